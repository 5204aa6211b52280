//! Finds the writers of letters and posts, who sign below their words: “Ilse Maren.”,
//! “@portwatch”.

use crate::analysis::Analysis;
use crate::analysis::attribution::{Manner, SourceKind};
use crate::english::class::Class;
use crate::ledger::mention::Credit;
use crate::ledger::merge::Register;
use crate::syntax::tag::Tag;
use crate::text::block::BlockKind;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// If the draft consists of signed letters, adds a credit for each letter, and enters the writers
/// of the letters in `register`.
pub fn add(analysis: &Analysis<'_>, register: &mut Register<'_>, credits: &mut Vec<Credit>) {
    let draft = analysis.draft;
    for (block, name) in signatures(analysis) {
        let now = analysis.attributions().len();
        let source = register.enter(name, SourceKind::Person, now);
        let letter = draft.blocks[block - 1].span;
        let words = &draft.tokens[draft.tokens_in(letter)];
        credits.push(Credit {
            source: Some(source),
            said: name,
            cue: name,
            n_words: words.iter().filter(|it| it.is_word()).count(),
            content: vec![letter],
            manner: Manner::Direct,
            sentence: draft.sentence_at(name.start),
            is_own: false,
        });
    }
}

/// Returns the blocks that are signatures, and the names in them. There must be several signatures,
/// and the last must be at the end of the draft: otherwise these blocks are lines of another kind,
/// such as headings.
fn signatures(analysis: &Analysis<'_>) -> Vec<(usize, Span)> {
    const MIN_SIGNATURES: usize = 2;
    const MAX_BLOCKS_AFTER_LAST: usize = 1;
    let draft = analysis.draft;
    let signed = |block: usize| {
        let before = block.checked_sub(1).map(|it| &draft.blocks[it])?;
        let name = name_of_line(analysis, block)?;
        let is_letter = before.kind == BlockKind::Paragraph && is_sentence(analysis, before.span);
        is_letter.then_some((block, name))
    };
    let found: Vec<(usize, Span)> = (0..draft.blocks.len()).filter_map(signed).collect();
    let ends = found
        .last()
        .is_some_and(|(last, _)| draft.blocks.len() <= last + 1 + MAX_BLOCKS_AFTER_LAST);
    if ends && MIN_SIGNATURES <= found.len() {
        found
    } else {
        Vec::new()
    }
}

/// Says whether the words at `span` can be a sentence of a letter: they are long enough, and have a
/// finite verb. Lines such as “Letters.” and “Ilse Maren and Friends” are no sentences.
fn is_sentence(analysis: &Analysis<'_>, span: Span) -> bool {
    const MIN_WORDS: usize = 4;
    let mut tokens = analysis.draft.tokens_in(span);
    let words = analysis.draft.tokens[tokens.clone()].iter();
    MIN_WORDS <= words.filter(|it| it.is_word()).count()
        && tokens.any(|idx| analysis.tag(idx).is_finite_or_auxiliary())
}

/// Returns the name in block number `block`, if the block consists of a name, with or without a
/// dash before it. The name is two to four capitalised words, or the name of an account.
fn name_of_line(analysis: &Analysis<'_>, block: usize) -> Option<Span> {
    const WORDS_OF_NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let draft = analysis.draft;
    let block = &draft.blocks[block];
    if block.kind != BlockKind::Paragraph || block.sentences.len() != 1 {
        return None;
    }
    let is_stop = |it: &Token| draft.word(it) == ".";
    let tokens = &draft.tokens[block.tokens.clone()];
    let n_tokens = tokens.len() - usize::from(tokens.last().is_some_and(is_stop));
    let tokens = &tokens[..n_tokens];
    let is_dash = |it: &Token| matches!(draft.word(it), "-" | "–" | "—");
    let is_dashed = tokens.first().is_some_and(is_dash);
    let from = usize::from(is_dashed);
    let name = tokens.get(from..)?;
    let (first, last) = (name.first()?, name.last()?);
    let written = draft.text(first.span.cover(last.span));
    if written.starts_with('@') && !written.contains(char::is_whitespace) {
        return Some(first.span.cover(last.span));
    }
    // After a dash, the place may follow the name: “-Ilse Maren, Port Ansel”.
    let length = name
        .iter()
        .position(|it| is_dashed && draft.word(it) == ",");
    let name = &name[..length.unwrap_or(name.len())];
    let start = block.tokens.start + from;
    let is_part = |(idx, it): (usize, &Token)| {
        let is_word = it.kind == TokenKind::Word && it.capital;
        is_word && analysis.tag(start + idx) == Tag::Name && !draft.is(it, Class::FunctionWords)
            || draft.is(it, Class::NameParticles)
    };
    let is_name = WORDS_OF_NAME.contains(&name.len()) && name.iter().enumerate().all(is_part);
    is_name.then(|| first.span.cover(name[name.len() - 1].span))
}
