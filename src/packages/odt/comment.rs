//! Comments written into a copy of an `OpenDocument` text, in place of those of an earlier run.

use quick_xml::escape::escape;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::odt::body::annotation::annotation;
use crate::packages::odt::{CONTENT, content, story};
use crate::packages::origin::Origins;
use crate::packages::patch::{self, Patch};
use crate::packages::remark::{AUTHOR, Remark};
use crate::packages::xml::{Cursor, Node};

/// What the names of the comments begin with, by which their ends are found.
const NAME: &str = "copydesk-";

/// A copy of the document with these `bytes` in which each of `comments` stands at its words, in
/// place of the comments of an earlier run.
///
/// # Errors
///
/// When the document cannot be read, or not be copied.
pub fn write(bytes: &[u8], comments: &[Remark]) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let standing = content(&mut archive)?;
    let stripped = without_comments(&standing)?;
    if comments.is_empty() && stripped == standing {
        return Ok(bytes.to_vec());
    }
    let story = story(&stripped, &mut archive)?;
    let mut patch = Patch::default();
    // What begins at a byte stands behind what ends there.
    let mut starts = Vec::new();
    for (number, comment) in comments.iter().enumerate() {
        if let Some((start, end)) = ends(comment, &story.origins) {
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

/// The bytes of the part at which the words of `comment` begin and end.
fn ends(comment: &Remark, origins: &Origins) -> Option<(u32, u32)> {
    let pieces = origins.pieces_at(comment.place);
    let (first, last) = (pieces.first()?, pieces.last()?);
    let start = if first.is_exact {
        first.xml_at(comment.place.start)
    } else {
        first.xml.start
    };
    let end = if last.is_exact && comment.place.start < comment.place.end {
        last.xml_at(comment.place.end)
    } else {
        last.xml.end
    };
    Some((start, end.max(start)))
}

/// `comment` as the element that begins it.
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

/// `xml` with the vocabularies declared that comments are written in.
fn with_spaces(xml: String) -> String {
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

/// `xml` without the comments of an earlier run.
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
