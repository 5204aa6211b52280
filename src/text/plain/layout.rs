//! The layout of a plain text: how its lines form paragraphs and headings.

use crate::english;
use crate::english::class::Class;
use crate::text::plain::line::{Line, MAX_WRAPPED_LINE_CHARS};

/// The maximum number of characters of a heading.
const MAX_HEADING_CHARS: usize = 110;
/// The maximum number of words of a heading.
const MAX_HEADING_WORDS: usize = 16;
/// The maximum number of characters of a heading that is not in title case.
const MAX_PLAIN_HEADING_CHARS: usize = 60;
/// The maximum number of words of a heading that is not in title case.
const MAX_PLAIN_HEADING_WORDS: usize = 8;

/// The layout of a plain text: whether its lines are wrapped, and where the text begins.
pub struct Layout {
    /// The width in characters at which lines are wrapped; `None` if each line is a paragraph.
    width: Option<usize>,
    /// The index of the first line that is not blank; `None` if all lines are blank.
    first: Option<usize>,
}

impl Layout {
    /// Determines the layout of `lines`.
    pub fn of(lines: &[Line<'_>]) -> Self {
        let (mut n_pairs, mut n_carried, mut width) = (0, 0, 0);
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            if line.is_blank()
                || next.is_blank()
                || next.has_item_mark
                || MAX_WRAPPED_LINE_CHARS < line.width
            {
                continue;
            }
            n_pairs += 1;
            if continues_sentence(line, next) {
                n_carried += 1;
                width = width.max(line.width);
            }
        }
        // In wrapped prose, about two in three lines break within a clause. A text counts as
        // wrapped if one in five lines does.
        let wrapped = 0 < n_carried && n_pairs <= 5 * n_carried;
        Self {
            width: wrapped.then_some(width),
            first: lines.iter().position(|line| !line.is_blank()),
        }
    }

    /// Returns the index of the line after the block that begins with line `start`.
    pub fn block_end(&self, lines: &[Line<'_>], start: usize) -> usize {
        let mut idx = start;
        while let Some(next) = lines.get(idx + 1)
            && self.continues_block(lines, start, idx, next)
        {
            idx += 1;
        }
        idx + 1
    }

    /// Returns whether `next` continues the block that began with line `start`. `next` is the line
    /// after line `idx`.
    fn continues_block(
        &self,
        lines: &[Line<'_>],
        start: usize,
        idx: usize,
        next: &Line<'_>,
    ) -> bool {
        let line = &lines[idx];
        let apart = next.is_blank()
            || next.is_rule()
            || line.is_rule()
            || next.is_quoted != line.is_quoted
            || next.has_item_mark
                && (line.ends_with_stop() || lines[start].has_item_mark || idx == start);
        if apart {
            return false;
        }
        if continues_sentence(line, next) {
            return true;
        }
        if idx == start && self.is_heading(lines, idx) {
            return false;
        }
        let Some(width) = self.width else {
            return false;
        };
        let indented = line.indent + 1 < next.indent && !lines[start].has_item_mark;
        let labelled = next.is_labelled() && line.ends_with_stop();
        // Whether the first word of the next line did not fit on this line. Authors who wrap by
        // hand leave some room.
        let full = width * 4 / 5 < line.width + 1 + next.first_word_width();
        full && !indented
            && !labelled
            && line.width <= MAX_WRAPPED_LINE_CHARS
            && next.width <= MAX_WRAPPED_LINE_CHARS
    }

    /// Returns whether line `idx`, which must be the first line of a block, is a heading.
    pub fn is_heading(&self, lines: &[Line<'_>], idx: usize) -> bool {
        let line = &lines[idx];
        let Some(next) = lines.get(idx + 1) else {
            return false;
        };
        if next.is_rule() && next.text.starts_with(['=', '-', '~']) && !next.text.contains(' ') {
            return could_be_heading(line);
        }
        // If the line before has words but no full stop, both lines belong to an address or a list.
        let before = idx.checked_sub(1).map(|before| &lines[before]);
        let crowded = before
            .is_some_and(|line| !line.is_blank() && !line.is_rule() && !line.ends_with_stop());
        if crowded || !could_be_heading(line) {
            return false;
        }
        let title = self.first == Some(idx) && next.is_blank();
        if line.text.contains(": ") && !(title && is_title_case(line.text)) {
            return false;
        }
        let Some(follower) = lines[idx + 1..].iter().find(|line| !line.is_blank()) else {
            return false;
        };
        let room = self
            .width
            .is_none_or(|width| line.width + 1 + next.first_word_width() <= width);
        let prose = follower.ends_with_stop()
            || MAX_WRAPPED_LINE_CHARS < follower.width
            || self
                .width
                .is_some_and(|width| width * 2 / 3 < follower.width)
            || follower.has_item_mark;
        if is_title_case(line.text) {
            return next.is_blank() || prose && room;
        }
        let short =
            line.width <= MAX_PLAIN_HEADING_CHARS && n_words(line.text) <= MAX_PLAIN_HEADING_WORDS;
        let plain = !line.text.contains([',', '?', '!', '“', '”', '"']);
        if title {
            return prose;
        }
        short && plain && prose && (next.is_blank() || room && line.width * 2 < follower.width)
    }
}

/// Returns whether `line` has no stop at its end and `next` continues the sentence in lower case.
fn continues_sentence(line: &Line<'_>, next: &Line<'_>) -> bool {
    let open = !line.ends_with_stop() && !line.is_rule();
    open && next.begins_in_lower_case() && !next.has_item_mark && line.is_quoted == next.is_quoted
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().take(MAX_HEADING_WORDS + 1).count()
}

/// Returns whether `line` looks like a heading, regardless of the lines around it.
fn could_be_heading(line: &Line<'_>) -> bool {
    let text = line.text;
    let sized = line.width <= MAX_HEADING_CHARS && n_words(text) <= MAX_HEADING_WORDS;
    if !sized || line.is_quoted || line.has_item_mark || line.ends_with_comma() {
        return false;
    }
    let opens =
        text.starts_with(|character: char| character.is_uppercase() || character.is_numeric());
    let asks = text.ends_with(['?', '!']) && is_title_case(text) && 1 < n_words(text);
    let stops = line.ends_with_stop() && !asks;
    let dashed = text.contains(" — ") || text.ends_with(['—', '–', '-']);
    let credit = ["By ", "Photo", "Source", "Credit", "Image"]
        .iter()
        .any(|opening| text.starts_with(opening));
    let words = text.contains(char::is_alphabetic);
    opens && words && !stops && !dashed && !credit && !text.contains(". ")
}

/// Returns whether `text` is in title case, as in “The Tide Comes In Again”. Words of five letters
/// or more must begin with a capital, except for words such as “between”. At least half of all
/// words must have a capital.
fn is_title_case(text: &str) -> bool {
    let capital = |word: &str| {
        let word = word.trim_start_matches(|character: char| !character.is_alphanumeric());
        word.chars()
            .filter(|character| character.is_alphabetic())
            .count()
            < 5
            || word
                .starts_with(|character: char| character.is_uppercase() || character.is_numeric())
            || is_joining(word)
    };
    let mut words = text.split_whitespace();
    let n_capitals = text
        .split_whitespace()
        .filter(|word| word.contains(char::is_uppercase))
        .count();
    words.all(capital) && n_words(text) <= 2 * n_capitals
}

/// Returns whether `word` is a long preposition, such as “between”, that titles have in lower case.
fn is_joining(word: &str) -> bool {
    english::dictionary().is(word, Class::TitlePrepositions)
}
