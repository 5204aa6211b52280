//! Compares a draft with its notes: quotations, figures and passages, each with its place in the
//! notes.

pub mod align;
pub mod bearer;
pub mod beside;
pub mod cell;
pub mod compare;
pub mod contexts;
pub mod derived;
pub mod figure;
pub mod judge;
pub mod letter;
pub mod moment;
pub mod note;
pub mod passage;
pub mod quantity;
pub mod quotation;
pub mod said;
pub mod share;
pub mod slip;
pub mod speaker;
pub mod stream;
pub mod table;
pub mod thing;
pub mod tuning;
pub mod unit;
pub mod voice;
pub mod wording;
pub mod written;

use strum::IntoStaticStr;

use crate::text::span::{Place, Span};

/// The verdict on a quotation of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum QuotationVerdict {
    /// The notes have it word for word, apart from what style allows.
    Exact,
    /// The notes have it in other words.
    Altered,
    /// By the notes, somebody else said it.
    OtherSpeaker,
    /// They do not have it.
    Unfound,
}

/// The verdict on a figure of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FigureVerdict {
    /// They have it.
    Same,
    /// The notes have a value that rounds to it, or two values that it follows from.
    Rounded,
    /// The notes have a value near it that does not round to it.
    RoundedUnfairly,
    /// The notes have another value for the same thing.
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
    /// The speaker whom the draft names.
    pub speaker: Option<String>,
    /// The verdict.
    pub verdict: QuotationVerdict,
    /// Its place in the notes.
    pub found: Option<NotePlace>,
    /// Pairs of words that differ, first those of the draft, then those of the notes.
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
    /// The place in the notes of this value, or of another value for the same thing.
    pub found: Option<NotePlace>,
}

/// A passage outside quotation marks that the draft has word for word from the notes.
#[derive(Clone, Debug)]
pub struct ComparedPassage {
    /// Where it stands in the prose.
    pub span: Span,
    /// Where it stands in the file.
    pub place: Place,
    /// How many words it has.
    pub n_words: usize,
    /// Whether the draft credits the words to somebody.
    pub is_credited: bool,
    /// Whether the note is a text for publication: a press release, a wire report.
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
