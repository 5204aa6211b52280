//! Finds who speaks at a place of a note: the person whose turn it is, the person who is quoted, or
//! the person who is named above.

use std::ops::Range;

use crate::analysis::attribution::{self, CuePattern, SourceKind};
use crate::english;
use crate::english::class::Class;
use crate::notes::note::Note;
use crate::notes::speaker::{self, Known, Turn};
use crate::syntax::Syntax;
use crate::text::span::{Place, Span};
use crate::text::words::normalize;

/// Who speaks at a place of a note.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    /// The person who says the words.
    pub speaker: Option<String>,
    /// The person who repeats words of somebody else: the speaker of “He said to me, ‘I need a
    /// ladder’”.
    pub reporter: Option<String>,
    /// How sure it is that the speaker, and nobody else, says the words.
    pub ground: Ground,
}

/// How sure it is who says the words at a place of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// A label or a sentence names the speaker together with the words.
    Stated,
    /// The speaker is named before a passage of the note; the range is that of the passage, in
    /// bytes. Somebody else whom the passage names may be the speaker instead.
    Passage(Range<usize>),
    /// The speaker follows from a pronoun, or from a name that is not in a label.
    #[default]
    Doubtful,
}

/// The person to whom a sentence of a note credits words.
struct Quoted {
    name: String,
    /// Whether the sentence has the name of a person, not a pronoun.
    is_stated: bool,
    /// Whether a label, and not a verb, credits the words.
    is_label: bool,
}

impl Voice {
    /// Makes the voice of `speaker`, whose words nobody else repeats.
    fn of(speaker: Option<String>, ground: Ground) -> Self {
        Self {
            speaker,
            reporter: None,
            ground,
        }
    }
}

impl Quoted {
    fn ground(&self) -> Ground {
        if self.is_stated {
            Ground::Stated
        } else {
            Ground::Doubtful
        }
    }
}

impl Note {
    /// Returns who speaks at token `idx`.
    pub fn voice(&self, idx: usize) -> Voice {
        let span = self.draft.tokens[idx].span;
        let at = self.draft.place(span).start;
        if self.turns.is_empty() {
            return self.voice_of_notebook(span);
        }
        let after = self.turns.partition_point(|turn| turn.place.start <= at);
        let turn = after.checked_sub(1).map(|before| &self.turns[before]);
        // In “Against: Ms Ana Ruiz:”, the first label names nobody, and the second label names the
        // speaker.
        let is_named = turn.is_some_and(|turn| {
            let between = turn.place.end.min(at) as usize..at as usize;
            let between = &self.draft.source()[between];
            let is_first = !between.contains(['\n', '"', '”']) || between.trim() == "\"";
            is_first && !self.is_nobody(&turn.speaker)
        });
        if let Some(name) = self.label_of_line(span).filter(|_| !is_named) {
            return Voice::of(Some(name), Ground::Stated);
        }
        let Some(turn) = turn else {
            return Voice::default();
        };
        let end = self
            .turns
            .get(after)
            .map_or(self.draft.source().len(), |next| next.place.start as usize);
        // The person who signs a letter may not be the owner of the account that sent the letter.
        let start = if self.turns.len() == 1 {
            self.signature()
        } else {
            turn.place.end as usize
        };
        let ground = Ground::Passage(start..end);
        let own = Some(turn.speaker.clone());
        if self.is_credited_behind(span) {
            // The name or account after the quotation may mean anybody, because the note does not
            // explain it.
            return Voice::default();
        }
        if !self.quotes_another(span, turn) {
            return Voice::of(own, ground);
        }
        if self.is_labelled_by_office(span) {
            return Voice::default();
        }
        self.voice_within(span, turn, ground)
    }

    /// Returns who speaks in the quotation that contains `span`. The speaker of `turn` says this
    /// quotation or writes it down.
    fn voice_within(&self, span: Span, turn: &Turn, ground: Ground) -> Voice {
        let own = Some(turn.speaker.clone());
        match self.quoted_person(span) {
            Some(quoted) if quoted.name.eq_ignore_ascii_case(SELF) => Voice::of(own, ground),
            // “You wanted something to quote” addresses the reporter.
            Some(quoted) if self.turns.len() == 1 && addresses(&quoted.name) => {
                Voice::of(own, ground)
            }
            // A letter has one turn. Its sender offers words for quotation: “You may quote me: …”.
            None if self.turns.len() == 1 => Voice::of(own, ground),
            // The lines below a label may be notes about somebody else.
            None if self.is_below_label(span, turn) => Voice::default(),
            None => Voice {
                speaker: None,
                reporter: own,
                ground: Ground::Doubtful,
            },
            Some(quoted) => Voice {
                ground: quoted.ground(),
                speaker: Some(quoted.name).filter(|name| !self.is_nobody(name)),
                reporter: own,
            },
        }
    }

    /// Returns who speaks at `span` of a note that is not a transcript.
    fn voice_of_notebook(&self, span: Span) -> Voice {
        let quoted = self.quoted_person(span);
        let quoted = quoted.filter(|quoted| !self.is_nobody(&quoted.name));
        if let Some(quoted) = quoted
            .as_ref()
            .filter(|quoted| quoted.is_stated && !quoted.is_label)
        {
            return Voice::of(Some(quoted.name.clone()), Ground::Stated);
        }
        if let Some((name, ground)) = self.labelled(span) {
            return Voice::of(Some(name), ground);
        }
        quoted.map_or_else(Voice::default, |quoted| {
            let ground = quoted.ground();
            Voice::of(Some(quoted.name), ground)
        })
    }

    /// Returns the byte offset at which the last lines of the note begin. A letter may have its
    /// signature in these lines.
    fn signature(&self) -> usize {
        let source = self.draft.source().trim_end();
        let mut lines = source.rmatch_indices('\n').map(|(at, _)| at);
        lines.nth(LINES_OF_SIGNATURE).unwrap_or(0)
    }

    fn is_nobody(&self, name: &str) -> bool {
        Known::of(name, self.names()).is_nobody()
    }

    /// Says whether the person `known` is named before token `idx`, in the turn of this token or in
    /// the turn before it.
    pub fn names_before(&self, idx: usize, known: &Known) -> bool {
        let at = self.draft.place(self.draft.tokens[idx].span).start;
        let after = self.turns.partition_point(|turn| turn.place.start <= at);
        let first = self.turns.get(after.saturating_sub(2));
        let start = first.map_or(0, |turn| turn.place.start);
        let text = self.draft.source().get(start as usize..at as usize);
        text.is_some_and(|text| known.is_named_in(text))
    }

    /// Returns the person to whom a sentence of the note credits the words at `span`.
    fn quoted_person(&self, span: Span) -> Option<Quoted> {
        let attributions = self
            .attributions
            .get_or_init(|| attribution::find(&Syntax::new(&self.draft), self.quotes()));
        let mut own = attributions.iter().filter(|attribution| {
            attribution
                .content
                .iter()
                .any(|content| content.contains(span))
        });
        own.find_map(|attribution| {
            let source = attribution.source.as_ref()?;
            let written = self.draft.text(source.span);
            Some(Quoted {
                name: self
                    .draft
                    .text(speaker::naming_span(&self.draft, source))
                    .to_owned(),
                is_stated: source.kind == SourceKind::Person && !self.is_nobody(written),
                is_label: attribution.pattern == CuePattern::Label,
            })
        })
    }

    /// Says whether the speaker of `turn` quotes somebody else at `span`. The word at `span` must
    /// be between quotation marks, and the speaker must say something before these quotation marks.
    fn quotes_another(&self, span: Span, turn: &Turn) -> bool {
        let Some(quotation) = self.quotation_at(span) else {
            return false;
        };
        let before = turn.place.end as usize..quotation.start as usize;
        let before = self.draft.source().get(before).unwrap_or_default();
        before.contains(char::is_alphanumeric)
    }

    /// Says whether the quotation that contains `span` is on a later line than the label of `turn`.
    fn is_below_label(&self, span: Span, turn: &Turn) -> bool {
        self.quotation_at(span).is_some_and(|quotation| {
            let between = turn.place.end as usize..quotation.start as usize;
            let between = self.draft.source().get(between);
            between.is_some_and(|text| text.contains('\n'))
        })
    }

    /// Returns the place of the quotation that contains `span`.
    pub fn quotation_at(&self, span: Span) -> Option<Place> {
        let mut quotes = self.quotes().iter();
        let quote = quotes.find(|quote| quote.inner.contains(span))?;
        Some(self.draft.place(quote.span))
    }

    /// Says whether a dash or the name of an account follows the quotation that contains `span`, as
    /// in “… again.” — @harbourmaster.
    fn is_credited_behind(&self, span: Span) -> bool {
        let Some(quotation) = self.quotation_at(span) else {
            return false;
        };
        let end = quotation.end as usize;
        let behind = self.draft.source().get(end..).unwrap_or_default();
        behind
            .trim_start_matches(' ')
            .starts_with(['–', '—', '-', '~', '@'])
    }

    /// Says whether a label with an office, but without a name, comes directly before the quotation
    /// that contains `span`: “Carried. The Chair: ‘You have told me’”.
    fn is_labelled_by_office(&self, span: Span) -> bool {
        let before = self.quotation_at(span).and_then(|quotation| {
            let before = self.draft.source().get(..quotation.start as usize)?;
            before.rsplit(['\n', '.']).next()
        });
        before.is_some_and(|before| {
            let label = before.trim();
            let n_words = label.trim_start_matches("The ").split(' ').count();
            label.ends_with(':') && n_words == 1
        })
    }
}

/// Says whether `name` is a pronoun for the writer or the reader of a letter: “I”, “you”.
fn addresses(name: &str) -> bool {
    let word = normalize(name);
    let dictionary = english::dictionary();
    dictionary.is(&word, Class::FirstPersonPronouns)
        || dictionary.is(&word, Class::SecondPersonPronouns)
}

/// How many lines at the end of a letter may have the name of the person who signs it.
const LINES_OF_SIGNATURE: usize = 3;

/// The word with which speakers name themselves, in lower case.
const SELF: &str = "i";
