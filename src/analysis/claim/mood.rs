//! Decides whether a sentence is a statement of the draft itself, for which a reader may ask a
//! source.

use crate::analysis::claim::tuning::{MAX_TOKENS_BEFORE_NOUN, MAX_TOKENS_OF_ITEM_LABEL};
use crate::analysis::quote::{self, Quote};
use crate::english::class::{Class, ClassSet};
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::token::{Token, TokenKind};

/// Pronouns that mean the writer: “we”, “our”.
const OURS: ClassSet = ClassSet::of(&[Class::FirstPersonPronouns, Class::OwnPossessives]);

/// Says whether `sentence` is a statement for which a reader may ask a source. The sentence must be
/// running text. Questions, instructions, conditions, definitions and sentences about what the
/// writer did are not such statements.
pub fn is_statement(draft: &Draft, quotes: &[Quote], sentence: &Sentence) -> bool {
    let block = &draft.blocks[sentence.block];
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
        return false;
    }
    let tokens = &draft.tokens[sentence.tokens.clone()];
    let word = |idx: usize| tokens.get(idx).map_or("", |token| draft.word(token));
    let is = |idx: usize, class: Class| tokens.get(idx).is_some_and(|token| draft.is(token, class));
    let last = tokens
        .iter()
        .rev()
        .map(|token| draft.word(token))
        .find(|word| !is_closer(word));
    let opening = tokens
        .iter()
        .position(|token| token.kind == TokenKind::Word)
        .unwrap_or(0);
    if last == Some("?") || is(opening, Class::SuppositionOpeners) {
        return false;
    }
    // Sentences with code or “you” explain how something works or what to do.
    let addressed = tokens.iter().any(|token| {
        token.kind == TokenKind::Object || draft.is(token, Class::SecondPersonPronouns)
    });
    // In a quotation “we” means the speaker.
    let is_ours = |idx: &usize| {
        let token = &draft.tokens[*idx];
        // “We” in “the way we pay” means everybody.
        let is_general = idx
            .checked_sub(1)
            .is_some_and(|before| draft.word(&draft.tokens[before]) == "way");
        draft.is(token, OURS)
            && !is_general
            && !is_noun(draft, sentence.tokens.start, *idx)
            && quote::holding(quotes, token.span).is_none()
    };
    let end = sentence.tokens.end;
    let defines = |idx: usize| draft.entry_at(idx..end, Class::Definitions).is_some();
    if addressed
        || sentence
            .tokens
            .clone()
            .any(|token| is_ours(&token) || defines(token))
    {
        return false;
    }
    let instructs = is(opening, Class::Instructions) && word(opening + 1) != ",";
    let is_label = block.kind == BlockKind::ListItem && !is_full(draft, sentence);
    !instructs && !is_label
}

/// Says whether the word at token `idx` is the noun “mine” and not the pronoun: “the mine”, “a
/// large copper mine”. The sentence begins at token `start`.
fn is_noun(draft: &Draft, start: usize, idx: usize) -> bool {
    // Adjectives and other nouns may precede the noun: “large copper” in “a large copper mine”.
    let opens = |token: &&Token| !token.is_word() || draft.is(token, Class::FunctionWords);
    let before = draft.tokens[start..idx].iter().rev();
    let opener = before.take(MAX_TOKENS_BEFORE_NOUN).find(opens);
    let is_mine = draft.word(&draft.tokens[idx]) == "mine";
    is_mine && opener.is_some_and(|token| draft.is(token, DETERMINERS))
}

/// Words that precede a noun, such as “the”, “this” and “a”.
const DETERMINERS: ClassSet = ClassSet::of(&[
    Class::DefiniteOpeners,
    Class::Demonstratives,
    Class::IndefiniteArticles,
]);

fn is_closer(word: &str) -> bool {
    matches!(word, "\"" | "”" | "'" | "’" | ")" | "]")
}

/// Says whether a list item is a sentence of its own and not a label.
fn is_full(draft: &Draft, sentence: &Sentence) -> bool {
    draft.text(sentence.span).ends_with(['.', '!'])
        && sentence.tokens.len() > MAX_TOKENS_OF_ITEM_LABEL
}
