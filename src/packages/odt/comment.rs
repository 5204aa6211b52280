//! Writes comments into a copy of an `OpenDocument` text. These comments replace the comments that
//! an earlier run of copydesk wrote.

use quick_xml::escape::escape;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::odt::body::annotation::read_annotation;
use crate::packages::odt::namespaces::declare_prefixes;
use crate::packages::odt::{CONTENT_PART, read_content, read_text};
use crate::packages::origin::Origins;
use crate::packages::patch::{self, Patch};
use crate::packages::remark::{COMMENT_AUTHOR, Remark};
use crate::packages::xml::{XmlCursor, XmlNode};
use crate::text::span::Place;

/// The beginning of the names of comments. The mark at the end of a comment's words has the same
/// name as the comment.
const NAME_PREFIX: &str = "copydesk-";

/// Returns a copy of the document `bytes` in which each of `comments` is attached to its words. The
/// new comments replace the comments that an earlier run of copydesk wrote.
///
/// # Errors
///
/// Returns an error if the document cannot be read or copied.
pub fn write_comments(bytes: &[u8], comments: &[Remark]) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let existing = read_content(&mut archive)?;
    let stripped = without_comments(&existing)?;
    if comments.is_empty() && stripped == existing {
        return Ok(bytes.to_vec());
    }
    let package_text = read_text(&stripped, &mut archive)?;
    let mut patch = Patch::default();
    // If one comment ends and another starts at the same byte, the end must come first. So the
    // starts are collected and inserted after all ends.
    let mut starts = Vec::new();
    for (number, comment) in comments.iter().enumerate() {
        let place = package_text.place_of_remark(comment.place);
        if let Some((start, end)) = comment_ends(place, &package_text.origins) {
            let name = format!("{NAME_PREFIX}{number}");
            patch.insert(
                end,
                format!("<office:annotation-end office:name=\"{name}\"/>"),
            );
            starts.push((start, comment_xml(comment, &name)));
        }
    }
    for (at, text) in starts {
        patch.insert(at, text);
    }
    let content = declare_prefixes(&patch.apply(&stripped))?;
    patch::copy_package(archive, vec![(CONTENT_PART.to_owned(), content)])
}

/// Returns the bytes of the part at which the words at `place` begin and end. Returns `None` if the
/// part has no text.
fn comment_ends(place: Place, origins: &Origins) -> Option<(u32, u32)> {
    let pieces = origins.pieces_at(place);
    let (first, last) = (pieces.first()?, pieces.last()?);
    let start = if first.is_exact {
        first.xml_at(place.start)
    } else {
        first.xml_range.start
    };
    let end = if last.is_exact && place.start < place.end {
        last.xml_at(place.end)
    } else {
        last.xml_range.end
    };
    Some((start, end.max(start)))
}

/// Returns the element that marks the start of `comment` in the text and contains the comment's
/// lines.
fn comment_xml(comment: &Remark, name: &str) -> String {
    let lines = comment.lines.iter().map(|line| {
        let line: String = line
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        format!("<text:p>{}</text:p>", escape(line.as_str()))
    });
    let lines: String = lines.collect();
    format!(
        "<office:annotation office:name=\"{name}\"><dc:creator>{COMMENT_AUTHOR}</dc:creator>{lines}\
         </office:annotation>"
    )
}

/// Returns `xml` without the comments that an earlier run of copydesk wrote.
fn without_comments(xml: &str) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = XmlCursor::new(xml, CONTENT_PART);
    let mut names = Vec::new();
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                let name = tag.attribute("name").unwrap_or_default();
                match tag.qualified_name() {
                    ("office", "annotation") => {
                        let start = tag.xml_range.start;
                        let comment = read_annotation(&mut cursor)?;
                        if comment.author == COMMENT_AUTHOR {
                            patch.delete(start..comment.end);
                            names.push(name);
                        }
                    }
                    ("office", "annotation-end") if names.contains(&name) => {
                        patch.delete(tag.xml_range.clone());
                    }
                    _ => {}
                }
            }
            XmlNode::Close(_) | XmlNode::Text(..) => {}
            XmlNode::End => return Ok(patch.apply(xml)),
        }
    }
}
