//! Figures that are sought only in incoming copy: shares, sums of money, counts of victims, the
//! largest part of a group.

use crate::analysis::calendar;
use crate::analysis::claim::tuning::{
    MAX_ROUNDING_OF_SHARE, MAX_TOKENS_AFTER_RECORD, MAX_TOKENS_OF_HEDGE, MAX_TOKENS_OF_MILLIONS,
    MAX_TOKENS_OF_PEOPLE, MAX_TOKENS_TO_CONVERTED_SUM, MAX_TOKENS_TO_COUNTS, MAX_TOKENS_TO_HAVE,
    MAX_TOKENS_TO_PROPOSAL, MAX_TOKENS_TO_RECORD, MAX_TOKENS_TO_VALUING_VERB, MIN_COUNTED_LOSSES,
    MIN_COUNTED_PEOPLE, MIN_SUM_OF_MONEY, MIN_SUM_PER_TIME, PERCENT, PERCENT_OF_WHOLE,
};
use crate::analysis::claim::view::ClaimView;
use crate::analysis::number::{self, Measure};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Adds to `found` shares, sums of money, and counts of people and of losses.
pub(super) fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    // A count near a word for a public record, such as “proposal”, needs no source. If the word
    // comes much later, a count such as “has 800 staff” needs a source.
    let is_recorded = |at: usize| {
        let mut near = at.saturating_sub(MAX_TOKENS_AFTER_RECORD)..at + MAX_TOKENS_TO_RECORD;
        near.any(|idx| view.entry(Class::PublicRecord, idx).is_some())
    };
    let is_settled =
        view.find(Class::SettledSums).is_some() || view.find(Class::CriminalProceedings).is_some();
    let has_numerals = view.begins.has(Class::Numerals);
    let tokens = view
        .tokens
        .clone()
        .zip(&view.draft.tokens[view.tokens.clone()]);
    for (at, token) in tokens {
        let is_numeral = || has_numerals && view.draft.is(token, Class::Numerals);
        if token.kind != TokenKind::Number && !is_numeral() || is_valued(view, at) {
            continue;
        }
        let end = share(view, at)
            .or_else(|| money(view, at).filter(|_| !is_settled))
            .or_else(|| victims(view, at).filter(|_| !is_recorded(at)))
            .or_else(|| estimate(view, at).filter(|_| !is_recorded(at)));
        if let Some(end) = end {
            found.push(view.span(at..end));
        }
    }
    if view.begins.has(Class::VagueMagnitudes) {
        let unknown = |at: usize| {
            let noun = at + view.entry(Class::VagueMagnitudes, at)?;
            let end = losses(view, at, noun).or_else(|| multitude(view, at, noun))?;
            (!is_recorded(at)).then(|| view.span(at..end))
        };
        // One finding about unknown numbers is enough for a sentence.
        found.extend(view.tokens.clone().find_map(unknown));
    }
}

/// Finds an unknown number of lives or things that were lost: “killed thousands of fish”,
/// “destroyed hundreds of homes”. The number begins at token `at`, and its noun phrase begins at
/// token `noun`. Returns the first token after the noun phrase.
fn losses(view: &ClaimView<'_>, at: usize, noun: usize) -> Option<usize> {
    let is_past = |tag| matches!(tag, Tag::VerbPast | Tag::VerbParticiple);
    let is_lost = follows_verb(view, at, LOSSES, is_past);
    is_lost.then(|| view.phrase_end(noun)).flatten()
}

/// Says whether one of `verbs`, whose tag `fits`, comes before the number at token `at`. A hedge
/// such as “about” may separate the verb from the number, but a form of “be” may not.
fn follows_verb(
    view: &ClaimView<'_>,
    at: usize,
    verbs: ClassSet,
    fits: impl Fn(Tag) -> bool,
) -> bool {
    (1..=1 + MAX_TOKENS_OF_HEDGE).any(|back| {
        view.class_before(at, back, verbs)
            && fits(view.tag(at - back))
            && (1..back).all(|distance| !view.class_before(at, distance, Class::FormsOfBe))
    })
}

/// Finds a clause that opens with an unknown number of people who have done something: “millions of
/// people have watched”. The number begins at token `at`, and its noun phrase begins at token
/// `noun`. Returns the first token after the noun phrase.
fn multitude(view: &ClaimView<'_>, at: usize, noun: usize) -> Option<usize> {
    let end = view.within(PEOPLE, noun, MAX_TOKENS_OF_MILLIONS)?;
    let has_acted = || {
        view.within(Class::FormsOfHave, end, MAX_TOKENS_TO_HAVE)
            .is_some()
    };
    (view.opens_clause(at) && has_acted()).then_some(end)
}

/// Verbs for taking lives and destroying things.
const LOSSES: ClassSet = ClassSet::of(&[Class::DestroyingVerbs, Class::SufferingVerbs]);

/// Says whether the share at token `at` is only proposed: “should be held at 48 percent”.
fn is_proposed(view: &ClaimView<'_>, at: usize) -> bool {
    let before = at.saturating_sub(MAX_TOKENS_TO_PROPOSAL)..at;
    let mut words = before.rev().take_while(|idx| view.is_plain(*idx));
    words.any(|idx| view.has_class(idx, Class::ProposalModals))
}

/// Says whether the figure at token `at` is the value that somebody puts on something: “he puts his
/// loss at about £11,000”.
fn is_valued(view: &ClaimView<'_>, at: usize) -> bool {
    let mut reach = 1..=MAX_TOKENS_OF_HEDGE + 2;
    let Some(preposition) = reach.find(|back| view.before(at, *back) == "at") else {
        return false;
    };
    let end = at - preposition;
    let start = end.saturating_sub(MAX_TOKENS_TO_VALUING_VERB);
    let is_verb = |idx: usize| {
        view.has_class(idx, Class::ValuingVerbs)
            && view.tag(idx).is_finite()
            && !view.class_before(idx, 1, Class::FormsOfBe)
    };
    (start..end).any(is_verb)
}

/// Finds a share such as “41.8 per cent” at token `at`, and returns the first token after the
/// share.
fn share(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let end = at + 1 + view.entry(Class::PercentWords, at + 1)?;
    // “100% natural” only stresses the adjective.
    let is_stress =
        view.whole_number(at) == Some(PERCENT_OF_WHOLE) && view.tag(end) == Tag::Adjective;
    // “A 12% return” is a rate that somebody agreed on.
    let is_rate = view.class_before(at, 1, Class::RateOpeners)
        && view.tag(end).is_noun()
        && view.find(Class::ChangeWords).is_none();
    (!is_stress && !is_rate && !is_proposed(view, at) && !is_computed(view, at)).then_some(end)
}

/// Says whether the share at token `at` follows from two counts before it in the paragraph: 90%
/// after “54 of the 60 pupils”. Then a reader sees where the share comes from.
fn is_computed(view: &ClaimView<'_>, at: usize) -> bool {
    let draft = view.draft;
    let Some((share, _)) = number::figure(view.word(at)) else {
        return false;
    };
    let start = view
        .paragraph
        .start
        .max(at.saturating_sub(MAX_TOKENS_TO_COUNTS));
    let before = start..at;
    let counts = before.clone();
    let counts = counts.filter_map(|idx| number::number_at(draft, idx, &before));
    let counts: Vec<f64> = counts.map(|number| number.value).collect();
    let is_share = |part: &f64, whole: &f64| {
        part < whole && (part / whole * PERCENT - share).abs() < MAX_ROUNDING_OF_SHARE
    };
    counts
        .iter()
        .any(|part| counts.iter().any(|whole| is_share(part, whole)))
}

/// Finds a sum of money at token `at` that is too large for a price: “£29,900”, “5 billion yuan”,
/// “almost £14 billion worth”. Returns the first token after the sum.
fn money(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let signed = view.class_before(at, 1, Class::CurrencySigns);
    let magnitude = view.has_class(at + 1, Class::Magnitudes);
    let end = at + 1 + usize::from(magnitude);
    let named = view.has_class(end, Class::CurrencyNouns);
    // In “£200m”, the number and the magnitude are one word.
    let sum = number::figure(view.word(at)).map(|(value, _)| value);
    let is_high = |sum: f64| MIN_SUM_OF_MONEY <= sum;
    let end = end + usize::from(named);
    // “£250” may be a price; “£250 per week” is not a price.
    let is_rate = view.word(end) == "per" && calendar::is_time(view.word(end + 1));
    let is_rate = is_rate && sum.is_some_and(|number| MIN_SUM_PER_TIME <= number);
    let is_sum = (signed || named) && (magnitude || is_rate || sum.is_some_and(is_high));
    // “A grant of £75,000 from the fund” names the giver, so a reader knows where the sum comes
    // from.
    let is_given = view.before(at, 1 + usize::from(signed)) == "of"
        && view.has_class(end, Class::GivingPrepositions);
    let start = at - usize::from(signed);
    (is_sum && !is_given && !is_conversion(view, start)).then_some(end)
}

/// Says whether the sum that begins at token `start` repeats an earlier sum in another currency:
/// “($370,000)” in “4 million crowns ($370,000)”.
fn is_conversion(view: &ClaimView<'_>, start: usize) -> bool {
    let is_number = |back: usize| start.checked_sub(back).is_some_and(|at| view.is_figure(at));
    view.before(start, 1) == "(" && (2..=MAX_TOKENS_TO_CONVERTED_SUM).any(is_number)
}

/// Finds a count of people who were harmed: “killed over 200 fighters”, “at least 12 people died”.
/// The number is token `at`. Returns the first token after the noun.
fn victims(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_past = |tag| tag == Tag::VerbPast;
    let is_harmed = follows_verb(view, at, Class::SufferingVerbs.into(), is_past);
    let end = at + 1 + MAX_TOKENS_OF_MILLIONS;
    let mut words = (at + 1..end).take_while(|idx| view.is_plain(*idx));
    let noun = words.find(|word| view.tag(*word).is_noun() && view.has_class(*word, PEOPLE))?;
    // In “at least 12 soldiers killed a farmer”, the people harmed somebody else.
    let is_object = |at: usize| matches!(view.tag(at), Tag::Determiner | Tag::Pronoun | Tag::Name);
    let is_active = is_object(noun + 2) || is_object(noun + 3);
    let is_estimated = view.is_hedged(at) && view.suffers(noun + 1) && !is_active;
    (is_harmed || is_estimated).then_some(noun + 1)
}

/// Finds an estimated count of people or of things that were destroyed: “around 2,000 commuters”,
/// “razed about 230 shops”. The number is token `at`. Returns the first token after the noun.
fn estimate(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let number = number::number_at(view.draft, at, &view.tokens)?;
    if !view.is_hedged(at) || number.measure != Measure::Count || number.value < MIN_COUNTED_LOSSES
    {
        return None;
    }
    let end = number.tokens.end;
    let mut words = (end..end + MAX_TOKENS_OF_PEOPLE).take_while(|idx| view.is_plain(*idx));
    let noun = words.find(|idx| view.tag(*idx).is_noun() && !view.tag(idx + 1).is_noun())?;
    let is_people = MIN_COUNTED_PEOPLE <= number.value && view.has_class(noun, PEOPLE);
    let is_loss = || {
        let mut words = view.tokens.clone();
        let is_destroyed = words.any(|idx| view.has_class(idx, Class::DestroyingVerbs));
        is_destroyed && !view.has_class(noun, Class::UnitNouns)
    };
    (is_people || is_loss()).then_some(noun + 1)
}

/// Nouns for many people.
const PEOPLE: ClassSet = ClassSet::of(&[Class::PeopleNouns, Class::PersonsInPlural]);

/// Adds to `found` the first part of a group in the sentence: “the vast majority of those”, “a
/// third of the shops”.
pub(super) fn find_parts(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        if let Some(end) = most(view, at).or_else(|| part(view, at)) {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// Finds words for most of a group at token `at`: “majority of those who apply”, “most models
/// come”. Returns the first token after the group.
fn most(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::Majorities) {
        return None;
    }
    if view.word(at + 1) == "of" {
        // “A majority of the judges” is a rule of voting; “the vast majority” is an estimate.
        let is_vast =
            view.class_before(at, 1, Class::VastAdjectives) || view.word(at + 2) == "those";
        let is_majority = view.word(at) == "majority" && is_vast;
        return is_majority.then(|| group(view, at + 2)).flatten();
    }
    // “Most models come” counts the models. “Most of the day” and “for most models” count nothing.
    let end = view
        .opens_clause(at)
        .then(|| plural(view, at + 1))
        .flatten()?;
    let is_asserted = matches!(
        view.tag(end),
        Tag::VerbPresent | Tag::VerbPast | Tag::Auxiliary
    );
    is_asserted.then_some(end)
}

/// Finds a fraction of a group at token `at`: “third of the shops” in “nearly a third of the
/// shops”. Returns the first token after the group.
fn part(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_part = view.word(at) == "half" || view.has_class(at, Class::Fractions);
    let is_ordinal = view.class_before(at, 1, Class::FractionDeterminers);
    (is_part && !is_ordinal && view.word(at + 1) == "of")
        .then(|| group(view, at + 2))
        .flatten()
}

/// Finds a group at token `at`, such as “those”, “them” or “the shops”, and returns the first token
/// after the group.
fn group(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if view.has_class(at, Class::GroupPronouns) {
        return Some(at + 1);
    }
    plural(view, at + usize::from(view.tag(at) == Tag::Determiner))
}

/// Finds a plural noun at token `at`, with or without adjectives before it, and returns the first
/// token after the noun.
fn plural(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let mut words = (at..at + MAX_TOKENS_OF_PEOPLE).take_while(|idx| view.is_plain(*idx));
    let noun = words.find(|idx| view.tag(*idx).is_noun() && view.tag(idx + 1) != Tag::Noun)?;
    (view.word(noun).ends_with('s') && !view.has_class(noun, Class::UnitNouns)).then_some(noun + 1)
}
