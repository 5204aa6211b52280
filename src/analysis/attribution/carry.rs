//! Quotations that continue an attributed quotation and have no cue of their own.

use std::ops::Range;

use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::MAX_TOKENS_AFTER_CUE;

/// Adds the next paragraphs to the content of an attribution if each of these paragraphs consists
/// of one quotation. A paragraph with a cue or with other words ends the search. `speaks_on`
/// decides whether the content of an attribution may continue in the next paragraph.
///
/// `found` is sorted by the position of the cue.
pub fn on(view: &TokenView<'_>, found: &mut [Found]) {
    let mut next = 0;
    let mut speaker: Option<usize> = None;
    for block in &view.draft.blocks {
        let tokens = block.tokens.clone();
        let first = next;
        while next < found.len() && found[next].cue.start < tokens.end {
            next += 1;
        }
        if first < next {
            speaker = (first..next)
                .rev()
                .find(|idx| speaks_on(view, &found[*idx], &tokens));
            continue;
        }
        let whole = whole_quote(view, &tokens);
        match (whole, speaker) {
            (Some(quote), Some(speaker)) => found[speaker].parts.push(quote),
            _ => speaker = None,
        }
    }
}

/// Adds later quotations to the content of an attribution: “‘We lost,’ she said. ‘But we fought.’”
/// Each added quotation must be a sentence of its own in the block of the attribution. A sentence
/// that has a cue, or that is not a quotation, ends the search. If one sentence has several
/// attributions, the first attribution with a source gets the quotations after the sentence.
pub fn within(view: &TokenView<'_>, found: &mut [Found]) {
    let mut taken: Vec<Range<usize>> = found.iter().flat_map(|found| found.parts.clone()).collect();
    taken.sort_by_key(|range| range.start);
    let mut next = 0;
    let mut speaker: Option<usize> = None;
    let mut block = usize::MAX;
    for sentence in &view.draft.sentences {
        if sentence.block != block {
            speaker = None;
            block = sentence.block;
        }
        let tokens = sentence.tokens.clone();
        let first = next;
        while next < found.len() && found[next].cue.start < tokens.end {
            next += 1;
        }
        if first < next {
            speaker = (first..next).find(|idx| found[*idx].source.is_some());
            continue;
        }
        let Some(quote) = view.quote(tokens.start).map(|idx| view.quote_tokens(idx)) else {
            speaker = None;
            continue;
        };
        if quote.start < tokens.start {
            continue;
        }
        let end = view.sentence(quote.end - 1).end;
        let whole = quote.start == tokens.start && (quote.end..end).all(|idx| view.is_mark(idx));
        let at = taken.partition_point(|range| range.end <= quote.start);
        let free = taken.get(at).is_none_or(|range| quote.end <= range.start);
        match speaker {
            Some(speaker) if whole && free => found[speaker].parts.push(quote),
            _ if whole && !free => {}
            _ => speaker = None,
        }
    }
}

/// Says whether a quotation in the next block continues the content of `found`. `tokens` are the
/// tokens of the block of `found`. If this block ends with a colon, the colon must be in the
/// sentence of the cue. Otherwise the block must end soon after the content and the cue, or the
/// content must be quoted.
fn speaks_on(view: &TokenView<'_>, found: &Found, tokens: &Range<usize>) -> bool {
    let Some(last) = tokens
        .end
        .checked_sub(1)
        .filter(|before| tokens.start <= *before)
    else {
        return false;
    };
    if view.is_mark(last) && view.word(last) == ":" {
        return view.sentence(last).contains(&found.cue.start);
    }
    let quoted = found
        .parts
        .iter()
        .any(|part| part.end > part.start && view.is_quoted(part.end - 1));
    let ends = found
        .parts
        .iter()
        .chain([&found.cue])
        .map(|part| part.end)
        .max()
        .unwrap_or(0);
    // The few tokens that may remain in the block are only the subject of the cue and a time.
    tokens.end <= ends + MAX_TOKENS_AFTER_CUE || quoted
}

/// If the block with the tokens `tokens` consists of one quotation, returns the tokens of this
/// quotation. Returns `None` if the block has other words.
fn whole_quote(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    if tokens.is_empty() {
        return None;
    }
    let quote = view.quote_tokens(view.quote(tokens.start)?);
    (quote.start == tokens.start && tokens.end <= quote.end + 1).then_some(quote)
}
