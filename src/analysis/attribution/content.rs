//! What is attributed: where it begins and where it ends. Knows no cues' meanings.

use std::ops::Range;

use crate::analysis::attribution::frame::{Complement, Frame, opens_quote};
use crate::analysis::attribution::scene::Scene;
use crate::analysis::tag::Tag;

/// How far a content is followed, in tokens.
const REACH: usize = 250;

/// The content that stands after a verb as `complement`.
#[must_use]
pub fn after(
    scene: &Scene<'_>,
    complement: Complement,
    sentence: &Range<usize>,
    stops: &[usize],
) -> Option<Range<usize>> {
    let start = complement.start;
    if sentence.end <= start {
        return None;
    }
    if complement.frame == Frame::Quote
        && let Some(quote) = scene.quote(start)
    {
        let tokens = scene.quote_tokens(quote);
        return Some(tokens.start.max(start)..tokens.end);
    }
    let end = clause_end(scene, start, sentence, stops);
    let end = match scene.quote(end.saturating_sub(1)) {
        // A quotation that goes on past the sentence is content to its end.
        Some(quote) => end.max(scene.quote_tokens(quote).end),
        None => end,
    };
    (start < end).then_some(start..end)
}

/// Where the clause ends that begins at `start`: at one of `stops`, the end of the sentence or a
/// semicolon. Its full stop is left out.
fn clause_end(scene: &Scene<'_>, start: usize, sentence: &Range<usize>, stops: &[usize]) -> usize {
    let limit = sentence.end.min(start + REACH);
    let stop = stops.iter().copied().find(|it| start < *it);
    let mut end = stop.unwrap_or(limit).min(limit);
    if let Some(found) = (start..end).find(|it| scene.is_mark(*it) && scene.word(*it) == ";") {
        end = found;
    }
    while start < end && scene.is_mark(end - 1) && !scene.is(end - 1, &[")", "]", "%"]) {
        end -= 1;
    }
    end
}

/// The content that stands before token `end`: the quotation that closes there, or the clause.
#[must_use]
pub fn before(scene: &Scene<'_>, end: usize, floor: usize, begin: usize) -> Option<Range<usize>> {
    let mut end = end;
    while floor < end && scene.is_mark(end - 1) && scene.is(end - 1, &[",", "-", "--", "—", "–"])
    {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    if let Some(quote) = scene.quote(end - 1) {
        let tokens = scene.quote_tokens(quote);
        // A quotation may begin sentences earlier; words before it in its sentence are content
        // too, if they make one clause with it.
        if tokens.start <= floor {
            return Some(tokens.start..end);
        }
        let lead = begin.max(floor)..tokens.start;
        let apart = lead.is_empty() || scene.is_mark(tokens.start - 1);
        if apart && tokens.len() > 4 {
            return Some(tokens.start..end);
        }
    }
    let start = begin.max(floor);
    let mut start = start;
    while start < end
        && (scene.is_mark(start) && !scene.is(start, &["(", "["])
            || scene.tag(start) == Tag::Coordinator)
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// A quotation that goes on right after token `end`, past a comma or in the next sentence: the
/// second half of a split one.
#[must_use]
pub fn split_rest(
    scene: &Scene<'_>,
    end: usize,
    sentence: &Range<usize>,
    block_end: usize,
) -> Option<Range<usize>> {
    let mut at = end;
    let mut n_marks = 0;
    while at < block_end && scene.is_mark(at) && n_marks < 3 {
        at += 1;
        n_marks += 1;
    }
    let adjoins = sentence.end <= at || n_marks > 0;
    if block_end <= at || !opens_quote(scene, at) || !adjoins {
        return None;
    }
    let quote = scene.quote(at)?;
    Some(scene.quote_tokens(quote))
}
