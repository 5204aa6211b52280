//! Whether a sentence opens with a verb in the imperative: instructions say the same again.

use crate::analysis::tag::{Tag, Tagger};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Tells imperatives in one draft.
pub struct Imperatives<'d> {
    draft: &'d Draft,
    tagger: Tagger<'d>,
    tags: Vec<Tag>,
}

impl<'d> Imperatives<'d> {
    /// Tells those of `draft`.
    pub fn of(draft: &'d Draft) -> Self {
        Self {
            draft,
            tagger: Tagger::new(draft),
            tags: vec![Tag::default(); draft.tokens.len()],
        }
    }

    /// Whether the sentence number `sentence` opens with a verb in the imperative; a sentence that
    /// the draft does not have does not.
    pub fn open(&mut self, sentence: usize) -> bool {
        let Some(sentence) = self.draft.sentences.get(sentence) else {
            return false;
        };
        let tokens = sentence.tokens.clone();
        self.tagger.tag(tokens.clone(), &mut self.tags);
        let is_word = |it: &usize| self.draft.tokens[*it].kind == TokenKind::Word;
        let opening = tokens.into_iter().find(is_word);
        opening.is_some_and(|it| self.tags[it] == Tag::VerbBase)
    }
}
