//! What is said or written twice. Knows no wording.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::passage::index::Bounds;
use crate::analysis::repeat::{Reach, Repeat, RepeatKind};
use crate::detect::found::{Match, Step, excerpt};
use crate::detect::lexicons::Lexicons;
use crate::detect::{Detector, deletion};
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use crate::text::words::normalize;

/// Something said twice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repeated {
    /// What is repeated.
    unit: Unit,
    /// The furthest apart that the copies may be.
    reach: Distance,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    Phrase,
    Sentence,
    Quotation,
}

#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Distance {
    Local,
    Near,
    Passage,
    Far,
}

impl Repeated {
    fn wants(&self, repeat: &Repeat) -> bool {
        let kind = match self.unit {
            Unit::Phrase => RepeatKind::Phrase,
            Unit::Sentence => RepeatKind::Sentence,
            Unit::Quotation => RepeatKind::Quotation,
        };
        let reach = match self.reach {
            Distance::Local => Reach::Local,
            Distance::Near => Reach::Near,
            Distance::Passage => Reach::Passage,
            Distance::Far => Reach::Far,
        };
        repeat.kind == kind && repeat.reach <= reach
    }
}

impl Detector for Repeated {
    fn captures(&self) -> &'static [&'static str] {
        &["first", "second", "changes"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for repeat in analysis.repeats.iter().filter(|it| self.wants(it)) {
            let mut hit = Match::at(analysis, repeat.second)
                .capture("first", draft, repeat.first)
                .capture("second", draft, repeat.second)
                .capture_text("changes", changes(draft, repeat))
                .relate(draft.place(repeat.first))
                .step(Step::at("repeated", draft, repeat.first))
                .step(Step::new("changed").capture("changes", changes(draft, repeat)));
            if repeat.kind == RepeatKind::Sentence
                && let Some(place) = deletion::of_sentences(draft, repeat.second)
            {
                hit.edits.push((place, String::new()));
            }
            found.push(hit);
        }
    }
}

/// The words in which the copies differ: `“resulting” → “resulted”`, or `none`.
fn changes(draft: &Draft, repeat: &Repeat) -> String {
    let quoted = |it: Option<Span>| {
        it.map_or_else(
            || "∅".to_owned(),
            |span| format!("“{}”", excerpt(draft.text(span))),
        )
    };
    let pairs = repeat
        .changed
        .iter()
        .map(|it| format!("{} → {}", quoted(it.0), quoted(it.1)));
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() {
        "none".to_owned()
    } else {
        pairs.join(", ")
    }
}

/// A passage that stands in another draft of the run, too.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CopiedPassage {
    /// The fewest words of the later copy.
    min_words: usize,
    /// The fewest words where one of the two drafts points its readers at the other.
    min_words_pointed: usize,
    /// The fewest words of the longer copy that are more than grammar.
    min_content: usize,
    /// How many of those must be the same, after one is taken off for every two that are not.
    min_gain: usize,
    /// The least share of them that must be the same, from 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    alike: f32,
}

impl Detector for CopiedPassage {
    fn captures(&self) -> &'static [&'static str] {
        &["origin", "drafts", "same", "words"]
    }

    /// One draft alone holds no copies: see [`Detector::passages`].
    fn detect(&self, _analysis: &Analysis<'_>, _found: &mut Vec<Match>) {}

    fn passages(&self) -> Option<Bounds> {
        Some(Bounds {
            min_words: self.min_words,
            min_words_pointed: self.min_words_pointed,
            min_content: self.min_content,
            min_gain: self.min_gain,
            alike: self.alike,
        })
    }
}

/// A word written twice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoubledWord {}

impl Detector for DoubledWord {
    fn captures(&self) -> &'static [&'static str] {
        &["word"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for doubled in &analysis.doubled {
            let mut hit = Match::at(analysis, doubled.second)
                .capture("word", draft, doubled.second)
                .relate(draft.place(doubled.first))
                .step(Step::at("doubled", draft, doubled.second));
            let place = deletion::of_words(draft, doubled.first, doubled.second);
            hit.edits.extend(place.map(|it| (it, String::new())));
            found.push(hit);
        }
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
        let is_question = tokens.iter().rev().take(3).any(|it| draft.word(it) == "?");
        let is_plain = opening.iter().all(|it| it.kind == TokenKind::Word)
            && draft.blocks[sentence.block].is_running()
            && !is_question;
        let span = opening.first()?.span.cover(opening.last()?.span);
        (is_plain && !analysis.is_quoted(span)).then_some(span)
    }

    /// Whether the sentences that begin at `one` and `two` open with the same words.
    fn is_same(&self, draft: &Draft, one: Span, two: Span) -> bool {
        let words = |it: Span| {
            let start = draft.token_at(it.start);
            draft.tokens[start..start + self.words]
                .iter()
                .map(|it| it.word)
        };
        words(one).eq(words(two))
    }
}

impl Detector for RepeatedOpening {
    fn captures(&self) -> &'static [&'static str] {
        &["opening", "count"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let openings = draft.sentences.iter();
        let openings: Vec<Option<Span>> = openings.map(|it| self.opening(analysis, it)).collect();
        let goes_on = |one: &Option<Span>, two: &Option<Span>| {
            one.zip(*two)
                .is_some_and(|it| self.is_same(draft, it.0, it.1))
        };
        for series in openings.chunk_by(goes_on) {
            let spans: Vec<Span> = series.iter().copied().flatten().collect();
            let Some(told) = self.sentences.checked_sub(1).and_then(|it| spans.get(it)) else {
                continue;
            };
            let mut hit = Match::at(analysis, *told)
                .capture("opening", draft, *told)
                .capture_text("count", spans.len().to_string());
            for it in spans.iter().filter(|it| *it != told) {
                hit = hit
                    .relate(draft.place(*it))
                    .step(Step::at("alike", draft, *it));
            }
            found.push(hit);
        }
    }
}

/// A heading that stands twice among its siblings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RepeatedHeading {
    /// How alike two headings are, from 0 to 1, to count as the same.
    #[schemars(range(min = 0.0, max = 1.0))]
    alike: f64,
    /// The lexicon of headings that recur by custom.
    customary: String,
}

impl RepeatedHeading {
    /// Reads the lexicon.
    ///
    /// # Errors
    ///
    /// Names a lexicon that does not exist.
    pub fn build(self, lexicons: &Lexicons) -> Result<impl Detector + use<>, String> {
        let text = lexicons.text(&self.customary)?;
        Ok(SiblingHeadings {
            alike: self.alike,
            customary: Lexicon::parse(text),
        })
    }
}

struct SiblingHeadings {
    alike: f64,
    customary: Lexicon,
}

impl SiblingHeadings {
    fn is_customary(&self, draft: &Draft, block: &Block) -> bool {
        let is_mark = |it: &usize| draft.tokens[*it].kind == TokenKind::Mark;
        let tokens = block.tokens.clone();
        // “Examples:” is “Examples”.
        let n_marks = tokens.clone().rev().take_while(is_mark).count();
        let tokens = tokens.start..tokens.end - n_marks;
        let matched = self.customary.match_at(draft, tokens.start..tokens.end);
        matched.is_some_and(|it| it == tokens.len())
    }

    fn is_same(&self, first: &str, second: &str) -> bool {
        number(first).eq(number(second))
            && strsim::normalized_levenshtein(first, second) >= self.alike
    }
}

impl Detector for SiblingHeadings {
    fn captures(&self) -> &'static [&'static str] {
        &["heading"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        // The open headings by depth, each with its siblings so far.
        let mut siblings: Vec<(u8, Vec<(String, Span)>)> = Vec::new();
        for block in &draft.blocks {
            let BlockKind::Heading(depth) = block.kind else {
                continue;
            };
            // The title may stand above the body once more.
            if block.front || self.is_customary(draft, block) {
                continue;
            }
            siblings.retain(|it| it.0 <= depth);
            if siblings.last().is_none_or(|it| it.0 < depth) {
                siblings.push((depth, Vec::new()));
            }
            let text = normalize(&draft.written(block.span)).into_owned();
            let Some((_, earlier)) = siblings.last_mut() else {
                continue;
            };
            // A few dozen siblings are the most that a reader compares.
            if let Some((_, first)) = earlier
                .iter()
                .rev()
                .take(64)
                .find(|it| self.is_same(&it.0, &text))
            {
                let hit = Match::at(analysis, block.span)
                    .capture("heading", draft, block.span)
                    .step(Step::at("same-heading", draft, *first));
                found.push(hit.relate(draft.place(*first)));
            }
            earlier.push((text, block.span));
        }
    }
}

/// The words of `heading`, normalised, that number it or what it tells of: “Step 2”, “Plan B”,
/// “Part II”. Headings that differ in these count something up.
fn number(heading: &str) -> impl Iterator<Item = &str> {
    let is_roman = |it: &str| it.chars().all(|it| "ivx".contains(it));
    let words = heading.split(|it: char| !it.is_alphanumeric());
    words.filter(move |it| {
        let has_digit = it.contains(|it: char| it.is_ascii_digit());
        !it.is_empty() && (has_digit || it.chars().count() == 1 || is_roman(it))
    })
}
