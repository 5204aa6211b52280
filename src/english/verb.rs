//! Reporting verbs, such as “say”, and how often they attribute a statement to somebody.

use strum::{EnumString, IntoStaticStr};

/// A verb that may attribute a statement to somebody.
#[derive(Clone, Debug)]
pub struct ReportingVerb {
    /// The infinitive of the verb.
    pub lemma: &'static str,
    /// How the verb presents the statement that it reports.
    pub sense: Sense,
    /// The share of the verb's occurrences that attribute a statement to somebody. The table has
    /// values from 0.01 to 0.99.
    pub share: f32,
    /// The name of each frame, and the share of the verb's occurrences in this frame that attribute
    /// a statement, from 0 to 1. A frame is a kind of complement, such as `that` or `object`.
    pub(super) figures: &'static [(&'static str, f32)],
}

/// How a verb presents the statement that it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Sense {
    /// The verb presents the statement without a judgement of the writer: “said”.
    Neutral,
    /// The verb shows the writer's doubt, blame or admiration: “claimed”, “slammed”.
    #[strum(serialize = "evaluative-loaded")]
    Loaded,
    /// The verb presents the statement as a fact: “revealed”, “admitted”.
    Factive,
    /// The verb presents the statement as a thought: “believes”.
    Cognition,
    /// The verb presents the statement as something that somebody supports or opposes: “supports”.
    Attitude,
    /// The verb presents the statement as a promise: “vowed”.
    Commissive,
    /// The verb presents the statement as a demand on others: “urged”.
    Directive,
    /// The verb presents the statement as something that a source shows: “suggests”.
    #[strum(serialize = "perception-of-source")]
    Perception,
    /// The verb presents an act and no statement: “signed”.
    Other,
}

impl ReportingVerb {
    /// Returns the share of the verb's occurrences in the frame `frame` that attribute a statement,
    /// from 0 to 1. A frame is a kind of complement, such as `that` or `object`. Returns `None` if
    /// the tables have no figure for this frame.
    pub fn share_in(&self, frame: &str) -> Option<f32> {
        let found = self.figures.iter().find(|(name, _)| *name == frame);
        found.map(|&(_, share)| share)
    }

    /// Returns the same share as [`ReportingVerb::share_in`], but for passive forms of the verb.
    pub fn passive_share(&self, frame: &str) -> Option<f32> {
        let is = |(name, _): &&(&str, f32)| name.strip_prefix("p:") == Some(frame);
        self.figures.iter().find(is).map(|&(_, share)| share)
    }

    /// Reads the sense and the figures of the verb `lemma`. The figures have the form
    /// `frame:percent` and are separated by spaces. The frame `any` stands for all occurrences of
    /// the verb. Returns `None` if `any` has no figure.
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
