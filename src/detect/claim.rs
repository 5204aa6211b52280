//! Claims that nothing backs. Knows no wording.

use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::claim::ClaimKind;
use crate::detect::Detector;
use crate::detect::found::Match;

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
    fn of_claim(self) -> ClaimKind {
        match self {
            Self::Figure => ClaimKind::Figure,
        }
    }
}

impl Detector for Unbacked {
    fn captures(&self) -> &'static [&'static str] {
        &["claim"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let kind = self.kind.of_claim();
        let unbacked =
            |it: &&crate::analysis::claim::Claim| it.kind == kind && it.backing.is_none();
        for claim in analysis.claims.iter().filter(unbacked) {
            let mut hit = Match::at(analysis, claim.span);
            for other in &claim.also {
                hit = hit.relate(analysis.draft.place(*other));
            }
            found.push(hit.capture("claim", analysis.draft, claim.span));
        }
    }
}
