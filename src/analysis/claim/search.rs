//! The search for the backing of a claim: which places are searched, and in which order.

mod apart;
mod memory;
mod reference;

use crate::analysis::backing::{Backing, BackingContext, BackingKind};
use crate::analysis::claim::search::memory::Memory;
use crate::analysis::claim::tuning::{
    MAX_PARAGRAPHS_BELOW_LEDE, MAX_SENTENCES_SEARCHED, MAX_SENTENCES_TO_POLL,
    MAX_SENTENCES_TO_SOURCE,
};
use crate::analysis::claim::{ClaimKind, declared};
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// A place that was searched for a source without success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchedPlace {
    /// The kind of the place.
    pub part: SearchedPart,
    /// The words that were searched. If a source was found that does not back the claim, these are
    /// the words of this source.
    pub span: Span,
}

/// The places that may contain a source, in the order of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SearchedPart {
    /// The sentence of the claim.
    Sentence,
    /// The earlier sentences of the paragraph of the claim.
    Paragraph,
    /// An earlier source in the paragraph that does not back the claim. The source is too far away,
    /// or a new topic begins after the source.
    Closed,
    /// The last sentence of the previous paragraph.
    Before,
    /// A source in the previous or next paragraph that does not back the claim. The word of a
    /// person backs only claims in the same paragraph.
    Beside,
    /// The sentence after the claim.
    After,
    /// The paragraphs after the claim, if the claim is in the first paragraph of the draft.
    Below,
    /// The sentences above the claim, which may name the poll or the count that a figure comes
    /// from.
    Above,
    /// The whole draft. It may declare a source for all its figures, in a sentence (“figures are
    /// from …”) or in a section of sources.
    Draft,
}

/// The result of a search.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The backing of the claim, if there is any.
    pub backing: Option<Backing>,
    /// The places that were searched without success, in order.
    pub searched: Vec<SearchedPlace>,
}

/// The search for backing in one draft.
pub struct Searcher<'a> {
    draft: &'a Draft,
    context: BackingContext<'a>,
    /// The source that the draft declares for all its figures, if it declares one.
    declared: Option<Backing>,
    /// The index of the block that is the first paragraph of the draft, if there is a paragraph.
    lead: Option<usize>,
    memory: Memory,
}

impl<'a> Searcher<'a> {
    /// Prepares the search in `draft`. `context` has the attributions and the evidence of `draft`.
    pub fn new(draft: &'a Draft, context: BackingContext<'a>) -> Self {
        Self {
            draft,
            context,
            declared: declared::find(draft),
            lead: draft
                .blocks
                .iter()
                .position(|block| block.is_running() && !block.is_front_matter),
            memory: Memory::default(),
        }
    }

    /// Searches for the backing of the words at `claim` in sentence `idx`.
    pub fn search(&self, idx: usize, claim: Span, kind: ClaimKind) -> Search {
        let mut search = Search::default();
        search.record_result(
            SearchedPart::Sentence,
            self.draft.sentences[idx].span,
            self.in_claim(idx, claim, kind),
        );
        // Nobody measured a vague magnitude such as “numerous casualties”. Only two things can back
        // it: a source in the same sentence, or the sentence before or after, if that sentence only
        // gives a source.
        if kind == ClaimKind::Magnitude {
            let before = || self.reference_ahead(idx.checked_sub(1)?);
            let after = || self.reference(self.next(idx)?);
            search.backing = search.backing.or_else(before).or_else(after);
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
        // A trend in the lede sums up more than one source below the lede can support.
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
            search.record_result(SearchedPart::Draft, all, self.declared);
        }
        search
    }

    fn is_display_copy(&self, sentence: usize) -> bool {
        self.draft.blocks[self.draft.sentences[sentence].block].is_display_copy()
    }

    /// Returns the backing that sentence `idx` itself has for the claim at `claim`.
    fn in_claim(&self, idx: usize, claim: Span, kind: ClaimKind) -> Option<Backing> {
        let own = self
            .context
            .attribution_of(claim)
            .or_else(|| self.context.evidence_in_sentence(idx));
        if kind == ClaimKind::Magnitude {
            return own;
        }
        own.or_else(|| self.context.attribution_beside(idx, claim))
            .or_else(|| self.document(idx))
    }

    /// Returns the document that sentence `idx` names.
    fn document(&self, idx: usize) -> Option<Backing> {
        let documents = &self.memory.documents;
        documents.of(idx, || self.context.document_in_sentence(idx))
    }

    /// Returns any source that sentence `idx` names: an attribution that reports facts, other
    /// evidence, or a document.
    fn anybody(&self, idx: usize) -> Option<Backing> {
        self.memory.anybody.of(idx, || {
            let report = self.context.report_in_sentence(idx);
            let found = report.or_else(|| self.context.evidence_in_sentence(idx));
            found.or_else(|| self.document(idx))
        })
    }

    /// Returns sentence `idx` as the backing if this sentence only gives the source of a statement
    /// beside it: “The port authority said so”.
    fn reference(&self, idx: usize) -> Option<Backing> {
        self.memory
            .references
            .of(idx, || reference::find(self.context.syntax(), idx))
    }

    /// Returns sentence `idx` if it gives the source of the statement in the next sentence.
    /// Sentence `idx` must open its paragraph, because otherwise it refers to the sentence before.
    fn reference_ahead(&self, idx: usize) -> Option<Backing> {
        let opens = self.block(idx).start == idx && self.is_running(idx);
        opens.then(|| self.reference(idx)).flatten()
    }

    /// Searches the sentences before sentence `idx` in its paragraph. The nearest source backs the
    /// claim, unless a new topic begins after the source or the source is too far away.
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
            let is_next = earlier + 1 == idx;
            let reference = is_next.then(|| self.reference_ahead(earlier)).flatten();
            let Some(found) = reference.or_else(|| self.anybody(earlier)) else {
                continue;
            };
            if open {
                search.backing = Some(found);
            } else {
                search.record_place(SearchedPart::Closed, found.span);
            }
            return;
        }
        search.record_place(SearchedPart::Paragraph, span(start));
    }

    /// Searches the last sentence of the previous paragraph. A document or an organization that
    /// this sentence names backs the claim. If this sentence names only a person, the person backs
    /// the claim in two cases:
    /// - the sentence of the claim refers back to the previous sentence: “This is too little.”
    /// - the previous sentence only gives the source of what follows: “The mayor said this.”
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
        let other = || {
            if taken_up {
                self.anybody(before)
            } else {
                self.publisher(before)
            }
        };
        let found = self.reference_ahead(before).or_else(other);
        search.beside(
            SearchedPart::Before,
            self.draft.sentences[before].span,
            found,
            || self.anybody(before),
        );
    }

    /// Searches the sentence after the claim. Any source in this sentence backs the claim if the
    /// sentence is in the same paragraph, refers back to the claim, or only gives the source of the
    /// claim. Otherwise the source must be a document or an organization.
    fn after(&self, idx: usize, search: &mut Search) {
        let Some(after) = self.next(idx) else {
            return;
        };
        let taken_up = || self.begins_with(Class::Anaphors, after);
        let other = || {
            if self.block(idx).contains(&after) || taken_up() {
                self.anybody(after)
            } else {
                self.publisher(after)
            }
        };
        let found = self.reference(after).or_else(other);
        search.beside(
            SearchedPart::After,
            self.draft.sentences[after].span,
            found,
            || self.anybody(after),
        );
    }

    /// Returns the next sentence after sentence `idx` that is running text and no display copy.
    fn next(&self, idx: usize) -> Option<usize> {
        let is_text = |idx: &usize| !self.is_display_copy(*idx);
        let next = (idx + 1..self.draft.sentences.len()).find(is_text);
        next.filter(|next| self.is_running(*next))
    }

    /// Returns the start of the quotation that opens the next sentence, if there is one. After a
    /// statement about a motive, such a quotation gives the words of the person who has the motive.
    fn quoted_after(&self, idx: usize) -> Option<Backing> {
        let next = self.draft.sentences.get(idx + 1)?;
        let first = self.draft.tokens.get(next.tokens.start)?;
        let opens = matches!(self.draft.word(first), "“" | "\"" | "‘");
        opens.then_some(Backing {
            kind: BackingKind::Attribution,
            span: first.span,
        })
    }

    /// Searches the next paragraphs after the first paragraph of the draft. These paragraphs may
    /// give the sources of what the first paragraph sums up.
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
        search.record_result(SearchedPart::Below, span, found);
    }

    /// Searches the sentences above for a poll, because an article may report several figures of
    /// one poll.
    fn above(&self, idx: usize, search: &mut Search) {
        let first = idx.saturating_sub(MAX_SENTENCES_TO_POLL);
        if first < idx {
            let last = self.draft.sentences[idx - 1].span;
            let span = self.draft.sentences[first].span.cover(last);
            let poll = |idx| {
                self.memory
                    .polls
                    .of(idx, || self.context.poll_in_sentence(idx))
            };
            let found = (first..idx).rev().find_map(poll);
            search.record_result(SearchedPart::Above, span, found);
        }
    }

    /// Returns the document or the organization that sentence `idx` names as a source. Figures can
    /// come from such a source.
    fn publisher(&self, idx: usize) -> Option<Backing> {
        self.memory.publishers.of(idx, || {
            let publisher = self.context.publisher_in_sentence(idx);
            let found = publisher.or_else(|| self.context.evidence_in_sentence(idx));
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

    /// Returns the sentences of the block that contains sentence `idx`.
    fn block(&self, idx: usize) -> std::ops::Range<usize> {
        let block = self.draft.sentences[idx].block;
        self.draft.blocks[block].sentences.clone()
    }

    fn is_running(&self, idx: usize) -> bool {
        self.draft.blocks[self.draft.sentences[idx].block].is_running()
    }
}

impl Search {
    /// Records `found` as the backing. If `found` is `None`, records that `span` was searched
    /// without success.
    fn record_result(&mut self, part: SearchedPart, span: Span, found: Option<Backing>) {
        match found {
            Some(_) => self.backing = found,
            None => self.record_place(part, span),
        }
    }

    /// Records `found`, a source in the sentence at `span`, as the backing. If `found` is `None`,
    /// records that the source which `anybody` returns does not back the claim. If `anybody`
    /// returns no source either, records that `span` was searched without success.
    fn beside(
        &mut self,
        part: SearchedPart,
        span: Span,
        found: Option<Backing>,
        anybody: impl FnOnce() -> Option<Backing>,
    ) {
        self.backing = found;
        if found.is_none() {
            match anybody() {
                Some(passed) => self.record_place(SearchedPart::Beside, passed.span),
                None => self.record_place(part, span),
            }
        }
    }

    fn record_place(&mut self, part: SearchedPart, span: Span) {
        self.searched.push(SearchedPlace { part, span });
    }
}
