//! Finds where words end, and divides contractions such as “don’t”.

use std::sync::LazyLock;

use crate::english;
use crate::english::class::Class;
use crate::text::abbreviation::{self, Abbreviation};
use crate::text::sentence::stop::is_single_capital;
use crate::text::token::{TokenKind, is_apostrophe};

/// Returns the length in bytes of the word or number at byte `at`, if the word certainly ends after
/// its ASCII letters and digits. Most words do. Returns `None` for all other words, which need a
/// further scan.
pub fn plain_word_len(sentence: &[u8], at: usize) -> Option<usize> {
    let rest = &sentence[at..];
    let len = rest
        .iter()
        .position(|byte| !IS_PLAIN[usize::from(*byte)])
        .unwrap_or(rest.len());
    let next = || rest.get(len + 1).copied();
    let plain = match rest.get(len) {
        None | Some(b' ' | b'\n' | b';' | b'!' | b'?' | b')' | b'"' | b']') => true,
        Some(b',') => !next().is_some_and(|byte| byte.is_ascii_digit()),
        // The full stop of the sentence is not part of the word.
        Some(b'.') => next().is_none(),
        Some(b':' | b'-') => matches!(next(), None | Some(b' ' | b'\n')),
        Some(_) => false,
    };
    (0 < len && plain).then_some(len)
}

/// For each byte, whether it is an ASCII letter or digit.
static IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        is_plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    is_plain
};

/// Returns the length in bytes of the word or number with which `rest`, the rest of a sentence,
/// begins.
pub fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut word = Word::default();
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, character)| *character);
        if !word.takes(rest, at, ch, next) {
            break;
        }
        word.push(at, ch);
    }
    word.len + dot_len(rest, word.len)
}

/// The part of a word that has been read so far.
#[derive(Default)]
struct Word {
    len: usize,
    last: Option<char>,
    /// The number of characters since the last dot.
    n_since_dot: usize,
    n_dots: usize,
    /// Whether two characters follow each other without a dot between them.
    long: bool,
    digit: bool,
}

impl Word {
    fn push(&mut self, at: usize, ch: char) {
        if self.last.is_none() {
            self.digit = ch.is_ascii_digit();
        }
        if ch == '.' {
            self.n_dots += 1;
            self.n_since_dot = 0;
        } else {
            self.n_since_dot += 1;
            self.long |= 1 < self.n_since_dot;
        }
        self.len = at + ch.len_utf8();
        self.last = Some(ch);
    }

    /// Returns whether `ch` belongs to the word. `ch` is at byte `at` of `rest`, and `next` is the
    /// next character.
    fn takes(&self, rest: &str, at: usize, ch: char, next: char) -> bool {
        let before = self.last.unwrap_or(' ');
        let figures = before.is_ascii_digit() && next.is_ascii_digit();
        match ch {
            '\'' | '’' | 'ʼ' => before.is_alphanumeric() && next.is_alphabetic(),
            '-' | '‐' | '‑' | '&' => before.is_alphanumeric() && next.is_alphanumeric(),
            ',' => figures,
            ':' | '/' => figures && self.digit,
            '.' => figures || self.takes_dot(&rest[..at], before, next),
            _ => is_word_char(ch),
        }
    }

    /// Returns whether a dot between `before` and `next` belongs to the word, whose text before the
    /// dot is `so_far`.
    fn takes_dot(&self, so_far: &str, before: char, next: char) -> bool {
        if !before.is_alphanumeric() {
            return false;
        }
        if !self.long && before.is_alphabetic() {
            // An abbreviation of single letters, with a last dot as in `U.S.` or without one as in
            // `p.m`.
            return next.is_alphabetic() || 0 < self.n_dots && !next.is_alphanumeric();
        }
        // A name with a dot inside: `Node.js`, `index2.html`.
        let inner = next.is_alphabetic() && (before.is_alphabetic() || next.is_lowercase());
        inner && !self.digit && abbreviation::class(so_far).is_none()
    }
}

/// Returns 1 if the dot after the word `rest[..len]` belongs to an abbreviation and does not end
/// the sentence. Otherwise returns 0.
fn dot_len(rest: &str, len: usize) -> usize {
    let word = &rest[..len];
    let Some(after) = rest[len..].strip_prefix('.') else {
        return 0;
    };
    let follows = after.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
    if follows.is_empty() || after.starts_with('.') {
        return 0;
    }
    let last = word.rsplit('-').next().unwrap_or(word);
    let initial = is_single_capital(last);
    let named = after.trim_start().starts_with(char::is_uppercase);
    let known = abbreviation::class(last)
        .is_some_and(|abbreviation| abbreviation != Abbreviation::Exclaiming);
    usize::from(known || initial && named)
}

fn is_word_char(ch: char) -> bool {
    // Combining marks belong to the letter before them.
    const MARKS: &str = "_\u{ad}\u{200c}\u{200d}\u{94d}\u{9cd}\u{ccd}\u{d4d}";
    ch.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&ch) || MARKS.contains(ch)
}

/// Returns the kind and the length in bytes of a word that begins with an apostrophe: `’90s`,
/// `’n’`, `’em`. Returns `None` if `rest` does not begin with such a word.
pub fn elision(rest: &str) -> Option<(TokenKind, usize)> {
    let mark = rest
        .chars()
        .next()
        .filter(|character| is_apostrophe(*character))?;
    let word = &rest[mark.len_utf8()..];
    let len = word
        .find(|character: char| !character.is_alphanumeric())
        .unwrap_or(word.len());
    let (word, after) = word.split_at(len);
    let figures = word.trim_end_matches('s');
    let year = figures.len() == 2 && figures.bytes().all(|byte| byte.is_ascii_digit());
    // A straight apostrophe before two digits may be an opening quotation mark.
    if year && (mark != '\'' || word.ends_with('s')) {
        return Some((TokenKind::Number, mark.len_utf8() + len));
    }
    let lower = word.to_ascii_lowercase();
    if lower == "n" && after.starts_with(is_apostrophe) {
        let close = after.chars().next().map_or(0, char::len_utf8);
        return Some((TokenKind::Word, mark.len_utf8() + len + close));
    }
    english::dictionary()
        .is(&lower, Class::ClippedWords)
        .then_some((TokenKind::Word, mark.len_utf8() + len))
}

/// The words that consist of two words written as one, such as “cannot”.
struct FusedWords {
    words: Vec<&'static str>,
    /// The bits of the first letters of the fused words, such as “cannot”. A word of a draft that
    /// begins with another letter is not compared with the fused words.
    firsts: u32,
}

static FUSED_WORDS: LazyLock<FusedWords> = LazyLock::new(|| {
    let words: Vec<&str> = english::dictionary().words_of(Class::FusedWords).collect();
    let firsts = words.iter().map(|text| letter_bit(text.as_bytes()[0]));
    FusedWords {
        firsts: firsts.fold(0, |all, bits| all | bits),
        words,
    }
});

/// Returns the words that consist of two words written as one, such as “cannot”. Each of them is
/// two tokens.
pub fn fused_words() -> &'static [&'static str] {
    &FUSED_WORDS.words
}

/// Returns the bit of an ASCII letter, which is the same for the capital and the small letter.
const fn letter_bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

fn is_fused(word: &[u8]) -> bool {
    let fused = &*FUSED_WORDS;
    let first = word.first().map_or(0, |byte| letter_bit(*byte));
    let mut words = fused.words.iter().map(|text| text.as_bytes());
    fused.firsts & first != 0 && words.any(|known_word| known_word.eq_ignore_ascii_case(word))
}

/// Returns the length in bytes of the first part of a word that consists of two words: 3 for
/// “cannot”, which is “can” and “not”. Returns the whole length of other words. Unlike
/// [`len_before_clitic`], handles only words without an apostrophe.
pub fn len_of_first_fused(word: &[u8]) -> usize {
    match word.len() {
        5 | 6 if is_fused(word) => 3,
        len => len,
    }
}

/// Returns the length in bytes of `word` without the contracted word at its end: 2 for “don’t”,
/// which is “do” and “n’t”. Returns the whole length if nothing is contracted.
pub fn len_before_clitic(word: &str) -> usize {
    let whole = word.len();
    let marked = word.bytes().any(|byte| byte == b'\'' || !byte.is_ascii());
    if !marked {
        return len_of_first_fused(word.as_bytes());
    }
    let Some((mark_at, mark)) = word.rmatch_indices(is_apostrophe).next() else {
        return whole;
    };
    let (stem, tail) = (&word[..mark_at], &word[mark_at + mark.len()..]);
    if stem.is_empty() || 2 < tail.len() {
        return whole;
    }
    match tail.to_ascii_lowercase().as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" => mark_at,
        "t" if 1 < stem.len() && stem.ends_with(['n', 'N']) => mark_at - 1,
        _ => whole,
    }
}
