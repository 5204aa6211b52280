//! Layer 3: places worth showing.
//!
//! A [`Detector`] is built from the parameters of a rule file and finds [`Match`]es in an
//! [`Analysis`]. Each family of detectors has a file; [`DETECTORS`] is the table of them all.

pub mod accusation;
pub mod against;
pub mod allow;
pub mod anonymous;
pub mod asked;
pub mod attribution;
pub mod balance;
pub mod claim;
pub mod consistency;
pub mod deletion;
pub mod duplication;
pub mod found;
pub mod heading;
pub mod lexicons;
pub mod loaded;
pub mod markup;
pub mod name;
pub mod parameter;
pub mod patterns;
pub mod phrase;
pub mod published;
pub mod quotation;
pub mod stacked;
pub mod stances;
pub mod step;
pub mod unfinished;
pub mod wording;

use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;

use crate::analysis::Analysis;
use crate::analysis::passage::index::Bounds;
use crate::detect::against::Discrepancy;
use crate::detect::allow::Fault;
use crate::detect::found::Match;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::wording::WordingBounds;
use crate::error::Error;

/// Every detector, by the name that rule files call it.
pub const DETECTORS: &[DetectorEntry] = &[
    DetectorEntry::new::<attribution::BySource>("attribution"),
    DetectorEntry::new::<anonymous::AnonymousSource>("anonymous-source"),
    DetectorEntry::new::<stacked::Stacked>("stacked-attribution"),
    DetectorEntry::new::<loaded::LoadedVerb>("loaded-verb"),
    DetectorEntry::new::<name::Unintroduced>("unintroduced-source"),
    DetectorEntry::new::<name::Inconsistent>("inconsistent-name"),
    DetectorEntry::new::<name::SingleSource>("single-source"),
    DetectorEntry::new::<balance::SourceBalance>("source-balance"),
    DetectorEntry::new::<claim::Unbacked>("claim"),
    DetectorEntry::new::<accusation::Accusation>("accusation"),
    DetectorEntry::new::<duplication::DoubledWord>("doubled-word"),
    DetectorEntry::new::<Bounds>("copied-passage"),
    DetectorEntry::new::<published::PublishedBounds>("published-passage"),
    DetectorEntry::new::<duplication::Repeated>("repeat"),
    DetectorEntry::new::<heading::RepeatedHeading>("repeated-heading"),
    DetectorEntry::new::<duplication::RepeatedOpening>("repeated-opening"),
    DetectorEntry::new::<phrase::Phrase>("phrase"),
    DetectorEntry::new::<quotation::Uncredited>("quotation"),
    DetectorEntry::new::<quotation::UnclosedQuotation>("unclosed-quotation"),
    DetectorEntry::new::<allow::Allow>("allow"),
    DetectorEntry::new::<markup::Unread>("unread-markup"),
    DetectorEntry::new::<against::AgainstNotes>("against-notes"),
    DetectorEntry::new::<consistency::WrongWeekday>("wrong-weekday"),
    DetectorEntry::new::<consistency::TwoAges>("two-ages"),
    DetectorEntry::new::<consistency::TwoTitles>("two-titles"),
    DetectorEntry::new::<consistency::WrongSum>("wrong-sum"),
    DetectorEntry::new::<consistency::WrongYear>("wrong-year"),
    DetectorEntry::new::<consistency::ConflictingFigures>("conflicting-figures"),
    DetectorEntry::new::<consistency::MiscountedList>("miscounted-list"),
    DetectorEntry::new::<unfinished::LeftIn>("unfinished"),
    DetectorEntry::new::<WordingBounds>("two-wordings"),
];

/// A detector: its name, its parameters and how it is built from them.
pub struct DetectorEntry {
    /// The name.
    pub name: &'static str,
    build: fn(toml::Table, &Lexicons) -> Result<Detector, Error>,
    schema: fn() -> Schema,
}

/// The parameters of a detector, as rule files and settings give them.
pub trait Spec: DeserializeOwned + JsonSchema {
    /// The detector with these parameters, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says which parameter names something that does not exist: a lexicon, say.
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error>;
}

/// What finds the places of a rule.
#[derive(Clone)]
pub enum Detector {
    /// A search in one draft.
    Draft(Arc<dyn Detect>),
    /// A search for passages that several drafts of a run share, within these bounds.
    Run(Bounds),
    /// A search for quotations that drafts of a run have in several wordings, within these bounds.
    Wordings(WordingBounds),
    /// A comparison of a draft with its notes, for what of it is this discrepancy.
    Notes(Discrepancy),
    /// A search for passages of a draft in an archive of published articles, within these bounds.
    Archive(Bounds),
    /// The check of the comments that allow findings for this fault, when all else was found.
    Suppression(Fault),
}

/// Finds places in an analysed draft.
pub trait Detect: Send + Sync {
    /// What each of its matches captures for messages.
    fn captures(&self) -> &'static [Capture];

    /// Adds what it finds to `found`.
    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>);
}

impl DetectorEntry {
    const fn new<S: Spec>(name: &'static str) -> Self {
        Self {
            name,
            build: |parameters, lexicons| {
                let spec: Result<S, _> = parameters.try_into();
                let spec = spec.map_err(|error| Error::new(error.message()))?;
                spec.build(lexicons)
            },
            schema: || {
                let mut settings = SchemaSettings::draft07();
                settings.inline_subschemas = true;
                settings.meta_schema = None;
                settings.into_generator().into_root_schema_for::<S>()
            },
        }
    }
}

impl Detector {
    /// A detector that searches one draft.
    pub fn draft(detect: impl Detect + 'static) -> Self {
        Self::Draft(Arc::new(detect))
    }

    /// Whether it compares the drafts of a run with each other.
    pub fn compares_drafts(&self) -> bool {
        matches!(self, Self::Run(_) | Self::Wordings(_))
    }

    /// What each of its matches captures for messages.
    pub fn captures(&self) -> &'static [Capture] {
        match self {
            Self::Draft(detect) => detect.captures(),
            Self::Run(_) => &[
                Capture::Origin,
                Capture::Drafts,
                Capture::Same,
                Capture::Words,
            ],
            Self::Wordings(_) => wording::CAPTURES,
            Self::Notes(_) => against::CAPTURES,
            Self::Archive(_) => published::CAPTURES,
            Self::Suppression(fault) => fault.captures(),
        }
    }
}

/// Parameters that need nothing else to detect.
impl<D: Detect + DeserializeOwned + JsonSchema + 'static> Spec for D {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::draft(self))
    }
}

impl Spec for Bounds {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Run(self))
    }
}
