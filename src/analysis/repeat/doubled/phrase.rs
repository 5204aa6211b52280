//! Judges a phrase of several words that occurs twice in a row.

use crate::analysis::repeat::doubled::Acceptability::{self, Doubtful, Ungrammatical};
use crate::analysis::repeat::doubled::pair::{OPENERS, is_complement};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::doubled::tuning::MIN_WORDS_OF_SPOKEN_PHRASE;
use crate::syntax::tag::Tag;
use crate::text::stem::is_function_word;

/// Returns how acceptable the sentence is with the phrase at `site`, which has `n_words` words and
/// occurs twice in a row. Returns `None` if the sentence may need both occurrences.
pub fn judge(site: &Site<'_>, n_words: usize) -> Option<Acceptability> {
    let words = site.start..site.start + n_words;
    let is_clause = site.is_before(1, OPENERS) || site.before(1) == "all";
    // A series may repeat a phrase: “and so on and so on”.
    let is_series = site.tag(site.start) == Tag::Coordinator;
    if is_series || is_chain(site, n_words) || is_clause || is_complement(site) {
        return None;
    }
    // In speech, songs and chants, phrases are repeated on purpose.
    let is_spoken = site.is_quoted || site.is_label();
    if is_spoken && n_words < MIN_WORDS_OF_SPOKEN_PHRASE {
        return None;
    }
    // A phrase without a function word may be two names or terms in a row: a city, and the county
    // of the same name.
    let is_named = !words.clone().any(|at| is_function_word(site.word(at)));
    Some(if is_spoken || is_named {
        Doubtful
    } else {
        Ungrammatical
    })
}

/// Says whether the phrase is part of a chain: “a friend of a friend of a friend”.
fn is_chain(site: &Site<'_>, n_words: usize) -> bool {
    site.next() == site.word(site.start) || site.before(1) == site.word(site.start + n_words - 1)
}
