//! Headings that are used twice.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::found::Match;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::error::Error;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use crate::text::words::normalize;

/// A heading that is used twice at the same level below the same heading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RepeatedHeading {
    /// How similar two headings must be to be reported, as a number from 0 to 1. With 0.95, at most
    /// 1 of 20 characters may differ. With 1, the two headings must have the same words.
    #[schemars(range(min = 0.0, max = 1.0))]
    alike: f64,
    /// The name of a lexicon (a list of words and phrases). Its entries are headings that many
    /// texts use several times, such as “example”. The rule does not report these headings.
    customary: String,
}

impl Spec for RepeatedHeading {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::draft(SiblingHeadings {
            alike: self.alike,
            customary: lexicons.lexicon(&self.customary)?,
        }))
    }
}

struct SiblingHeadings {
    alike: f64,
    customary: Lexicon,
}

impl SiblingHeadings {
    fn is_customary(&self, draft: &Draft, block: &Block) -> bool {
        let is_mark = |idx: &usize| draft.tokens[*idx].kind == TokenKind::Mark;
        let tokens = block.tokens.clone();
        // A punctuation mark at the end is ignored, so that “Examples:” and “Examples” are equal.
        let n_marks = tokens.clone().rev().take_while(is_mark).count();
        let tokens = tokens.start..tokens.end - n_marks;
        let matched = self.customary.match_at(draft, tokens.start..tokens.end);
        matched.is_some_and(|n_matched| n_matched == tokens.len())
    }

    fn is_same(&self, first: &str, second: &str) -> bool {
        number(first).eq(number(second))
            && strsim::normalized_levenshtein(first, second) >= self.alike
    }
}

impl Detect for SiblingHeadings {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Heading]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        // For each level, the headings since the last heading of a higher level.
        let mut siblings: Vec<(u8, Vec<(String, Span)>)> = Vec::new();
        for block in &draft.blocks {
            let BlockKind::Heading(depth) = block.kind else {
                continue;
            };
            // The title of the front matter may be repeated as a heading.
            if block.is_front_matter || self.is_customary(draft, block) {
                continue;
            }
            siblings.retain(|(level, _)| *level <= depth);
            if siblings.last().is_none_or(|(level, _)| *level < depth) {
                siblings.push((depth, Vec::new()));
            }
            let text = normalize(&draft.written(block.span)).into_owned();
            let Some((_, earlier)) = siblings.last_mut() else {
                continue;
            };
            // Only a few dozen earlier headings are compared, because a reader does not remember
            // more.
            if let Some((_, first)) = earlier
                .iter()
                .rev()
                .take(64)
                .find(|(heading, _)| self.is_same(heading, &text))
            {
                let hit = Match::at(analysis, block.span)
                    .capture(Capture::Heading, draft, block.span)
                    .step(Step::at(StepKind::SameHeading, draft, *first));
                found.push(hit.relate(draft.place(*first)));
            }
            earlier.push((text, block.span));
        }
    }
}

/// Returns the words of the normalised `heading` that are numbers or letters: “2” in “Step 2”, “b”
/// in “Plan B”, “ii” in “Part II”. Headings that differ in these words belong to a series and are
/// not reported.
fn number(heading: &str) -> impl Iterator<Item = &str> {
    let is_roman = |text: &str| text.chars().all(|character| "ivx".contains(character));
    let words = heading.split(|character: char| !character.is_alphanumeric());
    words.filter(move |word| {
        let has_digit = word.contains(|character: char| character.is_ascii_digit());
        !word.is_empty() && (has_digit || word.chars().count() == 1 || is_roman(word))
    })
}
