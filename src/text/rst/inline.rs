//! The markup within a paragraph: emphasis, code, roles, links, substitutions.

use std::ops::Range;

use crate::text::closing::Closings;
use crate::text::composer::Composer;
use crate::text::flow::Flow;
use crate::text::rst::WORDS;
use crate::text::rst::target::LinkTargets;

/// The maximum length of a word that is a link, such as `word_`, in characters.
const MAX_LINK_WORD_CHARS: usize = 80;

/// Adds the words of `flow` to the composer.
pub fn add_words(composer: &mut Composer<'_>, flow: &Flow, targets: &mut LinkTargets) {
    let mut reader = InlineReader {
        composer,
        flow,
        text: flow.text(),
        targets,
        closings: Closings::default(),
        pending_start: 0,
    };
    reader.read_all();
}

struct InlineReader<'r, 's> {
    composer: &'r mut Composer<'s>,
    flow: &'r Flow,
    text: &'r str,
    targets: &'r mut LinkTargets,
    closings: Closings,
    /// The first byte of `text` that has not been added yet.
    pending_start: usize,
}

impl InlineReader<'_, '_> {
    fn read_all(&mut self) {
        let mut at = 0;
        while let Some(byte) = self.text.as_bytes().get(at) {
            let end = match byte {
                b'\\' => self.read_escape(at),
                b'*' => self.read_emphasis(at),
                b'`' => self.read_interpreted_text(at, at, ""),
                b':' => self.read_role(at),
                b'|' => self.read_substitution(at),
                b'[' => self.read_note_mark(at),
                b'_' => self.read_reference(at),
                _ => None,
            };
            match end {
                Some(end) => {
                    at = end;
                    self.pending_start = end.max(self.pending_start);
                }
                None => at += 1,
            }
        }
        self.add_pending(self.text.len());
    }

    /// Adds the text from byte `self.pending_start` to byte `end`.
    fn add_pending(&mut self, end: usize) {
        if self.pending_start < end {
            self.composer.add_flow(self.flow, self.pending_start..end);
        }
        self.pending_start = self.pending_start.max(end);
    }

    /// Adds the text at `range`. Backslashes that escape a character are left out.
    fn add_unescaped(&mut self, range: Range<usize>) {
        let mut from = range.start;
        let mut at = range.start;
        while let Some(found) = self.text[at..range.end].find('\\') {
            let slash = at + found;
            self.composer.add_flow(self.flow, from..slash);
            let next = self.text[slash + 1..range.end].chars().next();
            let len = next.map_or(0, char::len_utf8);
            let is_space = next.is_some_and(char::is_whitespace);
            from = slash + 1 + if is_space { len } else { 0 };
            at = slash + 1 + len;
        }
        self.composer.add_flow(self.flow, from..range.end);
    }

    fn add_object(&mut self, range: Range<usize>) {
        let place = self.flow.source_range(range);
        self.composer.add_object(place);
    }

    fn read_escape(&mut self, at: usize) -> Option<usize> {
        self.add_pending(at);
        let next = self.text[at + 1..].chars().next()?;
        let end = at + 1 + next.len_utf8();
        if next.is_whitespace() {
            return Some(end);
        }
        self.pending_start = at + 1;
        self.add_pending(end);
        Some(end)
    }

    /// Returns whether a mark of `len` bytes at `at` may open a construct.
    fn may_open(&self, at: usize, len: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + len..].chars().next();
        let Some(after) = after.filter(|after| !after.is_whitespace()) else {
            return false;
        };
        let quoted = matches!(
            (before, after),
            (Some('"'), '"')
                | (Some('\''), '\'')
                | (Some('('), ')')
                | (Some('['), ']')
                | (Some('{'), '}')
                | (Some('<'), '>')
        );
        let is_apart = before.is_none_or(|before| {
            before.is_whitespace()
                || "'\"([{<-/:".contains(before)
                || !before.is_ascii() && !before.is_alphanumeric()
        });
        is_apart && !quoted
    }

    /// Returns whether a construct may end before byte `at`.
    fn may_close(&self, at: usize) -> bool {
        let after = self.text[at..].chars().next();
        after.is_none_or(|after| {
            after.is_whitespace()
                || "'\")]}>-/\\:.,;!?".contains(after)
                || !after.is_ascii() && !after.is_alphanumeric()
        })
    }

    /// Returns the byte at which `mark` closes a construct, searching from byte `from` on.
    fn find_closing(&mut self, mark: &'static str, from: usize) -> Option<usize> {
        let (text, is_literal) = (self.text, mark == "``");
        let mut closings = std::mem::take(&mut self.closings);
        let found = closings.find(text, mark, from, |at| {
            let before = text[..at].chars().next_back();
            let is_shown = before.is_some_and(|before| !before.is_whitespace())
                && (is_literal || before != Some('\\'));
            let end = at + mark.len();
            let end = match mark {
                "`" => end + closing_suffix(&text[end..]).len(),
                "|" => end + n_underscores(&text[end..]),
                _ => end,
            };
            is_shown && from < at + mark.len() && self.may_close(end)
        });
        self.closings = closings;
        found.filter(|at| from < *at)
    }

    fn read_emphasis(&mut self, at: usize) -> Option<usize> {
        let is_strong = self.text[at..].starts_with("**");
        let mark = if is_strong { "**" } else { "*" };
        if !self.may_open(at, mark.len()) {
            return is_strong
                .then_some(at + mark.len())
                .inspect(|end| self.add_pending(*end));
        }
        let from = at + mark.len();
        let close = self.find_closing(mark, from)?;
        self.add_pending(at);
        let style = &mut self.composer.emphasis;
        (style.bold, style.italic) = (usize::from(is_strong), usize::from(!is_strong));
        self.add_unescaped(from..close);
        let style = &mut self.composer.emphasis;
        (style.bold, style.italic) = (0, 0);
        Some(close + mark.len())
    }

    /// Handles a text in backticks that follows its role, `` :role:`text` ``.
    fn read_role(&mut self, at: usize) -> Option<usize> {
        let name = role_name(&self.text[at..])?;
        let tick = at + name.len() + 2;
        if !self.text[tick..].starts_with('`') || !self.may_open(at, 1) {
            return None;
        }
        let name = name.to_owned();
        self.read_interpreted_text(tick, at, &name)
    }

    /// Handles a text in backticks, which has the role `role`. Its opening backtick is at byte
    /// `tick`. The construct begins at byte `start`, which is before the backtick if the role is
    /// written there.
    fn read_interpreted_text(&mut self, tick: usize, start: usize, role: &str) -> Option<usize> {
        if role.is_empty() && !self.may_open(tick, 1) {
            return None;
        }
        if role.is_empty() && self.text[tick..].starts_with("``") {
            let close = self.find_closing("``", tick + 2)?;
            self.add_pending(start);
            self.add_object(tick..close + 2);
            return Some(close + 2);
        }
        let close = self.find_closing("`", tick + 1)?;
        let inner = tick + 1..close;
        let suffix = closing_suffix(&self.text[close + 1..]).to_owned();
        let end = close + 1 + suffix.len();
        self.add_pending(start);
        let role = role.rsplit(':').next().unwrap_or_default();
        match suffix.as_str() {
            "_" | "__" => self.add_link(inner, suffix == "__"),
            suffix => {
                let names = [role, suffix.trim_matches(':'), self.targets.default_role()];
                let name = names.into_iter().find(|name| !name.is_empty());
                let role = name.unwrap_or_default().to_ascii_lowercase();
                self.add_role_text(inner, start..end, &role);
            }
        }
        Some(end)
    }

    /// Adds the link whose text between backticks is at `inner`. The target of an anonymous link
    /// has no name.
    fn add_link(&mut self, inner: Range<usize>, is_anonymous: bool) {
        let text = &self.text[inner.clone()];
        let (words, url) = match link_with_address(text) {
            Some((words, url)) => {
                let url = url
                    .strip_suffix('_')
                    .map_or(url, |name| self.targets.url(name).unwrap_or(url));
                let url = url.to_owned();
                if !is_anonymous {
                    self.targets.add_embedded(&text[..words], &url);
                }
                (inner.start..inner.start + words, url)
            }
            None if is_anonymous => (inner.clone(), self.targets.next_anonymous()),
            None => {
                let url = self.targets.url(text).unwrap_or_default().to_owned();
                (inner.clone(), url)
            }
        };
        self.composer.open_link(url);
        if words.is_empty() {
            self.add_object(inner);
        } else {
            self.add_unescaped(words);
        }
        self.composer.close_link();
    }

    /// Adds the text at `inner`, which has the role `role`. `range` also includes the role and the
    /// backticks.
    fn add_role_text(&mut self, inner: Range<usize>, range: Range<usize>, role: &str) {
        let text = &self.text[inner.clone()];
        let words = &WORDS.rst;
        let is_text = role.is_empty()
            || words.text_roles.iter().any(|name| name == role)
            || self.targets.has_text_role(role);
        match link_with_address(text) {
            Some((words, target)) if words != 0 => {
                let url = target.to_owned();
                self.composer.open_link(url);
                self.add_unescaped(inner.start..inner.start + words);
                self.composer.close_link();
            }
            _ if words.numbered_roles.contains_key(role) => {
                let shown = format!("{}{text}", words.numbered_roles[role]);
                let place = self.flow.source_range(range);
                self.composer.add_replacement(&shown, place);
            }
            _ if is_text => {
                // The explanation in parentheses after an abbreviation is not shown.
                let is_hidden = role == "abbr" && text.ends_with(')');
                let shown = text.find(" (").filter(|_| is_hidden);
                let end = shown.map_or(inner.end, |len| inner.start + len);
                self.add_unescaped(inner.start..end);
            }
            _ => self.add_object(range),
        }
    }

    fn read_substitution(&mut self, at: usize) -> Option<usize> {
        if !self.may_open(at, 1) {
            return None;
        }
        let close = self.find_closing("|", at + 1)?;
        let name = &self.text[at + 1..close];
        if name.contains('\n') && name.len() > MAX_LINK_WORD_CHARS {
            return None;
        }
        self.add_pending(at);
        let end = close + 1 + n_underscores(&self.text[close + 1..]);
        let place = self.flow.source_range(at..end);
        match self.targets.substitution(name) {
            Some(text) => self.composer.add_replacement(text, place),
            None => self.composer.add_object(place),
        }
        Some(end)
    }

    /// Handles the mark of a note or a citation: `[1]_`, `[#name]_`, `[KEY2001]_`.
    fn read_note_mark(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"#*-_.:+".contains(&byte);
        let len = rest.bytes().take_while(|byte| is_name(*byte)).count();
        let end = at + 1 + len + 2;
        if len == 0 || !rest[len..].starts_with("]_") || !self.may_close(end) {
            return None;
        }
        // The space before the mark belongs to the markup.
        self.add_pending(self.text[..at].trim_end_matches(' ').len());
        self.composer.add_note_mark();
        Some(end)
    }

    /// Handles a word that is a link, `word_`, or a target within the text, `` _`words` ``.
    fn read_reference(&mut self, at: usize) -> Option<usize> {
        if self.text[at + 1..].starts_with('`') && self.may_open(at, 2) {
            let close = self.find_closing("`", at + 2)?;
            self.add_pending(at);
            self.add_unescaped(at + 2..close);
            return Some(close + 1);
        }
        let end = at + n_underscores(&self.text[at..]);
        let is_word = |character: &char| character.is_alphanumeric() || "-_.+".contains(*character);
        let before = self.text[self.pending_start..at].chars().rev();
        let len: usize = before
            .take(MAX_LINK_WORD_CHARS)
            .take_while(is_word)
            .map(char::len_utf8)
            .sum();
        if len == 0 || !self.may_close(end) {
            return None;
        }
        let word = at - len..at;
        let url = match self.targets.url(&self.text[word.clone()]) {
            Some(url) if end == at + 1 => url.to_owned(),
            _ if end == at + 2 => self.targets.next_anonymous(),
            _ => return None,
        };
        self.add_pending(word.start);
        self.composer.open_link(url);
        self.add_unescaped(word);
        self.composer.close_link();
        Some(end)
    }
}

/// Returns the length in bytes of the words before the address in `text`, and the address:
/// `words <address>`. Returns `None` if `text` has no address.
fn link_with_address(text: &str) -> Option<(usize, &str)> {
    let inner = text.strip_suffix('>')?;
    let open = inner.rfind('<')?;
    let is_apart = open == 0 || text[..open].ends_with(char::is_whitespace);
    let words = text[..open].trim_end();
    is_apart.then(|| (words.len(), inner[open + 1..].trim()))
}

/// Returns the name of the role at the start of `text`, such as `ref` for `:ref:`.
fn role_name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:+".contains(&byte);
    let len = rest.bytes().take_while(|byte| is_name(*byte)).count();
    let name = rest[..len].strip_suffix(':')?;
    let is_name = name.starts_with(|first: char| first.is_ascii_alphanumeric());
    is_name.then_some(name)
}

/// Returns the suffix of a closing backtick at the start of `rest`: `_`, `__`, `:role:`, or an
/// empty string.
fn closing_suffix(rest: &str) -> &str {
    let n_marks = n_underscores(rest);
    if n_marks != 0 {
        return &rest[..n_marks];
    }
    match role_name(rest) {
        Some(name) => &rest[..name.len() + 2],
        None => "",
    }
}

/// Returns the number of underscores with which `rest` begins, at most two.
fn n_underscores(rest: &str) -> usize {
    rest.bytes()
        .take(2)
        .take_while(|byte| *byte == b'_')
        .count()
}
