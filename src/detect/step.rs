//! The steps of a decision, and the words of a draft that steps and matches capture.
//! `rules/trace.toml` has the text of each step.

use strum::{IntoStaticStr, VariantNames};

use crate::analysis::attribution::SourceKind;
use crate::analysis::claim::ClaimKind;
use crate::analysis::repeat::form::Condition;
use crate::detect::found::excerpt_of;
use crate::text::draft::Draft;
use crate::text::span::{Place, Span};

/// A step of a detector's decision.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the detector saw or looked for.
    pub kind: StepKind,
    /// Words of the draft for each placeholder in the step's text in `rules/trace.toml`.
    pub captures: Vec<(Capture, String)>,
    /// The place that the step is about. `None` if the step is not about a place.
    pub place: Option<Place>,
}

/// The name of a captured value. The texts of messages, fixes and steps use the same name as a
/// placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Capture {
    Attribution,
    Changes,
    Claim,
    Count,
    Cue,
    Date,
    Deleted,
    Distance,
    Drafts,
    First,
    Heading,
    Introduction,
    Judgement,
    Least,
    Line,
    Most,
    Name,
    Named,
    Nearest,
    Opener,
    Opening,
    Origin,
    Phrase,
    Quotation,
    Rules,
    Same,
    Second,
    Share,
    Source,
    Sources,
    Usual,
    Verb,
    Word,
    Words,
    Written,
}

/// What a step saw or looked for. `rules/trace.toml` has a text for each name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum StepKind {
    /// Why the words are a claim.
    Claim(ClaimKind),
    /// What kind of source the attribution has.
    Source(SourceKind),
    /// A condition which suggests that a repeat is intended.
    Form(Condition),
    // Claims, and where the detector looked for a source.
    States,
    NoSourceInSentence,
    NoSourceInParagraph,
    SourceClosed,
    NoSourceBefore,
    PersonBeside,
    NoSourceAfter,
    NoSourceBelow,
    NoPollAbove,
    NoSourceForDraft,
    // Quotations.
    Quotation,
    Unclosed,
    NoSpeaker,
    // Attributions.
    Attributes,
    NobodyNamedNearby,
    NobodyNamedAhead,
    NoAntecedent,
    NoEvidenceInSentence,
    NoEvidenceNearby,
    NotIntroduced,
    NoFigure,
    NoRole,
    NoReason,
    Loaded,
    NotBorneOut,
    OnlySource,
    FewSources,
    NamedShare,
    SourceShare,
    Stacked,
    // Names.
    IntroducedLate,
    UsualName,
    // Words and phrases.
    Phrase,
    // Repeats.
    Repeated,
    Changed,
    Shares,
    Slot,
    Addressed,
    Doubled,
    Ungrammatical,
    Unusual,
    Doubtful,
    Alike,
    SameHeading,
    Copied,
    BothDated,
    OtherWords,
    Published,
    // Contradictions.
    DayOf,
    YearBeside,
    SaidBefore,
    SaidElsewhere,
    Parts,
    LastItem,
    // Notes.
    NotesHave,
    NotesHaveNot,
    // Unfinished copy.
    Placeholder,
    Frame,
    StrayLine,
    DoubledLine,
    PointsToNothing,
    // Markup.
    Unread,
    // Suppression comments.
    Covers,
    CoversDraft,
    CoversNothing,
    Unneeded,
    LikeNoName,
    NearestName,
    Unexplained,
    NearlyAllows,
    RangeWithoutEnd,
    RangeWithoutStart,
    RangeNested,
}

impl Step {
    /// Returns a step of the kind `kind`, without captures and without a place.
    pub fn new(kind: StepKind) -> Self {
        Self {
            kind,
            captures: Vec::new(),
            place: None,
        }
    }

    /// Returns a step of the kind `kind` at `span`. The step captures the words at `span`.
    pub fn at(kind: StepKind, draft: &Draft, span: Span) -> Self {
        let step = Self::new(kind).place(draft.place(span));
        step.capture(Capture::Words, excerpt_of(draft, span))
    }

    /// Sets the place of the step to `place`.
    pub fn place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds `words` as `capture`.
    pub fn capture(mut self, capture: Capture, words: String) -> Self {
        self.captures.push((capture, words));
        self
    }
}

impl Capture {
    /// Returns the name of the placeholder in the texts of rules and steps.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl StepKind {
    /// Returns the name of the step in `rules/trace.toml`.
    pub fn name(self) -> String {
        let name: &str = self.into();
        match self {
            Self::Claim(kind) => format!("{name}-{kind}"),
            Self::Source(kind) => format!("{name}-{kind}"),
            Self::Form(condition) => format!("{name}-{condition}"),
            _ => name.to_owned(),
        }
    }

    /// Returns the names of all steps.
    pub fn names() -> Vec<String> {
        let of_family = |family: &str, kinds: &[&str]| {
            let names = kinds.iter().map(|kind| format!("{family}-{kind}"));
            names.collect::<Vec<_>>()
        };
        let names = Self::VARIANTS.iter().flat_map(|name| match *name {
            "claim" => of_family(name, ClaimKind::VARIANTS),
            "source" => of_family(name, SourceKind::VARIANTS),
            "form" => of_family(name, Condition::VARIANTS),
            name => vec![name.to_owned()],
        });
        names.collect()
    }
}
