//! Describes a doubled word in its sentence: which words are around it, and how it is written.

use crate::analysis::repeat::doubled::class::{GrammarClass, class};
use crate::analysis::repeat::doubled::tuning::MAX_TOKENS_OF_LABEL_LINE;
use crate::english::class::{ClassSet, Classes};
use crate::syntax::tag::Tag;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// A word or a phrase that occurs twice in a row in its sentence.
#[derive(Clone, Copy)]
pub struct Site<'d> {
    /// The draft that has the doubled words.
    pub draft: &'d Draft,
    /// The tokens of the sentence with the doubled words.
    pub tokens: &'d [Token],
    /// The parts of speech of the tokens of the sentence.
    pub tags: &'d [Tag],
    /// The first token of the first occurrence, as an index into `tokens`.
    pub start: usize,
    /// The first token after the last occurrence, as an index into `tokens`.
    pub end: usize,
    /// The kind of the block that has the sentence.
    pub block: BlockKind,
    /// Whether the doubled words are in a quotation.
    pub is_quoted: bool,
}

impl<'d> Site<'d> {
    /// Returns the normalised word of token `at`; the empty string if the sentence has no such
    /// token.
    pub fn word(&self, at: usize) -> &'d str {
        self.tokens
            .get(at)
            .map_or("", |token| self.draft.word(token))
    }

    /// Says whether the word of token `at` has one of `classes`. Returns false if the sentence has
    /// no such token.
    pub fn is(&self, at: usize, classes: impl Classes) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.draft.is(token, classes))
    }

    /// Says whether the dictionary has the word of token `at`. A word with a capital is then no
    /// proper name: “Teammate”. Returns false if the sentence has no such token.
    pub fn is_known(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.draft.record(token).classes != ClassSet::NONE)
    }

    /// Says whether the word that is `back` tokens before the doubled words has one of `classes`.
    /// Returns false if the sentence has no such token.
    pub fn is_before(&self, back: usize, classes: impl Classes) -> bool {
        let at = self.start.checked_sub(back);
        at.is_some_and(|idx| self.is(idx, classes))
    }

    /// Returns the normalised word that is `back` tokens before the doubled words; the empty string
    /// if the sentence has no such token.
    pub fn before(&self, back: usize) -> &'d str {
        self.start.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Returns the normalised word after the last occurrence; the empty string at the end of the
    /// sentence.
    pub fn next(&self) -> &'d str {
        self.word(self.end)
    }

    /// Returns the part of speech of token `at`. If the sentence has no such token, returns the tag
    /// of a punctuation mark.
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// Returns the part of speech of the token before the doubled words. At the start of the
    /// sentence, returns the tag of a punctuation mark.
    pub fn tag_before(&self) -> Tag {
        self.start
            .checked_sub(1)
            .map_or(Tag::Mark, |at| self.tag(at))
    }

    /// Returns the part of speech of the token after the doubled words. At the end of the sentence,
    /// returns the tag of a punctuation mark.
    pub fn tag_next(&self) -> Tag {
        self.tag(self.end)
    }

    /// Says whether a word, a number or an opening mark comes after the doubled words, so that
    /// their phrase may continue.
    pub fn goes_on(&self) -> bool {
        let Some(next) = self.tokens.get(self.end) else {
            return false;
        };
        let is_joined = |other: &Token| other.span.start == next.span.end;
        let opens = next.span.start != self.tokens[self.end - 1].span.end
            && self.tokens.get(self.end + 1).is_some_and(is_joined);
        next.kind != TokenKind::Mark || opens
    }

    /// Says whether a clause begins at token `at`. A clause begins at the start of the sentence,
    /// and after a mark, a conjunction or an interjection.
    pub fn opens_clause(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let opens = matches!(
            self.tag(before),
            Tag::Mark | Tag::Coordinator | Tag::Subordinator | Tag::Interjection
        );
        opens
            || matches!(
                class(self.word(before)),
                Some(GrammarClass::Conjunction | GrammarClass::That)
            )
    }

    /// Says whether the doubled words are an exclamation. An exclamation has no other words beside
    /// it, only marks or the ends of the sentence: “Hint hint, …”.
    pub fn is_cry(&self) -> bool {
        let before = self.start.checked_sub(1).map(|at| self.tokens[at].kind);
        before.is_none_or(|kind| kind == TokenKind::Mark) && !self.goes_on()
    }

    /// Says whether quotation marks enclose the doubled words and no other words: “done done”.
    pub fn is_term(&self) -> bool {
        let mark = |at: Option<usize>| at.map_or("", |at| self.word(at));
        let is_quote = |mark: &str| matches!(mark, "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»");
        let after = if matches!(self.next(), "." | "," | "!" | "?") {
            self.end + 1
        } else {
            self.end
        };
        // In “said ‘so’ and and ‘no’”, the marks belong to other words, and blanks separate them
        // from the doubled words.
        let touches = |at: usize| {
            let next = self.tokens.get(at + 1);
            next.is_some_and(|next| self.tokens[at].span.end == next.span.start)
        };
        let before = self.start.checked_sub(1);
        is_quote(mark(before))
            && is_quote(mark(Some(after)))
            && before.is_some_and(touches)
            && touches(self.end - 1)
    }

    /// Says whether a character of code or of an address, such as “/”, is directly before or after
    /// the doubled words: `context:done`.
    pub fn touches_code(&self) -> bool {
        let (Some(first), Some(last)) =
            (self.tokens.get(self.start), self.tokens.get(self.end - 1))
        else {
            return false;
        };
        let prose = self.draft.prose();
        let before = prose[..first.span.start as usize].chars().next_back();
        let mut after = prose[last.span.end as usize..].chars();
        let (after, then) = (after.next(), after.next());
        let is_code = |ch: Option<char>| ch.is_some_and(|ch| "/\\_=@#&+<>|~^$".contains(ch));
        let joins = matches!(after, Some(':' | '(' | '.' | '-'))
            && then.is_some_and(|ch| ch.is_alphanumeric() || ch == ')');
        is_code(before) || is_code(after) || joins
    }

    /// Says whether most words of the sentence have no small letter. The sentence must have at
    /// least three words.
    pub fn is_all_capitals(&self) -> bool {
        let words = self
            .tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word);
        let (mut upper, mut all) = (0, 0);
        for token in words {
            let text = self.draft.text(token.span);
            all += 1;
            upper += usize::from(text.chars().all(|ch| !ch.is_lowercase()));
        }
        2 * upper > all && 2 < all
    }

    /// Says whether the sentence is a short label, such as the heading of a column or an entry of a
    /// menu.
    pub fn is_label(&self) -> bool {
        let is_short = self.tokens.len() <= MAX_TOKENS_OF_LABEL_LINE;
        is_short
            && matches!(
                self.block,
                BlockKind::TableCell | BlockKind::Heading(_) | BlockKind::Label
            )
    }

    /// Returns the text of token `at` as the draft writes it; the empty string if the sentence has
    /// no such token.
    pub fn text(&self, at: usize) -> &'d str {
        self.tokens
            .get(at)
            .map_or("", |token| self.draft.text(token.span))
    }

    /// Returns the span from token `from` to the token before token `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.cover(self.tokens[to - 1].span)
    }
}

/// How two occurrences of a word use capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Neither occurrence has a capital: “the the”.
    Same,
    /// Both occurrences have a capital at the start: “Bora Bora”.
    Capitals,
    /// Both occurrences are in capitals or have capitals inside: “THE THE”.
    Upper,
    /// The first occurrence has a capital at the start; the second one has none: “The the”.
    Opening,
    /// The two occurrences differ in another way: “may May”, “OR or”.
    Different,
}

/// Returns how the two occurrences `first` and `second` of a word use capitals.
pub fn case(first: &str, second: &str) -> Case {
    let has_inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    let is_letter = |word: &str| word.chars().count() == 1;
    match (begins(first), begins(second)) {
        _ if has_inner(first) != has_inner(second) => Case::Different,
        _ if has_inner(first) => Case::Upper,
        (false, false) => Case::Same,
        (true, true) if is_letter(first) => Case::Upper,
        (true, true) => Case::Capitals,
        (true, false) => Case::Opening,
        (false, true) => Case::Different,
    }
}
