//! Reads the syntax of sentences: parts of speech, noun phrases, verb groups and clauses.

pub mod chunk;
pub mod clause;
pub mod particle;
pub mod stage;
pub mod tag;

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::english::class::Classes;
use crate::syntax::stage::{RunStage, StageObserver, observed};
use crate::syntax::tag::Tag;
use crate::syntax::tag::feature::WordCache;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// The syntax of a draft. The words of a sentence get their parts of speech when one of these parts
/// of speech is first needed.
pub struct Syntax<'d> {
    /// The draft whose sentences are read.
    pub draft: &'d Draft,
    cache: RefCell<WordCache>,
    /// The part of speech of each token; `None` until the sentence of the token is tagged.
    tags: Vec<Cell<Option<Tag>>>,
    observer: Option<&'d dyn StageObserver>,
}

impl<'d> Syntax<'d> {
    /// Creates the syntax of `draft`. No sentence is tagged yet.
    pub fn new(draft: &'d Draft) -> Self {
        Self {
            draft,
            cache: RefCell::new(WordCache::new(draft.words.count())),
            tags: vec![Cell::new(None); draft.tokens.len()],
            observer: None,
        }
    }

    /// Returns this syntax with `observer`, which is told each time a sentence is tagged.
    pub fn observed_by(mut self, observer: Option<&'d dyn StageObserver>) -> Self {
        self.observer = observer;
        self
    }

    /// Returns the part of speech of token `idx`; [`Tag::Mark`] if `idx` is after the last token.
    pub fn tag(&self, idx: usize) -> Tag {
        match self.tags.get(idx).map(Cell::get) {
            Some(Some(tag)) => tag,
            Some(None) => observed(self.observer, RunStage::PartsOfSpeech, || {
                self.tag_sentence_of(idx)
            }),
            None => Tag::Mark,
        }
    }

    /// Returns the token with the index `idx`.
    pub fn token(&self, idx: usize) -> &'d Token {
        &self.draft.tokens[idx]
    }

    /// Returns the normalised word of token `idx`; the empty string if `idx` is after the last
    /// token.
    pub fn word(&self, idx: usize) -> &'d str {
        let token = self.draft.tokens.get(idx);
        token.map_or("", |token| self.draft.word(token))
    }

    /// Says whether the word of token `idx` has one of `classes`. Returns false if `idx` is after
    /// the last token.
    pub fn is(&self, idx: usize, classes: impl Classes) -> bool {
        self.draft
            .tokens
            .get(idx)
            .is_some_and(|token| self.draft.is(token, classes))
    }

    /// Says whether the sentence with the index `sentence` begins with a verb in the imperative.
    /// Returns false if there is no such sentence.
    pub fn is_imperative(&self, sentence: usize) -> bool {
        let Some(sentence) = self.draft.sentences.get(sentence) else {
            return false;
        };
        let is_word = |idx: &usize| self.token(*idx).kind == TokenKind::Word;
        let opening = sentence.tokens.clone().find(is_word);
        opening.is_some_and(|idx| self.tag(idx) == Tag::VerbBase)
    }

    /// Tags all tokens in the sentence of token `idx`. Returns the tag of token `idx`.
    fn tag_sentence_of(&self, idx: usize) -> Tag {
        let sentence = self.draft.sentence_at(self.token(idx).span.start);
        let tokens = self.draft.sentences[sentence].tokens.clone();
        let mut tags = vec![Tag::Mark; tokens.len()];
        let first = tokens.start;
        tag::tag_sentence(self.draft, &tokens, &mut self.cache.borrow_mut(), &mut tags);
        tag_capitals_as_names(self.draft, &tokens, &mut tags);
        for (cell, tag) in self.tags[tokens].iter().zip(&tags) {
            cell.set(Some(*tag));
        }
        tags.get(idx - first).copied().unwrap_or_default()
    }
}

/// Tags a word as a name if the word has a capital within a sentence but was tagged as a verb or an
/// adverb: “Strong” in “Ms. Strong”. `tags` are the tags of the sentence with these `tokens`.
fn tag_capitals_as_names(draft: &Draft, tokens: &Range<usize>, tags: &mut [Tag]) {
    let tokens = &draft.tokens[tokens.clone()];
    for (tag, near) in tags.iter_mut().zip(tokens.windows(3)) {
        // In “James A. Baker”, “A” is the initial of a name and not an article.
        let initial = near[0].capital && near[0].span.len() == 1 && near[2].capital;
        if *tag == Tag::Determiner && initial && draft.word(&near[1]) == "." {
            *tag = Tag::Name;
        }
    }
    let words = tokens.iter().filter(|token| token.is_word());
    let n_words = words.clone().count();
    let n_capitals = words.filter(|token| token.capital).count();
    if n_words <= n_capitals * 2 {
        // In a title, most words have a capital, and many of these words are no names.
        return;
    }
    for idx in 1..tokens.len() {
        let inner = tokens[idx].capital && tags[idx - 1] != Tag::Mark;
        if inner && (tags[idx].is_verb() || matches!(tags[idx], Tag::Adverb | Tag::Other)) {
            tags[idx] = Tag::Name;
        }
    }
}
