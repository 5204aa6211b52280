//! Names in a draft: runs of capitalised words.

use std::ops::Range;

use crate::analysis::calendar::is_date;
use crate::analysis::tuning::{MAX_TOKENS_TO_ROLE, MIN_LETTERS_OF_SURNAME};
use crate::english;
use crate::english::class::{Class, ClassSet, SOURCES};
use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// Nouns for people by office or occupation.
const ROLES: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::RoleSource]);

/// Prepositions that may begin a sentence before a name: “For Ann Gray, …”.
const PREPOSITIONS: ClassSet =
    ClassSet::of(&[Class::CommonPrepositions, Class::LinkingPrepositions]);

/// A name in the text.
#[derive(Clone, Debug)]
pub struct Name {
    /// The tokens of the name, without forms of address such as “Mr.”.
    pub tokens: Range<usize>,
    /// Whether a role or a description accompanies the name: “minister Asif”, “Asif, the minister”.
    pub described: bool,
}

impl Name {
    /// Returns the span of the name.
    pub fn span(&self, draft: &Draft) -> Span {
        let last = self.tokens.end.max(self.tokens.start + 1) - 1;
        draft.tokens[self.tokens.start]
            .span
            .cover(draft.tokens[last].span)
    }

    /// Returns the number of words in the name.
    pub fn n_words(&self) -> usize {
        self.tokens.len()
    }
}

/// Finds the names in the running text of `draft`, in reading order.
pub fn find(draft: &Draft) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &draft.sentences {
        let block = &draft.blocks[sentence.block];
        if !is_running(draft, block, &sentence.tokens) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = run_end(draft, at, &sentence.tokens);
            if at < end {
                names.extend(name(draft, at..end, &sentence.tokens));
            }
            at = end.max(at + 1);
        }
    }
    names
}

/// Says whether words with capitals can be taken for names in the sentence with these `tokens`. In
/// a heading, or where most words have capitals, they cannot.
fn is_running(draft: &Draft, block: &Block, tokens: &Range<usize>) -> bool {
    let words = draft.tokens[tokens.clone()]
        .iter()
        .filter(|token| token.is_word());
    let n_words = words.clone().count();
    let n_capital = words.filter(|token| token.capital).count();
    !block.kind.is_heading() && n_capital * 2 <= n_words + 2
}

/// Returns the first token after the run of capitalised words that begins at token `at`. Returns
/// `at` if no name can begin with this token.
fn run_end(draft: &Draft, at: usize, sentence: &Range<usize>) -> usize {
    let part = |idx: usize| {
        let token = &draft.tokens[idx];
        let opens = || {
            idx == sentence.start
                && (draft.is(token, Class::FunctionWords)
                    || draft.is(token, Class::SentenceOpeners))
        };
        token.capital && token.kind == TokenKind::Word && !opens() && !is_date(draft.word(token))
    };
    let mut end = at;
    while end < sentence.end && part(end) {
        end += 1;
    }
    end
}

fn name(draft: &Draft, run: Range<usize>, sentence: &Range<usize>) -> Option<Name> {
    let mut start = run.start;
    while start < run.end && is_title(draft.word(&draft.tokens[start])) {
        start += 1;
    }
    let tokens = start..run.end;
    (!tokens.is_empty()).then(|| Name {
        described: is_described(draft, &run, sentence),
        tokens,
    })
}

/// Says whether `word` is a form of address such as “Mr.”.
pub fn is_title(word: &str) -> bool {
    english::dictionary().is(word.trim_end_matches('.'), Class::FormsOfAddress)
}

/// Says whether a role directly precedes the name, as in “minister Asif”, or an apposition directly
/// follows the name, as in “Asif, the minister”.
fn is_described(draft: &Draft, run: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |idx: usize| draft.word(&draft.tokens[idx]);
    let before = run
        .start
        .checked_sub(1)
        .filter(|before| sentence.start <= *before);
    let role = before.is_some_and(|idx| draft.is(&draft.tokens[idx], ROLES));
    // In “For Ann Gray, the loss was great”, the name belongs to an adjunct before the subject.
    let is_adjunct =
        before == Some(sentence.start) && draft.is(&draft.tokens[sentence.start], PREPOSITIONS);
    let apposes = run.end + 1 < sentence.end
        && matches!(word(run.end), "," | "(" | "–" | "—")
        && (!is_adjunct && draft.is(&draft.tokens[run.end + 1], Class::AppositionOpeners)
            || draft.tokens[run.end + 1].kind == TokenKind::Number
            || (run.end + 1..sentence.end.min(run.end + 1 + MAX_TOKENS_TO_ROLE))
                .any(|idx| draft.is(&draft.tokens[idx], Class::RoleNouns)));
    role || apposes
}

/// Says whether `token` is written like a surname, with a capital and lower-case letters, and is
/// not a known word of another kind, such as “Monday”.
pub fn is_like_surname(draft: &Draft, token: &Token) -> bool {
    let text = draft.text(token.span);
    token.capital
        && token.kind == TokenKind::Word
        && MIN_LETTERS_OF_SURNAME <= text.chars().count()
        && text.chars().any(char::is_lowercase)
        && !draft.is(token, SOURCES)
        && !draft.is(token, Class::FunctionWords)
        && !draft.is(token, Class::RoleNouns)
        && !is_date(draft.word(token))
}
