//! Finds quotations that two drafts of a run give in different words. The text of a draft is not
//! kept: if a draft may have such a quotation, its text is read a second time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::detect::wording::WordingBounds;
use crate::engine::active::Active;
use crate::engine::report::Unreadable;
use crate::engine::wording::{self, ReworkedRun};
use crate::files::input::Inputs;
use crate::linter::copies::{LintedAlone, dates, parse};
use crate::linter::guard;
use crate::linter::rule_sets::RuleSets;
use crate::notes::wording::{NearPair, Saying, SayingPrint, near, sayings};
use crate::rules::finding::Finding;
use crate::rules::rule::Rule;

/// Returns the findings of `rule` about quotations in two of `drafts`, by the index of the draft.
/// If the comparison of a draft fails, adds the draft to `failed`.
pub fn compare_by(
    (active, rule, bounds): (&Active, &Rule, WordingBounds),
    (rule_sets, inputs): (&RuleSets, &Inputs),
    drafts: &mut [LintedAlone],
    failed: &mut Vec<Unreadable>,
) -> BTreeMap<usize, Vec<Finding>> {
    let pairs = pairs(drafts);
    let wanted: BTreeSet<usize> = pairs
        .iter()
        .flat_map(|pair| [pair.first.0, pair.second.0])
        .collect();
    let concerned = drafts.par_iter_mut().enumerate();
    let concerned = concerned.filter(|(idx, _)| wanted.contains(idx));
    let read = concerned.map(|(idx, draft)| {
        let path = draft.checked.path.clone();
        let read = guard::document(&path, || {
            let parsed = parse(rule_sets, inputs, draft);
            let context = &rule_sets.document(draft.input).context;
            let vocabulary_uses = context.find_vocabulary_uses(&parsed);
            sayings(&context.analyze(&parsed, vocabulary_uses, active.situation))
        });
        read.map(|sayings| (idx, sayings))
    });
    let mut by_draft: BTreeMap<usize, Vec<Saying>> = BTreeMap::new();
    for read in read.collect::<Vec<_>>() {
        match read {
            Ok((idx, sayings)) => {
                by_draft.insert(idx, sayings);
            }
            Err(unreadable) => failed.push(unreadable),
        }
    }
    let paths: Vec<&str> = drafts
        .iter()
        .map(|linted| linted.checked.path.as_str())
        .collect();
    let run = ReworkedRun {
        pairs: &pairs,
        sayings: &by_draft,
        paths: &paths,
    };
    wording::findings((active, rule), bounds, &run)
}

/// Returns the pairs of quotations of `drafts` that may be the same statement. The second quotation
/// of a pair is in the draft with the later date. If the drafts have no dates, the second quotation
/// is in the draft with the higher index.
fn pairs(drafts: &[LintedAlone]) -> Vec<NearPair> {
    let prints: Vec<&[SayingPrint]> = drafts.iter().map(|draft| &*draft.sayings).collect();
    let dates = dates(drafts);
    let mut by_day: Vec<usize> = (0..drafts.len()).collect();
    by_day.sort_by_key(|idx| (dates[*idx], *idx));
    let mut order = vec![0; drafts.len()];
    for (rank, idx) in by_day.into_iter().enumerate() {
        order[idx] = rank;
    }
    near(&prints, &order)
}
