//! Conditions under which a vague source is not reported, or with a lower grade.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::step::StepKind;

/// A condition that excuses a vague source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceException {
    /// The draft credits a statement to a named source nearby: up to three sentences away in the
    /// same paragraph, or in the sentence just before or after, even in another paragraph.
    NamedNearby,
    /// One of the next three paragraphs credits a statement to a named source. Nothing is reported
    /// then because the sentence with the unnamed source may sum up those paragraphs. This
    /// condition does not apply to “some” and “many”.
    NamedAhead,
    /// Another sentence says who the source is: “officials” is clear if the draft also has
    /// “officials of the Port Authority”.
    Introduced,
    /// The source is a pronoun, and the draft names the person shortly before. This condition does
    /// not apply to “according to him”: there, the name can stand in place of “him”.
    Antecedent,
    /// The sentence shows a source in another way: by a link, a footnote or a source in
    /// parentheses.
    Evidence,
    /// The sentence or a sentence next to it has a link, a footnote or a source in parentheses.
    EvidenceNearby,
    /// The sentence gives a figure: “40%”. A year in the name of the source is not such a figure:
    /// “a 2019 study”.
    Figure,
    /// The source is one of the known sources in the configuration.
    Known,
    /// The draft has credited a statement to a named person before, so a pronoun may mean that
    /// person.
    PersonBefore,
    /// The source is “some” or “many”, and the draft has mentioned the whole group before:
    /// “passengers”.
    Part,
    /// The source is a single thing, which the draft may identify later: “a study”.
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
