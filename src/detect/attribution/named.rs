//! Finds the sentences that attribute something to a named source. Says whether such a sentence is
//! near an attribution.

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, SourceKind};
use crate::text::block::BlockKind;
use crate::text::draft::Draft;

/// Returns the indexes of the sentences that attribute something to a named source, ascending.
pub(super) fn sentences(analysis: &Analysis<'_>) -> Vec<usize> {
    let is_named = |attribution: &&Attribution| {
        attribution.source.as_ref().is_some_and(|source| {
            let kind = source.kind;
            source.known.is_some() || matches!(kind, SourceKind::Person | SourceKind::Organization)
        })
    };
    let named = analysis.attributions().iter().filter(is_named);
    let mut sentences: Vec<usize> = named
        .map(|attribution| analysis.draft.sentence_at(attribution.cue.start))
        .collect();
    sentences.dedup();
    sentences
}

/// Says whether one of the `named` sentences is near the sentence of `found`: directly before or
/// after it, or at most three sentences away in the same paragraph.
pub(super) fn is_nearby(draft: &Draft, named: &[usize], found: &Attribution) -> bool {
    const MAX_SENTENCES_BETWEEN: usize = 3;
    let idx = draft.sentence_at(found.cue.start);
    let block = |idx: usize| draft.sentences.get(idx).map(|sentence| sentence.block);
    let first =
        named.partition_point(|sentence| *sentence < idx.saturating_sub(MAX_SENTENCES_BETWEEN));
    let near = named[first..].iter();
    let mut near = near.take_while(|sentence| **sentence <= idx + MAX_SENTENCES_BETWEEN);
    near.any(|other| other.abs_diff(idx) <= 1 || block(*other) == block(idx))
}

/// Says whether one of the `named` sentences comes after the sentence of `found` and before the end
/// of the third paragraph after it.
pub(super) fn is_ahead(draft: &Draft, named: &[usize], found: &Attribution) -> bool {
    const MAX_PARAGRAPHS: usize = 3;
    // Headings, list items and captions may be between paragraphs. A longer list ends the search.
    const MAX_BLOCKS: usize = 12;
    let idx = draft.sentence_at(found.cue.start);
    let Some(sentence) = draft.sentences.get(idx) else {
        return false;
    };
    let ahead = draft.blocks.iter().skip(sentence.block + 1);
    let ahead = ahead.take(MAX_BLOCKS);
    let paragraphs = ahead.filter(|block| block.kind == BlockKind::Paragraph);
    let Some(last) = paragraphs.take(MAX_PARAGRAPHS).last() else {
        return false;
    };
    let end = last.sentences.end;
    let first = named.partition_point(|sentence| *sentence <= idx);
    named.get(first).is_some_and(|sentence| *sentence < end)
}
