//! Accusations without a source, or with fewer sources than the configuration requires.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::backing::BackingKind;
use crate::analysis::claim::{Claim, ClaimKind};
use crate::detect::Detect;
use crate::detect::claim;
use crate::detect::found::Match;
use crate::detect::step::{Capture, Step, StepKind};
use crate::english::class::{Class, ClassSet};
use crate::ledger::Ledger;
use crate::ledger::mention::Credit;
use crate::text::span::Span;
use crate::text::words::WordId;

/// Accusations with too few sources.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accusation {
    /// The minimum number of different sources for an accusation. The rule reports an accusation
    /// with fewer sources. With 1, the rule reports only accusations without any source. With 0,
    /// the rule reports nothing.
    min_sources: usize,
}

/// The classes of words that make a sentence an accusation.
const ACCUSING: ClassSet = ClassSet::of(&[
    Class::AccusingVerbs,
    Class::CriminalProceedings,
    Class::Wrongdoing,
]);

impl Detect for Accusation {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Claim, Capture::Sources, Capture::Least]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let claims = analysis.claims().iter();
        let accusations = claims.filter(|it| {
            it.kind.asked_for() == ClaimKind::Accusation && analysis.is_own_text(it.span)
        });
        let mut ledger = None;
        for accusation in accusations {
            if claim::is_unbacked(accusation) {
                found.extend(
                    (0 < self.min_sources).then(|| claim::unbacked_match(analysis, accusation)),
                );
            } else if 1 < self.min_sources {
                let ledger = ledger.get_or_insert_with(|| Ledger::of(analysis));
                found.extend(self.too_few(analysis, ledger, accusation));
            }
        }
    }
}

impl Accusation {
    /// Returns the match of `accusation`. `None` if enough sources make the accusation.
    fn too_few(
        &self,
        analysis: &Analysis<'_>,
        ledger: &Ledger,
        accusation: &Claim,
    ) -> Option<Match> {
        let sources = accusers(analysis, ledger, accusation);
        let is_shown = accusation
            .backing
            .is_some_and(|it| it.kind != BackingKind::Attribution);
        let n_sources = sources.len() + usize::from(is_shown);
        if self.min_sources <= n_sources {
            return None;
        }
        let names = sources.iter().map(|it| ledger.sources[*it].name.as_str());
        let mut names: Vec<String> = names.map(|it| format!("“{it}”")).collect();
        if let Some(backing) = accusation.backing.filter(|_| is_shown || names.is_empty()) {
            names.push(format!("“{}”", analysis.draft.written(backing.span)));
        }
        let count = n_sources.to_string();
        let step = Step::new(StepKind::FewSources).capture(Capture::Count, count);
        let hit = claim::claim_match(analysis, accusation)
            .capture_text(Capture::Sources, names.join(", "))
            .capture_text(Capture::Least, self.min_sources.to_string());
        Some(hit.step(step))
    }
}

/// Returns the indexes in `ledger` of the sources that make `accusation`. Sources that accuse the
/// same people elsewhere in the draft are included. The accused people are not included.
fn accusers(analysis: &Analysis<'_>, ledger: &Ledger, accusation: &Claim) -> BTreeSet<usize> {
    let draft = analysis.draft;
    let names = |span: Span| {
        let tokens = draft.tokens[draft.tokens_in(span)].iter();
        let capital = tokens.filter(|it| it.capital && !draft.is(it, Class::FunctionWords));
        capital.map(|it| it.word).collect::<Vec<WordId>>()
    };
    let accused = names(accusation.span);
    let sentence = draft.sentence_at(accusation.span.start);
    let accuses_same = |span: &Span| {
        let within = draft.sentences.get(draft.sentence_at(span.start));
        let has_cue = within.is_some_and(|it| {
            let mut tokens = draft.tokens[it.tokens.clone()].iter();
            tokens.any(|it| draft.is(it, ACCUSING))
        });
        has_cue && names(*span).iter().any(|it| accused.contains(it))
    };
    let is_accuser = |credit: &&Credit| {
        let is_here = credit.sentence == sentence
            || credit.content.iter().any(|it| it.overlaps(accusation.span));
        let is_accused = names(credit.said).iter().any(|it| accused.contains(it));
        !credit.is_own && !is_accused && (is_here || credit.content.iter().any(accuses_same))
    };
    let credits = ledger.credits.iter().filter(is_accuser);
    credits.filter_map(|it| it.source).collect()
}
