//! Searches for closing marks, such as the second `**` of “**bold**”. All searches in a text
//! together take time linear in the length of the text, however many marks are open.

use rustc_hash::FxHashMap;

/// Remembers the last search for each mark and its result. The key of the map is the mark, or
/// another text that names what is searched for.
#[derive(Debug, Default)]
pub struct Closings(FxHashMap<Box<str>, LastFound>);

/// The result of a search that began at byte `from`: the mark is at byte `at`, or is missing. A
/// later search that begins between `from` and `at` has the same result. If the mark is missing,
/// every later search that begins after `from` has the same result.
#[derive(Debug)]
struct LastFound {
    from: usize,
    at: Option<usize>,
}

impl Closings {
    /// Returns the first byte, at or after `from`, at which `mark` begins in `text` and for which
    /// `closes` returns true. Returns `None` if there is no such byte.
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

    /// Returns the result of `search`, which looks from byte `from` on for the thing that `key`
    /// names. Does not call `search` if the last search for `key` has the same result.
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
