//! Finds the parentheses that name a source: `(Reuters)`, `(Smith 2021)`.

use std::ops::Range;

use crate::analysis::evidence::works::Works;
use crate::analysis::evidence::{Evidence, EvidenceKind, cover};
use crate::analysis::nearby;
use crate::analysis::tuning::{
    MAX_TOKENS_OF_PARENTHESIS, MAX_WORDS_OF_PUBLISHER, MIN_WORDS_OF_UNKNOWN_PUBLISHER,
};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Adds to `found` those parentheses of a sentence that name a source.
pub(super) fn find_parentheses(
    draft: &Draft,
    vocabulary_uses: &VocabularyUses,
    works: &Works<'_>,
    sentence: &Range<usize>,
    found: &mut Vec<Evidence>,
) {
    let mut open: Option<usize> = None;
    for idx in sentence.clone() {
        if draft.tokens[idx].kind != TokenKind::Mark {
            continue;
        }
        match draft.word(&draft.tokens[idx]) {
            "(" | "[" => open = Some(idx),
            ")" | "]" => {
                let opened = open
                    .take()
                    .filter(|open| idx - open <= MAX_TOKENS_OF_PARENTHESIS && open + 1 < idx);
                let known = |inner| {
                    vocabulary_uses
                        .known_source(draft, cover(draft, inner))
                        .is_some()
                };
                if let Some(start) = opened
                    && (known(start + 1..idx)
                        || names_source(draft, start, idx, sentence)
                        || works.cites(start + 1..idx))
                {
                    found.push(Evidence {
                        span: cover(draft, start..idx + 1),
                        kind: EvidenceKind::Parenthesis,
                        source: Some(cover(draft, start + 1..idx)),
                    });
                }
            }
            _ => {}
        }
    }
}

/// Says whether the parenthesis from token `open` to token `close` names a source.
fn names_source(draft: &Draft, open: usize, close: usize, sentence: &Range<usize>) -> bool {
    let inner = open + 1..close;
    let first = &draft.tokens[inner.start];
    if draft
        .entry_at(inner.start..inner.end, Class::Asides)
        .is_some()
    {
        return false;
    }
    if draft.entry_at(inner.start..inner.end, Class::Publishers) == Some(inner.len()) {
        return true;
    }
    if draft.is(first, Class::SourceLabels) && draft.tokens[inner.clone()].len() > 1 {
        return true;
    }
    if is_reference(draft, &inner) {
        return true;
    }
    // Other words with capitals name a source only at the end of a sentence. The abbreviation in
    // “the Party of Work (PW)” names no source.
    let ends = (close + 1..sentence.end).all(|idx| !draft.tokens[idx].is_word());
    ends && is_title(draft, &inner) && !abbreviates(draft, open, &inner) && !is_party(draft, &inner)
}

/// Says whether the words in parentheses are the party and the district of a politician:
/// `R., Armstrong`.
fn is_party(draft: &Draft, inner: &Range<usize>) -> bool {
    let letter = draft.text(draft.tokens[inner.start].span);
    let is_letter = letter.trim_end_matches('.').chars().count() == 1;
    let mut rest = inner.start + 1..inner.end;
    let comma = rest.find(|idx| draft.word(&draft.tokens[*idx]) != ".");
    let is_place = |idx: usize| {
        let token = &draft.tokens[idx];
        token.capital && !draft.is(token, Class::Publishers)
    };
    is_letter
        && comma.is_some_and(|idx| draft.word(&draft.tokens[idx]) == ",")
        && rest.all(is_place)
}

/// Says whether the words in parentheses are a name and a year: `Smith 2021`, `Smith et al., 2021,
/// p. 4`.
fn is_reference(draft: &Draft, inner: &Range<usize>) -> bool {
    let name = &draft.tokens[inner.start];
    let year = |idx: &usize| {
        let text = draft.text(draft.tokens[*idx].span);
        let digits = text.trim_end_matches(|character: char| character.is_ascii_lowercase());
        digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20"))
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let months = |idx: usize| is_month(draft.word(&draft.tokens[idx]));
    name.kind == TokenKind::Word
        && name.capital
        && !months(inner.start)
        && inner.clone().skip(1).any(|idx| year(&idx))
}

fn is_month(word: &str) -> bool {
    const DATES: ClassSet = ClassSet::of(&[Class::Months, Class::BirthWords]);
    english::dictionary().word(word).classes.meets(&DATES)
}

/// Says whether the tokens look like the name of a publisher: a few words, all with capitals.
fn is_title(draft: &Draft, inner: &Range<usize>) -> bool {
    let words: Vec<usize> = inner
        .clone()
        .filter(|idx| draft.tokens[*idx].is_word())
        .collect();
    let title = |idx: &usize| {
        let token = &draft.tokens[*idx];
        token.capital && token.kind == TokenKind::Word
            || (draft.word(token) == "&" || draft.is(token, Class::TitleParticles))
    };
    let named = words
        .iter()
        .any(|idx| draft.is(&draft.tokens[*idx], Class::Publishers));
    words.len() <= MAX_WORDS_OF_PUBLISHER
        && words.iter().all(title)
        && (named || MIN_WORDS_OF_UNKNOWN_PUBLISHER <= words.len())
        && words.iter().any(|idx| draft.tokens[*idx].capital)
}

/// Says whether the word in parentheses abbreviates the name before it: “PW” in “the Party of Work
/// (PW)”.
fn abbreviates(draft: &Draft, open: usize, inner: &Range<usize>) -> bool {
    let text = draft.text(draft.tokens[inner.start].span);
    let capitals = inner.len() == 1
        && text
            .chars()
            .filter(|character| character.is_uppercase())
            .count()
            * 2
            > text.chars().count();
    let name_before =
        nearby::before(draft, open).is_some_and(|token| token.capital && token.is_word());
    capitals && name_before
}
