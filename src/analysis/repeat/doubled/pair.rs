//! Judges a pair of words that occurs twice in a row: “of the of the”. In the examples, “|” shows
//! where one clause or phrase ends and the next one begins.

use crate::analysis::calendar;
use crate::analysis::repeat::doubled::Acceptability::{self, Acceptable, Doubtful, Ungrammatical};
use crate::analysis::repeat::doubled::class::{GrammarClass, class, takes_complement};
use crate::analysis::repeat::doubled::site::Site;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::stem::is_function_word;

/// Returns how acceptable the sentence is with the pair of words at `site`, which occurs twice in a
/// row. Returns `None` if the pair belongs to a set phrase.
pub fn judge(site: &Site<'_>) -> Option<Acceptability> {
    if is_set_phrase(site) {
        return None;
    }
    let (first, second) = (site.start, site.start + 1);
    let classes = (class(site.word(first)), class(site.word(second)));
    if closes_clause(site) || is_complement(site) || parts_phrases(site) {
        return Some(Acceptable);
    }
    // “To have” may occur twice in a row: “We are going to have to have a word.”
    if site.word(first) == "to" && classes.1 == Some(GrammarClass::Have) {
        return Some(Acceptable);
    }
    let is_content = !is_function_word(site.word(first)) && !is_function_word(site.word(second));
    if is_content && (site.is_quoted || site.is_label()) {
        return Some(Acceptable);
    }
    let opens_phrase = |class: Option<GrammarClass>| {
        class.is_some_and(|class| class.is_preposition() || class == GrammarClass::Conjunction)
    };
    let is_broken = opens_phrase(classes.0) && classes.1.is_some_and(GrammarClass::is_determiner);
    Some(if is_broken && site.goes_on() {
        Ungrammatical
    } else {
        Doubtful
    })
}

/// Says whether the pair belongs to a set phrase or a series: “one by one by one”, “more and more
/// and”, “door to door to”, “from place to place to see”.
fn is_set_phrase(site: &Site<'_>) -> bool {
    let (first, second) = (site.word(site.start), site.word(site.start + 1));
    // The pair may be the end of a series: “one by one by one”.
    let is_series = site.before(1) == second;
    let is_range = second == "to" && site.before(1) == "from";
    let is_joined =
        first == "and" && !is_function_word(second) || second == "and" && !is_function_word(first);
    let goes_on = site.next() == first;
    let joins_nouns = !is_function_word(first)
        && !site.tag(site.start).is_verb()
        && class(second).is_some_and(GrammarClass::is_preposition);
    let at = site.draft.token_at(site.tokens[site.start].span.start);
    let is_customary = site
        .draft
        .entry_at(at..site.draft.tokens.len(), Class::AllowedDoubles)
        >= Some(2);
    is_series || is_range || is_joined || goes_on || joins_nouns || is_customary
}

/// The classes of words that open a subordinate clause: “what”, “wherever”, “if”.
pub const OPENERS: ClassSet = ClassSet::of(&[
    Class::FreeRelatives,
    Class::FreeRelativeAdverbs,
    Class::ConditionalOpeners,
]);

/// Says whether a clause ends between the two occurrences of the pair: “what is done | is done”,
/// “whatever he does | he does”.
fn closes_clause(site: &Site<'_>) -> bool {
    let ends_in_verb = |at: usize| {
        site.tag(at).is_verb() || class(site.word(at)).is_some_and(GrammarClass::is_auxiliary)
    };
    let opens = site.is_before(1, OPENERS) || site.before(1) == "all";
    opens && (ends_in_verb(site.start + 1) || ends_in_verb(site.start + 3))
}

/// Says whether the second occurrence is the complement of the first one: “what makes your project
/// | your project”, “call the lab | the lab”, “is a promise | a promise”.
pub fn is_complement(site: &Site<'_>) -> bool {
    let is_phrase = class(site.word(site.start)).is_some_and(GrammarClass::is_determiner)
        || matches!(site.tag(site.start), Tag::Determiner | Tag::Adjective)
        || site.word(site.start) == "her";
    let Some(verb) = site.start.checked_sub(1).filter(|_| is_phrase) else {
        return false;
    };
    match class(site.word(verb)) {
        Some(GrammarClass::Be) => site.opens_clause(verb),
        _ => takes_complement(site.word(verb)),
    }
}

/// Says whether the second occurrence begins a phrase of time: “the month” in “the first of the
/// month | the month after”.
fn parts_phrases(site: &Site<'_>) -> bool {
    let is_time = calendar::is_time(site.word(site.start + 1));
    is_time && site.is(site.end, Class::TimeContinuations)
}
