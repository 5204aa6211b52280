//! Layer 3: places worth showing. Knows no wording and no severity.
//!
//! A [`Detector`] is built from the parameters of a rule file and finds [`Match`]es in an
//! [`Analysis`]. Each family of detectors has a file; [`Spec`] is the table of them all.

pub mod allow;
pub mod anonymous;
pub mod asked;
pub mod attribution;
pub mod claim;
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
pub mod quotation;
pub mod stacked;
pub mod step;

use crate::analysis::Analysis;
use crate::analysis::passage::index::Bounds;
use crate::detect::found::Match;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;

/// Finds places in an analysed draft.
pub trait Detector: Send + Sync {
    /// The names of the parts that each of its matches captures, for messages.
    fn captures(&self) -> &'static [Capture];

    /// Adds what it finds to `found`.
    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>);

    /// Which passages it wants that stand in several drafts of a run; most want none.
    fn passages(&self) -> Option<Bounds> {
        None
    }

    /// Which fault of allows it wants; most want none.
    fn allows(&self) -> Option<allow::Fault> {
        None
    }
}

/// Every detector by the name that rule files call it, with its parameters.
#[derive(Debug, Clone, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Spec {
    /// Attributions to a kind of source.
    Attribution(attribution::BySource),
    /// Anonymous sources without a role and a reason.
    AnonymousSource(anonymous::AnonymousSource),
    /// Several sources for one content.
    StackedAttribution(stacked::Stacked),
    /// Verbs of saying that take a side.
    LoadedVerb(loaded::LoadedVerb),
    /// A surname that is quoted before its bearer is introduced.
    UnintroducedSource(name::Unintroduced),
    /// One name in two spellings.
    InconsistentName(name::Inconsistent),
    /// A draft that rests on one source.
    SingleSource(name::SingleSource),
    /// Claims that nothing backs.
    Claim(claim::Unbacked),
    /// A word written twice.
    DoubledWord(duplication::DoubledWord),
    /// A passage that stands in another draft, too.
    CopiedPassage(duplication::CopiedPassage),
    /// Something said twice.
    Repeat(duplication::Repeated),
    /// A heading that stands twice among its siblings.
    RepeatedHeading(heading::RepeatedHeading),
    /// Sentences in a row that open alike.
    RepeatedOpening(duplication::RepeatedOpening),
    /// Words and phrases of a lexicon or a list.
    Phrase(phrase::Phrase),
    /// Quotations that nobody is named for.
    Quotation(quotation::Uncredited),
    /// Quotations that are opened and not closed.
    UnclosedQuotation(quotation::UnclosedQuotation),
    /// Allows with a fault.
    Allow(allow::Allow),
    /// Text that markup took away.
    UnreadMarkup(markup::Unread),
}

impl Spec {
    /// The detector with these parameters, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says which parameter names something that does not exist: a lexicon, say.
    pub fn build(self, lexicons: &Lexicons) -> Result<Box<dyn Detector>, String> {
        Ok(match self {
            Self::Attribution(it) => Box::new(it.build(lexicons)?),
            Self::AnonymousSource(it) => Box::new(it.build(lexicons)?),
            Self::StackedAttribution(it) => Box::new(it),
            Self::LoadedVerb(it) => Box::new(it.build(lexicons)?),
            Self::UnintroducedSource(it) => Box::new(it),
            Self::InconsistentName(it) => Box::new(it),
            Self::SingleSource(it) => Box::new(it),
            Self::Claim(it) => Box::new(it),
            Self::DoubledWord(it) => Box::new(it),
            Self::CopiedPassage(it) => Box::new(it),
            Self::Repeat(it) => Box::new(it),
            Self::RepeatedHeading(it) => Box::new(it.build(lexicons)?),
            Self::RepeatedOpening(it) => Box::new(it),
            Self::Phrase(it) => Box::new(it.build(lexicons)?),
            Self::Quotation(it) => Box::new(it),
            Self::UnclosedQuotation(it) => Box::new(it),
            Self::Allow(it) => Box::new(it),
            Self::UnreadMarkup(it) => Box::new(it),
        })
    }
}
