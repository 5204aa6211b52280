//! A literal: a text that a pattern requires, and how often English texts contain it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::english;
use crate::text::stem::stem;

/// Stands before a literal that a pattern requires at the beginning of the text.
pub(super) const TEXT_START: char = '^';

/// Stands before or after a literal that a pattern requires at the boundary of a word.
pub(super) const BOUNDARY: char = '~';

/// The characters that are not part of a literal.
pub(super) const MARKS: [char; 2] = [TEXT_START, BOUNDARY];

/// The maximum number of bytes of a literal. If a literal is longer, only its first bytes are used.
const MAX_BYTES: usize = 32;

/// How many of a thousand words contain a bracket, roughly. Parentheses are more frequent.
const RATE_OF_BRACKETS: f32 = 0.3;

/// How many of a thousand words contain one given letter, roughly.
const RATE_OF_LETTER: f32 = 50.0;

/// The factors by which each further letter and each further word make a literal rarer, roughly.
const RARER_BY_LETTER: f32 = 0.2;
const RARER_BY_WORD: f32 = 0.1;

/// A text that a pattern requires, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Literal {
    pub(super) text: String,
    /// Whether the searched text begins with the literal.
    pub(super) starts_text: bool,
    /// Whether no ASCII letter, digit or underscore is before the literal.
    pub(super) starts_word: bool,
    /// Whether no ASCII letter, digit or underscore follows the literal.
    pub(super) ends_word: bool,
}

impl Literal {
    /// Returns the literal that `marked` describes: a text with [`MARKS`] before, after and within.
    /// `None` if the text is empty, because every text contains an empty text.
    pub(super) fn read(marked: &str) -> Option<Self> {
        let start = marked.len() - marked.trim_start_matches(MARKS).len();
        let end = marked.trim_end_matches(MARKS).len();
        let (before, after) = (&marked[..start], &marked[end..]);
        // The marks within the literal are removed, because its letters show where its words end.
        let mut text = marked.replace(MARKS, "");
        let is_cut = MAX_BYTES < text.len();
        text.truncate(MAX_BYTES);
        // Only a boundary beside an ASCII letter, digit or underscore is kept. A boundary beside
        // another character, such as a space, requires a letter of any script on its other side.
        let (first, last) = (text.bytes().next()?, text.bytes().next_back()?);
        Some(Self {
            starts_text: before.contains(TEXT_START),
            starts_word: before.contains(BOUNDARY) && is_word_byte(first),
            ends_word: after.contains(BOUNDARY) && is_word_byte(last) && !is_cut,
            text,
        })
    }

    /// Returns the literal with its marks, as [`Literal::read`] reads it.
    #[cfg(any(test, feature = "internals"))]
    pub(super) fn marked(&self) -> String {
        let mark = |mark: char, is_set: bool| is_set.then_some(mark);
        let starts = [
            mark(TEXT_START, self.starts_text),
            mark(BOUNDARY, self.starts_word),
        ];
        let starts = starts.into_iter().flatten();
        let ends = mark(BOUNDARY, self.ends_word);
        starts.chain(self.text.chars()).chain(ends).collect()
    }

    /// Says whether `text` has the literal at the byte `start`, whatever the case of its letters.
    /// The pattern is tried in the part `within` of the text, whose edges are boundaries of words.
    pub(super) fn is_at(&self, text: &[u8], within: &Range<usize>, start: usize) -> bool {
        if self.starts_text && start != within.start {
            return false;
        }
        let end = start + self.text.len();
        let is_word = |at: usize| {
            within.contains(&at) && text.get(at).is_some_and(|byte| is_word_byte(*byte))
        };
        let found = text.get(start..end);
        found.is_some_and(|found| found.eq_ignore_ascii_case(self.text.as_bytes()))
            && !(self.starts_word && start.checked_sub(1).is_some_and(is_word))
            && !(self.ends_word && is_word(end))
    }

    /// Returns how often the literal occurs in a thousand words of English, roughly.
    fn rate(&self) -> f32 {
        let mut rates = self.rates_of_parts();
        rates.sort_by(f32::total_cmp);
        let rarest = rates.first().copied().unwrap_or(RATE_OF_LETTER);
        let others = rates.iter().skip(1).map(|_| RARER_BY_WORD);
        rarest * others.product::<f32>()
    }

    /// Returns how often each bracket, word and part of a word in the literal occurs.
    fn rates_of_parts(&self) -> Vec<f32> {
        let frequencies = english::frequencies();
        let bytes = self.text.as_bytes();
        let mut rates = Vec::new();
        let mut start = 0;
        for run in bytes.chunk_by(|a, b| is_word_byte(*a) == is_word_byte(*b)) {
            let place = start..start + run.len();
            start = place.end;
            if !is_word_byte(run[0]) {
                let brackets = run.iter().filter(|byte| b"[]".contains(byte));
                rates.extend(brackets.map(|_| RATE_OF_BRACKETS));
                continue;
            }
            let is_whole = (0 < place.start || self.starts_word || self.starts_text)
                && (place.end < bytes.len() || self.ends_word);
            let row = frequencies.row(&stem(&self.text[place]));
            let count = row.map_or(1.0, |row| frequencies.count(row));
            let as_word = 1_000.0 * count / frequencies.total().max(1.0);
            let others = run.iter().skip(1).map(|_| RARER_BY_LETTER);
            let within_words = RATE_OF_LETTER * others.product::<f32>();
            rates.push(as_word + if is_whole { 0.0 } else { within_words });
        }
        rates
    }
}

/// Returns how often one of `literals` occurs in a thousand words of English, roughly.
pub(super) fn rate(literals: &BTreeSet<Literal>) -> f32 {
    literals.iter().map(Literal::rate).sum()
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_has_the_marks_at_its_edges() {
        let check = |marked: &str, expected: Option<&str>| {
            let literal = Literal::read(marked);
            assert_eq!(
                literal.map(|literal| literal.marked()).as_deref(),
                expected,
                "{marked}"
            );
        };
        check("~here~ is~", Some("~here is~"));
        check("^see the ~", Some("^see the "));
        check("~[your~", Some("[your~"));
        check("~^~", None);
        check(
            "~0123456789012345678901234567890123456789~",
            Some("~01234567890123456789012345678901"),
        );
    }

    #[test]
    fn rare_words_are_rarer_than_frequent_words_and_short_parts() {
        let rate = |marked: &str| Literal::read(marked).expect("it has letters").rate();
        for (rarer, other) in [
            ("~tk~", "~people~"),
            ("~here~", "here"),
            ("said to", "said"),
            ("[my ", "~my~"),
            ("~press release~", "~article~"),
        ] {
            assert!(rate(rarer) < rate(other), "{rarer} {other}");
        }
    }

    #[test]
    fn a_boundary_is_beside_no_letter() {
        let check = |marked: &str, text: &str, expected: bool| {
            let literal = Literal::read(marked).expect("it has letters");
            let start = text.find(&literal.text).expect("the text has it");
            assert_eq!(
                literal.is_at(text.as_bytes(), &(0..text.len()), start),
                expected,
                "{text}"
            );
        };
        check("~here", "here", true);
        check("~here", "so here", true);
        check("~here", "there", false);
        check("here~", "hereby", false);
        check("here", "thereby", true);
    }
}
