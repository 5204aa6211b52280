//! Standing lines: sentences that many drafts of a site share. This module finds standing lines by
//! counting in how many drafts each sentence occurs.

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::passage::tuning::MIN_DRAFTS_OF_STANDING_LINE;
use crate::analysis::tuning::MIN_WORDS_OF_STANDING_LINE;
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::token::TokenKind;

/// A sentence that many drafts have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingLine {
    /// The text of the sentence in the second draft that has the sentence.
    pub text: String,
    /// How many drafts have the sentence.
    pub n_drafts: usize,
    /// The index of the first draft that has the sentence.
    pub first: usize,
}

/// Counts in how many drafts of a run each sentence occurs. The counts take about 40 bytes for each
/// distinct sentence.
#[derive(Clone, Debug, Default)]
pub struct SentenceCounts {
    /// The counts, by the hash of the words of the sentence.
    sentences: FxHashMap<u64, Counted>,
    n_drafts: usize,
}

#[derive(Clone, Debug)]
struct Counted {
    first: usize,
    last: usize,
    n_drafts: usize,
    /// The text of the sentence; `None` while only one draft has the sentence. The text is kept
    /// from the second draft on, because most sentences occur in one draft only.
    text: Option<Box<str>>,
}

impl SentenceCounts {
    /// Counts the sentences of `draft`, which is the next draft of the run. Sentences that are
    /// boilerplate in `vocabulary_uses` are left out.
    pub fn add(&mut self, draft: &Draft, vocabulary_uses: &VocabularyUses) {
        let idx = self.n_drafts;
        self.n_drafts += 1;
        let wanted = draft
            .sentences
            .iter()
            .filter(|sentence| is_line(draft, sentence));
        for sentence in
            wanted.filter(|sentence| !vocabulary_uses.is_boilerplate_token(sentence.tokens.start))
        {
            let counted = self
                .sentences
                .entry(hash(draft, sentence))
                .or_insert(Counted {
                    first: idx,
                    last: idx,
                    n_drafts: 1,
                    text: None,
                });
            if counted.last == idx {
                continue;
            }
            counted.last = idx;
            counted.n_drafts += 1;
            let text = || draft.text(sentence.span).into();
            counted.text.get_or_insert_with(text);
        }
    }

    /// Returns the sentences that many drafts share. The sentence that most drafts have comes
    /// first.
    pub fn standing_lines(self) -> Vec<StandingLine> {
        let counted = self.sentences.into_values();
        let many = counted.filter(|counted| MIN_DRAFTS_OF_STANDING_LINE <= counted.n_drafts);
        let lines = many.filter_map(|counted| {
            Some(StandingLine {
                text: counted.text?.into(),
                n_drafts: counted.n_drafts,
                first: counted.first,
            })
        });
        let mut lines: Vec<StandingLine> = lines.collect();
        lines.sort_by(|one, two| {
            let rank = |standing_line: &StandingLine| {
                (
                    std::cmp::Reverse(standing_line.n_drafts),
                    standing_line.first,
                )
            };
            rank(one).cmp(&rank(two)).then(one.text.cmp(&two.text))
        });
        lines
    }
}

/// Says whether `sentence` has enough words to be recognised and contains no code. Sentences with
/// code are left out because the hash does not include the code.
fn is_line(draft: &Draft, sentence: &Sentence) -> bool {
    let tokens = &draft.tokens[sentence.tokens.clone()];
    let n_words = tokens.iter().filter(|token| token.is_word()).count();
    MIN_WORDS_OF_STANDING_LINE <= n_words
        && tokens.iter().all(|token| token.kind != TokenKind::Object)
}

/// Returns the hash of the words of `sentence`, without regard to case and punctuation.
fn hash(draft: &Draft, sentence: &Sentence) -> u64 {
    let words = draft.tokens[sentence.tokens.clone()].iter();
    let words = words
        .filter(|token| token.is_word())
        .map(|token| draft.word(token));
    let words: Vec<&str> = words.collect();
    xxh3_64(words.join(" ").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn lines(texts: &[&str]) -> Vec<(String, usize)> {
        let mut counts = SentenceCounts::default();
        for text in texts {
            let draft = Draft::parse((*text).to_owned(), Markup::Markdown);
            counts.add(&draft, &VocabularyUses::default());
        }
        let lines = counts.standing_lines().into_iter();
        lines.map(|line| (line.text, line.n_drafts)).collect()
    }

    #[test]
    fn a_sentence_of_many_drafts_is_a_standing_line() {
        let line = "Sign up for our free newsletter.";
        let draft = format!("The ferry left.\n\n{line}");
        assert_eq!(lines(&[draft.as_str(); 5]), [(line.to_owned(), 5)]);
        assert_eq!(lines(&[draft.as_str(); 4]), []);
    }

    #[test]
    fn the_same_line_twice_in_a_draft_counts_once() {
        let twice = "Sign up for our newsletter.\n\nSign up for our newsletter.";
        assert_eq!(lines(&[twice; 4]), []);
    }

    #[test]
    fn a_line_with_code_or_of_few_words_is_none() {
        assert_eq!(lines(&["Run `make` in the folder first."; 6]), []);
        assert_eq!(lines(&["Sign up now."; 6]), []);
    }
}
