//! The words by which quotations are compared. They are in lower case, without punctuation and
//! without sounds such as “um”; contractions are written out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english;
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

static SPOKEN: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/spoken-forms.tsv")));

static NUMBERS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/number-words.tsv")));

/// The short forms that can stand for several words, such as “'s” for “is”, “has” and “us”. The key
/// is the number of one of these words, and the value has the numbers of its short forms.
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

/// Words that speakers say in passing, such as “you know”.
static FILLERS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/spoken-fillers.tsv")));

/// The entry in the table of spoken forms for a sound that is left out, such as “um”.
const NO_WORD: &str = "-";

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct StreamWord {
    /// The number of the word, which is a hash of its letters.
    pub number: u64,
    /// The number of the compound that this word and the next word can form, such as
    /// “carefully-crafted”.
    pub joined: u64,
    /// The token from which the word comes.
    pub token: usize,
    /// Whether the word is a content word, not a function word.
    pub is_content: bool,
    /// Whether the transcriber inserted the word, as in `[laughs]`, or the speaker says the word in
    /// passing, as in “you know”.
    pub is_inserted: bool,
}

/// Returns the words of the tokens in `range` of `draft`.
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
        if let Some(end) = filler_end(draft, idx..range.end) {
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
            let stroke = draft
                .tokens
                .get(idx + 1)
                .filter(|next| draft.word(next) == "/");
            let stroke = stroke.and_then(|_| SPOKEN.get(&format!("{text}/")));
            match stroke.or_else(|| SPOKEN.get(text)) {
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

/// Returns the token of the closing bracket of an insertion by the transcriber, if an insertion
/// begins at the first of `tokens`. An insertion is in square brackets, or it is a few words in
/// round brackets and begins with a capital: “(Applause.)”.
fn insertion_end(draft: &Draft, tokens: Range<usize>) -> Option<usize> {
    let (closing, most) = match draft.word(&draft.tokens[tokens.start]) {
        "[" => ("]", MAX_BRACKETED),
        "(" if draft.tokens.get(tokens.start + 1)?.capital => (")", MAX_PARENTHESIZED),
        _ => return None,
    };
    let end = tokens.end.min(tokens.start + 2 + most);
    (tokens.start + 1..end).find(|idx| draft.word(&draft.tokens[*idx]) == closing)
}

/// Finds words such as “you know”, which a speaker says in passing, at the beginning of `tokens`.
/// Returns the token after these words. A comma must follow the words. A punctuation mark, or the
/// beginning of the text, must come before them.
fn filler_end(draft: &Draft, tokens: Range<usize>) -> Option<usize> {
    let word = |idx: usize| draft.tokens.get(idx).map(|token| draft.word(token));
    let (first, second) = (word(tokens.start)?, word(tokens.start + 1)?);
    let end = tokens.start + 2;
    let is_filler = FILLERS.contains_key(&format!("{first} {second}"));
    let before = tokens.start.checked_sub(1).and_then(word);
    let is_parted = before.is_none_or(|word| !word.contains(char::is_alphanumeric));
    let closes = word(end).is_some_and(|word| word == ",");
    (is_filler && is_parted && closes && end <= tokens.end).then_some(end)
}

/// The maximum number of tokens in an insertion in square brackets.
const MAX_BRACKETED: usize = 8;

/// The maximum number of tokens in an insertion in round brackets. A longer text in round brackets
/// is an aside by the speaker.
const MAX_PARENTHESIZED: usize = 4;

/// Returns the number of `word`, which must be in lower case. Words that differ only in style have
/// the same number: “co-operate” and “cooperate”, “three” and “3”.
pub fn number(word: &str) -> u64 {
    hash(&plain(word))
}

/// Returns `word` in one style: without hyphens and apostrophes, in American spelling, and with
/// small numbers in digits.
fn plain(word: &str) -> Cow<'_, str> {
    let small = NUMBERS.get(word).filter(|number| !number.contains('\t'));
    let word = small.copied().unwrap_or(word);
    let is_mark = |character: char| matches!(character, '-' | ',' | '\'' | '’');
    // “’68” is a year, with or without its apostrophe.
    let word = match word.strip_prefix(['\'', '’']) {
        Some(year) if year.starts_with(|letter: char| letter.is_ascii_digit()) => year,
        _ => word,
    };
    if let Some(spelled) = american(word) {
        return spelled.into();
    }
    // An ending such as “'s” keeps its apostrophe: “s” would be another word.
    if word.starts_with(['\'', '’']) || !word.contains(is_mark) || word.chars().all(is_mark) {
        return word.into();
    }
    word.chars()
        .filter(|character| !is_mark(*character))
        .collect::<String>()
        .into()
}

static ENDINGS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = lexicon::entries(embedded::text("english/spelling-endings.tsv"));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Returns `word` in American spelling, if it has a British ending: “apologised”, “labour”.
fn american(word: &str) -> Option<String> {
    let is_long = MIN_LETTERS_OF_SPELLING <= word.len();
    let mut endings = ENDINGS.iter().filter(|_| is_long);
    endings.find_map(|(british, american)| Some(word.strip_suffix(british)?.to_owned() + american))
}

/// The minimum number of letters in a word that is changed to American spelling. “Four” ends like
/// “labour” but has fewer letters, so it is not changed.
const MIN_LETTERS_OF_SPELLING: usize = 6;

/// Returns the short words of `draft` that are not in the table of word frequencies. They may be
/// abbreviations. The key is the number of the word.
pub fn short_words(draft: &Draft) -> FxHashMap<u64, String> {
    let words = draft
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word && !token.capital);
    let mut short = FxHashMap::default();
    for word in words.map(|token| draft.word(token)) {
        let number = number(word);
        let is_known = || english::frequencies().row(&stem(word)).is_some();
        if (2..=MAX_LETTERS_OF_SHORT).contains(&word.len())
            && !short.contains_key(&number)
            && !is_known()
        {
            short.insert(number, word.trim_end_matches('.').to_owned());
        }
    }
    short
}

/// The maximum number of letters in an abbreviation in a notebook.
const MAX_LETTERS_OF_SHORT: usize = 9;

/// Says whether `short` is `long` without some letters: “mkt”, “govt”, “bldg”, “carryng”, “hosp”.
pub fn is_cut_short(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    let is_within = short
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    let is_begin = long.starts_with(short) && 3 <= short.len();
    let has_ends = short.chars().next() == long.chars().next()
        && short.chars().next_back() == long.chars().next_back();
    short.len() < long.len() && is_within && (has_ends || is_begin)
}

fn hash(word: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(word.as_bytes())
}

/// Says whether `one` and `two` may be numbers of the same word: they are equal, or one is the
/// number of a short form of the other word.
pub fn is_same(one: u64, two: u64) -> bool {
    let is_short_of =
        |short: u64, long: u64| SHORT.get(&long).is_some_and(|names| names.contains(&short));
    one == two || is_short_of(one, two) || is_short_of(two, one)
}
