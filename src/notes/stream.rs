//! Words as quotations are compared by: without case, marks and sounds, contractions written out.

use std::borrow::Cow;
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
    /// The number of the word that it makes with the one behind it: “carefully-crafted”.
    pub joined: u64,
    /// The token it comes from.
    pub token: usize,
    /// Whether it says something beside grammar.
    pub is_content: bool,
    /// Whether whoever wrote the text down put it in: “[laughs]”, “(Applause.)”.
    pub is_inserted: bool,
}

/// The words of the tokens in `range` of `draft`.
pub fn words(draft: &Draft, range: Range<usize>) -> Vec<StreamWord> {
    let mut words: Vec<StreamWord> = Vec::with_capacity(range.len());
    let mut before = String::new();
    let mut inserted_until = range.start;
    for idx in range.clone() {
        let token = &draft.tokens[idx];
        let text = draft.word(token);
        if let Some(end) = insertion_end(draft, idx..range.end) {
            inserted_until = inserted_until.max(end);
        }
        let mut push = |text: &str, is_content: bool| {
            let word = plain(text);
            if let Some(last) = words.last_mut() {
                last.joined = hash(&(before.clone() + &word));
            }
            words.push(StreamWord {
                number: hash(&word),
                joined: 0,
                token: idx,
                is_content,
                is_inserted: idx < inserted_until,
            });
            before = word.into_owned();
        };
        if text == "%" {
            push("per", false);
            push("cent", true);
        } else if text == "&" {
            push("and", false);
        } else if matches!(token.kind, TokenKind::Word | TokenKind::Number)
            && text.contains(char::is_alphanumeric)
        {
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

/// The token behind what a writer put in at the first of `tokens`: words in square brackets, or a few
/// in round ones that begin with a capital, as in “(Applause.)”.
fn insertion_end(draft: &Draft, tokens: Range<usize>) -> Option<usize> {
    let (closing, most) = match draft.word(&draft.tokens[tokens.start]) {
        "[" => ("]", MAX_BRACKETED),
        "(" if draft.tokens.get(tokens.start + 1)?.capital => (")", MAX_PARENTHESIZED),
        _ => return None,
    };
    let end = tokens.end.min(tokens.start + 2 + most);
    (tokens.start + 1..end).find(|idx| draft.word(&draft.tokens[*idx]) == closing)
}

/// The maximum number of tokens in square brackets that are an insertion.
const MAX_BRACKETED: usize = 8;

/// The maximum number of tokens in round brackets that are one; more are an aside of the speaker.
const MAX_PARENTHESIZED: usize = 4;

/// The number of `word`, in lower case; hyphens and apostrophes within it are a matter of style, and
/// so is whether a small number is written in letters.
pub fn number(word: &str) -> u64 {
    hash(&plain(word))
}

/// `word` without what is a matter of style.
fn plain(word: &str) -> Cow<'_, str> {
    let small = NUMBERS.get(word).filter(|number| !number.contains('\t'));
    let word = small.copied().unwrap_or(word);
    let is_mark = |character: char| matches!(character, '-' | ',' | '\'' | '’');
    // An ending such as “'s” is no word of its own without its apostrophe.
    if word.starts_with(['\'', '’']) || !word.contains(is_mark) || word.chars().all(is_mark) {
        return word.into();
    }
    word.chars()
        .filter(|character| !is_mark(*character))
        .collect::<String>()
        .into()
}

fn hash(word: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(word.as_bytes())
}

/// Whether both words may be one, written in two ways.
pub fn is_same(one: u64, two: u64) -> bool {
    let is_short_of =
        |short: u64, long: u64| SHORT.get(&long).is_some_and(|names| names.contains(&short));
    one == two || is_short_of(one, two) || is_short_of(two, one)
}
