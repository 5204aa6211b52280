//! Finds reasons for a repeat that lie in the structure of the draft: where its two copies are, and
//! what is between them.
//!
//! Edited pages say things twice for such reasons: in parallel sections, in the entries of a
//! reference manual, or in a summary of other text. Readers judged 802 repeats. Of the repeats with
//! two or more of the reasons in [`Condition`], 2 of 100 were worth a change; of all others, 18 of
//! 100.

use std::ops::Range;
use strum::{Display, VariantNames};

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::term::Terms;
use crate::analysis::repeat::tuning::{
    MAX_CONTENT_WORDS_OF_SLOT, MAX_TOKENS_OF_LABEL, MIN_PLACES_OF_RECURRING_RUN,
    MIN_RATIO_TO_DISPLAYED, WORDS_OF_RECURRING_RUN,
};
use crate::analysis::repeat::weight::{Weighed, Word};
use crate::analysis::repeat::{Repeat, share};
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};
use crate::text::token::TokenKind;

/// A reason for a repeat that lies in the structure of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Condition {
    /// A heading is between the two copies of the repeat.
    HeadingBetween,
    /// The two copies are below different headings of the same depth.
    ParallelSections,
    /// The copies are in the first sentences of two different paragraphs.
    OpeningSentences,
    /// The block of at least one copy does not end like a sentence. Examples are a label, a cell
    /// and a line of links.
    Unfinished,
    /// Both copies have the same words in a row, and the draft has these words at three places or
    /// more.
    Recurring,
    /// The copies are in different list items, or in different blocks that begin with a label and a
    /// colon: “Opening hours: …”.
    ListItems,
    /// A code block is between the two copies.
    CodeBetween,
    /// At least one copy is in a caption, a summary or an overview.
    Summary,
    /// The copies are in different sentences, and both sentences begin with an imperative: “Open
    /// the settings”.
    Instructions,
    /// All words of the block of one copy are also in the longer block of the other copy. The
    /// shorter block may be a pull quote or a teaser.
    Display,
    /// Exactly one of the copies is in a block quotation. The quotation may be an excerpt of the
    /// page, or of a text that the page sums up.
    BlockQuotation,
}

impl Condition {
    /// Returns how much this condition counts in edited copy: 1, or 2 if it counts like two
    /// conditions. Readers judged 802 repeats. 269 of these repeats were between openings of
    /// paragraphs, and 11 of the 269 were worth a change. 152 had a recurring run, and 6 of the 152
    /// were worth a change.
    pub fn weight(self) -> usize {
        match self {
            Self::OpeningSentences | Self::Recurring | Self::BlockQuotation => 2,
            _ => 1,
        }
    }
}

/// The facts of a draft that the conditions need. They are collected once, and only for a draft
/// that has repeats.
pub struct Forms<'d> {
    draft: &'d Draft,
    weighed: &'d Weighed,
    terms: &'d Terms,
    /// For each block, the index of the last heading above the block; `None` if there is no such
    /// heading. A heading has its own index.
    headings: Vec<Option<usize>>,
    syntax: &'d Syntax<'d>,
}

impl<'d> Forms<'d> {
    /// Collects the facts of the draft of `syntax` that the conditions need.
    pub fn new(syntax: &'d Syntax<'d>, weighed: &'d Weighed, terms: &'d Terms) -> Self {
        let draft = syntax.draft;
        let mut heading = None;
        let headings = draft.blocks.iter().enumerate().map(|(idx, block)| {
            if matches!(block.kind, BlockKind::Heading(_)) {
                heading = Some(idx);
            }
            heading
        });
        Self {
            draft,
            weighed,
            terms,
            headings: headings.collect(),
            syntax,
        }
    }

    /// Returns the conditions that `repeat` meets. `alignment` is the alignment from which `repeat`
    /// was made.
    pub fn conditions(&mut self, repeat: &Repeat, alignment: &Alignment) -> Vec<Condition> {
        let first = self.weighed.words[alignment.first.start as usize];
        let second = self.weighed.words[alignment.second.start as usize];
        let (one, two) = (first.block as usize, second.block as usize);
        let mut conditions = Vec::new();
        let mut meets = |condition, met: bool| conditions.extend(met.then_some(condition));
        meets(Condition::HeadingBetween, self.has_heading(one, two));
        meets(Condition::ParallelSections, self.is_parallel(one, two));
        meets(Condition::OpeningSentences, self.opens_both(first, second));
        let is_unfinished = self.is_unfinished(one) || self.is_unfinished(two);
        meets(Condition::Unfinished, is_unfinished);
        meets(Condition::Recurring, self.recurs(alignment));
        meets(Condition::ListItems, self.is_list(one, two));
        meets(Condition::CodeBetween, self.has_code(repeat));
        let sums_up = one != two && (self.sums_up(one) || self.sums_up(two));
        meets(Condition::Summary, sums_up);
        meets(Condition::Display, self.is_display(one, two, alignment));
        let is_quotation = |idx: usize| self.block(idx).kind == BlockKind::Quotation;
        let is_excerpt = is_quotation(one) != is_quotation(two);
        meets(Condition::BlockQuotation, is_excerpt);
        let instructs = first.sentence != second.sentence
            && self.syntax.is_imperative(first.sentence as usize)
            && self.syntax.is_imperative(second.sentence as usize);
        conditions.extend(instructs.then_some(Condition::Instructions));
        conditions
    }

    fn block(&self, idx: usize) -> &Block {
        &self.draft.blocks[idx]
    }

    /// Says whether a heading is between the blocks `one` and `two`. A heading that consists only
    /// of code is included.
    fn has_heading(&self, one: usize, two: usize) -> bool {
        let headings = &self.draft.code_headings;
        let n_before = |idx: usize| {
            let start = self.draft.place(self.block(idx).span).start;
            headings.partition_point(|heading| heading.start < start)
        };
        self.headings[one] != self.headings[two] || n_before(one) != n_before(two)
    }

    fn is_parallel(&self, one: usize, two: usize) -> bool {
        let depth = |idx: usize| match self.headings[idx].map(|heading| self.block(heading).kind) {
            Some(BlockKind::Heading(depth)) => Some(depth),
            _ => None,
        };
        self.has_heading(one, two) && depth(one).is_some() && depth(one) == depth(two)
    }

    fn opens_both(&self, first: Word, second: Word) -> bool {
        let opens =
            |word: Word| self.block(word.block as usize).sentences.start == word.sentence as usize;
        first.block != second.block && opens(first) && opens(second)
    }

    fn is_unfinished(&self, idx: usize) -> bool {
        let text = self.draft.text(self.block(idx).span);
        let text = text.trim_end_matches(|character: char| {
            matches!(character, '"' | '”' | '\'' | '’' | ')' | ']' | '»')
                || character.is_whitespace()
        });
        !text.ends_with(['.', '!', '?', ':', '…'])
    }

    /// Says whether some of the matching words in a row occur at three places of the draft or more.
    /// Only the longest run of matching words is searched for.
    fn recurs(&self, alignment: &Alignment) -> bool {
        let longest = longest_run(&alignment.pairs);
        let mut runs = (longest.start..longest.end).map(|start| {
            let end = longest.end.min(start + WORDS_OF_RECURRING_RUN);
            start..end
        });
        let is_whole = |range: &Range<u32>| {
            range.end - range.start == WORDS_OF_RECURRING_RUN
                || longest.end - longest.start < WORDS_OF_RECURRING_RUN && *range == longest
        };
        runs.any(|run| {
            is_whole(&run)
                && MIN_PLACES_OF_RECURRING_RUN
                    <= self
                        .terms
                        .n_places(self.weighed, &run, MIN_PLACES_OF_RECURRING_RUN)
        })
    }

    fn is_list(&self, one: usize, two: usize) -> bool {
        let is_item = |idx: usize| self.block(idx).kind == BlockKind::ListItem;
        let is_labelled = |idx: usize| {
            let tokens = self
                .block(idx)
                .tokens
                .clone()
                .take(MAX_TOKENS_OF_LABEL + 1)
                .skip(1);
            let mut words = tokens.map(|idx| self.draft.word(&self.draft.tokens[idx]));
            words.any(|word| word == ":")
        };
        one != two && (is_item(one) && is_item(two) || is_labelled(one) && is_labelled(two))
    }

    fn has_code(&self, repeat: &Repeat) -> bool {
        let start = self.draft.place(repeat.first).end;
        let end = self.draft.place(repeat.second).start;
        let after = self
            .draft
            .code_blocks
            .partition_point(|code| code.start < start);
        self.draft
            .code_blocks
            .get(after)
            .is_some_and(|code| code.start < end)
    }

    /// Says whether block `idx` sums up other text. Such a block is a caption, begins with a label
    /// such as “Overview:”, or is below a heading such as “Overview”.
    fn sums_up(&self, idx: usize) -> bool {
        let opens = |block: &Block, whole: bool| {
            let is_word = |idx: &usize| self.draft.tokens[*idx].kind != TokenKind::Mark;
            let mut tokens = block.tokens.clone().filter(is_word);
            let (start, end) = (tokens.next(), tokens.next_back());
            let Some(start) = start else {
                return false;
            };
            let last = end.unwrap_or(start) + 1;
            let matched = self.draft.entry_at(start..last, Class::SummaryHeadings);
            matched.is_some_and(|n_tokens| {
                let next = self.draft.tokens.get(start + n_tokens);
                let is_label = next.is_some_and(|token| self.draft.word(token) == ":");
                start + n_tokens == last || is_label && !whole
            })
        };
        let block = self.block(idx);
        let heading = self.headings[idx].map(|heading| self.block(heading));
        matches!(block.kind, BlockKind::Caption | BlockKind::Alternative)
            || opens(block, false)
            || heading.is_some_and(|block| opens(block, true))
    }

    /// Says whether one copy is a whole block and the other copy is part of a longer block. `one`
    /// and `two` are the indices of the two blocks.
    fn is_display(&self, one: usize, two: usize, alignment: &Alignment) -> bool {
        let n_words = |idx: usize| {
            let tokens = &self.draft.tokens[self.block(idx).tokens.clone()];
            tokens.iter().filter(|token| token.is_word()).count()
        };
        let n_pairs = alignment.pairs.len();
        let (shorter, longer) = (
            n_words(one).min(n_words(two)),
            n_words(one).max(n_words(two)),
        );
        one != two
            && shorter <= n_pairs
            && MIN_RATIO_TO_DISPLAYED <= share(offset(longer), offset(shorter))
    }
}

/// Returns the longest run of matching words in a row, as a range of words of the first copy.
/// Returns an empty range if `pairs` is empty.
fn longest_run(pairs: &[(u32, u32)]) -> Range<u32> {
    let mut longest = 0..0;
    let runs = pairs.chunk_by(|a, b| a.0 + 1 == b.0 && a.1 + 1 == b.1);
    for run in runs {
        if longest.len() < run.len() {
            longest = run[0].0..run[run.len() - 1].0 + 1;
        }
    }
    longest
}

/// Says whether the words in `span` address the reader or have no verb. Examples are an invitation,
/// a pointer to another page, and an entry of a list of references. Pages repeat such lines
/// wherever readers need them. Words in a table cell never count as such a line.
pub fn is_addressed(syntax: &Syntax<'_>, span: Span) -> bool {
    const ADDRESSES: ClassSet = ClassSet::of(&[Class::SecondPersonPronouns, Class::Courtesies]);
    let draft = syntax.draft;
    let tokens = draft.tokens_in(span);
    let sentence = draft.sentence_at(span.start);
    // A table cell often has no subject, because another cell of its row names the subject. Its
    // words then only look like an instruction.
    let is_cell = |block: usize| draft.blocks[block].kind == BlockKind::TableCell;
    let of_sentence = draft.sentences.get(sentence);
    if of_sentence.is_some_and(|sentence| is_cell(sentence.block)) {
        return false;
    }
    let is_verb = |idx: usize| syntax.tag(idx).is_verb();
    syntax.is_imperative(sentence)
        || tokens.clone().any(|idx| syntax.is(idx, ADDRESSES))
        || !tokens.clone().any(is_verb)
}

/// Says whether the sentences of the two copies have different content words at the same position:
/// “Monday” and “Friday” in “closed on Monday” and “closed on Friday”. Such sentences may say
/// different things. Each sentence must have 1 to [`MAX_CONTENT_WORDS_OF_SLOT`] content words at
/// this position, which is between matching words or at an end of the sentence.
pub fn has_slot(weighed: &Weighed, alignment: &Alignment) -> bool {
    let words = &weighed.words;
    let sentence = |copy: &Range<u32>| {
        let of = |at: u32| words[at as usize].sentence;
        let (first, last) = (of(copy.start), of(copy.end - 1));
        let start = words.partition_point(|word| word.sentence < first);
        let end = words.partition_point(|word| word.sentence <= last);
        (offset(start), offset(end))
    };
    let (one, two) = (sentence(&alignment.first), sentence(&alignment.second));
    let n_content = |from: u32, to: u32| {
        let between = words.get(from as usize..to as usize).unwrap_or_default();
        between.iter().filter(|word| word.is_content()).count()
    };
    let mut pairs = alignment.pairs.clone();
    pairs.push((one.1, two.1));
    let mut from = (one.0, two.0);
    pairs.into_iter().any(|(first, second)| {
        let gap = (n_content(from.0, first), n_content(from.1, second));
        from = (first + 1, second + 1);
        let is_narrow = |idx: usize| (1..=MAX_CONTENT_WORDS_OF_SLOT).contains(&idx);
        is_narrow(gap.0) && is_narrow(gap.1)
    })
}
