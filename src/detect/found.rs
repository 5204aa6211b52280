//! Matches: what detectors find.

use serde::Deserialize;
use strum::Display;

use crate::analysis::Analysis;
use crate::analysis::situation::Situation;
use crate::detect::step::{Capture, Step};
use crate::text::draft::Draft;
use crate::text::prose::OBJECT;
use crate::text::span::{Place, Span, offset};
use crate::text::token::TokenKind;

/// The most characters of a draft that a message repeats.
const LONGEST_CAPTURE: usize = 60;

/// How sure a detector is that a match is a fault, from what the detector saw. Ordered: the surer
/// is the greater. The grades mean the same for all detectors; a rule file says how grave each is.
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
    /// It may have a good reason.
    Possible,
    /// It seldom has a good reason.
    Likely,
    /// It is a slip that nobody writes on purpose.
    Certain,
}

/// The grade of a match on each kind of copy; `None` where the match is no fault at all. The same
/// evidence weighs differently: what has a reason of form on an edited page is a slip in a draft
/// that nobody has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grades {
    /// On edited copy.
    pub edited: Option<Grade>,
    /// On incoming copy.
    pub incoming: Option<Grade>,
}

impl Grades {
    /// The same grade on any copy.
    pub fn both(grade: Grade) -> Self {
        Self {
            edited: Some(grade),
            incoming: Some(grade),
        }
    }

    /// A match that edited copy has an excuse for, which nobody has weighed on incoming copy yet:
    /// a source in the sentence beside, a reason elsewhere in the draft.
    pub fn excused(incoming: Grade) -> Self {
        Self {
            edited: None,
            incoming: Some(incoming),
        }
    }

    /// The grade in `situation`.
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
    /// The place.
    pub place: Place,
    /// How sure the detector is.
    pub grades: Grades,
    /// Words of the draft by the names that messages call them.
    pub captures: Vec<(Capture, String)>,
    /// Where those of them stand that are words of the draft.
    pub captured: Vec<Place>,
    /// Other places that belong to it, in reading order.
    pub related: Vec<Place>,
    /// What could be written instead, if that would settle it: places and their new text.
    pub edits: Vec<(Place, String)>,
    /// Whether a person should look at what the edits leave, although the rule calls its fix safe.
    pub asks: bool,
    /// Why it was found, step by step: what made it worth a look, what was looked for to settle it.
    pub trace: Vec<Step>,
    /// The words by which it is recognised when the draft was edited.
    pub context: MatchContext,
}

/// The words by which a match is recognised when the draft was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchContext {
    /// These words of the prose: the sentence that the match stands in.
    Prose(Span),
    /// Words that are no prose: those of a comment or of markup.
    Text(String),
}

impl MatchContext {
    /// The words. `prose` is the prose of the draft, which only [`MatchContext::Prose`] needs.
    pub fn text<'c>(&'c self, prose: &'c str) -> &'c str {
        match self {
            Self::Prose(span) => prose.get(span.range()).unwrap_or_default(),
            Self::Text(text) => text,
        }
    }
}

impl Match {
    /// A match at `span` of the prose.
    pub fn at(analysis: &Analysis<'_>, span: Span) -> Self {
        let draft = analysis.draft;
        let sentence = draft.sentences.get(draft.sentence_at(span.start));
        let context = sentence.map_or(Span::default(), |sentence| near(draft, sentence.span, span));
        Self::new(draft.place(span), MatchContext::Prose(context))
    }

    /// A match at `place`, recognised by `context`.
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

    /// The same match with this grade on any copy; a match is `likely` unless its detector says
    /// otherwise.
    pub fn grade(mut self, grade: Grade) -> Self {
        self.grades = Grades::both(grade);
        self
    }

    /// The same match with these grades.
    pub fn grades(mut self, grades: Grades) -> Self {
        self.grades = grades;
        self
    }

    /// With the words of `span` as `capture`.
    pub fn capture(mut self, capture: Capture, draft: &Draft, span: Span) -> Self {
        self.captures.push((capture, excerpt_of(draft, span)));
        self.captured.push(draft.place(span));
        self
    }

    /// With `words` as `capture`.
    pub fn capture_text(mut self, capture: Capture, words: String) -> Self {
        self.captures.push((capture, words));
        self
    }

    /// With another place.
    pub fn relate(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// With `text` to be written in place of what stands at `place`.
    pub fn edit(mut self, place: Place, text: impl Into<String>) -> Self {
        self.edits.push((place, text.into()));
        self
    }

    /// With another step of the way to it.
    pub fn step(mut self, step: Step) -> Self {
        self.trace.push(step);
        self
    }
}

/// The most bytes of a sentence on either side of a match by which it is recognised.
const LONGEST_CONTEXT: u32 = 1_000;

/// The words of `sentence`; of one without end those around `span`.
fn near(draft: &Draft, sentence: Span, span: Span) -> Span {
    if sentence.len() <= 2 * LONGEST_CONTEXT {
        return sentence;
    }
    let text = draft.text(sentence);
    let at = span.start.saturating_sub(sentence.start);
    let boundary = |from: u32| (from as usize..text.len()).find(|at| text.is_char_boundary(*at));
    let start = boundary(at.saturating_sub(LONGEST_CONTEXT)).unwrap_or(text.len());
    let end = boundary(at + LONGEST_CONTEXT).unwrap_or(text.len());
    Span::new(sentence.start + offset(start), sentence.start + offset(end))
}

/// The words of `span` on one line, cut at a word when they are many, with inline code as it is written
/// and an ellipsis for pictures and formulas.
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
        // More is cut in any case.
        if LONGEST_CAPTURE * 4 < words.len() {
            break;
        }
    }
    excerpt(&(words + draft.text(Span::new(at.min(span.end), span.end))))
}

/// `text` on one line, cut at a word when it is long.
pub fn excerpt(text: &str) -> String {
    // One more character than fits tells that something was cut.
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().take(LONGEST_CAPTURE + 1));
        if LONGEST_CAPTURE * 4 < line.len() {
            break;
        }
    }
    if line.chars().count() <= LONGEST_CAPTURE {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_CAPTURE).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(start, _)| start);
    format!("{whole} …")
}
