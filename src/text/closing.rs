//! Where the marks of a text close, found in time linear in the text however many are open.

use rustc_hash::FxHashMap;

/// What was last found of each mark.
#[derive(Debug, Default)]
pub struct Closings(FxHashMap<&'static str, LastFound>);

/// The answer to a search: right for every start from `from` to `at`.
#[derive(Debug)]
struct LastFound {
    from: usize,
    at: Option<usize>,
}

impl Closings {
    /// Where `mark` stands in `text` from byte `from` on, at a byte where it `closes`.
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
