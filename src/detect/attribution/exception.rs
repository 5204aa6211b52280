//! Conditions under which a vague source is not reported, or with a lower grade.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::step::StepKind;

/// A condition under which a vague source is not reported, or is reported with a lower grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceException {
    /// A sentence nearby credits a statement to a named source. In the same paragraph, a sentence
    /// is nearby if it is at most three sentences away. In another paragraph, only the sentence
    /// directly before and the sentence directly after are nearby.
    NamedNearby,
    /// The draft credits a statement to a named source later in the same paragraph or in one of the
    /// next three paragraphs. This named source may be one of the people meant. Sources such as
    /// “some” and “many” never meet this condition, because they may mean anybody.
    NamedAhead,
    /// Another place in the draft says who is meant. For example, “officials” is clear if the draft
    /// also has “officials of the Port Authority”.
    Introduced,
    /// The source is a pronoun such as “they”. Shortly before, the draft mentions somebody whom the
    /// pronoun can mean. After “according to”, only pronouns for one person count, such as “her”.
    /// This person must be named in the same sentence or in the sentence before.
    Antecedent,
    /// The sentence has evidence, such as a link, a footnote or a source in parentheses:
    /// “(Reuters)”.
    Evidence,
    /// The sentence, the sentence before or the sentence after has evidence, such as a link, a
    /// footnote or a source in parentheses.
    EvidenceNearby,
    /// The sentence has a number in digits, such as “40%”. A number within the source, such as
    /// “2019” in “a 2019 study”, does not count.
    Figure,
    /// The source is a known source: the configuration lists it under `[vocabulary]`.
    Known,
    /// Earlier, the draft credits a statement to a named person. A pronoun may mean this person.
    PersonBefore,
    /// The source is a word such as “some” or “many”. This word may mean part of a group that the
    /// draft has mentioned: “Passengers were asked. Some say …”.
    Part,
    /// The source begins with “a”, “an”, “one” or “another”: “a study”. The draft may identify this
    /// source later.
    Single,
}

impl SourceException {
    /// Returns the step that shows in the trace that the detector looked for the condition. `None`
    /// for conditions that seldom apply.
    pub fn step(self) -> Option<StepKind> {
        Some(match self {
            Self::NamedNearby => StepKind::NobodyNamedNearby,
            Self::NamedAhead => StepKind::NobodyNamedAhead,
            Self::Antecedent => StepKind::NoAntecedent,
            Self::Evidence => StepKind::NoEvidenceInSentence,
            Self::EvidenceNearby => StepKind::NoEvidenceNearby,
            Self::Introduced => StepKind::NotIntroduced,
            Self::Figure => StepKind::NoFigure,
            Self::Known | Self::PersonBefore | Self::Part | Self::Single => return None,
        })
    }

    /// Says whether the condition shows who the source is. The other conditions only show that
    /// somebody nearby may be the source.
    pub fn identifies_source(self) -> bool {
        matches!(self, Self::Antecedent | Self::Known)
    }
}
