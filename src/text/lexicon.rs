//! Lexicons that rules name: classes of the dictionary, and entries that a project adds.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::english;
use crate::english::class::ClassSet;
use crate::english::key::hash;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::{Span, offset};
use crate::text::token::{self, Token};
use crate::text::words::{Words, normalize};

/// A set of words and phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The classes of the dictionary whose words and phrases belong to the lexicon.
    classes: ClassSet,
    words: FxHashSet<Box<str>>,
    /// The bits of the first words of all entries: see [`word_bit`]. A word of a draft is looked up
    /// only if its bit is set.
    first_word_bits: u64,
    /// The phrases of two or more words. The key is the first word. The value has the other words
    /// of each phrase, the longest phrase first.
    phrases: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

impl Lexicon {
    /// Parses a lexicon with one entry per line. Lines that begin with `#` are comments. If a line
    /// has tabs, only its first column is read.
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::default();
        let mut words = Words::default();
        for line in entries(text) {
            lexicon.add(line.split('\t').next().unwrap_or(line), &mut words);
        }
        for list in lexicon.phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        lexicon
    }

    /// Returns whether the lexicon has no entry.
    pub fn is_empty(&self) -> bool {
        self.classes == ClassSet::NONE && self.words.is_empty() && self.phrases.is_empty()
    }

    /// Adds the entries of `other` to this lexicon.
    pub fn extend(&mut self, other: &Self) {
        self.classes.extend(&other.classes);
        self.words.extend(other.words.iter().cloned());
        self.first_word_bits |= other.first_word_bits;
        for (first, phrases) in &other.phrases {
            let own = self.phrases.entry(first.clone()).or_default();
            own.extend(phrases.iter().cloned());
            own.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
    }

    /// Adds `entry`. `words` has the words of earlier entries.
    fn add(&mut self, entry: &str, words: &mut Words) {
        let mut tokens = Vec::new();
        let span = Span::new(0, offset(entry.len()));
        token::split(entry, span, words, &mut tokens);
        let parts: Vec<Box<str>> = tokens
            .iter()
            .map(|token| words.text(token.word).into())
            .collect();
        if let Some(first) = parts.first() {
            self.first_word_bits |= word_bit(hash(first));
        }
        match parts.as_slice() {
            [] => {}
            [word] => {
                self.words.insert(word.clone());
            }
            [first, rest @ ..] => {
                self.phrases
                    .entry(first.clone())
                    .or_default()
                    .push(rest.to_vec());
            }
        }
    }

    /// Returns whether `word`, which must be normalised ([`normalize`]), is an entry of one word.
    pub fn contains(&self, word: &str) -> bool {
        let known = &english::dictionary().word(word).classes;
        known.meets(&self.classes) || self.words.contains(word)
    }

    /// Returns whether an entry may begin in `sentence`. If the result is false, no entry begins in
    /// the sentence; if true, the sentence has to be searched.
    pub fn may_begin_in(&self, sentence: &Sentence) -> bool {
        sentence.beginning_classes.meets(&self.classes)
            || sentence.word_bits & self.first_word_bits != 0
    }

    /// Returns whether an entry occurs in the tokens of `range`.
    pub fn occurs_in(&self, draft: &Draft, range: Range<usize>) -> bool {
        let end = range.end;
        let mut starts = range;
        starts.any(|start| self.match_at(draft, start..end).is_some())
    }

    /// Finds the longest entry that begins with the first token in `range`. Returns its number of
    /// tokens, or `None` if there is no such entry. `range` may end after the last token of the
    /// draft.
    pub fn match_at(&self, draft: &Draft, range: Range<usize>) -> Option<usize> {
        let known = draft.entry_at(range.clone(), self.classes);
        known.max(self.project_entry_at(draft, range))
    }

    /// Like [`Lexicon::match_at`], but finds only entries that a project adds.
    fn project_entry_at(&self, draft: &Draft, range: Range<usize>) -> Option<usize> {
        let end = range.end.min(draft.tokens.len());
        let (first, rest) = draft.tokens.get(range.start..end)?.split_first()?;
        if self.first_word_bits & word_bit(draft.words.hash(first.word)) == 0 {
            return None;
        }
        let first = draft.word(first);
        let fits = |phrase: &Vec<Box<str>>| {
            let words = phrase.iter().map(|word| &**word);
            let same = |(word, token): (&str, &Token)| word == draft.word(token);
            phrase.len() <= rest.len() && words.zip(rest).all(same)
        };
        let phrases = self.phrases.get(first);
        let phrase = phrases.and_then(|phrases| phrases.iter().find(|phrase| fits(phrase)));
        phrase
            .map(|phrase| phrase.len() + 1)
            .or_else(|| self.words.contains(first).then_some(1))
    }
}

/// Returns the bit that stands for a word with the hash `hash` in [`Lexicon`] and in
/// [`Sentence::word_bits`]. Several words share a bit.
pub const fn word_bit(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}

impl<C: Into<ClassSet>> From<C> for Lexicon {
    fn from(classes: C) -> Self {
        Self {
            classes: classes.into(),
            ..Self::default()
        }
    }
}

/// Returns the lines of a lexicon that are entries, without blank lines and comments.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim_end)
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// Parses a lexicon whose entries have values. On each line, the entry is before the first tab, and
/// its value is after the tab. Returns the values by their normalised entries.
pub fn table(text: &str) -> FxHashMap<String, &str> {
    let rows = entries(text).filter_map(|entry| entry.split_once('\t'));
    rows.map(|(entry, rest)| (normalize(entry).into_owned(), rest))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    #[test]
    fn an_entry_ends_within_the_range_and_within_the_draft() {
        let draft = Draft::parse("sources close to it, sources".to_owned(), Markup::Plain);
        let lexicon = Lexicon::parse("sources\nsources close\nto it");
        let check = |range: Range<usize>, expected: Option<usize>| {
            let found = lexicon.match_at(&draft, range.clone());
            assert_eq!(found, expected, "{range:?}");
        };
        check(0..6, Some(2));
        check(0..1, Some(1));
        check(0..0, None);
        check(2..4, Some(2));
        check(2..3, None);
        // These ranges contain the last token, or begin or end after it.
        check(5..6, Some(1));
        check(5..usize::MAX, Some(1));
        check(6..6, None);
        check(7..9, None);
    }
}
