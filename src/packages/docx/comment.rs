//! Writes comments into a copy of a Word document. These comments replace the comments that an
//! earlier run of copydesk wrote.

pub mod anchor;
pub mod part;
pub mod strip;

use rustc_hash::FxHashSet;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::docx::comment::anchor::CommentAnchors;
use crate::packages::docx::comment::part::{
    CommentPart, relations_with_comments, types_with_comments,
};
use crate::packages::docx::comment::strip::{without_comments, without_entries};
use crate::packages::docx::remarks::{self, WordComment};
use crate::packages::docx::{DocumentParts, read_text};
use crate::packages::patch;
use crate::packages::remark::{COMMENT_AUTHOR, Remark};

/// The name of the part that has the content types of all parts.
const CONTENT_TYPES_PART: &str = "[Content_Types].xml";

/// Returns a copy of the document `bytes` in which each of `comments` is attached to its words. The
/// new comments replace the comments of an earlier run of copydesk. Earlier comments to which
/// somebody has replied are kept.
///
/// # Errors
///
/// Returns an error if the document cannot be read or copied.
pub fn write_comments(bytes: &[u8], comments: &[Remark]) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(bytes)?;
    let mut parts = DocumentParts::read(&mut archive)?;
    let known = parts.read_part_of_kind("comments", &mut archive)?;
    let existing = match &known {
        Some((name, xml)) => remarks::read_comments(xml, name)?,
        None => Vec::new(),
    };
    let extended = parts.read_part_of_kind("commentsExtended", &mut archive)?;
    let answered = match &extended {
        Some((name, xml)) => strip::answered_paragraphs(xml, name)?,
        None => FxHashSet::default(),
    };
    let is_own = |comment: &&WordComment| comment.author == COMMENT_AUTHOR;
    let is_answered =
        |comment: &WordComment| comment.paragraphs.iter().any(|id| answered.contains(id));
    let (kept, gone): (Vec<_>, Vec<_>) = existing
        .iter()
        .filter(is_own)
        .partition(|comment| is_answered(comment));
    // An earlier comment to which somebody has replied is kept, so its remark is not written again.
    let stands = |remark: &&Remark| kept.iter().any(|kept| kept.text == remark.lines.join(" "));
    let comments: Vec<&Remark> = comments.iter().filter(|remark| !stands(remark)).collect();
    if comments.is_empty() && gone.is_empty() {
        return Ok(bytes.to_vec());
    }
    let ids: FxHashSet<&str> = gone.iter().map(|comment| comment.id.as_str()).collect();
    parts.main.1 = without_comments(&parts.main.1, &parts.main.0, &ids)?;
    let staying = existing
        .iter()
        .filter(|comment| !ids.contains(comment.id.as_str()));
    let first_id = strip::next_id(staying);
    let package_text = read_text(&parts, &mut archive)?;
    let (name, xml) = (&parts.main.0, &parts.main.1);
    let mut anchors = CommentAnchors::new(xml, name, &package_text.origins)?;
    for (id, comment) in (first_id..).zip(&comments) {
        anchors.add(id, package_text.place_of_remark(comment.place));
    }
    let mut changed = vec![(name.clone(), anchors.apply())];
    let paragraphs: FxHashSet<&str> = gone
        .iter()
        .flat_map(|comment| comment.paragraphs.iter().map(String::as_str))
        .collect();
    for kind in ["commentsExtended", "commentsIds"] {
        if let Some((name, xml)) = parts.read_part_of_kind(kind, &mut archive)? {
            let xml = without_entries(&xml, &name, &paragraphs)?;
            changed.push((name, xml));
        }
    }
    if let Some((name, xml)) = known {
        let part = CommentPart::read(&xml, &name)?;
        let gone = gone.iter().map(|comment| comment.xml_range.clone());
        changed.push((name, part.with_comments(gone, first_id, &comments)));
    } else {
        changed.extend(new_part(&parts, &mut archive, &comments)?);
    }
    patch::copy_package(archive, changed)
}

/// Returns a new part with `comments`, for a document that has no part with comments yet. Also
/// returns the changed parts that refer to the new part.
fn new_part(
    parts: &DocumentParts,
    archive: &mut Archive<'_>,
    comments: &[&Remark],
) -> Result<Vec<(String, String)>, Error> {
    let (main, xml) = (&parts.main.0, &parts.main.1);
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names = ["comments.xml", "comments-copydesk.xml"];
    let mut names = names.iter().map(|name| format!("{folder}/{name}"));
    let free = names.find(|name| archive.part_index(name.trim_start_matches('/')).is_none());
    let free = free.unwrap_or_else(|| format!("{folder}/comments-copydesk-2.xml"));
    let free = free.trim_start_matches('/').to_owned();
    let types = archive.read_part(CONTENT_TYPES_PART)?.unwrap_or_default();
    let relations = &parts.relations;
    let known = archive.read_part(&relations.name)?;
    let known = relations_with_comments(known.as_deref(), relations, &free, xml)?;
    Ok(vec![
        (
            CONTENT_TYPES_PART.to_owned(),
            types_with_comments(&types, CONTENT_TYPES_PART, &free)?,
        ),
        (relations.name.clone(), known),
        (free, CommentPart::new_part(xml, 0, comments)),
    ])
}
