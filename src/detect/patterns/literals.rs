//! The literals that a text must contain for a pattern to match. Most texts contain none, so no
//! regular expression is run on them.

use std::collections::BTreeSet;
use std::mem;
use std::sync::LazyLock;

use regex_syntax::hir::{Class, Hir, HirKind, Look};
use rustc_hash::FxHashMap;

use crate::detect::patterns::literal::{BOUNDARY, Literal, MARKS, TEXT_START, rate};
use crate::detect::patterns::literal_key::key;
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

/// The maximum number of literals of a set that comes from two parts of a pattern. With more
/// literals, preparing the search would take longer than searching the texts that the literals
/// exclude.
const MAX_JOINED_LITERALS: usize = 32;

/// The maximum number of characters of a class whose characters are literals, such as `[ -]`.
const MAX_CHARACTERS: usize = 4;

/// The maximum rate of a second set of literals: how many of a thousand words have one of them. A
/// set of more frequent literals excludes few texts.
const MAX_SECOND_RATE: f32 = 5.0;

/// The maximum number of sets of literals for a pattern. The first set has the rarest literals. The
/// second set excludes some of the texts that have one of them. More sets would exclude few others.
pub(super) const MAX_SETS: usize = 2;

/// Returns the sets of required literals of `pattern`. If the pattern is built in, its sets are
/// looked up.
pub(super) fn literal_sets(pattern: &str) -> Vec<BTreeSet<Literal>> {
    let Some(row) = KNOWN_LITERALS.get(pattern) else {
        return required_literals(pattern);
    };
    let sets = row.split('\t').filter(|set| !set.is_empty());
    sets.map(|set| set.split(SEPARATOR).filter_map(Literal::read).collect())
        .collect()
}

/// Returns the row of `pattern` in `rules/english/pattern-literals.tsv`: the pattern, then a tab
/// and the literals of each set. `None` if a literal has a character that separates literals.
#[cfg(any(test, feature = "internals"))]
pub fn literals_row(pattern: &str) -> Option<String> {
    let sets = required_literals(pattern);
    let mut columns = vec![pattern.to_owned()];
    for set in sets {
        let is_separable = |literal: &Literal| !literal.text.contains([SEPARATOR, '\t', '\n']);
        if !set.iter().all(is_separable) {
            return None;
        }
        let literals: Vec<String> = set.iter().map(Literal::marked).collect();
        columns.push(literals.join(&SEPARATOR.to_string()));
    }
    // A row without literals ends with a tab as well.
    columns.resize(columns.len().max(2), String::new());
    Some(columns.join("\t"))
}

/// Returns sets of literals. If `pattern` matches in a text, the text contains at least one literal
/// of each set.
fn required_literals(pattern: &str) -> Vec<BTreeSet<Literal>> {
    // A class with `&&` is an intersection of classes. If letter case is ignored, the intersection
    // may have more characters than in the parsed pattern below. So the pattern is tried in every
    // text.
    if pattern.contains("&&") {
        return Vec::new();
    }
    // Parse with letter case, so that letters are literals. Their case is ignored later.
    let parsed = regex_syntax::parse(pattern);
    let mut sets = parsed.map_or_else(|_| Vec::new(), |parsed| required(&parsed));
    sets.sort_by(|a, b| rate(a).total_cmp(&rate(b)));
    sets.truncate(MAX_SETS);
    // Literals without a key are looked for only in texts that have the keys of the other set.
    let has_keys = |set: &BTreeSet<Literal>| set.iter().all(|literal| key(literal).is_some());
    if let [first, second] = sets.as_slice()
        && has_keys(first)
        && MAX_SECOND_RATE < rate(second)
    {
        sets.pop();
    }
    sets
}

/// Like [`required_literals`], but returns all sets of `pattern`.
fn required(pattern: &Hir) -> Vec<BTreeSet<Literal>> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => Vec::new(),
        HirKind::Literal(literal) => {
            // Only the case of ASCII letters is ignored, so use the longest run of ASCII
            // characters.
            let is_other = |byte: &u8| !byte.is_ascii() || MARKS.contains(&char::from(*byte));
            let runs = literal.0.split(is_other);
            let longest = runs.max_by_key(|run| run.len()).unwrap_or_default();
            let longest = String::from_utf8_lossy(longest).to_ascii_lowercase();
            literals(&BTreeSet::from([longest])).into_iter().collect()
        }
        HirKind::Repetition(repetition) if repetition.min == 0 => Vec::new(),
        HirKind::Repetition(repetition) => required(&repetition.sub),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Concat(parts) => required_of_parts(parts),
        HirKind::Alternation(branches) => {
            let mut all = BTreeSet::new();
            for branch in branches {
                let sets = required(branch).into_iter();
                let Some(rarest) = sets.min_by(|a, b| rate(a).total_cmp(&rate(b))) else {
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
fn required_of_parts(parts: &[Hir]) -> Vec<BTreeSet<Literal>> {
    let mut sets = Vec::new();
    let mut joined = BTreeSet::from([String::new()]);
    for part in parts {
        let Some(texts) = all_texts(part) else {
            sets.extend(literals(&mem::take(&mut joined)));
            joined.insert(String::new());
            sets.extend(required(part));
            continue;
        };
        if let Some(longer) = pairs(&joined, &texts) {
            joined = longer;
        } else {
            sets.extend(literals(&mem::replace(&mut joined, texts)));
        }
    }
    sets.extend(literals(&joined));
    sets
}

/// Returns the literals that `texts` describe. `None` if one of them is empty.
fn literals(texts: &BTreeSet<String>) -> Option<BTreeSet<Literal>> {
    texts.iter().map(|text| Literal::read(text)).collect()
}

/// Returns all texts that `pattern` matches, in lower case and with [`MARKS`] for boundaries.
/// `None` if there are more than [`MAX_LITERALS`] texts, or one is not ASCII or has a character of
/// [`MARKS`].
fn all_texts(pattern: &Hir) -> Option<BTreeSet<String>> {
    match pattern.kind() {
        HirKind::Look(Look::Start) => Some(BTreeSet::from([TEXT_START.to_string()])),
        HirKind::Look(Look::WordUnicode) => Some(BTreeSet::from([BOUNDARY.to_string()])),
        HirKind::Empty | HirKind::Look(_) => Some(BTreeSet::from([String::new()])),
        HirKind::Class(class) => characters(class),
        HirKind::Literal(literal) => {
            let text = str::from_utf8(&literal.0).ok();
            let text = text.filter(|text| text.is_ascii() && !text.contains(MARKS))?;
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

/// Returns the characters of `class`. `None` if there are more than [`MAX_CHARACTERS`], or one is
/// not ASCII or is one of [`MARKS`].
fn characters(class: &Class) -> Option<BTreeSet<String>> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let ranges = class.iter().map(|range| range.start()..=range.end());
    let characters: Vec<char> = ranges.flatten().take(MAX_CHARACTERS + 1).collect();
    let is_literal = |letter: &char| letter.is_ascii() && !MARKS.contains(letter);
    let are_literals = characters.len() <= MAX_CHARACTERS && characters.iter().all(is_literal);
    let characters = characters.iter().map(char::to_ascii_lowercase);
    are_literals.then(|| characters.map(String::from).collect())
}

/// Joins each text of `first` with each text of `second`. `None` if there are more than
/// [`MAX_JOINED_LITERALS`] pairs. A set of one text that consists of [`MARKS`] can always be
/// joined.
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

/// Says whether `texts` has only a text that consists of [`MARKS`].
fn is_nothing(texts: &BTreeSet<String>) -> bool {
    texts.len() == 1 && texts.iter().all(|text| text.trim_matches(MARKS).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_that_matches_has_a_literal_of_each_set() {
        let check = |pattern: &str, expected: &[&[&str]]| {
            let sets = required_literals(pattern);
            let sets: Vec<Vec<String>> = sets
                .iter()
                .map(|set| set.iter().map(Literal::marked).collect())
                .collect();
            assert_eq!(sets, expected, "{pattern}");
        };
        check(
            r"\bas an? (?:large )?language model\b",
            &[&[
                "~as a language model~",
                "~as a large language model~",
                "~as an language model~",
                "~as an large language model~",
            ]],
        );
        check(r"(?:also|must) read", &[&["also read", "must read"]]);
        check(
            r"\b(?:said|believed) \w+ to\b",
            &[&["~believed ", "~said "]],
        );
        check(r"(?:Tea|coffee)+", &[&["coffee", "tea"]]);
        check(r"na(?:ï|i)ve\b", &[&["na"], &["ve~"]]);
        check(r"(?:tea)?(?:pot)?", &[]);
        check(
            r"[(\[]word count: \d+",
            &[&["(word count: ", "[word count: "]],
        );
        check(r"^TK(?:-| )\w+ here~", &[&["^tk ", "^tk-"], &[" here"]]);
        check(r"l’été dernier", &[&[" dernier"]]);
        check(r"(?:pier)?", &[]);
        check(r"[A-Z]{2,}|pier", &[]);
    }
}
