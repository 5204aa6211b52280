//! Finds which patterns may match in a part of a draft, by the words of this part.
//!
//! The distinct words of a draft are searched once for the letters that each pattern requires. A
//! block is then compared with the words that have such letters, so its text is not read again.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::detect::patterns::literal_search::LiteralSearch;
use crate::detect::patterns::literals::literal_sets;
use crate::english::key;
use crate::text::draft::Draft;
use crate::text::token::{Token, word};

/// Letters of a literal. A text that contains the literal has a token whose word contains these
/// letters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key<'l> {
    /// Letters of ASCII, in lower case; at least one.
    letters: &'l str,
    /// The byte of the literal at which the letters begin.
    start: usize,
    /// Whether a space is before the letters, so that the word begins with them.
    starts_word: bool,
    /// Whether a space follows the letters, so that the word ends with them.
    ends_word: bool,
}

impl Key<'_> {
    /// Says whether the letters are a whole word.
    const fn is_word(&self) -> bool {
        self.starts_word && self.ends_word
    }
}

/// A literal whose key is searched for.
#[derive(Debug)]
struct KeyedLiteral {
    text: String,
    /// The byte of the literal at which the key begins.
    key_at: usize,
    /// The number of the pattern.
    pattern: usize,
    starts_word: bool,
    ends_word: bool,
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

/// Finds which patterns of a set may match in a part of a draft.
#[derive(Debug)]
pub struct WordScreen {
    /// The literals whose keys are searched for.
    literals: Vec<KeyedLiteral>,
    /// For the hash of each key that is a whole word, the indices of its literals.
    words: FxHashMap<u32, Vec<usize>>,
    /// A search for the other keys. `None` if there are none.
    search: Option<LiteralSearch>,
    /// For each text that is searched for, the indices of the literals with this key.
    literals_of_parts: Vec<Vec<usize>>,
    /// For each pattern, the sets of literals that are not searched for by keys. A text in which the
    /// pattern matches contains a literal of each of these sets, too.
    others: Vec<Vec<BTreeSet<String>>>,
    /// The numbers of the patterns without keys, in ascending order.
    unkeyed: Vec<usize>,
}

impl WordScreen {
    /// Creates the screen for `patterns`, which ignore letter case. Returns `None` if the search for
    /// their literals cannot be built.
    pub fn new(patterns: &[&str]) -> Option<Self> {
        let mut literals: Vec<KeyedLiteral> = Vec::new();
        let mut words: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let (mut others, mut unkeyed) = (Vec::new(), Vec::new());
        for (pattern, text) in patterns.iter().enumerate() {
            let mut sets = literal_sets(text);
            // Few texts have such a mark, and a mark is found faster than a word.
            if let Some(marks) = sets
                .iter()
                .position(|set| set.iter().all(|text| is_rare(text)))
            {
                sets.swap(0, marks);
                unkeyed.push(pattern);
                others.push(sets);
                continue;
            }
            // The longer the keys of a set are, the fewer texts have one of them.
            let lengths = sets.iter().enumerate().map(|(idx, set)| {
                let lengths = set
                    .iter()
                    .map(|text| key(text).map(|key| key.letters.len()));
                let shortest = lengths.min().flatten();
                (shortest, idx)
            });
            let Some((Some(_), chosen)) = lengths.max() else {
                unkeyed.push(pattern);
                others.push(sets);
                continue;
            };
            for text in sets.remove(chosen) {
                let Some(key) = key(&text) else { continue };
                let with_key = if key.is_word() {
                    words.entry(key::hash(key.letters)).or_default()
                } else {
                    parts.entry(key.letters.to_owned()).or_default()
                };
                with_key.push(literals.len());
                literals.push(KeyedLiteral {
                    key_at: key.start,
                    pattern,
                    starts_word: key.starts_word,
                    ends_word: key.ends_word,
                    text,
                });
            }
            others.push(sets);
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
        let n_words = match possible.is_empty() {
            true => 0,
            false => draft.words.count(),
        };
        let mut has_key = vec![false; n_words];
        for literal in &possible {
            has_key[literal.word] = true;
        }
        WordsWithKeys {
            screen: self,
            draft,
            has_key,
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
                (!literal.starts_word || place.start == start)
                    && (!literal.ends_word || place.end == end)
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
    /// For each word, whether it has a key; empty if no word has one.
    has_key: Vec<bool>,
    /// The literals of which a word of the draft contains the key, in the order of the words.
    possible: Vec<PossibleLiteral>,
}

impl WordsWithKeys<'_> {
    /// Returns the numbers of the patterns that may match in the tokens `tokens`, in ascending order.
    /// `text` is the text of these tokens. No other pattern matches, unless the text contains “ſ”
    /// instead of “s”, or the sign for kelvin instead of “k”.
    pub fn candidates(&self, tokens: Range<usize>, text: &str) -> Vec<usize> {
        let mut candidates = self.screen.unkeyed.clone();
        let none = self.possible.is_empty();
        for token in &self.draft.tokens[if none { 0..0 } else { tokens }] {
            let word = token.word.index();
            if !self.has_key[word] {
                continue;
            }
            let first = self.possible.partition_point(|other| other.word < word);
            let of_word = self.possible[first..].iter();
            for possible in of_word.take_while(|other| other.word == word) {
                let literal = &self.screen.literals[possible.literal];
                if self.is_at(token, *possible, literal) {
                    candidates.push(literal.pattern);
                }
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let lower = LazyCell::new(|| text.to_ascii_lowercase());
        let has_one = |literals: &BTreeSet<String>| {
            let has_letter = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
            literals.iter().any(|literal| {
                let text = if has_letter(literal) { &lower } else { text };
                text.contains(literal)
            })
        };
        candidates.retain(|pattern| self.screen.others[*pattern].iter().all(has_one));
        candidates
    }

    /// Says whether the text of the draft has `literal` where `token` contains the key of the
    /// literal. The answer is yes if the text of the token has another length than its word.
    fn is_at(&self, token: &Token, possible: PossibleLiteral, literal: &KeyedLiteral) -> bool {
        let span = token.span.range();
        if span.len() != self.draft.words.text(token.word).len() {
            return true;
        }
        let start = (span.start + possible.key_at).checked_sub(literal.key_at);
        let place = start.map(|start| start..start + literal.text.len());
        let found = place.and_then(|place| self.draft.prose().as_bytes().get(place));
        found.is_some_and(|found| found.eq_ignore_ascii_case(literal.text.as_bytes()))
    }
}

/// Returns the key of `literal`, which must be in lower case. The key is the longest run of letters
/// that is certainly in one token. `None` if there is no such run.
fn key(literal: &str) -> Option<Key<'_>> {
    let bytes = literal.as_bytes();
    let mut best: Option<Key<'_>> = None;
    let mut start = 0;
    while start < bytes.len() {
        let rest = bytes[start..].iter();
        let len = rest.take_while(|byte| byte.is_ascii_lowercase()).count();
        let mut end = start + len;
        let next = bytes.get(end);
        let ends_word = next == Some(&b' ');
        // The “n” of “don’t” belongs to the token “n’t”.
        if matches!(next, None | Some(b'\'')) && bytes[start..end].ends_with(b"n") {
            end -= 1;
        }
        let key = Key {
            letters: &literal[start..end],
            start,
            starts_word: bytes[..start].ends_with(b" "),
            ends_word,
        };
        let rank = |key: &Key<'_>| (key.letters.len(), key.is_word());
        let is_better = best.as_ref().is_none_or(|best| rank(best) < rank(&key));
        if start < end && is_better && !may_be_fused(key.letters) {
            best = Some(key);
        }
        start += len.max(1);
    }
    best
}

/// Says whether `literal` consists of marks that few texts have, such as “[”.
fn is_rare(literal: &str) -> bool {
    const COMMON_MARKS: &[u8] = b" ,.:;-'\"";
    let mut bytes = literal.bytes();
    bytes.all(|byte| byte.is_ascii_punctuation() && !COMMON_MARKS.contains(&byte))
}

/// Says whether `letters` may be in two tokens that are written as one word, such as “cannot”.
fn may_be_fused(letters: &str) -> bool {
    let mut words = word::fused_words().iter();
    words.any(|word| word.contains(letters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    #[test]
    fn a_key_is_in_one_token() {
        let check = |literal: &str, expected: Option<(&str, bool, bool)>| {
            let found = key(literal);
            let found = found.map(|key| (key.letters, key.starts_word, key.ends_word));
            assert_eq!(found, expected, "{literal}");
        };
        check("lorem ipsum dolor", Some(("ipsum", true, true)));
        check(" was said", Some(("said", true, false)));
        check(" to ", Some(("to", true, true)));
        check("t miss", Some(("miss", true, false)));
        check("don", Some(("do", false, false)));
        check("cannot say", Some(("say", true, false)));
        check("the cannon", Some(("the", false, true)));
        check("op-ed", Some(("op", false, false)));
        check("[2]", None);
        check("n", None);
    }

    #[test]
    fn only_patterns_with_their_words_in_the_block_are_candidates() {
        let patterns = [
            r"\blorem ipsum\b",
            r"\[[^\]]*\]",
            r"don['’]t (?:miss|read)",
            r"(?:alleged|said) to\b",
            r"\w+",
            r"\d+ to ",
        ];
        let screen = WordScreen::new(&patterns).expect("the literals are few");
        let check = |text: &str, expected: &[usize]| {
            let draft = Draft::parse(text.to_owned(), Markup::Plain);
            let words = screen.over(&draft);
            let found = words.candidates(0..draft.tokens.len(), draft.prose());
            assert_eq!(found, expected, "{text}");
        };
        check("The pier is closed.", &[4]);
        check("LOREM Ipsum dolor.", &[0, 4]);
        check("The pier [sic] is closed.", &[1, 4]);
        check("Don’t miss the pier.", &[2, 4]);
        check("It is said to be a tomato.", &[3, 4, 5]);
        check("It was said that it is due to be open.", &[4, 5]);
        check("It is said that tomatoes grow.", &[4]);
    }
}
