//! Finds the nearest suppression comment that covers a place, in one pass over the draft.

use rustc_hash::FxHashMap;

use crate::text::span::Place;

/// The index of a suppression comment, and the index of a name in this comment.
pub type Key = (usize, usize);

/// The suppression comments, by the rule or group that they name.
#[derive(Debug, Default)]
pub struct Lanes {
    lanes: FxHashMap<String, Lane>,
}

/// The suppression comments for one rule or group.
#[derive(Debug, Default)]
struct Lane {
    /// The first comment that covers the whole draft.
    whole: Option<Key>,
    /// The other comments, sorted by the place that they cover.
    scoped: Vec<(Place, Key)>,
    /// The number of comments in `scoped` that begin at or before the last byte that was looked up.
    n_met: usize,
    /// Those comments in `scoped` that have begun and may cover later places. The nearest comes
    /// last.
    open: Vec<(Place, Key)>,
}

impl Lanes {
    /// Adds a comment that names `name`. The comment covers `scope`; without a scope, it covers the
    /// whole draft.
    pub fn push(&mut self, name: &str, scope: Option<Place>, key: Key) {
        let lane = self.lanes.entry(name.to_owned()).or_default();
        match scope {
            Some(scope) => lane.scoped.push((scope, key)),
            None => lane.whole = lane.whole.or(Some(key)),
        }
    }

    /// Sorts the comments. Must be called after the last [`Lanes::push`].
    pub fn sort(&mut self) {
        for lane in self.lanes.values_mut() {
            lane.scoped.sort_by_key(|(place, _)| place.start);
        }
    }

    /// Returns the nearest comment for `rule` or `group` that covers byte `at`. In successive
    /// calls, `at` must not decrease.
    pub fn nearest(&mut self, rule: &str, group: &str, at: u32) -> Option<Key> {
        let of_group = self.lanes.get_mut(group).and_then(|lane| lane.covering(at));
        let of_rule = self.lanes.get_mut(rule).and_then(|lane| lane.covering(at));
        let scoped = of_group.into_iter().chain(of_rule);
        let whole = |name: &str| self.lanes.get(name)?.whole;
        match scoped.max_by_key(|(place, _)| place.start) {
            Some((_, key)) => Some(key),
            None => whole(rule).or_else(|| whole(group)),
        }
    }
}

impl Lane {
    /// Returns the comment that covers byte `at`. If several cover it, the one that begins last.
    fn covering(&mut self, at: u32) -> Option<(Place, Key)> {
        while let Some(met) = self
            .scoped
            .get(self.n_met)
            .filter(|(place, _)| place.start <= at)
        {
            self.open.push(*met);
            self.n_met += 1;
        }
        while self.open.pop_if(|(place, _)| place.end <= at).is_some() {}
        self.open.last().copied()
    }
}
