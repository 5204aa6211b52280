//! Which of many allows is the nearest that covers a place, in one walk through a draft.

use rustc_hash::FxHashMap;

use crate::text::span::Place;

/// An allow and one of its names, by their numbers.
pub type Key = (usize, usize);

/// Allows by what they name.
#[derive(Debug, Default)]
pub struct Lanes {
    lanes: FxHashMap<String, Lane>,
}

/// The allows of one name.
#[derive(Debug, Default)]
struct Lane {
    /// The first that is for the whole draft.
    whole: Option<Key>,
    /// The others, in the order of what they cover.
    scoped: Vec<(Place, Key)>,
    /// How many of those were met.
    n_met: usize,
    /// Those met that may cover what comes, the nearest last.
    open: Vec<(Place, Key)>,
}

impl Lanes {
    /// Adds an allow of `name` for `scope`, or for the whole draft.
    pub fn push(&mut self, name: &str, scope: Option<Place>, key: Key) {
        let lane = self.lanes.entry(name.to_owned()).or_default();
        match scope {
            Some(scope) => lane.scoped.push((scope, key)),
            None => lane.whole = lane.whole.or(Some(key)),
        }
    }

    /// Puts them in order, once all were added.
    pub fn sort(&mut self) {
        for lane in self.lanes.values_mut() {
            lane.scoped.sort_by_key(|(place, _)| place.start);
        }
    }

    /// The nearest allow of `rule` or `group` that covers byte `at`, which does not lie before that
    /// of the last call.
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
    /// The one that covers byte `at` and begins last.
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
