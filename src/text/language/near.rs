//! Words of languages similar to English, such as Scots. A block with such words may be in one of
//! these languages. Another module decides about the block.

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
    /// The words, each with the code of the language that it belongs to.
    codes: FxHashMap<String, &'static str>,
    /// The bits of the hashes of all words. A word of a draft whose bit is not set is not looked
    /// up.
    hashes: [u64; N_HASHES / 64],
}

const N_HASHES: usize = 8_192;

/// Returns the language similar to English that has the word `word`, or `None` if no such language
/// has the word. `hash` is the hash of the word.
pub fn similar_language(word: &str, hash: u32) -> Option<Language> {
    let bit = hash as usize % N_HASHES;
    let may_be = NEAR_ENGLISH.hashes[bit / 64] >> (bit % 64) & 1 == 1;
    let code = may_be.then(|| NEAR_ENGLISH.codes.get(word)).flatten();
    code.and_then(|text| Language::of_tag(text))
}
