//! Splits a sentence into chunks. A chunk is a noun phrase up to its noun, a verb with its
//! auxiliaries, or a single word.

mod noun;

use std::ops::Range;

use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::syntax::chunk::noun::noun_phrase;
use crate::syntax::tag::Tag;

/// A chunk of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chunk {
    /// A noun phrase up to its noun: “the old harbour” in “the old harbour of Torvik”.
    Noun(NounPhrase),
    /// A verb and its auxiliaries.
    Verb(VerbGroup),
    /// Any other token.
    Word(usize),
}

/// A noun with the words before it that belong to it, or a pronoun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// The tokens of the phrase.
    pub tokens: Range<usize>,
    /// The token of the noun or pronoun.
    pub head: usize,
}

/// A verb, and the auxiliaries, adverbs and negation that belong to the verb: “has not yet said”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// The tokens of the group. If the subject is between the auxiliary and the verb, as in “did he
    /// say”, the tokens of the subject are included.
    pub tokens: Range<usize>,
    /// The token of the main verb, or of “be” if there is no other verb.
    pub head: usize,
    /// The form of the group.
    pub form: Finiteness,
    /// Whether the verb is passive: “was told”.
    pub is_passive: bool,
    /// Whether the verb is negated: “did not say”.
    pub is_negated: bool,
    /// The subject, if it is between the auxiliary and the verb: “he” in “did he say”. Otherwise
    /// `None`.
    pub inverted_subject: Option<NounPhrase>,
}

/// The form of a verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finiteness {
    /// A form that needs a subject: “says”, “has said”, “would say”.
    Finite,
    /// An imperative, or an infinitive without “to”: “say”.
    Base,
    /// An infinitive with “to”: “to say”.
    Infinitive,
    /// A gerund or a present participle: “saying”.
    Ing,
    /// A past participle without an auxiliary: “said”.
    Participle,
}

/// Splits the tokens of `sentence` into chunks. Each token is in exactly one chunk, and the chunks
/// are in order.
pub fn split_sentence(syntax: &Syntax<'_>, sentence: &Range<usize>) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let chunk = verb_group(syntax, at, sentence)
            .map(Chunk::Verb)
            .or_else(|| noun_phrase(syntax, at, sentence.end).map(Chunk::Noun))
            .unwrap_or(Chunk::Word(at));
        at = chunk.tokens().end;
        chunks.push(chunk);
    }
    chunks
}

impl Chunk {
    /// Returns the tokens of the chunk.
    pub fn tokens(&self) -> Range<usize> {
        match self {
            Self::Noun(noun_phrase) => noun_phrase.tokens.clone(),
            Self::Verb(verb_group) => verb_group.tokens.clone(),
            Self::Word(at) => *at..at + 1,
        }
    }
}

/// Returns the verb group that begins at token `start`; `None` if no verb group begins there.
fn verb_group(syntax: &Syntax<'_>, start: usize, sentence: &Range<usize>) -> Option<VerbGroup> {
    let is_infinitive = syntax.tag(start) == Tag::Particle && syntax.word(start) == "to";
    let mut at = start;
    if is_infinitive {
        at = skip_adverbs(syntax, start + 1, sentence.end);
    }
    let is_verb = |idx: usize| {
        idx < sentence.end && (syntax.tag(idx).is_verb() || syntax.tag(idx) == Tag::Auxiliary)
    };
    if !is_verb(at) || is_attributive_verb(syntax, at, start, sentence) {
        return None;
    }
    let mut seen = VerbGroupParts::default();
    loop {
        if syntax.tag(at) != Tag::Auxiliary {
            seen.add_verb(syntax, at);
            break;
        }
        seen.add_auxiliary(syntax, at);
        let next = skip_adverbs(syntax, at + 1, sentence.end);
        if is_mistagged_verb(syntax, at, next, sentence.end) {
            seen.add_verb(syntax, next);
            break;
        }
        at = if let Some((subject, verb)) = inverted_subject_and_verb(syntax, start, next, sentence)
            && seen.inverted_subject.is_none()
        {
            seen.inverted_subject = Some(subject);
            verb
        } else if is_verb(next) && !(seen.has_be && is_predicate(syntax, next, sentence.end)) {
            next
        } else {
            break;
        };
    }
    let head = seen.head?;
    let negation = |idx: usize| is_negation(syntax, idx, sentence.end);
    Some(VerbGroup {
        tokens: start..head + 1,
        head,
        form: seen.form(syntax, head, is_infinitive),
        is_passive: seen.is_passive,
        is_negated: (start..head).chain([head + 1]).any(negation),
        inverted_subject: seen.inverted_subject,
    })
}

/// Returns the subject at token `at` and the verb after the subject, if the subject is between an
/// auxiliary and its verb: “did he say”. The auxiliary is at token `start`. Returns `None` if there
/// is no such subject.
fn inverted_subject_and_verb(
    syntax: &Syntax<'_>,
    start: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(NounPhrase, usize)> {
    if !is_inverted(syntax, start, sentence) {
        return None;
    }
    let subject = noun_phrase(syntax, at, sentence.end)?;
    let verb = skip_adverbs(syntax, subject.tokens.end, sentence.end);
    let is_verb =
        verb < sentence.end && (syntax.tag(verb).is_verb() || syntax.is(verb, Class::FormsOfBe));
    is_verb.then_some((subject, verb))
}

/// Says whether token `next` is a verb that the tagger took for a noun: “re-evaluate” in “should
/// re-evaluate who …”, “process” in “does not process”. Token `at` is the auxiliary before the
/// verb, and `ceiling` is the end of the sentence.
fn is_mistagged_verb(syntax: &Syntax<'_>, at: usize, next: usize, ceiling: usize) -> bool {
    let is_negated = at + 1 < next && is_negation(syntax, at + 1, ceiling);
    let takes_verb =
        syntax.is(at, Class::ModalVerbs) || is_negated && syntax.is(at, Class::FormsOfDo);
    takes_verb
        && next < ceiling
        && matches!(syntax.tag(next), Tag::Noun | Tag::Adjective | Tag::Other)
}

/// What is known about a verb group while its tokens are read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent things to see"
)]
#[derive(Default)]
struct VerbGroupParts {
    head: Option<usize>,
    has_auxiliary: bool,
    has_finite: bool,
    has_be: bool,
    is_passive: bool,
    inverted_subject: Option<NounPhrase>,
}

impl VerbGroupParts {
    fn add_auxiliary(&mut self, syntax: &Syntax<'_>, at: usize) {
        let bare = syntax.is(at, Class::BareAuxiliaries);
        self.has_finite |= !self.has_auxiliary && !bare;
        self.has_auxiliary = true;
        self.has_be |= syntax.is(at, Class::FormsOfBe);
        self.head = Some(at);
    }

    fn add_verb(&mut self, syntax: &Syntax<'_>, at: usize) {
        let tag = syntax.tag(at);
        self.is_passive = (self.has_be
            || self
                .head
                .is_some_and(|head| syntax.is(head, Class::PassiveGet)))
            && matches!(tag, Tag::VerbParticiple | Tag::VerbPast);
        self.has_finite |= !self.has_auxiliary && tag.is_finite();
        self.head = Some(at);
    }

    fn form(&self, syntax: &Syntax<'_>, head: usize, is_infinitive: bool) -> Finiteness {
        match syntax.tag(head) {
            _ if is_infinitive => Finiteness::Infinitive,
            _ if self.has_finite => Finiteness::Finite,
            Tag::VerbIng => Finiteness::Ing,
            Tag::VerbParticiple => Finiteness::Participle,
            Tag::Auxiliary if syntax.word(head).ends_with("ing") => Finiteness::Ing,
            _ if self.has_auxiliary && syntax.word(head) != "be" => Finiteness::Ing,
            _ => Finiteness::Base,
        }
    }
}

/// Says whether a subject may come after the auxiliary at token `start`, because the auxiliary
/// begins a clause: “did he say”.
fn is_inverted(syntax: &Syntax<'_>, start: usize, sentence: &Range<usize>) -> bool {
    if syntax.tag(start) != Tag::Auxiliary {
        return false;
    }
    let Some(before) = start
        .checked_sub(1)
        .filter(|before| sentence.start <= *before)
    else {
        return true;
    };
    syntax.tag(before) == Tag::Mark
        || syntax.tag(before) == Tag::Coordinator
        || syntax.is(before, Class::QuestionWords)
}

/// Says whether the participle at token `at` describes the noun after it: “rising” in “because of
/// rising prices”. Such a participle is no verb of its own. `start` is the first token of the verb
/// group.
fn is_attributive_verb(
    syntax: &Syntax<'_>,
    at: usize,
    start: usize,
    sentence: &Range<usize>,
) -> bool {
    let is_participle = matches!(syntax.tag(at), Tag::VerbIng | Tag::VerbParticiple);
    let next = at + 1;
    let is_before_noun = next < sentence.end && syntax.tag(next) == Tag::Noun;
    let opens = at == sentence.start
        || matches!(
            syntax.tag(at - 1),
            Tag::Determiner | Tag::Adjective | Tag::Adposition
        );
    at == start && is_participle && is_before_noun && opens && sentence.start < at
}

/// Says whether the participle at token `at` describes the noun after it: “respected” in “is widely
/// respected work”. Such a participle comes after “be” and an adverb, and does not belong to the
/// verb group.
fn is_predicate(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    let is_form = matches!(syntax.tag(at), Tag::VerbIng | Tag::VerbParticiple);
    is_form
        && at + 1 < ceiling
        && syntax.tag(at + 1) == Tag::Noun
        && syntax.tag(at) == Tag::VerbParticiple
        && syntax.tag(at - 1) == Tag::Adverb
}

fn is_negation(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> bool {
    at < ceiling && syntax.is(at, Class::VerbalNegations)
}

/// Returns the first token from `at` on that is neither an adverb nor a negation. Returns
/// `ceiling`, the end of the sentence, if there is no such token.
fn skip_adverbs(syntax: &Syntax<'_>, at: usize, ceiling: usize) -> usize {
    let is_adverb = |idx: usize| {
        syntax.tag(idx) == Tag::Adverb
            || syntax.tag(idx) == Tag::Particle && syntax.word(idx) != "to"
    };
    (at..ceiling)
        .find(|idx| !is_adverb(*idx))
        .unwrap_or(ceiling)
}
