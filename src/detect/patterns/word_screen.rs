//! Finds which patterns may match in a part of a draft, by the words of this part.
//!
//! The distinct words of a draft are searched once for the letters that each pattern requires. A
//! block is then compared with the words that have such letters, so its text is not read again.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::detect::patterns::literal::Literal;
use crate::detect::patterns::literal_key::{Key, key};
use crate::detect::patterns::literal_search::LiteralSearch;
use crate::detect::patterns::literals::{MAX_SETS, literal_sets};
use crate::english;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};
use crate::text::token::Token;

/// A literal whose key is searched for.
#[derive(Debug)]
struct KeyedLiteral {
    literal: Literal,
    /// The byte of the literal at which the key begins.
    key_at: usize,
    /// The number of the pattern.
    pattern: usize,
    /// The bit of the set of the literal, in [`WordScreen::needs`].
    set: u8,
    key_starts_word: bool,
    key_ends_word: bool,
}

/// A literal that may be in a draft, because a word of the draft contains the key of the literal.
#[derive(Clone, Copy, Debug)]
struct PossibleLiteral {
    /// The index of the word in the words of the draft.
    word: usize,
    /// The byte of the word at which the key begins.
    key_at: usize,
    /// The index of the literal in [`WordScreen::literals`].
    literal: usize,
}

/// The number that means “no literal”.
const NONE: u32 = u32::MAX;

/// Finds which patterns of a set may match in a part of a draft.
#[derive(Debug)]
pub struct WordScreen {
    /// The literals whose keys are searched for.
    literals: Vec<KeyedLiteral>,
    /// For the hash of each key that is a whole word, the indices of its literals.
    words: FxHashMap<u32, Vec<usize>>,
    /// A search for the other keys. `None` if there are no other keys.
    search: Option<LiteralSearch>,
    /// For each text that is searched for, the indices of the literals with this key.
    literals_of_parts: Vec<Vec<usize>>,
    /// For each pattern, a bit for each of its sets whose keys are searched for. A text in which
    /// the pattern matches has a literal of each of these sets.
    needs: Vec<u8>,
    /// For each pattern, the sets of literals without keys. A text in which the
    /// pattern matches contains a literal of each of these sets, too.
    others: Vec<Vec<BTreeSet<Literal>>>,
    /// The numbers of the patterns without keys, in ascending order.
    unkeyed: Vec<usize>,
}

impl WordScreen {
    /// Creates the screen for `patterns`, which ignore letter case. Returns `None` if the search
    /// for their literals cannot be built.
    pub fn new(patterns: &[&str]) -> Option<Self> {
        let mut literals: Vec<KeyedLiteral> = Vec::new();
        let mut words: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let (mut needs, mut others, mut unkeyed) = (Vec::new(), Vec::new(), Vec::new());
        for (pattern, text) in patterns.iter().enumerate() {
            let (searched, rest) = split_sets(literal_sets(text));
            if searched.is_empty() {
                unkeyed.push(pattern);
            }
            others.push(rest);
            const { assert!(MAX_SETS < u8::BITS as usize) };
            needs.push((1 << searched.len()) - 1);
            for (idx, set) in searched.into_iter().enumerate() {
                for (literal, key) in set {
                    let key_text = &literal.text[key.range.clone()];
                    let with_key = if key.is_word() {
                        words.entry(english::key::hash(key_text)).or_default()
                    } else {
                        parts.entry(key_text.to_owned()).or_default()
                    };
                    with_key.push(literals.len());
                    literals.push(KeyedLiteral {
                        key_at: key.range.start,
                        pattern,
                        set: 1 << idx,
                        key_starts_word: key.starts_word,
                        key_ends_word: key.ends_word,
                        literal,
                    });
                }
            }
        }
        let (parts, literals_of_parts): (Vec<String>, Vec<Vec<usize>>) = parts.into_iter().unzip();
        let search = if parts.is_empty() {
            None
        } else {
            Some(LiteralSearch::new(parts)?)
        };
        Some(Self {
            literals,
            words,
            search,
            literals_of_parts,
            needs,
            others,
            unkeyed,
        })
    }

    /// Searches the words of `draft` for the keys.
    pub fn over<'s>(&'s self, draft: &'s Draft) -> WordsWithKeys<'s> {
        let mut possible: Vec<PossibleLiteral> = Vec::new();
        if !self.words.is_empty() {
            for word in draft.words.ids() {
                // Another word may have the same hash, which does no harm.
                let found = self.words.get(&draft.words.hash(word));
                let found = found.into_iter().flatten();
                possible.extend(found.map(|literal| PossibleLiteral {
                    word: word.index(),
                    key_at: 0,
                    literal: *literal,
                }));
            }
        }
        if let Some(search) = &self.search {
            self.add_parts(search, draft, &mut possible);
        }
        possible.sort_by_key(|literal| literal.word);
        let n_words = if possible.is_empty() {
            0
        } else {
            draft.words.count()
        };
        let mut first_of_word = vec![NONE; n_words];
        for (idx, literal) in (0..offset(possible.len())).zip(&possible).rev() {
            first_of_word[literal.word] = idx;
        }
        WordsWithKeys {
            screen: self,
            draft,
            first_of_word,
            possible,
        }
    }

    /// Adds to `possible` the words of `draft` that contain a key.
    fn add_parts(
        &self,
        search: &LiteralSearch,
        draft: &Draft,
        possible: &mut Vec<PossibleLiteral>,
    ) {
        let mut ends = draft.words.ends().enumerate().peekable();
        let mut start = 0;
        search.find(draft.words.all(), |part, place| {
            // The words before this place have no further key.
            while let Some((_, end)) = ends.next_if(|(_, end)| *end < place.end) {
                start = end;
            }
            let Some((word, end)) = ends.peek().copied() else {
                return;
            };
            if place.start < start {
                return;
            }
            let fits = |literal: &&usize| {
                let literal = &self.literals[**literal];
                (!literal.key_starts_word || place.start == start)
                    && (!literal.key_ends_word || place.end == end)
            };
            let fitting = self.literals_of_parts[part].iter().filter(fits);
            possible.extend(fitting.map(|literal| PossibleLiteral {
                word,
                key_at: place.start - start,
                literal: *literal,
            }));
        });
    }
}

/// The words of a draft that have keys.
pub struct WordsWithKeys<'s> {
    screen: &'s WordScreen,
    draft: &'s Draft,
    /// For each word, the index of its first literal in `possible`, or [`NONE`]. Empty if no word
    /// has a key.
    first_of_word: Vec<u32>,
    /// The literals whose keys are in words of the draft, in the order of the words.
    possible: Vec<PossibleLiteral>,
}

impl WordsWithKeys<'_> {
    /// Returns the numbers of the patterns that may match in the tokens `tokens`, in ascending
    /// order. The tokens are those in `within`. No other pattern matches, unless the text contains
    /// “ſ” instead of “s”, or the sign for kelvin instead of “k”.
    pub fn candidates(&self, tokens: Range<usize>, within: Span) -> Vec<usize> {
        let mut candidates = self.screen.unkeyed.clone();
        let needs = &self.screen.needs;
        // For each pattern, the bits of the sets that have a literal among the tokens.
        let mut found: Vec<u8> = Vec::new();
        let none = self.possible.is_empty();
        for token in &self.draft.tokens[if none { 0..0 } else { tokens }] {
            let word = token.word.index();
            let first = self.first_of_word[word];
            if first == NONE {
                continue;
            }
            let of_word = self.possible[first as usize..].iter();
            for possible in of_word.take_while(|other| other.word == word) {
                let literal = &self.screen.literals[possible.literal];
                if !self.is_at(token, *possible, literal, within) {
                    continue;
                }
                found.resize(needs.len(), 0);
                let (sets, needed) = (&mut found[literal.pattern], needs[literal.pattern]);
                if *sets != needed && *sets | literal.set == needed {
                    candidates.push(literal.pattern);
                }
                *sets |= literal.set;
            }
        }
        candidates.sort_unstable();
        let text = self.draft.text(within);
        let lower = LazyCell::new(|| text.to_ascii_lowercase());
        let has_one = |literals: &BTreeSet<Literal>| {
            let has_letter = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
            literals.iter().any(|Literal { text: literal, .. }| {
                let text = if has_letter(literal) { &lower } else { text };
                text.contains(literal.as_str())
            })
        };
        candidates.retain(|pattern| self.screen.others[*pattern].iter().all(has_one));
        candidates
    }

    /// Says whether the text of the draft has `literal` where `token` contains the key of the
    /// literal. The answer is also yes if the text of the token and its word differ in length.
    fn is_at(
        &self,
        token: &Token,
        possible: PossibleLiteral,
        literal: &KeyedLiteral,
        within: Span,
    ) -> bool {
        let span = token.span.range();
        if span.len() != self.draft.words.text(token.word).len() {
            return true;
        }
        let start = (span.start + possible.key_at).checked_sub(literal.key_at);
        let literal = &literal.literal;
        let prose = self.draft.prose().as_bytes();
        start.is_some_and(|start| literal.is_at(prose, &within.range(), start))
    }
}

/// The literals of a set, each with its key.
type KeyedSet = Vec<(Literal, Key)>;

/// Splits `sets` into those whose keys are searched for, and those with a literal that has no key.
fn split_sets(sets: Vec<BTreeSet<Literal>>) -> (Vec<KeyedSet>, Vec<BTreeSet<Literal>>) {
    let (mut keyed, mut others) = (Vec::new(), Vec::new());
    for set in sets {
        let keys: Option<Vec<Key>> = set.iter().map(key).collect();
        match keys {
            Some(keys) => keyed.push(set.into_iter().zip(keys).collect()),
            None => others.push(set),
        }
    }
    (keyed, others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    #[test]
    fn only_patterns_with_their_words_in_the_block_are_candidates() {
        let patterns = [
            r"\blorem ipsum\b",
            r"\[[^\]]*\]",
            r"don['’]t (?:miss|read)",
            r"(?:alleged|said) to\b",
            r"\w+",
            r"\d+ to ",
            r"^TK \w+",
            r"\bhere \w+",
        ];
        let screen = WordScreen::new(&patterns).expect("the literals are few");
        let check = |text: &str, expected: &[usize]| {
            let draft = Draft::parse(text.to_owned(), Markup::Plain);
            let words = screen.over(&draft);
            let found = words.candidates(
                0..draft.tokens.len(),
                Span::new(0, offset(draft.prose().len())),
            );
            assert_eq!(found, expected, "{text}");
        };
        check("The pier is closed.", &[4]);
        check("LOREM Ipsum dolor.", &[0, 4]);
        check("The pier [sic] is closed.", &[1, 4]);
        check("Don’t miss the pier.", &[2, 4]);
        check("It is said to be a tomato.", &[3, 4, 5]);
        check("It was said that it is due to be open.", &[4, 5]);
        check("It is said that tomatoes grow.", &[4]);
        check("TK people", &[4, 6]);
        check("Some TK people", &[4]);
        check("Where is it? There it is.", &[4]);
        check("It is here now.", &[4, 7]);
    }
}
