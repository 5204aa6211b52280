//! Finds what is between two neighbouring words in the file of a draft.

use crate::text::draft::Draft;
use crate::text::span::Span;

/// What is between two neighbouring words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Spaces or a line end. A reader does not notice them.
    Blank,
    /// A line end that the writer chose, as in verse or in an address.
    Break,
    /// Only blanks and the marks of emphasis or of a link.
    Marks(Marks),
    /// Anything else, such as a link without text, the key of a citation, an icon or the tag of a
    /// component. This is also the value if nothing is between the two words.
    Something,
}

/// The marks between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Whether emphasis ends after the first word.
    pub closes: bool,
    /// Whether emphasis begins before the second word.
    pub opens: bool,
    /// Whether a link ends after the first word.
    pub closes_link: bool,
}

/// Returns what is between the words `first` and `second`. `first` must come before `second` in the
/// draft.
pub fn between(draft: &Draft, first: Span, second: Span) -> Gap {
    if second.start <= first.end {
        return Gap::Something;
    }
    let prose = draft.text(Span::new(first.end, second.start));
    if !prose.chars().all(char::is_whitespace) {
        return Gap::Something;
    }
    let (start, end) = (draft.place(first).end, draft.place(second).start);
    let Some(source) = draft.source().get(start as usize..end as usize) else {
        return Gap::Something;
    };
    let Some(marks) = marks(source) else {
        return Gap::Something;
    };
    if prose.contains('\n') {
        return Gap::Break;
    }
    if marks == Marks::default() && !source.contains('[') {
        return Gap::Blank;
    }
    Gap::Marks(marks)
}

/// Returns the marks in `source`. Returns `None` if `source` contains anything other than marks and
/// blanks.
fn marks(source: &str) -> Option<Marks> {
    let mut marks = Marks::default();
    let mut rest = source;
    let mut at_line_start = false;
    let mut seen_space = false;
    while let Some(next) = rest.chars().next() {
        let mut len = next.len_utf8();
        match next {
            '\n' | '\r' => (at_line_start, seen_space) = (true, true),
            _ if next.is_whitespace() => seen_space = true,
            '>' if at_line_start => {}
            '\\' if rest[1..].starts_with(['\n', '\r']) => {}
            '*' | '_' => {
                marks.closes |= !seen_space;
                marks.opens |= seen_space;
            }
            '[' if !rest[1..].starts_with([']', '@', '^', '!']) => {}
            ']' => {
                marks.closes_link = true;
                len = link_end(rest)?;
            }
            '&' => {
                let entity = ["&nbsp;", "&#160;", "&#32;"].into_iter();
                len = entity
                    .filter(|known| rest.starts_with(known))
                    .map(str::len)
                    .max()?;
                seen_space = true;
            }
            '<' => {
                let (tag, is_mark) = tag(rest)?;
                len = tag.len();
                let closes = tag.starts_with("</");
                if is_mark {
                    // An empty element displays something, such as an icon.
                    if !closes && rest[len..].starts_with("</") {
                        return None;
                    }
                    marks.closes |= closes;
                    marks.opens |= !closes;
                }
            }
            _ => return None,
        }
        rest = rest.get(len..)?;
    }
    Some(marks)
}

/// Returns the length, in bytes, of the end of a link at the start of `rest`: `]`, `](address)`,
/// `][label]`. Returns `None` if the bracket after `]` is not closed.
fn link_end(rest: &str) -> Option<usize> {
    let (open, close) = match rest.get(1..2) {
        Some("(") => ('(', ')'),
        Some("[") => ('[', ']'),
        _ => return Some(1),
    };
    let mut depth = 0_u32;
    for (at, ch) in rest.char_indices().skip(1) {
        if ch == open {
            depth += 1;
        } else if ch == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Returns the tag or the comment at the start of `rest`, and whether it is a tag that only formats
/// words. Returns `None` for any other tag, because it may display something, such as a picture.
fn tag(rest: &str) -> Option<(&str, bool)> {
    const MARKS: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "big", "em", "font", "i", "ins", "mark", "small", "span",
        "strong", "sub", "sup", "u",
    ];
    if rest.starts_with("<!--") {
        let end = rest.find("-->")? + 3;
        return Some((&rest[..end], false));
    }
    let end = rest.find('>')? + 1;
    let inner = rest[1..end - 1].trim_start_matches('/');
    let name = inner.split(|ch: char| !ch.is_ascii_alphanumeric()).next()?;
    let is_mark = MARKS.contains(&name.to_ascii_lowercase().as_str());
    (is_mark && !inner.ends_with('/')).then_some((&rest[..end], true))
}

/// Says whether emphasis or an element may begin directly before `span`, and whether emphasis or an
/// element may end directly after `span`: `*the*`, `<b>the</b>`.
pub fn edges(draft: &Draft, span: Span) -> (bool, bool) {
    let place = draft.place(span);
    let source = draft.source();
    let before = source.get(..place.start as usize).unwrap_or_default();
    let after = source.get(place.end as usize..).unwrap_or_default();
    (
        before.ends_with(['*', '_', '>']),
        after.starts_with(['*', '_']) || after.starts_with("</"),
    )
}
