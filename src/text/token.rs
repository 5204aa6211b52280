//! Tokens within a sentence: words, numbers, marks. Knows no grammar.

use crate::text::prose::OBJECT;
use crate::text::span::{Span, offset};
use crate::text::words::{WordId, Words};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes and the dots of abbreviations.
    Word,
    /// Something that begins with a digit: `14`, `1,000`, `2.5`, `18th`.
    Number,
    /// A punctuation mark or symbol, one character; a run of dots or hyphens is one mark.
    Mark,
    /// A bare web or mail address.
    Address,
    /// Inline code, a formula or an image.
    Object,
}

/// A token of the prose.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the prose.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its word, for comparing: see [`Words`].
    pub word: WordId,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

impl Token {
    /// Whether it is a word or a number.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Adds the tokens of the prose `text` within `span` to `tokens`, their words to `words`.
///
/// Contractions are two tokens, as in treebanks: `do` `n't`, `Asif` `’s`.
pub fn split(text: &str, span: Span, words: &mut Words, tokens: &mut Vec<Token>) {
    let mut at = span.start as usize;
    let end = span.end as usize;
    while at < end {
        let rest = &text[at..end];
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, len) = scan(rest, first);
        let lens = if kind == TokenKind::Word {
            clitic(&rest[..len])
        } else {
            (len, 0)
        };
        for len in [lens.0, lens.1] {
            if len == 0 {
                continue;
            }
            let piece = &text[at..at + len];
            tokens.push(Token {
                span: Span::new(offset(at), offset(at + len)),
                kind,
                word: words.intern(piece),
                capital: piece.chars().next().is_some_and(char::is_uppercase),
            });
            at += len;
        }
    }
}

/// The kind and length in bytes of the token that `rest` begins with.
fn scan(rest: &str, first: char) -> (TokenKind, usize) {
    if first == OBJECT {
        return (TokenKind::Object, first.len_utf8());
    }
    if let Some(len) = address(rest) {
        return (TokenKind::Address, len);
    }
    let sigil = matches!(first, '@' | '#') && rest[1..].starts_with(|it: char| it.is_alphabetic());
    if first.is_alphanumeric() || sigil {
        let skip = usize::from(sigil);
        let len = skip + word_len(&rest[skip..]);
        let digit = first.is_ascii_digit();
        return (
            if digit {
                TokenKind::Number
            } else {
                TokenKind::Word
            },
            len,
        );
    }
    let run = matches!(first, '.' | '-');
    let len = if run {
        rest.len() - rest.trim_start_matches(first).len()
    } else {
        first.len_utf8()
    };
    (TokenKind::Mark, len)
}

/// The length of the word that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut len = 0;
    let mut before = ' ';
    while let Some((at, ch)) = chars.next() {
        let next = chars.peek().map_or(' ', |it| it.1);
        let inner = match ch {
            '\'' | '’' | 'ʼ' => next.is_alphabetic(),
            '-' | '‐' | '‑' | '&' => next.is_alphanumeric() && before.is_alphanumeric(),
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            '.' => {
                before.is_ascii_digit() && next.is_ascii_digit() || is_acronym_dot(rest, at, next)
            }
            _ => is_word_char(ch),
        };
        if !inner {
            break;
        }
        len = at + ch.len_utf8();
        before = ch;
    }
    len
}

/// Whether the dot at `at` is one of `U.S.` or `e.g.`: single letters, each with a dot.
fn is_acronym_dot(rest: &str, at: usize, next: char) -> bool {
    let before = &rest[..at];
    let single = |it: &str| it.chars().count() == 1 && it.chars().all(char::is_alphabetic);
    let letters = before.split('.').all(single);
    let last = !next.is_alphanumeric();
    letters && (before.contains('.') || !last)
}

fn is_word_char(ch: char) -> bool {
    // Combining marks belong to the letter before them.
    ch.is_alphanumeric() || ch == '_' || matches!(ch, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// The lengths of a word and of the contraction at its end: `don’t` is `do` and `n’t`.
fn clitic(word: &str) -> (usize, usize) {
    let Some(mark) = word.rfind(['\'', '’', 'ʼ']) else {
        return (word.len(), 0);
    };
    if mark == 0 {
        return (word.len(), 0);
    }
    let tail = word[mark..]
        .chars()
        .skip(1)
        .collect::<String>()
        .to_ascii_lowercase();
    let at = match tail.as_str() {
        "s" | "re" | "ve" | "ll" | "d" | "m" => mark,
        "t" if word[..mark].to_ascii_lowercase().ends_with('n') && mark > 1 => mark - 1,
        _ => return (word.len(), 0),
    };
    (at, word.len() - at)
}

/// The length of the web or mail address that `rest` begins with.
fn address(rest: &str) -> Option<usize> {
    let until = rest.find(|it: char| it.is_whitespace() || matches!(it, '<' | '>' | '"' | '”'));
    let chunk = &rest[..until.unwrap_or(rest.len())];
    let starts = |prefix: &str| {
        chunk
            .get(..prefix.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(prefix))
    };
    let mail = || {
        let (name, host) = chunk.split_once('@')?;
        let plain = |it: &str| {
            it.chars()
                .all(|ch| ch.is_alphanumeric() || "._+-".contains(ch))
        };
        let dotted = host
            .trim_end_matches(['.', ',', ')', ';', ':'])
            .contains('.');
        (!name.is_empty() && plain(name) && dotted).then_some(())
    };
    let known = ["http://", "https://", "www.", "ftp://"]
        .into_iter()
        .any(starts);
    if !known && mail().is_none() {
        return None;
    }
    let trimmed = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', ']']);
    Some(trimmed.len())
}
