//! Claims: statements that a reader may ask a source for, and what backs them. Knows no rules.

pub mod figure;
pub mod mood;
pub mod search;

use crate::analysis::backing::{Backing, Context};
use crate::analysis::claim::search::{Look, search};
use crate::analysis::quote::{self, Quote};
use crate::text::draft::Draft;
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
    /// Where a source was looked for before, in that order.
    pub looks: Vec<Look>,
}

/// What makes a statement a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A figure that somebody must have measured: “14%”.
    Figure,
    /// A vague magnitude of something grave: “numerous casualties”.
    Magnitude,
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
            // A vague magnitude is nobody's measurement, so only its own sentence answers for it.
            let sought = search(draft, context, idx, found.span, !found.vague);
            let backing = sought.backing;
            // One interruption a sentence: what shares its fate is told with the first.
            let twin = claims[in_sentence..]
                .iter_mut()
                .find(|it| it.backing == backing);
            match twin {
                Some(claim) => claim.also.push(found.span),
                None => claims.push(Claim {
                    span: found.span,
                    also: Vec::new(),
                    kind: if found.vague {
                        ClaimKind::Magnitude
                    } else {
                        ClaimKind::Figure
                    },
                    backing,
                    looks: sought.looks,
                }),
            }
        }
    }
    claims
}
