//! From candidates to attributions. Knows no grammar.

use std::ops::Range;

use crate::analysis::attribution::candidate::{self, Candidate, Lead};
use crate::analysis::attribution::content;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::kind;
use crate::analysis::attribution::scene::Scene;
use crate::analysis::attribution::subject::Order;
use crate::analysis::attribution::{Attribution, Manner, Source};
use crate::analysis::quote::Quote;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Finds the attributions of `draft`, in the order of their cues.
#[must_use]
pub fn find(draft: &Draft, quotes: &[Quote]) -> Vec<Attribution> {
    let scene = Scene::new(draft, quotes);
    let mut found = Vec::new();
    for sentence in &draft.sentences {
        let block_end = draft.blocks[sentence.block].tokens.end;
        let candidates = candidate::find(&scene, &sentence.tokens);
        let cues: Vec<&Candidate> = candidates.iter().filter(|it| is_cue(it)).collect();
        for (idx, cue) in cues.iter().enumerate() {
            found.push(attribution(&scene, cue, &cues, idx, block_end));
        }
    }
    found.sort_by_key(|it| it.cue.start);
    found
}

/// Whether a candidate attributes.
fn is_cue(candidate: &Candidate) -> bool {
    let verb = candidate.verb;
    let share = verb.share(candidate.frame_name()).or(verb.share("any"));
    share.is_some_and(|it| 0.45 <= it)
}

fn attribution(
    scene: &Scene<'_>,
    cue: &Candidate,
    cues: &[&Candidate],
    idx: usize,
    block_end: usize,
) -> Attribution {
    let stops: Vec<usize> = cues[idx + 1..]
        .iter()
        .filter(|it| it.complement.frame == Frame::End && it.lead != Lead::None)
        .map(|it| clause_start(it))
        .collect();
    let mut parts: Vec<Range<usize>> = Vec::new();
    if cue.lead != Lead::None
        && matches!(
            cue.complement.frame,
            Frame::End | Frame::Quote | Frame::Preposition
        )
    {
        let floor = cue.sentence.start;
        parts.extend(content::before(scene, clause_start(cue), floor, floor));
    }
    if cue.complement.frame != Frame::End {
        parts.extend(content::after(scene, cue.complement, &cue.sentence, &stops));
    } else if parts.first().is_some_and(|it| scene.is_quoted(it.end - 1)) {
        parts.extend(content::split_rest(
            scene,
            clause_end(cue),
            &cue.sentence,
            block_end,
        ));
    }
    Attribution {
        source: cue.subject.as_ref().map(|it| Source {
            span: scene.span(&it.tokens),
            kind: kind::of(scene, &it.tokens),
            antecedent: None,
        }),
        cue: scene.span(&(cue.group.start..cue.group.head + 1)),
        manner: manner(scene, &parts),
        content: parts.iter().map(|it| scene.span(it)).collect(),
        pattern: cue.frame_name(),
    }
}

fn clause_start(cue: &Candidate) -> usize {
    match &cue.subject {
        Some(it) if it.order == Order::Before || it.order == Order::Relative => {
            it.tokens.start.min(cue.group.start)
        }
        _ => cue.group.start,
    }
}

fn clause_end(cue: &Candidate) -> usize {
    match &cue.subject {
        Some(it) if it.order == Order::After => it.tokens.end,
        _ => cue.complement.start,
    }
}

fn manner(scene: &Scene<'_>, parts: &[Range<usize>]) -> Manner {
    let spans: Vec<Span> = parts.iter().map(|it| scene.span(it)).collect();
    let inside = |it: &Span| scene.quotes.iter().any(|quote| quote.span.contains(*it));
    let touches = |it: &Span| scene.quotes.iter().any(|quote| quote.span.overlaps(*it));
    if !spans.is_empty() && spans.iter().all(inside) {
        Manner::Direct
    } else if spans.iter().any(touches) {
        Manner::Mixed
    } else {
        Manner::Indirect
    }
}
