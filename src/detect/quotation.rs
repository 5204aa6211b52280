//! Quotations without a speaker, and quotations without a closing mark.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::credit::Credits;
use crate::analysis::quote::Quote;
use crate::detect::Detect;
use crate::detect::found::{Grade, Match};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::title::is_title;

/// Quotations for which the draft names no speaker.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(
    clippy::struct_field_names,
    reason = "the names are those of the parameters in rule files"
)]
pub struct UncreditedQuotation {
    /// The minimum number of words of a quotation that begins its sentence with a capital letter.
    /// The rule does not check shorter quotations of this kind. For a quotation that is a whole
    /// paragraph, `min-words-paragraph` applies instead.
    min_words: usize,
    /// The minimum number of words of a quotation within a sentence of the draft. The rule does not
    /// check shorter quotations of this kind.
    min_words_within: usize,
    /// The minimum number of words of a quotation that is a whole paragraph. The rule does not
    /// check shorter quotations of this kind.
    min_words_paragraph: usize,
}

impl UncreditedQuotation {
    fn wants(&self, draft: &Draft, quote: &Quote) -> bool {
        let least = if is_paragraph(draft, quote) {
            self.min_words_paragraph
        } else if stands_alone(draft, quote) {
            self.min_words
        } else {
            self.min_words_within
        };
        // Skip quotations in a title, because the text below the title gives their source.
        let idx = draft.sentence_at(quote.span.start);
        let sentence = draft.sentences.get(idx);
        let titles = sentence.is_some_and(|sentence| is_title(draft, sentence.block));
        least <= quote.n_words && quote.closed && !titles && quote.is_speech(draft)
    }
}

impl Detect for UncreditedQuotation {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Quotation]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let credits = Credits::new(analysis);
        for quote in analysis
            .quotes()
            .iter()
            .filter(|quote| self.wants(draft, quote))
        {
            if !credits.is_known(quote) {
                let hit = Match::at(analysis, quote.span)
                    .grade(grade(analysis, quote))
                    .capture(Capture::Quotation, draft, quote.inner);
                let words = Step::at(StepKind::Quotation, draft, quote.inner)
                    .capture(Capture::Count, quote.n_words.to_string());
                found.push(hit.step(words).step(Step::new(StepKind::NoSpeaker)));
            }
        }
    }
}

/// Returns `Likely` for a quotation that is a whole paragraph, if the paragraphs next to it quote
/// nobody and attribute nothing. Otherwise returns `Possible`: the speaker of the paragraph before
/// may go on speaking, or the words may be an example.
fn grade(analysis: &Analysis<'_>, quote: &Quote) -> Grade {
    let draft = analysis.draft;
    let block = draft.sentences.get(draft.sentence_at(quote.span.start));
    let Some(block) = block.map(|sentence| sentence.block) else {
        return Grade::Possible;
    };
    let is_alone = is_paragraph(draft, quote);
    let speaks = |block: Option<usize>| {
        let span = block
            .and_then(|idx| draft.blocks.get(idx))
            .map(|block| block.span);
        span.is_some_and(|span| {
            let cited = analysis
                .attributions()
                .iter()
                .any(|attribution| span.overlaps(attribution.cue));
            cited
                || analysis
                    .quotes()
                    .iter()
                    .any(|quote| span.overlaps(quote.span))
        })
    };
    if is_alone && !speaks(block.checked_sub(1)) && !speaks(Some(block + 1)) {
        Grade::Likely
    } else {
        Grade::Possible
    }
}

/// Says whether `quote` is a whole paragraph.
fn is_paragraph(draft: &Draft, quote: &Quote) -> bool {
    let sentence = draft.sentences.get(draft.sentence_at(quote.span.start));
    sentence.is_some_and(|sentence| {
        let span = draft.blocks[sentence.block].span;
        quote.span.start <= span.start + 1 && span.end <= quote.span.end + 1
    })
}

/// Says whether `quote` begins its sentence and has a capital letter at its start.
fn stands_alone(draft: &Draft, quote: &Quote) -> bool {
    let sentence = draft.sentences.get(draft.sentence_at(quote.span.start));
    let opens = sentence.is_some_and(|sentence| quote.span.start <= sentence.span.start + 1);
    let capital = draft.tokens.get(draft.tokens_in(quote.inner).start);
    opens && capital.is_some_and(|token| token.capital || !token.is_word())
}

/// Quotations without a closing mark.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnclosedQuotation {}

impl Detect for UnclosedQuotation {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Opening]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for quote in analysis.quotes() {
            if quote.closed || quote.n_words == 0 || quote.goes_on {
                continue;
            }
            let sentence = draft.sentence_at(quote.span.start);
            let block = draft
                .sentences
                .get(sentence)
                .map(|sentence| &draft.blocks[sentence.block]);
            let Some(block) = block.filter(|block| may_be_unclosed(block.kind)) else {
                continue;
            };
            let mark = Span::new(quote.span.start, quote.inner.start);
            // The match includes the word after the mark, because the mark alone is hard to see.
            let token = draft.tokens.get(draft.tokens_in(quote.inner).start);
            let span = token.map_or(mark, |token| mark.cover(token.span));
            let opening = draft.text(quote.inner);
            let words: Vec<&str> = opening.split_whitespace().take(OPENING).collect();
            let hit = Match::at(analysis, span)
                .grade(grade_of_unclosed(draft, quote, block))
                .capture_text(Capture::Opening, words.join(" "));
            found.push(hit.step(Step::at(StepKind::Unclosed, draft, span)));
        }
    }
}

/// Says whether a missing closing mark is a mistake in a block of the kind `kind`. A block
/// quotation often begins with a large mark as decoration, and a note may quote a few words of a
/// longer title.
const fn may_be_unclosed(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Quotation | BlockKind::Note)
}

/// Returns `Possible` for a quotation in straight marks that fills its block or follows a colon.
/// Such a quotation may contain other quotations or continue in the next block, and a straight mark
/// does not show whether it opens or closes. Returns `Likely` for other quotations.
fn grade_of_unclosed(draft: &Draft, quote: &Quote, block: &Block) -> Grade {
    let before = draft.prose()[block.span.start as usize..quote.span.start as usize].trim_end();
    let is_whole = before.is_empty() || before.ends_with(':');
    let is_straight = draft.prose()[quote.span.range()].starts_with('"');
    if is_straight && is_whole {
        Grade::Possible
    } else {
        Grade::Likely
    }
}

/// The maximum number of words of the quotation that a message repeats.
const OPENING: usize = 5;
