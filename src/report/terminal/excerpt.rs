//! Selects the text that is shown around the places of a finding. The crate codespan-reporting
//! draws this text. A long line is split into rows of readable width. Each row has the number of
//! its line. There is one excerpt for each draft that contains a place.

use std::ops::Range;

use codespan_reporting::diagnostic::Label;
use codespan_reporting::files::{Error, Files, Location};
use unicode_segmentation::UnicodeSegmentation;

use crate::report::glyph;
use crate::report::position::boundary;
use crate::report::terminal::marked_source::{MARGIN, MarkedSource, Region};
use crate::report::terminal::rows::{self, Row, Stretch};
use crate::report::terminal::strip::Strip;
use crate::report::terminal::wrap::elide;

/// Printed where text is left out.
const ELLIPSIS: &str = "…";

/// The rows that show the places of a finding.
#[derive(Clone, Debug)]
pub struct Excerpt {
    name: String,
    location: Location,
    text: String,
    rows: Vec<Drawn>,
    /// The labels: what is underlined in each row, with the messages.
    pub labels: Vec<Label<()>>,
}

/// The excerpts of a diagnostic, in the order of output.
#[derive(Clone, Debug)]
pub struct Excerpts(pub Vec<Excerpt>);

/// A row that is drawn.
#[derive(Clone, Debug)]
struct Drawn {
    /// The index of the row, in ascending order. If two successive rows are also adjacent in the
    /// source, their indices differ by one, otherwise by more.
    index: usize,
    /// The line number of the row, counted from 1.
    number: usize,
    /// The bytes of the row in `Excerpt::text`, including the line ending.
    range: Range<usize>,
    /// The bytes of the source that the row shows.
    source: Range<usize>,
}

/// The part of an underlined place that is in one row.
#[derive(Clone, Debug)]
struct Piece {
    mark: usize,
    row: usize,
    range: Range<usize>,
    /// The columns of the piece, counted from 0. The end is exclusive.
    columns: Range<usize>,
}

impl Excerpt {
    /// Returns the excerpt of `marked`. Its heading contains `name` and `location`.
    pub fn new(marked: &MarkedSource<'_>, name: String, location: Location) -> Self {
        let mut excerpt = Self {
            name,
            location,
            text: String::new(),
            rows: Vec::new(),
            labels: Vec::new(),
        };
        let mut pieces = Vec::new();
        let regions = marked.regions();
        for (idx, region) in regions.iter().enumerate() {
            let next = regions
                .get(idx + 1)
                .map_or(usize::MAX, |region| region.bytes.start);
            excerpt.show(marked, region, next, &mut pieces);
        }
        excerpt.place_strays(marked, &mut pieces);
        excerpt.label(marked, &pieces);
        excerpt
    }

    /// Appends the rows that show `region`, and the pieces of the marks in these rows. The rows end
    /// before byte `next`, where the next region begins.
    fn show(
        &mut self,
        marked: &MarkedSource<'_>,
        region: &Region,
        next: usize,
        pieces: &mut Vec<Piece>,
    ) {
        let line = marked.line(region.line);
        let margin = marked.columns * MARGIN;
        let shown = self.rows.last().map_or(0, |drawn| drawn.source.end);
        let start = boundary(marked.source, region.bytes.start.saturating_sub(margin));
        let start = start.max(line.start).max(shown.min(region.bytes.start));
        let end = boundary(marked.source, region.bytes.end + margin)
            .min(line.end)
            .min(next);
        let strip = Strip::of(marked.source, start..end, &line);
        let mut stretches = Vec::new();
        for (mark, shown) in marked.marks.iter().enumerate() {
            if let Some(bytes) = marked.part(shown, &line)
                && is_within_reach(&bytes, &(start..end))
            {
                stretches.push(Stretch {
                    mark,
                    cells: strip.cells(&bytes),
                    message: MarkedSource::message_columns(shown, region),
                });
            }
        }
        let core = strip.cells(&region.bytes);
        for row in rows::lay_out(&strip, &core, &stretches, marked.columns) {
            self.push_row(&strip, &row, region.line + 1);
            for stretch in &stretches {
                let Some(piece) = self.piece(&strip, &row, stretch) else {
                    continue;
                };
                if stretch.cells.is_empty() {
                    // An empty mark between two rows is shown only in the second row.
                    pieces.retain(|piece| piece.mark != stretch.mark);
                }
                pieces.push(piece);
            }
        }
    }

    /// Returns the part of `stretch` that is in `row`, or `None` if there is no such part. `row`
    /// must be the last row that was appended.
    fn piece(&self, strip: &Strip, row: &Row, stretch: &Stretch) -> Option<Piece> {
        let Range { start, end } = stretch.cells;
        let (from, to) = (start.max(row.cells.start), end.min(row.cells.end));
        if to < from || (from == to && start < end) {
            return None;
        }
        let before = if row.cut_before { ELLIPSIS } else { "" };
        let bytes = |at: usize| before.len() + strip.text(row.cells.start..at).len();
        let column = |at: usize| glyph::width(before) + strip.columns(row.cells.start..at);
        let drawn = self.rows.len() - 1;
        let first = self.rows[drawn].range.start;
        Some(Piece {
            mark: stretch.mark,
            row: drawn,
            range: first + bytes(from)..first + bytes(to),
            columns: column(from)..column(to),
        })
    }

    /// Appends `row`, which is part of line number `number`.
    fn push_row(&mut self, strip: &Strip, row: &Row, number: usize) {
        let index = self.rows.last().map_or(0, |last| {
            let is_cut = row.cut_before || self.text.ends_with("…\n");
            let follows = !is_cut && number <= last.number + 1;
            last.index + if follows { 1 } else { 3 }
        });
        let start = self.text.len();
        if row.cut_before {
            self.text.push_str(ELLIPSIS);
        }
        self.text.push_str(strip.text(row.cells.clone()));
        if row.cut_after {
            let ends_sentence = self.text.ends_with(['.', '!', '?', '”', '"']);
            self.text.push_str(if ends_sentence { " " } else { "" });
            self.text.push_str(ELLIPSIS);
        }
        self.text.push('\n');
        self.rows.push(Drawn {
            index,
            number,
            range: start..self.text.len(),
            source: strip.source(row.cells.clone()),
        });
    }

    /// Adds a piece for each mark that has no piece. A mark has no piece if a row ends at the place
    /// of the mark.
    fn place_strays(&self, marked: &MarkedSource<'_>, pieces: &mut Vec<Piece>) {
        for (mark, shown) in marked.marks.iter().enumerate() {
            if self.rows.is_empty() || pieces.iter().any(|piece| piece.mark == mark) {
                continue;
            }
            let start = shown.place.start as usize;
            let row = self
                .rows
                .partition_point(|drawn| drawn.source.start <= start);
            let row = row.saturating_sub(1);
            let Range { start, end } = self.rows[row].range;
            let text = &self.text[start..end - 1];
            let last = text.graphemes(true).next_back().map_or(0, str::len);
            let column = glyph::width(&text[..text.len() - last]);
            pieces.push(Piece {
                mark,
                row,
                range: end - 1 - last..end - 1,
                columns: column..glyph::width(text),
            });
        }
    }

    /// Makes labels of `pieces`. The last piece of each mark gets the message of the mark.
    fn label(&mut self, marked: &MarkedSource<'_>, pieces: &[Piece]) {
        for (idx, piece) in pieces.iter().enumerate() {
            let mark = &marked.marks[piece.mark];
            let is_last = !pieces[idx + 1..]
                .iter()
                .any(|other| other.mark == piece.mark);
            let label = Label::new(mark.style, (), piece.range.clone());
            if !is_last || mark.message.is_empty() {
                self.labels.push(label);
                continue;
            }
            let others = pieces.iter().filter(|other| other.row == piece.row);
            let beside = piece.columns.end.max(piece.columns.start + 1) + 1;
            let may_stand_beside = others.clone().all(|other| {
                other.columns.end <= piece.columns.start || std::ptr::eq(other, piece)
            });
            if may_stand_beside && beside + glyph::width(&mark.message) <= marked.columns {
                self.labels.push(label.with_message(&mark.message));
                continue;
            }
            let room = marked.columns.saturating_sub(piece.columns.start);
            self.labels
                .push(label.clone().with_message(elide(&mark.message, room)));
            // Add a second label for the same text. The second label makes codespan-reporting print
            // the message below the text.
            self.labels.push(label);
        }
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, id: usize, at: usize) -> Result<usize, Error> {
        let rows = &self.excerpt(id)?.rows;
        let row = rows.partition_point(|drawn| drawn.range.start <= at);
        let row = row.checked_sub(1).ok_or(Error::FileMissing)?;
        Ok(rows[row].index)
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        Ok(self.excerpt(id)?.row(index)?.number)
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.excerpt(id)?.row(index)?.range.clone())
    }

    fn location(&'a self, id: usize, _at: usize) -> Result<Location, Error> {
        Ok(self.excerpt(id)?.location)
    }
}

impl Excerpts {
    /// Returns the labels of all excerpts.
    pub fn labels(&self) -> Vec<Label<usize>> {
        let of_excerpt = |(id, excerpt): (usize, &Excerpt)| {
            let label = move |label: &Label<()>| Label {
                style: label.style,
                file_id: id,
                range: label.range.clone(),
                message: label.message.clone(),
            };
            excerpt.labels.iter().map(label).collect::<Vec<_>>()
        };
        self.0.iter().enumerate().flat_map(of_excerpt).collect()
    }

    fn excerpt(&self, id: usize) -> Result<&Excerpt, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    fn row(&self, index: usize) -> Result<&Drawn, Error> {
        let row = self.rows.binary_search_by_key(&index, |drawn| drawn.index);
        let row = row.map_err(|_| Error::LineTooLarge {
            given: index,
            max: self.rows.last().map_or(0, |drawn| drawn.index),
        })?;
        Ok(&self.rows[row])
    }
}

/// Says whether `bytes` and `strip` overlap. If `bytes` is empty, it may also be at the start or
/// end of `strip`.
fn is_within_reach(bytes: &Range<usize>, strip: &Range<usize>) -> bool {
    if bytes.is_empty() {
        strip.start <= bytes.start && bytes.start <= strip.end
    } else {
        bytes.start < strip.end && strip.start < bytes.end
    }
}
