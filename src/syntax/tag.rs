//! Parts of speech of tokens, by an averaged perceptron.

pub mod feature;
pub mod model;

use std::ops::Range;
use std::sync::LazyLock;

use crate::embedded;
use crate::english::class::Class;
use crate::syntax::tag::feature::{Cache, N_TAGS, TagContext};
use crate::syntax::tag::model::Model;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// A part of speech: the universal ones, with the forms of verbs told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// An adjective.
    Adjective,
    /// A preposition.
    Adposition,
    /// An adverb.
    Adverb,
    /// An auxiliary, modal verbs and all forms of “be” as a copula among them.
    Auxiliary,
    /// A coordinating conjunction.
    Coordinator,
    /// A determiner.
    Determiner,
    /// An interjection.
    Interjection,
    /// A common noun.
    Noun,
    /// A number.
    Number,
    /// A particle: “to” before a verb, “not”, the possessive “'s”.
    Particle,
    /// A pronoun.
    Pronoun,
    /// A name.
    Name,
    /// A punctuation mark.
    #[default]
    Mark,
    /// A subordinating conjunction: “that”, “if”, “because”.
    Subordinator,
    /// A symbol: “$”, “%”.
    Symbol,
    /// None of the others: foreign words, list numbers.
    Other,
    /// A verb in the past: “said”.
    VerbPast,
    /// A verb in the present, third person: “says”.
    VerbThird,
    /// A verb in the present, other persons: “say”.
    VerbPresent,
    /// An infinitive or imperative: “say”.
    VerbBase,
    /// A gerund or present participle: “saying”.
    VerbIng,
    /// A past participle: “said”.
    VerbParticiple,
}

/// Every tag, in the order of the rows of a model.
pub const TAGS: [Tag; N_TAGS] = [
    Tag::Adjective,
    Tag::Adposition,
    Tag::Adverb,
    Tag::Auxiliary,
    Tag::Coordinator,
    Tag::Determiner,
    Tag::Interjection,
    Tag::Noun,
    Tag::Number,
    Tag::Particle,
    Tag::Pronoun,
    Tag::Name,
    Tag::Mark,
    Tag::Subordinator,
    Tag::Symbol,
    Tag::Other,
    Tag::VerbPast,
    Tag::VerbThird,
    Tag::VerbPresent,
    Tag::VerbBase,
    Tag::VerbIng,
    Tag::VerbParticiple,
];

impl Tag {
    /// As an index into [`TAGS`].
    #[cfg(any(test, feature = "internals"))]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Whether it is a verb in any form, auxiliaries not counted.
    pub const fn is_verb(self) -> bool {
        self as u8 >= Self::VerbPast as u8
    }

    /// Whether it is a verb form that only stands with a subject: past or present.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VerbPast | Self::VerbThird | Self::VerbPresent)
    }

    /// Whether it is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(embedded::bytes("models/tagger.bin")));

/// Tags the tokens `range` of `draft`, which should be a sentence, in `tags`: one tag a token of
/// `range`. `cache` remembers what the spelling of each word of the draft says of it.
pub fn sentence(draft: &Draft, range: &Range<usize>, cache: &mut Cache, tags: &mut [Tag]) {
    let mut context = TagContext::default();
    for (idx, tag) in range.clone().zip(tags.iter_mut()) {
        let token = &draft.tokens[idx];
        *tag = match token.kind {
            TokenKind::Mark => mark_tag(draft.text(token.span)),
            TokenKind::Address | TokenKind::Object => Tag::Other,
            TokenKind::Word | TokenKind::Number => {
                let near = feature::near(draft, range.clone(), idx);
                context.initial = idx == range.start;
                let best = MODEL.best(draft, &near, context, cache);
                as_verb(draft, token, best)
            }
        };
        context.push(*tag);
    }
    settle_perfects(draft, range, tags);
}

/// The tag of a word that the model took for a noun though it is none: a form of a verb.
fn as_verb(draft: &Draft, token: &Token, tag: Tag) -> Tag {
    if tag != Tag::Noun || !draft.is(token, Class::NeverNouns) {
        tag
    } else if draft.word(token).ends_with('s') {
        Tag::VerbThird
    } else {
        Tag::VerbPresent
    }
}

/// Reads “have” with an adverb and a form in “-ed” behind it as one verb: “have also raised”. A model
/// that reads from left to right takes “have” for what somebody owns.
fn settle_perfects(draft: &Draft, range: &Range<usize>, tags: &mut [Tag]) {
    for at in 0..tags.len() {
        let token = &draft.tokens[range.start + at];
        if !matches!(
            tags[at],
            Tag::Auxiliary | Tag::VerbPresent | Tag::VerbThird | Tag::VerbPast
        ) || !draft.is(token, Class::FormsOfHave)
        {
            continue;
        }
        let adverbs = tags[at + 1..].iter();
        let n_adverbs = adverbs.take_while(|tag| **tag == Tag::Adverb).count();
        let verb = at + 1 + n_adverbs;
        let is_past = |idx: usize| {
            matches!(tags[idx], Tag::Adjective | Tag::VerbPast)
                && draft.word(&draft.tokens[range.start + idx]).ends_with("ed")
        };
        if 0 < n_adverbs && verb < tags.len() && is_past(verb) {
            tags[at] = Tag::Auxiliary;
            tags[verb] = Tag::VerbParticiple;
        }
    }
}

/// The tag of a mark, which needs no model.
pub fn mark_tag(text: &str) -> Tag {
    match text {
        "$" | "%" | "€" | "£" | "+" | "=" | "°" | "#" | "/" | "_" | "§" | "©" => Tag::Symbol,
        "&" => Tag::Coordinator,
        _ => Tag::Mark,
    }
}
