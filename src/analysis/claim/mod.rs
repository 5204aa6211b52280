//! Claims: statements that a reader may ask a source for, and what backs them.

pub mod accusation;
pub mod cause;
pub mod declared;
pub mod figure;
pub mod mood;
pub mod motive;
pub mod prediction;
pub mod search;
pub mod superlative;
pub mod trend;
pub mod tuning;
pub mod view;
pub mod wide;

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{Display, IntoStaticStr, VariantNames};

use crate::analysis::backing::{Backing, BackingContext};
use crate::analysis::claim::search::{Look, Searcher};
use crate::analysis::claim::view::ClaimView;
use crate::analysis::quote::{self, Quote};
use crate::analysis::situation::Situation;
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::text::span::Span;

/// A statement that a reader may ask a source for.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The words that make it a claim: the figure and what it counts.
    pub span: Span,
    /// Further such words in the same sentence, backed by the same.
    pub also: Vec<Span>,
    /// What makes it one.
    pub kind: ClaimKind,
    /// Whether only copy from outside is asked about it.
    pub is_wide: bool,
    /// What backs it, where anything does.
    pub backing: Option<Backing>,
    /// Whether that stands in another sentence, which speaks of something else.
    pub is_apart: bool,
    /// Where a source was looked for before, in that order.
    pub looks: Vec<Look>,
}

/// What makes a statement a claim.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    JsonSchema,
    Display,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// A figure that somebody must have measured: “14%”.
    Figure,
    /// A vague magnitude of something grave: “numerous casualties”. Rules ask for it as a figure.
    #[serde(skip)]
    Magnitude,
    /// A superlative with a scope: “the lowest level on record”.
    Superlative,
    /// What has not happened yet: “are expected to fall”.
    Prediction,
    /// That somebody did wrong: “the mayor misled the council”.
    Accusation,
    /// What only its owner knows: “in an attempt to avoid a hearing”.
    Motive,
    /// What brought something about that somebody answers for: “caused by mismanagement”.
    Cause,
    /// That something rises, or matters: “rising militancy”, “an essential milestone”.
    Trend,
}

impl ClaimKind {
    /// The kind that rules ask for it by.
    pub fn asked_for(self) -> Self {
        match self {
            Self::Magnitude => Self::Figure,
            other => other,
        }
    }
}

/// A kind of claim: the classes that one can begin with, if only words of classes can, and how those
/// of a sentence are found.
pub type Finder = (
    ClaimKind,
    Option<ClassSet>,
    fn(&ClaimView<'_>, &mut Vec<Span>),
);

/// The kinds of claim that are found by their words.
const FINDERS: &[Finder] = &[
    (ClaimKind::Superlative, None, superlative::find),
    (
        ClaimKind::Prediction,
        Some(ClassSet::of(&[Class::PredictionCues])),
        prediction::find,
    ),
    (
        ClaimKind::Accusation,
        Some(ClassSet::of(&[Class::AccusingVerbs])),
        accusation::find,
    ),
    (ClaimKind::Motive, Some(motive::BEGINNINGS), motive::find),
    (ClaimKind::Cause, Some(cause::BEGINNINGS), cause::find),
    (
        ClaimKind::Trend,
        Some(ClassSet::of(&[
            Class::TrendAdjectives,
            Class::WeightyAdjectives,
        ])),
        trend::find,
    ),
];

/// Finds the claims of the draft of `syntax`, in reading order.
/// On edited copy those are left out that only incoming copy is asked about.
pub fn find(
    syntax: &Syntax<'_>,
    quotes: &[Quote],
    context: BackingContext<'_>,
    situation: Situation,
) -> Vec<Claim> {
    let is_incoming = situation == Situation::Incoming;
    let draft = syntax.draft;
    let searcher = Searcher::new(draft, context);
    let mut claims: Vec<Claim> = Vec::new();
    let mut found = Vec::new();
    for (idx, sentence) in draft.sentences.iter().enumerate() {
        if draft.blocks[sentence.block].is_display_copy() {
            continue;
        }
        let view = ClaimView::new(syntax, sentence);
        in_sentence(&view, is_incoming, &mut found);
        found.retain(|found| quote::holding(quotes, found.span).is_none());
        if found.is_empty() || !mood::is_statement(draft, quotes, sentence) {
            found.clear();
            continue;
        }
        let first = claims.len();
        for Found {
            kind,
            span,
            is_wide,
        } in found.drain(..)
        {
            let search = searcher.search(idx, span, kind);
            let is_apart = |span_of_backing| {
                is_incoming && kind.is_measured() && searcher.is_apart(idx, span, span_of_backing)
            };
            // One interruption a sentence: what shares its fate is told with the first.
            let twin = claims[first..].iter_mut().find(|claim| {
                let same = claim.kind.is_like(kind) && claim.is_wide == is_wide;
                same && claim.backing == search.backing
            });
            match twin {
                Some(claim) => claim.also.push(span),
                None => claims.push(Claim {
                    is_apart: search.backing.is_some_and(is_apart),
                    span,
                    also: Vec::new(),
                    kind,
                    is_wide,
                    backing: search.backing,
                    looks: search.looks,
                }),
            }
        }
        claims[first..].sort_by_key(|claim| claim.span.start);
    }
    claims
}

/// Adds what makes the sentence a claim to `found`; what is a claim on incoming copy alone only if the
/// copy `is_incoming`.
fn in_sentence(view: &ClaimView<'_>, is_incoming: bool, found: &mut Vec<Found>) {
    let mut figures = Vec::new();
    figure::find(view, &mut figures);
    let kind = |figure: &figure::Figure| {
        if figure.vague {
            ClaimKind::Magnitude
        } else {
            ClaimKind::Figure
        }
    };
    found.extend(figures.iter().map(|figure| Found {
        kind: kind(figure),
        span: figure.span,
        is_wide: false,
    }));
    let mut spans = Vec::new();
    let finders = FINDERS.iter().map(|finder| (finder, false));
    let wide = if is_incoming { wide::FINDERS } else { &[] };
    for ((kind, beginnings, find), is_wide) in
        finders.chain(wide.iter().map(|finder| (finder, true)))
    {
        let may_begin = |class_set: &ClassSet| view.begins.meets(class_set);
        if !beginnings.as_ref().is_none_or(may_begin) {
            continue;
        }
        find(view, &mut spans);
        for span in spans.drain(..) {
            let known = |found: &Found| found.kind.is_like(*kind) && found.span.overlaps(span);
            if !found.iter().any(known) {
                found.push(Found {
                    kind: *kind,
                    span,
                    is_wide,
                });
            }
        }
    }
}

/// Words that make a sentence a claim.
struct Found {
    kind: ClaimKind,
    span: Span,
    is_wide: bool,
}

impl ClaimKind {
    /// Whether somebody has measured it, or foresees or charges it, and must be named for that very thing.
    /// What brought something about is mostly told in the words of its own source.
    fn is_measured(self) -> bool {
        !matches!(self, Self::Motive | Self::Cause | Self::Magnitude)
    }

    /// Whether the two are told together: a figure and words in the place of one.
    fn is_like(self, other: Self) -> bool {
        let counts = |kind| matches!(kind, Self::Figure | Self::Magnitude);
        self == other || counts(self) && counts(other)
    }
}
