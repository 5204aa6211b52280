//! Views in a clause that depends on another verb or on “with”: “with some calling it a folly”,
//! “led many to wonder”, “there are those who argue”.

use crate::analysis::stance::{Stance, StanceSource, opens_clause, span, tells_view};
use crate::analysis::tuning::{MAX_CHUNKS_TO_AGENT, MAX_TOKENS_OF_INDEFINITE_SOURCE};
use std::ops::Range;

use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::chunk::{Chunk, Finiteness, VerbGroup};
use crate::syntax::clause::{Clause, ComplementKind};
use crate::syntax::tag::Tag;
use crate::text::token::Token;

/// Adds to `stances` the views in the sentence of `chunks` whose clause depends on another verb or
/// on “with”: “with some calling it a folly”, “led many to wonder”.
pub(super) fn add(syntax: &Syntax<'_>, chunks: &[Chunk], stances: &mut Vec<Stance>) {
    for (idx, chunk) in chunks.iter().enumerate() {
        let rest = &chunks[idx + 1..];
        let found = match chunk {
            Chunk::Word(at) if syntax.word(*at) == "with" => {
                held(syntax, rest, |form| form == Finiteness::Ing)
            }
            Chunk::Verb(verb)
                if syntax.is(verb.head, Class::ViewCausingVerbs) && !verb.is_passive =>
            {
                held(syntax, rest, |form| {
                    matches!(form, Finiteness::Infinitive | Finiteness::Ing)
                })
            }
            Chunk::Verb(verb) => {
                let start = past_existential(syntax, verb);
                let relative = start.and_then(|start| relative(syntax, start, chunks));
                relative.or_else(|| agent(syntax, verb, rest))
            }
            _ => None,
        };
        stances.extend(found);
    }
}

/// Returns the view at the start of `chunks`: the people who hold the view, and a verb for the view
/// whose form `fits`, such as “some calling”.
fn held(
    syntax: &Syntax<'_>,
    chunks: &[Chunk],
    fits: impl Fn(Finiteness) -> bool,
) -> Option<Stance> {
    let (first, rest) = chunks.split_first()?;
    let source = holder(syntax, first)?;
    let is_adverb =
        |chunk: &&Chunk| matches!(chunk, Chunk::Word(at) if syntax.tag(*at) == Tag::Adverb);
    let verb = rest.iter().find(|chunk| !is_adverb(chunk))?;
    let Chunk::Verb(verb) = verb else { return None };
    let tells = fits(verb.form) && !verb.is_negated && tells_view(syntax, verb.head);
    tells.then(|| stance_of(syntax, &source, verb))
}

/// Returns the tokens of the people whom `chunk` names; `None` if `chunk` names nobody.
fn holder(syntax: &Syntax<'_>, chunk: &Chunk) -> Option<Range<usize>> {
    match chunk {
        Chunk::Noun(noun) => Some(noun.tokens.clone()),
        // “Many” and “some” are tagged as adjectives if no noun follows them.
        Chunk::Word(at) if syntax.is(*at, Class::QuantitySources) => Some(*at..at + 1),
        _ => None,
    }
}

/// Returns the view that `verb` ascribes to the people at the tokens `source`.
fn stance_of(syntax: &Syntax<'_>, source: &Range<usize>, verb: &VerbGroup) -> Stance {
    Stance {
        source: span(syntax, source.start, source.end - 1),
        words: span(syntax, verb.tokens.start, verb.head),
        kind: StanceSource::Somebody,
    }
}

/// Returns the view that the passive `verb` ascribes to the people after “by” in `rest`: “was
/// anticipated by analysts”, “is seen as a warning by many”. “Was seen by many” contains no view,
/// because it reports what many people saw.
fn agent(syntax: &Syntax<'_>, verb: &VerbGroup, rest: &[Chunk]) -> Option<Stance> {
    let is_modal = |at: usize| syntax.is(at, Class::ModalVerbs);
    let is_asserted = verb.form == Finiteness::Finite && !verb.is_negated;
    if !verb.is_passive || !is_asserted || verb.tokens.clone().any(is_modal) {
        return None;
    }
    let ends = |chunk: &Chunk| match chunk {
        Chunk::Word(at) => !syntax.token(*at).is_word(),
        Chunk::Verb(_) => true,
        Chunk::Noun(_) => false,
    };
    let is_by = |chunk: &Chunk| matches!(chunk, Chunk::Word(at) if syntax.word(*at) == "by");
    let rest = rest.split(ends).next().unwrap_or_default();
    let by = rest.iter().take(MAX_CHUNKS_TO_AGENT).position(is_by)?;
    let views = if by == 0 {
        Class::JudgingParticiples
    } else {
        Class::ViewingParticiples
    };
    let source = holder(syntax, rest.get(by + 1)?)?;
    // A reader can find “members of the coalition” and ask them.
    let is_told_more = syntax.word(source.end) == "of";
    let is_view = syntax.is(verb.head, views) && !is_told_more;
    is_view.then(|| stance_of(syntax, &source, verb))
}

/// Returns the view in a clause that begins with “for many” and a noun for the people who hold the
/// view: “for many residents, the outage was a reminder”.
pub(super) fn holders(syntax: &Syntax<'_>, sentence: &Range<usize>) -> Option<Stance> {
    let is_for = |at: &usize| {
        syntax.word(*at) == "for"
            && syntax.word(at + 1) == "many"
            && syntax.word(at + 2) != "of"
            && opens_clause(syntax, sentence, *at)
    };
    let at = sentence.clone().find(is_for)?;
    let limit = at + 2 + MAX_TOKENS_OF_INDEFINITE_SOURCE;
    let ends = |idx: &usize| {
        let token = syntax.draft.tokens.get(*idx);
        token.is_none_or(|token| !token.is_word() || syntax.tag(*idx) == Tag::Adposition)
    };
    let end = (at + 2..limit).find(ends)?;
    let mut rest = end..end + MAX_TOKENS_OF_INDEFINITE_SOURCE;
    let is_view = rest.any(|idx| syntax.word(idx) == ",");
    is_view.then(|| Stance {
        source: span(syntax, at + 1, end - 1),
        words: span(syntax, at, at),
        kind: StanceSource::Somebody,
    })
}

/// Returns the view in `clause` if other words separate the subject from the verb: “experts within
/// the field say that”.
pub(super) fn apart(syntax: &Syntax<'_>, chunks: &[Chunk], clause: &Clause) -> Option<Stance> {
    use ComplementKind::{Clause as Statement, Quote, That};
    let verb = &clause.verb;
    let source = clause.subject_phrase(chunks)?;
    let is_modal = |at: usize| syntax.is(at, Class::ModalVerbs);
    let tells = matches!(clause.complement.kind, That | Statement | Quote)
        && !verb.is_passive
        && !verb.is_negated
        && !verb.tokens.clone().any(is_modal)
        && tells_view(syntax, verb.head);
    let mut between = source.end..verb.tokens.start;
    let is_apart = between
        .clone()
        .next()
        .is_some_and(|at| syntax.tag(at) == Tag::Adposition);
    // “Experts at the Ansel Institute” says where the experts work, so a reader can ask them.
    let tells_who = |at: usize| {
        let token = syntax.token(at);
        !token.is_word() || token.capital || syntax.is(at, Class::OwnerPrepositions)
    };
    (tells && is_apart && !between.any(tells_who)).then(|| stance_of(syntax, &source, verb))
}

/// Returns the index of the first token after “there are”. Returns `None` if `verb` does not begin
/// with this “are”.
fn past_existential(syntax: &Syntax<'_>, verb: &VerbGroup) -> Option<usize> {
    let be = verb.tokens.start;
    let before = be.checked_sub(1)?;
    let exists = syntax.word(before) == "there" && syntax.is(be, Class::FormsOfBe);
    // “Is growing” in “there is growing doubt” is tagged as one verb group.
    let is_bare = verb.tokens.len() == 1 || syntax.tag(verb.head) == Tag::VerbIng;
    (exists && is_bare && !verb.is_negated).then_some(be + 1)
}

/// Returns the tokens of the phrase after “there is” in the sentence of `chunks`: “growing
/// evidence” in “there is growing evidence that”. The phrase must end with one of `nouns`, and one
/// of `openers` must follow the phrase.
pub(super) fn existing(
    syntax: &Syntax<'_>,
    chunks: &[Chunk],
    nouns: ClassSet,
    openers: Class,
) -> Option<Range<usize>> {
    let start = chunks.iter().find_map(|chunk| match chunk {
        Chunk::Verb(verb) => past_existential(syntax, verb),
        _ => None,
    })?;
    let is_word = |at: &usize| syntax.draft.tokens.get(*at).is_some_and(Token::is_word);
    let mut words = (start..=start + MAX_TOKENS_OF_INDEFINITE_SOURCE).take_while(is_word);
    let head = words.find(|at| syntax.is(*at, nouns))?;
    let opens = syntax.is(head + 1, openers);
    opens.then_some(start..head + 1)
}

/// Returns the view in the relative clause of a sentence such as “there are those who argue”. Token
/// `start` is the first token after “there are”.
fn relative(syntax: &Syntax<'_>, start: usize, chunks: &[Chunk]) -> Option<Stance> {
    let is_word = |at: &usize| syntax.draft.tokens.get(*at).is_some_and(Token::is_word);
    let mut words = (start..=start + MAX_TOKENS_OF_INDEFINITE_SOURCE).take_while(is_word);
    let who = words.find(|at| syntax.word(*at) == "who")?;
    let is_view = |chunk: &Chunk| match chunk {
        Chunk::Verb(verb_of_view) if who < verb_of_view.tokens.start => Some(verb_of_view.clone()),
        _ => None,
    };
    let verb_of_view = chunks.iter().find_map(is_view)?;
    let is_next = (who + 1..verb_of_view.tokens.start).all(|at| syntax.tag(at) == Tag::Adverb);
    let tells =
        start < who && is_next && !verb_of_view.is_negated && tells_view(syntax, verb_of_view.head);
    let is_indefinite = syntax.is(start, Class::Demonstratives);
    tells.then(|| Stance {
        source: span(syntax, start, who - 1),
        words: span(syntax, who, verb_of_view.head),
        kind: if is_indefinite {
            StanceSource::Anybody
        } else {
            StanceSource::Somebody
        },
    })
}
