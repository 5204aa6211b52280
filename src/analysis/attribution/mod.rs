//! Attributions: source, cue and content.

pub mod adjunct;
pub mod antecedent;
pub mod candidate;
pub mod carry;
pub mod content;
pub mod finder;
pub mod found;
pub mod frame;
pub mod group;
pub mod kind;
pub mod label;
pub mod mention;
pub mod nominal;
pub mod odds;
pub mod phrase;
pub mod subject;
pub mod token_view;
pub mod tuning;
pub mod verbal;

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{Display, IntoStaticStr, VariantNames};

use crate::analysis::attribution::frame::Frame;
use crate::analysis::quote::Quote;
use crate::analysis::vocabulary::SourceId;
use crate::english::class::Class;
use crate::english::verb::ReportingVerb;
use crate::syntax::Syntax;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::Token;

/// A statement of the draft and the source that it is credited to.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The source; `None` if the text names nobody: “it is said”.
    pub source: Option<Source>,
    /// The words that link source and content: “said”, “according to”, “'s claim that”.
    pub cue: Span,
    /// The words that give what the source said, in reading order. Other words, such as the cue,
    /// may separate these parts.
    pub content: Vec<Span>,
    /// Whether the content is quoted.
    pub manner: Manner,
    /// The verb of the cue, if it is in the lexicon.
    pub verb: Option<&'static ReportingVerb>,
    /// How the cue is built.
    pub pattern: CuePattern,
}

/// How the cue of an attribution is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CuePattern {
    /// A verb and its complement: “she said that …”.
    Verb(Frame),
    /// A verb that ends its clause and follows a quotation: “‘…’, she said”.
    AfterQuote,
    /// A verb that ends its clause and follows a comma: “…, she said”.
    AfterComma,
    /// A preposition: “according to her”.
    AccordingTo,
    /// A noun: “her claim that …”.
    Noun,
    /// An adjective: “aware that …”.
    Adjective,
    /// A name and a colon, which transcripts have before each turn of speech: “Ann: …”.
    Label,
    /// A dash and a name after a quotation: “— Ann Gray”.
    Signature,
}

impl CuePattern {
    /// Returns the name that the lexicon and the output of `copydesk inspect` have for the pattern.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verb(frame) => frame.into(),
            other => other.into(),
        }
    }
}

/// Whether the content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Manner {
    /// All of the content is quoted.
    Direct,
    /// None of the content is quoted.
    Indirect,
    /// Some of the content is quoted.
    Mixed,
}

/// The source of an attribution.
#[derive(Clone, Debug)]
pub struct Source {
    /// The words that name the source.
    pub span: Span,
    /// The kind of the source.
    pub kind: SourceKind,
    /// For a pronoun or a short name: the earlier words that name the same source in full.
    pub antecedent: Option<Span>,
    /// The number of the source if the source is a known source; `None` otherwise.
    pub known: Option<SourceId>,
}

/// The kind of a source.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    JsonSchema,
    Display,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A named person.
    Person,
    /// A named organisation, such as a company, a newspaper or a ministry. The name of a capital is
    /// also an organisation if it stands for the government.
    Organization,
    /// A text, such as a report, a poll or a law.
    Document,
    /// A person with an office but without a name, such as “the minister” or “a senior Treasury
    /// official”.
    Role,
    /// A group of people without names, such as “critics”, “officials” or “residents”.
    Collective,
    /// A source whose name the draft leaves out, such as “a source” or “people familiar with the
    /// matter”.
    Anonymous,
    /// A pronoun, such as “he” or “them”.
    Pronoun,
}

/// Finds the attributions of the draft of `syntax`, sorted by the position of their cues.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote]) -> Vec<Attribution> {
    finder::find(syntax, quotes)
}

impl Attribution {
    /// Returns the first `n_tokens` tokens of the first part of the content, or all tokens of this
    /// part if there are fewer.
    pub fn opening<'d>(&self, draft: &'d Draft, n_tokens: usize) -> &'d [Token] {
        let tokens = self
            .content
            .first()
            .map(|content| draft.tokens_in(*content));
        let tokens = tokens.map_or(&[][..], |tokens| &draft.tokens[tokens]);
        &tokens[..n_tokens.min(tokens.len())]
    }

    /// Returns the span that covers both the cue and the source: “according to them”.
    pub fn naming(&self) -> Span {
        self.source
            .as_ref()
            .map_or(self.cue, |source| source.span.cover(self.cue))
    }

    /// Says whether the cue begins with a preposition: “according to them”, “per the ministry”.
    pub fn is_prepositional(&self, draft: &Draft) -> bool {
        let first = draft.tokens.get(draft.token_at(self.cue.start));
        first.is_some_and(|token| draft.is(token, Class::AdjunctOpeners))
    }
}

#[cfg(test)]
mod tests;
