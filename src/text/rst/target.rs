//! Where names lead, and what stands for them.

use rustc_hash::FxHashMap;

use crate::text::source_line::SourceLine;

/// The targets of links and the substitutions of a text.
#[derive(Debug, Default)]
pub struct LinkTargets {
    urls: FxHashMap<String, String>,
    anonymous: Vec<String>,
    substitutions: FxHashMap<String, String>,
}

impl LinkTargets {
    /// Those that the lines of `source` define.
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

    /// Adds the target that `text` defines behind its mark; `next` is the line below.
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

    /// Adds where a link within the text says that `name` leads.
    pub fn embed(&mut self, name: &str, url: &str) {
        self.urls.insert(key(name), url.to_owned());
    }

    /// Where `name` leads, if anything says so.
    pub fn url(&self, name: &str) -> Option<&str> {
        self.urls.get(&key(name)).map(String::as_str)
    }

    /// Where the next link without a name leads.
    pub fn next_anonymous(&mut self) -> String {
        self.anonymous.pop().unwrap_or_default()
    }

    /// What is shown for the substitution `name`, if it is plain text.
    pub fn substitution(&self, name: &str) -> Option<&str> {
        self.substitutions.get(&key(name)).map(String::as_str)
    }
}

/// The name of the substitution that `text` defines, and what stands behind it.
pub fn substitution(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('|')?;
    let (name, rest) = rest.split_once('|')?;
    let is_name = !name.is_empty() && !name.starts_with(' ') && rest.starts_with(' ');
    is_name.then(|| (name, rest.trim_start()))
}

/// `name` in small letters, with one space for each stretch of spaces.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
