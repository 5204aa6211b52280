//! Finds the part of speech of each token. The tagger is an averaged perceptron.

pub mod feature;
pub mod model;
mod recent;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use crate::embedded;
use crate::english::class::Class;
use crate::syntax::tag::feature::{N_TAGS, TagContext, WordCache};
use crate::syntax::tag::model::Model;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// A part of speech. The tags are those of Universal Dependencies. In addition, the forms of verbs
/// have tags of their own.
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

/// All tags, in the order in which a model has its weights.
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
    /// Returns the index of the tag in [`TAGS`].
    #[cfg(any(test, feature = "internals"))]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Says whether the tag is for a verb in any form. Auxiliaries are not included.
    pub const fn is_verb(self) -> bool {
        self as u8 >= Self::VerbPast as u8
    }

    /// Says whether the tag is for a verb form that needs a subject: “said”, “says”, “say”.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VerbPast | Self::VerbThird | Self::VerbPresent)
    }

    /// Says whether the tag is for a verb form that needs a subject, or for an auxiliary.
    pub const fn is_finite_or_auxiliary(self) -> bool {
        self.is_finite() || matches!(self, Self::Auxiliary)
    }

    /// Says whether the tag is for a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(embedded::bytes("models/tagger.bin")));

/// Tags the tokens `range` of `draft`, which must be those of one sentence. Writes one tag into
/// `tags` for each token of `range`. `cache` keeps values that depend only on a word, for the next
/// call.
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
    correct_missing_verb(draft, range, tags);
}

/// Corrects the tag of the verb if the model took it for a noun: “plans” in “The government plans
/// to sell the port.” This is done only if the sentence has no other finite verb, and if it ends
/// with a full stop or a quotation mark. The first word that meets these conditions is the verb:
///
/// - It is a form of a reporting verb in -s.
/// - A noun or pronoun comes before it, and a word such as “to” or “that” after it.
///
/// If a preposition comes earlier, nothing is corrected: “A list of union demands to cut costs.” is
/// no sentence.
fn correct_missing_verb(draft: &Draft, range: &Range<usize>, tags: &mut [Tag]) {
    let is_sentence = draft.tokens[range.clone()]
        .last()
        .is_some_and(|last| matches!(draft.word(last), "." | "”" | "\""));
    if !is_sentence || tags.iter().any(|tag| tag.is_finite_or_auxiliary()) {
        return;
    }
    let is_verb = |around: &[Tag], token: &Token| {
        let [before, Tag::Noun, after] = around else {
            return false;
        };
        matches!(after, Tag::Particle | Tag::Subordinator)
            && (before.is_noun() || *before == Tag::Pronoun)
            && !token.capital
            && draft.word(token).ends_with('s')
            && draft.record(token).is_reporting_verb()
    };
    let middles = draft.tokens[range.clone()].iter().skip(1);
    let verb = tags
        .windows(3)
        .zip(middles)
        .position(|(around, token)| is_verb(around, token));
    if let Some(before) = verb
        && !tags[..=before].contains(&Tag::Adposition)
    {
        tags[before + 1] = Tag::VerbThird;
    }
}

/// Returns the tag of a verb form for a word that the model took for a noun, although it is never a
/// noun. Otherwise returns `tag`.
fn corrected_tag(draft: &Draft, token: &Token, tag: Tag) -> Tag {
    if tag != Tag::Noun || !draft.is(token, Class::NeverNouns) {
        tag
    } else if draft.word(token).ends_with('s') {
        Tag::VerbThird
    } else {
        Tag::VerbPresent
    }
}

/// Corrects the tags of “have” and a form in “-ed” if only adverbs are between the two words: “have
/// also raised”. “Have” becomes an auxiliary, and the form becomes a participle. The model tags
/// from left to right. It takes “have” for a main verb because it has not reached “raised” yet.
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

/// Returns the tag of the punctuation mark or symbol `text`. No model is needed for this.
pub fn mark_tag(text: &str) -> Tag {
    match text {
        "$" | "%" | "€" | "£" | "+" | "=" | "°" | "#" | "/" | "_" | "§" | "©" => Tag::Symbol,
        "&" => Tag::Coordinator,
        _ => Tag::Mark,
    }
}
