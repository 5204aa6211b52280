//! Matches: the places that detectors find.

use serde::Deserialize;
use strum::Display;

use crate::analysis::Analysis;
use crate::analysis::situation::Situation;
use crate::detect::step::{Capture, Step};
use crate::text::draft::Draft;
use crate::text::lines::is_one_line;
use crate::text::prose::OBJECT;
use crate::text::span::{Place, Span, offset};
use crate::text::token::TokenKind;

/// The maximum number of characters of a draft that a message repeats.
const MAX_CAPTURE_CHARACTERS: usize = 60;

/// How sure a detector is that the words it found are a fault. The grades are in ascending order
/// and mean the same for all detectors. A rule file gives each grade a severity.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    Display,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Grade {
    /// There may be a good reason to write the reported words.
    Possible,
    /// There is seldom a good reason to write the reported words.
    Likely,
    /// Nobody writes the reported words on purpose.
    Certain,
}

/// The grade of a match in edited and in incoming copy. `None` if the match is not a fault in that
/// kind of copy. The grades may differ, because more is intended in edited copy than in a draft
/// that nobody has edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades {
    /// The grade in edited copy.
    pub edited: Option<Grade>,
    /// The grade in incoming copy.
    pub incoming: Option<Grade>,
}

impl Grades {
    /// Returns the same grade in edited and incoming copy.
    pub fn both(grade: Grade) -> Self {
        Self {
            edited: Some(grade),
            incoming: Some(grade),
        }
    }

    /// Returns no grade for edited copy, and the grade `incoming` for incoming copy. In edited
    /// copy, something such as a source in the next sentence excuses the match. In incoming copy,
    /// no editor has checked that source yet.
    pub fn incoming_only(incoming: Grade) -> Self {
        Self {
            edited: None,
            incoming: Some(incoming),
        }
    }

    /// Returns the grade in `situation`.
    pub fn of(self, situation: Situation) -> Option<Grade> {
        match situation {
            Situation::Edited => self.edited,
            Situation::Incoming => self.incoming,
        }
    }
}

/// A place that a detector found.
#[derive(Clone, Debug)]
pub struct Match {
    /// The place that is reported.
    pub place: Place,
    /// How sure the detector is, for each kind of copy.
    pub grades: Grades,
    /// The words for each placeholder of messages.
    pub captures: Vec<(Capture, String)>,
    /// The places of the captures that are words of the draft.
    pub captured: Vec<Place>,
    /// The related places, in reading order.
    pub related: Vec<Place>,
    /// The edits that would remove the fault. Each edit is a place and the new text for the place.
    /// Empty if the detector has no edits.
    pub edits: Vec<(Place, String)>,
    /// Whether a person should check the result of the edits. If so, the fix is unsafe even if the
    /// rule calls the fix safe.
    pub asks: bool,
    /// The steps by which the detector decided, in order.
    pub trace: Vec<Step>,
    /// The words by which the match is recognised after the draft was changed.
    pub context: MatchContext,
}

/// The words by which a match is recognised after the draft was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchContext {
    /// The span, in the prose, of the sentence that contains the match.
    Prose(Span),
    /// Words outside the prose: in a comment or in markup.
    Text(String),
}

impl MatchContext {
    /// Returns the words. `prose` is the prose of the whole draft.
    pub fn text<'c>(&'c self, prose: &'c str) -> &'c str {
        match self {
            Self::Prose(span) => prose.get(span.range()).unwrap_or_default(),
            Self::Text(text) => text,
        }
    }
}

impl Match {
    /// Returns a match at `span` of the prose.
    pub fn at(analysis: &Analysis<'_>, span: Span) -> Self {
        let draft = analysis.draft;
        let sentence = draft.sentences.get(draft.sentence_at(span.start));
        let context = sentence.map_or(Span::default(), |sentence| near(draft, sentence.span, span));
        Self::new(draft.place(span), MatchContext::Prose(context))
    }

    /// Returns a match at `place`, which is recognised by `context` after the draft was changed.
    pub fn new(place: Place, context: MatchContext) -> Self {
        Self {
            place,
            grades: Grades::both(Grade::Likely),
            captures: Vec::new(),
            captured: Vec::new(),
            related: Vec::new(),
            edits: Vec::new(),
            asks: false,
            trace: Vec::new(),
            context,
        }
    }

    /// Sets the grade in edited and incoming copy to `grade`. A match whose grade is never set has
    /// the grade `likely`.
    pub fn grade(mut self, grade: Grade) -> Self {
        self.grades = Grades::both(grade);
        self
    }

    /// Sets the grades in edited and incoming copy to `grades`.
    pub fn grades(mut self, grades: Grades) -> Self {
        self.grades = grades;
        self
    }

    /// Adds the words of `span` as `capture`.
    pub fn capture(mut self, capture: Capture, draft: &Draft, span: Span) -> Self {
        self.captures.push((capture, excerpt_of(draft, span)));
        self.captured.push(draft.place(span));
        self
    }

    /// Adds `words` as `capture`.
    pub fn capture_text(mut self, capture: Capture, words: String) -> Self {
        self.captures.push((capture, words));
        self
    }

    /// Adds `place` to the related places.
    pub fn relate(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// Adds an edit that replaces the text at `place` with `text`.
    pub fn edit(mut self, place: Place, text: impl Into<String>) -> Self {
        self.edits.push((place, text.into()));
        self
    }

    /// Adds `step` to the trace.
    pub fn step(mut self, step: Step) -> Self {
        self.trace.push(step);
        self
    }
}

/// The number of bytes before and after a match by which the match is recognised if its sentence is
/// very long.
const MAX_CONTEXT_BYTES: u32 = 1_000;

/// Returns `sentence`. If the sentence is very long, returns only its part around `span`.
fn near(draft: &Draft, sentence: Span, span: Span) -> Span {
    if sentence.len() <= 2 * MAX_CONTEXT_BYTES {
        return sentence;
    }
    let text = draft.text(sentence);
    let at = span.start.saturating_sub(sentence.start);
    let boundary = |from: u32| (from as usize..text.len()).find(|at| text.is_char_boundary(*at));
    let start = boundary(at.saturating_sub(MAX_CONTEXT_BYTES)).unwrap_or(text.len());
    let end = boundary(at + MAX_CONTEXT_BYTES).unwrap_or(text.len());
    Span::new(sentence.start + offset(start), sentence.start + offset(end))
}

/// Returns the words of `span` on one line, shortened after a word if they are too long. Inline
/// code is kept, and an ellipsis replaces pictures and formulas.
pub fn excerpt_of(draft: &Draft, span: Span) -> String {
    if !draft.text(span).contains(OBJECT) {
        return excerpt(draft.text(span));
    }
    let mut words = String::new();
    let mut at = span.start;
    for token in &draft.tokens[draft.tokens_in(span)] {
        if token.kind != TokenKind::Object {
            continue;
        }
        words += draft.text(Span::new(at, token.span.start.max(at)));
        let written = &draft.source()[draft.place(token.span).range()];
        words += if written.starts_with('`') {
            written
        } else {
            "…"
        };
        at = token.span.end;
        // Stop, because the result is cut off anyway.
        if MAX_CAPTURE_CHARACTERS * 4 < words.len() {
            break;
        }
    }
    excerpt(&(words + draft.text(Span::new(at.min(span.end), span.end))))
}

/// Returns `text` on one line, shortened after a word if it is too long.
pub fn excerpt(text: &str) -> String {
    // A long text is not read to its end.
    if text.len() <= MAX_CAPTURE_CHARACTERS * 8 && is_one_line(text) {
        return shortened(text);
    }
    // Take one character more than fits, to see that the line is too long.
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        let end = word.char_indices().nth(MAX_CAPTURE_CHARACTERS + 1);
        line.push_str(end.map_or(word, |(end, _)| &word[..end]));
        if MAX_CAPTURE_CHARACTERS * 4 < line.len() {
            break;
        }
    }
    shortened(&line)
}

/// `line`, shortened after a word if it is too long.
fn shortened(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(MAX_CAPTURE_CHARACTERS) else {
        return line.to_owned();
    };
    let cut = &line[..end];
    let whole = cut.rsplit_once(' ').map_or(cut, |(start, _)| start);
    format!("{whole} …")
}

/// Formats a change of words for a message: `“dry” → “wet”`, `“daily” (left out)`, `“of $8”
/// (added)`. `before` and `after` are shortened already. `before` is empty if words were added, and
/// `after` is empty if words were left out.
pub fn told_change(before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (false, true) => format!("“{before}” (left out)"),
        (true, false) => format!("“{after}” (added)"),
        _ => format!("“{before}” → “{after}”"),
    }
}
