//! Recognizes a noun phrase with an aside before a verb. The phrase is then the subject of the verb,
//! and not a content before the verb.

use std::ops::Range;

use crate::analysis::attribution::token_view::TokenView;
use crate::english::class::RELATIVES;
use crate::syntax::tag::Tag;

/// Says whether `tokens` are a name, a comma and an apposition without a verb: “Ann Lee, a smith,”
/// in “Ann Lee, a smith, said the gate she made was sound”. Such tokens are the subject of the verb
/// that follows.
pub(super) fn is_name_with_apposition(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let is_name = |idx: &usize| view.tag(*idx) == Tag::Name;
    let n_names = tokens.clone().take_while(is_name).count();
    let comma = tokens.start + n_names;
    let is_comma = comma < tokens.end && view.is_mark(comma) && view.word(comma) == ",";
    let is_finite = |idx: usize| view.tag(idx).is_finite_or_auxiliary();
    0 < n_names && is_comma && !tokens.clone().any(is_finite)
}

/// Says whether `tokens` are a noun phrase and an aside between commas without a verb: “The port,
/// in a letter,” in “The port, in a letter, said the gates for the year will open”.
pub(super) fn is_phrase_with_aside(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let is_comma = |idx: usize| view.is_mark(idx) && view.word(idx) == ",";
    let is_finite = |idx: usize| view.tag(idx).is_finite_or_auxiliary();
    let Some(comma) = tokens.clone().find(|idx| is_comma(*idx)) else {
        return false;
    };
    let is_phrase = tokens.start < comma
        && matches!(
            view.tag(tokens.start),
            Tag::Determiner | Tag::Name | Tag::Noun | Tag::Adjective
        );
    let opens_aside = comma + 2 < tokens.end && view.tag(comma + 1) != Tag::Coordinator;
    is_phrase && opens_aside && is_comma(tokens.end - 1) && !tokens.clone().any(is_finite)
}

/// Says whether `tokens` are a noun phrase and a relative clause between commas: “Lee, who runs the
/// port,” in “Lee, who runs the port, said gates that leak will close”. The relative clause may
/// itself have commas, as before a date or a place.
pub(super) fn is_phrase_with_relative(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let is_comma = |idx: &usize| view.is_mark(*idx) && view.word(*idx) == ",";
    let is_finite = |idx: usize| view.tag(idx).is_finite_or_auxiliary();
    let mut commas = tokens.clone().filter(is_comma);
    let (Some(first), Some(second)) = (commas.next(), commas.next()) else {
        return false;
    };
    tokens.start < first
        && is_comma(&(tokens.end - 1))
        && view.is_of(first + 1, RELATIVES)
        && !(tokens.start..first)
            .chain(second..tokens.end)
            .any(is_finite)
}
