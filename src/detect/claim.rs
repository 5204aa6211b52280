//! Claims that nothing backs. Knows no wording.

use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::claim::search::Reach;
use crate::analysis::claim::{Claim, ClaimKind};
use crate::detect::Detector;
use crate::detect::found::{Match, Step};
use crate::text::draft::Draft;

/// Claims of one kind without a backing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unbacked {
    /// The kind of claim.
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Figure,
}

impl Kind {
    fn is_of(self, claim: &Claim) -> bool {
        match self {
            Self::Figure => matches!(claim.kind, ClaimKind::Figure | ClaimKind::Magnitude),
        }
    }
}

impl Detector for Unbacked {
    fn captures(&self) -> &'static [&'static str] {
        &["claim"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let unbacked = |it: &&Claim| self.kind.is_of(it) && it.backing.is_none();
        for claim in analysis.claims.iter().filter(unbacked) {
            let mut hit = Match::at(analysis, claim.span).capture("claim", draft, claim.span);
            for other in &claim.also {
                hit = hit.relate(draft.place(*other));
            }
            hit.trace = trace(draft, claim);
            found.push(hit);
        }
    }
}

/// What made it a claim, and where a source was looked for.
fn trace(draft: &Draft, claim: &Claim) -> Vec<Step> {
    let made = match claim.kind {
        ClaimKind::Figure => "claim-figure",
        ClaimKind::Magnitude => "claim-magnitude",
    };
    let looks = claim.looks.iter().map(|it| {
        let name = match it.reach {
            Reach::Sentence => "no-source-in-sentence",
            Reach::Paragraph => "no-source-in-paragraph",
            Reach::Before => "no-source-before",
            Reach::After => "no-source-after",
        };
        Step::at(name, draft, it.span)
    });
    std::iter::once(Step::at(made, draft, claim.span))
        .chain(looks)
        .collect()
}
