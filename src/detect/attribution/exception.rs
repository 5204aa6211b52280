//! Conditions under which a vague source is not reported, or with a lower grade.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::step::StepKind;

/// A condition under which a vague source is not reported, or is reported with a lower grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceException {
    /// Nearby, the draft credits a statement to a named source. “Nearby” means at most three
    /// sentences away in the same paragraph. The sentence directly before the source and the one
    /// directly after count as nearby even if they are in other paragraphs.
    NamedNearby,
    /// Later in the same paragraph, or in one of the next three paragraphs, the draft credits a
    /// statement to a named source, who may be one of the people meant. Sources such as “some” and
    /// “many”, which may mean anybody, never meet this condition.
    NamedAhead,
    /// Another place in the draft says who is meant: “officials” is clear if the draft also has
    /// “officials of the Port Authority”.
    Introduced,
    /// The source is a pronoun such as “they”, and shortly before, the draft mentions somebody whom
    /// the pronoun can mean. If the pronoun follows “according to”, it must be a pronoun for one
    /// person, such as “her”, and the same sentence or the sentence before must name that person.
    Antecedent,
    /// The sentence has a link, a footnote, or a source in parentheses such as “(Reuters)”.
    Evidence,
    /// The sentence, the sentence before or the sentence after has a link, a footnote, or a source
    /// in parentheses.
    EvidenceNearby,
    /// The sentence gives a figure, such as “40%”. A number within the source, such as “2019” in “a
    /// 2019 study”, does not count as a figure.
    Figure,
    /// The configuration lists the source under `[vocabulary]` as a source that readers know.
    Known,
    /// Earlier, the draft credits a statement to a named person, so a pronoun may mean that person.
    PersonBefore,
    /// The source is a word such as “some” or “many” that may mean part of a group which the draft
    /// has mentioned: “Passengers were asked. Some say …”.
    Part,
    /// The source begins with “a”, “an”, “one” or “another”, as “a study” does. The draft may
    /// identify such a source later.
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
