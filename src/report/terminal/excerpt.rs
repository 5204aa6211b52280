//! The text around the places of a finding, as codespan-reporting draws it: rows of readable
//! length in place of lines, each with the number of its line. Knows no rules.

use std::ops::Range;

use codespan_reporting::diagnostic::{Label, LabelStyle};
use codespan_reporting::files::{Error, Files, Location};

use crate::report::glyph;
use crate::report::position::boundary;
use crate::report::terminal::rows::{self, Row, Stretch};
use crate::report::terminal::strip::Strip;
use crate::report::terminal::wrap::elide;
use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// How many lines of a place are shown before it is shortened to its first and its last.
const MAX_LINES: usize = 4;

/// A place to be underlined.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where it is in the source.
    pub place: Place,
    /// Whether it is the place itself or a related one.
    pub style: LabelStyle,
    /// What is said of it; may be empty.
    pub message: String,
}

/// The rows that show the places of a finding.
#[derive(Clone, Debug)]
pub struct Excerpt {
    name: String,
    location: Location,
    text: String,
    rows: Vec<Drawn>,
    /// The parts of the places, each within one row, and their messages.
    pub labels: Vec<Label<()>>,
}

/// A row as it is drawn.
#[derive(Clone, Debug)]
struct Drawn {
    /// Ascending; rows that follow each other in the source differ by one, others by more.
    index: usize,
    /// The number of its line, counted from 1.
    number: usize,
    /// Its bytes of the text, line ending included.
    range: Range<usize>,
    /// The bytes of the source it shows.
    source: Range<usize>,
}

/// The part of a mark that stands in one row.
#[derive(Clone, Debug)]
struct Piece {
    mark: usize,
    row: usize,
    range: Range<usize>,
    /// The column it begins at, counted from 0, and the one after its last.
    columns: Range<usize>,
}

/// A stretch of one line that has to be shown.
#[derive(Clone, Debug)]
struct Region {
    line: usize,
    bytes: Range<usize>,
}

impl Excerpt {
    /// Shows `marks` of `source` in rows of at most `columns` columns under the name `name`, and
    /// says that they are at `location`.
    #[must_use]
    pub fn new(
        source: &str,
        lines: &Lines,
        marks: &[Mark],
        columns: usize,
        (name, location): (String, Location),
    ) -> Self {
        let marks: Vec<Mark> = marks.iter().map(|it| settled(source, it)).collect();
        let mut excerpt = Self {
            name,
            location,
            text: String::new(),
            rows: Vec::new(),
            labels: Vec::new(),
        };
        let mut pieces = Vec::new();
        for region in regions(source, lines, &marks, columns) {
            excerpt.show(source, lines, &marks, columns, &region, &mut pieces);
        }
        excerpt.label(&marks, &pieces, columns);
        excerpt
    }

    /// Adds the rows that show `region`, and the parts of the marks in them.
    fn show(
        &mut self,
        source: &str,
        lines: &Lines,
        marks: &[Mark],
        columns: usize,
        region: &Region,
        pieces: &mut Vec<Piece>,
    ) {
        let line = line_bytes(source, lines, region.line);
        let margin = columns * 8;
        let shown = self.rows.last().map_or(0, |it| it.source.end);
        let start = region.bytes.start.saturating_sub(margin);
        let start = boundary(source, start)
            .max(line.start)
            .max(shown.min(region.bytes.start));
        let end = boundary(source, region.bytes.end + margin).min(line.end);
        let strip = Strip::of(source, start..end, &line);
        let parts: Vec<(usize, Range<usize>)> = (0..marks.len())
            .filter_map(|it| Some((it, strip.cells(&part(source, &marks[it], &line)?))))
            .collect();
        let stretches: Vec<Stretch> = parts
            .iter()
            .map(|(mark, cells)| Stretch {
                cells: cells.clone(),
                message: message_columns(&marks[*mark], &region.bytes),
            })
            .collect();
        let core = strip.cells(&region.bytes);
        for row in rows::lay_out(&strip, &core, &stretches, columns) {
            let before = self.push_row(&strip, &row, region.line + 1);
            for (mark, cells) in &parts {
                let within = cells.start.max(row.cells.start)..cells.end.min(row.cells.end);
                if within.end < within.start || (within.is_empty() && !cells.is_empty()) {
                    continue;
                }
                let text = |at: usize| strip.text(row.cells.start..at).len();
                let column = |at: usize| strip.columns(row.cells.start..at);
                let begin = self.rows[self.rows.len() - 1].range.start + before.len();
                pieces.push(Piece {
                    mark: *mark,
                    row: self.rows.len() - 1,
                    range: begin + text(within.start)..begin + text(within.end),
                    columns: glyph::width(before) + column(within.start)
                        ..glyph::width(before) + column(within.end),
                });
            }
        }
    }

    /// Adds `row` and returns what is shown before its text.
    fn push_row(&mut self, strip: &Strip, row: &Row, number: usize) -> &'static str {
        let source = strip.source(row.cells.clone());
        let index = self.rows.last().map_or(0, |last| {
            let follows = last.number == number && !row.cut_before
                || last.number + 1 == number && !self.text.ends_with("…\n") && !row.cut_before;
            last.index + if follows { 1 } else { 3 }
        });
        let before = if row.cut_before { "…" } else { "" };
        let start = self.text.len();
        self.text.push_str(before);
        self.text.push_str(strip.text(row.cells.clone()));
        self.text.push_str(match row.cut_after {
            true if self.text.ends_with(['.', '!', '?', '”', '"']) => " …\n",
            true => "…\n",
            false => "\n",
        });
        self.rows.push(Drawn {
            index,
            number,
            range: start..self.text.len(),
            source,
        });
        before
    }

    /// Makes labels of `pieces`; the last of each mark bears its message.
    fn label(&mut self, marks: &[Mark], pieces: &[Piece], columns: usize) {
        for (idx, piece) in pieces.iter().enumerate() {
            let mark = &marks[piece.mark];
            let is_last = !pieces[idx + 1..].iter().any(|it| it.mark == piece.mark);
            let label = Label::new(mark.style, (), piece.range.clone());
            if !is_last || mark.message.is_empty() {
                self.labels.push(label);
                continue;
            }
            let others = pieces.iter().filter(|it| it.row == piece.row);
            let beside = piece.columns.end.max(piece.columns.start + 1) + 1;
            let may_stand_beside = others
                .clone()
                .all(|it| it.columns.end <= piece.columns.start || std::ptr::eq(it, piece));
            if may_stand_beside && beside + glyph::width(&mark.message) <= columns {
                self.labels.push(label.with_message(&mark.message));
                continue;
            }
            let room = columns.saturating_sub(piece.columns.start);
            self.labels
                .push(label.clone().with_message(elide(&mark.message, room)));
            // A message stands below its label when another label covers the same text.
            self.labels.push(label);
        }
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), at: usize) -> Result<usize, Error> {
        let row = self.rows.partition_point(|it| it.range.start <= at);
        let row = row.checked_sub(1).ok_or(Error::FileMissing)?;
        Ok(self.rows[row].index)
    }

    fn line_number(&'a self, (): (), index: usize) -> Result<usize, Error> {
        Ok(self.row(index)?.number)
    }

    fn line_range(&'a self, (): (), index: usize) -> Result<Range<usize>, Error> {
        Ok(self.row(index)?.range.clone())
    }

    fn location(&'a self, (): (), _at: usize) -> Result<Location, Error> {
        Ok(self.location)
    }
}

impl Excerpt {
    fn row(&self, index: usize) -> Result<&Drawn, Error> {
        let row = self.rows.binary_search_by_key(&index, |it| it.index);
        let row = row.map_err(|_| Error::LineTooLarge {
            given: index,
            max: self.rows.last().map_or(0, |it| it.index),
        })?;
        Ok(&self.rows[row])
    }
}

/// `mark` within `source`, on character boundaries, and without the line ending after it.
fn settled(source: &str, mark: &Mark) -> Mark {
    let start = boundary(source, mark.place.start as usize);
    let end = boundary(source, mark.place.end as usize).max(start);
    let end = start + source[start..end].trim_end_matches(['\n', '\r']).len();
    Mark {
        place: Place::new(offset(start), offset(end)),
        style: mark.style,
        message: mark.message.clone(),
    }
}

/// The stretches of lines that show `marks`, in the order of the source. Those of a line that
/// stand near each other are one.
fn regions(source: &str, lines: &Lines, marks: &[Mark], columns: usize) -> Vec<Region> {
    let mut anchors = Vec::new();
    for mark in marks {
        anchor(source, lines, mark, columns, &mut anchors);
    }
    anchors.sort_by_key(|it| (it.bytes.start, it.bytes.end));
    let mut regions: Vec<Region> = Vec::new();
    for anchor in anchors {
        match regions.last_mut() {
            Some(last)
                if last.line == anchor.line && anchor.bytes.start <= last.bytes.end + columns =>
            {
                last.bytes.end = last.bytes.end.max(anchor.bytes.end);
            }
            _ => regions.push(anchor),
        }
    }
    regions
}

/// What must be shown of `mark`: all of it, or of a long one its beginning and its end.
fn anchor(source: &str, lines: &Lines, mark: &Mark, columns: usize, anchors: &mut Vec<Region>) {
    let (first, last) = (lines.index(mark.place.start), lines.index(mark.place.end));
    let is_long = columns * 5 < mark.place.range().len();
    for line in first..=last {
        let is_inner = first < line && line < last;
        if is_inner && (is_long || MAX_LINES < last + 1 - first) && first + 1 < line {
            continue;
        }
        let Some(bytes) = part(source, mark, &line_bytes(source, lines, line)) else {
            continue;
        };
        if bytes.len() <= columns * 4 {
            anchors.push(Region { line, bytes });
            continue;
        }
        if line < last || first == last {
            let head = word_before(source, bytes.start + columns * 2);
            let head = bytes.start + source[bytes.start..head].trim_end().len();
            anchors.push(Region {
                line,
                bytes: bytes.start..head,
            });
        }
        if first < line || first == last {
            let tail = word_before(source, bytes.end - columns)..bytes.end;
            anchors.push(Region { line, bytes: tail });
        }
    }
}

/// What of `mark` stands in the line of the bytes `line`, without the marks of a block quotation.
fn part(source: &str, mark: &Mark, line: &Range<usize>) -> Option<Range<usize>> {
    let place = mark.place.range();
    if line.start <= place.start {
        let is_here = place.start <= line.end;
        return is_here.then(|| place.start..place.end.clamp(place.start, line.end));
    }
    let end = place.end.min(line.end);
    let rest = source.get(line.start..end)?;
    let start = end - rest.trim_start_matches([' ', '\t', '>']).len();
    (start < end).then_some(start..end)
}

/// The bytes of line `idx` without its line ending.
fn line_bytes(source: &str, lines: &Lines, idx: usize) -> Range<usize> {
    let (start, end) = (lines.start(idx) as usize, lines.end(idx) as usize);
    let text = &source[start..end];
    start..start + text.trim_end_matches(['\n', '\r']).len()
}

/// The start of a word a little before `at`, or else a character boundary.
fn word_before(source: &str, at: usize) -> usize {
    let at = boundary(source, at);
    let near = boundary(source, at.saturating_sub(40));
    source[near..at].rfind(' ').map_or(at, |it| near + it + 1)
}

/// How many columns the message of `mark` takes in a region that holds its end; otherwise it is
/// shown elsewhere.
fn message_columns(mark: &Mark, region: &Range<usize>) -> usize {
    if mark.place.end as usize <= region.end {
        glyph::width(&mark.message)
    } else {
        0
    }
}
