//! Finds the speakers of quotations for which there is neither an attribution nor evidence.

mod heading;

use std::cell::OnceCell;

use crate::analysis::credit::heading::LinesAbove;
use crate::analysis::quote::Quote;
use crate::analysis::tuning::{
    MAX_BLOCKS_OF_RUN, MAX_TOKENS_OF_SIGNATURE_BELOW, MAX_TOKENS_OF_STOPPED_SIGNATURE,
    MAX_TOKENS_TO_SAMPLE_WORD,
};
use crate::analysis::{Analysis, backing, nearby};
use crate::english;
use crate::english::class::Class;
use crate::english::dictionary::Record;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Finds out whether a reader knows who speaks in the quotations of a draft.
pub struct Credits<'a> {
    analysis: &'a Analysis<'a>,
    /// The lines above paragraphs, which may name a speaker. The lines are collected when they are
    /// first needed, because few drafts need them.
    lines: OnceCell<LinesAbove<'a>>,
}

impl<'a> Credits<'a> {
    /// Prepares the search for the speakers in `analysis`.
    pub fn new(analysis: &'a Analysis<'a>) -> Self {
        Self {
            analysis,
            lines: OnceCell::new(),
        }
    }

    /// Says whether a reader knows who speaks in `quote`, or sees that nobody speaks, because
    /// `quote` is, for example, the text of a sign.
    pub fn is_known(&self, quote: &Quote) -> bool {
        let analysis = self.analysis;
        backing::of_quote(analysis, quote).is_some()
            || has_speech_beside(analysis, quote)
            || is_signed(analysis.draft, quote)
            || is_introduced(analysis, quote)
            || self.is_below_name(quote)
    }

    /// Says whether the quotation opens its paragraph and a line above the paragraph names the
    /// speaker.
    fn is_below_name(&self, quote: &Quote) -> bool {
        let draft = self.analysis.draft;
        let sentence = draft.sentences.get(draft.sentence_at(quote.span.start));
        sentence.is_some_and(|sentence| {
            let is_first = quote.span.start <= draft.blocks[sentence.block].span.start + 1;
            let lines = || self.lines.get_or_init(|| LinesAbove::new(draft));
            is_first && lines().name_speaker(self.analysis, sentence.block)
        })
    }
}

/// Says whether a verb of speech is near the quotation. The verb must be outside quotations. It
/// must be in a sentence of the quotation, or in the sentence directly before or after the
/// quotation in the same paragraph.
fn has_speech_beside(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let draft = analysis.draft;
    let edge = |at: u32| nearby::tokens(draft, Span::new(at, at));
    let first = draft.sentence_at(quote.span.start);
    let last = draft.sentence_at(quote.span.end.saturating_sub(1));
    let block = |idx: usize| draft.sentences.get(idx).map(|sentence| sentence.block);
    let beside = |idx: Option<usize>| {
        let idx = idx.filter(|idx| block(*idx) == block(first));
        idx.map_or(0..0, |idx| nearby::of_sentence(draft, idx))
    };
    let mut tokens = edge(quote.span.start)
        .chain(edge(quote.span.end.saturating_sub(1)))
        .chain(beside(first.checked_sub(1)))
        .chain(beside(Some(last + 1)));
    tokens.any(|idx| {
        let token = &draft.tokens[idx];
        speaks(draft.record(token)) && !analysis.is_quoted(token.span)
    })
}

/// Says whether the word with this `record` is a form of a verb that mostly reports speech.
fn speaks(record: &Record) -> bool {
    let verb = english::dictionary().reporting_verb(record);
    record.classes.has(Class::SpeechTags) || verb.is_some_and(backing::mostly_speaks)
}

/// Says whether a dash and a name follow the quotation, in the same block or in the next block: `-
/// **Ilse Maren**`.
fn is_signed(draft: &Draft, quote: &Quote) -> bool {
    let after = draft
        .tokens
        .partition_point(|token| token.span.start < quote.span.end);
    let word = |idx: usize| draft.tokens.get(idx).map_or("", |token| draft.word(token));
    let dash = matches!(word(after), "-" | "–" | "—" | "―" | "--" | "~");
    let named = draft
        .tokens
        .get(after + 1)
        .is_some_and(|token| token.capital);
    let block = draft
        .sentences
        .get(draft.sentence_at(quote.span.start))
        .map(|sentence| sentence.block);
    let block_end = block
        .and_then(|idx| draft.blocks.get(idx))
        .map_or(0, |block| block.tokens.end);
    if after < block_end {
        return dash && named;
    }
    // In Markdown, a dash at the start of a block turns the block into a list item.
    let next = block.and_then(|idx| draft.blocks.get(idx + 1));
    next.is_some_and(|block| {
        let short = !block.tokens.is_empty() && block.tokens.len() <= MAX_TOKENS_OF_SIGNATURE_BELOW;
        let capital = draft
            .tokens
            .get(block.tokens.start)
            .is_some_and(|token| token.capital);
        let item = block.kind == BlockKind::ListItem && capital;
        let stops = draft.tokens[block.tokens.clone()].last();
        let open = stops.is_some_and(|token| !matches!(draft.word(token), "." | "?" | "!"));
        let open = open || block.tokens.len() <= MAX_TOKENS_OF_STOPPED_SIGNATURE;
        short && (dash && named || item && open)
    })
}

/// Says whether the words before the quotation introduce it. Such words are a colon (“She wrote:”),
/// or words that make the quotation a sample of words (“a sign saying”). The quotation may also
/// belong to a run of quotations with one speaker.
fn is_introduced(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let draft = analysis.draft;
    let first = draft.tokens_in(quote.span).start;
    let Some(sentence) = draft.sentences.get(draft.sentence_at(quote.span.start)) else {
        return false;
    };
    let block = sentence.block;
    let floor = sentence
        .tokens
        .start
        .max(first.saturating_sub(MAX_TOKENS_TO_SAMPLE_WORD));
    let sample = (floor..first).any(|idx| {
        let token = &draft.tokens[idx];
        draft.entry_at(idx..first, Class::SampleOpeners).is_some()
            && !analysis.is_quoted(token.span)
    });
    sample
        || (sentence.tokens.start..first)
            .next_back()
            .is_some_and(|idx| draft.word(&draft.tokens[idx]) == ":")
        || is_in_run(analysis, block)
}

/// Says whether block `idx` opens with a quotation.
fn opens(analysis: &Analysis<'_>, idx: usize) -> bool {
    let start = analysis.draft.blocks[idx].span.start;
    let after = analysis
        .quotes()
        .partition_point(|quote| quote.span.start < start);
    let quote = analysis.quotes().get(after);
    quote.is_some_and(|quote| quote.span.start <= start + 1)
}

/// Says whether `block` belongs to a run of blocks that each open with a quotation and have one
/// known speaker. The speaker is known if an earlier block of the run has an attribution, or if the
/// block before the run ends with a colon or names a source.
fn is_in_run(analysis: &Analysis<'_>, block: usize) -> bool {
    let draft = analysis.draft;
    let mut idx = block;
    if !opens(analysis, idx) {
        return false;
    }
    while 0 < idx && block - idx < MAX_BLOCKS_OF_RUN && opens(analysis, idx - 1) {
        let earlier = &draft.blocks[idx - 1];
        let sentences = earlier.sentences.clone();
        // A block of the run names somebody.
        if sentences
            .clone()
            .any(|idx| analysis.context().attribution_in_sentence(idx).is_some())
        {
            return true;
        }
        idx -= 1;
    }
    let Some(lead) = idx.checked_sub(1).map(|before| &draft.blocks[before]) else {
        return false;
    };
    let last = draft.tokens[lead.tokens.clone()].last();
    let colon = last.is_some_and(|token| token.kind == TokenKind::Mark && draft.word(token) == ":");
    let mut sentences = lead.sentences.clone();
    let last_sentence = sentences.next_back();
    let context = analysis.context();
    let named = last_sentence.is_some_and(|idx| {
        context.attribution_in_sentence(idx).is_some()
            || context.evidence_in_sentence(idx).is_some()
    });
    colon || named && !lead.kind.is_heading()
}
