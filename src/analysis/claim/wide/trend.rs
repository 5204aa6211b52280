//! Changes that the draft presents as if everybody knew them: “a surge in terror attacks”. Such
//! changes are sought only in incoming copy.

use crate::analysis::claim::tuning::{
    MAX_ADJECTIVES_OF_TREND, MAX_TOKENS_TO_TREND, MAX_TOKENS_TO_VERB_OF_TREND,
};
use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Adds to `found` the first change in the sentence that the draft presents as if everybody knew
/// it.
pub(super) fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let end = surge(view, at)
            .or_else(|| worsening(view, at))
            .or_else(|| changing(view, at))
            .or_else(|| ever_more(view, at))
            .or_else(|| turning_worse(view, at))
            .or_else(|| growing_number(view, at))
            .or_else(|| reaction(view, at))
            .or_else(|| steep(view, at))
            .or_else(|| revival(view, at))
            .or_else(|| growing_trend(view, at))
            .or_else(|| directed(view, at))
            .or_else(|| increasingly(view, at))
            .or_else(|| many_still(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// Nouns for what a trend can be about, such as “discontent” and “abductions”.
const TROUBLES: ClassSet = ClassSet::of(&[Class::GraveNouns, Class::TrendNouns]);

/// Nouns for many people of any kind.
pub(super) const PEOPLE: ClassSet = ClassSet::of(&[
    Class::PeopleNouns,
    Class::PersonsInPlural,
    Class::VagueSources,
]);

/// Finds an increase of troubles at token `at`: “surge in terror attacks”, “spate of mass
/// shootings”. Returns the first token after the noun for the troubles.
fn surge(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let joins = view.has_class(at + 1, Class::QuantityPrepositions);
    if !view.has_class(at, Class::TrendQuantities) || !joins {
        return None;
    }
    view.within(TROUBLES, at + 2, MAX_TOKENS_TO_TREND + 1)
        .or_else(|| view.within(Class::TroubleNouns, at + 2, MAX_TOKENS_TO_TREND + 1))
}

/// Finds a clause about a trend whose noun is token `at`: “tensions between the two have
/// escalated”. Returns the first token after the verb.
fn worsening(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::TrendNouns) || !view.tag(at).is_noun() {
        return None;
    }
    let start = at + 1;
    let mut words =
        (start..start + MAX_TOKENS_TO_VERB_OF_TREND).take_while(|idx| view.is_plain(*idx));
    let verb = words.find(|word| view.tag(*word).is_verb())?;
    let is_asserted = !matches!(view.tag(verb), Tag::VerbBase | Tag::VerbIng)
        || view.class_before(verb, 1, Class::FormsOfBe);
    (is_asserted && view.has_class(verb, Class::TrendVerbs)).then_some(verb + 1)
}

/// Finds a change for the worse whose verb is token `at`: “grown worse” in “attacks have grown
/// worse”. Returns the first token after the change.
fn turning_worse(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let start = view
        .tokens
        .start
        .max(at.saturating_sub(MAX_TOKENS_TO_VERB_OF_TREND));
    let turns = view.has_class(at, Class::TurningVerbs) && view.tag(at).is_verb();
    let is_worse = view.has_class(at + 1, Class::WorseWords);
    let is_trouble = || (start..at).any(|token| view.has_class(token, TROUBLES));
    let is_more = || {
        view.has_class(at + 1, Class::Comparatives)
            && view.tag(at) == Tag::VerbIng
            && (start..at).any(|token| view.has_class(token, Class::MeasuredNouns))
    };
    (turns && (is_worse && is_trouble() || is_more())).then_some(at + 2)
}

/// Finds a phrase such as “growing number of doctors” at token `at`, and returns the first token
/// after the phrase.
fn growing_number(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let number = at + view.entry(Class::TrendAdjectives, at)?;
    let counts = view.has_class(number, Class::NumberNouns) && view.word(number + 1) == "of";
    let people = counts.then(|| view.within(PEOPLE, number + 2, MAX_TOKENS_TO_TREND + 1));
    people.flatten()
}

/// Finds a public reaction whose verb is token `at`: “sparked outrage” in “has sparked outrage”.
/// Returns the first token after the noun.
fn reaction(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::ReactionVerbs) || !view.tag(at).is_verb() {
        return None;
    }
    // “Parents have raised concerns” says who is concerned.
    let mut before = (view.tokens.start..at).rev();
    let subject = before.find(|idx| view.tag(*idx).is_noun());
    if subject.is_some_and(|noun| view.has_class(noun, PEOPLE)) {
        return None;
    }
    view.within(Class::ReactionNouns, at + 1, MAX_TOKENS_TO_TREND + 1)
}

/// Finds a noun phrase with a steep adjective at token `at`: “skyrocketing car prices”. Returns the
/// first token after the noun phrase.
fn steep(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_steep =
        view.has_class(at, Class::SteepAdjectives) && !view.class_before(at, 1, Class::FormsOfBe);
    is_steep.then(|| view.phrase_end(at + 1)).flatten()
}

/// Finds a clause about a steep change that lasts: “trust in the police has collapsed”, “support is
/// fading”. The noun of the clause is token `at`. Returns the first token after the verb.
fn changing(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::MeasuredNouns) || !view.tag(at).is_noun() {
        return None;
    }
    let start = at + 1;
    let mut words =
        (start..start + MAX_TOKENS_TO_VERB_OF_TREND).take_while(|idx| view.is_plain(*idx));
    let verb = words.find(|word| view.tag(*word).is_verb())?;
    let is_steep = view.has_class(verb, Class::SteepVerbs);
    (is_steep && lasts(view, at, verb) && !is_counted(view)).then_some(verb + 1)
}

/// Says whether the verb at token `verb` tells a change that lasts: “is fading”, “has collapsed”. A
/// verb in the simple past may be about a single day, and a verb in the passive is about a deed.
/// Token `start` is the first token that may be the auxiliary.
fn lasts(view: &ClaimView<'_>, start: usize, verb: usize) -> bool {
    let follows = |auxiliary: Class| {
        (1..=2).any(|back| start + back <= verb && view.class_before(verb, back, auxiliary))
    };
    match view.tag(verb) {
        Tag::VerbIng => follows(Class::FormsOfBe),
        Tag::VerbPast | Tag::VerbParticiple => {
            follows(Class::FormsOfHave) && !follows(Class::FormsOfBe)
        }
        _ => false,
    }
}

/// Says whether the sentence has a figure. If so, the figure is the claim, not the change.
fn is_counted(view: &ClaimView<'_>) -> bool {
    view.tokens.clone().any(|token| view.is_figure(token))
}

/// Finds a phrase such as “more and more people” that opens a clause at token `at`. Returns the
/// first token after the phrase.
fn ever_more(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let noun = at + view.entry(Class::TrendCounts, at)?;
    let end = view.within(PEOPLE, noun, MAX_TOKENS_TO_TREND)?;
    view.opens_clause(at).then_some(end)
}

/// Finds a change that something goes through: “experiencing a remarkable revival” in “are
/// experiencing a remarkable revival”, or “seen a shift” in “has seen a shift towards slower
/// journeys”. The verb is token `at`. Returns the first token after the noun.
fn revival(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let nouns = if view.has_class(at, Class::ExperiencingVerbs) && view.tag(at).is_verb() {
        Class::RevivalNouns
    } else if view.has_class(at, Class::SeeingVerbs)
        && lasts(view, view.tokens.start, at)
        && !is_counted(view)
    {
        Class::ShiftNouns
    } else {
        return None;
    };
    let is_new = view.has_class(at + 1, Class::IndefiniteArticles);
    let noun = is_new.then(|| view.within(nouns, at + 2, MAX_TOKENS_TO_TREND));
    noun.flatten()
}

/// Finds words at token `at` that call something a trend, after “a”: “growing trend”, “broader
/// global trend”. Returns the first token after the words.
fn growing_trend(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.class_before(at, 1, Class::IndefiniteArticles) {
        return None;
    }
    let mut noun = at;
    for _ in 0..MAX_ADJECTIVES_OF_TREND {
        let is_adjective = matches!(view.tag(noun), Tag::Adjective | Tag::VerbIng);
        noun += view
            .entry(Class::TrendAdjectives, noun)
            .unwrap_or(usize::from(is_adjective));
    }
    (at < noun && view.has_class(noun, Class::TrendLabels)).then_some(noun + 1)
}

/// Finds a lasting change with its direction, whose verb is token `at`: “edged higher” in
/// “unemployment has edged higher”. Returns the first token after the direction.
fn directed(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_directed =
        view.has_class(at, Class::DirectedVerbs) && view.has_class(at + 1, Class::Directions);
    let lasts = is_directed && lasts(view, view.tokens.start, at) && !is_counted(view);
    lasts.then_some(at + 2)
}

/// Finds a clause about what a whole group does more and more: “utilities are increasingly seeking
/// alternatives”. The adverb is token `at`. Returns the first token after the verb.
fn increasingly(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_more = view.has_class(at, Class::GrowingAdverbs)
        && view.class_before(at, 1, Class::FormsOfBe)
        && matches!(view.tag(at + 1), Tag::VerbIng | Tag::VerbParticiple);
    let subject = at.checked_sub(2).filter(|idx| view.is_plain(*idx))?;
    let is_group = view.tag(subject) == Tag::Noun && view.ends_in(subject, b's');
    (is_more && is_group).then_some(at + 2)
}

/// Finds a clause about what many people go on doing: “many families continue to struggle”. The
/// first word is token `at`. Returns the first token after the verb “continue”.
fn many_still(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if !view.has_class(at, Class::QuantitySources) || view.word(at + 1) == "of" {
        return None;
    }
    let people = view.within(PEOPLE, at + 1, MAX_TOKENS_TO_TREND)?;
    let verb = people + usize::from(view.tag(people) == Tag::Adverb);
    let goes_on = view.has_class(verb, Class::EnduringVerbs);
    (goes_on && view.tag(verb).is_verb()).then_some(verb + 1)
}
