//! Where a draft uses the vocabulary of its house.

use std::ops::Range;

use crate::analysis::tuning::MAX_MENTIONS_SEARCHED;
use crate::analysis::vocabulary::{SourceId, Vocabulary, VocabularyName, is_article};
use crate::text::draft::Draft;
use crate::text::phrases::{BoundPhrases, Phrases};
use crate::text::span::{Place, Span};

/// Where a draft uses the vocabulary of its house: known sources, boilerplate, and words that are
/// never flagged.
#[derive(Clone, Debug, Default)]
pub struct VocabularyUses {
    /// The mentions of sources, in reading order.
    mentions: Vec<Mention>,
    /// For each token of the draft, whether the token belongs to boilerplate. Empty if the draft
    /// has no boilerplate.
    tokens: Vec<bool>,
    /// The places of boilerplate.
    boilerplate: FurthestEnds,
    /// The places of words that are never flagged.
    ignored: FurthestEnds,
}

/// A mention of a source.
#[derive(Clone, Debug)]
struct Mention {
    tokens: Range<usize>,
    name: VocabularyName,
}

/// Ranges of the file, which may overlap.
#[derive(Clone, Debug, Default)]
struct FurthestEnds {
    /// The ranges in reading order. The end of each range is replaced by the furthest end of this
    /// range and all earlier ranges. Therefore one look-up tells whether a place is in any range.
    places: Vec<Place>,
}

impl FurthestEnds {
    fn push(&mut self, place: Place) {
        let furthest = self.places.last().map_or(0, |place| place.end);
        let end = place.end.max(furthest);
        self.places.push(Place::new(place.start, end));
    }

    /// Says whether one of the ranges includes `place`.
    fn contains(&self, place: Place) -> bool {
        let n_before = self
            .places
            .partition_point(|other| other.start <= place.start);
        let last = n_before.checked_sub(1).map(|before| self.places[before]);
        last.is_some_and(|last| place.end <= last.end)
    }
}

impl VocabularyUses {
    /// Finds the words of `vocabulary` in `draft`.
    pub fn of(draft: &Draft, vocabulary: &Vocabulary) -> Self {
        let mut vocabulary_uses = Self::default();
        in_sentences(draft, &vocabulary.sources, |tokens, number| {
            let name = vocabulary.names[number as usize];
            vocabulary_uses.mentions.push(Mention { tokens, name });
        });
        in_sentences(draft, &vocabulary.ignored, |tokens, _| {
            vocabulary_uses
                .ignored
                .push(draft.place(span(draft, &tokens)));
        });
        if !vocabulary.boilerplate.is_empty() {
            vocabulary_uses.find_boilerplate(draft, &vocabulary.boilerplate.bind(draft));
        }
        vocabulary_uses
    }

    fn find_boilerplate(&mut self, draft: &Draft, phrases: &BoundPhrases<'_>) {
        let words = draft
            .tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is_word());
        let words: Vec<usize> = words.map(|(idx, _)| idx).collect();
        for at in 0..words.len() {
            let Some((n_words, _)) = phrases.longest(draft, words[at..].iter().copied()) else {
                continue;
            };
            let mut tokens = words[at]..words[at + n_words - 1] + 1;
            self.tokens.resize(draft.tokens.len(), false);
            self.tokens[tokens.clone()].fill(true);
            // Quotation marks and a full stop around the words belong to the boilerplate.
            let is_mark = |idx: usize| draft.tokens.get(idx).is_some_and(|token| !token.is_word());
            while 0 < tokens.start && is_mark(tokens.start - 1) {
                tokens.start -= 1;
            }
            while is_mark(tokens.end) {
                tokens.end += 1;
            }
            self.boilerplate.push(draft.place(span(draft, &tokens)));
        }
    }

    /// Returns the known source that the words at `span` name. These words must be the name of the
    /// source or lie within the name. An article may precede the name. A comma, a bracket, a dash
    /// or a genitive ending may follow the name: “The Ansel Courier, a paper”.
    pub fn known_source(&self, draft: &Draft, span: Span) -> Option<SourceId> {
        if self.mentions.is_empty() {
            return None;
        }
        let mut tokens = draft.tokens_in(span);
        let word = |idx: usize| draft.word(&draft.tokens[idx]);
        if 1 < tokens.len() && is_article(word(tokens.start)) {
            tokens.start += 1;
        }
        let ends = |mention: &Mention| {
            let end = mention.tokens.end;
            tokens.end <= end || matches!(word(end), "," | "(" | "–" | "—" | "'s")
        };
        self.mentions_until(tokens.start + 1)
            .filter(|mention| tokens.start < mention.tokens.end)
            .find(|mention| ends(mention))
            .map(|mention| mention.name.source)
    }

    /// Says whether the words at `span` are a name or part of a name, in the spelling of the house.
    pub fn is_in_house_spelling(&self, draft: &Draft, span: Span) -> bool {
        let tokens = draft.tokens_in(span);
        self.mentions_until(tokens.start + 1)
            .any(|mention| mention.name.is_written && tokens.end <= mention.tokens.end)
    }

    /// Says whether `tokens` contain the name of a known source.
    pub fn has_source_in(&self, tokens: &Range<usize>) -> bool {
        let start = self
            .mentions
            .partition_point(|mention| mention.tokens.start < tokens.start);
        let named = self.mentions.get(start);
        named.is_some_and(|mention| mention.tokens.end <= tokens.end)
    }

    /// Returns the mentions that begin before token `end`, from the last mention to the first. At
    /// most [`MAX_MENTIONS_SEARCHED`] mentions are returned.
    fn mentions_until(&self, end: usize) -> impl Iterator<Item = &Mention> {
        let n_before = self
            .mentions
            .partition_point(|mention| mention.tokens.start < end);
        self.mentions[..n_before]
            .iter()
            .rev()
            .take(MAX_MENTIONS_SEARCHED)
    }

    /// Says whether the token with the index `token` belongs to boilerplate.
    pub fn is_boilerplate_token(&self, token: usize) -> bool {
        self.tokens.get(token).copied().unwrap_or(false)
    }

    /// Says whether `place` lies within boilerplate.
    pub fn is_boilerplate(&self, place: Place) -> bool {
        self.boilerplate.contains(place)
    }

    /// Says whether `place` lies within words that are never flagged.
    pub fn is_ignored(&self, place: Place) -> bool {
        self.ignored.contains(place)
    }
}

/// Calls `found` for each of `phrases` that a sentence of `draft` contains, with the tokens and the
/// number of the phrase. If several phrases begin at one token, only the longest phrase is used.
fn in_sentences(draft: &Draft, phrases: &Phrases, mut found: impl FnMut(Range<usize>, u32)) {
    if phrases.is_empty() {
        return;
    }
    let bound = phrases.bind(draft);
    for sentence in &draft.sentences {
        for at in sentence.tokens.clone() {
            if let Some((n_tokens, number)) = bound.longest(draft, at..sentence.tokens.end) {
                found(at..at + n_tokens, number);
            }
        }
    }
}

fn span(draft: &Draft, tokens: &Range<usize>) -> Span {
    let last = draft.tokens[tokens.end - 1].span;
    draft.tokens[tokens.start].span.cover(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;
    use crate::text::span::offset;

    /// Checks which sources, boilerplate and ignored words are found in `text`, in reading order.
    fn check(text: &str, sources: &[&str], boilerplate: &[&str], ignored: &[&str]) {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_source("The Ansel Courier", ["the paper"]);
        vocabulary.add_boilerplate("Sign up for our *newsletter*. It is free!");
        vocabulary.add_ignored("critics");
        vocabulary.add_ignored("critics of the dam");
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        let vocabulary_uses = VocabularyUses::of(&draft, &vocabulary);
        let named = vocabulary_uses
            .mentions
            .iter()
            .map(|mention| span(&draft, &mention.tokens));
        let named: Vec<&str> = named.map(|named| draft.text(named)).collect();
        assert_eq!(named, sources, "{text}");
        let words = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
            let tokens = draft.tokens.iter().enumerate();
            let wanted = tokens.filter(|(idx, token)| token.is_word() && wanted(*idx));
            wanted
                .map(|(_, token)| draft.text(token.span).to_owned())
                .collect()
        };
        let place = |idx: usize| draft.place(draft.tokens[idx].span);
        assert_eq!(
            words(&|other| vocabulary_uses.is_boilerplate_token(other)),
            boilerplate,
            "{text}"
        );
        assert_eq!(
            words(&|other| vocabulary_uses.is_boilerplate(place(other))),
            boilerplate,
            "{text}"
        );
        assert_eq!(
            words(&|other| vocabulary_uses.is_ignored(place(other))),
            ignored,
            "{text}"
        );
    }

    #[test]
    fn a_vocabulary_is_found_whatever_the_marks() {
        check(
            "The **Ansel** Courier said so, and the\npaper did. A paper said so.",
            &["The Ansel Courier", "Ansel Courier", "the paper"],
            &[],
            &[],
        );
        check(
            "No.\n\nSIGN up\nfor “our newsletter”:\n\nit is *free*. It is.",
            &[],
            &["SIGN", "up", "for", "our", "newsletter", "it", "is", "free"],
            &[],
        );
        check("Sign up for our newsletter. It is late.", &[], &[], &[]);
        check(
            "Critics of the ferry met critics of the dam.",
            &[],
            &[],
            &["Critics", "critics", "of", "the", "dam"],
        );
    }

    #[test]
    fn a_source_is_known_by_all_its_words() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_source("Ansel Courier", ["the paper", "people near the port"]);
        let known = |text: &str, words: &str| {
            let draft = Draft::parse(text.to_owned(), Markup::Plain);
            let vocabulary_uses = VocabularyUses::of(&draft, &vocabulary);
            let start = text.find(words).expect("the words stand in the text");
            let span = Span::new(offset(start), offset(start + words.len()));
            vocabulary_uses.known_source(&draft, span).is_some()
        };
        assert!(known("The Ansel Courier said so.", "The Ansel Courier"));
        assert!(known(
            "The Ansel Courier, a paper, said so.",
            "The Ansel Courier, a paper"
        ));
        assert!(known("Some people near the port said so.", "people"));
        assert!(!known(
            "The Ansel Courier reporters said so.",
            "The Ansel Courier reporters"
        ));
        assert!(!known("A paper said so.", "A paper"));
        assert!(!known(
            "The old Ansel Courier said so.",
            "The old Ansel Courier"
        ));
    }
}
