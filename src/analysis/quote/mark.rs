//! Characters that may be quotation marks. The characters around such a mark decide whether the
//! mark can open or close a quotation.

use crate::analysis::tuning::{MAX_LETTERS_OF_CLIPPED_WORD, MAX_MARKS_OF_RUN};
use crate::english;
use crate::english::class::Class;
use crate::text::span::{Span, offset};

/// A character that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
pub struct QuoteMark {
    /// The byte at which the mark begins.
    pub at: u32,
    /// The length of the mark in bytes.
    len: u32,
    /// The family of the mark. Almost always, only marks of the same family form a pair.
    pub family: Family,
    /// The character of the mark. If the mark consists of two characters, such as `''`, this is the
    /// first.
    pub ch: char,
    /// Whether the characters around the mark allow the mark to open a quotation.
    pub opens: bool,
    /// Whether the characters around the mark allow the mark to close a quotation.
    pub closes: bool,
    /// On which side a word touches the mark.
    pub touching_side: TouchingSide,
}

impl QuoteMark {
    /// Returns the byte offset of the first byte after the mark.
    pub fn end(self) -> u32 {
        self.at + self.len
    }

    /// Says whether the mark is like a word: in `the " key`, no other word touches the mark.
    pub fn is_alone(self) -> bool {
        self.touching_side == TouchingSide::Neither
    }
}

/// On which side a word touches a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TouchingSide {
    /// On neither side. The mark is like a word: `the " key`, `(“)`.
    Neither,
    /// On the left side. The mark follows a word.
    Left,
    /// On the right side. The mark precedes a word.
    Right,
}

/// Families of quotation marks. A mark of a family closes a quotation that a mark of this family
/// opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `“…”`, `„…“`, `”…”`.
    Curly,
    /// `"…"`.
    Straight,
    /// Two single marks that replace a double mark: `''`.
    Twin,
    /// `«…»`, `»…«`, `»…»`.
    Angle,
    /// Single marks, most of which are apostrophes.
    Single,
}

/// Finds the characters of a block that may be quotation marks, in reading order.
pub fn find(prose: &str, block: Span) -> Vec<QuoteMark> {
    let text = &prose[block.range()];
    // A byte that may begin a quotation mark is never in the middle of a character.
    let starts = text
        .bytes()
        .enumerate()
        .filter(|&(_, byte)| begins_mark(byte));
    let found = starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    let found = found.filter(|&(_, character)| is_mark(character));
    let mut marks: Vec<QuoteMark> = found
        .filter_map(|(at, ch)| match twin(text, at) {
            Twin::No => mark(text, at, ch),
            Twin::First(mark) => Some(mark),
            Twin::Second => None,
        })
        .map(|quote_mark| QuoteMark {
            at: quote_mark.at + block.start,
            ..quote_mark
        })
        .collect();
    let straight = |quote_mark: &&QuoteMark| quote_mark.family == Family::Straight;
    if marks.iter().filter(straight).count() % 2 == 1 {
        // The number of straight marks is odd, so one of them is not a quotation mark. Marks after
        // digits may mean inches and are left out.
        marks.retain(|quote_mark| {
            quote_mark.family != Family::Straight || !is_after_digit(prose, quote_mark.at)
        });
    }
    marks
}

/// Whether a mark belongs to a twin. A twin is two single marks that replace a double mark, such as
/// `''` or two backticks.
enum Twin {
    /// The mark does not belong to a twin.
    No,
    /// The mark is the first of a twin. The value is the whole twin.
    First(QuoteMark),
    /// The mark is the second of a twin.
    Second,
}

fn twin(text: &str, at: usize) -> Twin {
    let is_pair = |at: usize| matches!(text.get(at..at + 2), Some("''" | "``"));
    if !is_pair(at) {
        return match at.checked_sub(1) {
            Some(before) if is_pair(before) => Twin::Second,
            _ => Twin::No,
        };
    }
    let same = text.as_bytes()[at];
    // In a longer run of marks, every other mark begins a twin. At most [`MAX_MARKS_OF_RUN`] marks
    // are counted, because a longer run is not a quotation.
    let before = text[..at].bytes().rev().take(MAX_MARKS_OF_RUN);
    if before.take_while(|byte| *byte == same).count() % 2 == 1 {
        return Twin::Second;
    }
    let sides = Sides::of(text, at, 2);
    let (opens, closes) = sides.directions().unwrap_or((true, true));
    Twin::First(sides.mark(Family::Twin, char::from(same), opens, closes))
}

/// Says whether `byte` may be the first byte of a quotation mark.
const fn begins_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2)
}

fn is_mark(ch: char) -> bool {
    matches!(
        ch,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '`'
    )
}

/// The characters before and after a mark.
struct Sides {
    at: usize,
    len: usize,
    before: char,
    /// The two characters after the mark.
    after: (char, char),
    /// Whether the character before the mark allows the mark to open a quotation.
    free_before: bool,
    /// Whether the character after the mark allows the mark to close a quotation.
    free_after: bool,
}

impl Sides {
    fn of(text: &str, at: usize, len: usize) -> Self {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let mut rest = text[at + len..].chars();
        let first = rest.next().unwrap_or(' ');
        let second = rest.next().unwrap_or(' ');
        Self {
            at,
            len,
            before,
            after: (first, second),
            free_before: before.is_whitespace() || is_opening(before) || is_dash(before),
            free_after: first.is_whitespace() || is_closing(first) || is_dash(first),
        }
    }

    /// Says whether dots follow the mark. A quotation may begin with dots: `said, "... and then".`
    fn trails(&self) -> bool {
        matches!(self.after, ('…', _) | ('.', '.'))
    }

    /// Says whether no word begins after the mark. A word begins in `".gitignore`, but not in
    /// `"-shaped`.
    fn ends(&self) -> bool {
        let (first, second) = self.after;
        first.is_whitespace()
            || first == '-' && second.is_lowercase()
            || is_closing(first) && (second.is_whitespace() || is_closing(second))
    }

    /// Returns whether the mark opens a quotation, and whether it closes one. Returns `None` if the
    /// characters around the mark do not decide this, because they allow the mark to do both or
    /// neither.
    fn directions(&self) -> Option<(bool, bool)> {
        let free_after = self.free_after && !(self.trails() && self.before.is_whitespace());
        (self.free_before != free_after).then_some((self.free_before, free_after))
    }

    fn touching_side(&self) -> TouchingSide {
        let is_free = self.before.is_whitespace() || is_opening(self.before);
        if (is_free || self.before == '\\') && self.ends() && !self.trails() {
            TouchingSide::Neither
        } else if is_free {
            TouchingSide::Right
        } else {
            TouchingSide::Left
        }
    }

    fn mark(&self, family: Family, ch: char, opens: bool, closes: bool) -> QuoteMark {
        QuoteMark {
            at: offset(self.at),
            len: offset(self.len),
            family,
            ch,
            opens,
            closes,
            touching_side: self.touching_side(),
        }
    }
}

fn mark(text: &str, at: usize, ch: char) -> Option<QuoteMark> {
    let sides = Sides::of(text, at, ch.len_utf8());
    let (before, after) = (sides.before, sides.after.0);
    let (free_before, free_after) = (sides.free_before, sides.free_after);
    let (family, opens, closes) = match ch {
        '“' | '„' => {
            // A mark of the wrong direction may close a quotation: `voters stand.“ [Courier]`.
            let ends = after.is_whitespace() || matches!(after, '[' | '<' | '.' | ',');
            let closes = !free_before && ends;
            (Family::Curly, !closes, closes)
        }
        '”' => (
            Family::Curly,
            free_before && !free_after,
            !before.is_whitespace() || free_after,
        ),
        '«' | '»' => {
            let outward = (ch == '«', ch == '»');
            let (opens, closes) = sides.directions().unwrap_or(outward);
            (Family::Angle, opens, closes)
        }
        '"' => {
            if is_inches(text, at) {
                return None;
            }
            let (opens, closes) = sides.directions().unwrap_or((true, true));
            (Family::Straight, opens, closes)
        }
        '`' => return None,
        _ => {
            let opens = ch != '’'
                && (before.is_whitespace() || is_opening(before))
                && !free_after
                && !is_elision(&text[at + ch.len_utf8()..]);
            let closes =
                ch != '‘' && ch != '‚' && !before.is_whitespace() && !after.is_alphanumeric();
            if !opens && !closes {
                return None;
            }
            (Family::Single, opens, closes)
        }
    };
    Some(sides.mark(family, ch, opens, closes))
}

fn is_opening(ch: char) -> bool {
    matches!(ch, '(' | '[' | '{' | '"' | '“' | '‘' | '\'' | '«' | '/')
}

fn is_closing(ch: char) -> bool {
    matches!(
        ch,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '"'
            | '”'
            | '’'
            | '\''
            | '»'
            | '…'
            | '/'
    )
}

fn is_dash(ch: char) -> bool {
    matches!(ch, '—' | '–' | '-')
}

fn is_after_digit(text: &str, at: u32) -> bool {
    text[..at as usize]
        .chars()
        .next_back()
        .is_some_and(|character| character.is_ascii_digit())
}

/// Says whether the straight mark at byte `at` means inches after feet, as in `6'2"`. The text
/// after the mark does not matter.
fn is_inches(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|character: char| character.is_ascii_digit());
    let feet = before.trim_end_matches(['\'', '’']);
    before.len() < at && feet.len() < before.len() && is_after_digit(text, offset(feet.len()))
}

/// Says whether the letters after an apostrophe are a clipped word: `'em`, `'90s`. `rest` is the
/// text after the apostrophe.
fn is_elision(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take(MAX_LETTERS_OF_CLIPPED_WORD)
        .take_while(|character| character.is_alphanumeric())
        .collect();
    word.starts_with(|character: char| character.is_ascii_digit()) && word.ends_with('s')
        || english::dictionary().is(&word.to_ascii_lowercase(), Class::ClippedWords)
}
