//! Phrases in another language within English text.

use crate::analysis::quote::{self, Quote};
use crate::text::draft::Draft;
use crate::text::language::traits::is_foreign_phrase;
use crate::text::span::Span;

/// Says whether the text around `span` is clearly not English. This text is the quotation that
/// includes `span`, or the sentence of `span` if no quotation includes `span`.
pub fn is_foreign(draft: &Draft, quotes: &[Quote], span: Span) -> bool {
    let inner = quote::holding(quotes, span).map(|quote| quote.inner);
    let sentence = draft.sentences.get(draft.sentence_at(span.start));
    let Some(phrase) = inner.or(sentence.map(|sentence| sentence.span)) else {
        return false;
    };
    let tokens = draft.tokens[draft.tokens_in(phrase)].iter();
    let words = tokens
        .filter(|token| token.is_word())
        .map(|token| draft.word(token));
    is_foreign_phrase(&words.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::text::draft::Draft;
    use crate::text::markup::Markup;

    /// Checks how many doubled words are found in `text`.
    fn check(text: &str, expected: usize) {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        assert!(draft.foreign.is_empty(), "{text:?} is English as a whole");
        assert_eq!(analyze(&draft).doubled().len(), expected, "{text:?}");
    }

    #[test]
    fn no_word_is_doubled_in_a_foreign_quotation() {
        let english = "The notice on the wall of the harbour office was short and it said:";
        check(
            &format!("{english} “Wenn Sie sie im Hafen sehen, melden Sie sich.”"),
            0,
        );
        check(
            &format!("{english} “Vous vous êtes trompés de quai, messieurs.”"),
            0,
        );
        check(
            &format!("{english} “Call the the office if you see them.”"),
            1,
        );
        check(
            "He read the notice to all of them. Wenn Sie sie sehen, melden Sie sich sofort.",
            0,
        );
        check(
            "The boats of Kiel Kiel and Bremerhaven Wilhelmshaven left left.",
            1,
        );
    }
}
