//! What is attributed: where it begins and where it ends.

use std::ops::Range;

use crate::analysis::attribution::frame::{self, Complement, Frame, opens_quote};
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::scene::Scene;
use crate::analysis::attribution::tuning::{
    MAX_MARKS_BETWEEN_HALVES, MAX_TOKENS_OF_CONTENT, MAX_TOKENS_OF_INLINE_QUOTE,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// The content that stands after a verb as `complement`.
pub fn after(
    scene: &Scene<'_>,
    complement: Complement,
    sentence: &Range<usize>,
    stops: &[usize],
    dependent: bool,
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
    let mut end = clause_end(scene, start, sentence, stops);
    if !matches!(complement.frame, Frame::That | Frame::Clause | Frame::Colon) {
        end = phrase_end(scene, start, end);
    }
    if dependent {
        end = before_main_clause(scene, start, end);
    }
    let end = match scene.quote(end.saturating_sub(1)) {
        // A quotation that goes on past the sentence is content to its end.
        Some(quote) => end.max(scene.quote_tokens(quote).end),
        None => end,
    };
    (start < end).then_some(start..end)
}

/// Where a dependent clause ends: at the comma before the main one.
fn before_main_clause(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let comma = (start + 1..end).find(|idx| {
        scene.is_mark(*idx)
            && scene.word(*idx) == ","
            && idx + 1 < end
            && !scene.is_quoted(idx + 1)
            && frame::is_clause(scene, idx + 1, end)
    });
    comma.unwrap_or(end)
}

/// Where what is no full clause ends: before an aside, or a second verb of the clause around it.
fn phrase_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let stops_at = |idx: usize| {
        if scene.is_quoted(idx) {
            return false;
        }
        let next = idx + 1;
        match scene.tag(idx) {
            Tag::Mark if scene.word(idx) == "," => {
                next < end
                    && (scene.tag(next) == Tag::VerbIng
                        || scene.is_of(next, ASIDE_OPENERS)
                        || scene.tag(next) == Tag::Coordinator
                            && next + 1 < end
                            && scene.tag(next + 1).is_finite())
            }
            Tag::Mark => scene.is(idx, &["—", "–", "--"]),
            Tag::Coordinator => {
                next < end && matches!(scene.tag(next), Tag::VerbPast | Tag::VerbThird)
            }
            _ => scene.is_of(idx, Class::AdverbialConjunctions),
        }
    };
    (start + 1..end).find(|idx| stops_at(*idx)).unwrap_or(end)
}

/// Words that, behind a comma, open what is no part of a phrase.
const ASIDE_OPENERS: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ConditionalOpeners,
    Class::ContrastiveConjunctions,
    Class::FreeRelatives,
]);

/// Where the clause ends that begins at `start`: at one of `stops`, the end of the sentence or a
/// semicolon. Its full stop is left out.
fn clause_end(scene: &Scene<'_>, start: usize, sentence: &Range<usize>, stops: &[usize]) -> usize {
    let limit = sentence.end.min(start + MAX_TOKENS_OF_CONTENT);
    let stop = stops.iter().copied().find(|idx| start < *idx);
    let mut end = stop.unwrap_or(limit).min(limit);
    if let Some(found) = (start..end).find(|idx| scene.is_mark(*idx) && scene.word(*idx) == ";") {
        end = found;
    }
    while start < end && scene.is_mark(end - 1) && !scene.is(end - 1, &[")", "]", "%"]) {
        end -= 1;
    }
    end
}

/// The content that stands before token `end`: the quotation that closes there, or the clause.
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
        if apart && tokens.len() > MAX_TOKENS_OF_INLINE_QUOTE {
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

/// What stands around a parenthetical clause of `start` to `end`: “…, as Ann said, …”.
pub fn around(
    scene: &Scene<'_>,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(before(scene, start, sentence.start, sentence.start));
    parts.extend(rest(scene, end, sentence));
    parts
}

/// What follows a parenthetical clause that ends with a comma at `end`.
pub fn rest(scene: &Scene<'_>, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = end + 1;
    let goes_on = start < sentence.end
        && scene.is_mark(end)
        && scene.is(end, &[",", "—", "–", "-", "--"])
        && !matches!(
            scene.tag(start),
            Tag::VerbIng | Tag::VerbParticiple | Tag::Adverb
        )
        && !scene.is_of(start, CIRCUMSTANCES);
    if !goes_on {
        return None;
    }
    let end = clause_end(scene, start, sentence, &[]);
    (start < end).then_some(start..end)
}

/// Words that go on with a reporting clause behind its comma.
const CIRCUMSTANCES: ClassSet = ClassSet::of(&[Class::CircumstanceOpeners, Class::FreeRelatives]);

/// The object that stands before its verb's subject: “the plan he backed”, “which he backed”.
pub fn object_before(scene: &Scene<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    if scene.is_of(end - 1, Class::ThingRelatives) || scene.word(end - 1) == "than" {
        return Some(end - 1..end);
    }
    left::before(scene, end, floor)
}

/// A quotation that goes on after token `end`: past a comma, or as the whole of what follows the
/// sentence. It is the second half of a split one.
pub fn split_rest(
    scene: &Scene<'_>,
    end: usize,
    sentence: &Range<usize>,
    block_end: usize,
) -> Option<Range<usize>> {
    let mut at = end;
    while at < block_end && scene.is_mark(at) && at < end + MAX_MARKS_BETWEEN_HALVES {
        at += 1;
    }
    if at < block_end && at < sentence.end && opens_quote(scene, at) && end < at {
        return scene.quote(at).map(|quote| scene.quote_tokens(quote));
    }
    let next = sentence.end;
    if block_end <= next || !opens_quote(scene, next) {
        return None;
    }
    let quote = scene.quote_tokens(scene.quote(next)?);
    let last = scene.sentence(quote.end - 1);
    // Words after it would be a reporting clause of its own.
    let alone = (quote.end..last.end).all(|idx| scene.is_mark(idx));
    alone.then_some(quote)
}
