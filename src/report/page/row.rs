//! A row of the page of a draft: a block, and the findings that are shown beside the block.

use crate::engine::active::Active;
use crate::ledger::standing::{LedgerSentence, SourceStanding};
use crate::ledger::{Ledger, LedgerBlock};
use crate::report::page::map;
use crate::report::page::piece::{self, Piece};
use crate::report::page::words::readable;
use crate::report::position::Locator;
use crate::rules::finding::{Finding, Related};
use crate::text::block::BlockKind;

/// A block with its findings.
pub struct PageRow {
    /// The kind of block, as a class of the style sheet.
    pub class: &'static str,
    /// True if the block is a heading.
    pub is_heading: bool,
    /// The sentences of the block.
    pub sentences: Vec<SentenceView>,
    /// The findings of the block.
    pub findings: Vec<FindingView>,
}

/// A sentence.
pub struct SentenceView {
    /// The number of the sentence in the draft.
    pub number: usize,
    /// The kind of source on which the sentence rests, as a class of the style sheet.
    pub class: &'static str,
    /// What a screen reader says about the source: “anonymous source” or “nobody named”. Empty for
    /// any other sentence.
    pub spoken: &'static str,
    /// The number of the sentence's source.
    pub source: Option<usize>,
    /// The name of the sentence's source.
    pub who: String,
    /// The words that attribute the sentence.
    pub cue: String,
    /// Other evidence for the sentence, such as a link.
    pub evidence: String,
    /// The text of the sentence, in pieces.
    pub pieces: Vec<Piece>,
}

/// A finding in the margin.
pub struct FindingView {
    /// The number of the finding in the draft.
    pub number: usize,
    /// The severity of the finding.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// The help: what to do about the finding.
    pub help: String,
    /// The name of the rule.
    pub rule: String,
    /// Why the rule exists.
    pub why: String,
    /// The line and column of the finding.
    pub place: String,
    /// The fragment of the URL that leads back to the finding in the text.
    pub back: String,
    /// The related places of the finding.
    pub related: Vec<RelatedView>,
}

/// A related place of a finding.
pub struct RelatedView {
    /// The number of the sentence at the place, if it is in this draft.
    pub sentence: Option<usize>,
    /// What the place has to do with the finding, and the position of the place.
    pub words: String,
}

/// Builds the rows of a draft.
pub struct PageRows<'d> {
    /// The ledger of the draft.
    pub ledger: &'d Ledger,
    /// The locator of the draft, which converts positions.
    pub locator: &'d Locator<'d>,
    /// The rules that produced the findings.
    pub active: &'d Active,
    /// The findings, each with its number. The last value is the number of the sentence that
    /// contains the finding, if there is one.
    pub findings: Vec<(usize, &'d Finding, Option<usize>)>,
}

impl PageRows<'_> {
    /// Returns the rows of the draft. A finding outside sentences is shown beside the block before
    /// the finding.
    pub fn all(&self) -> Vec<PageRow> {
        let mut rows = Vec::new();
        let blocks = &self.ledger.blocks;
        let starts: Vec<u32> = blocks.iter().map(|block| self.start(block)).collect();
        let mut findings = self.findings.iter().peekable();
        for (idx, block) in blocks.iter().enumerate() {
            let next = starts.get(idx + 1).copied().unwrap_or(u32::MAX);
            let mut own = Vec::new();
            while let Some(finding) = findings.next_if(|(_, it, _)| it.place.start < next) {
                own.push(finding);
            }
            rows.push(self.row(block, &own));
        }
        let left: Vec<_> = findings.collect();
        if !left.is_empty() {
            let findings = left.iter().map(|it| self.finding(it)).collect();
            rows.push(PageRow {
                class: "p",
                is_heading: false,
                sentences: Vec::new(),
                findings,
            });
        }
        rows
    }

    fn start(&self, block: &LedgerBlock) -> u32 {
        let first = self.ledger.sentences.get(block.sentences.start);
        first.map_or(0, |sentence| sentence.place.start)
    }

    fn row(&self, block: &LedgerBlock, findings: &[&(usize, &Finding, Option<usize>)]) -> PageRow {
        let sentence = |idx: usize| {
            let own: Vec<(usize, &Finding)> = findings
                .iter()
                .filter(|(_, _, sentence)| *sentence == Some(idx))
                .map(|(number, finding, _)| (*number, *finding))
                .collect();
            self.sentence(idx, &self.ledger.sentences[idx], &own)
        };
        PageRow {
            class: match block.kind {
                BlockKind::Heading(_) | BlockKind::Label => "h",
                BlockKind::Paragraph => "p",
                BlockKind::ListItem => "li",
                BlockKind::Quotation => "quote",
                BlockKind::TableCell => "cell",
                BlockKind::Caption | BlockKind::Alternative | BlockKind::Note => "p small",
            },
            is_heading: block.kind.is_heading(),
            sentences: block.sentences.clone().map(sentence).collect(),
            findings: findings
                .iter()
                .map(|finding| self.finding(finding))
                .collect(),
        }
    }

    fn sentence(
        &self,
        idx: usize,
        sentence: &LedgerSentence,
        findings: &[(usize, &Finding)],
    ) -> SentenceView {
        let class = if sentence.is_counted {
            map::class(sentence)
        } else {
            "own"
        };
        let source = sentence
            .source
            .filter(|_| sentence.standing != SourceStanding::Own);
        let name = source.map(|source| self.ledger.sources[source].name.as_str());
        let shown = |text: Option<&str>| text.map(readable).unwrap_or_default();
        SentenceView {
            number: idx,
            class,
            spoken: match class {
                "anonymous" => "anonymous source",
                "nobody" => "nobody named",
                _ => "",
            },
            source,
            who: shown(name),
            cue: shown(sentence.cue.as_deref()),
            evidence: shown(sentence.evidence.as_deref()),
            pieces: piece::of(sentence, findings),
        }
    }

    fn finding(
        &self,
        (number, finding, sentence): &(usize, &Finding, Option<usize>),
    ) -> FindingView {
        let rules = self.active.rules.iter();
        let mut rules = rules.filter(|(rule, _)| rule.id == finding.rule);
        let why = rules.next().map(|(rule, _)| readable(&rule.why));
        let at = self.locator.position(finding.place.start);
        FindingView {
            number: *number,
            severity: finding.severity.into(),
            message: readable(&finding.message),
            help: readable(&finding.help),
            rule: readable(&finding.rule),
            why: why.unwrap_or_default(),
            place: format!("line {}, column {}", at.line, at.column),
            back: match sentence {
                Some(_) => format!("r{number}"),
                None => format!("f{number}"),
            },
            related: finding.related.iter().map(|it| self.related(it)).collect(),
        }
    }

    fn related(&self, related: &Related) -> RelatedView {
        let what = match related.message.as_str() {
            "" => "see also",
            words => words,
        };
        if let Some(path) = &related.path {
            return RelatedView {
                sentence: None,
                words: readable(&format!("{what}: {path}")),
            };
        }
        let at = self.locator.position(related.place.start);
        RelatedView {
            sentence: self.ledger.sentence_at(related.place.start),
            words: readable(&format!("{what}: line {}", at.line)),
        }
    }
}
