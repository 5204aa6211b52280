//! Writes tracked changes into a text run. The run is split where changes begin and end, and each
//! piece keeps the properties of the run. Elements other than characters stay in their place.

use std::ops::Range;

use quick_xml::escape::escape;
use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::packages::docx::track::RunChanges;
use crate::packages::kind::RESAVE_REMEDY;
use crate::packages::origin::TextRun;
use crate::packages::patch::Patch;
use crate::packages::remark::COMMENT_AUTHOR;
use crate::packages::xml::slice;

/// An element of a text run.
#[derive(Clone, Debug)]
pub struct RunChild {
    /// The bytes of the element.
    pub xml_range: Range<u32>,
    /// The bytes between the tags of the element, if the element contains characters.
    content: Option<Range<u32>>,
    is_closed: bool,
}

/// The attributes of tracked changes: a date, and identifiers that no other element has.
pub struct TrackedChangeAttributes<'d> {
    date: &'d str,
    used: FxHashSet<u32>,
    last: u32,
}

/// A text run that is being split.
pub struct RunPatch<'x, 'm, 'd> {
    run: &'x TextRun,
    /// The namespace prefix of Word's elements, with its colon.
    prefix: &'x str,
    /// The XML that opens a run with the same properties as the run that is split.
    opening: String,
    marks: &'m mut TrackedChangeAttributes<'d>,
}

/// A stretch of a text run that is kept or deleted as a whole.
struct Stretch {
    /// The index, among the children of the text run, of the element that contains the stretch.
    child: usize,
    xml_range: Range<u32>,
    is_deleted: bool,
}

impl RunChild {
    /// Creates a child whose opening tag is at `xml_range`. `is_text` says whether it contains
    /// characters.
    pub fn new(xml_range: Range<u32>, is_text: bool) -> Self {
        let content = is_text.then_some(xml_range.end..xml_range.end);
        Self {
            xml_range,
            content,
            is_closed: false,
        }
    }

    /// Ends the element with the tag at `closing`, unless it has already ended.
    pub fn close(&mut self, closing: &Range<u32>) {
        if std::mem::replace(&mut self.is_closed, true) {
            return;
        }
        self.xml_range.end = closing.end;
        if let Some(content) = &mut self.content {
            content.end = closing.start;
        }
    }

    /// Splits the element where `changes` delete or insert text. `child` is the index of the
    /// element among the children of the run.
    fn split_at_changes(&self, child: usize, changes: &RunChanges) -> Vec<Stretch> {
        let Some(content) = self.content.clone().filter(|xml| !xml.is_empty()) else {
            return vec![Stretch {
                child,
                xml_range: self.xml_range.clone(),
                is_deleted: self.content.is_none()
                    && !changes.deleted_in(&self.xml_range).is_empty(),
            }];
        };
        let deleted = changes.deleted_in(&content).iter();
        let inserted = changes.inserted_in(&(content.start..=content.end)).iter();
        let mut cuts: Vec<u32> = deleted
            .flat_map(|gone| [gone.start, gone.end])
            .chain(inserted.map(|(at, _)| *at))
            .filter(|at| content.start < *at && *at < content.end)
            .chain([content.start, content.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let pairs = cuts.windows(2).map(|pair| pair[0]..pair[1]);
        let stretches = pairs.map(|xml| Stretch {
            child,
            is_deleted: !changes.deleted_in(&xml).is_empty(),
            xml_range: xml,
        });
        join_unseparated(stretches, changes)
    }
}

/// Joins adjacent `stretches` if no change separates them.
fn join_unseparated(
    stretches: impl Iterator<Item = Stretch>,
    changes: &RunChanges,
) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        let at = stretch.xml_range.start;
        let is_same = |before: &&mut Stretch| {
            before.is_deleted == stretch.is_deleted && changes.inserted_in(&(at..=at)).is_empty()
        };
        match all.last_mut().filter(is_same) {
            Some(before) => before.xml_range.end = stretch.xml_range.end,
            None => all.push(stretch),
        }
    }
    all
}

impl<'d> TrackedChangeAttributes<'d> {
    /// Creates attributes with the date `date`. The identifiers in `used` are not given to changes.
    pub fn new(date: &'d str, used: FxHashSet<u32>) -> Self {
        Self {
            date,
            used,
            last: 0,
        }
    }

    /// Returns the tag that opens the element `name` of a change, such as `del`. `prefix` is the
    /// namespace prefix with its colon.
    fn opening(&mut self, prefix: &str, name: &str) -> String {
        self.last += 1;
        while self.used.contains(&self.last) {
            self.last += 1;
        }
        let (w, id, date) = (prefix, self.last, escape(self.date));
        format!("<{w}{name} {w}id=\"{id}\" {w}author=\"{COMMENT_AUTHOR}\" {w}date=\"{date}\">")
    }
}

impl<'x, 'm, 'd> RunPatch<'x, 'm, 'd> {
    /// Prepares the splitting of `run` in `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if Word's elements have no namespace prefix, because the attributes of
    /// tracked changes need a prefix.
    pub fn new(
        xml: &'x str,
        name: &str,
        run: &'x TextRun,
        marks: &'m mut TrackedChangeAttributes<'d>,
    ) -> Result<Self, Error> {
        let tag = slice(xml, &run.opening_tag);
        let end = tag.find(|character: char| character == ':' || character.is_whitespace());
        let prefix = end.filter(|at| tag[*at..].starts_with(':'));
        let Some(prefix) = prefix.and_then(|at| tag.get(1..=at)) else {
            let problem = format!("`{name}` in this file names XML elements without a prefix");
            return Err(Error::new(problem).with_remedy(RESAVE_REMEDY));
        };
        Ok(Self {
            run,
            prefix,
            opening: tag.to_owned() + slice(xml, &run.properties),
            marks,
        })
    }

    /// Adds the edits that make `changes` in the run to `patch`. `children` are the elements of the
    /// run.
    pub fn write(mut self, children: &[RunChild], changes: &RunChanges, patch: &mut Patch) {
        let stretches = children.iter().enumerate();
        let stretches: Vec<Stretch> = stretches
            .flat_map(|(idx, child)| child.split_at_changes(idx, changes))
            .collect();
        let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else {
            return;
        };
        let mut start = self.insertions_xml(changes.inserted_in(&(0..=first.xml_range.start)));
        if first.is_deleted {
            start += &self.deletion_opening();
        }
        patch.insert(self.run.xml_range.start, start);
        for pair in stretches.windows(2) {
            let text = self.xml_between(&pair[0], &pair[1], changes);
            if text.is_empty() {
                continue;
            }
            let next = pair[1].child;
            if pair[0].child != next {
                patch.insert(children[next].xml_range.start, text);
                continue;
            }
            let (closing, opening) = (self.closing_tag(&pair[0]), self.opening_tag(&pair[1]));
            patch.insert(pair[0].xml_range.end, [closing, text, opening].concat());
        }
        for of_child in stretches.chunk_by(|one, other| one.child == other.child) {
            self.rename(&children[of_child[0].child], of_child, patch);
        }
        let mut end = String::new();
        if last.is_deleted {
            end = format!("</{}del>", self.prefix);
        }
        end += &self.insertions_xml(changes.inserted_in(&(last.xml_range.end..=u32::MAX)));
        patch.insert(self.run.xml_range.end, end);
    }

    /// Returns the XML that splits the run between the stretches `one` and `next`. The XML is empty
    /// if no change is between the stretches.
    fn xml_between(&mut self, one: &Stretch, next: &Stretch, changes: &RunChanges) -> String {
        let inserted = changes.inserted_in(&(one.xml_range.end..=next.xml_range.start));
        let inserted = self.insertions_xml(inserted);
        if one.is_deleted == next.is_deleted && inserted.is_empty() {
            return inserted;
        }
        let w = self.prefix;
        let mut text = format!("</{w}r>");
        if one.is_deleted {
            text.extend(["</", w, "del>"]);
        }
        text += &inserted;
        if next.is_deleted {
            text += &self.deletion_opening();
        }
        text += &self.opening;
        text
    }

    /// Renames the element `child` if characters in it are deleted, because Word stores deleted
    /// characters in elements with another name. The `stretches` say which characters are deleted.
    fn rename(&self, child: &RunChild, stretches: &[Stretch], patch: &mut Patch) {
        let (Some(content), [first, .., last] | [first @ last]) = (&child.content, stretches)
        else {
            return;
        };
        if stretches.len() == 1 && !first.is_deleted {
            return;
        }
        patch.replace(
            child.xml_range.start..content.start,
            self.opening_tag(first),
        );
        if last.is_deleted {
            patch.replace(content.end..child.xml_range.end, self.closing_tag(last));
        }
    }

    fn opening_tag(&self, stretch: &Stretch) -> String {
        let name = characters_element(stretch.is_deleted);
        format!("<{}{name} xml:space=\"preserve\">", self.prefix)
    }

    fn closing_tag(&self, stretch: &Stretch) -> String {
        format!(
            "</{}{}>",
            self.prefix,
            characters_element(stretch.is_deleted)
        )
    }

    fn deletion_opening(&mut self) -> String {
        self.marks.opening(self.prefix, "del")
    }

    /// Returns the XML that inserts the texts of `inserted`, as tracked insertions.
    fn insertions_xml(&mut self, inserted: &[(u32, String)]) -> String {
        let mut xml = String::new();
        for (_, text) in inserted {
            let w = self.prefix;
            let text: String = text
                .chars()
                .filter(|character| !character.is_control())
                .collect();
            let (open, text) = (self.marks.opening(w, "ins"), escape(text.as_str()));
            let element = format!("<{w}t xml:space=\"preserve\">{text}</{w}t></{w}r></{w}ins>");
            xml.extend([open, self.opening.clone(), element]);
        }
        xml
    }
}

/// Returns the name of elements that contain characters. Word uses another name if the characters
/// are deleted.
fn characters_element(is_deleted: bool) -> &'static str {
    if is_deleted { "delText" } else { "t" }
}
