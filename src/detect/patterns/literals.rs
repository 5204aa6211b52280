//! The literals that a text must contain for a pattern to match. Most texts contain none, so no
//! regular expression is run on them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::mem;
use std::sync::LazyLock;

use regex_syntax::hir::{Hir, HirKind};
use rustc_hash::FxHashMap;

use crate::embedded;

/// The required literals of each built-in pattern, in the form of `literals_row`. With this
/// table, a run does not need to parse the built-in patterns.
static KNOWN_LITERALS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = embedded::text("english/pattern-literals.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with("# "));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// The character between two literals of a row.
const SEPARATOR: char = '|';

/// The maximum number of literals in one set of a pattern. A set with more literals is dropped. A
/// pattern without a set is a candidate in every text.
const MAX_LITERALS: usize = 200;

/// The maximum number of literals of a set that comes from two parts of a pattern. With more of them,
/// preparing the search would take longer than the texts that they exclude.
const MAX_JOINED_LITERALS: usize = 32;

/// The maximum number of bytes of a literal. If a literal is longer, only its first bytes are used.
const MAX_LITERAL_BYTES: usize = 32;

/// The maximum number of sets of literals for a pattern. The first set has the rarest literals. The
/// second set excludes some of the texts that have one of them; more sets would exclude few others.
pub(super) const MAX_SETS: usize = 2;

/// Returns the sets of required literals of `pattern`. If the pattern is built in, its sets are
/// looked up.
pub(super) fn literal_sets(pattern: &str) -> Vec<BTreeSet<String>> {
    let Some(row) = KNOWN_LITERALS.get(pattern) else {
        return required_literals(pattern);
    };
    let sets = row.split('\t').filter(|set| !set.is_empty());
    sets.map(|set| set.split(SEPARATOR).map(str::to_owned).collect())
        .collect()
}

/// Returns the row of `pattern` in `rules/english/pattern-literals.tsv`: the pattern, then a tab
/// and the literals of each set. `None` if a literal has a character that separates literals.
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

/// Returns sets of literals in lower case. If `pattern` matches in a text, the text contains at
/// least one literal of each set.
fn required_literals(pattern: &str) -> Vec<BTreeSet<String>> {
    // Parse with letter case, so that letters are literals. Their case is ignored later.
    let parsed = regex_syntax::parse(pattern);
    let mut sets = parsed.map_or_else(|_| Vec::new(), |parsed| required(&parsed));
    sets.sort_by_key(|set| Reverse(rarity(set)));
    sets.truncate(MAX_SETS);
    sets
}

/// Like [`required_literals`], but returns all sets of `pattern`.
fn required(pattern: &Hir) -> Vec<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => Vec::new(),
        HirKind::Literal(literal) => {
            // Only the case of ASCII letters is ignored, so use the longest run of ASCII
            // characters.
            let runs = literal.0.split(|byte| !byte.is_ascii());
            let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
            let longest = String::from_utf8_lossy(longest).to_ascii_lowercase();
            shortened(BTreeSet::from([longest])).into_iter().collect()
        }
        HirKind::Repetition(repetition) if repetition.min == 0 => Vec::new(),
        HirKind::Repetition(repetition) => required(&repetition.sub),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(parts) => required_of_parts(parts),
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

/// Returns the sets of literals that a text contains if `parts` match in it one after the other.
/// Adjacent parts that match only a few texts are joined: “said to” and “known to” for
/// `(?:said|known) to`.
fn required_of_parts(parts: &[Hir]) -> Vec<BTreeSet<String>> {
    let mut sets = Vec::new();
    let mut joined = BTreeSet::from([String::new()]);
    for part in parts {
        let Some(texts) = all_texts(part) else {
            sets.extend(shortened(mem::take(&mut joined)));
            joined.insert(String::new());
            sets.extend(required(part));
            continue;
        };
        if let Some(longer) = pairs(&joined, &texts) {
            joined = longer;
        } else {
            sets.extend(shortened(mem::replace(&mut joined, texts)));
        }
    }
    sets.extend(shortened(joined));
    sets
}

/// Shortens each literal to [`MAX_LITERAL_BYTES`]. `None` if one of the literals is empty, because
/// every text contains an empty literal.
fn shortened(literals: BTreeSet<String>) -> Option<BTreeSet<String>> {
    let shorten = |mut literal: String| {
        literal.truncate(MAX_LITERAL_BYTES);
        (!literal.is_empty()).then_some(literal)
    };
    literals.into_iter().map(shorten).collect()
}

/// Returns all texts that `pattern` matches, in lower case. `None` if there are more than
/// [`MAX_LITERALS`] texts or one is not ASCII. Boundaries such as `\b` and `^` are ignored.
fn all_texts(pattern: &Hir) -> Option<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(BTreeSet::from([String::new()])),
        HirKind::Class(_) => None,
        HirKind::Literal(literal) => {
            let text = str::from_utf8(&literal.0).ok();
            let text = text.filter(|text| text.is_ascii())?;
            Some(BTreeSet::from([text.to_ascii_lowercase()]))
        }
        HirKind::Repetition(repetition) => {
            let is_optional = (repetition.min, repetition.max) == (0, Some(1));
            let mut texts = all_texts(&repetition.sub).filter(|_| is_optional)?;
            texts.insert(String::new());
            Some(texts)
        }
        HirKind::Capture(capture) => all_texts(&capture.sub),
        HirKind::Concat(parts) => {
            let mut texts = BTreeSet::from([String::new()]);
            for part in parts {
                texts = pairs(&texts, &all_texts(part)?)?;
            }
            Some(texts)
        }
        HirKind::Alternation(branches) => {
            let mut texts = BTreeSet::new();
            for branch in branches {
                texts.extend(all_texts(branch)?);
            }
            (texts.len() <= MAX_LITERALS).then_some(texts)
        }
    }
}

/// Joins each text of `first` with each text of `second`. `None` if there are more than
/// [`MAX_JOINED_LITERALS`] pairs. A set of one empty text leaves the other set as it is.
fn pairs(first: &BTreeSet<String>, second: &BTreeSet<String>) -> Option<BTreeSet<String>> {
    if MAX_JOINED_LITERALS < first.len() * second.len() && !is_nothing(first) && !is_nothing(second)
    {
        return None;
    }
    let each = first.iter().flat_map(|before| {
        let with = move |after: &String| format!("{before}{after}");
        second.iter().map(with)
    });
    Some(each.collect())
}

/// Says whether `texts` has only the empty text.
fn is_nothing(texts: &BTreeSet<String>) -> bool {
    texts.len() == 1 && texts.contains("")
}

/// Returns a sort key for sets of literals. The longer the shortest literal of a set is, the fewer
/// texts contain a literal of the set.
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
            &[&[
                "as a language model",
                "as a large language model",
                "as an language model",
                "as an large language model",
            ]],
        );
        check(r"(?:also|must) read", &[&["also read", "must read"]]);
        check(
            r"\b(?:said|believed) \w+ to\b",
            &[&["believed ", "said "], &[" to"]],
        );
        check(r"(?:Tea|coffee)+", &[&["coffee", "tea"]]);
        check(r"na(?:ï|i)ve\b", &[&["na"], &["ve"]]);
        check(r"(?:tea)?(?:pot)?", &[]);
        check(r"[(\[]word count: \d+", &[&["word count: "]]);
        check(r"l’été dernier", &[&[" dernier"]]);
        check(r"(?:pier)?", &[]);
        check(r"[A-Z]{2,}|pier", &[]);
    }
}
