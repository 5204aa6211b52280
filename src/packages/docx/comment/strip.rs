//! Removes the comments that an earlier run of copydesk wrote into a Word document.

use std::collections::HashSet;
use std::hash::BuildHasher;

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::packages::docx::remarks::WordComment;
use crate::packages::patch::Patch;
use crate::packages::xml::{XmlCursor, XmlNode};

/// Returns `xml`, the main part called `name`, without the marks of the comments `ids`.
///
/// # Errors
///
/// Returns an error if the part is broken.
pub fn without_comments<S: BuildHasher>(
    xml: &str,
    name: &str,
    ids: &HashSet<&str, S>,
) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = XmlCursor::new(xml, name);
    // The open text run: its depth and its first byte. `n_things` is the number of elements in the
    // run. `mark` has the bytes of the mark of a comment in the run, if there is one.
    let mut run = None;
    let (mut n_things, mut mark) = (0, None);
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                let is_own = || {
                    tag.attribute("id")
                        .is_some_and(|id| ids.contains(id.as_str()))
                };
                match tag.qualified_name() {
                    ("w", "commentRangeStart" | "commentRangeEnd") if is_own() => {
                        patch.delete(tag.xml_range.clone());
                    }
                    ("w", "r") => {
                        run = Some((cursor.depth(), tag.xml_range.start));
                        (n_things, mark) = (0, None);
                    }
                    ("w", "rPr") => drop(cursor.skip_element()?),
                    ("w", "commentReference") if is_own() => {
                        (n_things, mark) = (n_things + 1, Some(tag.xml_range.clone()));
                    }
                    _ => n_things += 1,
                }
            }
            XmlNode::Close(closing) => {
                if let Some((_, start)) = run.take_if(|&mut (depth, _)| cursor.depth() < depth)
                    && let Some(mark) = mark.take()
                {
                    let all = start..closing.end;
                    patch.delete(if n_things == 1 { all } else { mark });
                }
            }
            XmlNode::Text(..) => {}
            XmlNode::End => return Ok(patch.apply(xml)),
        }
    }
}

/// Returns `xml`, the part called `name`, without the elements that refer to one of `paragraphs`.
/// These are paragraphs of comments.
///
/// # Errors
///
/// Returns an error if the part is broken.
pub fn without_entries<S: BuildHasher>(
    xml: &str,
    name: &str,
    paragraphs: &HashSet<&str, S>,
) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = XmlCursor::new(xml, name);
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                let id = tag.attribute("paraId");
                if id.is_some_and(|id| paragraphs.contains(id.as_str())) {
                    let start = tag.xml_range.start;
                    let end = cursor.skip_element()?;
                    patch.delete(start..end);
                }
            }
            XmlNode::Close(_) | XmlNode::Text(..) => {}
            XmlNode::End => return Ok(patch.apply(xml)),
        }
    }
}

/// Returns the identifiers of the paragraphs of comments to which somebody has replied. The
/// identifiers are in `xml`, the part called `name`.
///
/// # Errors
///
/// Returns an error if the part is broken.
pub fn answered_paragraphs(xml: &str, name: &str) -> Result<FxHashSet<String>, Error> {
    let mut cursor = XmlCursor::new(xml, name);
    let mut answered = FxHashSet::default();
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => answered.extend(tag.attribute("paraIdParent")),
            XmlNode::Close(_) | XmlNode::Text(..) => {}
            XmlNode::End => return Ok(answered),
        }
    }
}

/// Returns an identifier that is higher than the identifiers of all `comments`.
pub fn next_id<'c>(comments: impl Iterator<Item = &'c WordComment>) -> u64 {
    let ids = comments.filter_map(|comment| comment.id.parse::<u64>().ok());
    ids.max().map_or(0, |id| id.saturating_add(1))
}
