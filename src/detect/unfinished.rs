//! Text that was left in the draft by mistake: placeholders, phrases of chatbots, and lines from
//! web pages.

use std::cell::LazyCell;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::situation::Situation;
use crate::detect::found::{Grade, Match, MatchContext};
use crate::detect::lexicons::Lexicons;
use crate::detect::patterns::{PatternSearch, PatternSet};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::error::Error;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

/// The patterns of leftover text: regular expressions, which ignore the difference between capitals
/// and small letters. A list that is left out finds nothing.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct UnfinishedText {
    /// Regular expressions (search patterns) for placeholders, such as `[name]`. If this parameter
    /// has no value, the rule reports no placeholders.
    placeholders: Vec<String>,
    /// Phrases which show that a placeholder is intended, such as “fill in”. One of these phrases
    /// prevents a finding if it is near the placeholder: in the same block, in one of the two
    /// blocks before, or in a heading above. A block is a paragraph, heading, list item or table
    /// cell. If this parameter has no value, no phrase has this effect.
    unless: Vec<String>,
    /// Phrases which show that the draft is about templates, such as “mail merge”. If one of these
    /// phrases is anywhere in the draft, the rule reports no placeholders. If this parameter has no
    /// value, no phrase has this effect.
    unless_anywhere: Vec<String>,
    /// Regular expressions (search patterns) for meaningless text with which designers fill a
    /// layout, such as “lorem ipsum”. The rule does not report this text in a draft with code
    /// blocks. If this parameter has no value, the rule does not look for this text.
    fillers: Vec<String>,
    /// Regular expressions (search patterns) for words of a conversation with a chatbot. Some are
    /// words that a chatbot adds to its text, such as “As an AI language model”. Others are
    /// instructions to a chatbot, such as “Write a 300-word article”. If this parameter has no
    /// value, the rule does not look for these words.
    frames: Vec<String>,
    /// Regular expressions (search patterns) for labels with which the answer of a chatbot often
    /// begins, such as “Title:”. The rule reports a label only at the beginning of the draft. If
    /// this parameter has no value, the rule reports no labels.
    opening_labels: Vec<String>,
    /// Regular expressions (search patterns) for labels with which a chatbot often marks the
    /// sections of its answer, such as “Conclusion:”. Only labels at the beginning of a paragraph,
    /// heading or list item count. They count only if the draft begins with one of the
    /// `opening-labels`. With two or more labels after the opening label, the finding has the grade
    /// `certain`. With fewer labels, a person may have written the opening label. The opening label
    /// is then reported only in edited copy, with the grade `likely`. If this parameter has no
    /// value, the rule counts no labels.
    part_labels: Vec<String>,
    /// Regular expressions (search patterns) for lines that point to another page, such as “Also
    /// read: …”. The rule reports a match only at the beginning of a paragraph or list item. The
    /// rule does not report a paragraph or list item with a link. If this parameter has no value,
    /// the rule does not look for these lines.
    pointers: Vec<String>,
    /// Regular expressions (search patterns) for messages and labels of a web page that are not
    /// part of the article. An example is “Your browser does not support the video tag”. If this
    /// parameter has no value, the rule does not look for these messages and labels.
    controls: Vec<String>,
    /// Regular expressions (search patterns) for words that announce a picture, a video or a link,
    /// such as “watch this video:”. The rule reports these words at the end of a paragraph or list
    /// item if no picture, video or link follows. If this parameter has no value, the rule does not
    /// look for these words.
    announcements: Vec<String>,
}

impl Spec for UnfinishedText {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        let (mut patterns, mut purposes) = (Vec::new(), Vec::new());
        for (purpose, texts) in [
            (Purpose::Placeholder, self.placeholders),
            (Purpose::Frame, self.frames),
            (Purpose::Control, self.controls),
            (Purpose::Pointer, self.pointers),
            (Purpose::Announcement, self.announcements),
        ] {
            purposes.extend(texts.iter().map(|_| purpose));
            patterns.extend(texts);
        }
        let mut add = |texts: Vec<String>| {
            let start = patterns.len();
            patterns.extend(texts);
            start..patterns.len()
        };
        let fillers = add(self.fillers);
        let opening_labels = add(self.opening_labels);
        let part_labels = add(self.part_labels);
        Ok(Detector::draft(Built {
            patterns: lexicons.patterns.compile_all(&patterns)?,
            purposes,
            fillers,
            opening_labels,
            part_labels,
            unless: Lexicon::parse(&self.unless.join("\n")),
            unless_anywhere: Lexicon::parse(&self.unless_anywhere.join("\n")),
        }))
    }
}

/// The number of blocks before a placeholder in which a phrase can show that the placeholder
/// belongs to a template. These blocks are the introduction and the first line of the template.
const BLOCKS_BEFORE: usize = 2;

/// The minimum number of tokens of a repeated line that is reported. Shorter lines, such as “* *
/// *”, are part of the layout.
const MIN_TOKENS_OF_LINE: usize = 3;

/// Characters that end a sentence. A repeated sentence is reported by another rule, about repeats.
const SENTENCE_ENDS: [char; 8] = ['.', '!', '?', ':', '…', '"', '”', '’'];

/// The grade is `Certain` if at least this many labels of parts follow the opening label.
const MIN_LABELED_PARTS: usize = 2;

/// The detector that [`UnfinishedText`] asks for.
struct Built {
    /// The patterns that are searched for in each block, then the fillers and the labels.
    patterns: PatternSet,
    /// For each pattern that is searched for in each block, what the pattern finds.
    purposes: Vec<Purpose>,
    /// The numbers of the patterns for text that fills a layout, in a block of any language.
    fillers: Range<usize>,
    /// The numbers of the patterns for labels at the beginning of the draft.
    opening_labels: Range<usize>,
    /// The numbers of the patterns for labels at the beginning of a later block.
    part_labels: Range<usize>,
    unless: Lexicon,
    unless_anywhere: Lexicon,
}

/// What a pattern finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// A placeholder for words that must still be written.
    Placeholder,
    /// Words of a prompt or of an answer to a prompt.
    Frame,
    /// Words of the controls of a web page.
    Control,
    /// A block that leads to another page, matched from its beginning.
    Pointer,
    /// The end of a block that announces something to look at.
    Announcement,
}

impl Purpose {
    const fn step(self) -> StepKind {
        match self {
            Self::Placeholder => StepKind::Placeholder,
            Self::Frame => StepKind::Frame,
            Self::Control | Self::Pointer => StepKind::StrayLine,
            Self::Announcement => StepKind::PointsToNothing,
        }
    }
}

impl Detect for Built {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Phrase]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let patterns = self.patterns.over(draft);
        self.add_labels(analysis, &patterns, found);
        Self::add_doubled_lines(analysis, found);
        let is_excepted =
            |block: &Block| self.unless_anywhere.occurs_in(draft, block.tokens.clone());
        let has_templates = LazyCell::new(|| draft.blocks.iter().any(is_excepted));
        for (idx, block) in draft.blocks.iter().enumerate() {
            if block.kind == BlockKind::Quotation {
                continue;
            }
            let mut found_here = patterns.find_numbered(block, 0..self.purposes.len());
            found_here.retain(|(pattern, span)| {
                let purpose = self.purposes[*pattern];
                let is_placeholder = purpose == Purpose::Placeholder;
                self.is_left_over(purpose, draft, idx, *span) && !(is_placeholder && *has_templates)
            });
            let steps = found_here
                .into_iter()
                .map(|(pattern, span)| (span, self.purposes[pattern].step()));
            let mut spans: Vec<(Span, StepKind)> = steps.collect();
            spans.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
            let mut end = 0;
            for (span, kind) in spans {
                if end <= span.start && !analysis.is_quoted(span) {
                    end = span.end;
                    found.push(unfinished(Match::at(analysis, span), draft, span, kind));
                }
            }
        }
        self.add_fillers(draft, &patterns, found);
    }
}

impl Built {
    /// Adds one match for the labels of a chatbot's answer, at the first label.
    fn add_labels(
        &self,
        analysis: &Analysis<'_>,
        patterns: &PatternSearch<'_>,
        found: &mut Vec<Match>,
    ) {
        let draft = analysis.draft;
        let is_own = |block: &&Block| !block.is_front_matter && block.kind != BlockKind::TableCell;
        let mut blocks = draft.blocks.iter().filter(is_own);
        let Some(first) = blocks.next() else { return };
        let openings = at_start(patterns, self.opening_labels.clone(), first);
        let Some(opening) = openings.first().copied() else {
            return;
        };
        let parts = blocks.flat_map(|block| at_start(patterns, self.part_labels.clone(), block));
        let parts: Vec<Span> = parts.collect();
        let hit = Match::at(analysis, opening);
        let mut hit = unfinished(hit, draft, opening, StepKind::Frame);
        if parts.len() < MIN_LABELED_PARTS {
            if analysis.situation == Situation::Edited {
                found.push(hit.grade(Grade::Likely));
            }
            return;
        }
        for part in parts {
            hit = hit.relate(draft.place(part));
        }
        found.push(hit);
    }

    /// Adds lines that occur twice, directly below each other, such as a caption that was pasted
    /// twice. Sentences are left out. A line that occurs three times or more is intended.
    fn add_doubled_lines(analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let line = |idx: usize| {
            let block = draft.blocks.get(idx)?;
            let is_line = block.is_running() || block.kind.is_heading();
            let words = draft.text(block.span).trim();
            (is_line && !block.is_front_matter && block.tokens.len() >= MIN_TOKENS_OF_LINE)
                .then_some(words)
        };
        let is_same = |idx: usize| line(idx).is_some() && line(idx) == line(idx + 1);
        for idx in 0..draft.blocks.len() {
            let is_series = is_same(idx + 1) || idx.checked_sub(1).is_some_and(is_same);
            let is_sentence = line(idx).is_some_and(|words| words.ends_with(SENTENCE_ENDS));
            if is_same(idx) && !is_series && !is_sentence && leads_nowhere(draft, idx) {
                let (first, second) = (draft.blocks[idx].span, draft.blocks[idx + 1].span);
                let hit = Match::at(analysis, second);
                let hit = unfinished(hit, draft, second, StepKind::DoubledLine);
                found.push(hit.relate(draft.place(first)));
            }
        }
    }

    /// Says whether the words at `span` were left in the draft by mistake. A pattern for `purpose`
    /// matched the words in the block with the index `idx`.
    fn is_left_over(&self, purpose: Purpose, draft: &Draft, idx: usize, span: Span) -> bool {
        let block = &draft.blocks[idx];
        let is_line = || {
            let is_linked = || {
                let mut links = draft.links.iter();
                links.any(|link| link.span.overlaps(block.span))
            };
            !block.is_front_matter
                && block.kind != BlockKind::TableCell
                && !block.kind.is_heading()
                && leads_nowhere(draft, idx)
                && !is_linked()
        };
        match purpose {
            Purpose::Placeholder => !self.has_its_place(draft, idx, span),
            Purpose::Frame => true,
            Purpose::Control => !block.is_front_matter,
            Purpose::Pointer => span.start == block.span.start && is_line(),
            Purpose::Announcement => {
                span.end == block.span.end && !shows_something(draft, idx) && is_line()
            }
        }
    }

    /// Says whether the placeholder at `span` in the block with the index `idx` is intended. A
    /// placeholder may belong to a template, to a text about placeholders, to a form, to a path, or
    /// to the label of a Markdown link.
    fn has_its_place(&self, draft: &Draft, idx: usize, span: Span) -> bool {
        let (block, prose) = (&draft.blocks[idx], draft.prose());
        let (before, after) = (
            &prose[block.span.start as usize..span.start as usize],
            &prose[span.end as usize..block.span.end as usize],
        );
        let joins = before.ends_with(|character| "]!\\/=".contains(character))
            || after.starts_with(|character| "[({/=".contains(character))
            || before.trim_end().ends_with(['→', '>', '›'])
            || after.trim_start().starts_with(['→', '>', '›']);
        let is_field = block.kind == BlockKind::ListItem
            && before.trim_end().ends_with(':')
            && after.trim().is_empty();
        let is_excepted = |block: &Block| self.unless.occurs_in(draft, block.tokens.clone());
        let above = &draft.blocks[..idx];
        joins
            || is_field
            || is_excepted(block)
            || above.iter().rev().take(BLOCKS_BEFORE).any(is_excepted)
            || above
                .iter()
                .filter(|block| block.kind.is_heading() || block.is_front_matter)
                .any(is_excepted)
    }

    /// Adds filler text of layouts. All blocks are searched, also those in other languages. Drafts
    /// with code blocks are skipped, because filler text in them shows what the code does.
    fn add_fillers(&self, draft: &Draft, patterns: &PatternSearch<'_>, found: &mut Vec<Match>) {
        if !draft.code_blocks.is_empty() {
            return;
        }
        for block in draft.all_blocks() {
            let fillers = patterns.find_numbered(block, self.fillers.clone());
            let Some((_, span)) = fillers.first().copied() else {
                continue;
            };
            if block.kind != BlockKind::Quotation {
                let hit = Match::new(draft.place(span), MatchContext::Prose(span));
                found.push(unfinished(hit, draft, span, StepKind::Placeholder));
            }
        }
    }
}

/// Returns the spans at which the patterns with these `numbers` match at the beginning of `block`.
fn at_start(patterns: &PatternSearch<'_>, numbers: Range<usize>, block: &Block) -> Vec<Span> {
    let found = patterns.find_numbered(block, numbers).into_iter();
    let spans = found.map(|(_, span)| span);
    spans
        .filter(|span| span.start == block.span.start)
        .collect()
}

fn unfinished(hit: Match, draft: &Draft, span: Span, kind: StepKind) -> Match {
    hit.grade(Grade::Certain)
        .capture(Capture::Phrase, draft, span)
        .step(Step::at(kind, draft, span))
}

/// Returns the source text between the block with index `idx` and the next block.
fn gap(draft: &Draft, idx: usize) -> &str {
    let start = draft.place(draft.blocks[idx].span).end as usize;
    let next = draft.blocks.get(idx + 1);
    let end = next.map_or(draft.source().len(), |block| {
        draft.place(block.span).start as usize
    });
    draft.source().get(start..end).unwrap_or_default()
}

/// Says whether no markup follows the block with index `idx`. Markup could be the picture or video
/// that the block announces.
fn leads_nowhere(draft: &Draft, idx: usize) -> bool {
    gap(draft, idx)
        .chars()
        .all(|character| character.is_whitespace() || "*_#".contains(character))
}

/// Says whether the next block may be the link, list item or caption that the block with the index
/// `idx` announces.
fn shows_something(draft: &Draft, idx: usize) -> bool {
    let Some(next) = draft.blocks.get(idx + 1) else {
        return false;
    };
    !next.is_running() || draft.links.iter().any(|link| link.span.overlaps(next.span))
}
