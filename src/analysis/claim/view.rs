//! What the searches for claims need of a sentence: its words, their tags and their classes.

use std::ops::Range;

use crate::analysis::claim::tuning::{
    MAX_TOKENS_BEFORE_NOUN, MAX_TOKENS_OF_HEDGE, MAX_TOKENS_OF_PHRASE,
};
use crate::english::class::{Class, ClassSet, Classes};
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A sentence of a draft.
pub struct ClaimView<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The tokens of the sentence.
    pub tokens: Range<usize>,
    /// The tokens of the paragraph of the sentence.
    pub paragraph: &'a Range<usize>,
    /// The classes of the words and phrases that may occur in the sentence.
    pub begins: ClassSet,
    syntax: &'a Syntax<'a>,
}

impl<'a> ClaimView<'a> {
    /// Returns the view of `sentence`, which belongs to the draft of `syntax`.
    pub fn new(syntax: &'a Syntax<'a>, sentence: &Sentence) -> Self {
        Self {
            draft: syntax.draft,
            tokens: sentence.tokens.clone(),
            paragraph: &syntax.draft.blocks[sentence.block].tokens,
            begins: sentence.beginning_classes,
            syntax,
        }
    }

    /// Returns the word of token `at`; an empty text if the token is outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        if self.tokens.contains(&at) {
            self.draft.word(&self.draft.tokens[at])
        } else {
            ""
        }
    }

    /// Says whether the last letter of token `at` is the ASCII letter `letter`, in either case. The
    /// dot of an abbreviation is ignored.
    pub fn ends_in(&self, at: usize, letter: u8) -> bool {
        let span = self.draft.tokens[at].span.range();
        let bytes = &self.draft.prose().as_bytes()[span];
        match bytes {
            [.., last, b'.'] | [.., last] => last.eq_ignore_ascii_case(&letter),
            [] => false,
        }
    }

    /// Returns the word that is `n` tokens before token `at`; an empty text if this word is outside
    /// the sentence.
    pub fn before(&self, at: usize, n: usize) -> &'a str {
        at.checked_sub(n).map_or("", |before| self.word(before))
    }

    /// Says whether the word of token `at` is one of `words`.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Says whether token `at` is a word of this sentence, and not a number or a mark.
    pub fn is_plain(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Says whether token `at` is a number in digits.
    pub fn is_figure(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    /// Says whether token `at` begins with a capital and does not open the sentence.
    pub fn is_name(&self, at: usize) -> bool {
        self.is_plain(at) && self.tokens.start < at && self.draft.tokens[at].capital
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        let inside = self.tokens.contains(&at);
        inside.then(|| self.draft.tokens[at].kind)
    }

    /// Returns the part of speech of token `at`. A token outside the sentence has the part of
    /// speech of a mark.
    pub fn tag(&self, at: usize) -> Tag {
        if !self.tokens.contains(&at) {
            return Tag::Mark;
        }
        self.syntax.tag(at)
    }

    /// Says whether token `at` belongs to the sentence and its word has one of `classes`.
    pub fn has_class(&self, at: usize, classes: impl Classes) -> bool {
        self.tokens.contains(&at) && self.draft.is(&self.draft.tokens[at], classes)
    }

    /// Says whether the word that is `n` tokens before token `at` has one of `classes`.
    pub fn class_before(&self, at: usize, n: usize, classes: impl Classes) -> bool {
        at.checked_sub(n)
            .is_some_and(|before| self.has_class(before, classes))
    }

    /// Returns the number of tokens of the word or phrase of `classes` that begins at token `at`.
    /// Returns `None` if no such word or phrase begins there.
    pub fn entry(&self, classes: impl Classes, at: usize) -> Option<usize> {
        let may_begin = self.tokens.contains(&at) && classes.any_in(&self.begins);
        may_begin
            .then(|| self.draft.entry_at(at..self.tokens.end, classes))
            .flatten()
    }

    /// Returns the tokens of the sentence at which a word or phrase of `classes` may begin.
    pub fn beginnings(&self, classes: &'static ClassSet) -> impl Iterator<Item = usize> + use<'a> {
        let draft = self.draft;
        let may_begin = move |idx: &usize| {
            let record = draft.record(&draft.tokens[*idx]);
            record.begins.meets(classes)
        };
        self.tokens.clone().filter(may_begin)
    }

    /// Returns the first token of the first word or phrase of `class` in the sentence.
    pub fn find(&self, class: Class) -> Option<usize> {
        let mut tokens = self.tokens.clone();
        let found = |idx: &usize| self.entry(class, *idx).is_some();
        self.begins.has(class).then(|| tokens.find(found)).flatten()
    }

    /// Finds a word or phrase of `classes` that begins with token `at` or with one of the next
    /// words, and returns the first token after it. At most `n` words are tried. A number or a mark
    /// ends the search.
    pub fn within(&self, classes: impl Classes, at: usize, n: usize) -> Option<usize> {
        let mut words = (at..at + n).take_while(|idx| self.is_plain(*idx));
        words.find_map(|word| Some(word + self.entry(classes, word)?))
    }

    /// Says whether token `at` begins the sentence or follows a comma.
    pub fn opens_clause(&self, at: usize) -> bool {
        at == self.tokens.start || self.before(at, 1) == ","
    }

    /// Says whether words right before token `at` show that the number at this token is an
    /// estimate: “around”, “at least”.
    pub fn is_hedged(&self, at: usize) -> bool {
        (1..=MAX_TOKENS_OF_HEDGE).any(|back| {
            let start = at.checked_sub(back);
            start.and_then(|start| self.entry(Class::HedgedCounts, start)) == Some(back)
        })
    }

    /// Returns the number at token `at` if this is a whole number in digits: “10,000”.
    pub fn whole_number(&self, at: usize) -> Option<u64> {
        let digits: String = self
            .word(at)
            .chars()
            .filter(|character| *character != ',')
            .collect();
        digits.parse().ok()
    }

    /// Returns the first token after a noun phrase. Token `at` is the first adjective or noun of
    /// the phrase. Returns `None` if the phrase has no noun.
    pub fn phrase_end(&self, at: usize) -> Option<usize> {
        let part = |idx: &usize| {
            let tag = self.tag(*idx);
            tag.is_noun()
                || matches!(
                    tag,
                    Tag::Adjective | Tag::Number | Tag::VerbIng | Tag::VerbParticiple
                )
        };
        let parts = (at..at + MAX_TOKENS_OF_PHRASE).take_while(part);
        parts
            .filter(|idx| self.tag(*idx).is_noun())
            .last()
            .map(|idx| idx + 1)
    }

    /// Returns the first token of the noun phrase that ends before token `at`, such as the subject
    /// of a verb at token `at`.
    pub fn phrase_start(&self, at: usize) -> Option<usize> {
        let head = at
            .checked_sub(1)
            .filter(|before| self.tag(*before).is_noun())?;
        let part = |idx: &usize| {
            let tag = self.tag(*idx);
            tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Number | Tag::Determiner)
        };
        let first = head
            .saturating_sub(MAX_TOKENS_BEFORE_NOUN)
            .max(self.tokens.start);
        (first..=head).rev().take_while(part).last()
    }

    /// Says whether the verb at token `at` says that the people before it suffered: “died”, “were
    /// killed”.
    pub fn suffers(&self, at: usize) -> bool {
        let harmed = |at: usize| self.has_class(at, Class::SufferingVerbs);
        let passive = self.has_class(at, Class::SufferingAuxiliaries);
        harmed(at) || passive && (harmed(at + 1) || self.word(at + 1) == "been" && harmed(at + 2))
    }

    /// Returns the span of the tokens in `range`, which must not be empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.max(range.start + 1) - 1;
        let tokens = &self.draft.tokens;
        tokens[range.start].span.cover(tokens[last].span)
    }
}
