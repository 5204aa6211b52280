//! Layer 3: detectors.
//!
//! A [`Detector`] is built from the parameters of a rule file and finds [`Match`]es in an
//! [`Analysis`]. Related detectors share a file. [`DETECTORS`] lists all detectors.

pub mod accusation;
pub mod against;
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
pub mod suppression;
pub mod unfinished;
pub mod wording;

use std::sync::Arc;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;

use crate::analysis::Analysis;
use crate::analysis::passage::index::Bounds;
use crate::detect::against::Discrepancy;
use crate::detect::found::Match;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::suppression::Fault;
use crate::detect::wording::WordingBounds;
use crate::error::Error;

/// Every detector, by its name in rule files.
pub const DETECTORS: &[DetectorEntry] = &[
    DetectorEntry::new::<attribution::VagueSource>("attribution"),
    DetectorEntry::new::<anonymous::AnonymousSource>("anonymous-source"),
    DetectorEntry::new::<stacked::StackedSources>("stacked-attribution"),
    DetectorEntry::new::<loaded::LoadedVerb>("loaded-verb"),
    DetectorEntry::new::<name::UnintroducedSource>("unintroduced-source"),
    DetectorEntry::new::<name::InconsistentName>("inconsistent-name"),
    DetectorEntry::new::<name::SingleSource>("single-source"),
    DetectorEntry::new::<balance::SourceBalance>("source-balance"),
    DetectorEntry::new::<claim::UnbackedClaim>("claim"),
    DetectorEntry::new::<accusation::Accusation>("accusation"),
    DetectorEntry::new::<duplication::DoubledWord>("doubled-word"),
    DetectorEntry::new::<Bounds>("copied-passage"),
    DetectorEntry::new::<published::PublishedBounds>("published-passage"),
    DetectorEntry::new::<duplication::Repeated>("repeat"),
    DetectorEntry::new::<heading::RepeatedHeading>("repeated-heading"),
    DetectorEntry::new::<duplication::RepeatedOpening>("repeated-opening"),
    DetectorEntry::new::<phrase::Phrase>("phrase"),
    DetectorEntry::new::<quotation::UncreditedQuotation>("quotation"),
    DetectorEntry::new::<quotation::UnclosedQuotation>("unclosed-quotation"),
    DetectorEntry::new::<suppression::SuppressionRule>("allow"),
    DetectorEntry::new::<markup::Unread>("unread-markup"),
    DetectorEntry::new::<against::AgainstNotes>("against-notes"),
    DetectorEntry::new::<consistency::WrongWeekday>("wrong-weekday"),
    DetectorEntry::new::<consistency::TwoAges>("two-ages"),
    DetectorEntry::new::<consistency::TwoTitles>("two-titles"),
    DetectorEntry::new::<consistency::WrongSum>("wrong-sum"),
    DetectorEntry::new::<consistency::WrongYear>("wrong-year"),
    DetectorEntry::new::<consistency::ConflictingFigures>("conflicting-figures"),
    DetectorEntry::new::<consistency::MiscountedList>("miscounted-list"),
    DetectorEntry::new::<unfinished::UnfinishedText>("unfinished"),
    DetectorEntry::new::<WordingBounds>("two-wordings"),
];

/// An entry of the list of detectors: the name, the parameters and the constructor.
pub struct DetectorEntry {
    /// The name of the detector in rule files.
    pub name: &'static str,
    build: fn(toml::Table, &Lexicons) -> Result<Detector, Error>,
    schema: fn() -> Schema,
}

/// The parameters of a detector, as rule files and settings set them.
pub trait Spec: DeserializeOwned + JsonSchema {
    /// Builds the detector with these parameters, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter names something that does not exist, such as a lexicon.
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error>;
}

/// The detector of a rule. The variants differ in what the detector searches.
#[derive(Clone)]
pub enum Detector {
    /// Searches one draft.
    Draft(Arc<dyn Detect>),
    /// Searches for passages that several drafts of a run share, within these bounds.
    Run(Bounds),
    /// Searches for quotations that two drafts of a run give in different words, within these
    /// bounds.
    Wordings(WordingBounds),
    /// Compares a draft with its notes, and finds problems of this kind.
    Notes(Discrepancy),
    /// Searches an archive of published articles for passages of a draft, within these bounds.
    Archive(Bounds),
    /// Searches for suppression comments with this fault, after all other detectors have run.
    Suppression(Fault),
}

/// A search in one analysed draft.
pub trait Detect: Send + Sync {
    /// Returns which captures each match has. Messages may use these captures as placeholders.
    fn captures(&self) -> &'static [Capture];

    /// Adds the matches in the draft of `analysis` to `found`.
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
    /// Returns a detector that searches one draft.
    pub fn draft(detect: impl Detect + 'static) -> Self {
        Self::Draft(Arc::new(detect))
    }

    /// Says whether the detector compares the drafts of a run with each other.
    pub fn compares_drafts(&self) -> bool {
        matches!(self, Self::Run(_) | Self::Wordings(_))
    }

    /// Returns which captures each match has. Messages may use these captures as placeholders.
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

/// If a detector has no further state, the type of its parameters is the detector.
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
