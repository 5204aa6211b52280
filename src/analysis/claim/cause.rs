//! Causes of what somebody may answer for: “caused by years of mismanagement”. Knows no sources.

use std::sync::LazyLock;

use crate::analysis::claim::tuning::MAX_TOKENS_TO_OUTCOME;
use crate::analysis::claim::view::View;
use crate::embedded;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

static CUES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/cause-cues.txt")));

/// What blames somebody when it is named as a cause.
static BLAME: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/blame-nouns.txt")));

/// Verbs between a cause and its outcome.
static VERBS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/causing-verbs.txt")));

/// What somebody answers for when it is said to have been caused.
static OUTCOMES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/outcome-nouns.txt")));

/// Words of change, for an outcome that had to be measured.
static CHANGES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/outcome-verbs.txt")));

/// Whether `word` can be where one begins.
pub fn may_begin(word: &str) -> bool {
    CUES.begins(word) || VERBS.begins(word)
}

/// Adds the causes of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    let mut changes = None;
    for at in view.tokens.clone() {
        if let Some(n_tokens) = view.entry(&VERBS, at)
            && let Some(end) = view.within(&OUTCOMES, at + n_tokens, MAX_TOKENS_TO_OUTCOME)
        {
            found.push(view.span(at..end));
            return;
        }
        let Some(n_tokens) = view.entry(&CUES, at) else {
            continue;
        };
        let end = at + n_tokens;
        if let Some(end) = view.within(&BLAME, end, MAX_TOKENS_TO_OUTCOME) {
            found.push(view.span(at..end));
            return;
        }
        if *changes.get_or_insert_with(|| view.find(&CHANGES).is_some()) {
            found.push(view.span(at..end));
            return;
        }
    }
}
