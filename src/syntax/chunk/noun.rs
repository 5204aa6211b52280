//! Finds noun phrases up to their nouns: “the old harbour” in “the old harbour of Torvik”.

use crate::english::class::{Class, POSSESSIVES};
use crate::syntax::Syntax;
use crate::syntax::chunk::NounPhrase;
use crate::syntax::tag::Tag;

/// Returns the noun phrase that begins at token `start`, up to its noun. Returns `None` if no noun
/// phrase begins there. `ceiling` is the end of the sentence.
pub(super) fn noun_phrase(syntax: &Syntax<'_>, start: usize, ceiling: usize) -> Option<NounPhrase> {
    let mut phrase = Phrase {
        syntax,
        start,
        ceiling,
        head: None,
        is_open: false,
    };
    let mut at = start;
    while at < ceiling {
        let step = phrase.step(at);
        if step != Step::Before {
            at += 1;
        }
        if step != Step::On {
            break;
        }
    }
    // If no noun comes after a determiner, an adjective takes the place of the noun: “the poor”.
    let is_determined = start + 1 < at && syntax.tag(start) == Tag::Determiner;
    let head = phrase.head.or_else(|| is_determined.then(|| at - 1))?;
    Some(NounPhrase {
        tokens: start..head + 1,
        head,
    })
}

/// A noun phrase that is being read.
struct Phrase<'s, 'd> {
    syntax: &'s Syntax<'d>,
    start: usize,
    ceiling: usize,
    head: Option<usize>,
    /// Whether a noun must come after the last token, as after “the” or “Ann's”.
    is_open: bool,
}

/// Whether a token belongs to a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The token belongs to the phrase, and the phrase may continue.
    On,
    /// The token is the last one of the phrase.
    Last,
    /// The phrase ends before the token.
    Before,
}

impl Phrase<'_, '_> {
    /// Reads token `at` and says whether the token belongs to the phrase.
    fn step(&mut self, at: usize) -> Step {
        let (syntax, ceiling) = (self.syntax, self.ceiling);
        let begins = self.head.is_none();
        let is_modifier = begins || noun_follows(syntax, at, ceiling);
        match syntax.tag(at) {
            Tag::Pronoun => return self.read_pronoun(at),
            Tag::Determiner if !begins => return Step::Before,
            Tag::Determiner if !noun_phrase_follows(syntax, at, ceiling) => {
                return self.end_with(at);
            }
            Tag::Noun | Tag::Name | Tag::Number | Tag::Symbol => self.head = Some(at),
            Tag::Other if syntax.token(at).is_word() => self.head = Some(at),
            // A quantity before “of” ends the phrase: “most” in “most of them”.
            Tag::Adjective | Tag::Adverb
                if at == self.start && is_before_of(syntax, at, ceiling) =>
            {
                return self.end_with(at);
            }
            Tag::Determiner => {}
            Tag::Adjective if is_modifier => {}
            Tag::Adverb if self.is_open && begins && noun_phrase_follows(syntax, at, ceiling) => {
                return Step::On;
            }
            Tag::VerbIng | Tag::VerbParticiple
                if (self.is_open || at == self.start)
                    && begins
                    && noun_follows(syntax, at, ceiling) =>
            {
                return Step::On;
            }
            Tag::Particle if syntax.is(at, Class::PossessiveEndings) && !begins => {
                if !noun_phrase_follows(syntax, at, ceiling) {
                    return Step::Before;
                }
            }
            Tag::Mark if !begins && is_within_name(syntax, at, ceiling) => return Step::On,
            _ => return Step::Before,
        }
        self.is_open = self.head != Some(at);
        Step::On
    }

    fn read_pronoun(&mut self, at: usize) -> Step {
        let owns =
            self.syntax.is(at, POSSESSIVES) && noun_phrase_follows(self.syntax, at, self.ceiling);
        if owns && (self.head.is_none() || self.is_open) {
            self.is_open = true;
            return Step::On;
        }
        if self.head.is_none() && !self.is_open && !owns {
            return self.end_with(at);
        }
        Step::Before
    }

    fn end_with(&mut self, at: usize) -> Step {
        self.head = Some(at);
        Step::Last
    }
}

fn is_before_of(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    at + 1 < ceiling && syntax.word(at + 1) == "of"
}

/// Says whether the mark at token `at` is within a name or a compound: “John J. Cole”, “lead–zinc”.
fn is_within_name(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    let is_hyphen = matches!(syntax.word(at), "-" | "–" | "/");
    is_stop_of_initial(syntax, at, ceiling) || is_hyphen && joins_nouns(syntax, at, ceiling)
}

/// Says whether a noun phrase may continue after the determiner or possessive at token `at`.
fn noun_phrase_follows(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    let next = at + 1;
    next < ceiling
        && matches!(
            syntax.tag(next),
            Tag::Noun
                | Tag::Name
                | Tag::Number
                | Tag::Symbol
                | Tag::Adjective
                | Tag::Adverb
                | Tag::VerbIng
                | Tag::VerbParticiple
                | Tag::Determiner
                | Tag::Other
        )
}

/// Says whether a noun comes after the modifier at token `at`. Other modifiers may be between the
/// two.
fn noun_follows(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    let mut next = at + 1;
    while next < ceiling
        && matches!(
            syntax.tag(next),
            Tag::Adjective | Tag::VerbIng | Tag::VerbParticiple
        )
    {
        next += 1;
    }
    next < ceiling && syntax.tag(next).is_noun()
}

/// Says whether the mark at token `at` is the full stop of an initial or a title within a name:
/// “John J. Cole”.
fn is_stop_of_initial(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    syntax.word(at) == "."
        && at + 1 < ceiling
        && syntax.tag(at - 1) == Tag::Name
        && syntax.tag(at + 1) == Tag::Name
        && syntax.token(at - 1).span.end == syntax.token(at).span.start
}

/// Says whether the mark at token `at` joins the words around it to a compound, as in “lead–zinc”.
/// No space is after such a mark, and a noun comes next.
fn joins_nouns(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    at + 1 < ceiling
        && syntax.token(at).span.end == syntax.token(at + 1).span.start
        && syntax.tag(at + 1).is_noun()
}
