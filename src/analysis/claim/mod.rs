//! Claims: statements that a reader may ask a source for, and what backs them. Knows no rules.

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

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{Display, IntoStaticStr, VariantNames};

use crate::analysis::backing::{Backing, Context};
use crate::analysis::claim::search::{Look, Searcher};
use crate::analysis::claim::view::View;
use crate::analysis::quote::{self, Quote};
use crate::english::dictionary::Record;
use crate::syntax::Syntax;
use crate::text::draft::Draft;
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
    /// What backs it, where anything does.
    pub backing: Option<Backing>,
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

/// A kind of claim: the words that can begin one, and how those of a sentence are found.
type Finder = (
    ClaimKind,
    fn(&str, &Record) -> bool,
    fn(&View<'_>, &mut Vec<Span>),
);

/// The kinds of claim that are found by their words.
const FINDERS: &[Finder] = &[
    (
        ClaimKind::Superlative,
        superlative::may_begin,
        superlative::find,
    ),
    (
        ClaimKind::Prediction,
        prediction::may_begin,
        prediction::find,
    ),
    (
        ClaimKind::Accusation,
        accusation::may_begin,
        accusation::find,
    ),
    (ClaimKind::Motive, motive::may_begin, motive::find),
    (ClaimKind::Cause, cause::may_begin, cause::find),
    (ClaimKind::Trend, trend::may_begin, trend::find),
];

/// Finds the claims of the draft of `syntax`, in reading order.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote], context: Context<'_>) -> Vec<Claim> {
    let draft = syntax.draft;
    let searcher = Searcher::new(draft, context);
    let begins = beginnings(draft);
    let mut claims: Vec<Claim> = Vec::new();
    let mut found = Vec::new();
    for (idx, sentence) in draft.sentences.iter().enumerate() {
        let view = View::new(syntax, sentence);
        in_sentence(&view, &begins, &mut found);
        found.retain(|it| quote::holding(quotes, it.1).is_none());
        if found.is_empty() || !mood::is_statement(draft, quotes, sentence) {
            found.clear();
            continue;
        }
        let first = claims.len();
        for (kind, span) in found.drain(..) {
            let search = searcher.search(idx, span, kind);
            // One interruption a sentence: what shares its fate is told with the first.
            let twin = claims[first..]
                .iter_mut()
                .find(|it| it.kind.is_like(kind) && it.backing == search.backing);
            match twin {
                Some(claim) => claim.also.push(span),
                None => claims.push(Claim {
                    span,
                    also: Vec::new(),
                    kind,
                    backing: search.backing,
                    looks: search.looks,
                }),
            }
        }
        claims[first..].sort_by_key(|it| it.span.start);
    }
    claims
}

/// For each distinct word of `draft` the finders that have a claim which can begin with it: a bit
/// for each.
fn beginnings(draft: &Draft) -> Vec<u8> {
    let bits = |(word, record): (&str, &Record)| {
        let mut bits = 0;
        for (number, (_, may_begin, _)) in FINDERS.iter().enumerate() {
            bits |= u8::from(may_begin(word, record)) << number;
        }
        bits
    };
    draft.records().map(bits).collect()
}

/// Adds what makes the sentence a claim to `found`.
fn in_sentence(view: &View<'_>, begins: &[u8], found: &mut Vec<(ClaimKind, Span)>) {
    let mut figures = Vec::new();
    figure::find(view, &mut figures);
    let kind = |it: &figure::Figure| {
        if it.vague {
            ClaimKind::Magnitude
        } else {
            ClaimKind::Figure
        }
    };
    found.extend(figures.iter().map(|it| (kind(it), it.span)));
    let words = view.draft.tokens[view.tokens.clone()].iter();
    let bits = words.fold(0, |bits, it| bits | begins[it.word.index()]);
    let mut spans = Vec::new();
    for (number, (kind, _, find)) in FINDERS.iter().enumerate() {
        if bits & (1 << number) != 0 {
            find(view, &mut spans);
            found.extend(spans.drain(..).map(|it| (*kind, it)));
        }
    }
}

impl ClaimKind {
    /// Whether the two are told together: a figure and words in the place of one.
    fn is_like(self, other: Self) -> bool {
        let counts = |it| matches!(it, Self::Figure | Self::Magnitude);
        self == other || counts(self) && counts(other)
    }
}
