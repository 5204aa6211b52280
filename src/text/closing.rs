//! The closing marks of a text, such as the second `**` of “**bold**”. All searches together take
//! time linear in the text, however many marks are open.

use rustc_hash::FxHashMap;

/// The last search for each mark and its result.
#[derive(Debug, Default)]
pub struct Closings(FxHashMap<&'static str, LastFound>);

/// The result of a search. It holds for every start between `from` and `at`.
#[derive(Debug)]
struct LastFound {
    from: usize,
    at: Option<usize>,
}

impl Closings {
    /// Returns the first byte, from `from` on, at which `mark` stands in `text` and `closes` is
    /// true.
    pub fn find(
        &mut self,
        text: &str,
        mark: &'static str,
        from: usize,
        closes: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if let Some(last) = self.0.get(mark)
            && last.from <= from
            && last.at.is_none_or(|at| from <= at)
        {
            return last.at;
        }
        let mut start = from;
        let at = loop {
            let Some(found) = text.get(start..).and_then(|rest| rest.find(mark)) else {
                break None;
            };
            if closes(start + found) {
                break Some(start + found);
            }
            start += found + 1;
        };
        self.0.insert(mark, LastFound { from, at });
        at
    }
}
