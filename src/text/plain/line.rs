//! The lines of a plain text.

/// The maximum number of characters of a wrapped line. A longer line is not taken for a wrapped
/// line.
pub const MAX_WRAPPED_LINE_CHARS: usize = 120;

/// A line of a plain text, without the spaces around it, the marks `>` of a reply and the mark of a
/// list item.
pub struct Line<'s> {
    pub text: &'s str,
    /// The byte of the source at which the text begins.
    pub start: usize,
    /// The width of the text in characters.
    pub width: usize,
    /// The number of bytes of spaces at the beginning of the line, before all marks.
    pub indent: usize,
    /// Whether `>` precedes the text.
    pub is_quoted: bool,
    /// Whether the mark of a list item precedes the text.
    pub has_item_mark: bool,
    /// Whether the mark of the list item is a number or a letter, as in `2.` or `b)`.
    pub has_item_number: bool,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns whether the line is a drawn rule, such as `-----` or `* * *`.
    pub fn is_rule(&self) -> bool {
        2 < self.width
            && self
                .text
                .chars()
                .all(|character| "-=*_~# ".contains(character))
    }

    pub fn first_word_width(&self) -> usize {
        self.text
            .chars()
            .take(MAX_WRAPPED_LINE_CHARS)
            .take_while(|character| !character.is_whitespace())
            .count()
    }

    pub fn begins_in_lower_case(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    pub fn ends_with_stop(&self) -> bool {
        let text = self
            .text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*']);
        text.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    pub fn ends_with_comma(&self) -> bool {
        self.text
            .trim_end_matches(['"', '”', '’', '\''])
            .ends_with(',')
    }

    /// Returns whether the line begins with a label of at most four words, as in `Name: text`.
    pub fn is_labelled(&self) -> bool {
        let Some((label, _)) = self.text.split_once(": ") else {
            return false;
        };
        let n_words = label.split_whitespace().take(5).count();
        n_words < 5 && label.starts_with(char::is_uppercase) && !label.contains(['.', ',', '?'])
    }
}

/// Splits `source` into lines. A line ends with LF, CR LF or CR.
pub fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        lines.push(line(&rest[..end], at));
        at += end
            + if rest[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    mark_dashes(&mut lines);
    lines
}

/// Parses the line `raw`, which begins at byte `at` of the source.
fn line(raw: &str, at: usize) -> Line<'_> {
    let mut text = raw.trim_start();
    let indent = raw.len() - text.len();
    let mut quoted = false;
    while let Some(rest) = text.strip_prefix('>') {
        quoted = true;
        text = rest.trim_start();
    }
    let mark = list_mark(text);
    let numbered = text[..mark].contains(char::is_alphanumeric);
    text = text[mark..].trim_start();
    let start = at + raw.len() - text.len();
    let text = text.trim_end();
    Line {
        text,
        start,
        width: text.chars().count(),
        indent,
        is_quoted: quoted,
        has_item_mark: 0 < mark,
        has_item_number: numbered,
    }
}

/// Returns whether `mark` is the bullet of a list item if a space follows it. Bullets are hyphens,
/// stars, plus signs, dots, and symbols such as arrows, boxes or ticks.
fn is_bullet(mark: char) -> bool {
    let drawn = [
        '\u{2190}'..='\u{23ff}',
        '\u{2500}'..='\u{2bff}',
        '\u{1f000}'..='\u{1faff}',
    ];
    matches!(mark, '-' | '*' | '+' | '•' | '·' | '‣' | '⁃' | '∙' | '►')
        || drawn
            .iter()
            .any(|range_inclusive| range_inclusive.contains(&mark))
}

/// Records which lines are list items with a dash as their mark. A single dash at the start of a
/// line may also introduce speech, so two lines in a row must begin with the same kind of dash.
fn mark_dashes(lines: &mut [Line<'_>]) {
    let opens = |line: &Line<'_>| {
        let dash = line
            .text
            .chars()
            .next()
            .filter(|character| matches!(character, '–' | '—'))?;
        line.text[dash.len_utf8()..]
            .starts_with(' ')
            .then_some(dash)
    };
    let dashes: Vec<Option<char>> = lines.iter().map(opens).collect();
    for idx in 0..lines.len() {
        let Some(dash) = dashes[idx] else { continue };
        let is_same = |idx: Option<usize>| idx.and_then(|idx| dashes.get(idx)) == Some(&Some(dash));
        if is_same(idx.checked_sub(1)) || is_same(Some(idx + 1)) {
            let line = &mut lines[idx];
            let rest = line.text[dash.len_utf8()..].trim_start();
            line.start += line.text.len() - rest.len();
            line.text = rest;
            line.width = rest.chars().count();
            line.has_item_mark = true;
        }
    }
}

/// Returns the length in bytes of the mark of a list item with which `text` begins: `- `, `12. `,
/// `b) `, `(3) `. The space is not counted. Returns 0 if there is no mark.
fn list_mark(text: &str) -> usize {
    let spaced = |len: usize| {
        if text[len..].starts_with([' ', '\t']) {
            len
        } else {
            0
        }
    };
    if text.starts_with(is_bullet) {
        return spaced(text.chars().next().map_or(0, char::len_utf8));
    }
    let bracket = usize::from(text.starts_with('('));
    let rest = &text[bracket..];
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letter = rest.starts_with(|character: char| character.is_ascii_lowercase());
    let after = |len: usize| rest[len..].chars().next();
    match figures {
        1..=3 if after(figures) == Some(')') => spaced(bracket + figures + 1),
        1..=3 if bracket == 0 && after(figures) == Some('.') => spaced(figures + 1),
        0 if letter && after(1) == Some(')') => spaced(bracket + 2),
        _ => 0,
    }
}
