//! The search for what backs a claim: where it looks, and in which order.

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

use crate::analysis::backing::{Backing, BackingContext, BackingKind};
use crate::analysis::claim::tuning::{
    MAX_PARAGRAPHS_BELOW_LEDE, MAX_SENTENCES_SEARCHED, MAX_SENTENCES_TO_POLL,
    MAX_SENTENCES_TO_SOURCE, MIN_WORDS_SHARED,
};
use crate::analysis::claim::{ClaimKind, declared};
use crate::analysis::{calendar, nearby};
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// A place where a source was looked for and none was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which place it is.
    pub reach: SearchReach,
    /// The words that were looked through; of one that was passed over, its own.
    pub span: Span,
}

/// Where a source may stand, in the order of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchReach {
    /// In the claim's sentence.
    Sentence,
    /// Before it in the paragraph.
    Paragraph,
    /// Before it in the paragraph there is one, but another topic was opened since.
    Closed,
    /// In the paragraph before it.
    Before,
    /// In the paragraph before it or after it somebody is named, but a person's word does not reach
    /// into another paragraph.
    Beside,
    /// In the sentence after it.
    After,
    /// In the paragraphs after it, where it is the draft's first.
    Below,
    /// Further up, where a poll or a count was named.
    Above,
    /// Anywhere, for the whole draft: “figures are from …”, a section of sources.
    Draft,
}

/// What a search came to.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What backs the claim, if anything does.
    pub backing: Option<Backing>,
    /// Where it looked in vain, in that order.
    pub looks: Vec<Look>,
}

/// Words that say nothing of what a sentence is about.
const WITHOUT_CONTENT: ClassSet =
    ClassSet::of(&[Class::FunctionWords, Class::Numerals, Class::ReportingVerbs]);

/// Searches a draft.
pub struct Searcher<'a> {
    draft: &'a Draft,
    context: BackingContext<'a>,
    /// A source that the draft declares for all its figures.
    declared: Option<Backing>,
    /// Its first paragraph, by its number among the blocks.
    lead: Option<usize>,
    memory: Memory,
}

/// What backs whole sentences, by their numbers. A sentence is looked through once, however many
/// claims stand in it or beside it.
#[derive(Default)]
struct Memory {
    anybody: Remembered,
    documents: Remembered,
    polls: Remembered,
    publishers: Remembered,
}

/// What was found in each sentence that was looked through.
#[derive(Default)]
struct Remembered(RefCell<FxHashMap<usize, Option<Backing>>>);

impl Remembered {
    /// What backs sentence `idx`; `find` looks through it the first time.
    fn of(&self, idx: usize, find: impl FnOnce() -> Option<Backing>) -> Option<Backing> {
        if let Some(known) = self.0.borrow().get(&idx) {
            return *known;
        }
        let found = find();
        self.0.borrow_mut().insert(idx, found);
        found
    }
}

impl<'a> Searcher<'a> {
    /// A searcher of `draft`.
    pub fn new(draft: &'a Draft, context: BackingContext<'a>) -> Self {
        Self {
            draft,
            context,
            declared: declared::find(draft),
            lead: draft
                .blocks
                .iter()
                .position(|block| block.is_running() && !block.front),
            memory: Memory::default(),
        }
    }

    /// Looks for what backs the words at `claim`, which stand in sentence `idx`.
    pub fn search(&self, idx: usize, claim: Span, kind: ClaimKind) -> Search {
        let mut search = Search::default();
        search.see(
            SearchReach::Sentence,
            self.draft.sentences[idx].span,
            self.in_claim(idx, claim, kind),
        );
        // A vague magnitude is nobody's measurement, so only its own sentence answers for it.
        if kind == ClaimKind::Magnitude {
            return search;
        }
        if kind == ClaimKind::Motive && search.backing.is_none() {
            search.backing = self.quoted_after(idx);
        }
        for stage in [Self::paragraph, Self::before, Self::after] {
            if search.backing.is_some() {
                return search;
            }
            stage(self, idx, &mut search);
        }
        // What a lead says of a trend, no single source below it bears out.
        if kind != ClaimKind::Trend && search.backing.is_none() {
            self.below(idx, &mut search);
        }
        if kind == ClaimKind::Figure && search.backing.is_none() {
            self.above(idx, &mut search);
        }
        let counts = matches!(
            kind,
            ClaimKind::Figure | ClaimKind::Superlative | ClaimKind::Trend
        );
        if counts && search.backing.is_none() {
            let all = Span::new(0, 0);
            search.see(SearchReach::Draft, all, self.declared);
        }
        search
    }

    /// Whether `backing` stands in another sentence than sentence `idx`, and neither takes up what the
    /// other speaks of: who reported the flood answers for nothing about the bridge. A word of `claim`
    /// itself or two of its sentence are enough.
    pub fn is_apart(&self, idx: usize, claim: Span, backing: Backing) -> bool {
        let other = self.draft.sentence_at(backing.span.start);
        let is_declared = self
            .declared
            .is_some_and(|declared| declared.span == backing.span);
        if other == idx || is_declared || self.begins_with(Class::Anaphors, idx.max(other)) {
            return false;
        }
        let there = self.content(nearby::of_sentence(self.draft, other));
        let shared = |own: Vec<String>| own.iter().filter(|text| there.contains(text)).count();
        shared(self.content(self.draft.tokens_in(claim))) == 0
            && shared(self.content(nearby::of_sentence(self.draft, idx))) < MIN_WORDS_SHARED
    }

    /// The stems of the words in `tokens` that say what they are about.
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

    fn is_display_copy(&self, sentence: usize) -> bool {
        self.draft.blocks[self.draft.sentences[sentence].block].is_display_copy()
    }

    /// What stands in the sentence of the claim itself.
    fn in_claim(&self, idx: usize, claim: Span, kind: ClaimKind) -> Option<Backing> {
        let own = self
            .context
            .attribution_of(claim)
            .or_else(|| self.context.evidence_in(idx));
        if kind == ClaimKind::Magnitude {
            return own;
        }
        own.or_else(|| self.context.attribution_beside(idx, claim))
            .or_else(|| self.document(idx))
    }

    /// A document named in sentence `idx`.
    fn document(&self, idx: usize) -> Option<Backing> {
        let documents = &self.memory.documents;
        documents.of(idx, || self.context.document_in(idx))
    }

    /// Whoever is named in sentence `idx`.
    fn anybody(&self, idx: usize) -> Option<Backing> {
        self.memory.anybody.of(idx, || {
            let report = self.context.report_in(idx);
            let found = report.or_else(|| self.context.evidence_in(idx));
            found.or_else(|| self.document(idx))
        })
    }

    /// The nearest source before sentence `idx` in its paragraph, while it is open: another topic
    /// closes it, and so does the distance.
    fn paragraph(&self, idx: usize, search: &mut Search) {
        let start = self
            .block(idx)
            .start
            .max(idx.saturating_sub(MAX_SENTENCES_SEARCHED));
        if start == idx {
            return;
        }
        let span = |from: usize| {
            let last = self.draft.sentences[idx - 1].span;
            self.draft.sentences[from].span.cover(last)
        };
        let mut open = true;
        for earlier in (start..idx).rev() {
            open &= !self.begins_with(Class::TopicOpeners, earlier + 1)
                && idx - earlier <= MAX_SENTENCES_TO_SOURCE;
            let Some(found) = self.anybody(earlier) else {
                continue;
            };
            if open {
                search.backing = Some(found);
            } else {
                search.look(SearchReach::Closed, found.span);
            }
            return;
        }
        search.look(SearchReach::Paragraph, span(start));
    }

    /// The last sentence of the paragraph before: a document or a body named there answers, a
    /// person where the claim's sentence takes up what was said.
    fn before(&self, idx: usize, search: &mut Search) {
        let is_text = |idx: &usize| !self.is_display_copy(*idx);
        let last = (0..idx).rev().find(is_text);
        let Some(before) = last.filter(|last| *last < self.block(idx).start) else {
            return;
        };
        if !self.is_running(before) {
            return;
        }
        let taken_up = self.begins_with(Class::Anaphors, idx);
        let found = if taken_up {
            self.anybody(before)
        } else {
            self.publisher(before)
        };
        search.beside(
            SearchReach::Before,
            self.draft.sentences[before].span,
            found,
            || self.anybody(before),
        );
    }

    /// The next sentence: anybody in the same paragraph, a document or a body in the next.
    fn after(&self, idx: usize, search: &mut Search) {
        let is_text = |idx: &usize| !self.is_display_copy(*idx);
        let next = (idx + 1..self.draft.sentences.len()).find(is_text);
        let Some(after) = next.filter(|next| self.is_running(*next)) else {
            return;
        };
        let found = if self.block(idx).contains(&after) || self.begins_with(Class::Anaphors, after)
        {
            self.anybody(after)
        } else {
            self.publisher(after)
        };
        search.beside(
            SearchReach::After,
            self.draft.sentences[after].span,
            found,
            || self.anybody(after),
        );
    }

    /// A quotation that opens the next sentence: who thinks it goes on to say so.
    fn quoted_after(&self, idx: usize) -> Option<Backing> {
        let next = self.draft.sentences.get(idx + 1)?;
        let first = self.draft.tokens.get(next.tokens.start)?;
        let opens = matches!(self.draft.word(first), "“" | "\"" | "‘");
        opens.then_some(Backing {
            kind: BackingKind::Attribution,
            span: first.span,
        })
    }

    /// The two paragraphs below the first, which may sum up what they give the sources of.
    fn below(&self, idx: usize, search: &mut Search) {
        let block = self.draft.sentences[idx].block;
        if self.lead != Some(block) {
            return;
        }
        let blocks = &self.draft.blocks[block + 1..];
        let below = blocks.iter().filter(|block| block.is_running());
        let below = below.take(MAX_PARAGRAPHS_BELOW_LEDE);
        let sentences: Vec<usize> = below.flat_map(|block| block.sentences.clone()).collect();
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
            return;
        };
        let span = self.draft.sentences[*first]
            .span
            .cover(self.draft.sentences[*last].span);
        let found = sentences
            .iter()
            .find_map(|sentence| self.publisher(*sentence));
        search.see(SearchReach::Below, span, found);
    }

    /// A poll named further up, from which an article may tell one share after the other.
    fn above(&self, idx: usize, search: &mut Search) {
        let first = idx.saturating_sub(MAX_SENTENCES_TO_POLL);
        if first < idx {
            let last = self.draft.sentences[idx - 1].span;
            let span = self.draft.sentences[first].span.cover(last);
            let poll = |idx| self.memory.polls.of(idx, || self.context.poll_in(idx));
            let found = (first..idx).rev().find_map(poll);
            search.see(SearchReach::Above, span, found);
        }
    }

    /// A document or a body that answers in sentence `idx`: what a figure can come from.
    fn publisher(&self, idx: usize) -> Option<Backing> {
        self.memory.publishers.of(idx, || {
            let publisher = self.context.publisher_in(idx);
            let found = publisher.or_else(|| self.context.evidence_in(idx));
            found.or_else(|| self.document(idx))
        })
    }

    fn begins_with(&self, class: Class, idx: usize) -> bool {
        let Some(sentence) = self.draft.sentences.get(idx) else {
            return false;
        };
        let tokens = sentence.tokens.clone();
        self.draft.entry_at(tokens, class).is_some()
    }

    /// The sentences of the block that holds sentence `idx`.
    fn block(&self, idx: usize) -> std::ops::Range<usize> {
        let block = self.draft.sentences[idx].block;
        self.draft.blocks[block].sentences.clone()
    }

    fn is_running(&self, idx: usize) -> bool {
        self.draft.blocks[self.draft.sentences[idx].block].is_running()
    }
}

impl Search {
    /// Notes what looking through `span` came to.
    fn see(&mut self, reach: SearchReach, span: Span, found: Option<Backing>) {
        match found {
            Some(_) => self.backing = found,
            None => self.look(reach, span),
        }
    }

    /// Notes what looking through `span` of another paragraph came to: if `found` is nobody,
    /// `anybody` may have been passed over.
    fn beside(
        &mut self,
        reach: SearchReach,
        span: Span,
        found: Option<Backing>,
        anybody: impl FnOnce() -> Option<Backing>,
    ) {
        self.backing = found;
        if found.is_none() {
            match anybody() {
                Some(passed) => self.look(SearchReach::Beside, passed.span),
                None => self.look(reach, span),
            }
        }
    }

    fn look(&mut self, reach: SearchReach, span: Span) {
        self.looks.push(Look { reach, span });
    }
}
