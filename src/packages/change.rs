//! Changes of the text of a package, and the obstacles that can prevent a change. Changes are
//! written as tracked changes.

use std::fmt;

use crate::packages::kind::{Package, PackageKind};
use crate::packages::origin::TextPiece;
use crate::text::prose::OBJECT;
use crate::text::span::Place;

/// A change of the text at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The place, in the text of the package, of the words that are replaced.
    pub place: Place,
    /// The new text for the place.
    pub text: String,
}

/// An element whose characters a change must not touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProtectedElement {
    /// A field, which the word processor recalculates.
    Field,
    /// A link.
    Link,
    /// A change that somebody has proposed.
    TrackedChange,
    /// A control that a form or a program fills in.
    ContentControl,
    /// An element that the document contains a second time in a form for older programs, such as a
    /// text box.
    Alternative,
    /// Words with an annotation of their pronunciation.
    Ruby,
}

/// The reason why a change cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The words are in an element that a change must not touch.
    Protected(ProtectedElement),
    /// The words are in a comment.
    Comment,
    /// The change crosses the end of a paragraph.
    ParagraphEnd,
    /// The words contain a picture or a formula.
    Object,
    /// The words are stored in a form that cannot be split.
    Form,
    /// The document is an e-mail, which cannot be written.
    Message,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Protected(ProtectedElement::Field) => "the words are in a field",
            Self::Protected(ProtectedElement::Link) => "the words are in a link",
            Self::Protected(ProtectedElement::TrackedChange) => "the words are in a tracked change",
            Self::Protected(ProtectedElement::ContentControl) => {
                "the words are in a content control"
            }
            Self::Protected(ProtectedElement::Alternative) => {
                "the words are in a text box, which the file contains twice"
            }
            Self::Protected(ProtectedElement::Ruby) => "the words have a pronunciation guide",
            Self::Comment => "the words are in a comment",
            Self::ParagraphEnd => "the fix would join or split paragraphs",
            Self::Object => "a picture or a formula is among the words",
            Self::Form => "the file stores the words in a form that cannot be split",
            Self::Message => "the text of the message is encoded",
        })
    }
}

impl Package {
    /// Returns the first obstacle to making `changes` in `text`, the text of this package. Returns
    /// `None` if all changes can be made.
    pub fn first_obstacle(&self, text: &str, changes: &[TextChange]) -> Option<Obstacle> {
        changes
            .iter()
            .find_map(|change| self.obstacle_of_change(text, change))
    }

    fn obstacle_of_change(&self, text: &str, change: &TextChange) -> Option<Obstacle> {
        if self.kind == PackageKind::Email {
            return Some(Obstacle::Message);
        }
        let place = change.place;
        let paragraph = self.origins.paragraph_at(place.start);
        let Some(paragraph) = paragraph.and_then(|idx| self.origins.paragraphs.get(idx)) else {
            return Some(Obstacle::Form);
        };
        let end = paragraph.place.end;
        // The text after the last paragraph consists of comments addressed to copydesk.
        if end < place.start {
            return Some(Obstacle::Comment);
        }
        if end < place.end || change.text.contains(['\n', '\r']) {
            return Some(Obstacle::ParagraphEnd);
        }
        let words = text.get(place.range()).unwrap_or_default();
        if words.contains(OBJECT) {
            return Some(Obstacle::Object);
        }
        let pieces = self.origins.pieces_changed_by(place);
        if pieces.is_empty() {
            return Some(Obstacle::Form);
        }
        pieces
            .iter()
            .find_map(|piece| self.obstacle_of_piece(piece, place))
    }

    /// Returns the obstacle to changing the words of `piece` that are within `place`.
    fn obstacle_of_piece(&self, piece: &TextPiece, place: Place) -> Option<Obstacle> {
        if let Some(element) = piece.protected_by {
            return Some(Obstacle::Protected(element));
        }
        let inside = |at: u32| piece.place.start < at && at < piece.place.end;
        let is_parted = !piece.is_exact && (inside(place.start) || inside(place.end));
        let has_no_run = self.kind == PackageKind::Docx && piece.run.is_none();
        (is_parted || has_no_run || piece.xml_range.is_empty()).then_some(Obstacle::Form)
    }
}
