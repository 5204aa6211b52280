//! Claims and their backing. A claim is a statement for which a reader may ask a source.

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
use crate::analysis::claim::search::{SearchedPlace, Searcher};
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
    /// Other words of the same sentence that make a claim of the same kind and have the same
    /// backing.
    pub also: Vec<Span>,
    /// The kind of the claim.
    pub kind: ClaimKind,
    /// Whether the claim is sought only in incoming copy.
    pub is_wide: bool,
    /// The backing of the claim, if it has any.
    pub backing: Option<Backing>,
    /// Whether the backing is about something else than the claim.
    pub is_apart: bool,
    /// The places that were searched for a source without success, in order.
    pub searched: Vec<SearchedPlace>,
}

/// The kind of a claim, which is a statement that needs a source.
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
    /// A figure that somebody must have counted or measured, such as “14%”.
    Figure,
    /// A vague magnitude of something grave: “numerous casualties”. Rules treat it as a figure.
    #[serde(skip)]
    Magnitude,
    /// A superlative about a group or a period, such as “the lowest level on record”.
    Superlative,
    /// A prediction, such as “are expected to fall”.
    Prediction,
    /// A statement that somebody did wrong, such as “the mayor misled the council”.
    Accusation,
    /// A motive or feeling that only the person who has it can know, such as “in an attempt to
    /// avoid a hearing”.
    Motive,
    /// A cause that somebody must have found out, such as “caused by mismanagement”.
    Cause,
    /// A statement that something changes over time, such as “rising militancy”. A statement that
    /// an event is important, such as “an essential milestone”, is also of this kind.
    Trend,
}

impl ClaimKind {
    /// Returns the kind by which rules select this claim. A magnitude is selected as a figure.
    pub fn asked_for(self) -> Self {
        match self {
            Self::Magnitude => Self::Figure,
            other => other,
        }
    }
}

/// How one kind of claim is found. The three parts are:
/// - the kind;
/// - the classes of the words with which such claims begin, or `None` if such a claim may begin
///   with any word;
/// - the function that finds the words of such claims in a sentence.
pub type Finder = (
    ClaimKind,
    Option<ClassSet>,
    fn(&ClaimView<'_>, &mut Vec<Span>),
);

/// The finders of all kinds of claim except figures.
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

/// Finds the claims of the draft of `syntax`, in reading order. If `situation` is edited copy, the
/// claims that are sought only in incoming copy are left out.
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
                is_incoming
                    && kind != ClaimKind::Magnitude
                    && searcher.is_apart(idx, (span, kind), span_of_backing)
            };
            // A reader should be interrupted only once. Claims of one kind in one sentence that
            // have the same backing become one claim.
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
                    searched: search.searched,
                }),
            }
        }
        claims[first..].sort_by_key(|claim| claim.span.start);
    }
    claims
}

/// Adds to `found` the words that make the sentence a claim. Words that make a claim only in
/// incoming copy are added only if `is_incoming` is true.
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
    /// Says whether the source of a claim of this kind must state exactly what the claim states,
    /// because somebody measured, foresaw or alleged it. Motives and causes are mostly given in the
    /// words of a source nearby.
    pub fn is_measured(self) -> bool {
        !matches!(self, Self::Motive | Self::Cause | Self::Magnitude)
    }

    /// Says whether claims of the two kinds are reported together. The kinds are equal, or one kind
    /// is a figure and the other kind is a magnitude.
    fn is_like(self, other: Self) -> bool {
        let counts = |kind| matches!(kind, Self::Figure | Self::Magnitude);
        self == other || counts(self) && counts(other)
    }
}
