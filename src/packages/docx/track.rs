//! Writes changes into a Word document as tracked changes, which an editor can accept or reject in
//! Word.

pub mod run;

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::change::TextChange;
use crate::packages::docx::track::run::{RunChild, RunPatch, TrackedChangeAttributes};
use crate::packages::docx::{DocumentParts, read_text};
use crate::packages::origin::{Origins, TextPiece};
use crate::packages::patch::{self, Patch};
use crate::packages::xml::{XmlCursor, XmlNode};

/// The changes in one text run.
#[derive(Clone, Debug, Default)]
pub struct RunChanges {
    /// The index of the run in [`Origins::runs`].
    pub run: usize,
    /// The ranges of bytes of the part whose characters or elements are deleted, in order.
    pub deleted: Vec<Range<u32>>,
    /// The inserted texts, in order. Each comes with the byte of the part at which it is inserted.
    pub inserted: Vec<(u32, String)>,
}

impl RunChanges {
    /// Returns the deletions that overlap the bytes `xml_range`.
    fn deleted_in(&self, xml_range: &Range<u32>) -> &[Range<u32>] {
        let first = self
            .deleted
            .partition_point(|gone| gone.end <= xml_range.start);
        let end = self
            .deleted
            .partition_point(|gone| gone.start < xml_range.end);
        self.deleted.get(first..end).unwrap_or_default()
    }

    /// Returns the insertions at the bytes `xml_range`.
    fn inserted_in(&self, xml_range: &RangeInclusive<u32>) -> &[(u32, String)] {
        let first = self
            .inserted
            .partition_point(|(at, _)| at < xml_range.start());
        let end = self
            .inserted
            .partition_point(|(at, _)| at <= xml_range.end());
        self.inserted.get(first..end).unwrap_or_default()
    }
}

/// Returns a copy of the document `bytes` with `changes` as tracked changes, which get the date
/// `date`.
///
/// # Errors
///
/// Returns an error if the document cannot be read or copied.
pub fn write_changes(bytes: &[u8], changes: &[TextChange], date: &str) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let parts = DocumentParts::read(&mut archive)?;
    let package_text = read_text(&parts, &mut archive)?;
    let mut written = Vec::new();
    for (part, runs) in changes_by_run(&package_text.origins, changes) {
        let Some(name) = package_text.origins.parts.get(part as usize) else {
            continue;
        };
        let is_main = *name == parts.main.0;
        let other = if is_main {
            None
        } else {
            archive.read_part(name)?
        };
        let xml = other.as_ref().unwrap_or(&parts.main.1);
        written.push((
            name.clone(),
            with_tracked_changes(xml, name, &package_text.origins, &runs, date)?,
        ));
    }
    patch::copy_package(archive, written)
}

/// Returns the changes of each text run. The outer key is the index of the part that contains the
/// run. The inner key is the byte at which the run begins.
fn changes_by_run(
    origins: &Origins,
    changes: &[TextChange],
) -> BTreeMap<u32, BTreeMap<u32, RunChanges>> {
    let mut parts: BTreeMap<u32, BTreeMap<u32, RunChanges>> = BTreeMap::new();
    let mut changes_at = |piece: &TextPiece, change: &dyn Fn(&mut RunChanges)| {
        let run = piece
            .run
            .and_then(|idx| Some((idx, origins.runs.get(idx)?)));
        if let Some((idx, run)) = run {
            let runs = parts.entry(piece.part).or_default();
            let changes = runs.entry(run.xml_range.start).or_default();
            changes.run = idx;
            change(changes);
        }
    };
    for TextChange { place, text } in changes {
        let pieces = origins.pieces_changed_by(*place);
        if place.start < place.end {
            for piece in pieces {
                let gone = piece.xml_at(place.start)..piece.xml_at(place.end);
                changes_at(piece, &|changes| changes.deleted.push(gone.clone()));
            }
        }
        if let (false, Some(last)) = (text.is_empty(), pieces.last()) {
            let at = last.xml_at(place.end);
            changes_at(last, &|changes| changes.inserted.push((at, text.clone())));
        }
    }
    parts
}

/// Returns `xml`, the part called `name`, with the changes of `runs` as tracked changes. The key of
/// each text run in `runs` is the byte at which the run begins.
fn with_tracked_changes(
    xml: &str,
    name: &str,
    origins: &Origins,
    runs: &BTreeMap<u32, RunChanges>,
    date: &str,
) -> Result<String, Error> {
    let (children, used) = run_contents(xml, name, runs)?;
    let mut marks = TrackedChangeAttributes::new(date, used);
    let mut patch = Patch::default();
    for (start, changes) in runs {
        let (Some(run), Some(children)) = (origins.runs.get(changes.run), children.get(start))
        else {
            continue;
        };
        RunPatch::new(xml, name, run, &mut marks)?.write(children, changes, &mut patch);
    }
    Ok(patch.apply(xml))
}

/// The elements within each text run, by the byte at which the run begins. Also the identifiers
/// that elements of the part already have.
type RunContents = (BTreeMap<u32, Vec<RunChild>>, FxHashSet<u32>);

fn run_contents(
    xml: &str,
    name: &str,
    runs: &BTreeMap<u32, RunChanges>,
) -> Result<RunContents, Error> {
    let mut cursor = XmlCursor::new(xml, name);
    let (mut children, mut used): RunContents = Default::default();
    // The open text runs with changes: their depth and their first byte.
    let mut open: Vec<(usize, u32)> = Vec::new();
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                let id = tag.attribute("id").filter(|_| tag.namespace_prefix == "w");
                used.extend(id.and_then(|id| id.parse::<u32>().ok()));
                if let Some(&(depth, start)) = open.last()
                    && cursor.depth() == depth + 1
                    && tag.qualified_name() != ("w", "rPr")
                {
                    let is_text = tag.qualified_name() == ("w", "t");
                    let child = RunChild::new(tag.xml_range.clone(), is_text);
                    children.entry(start).or_default().push(child);
                }
                if tag.qualified_name() == ("w", "r") && runs.contains_key(&tag.xml_range.start) {
                    open.push((cursor.depth(), tag.xml_range.start));
                }
            }
            XmlNode::Close(closing) => {
                let depth = cursor.depth();
                open.pop_if(|(run, _)| depth < *run);
                if let Some((_, start)) = open.last().filter(|(run, _)| *run == depth)
                    && let Some(child) = children.get_mut(start).and_then(|all| all.last_mut())
                {
                    child.close(&closing);
                }
            }
            XmlNode::Text(..) => {}
            XmlNode::End => return Ok((children, used)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Place;

    fn check(paragraph: &str, change: (&str, &str), expected: &str) {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let document = |inner: &str| {
            format!("<w:document xmlns:w=\"{space}\"><w:body>{inner}</w:body></w:document>")
        };
        let xml = document(paragraph);
        let style_sheets = crate::packages::docx::body::StyleSheets::default();
        let read = |xml: &str| {
            let package_text = crate::packages::package_text::PackageText::default();
            let mut body = crate::packages::docx::body::WordBody::new(&style_sheets, package_text);
            let relations = crate::packages::docx::relations::Relations::default();
            body.read(xml, "document.xml", &relations).unwrap();
            body.finish()
        };
        let package_text = read(&xml);
        let (old, new) = change;
        let start = package_text.text.find(old).unwrap();
        let place = Place::new(
            u32::try_from(start).unwrap(),
            u32::try_from(start + old.len()).unwrap(),
        );
        let change = TextChange {
            place,
            text: new.to_owned(),
        };
        let parts = changes_by_run(&package_text.origins, &[change]);
        let written = with_tracked_changes(
            &xml,
            "document.xml",
            &package_text.origins,
            &parts[&0],
            "DATE",
        )
        .unwrap();
        let attributes = |id: u32| format!(" w:id=\"{id}\" w:author=\"copydesk\" w:date=\"DATE\"");
        let expected = expected
            .replace(" 1>", &(attributes(1) + ">"))
            .replace(" 2>", &(attributes(2) + ">"))
            .replace("<w:t_>", "<w:t xml:space=\"preserve\">")
            .replace("<w:delText>", "<w:delText xml:space=\"preserve\">");
        assert_eq!(written, document(&expected));
        assert_eq!(read(&written).text, package_text.text.replacen(old, new, 1));
    }

    #[test]
    fn a_word_within_a_run_is_deleted() {
        check(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>left the the pier</w:t></w:r></w:p>",
            (" the", ""),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t_>left</w:t></w:r>\
             <w:del 1><w:r><w:rPr><w:b/></w:rPr><w:delText> the</w:delText></w:r></w:del>\
             <w:r><w:rPr><w:b/></w:rPr><w:t_> the pier</w:t></w:r></w:p>",
        );
    }

    #[test]
    fn a_word_in_two_runs_is_deleted_in_both() {
        check(
            "<w:p><w:r><w:t>at th</w:t></w:r><w:r w:rsidR=\"7\"><w:t>e pier</w:t></w:r></w:p>",
            (" the", ""),
            "<w:p><w:r><w:t_>at</w:t></w:r><w:del 1><w:r><w:delText> th</w:delText></w:r></w:del>\
             <w:del 2><w:r w:rsidR=\"7\"><w:delText>e</w:delText></w:r></w:del>\
             <w:r w:rsidR=\"7\"><w:t_> pier</w:t></w:r></w:p>",
        );
    }

    #[test]
    fn a_whole_run_is_deleted_and_what_stands_for_characters() {
        check(
            "<w:p><w:r><w:t>at</w:t><w:tab/><w:t>the</w:t></w:r><w:r><w:t> pier</w:t></w:r></w:p>",
            (" the", ""),
            "<w:p><w:r><w:t>at</w:t></w:r>\
             <w:del 1><w:r><w:tab/><w:delText>the</w:delText></w:r></w:del>\
             <w:r><w:t> pier</w:t></w:r></w:p>",
        );
        check(
            "<w:p><w:r><w:t>the pier</w:t></w:r></w:p>",
            ("the", ""),
            "<w:p><w:del 1><w:r><w:delText>the</w:delText></w:r></w:del>\
             <w:r><w:t_> pier</w:t></w:r></w:p>",
        );
    }

    #[test]
    fn words_are_replaced_and_inserted() {
        check(
            "<w:p><w:r><w:t>at a pier</w:t></w:r></w:p>",
            ("a pier", "<one> & other"),
            "<w:p><w:r><w:t_>at </w:t></w:r>\
             <w:del 1><w:r><w:delText>a pier</w:delText></w:r></w:del>\
             <w:ins 2><w:r><w:t_>&lt;one&gt; &amp; other</w:t></w:r></w:ins></w:p>",
        );
        check(
            "<w:p><w:r><w:t>at pier</w:t></w:r></w:p>",
            ("at", "at the"),
            "<w:p><w:del 1><w:r><w:delText>at</w:delText></w:r></w:del>\
             <w:ins 2><w:r><w:t_>at the</w:t></w:r></w:ins><w:r><w:t_> pier</w:t></w:r></w:p>",
        );
    }

    #[test]
    fn entities_are_deleted_as_they_are_written() {
        check(
            "<w:p><w:r><w:t>ships &amp; &amp; piers</w:t></w:r></w:p>",
            (" &", ""),
            "<w:p><w:r><w:t_>ships</w:t></w:r>\
             <w:del 1><w:r><w:delText> &amp;</w:delText></w:r></w:del>\
             <w:r><w:t_> &amp; piers</w:t></w:r></w:p>",
        );
    }
}
