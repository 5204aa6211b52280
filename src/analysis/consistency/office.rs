//! Finds contradictory offices of one person: “Sen. Jane Doe”, “Rep. Jane Doe”.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::surname::{SurnameIndex, words};
use crate::analysis::consistency::tuning::{MAX_TOKENS_BEFORE_OFFICE, MAX_TOKENS_TO_OFFICE};
use crate::analysis::name::Name;
use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon::{self, Lexicon};
use crate::text::span::Span;
use crate::text::token::TokenKind;
use crate::text::words::WordId;

static OFFICES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/offices.tsv")));

/// Returns the full name of the office that `word` abbreviates or names: “governor” for “Gov”.
/// Returns `None` if `word` names no office.
pub fn written_out(word: &str) -> Option<&'static str> {
    let (_, name) = OFFICES.get(word.trim_end_matches('.'))?.split_once('\t')?;
    Some(name)
}

/// The kind that the table of offices gives to forms of address such as “Mr.”.
const ADDRESS: &str = "address";

/// An office that a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Office {
    /// The kind of the office. One person has at most one office of each kind at a time.
    kind: &'static str,
    name: &'static str,
}

/// The words that decide whether one person can hold two offices.
#[derive(Clone, Debug)]
pub struct OfficeWords {
    /// Words before an office that change it into another office: “deputy”, “vice”.
    pub modifiers: Lexicon,
    /// Words near an office which say that somebody had it at another time: “former”, “then”.
    pub past: Lexicon,
    /// Words after an office that introduce its place: “of” in “the mayor of Ansel”.
    pub relations: Lexicon,
    /// Words for taking or leaving an office: “elected”.
    pub moves: Lexicon,
}

/// An office that the draft gives to a person.
struct Held {
    words: Vec<WordId>,
    office: Office,
    /// The span of the words that name the office.
    span: Span,
}

/// Finds the offices in `draft` that contradict an earlier office of the same person. `names` are
/// the names in the draft.
pub fn find(draft: &Draft, names: &[Name], words: &OfficeWords) -> Vec<Conflict> {
    let persons: Vec<Range<usize>> = names.iter().map(|name| person(draft, name)).collect();
    let surnames = SurnameIndex::of(
        persons
            .iter()
            .map(|person| self::words(draft, person.clone())),
    );
    let moving = LazyCell::new(|| moving(draft, &persons, &surnames, words));
    let mut first: FxHashMap<(Vec<WordId>, &str), (Office, Span)> = FxHashMap::default();
    let mut found = Vec::new();
    for held in persons.iter().flat_map(|person| held(draft, person, words)) {
        // “Mr. Doe” and “Mrs. Doe” may be husband and wife.
        if held.office.kind == ADDRESS && held.words.len() < 2 {
            continue;
        }
        let Some(whole) = surnames.full_name(held.words) else {
            continue;
        };
        if moving.contains(&whole) {
            continue;
        }
        let key = (whole, held.office.kind);
        let (office, span) = *first.entry(key).or_insert((held.office, held.span));
        if office != held.office {
            found.push(Conflict {
                span: held.span,
                other: span,
                expected: draft.text(span).to_owned(),
            });
        }
    }
    found
}

/// Returns the tokens of `name` without offices at the start of the name.
fn person(draft: &Draft, name: &Name) -> Range<usize> {
    let offices = name
        .tokens
        .clone()
        .filter(|idx| office(draft, *idx).is_some());
    let start = offices.last().map_or(name.tokens.start, |last| last + 1);
    start.min(name.tokens.end)..name.tokens.end
}

/// Returns the persons who take or leave an office in `draft`, each as the words of the full name.
/// Such a person may have two offices.
fn moving(
    draft: &Draft,
    persons: &[Range<usize>],
    surnames: &SurnameIndex,
    words: &OfficeWords,
) -> Vec<Vec<WordId>> {
    let moves = |person: &&Range<usize>| {
        let idx = draft.sentence_at(draft.tokens[person.start].span.start);
        let within = draft.sentences[idx].tokens.clone();
        words.moves.occurs_in(draft, within)
    };
    let named = persons.iter().filter(|person| !person.is_empty());
    let moving = named.filter(moves);
    moving
        .filter_map(|person| surnames.full_name(self::words(draft, person.clone())))
        .collect()
}

/// Returns the office that token `at` names; `None` if the token names no office.
fn office(draft: &Draft, at: usize) -> Option<Office> {
    let word = draft.word(&draft.tokens[at]);
    let (kind, name) = OFFICES.get(word.trim_end_matches('.'))?.split_once('\t')?;
    Some(Office { kind, name })
}

/// Returns the offices that the draft gives next to the name at the tokens `person`: at most one
/// directly before the name, and at most one after the name and a comma.
fn held(draft: &Draft, person: &Range<usize>, words: &OfficeWords) -> Vec<Held> {
    if person.is_empty() {
        return Vec::new();
    }
    let sentence = draft.sentence_at(draft.tokens[person.start].span.start);
    let within = draft.sentences[sentence].tokens.clone();
    let held = |(office, at): (Office, usize)| Held {
        words: self::words(draft, person.clone()),
        office,
        span: draft.tokens[at].span,
    };
    let before = office_before_name(draft, person, &within, words);
    let after = office_after_name(draft, person, &within, words);
    before.into_iter().chain(after).map(held).collect()
}

/// Returns the office directly before the name at the tokens `person`, and its token: “Sen. Jane
/// Doe”. Returns `None` if there is no office, or if a word such as “former” or “deputy” changes
/// it.
fn office_before_name(
    draft: &Draft,
    person: &Range<usize>,
    within: &Range<usize>,
    words: &OfficeWords,
) -> Option<(Office, usize)> {
    let left = |idx: usize| idx.checked_sub(1).filter(|idx| within.contains(idx));
    let word = |idx: usize| draft.word(&draft.tokens[idx]);
    let mut at = left(person.start)?;
    if word(at) == "." {
        at = left(at)?;
    }
    let office = office(draft, at).filter(|_| draft.tokens[at].capital)?;
    let mut near = at;
    for _ in 0..MAX_TOKENS_BEFORE_OFFICE {
        let Some(idx) = left(near) else { break };
        let token = &draft.tokens[idx];
        // “Lt. Col.” and “Col.” are different offices. “Deputy Minister” and “Minister” are
        // different offices, too.
        let is_beside = idx + 2 >= at && (near == at || word(idx + 1) == ".");
        if is_beside && (words.modifiers.contains(word(idx)) || self::office(draft, idx).is_some())
            || words.past.contains(word(idx))
        {
            return None;
        }
        if token.kind != TokenKind::Word && word(idx) != "." {
            break;
        }
        near = idx;
    }
    Some((office, at))
}

/// Returns the office after the name at the tokens `person` and a comma, and the token of the
/// office: “Jane Doe, the mayor of Ansel,”. Returns `None` if there is no such office.
fn office_after_name(
    draft: &Draft,
    person: &Range<usize>,
    within: &Range<usize>,
    words: &OfficeWords,
) -> Option<(Office, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let opens = word(person.end) == Some(",") && word(person.end + 1) == Some("the");
    if !opens {
        return None;
    }
    let from = person.end + 2;
    let mut near = (from..within.end.min(from + 1 + MAX_TOKENS_TO_OFFICE)).take_while(|idx| {
        let token = &draft.tokens[*idx];
        token.kind == TokenKind::Word && !words.past.contains(draft.word(token))
    });
    let at = near.find(|idx| office(draft, *idx).is_some())?;
    let is_modified = at
        .checked_sub(1)
        .and_then(word)
        .is_some_and(|word| words.modifiers.contains(word));
    let goes_on = word(at + 1).is_some_and(|word| words.relations.contains(word));
    let office = office(draft, at)?;
    (!is_modified && goes_on).then_some((office, at))
}
