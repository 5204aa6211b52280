//! The content of an attribution: where it begins and where it ends.

use std::ops::Range;

use crate::analysis::attribution::frame::{self, Complement, Frame, opens_quote};
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_MARKS_BETWEEN_HALVES, MAX_TOKENS_OF_CONTENT, MAX_TOKENS_OF_INLINE_QUOTE,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Returns the tokens of the content that is the `complement` of a verb. The content ends at the
/// first of `stops` or earlier. If the clause of the verb is `dependent`, the content ends at the
/// comma before the main clause.
pub fn after(
    view: &TokenView<'_>,
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
        && let Some(quote) = view.quote(start)
    {
        let tokens = view.quote_tokens(quote);
        return Some(tokens.start.max(start)..tokens.end);
    }
    let mut end = clause_end(view, start, sentence, stops);
    if !matches!(complement.frame, Frame::That | Frame::Clause | Frame::Colon) {
        end = phrase_end(view, start, end);
    }
    if dependent {
        end = before_main_clause(view, start, end);
    }
    let end = match view.quote(end.saturating_sub(1)) {
        // A quotation that continues past the sentence belongs to the content up to its end.
        Some(quote) => end.max(view.quote_tokens(quote).end),
        None => end,
    };
    (start < end).then_some(start..end)
}

/// Returns the token at which a dependent clause ends: the comma before the main clause, or `end`
/// if there is no such comma.
fn before_main_clause(view: &TokenView<'_>, start: usize, end: usize) -> usize {
    let comma = (start + 1..end).find(|idx| {
        view.is_mark(*idx)
            && view.word(*idx) == ","
            && idx + 1 < end
            && !view.is_quoted(idx + 1)
            && frame::is_clause(view, idx + 1, end)
    });
    comma.unwrap_or(end)
}

/// Returns the first token after a complement that is not a full clause. The complement ends before
/// an aside, or before the second verb of the clause that contains the complement.
fn phrase_end(view: &TokenView<'_>, start: usize, end: usize) -> usize {
    let stops_at = |idx: usize| {
        if view.is_quoted(idx) {
            return false;
        }
        let next = idx + 1;
        match view.tag(idx) {
            Tag::Mark if view.word(idx) == "," => {
                next < end
                    && (view.tag(next) == Tag::VerbIng
                        || view.is_of(next, ASIDE_OPENERS)
                        || view.tag(next) == Tag::Coordinator
                            && next + 1 < end
                            && view.tag(next + 1).is_finite())
            }
            Tag::Mark => view.is_dash(idx),
            Tag::Coordinator => {
                next < end && matches!(view.tag(next), Tag::VerbPast | Tag::VerbThird)
            }
            _ => view.is_of(idx, Class::AdverbialConjunctions),
        }
    };
    (start + 1..end).find(|idx| stops_at(*idx)).unwrap_or(end)
}

/// Words that open an aside after a comma: “because”, “whereas”.
const ASIDE_OPENERS: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ConditionalOpeners,
    Class::ContrastiveConjunctions,
    Class::FreeRelatives,
]);

/// Returns the first token after the clause that begins at token `start`. The clause ends at one of
/// `stops`, at a semicolon or at the end of the sentence. Marks at the end do not belong to the
/// clause.
fn clause_end(
    view: &TokenView<'_>,
    start: usize,
    sentence: &Range<usize>,
    stops: &[usize],
) -> usize {
    let limit = sentence.end.min(start + MAX_TOKENS_OF_CONTENT);
    let stop = stops.iter().copied().find(|idx| start < *idx);
    let mut end = stop.unwrap_or(limit).min(limit);
    if let Some(found) = (start..end).find(|idx| view.is_mark(*idx) && view.word(*idx) == ";") {
        end = found;
    }
    while start < end && view.is_mark(end - 1) && !view.is(end - 1, &[")", "]", "%"]) {
        end -= 1;
    }
    end
}

/// Returns the tokens of the content that ends before token `end`. The content is the quotation
/// that closes right before this token, or the clause that begins at token `begin`. Returns `None`
/// if no words come between `floor` and `end`.
pub fn before(
    view: &TokenView<'_>,
    end: usize,
    floor: usize,
    begin: usize,
) -> Option<Range<usize>> {
    let mut end = end;
    while floor < end && view.is_mark(end - 1) && view.is(end - 1, &[",", "-", "--", "—", "–"])
    {
        end -= 1;
    }
    if end <= floor {
        return None;
    }
    if let Some(quote) = view.quote(end - 1) {
        let tokens = view.quote_tokens(quote);
        // The quotation may begin several sentences earlier. Words before the quotation in the same
        // sentence belong to the content if they form one clause with the quotation.
        if tokens.start <= floor {
            return Some(tokens.start..end);
        }
        let lead = begin.max(floor)..tokens.start;
        let apart = lead.is_empty() || view.is_mark(tokens.start - 1);
        if apart && tokens.len() > MAX_TOKENS_OF_INLINE_QUOTE {
            return Some(tokens.start..end);
        }
    }
    let start = begin.max(floor);
    let mut start = start;
    while start < end
        && (view.is_mark(start) && !view.is(start, &["(", "["])
            || view.tag(start) == Tag::Coordinator)
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Returns the content before and after a parenthetical clause: “…, as Ann said, …”. The clause has
/// the tokens from `start` to `end`.
pub fn around(
    view: &TokenView<'_>,
    start: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(before(view, start, sentence.start, sentence.start));
    parts.extend(rest(view, end, sentence));
    parts
}

/// Returns the content that follows a parenthetical clause, such as “as Ann said”, if a comma or a
/// dash at token `end` closes the clause.
pub fn rest(view: &TokenView<'_>, end: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = end + 1;
    let goes_on = start < sentence.end
        && view.is_mark(end)
        && view.is(end, &[",", "—", "–", "-", "--"])
        && !matches!(
            view.tag(start),
            Tag::VerbIng | Tag::VerbParticiple | Tag::Adverb
        )
        && !view.is_of(start, CIRCUMSTANCES);
    if !goes_on {
        return None;
    }
    let end = clause_end(view, start, sentence, &[]);
    (start < end).then_some(start..end)
}

/// Words that follow the comma of a reporting clause and still belong to that clause.
const CIRCUMSTANCES: ClassSet = ClassSet::of(&[Class::CircumstanceOpeners, Class::FreeRelatives]);

/// Returns the object that precedes the subject of its verb: “the plan” in “the plan he backed”,
/// “which” in “which he backed”.
pub fn object_before(view: &TokenView<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor {
        return None;
    }
    if view.is_of(end - 1, Class::ThingRelatives) || view.word(end - 1) == "than" {
        return Some(end - 1..end);
    }
    left::before(view, end, floor)
}

/// Returns the second half of a split quotation: “but we fought” in “‘We lost,’ she said, ‘but we
/// fought’”. The half follows a comma after token `end` in the same sentence, or is the whole next
/// sentence.
pub fn split_rest(
    view: &TokenView<'_>,
    end: usize,
    sentence: &Range<usize>,
    block_end: usize,
) -> Option<Range<usize>> {
    let mut at = end;
    while at < block_end && view.is_mark(at) && at < end + MAX_MARKS_BETWEEN_HALVES {
        at += 1;
    }
    if at < block_end && at < sentence.end && opens_quote(view, at) && end < at {
        return view.quote(at).map(|quote| view.quote_tokens(quote));
    }
    let next = sentence.end;
    if block_end <= next || !opens_quote(view, next) {
        return None;
    }
    let quote = view.quote_tokens(view.quote(next)?);
    let last = view.sentence(quote.end - 1);
    // Words after the quotation would be a reporting clause of their own.
    let alone = (quote.end..last.end).all(|idx| view.is_mark(idx));
    alone.then_some(quote)
}
