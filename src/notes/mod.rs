//! Compares the quotations, figures and passages of a draft with its notes, and finds the places
//! where the notes have them.

pub mod align;
pub mod apart;
pub mod bearer;
pub mod beside;
pub mod cell;
pub mod clock;
pub mod compare;
pub mod compound;
pub mod contexts;
pub mod derived;
mod elapsed;
pub mod figure;
pub mod judge;
pub mod label;
pub mod legend;
pub mod letter;
pub mod moment;
pub mod note;
pub mod office;
pub mod passage;
pub mod person;
pub mod points;
pub mod product;
pub mod quantity;
pub mod quotation;
pub mod rate;
pub mod row;
pub mod said;
pub mod share;
pub mod slip;
pub mod span;
pub mod speaker;
pub mod stamp;
pub mod stream;
pub mod table;
pub mod thing;
pub mod total;
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
    /// The notes have the quotation word for word, apart from style, such as “%” for “per cent”.
    Exact,
    /// The notes have the quotation in other words.
    Altered,
    /// According to the notes, somebody else said the words.
    OtherSpeaker,
    /// The notes do not have the quotation.
    Unfound,
}

/// The verdict on a figure of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FigureVerdict {
    /// The notes have the figure.
    Same,
    /// The notes have a value that rounds to the figure, or two values from which the figure
    /// follows.
    Rounded,
    /// The notes have a value near the figure, but this value does not round to the figure.
    RoundedUnfairly,
    /// The notes have another value for the same thing.
    Other,
    /// The notes do not have the figure.
    Unfound,
}

/// A place in the notes.
#[derive(Clone, Debug)]
pub struct NotePlace {
    /// The path of the note.
    pub path: String,
    /// The place in the note.
    pub place: Place,
    /// The words at this place.
    pub text: String,
    /// The person who speaks at this place, if the note says so.
    pub speaker: Option<String>,
}

/// A quotation of the draft that was compared with the notes.
#[derive(Clone, Debug)]
pub struct ComparedQuotation {
    /// The span of the quotation in the prose, with its quotation marks.
    pub span: Span,
    /// The place of the quotation in the file.
    pub place: Place,
    /// The words of the quotation.
    pub text: String,
    /// The speaker whom the draft names.
    pub speaker: Option<String>,
    /// The verdict.
    pub verdict: QuotationVerdict,
    /// The place in the notes that the quotation was compared with.
    pub found: Option<NotePlace>,
    /// The words that differ, in pairs: first the words of the draft, then those of the notes.
    pub changes: Vec<(String, String)>,
}

/// A figure of the draft that was compared with the notes.
#[derive(Clone, Debug)]
pub struct ComparedFigure {
    /// The span of the figure in the prose.
    pub span: Span,
    /// The place of the figure in the file.
    pub place: Place,
    /// The words of the figure.
    pub text: String,
    /// The verdict.
    pub verdict: FigureVerdict,
    /// The place where the notes have this value, or another value for the same thing.
    pub found: Option<NotePlace>,
}

/// A passage outside quotation marks that the draft has word for word from the notes.
#[derive(Clone, Debug)]
pub struct ComparedPassage {
    /// The span of the passage in the prose.
    pub span: Span,
    /// The place of the passage in the file.
    pub place: Place,
    /// How many words the passage has.
    pub n_words: usize,
    /// Whether the draft credits the words to somebody.
    pub is_credited: bool,
    /// Whether the note is a text for publication: a press release, a wire report.
    pub is_release: bool,
    /// The place where the notes have the passage.
    pub found: NotePlace,
}

/// The result of comparing a draft with its notes.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The quotations of the draft, in reading order.
    pub quotations: Vec<ComparedQuotation>,
    /// The figures of the draft, in reading order.
    pub figures: Vec<ComparedFigure>,
    /// The passages of the draft, in reading order.
    pub passages: Vec<ComparedPassage>,
}
