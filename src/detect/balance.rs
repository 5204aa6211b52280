//! Checks whether a draft names enough of its sources, and whether one source has too large a
//! share.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::found::{Grade, Grades, Match};
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::error::Error;
use crate::ledger::Ledger;
use crate::ledger::balance::percent;
use crate::ledger::standing::SourceStanding;

/// A draft with too few named sources, or with too large a share of one source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceBalance {
    /// The minimum share of sentences with a named source, as a number from 0 to 1. For example,
    /// 0.6 means 60 percent. Sentences that have no source and need none are not counted. The rule
    /// reports a draft with a smaller share. If this parameter has no value, the rule does not
    /// check this share.
    min_named: Option<f64>,
    /// The maximum share of one source in all words that are credited to sources. The share is a
    /// number from 0 to 1: 0.5 means half of these words. The rule reports a draft in which one
    /// source has a larger share. If this parameter has no value, the rule does not check this
    /// share.
    max_share: Option<f64>,
    /// The rule checks a draft only if the draft credits at least this many statements to sources.
    min_attributions: usize,
}

/// The detector that [`SourceBalance`] asks for.
struct Balanced {
    min_named_percent: Option<u32>,
    max_share_percent: Option<u32>,
    min_attributions: usize,
}

impl Spec for SourceBalance {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::draft(Balanced {
            min_named_percent: in_percent("min-named", self.min_named)?,
            max_share_percent: in_percent("max-share", self.max_share)?,
            min_attributions: self.min_attributions,
        }))
    }
}

/// Returns `share` in whole percent. A share below 0 or above 1 is an error.
fn in_percent(name: &str, share: Option<f64>) -> Result<Option<u32>, Error> {
    const WHOLE: u32 = 100;
    let Some(share) = share else {
        return Ok(None);
    };
    let found = (0..=WHOLE).find(|it| share * f64::from(WHOLE) < f64::from(*it) + 0.5);
    match found {
        Some(percent) if 0.0 <= share => Ok(Some(percent)),
        _ => {
            let error = Error::new(format!(
                "`{name}` must be a share from 0 to 1, but is {share}"
            ));
            Err(error.with_remedy("write 0.6 for 60 %"))
        }
    }
}

impl Detect for Balanced {
    fn captures(&self) -> &'static [Capture] {
        &[
            Capture::Source,
            Capture::Named,
            Capture::Share,
            Capture::Least,
            Capture::Most,
        ]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        if self.min_named_percent.is_none() && self.max_share_percent.is_none() {
            return;
        }
        let ledger = Ledger::of(analysis);
        let credited = ledger.credits.iter();
        let n_credited = credited.filter(|it| it.source.is_some()).count();
        if n_credited < self.min_attributions {
            return;
        }
        found.extend(self.unnamed(analysis, &ledger));
        found.extend(self.most_used(analysis, &ledger));
    }
}

impl Balanced {
    /// Returns the match of the first sentence that needs a named source and has none. `None` if
    /// enough sentences have a named source.
    fn unnamed(&self, analysis: &Analysis<'_>, ledger: &Ledger) -> Option<Match> {
        let least = self.min_named_percent?;
        let sentences = ledger.sentences.iter().enumerate();
        let needing =
            sentences.filter(|(_, it)| it.is_counted && it.standing != SourceStanding::Own);
        let (mut n_named, mut n_all, mut first) = (0, 0, None);
        for (idx, sentence) in needing {
            n_all += 1;
            if sentence.standing == SourceStanding::Named {
                n_named += 1;
            } else {
                first = first.or(Some(idx));
            }
        }
        let share = percent(n_named, n_all);
        let span = analysis.draft.sentences[first.filter(|_| share < least)?].span;
        let named = [(Capture::Named, share), (Capture::Least, least)];
        let named = named.map(|(capture, share)| (capture, share.to_string()));
        let step = Step {
            captures: named.to_vec(),
            ..Step::new(StepKind::NamedShare)
        };
        let mut hit = Match::at(analysis, span).grades(Grades::both(Grade::Certain));
        for (capture, text) in named {
            hit = hit.capture_text(capture, text);
        }
        Some(hit.step(step))
    }

    /// Returns the match of the first statement of the source with too large a share. `None` if no
    /// source has too large a share.
    fn most_used(&self, analysis: &Analysis<'_>, ledger: &Ledger) -> Option<Match> {
        let most = self.max_share_percent?;
        let (source, share) = ledger
            .balance
            .most_used
            .filter(|(_, share)| most < *share)?;
        let mut credits = ledger.credits.iter();
        let said = credits.find(|it| it.source == Some(source))?.said;
        let name = ledger.sources.get(source)?.name.clone();
        let step = Step {
            captures: vec![
                (Capture::Share, share.to_string()),
                (Capture::Source, name.clone()),
            ],
            ..Step::new(StepKind::SourceShare)
        };
        let hit = Match::at(analysis, said)
            .grades(Grades::both(Grade::Certain))
            .capture_text(Capture::Source, name)
            .capture_text(Capture::Share, share.to_string())
            .capture_text(Capture::Most, most.to_string());
        Some(hit.step(step))
    }
}
