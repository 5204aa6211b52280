//! Ranges of suppression comments. Each `allow-start` and its `allow-end` form a pair.

use rustc_hash::FxHashMap;

use crate::detect::step::{Step, StepKind};
use crate::engine::suppression::directive::{Directive, SuppressionExtent};
use crate::text::draft::Draft;
use crate::text::span::Place;

/// The ranges of a draft.
#[derive(Debug, Default)]
pub struct Ranges {
    /// For each comment that starts a range: the index of the comment, the place of the range, and
    /// the place of the comment that ends the range.
    paired: FxHashMap<usize, (Place, Place)>,
    /// The comments that should start or end a range but have no counterpart, each with the step
    /// that says why.
    unpaired: Vec<(Place, Step)>,
}

impl Ranges {
    /// Pairs the starts and ends of ranges among `directives`. `directives` must be in the order of
    /// the draft, each with the index of its comment in `draft`. Ranges do not nest: if another
    /// range starts within a range, the start and the end of the inner range remain unpaired.
    pub fn of(draft: &Draft, directives: &[(usize, Directive)]) -> Self {
        let mut ranges = Self::default();
        let mut open: Option<usize> = None;
        let mut n_nested = 0;
        for (idx, directive) in directives {
            match directive {
                Directive::Suppression {
                    extent: SuppressionExtent::Range,
                    ..
                } if open.is_some() => {
                    n_nested += 1;
                    ranges
                        .unpaired
                        .push((words(draft, *idx), Step::new(StepKind::RangeNested)));
                }
                Directive::Suppression {
                    extent: SuppressionExtent::Range,
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
                Directive::Suppression { .. } | Directive::Broken { .. } => {}
            }
        }
        if let Some(start) = open {
            ranges
                .unpaired
                .push((words(draft, start), Step::new(StepKind::RangeWithoutEnd)));
        }
        ranges
    }

    /// Removes the range that begins with the comment with the index `start`. Returns the place of
    /// the range, and the place of the comment that ends the range.
    pub fn take(&mut self, start: usize) -> Option<(Place, Place)> {
        self.paired.remove(&start)
    }

    /// Returns the comments that should start or end a range but have no counterpart, each with the
    /// step that says why.
    pub fn into_unpaired(self) -> Vec<(Place, Step)> {
        self.unpaired
    }
}

/// Returns the place of the words of comment `idx`, without white space around them.
fn words(draft: &Draft, idx: usize) -> Place {
    let inner = draft.comments[idx].inner;
    let text = &draft.source()[inner.range()];
    let lead = text.len() - text.trim_start().len();
    let start = inner.start + crate::text::span::offset(lead);
    Place::new(start, start + crate::text::span::offset(text.trim().len()))
}
