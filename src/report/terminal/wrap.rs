//! Wraps a message to a width.

use std::mem;

use unicode_segmentation::UnicodeSegmentation;

use crate::report::glyph;

/// Splits `text` into lines of at most `width` columns. The first line has at most `first` columns.
///
/// Lines break between words. A word that is longer than a line is split. A run of white space
/// counts as one space. There is at least one line.
pub fn wrap(text: &str, first: usize, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut room) = (Vec::new(), String::new(), first);
    for word in text.split(is_break).filter(|part| !part.is_empty()) {
        let word = glyph::shown(word);
        let columns = glyph::width(&word);
        let fits_elsewhere = lines.is_empty() && columns <= width;
        if !line.is_empty() && columns < room {
            line.push(' ');
            room -= 1;
        } else if !line.is_empty() || (room < columns && fits_elsewhere) {
            lines.push(mem::take(&mut line));
            room = width;
        }
        for cluster in word.graphemes(true) {
            let columns = glyph::width(cluster);
            if room < columns {
                lines.push(mem::take(&mut line));
                room = width;
            }
            line.push_str(cluster);
            room = room.saturating_sub(columns);
        }
    }
    lines.push(line);
    lines
}

/// Returns `text` in one line of at most `width` columns. A longer text is cut and ends with `…`.
pub fn elide(text: &str, width: usize) -> String {
    let words: Vec<&str> = text
        .split(is_break)
        .filter(|part| !part.is_empty())
        .collect();
    let line = glyph::shown(&words.join(" "));
    if glyph::width(&line) <= width {
        return line;
    }
    let mut kept = String::new();
    let mut room = width.saturating_sub(1);
    for cluster in line.graphemes(true) {
        let columns = glyph::width(cluster);
        if room < columns {
            break;
        }
        room -= columns;
        kept.push_str(cluster);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Says whether a line may break at `character`. A line may not break at a non-breaking space.
fn is_break(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, first: usize, width: usize, expected: &[&str]) {
        assert_eq!(wrap(text, first, width), expected, "{text:?}");
    }

    #[test]
    fn lines_break_between_words() {
        check("name a body", 20, 20, &["name a body"]);
        check(
            "name a body or a person",
            6,
            11,
            &["name a", "body or a", "person"],
        );
        check("  name\n a\tbody ", 20, 20, &["name a body"]);
        check("", 9, 9, &[""]);
    }

    #[test]
    fn a_long_word_is_broken_only_where_no_line_holds_it() {
        check("abcdefgh", 4, 9, &["", "abcdefgh"]);
        check("abcdefgh", 4, 5, &["abcd", "efgh"]);
        check("so abcdefgh", 5, 5, &["so", "abcde", "fgh"]);
        check("水水水", 5, 5, &["水水", "水"]);
    }

    #[test]
    fn hostile_words_are_harmless() {
        check("a\u{1b}[0m b\u{a0}c", 30, 30, &["a␛[0m b\u{a0}c"]);
    }

    #[test]
    fn an_elided_line_says_so() {
        for (text, width, expected) in [
            ("first said here", 15, "first said here"),
            ("first said here", 14, "first said he…"),
            ("first said here", 12, "first said…"),
            ("水水水", 4, "水…"),
            ("", 4, ""),
        ] {
            assert_eq!(elide(text, width), expected);
        }
    }
}
