//! The tokens of a sentence: words, numbers, marks.

pub mod address;
pub mod word;

use std::ops::Range;

use crate::text::prose::OBJECT;
use crate::text::span::{Span, offset};
use crate::text::words::{WordId, Words};

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word. Hyphens, apostrophes and dots between its letters belong to the word (`Node.js`),
    /// and so do the dots of abbreviations (`U.S.`, `Mr.`).
    ///
    /// The dot of an abbreviation at the end of a sentence is a separate token, unless the
    /// abbreviation consists of single letters. The apostrophe after a plural is a word of its own,
    /// as in `senators’ vote`. An apostrophe that is a [`TokenKind::Mark`] is always a quotation
    /// mark.
    Word,
    /// A token that begins with a digit or is a shortened year: `14`, `1,000`, `2.5`, `18th`,
    /// `10:30`, `’90s`.
    Number,
    /// A punctuation mark or symbol of one character. A run such as `...` or `---` is one mark, and
    /// so is an emoji with its modifiers.
    Mark,
    /// A bare web or mail address.
    Address,
    /// Inline code, a formula or an image.
    Object,
}

/// A token of the prose.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// The span of the token in the prose.
    pub span: Span,
    /// The kind of the token.
    pub kind: TokenKind,
    /// The number of the normalised word of the token, for comparisons: see [`Words`].
    pub word: WordId,
    /// Whether the token begins with a capital.
    pub capital: bool,
}

impl Token {
    /// Returns whether the token is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Adds the tokens of the sentence `span` of the prose `text` to `tokens`, and their words to
/// `words`.
///
/// A contraction becomes two tokens, as in treebanks: `do` `n't`, `Asif` `’s`.
pub fn split(text: &str, span: Span, words: &mut Words, tokens: &mut Vec<Token>) {
    let sentence = &text[span.range()];
    let bytes = sentence.as_bytes();
    let mut quotes = SingleQuotes::new(sentence);
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        if *first == b' ' {
            at += 1;
            continue;
        }
        let start = span.start as usize + at;
        at += match word::plain_word_len(bytes, at) {
            Some(len) => {
                let first_len = word::len_of_first_fused(&bytes[at..at + len]);
                push_plain(text, start..start + first_len, (words, tokens));
                if first_len < len {
                    push_plain(text, start + first_len..start + len, (words, tokens));
                }
                len
            }
            None if is_plain_mark(&bytes[at..]) => {
                let end = start + 1;
                tokens.push(Token {
                    span: Span::new(offset(start), offset(end)),
                    kind: TokenKind::Mark,
                    capital: false,
                    word: words.intern_as_is(&text[start..end]),
                });
                1
            }
            None => push_other(sentence, at, start, (words, tokens), &mut quotes),
        };
    }
}

/// Adds a token for `text[range]`, a word or number of ASCII letters and digits.
fn push_plain(text: &str, range: Range<usize>, (words, tokens): (&mut Words, &mut Vec<Token>)) {
    let first = text.as_bytes()[range.start];
    tokens.push(Token {
        span: Span::new(offset(range.start), offset(range.end)),
        kind: letters_or_figures(first.into()),
        capital: first.is_ascii_uppercase(),
        word: words.intern_plain(text, range),
    });
}

/// Returns whether `rest` begins with a character that is always a token of its own, such as a
/// comma.
fn is_plain_mark(rest: &[u8]) -> bool {
    let is_mark = matches!(
        rest[0],
        b',' | b'"' | b'(' | b')' | b':' | b';' | b'?' | b'!' | b'[' | b']' | b'/'
    );
    // A modifier, which would belong to the mark, is not ASCII.
    is_mark && rest.get(1).is_none_or(u8::is_ascii)
}

/// Adds the token at byte `at` of `sentence`, which is byte `start` of the prose. A contraction
/// adds two tokens. Returns the number of bytes that were read. Spaces and invisible characters are
/// read, but add no token.
fn push_other(
    sentence: &str,
    at: usize,
    start: usize,
    (words, tokens): (&mut Words, &mut Vec<Token>),
    quotes: &mut SingleQuotes<'_>,
) -> usize {
    let Some(first) = sentence[at..].chars().next() else {
        return 1;
    };
    if first.is_whitespace() || is_invisible(first) {
        return first.len_utf8();
    }
    let (kind, len) = scan(sentence, at, first, quotes);
    let whole = &sentence[at..at + len];
    let first_len = match kind {
        TokenKind::Word | TokenKind::Number => word::len_before_clitic(whole),
        TokenKind::Mark | TokenKind::Address | TokenKind::Object => len,
    };
    for (kind, range) in [(kind, 0..first_len), (TokenKind::Word, first_len..len)] {
        if range.is_empty() {
            continue;
        }
        let piece = &whole[range.clone()];
        tokens.push(Token {
            span: Span::new(offset(start + range.start), offset(start + range.end)),
            kind,
            word: words.intern(piece),
            capital: piece.chars().next().is_some_and(char::is_uppercase),
        });
    }
    len
}

/// Returns the kind and the length in bytes of the token at byte `at`, whose first character is
/// `first`.
fn scan(
    sentence: &str,
    at: usize,
    first: char,
    quotes: &mut SingleQuotes<'_>,
) -> (TokenKind, usize) {
    let rest = &sentence[at..];
    if first == OBJECT {
        return (TokenKind::Object, first.len_utf8());
    }
    if let Some(len) = address::address_len(rest) {
        return (TokenKind::Address, len);
    }
    let sigil = matches!(first, '@' | '#')
        && rest[1..].starts_with(|character: char| character.is_alphabetic());
    // The apostrophe ʼ is excluded because Unicode classifies it as a letter.
    if first.is_alphanumeric() && !is_apostrophe(first) || sigil {
        let skip = usize::from(sigil);
        return (
            letters_or_figures(first),
            skip + word::word_len(&rest[skip..]),
        );
    }
    if is_apostrophe(first) {
        if let Some(elision) = word::elision(rest) {
            return elision;
        }
        let kind = quotes.kind(at);
        return (kind, first.len_utf8());
    }
    quotes.open |= first == '‘';
    let run = matches!(first, '.' | '-' | '=' | '*' | '_' | '~');
    let len = if run {
        rest.len() - rest.trim_start_matches(first).len()
    } else {
        first.len_utf8() + modifiers_len(&rest[first.len_utf8()..])
    };
    (TokenKind::Mark, len)
}

/// Returns the kind of a word that begins with `first`: [`TokenKind::Number`] for a digit, and
/// otherwise [`TokenKind::Word`].
fn letters_or_figures(first: char) -> TokenKind {
    if first.is_ascii_digit() {
        TokenKind::Number
    } else {
        TokenKind::Word
    }
}

/// Distinguishes the single quotation marks of a sentence from its apostrophes.
struct SingleQuotes<'s> {
    sentence: &'s str,
    /// Whether a single quotation mark has opened a quotation that is not closed yet.
    open: bool,
    /// The byte of the last mark of the sentence that could close a quotation; `None` until
    /// `last_closer` has searched for the mark.
    last: Option<usize>,
}

impl<'s> SingleQuotes<'s> {
    fn new(sentence: &'s str) -> Self {
        Self {
            sentence,
            open: false,
            last: None,
        }
    }

    /// Returns the kind of the apostrophe at byte `at`, which is not inside a word. The apostrophe
    /// is a quotation mark, or the possessive of a plural, as in `senators’ vote`. A possessive
    /// counts as a word.
    fn kind(&mut self, at: usize) -> TokenKind {
        let (before, after) = (&self.sentence[..at], &self.sentence[at..]);
        let mut ahead = after.chars().skip(1);
        let (next, then) = (ahead.next(), ahead.next());
        let plural = before.ends_with(['s', 'S', 'x', 'z']);
        let named = next == Some(' ') && then.is_some_and(char::is_alphanumeric);
        if plural && named && (!self.open || at < self.last_closer()) {
            return TokenKind::Word;
        }
        let opens = next.is_some_and(char::is_alphanumeric)
            && !before.ends_with(|character: char| {
                character.is_alphanumeric() || ".,!?…".contains(character)
            });
        self.open = opens;
        TokenKind::Mark
    }

    /// Returns the byte of the last mark of the sentence that could close a quotation, or 0 if
    /// there is none.
    fn last_closer(&mut self) -> usize {
        if let Some(last) = self.last {
            return last;
        }
        let mut marks = self.sentence.rmatch_indices(is_apostrophe);
        let last = marks.find(|(at, mark)| {
            let after = &self.sentence[at + mark.len()..];
            let before = &self.sentence[..*at];
            !after.starts_with(char::is_alphanumeric)
                && before.ends_with(|character: char| !character.is_whitespace())
        });
        let last = last.map_or(0, |(at, _)| at);
        self.last = Some(last);
        last
    }
}

/// Returns whether `ch` is an apostrophe, or a quotation mark that looks like one.
pub fn is_apostrophe(ch: char) -> bool {
    matches!(ch, '\'' | '’' | 'ʼ')
}

/// Returns whether `ch` is invisible. Such characters are not tokens.
fn is_invisible(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Returns the length in bytes of the modifiers with which `rest` begins: accents, skin tones,
/// joined symbols. `rest` is the text after a symbol.
fn modifiers_len(rest: &str) -> usize {
    let mut joined = false;
    let end = rest.char_indices().find(|(_, ch)| {
        let modifies = matches!(*ch, '\u{300}'..='\u{36f}' | '\u{fe0e}' | '\u{fe0f}' | '\u{200d}'
            | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}');
        let symbol = joined && !ch.is_alphanumeric() && !ch.is_whitespace();
        joined = *ch == '\u{200d}';
        !modifies && !symbol
    });
    end.map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests;
