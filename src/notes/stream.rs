//! Words as quotations are compared by: without case, marks and sounds, contractions written out.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::token::TokenKind;

static SPOKEN: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/spoken-forms.tsv")));

static NUMBERS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/number-words.tsv")));

/// The short forms of several words, by each of those words.
static SHORT: LazyLock<FxHashMap<u64, Vec<u64>>> = LazyLock::new(|| {
    let table = lexicon::table(embedded::text("english/short-forms.tsv"));
    let mut short: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
    for (form, words) in table {
        for word in words.split_whitespace() {
            short.entry(number(word)).or_default().push(number(&form));
        }
    }
    short
});

/// What stands in the table for a sound that is no word.
const NO_WORD: &str = "-";

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct StreamWord {
    /// The number of the word.
    pub number: u64,
    /// The token it comes from.
    pub token: usize,
    /// Whether it says something beside grammar.
    pub is_content: bool,
}

/// The words of the tokens in `range` of `draft`.
pub fn words(draft: &Draft, range: Range<usize>) -> Vec<StreamWord> {
    let mut words = Vec::with_capacity(range.len());
    for idx in range {
        let token = &draft.tokens[idx];
        let text = draft.word(token);
        let mut push = |text: &str, is_content: bool| {
            let number = number(text);
            words.push(StreamWord {
                number,
                token: idx,
                is_content,
            });
        };
        if text == "%" {
            push("per", false);
            push("cent", true);
        } else if matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            match SPOKEN.get(text) {
                Some(spoken) => spoken
                    .split_whitespace()
                    .filter(|word| *word != NO_WORD)
                    .for_each(|word| push(word, false)),
                None => push(text, !draft.is_function(token.word)),
            }
        }
    }
    words
}

/// The number of `word`, in lower case; hyphens and apostrophes within it are a matter of style, and
/// so is whether a small number is written in letters.
pub fn number(word: &str) -> u64 {
    let small = NUMBERS.get(word).filter(|number| !number.contains('\t'));
    let word = small.copied().unwrap_or(word);
    let plain: String = word
        .chars()
        .filter(|character| !matches!(character, '-' | ',' | '\'' | '’'))
        .collect();
    let is_short = word.starts_with(['\'', '’']);
    let text = if is_short || plain.is_empty() {
        word
    } else {
        &plain
    };
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}

/// Whether both words may be one, written in two ways.
pub fn is_same(one: u64, two: u64) -> bool {
    let is_short_of =
        |short: u64, long: u64| SHORT.get(&long).is_some_and(|names| names.contains(&short));
    one == two || is_short_of(one, two) || is_short_of(two, one)
}
