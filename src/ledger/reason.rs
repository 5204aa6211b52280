//! Finds the reason that a draft gives for not naming a source.

use crate::english::class::Class;
use crate::ledger::mention::Credit;
use crate::text::draft::Draft;

/// Returns the reason in the words of the draft. The reason must be in a sentence with one of
/// `credits`, or in the sentence after such a sentence.
pub fn of(draft: &Draft, credits: &[&Credit]) -> Option<String> {
    let sentences = credits.iter().flat_map(|it| [it.sentence, it.sentence + 1]);
    let mut found = sentences.filter_map(|idx| {
        let sentence = draft.sentences.get(idx)?;
        let mut tokens = sentence.tokens.clone();
        let at = tokens.find(|it| {
            draft
                .entry_at(*it..sentence.tokens.end, Class::AnonymityReasons)
                .is_some()
        })?;
        // The reason is all words between the punctuation marks before and after the phrase.
        let is_mark = |it: &usize| {
            matches!(
                draft.word(&draft.tokens[*it]),
                "," | ";" | "—" | "–" | "(" | ")" | "." | "“" | "”"
            )
        };
        let start = (sentence.tokens.start..at).rev().find(is_mark);
        let end = (at..sentence.tokens.end)
            .find(is_mark)
            .unwrap_or(sentence.tokens.end);
        let start = start.map_or(sentence.tokens.start, |it| it + 1);
        let last = draft.tokens.get(end.checked_sub(1)?)?;
        Some(draft.written(draft.tokens[start].span.cover(last.span)))
    });
    found.next()
}
