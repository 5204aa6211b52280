//! Layer 2: what the draft says, and on whose word. Knows no rules; cannot fail.
//!
//! [`analyze`] finds quotations, attributions and other evidence of a source, claims and what
//! backs them, and repeats. What a draft is compared with others by is taken apart from it
//! ([`passage::Fingerprint`]), since a single draft needs none.

pub mod article;
pub mod assertion;
pub mod attribution;
pub mod backing;
pub mod bare;
pub mod calendar;
pub mod claim;
pub mod consistency;
pub mod credit;
pub mod evidence;
pub mod familiar;
pub mod foreign;
pub mod introduction;
pub mod name;
pub mod nearby;
pub mod number;
pub mod passage;
pub mod quantity;
pub mod quote;
pub mod referent;
pub mod repeat;
pub mod role;
pub mod situation;
pub mod stack;
pub mod stance;
pub mod standing;
pub mod tuning;
pub mod unnamed;
pub mod variant;
pub mod vocabulary;

use crate::analysis::attribution::Attribution;
use crate::analysis::backing::Context;
use crate::analysis::claim::Claim;
use crate::analysis::evidence::Evidence;
use crate::analysis::familiar::Familiar;
use crate::analysis::quote::Quote;
use crate::analysis::repeat::Repeat;
use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::{self, Doubled};
use crate::analysis::situation::Situation;
use crate::analysis::stance::Stance;
use crate::syntax::Syntax;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// What was found in a draft. Built once, then only read.
#[derive(Clone, Debug)]
pub struct Analysis<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// Which copy was asked about: what only incoming copy is asked is left out on edited copy.
    pub situation: Situation,
    /// Quotations in reading order.
    pub quotes: Vec<Quote>,
    /// Attributions in the order of their cues.
    pub attributions: Vec<Attribution>,
    /// Evidence of a source other than a cue, in reading order.
    pub evidence: Vec<Evidence>,
    /// Claims in reading order.
    pub claims: Vec<Claim>,
    /// Views that somebody is said to hold, in reading order; none on edited copy.
    pub stances: Vec<Stance>,
    /// What is said twice, in the order of the second copies.
    pub repeats: Vec<Repeat>,
    /// Words written twice, in reading order.
    pub doubled: Vec<Doubled>,
    /// Where the draft has words of the house's vocabulary.
    pub familiar: Familiar,
}

/// Analyses `draft` by what ships alone.
#[cfg(any(test, feature = "internals"))]
pub fn analyze(draft: &Draft) -> Analysis<'_> {
    let table = Background::embedded();
    analyze_against(draft, table, Familiar::default(), Situation::Incoming)
}

/// Analyses `draft`, in which the words that are frequent in `table` tell little when they are
/// repeated, and those of a house's vocabulary are `familiar`. On edited copy nothing is sought that
/// only incoming copy is asked about.
pub fn analyze_against<'d>(
    draft: &'d Draft,
    table: &Background,
    familiar: Familiar,
    situation: Situation,
) -> Analysis<'d> {
    let quotes = quote::find(draft);
    let syntax = Syntax::new(draft);
    let mut attributions = attribution::find(&syntax, &quotes);
    for source in attributions.iter_mut().filter_map(|it| it.source.as_mut()) {
        source.known = familiar.source(draft, source.span);
    }
    let evidence = evidence::find(draft, &familiar);
    let context = Context::new(draft, &attributions, &evidence);
    let claims = claim::find(&syntax, &quotes, context, situation);
    let stances = if situation == Situation::Incoming {
        stance::find(&syntax, &quotes)
    } else {
        Vec::new()
    };
    let repeats = repeat::find(&syntax, &quotes, (table, &familiar), situation);
    let mut doubled = doubled::find(&syntax, &quotes, table);
    doubled.retain(|it| !foreign::is_foreign(draft, &quotes, it.first));
    Analysis {
        draft,
        situation,
        quotes,
        attributions,
        evidence,
        claims,
        stances,
        repeats,
        doubled,
        familiar,
    }
}

impl Analysis<'_> {
    /// What is known of sources, sentence by sentence.
    pub fn context(&self) -> Context<'_> {
        Context::new(self.draft, &self.attributions, &self.evidence)
    }

    /// Whether `span` lies within a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        quote::holding(&self.quotes, span).is_some()
    }
}
