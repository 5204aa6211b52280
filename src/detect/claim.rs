//! Claims without a source.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::claim::search::SearchedPart;
use crate::analysis::claim::{Claim, ClaimKind};
use crate::detect::Detect;
use crate::detect::found::{Grade, Grades, Match};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::draft::Draft;

/// Claims of one kind that have no source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UnbackedClaim {
    /// The kind of claim that this rule reports. A claim is a statement that needs a source. The
    /// rule reports a claim only if the draft gives no source for the claim.
    kind: ClaimKind,
}

impl Detect for UnbackedClaim {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Claim]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let asked = |claim: &&Claim| claim.kind.asked_for() == self.kind;
        let unbacked = |claim: &&Claim| is_unbacked(claim) && analysis.is_own_text(claim.span);
        let claims = analysis.claims().iter().filter(asked).filter(unbacked);
        found.extend(claims.map(|claim| unbacked_match(analysis, claim)));
    }
}

/// Says whether `claim` has no source. A source in another sentence is not counted if that sentence
/// is about something else.
pub fn is_unbacked(claim: &Claim) -> bool {
    claim.backing.is_none() || claim.is_apart
}

/// Returns the match of `claim`, which has no source, with the steps of its trace.
pub fn unbacked_match(analysis: &Analysis<'_>, claim: &Claim) -> Match {
    let mut hit = claim_match(analysis, claim);
    hit.trace = trace(analysis.draft, claim);
    hit
}

/// Returns a match of `claim`, with the related claims as related places. The match has no trace
/// yet.
pub fn claim_match(analysis: &Analysis<'_>, claim: &Claim) -> Match {
    let draft = analysis.draft;
    let mut hit = Match::at(analysis, claim.span)
        .grades(grades(analysis, claim))
        .capture(Capture::Claim, draft, claim.span);
    for other in &claim.also {
        hit = hit.relate(draft.place(*other));
    }
    hit
}

/// Returns the grades of `claim`, for edited and incoming copy.
fn grades(analysis: &Analysis<'_>, claim: &Claim) -> Grades {
    let grade = grade(analysis, claim);
    if claim.is_wide || claim.is_apart {
        Grades::incoming_only(grade)
    } else {
        Grades::both(grade)
    }
}

/// Returns `Possible` for the motive of a person whom the draft quotes elsewhere, because this
/// person may have stated the motive. Returns `Likely` for any other claim.
fn grade(analysis: &Analysis<'_>, claim: &Claim) -> Grade {
    let draft = analysis.draft;
    let names = || {
        let tokens = &draft.tokens[draft.tokens_in(claim.span)];
        tokens
            .iter()
            .filter(|token| token.capital)
            .map(|token| token.word)
    };
    let is_quoted_elsewhere = claim.kind == ClaimKind::Motive
        && analysis.attributions().iter().any(|attribution| {
            let source = attribution.source.as_ref();
            let source = source.filter(|source| !source.span.overlaps(claim.span));
            let tokens = source.map(|source| &draft.tokens[draft.tokens_in(source.span)]);
            let mut tokens = tokens.into_iter().flatten();
            tokens.any(|token| token.capital && names().any(|name| name == token.word))
        });
    if is_quoted_elsewhere {
        Grade::Possible
    } else {
        Grade::Likely
    }
}

/// Returns the steps of the trace: why the words are a claim, and where the detector looked for a
/// source.
fn trace(draft: &Draft, claim: &Claim) -> Vec<Step> {
    let searched = claim.searched.iter().map(|place| {
        let kind = match place.part {
            SearchedPart::Sentence => StepKind::NoSourceInSentence,
            SearchedPart::Paragraph => StepKind::NoSourceInParagraph,
            SearchedPart::Closed => StepKind::SourceClosed,
            SearchedPart::Before => StepKind::NoSourceBefore,
            SearchedPart::Beside => StepKind::PersonBeside,
            SearchedPart::After => StepKind::NoSourceAfter,
            SearchedPart::Below => StepKind::NoSourceBelow,
            SearchedPart::Above => StepKind::NoPollAbove,
            SearchedPart::Draft => return Step::new(StepKind::NoSourceForDraft),
        };
        Step::at(kind, draft, place.span)
    });
    let statement = Step::new(StepKind::States);
    [
        Step::at(StepKind::Claim(claim.kind), draft, claim.span),
        statement,
    ]
    .into_iter()
    .chain(searched)
    .collect()
}
