//! A draft: its source, its prose, and the blocks, sentences and tokens of that prose.

mod links;
mod word;

use std::sync::{Arc, OnceLock};

use crate::english;
use crate::english::class::{Class, ClassSet, Classes};
use crate::english::dictionary::{Record, RecordId};
use crate::text::block::Block;
use crate::text::language::judge::{LanguageVerdict, judge};
use crate::text::language::{ExpectedLanguage, Language};
use crate::text::left_out::LeftOutKind;
use crate::text::lexicon::word_bit;
use crate::text::markup::Markup;
use crate::text::part::Part;
use crate::text::prose::Prose;
use crate::text::publication_date::PublicationDate;
use crate::text::reading::{BesideText, Comment, Element, Link, NoteMark, Reading, SwallowedText};
use crate::text::sentence::{self, Sentence};
use crate::text::span::{Place, Span};
use crate::text::stem::{Stems, is_function};
use crate::text::token::{self, Token, TokenKind};
use crate::text::words::{WordId, Words};
use crate::text::{markup_reader, outline};

/// A parsed draft. It never changes after it has been built.
#[derive(Clone, Debug)]
pub struct Draft {
    source: String,
    prose: Prose,
    /// The language of the draft as a whole.
    pub language: Language,
    /// The English blocks in reading order.
    pub blocks: Vec<Block>,
    /// The blocks that are not English, in reading order. They have no sentences, tokens or links.
    pub foreign: Vec<Block>,
    /// Sentences in reading order.
    pub sentences: Vec<Sentence>,
    /// Tokens in reading order.
    pub tokens: Vec<Token>,
    /// The distinct words of the tokens.
    pub words: Words,
    /// For each distinct word, its number and its record in the dictionary.
    records: Vec<(RecordId, &'static Record)>,
    /// The stems of the words, computed when they are first used.
    stems: OnceLock<Arc<Stems>>,
    /// Links in reading order, including bare addresses.
    pub links: Vec<Link>,
    /// The marks of footnotes and citations, in reading order.
    pub notes: Vec<NoteMark>,
    /// HTML elements that say something about sources, such as `<cite>`, in reading order.
    pub elements: Vec<Element>,
    /// Comments in reading order. Their text is not part of the prose.
    pub comments: Vec<Comment>,
    /// The parts of the draft, such as lists. A part comes before the parts that are in it.
    pub parts: Vec<Part>,
    /// The places of code blocks, in reading order.
    pub code_blocks: Vec<Place>,
    /// The places of pictures, in reading order.
    pub pictures: Vec<Place>,
    /// The places of headings that consist of code only, in reading order.
    pub code_headings: Vec<Place>,
    /// Other places that are not read, such as front matter, each with the reason.
    pub excluded: Vec<(Place, LeftOutKind)>,
    /// The date of publication, if the front matter gives a date.
    pub date: Option<PublicationDate>,
    /// The text after markup that has no end, such as an open `<script>`. This text is not read.
    pub swallowed: Vec<SwallowedText>,
}

impl Draft {
    /// Parses `source`, a text without a byte order mark.
    pub fn parse(source: String, markup: Markup) -> Self {
        Self::parse_with(source, markup, &BesideText::default())
    }

    /// Parses `source`, a text without a byte order mark. `beside` says which values of the front
    /// matter are read in addition to the text, and whether alternative texts are read.
    pub fn parse_with(source: String, markup: Markup, beside: &BesideText) -> Self {
        Self::parse_as(source, markup, beside, ExpectedLanguage::Auto)
    }

    /// Like [`Draft::parse_with`], but `expected` says how the language of the draft is determined.
    pub fn parse_as(
        source: String,
        markup: Markup,
        beside: &BesideText,
        expected: ExpectedLanguage,
    ) -> Self {
        let reading = markup_reader::read(&source, markup, beside);
        Self::of_reading(source, reading, expected)
    }

    /// Creates a draft from `source`. `outline` says where its headings, notes and links are.
    pub fn parse_outline(
        source: String,
        outline: &outline::DocumentOutline,
        expected: ExpectedLanguage,
    ) -> Self {
        let reading = outline::read(&source, outline);
        Self::of_reading(source, reading, expected)
    }

    fn of_reading(source: String, reading: Reading, expected: ExpectedLanguage) -> Self {
        let mut draft = Self {
            source,
            prose: reading.prose,
            language: Language::ENGLISH,
            blocks: reading.blocks,
            foreign: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            words: Words::default(),
            records: Vec::new(),
            stems: OnceLock::new(),
            links: reading.links,
            notes: reading.notes,
            elements: reading.elements,
            comments: reading.comments,
            parts: reading.parts,
            code_blocks: reading.code_blocks,
            pictures: reading.pictures,
            code_headings: reading.code_headings,
            excluded: reading.excluded,
            date: reading.date,
            swallowed: reading.swallowed,
        };
        draft.split_blocks();
        draft.determine_languages(reading.language, expected);
        draft.add_address_links();
        draft.record_beginning_classes();
        draft
    }

    /// Returns whether the draft has blocks, but none in English. Such a draft is not analysed.
    pub fn is_foreign(&self) -> bool {
        self.blocks.is_empty() && !self.foreign.is_empty()
    }

    /// Returns the blocks in all languages, in reading order.
    pub fn all_blocks(&self) -> Vec<&Block> {
        let mut all: Vec<&Block> = self.blocks.iter().chain(&self.foreign).collect();
        all.sort_by_key(|block| block.span.start);
        all
    }

    /// Returns the text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the text of the file and drops the rest of the draft.
    pub fn into_source(self) -> String {
        self.source
    }

    /// Returns the prose of all blocks.
    pub fn prose(&self) -> &str {
        self.prose.text()
    }

    /// Returns the prose in `span`.
    pub fn text(&self, span: Span) -> &str {
        &self.prose.text()[span.range()]
    }

    /// Returns the prose in `span`, but with code, formulas and images as the source writes them.
    pub fn written(&self, span: Span) -> String {
        let mut written = String::new();
        let mut at = span.start;
        let objects = self.tokens[self.tokens_in(span)].iter();
        for object in objects.filter(|token| token.kind == TokenKind::Object) {
            written += self.text(Span::new(at, object.span.start));
            written += &self.source[self.place(object.span).range()];
            at = object.span.end;
        }
        written + self.text(Span::new(at, span.end))
    }

    /// Converts `span` to its place in the file.
    pub fn place(&self, span: Span) -> Place {
        self.prose.place(span)
    }

    /// Returns the dictionary's record of the word of `token`.
    pub fn record(&self, token: &Token) -> &'static Record {
        self.records[token.word.index()].1
    }

    fn record_id(&self, token: &Token) -> RecordId {
        self.records[token.word.index()].0
    }

    /// Returns the stems of the distinct words of the draft.
    pub fn stems(&self) -> &Arc<Stems> {
        self.stems.get_or_init(|| Arc::new(Stems::of(&self.words)))
    }

    /// Returns whether `word` is a function word, such as “the”: see [`is_function`].
    pub fn is_function(&self, word: WordId) -> bool {
        let record = self.records[word.index()].1;
        is_function(self.words.text(word), record)
    }

    /// Returns whether the word of `token` belongs to at least one of `classes`.
    pub fn is(&self, token: &Token, classes: impl Classes) -> bool {
        classes.any_in(&self.record(token).classes)
    }

    /// Returns the number of tokens in the longest word or phrase of `classes` with which `range`
    /// begins, or `None` if there is none. `range` may end after the last token of the draft.
    pub fn entry_at(&self, range: std::ops::Range<usize>, classes: impl Classes) -> Option<usize> {
        if !classes.any_in(&self.record(self.tokens.get(range.start)?).begins) {
            return None;
        }
        let end = range.end.min(self.tokens.len());
        let (first, rest) = self.tokens.get(range.start..end)?.split_first()?;
        let rest = rest.iter().map(|token| self.record_id(token));
        english::dictionary().longest(&classes.into(), self.record_id(first), rest)
    }

    /// Returns whether `block` contains a word or phrase of `class`. Only sentences in which such a
    /// word or phrase may begin are searched.
    pub fn has_entry(&self, block: &Block, class: Class) -> bool {
        let sentences = self.sentences[block.sentences.clone()].iter();
        let mut tokens = sentences
            .filter(|sentence| sentence.beginning_classes.has(class))
            .flat_map(|sentence| sentence.tokens.clone());
        tokens.any(|idx| self.entry_at(idx..block.tokens.end, class).is_some())
    }

    /// Returns the index of the first token that ends after byte `at` of the prose, or the number
    /// of tokens if no token does.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// Returns the indices of the tokens that overlap `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.token_at(span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// Returns the index of the last sentence that begins at or before byte `at` of the prose.
    /// Returns 0 if no sentence does.
    pub fn sentence_at(&self, at: u32) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.span.start <= at)
            .saturating_sub(1)
    }

    /// Returns the number of words and numbers in the English blocks.
    pub fn n_words(&self) -> usize {
        self.tokens.iter().filter(|token| token.is_word()).count()
    }

    /// Splits the blocks into sentences and the sentences into tokens.
    fn split_blocks(&mut self) {
        const BYTES_PER_TOKEN: usize = 5;
        let n_bytes = self.prose.text().len();
        self.tokens.reserve(n_bytes / BYTES_PER_TOKEN);
        self.words = Words::for_text(n_bytes);
        for (idx, block) in self.blocks.iter_mut().enumerate() {
            let (first_sentence, first_token) = (self.sentences.len(), self.tokens.len());
            for span in sentence::split(self.prose.text(), block.span) {
                let start = self.tokens.len();
                token::split(self.prose.text(), span, &mut self.words, &mut self.tokens);
                let tokens = start..self.tokens.len();
                let pieces = sentence::split_long(&self.tokens, tokens, span);
                self.sentences.extend(pieces.map(|(span, tokens)| Sentence {
                    span,
                    block: idx,
                    tokens,
                    beginning_classes: ClassSet::NONE,
                    word_bits: 0,
                }));
            }
            block.sentences = first_sentence..self.sentences.len();
            block.tokens = first_token..self.tokens.len();
        }
        let dictionary = english::dictionary();
        let known = |word| {
            let text = self.words.text(word);
            let id = dictionary.id_by_hash(text, self.words.hash(word));
            (id, dictionary.record(id))
        };
        self.records = self.words.ids().map(known).collect();
    }

    /// Records for each sentence which words, and which classes, a search may find in it.
    fn record_beginning_classes(&mut self) {
        for sentence in &mut self.sentences {
            for token in &self.tokens[sentence.tokens.clone()] {
                let record = self.records[token.word.index()].1;
                sentence.beginning_classes.extend(&record.begins);
                sentence.word_bits |= word_bit(self.words.hash(token.word));
            }
        }
    }

    /// Determines the language of the draft and of its blocks, and removes the blocks that are not
    /// English.
    fn determine_languages(&mut self, declared: Option<Language>, expected: ExpectedLanguage) {
        let of_all = |language: Language| LanguageVerdict {
            draft_language: language,
            block_languages: vec![language; self.blocks.len()],
        };
        let declared = match expected {
            ExpectedLanguage::Auto => declared,
            ExpectedLanguage::English => declared.or(Some(Language::ENGLISH)),
            ExpectedLanguage::EnglishThroughout => return,
        };
        let verdict = match declared {
            Some(Language::ENGLISH) => {
                let blocks = self.blocks.iter();
                let blocks = blocks.map(|block| block.declared.unwrap_or(Language::ENGLISH));
                LanguageVerdict {
                    draft_language: Language::ENGLISH,
                    block_languages: blocks.collect(),
                }
            }
            Some(language) => of_all(language),
            None => judge(self),
        };
        self.language = verdict.draft_language;
        for (block, language) in self.blocks.iter_mut().zip(verdict.block_languages) {
            block.language = language;
        }
        let mut languages = self.blocks.iter().map(|block| block.language);
        if languages.any(|language| language != Language::ENGLISH) {
            self.remove_foreign_blocks();
        }
    }

    /// Moves the blocks that are not English to `foreign`. Removes their links, elements and notes.
    fn remove_foreign_blocks(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        // A link, element or note belongs to the last block that begins before its `end`.
        let is_english = |end: u32| {
            let after = blocks.partition_point(|block| block.span.start < end.max(1));
            let block = after.checked_sub(1).and_then(|before| blocks.get(before));
            block.is_none_or(|block| block.language == Language::ENGLISH)
        };
        self.links.retain(|link| is_english(link.span.end));
        self.elements.retain(|element| is_english(element.span.end));
        self.notes.retain(|note_mark| is_english(note_mark.at));
        let (english, foreign) = blocks
            .into_iter()
            .partition(|block: &Block| block.language == Language::ENGLISH);
        (self.blocks, self.foreign) = (english, foreign);
        for block in &mut self.foreign {
            (block.sentences, block.tokens) = (0..0, 0..0);
        }
        if self.is_foreign() {
            self.comments.clear();
            self.swallowed.clear();
        }
        self.sentences.clear();
        self.tokens.clear();
        self.split_blocks();
    }

    /// Adds a link for each bare address in the prose that is not part of a link.
    fn add_address_links(&mut self) {
        let text = self.prose.text();
        let tokens = self.tokens.iter();
        let bare = tokens.filter(|token| token.kind == TokenKind::Address);
        let mut found = Vec::new();
        for token in bare {
            // Links do not nest, so only the first link that ends after the start of the address
            // can overlap it.
            let next = self
                .links
                .partition_point(|link| link.span.end <= token.span.start);
            let linked = self.links.get(next);
            if linked.is_none_or(|link| !link.span.overlaps(token.span)) {
                let (span, url) = (token.span, text[token.span.range()].to_owned());
                found.push(Link { span, url });
            }
        }
        if !found.is_empty() {
            self.links.extend(found);
            self.links.sort_by_key(|link| link.span.start);
        }
    }
}

#[cfg(test)]
mod tests;
