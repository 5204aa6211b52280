//! Finds the nearest suppression comment that covers a place, in one pass through a draft.

use rustc_hash::FxHashMap;

use crate::text::span::Place;

/// The index of a suppression comment, and of a name in it.
pub type Key = (usize, usize);

/// Suppression comments by the rule or group that they name.
#[derive(Debug, Default)]
pub struct Lanes {
    lanes: FxHashMap<String, Lane>,
}

/// The suppression comments of one name.
#[derive(Debug, Default)]
struct Lane {
    /// The first comment that covers the whole draft.
    whole: Option<Key>,
    /// The other comments, in the order of the places that they cover.
    scoped: Vec<(Place, Key)>,
    /// The number of comments in `scoped` that begin at or before the last place asked about.
    n_met: usize,
    /// The comments in `scoped` that have begun and may cover later places, the nearest last.
    open: Vec<(Place, Key)>,
}

impl Lanes {
    /// Adds a comment that names `name` and covers `scope`, or the whole draft without one.
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

    /// Returns the nearest comment for `rule` or `group` that covers byte `at`. The bytes of
    /// successive calls must not decrease.
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
    /// Returns the comment that covers byte `at` and begins last.
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
