//! Finds sentences that say the same thing partly in words with a similar meaning: “sent two
//! investigators”, “deployed a team of investigators”.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::repeat::restated::tuning::{
    MIN_BITS_OF_RESTATEMENT, MIN_SHARE_OF_RETOLD_WORDS, MIN_WORDS_OF_RESTATEMENT,
    SHARE_OF_BITS_OF_LIKE_WORD,
};
use crate::analysis::repeat::restated::{Pair, Shared};
use crate::analysis::repeat::weight::Nature;
use crate::embedded;
use crate::text::lexicon;
use crate::text::stem::stem;

/// For each stem, the indices of the groups of words with a similar meaning that have the stem. A
/// group is a row of the table, such as “abscond escape flee”.
static GROUPS: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let lines = lexicon::entries(embedded::text("english/like-words.tsv"));
    for (idx, line) in lines.enumerate() {
        for word in line.split(' ') {
            groups.entry(stem(word).into_owned()).or_default().push(idx);
        }
    }
    groups
});

/// Says whether the stems `one` and `two` differ but have a similar meaning.
fn are_like(one: &str, two: &str) -> bool {
    let (Some(first), Some(second)) = (GROUPS.get(one), GROUPS.get(two)) else {
        return false;
    };
    one != two && first.iter().any(|idx| second.contains(idx))
}

impl Pair<'_> {
    /// Returns the words that both sentences have, and the pairs of words with a similar meaning.
    pub(super) fn like(&self) -> &Shared {
        self.like.get_or_init(|| shared(self))
    }
}

/// Returns the words that both sentences of `pair` have, and the pairs of words with a similar
/// meaning.
fn shared(pair: &Pair<'_>) -> Shared {
    let words = &pair.weighed.words;
    let mut shared = pair.exact.clone();
    for (_, one) in &pair.earlier.stems {
        let first = &words[*one as usize];
        if first.nature == Nature::Name || !GROUPS.contains_key(pair.weighed.text(first)) {
            continue;
        }
        let like = pair.later.stems.iter().find(|(_, two)| {
            let second = &words[*two as usize];
            let is_taken = |(a, b): &(u32, u32)| a == one || b == two;
            second.nature != Nature::Name
                && are_like(pair.weighed.text(first), pair.weighed.text(second))
                && !shared.pairs.iter().any(is_taken)
        });
        if let Some((_, two)) = like {
            let bits = pair.places.bits(first, &words[*two as usize]);
            shared.bits += bits * SHARE_OF_BITS_OF_LIKE_WORD;
            shared.pairs.push((*one, *two));
        }
    }
    shared.pairs.sort_unstable();
    shared
}

/// Returns the words with the same or a similar meaning, if there are enough of them for a
/// restatement. Otherwise returns `None`.
pub(super) fn whole(pair: &Pair<'_>) -> Option<Shared> {
    if !pair.has_rare_word || pair.exact.pairs.is_empty() {
        return None;
    }
    let shared = pair.like();
    let is_whole = pair.exact.pairs.len() < shared.pairs.len()
        && MIN_WORDS_OF_RESTATEMENT <= shared.pairs.len()
        && MIN_BITS_OF_RESTATEMENT <= shared.bits
        && MIN_SHARE_OF_RETOLD_WORDS <= pair.share_of_shorter(shared);
    (is_whole && shared.are_close() && !pair.is_other(shared)).then(|| shared.clone())
}
