//! Superlatives with a scope: “the deadliest avalanche in the valley since 1951”. Knows no sources.

use crate::analysis::calendar::is_month;
use crate::analysis::claim::tuning::{
    MAX_TOKENS_TO_CHANGE_OF_MAP, MAX_TOKENS_TO_HEDGE, MAX_TOKENS_TO_SCOPE, MAX_TOKENS_TO_TIME,
    MAX_TOKENS_TO_UNREAL_WORD, MIN_BYTES_OF_SUPERLATIVE,
};
use crate::analysis::claim::view::View;
use crate::english;
use crate::english::class::Class;
use crate::english::dictionary::Record;
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// What a superlative in the genitive holds over: “the world’s fastest drone”.
const WHOLES: &[&str] = &[
    "world",
    "nation",
    "country",
    "continent",
    "planet",
    "earth",
    "industry",
    "history",
    "europe",
    "america",
    "asia",
    "africa",
    "britain",
];

/// Others than people that may be the first to do something.
const BODIES: &[&str] = &[
    "person",
    "man",
    "woman",
    "country",
    "nation",
    "state",
    "city",
    "company",
    "firm",
    "team",
    "club",
    "party",
    "university",
    "school",
    "american",
    "european",
    "product",
    "drug",
    "newspaper",
    "bank",
    "candidate",
    "nominee",
];

/// Words in -est that are no superlatives.
const NO_SUPERLATIVES: &[&str] = &[
    "honest",
    "dishonest",
    "modest",
    "immodest",
    "earnest",
    "manifest",
    "latest",
    "west",
    "midwest",
    "nearest",
    "furthest",
    "forest",
    "harvest",
    "interest",
    "request",
    "protest",
    "contest",
];

/// Whether `word` can be where one begins.
pub fn may_begin(word: &str, _record: &Record) -> bool {
    word.ends_with("est")
        || matches!(
            word,
            "worst" | "most" | "least" | "first" | "first-ever" | "record" | "all-time"
        )
}

/// Adds the superlatives of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
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
    let simple = matches!(word, "best" | "worst")
        || word.len() >= MIN_BYTES_OF_SUPERLATIVE
            && word.ends_with("est")
            && !word.contains('-')
            && !NO_SUPERLATIVES.contains(&word);
    let noun = if simple && view.tag(at) == Tag::Adjective {
        at + 1
    } else if matches!(word, "most" | "least") && view.tag(at + 1) == Tag::Adjective {
        at + 2
    } else {
        return None;
    };
    // “One of the largest” claims little, “at its best” nothing.
    let hedged =
        (1..=MAX_TOKENS_TO_HEDGE).any(|it| matches!(view.before(at, it), "of" | "among" | "at"));
    // “The fifth largest” stands in somebody's list, “her best” is measured against herself.
    let own = matches!(
        view.before(at, 1),
        "his" | "her" | "their" | "second" | "third"
    ) || view.before(at, 1).ends_with("th");
    if hedged || own || is_unreal(view, at) || view.is_name(at) {
        return None;
    }
    let end = view.phrase_end(noun).unwrap_or(noun);
    let genitive =
        matches!(view.before(at, 1), "'s" | "’s") && WHOLES.contains(&view.before(at, 2));
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
            let past = |it: &usize| view.is(*it, &["history", "memory"]);
            if let Some(past) = (it + 1..=it + MAX_TOKENS_TO_TIME).find(past) {
                return Some(past + 1);
            }
            // A place right behind the noun; further on it may be anybody: “fell in Orlov’s camp”.
            let owner = view.is(it + 2, &["'s", "’s", "'", "’"]);
            let names = view.is_name(it + 1) && !is_month(view.word(it + 1));
            if it == at && names && !owner && !view.tag(it + 2).is_noun() {
                return Some(it + 2);
            }
        }
        let years = |it: usize| view.is(it, &["years", "decades", "months", "centuries"]);
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
    const CHANGES: &[&str] = &["became", "become", "becomes", "fell", "rose", "since"];
    let near = end.saturating_sub(MAX_TOKENS_TO_CHANGE_OF_MAP)..end + MAX_TOKENS_TO_CHANGE_OF_MAP;
    let changes = near.into_iter().any(|it| view.is(it, CHANGES));
    !changes && view.entry(Class::MapNouns, end - 1).is_some()
}

/// Whether words before token `at` make it untrue, or not yet true: “would be the first”.
fn is_unreal(view: &View<'_>, at: usize) -> bool {
    const UNREAL: &[&str] = &[
        "not", "n't", "n’t", "never", "hardly", "would", "could", "may", "might", "perhaps", "if",
        "probably",
    ];
    let near = at
        .saturating_sub(MAX_TOKENS_TO_UNREAL_WORD)
        .max(view.tokens.start);
    (near..at).any(|it| view.is(it, UNREAL))
}

/// “the first sitting senator to be sued”: the end of a first of its kind at token `at`.
fn first(view: &View<'_>, at: usize) -> Option<usize> {
    if is_unreal(view, at) {
        return None;
    }
    if view.word(at) == "first-ever" && matches!(view.before(at, 1), "the" | "a" | "'s" | "’s") {
        return view.phrase_end(at + 1);
    }
    if view.word(at) != "first" || !matches!(view.before(at, 1), "the" | "'s" | "’s") {
        return None;
    }
    let end = view.phrase_end(at + 1)?;
    let head = view.word(end - 1);
    let counts = english::dictionary().is(head, Class::RoleNouns) || BODIES.contains(&head);
    let does = view.is(end, &["to"]) && matches!(view.tag(end + 1), Tag::VerbBase | Tag::Auxiliary)
        || view.is(end, &["ever"]);
    (counts && does).then_some(end + 1 + usize::from(view.is(end, &["to"])))
}

/// “a record high”, “an all-time low”.
fn record(view: &View<'_>, at: usize) -> Option<usize> {
    let extreme = view.is(
        at + 1,
        &[
            "high", "low", "highs", "lows", "number", "numbers", "levels",
        ],
    );
    let kept = view.is(at, &["record", "all-time"])
        && (view.is(at + 1, &["high", "low", "highs", "lows"]) || view.is(at + 2, &["of"]));
    (extreme && kept && view.tag(at) != Tag::VerbBase).then_some(at + 2)
}
