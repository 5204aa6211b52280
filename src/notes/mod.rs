//! A draft beside its notes: quotations, figures and passages, each with where the notes have it.

pub mod align;
pub mod compare;
pub mod figure;
pub mod likeness;
pub mod note;
pub mod passage;
pub mod quotation;
pub mod speaker;
pub mod stream;
pub mod table;

use strum::IntoStaticStr;

use crate::text::span::{Place, Span};

/// What the notes say of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum QuotationVerdict {
    /// They have it word for word, for all that style allows.
    Exact,
    /// They have it in other words.
    Altered,
    /// They have it from somebody else.
    OtherSpeaker,
    /// They do not have it.
    Unfound,
}

/// What the notes say of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FigureVerdict {
    /// They have it.
    Same,
    /// They have a value that rounds to it.
    Rounded,
    /// They have a value near by that does not round to it.
    RoundedUnfairly,
    /// They have another value for the same thing.
    Other,
    /// They do not have it.
    Unfound,
}

/// A place in the notes.
#[derive(Clone, Debug)]
pub struct NotePlace {
    /// The path of the note.
    pub path: String,
    /// The place there.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// Who speaks there, if the note tells.
    pub speaker: Option<String>,
}

/// A quotation of the draft, compared.
#[derive(Clone, Debug)]
pub struct ComparedQuotation {
    /// Where it stands in the prose, with its marks.
    pub span: Span,
    /// Where it stands in the file.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// Whom the draft names for it.
    pub speaker: Option<String>,
    /// What the notes say of it.
    pub verdict: QuotationVerdict,
    /// Where the notes have it.
    pub found: Option<NotePlace>,
    /// The words that differ: of the draft, of the notes.
    pub changes: Vec<(String, String)>,
}

/// A figure of the draft, compared.
#[derive(Clone, Debug)]
pub struct ComparedFigure {
    /// Where it stands in the prose.
    pub span: Span,
    /// Where it stands in the file.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// What the notes say of it.
    pub verdict: FigureVerdict,
    /// Where the notes have it, or another value for the same thing.
    pub found: Option<NotePlace>,
}

/// A passage of the draft that stands in the notes word for word, outside quotation marks.
#[derive(Clone, Debug)]
pub struct ComparedPassage {
    /// Where it stands in the prose.
    pub span: Span,
    /// Where it stands in the file.
    pub place: Place,
    /// How many words it has.
    pub n_words: usize,
    /// Whether the draft says whose words they are.
    pub is_credited: bool,
    /// Whether the note was written to be passed on: a release, a wire report.
    pub is_release: bool,
    /// Where the notes have it.
    pub found: NotePlace,
}

/// A draft, compared with its notes.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Its quotations, in reading order.
    pub quotations: Vec<ComparedQuotation>,
    /// Its figures, in reading order.
    pub figures: Vec<ComparedFigure>,
    /// Its passages, in reading order.
    pub passages: Vec<ComparedPassage>,
}
