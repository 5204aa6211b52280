//! Reporting verbs, and how often they attribute.

use strum::EnumString;

/// A verb that may attribute a statement.
#[derive(Clone, Debug)]
pub struct ReportingVerb {
    /// The infinitive.
    pub lemma: &'static str,
    /// How the verb presents the reported statement.
    pub sense: Sense,
    /// The share of the verb's occurrences that attribute. The table has values from 0.01 to 0.99.
    pub share: f32,
    /// For each frame, the share of the verb's occurrences in it that attribute: the name of the
    /// frame, and the share from 0 to 1.
    pub(super) figures: &'static [(&'static str, f32)],
}

/// How a verb presents the statement that it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Sense {
    /// As a fact or a view that the writer does not judge: “said”.
    Neutral,
    /// With the writer's doubt, blame or admiration: “claimed”, “slammed”.
    #[strum(serialize = "evaluative-loaded")]
    Loaded,
    /// As a fact: “revealed”, “admitted”.
    Factive,
    /// As a thought: “believes”.
    Cognition,
    /// As something that somebody supports or opposes: “supports”.
    Attitude,
    /// As a promise: “vowed”.
    Commissive,
    /// As a demand on others: “urged”.
    Directive,
    /// As something that a source shows: “suggests”.
    #[strum(serialize = "perception-of-source")]
    Perception,
    /// As an act, not as a statement: “signed”.
    Other,
}

impl ReportingVerb {
    /// Of the occurrences in frame `frame`, returns the share that attribute, from 0 to 1.
    pub fn share_in(&self, frame: &str) -> Option<f32> {
        let found = self.figures.iter().find(|(name, _)| *name == frame);
        found.map(|&(_, share)| share)
    }

    /// Like [`ReportingVerb::share_in`], for passive forms.
    pub fn passive_share(&self, frame: &str) -> Option<f32> {
        let is = |(name, _): &&(&str, f32)| name.strip_prefix("p:") == Some(frame);
        self.figures.iter().find(is).map(|&(_, share)| share)
    }

    /// Reads the row of `lemma`, which has its sense and its figures. The figures have the form
    /// `frame:percent` and are separated by spaces. Returns `None` if no figure is for the frame
    /// `any`.
    pub fn read(lemma: &'static str, sense: &str, figures: &'static str) -> Option<Self> {
        let figures = figures.split(' ').filter_map(|entry| {
            let (frame, share) = entry.split_once(':')?;
            Some((frame, share.parse::<f32>().ok()? / 100.0))
        });
        let figures: Vec<(&str, f32)> = figures.collect();
        let share = figures.iter().find(|(name, _)| *name == "any")?.1;
        Some(Self {
            lemma,
            sense: sense.parse().unwrap_or(Sense::Neutral),
            share,
            figures: figures.leak(),
        })
    }
}
