//! Quotations: the words between a pair of quotation marks.

mod further;
mod mark;
mod pair;
mod spoken;

use crate::analysis::quote::further::{Continuation, OpenQuotation};
use crate::analysis::quote::mark::QuoteMark;
use crate::analysis::quote::pair::Ending;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The span of the quotation with its marks.
    pub span: Span,
    /// The span of the quotation without its marks.
    pub inner: Span,
    /// Whether the quotation has a closing mark. In a quotation of several paragraphs, only the
    /// last paragraph has a closing mark.
    pub closed: bool,
    /// Whether the quotation has no closing mark, but a later line or block opens the quotation
    /// again or closes it.
    pub goes_on: bool,
    /// The number of words in the quotation.
    pub n_words: usize,
}

/// Finds the quotations of `draft` in reading order. A quotation within another quotation is left
/// out.
///
/// A quotation ends at the end of its block at the latest. Some drafts open each paragraph of a
/// long quotation with a mark, and close only the last paragraph. Then each paragraph is one
/// quotation.
pub fn find(draft: &Draft) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut open: Option<OpenQuotation> = None;
    for (idx, block) in draft.blocks.iter().enumerate() {
        let pairs = pair::find(draft, block.span);
        open = match open.map(|open| (open.quote, further::continuation(draft, open, idx, &pairs)))
        {
            Some((quote, Continuation::GoesOn)) => {
                quotes[quote].goes_on = true;
                None
            }
            Some((_, Continuation::Open(open))) => Some(open),
            Some((_, Continuation::Ends)) | None => None,
        };
        for (mark, ending) in pairs.found {
            let quote = quote(draft, mark, ending, block.span);
            if !quote.goes_on {
                open = OpenQuotation::new(quotes.len(), idx, ending).or(open);
            }
            quotes.push(quote);
        }
    }
    quotes
}

fn quote(draft: &Draft, open: QuoteMark, ending: Ending, block: Span) -> Quote {
    let start = open.at;
    let (end, inner_end) = match ending {
        Ending::Mark(mark) => (mark.end(), mark.at),
        Ending::Before(next) => {
            let kept = draft.prose()[start as usize..next.at as usize].trim_end();
            let end = start + offset(kept.len());
            (end, end)
        }
        Ending::Block => (block.end, block.end),
    };
    let inner = Span::new(open.end(), inner_end.max(open.end()));
    let tokens = &draft.tokens[draft.tokens_in(inner)];
    let goes_on = match ending {
        Ending::Before(next) => further::opens_anew(draft, block, open, next),
        Ending::Mark(_) | Ending::Block => false,
    };
    Quote {
        span: Span::new(start, end.max(inner.end)),
        inner,
        closed: matches!(ending, Ending::Mark(_)),
        goes_on,
        n_words: tokens.iter().filter(|token| token.is_word()).count(),
    }
}

/// Returns the quotation that includes the whole of `span`, if there is one.
pub fn holding(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let after = quotes.partition_point(|quote| quote.span.start <= span.start);
    let quote = &quotes[after.checked_sub(1)?];
    Some(quote).filter(|quote| quote.span.contains(span))
}

impl Quote {
    /// Says whether the quotation looks like speech and not like a title or a term.
    pub fn is_speech(&self, draft: &Draft) -> bool {
        let words = draft.tokens[draft.tokens_in(self.inner)]
            .iter()
            .filter(|token| token.is_word());
        let (mut n_words, mut n_capital) = (0, 0);
        for word in words {
            n_words += 1;
            n_capital += usize::from(word.capital);
        }
        // Most words of a title have capitals.
        n_words > 0 && n_capital * 2 <= n_words
    }
}

#[cfg(test)]
mod tests;
