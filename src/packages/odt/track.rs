//! Writes changes into an `OpenDocument` text as tracked changes. Deleted text is moved to a list
//! of all changes, and a mark takes its place.

use std::ops::Range;

use quick_xml::escape::escape;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::change::TextChange;
use crate::packages::odt::namespaces::declare_prefixes;
use crate::packages::odt::{CONTENT_PART, read_content, read_text};
use crate::packages::origin::Origins;
use crate::packages::patch::{self, Patch};
use crate::packages::remark::COMMENT_AUTHOR;
use crate::packages::xml::{XmlCursor, XmlNode, slice};
use crate::text::span::offset;

/// The beginning of the names of the changes.
const NAME_PREFIX: &str = "copydesk-change-";

/// Returns a copy of the document `bytes` with `changes` as tracked changes, which get the date
/// `date`.
///
/// # Errors
///
/// Returns an error if the document cannot be read or copied.
pub fn write_changes(bytes: &[u8], changes: &[TextChange], date: &str) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let xml = read_content(&mut archive)?;
    let package_text = read_text(&xml, &mut archive)?;
    let stretches = stretches(&package_text.origins, changes);
    let surroundings = StretchContexts::of(&xml, &stretches)?;
    let mut regions = ChangedRegions::new(&xml, date);
    let mut patch = Patch::default();
    for (stretch, around) in stretches.iter().zip(&surroundings.open_tags) {
        match stretch {
            Stretch::Deleted(gone) => {
                let words = slice(&xml, gone);
                let mark = regions.add_deletion(words, around);
                patch.replace(gone.clone(), mark);
            }
            Stretch::Inserted(at, text) => patch.insert(*at, regions.add_insertion(text)),
        }
    }
    let (place, list) = surroundings.list.replacement(&regions.xml);
    patch.replace(place, list);
    let content = declare_prefixes(&patch.apply(&xml))?;
    patch::copy_package(archive, vec![(CONTENT_PART.to_owned(), content)])
}

/// A changed stretch of the part.
#[derive(Clone, Debug)]
enum Stretch {
    /// These bytes are deleted.
    Deleted(Range<u32>),
    /// This text is inserted at this byte.
    Inserted(u32, String),
}

impl Stretch {
    fn start(&self) -> u32 {
        match self {
            Self::Deleted(gone) => gone.start,
            Self::Inserted(at, _) => *at,
        }
    }
}

/// Returns the stretches that `changes` change, in order. Adjacent pieces are joined.
fn stretches(origins: &Origins, changes: &[TextChange]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut changes: Vec<&TextChange> = changes.iter().collect();
    changes.sort_by_key(|change| change.place);
    for TextChange { place, text } in changes {
        let pieces = origins.pieces_changed_by(*place);
        let first = stretches.len();
        for piece in pieces.iter().filter(|_| place.start < place.end) {
            let gone = piece.xml_at(place.start)..piece.xml_at(place.end);
            match stretches[first..].last_mut() {
                Some(Stretch::Deleted(before)) if before.end == gone.start => before.end = gone.end,
                _ => stretches.push(Stretch::Deleted(gone)),
            }
        }
        if let (false, Some(last)) = (text.is_empty(), pieces.last()) {
            stretches.push(Stretch::Inserted(last.xml_at(place.end), text.clone()));
        }
    }
    stretches
}

/// The tags around the changed stretches, and the place of the list of all changes.
#[derive(Debug)]
struct StretchContexts {
    /// For each stretch, the tags that are open at its start, from its paragraph inwards.
    open_tags: Vec<Vec<OpenTag>>,
    list: ChangeList,
}

/// The opening tag of a paragraph or a span.
#[derive(Clone, Debug)]
struct OpenTag {
    is_paragraph: bool,
    style: Option<String>,
}

/// The place of the list of all changes.
#[derive(Debug)]
enum ChangeList {
    /// The list must be inserted at this byte.
    Missing(u32),
    /// The list is an empty element at these bytes.
    Empty(Range<u32>),
    /// The list exists, and its content ends at this byte.
    Present(u32),
}

impl StretchContexts {
    /// Finds the context of `stretches` in `xml`. The stretches are in order.
    fn of(xml: &str, stretches: &[Stretch]) -> Result<Self, Error> {
        let mut cursor = XmlCursor::new(xml, CONTENT_PART);
        let mut open: Vec<Option<OpenTag>> = Vec::new();
        let (mut around, mut list) = (Vec::new(), ChangeList::Missing(0));
        loop {
            let node = cursor.next_node()?;
            let end = match &node {
                XmlNode::Open(tag) => tag.xml_range.end,
                XmlNode::Close(xml) | XmlNode::Text(_, xml, _) => xml.end,
                XmlNode::End => u32::MAX,
            };
            while stretches
                .get(around.len())
                .is_some_and(|stretch| stretch.start() < end)
            {
                around.push(innermost(&open));
            }
            match node {
                XmlNode::Open(tag) => {
                    match tag.qualified_name() {
                        ("office", "text") => list = ChangeList::Missing(tag.xml_range.end),
                        ("office", "forms") if matches!(list, ChangeList::Missing(_)) => {
                            let forms = cursor.skip_element()?;
                            list = ChangeList::Missing(forms);
                            continue;
                        }
                        ("text", "tracked-changes") => {
                            let tag = tag.xml_range.clone();
                            let end = cursor.skip_element()?;
                            list = if end == tag.end {
                                ChangeList::Empty(tag)
                            } else {
                                let closing = slice(xml, &(0..end)).rfind("</");
                                ChangeList::Present(closing.map_or(end, offset))
                            };
                            continue;
                        }
                        _ => {}
                    }
                    let is_paragraph = matches!(tag.qualified_name(), ("text", "p" | "h"));
                    let is_named = is_paragraph || tag.qualified_name() == ("text", "span");
                    open.push(is_named.then(|| OpenTag {
                        is_paragraph,
                        style: tag.attribute("style-name"),
                    }));
                }
                XmlNode::Close(_) => drop(open.pop()),
                XmlNode::Text(..) => {}
                XmlNode::End => {
                    return Ok(Self {
                        open_tags: around,
                        list,
                    });
                }
            }
        }
    }
}

/// Returns the tags in `open` from the innermost paragraph inwards.
fn innermost(open: &[Option<OpenTag>]) -> Vec<OpenTag> {
    let is_paragraph = |tag: &Option<OpenTag>| tag.as_ref().is_some_and(|tag| tag.is_paragraph);
    let first = open.iter().rposition(is_paragraph).unwrap_or(open.len());
    open[first..].iter().flatten().cloned().collect()
}

impl ChangeList {
    /// Returns the bytes to replace and the text that replaces them, so that the list of all
    /// changes also contains `regions`.
    fn replacement(&self, regions: &str) -> (Range<u32>, String) {
        let list = format!(
            "<text:tracked-changes text:track-changes=\"false\">{regions}</text:tracked-changes>"
        );
        match self {
            Self::Missing(at) => (*at..*at, list),
            Self::Empty(xml) => (xml.clone(), list),
            Self::Present(at) => (*at..*at, regions.to_owned()),
        }
    }
}

/// The changes so far, in the XML of the list of all changes.
struct ChangedRegions<'x> {
    date: &'x str,
    xml: String,
    /// The number in the name that was given last.
    n_named: u64,
}

impl<'x> ChangedRegions<'x> {
    /// Creates an empty list. If `document` contains changes that an earlier run of copydesk wrote,
    /// the names of new changes get higher numbers.
    fn new(document: &str, date: &'x str) -> Self {
        let names = document.match_indices(NAME_PREFIX).filter_map(|(at, _)| {
            let number = document.get(at + NAME_PREFIX.len()..)?;
            let end = number.find(|character: char| !character.is_ascii_digit())?;
            number.get(..end)?.parse::<u32>().ok()
        });
        Self {
            date,
            xml: String::new(),
            n_named: u64::from(names.max().unwrap_or(0)),
        }
    }

    /// Adds a change of the kind `kind`, such as `deletion`, with `content`. Returns the name of
    /// the change.
    fn add(&mut self, kind: &str, content: &str) -> String {
        self.n_named += 1;
        let name = format!("{NAME_PREFIX}{}", self.n_named);
        let date = escape(self.date);
        let region = format!(
            "<text:changed-region xml:id=\"{name}\" text:id=\"{name}\"><text:{kind}>\
             <office:change-info><dc:creator>{COMMENT_AUTHOR}</dc:creator><dc:date>{date}</dc:date>\
             </office:change-info>{content}</text:{kind}></text:changed-region>"
        );
        self.xml.push_str(&region);
        name
    }

    /// Adds the deletion of `words`, which are inside the tags `around`. Returns the mark that
    /// replaces the words.
    fn add_deletion(&mut self, words: &str, around: &[OpenTag]) -> String {
        let (mut opening, mut closing) = (String::new(), String::new());
        for tag in around {
            let name = if tag.is_paragraph {
                "text:p"
            } else {
                "text:span"
            };
            let style = tag.style.as_deref().map(|style| {
                let style = escape(style);
                format!(" text:style-name=\"{style}\"")
            });
            opening.extend(["<", name, &style.unwrap_or_default(), ">"]);
            closing = format!("</{name}>{closing}");
        }
        // Spaces at the ends of a paragraph would be ignored, so they become elements.
        let inner = words.trim_matches(' ');
        let space = "<text:s/>";
        let (before, after) = match words {
            _ if inner.is_empty() => (space, ""),
            words => (
                if words.starts_with(' ') { space } else { "" },
                if words.ends_with(' ') { space } else { "" },
            ),
        };
        let content = format!("{opening}{before}{inner}{after}{closing}");
        let name = self.add("deletion", &content);
        format!("<text:change text:change-id=\"{name}\"/>")
    }

    /// Adds the insertion of `text`. Returns the text between the marks of its start and its end.
    fn add_insertion(&mut self, text: &str) -> String {
        let text: String = text
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        let (name, text) = (self.add("insertion", ""), escape(text.as_str()));
        format!(
            "<text:change-start text:change-id=\"{name}\"/>{text}<text:change-end \
             text:change-id=\"{name}\"/>"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_keeps_its_spans_and_its_spaces() {
        let mut regions = ChangedRegions::new("text:id=\"copydesk-change-4\"", "DATE");
        let paragraph = OpenTag {
            is_paragraph: true,
            style: Some("P1".to_owned()),
        };
        let span = OpenTag {
            is_paragraph: false,
            style: None,
        };
        let mark = regions.add_deletion(" the &amp; ", &[paragraph, span]);
        // The numbers from an earlier run of copydesk are not used again.
        assert_eq!(mark, "<text:change text:change-id=\"copydesk-change-5\"/>");
        let words = "<text:p text:style-name=\"P1\"><text:span><text:s/>the &amp;<text:s/>\
                     </text:span></text:p></text:deletion>";
        assert!(regions.xml.contains(words), "{}", regions.xml);
    }

    #[test]
    fn the_list_of_changes_is_made_or_goes_on() {
        let check = |xml: &str, expected: &str| {
            let space = |name: &str| format!("urn:oasis:names:tc:opendocument:xmlns:{name}:1.0");
            let (office, text) = (space("office"), space("text"));
            let root = format!("<d xmlns:office=\"{office}\" xmlns:text=\"{text}\">");
            let xml = format!("{root}{xml}</d>");
            let (place, list) = StretchContexts::of(&xml, &[])
                .unwrap()
                .list
                .replacement("[]");
            let mut patch = Patch::default();
            patch.replace(place, list);
            assert_eq!(patch.apply(&xml), format!("{root}{expected}</d>"));
        };
        let list = "<text:tracked-changes text:track-changes=\"false\">[]</text:tracked-changes>";
        check(
            "<office:text><office:forms/><text:p/></office:text>",
            &format!("<office:text><office:forms/>{list}<text:p/></office:text>"),
        );
        check(
            "<office:text><text:tracked-changes/><text:p/></office:text>",
            &format!("<office:text>{list}<text:p/></office:text>"),
        );
        check(
            "<office:text><text:tracked-changes><a/></text:tracked-changes></office:text>",
            "<office:text><text:tracked-changes><a/>[]</text:tracked-changes></office:text>",
        );
    }
}
