//! Superlatives with a scope. The scope is the group or the period in which the superlative is
//! true. In “the deadliest avalanche in the valley since 1951”, the scope is “in the valley since
//! 1951”.

use crate::analysis::calendar::{is_month, is_time};
use crate::analysis::claim::tuning::{
    MAX_TOKENS_TO_CHANGE_OF_MAP, MAX_TOKENS_TO_FIRST_TIME, MAX_TOKENS_TO_HEDGE,
    MAX_TOKENS_TO_SCOPE, MAX_TOKENS_TO_TIME, MAX_TOKENS_TO_UNREAL_WORD, MIN_BYTES_OF_SUPERLATIVE,
};
use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Nouns for people and organizations that may be the first to do something.
const FIRST_COMERS: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::FirstComers]);

/// Adds to `found` the first superlative of the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let has_openers = view.begins.has(Class::SuperlativeOpeners);
    // Most words do not end in “t”, so they need not be looked up.
    let may_be_simple = |idx: &usize| view.ends_in(*idx, b't') && view.word(*idx).ends_with("est");
    let may_begin = |idx: &usize| {
        may_be_simple(idx) || has_openers && view.has_class(*idx, Class::SuperlativeOpeners)
    };
    for at in view.tokens.clone().filter(may_begin) {
        let end = superlative(view, at)
            .or_else(|| first(view, at))
            .or_else(|| record(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// Adds to `found` a claim that nothing like this has happened before: “the first ever taken”, “it
/// is the first time that a whale has been found”. If the sentence has several such claims, the
/// first one is added. Such claims are sought only in incoming copy.
pub fn find_first_ever(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let mut tokens = view.tokens.clone();
    let first = tokens.find_map(|at| {
        let end = first_ever(view, at).or_else(|| first_time(view, at))?;
        Some(at..end)
    });
    found.extend(first.map(|tokens| view.span(tokens)));
}

/// Finds words such as “first ever taken” at token `at`, after “the”, and returns the first token
/// after the verb.
fn first_ever(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_first = view.word(at) == "first" && view.class_before(at, 1, Class::DefiniteOpeners);
    let is_ever = view.word(at + 1) == "ever" && view.tag(at + 2).is_verb();
    (is_first && is_ever && !is_unreal(view, at)).then_some(at + 3)
}

/// Finds “first time” at token `at` in a clause such as “it is the first time that a whale has been
/// found”. Returns the first token after “time”.
fn first_time(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_first = view.word(at) == "first"
        && view.word(at + 1) == "time"
        && view.class_before(at, 1, Class::DefiniteOpeners)
        && view.class_before(at, 2, Class::FormsOfBe);
    let start = at + 2;
    let mut rest = start..start + MAX_TOKENS_TO_FIRST_TIME;
    let is_told = rest.any(|idx| view.has_class(idx, Class::FormsOfHave));
    (is_first && is_told && !is_unreal(view, at)).then_some(start)
}

/// Adds to `found` the first superlative of one of these kinds, which are sought only in incoming
/// copy:
/// - a superlative with a hedge: “one of the oldest rocks ever found”;
/// - a superlative with a scope after a phrase with “of”: “the largest exporter of fruit in the
///   Levant”;
/// - a word such as “leading”: “one of the leading exporters in the Levant”.
pub fn find_ranked(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let mut tokens = view.tokens.clone();
    // Most words do not end in “t”, so they need not be looked up.
    let first = tokens.find_map(|at| {
        let may_begin = view.ends_in(at, b't') || view.has_class(at, Class::RankingAdjectives);
        let end = may_begin.then(|| ranked(view, at))??;
        superlative(view, at).is_none().then_some(at..end)
    });
    found.extend(first.map(|tokens| view.span(tokens)));
}

/// Finds a superlative at token `at` that [`find_ranked`] seeks, and returns the first token after
/// its scope.
fn ranked(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let noun = ranked_noun(view, at).or_else(|| leading(view, at))?;
    let end = view.phrase_end(noun)?;
    if is_own(view, at) || is_unreal(view, at) || view.is_name(at) || is_meant(view, at, end) {
        return None;
    }
    let of = view
        .is(end, &["of"])
        .then(|| view.phrase_end(end + 1))
        .flatten();
    let end = of.unwrap_or(end);
    let place = end + 1 + usize::from(view.is(end + 1, &["the"]));
    let is_placed = view.has_class(end, Class::RankingPrepositions)
        && view.is_name(place)
        && !is_time(view.word(place));
    let scope = is_placed.then_some(place + 1).or_else(|| scope(view, end));
    scope.filter(|_| !is_on_map(view, end))
}

/// Says whether a superlative with a plural noun only tells which things are meant: “climbed the
/// world's tallest peaks”. The superlative is at token `at`, and the noun ends before token `end`.
/// After “one of” or a form of “be”, the draft ranks the things, so the result is false.
fn is_meant(view: &ClaimView<'_>, at: usize, end: usize) -> bool {
    let is_plural = view.tag(end - 1).is_noun() && view.ends_in(end - 1, b's');
    // The ending of a genitive, “'s”, is spelled like a form of “be”.
    let ranks = |idx: usize| view.has_class(idx, RANKING) && view.tag(idx) != Tag::Particle;
    is_plural && !(at.saturating_sub(MAX_TOKENS_TO_HEDGE)..at).any(ranks)
}

/// Words before a ranking: verbs such as “is” and “remains”, and prepositions such as “among”.
const RANKING: ClassSet = ClassSet::of(&[
    Class::FormsOfBe,
    Class::StanceCopulas,
    Class::SuperlativeHedges,
]);

/// Returns the token after an adjective at token `at` that ranks its noun first: “leading” in “the
/// leading exporter”.
fn leading(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_ranking = view.class_before(at, 1, Class::DefiniteOpeners)
        && view.has_class(at, Class::RankingAdjectives);
    is_ranking.then_some(at + 1)
}

/// Returns the first token after the superlative adjective at token `at`. Returns `None` if there
/// is no such adjective.
fn ranked_noun(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let word = view.word(at);
    let simple = view.has_class(at, Class::IrregularSuperlatives)
        || word.len() >= MIN_BYTES_OF_SUPERLATIVE
            && word.ends_with("est")
            && !word.contains('-')
            && !view.has_class(at, Class::UnrankedWords);
    if simple && view.tag(at) == Tag::Adjective {
        Some(at + 1)
    } else if view.has_class(at, Class::SuperlativeAdverbs) && view.tag(at + 1) == Tag::Adjective {
        Some(at + 2)
    } else {
        None
    }
}

/// Says whether the superlative at token `at` comes from a ranking, as “the fifth largest” does, or
/// compares a person only with herself, as “her best” does.
fn is_own(view: &ClaimView<'_>, at: usize) -> bool {
    view.class_before(at, 1, Class::RankedOpeners) || view.before(at, 1).ends_with("th")
}

/// Finds a superlative with a scope at token `at`, and returns the first token after the scope.
fn superlative(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let noun = ranked_noun(view, at)?;
    // “One of the largest” claims little, and “at its best” claims nothing.
    let hedged = (1..=MAX_TOKENS_TO_HEDGE)
        .any(|distance| view.class_before(at, distance, Class::SuperlativeHedges));
    let end = view.phrase_end(noun).unwrap_or(noun);
    if hedged
        || is_own(view, at)
        || is_unreal(view, at)
        || view.is_name(at)
        || is_meant(view, at, end)
    {
        return None;
    }
    let genitive = view.before(at, 1) == "'s" && view.class_before(at, 2, Class::SuperlativeWholes);
    if genitive {
        return (noun < end && !is_on_map(view, end)).then_some(end);
    }
    scope(view, end).filter(|_| !is_on_map(view, end))
}

/// Finds a scope such as “in the valley since 1951” that begins at token `at` or a few words later.
/// Returns the first token after the scope.
fn scope(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let open = |idx: &usize| view.is_plain(*idx) || view.is_figure(*idx);
    for idx in (at..at + MAX_TOKENS_TO_SCOPE).take_while(open) {
        if let Some(n_tokens) = view.entry(Class::SuperlativeScopes, idx) {
            return Some(idx + n_tokens);
        }
        let since = view.is(idx, &["since"]) && (view.is_figure(idx + 1) || view.is_name(idx + 1));
        if since {
            let mut end = idx + 2;
            while view.is_name(end) {
                end += 1;
            }
            return Some(end);
        }
        if view.is(idx, &["in"]) {
            let past = |idx: &usize| view.has_class(*idx, Class::PastSpans);
            if let Some(past) = (idx + 1..=idx + MAX_TOKENS_TO_TIME).find(past) {
                return Some(past + 1);
            }
            // Only a name right behind the noun phrase is a place. A name that comes later may be
            // the name of a person: “fell in Orlov’s camp”.
            let owner = view.has_class(idx + 2, Class::PossessiveEndings);
            let names = view.is_name(idx + 1) && !is_month(view.word(idx + 1));
            if idx == at && names && !owner && !view.tag(idx + 2).is_noun() {
                return Some(idx + 2);
            }
        }
        let years = |idx: usize| view.has_class(idx, Class::LongSpans);
        if view.is(idx, &["in"])
            && let Some(unit) = (idx + 2..=idx + MAX_TOKENS_TO_TIME).find(|idx| years(*idx))
        {
            return Some(unit + 1);
        }
    }
    None
}

/// Says whether a reader can check the superlative on a map. The noun before token `end` must be a
/// feature of the map, such as a river, and no word near the noun may speak of a change of the map.
fn is_on_map(view: &ClaimView<'_>, end: usize) -> bool {
    let near = end.saturating_sub(MAX_TOKENS_TO_CHANGE_OF_MAP)..end + MAX_TOKENS_TO_CHANGE_OF_MAP;
    let changes = near
        .into_iter()
        .any(|idx| view.has_class(idx, Class::MapChanges));
    !changes && view.entry(Class::MapNouns, end - 1).is_some()
}

/// Says whether words before token `at` show that the superlative is not true, or not true yet:
/// “would be the first”.
fn is_unreal(view: &ClaimView<'_>, at: usize) -> bool {
    let near = at
        .saturating_sub(MAX_TOKENS_TO_UNREAL_WORD)
        .max(view.tokens.start);
    (near..at).any(|idx| view.has_class(idx, Class::UnrealWords))
}

/// Finds a claim at token `at` that somebody is the first to do something: “the first sitting
/// senator to be sued”. Returns the first token after the words of the claim.
fn first(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if is_unreal(view, at) {
        return None;
    }
    if view.word(at) == "first-ever" && view.class_before(at, 1, Class::FirstOpeners) {
        return view.phrase_end(at + 1);
    }
    if view.word(at) != "first" || !view.class_before(at, 1, Class::DefiniteOpeners) {
        return None;
    }
    let end = view.phrase_end(at + 1)?;
    let counts = view.has_class(end - 1, FIRST_COMERS);
    let does = view.is(end, &["to"]) && matches!(view.tag(end + 1), Tag::VerbBase | Tag::Auxiliary)
        || view.is(end, &["ever"]);
    (counts && does).then_some(end + 1 + usize::from(view.is(end, &["to"])))
}

/// Finds words for a record at token `at`, such as “record high” or “all-time low”, and returns the
/// first token after these words.
fn record(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let extreme = view.has_class(at + 1, Class::RecordNouns);
    let kept = view.has_class(at, Class::RecordAdjectives)
        && (view.has_class(at + 1, Class::RecordExtremes) || view.word(at + 2) == "of");
    (extreme && kept && view.tag(at) != Tag::VerbBase).then_some(at + 2)
}
