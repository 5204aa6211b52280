//! A source that a draft declares for all its figures: “figures are from the port authority”, a
//! section of sources. Knows no claims.

use crate::analysis::backing::{Backing, BackingKind};
use crate::analysis::claim::tuning::MAX_TOKENS_TO_VERB_OF_DECLARATION;
use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// What is declared to come from somewhere.
const FIGURES: &[&str] = &[
    "figures",
    "data",
    "numbers",
    "statistics",
    "estimates",
    "counts",
];

/// Where the draft says where its figures come from, if it does.
pub fn find(draft: &Draft) -> Option<Backing> {
    let heading = draft.blocks.iter().find(|block| {
        let tokens = block.tokens.clone();
        let is_heading = matches!(block.kind, BlockKind::Heading(_)) && !tokens.is_empty();
        let whole = |n_tokens| n_tokens == tokens.len();
        is_heading
            && draft
                .entry_at(tokens.start..tokens.end, Class::SourceHeadings)
                .is_some_and(whole)
    });
    let span = heading.map(|it| it.span).or_else(|| statement(draft))?;
    Some(Backing {
        kind: BackingKind::Document,
        span,
    })
}

/// “All figures are from …”, “unless noted, data come from …”: the sentence that says so.
fn statement(draft: &Draft) -> Option<Span> {
    let says = |tokens: &std::ops::Range<usize>| {
        tokens.clone().any(|at| {
            let word = |it: usize| {
                let inside = tokens.contains(&it);
                if inside {
                    draft.word(&draft.tokens[it])
                } else {
                    ""
                }
            };
            let be = |it: &usize| matches!(word(*it), "are" | "come" | "were" | "is" | "comes");
            // It speaks of all: “figures are from”, “the figures in this article are from”, not of
            // “their figures”.
            let before = at.checked_sub(1).map_or("", word);
            let all = matches!(before, "" | "the" | "all" | "," | "and" | "these" | "our");
            let verb = (at + 1..=at + MAX_TOKENS_TO_VERB_OF_DECLARATION).find(be);
            let from = |it: usize| {
                let direct = word(it + 1) == "from";
                direct || matches!(word(it + 2), "from" | "by") && word(it + 1) != "not"
            };
            all && FIGURES.contains(&word(at)) && verb.is_some_and(from)
        })
    };
    let said = draft.sentences.iter().find(|it| says(&it.tokens))?;
    Some(said.span)
}
