//! Marks that a sentence only mentions: `the " key`.

use crate::analysis::quote::mark::QuoteMark;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Words with which no quotation ends, because a noun must follow them.
const LEADING: ClassSet = ClassSet::of(&[Class::Articles, Class::Coordinators]);

/// Whether `mark` is only mentioned. `mark` opens a quotation, and nothing closes this quotation.
/// `before` is the mark before it.
///
/// Two kinds of such marks are not mentioned but used. A mark with spaces on both sides opens a
/// sentence if a full stop precedes it and a capital follows; one of its spaces is a typing error.
/// A mark directly after a closing mark was typed twice.
pub fn is_spoken_of(
    draft: &Draft,
    block: Span,
    mark: QuoteMark,
    before: Option<QuoteMark>,
) -> bool {
    let is_twice = before.is_some_and(|quote_mark| {
        quote_mark.end() == mark.at && quote_mark.closes && !quote_mark.opens
    });
    if !mark.is_alone() || is_twice {
        return false;
    }
    let prose = draft.prose();
    let next = prose[mark.end() as usize..block.end as usize].trim_start();
    let before_mark = prose[block.start as usize..mark.at as usize].trim_end();
    !next.starts_with(char::is_uppercase) || before_mark.ends_with(char::is_alphanumeric)
}

/// Whether two marks that would form a pair are both only mentioned: `a “ at the start and a ” at
/// the end`.
pub fn are_spoken_of(draft: &Draft, (open, close): (QuoteMark, QuoteMark)) -> bool {
    open.is_alone() && close.is_alone() && is_led(draft, close)
}

/// Whether the word before `mark` is one that a noun must follow.
fn is_led(draft: &Draft, mark: QuoteMark) -> bool {
    let before = draft.token_at(mark.at).checked_sub(1);
    before.is_some_and(|idx| draft.is(&draft.tokens[idx], LEADING))
}

/// Whether `mark` is the last character of its block, apart from white space.
pub fn is_last(draft: &Draft, block: Span, mark: QuoteMark) -> bool {
    draft.prose()[mark.end() as usize..block.end as usize]
        .trim()
        .is_empty()
}
