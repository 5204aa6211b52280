//! Quotations: pairs of quotation marks and what they hold. Knows no speakers.

use crate::analysis::tuning::{MAX_LETTERS_OF_CLIPPED_WORD, MAX_MARKS_OF_RUN};
use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether a closing mark was found. A paragraph of a longer quotation has none.
    pub closed: bool,
    /// How many words it holds.
    pub n_words: usize,
}

/// Finds the quotations of `draft` in reading order. They do not nest: the outer one counts.
///
/// A quotation never crosses its block. One of several paragraphs, each opened and only the last
/// closed, is a quotation for each paragraph.
pub fn find(draft: &Draft) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for block in &draft.blocks {
        let marks = marks(draft.prose(), block.span);
        for (open, close) in pair(&marks, draft.prose()) {
            quotes.push(quote(draft, open, close, block.span));
        }
    }
    quotes
}

fn quote(draft: &Draft, open: &Mark, close: Ending, block: Span) -> Quote {
    let start = open.at;
    let (end, inner_end) = match close {
        Ending::Mark(mark) => (mark.end(), mark.at),
        Ending::Before(at) => {
            let kept = draft.prose()[start as usize..at as usize].trim_end();
            let end = start + offset(kept.len());
            (end, end)
        }
        Ending::Block => (block.end, block.end),
    };
    let inner = Span::new(open.end(), inner_end.max(open.end()));
    let tokens = &draft.tokens[draft.tokens_in(inner)];
    Quote {
        span: Span::new(start, end.max(inner.end)),
        inner,
        closed: matches!(close, Ending::Mark(_)),
        n_words: tokens.iter().filter(|it| it.is_word()).count(),
    }
}

/// How a quotation ends.
#[derive(Clone, Copy)]
enum Ending {
    /// With a closing mark.
    Mark(Mark),
    /// Unclosed, before another one that begins at this byte.
    Before(u32),
    /// Unclosed, with its block.
    Block,
}

/// A character that may be a quotation mark.
#[derive(Clone, Copy)]
struct Mark {
    at: u32,
    len: u32,
    family: Family,
    /// Whether what stands around it lets it open a quotation.
    opens: bool,
    /// Whether what stands around it lets it close one.
    closes: bool,
}

impl Mark {
    fn end(self) -> u32 {
        self.at + self.len
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Curly,
    Straight,
    Twin,
    Angle,
    /// Single marks, of which most are apostrophes.
    Single,
}

/// The possible quotation marks of a block.
fn marks(prose: &str, block: Span) -> Vec<Mark> {
    let text = &prose[block.range()];
    // A byte that begins a mark begins a character.
    let starts = text.bytes().enumerate().filter(|it| begins_mark(it.1));
    let found = starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)));
    let found = found.filter(|it| is_mark(it.1));
    let mut marks: Vec<Mark> = found
        .filter_map(|(at, ch)| match twin(text, at) {
            Twin::No => mark(text, at, ch),
            Twin::First(mark) => Some(mark),
            Twin::Second => None,
        })
        .map(|it| Mark {
            at: it.at + block.start,
            ..it
        })
        .collect();
    let straight = |it: &&Mark| it.family == Family::Straight;
    if marks.iter().filter(straight).count() % 2 == 1 {
        // One mark too many: the inches of a measure, if there are any.
        marks.retain(|it| it.family != Family::Straight || !is_after_digit(prose, it.at));
    }
    marks
}

/// Two single marks that stand for a double one: `''` or two backticks.
enum Twin {
    /// No such pair.
    No,
    /// The first mark of a pair, as the mark that both are.
    First(Mark),
    /// The second one.
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
    // Of a longer run each second mark begins a pair; a run as long as this is no quotation.
    let before = text[..at].bytes().rev().take(MAX_MARKS_OF_RUN);
    if before.take_while(|it| *it == same).count() % 2 == 1 {
        return Twin::Second;
    }
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at + 2..].chars().next().unwrap_or(' ');
    let opens = before.is_whitespace() || is_opening(before) || is_dash(before);
    let closes = after.is_whitespace() || is_closing(after) || is_dash(after);
    Twin::First(Mark {
        at: offset(at),
        len: 2,
        family: Family::Twin,
        opens: opens && !closes || opens == closes,
        closes: closes && !opens || opens == closes,
    })
}

/// Whether a quotation mark may begin with `byte`.
const fn begins_mark(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2)
}

fn is_mark(ch: char) -> bool {
    matches!(
        ch,
        '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '‚' | '`'
    )
}

fn mark(text: &str, at: usize, ch: char) -> Option<Mark> {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at + ch.len_utf8()..].chars().next().unwrap_or(' ');
    let free_before = before.is_whitespace() || is_opening(before) || is_dash(before);
    let free_after = after.is_whitespace() || is_closing(after) || is_dash(after);
    let (family, opens, closes) = match ch {
        '“' | '„' => {
            // Typed the wrong way round, it closes: `voters stand.“ [Courier]`.
            let closes = after.is_whitespace() || matches!(after, '[' | '<' | '.' | ',');
            (Family::Curly, true, !free_before && closes)
        }
        '”' => (
            Family::Curly,
            free_before && !free_after,
            !before.is_whitespace() || free_after,
        ),
        '«' => (Family::Angle, true, false),
        '»' => (Family::Angle, false, true),
        '"' => {
            if is_inches(text, at) {
                return None;
            }
            let loose = free_before == free_after;
            (
                Family::Straight,
                free_before && !free_after || loose,
                free_after && !free_before || loose,
            )
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
    Some(Mark {
        at: offset(at),
        len: offset(ch.len_utf8()),
        family,
        opens,
        closes,
    })
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
        .is_some_and(|it| it.is_ascii_digit())
}

/// `6'2"`: feet and inches, whatever stands around them.
fn is_inches(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(|it: char| it.is_ascii_digit());
    let feet = before.trim_end_matches(['\'', '’']);
    before.len() < at && feet.len() < before.len() && is_after_digit(text, offset(feet.len()))
}

/// Whether the letters after an apostrophe are those of a clipped word: `'em`, `'90s`.
fn is_elision(rest: &str) -> bool {
    let word: String = rest
        .chars()
        .take(MAX_LETTERS_OF_CLIPPED_WORD)
        .take_while(|it| it.is_alphanumeric())
        .collect();
    word.starts_with(|it: char| it.is_ascii_digit()) && word.ends_with('s')
        || english::dictionary().is(&word.to_ascii_lowercase(), Class::ClippedWords)
}

/// Pairs the marks of a block.
fn pair<'m>(marks: &'m [Mark], prose: &str) -> Vec<(&'m Mark, Ending)> {
    let mut pairs = Vec::new();
    let nested = is_balanced(marks);
    let mut idx = 0;
    while let Some(open) = marks.get(idx) {
        let (ending, next) = match open.family {
            _ if !open.opens => (None, idx + 1),
            Family::Single => single(marks, idx, prose),
            _ => double(marks, idx, nested),
        };
        if let Some(ending) = ending {
            pairs.push((open, ending));
        }
        idx = next;
    }
    pairs
}

/// Whether each curly mark that opens has one that closes, so that they may stand in each other.
fn is_balanced(marks: &[Mark]) -> bool {
    let curly = || marks.iter().filter(|it| it.family == Family::Curly);
    curly().filter(|it| it.opens && !it.closes).count()
        == curly().filter(|it| it.closes && !it.opens).count()
}

/// The ending of the quotation that mark `idx` opens, and the mark to go on with.
fn double(marks: &[Mark], idx: usize, nested: bool) -> (Option<Ending>, usize) {
    let family = marks[idx].family;
    let mut depth = 1;
    for (at, mark) in marks.iter().enumerate().skip(idx + 1) {
        if mark.family != family {
            continue;
        }
        if mark.closes {
            depth -= 1;
            if depth == 0 {
                return (Some(Ending::Mark(*mark)), at + 1);
            }
        } else if mark.opens && nested && family == Family::Curly {
            depth += 1;
        } else if mark.opens {
            let other = other_close(marks, idx, at);
            return other.unwrap_or((Some(Ending::Before(mark.at)), at));
        }
    }
    other_close(marks, idx, marks.len()).unwrap_or((Some(Ending::Block), marks.len()))
}

/// As [`double`], where a curly mark is closed by a straight one before mark `limit`, or the other
/// way round: two keyboards have been at work.
fn other_close(marks: &[Mark], idx: usize, limit: usize) -> Option<(Option<Ending>, usize)> {
    let other = match marks[idx].family {
        Family::Curly => Family::Straight,
        Family::Straight => Family::Curly,
        _ => return None,
    };
    let found = (idx + 1..limit).find(|it| marks[*it].family == other)?;
    let mark = marks[found];
    (mark.closes && !mark.opens).then_some((Some(Ending::Mark(mark)), found + 1))
}

/// As [`double`], for a single mark: an opening one without a closing one is an apostrophe.
fn single(marks: &[Mark], idx: usize, prose: &str) -> (Option<Ending>, usize) {
    let mut weak = None;
    let mut n_doubles = 0;
    for (at, mark) in marks.iter().enumerate().skip(idx + 1) {
        if mark.family != Family::Single {
            n_doubles += 1;
            continue;
        }
        if mark.opens && !mark.closes {
            break;
        }
        if n_doubles % 2 == 1 {
            continue;
        }
        if !is_possessive(prose, *mark) {
            return (Some(Ending::Mark(*mark)), at + 1);
        }
        weak = weak.or(Some((at, *mark)));
    }
    match weak {
        Some((at, mark)) => (Some(Ending::Mark(mark)), at + 1),
        None => (None, idx + 1),
    }
}

/// Whether a closing single mark may as well be the apostrophe of a plural: `senators’ votes`.
fn is_possessive(prose: &str, mark: Mark) -> bool {
    let mut after = prose[mark.end() as usize..].chars();
    let plural = prose[..mark.at as usize].ends_with(['s', 'S']);
    let word_follows = after.next() == Some(' ') && after.next().is_some_and(char::is_alphanumeric);
    plural && word_follows
}

/// The quotation that holds the whole of `span`.
pub fn holding(quotes: &[Quote], span: Span) -> Option<&Quote> {
    let after = quotes.partition_point(|it| it.span.start <= span.start);
    let quote = &quotes[after.checked_sub(1)?];
    Some(quote).filter(|it| it.span.contains(span))
}

impl Quote {
    /// Whether it reads like something said, not like a title or a term.
    pub fn is_speech(&self, draft: &Draft) -> bool {
        let words = draft.tokens[draft.tokens_in(self.inner)]
            .iter()
            .filter(|it| it.is_word());
        let (mut n_words, mut n_capital) = (0, 0);
        for word in words {
            n_words += 1;
            n_capital += usize::from(word.capital);
        }
        // In a title most words have capitals.
        n_words > 0 && n_capital * 2 <= n_words
    }
}

#[cfg(test)]
mod tests;
