//! Finds which patterns may match in a text, by literals that the text must contain for a pattern
//! to match. Most texts contain none, so no regular expression is run on them.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};
use rustc_hash::FxHashMap;

use crate::embedded;

/// For each built-in pattern, its required literals as in [`literals_row`], so that a run does not
/// need to parse the pattern.
static KNOWN_LITERALS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = embedded::text("english/pattern-literals.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with("# "));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// The character between two literals of a row.
const SEPARATOR: char = '|';

/// The maximum number of literals in one set of a pattern. If a set would need more, it is dropped.
/// A pattern without a set is a candidate in every text.
const MAX_LITERALS: usize = 200;

/// The maximum number of bytes of a literal. If a literal is longer, only its first bytes are used.
const MAX_LITERAL_BYTES: usize = 32;

/// The fastest search is used if all literals together have at most this many bytes. The fastest
/// search takes about 200 bytes of memory for each byte of a literal.
const MAX_BYTES_OF_FAST_SEARCH: usize = 8_000;

/// The fastest search is built when so many bytes of text were searched. Building it takes as long
/// as the other search takes for about this many bytes.
const MIN_BYTES_OF_TEXT: usize = 250_000;

/// Finds which patterns of a set may match in a text.
#[derive(Debug)]
pub struct LiteralScreen {
    /// The literals of the first set of each pattern, which are the rarest. Only these are searched
    /// for in every text.
    literals: Vec<String>,
    /// A search for the literals, which is quickly built.
    search: AhoCorasick,
    /// The fastest search for the literals, if the texts are many. `None` if it takes too much memory.
    fast_search: OnceLock<Option<AhoCorasick>>,
    /// The number of bytes of text that were searched before there was a fast search.
    n_searched_bytes: AtomicUsize,
    /// For each literal, the numbers of the patterns that may match in a text with this literal.
    patterns: Vec<Vec<usize>>,
    /// The numbers of the patterns without literals, which may match in every text.
    unscreened: Vec<usize>,
    /// For each pattern, the literals of its second set, in lower case. A text in which the pattern
    /// matches contains one of them, too. Empty if the pattern has one set.
    second: Vec<BTreeSet<String>>,
}

/// The maximum number of sets of literals for a pattern. The search is for the literals of the first
/// set. The second set excludes some of the texts that it finds; more sets would exclude few others.
const MAX_SETS: usize = 2;

impl LiteralScreen {
    /// The screen for `patterns`, which ignore letter case. `None` if the search for their literals
    /// cannot be built. Then each pattern may match in every text.
    pub fn new(patterns: &[&str]) -> Option<Self> {
        let mut patterns_of: HashMap<String, Vec<usize>> = HashMap::new();
        let (mut unscreened, mut second) = (Vec::new(), Vec::new());
        for (pattern, text) in patterns.iter().enumerate() {
            let mut sets = literal_sets(text).into_iter();
            match sets.next() {
                Some(first) => {
                    for literal in first {
                        patterns_of.entry(literal).or_default().push(pattern);
                    }
                }
                None => unscreened.push(pattern),
            }
            second.push(sets.next().unwrap_or_default());
        }
        let (literals, patterns): (Vec<String>, Vec<Vec<usize>>) = patterns_of.into_iter().unzip();
        Some(Self {
            search: search(&literals, AhoCorasickKind::ContiguousNFA)?,
            literals,
            fast_search: OnceLock::new(),
            n_searched_bytes: AtomicUsize::new(0),
            patterns,
            unscreened,
            second,
        })
    }

    /// The fastest search that pays for the texts so far and a text of `n_bytes`.
    fn search(&self, n_bytes: usize) -> &AhoCorasick {
        let build = || {
            let n_bytes: usize = self.literals.iter().map(String::len).sum();
            let is_small = n_bytes <= MAX_BYTES_OF_FAST_SEARCH;
            is_small.then(|| search(&self.literals, AhoCorasickKind::DFA))?
        };
        let mut fast = self.fast_search.get();
        if fast.is_none() {
            let n_before = self.n_searched_bytes.fetch_add(n_bytes, Ordering::Relaxed);
            if MIN_BYTES_OF_TEXT <= n_before {
                fast = Some(self.fast_search.get_or_init(build));
            }
        }
        fast.and_then(Option::as_ref).unwrap_or(&self.search)
    }

    /// The numbers of the patterns that may match in `text`, in ascending order. No other pattern
    /// matches, unless `text` contains “ſ” instead of “s”, or the sign for kelvin instead of “k”.
    pub fn candidates(&self, text: &str) -> Vec<usize> {
        // Few texts have a literal, but a long text may have one many times.
        let mut has_literal: Vec<bool> = Vec::new();
        for found in self.search(text.len()).find_overlapping_iter(text) {
            has_literal.resize(self.literals.len(), false);
            has_literal[found.pattern().as_usize()] = true;
        }
        let found = self.patterns.iter().zip(&has_literal);
        let found = found.filter(|(_, has_literal)| **has_literal);
        let mut candidates = self.unscreened.clone();
        candidates.extend(found.flat_map(|(patterns, _)| patterns));
        candidates.sort_unstable();
        candidates.dedup();
        if candidates
            .iter()
            .any(|pattern| !self.second[*pattern].is_empty())
        {
            let text = text.to_ascii_lowercase();
            candidates.retain(|pattern| {
                let second = &self.second[*pattern];
                second.is_empty() || second.iter().any(|literal| text.contains(literal.as_str()))
            });
        }
        candidates
    }
}

/// A search for `literals` of this `kind`. `None` if they are too many for it.
fn search(literals: &[String], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(kind));
    builder.match_kind(MatchKind::Standard).build(literals).ok()
}

/// The required literals of `pattern`, which are looked up if it is built in.
fn literal_sets(pattern: &str) -> Vec<BTreeSet<String>> {
    let Some(row) = KNOWN_LITERALS.get(pattern) else {
        return required_literals(pattern);
    };
    let sets = row.split('\t').filter(|set| !set.is_empty());
    sets.map(|set| set.split(SEPARATOR).map(str::to_owned).collect())
        .collect()
}

/// The row of `pattern` in `rules/english/pattern-literals.tsv`: the pattern, then each set of its
/// required literals behind a tab. `None` if a literal has a character that separates literals.
#[cfg(any(test, feature = "internals"))]
pub fn literals_row(pattern: &str) -> Option<String> {
    let sets = required_literals(pattern);
    let mut columns = vec![pattern.to_owned()];
    for set in sets {
        let is_separable = |text: &String| !text.contains([SEPARATOR, '\t', '\n']);
        if !set.iter().all(is_separable) {
            return None;
        }
        let literals: Vec<String> = set.into_iter().collect();
        columns.push(literals.join(&SEPARATOR.to_string()));
    }
    // A row without literals ends with a tab as well.
    columns.resize(columns.len().max(2), String::new());
    Some(columns.join("\t"))
}

/// Sets of literals in lower case. If `pattern` matches in a text, the text contains at least one
/// literal of each set.
fn required_literals(pattern: &str) -> Vec<BTreeSet<String>> {
    // Parse with letter case, so that letters stay literals. The search ignores case itself. Classes
    // have no literals, so they need not contain the letters of all scripts, which takes long.
    let mut quick = ParserBuilder::new().unicode(false).utf8(false).build();
    let parsed = quick.parse(pattern).ok();
    let parsed = parsed.or_else(|| regex_syntax::parse(pattern).ok());
    let mut sets = parsed.map_or_else(Vec::new, |parsed| required(&parsed));
    sets.sort_by_key(|set| Reverse(rarity(set)));
    sets.truncate(MAX_SETS);
    sets
}

/// Like [`required_literals`], but returns all sets of `pattern`.
fn required(pattern: &Hir) -> Vec<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => Vec::new(),
        HirKind::Literal(literal) => {
            // The search ignores the case of ASCII letters only, so use the longest run of ASCII
            // characters.
            let runs = literal.0.split(|byte| !byte.is_ascii());
            let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
            let longest = &longest[..longest.len().min(MAX_LITERAL_BYTES)];
            if longest.is_empty() {
                return Vec::new();
            }
            let longest = String::from_utf8_lossy(longest).to_ascii_lowercase();
            vec![BTreeSet::from([longest])]
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
