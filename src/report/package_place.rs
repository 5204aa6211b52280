//! Says where a program finds a place in the files that a word-processor document contains.

use serde::Serialize;

use crate::engine::report::LintedDocument;
use crate::text::span::Place;

/// A place in a word-processor document. It is the value of the key `package` in JSON.
#[derive(Serialize)]
pub struct PackageShape {
    /// The file in the document that contains the place.
    part: String,
    /// The number of the paragraph in this file, counted from 1.
    paragraph: u32,
    /// The range of characters in the text of the paragraph, counted from 0. The end is exclusive.
    characters: CharactersShape,
    /// The text of the heading above the paragraph. `None` if there is no heading.
    heading: Option<String>,
}

#[derive(Serialize)]
struct CharactersShape {
    start: u32,
    end: u32,
}

/// Returns where `place` is in the files of the word-processor document `draft`. `None` if `draft`
/// is not a word-processor document.
pub fn shape(draft: &LintedDocument, place: Place) -> Option<PackageShape> {
    let origins = &draft.package.as_ref()?.origins;
    let found = origins.whereabouts(&draft.source, place)?;
    Some(PackageShape {
        part: found.part.to_owned(),
        paragraph: found.paragraph,
        characters: CharactersShape {
            start: found.characters.start,
            end: found.characters.end,
        },
        heading: found
            .heading
            .and_then(|heading| Some(draft.source.get(heading.range())?.to_owned())),
    })
}
