//! Finds which patterns may match in a text, by literals that the text must contain for a pattern
//! to match. Most texts contain none, so no regular expression is run on them.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex_syntax::hir::{Hir, HirKind};

/// The maximum number of literals in one set of a pattern. If a set would need more, it is dropped.
/// A pattern without a set is a candidate in every text.
const MAX_LITERALS: usize = 200;

/// The maximum number of bytes of a literal. If a literal is longer, only its first bytes are used.
const MAX_LITERAL_BYTES: usize = 32;

/// The fastest search is used if all literals together have at most this many bytes. The fastest
/// search takes about 200 bytes of memory for each byte of a literal.
const MAX_BYTES_OF_FAST_SEARCH: usize = 8_000;

/// Finds which patterns of a set may match in a text.
#[derive(Clone, Debug)]
pub struct LiteralScreen {
    /// A search for the literals of all patterns.
    search: AhoCorasick,
    /// For each literal, the requirements that a text with this literal meets.
    requirements: Vec<Vec<Requirement>>,
    /// For each pattern, one bit for each of its requirements. A pattern without requirements may
    /// match in every text.
    required: Vec<u8>,
}

/// A requirement of a pattern: the text must contain at least one literal of a set. A pattern
/// matches only in texts that meet all of its requirements.
#[derive(Clone, Copy, Debug)]
struct Requirement {
    /// The number of the pattern.
    pattern: usize,
    /// The bit of the requirement.
    bit: u8,
}

/// The maximum number of sets of literals for a pattern. More sets would make the search larger,
/// but exclude few additional texts.
const MAX_SETS: usize = 2;

impl LiteralScreen {
    /// The screen for `patterns`, which ignore letter case. `None` if the search for their literals
    /// cannot be built. Then each pattern may match in every text.
    pub fn new(patterns: &[&str]) -> Option<Self> {
        let mut literals: HashMap<String, Vec<Requirement>> = HashMap::new();
        let mut required = Vec::new();
        for (pattern, text) in patterns.iter().enumerate() {
            let mut bits = 0;
            for (idx, set) in required_literals(text).into_iter().enumerate() {
                let bit = 1 << idx;
                bits |= bit;
                for literal in set {
                    let requirement = Requirement { pattern, bit };
                    literals.entry(literal).or_default().push(requirement);
                }
            }
            required.push(bits);
        }
        let (literals, requirements): (Vec<String>, Vec<Vec<Requirement>>) =
            literals.into_iter().unzip();
        // The fastest search takes much memory for many literals.
        let n_bytes: usize = literals.iter().map(String::len).sum();
        let kind = (n_bytes <= MAX_BYTES_OF_FAST_SEARCH).then_some(AhoCorasickKind::DFA);
        let search = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(kind)
            .match_kind(MatchKind::Standard)
            .build(&literals);
        Some(Self {
            search: search.ok()?,
            requirements,
            required,
        })
    }

    /// The numbers of the patterns that may match in `text`, in ascending order. No other pattern
    /// matches, unless `text` contains “ſ” instead of “s”, or the sign for kelvin instead of “k”.
    pub fn candidates(&self, text: &str) -> Vec<usize> {
        let mut met: Vec<u8> = Vec::new();
        for found in self.search.find_overlapping_iter(text) {
            met.resize(self.required.len(), 0);
            for requirement in &self.requirements[found.pattern().as_usize()] {
                met[requirement.pattern] |= requirement.bit;
            }
        }
        let is_candidate = |pattern: &usize| {
            let met = met.get(*pattern).copied().unwrap_or(0);
            met == self.required[*pattern]
        };
        (0..self.required.len()).filter(is_candidate).collect()
    }
}

/// Sets of literals in lower case. If `pattern` matches in a text, the text contains at least one
/// literal of each set.
fn required_literals(pattern: &str) -> Vec<BTreeSet<String>> {
    // Parse with letter case, so that letters stay literals. The search ignores case itself.
    let pattern = regex_syntax::parse(pattern).ok();
    let mut sets = pattern.map_or_else(Vec::new, |pattern| required(&pattern));
    sets.sort_by_key(|set| Reverse(rarity(set)));
    sets.truncate(MAX_SETS);
    sets
}

/// Like [`required_literals`], but returns all sets of `pattern`.
fn required(pattern: &Hir) -> Vec<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => Vec::new(),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).unwrap_or_default();
            // The search ignores the case of ASCII letters only, so use the longest run of ASCII
            // characters.
            let runs = text.split(|character: char| !character.is_ascii());
            let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
            let longest = &longest[..longest.len().min(MAX_LITERAL_BYTES)];
            if longest.is_empty() {
                return Vec::new();
            }
            vec![BTreeSet::from([longest.to_ascii_lowercase()])]
        }
        HirKind::Repetition(repetition) if repetition.min == 0 => Vec::new(),
        HirKind::Repetition(repetition) => required(&repetition.sub),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(required).collect(),
        HirKind::Alternation(branches) => {
            let mut all = BTreeSet::new();
            for branch in branches {
                let Some(rarest) = required(branch).into_iter().max_by_key(rarity) else {
                    return Vec::new();
                };
                all.extend(rarest);
            }
            if MAX_LITERALS < all.len() {
                return Vec::new();
            }
            vec![all]
        }
    }
}

/// A sort key for sets of literals. The longer the shortest literal of a set is, the fewer texts
/// contain a literal of the set.
fn rarity(literals: &BTreeSet<String>) -> (usize, Reverse<usize>) {
    let shortest = literals.iter().map(String::len).min().unwrap_or(0);
    (shortest, Reverse(literals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_that_matches_has_a_literal_of_each_set() {
        let check = |pattern: &str, expected: &[&[&str]]| {
            let sets = required_literals(pattern);
            let sets: Vec<Vec<&str>> = sets
                .iter()
                .map(|set| set.iter().map(String::as_str).collect())
                .collect();
            assert_eq!(sets, expected, "{pattern}");
        };
        check(
            r"\bas an? (?:large )?language model\b",
            &[&["language model"], &["as a"]],
        );
        check(r"(?:also|must) read", &[&[" read"], &["also", "must"]]);
        check(
            r"\b(?:said|believed) to\b",
            &[&["believed", "said"], &[" to"]],
        );
        check(r"(?:Tea|coffee)+", &[&["coffee", "tea"]]);
        check(r"na(?:ï|i)ve\b", &[&["na"], &["ve"]]);
        check(r"l’été dernier", &[&[" dernier"]]);
        check(r"(?:pier)?", &[]);
        check(r"[A-Z]{2,}|pier", &[]);
    }

    #[test]
    fn only_patterns_with_a_literal_in_the_text_are_candidates() {
        let patterns = [
            "lorem ipsum",
            r"\d+ word",
            "LOREM",
            r"\w+",
            r"here \w+ article",
        ];
        let screen = LiteralScreen::new(&patterns);
        let screen = screen.expect("the literals are few");
        let check = |text: &str, expected: &[usize]| {
            assert_eq!(screen.candidates(text), expected, "{text}");
        };
        check("The pier is closed.", &[3]);
        check("Lorem ipsum dolor", &[0, 2, 3]);
        check("300 WORDS of lorem", &[1, 2, 3]);
        check("Here is no more.", &[3]);
        check("Here is one article.", &[3, 4]);
    }
}
