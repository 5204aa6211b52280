//! Makes keys and hashes of words. A key is a number that consists of the bytes of a short word.
//! Words are compared and looked up by their keys, which is faster than by their letters.

use xxhash_rust::xxh3::xxh3_64;

/// The greatest number of bytes of a word that has a key of its own.
pub const MAX_KEY_BYTES: usize = 15;

/// The key of all words with more than [`MAX_KEY_BYTES`] bytes.
pub const LONG: u128 = u128::MAX;

/// Returns the key of `word`, which consists of its bytes and, in the last byte, of its length.
/// Returns [`LONG`] for a word with more than [`MAX_KEY_BYTES`] bytes.
pub fn of(word: &[u8]) -> u128 {
    let mut chunk = [0; MAX_KEY_BYTES + 1];
    match chunk[..MAX_KEY_BYTES].get_mut(..word.len()) {
        Some(bytes) => bytes.copy_from_slice(word),
        None => return LONG,
    }
    u128::from_le_bytes(chunk) | last_byte(word.len())
}

/// Returns the key that a word has in lower case. The word is in the first `len` bytes of `chunk`,
/// which must be ASCII letters and digits.
pub fn of_plain(chunk: [u8; MAX_KEY_BYTES + 1], len: usize) -> u128 {
    // Lower-case letters have a bit that upper-case letters do not have. Digits always have this
    // bit.
    const SMALL: u128 = u128::MAX / 0xff * 0x20;
    (u128::from_le_bytes(chunk) | SMALL) & MASKS[len] | last_byte(len)
}

const fn last_byte(len: usize) -> u128 {
    (len as u128) << (8 * MAX_KEY_BYTES)
}

/// For each length of a word in bytes, a mask that keeps only the bytes of the word.
const MASKS: [u128; MAX_KEY_BYTES + 1] = {
    let mut masks = [0; MAX_KEY_BYTES + 1];
    let mut len = 1;
    while len <= MAX_KEY_BYTES {
        masks[len] = masks[len - 1] << 8 | 0xff;
        len += 1;
    }
    masks
};

/// Returns the hash of `word`, which is the same on every system.
pub fn hash(word: &str) -> u32 {
    hash_of(of(word.as_bytes()), word.as_bytes())
}

/// Returns the hash of the word with the bytes `bytes`. `key` must be the key of this word.
pub fn hash_of(key: u128, bytes: &[u8]) -> u32 {
    if key == LONG {
        high_half(xxh3_64(bytes))
    } else {
        hash_of_key(key)
    }
}

/// Returns the hash of the word with this `key`, which must not be [`LONG`].
#[expect(
    clippy::cast_possible_truncation,
    reason = "both halves of the key are taken"
)]
pub fn hash_of_key(key: u128) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let (low, high) = (key as u64, (key >> 64) as u64);
    high_half((low.wrapping_mul(ODD) ^ high).wrapping_mul(ODD))
}

/// Returns the upper half of `hash`, which is mixed better than the lower half.
fn high_half(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_the_keys_of_their_small_letters() {
        let check = |chunk: &[u8; 16], len: usize, expected: &str| {
            assert_eq!(of_plain(*chunk, len), of(expected.as_bytes()), "{expected}");
        };
        check(b"A year, it said.", 1, "a");
        check(b"COVID19 was over", 7, "covid19");
        check(b"Extraordinarily.", 15, "extraordinarily");
        assert_eq!(of(b"extraordinarily."), LONG);
        assert_ne!(of(b"a"), of(b"a\0"));
    }
}
