//! The search for attributions. This module collects the results of the searches for the different
//! patterns.

use std::ops::Range;

use crate::analysis::attribution::adjunct;
use crate::analysis::attribution::antecedent;
use crate::analysis::attribution::candidate::{self, Candidate};
use crate::analysis::attribution::carry;
use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::kind;
use crate::analysis::attribution::label;
use crate::analysis::attribution::nominal::{self, Nominals};
use crate::analysis::attribution::odds;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::MIN_LOG_ODDS_OF_CUE;
use crate::analysis::attribution::verbal::verbal;
use crate::analysis::attribution::{Attribution, Manner, Source};
use crate::analysis::quote::Quote;
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::text::span::Span;

/// Finds the attributions of the draft of `syntax`, sorted by the position of their cues.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote]) -> Vec<Attribution> {
    let draft = syntax.draft;
    let view = TokenView::new(syntax, quotes);
    let nominals = Nominals::of(draft);
    let mut found = Vec::new();
    for sentence in &draft.sentences {
        let block = &draft.blocks[sentence.block];
        let candidates = if sentence.beginning_classes.has(Class::ReportingVerbs) {
            candidate::find(&view, &sentence.tokens)
        } else {
            Vec::new()
        };
        let cues = cues(&view, &candidates);
        for (idx, cue) in cues.iter().enumerate() {
            found.push(verbal(&view, cue, &cues[idx + 1..], block.tokens.end));
        }
        found.extend(nominal::find(&view, &nominals, &sentence.tokens, &cues));
        if sentence.beginning_classes.meets(&adjunct::BEGINNINGS) {
            let has_poll = sentence.beginning_classes.has(Class::PollingWords);
            found.extend(adjunct::find(&view, &sentence.tokens, has_poll));
        }
        if block.tokens.start == sentence.tokens.start {
            found.extend(label::find(&view, &block.tokens, &sentence.tokens));
        }
    }
    found.sort_by_key(|found| found.cue.start);
    carry::within(&view, &mut found);
    carry::on(&view, &mut found);
    let mut attributions: Vec<Attribution> = found
        .iter()
        .map(|found| attribution(&view, found))
        .collect();
    antecedent::resolve(&view, &mut attributions);
    attributions
}

/// Returns those candidates that are cues. A candidate is a cue if the odds for this, as a natural
/// logarithm, are above [`MIN_LOG_ODDS_OF_CUE`].
fn cues<'c>(view: &TokenView<'_>, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
    let nested = odds::nested(view, candidates);
    let likely = |candidate: &Candidate, nested: bool| {
        MIN_LOG_ODDS_OF_CUE < odds::of(view, candidate, nested)
    };
    let both = candidates.iter().zip(nested);
    both.filter(|&(candidate, nested)| likely(candidate, nested))
        .map(|(candidate, _)| candidate)
        .collect()
}

fn attribution(view: &TokenView<'_>, found: &Found) -> Attribution {
    Attribution {
        source: found.source.as_ref().map(|source| Source {
            span: view.span(source),
            kind: kind::of(view, source),
            antecedent: None,
            known: None,
        }),
        cue: view.span(&found.cue),
        manner: manner(view, &found.parts),
        content: found.parts.iter().map(|part| view.span(part)).collect(),
        verb: found.verb,
        pattern: found.pattern,
    }
}

fn manner(view: &TokenView<'_>, parts: &[Range<usize>]) -> Manner {
    let spans: Vec<Span> = parts.iter().map(|part| view.span(part)).collect();
    // Quotations do not overlap. Therefore only the first quotation that ends after the start of a
    // part must be compared with this part.
    let near = |span: &Span| {
        let after = view
            .quotes
            .partition_point(|quote| quote.span.end <= span.start);
        view.quotes.get(after)
    };
    let inside = |span: &Span| near(span).is_some_and(|quote| quote.span.contains(*span));
    let touches = |span: &Span| near(span).is_some_and(|quote| quote.span.overlaps(*span));
    if !spans.is_empty() && spans.iter().all(inside) {
        Manner::Direct
    } else if spans.iter().any(touches) {
        Manner::Mixed
    } else {
        Manner::Indirect
    }
}
