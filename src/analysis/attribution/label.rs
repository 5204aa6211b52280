//! Attributions by a name at the start or at the end of a block: `PENCE: Well, look`, `“…” — Ann
//! Gray`.

use std::ops::Range;

use crate::analysis::attribution::CuePattern;
use crate::analysis::attribution::content::{self, Dependence};
use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::frame::{Complement, Frame};
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_OF_LABEL, MAX_TOKENS_OF_SIGNATURE, MIN_BYTES_OF_SPEAKER,
};
use crate::english::class::Class;
use crate::syntax::tag::Tag;

/// Returns the attribution by a name at the start or at the end of the block with the tokens
/// `block`. `first` is the first sentence of the block.
pub fn find(view: &TokenView<'_>, block: &Range<usize>, first: &Range<usize>) -> Option<Found> {
    label(view, block, first).or_else(|| signature(view, block))
}

/// Returns the attribution by a name and a colon at the start of a block: `PENCE: Well, look`,
/// `Poll: Most want it`.
fn label(view: &TokenView<'_>, block: &Range<usize>, first: &Range<usize>) -> Option<Found> {
    // A transcript may be quoted as a whole: `"PENCE: Well, look`.
    let opened = view.quote(first.start);
    let begin = match opened {
        Some(quote) if view.quote_tokens(quote).start == first.start => first.start + 1,
        Some(_) => return None,
        None => first.start,
    };
    let max_end = first.end.min(begin + MAX_TOKENS_OF_LABEL);
    let colon =
        (begin..max_end).find(|idx| view.quote(*idx) == opened && view.word(*idx) == ":")?;
    let source = begin..colon;
    let start = colon + 1;
    let names = source.clone().all(|idx| {
        let token = view.token(idx);
        token.capital || view.word(idx) == "." || view.is_of(idx, Class::NameConnectors)
    });
    let shouted = source.clone().any(|idx| is_shouted(view, idx));
    let is_poll = view.is_of(colon.max(1) - 1, Class::HeadlineSources);
    let is_name = |idx| view.tag(idx) == Tag::Name;
    let speaks = shouted || is_poll || opened.is_none() && source.clone().any(is_name);
    // “Q:” and “A:” name no speaker.
    let letter = source.len() == 1 && view.token(source.start).span.len() < 2;
    if source.is_empty() || letter || !names || !speaks || first.end <= start {
        return None;
    }
    if !shouted && !is_poll && !states(view, start..first.end) {
        return None;
    }
    let complement = Complement {
        frame: Frame::Colon,
        start,
    };
    // In a transcript, all other words of the block belong to the speaker.
    let part = if shouted {
        let last = block.end - 1;
        let stop = view.word(last) == "." && start < last;
        start..block.end - usize::from(stop)
    } else {
        content::after(view, complement, first, &[], Dependence::None)?
    };
    Some(Found {
        source: Some(source),
        cue: colon..start,
        parts: vec![part],
        verb: None,
        pattern: CuePattern::Label,
    })
}

/// Says whether `tokens` contain a verb or a quotation. “12 votes” in “Ann: 12 votes” and “Ann,
/// Bob” in “Harbour ward: Ann, Bob” contain neither.
fn states(view: &TokenView<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|idx| {
        view.is_quoted(idx) || view.tag(idx) == Tag::Auxiliary || view.tag(idx).is_verb()
    })
}

/// Says whether the word at token `idx` is in capitals, like the names of speakers in transcripts.
/// A single letter, as in “Q:”, is not enough.
fn is_shouted(view: &TokenView<'_>, idx: usize) -> bool {
    let text = view.draft.text(view.token(idx).span);
    MIN_BYTES_OF_SPEAKER <= text.len() && text.chars().all(char::is_uppercase)
}

/// Returns the attribution by a dash and a name at the end of a block, after a quotation: `“We were
/// never asked.” — Ann Gray, farmer`.
fn signature(view: &TokenView<'_>, block: &Range<usize>) -> Option<Found> {
    let floor = block
        .start
        .max(block.end.saturating_sub(MAX_TOKENS_OF_SIGNATURE));
    let dash = (floor..block.end)
        .rev()
        .find(|idx| view.is_mark(*idx) && view.is(*idx, &["―", "—", "–", "--", "-"]))?;
    let quote = view.quote(dash.checked_sub(1)?)?;
    let said = view.quote_tokens(quote);
    let mut end = block.end;
    while dash + 1 < end && view.is_mark(end - 1) && view.word(end - 1) != ")" {
        end -= 1;
    }
    let source = dash + 1..end;
    let named = !source.is_empty()
        && (view.token(source.start).capital || view.tag(source.start) == Tag::Determiner);
    let states = source
        .clone()
        .any(|idx| view.tag(idx).is_finite_or_auxiliary());
    (named && !states && said.end == dash && block.start <= said.start).then(|| Found {
        source: Some(source),
        cue: dash..dash + 1,
        parts: vec![said],
        verb: None,
        pattern: CuePattern::Signature,
    })
}
