//! Remembers the backing that was found in each sentence.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::analysis::backing::Backing;

/// The backing that was found in each sentence. Because of this memory, a sentence is searched
/// once, even if several claims are in it or near it.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) anybody: Remembered,
    pub(super) documents: Remembered,
    pub(super) polls: Remembered,
    pub(super) publishers: Remembered,
    pub(super) references: Remembered,
}

/// The backing found in each sentence that was searched, by the index of the sentence. The value is
/// `None` if the sentence offers no backing.
#[derive(Default)]
pub(super) struct Remembered(RefCell<FxHashMap<usize, Option<Backing>>>);

impl Remembered {
    /// Returns the result for sentence `idx`. `find` computes this result the first time.
    pub(super) fn of(&self, idx: usize, find: impl FnOnce() -> Option<Backing>) -> Option<Backing> {
        if let Some(known) = self.0.borrow().get(&idx) {
            return *known;
        }
        let found = find();
        self.0.borrow_mut().insert(idx, found);
        found
    }
}
