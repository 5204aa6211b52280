//! Repeated words, sentences and phrases.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::repeat::doubled::{Acceptability, Doubled};
use crate::analysis::repeat::form::Condition;
use crate::analysis::repeat::{Contact, DistanceClass, FoundBy, Repeat, RepeatKind};
use crate::detect::found::{Grade, Grades, Match, excerpt_of, told_change};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, deletion};
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A phrase, sentence or quotation that is repeated.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repeated {
    /// The kind of repetition that this rule reports.
    unit: RepeatKind,
    /// The maximum number of words between a text and its repetition.
    reach: DistanceClass,
    /// Some conditions suggest that a repetition is intended. An example is a heading between a
    /// text and its repetition. If more than this number of these conditions are met, the finding
    /// has the grade `possible` instead of `likely`. For phrases and quotations in edited copy, a
    /// few of the conditions count as two conditions each.
    most_conditions: usize,
    /// This parameter is for incoming copy. For the grade `likely`, a text and its repetition must
    /// share at least this many words. With fewer shared words, the grade is `possible`. Words such
    /// as “the” and “of” are not counted. Fewer words may be enough if the text is repeated word
    /// for word.
    likely_words: usize,
    /// This parameter is for incoming copy. A text and its repetition are reported only if they
    /// share at least this many words. Words such as “the” and “of” are not counted. The number may
    /// be smaller by one or two if a text and its repetition are at most 200 words apart. It may also
    /// be smaller if the text is repeated word for word, or with the words in another order.
    possible_words: usize,
}

impl Repeated {
    fn wants(&self, repeat: &Repeat) -> bool {
        repeat.kind == self.unit && repeat.distance_class <= self.reach
    }

    /// Returns the grades of `repeat`.
    fn grades(&self, draft: &Draft, repeat: &Repeat) -> Grades {
        if repeat.contact != Contact::Apart && repeat.conditions.is_empty() {
            // In edited copy, a sentence often begins with the last words of the sentence before,
            // to link the two.
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
            FoundBy::SharedWords => return Grades::incoming_only(Grade::Possible),
            FoundBy::Alignment => {}
        }
        let n_conditions = repeat.conditions.len();
        // Some conditions count twice for phrases and quotations. An example is that both copies
        // are in the first sentence of a paragraph. For sentences, each condition counts once,
        // because a sentence that was pasted by mistake may begin a paragraph, too.
        let weight: usize = match repeat.kind {
            RepeatKind::Sentence => n_conditions,
            _ => repeat
                .conditions
                .iter()
                .map(|condition| condition.weight())
                .sum(),
        };
        // A phrase that is repeated in another sentence of edited copy is mostly intended. Of 180
        // such repeats, editors would act on one in ten. Of repeats within one sentence, editors
        // would act on three in ten. Twelve of these repeats had more than
        // [`MAX_WORDS_WITHIN_SENTENCE`] words in between, and editors would act on only one of the
        // twelve.
        let sentence = |span: Span| draft.sentence_at(span.start);
        let is_apart = MAX_WORDS_WITHIN_SENTENCE < repeat.distance
            || sentence(repeat.first) != sentence(repeat.second);
        let is_taken_up = repeat.kind == RepeatKind::Phrase && is_apart;
        let is_excerpt = repeat.conditions.contains(&Condition::BlockQuotation);
        // If the two sentences differ only in words at one position, these words may be what the
        // sentences are about.
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
            // If the two places are close together, a reader notices the repeat even with fewer
            // shared words.
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

/// Returns how many fewer shared words a repeat needs in incoming copy because its two places are
/// close together. 0 if the places are not close together.
fn missing(repeat: &Repeat) -> usize {
    if !repeat.conditions.is_empty() {
        0
    } else if repeat.distance <= MAX_WORDS_AT_ONCE {
        2
    } else {
        usize::from(repeat.distance <= MAX_WORDS_NEAR_BY)
    }
}

/// A reader of edited copy does not notice that a phrase is repeated in a sentence if more than
/// this many words are in between.
const MAX_WORDS_WITHIN_SENTENCE: u32 = 12;

/// If at most this many words are between the two places, a reader notices the repetition at once.
/// On 81 annotated drafts, this limit and [`MAX_WORDS_NEAR_BY`] added only correct findings.
const MAX_WORDS_AT_ONCE: u32 = 30;
/// If at most this many words are between the two places, a reader at the second place still
/// remembers the first.
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

/// Says whether `repeat` is a phrase written twice in a row, which the rule `doubled-word` reports.
fn is_doubled(analysis: &Analysis<'_>, repeat: &Repeat) -> bool {
    let is_same = |doubled: &Doubled| {
        doubled.first.overlaps(repeat.first) && doubled.second.overlaps(repeat.second)
    };
    repeat.contact != Contact::Apart && analysis.doubled().iter().any(is_same)
}

/// Says how the two places compare: `differ in “resulting” → “resulted”`, or `have the same words`.
/// If the repeat was found by the words that both places share, the text gives only the number of
/// these words.
fn changes(draft: &Draft, repeat: &Repeat) -> String {
    if repeat.found_by == FoundBy::SharedWords {
        let n_shared = repeat.n_content;
        return format!("share {n_shared} words");
    }
    let words = |place: Option<Span>| place.map_or(String::new(), |span| excerpt_of(draft, span));
    let pairs = repeat
        .changed
        .iter()
        .map(|&(before, after)| told_change(&words(before), &words(after)));
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() {
        "have the same words".to_owned()
    } else {
        format!("differ in {}", pairs.join(", "))
    }
}

/// A word written twice in a row.
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
            let Some((grades, reason)) = grades(doubled.acceptability) else {
                continue;
            };
            let mut hit = Match::at(analysis, doubled.second)
                .grades(grades)
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

/// Returns the grades of a doubled word, and the step of the trace that gives the reason. `None` if
/// both words have a function in the sentence, as in “had had”.
fn grades(acceptability: Acceptability) -> Option<(Grades, StepKind)> {
    match acceptability {
        Acceptability::Ungrammatical => {
            Some((Grades::both(Grade::Certain), StepKind::Ungrammatical))
        }
        Acceptability::Doubtful => Some((Grades::both(Grade::Likely), StepKind::Doubtful)),
        Acceptability::Unusual => Some((Grades::incoming_only(Grade::Possible), StepKind::Unusual)),
        Acceptability::Acceptable => None,
    }
}

/// Sentences in a row that begin with the same words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatedOpening {
    /// The rule reports sentences with the same beginning only if at least this many of them follow
    /// each other directly.
    #[schemars(range(min = 2))]
    sentences: usize,
    /// How many words at the beginning of the sentences must be the same.
    #[schemars(range(min = 1))]
    words: usize,
}

impl RepeatedOpening {
    /// Returns the first words of `sentence`. `None` for quotations, questions and text outside
    /// paragraphs, which often begin alike on purpose.
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

    /// Says whether the sentences that begin at `one` and `two` begin with the same words.
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
            let Some(first_opening) = self
                .sentences
                .checked_sub(1)
                .and_then(|before| spans.get(before))
            else {
                continue;
            };
            let mut hit = Match::at(analysis, *first_opening)
                .capture(Capture::Opening, draft, *first_opening)
                .capture_text(Capture::Count, spans.len().to_string());
            for span in spans.iter().filter(|span| *span != first_opening) {
                hit = hit
                    .relate(draft.place(*span))
                    .step(Step::at(StepKind::Alike, draft, *span));
            }
            found.push(hit);
        }
    }
}
