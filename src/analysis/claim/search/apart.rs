//! Whether backing that was found in another sentence is about the same thing as the claim.

use std::ops::Range;

use crate::analysis::backing::Backing;
use crate::analysis::claim::search::Searcher;
use crate::analysis::claim::tuning::MIN_WORDS_SHARED;
use crate::analysis::{calendar, nearby};
use crate::english::class::{Class, ClassSet};
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// Words that do not show what a sentence is about.
const WITHOUT_CONTENT: ClassSet =
    ClassSet::of(&[Class::FunctionWords, Class::Numerals, Class::ReportingVerbs]);

impl Searcher<'_> {
    /// Whether `backing` is in another sentence than sentence `idx` and the two sentences are about
    /// different things. A source on the flood does not back a claim about the bridge.
    ///
    /// The sentences are about the same thing in any of these cases:
    /// - the other sentence shares a word with `claim`;
    /// - it shares [`MIN_WORDS_SHARED`] words with sentence `idx`;
    /// - the later of the two sentences refers back.
    pub fn is_apart(&self, idx: usize, claim: Span, backing: Backing) -> bool {
        let other = self.draft.sentence_at(backing.span.start);
        let is_declared = self
            .declared
            .is_some_and(|declared| declared.span == backing.span);
        if other == idx || is_declared || self.begins_with(Class::Anaphors, idx.max(other)) {
            return false;
        }
        // A study that is not named cannot back a claim in another sentence.
        if self.is_bare_study(backing.span) {
            return true;
        }
        let there = self.content(nearby::of_sentence(self.draft, other));
        let shared = |own: Vec<String>| own.iter().filter(|text| there.contains(text)).count();
        shared(self.content(self.draft.tokens_in(claim))) == 0
            && shared(self.content(nearby::of_sentence(self.draft, idx))) < MIN_WORDS_SHARED
    }

    /// Whether the words at `span` begin with a study that is not named: “recent research shows”.
    fn is_bare_study(&self, span: Span) -> bool {
        let tokens = self.draft.tokens_in(span);
        let n_tokens = self.draft.entry_at(tokens.clone(), Class::StudyDeterminers);
        let start = tokens.start + n_tokens.unwrap_or(0);
        let study = self.draft.entry_at(start..tokens.end, Class::BareStudies);
        let is_described = nearby::before(self.draft, tokens.start)
            .is_some_and(|token| token.is_word() && !self.draft.is(token, Class::FunctionWords));
        study.is_some() && !is_described
    }

    /// The stems of the content words in `tokens`; words of time are left out.
    fn content(&self, tokens: Range<usize>) -> Vec<String> {
        let words = self.draft.tokens[tokens].iter().filter(|token| {
            token.kind == TokenKind::Word
                && !self.draft.is(token, WITHOUT_CONTENT)
                && !calendar::is_time(self.draft.word(token))
        });
        words
            .map(|token| stem(self.draft.word(token)).into_owned())
            .collect()
    }
}
