//! Decides which quotation marks of a block open a quotation, and which marks close one.

use crate::analysis::quote::mark::{self, Family, QuoteMark, TouchingSide};
use crate::analysis::quote::spoken;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The quotations of a block.
pub struct Pairs {
    /// The opening marks in reading order, each with the end of its quotation.
    pub found: Vec<(QuoteMark, Ending)>,
    /// Whether the block has a closing mark without an opening mark. Such a mark ends a quotation
    /// of an earlier block.
    pub closes_more: bool,
}

/// The end of a quotation.
#[derive(Clone, Copy)]
pub enum Ending {
    /// A closing mark.
    Mark(QuoteMark),
    /// The quotation is not closed. It ends before this mark, which opens another quotation.
    Before(QuoteMark),
    /// The quotation is not closed. It ends with its block.
    Block,
}

/// Finds the quotations of `block`: pairs each opening mark with the mark that closes its
/// quotation.
pub fn find(draft: &Draft, block: Span) -> Pairs {
    let prose = draft.prose();
    let marks = mark::find(prose, block);
    let roles = roles(&marks);
    let mut pairs = Pairs {
        found: Vec::new(),
        closes_more: false,
    };
    let mut idx = 0;
    while let Some(open) = marks.get(idx) {
        let (ending, next) = match roles[idx] {
            _ if open.family == Family::Single => single(&marks, idx, prose),
            Role::Opening(Some(close)) => {
                let pair = (*open, marks[close]);
                if spoken::are_spoken_of(draft, pair) {
                    (None, idx + 1)
                } else {
                    (Some(Ending::Mark(pair.1)), close + 1)
                }
            }
            Role::Opening(None) => unclosed(draft, block, (&marks, &roles), idx),
            Role::Left => {
                pairs.closes_more |= !open.is_alone() || spoken::is_last(draft, block, *open);
                (None, idx + 1)
            }
            Role::Closing => (None, idx + 1),
        };
        pairs.found.extend(ending.map(|ending| (*open, ending)));
        idx = next;
    }
    pairs
}

/// What a double quotation mark does in its block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The mark opens a quotation. The value is the index of the mark that closes the quotation, or
    /// `None` if no mark closes it.
    Opening(Option<usize>),
    /// The mark closes a quotation.
    Closing,
    /// The mark could close a quotation, but no quotation is open.
    Left,
}

/// Returns the role of each of `marks`. A closing mark closes the last quotation that a mark of the
/// same family has opened.
fn roles(marks: &[QuoteMark]) -> Vec<Role> {
    let mut roles = vec![Role::Left; marks.len()];
    for family in [Family::Curly, Family::Straight, Family::Twin, Family::Angle] {
        let kin = (0..marks.len()).filter(|idx| marks[*idx].family == family);
        let mut kin = kin.peekable();
        let mut open: Vec<usize> = Vec::new();
        while let Some(idx) = kin.next() {
            let mark = marks[idx];
            let last = open.last().copied();
            let closes = last.is_some_and(|last| mark.closes || turns(marks[last], mark));
            // In `"Use " at the end," he said.`, no word touches the second mark, so this mark does
            // not close the quotation.
            let next = kin.peek().map(|kin| marks[*kin]);
            let is_passed = mark.is_alone()
                && next.is_some_and(|quote_mark| {
                    quote_mark.closes && !quote_mark.opens && !quote_mark.is_alone()
                });
            if let Some(last) = last.filter(|_| closes) {
                if !is_passed || marks[last].is_alone() {
                    roles[last] = Role::Opening(Some(idx));
                    roles[idx] = Role::Closing;
                    open.pop();
                }
            } else if mark.opens {
                roles[idx] = Role::Opening(None);
                open.push(idx);
            }
        }
    }
    roles
}

/// Says whether `mark` closes the quotation that `open` opens, although the same character can also
/// open a quotation: `„So“`, `»So«s`.
fn turns(open: QuoteMark, mark: QuoteMark) -> bool {
    matches!((open.ch, mark.ch), ('„', '“') | ('»', '«'))
        && mark.touching_side == TouchingSide::Left
}

/// Decides where the quotation of the opening mark `idx` ends, if no mark of the same family closes
/// the quotation. Returns the end of the quotation, and the index of the mark with which the search
/// continues.
fn unclosed(
    draft: &Draft,
    block: Span,
    (marks, roles): (&[QuoteMark], &[Role]),
    idx: usize,
) -> (Option<Ending>, usize) {
    let open = marks[idx];
    let is_next =
        |idx: &usize| marks[*idx].family == open.family && matches!(roles[*idx], Role::Opening(_));
    let next = (idx + 1..marks.len()).find(is_next);
    let limit = next.unwrap_or(marks.len());
    if let Some(other) = other_close(marks, idx, limit) {
        return (Some(Ending::Mark(marks[other])), other + 1);
    }
    let before = idx.checked_sub(1).map(|before| marks[before]);
    // Arrows: `»Next`, `« Back to the list`.
    let is_arrow = open.ch == '»' || open.family == Family::Angle && open.is_alone();
    if is_arrow || spoken::is_spoken_of(draft, block, open, before) {
        return (None, idx + 1);
    }
    let ending = next.map_or(Ending::Block, |next| Ending::Before(marks[next]));
    (Some(ending), limit)
}

/// Returns the index of the mark of another family that closes the quotation of mark `idx`. A
/// straight mark can close a quotation that a curly mark opens, and a curly mark can close a
/// quotation that a straight mark opens. Text that was typed on two keyboards mixes the families.
/// The closing mark must come before mark `limit`.
fn other_close(marks: &[QuoteMark], idx: usize, limit: usize) -> Option<usize> {
    let other = match marks[idx].family {
        Family::Curly => Family::Straight,
        Family::Straight => Family::Curly,
        _ => return None,
    };
    let found = (idx + 1..limit).find(|idx| marks[*idx].family == other)?;
    let mark = marks[found];
    (mark.closes && !mark.opens).then_some(found)
}

/// Returns the end of the quotation that the single mark `idx` opens, and the index of the mark
/// with which the search continues. An opening mark without a closing mark is an apostrophe.
fn single(marks: &[QuoteMark], idx: usize, prose: &str) -> (Option<Ending>, usize) {
    if !marks[idx].opens {
        return (None, idx + 1);
    }
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

/// Says whether a closing single mark may be the apostrophe of a plural: `senators’ votes`.
fn is_possessive(prose: &str, mark: QuoteMark) -> bool {
    let mut after = prose[mark.end() as usize..].chars();
    let plural = prose[..mark.at as usize].ends_with(['s', 'S']);
    let word_follows = after.next() == Some(' ') && after.next().is_some_and(char::is_alphanumeric);
    plural && word_follows
}
