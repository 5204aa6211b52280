//! Decides whether a sentence ends at a stop, such as `.` or `?!`.

use crate::text::abbreviation::{self, Abbreviation, opens_sentences};
use crate::text::bytes;
use crate::text::sentence::tag::is_speech_tag;

/// Returns the byte of the next character, at or after byte `at`, that may end a sentence. Returns
/// `None` if there is no such character.
pub fn next_stop(text: &str, at: usize) -> Option<usize> {
    // The ASCII characters that may end a sentence, and the first bytes of all other stops.
    const FIRST_BYTES_OF_STOPS: [u8; 7] = [b'.', b'!', b'?', b'\n', 0xe2, 0xe3, 0xef];
    let mut from = at;
    loop {
        from += bytes::first_of(&text.as_bytes()[from..], FIRST_BYTES_OF_STOPS)?;
        let ch = text[from..].chars().next()?;
        if ch == '\n' || is_stop(ch) {
            return Some(from);
        }
        from += ch.len_utf8();
    }
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

fn is_closer(ch: char) -> bool {
    matches!(
        ch,
        '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '›' | '」' | '』' | '）'
    )
}

fn is_opener(ch: char) -> bool {
    matches!(
        ch,
        '"' | '“' | '„' | '‘' | '\'' | '’' | '(' | '[' | '«' | '¿' | '¡' | '「' | '*' | '_'
    )
}

/// Returns whether `ch` is the mark of a note, such as a raised digit.
fn is_raised(ch: char) -> bool {
    matches!(ch, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

fn is_emoji(ch: char) -> bool {
    matches!(ch, '\u{1f1e6}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}'
        | '\u{fe0f}' | '\u{200d}')
}

/// A run of stops in a text, with the closing marks after the run.
pub struct Stop<'t> {
    text: &'t str,
    /// The byte at which the sentence around the stops begins.
    start: usize,
    /// The byte at which the stops begin.
    at: usize,
    /// The run of stops: `.`, `?!`, `. . .`
    stops: &'t str,
    /// Quotation marks, brackets, marks of notes and emoji after the stops. They belong to the
    /// sentence before the stops.
    closers: &'t str,
}

impl<'t> Stop<'t> {
    /// Reads the stop at byte `at` of `text`. The sentence around the stop began at byte `start`.
    pub fn read(text: &'t str, start: usize, at: usize) -> Self {
        let n_stops = stops_len(&text[at..]);
        let n_closers = closers_len(&text[at + n_stops..]);
        Self {
            text,
            start,
            at,
            stops: &text[at..at + n_stops],
            closers: &text[at + n_stops..at + n_stops + n_closers],
        }
    }

    /// Returns the byte after the stops and the closers.
    pub fn end_of_closers(&self) -> usize {
        self.at + self.stops.len() + self.closers.len()
    }

    fn text_after(&self) -> &'t str {
        &self.text[self.end_of_closers()..]
    }

    /// Returns the word directly before the stops, such as `U.S` or `agreement`. Of a very long
    /// word, returns only the end.
    fn word_before(&self) -> &'t str {
        const MAX_WORD_BYTES: usize = 24;
        let mut from = self.at.saturating_sub(MAX_WORD_BYTES).max(self.start);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &self.text[from..self.at];
        let cut = before
            .char_indices()
            .rfind(|(_, ch)| ch.is_whitespace() || !(ch.is_alphanumeric() || ".'’_".contains(*ch)));
        let word = cut.map_or(before, |(at, ch)| &before[at + ch.len_utf8()..]);
        word.trim_start_matches(['\'', '’'])
    }

    /// Returns the byte after the sentence that ends with this stop, or `None` if the stop does not
    /// end a sentence.
    pub fn sentence_end(&self) -> Option<usize> {
        if self.stops == "\n" {
            let next = self.text_after().trim_start().chars().next();
            return next
                .is_none_or(|character| !character.is_lowercase())
                .then_some(self.end_of_closers());
        }
        let Some(next) = self.text_after().chars().next() else {
            return Some(self.text.len());
        };
        if !next.is_whitespace() {
            return self.missing_space();
        }
        self.breaks_at_space().then_some(self.end_of_closers())
    }

    /// Returns the byte after a sentence that has no space after its stop, as in `agreement.Asif`.
    /// Returns `None` if the stop does not end a sentence.
    fn missing_space(&self) -> Option<usize> {
        let after = self.text_after();
        if self.stops.starts_with(['。', '！', '？']) {
            return Some(self.end_of_closers());
        }
        if self.stops.starts_with('…') || self.stops.starts_with("..") {
            return None;
        }
        let word = self.word_before();
        let plain = 2 < word.chars().count() && word.chars().all(char::is_alphabetic);
        let small = plain && word.chars().all(char::is_lowercase);
        if small
            && self.closers.is_empty()
            && after.starts_with(|character: char| character.is_ascii_digit())
        {
            return self.after_note_number();
        }
        let opened = after.trim_start_matches(['“', '‘']);
        let next = leading_word(opened);
        let capital = next.starts_with(char::is_uppercase)
            && next
                .chars()
                .skip(1)
                .all(|character| character.is_lowercase() || matches!(character, '\'' | '’'))
            && !opened[next.len()..].starts_with(['.', '(', '_', ':', '/', '\\'])
            && (1 < next.len() || opened[next.len()..].starts_with(' '));
        let breaks = capital && (small || plain && self.stops == "." && opens_sentences(next));
        if !breaks {
            return None;
        }
        // A straight quotation mark closes a quotation if a quotation is open. Otherwise the mark
        // opens the next quotation.
        let n_quotes = self.text[self.start..self.at].matches('"').count();
        if self.closers == "\"" && n_quotes.is_multiple_of(2) {
            return Some(self.at + self.stops.len());
        }
        Some(self.end_of_closers())
    }

    /// If the number of a note follows the stop, as in `agreement.12 The`, returns the byte after
    /// the number. Returns `None` if the stop does not end a sentence.
    fn after_note_number(&self) -> Option<usize> {
        let after = self.text_after();
        let rest = after.trim_start_matches(|character: char| character.is_ascii_digit());
        let len = after.len() - rest.len();
        let next = rest.trim_start().trim_start_matches(is_opener);
        let noted = len < 3 && (rest.is_empty() || rest.starts_with(' '));
        let breaks = noted
            && (next.is_empty() || next.starts_with(char::is_uppercase))
            && abbreviation::class(self.word_before()).is_none();
        breaks.then_some(self.end_of_closers() + len)
    }

    /// Returns whether a sentence ends with this stop, which has a space after it.
    fn breaks_at_space(&self) -> bool {
        let after = self.text_after().trim_start();
        let opened = after.trim_start_matches(is_opener);
        let Some(next) = opened.chars().next() else {
            return true;
        };
        let word = leading_word(opened);
        if next.is_lowercase() && !is_lowercase_name(word) {
            return false;
        }
        if opened.len() == after.len()
            && matches!(next, ',' | ';' | ':' | '-' | '–' | '—' | ')' | '%' | '/')
        {
            return false;
        }
        if self.stops.contains(['!', '?']) {
            return self.exclamation_breaks(after, word);
        }
        if self.stops.starts_with('…') || self.stops.starts_with("..") || self.stops.contains(' ')
        {
            let ended = matches!(self.stops, "...." | "….");
            return ended || word.is_empty() || opens_sentences(word) && word != "I";
        }
        if self.stops != "." {
            return true;
        }
        self.full_stop_breaks(opened, word)
    }

    /// Returns whether a sentence ends with this `!` or `?`. `after` is the text after the mark,
    /// and `word` is the first word of that text.
    fn exclamation_breaks(&self, after: &str, word: &str) -> bool {
        let inserted = self.text[..self.at].ends_with('(') && self.closers.starts_with(')');
        if inserted {
            return false;
        }
        if abbreviation::class(self.word_before()) == Some(Abbreviation::Exclaiming) {
            return opens_sentences(word);
        }
        let quoted = self.closers.contains(['"', '”', '’', '\'', '»']);
        !(quoted && is_speech_tag(after))
    }

    /// Returns whether a sentence ends with this full stop. `opened` is the text after the full
    /// stop, without opening marks, and `word` is the first word of that text.
    fn full_stop_breaks(&self, opened: &str, word: &str) -> bool {
        let before = self.word_before();
        if self.closers.is_empty() && is_enumerator(&self.text[self.start..self.at]) {
            return false;
        }
        let opens = || opens_sentences(word) && !is_initial(opened);
        if is_single_capital(before) {
            let apart = before == "I" && !self.follows_capital(before) && !is_initial(opened);
            return apart || opens();
        }
        match abbreviation::class(before) {
            None | Some(Abbreviation::Last | Abbreviation::Exclaiming) => true,
            Some(Abbreviation::BeforeName) => !opened.starts_with(char::is_alphanumeric),
            Some(Abbreviation::BeforeNumber) => {
                !opened.starts_with(|character: char| character.is_ascii_digit()) && !is_roman(word)
            }
            Some(Abbreviation::Inside) => false,
            Some(Abbreviation::Anywhere) => opens(),
        }
    }

    /// Returns whether the word before `word` begins with a capital. `word` is the last word before
    /// the stop.
    fn follows_capital(&self, word: &str) -> bool {
        let before = self.text[self.start..self.at - word.len()].trim_end();
        let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
        last.starts_with(char::is_uppercase)
    }
}

/// Returns how many bytes at the start of `rest` are stops. The spaces in `. . .` are counted.
fn stops_len(rest: &str) -> usize {
    if rest.starts_with('\n') {
        return 1;
    }
    let mut len = rest.len() - rest.trim_start_matches(is_stop).len();
    while let Some(more) = rest[len..].strip_prefix(" .")
        && (more.is_empty() || more.starts_with([' ', '.', '"', '”', ')', ']']))
    {
        len += 2;
    }
    len
}

/// Returns the length in bytes of the closing marks, marks of notes and emoji with which `rest`
/// begins. `rest` is the text after a stop.
fn closers_len(rest: &str) -> usize {
    let mut len = 0;
    loop {
        let ahead = &rest[len..];
        let Some(ch) = ahead.chars().next() else {
            return len;
        };
        if is_closer(ch) || is_raised(ch) || is_emoji(ch) {
            len += ch.len_utf8();
        } else if let Some(note) = bracketed_note_len(ahead) {
            len += note;
        } else if ch == ' '
            && let Some(emoticon) = emoticon_len(ahead)
        {
            len += emoticon;
        } else {
            return len;
        }
    }
}

/// Returns the length in bytes of the mark of a note in brackets with which `rest` begins, such as
/// `[12]` or `[a]`. Returns `None` if `rest` begins with no such mark.
fn bracketed_note_len(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.bytes().take(4).position(|byte| byte == b']')?;
    let short = (1..4).contains(&close);
    let figures = inner[..close].bytes().all(|byte| byte.is_ascii_digit());
    let letter = close == 1 && inner.as_bytes()[0].is_ascii_lowercase();
    (short && (figures || letter)).then_some(close + 2)
}

/// Returns the length in bytes of a space and the emoticon after the space, such as ` :)`. Before
/// an emoji, counts only the space. Returns `None` if neither follows the space.
fn emoticon_len(rest: &str) -> Option<usize> {
    let drawn = rest.strip_prefix(' ')?;
    if drawn.starts_with(|character| is_emoji(character) && character != '\u{200d}') {
        return Some(1);
    }
    let emoticons = [":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D"];
    let found = emoticons
        .into_iter()
        .find(|emoticon| drawn.starts_with(emoticon))?;
    let alone = drawn[found.len()..].chars().next();
    alone
        .is_none_or(char::is_whitespace)
        .then_some(1 + found.len())
}

/// Returns the letters, digits and apostrophes with which `rest` begins, at most 32 characters.
pub fn leading_word(rest: &str) -> &str {
    const MAX_WORD_CHARS: usize = 32;
    let ends = |(_, ch): &(usize, char)| !ch.is_alphanumeric() && !matches!(ch, '\'' | '’');
    let mut chars = rest.char_indices().take(MAX_WORD_CHARS);
    let end = chars.find(ends).map(|(at, _)| at);
    let max_end = || {
        rest.char_indices()
            .nth(MAX_WORD_CHARS)
            .map_or(rest.len(), |(at, _)| at)
    };
    &rest[..end.unwrap_or_else(max_end)]
}

/// Returns whether `word` is a name that begins with a lower-case letter, such as `iPhone`.
fn is_lowercase_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_lowercase) && chars.next().is_some_and(char::is_uppercase)
}

/// Returns whether `word` is one capital letter.
pub fn is_single_capital(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Returns whether `rest` begins with an initial or another abbreviation: `J. Smith`, `No. 2`.
fn is_initial(rest: &str) -> bool {
    let word = leading_word(rest);
    rest[word.len()..].starts_with('.')
        && (is_single_capital(word) && word != "I" || abbreviation::class(word).is_some())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| b"IVXLCM".contains(&byte))
}

/// Returns whether `so_far`, the sentence up to the stop, is only the number of a list item: `1`,
/// `1.2`, `A`, `iv`, `(3`.
fn is_enumerator(so_far: &str) -> bool {
    const MAX_ENUMERATOR_BYTES: usize = 8;
    let mark = so_far.trim().trim_start_matches(['(', '[', '#', '*']);
    if MAX_ENUMERATOR_BYTES < so_far.trim().len() || mark.is_empty() {
        return false;
    }
    let figures = mark.len() < 4 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let nested = mark.contains('.')
        && mark
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = mark.bytes().all(|byte| b"ivx".contains(&byte)) || is_roman(mark);
    figures || nested || letter || roman
}
