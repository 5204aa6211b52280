//! Recognises lines that are not running text: labels, captions, standing lines, corrections, and
//! what the speakers of a transcript say.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::role::tuning::{
    MAX_BLOCKS_TO_END, MAX_BYTES_TO_CAPTION, MAX_WORDS_OF_BYLINE, MAX_WORDS_OF_HEADING,
    MAX_WORDS_OF_LABEL, MAX_WORDS_OF_LINK, MIN_TURNS, MIN_TURNS_OF_SPEAKER,
};
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::block::{Block, BlockKind, Marker};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;
use crate::text::words::WordId;

/// Returns the tokens of `block` without the marks at its end.
pub fn words(draft: &Draft, block: &Block) -> Range<usize> {
    let mut tokens = block.tokens.clone();
    while tokens.start < tokens.end && draft.tokens[tokens.end - 1].kind == TokenKind::Mark {
        tokens.end -= 1;
    }
    tokens
}

/// Returns the number of words of `block`.
fn n_words(draft: &Draft, block: &Block) -> usize {
    let tokens = draft.tokens[block.tokens.clone()].iter();
    tokens.filter(|token| token.is_word()).count()
}

/// Says whether `block` begins with sample text: “Lorem ipsum”.
pub fn is_specimen(draft: &Draft, block: &Block) -> bool {
    draft
        .entry_at(block.tokens.clone(), Class::SpecimenPhrases)
        .is_some()
}

/// Says whether `block` has blanks to fill in: “____”.
pub fn is_template(draft: &Draft, block: &Block) -> bool {
    draft.text(block.span).contains("____")
}

/// Says whether `block` begins like a correction: “An earlier version of this article”.
pub fn is_correction(draft: &Draft, block: &Block) -> bool {
    draft
        .entry_at(block.tokens.clone(), Class::CorrectionOpeners)
        .is_some()
}

/// Says whether block `idx` is a line that sites show on many pages. Such a line has a phrase such
/// as “sign up for”. It is also in italics, or near the start or the end of the draft.
pub fn is_standing_line(draft: &Draft, idx: usize) -> bool {
    let block = &draft.blocks[idx];
    let n_after = draft.blocks.len() - idx;
    let is_at_end = idx < MAX_BLOCKS_TO_END || n_after <= MAX_BLOCKS_TO_END;
    let is_apart = block.is_italic || is_at_end;
    let classes = [Class::StandingPhrases, Class::LicencePhrases];
    is_apart
        && classes
            .into_iter()
            .any(|class| draft.has_entry(block, class))
}

/// Says whether block `idx` is in italics and directly below a picture.
pub fn is_caption(draft: &Draft, idx: usize) -> bool {
    let block = &draft.blocks[idx];
    let start = draft.place(block.span).start;
    let next = draft
        .pictures
        .partition_point(|picture| picture.end <= start);
    let Some(picture) = next.checked_sub(1).map(|before| draft.pictures[before]) else {
        return false;
    };
    let before = idx.checked_sub(1).map(|before| &draft.blocks[before]);
    let is_next = before.is_none_or(|block| draft.place(block.span).end <= picture.start);
    let gap = &draft.source()[picture.end as usize..start as usize];
    block.is_italic && is_next && gap.len() <= MAX_BYTES_TO_CAPTION
}

/// Says whether `block` only names the text near it. Examples are a line that is a link, a byline,
/// and words before a colon.
pub fn is_label(syntax: &Syntax<'_>, block: &Block) -> bool {
    let draft = syntax.draft;
    let n_words = n_words(draft, block);
    let text = draft.text(block.span);
    let tokens = words(draft, block);
    if n_words == 0 {
        return true;
    }
    let is_verb = |idx: usize| syntax.tag(idx).is_verb() || syntax.tag(idx) == Tag::Auxiliary;
    let is_lead = text.ends_with(':')
        && n_words <= MAX_WORDS_OF_LABEL
        && block.marker == Marker::None
        && !tokens.clone().any(is_verb);
    let is_byline = n_words <= MAX_WORDS_OF_BYLINE
        && !text.ends_with(['.', '?', '!'])
        && draft
            .entry_at(tokens.clone(), Class::BylineOpeners)
            .is_some();
    let is_short = n_words <= MAX_WORDS_OF_LINK;
    is_lead
        || is_byline
        || is_short && block.is_bold && text.ends_with(':')
        || is_short && is_link(draft, tokens)
}

/// Says whether all words in `tokens` belong to links.
fn is_link(draft: &Draft, tokens: Range<usize>) -> bool {
    let is_word = |idx: &usize| draft.tokens[*idx].is_word();
    tokens.filter(is_word).all(|token| {
        let span = draft.tokens[token].span;
        let next = draft
            .links
            .partition_point(|link| link.span.end <= span.start);
        draft
            .links
            .get(next)
            .is_some_and(|link| link.span.overlaps(span))
    })
}

/// Says whether block `idx` is a line that serves as a heading. The line is in bold, or has the
/// words of a common heading such as “References”.
pub fn is_heading(draft: &Draft, idx: usize) -> bool {
    let block = &draft.blocks[idx];
    let tokens = words(draft, block);
    let n_tokens = Some(tokens.len());
    let classes = [Class::SourceHeadings, Class::SummaryHeadings];
    let is_known = classes
        .into_iter()
        .any(|class| draft.entry_at(tokens.clone(), class) == n_tokens);
    (block.is_bold || is_known)
        && block.kind == BlockKind::Paragraph
        && block.sentences.len() == 1
        && idx + 1 < draft.blocks.len()
        && n_words(draft, block) <= MAX_WORDS_OF_HEADING
        && !draft.text(block.span).ends_with(['.', '!'])
}

/// Says whether `block` begins with the label of a summary: “TL;DR: …”.
pub fn opens_summary(draft: &Draft, block: &Block) -> bool {
    let tokens = block.tokens.clone();
    let n_tokens = draft.entry_at(tokens.clone(), Class::SummaryHeadings);
    let next = n_tokens.and_then(|n_token| draft.tokens.get(tokens.start + n_token));
    next.is_some_and(|token| draft.word(token) == ":")
}

/// Says whether `block` begins with a label in capitals: “NOTE: …”. Boxes that are written as block
/// quotations begin like this.
pub fn opens_note(draft: &Draft, block: &Block) -> bool {
    let [label, colon, ..] = &draft.tokens[block.tokens.clone()] else {
        return false;
    };
    label.is_word()
        && draft.word(colon) == ":"
        && !draft
            .text(label.span)
            .contains(|character: char| !character.is_uppercase())
}

/// Returns, for each block, whether the block is what one speaker of a transcript says. Such a
/// block begins with the name of its speaker and a colon, and several other blocks begin in the
/// same way.
pub fn turns(draft: &Draft) -> Vec<bool> {
    let speakers: Vec<Option<WordId>> = draft
        .blocks
        .iter()
        .map(|block| speaker(draft, block))
        .collect();
    let mut counts: FxHashMap<WordId, usize> = FxHashMap::default();
    for speaker in speakers.iter().flatten() {
        *counts.entry(*speaker).or_default() += 1;
    }
    let is_speaker = |word_id: &WordId| MIN_TURNS_OF_SPEAKER <= counts[word_id];
    let n_turns = speakers
        .iter()
        .flatten()
        .filter(|word_id| is_speaker(word_id))
        .count();
    let is_turn =
        |word: &Option<WordId>| MIN_TURNS <= n_turns && word.as_ref().is_some_and(is_speaker);
    speakers.iter().map(is_turn).collect()
}

/// Returns the first word of the name with which `block` begins. Returns `None` if `block` does not
/// begin with a name, a colon and further words.
fn speaker(draft: &Draft, block: &Block) -> Option<WordId> {
    if block.kind != BlockKind::Paragraph || block.is_front_matter {
        return None;
    }
    let tokens = &draft.tokens[block.tokens.clone()];
    let opening = tokens.iter().take(MAX_WORDS_OF_LABEL + 2);
    let colon = opening.clone().position(|token| draft.word(token) == ":")?;
    let name = tokens.get(..colon).filter(|name| !name.is_empty())?;
    let mut texts = name.iter().map(|token| draft.text(token.span));
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_upper = |word: &str| {
        word.chars()
            .all(|ch| ch.is_uppercase() || !ch.is_alphabetic())
    };
    let is_name = texts.clone().all(is_upper) || 2 <= name.len() && texts.all(is_capital);
    (is_name && colon + 3 < n_words(draft, block)).then_some(name[0].word)
}
