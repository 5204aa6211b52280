//! Puts the marks of comments around words of a Word document. If the words begin or end within a
//! text run, the run is split. Both halves keep the properties of the run.

use std::collections::{BTreeMap, HashSet};

use crate::error::Error;
use crate::packages::kind::RESAVE_REMEDY;
use crate::packages::origin::{Origins, TextPiece, TextRun};
use crate::packages::patch::Patch;
use crate::packages::xml::slice;
use crate::text::span::Place;

/// The marks to insert into the main part.
pub struct CommentAnchors<'x> {
    xml: &'x str,
    origins: &'x Origins,
    /// The namespace prefix of Word's elements with the colon, such as `w:`.
    prefix: &'x str,
    /// The marks to insert, by the byte of the part at which they are inserted.
    cuts: BTreeMap<u32, Cut>,
    patch: Patch,
    /// The first byte of each tag that was changed so that Word keeps the spaces in its element.
    preserving: HashSet<u32>,
}

/// The insertions at one byte, in this order: the XML that closes the text run, marks of comments
/// that end, marks of comments that begin, and the XML that reopens the text run.
#[derive(Default)]
struct Cut {
    before: String,
    ends: String,
    starts: String,
    after: String,
}

/// Whether a mark is at the start or at the end of the words of a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl<'x> CommentAnchors<'x> {
    /// Creates anchors for `xml`, the part called `name`. The anchors have no marks yet. `origins`
    /// says which text was read from which bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if Word's elements have no namespace prefix, because the attributes of the
    /// marks need a prefix.
    pub fn new(xml: &'x str, name: &str, origins: &'x Origins) -> Result<Self, Error> {
        let run = origins.runs.iter().find(|text_run| text_run.part == 0);
        let tag = run.map_or("<w:r>", |text_run| slice(xml, &text_run.opening_tag));
        let end = tag.find(':').map_or(1, |at| at + 1);
        let prefix = tag.get(1..end).unwrap_or_default();
        if prefix.is_empty() {
            let problem = format!("`{name}` in this file names XML elements without a prefix");
            return Err(Error::new(problem).with_remedy(RESAVE_REMEDY));
        }
        Ok(Self {
            xml,
            origins,
            prefix,
            cuts: BTreeMap::new(),
            patch: Patch::default(),
            preserving: HashSet::new(),
        })
    }

    /// Inserts the marks of the comment `id` around the words at `place`. If the words are in a
    /// footnote, an endnote or a text box, the marks are put in the running text instead: around
    /// the text run with the mark of the note, or with the text box.
    pub fn add(&mut self, id: u64, place: Place) {
        let w = self.prefix;
        let start = format!("<{w}commentRangeStart {w}id=\"{id}\"/>");
        let end = format!(
            "<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>"
        );
        let paragraph = self.origins.paragraph_at(place.start);
        let paragraph = paragraph.and_then(|idx| self.origins.paragraphs.get(idx));
        let anchor_run = paragraph
            .and_then(|paragraph_origin| self.origins.runs.get(paragraph_origin.anchor_run?));
        if let Some(run) = anchor_run {
            self.cut_at(run.xml_range.start).starts.push_str(&start);
            self.cut_at(run.xml_range.end).ends.push_str(&end);
            return;
        }
        let pieces = self.origins.pieces_at(place).iter();
        let in_runs: Vec<&TextPiece> = pieces
            .filter(|piece| piece.part == 0 && piece.run.is_some())
            .collect();
        let any = || self.origins.pieces.iter().find(|piece| piece.run.is_some());
        let ends = in_runs.first().copied().zip(in_runs.last().copied());
        let Some((first, last)) = ends.or_else(|| any().map(|piece| (piece, piece))) else {
            return;
        };
        let from = place.start.max(first.place.start);
        let to = if place.end <= place.start {
            last.place.end
        } else {
            place.end.min(last.place.end)
        };
        let from = self.mark_position(first, from, Side::Start);
        self.cut_at(from).starts.push_str(&start);
        let to = self.mark_position(last, to, Side::End);
        self.cut_at(to).ends.push_str(&end);
    }

    /// Returns the part with all marks.
    pub fn apply(self) -> String {
        let mut patch = self.patch;
        for (at, cut) in self.cuts {
            patch.insert(at, [cut.before, cut.ends, cut.starts, cut.after].concat());
        }
        patch.apply(self.xml)
    }

    fn cut_at(&mut self, at: u32) -> &mut Cut {
        self.cuts.entry(at).or_default()
    }

    /// Returns the byte of the part at which a mark for byte `at` of the text can be inserted. Byte
    /// `at` is in `piece`. If necessary, the run is split at that byte.
    fn mark_position(&mut self, piece: &TextPiece, at: u32, side: Side) -> u32 {
        let Some(run) = piece.run.and_then(|idx| self.origins.runs.get(idx)) else {
            return piece.xml_range.start;
        };
        let is_edge = match side {
            Side::Start => at <= piece.place.start || !piece.is_exact,
            Side::End => piece.place.end <= at || !piece.is_exact,
        };
        if !is_edge {
            return self.split_characters(piece, run, piece.xml_at(at));
        }
        match side {
            Side::Start => self.position_before(piece, run),
            Side::End => self.position_after(piece, run),
        }
    }

    fn position_before(&mut self, piece: &TextPiece, run: &TextRun) -> u32 {
        let is_element = piece.opening_tag == piece.xml_range;
        if !is_element && piece.opening_tag.end != piece.xml_range.start {
            return self.split_characters(piece, run, piece.xml_range.start);
        }
        let content = run.opening_tag.end.max(run.properties.end);
        if piece.opening_tag.start <= content {
            return run.xml_range.start;
        }
        self.split_run(run, piece.opening_tag.start)
    }

    fn position_after(&mut self, piece: &TextPiece, run: &TextRun) -> u32 {
        let mut end = piece.xml_range.end;
        if piece.opening_tag != piece.xml_range {
            let rest = self.xml.get(end as usize..).unwrap_or_default();
            let Some(len) = rest.find('>').filter(|_| rest.starts_with("</")) else {
                return self.split_characters(piece, run, end);
            };
            end += u32::try_from(len + 1).unwrap_or_default();
        }
        let rest = self.xml.get(end as usize..).unwrap_or_default();
        if rest.starts_with("</") {
            return run.xml_range.end;
        }
        self.split_run(run, end)
    }

    /// Splits `run` between two of its elements, at byte `at` of the part. Returns that byte.
    fn split_run(&mut self, run: &TextRun, at: u32) -> u32 {
        let (w, opening) = (self.prefix, self.run_opening(run));
        let cut = self.cut_at(at);
        cut.before = format!("</{w}r>");
        cut.after = opening;
        at
    }

    /// Splits `run` within the characters of `piece`, at byte `at` of the part. Returns that byte.
    fn split_characters(&mut self, piece: &TextPiece, run: &TextRun, at: u32) -> u32 {
        let w = self.prefix;
        let space = "xml:space=\"preserve\"";
        let tag = slice(self.xml, &piece.opening_tag);
        if !tag.contains("preserve") && self.preserving.insert(piece.opening_tag.start) {
            let (range, text) = (piece.opening_tag.clone(), format!("<{w}t {space}>"));
            self.patch.replace(range, text);
        }
        let after = format!("{}<{w}t {space}>", self.run_opening(run));
        let cut = self.cut_at(at);
        cut.before = format!("</{w}t></{w}r>");
        cut.after = after;
        at
    }

    /// Returns the XML that opens a run with the properties of `run`.
    fn run_opening(&self, run: &TextRun) -> String {
        let properties = slice(self.xml, &run.properties);
        slice(self.xml, &run.opening_tag).to_owned() + properties
    }
}
