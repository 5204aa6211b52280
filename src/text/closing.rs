//! Searches for closing marks, such as the second `**` of “**bold**”. All searches of a text
//! together take time linear in the text, however many marks are open.

use rustc_hash::FxHashMap;

/// For each mark, the last search and its result. A key identifies what is searched for.
#[derive(Debug, Default)]
pub struct Closings(FxHashMap<Box<str>, LastFound>);

/// The result of a search. It holds for every start between `from` and `at`.
#[derive(Debug)]
struct LastFound {
    from: usize,
    at: Option<usize>,
}

impl Closings {
    /// Returns the first byte, from `from` on, at which `text` has `mark` and `closes` is true.
    pub fn find(
        &mut self,
        text: &str,
        mark: &str,
        from: usize,
        closes: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        self.find_by(mark, from, || {
            let mut start = from;
            loop {
                let found = text.get(start..).and_then(|rest| rest.find(mark))?;
                if closes(start + found) {
                    return Some(start + found);
                }
                start += found + 1;
            }
        })
    }

    /// Returns the first byte, from `from` on, of what `key` identifies. `search` finds it, unless
    /// the last search for `key` already did.
    pub fn find_by(
        &mut self,
        key: &str,
        from: usize,
        search: impl FnOnce() -> Option<usize>,
    ) -> Option<usize> {
        if let Some(last) = self.0.get(key)
            && last.from <= from
            && last.at.is_none_or(|at| from <= at)
        {
            return last.at;
        }
        let at = search();
        self.0.insert(key.into(), LastFound { from, at });
        at
    }
}
