//! Finds passages of a draft that are word for word in a note. Words between quotation marks are
//! skipped.

use crate::analysis::Analysis;
use crate::notes::ComparedPassage;
use crate::notes::note::Notes;
use crate::notes::stream::{self, StreamWord};

/// The number of consecutive words that are looked up at once. Shorter sequences occur in many
/// texts.
const RUN: usize = 8;

/// The minimum number of words of a passage. Shorter passages are set phrases, names and titles.
const MIN_WORDS: usize = 13;

/// Returns a number for each sequence of eight consecutive words, in the order of the sequences.
pub fn runs(words: &[StreamWord]) -> impl Iterator<Item = u64> {
    words.windows(RUN).map(|run| {
        let bytes: Vec<u8> = run
            .iter()
            .flat_map(|word| word.number.to_le_bytes())
            .collect();
        xxhash_rust::xxh3::xxh3_64(&bytes)
    })
}

/// Returns the passages of the draft that `notes` also have.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedPassage> {
    let draft = analysis.draft;
    let words = stream::words(draft, 0..draft.tokens.len());
    let is_own = |word: &StreamWord| !analysis.is_quoted(draft.tokens[word.token].span);
    let words: Vec<StreamWord> = words.into_iter().filter(is_own).collect();
    let runs: Vec<u64> = runs(&words).collect();
    let mut passages = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let Some((note, start)) = notes.runs.get(&runs[at]).copied() else {
            at += 1;
            continue;
        };
        let (source, start) = (&notes.documents[note as usize], start as usize);
        let same = words[at..].iter().zip(&source.words[start..]);
        let n_words = same
            .take_while(|(one, two)| one.number == two.number)
            .count();
        if n_words < MIN_WORDS {
            at += 1;
            continue;
        }
        let (first, last) = (words[at].token, words[at + n_words - 1].token);
        let span = draft.tokens[first].span.cover(draft.tokens[last].span);
        let sentences = draft.sentence_at(span.start)..draft.sentence_at(span.end.max(1) - 1) + 1;
        let context = analysis.context();
        let is_credited = sentences.clone().any(|sentence| {
            context.attribution_in_sentence(sentence).is_some()
                || context.evidence_in_sentence(sentence).is_some()
        });
        if let Some(found) = source.place_of(start..start + n_words) {
            let is_release = source.is_release;
            passages.push(ComparedPassage {
                span,
                place: draft.place(span),
                n_words,
                is_credited,
                is_release,
                found,
            });
        }
        at += n_words;
    }
    passages
}
