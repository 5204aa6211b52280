//! Searches texts for many literals at once.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The fastest search is used if all literals together have at most this many bytes. The fastest
/// search takes about 200 bytes of memory for each byte of a literal.
const MAX_BYTES_OF_FAST_SEARCH: usize = 8_000;

/// The fastest search is built after this many bytes of text were searched. Building it takes about
/// as long as the other search takes for this many bytes.
const MIN_BYTES_OF_TEXT: usize = 250_000;

/// A search for literals in texts. Both must be in lower case.
#[derive(Debug)]
pub(super) struct LiteralSearch {
    literals: Vec<String>,
    /// A search that is quick to build.
    quick: AhoCorasick,
    /// The fastest search. It is built only after many texts. `None` if it takes too much memory.
    fast: OnceLock<Option<AhoCorasick>>,
    /// The number of bytes of text that were searched before there was a fast search.
    n_searched_bytes: AtomicUsize,
}

impl LiteralSearch {
    /// Creates the search for `literals`. Returns `None` if there are too many literals.
    pub(super) fn new(literals: Vec<String>) -> Option<Self> {
        Some(Self {
            quick: build(&literals, AhoCorasickKind::ContiguousNFA)?,
            literals,
            fast: OnceLock::new(),
            n_searched_bytes: AtomicUsize::new(0),
        })
    }

    /// Calls `visit` for each place of a literal in `text`, with the index of the literal and the
    /// bytes of the place. Places may overlap. They come in the order of their ends.
    pub(super) fn find(&self, text: &str, mut visit: impl FnMut(usize, Range<usize>)) {
        for found in self.search(text.len()).find_overlapping_iter(text) {
            visit(found.pattern().as_usize(), found.range());
        }
    }

    /// Returns the search to use for a text of `n_bytes` bytes. The fastest search is built only
    /// after enough bytes of text were searched.
    fn search(&self, n_bytes: usize) -> &AhoCorasick {
        let build_fast = || {
            let n_bytes: usize = self.literals.iter().map(String::len).sum();
            let is_small = n_bytes <= MAX_BYTES_OF_FAST_SEARCH;
            is_small.then(|| build(&self.literals, AhoCorasickKind::DFA))?
        };
        let mut fast = self.fast.get();
        if fast.is_none() {
            let n_before = self.n_searched_bytes.fetch_add(n_bytes, Ordering::Relaxed);
            if MIN_BYTES_OF_TEXT <= n_before {
                fast = Some(self.fast.get_or_init(build_fast));
            }
        }
        fast.and_then(Option::as_ref).unwrap_or(&self.quick)
    }
}

/// Builds a search for `literals` of the kind `kind`. Returns `None` if this kind cannot have so
/// many literals.
fn build(literals: &[String], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(kind));
    builder.match_kind(MatchKind::Standard).build(literals).ok()
}
