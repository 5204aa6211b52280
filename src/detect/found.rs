//! Matches: what detectors find. Knows no wording.

use crate::analysis::Analysis;
use crate::text::draft::Draft;
use crate::text::span::{Place, Span, offset};

/// The most characters of a draft that a message repeats.
const LONGEST_CAPTURE: usize = 60;

/// A place that a detector found.
#[derive(Clone, Debug)]
pub struct Match {
    /// The place.
    pub place: Place,
    /// Words of the draft by the names that messages call them.
    pub captures: Vec<(&'static str, String)>,
    /// Where those of them stand that are words of the draft.
    pub captured: Vec<Place>,
    /// Other places that belong to it, in reading order.
    pub related: Vec<Place>,
    /// What could be written instead, if that would settle it: places and their new text.
    pub edits: Vec<(Place, String)>,
    /// Why it was found, step by step: what made it worth a look, what was looked for to settle it.
    pub trace: Vec<Step>,
    /// The words by which it is recognised when the draft was edited.
    pub context: Context,
}

/// The words by which a match is recognised when the draft was edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Context {
    /// These words of the prose: the sentence that the match stands in.
    Prose(Span),
    /// Words that are no prose: those of a comment or of markup.
    Text(String),
}

impl Context {
    /// The words. `prose` is the prose of the draft, which only [`Context::Prose`] needs.
    #[must_use]
    pub fn text<'c>(&'c self, prose: &'c str) -> &'c str {
        match self {
            Self::Prose(span) => prose.get(span.range()).unwrap_or_default(),
            Self::Text(text) => text,
        }
    }
}

impl Match {
    /// A match at `span` of the prose.
    #[must_use]
    pub fn at(analysis: &Analysis<'_>, span: Span) -> Self {
        let draft = analysis.draft;
        let sentence = draft.sentences.get(draft.sentence_at(span.start));
        let context = sentence.map_or(Span::default(), |it| near(draft, it.span, span));
        Self {
            place: draft.place(span),
            captures: Vec::new(),
            captured: Vec::new(),
            related: Vec::new(),
            edits: Vec::new(),
            trace: Vec::new(),
            context: Context::Prose(context),
        }
    }

    /// With the words of `span` captured as `name`.
    #[must_use]
    pub fn capture(mut self, name: &'static str, draft: &Draft, span: Span) -> Self {
        self.captures.push((name, excerpt(draft.text(span))));
        self.captured.push(draft.place(span));
        self
    }

    /// With `words` captured as `name`.
    #[must_use]
    pub fn capture_text(mut self, name: &'static str, words: String) -> Self {
        self.captures.push((name, words));
        self
    }

    /// With another place.
    #[must_use]
    pub fn relate(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// With another step of the way to it.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.trace.push(step);
        self
    }
}

/// A step of a detector's decision, as data: `rules/trace.toml` has the words for each.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is called there.
    pub name: &'static str,
    /// Words of the draft by the names that its words call them.
    pub captures: Vec<(&'static str, String)>,
    /// Where it was taken, if at a place.
    pub place: Option<Place>,
}

impl Step {
    /// The step called `name`, with nothing captured and no place.
    #[must_use]
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            captures: Vec::new(),
            place: None,
        }
    }

    /// The step called `name` at `span`, whose words are captured as `words`.
    #[must_use]
    pub fn at(name: &'static str, draft: &Draft, span: Span) -> Self {
        Self {
            name,
            captures: vec![("words", excerpt(draft.text(span)))],
            place: Some(draft.place(span)),
        }
    }

    /// With `words` captured as `name`.
    #[must_use]
    pub fn capture(mut self, name: &'static str, words: String) -> Self {
        self.captures.push((name, words));
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
    let boundary = |from: u32| (from as usize..text.len()).find(|it| text.is_char_boundary(*it));
    let start = boundary(at.saturating_sub(LONGEST_CONTEXT)).unwrap_or(text.len());
    let end = boundary(at + LONGEST_CONTEXT).unwrap_or(text.len());
    Span::new(sentence.start + offset(start), sentence.start + offset(end))
}

/// `text` on one line, cut at a word when it is long.
#[must_use]
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
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0);
    format!("{whole} …")
}
