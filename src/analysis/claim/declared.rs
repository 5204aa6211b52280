//! The source that a draft declares for all its figures. The declaration is a sentence such as
//! “figures are from the port authority”, or a section of sources.

use crate::analysis::backing::{Backing, BackingKind};
use crate::analysis::claim::tuning::MAX_TOKENS_TO_VERB_OF_DECLARATION;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// Returns the sentence or the heading with which the draft declares the source of all its figures;
/// `None` if the draft declares none.
pub fn find(draft: &Draft) -> Option<Backing> {
    let heading = draft.blocks.iter().find(|block| {
        let tokens = block.tokens.clone();
        let is_heading = block.kind.is_heading() && !tokens.is_empty();
        let whole = |n_tokens| n_tokens == tokens.len();
        is_heading
            && draft
                .entry_at(tokens.start..tokens.end, Class::SourceHeadings)
                .is_some_and(whole)
    });
    let span = heading
        .map(|block| block.span)
        .or_else(|| statement(draft))?;
    Some(Backing {
        kind: BackingKind::Document,
        span,
    })
}

/// Returns the sentence that declares the source of all figures: “All figures are from …”, “unless
/// noted, data come from …”.
fn statement(draft: &Draft) -> Option<Span> {
    let says = |sentence: &&Sentence| {
        let tokens = sentence.tokens.clone();
        let is =
            |idx: usize, class: Class| tokens.contains(&idx) && draft.is(&draft.tokens[idx], class);
        let word = |idx: usize| {
            let token = tokens.contains(&idx).then(|| &draft.tokens[idx]);
            token.map_or("", |token| draft.word(token))
        };
        // The sentence must be about all figures. “Figures are from” and “the figures in this
        // article are from” are about all figures. “Their figures are from” is not.
        let is_all = |at: usize| {
            let Some(before) = at.checked_sub(1).filter(|before| tokens.contains(before)) else {
                return true;
            };
            word(before) == "," || is(before, Class::DeclaredDeterminers)
        };
        let is_from = |verb: usize| {
            let direct = word(verb + 1) == "from";
            direct || is(verb + 2, Class::DeclaredPrepositions) && word(verb + 1) != "not"
        };
        tokens.clone().any(|at| {
            let mut verbs = at + 1..=at + MAX_TOKENS_TO_VERB_OF_DECLARATION;
            is(at, Class::FigureNouns)
                && is_all(at)
                && verbs
                    .find(|idx| is(*idx, Class::DeclaringVerbs))
                    .is_some_and(is_from)
        })
    };
    let mut sentences = draft.sentences.iter();
    let may_say = |sentence: &&Sentence| sentence.beginning_classes.has(Class::FigureNouns);
    let said = sentences.find(|sentence| may_say(sentence) && says(sentence))?;
    Some(said.span)
}
