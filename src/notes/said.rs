//! Which quotations of a draft are speech, not terms or titles, and who speaks.

use crate::analysis::Analysis;
use crate::analysis::quote::Quote;
use crate::english::class::Class;
use crate::notes::speaker;
use crate::text::span::Span;
use crate::text::words::normalize;

/// Whether `quote` is speech, not a term, a title or a word.
pub fn is_said(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let is_attributed = speaker_span(analysis, quote).is_some();
    let least = if is_attributed {
        MIN_WORDS
    } else {
        MIN_WORDS_OF_NOBODY
    };
    least <= quote.n_words && (quote.is_speech(analysis.draft) || is_attributed)
}

/// How many words a quotation must have if the draft names its speaker. Fewer words would be found
/// anywhere in the notes.
pub const MIN_WORDS: usize = 3;

/// How many words a quotation must have if the draft names no speaker. Shorter ones are terms and
/// titles.
const MIN_WORDS_OF_NOBODY: usize = 5;

/// The words of the draft that name the speaker of `quote`.
pub fn speaker_span(analysis: &Analysis<'_>, quote: &Quote) -> Option<Span> {
    let mut of_quote = analysis.attributions().iter().filter(|attribution| {
        attribution
            .content
            .iter()
            .any(|content| content.overlaps(quote.span))
    });
    let source = of_quote.find_map(|attribution| attribution.source.as_ref())?;
    Some(speaker::naming_span(analysis.draft, source))
}

/// Whether `quote` is credited to a pronoun whose antecedent may be wrong. Examples are “he” for
/// “Mrs Quaye”, and “she” for a name if a sentence about “the captain” is between the two.
pub fn is_doubtful(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let draft = analysis.draft;
    let mut of_quote = analysis.attributions().iter().filter(|attribution| {
        attribution
            .content
            .iter()
            .any(|content| content.overlaps(quote.span))
    });
    let Some(source) = of_quote.find_map(|attribution| attribution.source.as_ref()) else {
        return false;
    };
    let Some(antecedent) = source.antecedent else {
        return false;
    };
    let pronoun = normalize(draft.text(source.span)).into_owned();
    let name = normalize(draft.text(antecedent)).into_owned();
    let title = name
        .split(' ')
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let is_other_sex = match pronoun.as_str() {
        "he" => matches!(title, "mrs" | "ms" | "miss"),
        "she" => title == "mr",
        _ => return false,
    };
    let between = draft.sentence_at(antecedent.start) + 1..draft.sentence_at(source.span.start);
    is_other_sex
        || between.into_iter().any(|idx| {
            let tokens = draft.sentences[idx].tokens.clone();
            let is = |at: usize, word: &str| draft.word(&draft.tokens[at]) == word;
            1 < tokens.len()
                && is(tokens.start, "the")
                && draft.is(&draft.tokens[tokens.start + 1], Class::RoleNouns)
        })
}
