//! Where a place of a document is found by a program that reads its package.

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
    /// The characters of the paragraph as it is read, counted from 0, half-open.
    characters: CharactersShape,
    /// The heading above it.
    heading: Option<String>,
}

#[derive(Serialize)]
struct CharactersShape {
    start: u32,
    end: u32,
}

/// Where a program finds `place`, if `draft` is a document of a word processor.
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
