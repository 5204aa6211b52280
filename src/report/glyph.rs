//! Makes text of a draft safe to print, and equally wide on all terminals.
//!
//! A draft is not trusted. Control characters in it could control the terminal, and characters that
//! reorder or hide text could deceive the reader. Such characters are printed as control pictures
//! (`␛`) or by number (`<U+202E>`). A space is inserted before a bracket that would start a command
//! of a build server: see [`command`].
//!
//! Terminals disagree about the width of an emoji that consists of several characters, such as an
//! emoji with a skin tone. Only the first character of such an emoji is printed, because all
//! terminals draw that character with the same width. So the text after the emoji is at the
//! expected column.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::report::command;

/// Zero width joiner: joins several emoji into one and, in some scripts, letters.
const JOINER: char = '\u{200d}';

/// Zero width non-joiner: keeps letters apart in some scripts.
const NON_JOINER: char = '\u{200c}';

/// The first character of the flag of a region, such as Scotland.
const BLACK_FLAG: char = '\u{1f3f4}';

/// Printed as the base of a combining mark that has no base letter.
const DOTTED_CIRCLE: char = '\u{25cc}';

/// The spaces that are printed in place of a tab.
const TAB: &str = "    ";

/// The maximum number of combining marks on a letter. More marks would cover the lines above and
/// below.
const MAX_MARKS: usize = 6;

/// Returns the number of columns that `text` takes. `text` must be a result of [`push`] or
/// [`shown`].
pub fn width(text: &str) -> usize {
    text.chars().filter_map(char::width).sum()
}

/// Returns `text` in a form that is safe to print.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for_each_cluster(text, |cluster| push(cluster, &mut out));
    out
}

/// Calls `visit` with each grapheme cluster of `text`, in order.
pub fn for_each_cluster<'t>(text: &'t str, mut visit: impl FnMut(&'t str)) {
    let mut rest = text;
    while !rest.is_empty() {
        let is_ascii = |byte: &u8| byte.is_ascii();
        let n_ascii = rest.bytes().take_while(is_ascii).count();
        // Each ASCII character is a cluster of its own, except the last one: combining marks may
        // follow it.
        let n_alone = if n_ascii == rest.len() {
            n_ascii
        } else {
            n_ascii.saturating_sub(1)
        };
        (0..n_alone).for_each(|at| visit(&rest[at..=at]));
        let n_marked = rest
            .bytes()
            .skip(n_ascii)
            .take_while(|byte| !is_ascii(byte));
        let end = n_ascii + n_marked.count();
        rest[n_alone..end].graphemes(true).for_each(&mut visit);
        rest = &rest[end..];
    }
}

/// Appends the printable form of `cluster`, a grapheme cluster, to `out`.
pub fn push(cluster: &str, out: &mut String) {
    if let [byte @ b' '..=b'~'] = cluster.as_bytes()
        && *byte != b'['
    {
        out.push_str(cluster);
        return;
    }
    let mut chars = cluster.chars();
    let Some(base) = chars.next() else { return };
    push_base(base, out);
    let (mut n_marks, mut n_selectors) = (0, 0);
    while let Some(mark) = chars.next() {
        match mark {
            JOINER | NON_JOINER if joins_letters(base) => out.push(mark),
            // Some terminals join the next emoji to the first, others draw it beside the first. So
            // print only the first.
            JOINER if !chars.as_str().is_empty() && !base.is_alphabetic() => return,
            '\u{1f3fb}'..='\u{1f3ff}' => {}
            '\u{e0020}'..='\u{e007f}' if base == BLACK_FLAG => {}
            _ if is_selector(mark) && !base.is_ascii_alphabetic() && n_selectors == 0 => {
                n_selectors += 1;
            }
            _ if is_selector(mark) || is_hidden(mark) => push_number(mark, out),
            _ if mark.is_control() => push_base(mark, out),
            _ => {
                n_marks += 1;
                if n_marks <= MAX_MARKS {
                    out.push(mark);
                }
            }
        }
    }
}

/// Says whether `character` is invisible, or hides, reorders or breaks the text around it.
///
/// Joiners are hidden characters, and variation selectors are not. But [`push`] prints or drops a
/// joiner or a selector depending on the character before it.
pub fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}'
    )
}

fn push_base(base: char, out: &mut String) {
    match base {
        '\t' => out.push_str(TAB),
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(base))),
        '\u{7f}' => out.push('␡'),
        _ if is_hidden(base) => push_number(base, out),
        _ => {
            if base.width() == Some(0) {
                out.push(DOTTED_CIRCLE);
            }
            if base == '[' && command::opens(out) {
                out.push(' ');
            }
            out.push(base);
        }
    }
}

fn push_number(character: char, out: &mut String) {
    write!(out, "<U+{:04X}>", u32::from(character)).expect("a string takes any text");
}

/// Says whether `base` is a letter of a script that uses joiners, such as Persian or Hindi.
fn joins_letters(base: char) -> bool {
    base.is_alphabetic() && '\u{590}' <= base
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, columns: usize) {
        let shown = shown(text);
        assert_eq!(shown, expected, "{text:?}");
        assert_eq!(width(&shown), columns, "{text:?}");
    }

    #[test]
    fn ordinary_text_is_shown_as_it_is() {
        check("“Étude”, 1990–91", "“Étude”, 1990–91", 16);
        check("e\u{301}tude", "e\u{301}tude", 5);
        check("水が", "水が", 4);
        check("🇩🇪", "🇩🇪", 2);
        check("می\u{200c}خواهم", "می\u{200c}خواهم", 7);
    }

    #[test]
    fn emoji_are_as_wide_as_all_terminals_draw_them() {
        check("👩\u{200d}👩\u{200d}👧!", "👩!", 3);
        check("👍🏽!", "👍!", 3);
        check("❤\u{fe0f}!", "❤!", 2);
        check("1\u{fe0f}\u{20e3}", "1\u{20e3}", 1);
        check("🏴\u{e0067}\u{e0062}\u{e007f}!", "🏴!", 3);
    }

    #[test]
    fn nothing_drives_the_terminal() {
        check("a\u{1b}[31mb", "a␛[31mb", 7);
        check("a\u{9b}b", "a<U+009B>b", 10);
        check("\u{7f}\0\r\n", "␡␀␍␊", 4);
        check("a\tb", "a    b", 6);
    }

    #[test]
    fn nothing_opens_a_command() {
        check("##[group]", "## [group]", 10);
        check("a##vso[\u{301}x]", "a##vso [\u{301}x]", 10);
        check("[a] #[b]", "[a] #[b]", 8);
    }

    #[test]
    fn nothing_reorders_or_hides_text() {
        check("\u{202e}ab\u{2069}", "<U+202E>ab<U+2069>", 18);
        check("so\u{ad}ft\u{200b}", "so<U+00AD>ft<U+200B>", 20);
        check("a\u{200d}b", "a<U+200D>b", 10);
        check("a\u{fe0f}", "a<U+FE0F>", 9);
        check("☺\u{fe0f}\u{fe0e}", "☺<U+FE0E>", 9);
        check("🏴\u{200d}", "🏴<U+200D>", 10);
    }

    #[test]
    fn clusters_are_those_of_unicode() {
        for text in [
            "",
            "tide",
            "水位",
            "e\u{301}te\u{301} ete",
            "a👩\u{200d}👧b🇩🇪🇫🇷",
            "1\u{fe0f}\u{20e3}2",
            "\u{301}\u{301}a",
            "हिन्दी x ㅎㅏㄴ ᄒ\u{1161}\u{11ab}",
        ] {
            let mut found = Vec::new();
            for_each_cluster(text, |cluster| found.push(cluster));
            let expected: Vec<&str> = text.graphemes(true).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn marks_neither_float_nor_pile_up() {
        check("\u{301}", "◌\u{301}", 1);
        let pile = "\u{301}".repeat(400);
        check(&format!("e{pile}"), &format!("e{}", "\u{301}".repeat(6)), 1);
    }
}
