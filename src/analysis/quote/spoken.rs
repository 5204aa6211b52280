//! Quotation marks that a sentence only mentions: `the " key`.

use crate::analysis::quote::mark::QuoteMark;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Words with which no quotation ends, because a noun must follow them.
const LEADING: ClassSet = ClassSet::of(&[Class::Articles, Class::Coordinators]);

/// Says whether the sentence only mentions `mark`, as in `the " key`. `mark` looks like an opening
/// mark, but no mark closes its quotation. `before` is the quotation mark before `mark`, if there
/// is one.
///
/// Two kinds of marks are not mentioned but used:
/// - a mark after a full stop and before a capital, even if it has spaces on both sides; one of the
///   spaces is a typing error;
/// - a mark directly after a closing mark, which was typed twice.
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

/// Says whether the sentence only mentions both marks, although they could form a pair: `a “ at the
/// start and a ” at the end`.
pub fn are_spoken_of(draft: &Draft, (open, close): (QuoteMark, QuoteMark)) -> bool {
    open.is_alone() && close.is_alone() && is_led(draft, close)
}

/// Says whether the word before `mark` is a word such as “a”, which a noun must follow.
fn is_led(draft: &Draft, mark: QuoteMark) -> bool {
    let before = draft.token_at(mark.at).checked_sub(1);
    before.is_some_and(|idx| draft.is(&draft.tokens[idx], LEADING))
}

/// Says whether `mark` is the last character of its block, apart from white space.
pub fn is_last(draft: &Draft, block: Span, mark: QuoteMark) -> bool {
    draft.prose()[mark.end() as usize..block.end as usize]
        .trim()
        .is_empty()
}
