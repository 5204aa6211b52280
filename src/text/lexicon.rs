//! Lexicons: words and phrases of `rules/lexicons/`, found among tokens. Knows no meaning.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::draft::Draft;
use crate::text::span::{Span, offset};
use crate::text::token;
use crate::text::words::{Words, normalize};

/// A set of words and phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: FxHashSet<Box<str>>,
    /// The phrases of two words and more, by their first word, longest first.
    phrases: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

impl Lexicon {
    /// Reads a lexicon: one entry a line; a line that begins with `#` is a comment; of a line with
    /// tabs the first column counts.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut lexicon = Self::default();
        for line in entries(text) {
            lexicon.add(line.split('\t').next().unwrap_or(line));
        }
        for list in lexicon.phrases.values_mut() {
            list.sort_by_key(|it| std::cmp::Reverse(it.len()));
        }
        lexicon
    }

    fn add(&mut self, entry: &str) {
        let mut tokens = Vec::new();
        let mut words = Words::default();
        let span = Span::new(0, offset(entry.len()));
        token::split(entry, span, &mut words, &mut tokens);
        let parts: Vec<Box<str>> = tokens.iter().map(|it| words.text(it.word).into()).collect();
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

    /// Whether `word` is an entry of one word. `word` is as [`normalize`] leaves it.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether an entry begins with `word`, which is as [`normalize`] leaves it.
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        self.contains(word) || self.phrases.contains_key(word)
    }

    /// How many tokens the longest entry has that begins at token `at` and ends before `end`.
    #[must_use]
    pub fn match_at(&self, draft: &Draft, at: usize, end: usize) -> Option<usize> {
        let word = |idx: usize| draft.word(&draft.tokens[idx]);
        let first = word(at);
        let fits = |rest: &Vec<Box<str>>| {
            at + rest.len() < end && (0..rest.len()).all(|it| word(at + 1 + it) == &*rest[it])
        };
        let phrase = self
            .phrases
            .get(first)
            .and_then(|it| it.iter().find(|rest| fits(rest)));
        phrase
            .map(|it| it.len() + 1)
            .or_else(|| self.contains(first).then_some(1))
    }
}

/// The lines of a lexicon that are entries.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim_end)
        .filter(|it| !it.trim().is_empty() && !it.starts_with('#'))
}

/// Reads a lexicon with a value a line: the entry in the first column, the rest after its tab.
#[must_use]
pub fn table(text: &str) -> FxHashMap<String, &str> {
    let rows = entries(text).filter_map(|it| it.split_once('\t'));
    rows.map(|(entry, rest)| (normalize(entry).into_owned(), rest))
        .collect()
}
