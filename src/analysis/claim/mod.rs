//! Claims, which are statements that a reader may ask a source for, and their backing.

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
    /// The words that make the statement a claim, such as a figure and the noun that it counts.
    pub span: Span,
    /// Further words in the same sentence that make it a claim of this kind with the same backing.
    pub also: Vec<Span>,
    /// The kind of the claim.
    pub kind: ClaimKind,
    /// Whether the claim is sought in incoming copy alone.
    pub is_wide: bool,
    /// The backing of the claim, if it has any.
    pub backing: Option<Backing>,
    /// Whether the backing stands in another sentence that speaks of something else.
    pub is_apart: bool,
    /// The places where a source was looked for without success, in order.
    pub looks: Vec<Look>,
}

/// The kind of a claim.
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
    /// A figure that somebody must have counted or measured: “14%”.
    Figure,
    /// A vague magnitude of something grave: “numerous casualties”. Rules treat it as a figure.
    #[serde(skip)]
    Magnitude,
    /// A superlative that says among what it holds: “the lowest level on record”.
    Superlative,
    /// A prediction: “are expected to fall”.
    Prediction,
    /// An accusation that somebody did wrong: “the mayor misled the council”.
    Accusation,
    /// A motive or feeling, known only to the person who has it: “in an attempt to avoid a
    /// hearing”.
    Motive,
    /// A cause that somebody must have found out: “caused by mismanagement”.
    Cause,
    /// A trend: “rising militancy”. A statement that an event is important is reported as well: “an
    /// essential milestone”.
    Trend,
}

impl ClaimKind {
    /// The kind under which rules ask for this claim.
    pub fn asked_for(self) -> Self {
        match self {
            Self::Magnitude => Self::Figure,
            other => other,
        }
    }
}

/// A kind of claim; the classes of the words that begin such claims, or `None` if other words may;
/// the function that finds them in a sentence.
pub type Finder = (
    ClaimKind,
    Option<ClassSet>,
    fn(&ClaimView<'_>, &mut Vec<Span>),
);

/// The finders of all kinds of claim but figures.
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

/// Finds the claims of the draft of `syntax`, in reading order. Claims that concern incoming copy
/// alone are left out of edited copy.
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
            // A reader is interrupted once: claims of one kind in one sentence with the same
            // backing become one.
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

/// Adds the words that make the sentence a claim to `found`; those that concern incoming copy alone
/// only if the copy `is_incoming`.
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
    /// Whether a claim of this kind needs a source for exactly this statement, since somebody
    /// measured, foresaw or charged it. A motive or a cause is mostly told in the words of a source
    /// nearby.
    fn is_measured(self) -> bool {
        !matches!(self, Self::Motive | Self::Cause | Self::Magnitude)
    }

    /// Whether claims of the two kinds are reported together: the same kind, or a figure and words
    /// in place of a figure.
    fn is_like(self, other: Self) -> bool {
        let counts = |kind| matches!(kind, Self::Figure | Self::Magnitude);
        self == other || counts(self) && counts(other)
    }
}
