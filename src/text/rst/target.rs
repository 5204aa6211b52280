//! Records the targets of links, and the texts that replace substitutions.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::rst::WORDS;
use crate::text::source_line::SourceLine;

/// The targets of links and the substitutions of a text.
#[derive(Debug, Default)]
pub struct LinkTargets {
    urls: FxHashMap<String, String>,
    anonymous: Vec<String>,
    substitutions: FxHashMap<String, String>,
    /// The roles that the draft defines and whose text is shown, such as a role that sets a colour.
    text_roles: FxHashSet<String>,
    /// The role of text in backticks that names no role; empty if the draft sets none.
    default_role: String,
}

impl LinkTargets {
    /// Reads the targets and substitutions that the lines of `source` define.
    pub fn of(source: &str, lines: &[SourceLine]) -> Self {
        let mut targets = Self::default();
        for (idx, line) in lines.iter().enumerate() {
            let text = line.text(source);
            if let Some(url) = text.strip_prefix("__ ") {
                targets.anonymous.push(url.trim().to_owned());
            }
            let Some(text) = text.strip_prefix(".. ").map(str::trim_start) else {
                continue;
            };
            if let Some(url) = text.strip_prefix("__:") {
                targets.anonymous.push(url.trim().to_owned());
            } else if let Some(text) = text.strip_prefix('_') {
                let next = lines.get(idx + 1).filter(|next| line.indent < next.indent);
                let next = next.map_or("", |next| next.text(source));
                targets.add(text, next);
            } else if let Some(role) = text.strip_prefix("role::") {
                targets.define_role(role.trim());
            } else if let Some(role) = text.strip_prefix("default-role::") {
                role.trim().clone_into(&mut targets.default_role);
            } else if let Some((name, rest)) = substitution(text)
                && let Some(text) = rest.strip_prefix("replace::")
            {
                let is_plain = |character: char| !matches!(character, '`' | '*' | '|' | '\\');
                let text = text.trim();
                if text.chars().all(is_plain) {
                    targets.substitutions.insert(key(name), text.to_owned());
                }
            }
        }
        targets.anonymous.reverse();
        targets
    }

    /// Adds the target that a line defines. `text` is the line without the mark `.. _`. `next` is
    /// the line below, which may have the address.
    fn add(&mut self, text: &str, next: &str) {
        let (name, url) = match text.strip_prefix('`') {
            Some(rest) => match rest.split_once("`:") {
                Some(parts) => parts,
                None => return,
            },
            None => match text.split_once(": ").or(text.split_once(':')) {
                Some(parts) => parts,
                None => return,
            },
        };
        let url = match url.trim() {
            "" => next.trim(),
            url => url,
        };
        let is_address = url.contains([':', '/', '.']) && !url.contains(' ');
        let url = if is_address {
            url.to_owned()
        } else {
            format!("#{}", key(name).replace(' ', "-"))
        };
        self.urls.insert(key(name), url);
    }

    /// Adds the role that `text` defines, such as `small(emphasis)`: its name and, in parentheses,
    /// the role on which it is based.
    fn define_role(&mut self, text: &str) {
        let (name, base) = match text.split_once('(') {
            Some((name, base)) => (name.trim(), base.trim_end_matches(')').trim()),
            None => (text, ""),
        };
        let words = &WORDS.rst;
        if base.is_empty() || words.text_roles.iter().any(|known| known == base) {
            self.text_roles.insert(name.to_owned());
        }
    }

    /// Returns whether the draft defines a role `name` whose text is shown.
    pub fn has_text_role(&self, name: &str) -> bool {
        self.text_roles.contains(name)
    }

    /// Returns the role of text in backticks that names no role; empty if the draft sets none.
    pub fn default_role(&self) -> &str {
        &self.default_role
    }

    /// Adds the address of the link `name`, which a link within the text gives:
    /// `` `name <url>`_ ``.
    pub fn add_embedded(&mut self, name: &str, url: &str) {
        self.urls.insert(key(name), url.to_owned());
    }

    /// Returns the address of the link `name`, if the draft defines one.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.urls.get(&key(name)).map(String::as_str)
    }

    /// Returns the address of the next link without a name; empty if there is none.
    pub fn next_anonymous(&mut self) -> String {
        self.anonymous.pop().unwrap_or_default()
    }

    /// Returns the text of the substitution `name`, if it is plain text.
    pub fn substitution(&self, name: &str) -> Option<&str> {
        self.substitutions.get(&key(name)).map(String::as_str)
    }
}

/// Returns the name of the substitution that `text` defines, `|name| replace:: words`, and the text
/// after the name.
pub fn substitution(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('|')?;
    let (name, rest) = rest.split_once('|')?;
    let is_name = !name.is_empty() && !name.starts_with(' ') && rest.starts_with(' ');
    is_name.then(|| (name, rest.trim_start()))
}

/// Returns `name` in lower case, with each run of spaces as one space.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
