//! What is said or written twice.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::repeat::doubled::{Acceptability, Doubled};
use crate::analysis::repeat::form::Condition;
use crate::analysis::repeat::{Contact, FoundBy, Reach, Repeat, RepeatKind};
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, deletion};
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Something said twice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repeated {
    /// What is repeated.
    unit: RepeatKind,
    /// The furthest apart that the copies may be.
    reach: Reach,
    /// How many conditions of form the places may meet before the repeat is taken for a matter of
    /// form.
    most_conditions: usize,
    /// From how many shared words on, those of grammar not counted, a repeat in incoming copy is
    /// likely a fault.
    likely_words: usize,
    /// From how many on it is a possible one.
    possible_words: usize,
}

impl Repeated {
    fn wants(&self, repeat: &Repeat) -> bool {
        repeat.kind == self.unit && repeat.reach <= self.reach
    }

    /// How sure it is that `repeat` is a fault.
    fn grades(&self, draft: &Draft, repeat: &Repeat) -> Grades {
        if repeat.contact != Contact::Apart && repeat.conditions.is_empty() {
            // Edited copy links a sentence to the one before with the words that this ends in.
            let links = repeat.contact == Contact::Linking && repeat.kind == RepeatKind::Phrase;
            return Grades {
                edited: Some(if links {
                    Grade::Possible
                } else {
                    Grade::Certain
                }),
                incoming: Some(Grade::Certain),
            };
        }
        match repeat.found_by {
            FoundBy::Equality if repeat.is_addressed => {
                return Grades {
                    edited: Some(Grade::Possible),
                    incoming: Some(Grade::Likely),
                };
            }
            FoundBy::Equality => return Grades::both(Grade::Likely),
            FoundBy::SharedWords => return Grades::excused(Grade::Possible),
            FoundBy::Alignment => {}
        }
        let n_conditions = repeat.conditions.len();
        // A whole sentence that was pasted again opens its paragraph as it did before.
        let weight: usize = match repeat.kind {
            RepeatKind::Sentence => n_conditions,
            _ => repeat
                .conditions
                .iter()
                .map(|condition| condition.weight())
                .sum(),
        };
        // On edited pages a phrase of another sentence mostly takes up what was said: of 180 that
        // were read, readers acted on one in ten; within a sentence on three in ten, and of twelve
        // that stood further apart there on one.
        let sentence = |span: Span| draft.sentence_at(span.start);
        let is_apart = MAX_WORDS_WITHIN_SENTENCE < repeat.distance
            || sentence(repeat.first) != sentence(repeat.second);
        let is_taken_up = repeat.kind == RepeatKind::Phrase && is_apart;
        // Other words at the same position of the two sentences may be what is said.
        let is_excerpt = repeat.conditions.contains(&Condition::BlockQuotation);
        let edited = if weight <= self.most_conditions
            && !is_excerpt
            && !repeat.has_slot
            && !is_taken_up
            && !repeat.is_addressed
        {
            Grade::Likely
        } else {
            Grade::Possible
        };
        let incoming = match repeat.n_content {
            _ if self.most_conditions < n_conditions => Some(Grade::Possible),
            n_content if self.likely_words <= n_content => Some(Grade::Likely),
            n_content if self.possible_words <= n_content => Some(Grade::Possible),
            // What is said again at once needs fewer words to be heard.
            n_content if self.possible_words <= n_content + missing(repeat) => {
                Some(Grade::Possible)
            }
            _ => None,
        };
        Grades {
            edited: Some(edited),
            incoming,
        }
    }
}

/// How many words a repeat in incoming copy may be short of a possible fault, for being close by.
fn missing(repeat: &Repeat) -> usize {
    if !repeat.conditions.is_empty() {
        0
    } else if repeat.distance <= MAX_WORDS_AT_ONCE {
        2
    } else {
        usize::from(repeat.distance <= MAX_WORDS_NEAR_BY)
    }
}

/// The most words between two phrases of one sentence of edited copy that are heard as one saying it
/// twice.
const MAX_WORDS_WITHIN_SENTENCE: u32 = 12;

/// The most words between copies that are heard as one saying it twice; and between those that a
/// reader still has in mind. On 81 annotated drafts both found more and gave no further wrong alarm.
const MAX_WORDS_AT_ONCE: u32 = 30;
/// See [`MAX_WORDS_AT_ONCE`].
const MAX_WORDS_NEAR_BY: u32 = 200;

impl Detect for Repeated {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::First, Capture::Second, Capture::Changes]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for repeat in analysis
            .repeats()
            .iter()
            .filter(|repeat| self.wants(repeat) && !is_doubled(analysis, repeat))
        {
            let mut hit = Match::at(analysis, repeat.second)
                .grades(self.grades(draft, repeat))
                .capture(Capture::First, draft, repeat.first)
                .capture(Capture::Second, draft, repeat.second)
                .capture_text(Capture::Changes, changes(draft, repeat))
                .relate(draft.place(repeat.first))
                .step(Step::at(StepKind::Repeated, draft, repeat.first))
                .step(
                    Step::new(StepKind::Changed).capture(Capture::Changes, changes(draft, repeat)),
                )
                .step(
                    Step::new(StepKind::Shares)
                        .capture(Capture::Count, repeat.n_content.to_string())
                        .capture(Capture::Distance, repeat.distance.to_string()),
                );
            if repeat.has_slot {
                hit = hit.step(Step::new(StepKind::Slot));
            }
            if repeat.is_addressed {
                hit = hit.step(Step::new(StepKind::Addressed));
            }
            for condition in &repeat.conditions {
                hit = hit.step(Step::new(StepKind::Form(*condition)));
            }
            if repeat.kind == RepeatKind::Sentence
                && let Some(place) = deletion::of_sentences(draft, repeat.second)
            {
                hit = hit.edit(place, "");
            }
            found.push(hit);
        }
    }
}

/// Whether the copies of `repeat` touch and are a doubled phrase, which is a fault of its own.
fn is_doubled(analysis: &Analysis<'_>, repeat: &Repeat) -> bool {
    let is_same = |doubled: &Doubled| {
        doubled.first.overlaps(repeat.first) && doubled.second.overlaps(repeat.second)
    };
    repeat.contact != Contact::Apart && analysis.doubled().iter().any(is_same)
}

/// The words in which the copies differ: `“resulting” → “resulted”`, or `none`.
fn changes(draft: &Draft, repeat: &Repeat) -> String {
    let quoted = |other: Option<Span>| {
        other.map_or_else(
            || "∅".to_owned(),
            |span| format!("“{}”", excerpt_of(draft, span)),
        )
    };
    let pairs = repeat
        .changed
        .iter()
        .map(|&(before, after)| format!("{} → {}", quoted(before), quoted(after)));
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() {
        "none".to_owned()
    } else {
        pairs.join(", ")
    }
}

/// A word written twice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoubledWord {}

impl Detect for DoubledWord {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Word]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for doubled in analysis.doubled() {
            let Some((grade, reason)) = grade(doubled.acceptability) else {
                continue;
            };
            let mut hit = Match::at(analysis, doubled.second)
                .grade(grade)
                .capture(Capture::Word, draft, doubled.second)
                .relate(draft.place(doubled.first))
                .step(Step::at(StepKind::Doubled, draft, doubled.second))
                .step(Step::new(reason));
            let place = deletion::of_words(draft, doubled.first, doubled.second);
            hit.edits.extend(place.map(|place| (place, String::new())));
            hit.asks = !doubled.is_determiner;
            found.push(hit);
        }
    }
}

/// The grade of a doubled word and the step of the trace that says why; `None` for a word that may
/// follow itself where it stands.
fn grade(acceptability: Acceptability) -> Option<(Grade, StepKind)> {
    match acceptability {
        Acceptability::Ungrammatical => Some((Grade::Certain, StepKind::Ungrammatical)),
        Acceptability::Doubtful => Some((Grade::Likely, StepKind::Doubtful)),
        Acceptability::Acceptable => None,
    }
}

/// Sentences in a row that open alike.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatedOpening {
    /// How many sentences there must be.
    #[schemars(range(min = 2))]
    sentences: usize,
    /// How many words of each must be the same.
    #[schemars(range(min = 1))]
    words: usize,
}

impl RepeatedOpening {
    /// The first words of `sentence` where they are the writer's own running text. Questions have
    /// none: a series of them opens alike on purpose.
    fn opening(&self, analysis: &Analysis<'_>, sentence: &Sentence) -> Option<Span> {
        let draft = analysis.draft;
        let tokens = &draft.tokens[sentence.tokens.clone()];
        let opening = tokens.get(..self.words)?;
        let is_question = tokens
            .iter()
            .rev()
            .take(3)
            .any(|token| draft.word(token) == "?");
        let is_plain = opening.iter().all(|token| token.kind == TokenKind::Word)
            && draft.blocks[sentence.block].is_running()
            && !is_question;
        let span = opening.first()?.span.cover(opening.last()?.span);
        (is_plain && !analysis.is_quoted(span)).then_some(span)
    }

    /// Whether the sentences that begin at `one` and `two` open with the same words.
    fn is_same(&self, draft: &Draft, one: Span, two: Span) -> bool {
        let words = |span: Span| {
            let start = draft.token_at(span.start);
            draft.tokens[start..start + self.words]
                .iter()
                .map(|token| token.word)
        };
        words(one).eq(words(two))
    }
}

impl Detect for RepeatedOpening {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Opening, Capture::Count]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let openings = draft.sentences.iter();
        let openings: Vec<Option<Span>> = openings
            .map(|sentence| self.opening(analysis, sentence))
            .collect();
        let goes_on = |one: &Option<Span>, two: &Option<Span>| {
            one.zip(*two)
                .is_some_and(|(one, two)| self.is_same(draft, one, two))
        };
        for series in openings.chunk_by(goes_on) {
            let spans: Vec<Span> = series.iter().copied().flatten().collect();
            let Some(told) = self
                .sentences
                .checked_sub(1)
                .and_then(|before| spans.get(before))
            else {
                continue;
            };
            let mut hit = Match::at(analysis, *told)
                .capture(Capture::Opening, draft, *told)
                .capture_text(Capture::Count, spans.len().to_string());
            for span in spans.iter().filter(|span| *span != told) {
                hit = hit
                    .relate(draft.place(*span))
                    .step(Step::at(StepKind::Alike, draft, *span));
            }
            found.push(hit);
        }
    }
}
