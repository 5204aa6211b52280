//! Motives and thoughts that only their owner knows: “in an attempt to avoid a hearing”, “ministers
//! fear”. Knows no sources.

use std::sync::LazyLock;

use crate::analysis::claim::view::View;
use crate::analysis::tag::Tag;
use crate::embedded;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

static CUES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/motive-cues.txt")));

/// Verbs of the mind, as they are told of others.
static VERBS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/mind-verbs.txt")));

/// Whether `word` can be where one begins.
pub fn may_begin(word: &str) -> bool {
    CUES.begins(word) || VERBS.begins(word)
}

/// Adds the motives of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        if let Some(n_tokens) = view.entry(&CUES, at) {
            found.push(view.span(at..at + n_tokens));
            return;
        }
        let Some(n_tokens) = view.entry(&VERBS, at) else {
            continue;
        };
        let present = matches!(view.tag(at), Tag::VerbPresent | Tag::VerbThird);
        // A subject that opens the sentence: what stands inside one may be a relative clause.
        let start = view.phrase_start(at).filter(|it| *it == view.tokens.start);
        if let Some(start) = start.filter(|_| present) {
            found.push(view.span(start..at + n_tokens));
            return;
        }
    }
}
