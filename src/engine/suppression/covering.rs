//! Finds the nearest suppression comment that covers a place, in one pass over the draft.

use rustc_hash::FxHashMap;

use crate::text::span::Place;

/// The index of a suppression comment, and the index of a name in this comment.
pub type Key = (usize, usize);

/// The suppression comments, by the rule or group that they name.
#[derive(Debug, Default)]
pub struct CoveringComments {
    by_name: FxHashMap<String, CommentsForName>,
}

/// The suppression comments for one rule or group.
#[derive(Debug, Default)]
struct CommentsForName {
    /// The first comment that covers the whole draft.
    whole: Option<Key>,
    /// The other comments, sorted by the place that they cover.
    scoped: Vec<(Place, Key)>,
    /// The number of comments in `scoped` that begin at or before the last byte that was looked up.
    n_met: usize,
    /// The comments in `scoped` that have begun and may cover later places. The nearest comment
    /// comes last.
    open: Vec<(Place, Key)>,
}

impl CoveringComments {
    /// Adds a comment that names `name` and covers `scope`. If `scope` is `None`, the comment
    /// covers the whole draft.
    pub fn push(&mut self, name: &str, scope: Option<Place>, key: Key) {
        let comments = self.by_name.entry(name.to_owned()).or_default();
        match scope {
            Some(scope) => comments.scoped.push((scope, key)),
            None => comments.whole = comments.whole.or(Some(key)),
        }
    }

    /// Sorts the comments. Call this function after the last [`CoveringComments::push`].
    pub fn sort(&mut self) {
        for comments in self.by_name.values_mut() {
            comments.scoped.sort_by_key(|(place, _)| place.start);
        }
    }

    /// Returns the nearest comment for `rule` or `group` that covers byte `at`. In successive
    /// calls, `at` must not decrease.
    pub fn nearest(&mut self, rule: &str, group: &str, at: u32) -> Option<Key> {
        let of_group = self
            .by_name
            .get_mut(group)
            .and_then(|comments| comments.covering(at));
        let of_rule = self
            .by_name
            .get_mut(rule)
            .and_then(|comments| comments.covering(at));
        let scoped = of_group.into_iter().chain(of_rule);
        let whole = |name: &str| self.by_name.get(name)?.whole;
        match scoped.max_by_key(|(place, _)| place.start) {
            Some((_, key)) => Some(key),
            None => whole(rule).or_else(|| whole(group)),
        }
    }
}

impl CommentsForName {
    /// Returns the comment that covers byte `at`. If several comments cover this byte, returns the
    /// comment that begins last.
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
