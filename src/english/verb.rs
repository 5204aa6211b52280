//! Verbs that may attribute, and how often they do.

use strum::EnumString;

/// A verb that may attribute.
#[derive(Clone, Debug)]
pub struct ReportingVerb {
    /// Its infinitive.
    pub lemma: &'static str,
    /// What it says about what it reports.
    pub sense: Sense,
    /// How often it attributes at all, as a share: the table has it from 0.01 to 0.99.
    pub share: f32,
    /// How often it attributes in each frame: the frame's name, the share in 0 to 1.
    pub(super) figures: &'static [(&'static str, f32)],
}

/// What a verb says about what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Sense {
    /// Nothing: “said”.
    Neutral,
    /// That the writer doubts, blames or admires: “claimed”, “slammed”.
    #[strum(serialize = "evaluative-loaded")]
    Loaded,
    /// That it is so: “revealed”, “admitted”.
    Factive,
    /// That it is in somebody's mind: “believes”.
    Cognition,
    /// That somebody is for or against it: “supports”.
    Attitude,
    /// That somebody promises it: “vowed”.
    Commissive,
    /// That somebody wants others to do it: “urged”.
    Directive,
    /// That something shows it: “suggests”.
    #[strum(serialize = "perception-of-source")]
    Perception,
    /// That it is done rather than said: “signed”.
    Other,
}

impl ReportingVerb {
    /// The share of occurrences in frame `frame` that attribute, in 0 to 1.
    pub fn share_in(&self, frame: &str) -> Option<f32> {
        let found = self.figures.iter().find(|(name, _)| *name == frame);
        found.map(|&(_, share)| share)
    }

    /// As [`ReportingVerb::share_in`], of passive forms.
    pub fn passive_share(&self, frame: &str) -> Option<f32> {
        let is = |(name, _): &&(&str, f32)| name.strip_prefix("p:") == Some(frame);
        self.figures.iter().find(is).map(|&(_, share)| share)
    }

    /// Reads what the table says of `lemma`: its sense, and its figures as `frame:percent`, apart by
    /// spaces. `None` if no figure is called `any`.
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
