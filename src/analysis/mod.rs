//! Layer 2: what the draft says, and on whose word. Knows no rules; cannot fail.
//!
//! [`analyze`] finds quotations, attributions and other evidence of a source, claims and what
//! backs them, and repeats.

pub mod attribution;
pub mod claim;
pub mod evidence;
pub mod quote;
pub mod repeat;
pub mod tag;

use crate::analysis::attribution::Attribution;
use crate::analysis::claim::Claim;
use crate::analysis::evidence::Evidence;
use crate::analysis::quote::Quote;
use crate::analysis::repeat::Repeat;
use crate::text::draft::Draft;

/// What was found in a draft. Built once, then only read.
#[derive(Clone, Debug)]
pub struct Analysis<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// Quotations in reading order.
    pub quotes: Vec<Quote>,
    /// Attributions in the order of their cues.
    pub attributions: Vec<Attribution>,
    /// Evidence of a source other than a cue, in reading order.
    pub evidence: Vec<Evidence>,
    /// Claims in reading order.
    pub claims: Vec<Claim>,
    /// What is said twice, in the order of the second copies.
    pub repeats: Vec<Repeat>,
}

/// Analyses `draft`.
#[must_use]
pub fn analyze(draft: &Draft) -> Analysis<'_> {
    let quotes = quote::find(draft);
    let attributions = attribution::find(draft, &quotes);
    let evidence = evidence::find(draft);
    let claims = claim::find(draft, &quotes, &attributions, &evidence);
    let repeats = repeat::find(draft, &quotes);
    Analysis {
        draft,
        quotes,
        attributions,
        evidence,
        claims,
        repeats,
    }
}
