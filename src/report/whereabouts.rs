//! Says where a person finds a place in a document that is open in a word processor.

use crate::packages::origin::TextRegion;
use crate::report::glyph;
use crate::report::position::boundary;
use crate::report::sources::ShownDraft;
use crate::text::span::{Place, offset};

/// The maximum number of bytes that are quoted. The quoted words let a reader search for the place.
const MAX_QUOTED: usize = 60;

/// The number of bytes quoted on each side of a place.
const NEIGHBOURS: usize = 20;

/// Returns the location of `place` in the document of `source`: `paragraph 7, under “Demands”`.
/// `None` for a text file, in which a line number gives the location.
pub fn place_in_package(source: ShownDraft<'_>, place: Place) -> Option<String> {
    let ShownDraft { draft, locator } = source;
    let origins = &draft.package.as_ref()?.origins;
    let found = origins.whereabouts(&draft.source, place)?;
    let line = locator.position(place.start).line;
    let mut place_in_words = match found.region {
        TextRegion::Body => format!("paragraph {line}"),
        TextRegion::TextBox => format!("paragraph {line}, in a text box"),
        TextRegion::Footnote(number) => format!("footnote {number}"),
        TextRegion::Endnote(number) => format!("endnote {number}"),
    };
    if let Some(heading) = found.heading {
        let heading = quoted(&draft.source, heading);
        place_in_words += ", under ";
        place_in_words += &heading;
    }
    Some(place_in_words)
}

/// Returns the location of `place` and, in quotation marks, the words at `place` and around it.
/// `None` for a text file.
pub fn place_in_package_with_words(source: ShownDraft<'_>, place: Place) -> Option<String> {
    let place_in_words = place_in_package(source, place)?;
    let text = &source.draft.source;
    Some(format!(
        "{place_in_words}: {}",
        quoted(text, with_neighbours(text, place))
    ))
}

/// Extends `place` in `text` by a few words of the same line before and after it. These words let a
/// reader distinguish the place from other places with the same words.
fn with_neighbours(text: &str, place: Place) -> Place {
    let (start, end) = (place.start as usize, place.end as usize);
    let from = boundary(text, start.saturating_sub(NEIGHBOURS));
    let to = boundary(text, end.saturating_add(NEIGHBOURS));
    let before = text.get(from..start).unwrap_or_default();
    let from = match (before.rfind('\n'), before.find(' ')) {
        (Some(line), _) => from + line + 1,
        (None, Some(space)) if 0 < from => from + space + 1,
        (None, _) => from,
    };
    let following = text.get(end..to).unwrap_or_default();
    let to = match (following.find('\n'), following.rfind(' ')) {
        (Some(line), _) => end + line,
        (None, Some(space)) if to < text.len() => end + space,
        (None, _) => to,
    };
    Place::new(offset(from), offset(to))
}

/// Returns the text at `place` in quotation marks, cut off if it is long.
pub fn quoted(text: &str, place: Place) -> String {
    let words = text.get(place.range()).unwrap_or_default().trim();
    let start = boundary(words, MAX_QUOTED);
    let cut = offset(words.len()) > offset(start);
    let words = words.get(..start).unwrap_or_default();
    let words = words
        .rsplit_once(' ')
        .filter(|_| cut)
        .map_or(words, |(start, _)| start);
    let more = if cut { " …" } else { "" };
    format!("“{}{more}”", glyph::shown(words))
}
