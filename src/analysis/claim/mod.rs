//! Claims: statements that a reader may ask a source for, and what backs them. Knows no rules.

pub mod figure;
pub mod mood;

use crate::analysis::backing::{Backing, Context};
use crate::analysis::quote::{self, Quote};
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// A statement that a reader may ask a source for.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The words that make it a claim: the figure and what it counts.
    pub span: Span,
    /// Further such words in the same sentence, backed by the same.
    pub also: Vec<Span>,
    /// What makes it one.
    pub kind: ClaimKind,
    /// What backs it, where anything does.
    pub backing: Option<Backing>,
}

/// What makes a statement a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A figure, or a vague magnitude of something grave: “14%”, “numerous casualties”.
    Figure,
}

/// Finds the claims of `draft` in reading order.
#[must_use]
pub fn find(draft: &Draft, quotes: &[Quote], context: Context<'_>) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut figures = Vec::new();
    for (idx, sentence) in draft.sentences.iter().enumerate() {
        figures.clear();
        figure::find(draft, sentence, &mut figures);
        figures.retain(|it| quote::holding(quotes, it.span).is_none());
        if figures.is_empty() || !mood::is_statement(draft, sentence) {
            continue;
        }
        let in_sentence = claims.len();
        for found in &figures {
            let backing = figure_backing(draft, context, idx, *found);
            // One interruption a sentence: what shares its fate is told with the first.
            let twin = claims[in_sentence..]
                .iter_mut()
                .find(|it| it.backing == backing);
            match twin {
                Some(claim) => claim.also.push(found.span),
                None => claims.push(Claim {
                    span: found.span,
                    also: Vec::new(),
                    kind: ClaimKind::Figure,
                    backing,
                }),
            }
        }
    }
    claims
}

/// What backs a figure in sentence `idx`: looked for in the sentence, then, for a figure that can
/// have been carried over from a document, in its paragraph before it and in the next sentence.
///
/// A vague magnitude is nobody's measurement, so only its own sentence can answer for it.
fn figure_backing(
    draft: &Draft,
    context: Context<'_>,
    idx: usize,
    found: figure::Figure,
) -> Option<Backing> {
    if let Some(backing) = context
        .attribution_of(found.span)
        .or_else(|| context.evidence_in(idx))
    {
        return Some(backing);
    }
    if found.vague {
        return None;
    }
    let sentence = &draft.sentences[idx];
    if let Some(backing) = context
        .attribution_beside(idx, found.span)
        .or_else(|| context.document_in(idx))
    {
        return Some(backing);
    }
    let before = draft.blocks[sentence.block].sentences.start..idx;
    let mut carried = before.rev().chain(neighbours(draft, idx));
    carried.find_map(|it| {
        let said = context
            .attribution_in(it)
            .or_else(|| context.evidence_in(it));
        said.or_else(|| context.document_in(it))
    })
}

/// The sentences beside sentence `idx`, over a paragraph's end but not over a heading.
fn neighbours(draft: &Draft, idx: usize) -> impl Iterator<Item = usize> {
    let running = |it: &Sentence| draft.blocks[it.block].is_running();
    let exists = move |it: &usize| draft.sentences.get(*it).is_some_and(running);
    [idx.checked_sub(1), Some(idx + 1)]
        .into_iter()
        .flatten()
        .filter(exists)
}
