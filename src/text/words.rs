//! The distinct words of a draft, numbered. Knows no meaning.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// The number of a word in its draft's [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// As an index into a table with one row a word.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Each distinct word of a draft once, as [`normalize`] leaves it.
#[derive(Clone, Debug, Default)]
pub struct Words {
    ids: FxHashMap<Box<str>, WordId>,
    texts: Vec<Box<str>>,
}

impl Words {
    /// The number of the word `text`, a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> WordId {
        // Most words are short and ASCII: those are looked up without a copy on the heap.
        let mut buffer = [0; 32];
        let short = buffer.get_mut(..text.len()).filter(|_| text.is_ascii());
        let text = match short {
            Some(lower) => {
                lower.copy_from_slice(text.as_bytes());
                lower.make_ascii_lowercase();
                std::str::from_utf8(lower).unwrap_or(text)
            }
            None => text,
        };
        let normal = normalize(text);
        if let Some(id) = self.ids.get(normal.as_ref()) {
            return *id;
        }
        let id = WordId(crate::text::span::offset(self.texts.len()));
        let text: Box<str> = normal.into();
        self.texts.push(text.clone());
        self.ids.insert(text, id);
        id
    }

    /// The word numbered `id`.
    #[must_use]
    pub fn text(&self, id: WordId) -> &str {
        &self.texts[id.index()]
    }

    /// Every word, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// The form in which words are compared: lower case, straight apostrophes, plain hyphens, no soft
/// hyphens; an abbreviation without its only dot, so that `Inc.` is `inc` wherever it stands.
#[must_use]
pub fn normalize(text: &str) -> Cow<'_, str> {
    let text = match text.strip_suffix('.') {
        Some(word) if !word.contains('.') && word.ends_with(char::is_alphanumeric) => word,
        _ => text,
    };
    if text
        .bytes()
        .all(|it| it.is_ascii() && !it.is_ascii_uppercase())
    {
        return text.into();
    }
    let lower = text.chars().flat_map(char::to_lowercase);
    let plain = lower.filter_map(|it| match it {
        '’' | 'ʼ' => Some('\''),
        '‐' | '‑' => Some('-'),
        '\u{ad}' | '\u{200c}' | '\u{200d}' => None,
        other => Some(other),
    });
    plain.collect::<String>().into()
}
