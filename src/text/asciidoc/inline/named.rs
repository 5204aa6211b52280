//! Constructs with a name within a paragraph: macros, addresses, attributes, index terms, entities.

use std::ops::Range;

use crate::text::asciidoc::WORDS;
use crate::text::asciidoc::inline::{Closer, InlineReader};
use crate::text::markdown::html::entity;

/// The maximum length of the name of a macro or an attribute, in characters.
const MAX_NAME_CHARS: usize = 40;

impl InlineReader<'_, '_> {
    /// Handles a macro, `name:target[words]`, or an address with its words,
    /// `https://a.example[words]`.
    pub(super) fn read_macro(&mut self, at: usize) -> Option<usize> {
        let is_name = |character: &char| character.is_ascii_alphanumeric();
        let name = self.text[self.pending_start..at]
            .chars()
            .rev()
            .take(MAX_NAME_CHARS);
        let len = name.take_while(is_name).count();
        let start = at - len;
        let name = &self.text[start..at];
        if name.is_empty() {
            return None;
        }
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        let rest = &self.text[start..];
        let is_address = WORDS.schemes.iter().any(|scheme| rest.starts_with(scheme));
        let is_link = is_among(&WORDS.link_macros);
        let is_known = is_address
            || is_link
            || [
                &WORDS.text_macros,
                &WORDS.picture_macros,
                &WORDS.note_macros,
                &WORDS.hidden_macros,
                &WORDS.object_macros,
            ]
            .iter()
            .any(|names| is_among(names));
        if !is_known {
            return None;
        }
        let target = &self.text[at + 1..];
        let ends = |character: char| character.is_whitespace() || "[<>\"".contains(character);
        let open = at + 1 + target.find(ends).unwrap_or(target.len());
        if !self.text[open..].starts_with('[') {
            // An address without brackets is added as text, and the tokenizer recognises it.
            return is_address.then(|| {
                self.add_pending(open);
                open
            });
        }
        let close = self
            .find_closing("]", open + 1, true)
            .or_else(|| self.text[open + 1..].starts_with(']').then_some(open + 1))?;
        let name = name.to_owned();
        self.add_pending(start);
        let url = if is_address || name == "mailto" {
            start..open
        } else {
            at + 1..open
        };
        let words = shown_words(&self.text[open + 1..close]);
        let words = open + 1 + words.start..open + 1 + words.end;
        Some(self.add_macro(&name, url, words, start..close + 1))
    }

    /// Adds what the macro `name` shows. The macro is at `whole`, and its text in brackets at
    /// `words`. Returns the byte to continue at.
    fn add_macro(
        &mut self,
        name: &str,
        url: Range<usize>,
        words: Range<usize>,
        whole: Range<usize>,
    ) -> usize {
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if is_among(&WORDS.hidden_macros) {
            return whole.end;
        }
        if is_among(&WORDS.note_macros) {
            self.composer.add_note_mark();
            if !words.is_empty() {
                self.notes.push(words);
            }
            return whole.end;
        }
        if is_among(&WORDS.picture_macros) {
            let place = self.flow.source_range(whole.clone());
            self.composer.add_picture(place);
            return whole.end;
        }
        // The macro `pass` shows its text unless the text is HTML.
        if name == "pass" && !words.is_empty() && !self.text[words.clone()].contains('<') {
            self.composer.add_flow(self.flow, words);
            return whole.end;
        }
        if is_among(&WORDS.object_macros) || words.is_empty() {
            self.add_object(whole.clone());
            return whole.end;
        }
        let closer = if is_among(&WORDS.text_macros) {
            Closer::Nothing
        } else {
            self.composer
                .open_link(self.text[url].trim_start_matches('#'));
            Closer::Link
        };
        self.open.push((words.end, whole.end - words.end, closer));
        words.start
    }

    pub(super) fn read_attribute(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte);
        let len = rest
            .bytes()
            .take(MAX_NAME_CHARS)
            .take_while(|byte| is_name(*byte))
            .count();
        if len == 0 || !rest[len..].starts_with('}') {
            return None;
        }
        let end = at + len + 2;
        self.add_pending(at);
        let value = self.attributes.value(&rest[..len]);
        let is_address = |value: &&str| {
            WORDS
                .schemes
                .iter()
                .any(|scheme| value.starts_with(scheme.as_str()))
        };
        if let Some(address) = value.filter(is_address) {
            let url = address.to_owned();
            let target = &self.text[end..];
            let ends = |character: char| character.is_whitespace() || "[<>\"".contains(character);
            let open = end + target.find(ends).unwrap_or(target.len());
            let is_titled = self.text[open..].starts_with('[');
            let close = is_titled
                .then(|| self.find_closing("]", open + 1, true))
                .flatten();
            self.composer.open_link(url);
            let Some(close) = close else {
                self.add_object(at..end);
                self.composer.close_link();
                return Some(end);
            };
            let words = shown_words(&self.text[open + 1..close]);
            let (start, last) = (open + 1 + words.start, open + 1 + words.end);
            self.open.push((last, close + 1 - last, Closer::Link));
            return Some(start);
        }
        match value {
            Some(value) => self.add_replacement(value, at..end),
            None => self.add_object(at..end),
        }
        Some(end)
    }

    /// Handles an index term: `((term))` is shown, and `(((term, term)))` is not.
    pub(super) fn read_index_term(&mut self, at: usize) -> Option<usize> {
        if self.text[at..].starts_with("(((") {
            let close = self.find_closing(")))", at + 3, true)?;
            self.add_pending(at);
            return Some(close + 3);
        }
        if !self.text[at..].starts_with("((") {
            return None;
        }
        let close = self.find_closing("))", at + 2, true)?;
        self.add_pending(at);
        self.open.push((close, 2, Closer::Nothing));
        Some(at + 2)
    }

    pub(super) fn read_entity(&mut self, at: usize) -> Option<usize> {
        let (len, shown) = entity(&self.text[at..])?;
        self.add_pending(at);
        self.add_replacement(&shown, at..at + len);
        Some(at + len)
    }
}

/// Returns the range of the words to show in `inner`, the text in the brackets of a macro.
/// Attributes such as `role=small` are not shown.
fn shown_words(inner: &str) -> Range<usize> {
    if let Some(rest) = inner.strip_prefix('"')
        && let Some(len) = rest.find('"')
    {
        return 1..1 + len;
    }
    let end = match inner.split_once('=') {
        Some((before, _)) if before.contains(',') => before.rfind(',').unwrap_or(before.len()),
        Some((before, _)) if !before.contains(' ') => 0,
        _ => inner.len(),
    };
    0..inner[..end].trim_end_matches('^').len()
}
