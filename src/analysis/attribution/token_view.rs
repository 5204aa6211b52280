//! What the search for attributions needs of a draft: tokens with their tags, quotations and verbs.

use std::ops::Range;

use crate::analysis::attribution::tuning::MAX_WORDS_OF_SCARE_QUOTE;
use crate::analysis::quote::Quote;
use crate::english;
use crate::english::class::Classes;
use crate::english::verb::ReportingVerb;
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// A draft with its tags and its quotations.
pub struct TokenView<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// The quotations of the draft.
    pub quotes: &'d [Quote],
    /// The tags and clauses of the sentences of the draft.
    pub syntax: &'d Syntax<'d>,
    /// For each token, the number of its quotation, counted from 1; 0 if the token is in no
    /// quotation.
    quoted: Vec<u32>,
}

impl<'d> TokenView<'d> {
    /// Joins the draft of `syntax` with its quotations.
    pub fn new(syntax: &'d Syntax<'d>, quotes: &'d [Quote]) -> Self {
        let draft = syntax.draft;
        let mut numbers = vec![0; draft.tokens.len()];
        for (number, quote) in (1..).zip(quotes) {
            for token in &mut numbers[draft.tokens_in(quote.span)] {
                *token = number;
            }
        }
        Self {
            draft,
            quotes,
            syntax,
            quoted: numbers,
        }
    }

    /// Returns the token with the index `idx`.
    pub fn token(&self, idx: usize) -> &'d Token {
        &self.draft.tokens[idx]
    }

    /// Returns the tag of token `idx`.
    pub fn tag(&self, idx: usize) -> Tag {
        self.syntax.tag(idx)
    }

    /// Returns the word of token `idx`, in lower case.
    pub fn word(&self, idx: usize) -> &'d str {
        self.draft.word(&self.draft.tokens[idx])
    }

    /// Says whether the word of token `idx` has one of `classes`.
    pub fn is_of(&self, idx: usize, classes: impl Classes) -> bool {
        self.draft.is(self.token(idx), classes)
    }

    /// Says whether token `idx` is one of `marks`, such as a comma.
    pub fn is(&self, idx: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(idx))
    }

    /// Says whether token `idx` is a dash, which may open or close an aside.
    pub fn is_dash(&self, idx: usize) -> bool {
        self.is(idx, &["—", "–", "--"])
    }

    /// Says whether token `idx` is the first word of its sentence.
    pub fn opens(&self, idx: usize) -> bool {
        let sentence = self.sentence(idx);
        (sentence.start..idx).all(|idx| self.is_mark(idx))
    }

    /// Returns the reporting verb if token `idx` is a form of such a verb, as “said” is a form of
    /// “say”.
    pub fn verb(&self, idx: usize) -> Option<&'static ReportingVerb> {
        let record = self.draft.record(&self.draft.tokens[idx]);
        english::dictionary().reporting_verb(record)
    }

    /// Returns the index of the quotation that contains token `idx`. Quotation marks belong to
    /// their quotation.
    pub fn quote(&self, idx: usize) -> Option<usize> {
        (self.quoted[idx] as usize).checked_sub(1)
    }

    /// Says whether token `idx` is in a quotation.
    pub fn is_quoted(&self, idx: usize) -> bool {
        self.quoted[idx] != 0
    }

    /// Says whether token `idx` is a mark outside quotations.
    pub fn is_mark(&self, idx: usize) -> bool {
        self.token(idx).kind == TokenKind::Mark && !self.is_quoted(idx)
    }

    /// Returns the tokens of quotation `quote`, with its quotation marks.
    pub fn quote_tokens(&self, quote: usize) -> Range<usize> {
        self.draft.tokens_in(self.quotes[quote].span)
    }

    /// Says whether quotation `quote` is a clause of its own. Such a quotation ends with a mark
    /// such as a comma. A quotation that opens its sentence and is longer than a scare quote is
    /// also a clause.
    pub fn closes_clause(&self, quote: usize) -> bool {
        let inner = self.draft.text(self.quotes[quote].inner);
        let tokens = self.quote_tokens(quote);
        inner.trim_end().ends_with(PAUSES)
            || MAX_WORDS_OF_SCARE_QUOTE < self.quotes[quote].n_words
                && self.sentence(tokens.start).start == tokens.start
    }

    /// Returns the span of the tokens in `range`, which must not be empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let first = self.token(range.start).span;
        let last = self.token(range.end.max(range.start + 1) - 1).span;
        first.cover(last)
    }

    /// Returns the tokens of the sentence that contains token `idx`.
    pub fn sentence(&self, idx: usize) -> Range<usize> {
        let sentence = self.draft.sentence_at(self.token(idx).span.start);
        self.draft.sentences[sentence].tokens.clone()
    }

    /// Says whether tokens `one` and `other` are in the same block.
    pub fn in_one_block(&self, one: usize, other: usize) -> bool {
        let sentence = |idx: usize| self.draft.sentence_at(self.token(idx).span.start);
        let block = |idx: usize| self.draft.sentences[sentence(idx)].block;
        block(one) == block(other)
    }
}

/// The characters that may end a quotation which is a clause of its own.
const PAUSES: [char; 9] = [',', '?', '!', '.', '…', '—', '-', '\'', '’'];
