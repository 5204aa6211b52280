//! Parts of speech of tokens, tagged by an averaged perceptron.

pub mod feature;
pub mod model;
mod recent;

use std::ops::Range;
use std::sync::LazyLock;

use crate::embedded;
use crate::english::class::Class;
use crate::syntax::tag::feature::{N_TAGS, TagContext, WordCache};
use crate::syntax::tag::model::Model;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// A part of speech. The tags are the universal ones, with separate tags for the forms of verbs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// An adjective.
    Adjective,
    /// A preposition.
    Adposition,
    /// An adverb.
    Adverb,
    /// An auxiliary, including modal verbs and all forms of “be” as a copula.
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
    /// Another word, such as a foreign word or the number of a list item.
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

/// All tags, in the order of the rows of a model.
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
    /// Converts to an index into [`TAGS`].
    #[cfg(any(test, feature = "internals"))]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Returns whether the tag is a verb in any form, excluding auxiliaries.
    pub const fn is_verb(self) -> bool {
        self as u8 >= Self::VerbPast as u8
    }

    /// Returns whether the tag is a verb form that needs a subject: past or present.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VerbPast | Self::VerbThird | Self::VerbPresent)
    }

    /// Returns whether the tag is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(embedded::bytes("models/tagger.bin")));

/// Tags the tokens `range` of `draft`, which should be a sentence. `tags` gets one tag per token of
/// `range`, and `cache` keeps the features that depend only on the word.
pub fn tag_sentence(draft: &Draft, range: &Range<usize>, cache: &mut WordCache, tags: &mut [Tag]) {
    let mut context = TagContext::default();
    for (idx, tag) in range.clone().zip(tags.iter_mut()) {
        let token = &draft.tokens[idx];
        *tag = match token.kind {
            TokenKind::Mark => mark_tag(draft.text(token.span)),
            TokenKind::Address | TokenKind::Object => Tag::Other,
            TokenKind::Word | TokenKind::Number => {
                let window = feature::token_window(draft, range.clone(), idx);
                context.is_first = idx == range.start;
                let best = MODEL.best_tag(draft, &window, context, cache);
                corrected_tag(draft, token, best)
            }
        };
        context.advance(*tag);
    }
    correct_perfects(draft, range, tags);
}

/// If the model tagged a word as a noun that is never a noun, returns the tag of a verb form.
/// Otherwise returns `tag`.
fn corrected_tag(draft: &Draft, token: &Token, tag: Tag) -> Tag {
    if tag != Tag::Noun || !draft.is(token, Class::NeverNouns) {
        tag
    } else if draft.word(token).ends_with('s') {
        Tag::VerbThird
    } else {
        Tag::VerbPresent
    }
}

/// If only adverbs are between “have” and a form in “-ed”, tags “have” as an auxiliary and the form
/// as a participle: “have also raised”. The model tags from left to right, and takes “have” for a
/// main verb because it has not reached “raised” yet.
fn correct_perfects(draft: &Draft, range: &Range<usize>, tags: &mut [Tag]) {
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

/// Returns the tag of a mark, which needs no model.
pub fn mark_tag(text: &str) -> Tag {
    match text {
        "$" | "%" | "€" | "£" | "+" | "=" | "°" | "#" | "/" | "_" | "§" | "©" => Tag::Symbol,
        "&" => Tag::Coordinator,
        _ => Tag::Mark,
    }
}
