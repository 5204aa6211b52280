//! Literals that a text must contain for a pattern to match. Most texts contain none of them, so
//! that they are skipped without a regular expression.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex_syntax::hir::{Hir, HirKind};

/// The most literals that one pattern is represented by. A pattern that needs more is a candidate in
/// every text.
const MAX_LITERALS: usize = 200;

/// The most bytes of a literal. Of a longer one the first bytes are looked for.
const MAX_LITERAL_BYTES: usize = 32;

/// The most bytes of all literals for which the fastest search is built. It takes some 200 bytes of
/// memory for each of them.
const MAX_BYTES_OF_FAST_SEARCH: usize = 8_000;

/// Finds which patterns of a set may match in a text.
#[derive(Clone, Debug)]
pub struct LiteralScreen {
    /// A search for the literals of all patterns.
    search: AhoCorasick,
    /// The patterns that each literal belongs to, by the number of the literal.
    owners: Vec<Vec<usize>>,
    /// The patterns without literals, which may match in every text.
    always: Vec<usize>,
}

impl LiteralScreen {
    /// The screen for `patterns`, which ignore case. `None` if the search for their literals cannot
    /// be built; then each pattern may match in every text.
    pub fn new(patterns: &[&str]) -> Option<Self> {
        let mut literals: HashMap<String, Vec<usize>> = HashMap::new();
        let mut always = Vec::new();
        for (idx, pattern) in patterns.iter().enumerate() {
            let Some(required) = required_literals(pattern) else {
                always.push(idx);
                continue;
            };
            for literal in required {
                literals.entry(literal).or_default().push(idx);
            }
        }
        let (literals, owners): (Vec<String>, Vec<Vec<usize>>) = literals.into_iter().unzip();
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
            owners,
            always,
        })
    }

    /// The numbers of the patterns that may match in `text`, in ascending order. No other pattern
    /// matches, unless `text` writes an ASCII letter as “ſ” or as the sign for kelvin.
    pub fn candidates(&self, text: &str) -> Vec<usize> {
        let mut candidates = self.always.clone();
        for found in self.search.find_overlapping_iter(text) {
            for owner in &self.owners[found.pattern().as_usize()] {
                if !candidates.contains(owner) {
                    candidates.push(*owner);
                }
            }
        }
        candidates.sort_unstable();
        candidates
    }
}

/// Literals in lower case, one of which stands in each text that `pattern` matches. `None` if no
/// such literals are found.
fn required_literals(pattern: &str) -> Option<BTreeSet<String>> {
    // Case is ignored by the search, so that letters need not be read as classes of two.
    required(&regex_syntax::parse(pattern).ok()?)
}

fn required(pattern: &Hir) -> Option<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => None,
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            // Only ASCII letters are compared without case.
            let runs = text.split(|character: char| !character.is_ascii());
            let longest = runs.max_by_key(|run| run.len())?;
            let longest = &longest[..longest.len().min(MAX_LITERAL_BYTES)];
            (!longest.is_empty()).then(|| BTreeSet::from([longest.to_ascii_lowercase()]))
        }
        HirKind::Repetition(repetition) => (1 <= repetition.min)
            .then(|| required(&repetition.sub))
            .flatten(),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(parts) => parts.iter().filter_map(required).max_by_key(rarity),
        HirKind::Alternation(branches) => {
            let mut all = BTreeSet::new();
            for branch in branches {
                all.extend(required(branch)?);
            }
            (all.len() <= MAX_LITERALS).then_some(all)
        }
    }
}

/// Orders sets of literals: the longer the shortest literal is, the fewer texts contain one.
fn rarity(literals: &BTreeSet<String>) -> (usize, Reverse<usize>) {
    let shortest = literals.iter().map(String::len).min().unwrap_or(0);
    (shortest, Reverse(literals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_that_matches_has_a_literal() {
        let check = |pattern: &str, expected: &[&str]| {
            let literals = required_literals(pattern).unwrap_or_default();
            let literals: Vec<&str> = literals.iter().map(String::as_str).collect();
            assert_eq!(literals, expected, "{pattern}");
        };
        check(r"\bas an? (?:large )?language model\b", &["language model"]);
        check(r"(?:also|must) read", &[" read"]);
        check(r"\b(?:said|believed) to\b", &["believed", "said"]);
        check(r"(?:Tea|coffee)+", &["coffee", "tea"]);
        check(r"na(?:ï|i)ve\b", &["na"]);
        check(r"l’été dernier", &[" dernier"]);
        check(r"(?:pier)?", &[]);
        check(r"[A-Z]{2,}|pier", &[]);
    }

    #[test]
    fn only_patterns_with_a_literal_in_the_text_are_candidates() {
        let screen = LiteralScreen::new(&["lorem ipsum", r"\d+ word", "LOREM", r"\w+"]);
        let screen = screen.expect("the literals are few");
        let check = |text: &str, expected: &[usize]| {
            assert_eq!(screen.candidates(text), expected, "{text}");
        };
        check("The pier is closed.", &[3]);
        check("Lorem ipsum dolor", &[0, 2, 3]);
        check("300 WORDS of lorem", &[1, 2, 3]);
    }
}
