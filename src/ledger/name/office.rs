//! Finds the offices of a named source: “harbour master” in “Ilse Maren, the harbour master”.

use crate::analysis::name::is_title;
use crate::english::class::{Class, ClassSet};
use crate::ledger::name::{HOLDERS, ROLES, is_abbreviated, word};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Words that do not begin an apposition after a comma: “according” in “Ilse Maren, according to
/// the mayor”.
const NO_APPOSITION: ClassSet = ClassSet::of(&[
    Class::AdjunctOpeners,
    Class::Coordinators,
    Class::PersonalRelatives,
    Class::RelativePronouns,
]);

/// Returns the word at token `at` if it is an office, a title or an abbreviation that may be a
/// title.
pub fn role(draft: &Draft, at: usize) -> Option<String> {
    let token = &draft.tokens[at];
    let is_second_half = draft.word(token) == "general"
        && at
            .checked_sub(1)
            .is_some_and(|it| draft.is(&draft.tokens[it], ROLES));
    let is_role = draft.is(token, HOLDERS)
        || is_title(draft.word(token))
        || is_abbreviated(draft, at)
        || is_second_half;
    is_role.then(|| word(draft.word(token)).trim_end_matches('.').to_owned())
}

/// Returns the offices in an apposition that begins at token `at`.
pub fn apposed(draft: &Draft, at: usize) -> Vec<String> {
    const MAX_TOKENS_OF_APPOSITION: usize = 10;
    let is_comma = |it: usize| draft.tokens.get(it).is_some_and(|it| draft.word(it) == ",");
    if !is_comma(at) {
        return Vec::new();
    }
    // An age may precede the apposition: “Ilse Maren, 47, the harbour master”.
    let is_age = |it: usize| {
        let token = draft.tokens.get(it);
        token.is_some_and(|it| it.kind == TokenKind::Number)
    };
    let at = if is_age(at + 1) && is_comma(at + 2) {
        at + 2
    } else {
        at
    };
    let opens = draft
        .tokens
        .get(at + 1)
        .is_some_and(|it| it.capital || draft.is(it, HOLDERS) || !draft.is(it, NO_APPOSITION));
    if !opens {
        return Vec::new();
    }
    let end = (at + 1 + MAX_TOKENS_OF_APPOSITION).min(draft.tokens.len());
    let apposition = (at + 1..end).take_while(|it| {
        let token = &draft.tokens[*it];
        !matches!(
            draft.word(token),
            "," | "." | ";" | "said" | "told" | "according"
        )
    });
    apposition.filter_map(|it| role(draft, it)).collect()
}
