//! Marks that a sentence mentions rather than uses: `the " key`.

use crate::analysis::quote::mark::QuoteMark;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Words that no quotation ends with, because a noun must follow them.
const LEADING: ClassSet = ClassSet::of(&[Class::Articles, Class::Coordinators]);

/// Whether `mark`, which opens a quotation and is not closed, is only mentioned. `before` is the
/// mark before it.
///
/// A mark that stands alone but is used opens a sentence: it stands behind a full stop and before a
/// capital, and the space is a typing error. A second mark right behind a closing one was typed
/// twice.
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
    let behind = prose[block.start as usize..mark.at as usize].trim_end();
    !next.starts_with(char::is_uppercase) || behind.ends_with(char::is_alphanumeric)
}

/// Whether two marks that would pair are both only mentioned: `a “ at the start and a ” at the
/// end`.
pub fn are_spoken_of(draft: &Draft, (open, close): (QuoteMark, QuoteMark)) -> bool {
    open.is_alone() && close.is_alone() && is_led(draft, close)
}

/// Whether a word that a noun must follow stands before `mark`.
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
