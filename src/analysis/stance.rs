//! Views that somebody is said to hold without a verb of saying: “many remain skeptical”, “activists
//! have raised concerns”.

use crate::analysis::quote::{self, Quote};
use crate::analysis::tuning::{MAX_TOKENS_TO_STANCE_ADJECTIVE, MAX_TOKENS_TO_STANCE_NOUN};
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::chunk::{self, Chunk};
use crate::syntax::clause::{self, Clause};
use crate::text::span::Span;

/// A view that somebody is said to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Who holds it.
    pub holder: Span,
    /// The words from the verb to the view.
    pub words: Span,
}

/// What a sentence has that tells one.
const VIEWS: ClassSet = ClassSet::of(&[Class::StanceAdjectives, Class::StanceNouns]);

/// The views outside `quotes` that the draft of `syntax` tells, in reading order.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote]) -> Vec<Stance> {
    let mut stances = Vec::new();
    for sentence in &syntax.draft.sentences {
        if !sentence.begins.meets(&VIEWS) {
            continue;
        }
        let chunks = chunk::of(syntax, &sentence.tokens);
        for clause in clause::among(syntax, &sentence.tokens, &chunks) {
            stances.extend(stance(syntax, &chunks, &clause));
        }
    }
    stances.retain(|stance| quote::holding(quotes, stance.words).is_none());
    stances
}

fn stance(syntax: &Syntax<'_>, chunks: &[Chunk], clause: &Clause) -> Option<Stance> {
    let head = clause.subject?;
    let holder = chunks.iter().find_map(|chunk| match chunk {
        Chunk::Noun(noun) if noun.head == head => Some(noun.tokens.clone()),
        _ => None,
    })?;
    let view = view(syntax, clause)?;
    let draft = syntax.draft;
    let span = |first: usize, last: usize| draft.tokens[first].span.cover(draft.tokens[last].span);
    let is_before = holder.end <= clause.verb.tokens.start;
    is_before.then(|| Stance {
        holder: span(holder.start, holder.end - 1),
        words: span(clause.verb.tokens.start, view),
    })
}

/// The token of the view that `clause` tells of its subject.
fn view(syntax: &Syntax<'_>, clause: &Clause) -> Option<usize> {
    const COPULAS: ClassSet = ClassSet::of(&[Class::FormsOfBe, Class::StanceCopulas]);
    let verb = clause.verb.head;
    let near = |n_tokens: usize, class: Class| {
        let sentence = syntax.draft.sentence_at(syntax.token(verb).span.start);
        let end = syntax.draft.sentences[sentence].tokens.end;
        let mut tokens = verb + 1..end.min(verb + 1 + n_tokens);
        let found =
            tokens.find(|token| syntax.is(*token, class) || !syntax.token(*token).is_word())?;
        syntax.is(found, class).then_some(found)
    };
    if syntax.is(verb, COPULAS) {
        near(MAX_TOKENS_TO_STANCE_ADJECTIVE, Class::StanceAdjectives)
    } else if syntax.is(verb, Class::StanceVerbs) && !clause.verb.passive {
        near(MAX_TOKENS_TO_STANCE_NOUN, Class::StanceNouns)
    } else {
        None
    }
}
