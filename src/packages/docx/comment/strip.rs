//! The removal of comments of an earlier run from a document.

use std::collections::HashSet;
use std::hash::BuildHasher;

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::packages::docx::remarks::WordComment;
use crate::packages::patch::Patch;
use crate::packages::xml::{Cursor, Node};

/// Returns `xml`, the main part called `name`, without the marks of the comments `ids`.
///
/// # Errors
///
/// When the part is broken.
pub fn without_comments<S: BuildHasher>(
    xml: &str,
    name: &str,
    ids: &HashSet<&str, S>,
) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = Cursor::new(xml, name);
    // The depth and the first byte of the open run; the number of elements in it, and the bytes of
    // the mark that is one of them.
    let mut run = None;
    let (mut n_things, mut mark) = (0, None);
    loop {
        match cursor.step()? {
            Node::Open(tag) => {
                let is_own = || {
                    tag.attribute("id")
                        .is_some_and(|id| ids.contains(id.as_str()))
                };
                match tag.name() {
                    ("w", "commentRangeStart" | "commentRangeEnd") if is_own() => {
                        patch.delete(tag.xml.clone());
                    }
                    ("w", "r") => {
                        run = Some((cursor.depth(), tag.xml.start));
                        (n_things, mark) = (0, None);
                    }
                    ("w", "rPr") => drop(cursor.skip()?),
                    ("w", "commentReference") if is_own() => {
                        (n_things, mark) = (n_things + 1, Some(tag.xml.clone()));
                    }
                    _ => n_things += 1,
                }
            }
            Node::Close(closing) => {
                if let Some((_, start)) = run.take_if(|&mut (depth, _)| cursor.depth() < depth)
                    && let Some(mark) = mark.take()
                {
                    let all = start..closing.end;
                    patch.delete(if n_things == 1 { all } else { mark });
                }
            }
            Node::Text(..) => {}
            Node::End => return Ok(patch.apply(xml)),
        }
    }
}

/// Returns `xml`, the part called `name`, without the elements about these `paragraphs` of
/// comments.
///
/// # Errors
///
/// When the part is broken.
pub fn without_entries<S: BuildHasher>(
    xml: &str,
    name: &str,
    paragraphs: &HashSet<&str, S>,
) -> Result<String, Error> {
    let mut patch = Patch::default();
    let mut cursor = Cursor::new(xml, name);
    loop {
        match cursor.step()? {
            Node::Open(tag) => {
                let id = tag.attribute("paraId");
                if id.is_some_and(|id| paragraphs.contains(id.as_str())) {
                    let start = tag.xml.start;
                    let end = cursor.skip()?;
                    patch.delete(start..end);
                }
            }
            Node::Close(_) | Node::Text(..) => {}
            Node::End => return Ok(patch.apply(xml)),
        }
    }
}

/// Returns the paragraphs of comments that somebody has replied to, from `xml`, the part called
/// `name`.
///
/// # Errors
///
/// When the part is broken.
pub fn answered(xml: &str, name: &str) -> Result<FxHashSet<String>, Error> {
    let mut cursor = Cursor::new(xml, name);
    let mut answered = FxHashSet::default();
    loop {
        match cursor.step()? {
            Node::Open(tag) => answered.extend(tag.attribute("paraIdParent")),
            Node::Close(_) | Node::Text(..) => {}
            Node::End => return Ok(answered),
        }
    }
}

/// Returns an identifier higher than those of `comments`.
pub fn next_id<'c>(comments: impl Iterator<Item = &'c WordComment>) -> u64 {
    let ids = comments.filter_map(|comment| comment.id.parse::<u64>().ok());
    ids.max().map_or(0, |id| id.saturating_add(1))
}
