//! Words of languages similar to English, by which a block in such a language is distinguished from
//! English. This module does not decide about a block.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english::key::hash;
use crate::text::language::Language;
use crate::text::lexicon::table;

static NEAR_ENGLISH: LazyLock<NearEnglish> = LazyLock::new(|| {
    let codes = table(embedded::text("english/near-english.tsv"));
    let mut hashes = [0; N_HASHES / 64];
    for word in codes.keys() {
        let bit = hash(word) as usize % N_HASHES;
        hashes[bit / 64] |= 1 << (bit % 64);
    }
    NearEnglish { codes, hashes }
});

/// Words of languages similar to English.
struct NearEnglish {
    /// The words, each with the code of its language.
    codes: FxHashMap<String, &'static str>,
    /// A bit for the hash of each word, so that most words of a draft are never looked up.
    hashes: [u64; N_HASHES / 64],
}

const N_HASHES: usize = 8_192;

/// If a language similar to English has `word`, returns that language. `hash` is the hash of the
/// word.
pub fn similar_language(word: &str, hash: u32) -> Option<Language> {
    let bit = hash as usize % N_HASHES;
    let may_be = NEAR_ENGLISH.hashes[bit / 64] >> (bit % 64) & 1 == 1;
    let code = may_be.then(|| NEAR_ENGLISH.codes.get(word)).flatten();
    code.and_then(|text| Language::of_tag(text))
}
