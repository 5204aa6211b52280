//! Gathers all copies of one passage. The search for passages only finds pairs of copies.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::passage::index::Pair;
use crate::analysis::passage::tuning::MAX_COPIES_BETWEEN_SAME;

/// A copy of a passage in a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Copy {
    /// The index of the draft among the fingerprints that were compared.
    pub draft: usize,
    /// The index of the first word of the copy among the words of the fingerprint.
    pub start: u32,
    /// The index after the last word of the copy among the words of the fingerprint.
    pub end: u32,
}

impl Copy {
    fn new(draft: usize, words: &Range<usize>) -> Self {
        Self {
            draft,
            start: crate::text::span::offset(words.start),
            end: crate::text::span::offset(words.end),
        }
    }

    /// Returns the range of the words of the copy in the fingerprint of its draft.
    pub fn words(&self) -> Range<u32> {
        self.start..self.end
    }

    /// Says whether the two copies are in the same draft and each copy has most words of the other
    /// copy.
    fn is_same(&self, other: &Self) -> bool {
        let shared = self
            .end
            .min(other.end)
            .saturating_sub(self.start.max(other.start));
        let longer = (self.end - self.start).max(other.end - other.start);
        self.draft == other.draft && longer < shared.saturating_mul(2)
    }
}

/// Returns the copies of each passage in `pairs`. Each passage has at most one copy for each draft,
/// in the order of the drafts. The first copy is taken for the original.
pub fn fold(pairs: &[Pair]) -> Vec<Vec<Copy>> {
    let mut copies: Vec<Copy> = Vec::with_capacity(pairs.len() * 2);
    for pair in pairs {
        copies.push(Copy::new(pair.first, &pair.alignment.first));
        copies.push(Copy::new(pair.second, &pair.alignment.second));
    }
    let mut leaders: Vec<usize> = (0..copies.len()).collect();
    for idx in (0..copies.len()).step_by(2) {
        join(&mut leaders, idx, idx + 1);
    }
    let mut order: Vec<usize> = (0..copies.len()).collect();
    order.sort_by(|one, two| copies[*one].cmp(&copies[*two]));
    for (rank, idx) in order.iter().enumerate() {
        for other in &order[rank.saturating_sub(MAX_COPIES_BETWEEN_SAME)..rank] {
            if copies[*other].is_same(&copies[*idx]) {
                join(&mut leaders, *other, *idx);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<Copy>> = BTreeMap::new();
    for idx in order {
        let group = groups.entry(leader(&mut leaders, idx)).or_default();
        let copy = &copies[idx];
        match group.last_mut() {
            // A draft may have the passage in its summary and in its text. Only the longer copy is
            // kept.
            Some(group) if group.draft == copy.draft => {
                if group.words().len() < copy.words().len() {
                    *group = copy.clone();
                }
            }
            _ => group.push(copy.clone()),
        }
    }
    groups.into_values().filter(|list| 1 < list.len()).collect()
}

fn join(leaders: &mut [usize], one: usize, two: usize) {
    let (one, two) = (leader(leaders, one), leader(leaders, two));
    leaders[one.max(two)] = one.min(two);
}

fn leader(leaders: &mut [usize], mut idx: usize) -> usize {
    while leaders[idx] != idx {
        leaders[idx] = leaders[leaders[idx]];
        idx = leaders[idx];
    }
    idx
}
