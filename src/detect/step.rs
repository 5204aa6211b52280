//! The steps of a decision, and the words of a draft that steps and matches capture. The words
//! for each step are in `rules/trace.toml`.

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
    /// What was seen or looked for.
    pub kind: StepKind,
    /// Words of the draft by the names that the words of the step call them.
    pub captures: Vec<(Capture, String)>,
    /// Where it was taken, if at a place.
    pub place: Option<Place>,
}

/// What is captured for messages, fixes and steps, by the name that their words call it.
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

/// What a step saw or looked for, by the name that `rules/trace.toml` has words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum StepKind {
    /// What made it a claim.
    Claim(ClaimKind),
    /// What a source is.
    Source(SourceKind),
    /// A condition of form that a repeat meets.
    Form(Condition),
    // Claims, and where a source was looked for.
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
    // What is said twice.
    Repeated,
    Changed,
    Shares,
    Slot,
    Addressed,
    Doubled,
    Ungrammatical,
    Doubtful,
    Alike,
    SameHeading,
    Copied,
    BothDated,
    OtherWords,
    Published,
    // What does not agree.
    DayOf,
    YearBeside,
    SaidBefore,
    SaidElsewhere,
    Parts,
    LastItem,
    // Notes.
    NotesHave,
    NotesHaveNot,
    // Copy that is not finished.
    Placeholder,
    Frame,
    StrayLine,
    DoubledLine,
    PointsToNothing,
    // Markup.
    Unread,
    // Allows.
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
    /// A step of this `kind`, with nothing captured and no place.
    pub fn new(kind: StepKind) -> Self {
        Self {
            kind,
            captures: Vec::new(),
            place: None,
        }
    }

    /// A step of this `kind` at `span`, whose words are captured.
    pub fn at(kind: StepKind, draft: &Draft, span: Span) -> Self {
        let step = Self::new(kind).place(draft.place(span));
        step.capture(Capture::Words, excerpt_of(draft, span))
    }

    /// The same step, taken at `place`.
    pub fn place(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With `words` as `capture`.
    pub fn capture(mut self, capture: Capture, words: String) -> Self {
        self.captures.push((capture, words));
        self
    }
}

impl Capture {
    /// Its name in the words of rules and steps.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

impl StepKind {
    /// Its name in `rules/trace.toml`.
    pub fn name(self) -> String {
        let name: &str = self.into();
        match self {
            Self::Claim(kind) => format!("{name}-{kind}"),
            Self::Source(kind) => format!("{name}-{kind}"),
            Self::Form(condition) => format!("{name}-{condition}"),
            _ => name.to_owned(),
        }
    }

    /// The names of all steps.
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
