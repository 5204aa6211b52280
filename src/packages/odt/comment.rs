//! Comments that are written into a copy of an `OpenDocument` text and replace those of an earlier
//! run.

use quick_xml::escape::escape;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::odt::body::annotation::annotation;
use crate::packages::odt::{CONTENT, content, story};
use crate::packages::origin::Origins;
use crate::packages::patch::{self, Patch};
use crate::packages::remark::{AUTHOR, Remark};
use crate::packages::xml::{Cursor, Node};
use crate::text::span::Place;

/// The beginning of the names of the comments, by which their ends refer to them.
const NAME: &str = "copydesk-";

/// Returns a copy of the document `bytes` in which each of `comments` is at its words. They replace
/// the comments of an earlier run.
///
/// # Errors
///
/// When the document cannot be read or copied.
pub fn write(bytes: &[u8], comments: &[Remark]) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let standing = content(&mut archive)?;
    let stripped = without_comments(&standing)?;
    if comments.is_empty() && stripped == standing {
        return Ok(bytes.to_vec());
    }
    let story = story(&stripped, &mut archive)?;
    let mut patch = Patch::default();
    // At the same byte, starts must be inserted after ends, so they are collected and inserted
    // last.
    let mut starts = Vec::new();
    for (number, comment) in comments.iter().enumerate() {
        let place = story.words_of(comment.place);
        if let Some((start, end)) = ends(place, &story.origins) {
            let name = format!("{NAME}{number}");
            patch.insert(
                end,
                format!("<office:annotation-end office:name=\"{name}\"/>"),
            );
            starts.push((start, written(comment, &name)));
        }
    }
    for (at, text) in starts {
        patch.insert(at, text);
    }
    let content = with_spaces(patch.apply(&stripped));
    patch::package(archive, vec![(CONTENT.to_owned(), content)])
}

/// Returns the bytes of the part at which the words at `place` begin and end.
fn ends(place: Place, origins: &Origins) -> Option<(u32, u32)> {
    let pieces = origins.pieces_at(place);
    let (first, last) = (pieces.first()?, pieces.last()?);
    let start = if first.is_exact {
        first.xml_at(place.start)
    } else {
        first.xml.start
    };
    let end = if last.is_exact && place.start < place.end {
        last.xml_at(place.end)
    } else {
        last.xml.end
    };
    Some((start, end.max(start)))
}

/// Returns the element that begins `comment` in the text and contains its lines.
fn written(comment: &Remark, name: &str) -> String {
    let lines = comment.lines.iter().map(|line| {
        let line: String = line
            .chars()
            .filter(|character| !character.is_control())
            .collect();
        format!("<text:p>{}</text:p>", escape(line.as_str()))
    });
    let lines: String = lines.collect();
    format!(
        "<office:annotation office:name=\"{name}\"><dc:creator>{AUTHOR}</dc:creator>{lines}\
         </office:annotation>"
    )
}

/// Returns `xml` with declarations of the namespaces that comments and changes use.
pub(super) fn with_spaces(xml: String) -> String {
    const SPACES: &[(&str, &str)] = &[
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let Some(root) = xml.find("document-content") else {
        return xml;
    };
    let at = root + "document-content".len();
    let end = xml[at..].find('>').map_or(at, |len| at + len);
    let missing = SPACES
        .iter()
        .filter(|(prefix, _)| !xml[at..end].contains(&format!("xmlns:{prefix}=")));
    let declared = missing.map(|(prefix, space)| format!(" xmlns:{prefix}=\"{space}\""));
    let declared: String = declared.collect();
    [&xml[..at], &declared, &xml[at..]].concat()
}

/// Returns `xml` without the comments of an earlier run.
fn without_comments(xml: &str) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = Cursor::new(xml, CONTENT);
    let mut names = Vec::new();
    loop {
        match cursor.step()? {
            Node::Open(tag) => {
                let name = tag.attribute("name").unwrap_or_default();
                match tag.name() {
                    ("office", "annotation") => {
                        let start = tag.xml.start;
                        let comment = annotation(&mut cursor)?;
                        if comment.author == AUTHOR {
                            patch.delete(start..comment.end);
                            names.push(name);
                        }
                    }
                    ("office", "annotation-end") if names.contains(&name) => {
                        patch.delete(tag.xml.clone());
                    }
                    _ => {}
                }
            }
            Node::Close(_) | Node::Text(..) => {}
            Node::End => return Ok(patch.apply(xml)),
        }
    }
}
