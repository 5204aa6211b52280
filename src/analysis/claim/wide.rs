//! Claims that only copy from outside is asked about: on edited copy mostly somebody stands behind them
//! whom readers know.

use crate::analysis::calendar;
use crate::analysis::claim::prediction::is_conditional;
use crate::analysis::claim::tuning::{
    MAX_TOKENS_OF_HEDGE, MAX_TOKENS_OF_MILLIONS, MAX_TOKENS_TO_TREND, MAX_TOKENS_TO_VERB_OF_TREND,
    MIN_SUM_OF_MONEY, MIN_SUM_PER_TIME,
};
use crate::analysis::claim::view::ClaimView;
use crate::analysis::claim::{ClaimKind, Finder};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// The kinds of such claims.
pub const FINDERS: &[Finder] = &[
    (ClaimKind::Figure, None, figures),
    (
        ClaimKind::Trend,
        Some(ClassSet::of(&[
            Class::ReactionNouns,
            Class::SteepAdjectives,
            Class::TrendAdjectives,
            Class::TrendNouns,
            Class::TrendQuantities,
            Class::TurningVerbs,
        ])),
        trends,
    ),
    (
        ClaimKind::Superlative,
        Some(ClassSet::of(&[Class::RecordQuantities])),
        records,
    ),
    (
        ClaimKind::Prediction,
        Some(ClassSet::of(&[Class::ReducedPredictions])),
        predictions,
    ),
    (
        ClaimKind::Accusation,
        Some(ClassSet::of(&[Class::PassiveAccusations])),
        accusations,
    ),
    (
        ClaimKind::Motive,
        Some(ClassSet::of(&[Class::HopeVerbs])),
        hopes,
    ),
];

/// Adds shares, sums of money and counts of victims.
fn figures(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let is_recorded = view.find(Class::PublicRecord).is_some();
    let has_numerals = view.begins.has(Class::Numerals);
    let tokens = view
        .tokens
        .clone()
        .zip(&view.draft.tokens[view.tokens.clone()]);
    for (at, token) in tokens {
        let is_numeral = || has_numerals && view.draft.is(token, Class::Numerals);
        if token.kind != TokenKind::Number && !is_numeral() {
            continue;
        }
        let end = share(view, at)
            .or_else(|| money(view, at))
            .or_else(|| victims(view, at).filter(|_| !is_recorded));
        if let Some(end) = end {
            found.push(view.span(at..end));
        }
    }
}

/// “41.8 per cent”.
fn share(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    Some(at + 1 + view.entry(Class::PercentWords, at + 1)?)
}

/// “£29,900”, “5 billion yuan”, “almost £14 billion worth”: more than a price.
fn money(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let signed = view.class_before(at, 1, Class::CurrencySigns);
    let magnitude = view.has_class(at + 1, Class::Magnitudes);
    let end = at + 1 + usize::from(magnitude);
    let named = view.has_class(end, Class::CurrencyNouns);
    let is_high = |sum| MIN_SUM_OF_MONEY <= sum;
    let sum = view.whole_number(at);
    let end = end + usize::from(named);
    // “£250 per week” is much, though £250 is not.
    let is_rate = view.word(end) == "per" && calendar::is_time(view.word(end + 1));
    let is_rate = is_rate && sum.is_some_and(|number| MIN_SUM_PER_TIME <= number);
    let is_sum = (signed || named) && (magnitude || is_rate || sum.is_some_and(is_high));
    // “A grant of £75,000 from the fund”: whoever gave it knows.
    let is_given = view.before(at, 1 + usize::from(signed)) == "of"
        && view.has_class(end, Class::GivingPrepositions);
    (is_sum && !is_given).then_some(end)
}

/// “killed over 200 fighters”: a count of those whom somebody harmed.
fn victims(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let harmed = |back: usize| {
        view.class_before(at, back, Class::SufferingVerbs)
            && view.tag(at - back) == Tag::VerbPast
            && (1..back).all(|distance| !view.class_before(at, distance, Class::FormsOfBe))
    };
    let is_harmed = (1..=1 + MAX_TOKENS_OF_HEDGE).any(harmed);
    let end = at + 1 + MAX_TOKENS_OF_MILLIONS;
    let mut words = (at + 1..end).take_while(|idx| view.is_plain(*idx));
    let noun = words.find(|word| {
        view.tag(*word).is_noun()
            && view.has_class(
                *word,
                ClassSet::of(&[Class::PeopleNouns, Class::PersonsInPlural]),
            )
    })?;
    is_harmed.then_some(noun + 1)
}

/// Adds changes that everybody is supposed to have seen.
fn trends(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let end = surge(view, at)
            .or_else(|| worsening(view, at))
            .or_else(|| turning_worse(view, at))
            .or_else(|| growing_number(view, at))
            .or_else(|| reaction(view, at))
            .or_else(|| steep(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// What a trend is told of.
const TROUBLES: ClassSet = ClassSet::of(&[Class::GraveNouns, Class::TrendNouns]);

/// Many people, of whatever kind.
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::PeopleNouns,
    Class::PersonsInPlural,
    Class::VagueSources,
]);

/// “a surge in terror attacks”, “a spate of mass shootings”.
fn surge(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let joins = view.has_class(at + 1, Class::QuantityPrepositions);
    if !view.has_class(at, Class::TrendQuantities) || !joins {
        return None;
    }
    view.within(TROUBLES, at + 2, MAX_TOKENS_TO_TREND + 1)
}

/// “tensions between the two have escalated”.
fn worsening(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::TrendNouns) || !view.tag(at).is_noun() {
        return None;
    }
    let start = at + 1;
    let mut words =
        (start..start + MAX_TOKENS_TO_VERB_OF_TREND).take_while(|idx| view.is_plain(*idx));
    let verb = words.find(|word| view.tag(*word).is_verb())?;
    let told = !matches!(view.tag(verb), Tag::VerbBase | Tag::VerbIng)
        || view.class_before(verb, 1, Class::FormsOfBe);
    (told && view.has_class(verb, Class::TrendVerbs)).then_some(verb + 1)
}

/// “attacks have grown worse”.
fn turning_worse(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let start = view
        .tokens
        .start
        .max(at.saturating_sub(MAX_TOKENS_TO_VERB_OF_TREND));
    let turns = view.has_class(at, Class::TurningVerbs) && view.tag(at).is_verb();
    let is_worse = view.has_class(at + 1, Class::WorseWords);
    let is_trouble = || (start..at).any(|token| view.has_class(token, TROUBLES));
    (turns && is_worse && is_trouble()).then_some(at + 2)
}

/// “a growing number of doctors”, “more and more people”.
fn growing_number(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let number = at + view.entry(Class::TrendAdjectives, at)?;
    let counts = view.has_class(number, Class::NumberNouns) && view.word(number + 1) == "of";
    let people = counts.then(|| view.within(PEOPLE, number + 2, MAX_TOKENS_TO_TREND + 1));
    people.flatten()
}

/// “has sparked outrage”.
fn reaction(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::ReactionVerbs) || !view.tag(at).is_verb() {
        return None;
    }
    view.within(Class::ReactionNouns, at + 1, MAX_TOKENS_TO_TREND + 1)
}

/// “skyrocketing car prices”.
fn steep(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_steep =
        view.has_class(at, Class::SteepAdjectives) && !view.class_before(at, 1, Class::FormsOfBe);
    is_steep.then(|| view.phrase_end(at + 1)).flatten()
}

/// Adds amounts that are said to be a record: “record levels of immigration”.
fn records(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let entry = |at: &usize| view.entry(Class::RecordQuantities, *at);
    let first = view.tokens.clone().find(|token| entry(token).is_some());
    if let Some(at) = first {
        found.push(view.span(at..at + entry(&at).unwrap_or(1) + 1));
    }
}

/// Adds predictions without a verb of their own: “with schools expected to benefit”.
fn predictions(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    if is_conditional(view) {
        return;
    }
    for at in view.tokens.clone() {
        if let Some(n_tokens) = view.entry(Class::ReducedPredictions, at)
            && view.is_plain(at + n_tokens)
            && at
                .checked_sub(1)
                .is_some_and(|before| view.tag(before).is_noun())
        {
            found.push(view.span(at..at + n_tokens + 1));
            return;
        }
    }
}

/// Adds accusations of which nobody is said to have made them: “has been accused of”.
fn accusations(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    if view.find(Class::PublicRecord).is_some() {
        return;
    }
    let Some(start) = view.find(Class::PassiveAccusations) else {
        return;
    };
    let end = start + view.entry(Class::PassiveAccusations, start).unwrap_or(1);
    // “By not cheering him” tells how, “by the board” tells who.
    let tells_who = |at: usize| {
        view.word(at) == "by"
            && !view.has_class(at + 1, Class::Negations)
            && view.tag(at + 1) != Tag::VerbIng
    };
    let by = view
        .tokens
        .clone()
        .any(|token| end <= token && tells_who(token));
    if !by {
        found.push(view.span(start..end));
    }
}

/// Adds wishes that only whoever has them can tell: “the bank hopes to become”.
fn hopes(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let hope = view.tokens.clone().find(|token| {
        let tag = view.tag(*token);
        let is_told = matches!(tag, Tag::VerbPresent | Tag::VerbThird)
            || tag == Tag::VerbIng && view.class_before(*token, 1, Class::FormsOfBe);
        is_told && view.has_class(*token, Class::HopeVerbs) && view.word(*token + 1) == "to"
    });
    let Some(hope) = hope else { return };
    let mut verb = hope;
    while view.class_before(verb, 1, AUXILIARIES) {
        verb -= 1;
    }
    if let Some(start) = view.phrase_start(verb) {
        found.push(view.span(start..hope + 2));
    }
}

/// What may stand between a subject and the verb that it hopes with: “will be hoping”.
const AUXILIARIES: ClassSet = ClassSet::of(&[Class::FormsOfBe, Class::ModalVerbs]);
