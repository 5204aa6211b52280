//! Predictions: “prices are expected to fall”. Knows no sources.

use std::sync::LazyLock;

use crate::analysis::claim::tuning::{MAX_TOKENS_TO_CHANGE, MAX_TOKENS_TO_SCHEDULE};
use crate::analysis::claim::view::View;
use crate::embedded;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

static CUES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/prediction-cues.txt")));

/// What is on somebody's calendar, or in their hands: “is expected to arrive”.
static SCHEDULED: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/scheduled-verbs.txt")));

/// What can be measured when it has happened: “rise”, “cost”.
static CHANGES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/measured-verbs.txt")));

/// Words that foresee with care.
const CAREFUL: &[&str] = &["likely", "unlikely", "probably"];

/// Words that make it depend on something.
const CONDITIONS: &[&str] = &[
    "if", "unless", "whether", "when", "whenever", "until", "would", "should", "assuming",
];

/// Whether `word` can be where one begins.
pub fn may_begin(word: &str) -> bool {
    CUES.begins(word)
}

/// Adds the predictions of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    let Some(start) = view.find(&CUES) else {
        return;
    };
    let conditional = view.tokens.clone().any(|it| view.is(it, CONDITIONS));
    let end = start + view.entry(&CUES, start).unwrap_or(1);
    let scheduled =
        (end..end + MAX_TOKENS_TO_SCHEDULE).any(|it| view.entry(&SCHEDULED, it).is_some());
    if conditional || scheduled || !view.is_plain(end) {
        return;
    }
    // “Is likely to” is often no more than a careful verb.
    let careful = (start..end).any(|it| view.is(it, CAREFUL));
    let weighty = (end..end + MAX_TOKENS_TO_CHANGE).any(|it| view.entry(&CHANGES, it).is_some());
    if careful && !weighty {
        return;
    }
    found.push(view.span(start..end + 1));
}
