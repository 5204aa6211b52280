//! Superlatives with a scope: “the deadliest avalanche in the valley since 1951”. Knows no sources.

use crate::analysis::calendar::is_month;
use crate::analysis::claim::tuning::{
    MAX_TOKENS_TO_CHANGE_OF_MAP, MAX_TOKENS_TO_HEDGE, MAX_TOKENS_TO_SCOPE, MAX_TOKENS_TO_TIME,
    MAX_TOKENS_TO_UNREAL_WORD, MIN_BYTES_OF_SUPERLATIVE,
};
use crate::analysis::claim::view::View;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Who may be the first to do something.
const FIRST_COMERS: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::FirstComers]);

/// Adds the superlatives of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    let has_openers = view.begins.has(Class::SuperlativeOpeners);
    // Most words end in another letter, and are not looked up.
    let may_be_simple = |it: &usize| view.ends_in(*it, b't') && view.word(*it).ends_with("est");
    let may_begin = |it: &usize| {
        may_be_simple(it) || has_openers && view.has_class(*it, Class::SuperlativeOpeners)
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

/// The end of the superlative at token `at`, its scope included.
fn superlative(view: &View<'_>, at: usize) -> Option<usize> {
    let word = view.word(at);
    let simple = view.has_class(at, Class::IrregularSuperlatives)
        || word.len() >= MIN_BYTES_OF_SUPERLATIVE
            && word.ends_with("est")
            && !word.contains('-')
            && !view.has_class(at, Class::UnrankedWords);
    let noun = if simple && view.tag(at) == Tag::Adjective {
        at + 1
    } else if view.has_class(at, Class::SuperlativeAdverbs) && view.tag(at + 1) == Tag::Adjective {
        at + 2
    } else {
        return None;
    };
    // “One of the largest” claims little, “at its best” nothing.
    let hedged =
        (1..=MAX_TOKENS_TO_HEDGE).any(|it| view.class_before(at, it, Class::SuperlativeHedges));
    // “The fifth largest” stands in somebody's list, “her best” is measured against herself.
    let own = view.class_before(at, 1, Class::RankedOpeners) || view.before(at, 1).ends_with("th");
    if hedged || own || is_unreal(view, at) || view.is_name(at) {
        return None;
    }
    let end = view.phrase_end(noun).unwrap_or(noun);
    let genitive = view.before(at, 1) == "'s" && view.class_before(at, 2, Class::SuperlativeWholes);
    if genitive {
        return (noun < end && !is_on_map(view, end)).then_some(end);
    }
    scope(view, end).filter(|_| !is_on_map(view, end))
}

/// The end of the scope that begins at token `at`, or a few words after it: “in the valley since
/// 1951”.
fn scope(view: &View<'_>, at: usize) -> Option<usize> {
    let open = |it: &usize| view.is_plain(*it) || view.is_figure(*it);
    for it in (at..at + MAX_TOKENS_TO_SCOPE).take_while(open) {
        if let Some(n_tokens) = view.entry(Class::SuperlativeScopes, it) {
            return Some(it + n_tokens);
        }
        let since = view.is(it, &["since"]) && (view.is_figure(it + 1) || view.is_name(it + 1));
        if since {
            let mut end = it + 2;
            while view.is_name(end) {
                end += 1;
            }
            return Some(end);
        }
        if view.is(it, &["in"]) {
            let past = |it: &usize| view.has_class(*it, Class::PastSpans);
            if let Some(past) = (it + 1..=it + MAX_TOKENS_TO_TIME).find(past) {
                return Some(past + 1);
            }
            // A place right behind the noun; further on it may be anybody: “fell in Orlov’s camp”.
            let owner = view.has_class(it + 2, Class::PossessiveEndings);
            let names = view.is_name(it + 1) && !is_month(view.word(it + 1));
            if it == at && names && !owner && !view.tag(it + 2).is_noun() {
                return Some(it + 2);
            }
        }
        let years = |it: usize| view.has_class(it, Class::LongSpans);
        if view.is(it, &["in"])
            && let Some(unit) = (it + 2..=it + MAX_TOKENS_TO_TIME).find(|it| years(*it))
        {
            return Some(unit + 1);
        }
    }
    None
}

/// Whether what ends before token `end` is a feature of the map, in a sentence that tells no
/// change of it.
fn is_on_map(view: &View<'_>, end: usize) -> bool {
    let near = end.saturating_sub(MAX_TOKENS_TO_CHANGE_OF_MAP)..end + MAX_TOKENS_TO_CHANGE_OF_MAP;
    let changes = near
        .into_iter()
        .any(|it| view.has_class(it, Class::MapChanges));
    !changes && view.entry(Class::MapNouns, end - 1).is_some()
}

/// Whether words before token `at` make it untrue, or not yet true: “would be the first”.
fn is_unreal(view: &View<'_>, at: usize) -> bool {
    let near = at
        .saturating_sub(MAX_TOKENS_TO_UNREAL_WORD)
        .max(view.tokens.start);
    (near..at).any(|it| view.has_class(it, Class::UnrealWords))
}

/// “the first sitting senator to be sued”: the end of a first of its kind at token `at`.
fn first(view: &View<'_>, at: usize) -> Option<usize> {
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

/// “a record high”, “an all-time low”.
fn record(view: &View<'_>, at: usize) -> Option<usize> {
    let extreme = view.has_class(at + 1, Class::RecordNouns);
    let kept = view.has_class(at, Class::RecordAdjectives)
        && (view.has_class(at + 1, Class::RecordExtremes) || view.word(at + 2) == "of");
    (extreme && kept && view.tag(at) != Tag::VerbBase).then_some(at + 2)
}
