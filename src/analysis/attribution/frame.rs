//! The complement of a verb: a clause, a quotation, an object.

use std::ops::Range;

use strum::IntoStaticStr;

use crate::analysis::attribution::phrase::right;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_TO_COMPLEMENT, MAX_TOKENS_TO_NOUN_OF_OBJECT,
};
use crate::analysis::calendar::is_time;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// What follows a verb, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complement {
    /// The kind of the complement.
    pub frame: Frame,
    /// The first token of the complement; for [`Frame::End`] the token after the verb.
    pub start: usize,
}

/// The kind of a complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Frame {
    /// A clause with “that”.
    That,
    /// A quotation that is the whole complement.
    Quote,
    /// Words that a colon introduces.
    Colon,
    /// A clause without “that”.
    Clause,
    /// A question: “whether”, “why”.
    Question,
    /// “to” with a verb.
    #[strum(serialize = "to")]
    Infinitive,
    /// A verb in -ing.
    Ing,
    /// A noun phrase.
    Object,
    /// A preposition with its object.
    Preposition,
    /// An adjective.
    Adjective,
    /// A comparison with “as if” or “like”.
    Like,
    /// No complement: the clause ends.
    End,
}

/// Returns the complement of a verb. The last token of the verb precedes token `start`, and the
/// sentence ends before token `ceiling`.
pub fn complement(view: &TokenView<'_>, start: usize, ceiling: usize) -> Complement {
    let at = past_adverbs(view, past_aside(view, start, ceiling), ceiling);
    if let Some(found) = distant(view, at, ceiling) {
        return found;
    }
    near(view, at, ceiling)
}

/// Returns the token after one or two adverbs between commas that begin at token `start`: “that” in
/// “said, however, that”. Returns `start` if there are no such adverbs.
fn past_aside(view: &TokenView<'_>, start: usize, ceiling: usize) -> usize {
    let comma = |idx: usize| idx < ceiling && view.is_mark(idx) && view.word(idx) == ",";
    if !comma(start) || ceiling <= start + 2 || view.tag(start + 1) != Tag::Adverb {
        return start;
    }
    let close = start + 2 + usize::from(view.tag(start + 2) == Tag::Adverb);
    if comma(close) { close + 1 } else { start }
}

fn past_adverbs(view: &TokenView<'_>, start: usize, ceiling: usize) -> usize {
    let mut at = start;
    while at < ceiling && !view.is_quoted(at) {
        let adverb = view.tag(at) == Tag::Adverb && !view.is_of(at, NO_ADVERBS);
        let out = view.tag(at) == Tag::Adposition && view.is_of(at, Class::VerbParticles);
        if !adverb && !out || MAX_TOKENS_TO_COMPLEMENT < at - start {
            break;
        }
        at += 1;
    }
    at
}

/// Words that may be tagged as adverbs but open a clause or a phrase: “why”, “there”, “most” in “most
/// schools”.
const NO_ADVERBS: ClassSet = ClassSet::of(&[
    Class::Quantifiers,
    Class::Demonstratives,
    Class::Expletives,
    Class::InterrogativeAdverbs,
]);

/// Finds a clause with “that”, a colon or a quotation that follows the verb. The words for the
/// person addressed and for the circumstances may come first: “told the council on Monday that”.
fn distant(view: &TokenView<'_>, at: usize, ceiling: usize) -> Option<Complement> {
    let found = |frame, start| Some(Complement { frame, start });
    let mut idx = at;
    while idx < ceiling.min(at + MAX_TOKENS_TO_COMPLEMENT) {
        if opens_quote(view, idx) {
            let whole = idx == at || !is_inline(view, idx);
            return if whole {
                found(Frame::Quote, idx)
            } else {
                None
            };
        }
        if view.is_quoted(idx) {
            return None;
        }
        match view.tag(idx) {
            Tag::Mark => match view.word(idx) {
                ":" if idx + 1 < ceiling => {
                    return found(
                        if opens_quote(view, idx + 1) {
                            Frame::Quote
                        } else {
                            Frame::Colon
                        },
                        idx + 1,
                    );
                }
                "," | "-" | "--" | "—" | "–" | "…"
                    if idx + 1 < ceiling && opens_quote(view, idx + 1) =>
                {
                    return found(Frame::Quote, idx + 1);
                }
                _ => return None,
            },
            _ if view.word(idx) == "that" && is_conjunction(view, idx, at, ceiling) => {
                return found(Frame::That, idx);
            }
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Adjective
            | Tag::Determiner
            | Tag::Symbol
            | Tag::Adposition
            | Tag::Adverb
            | Tag::Particle
            | Tag::Coordinator
            | Tag::Other => {}
            Tag::Pronoun if !view.is_of(idx, Class::FreeRelatives) => {}
            _ => return None,
        }
        idx += 1;
    }
    None
}

/// Says whether the “that” at token `idx` opens a clause. Token `at` is the first token after the
/// verb.
fn is_conjunction(view: &TokenView<'_>, idx: usize, at: usize, ceiling: usize) -> bool {
    if ceiling <= idx + 1 {
        return false;
    }
    if view.tag(idx) == Tag::Subordinator {
        return true;
    }
    // If other words separate “that” from the verb, the word after “that” must begin a clause. If
    // “that” directly follows the verb, the word after “that” must not be a noun, as it is in
    // “denied that claim”.
    if at < idx {
        return matches!(
            view.tag(idx + 1),
            Tag::Determiner | Tag::Name | Tag::Number | Tag::Adposition | Tag::Subordinator
        ) || opens_quote(view, idx + 1)
            || is_time(view.word(idx - 1))
            || view.is_of(idx + 1, SUBJECT_OPENERS);
    }
    !matches!(view.tag(idx + 1), Tag::Noun | Tag::Mark) || opens_quote(view, idx + 1)
}

/// Pronouns that begin a subject.
const SUBJECT_OPENERS: ClassSet = ClassSet::of(&[
    Class::CaselessPronouns,
    Class::Possessives,
    Class::SubjectPronouns,
]);

/// Says whether a quotation begins with token `idx`.
pub fn opens_quote(view: &TokenView<'_>, idx: usize) -> bool {
    view.quote(idx)
        .is_some_and(|quote| view.quote_tokens(quote).start == idx)
}

/// Says whether the quotation that begins at token `idx` continues the phrase before it: `called
/// him a “liar”`.
fn is_inline(view: &TokenView<'_>, idx: usize) -> bool {
    matches!(
        view.tag(idx - 1),
        Tag::Determiner
            | Tag::Adjective
            | Tag::Adposition
            | Tag::Coordinator
            | Tag::Adverb
            | Tag::Particle
    )
}

fn near(view: &TokenView<'_>, at: usize, ceiling: usize) -> Complement {
    let frame = if ceiling <= at {
        Frame::End
    } else {
        match view.tag(at) {
            _ if view.is_of(at, Class::QuestionOpeners) => Frame::Question,
            _ if is_likening(view, at..ceiling) => Frame::Like,
            Tag::Mark if view.is_quoted(at) => Frame::End,
            Tag::Mark => Frame::End,
            Tag::Particle if view.word(at) == "to" => Frame::Infinitive,
            Tag::VerbIng => Frame::Ing,
            Tag::Adposition | Tag::Particle => Frame::Preposition,
            Tag::Subordinator if view.is_of(at, Class::CommonPrepositions) => Frame::Preposition,
            _ if is_clause(view, at, ceiling) => Frame::Clause,
            Tag::Adverb if view.is_of(at, Class::Quantifiers) => quantified(view, at, ceiling),
            Tag::Adjective if !is_object(view, at, ceiling) => Frame::Adjective,
            Tag::VerbParticiple => Frame::Adjective,
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Symbol
            | Tag::Determiner
            | Tag::Pronoun
            | Tag::Adjective => Frame::Object,
            _ => Frame::End,
        }
    };
    Complement { frame, start: at }
}

/// Returns the frame of a phrase that opens with the quantifier at token `at`. After a quantifier,
/// a noun may be tagged as a verb: “states” in “most states do”.
fn quantified(view: &TokenView<'_>, at: usize, ceiling: usize) -> Frame {
    let noun = at + 1;
    let has_verb = noun + 1 < ceiling && view.tag(noun + 1).is_finite_or_auxiliary();
    match view.tag(noun) {
        _ if ceiling <= noun => Frame::End,
        Tag::Noun | Tag::VerbThird if has_verb => Frame::Clause,
        Tag::Noun => Frame::Object,
        _ => Frame::End,
    }
}

fn is_likening(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let n_tokens = view.draft.entry_at(tokens, Class::Likenings);
    n_tokens.is_some()
}

fn is_object(view: &TokenView<'_>, at: usize, ceiling: usize) -> bool {
    (at + 1..ceiling.min(at + 1 + MAX_TOKENS_TO_NOUN_OF_OBJECT)).any(|idx| view.tag(idx).is_noun())
        && matches!(
            view.tag(at + 1),
            Tag::Noun | Tag::Name | Tag::Adjective | Tag::Coordinator
        )
}

/// Says whether a clause begins at token `at`. A clause is a noun phrase with a finite verb or an
/// auxiliary after it.
pub fn is_clause(view: &TokenView<'_>, at: usize, ceiling: usize) -> bool {
    if view.is_of(at, Class::SubjectPronouns) || view.word(at) == "there" {
        return true;
    }
    if view.word(at) == "it" && at + 1 < ceiling && view.tag(at + 1) == Tag::VerbParticiple {
        return true;
    }
    let Some(subject) = right::after(view, at, ceiling, false) else {
        return false;
    };
    let mut next = subject.end;
    while next < ceiling && view.tag(next) == Tag::Adverb {
        next += 1;
    }
    next < ceiling && !view.is_quoted(next) && view.tag(next).is_finite_or_auxiliary()
}
