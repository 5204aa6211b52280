//! Chooses the words of a draft in which repeats are searched for, and gives each word its weight.

use std::sync::Arc;

use crate::analysis::quote::Quote;
use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::timed::items;
use crate::analysis::repeat::tuning::{
    FUNCTION_WORD_BITS, MIN_SHARE_OF_BITS_KEPT, SHARE_OF_BITS_OF_NAMES, WORDS_THAT_TABLE_OUTWEIGHS,
};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::{Span, offset};
use crate::text::stem::Stems;
use crate::text::title::is_title;
use crate::text::token::TokenKind;

/// A word of a draft in the search for repeats.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The stem of the word, as an index into [`Weighed::stems`] and [`Weighed::texts`].
    pub stem: u32,
    /// The weight in bits. It is greater for a word that is less expected at its place.
    pub weight: f32,
    /// The index of the token of the word in the draft.
    pub token: u32,
    /// The index of the sentence of the word in the draft.
    pub sentence: u32,
    /// The index of the block of the word in the draft.
    pub block: u32,
    /// Whether the word is a function word, a name or another word.
    pub nature: Nature,
    /// Whether the word is in a quotation.
    pub quoted: bool,
}

/// The kind of a word in the search for repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A function word: “the”.
    Function,
    /// A word with a capital that does not come from the start of a sentence: “Torvik”.
    Name,
    /// Any other word: “harbour”.
    Content,
}

impl Word {
    /// Says whether the word is a content word or a name. All other words are function words.
    pub fn is_content(&self) -> bool {
        self.nature != Nature::Function
    }
}

/// A stem of a draft. Words with the same stem, such as “boat” and “boats”, share one value.
#[derive(Clone, Debug)]
pub struct Stem {
    /// The first three bytes of the stem as a number; 0 if the stem has fewer than five bytes. Two
    /// stems with different values are never taken for two spellings of one word.
    pub opening: u32,
    function: bool,
    row: Option<u32>,
    count: f32,
    /// How often a word with this stem has a capital within a sentence. The next field says how
    /// often such a word has no capital.
    capital: u32,
    small: u32,
}

/// The words of a draft, and their weights.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The words that take part in the search for repeats, in reading order.
    pub words: Vec<Word>,
    /// The stems of the draft, in the order of their first words.
    pub stems: Vec<Stem>,
    /// The texts of the stems, in the order of `stems`.
    pub texts: Arc<Stems>,
    /// For each block, the number of its item if the draft is a running report such as a live blog.
    /// All numbers are 0 in other drafts.
    pub items: Vec<u32>,
}

impl Weighed {
    /// Returns the text of the stem of `word`.
    pub fn text(&self, word: &Word) -> &str {
        self.texts.stems().nth(word.stem)
    }
}

/// Gives each word of `draft` a weight. Words that are frequent in `table` weigh little. Words in
/// headings, tables, captions, the title, summaries and corrections are left out. Boilerplate,
/// whose places are in `vocabulary_uses`, is left out, too.
pub fn weigh(
    draft: &Draft,
    quotes: &[Quote],
    table: &Background,
    vocabulary_uses: &VocabularyUses,
) -> Weighed {
    let mut stems = stems_of(draft, table);
    let mut words = collect(draft, vocabulary_uses, &mut stems);
    mark_names(&mut words, &stems);
    mark_quoted(draft, quotes, &mut words);
    weigh_words(&mut words, &stems, table);
    Weighed {
        words,
        stems,
        texts: draft.stems().clone(),
        items: items(draft),
    }
}

/// Returns the stems of `draft`, with all counts at 0.
fn stems_of(draft: &Draft, table: &Background) -> Vec<Stem> {
    let texts = draft.stems().stems();
    let mut stems: Vec<Stem> = Vec::with_capacity(texts.count());
    for word in draft.words.ids() {
        // The stems are numbered in the order of the words, so a new stem always has the next
        // number.
        if draft.stems().stem_number(word) == Some(offset(stems.len())) {
            let text = texts.nth(offset(stems.len()));
            stems.push(Stem {
                opening: opening(text),
                function: draft.is_function(word),
                row: table.row(text),
                count: 0.0,
                capital: 0,
                small: 0,
            });
        }
    }
    stems
}

fn opening(stem: &str) -> u32 {
    match stem.as_bytes() {
        [a, b, c, _, _, ..] => u32::from_be_bytes([0, *a, *b, *c]),
        _ => 0,
    }
}

/// Says whether the block before block `block` is a heading such as “key points”, which announces a
/// summary.
pub fn is_summary(draft: &Draft, block: usize) -> bool {
    let heading = block.checked_sub(1).map(|before| &draft.blocks[before]);
    heading.is_some_and(|block| {
        let is_mark = |at: &usize| draft.tokens[*at].kind == TokenKind::Mark;
        let mut tokens = block.tokens.clone();
        while tokens.end > tokens.start && is_mark(&(tokens.end - 1)) {
            tokens.end -= 1;
        }
        let n_tokens = tokens.len();
        draft.entry_at(tokens, Class::AbstractHeadings) == Some(n_tokens)
    })
}

/// Says whether `sentence` begins a correction of the draft, with words such as “an earlier version
/// of”. The rest of the block of `sentence` then belongs to the correction.
fn is_correction(draft: &Draft, sentence: &Sentence) -> bool {
    let tokens = &sentence.tokens;
    draft
        .entry_at(tokens.start..tokens.end, Class::CorrectionOpeners)
        .is_some()
}

/// Says whether words of block `idx` may be part of a repeat.
fn takes_part(draft: &Draft, idx: usize) -> bool {
    let block = &draft.blocks[idx];
    let is_text = match block.kind {
        BlockKind::Heading(_)
        | BlockKind::Label
        | BlockKind::TableCell
        | BlockKind::Caption
        | BlockKind::Alternative => false,
        BlockKind::Paragraph => !is_title(draft, idx),
        BlockKind::ListItem | BlockKind::Quotation | BlockKind::Note => true,
    };
    is_text && !block.is_display_copy() && !is_summary(draft, idx)
}

fn collect(draft: &Draft, vocabulary_uses: &VocabularyUses, stems: &mut [Stem]) -> Vec<Word> {
    let numbers = draft.stems();
    let blocks: Vec<bool> = (0..draft.blocks.len())
        .map(|idx| takes_part(draft, idx))
        .collect();
    let mut words = Vec::with_capacity(draft.n_words());
    let mut correction = None;
    for (sentence, current) in (0..).zip(&draft.sentences) {
        if is_correction(draft, current) {
            correction = Some(current.block);
        }
        if !blocks[current.block] || correction == Some(current.block) {
            continue;
        }
        let mut opens = true;
        for idx in current.tokens.clone() {
            let token = &draft.tokens[idx];
            let takes_part = token.is_word() && !vocabulary_uses.is_boilerplate_token(idx);
            let Some(id) = numbers.stem_number(token.word).filter(|_| takes_part) else {
                continue;
            };
            let stem = &mut stems[id as usize];
            stem.count += 1.0;
            let capital = token.capital && token.kind == TokenKind::Word;
            let nature = match (stem.function, capital && !opens) {
                (true, _) => Nature::Function,
                (false, true) => Nature::Name,
                (false, false) => Nature::Content,
            };
            stem.capital += u32::from(capital && !opens);
            stem.small += u32::from(!capital);
            words.push(Word {
                stem: id,
                weight: 0.0,
                token: offset(idx),
                sentence,
                block: offset(current.block),
                nature,
                quoted: false,
            });
            opens = false;
        }
    }
    words
}

/// Marks a word at the start of a sentence as a name, if the word has a capital at all other places
/// of the draft.
fn mark_names(words: &mut [Word], stems: &[Stem]) {
    for word in words {
        let stem = &stems[word.stem as usize];
        if word.nature == Nature::Content && stem.small == 0 && stem.capital > 0 {
            word.nature = Nature::Name;
        }
    }
}

fn mark_quoted(draft: &Draft, quotes: &[Quote], words: &mut [Word]) {
    // Nobody knows where an unclosed quotation ends.
    let ends = |quote: &&Quote| quote.closed || quote.goes_on;
    let mut quotes = quotes.iter().filter(ends).peekable();
    for word in words {
        let span: Span = draft.tokens[word.token as usize].span;
        while quotes
            .next_if(|quote| quote.inner.end <= span.start)
            .is_some()
        {}
        word.quoted = quotes
            .peek()
            .is_some_and(|quote| quote.inner.start <= span.start);
    }
}

fn weigh_words(words: &mut [Word], stems: &[Stem], table: &Background) {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of words needs no more precision"
    )]
    let total = words.len() as f32 + WORDS_THAT_TABLE_OUTWEIGHS;
    let bits = |stem: &Stem, background: f32| {
        let here = (stem.count + WORDS_THAT_TABLE_OUTWEIGHS * background) / total;
        let (here, at_all) = (-here.min(1.0).log2(), -background.min(1.0).log2());
        here.min(at_all).max(at_all * MIN_SHARE_OF_BITS_KEPT)
    };
    let alone: Vec<f32> = stems
        .iter()
        .map(|stem| bits(stem, table.probability(stem.row)))
        .collect();
    let mut before: Option<(u32, u32)> = None;
    for word in words {
        let stem = &stems[word.stem as usize];
        let first = before.filter(|&(block, _)| block == word.block);
        let row = first.and_then(|(_, stem)| stems[stem as usize].row);
        word.weight = match word.nature {
            Nature::Function => FUNCTION_WORD_BITS,
            Nature::Name | Nature::Content => match table.after(row, stem.row) {
                Some(given) => bits(stem, given.max(table.probability(stem.row))),
                None => alone[word.stem as usize],
            },
        };
        if word.nature == Nature::Name {
            word.weight *= SHARE_OF_BITS_OF_NAMES;
        }
        before = Some((word.block, word.stem));
    }
}
