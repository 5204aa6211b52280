//! Finds contradictory ages of one person: “Ana Ruiz, 37, …”, “Ruiz, 38, …”.

use rustc_hash::FxHashMap;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::surname::{SurnameIndex, words};
use crate::analysis::consistency::tuning::AGES;
use crate::analysis::name::Name;
use crate::analysis::number::{self, Measure};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use crate::text::words::WordId;

/// An age that the draft gives next to a name.
struct Aged {
    /// The words of the name.
    words: Vec<WordId>,
    age: f64,
    span: Span,
}

/// Finds the ages in `draft` that contradict an earlier age of the same person. `names` are the
/// names in the draft. `openers` are words that may come between a name and an age: “aged”.
pub fn find(draft: &Draft, names: &[Name], openers: &Lexicon) -> Vec<Conflict> {
    let surnames = SurnameIndex::of(names.iter().map(|name| words(draft, name.tokens.clone())));
    let mut first: FxHashMap<Vec<WordId>, (f64, Span)> = FxHashMap::default();
    let mut found = Vec::new();
    for aged in names.iter().filter_map(|name| aged(draft, name, openers)) {
        let Some(words) = surnames.full_name(aged.words) else {
            continue;
        };
        let (age, span) = *first.entry(words).or_insert((aged.age, aged.span));
        if 0.5 < (age - aged.age).abs() {
            found.push(Conflict {
                span: aged.span,
                other: span,
                expected: age.to_string(),
            });
        }
    }
    found
}

/// Reads the age that the draft gives next to `name`: “Ruiz, 37,”, “Ruiz (37)”, “37-year-old Ruiz”,
/// “Ruiz, aged 37”, “Ruiz, a 37-year-old”. Returns `None` if there is no age, or if the age is for
/// another time: “then 17”.
fn aged(draft: &Draft, name: &Name, openers: &Lexicon) -> Option<Aged> {
    let sentence = &draft.sentences[draft.sentence_at(name.span(draft).start)];
    let within = &sentence.tokens;
    let word = |idx: usize| draft.word_in(idx, within);
    let age = |value: f64| AGES.contains(&value).then_some(value);
    let aged = |tokens: std::ops::Range<usize>, value: f64| {
        let span = draft.tokens[tokens.start]
            .span
            .cover(draft.tokens[tokens.end - 1].span);
        Some(Aged {
            words: words(draft, name.tokens.clone()),
            age: age(value)?,
            span,
        })
    };
    let end = name.tokens.end;
    let mut at = end + 1;
    if matches!(word(end)?, "," | "(") {
        if word(at).is_some_and(|word| openers.contains(word)) {
            at += 1;
        }
        if let Some(number) = number::number_at(draft, at, within) {
            let closes = word(number.tokens.end);
            let is_plain = draft.tokens[at].kind == TokenKind::Number && number.tokens.len() == 1;
            let stands = number.measure == Measure::Age
                || number.measure == Measure::Count
                    && is_plain
                    && closes.is_some_and(|close| matches!(close, "," | ")" | "."))
                    && word(number.tokens.end + 1).is_none_or(|word| {
                        !word.starts_with(|character: char| character.is_ascii_digit())
                    });
            if stands {
                return aged(number.tokens.clone(), number.value);
            }
        }
    }
    let before = name
        .tokens
        .start
        .checked_sub(1)
        .filter(|before| within.contains(before))?;
    let number = number::number_at(draft, before, within)?;
    (number.measure == Measure::Age)
        .then(|| aged(before..before + 1, number.value))
        .flatten()
}
