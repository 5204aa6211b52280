//! Where programs find a place in the package of a word-processor document.

use serde::Serialize;

use crate::engine::report::LintedDocument;
use crate::text::span::Place;

/// A place in a package: the key `package` of JSON.
#[derive(Serialize)]
pub struct PackageShape {
    /// The part of the package.
    part: String,
    /// The paragraph of the part, counted from 1 in the order of the part.
    paragraph: u32,
    /// The characters of the paragraph's text, counted from 0, half-open.
    characters: CharactersShape,
    /// The text of the heading above the paragraph.
    heading: Option<String>,
}

#[derive(Serialize)]
struct CharactersShape {
    start: u32,
    end: u32,
}

/// The part of the package at `place`, or `None` if `draft` is not a word-processor document.
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
