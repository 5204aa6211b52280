//! Ranges of suppression comments: pairs each `allow-start` with its `allow-end`.

use rustc_hash::FxHashMap;

use crate::detect::step::{Step, StepKind};
use crate::engine::allow::directive::{AllowReach, Directive};
use crate::text::draft::Draft;
use crate::text::span::Place;

/// The ranges of a draft.
#[derive(Debug, Default)]
pub struct Ranges {
    /// The place of each range and of the comment that ends it, by the index of the comment that
    /// starts it.
    paired: FxHashMap<usize, (Place, Place)>,
    /// The comments that start or end no range, with the step that tells why.
    unpaired: Vec<(Place, Step)>,
}

impl Ranges {
    /// Pairs the starts and ends among `directives`, each of which has the index of its comment in
    /// `draft`, in their order. Ranges do not nest: a start within a range, and the end that
    /// belongs to it, are unpaired.
    pub fn of(draft: &Draft, directives: &[(usize, Directive)]) -> Self {
        let mut ranges = Self::default();
        let mut open: Option<usize> = None;
        let mut n_nested = 0;
        for (idx, directive) in directives {
            match directive {
                Directive::Allow {
                    reach: AllowReach::Range,
                    ..
                } if open.is_some() => {
                    n_nested += 1;
                    ranges
                        .unpaired
                        .push((words(draft, *idx), Step::new(StepKind::RangeNested)));
                }
                Directive::Allow {
                    reach: AllowReach::Range,
                    ..
                } => open = Some(*idx),
                Directive::End { place } if 0 < n_nested => {
                    n_nested -= 1;
                    ranges
                        .unpaired
                        .push((*place, Step::new(StepKind::RangeNested)));
                }
                Directive::End { place } => match open.take() {
                    Some(start) => {
                        let (start_at, end_at) = (
                            draft.comments[start].place.end,
                            draft.comments[*idx].place.start,
                        );
                        let range = Place::new(start_at, end_at.max(start_at));
                        let range = (range, draft.comments[*idx].place);
                        ranges.paired.insert(start, range);
                    }
                    None => ranges
                        .unpaired
                        .push((*place, Step::new(StepKind::RangeWithoutStart))),
                },
                Directive::Allow { .. } | Directive::Broken { .. } => {}
            }
        }
        if let Some(start) = open {
            ranges
                .unpaired
                .push((words(draft, start), Step::new(StepKind::RangeWithoutEnd)));
        }
        ranges
    }

    /// Removes the range that comment `start` begins and returns its place and the place of the
    /// comment that ends it.
    pub fn take(&mut self, start: usize) -> Option<(Place, Place)> {
        self.paired.remove(&start)
    }

    /// Returns the comments that start or end no range, with the step that tells why.
    pub fn into_unpaired(self) -> Vec<(Place, Step)> {
        self.unpaired
    }
}

/// Returns the place of the words of comment `idx`, without surrounding white space.
fn words(draft: &Draft, idx: usize) -> Place {
    let inner = draft.comments[idx].inner;
    let text = &draft.source()[inner.range()];
    let lead = text.len() - text.trim_start().len();
    let start = inner.start + crate::text::span::offset(lead);
    Place::new(start, start + crate::text::span::offset(text.trim().len()))
}
