//! Determines the source on which each sentence and each claim rests.

use std::ops::Range;

use strum::{Display, IntoStaticStr};

use crate::analysis::Analysis;
use crate::analysis::backing::{Backing, BackingKind};
use crate::ledger::mention::Credit;
use crate::ledger::merge::Register;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::{Place, Span};

/// The kind of source on which a sentence or a claim rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum SourceStanding {
    /// A source that the reader can identify.
    Named,
    /// An anonymous source.
    Anonymous,
    /// No source, although the text makes a claim that needs a source.
    Nobody,
    /// The draft itself: no source is needed.
    Own,
}

/// A sentence of the draft.
#[derive(Clone, Debug)]
pub struct LedgerSentence {
    /// The place of the sentence in the file.
    pub place: Place,
    /// The text of the sentence, without markup.
    pub text: String,
    /// For each token, its place in the file and its bytes in `text`.
    pub anchors: Vec<(Place, Range<usize>)>,
    /// The number of words of the sentence.
    pub n_words: usize,
    /// The kind of source on which the sentence rests.
    pub standing: SourceStanding,
    /// The index in the ledger of the source on which the sentence rests.
    pub source: Option<usize>,
    /// The cue that attributes the sentence to the source.
    pub cue: Option<String>,
    /// The words of other evidence in the sentence, such as a link.
    pub evidence: Option<String>,
    /// Whether the balance counts the sentence. Headings and display copy are not counted.
    pub is_counted: bool,
}

/// Returns the sentences of the draft of `analysis`.
pub fn of_sentences(
    analysis: &Analysis<'_>,
    credits: &[Credit],
    register: &Register<'_>,
) -> Vec<LedgerSentence> {
    let draft = analysis.draft;
    let by_sentence = credits_of_sentences(analysis, credits);
    let sentence = |(idx, it): (usize, &Sentence)| {
        let block = &draft.blocks[it.block];
        let credit = by_sentence[idx].map(|it| &credits[it]);
        let (standing, evidence) = stand(analysis, credits, register, idx, credit);
        let (text, anchors) = read(draft, it);
        let counted = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation
        );
        LedgerSentence {
            place: draft.place(it.span),
            text,
            anchors,
            n_words: draft.tokens[it.tokens.clone()]
                .iter()
                .filter(|it| it.is_word())
                .count(),
            standing,
            source: credit.and_then(|it| it.source),
            cue: credit.map(|it| draft.written(it.cue)),
            evidence,
            is_counted: counted && !block.is_display_copy(),
        }
    };
    draft.sentences.iter().enumerate().map(sentence).collect()
}

impl LedgerSentence {
    /// Finds the token that contains byte `at` of the file, and returns the offset in `text` at
    /// which this token begins. If no token contains this byte, the next token is taken.
    pub fn offset(&self, at: u32) -> usize {
        let n_before = self.anchors.partition_point(|(place, _)| place.end <= at);
        let anchor = self.anchors.get(n_before);
        anchor.map_or(self.text.len(), |(_, text)| text.start)
    }

    /// Finds the last token that begins before byte `end` of the file, and returns the end of that
    /// token in `text`.
    pub fn offset_behind(&self, end: u32) -> usize {
        let n_begun = self.anchors.partition_point(|(place, _)| place.start < end);
        let anchor = n_begun.checked_sub(1).map(|idx| &self.anchors[idx]);
        anchor.map_or(0, |(_, text)| text.end)
    }
}

/// Returns the text of `sentence` without markup. Also returns, for each token, its place in the
/// file and its bytes in that text.
fn read(draft: &Draft, sentence: &Sentence) -> (String, Vec<(Place, Range<usize>)>) {
    let mut text = String::new();
    let mut anchors = Vec::with_capacity(sentence.tokens.len());
    let mut at = sentence.span.start;
    for token in &draft.tokens[sentence.tokens.clone()] {
        text += &draft.written(Span::new(at, token.span.start));
        let start = text.len();
        text += &draft.written(token.span);
        anchors.push((draft.place(token.span), start..text.len()));
        at = token.span.end;
    }
    text += &draft.written(Span::new(at, sentence.span.end));
    (text, anchors)
}

/// Returns, for each sentence, the index of the credit whose content or cue covers the largest part
/// of the sentence.
fn credits_of_sentences(analysis: &Analysis<'_>, credits: &[Credit]) -> Vec<Option<usize>> {
    let draft = analysis.draft;
    let mut best: Vec<Option<(u32, usize)>> = vec![None; draft.sentences.len()];
    for (number, credit) in credits.iter().enumerate() {
        let spans = credit.content.iter().chain([&credit.cue]);
        for span in spans {
            let first = draft.sentence_at(span.start);
            let touched = best.iter_mut().zip(&draft.sentences).skip(first);
            let touched = touched.take_while(|(_, sentence)| sentence.span.start < span.end);
            for (best, sentence) in touched {
                let shared = Span::new(
                    span.start.max(sentence.span.start),
                    span.end.min(sentence.span.end),
                );
                if best.is_none_or(|(length, _)| length < shared.len()) {
                    *best = Some((shared.len(), number));
                }
            }
        }
    }
    best.into_iter()
        .map(|standing| standing.map(|(_, source)| source))
        .collect()
}

fn stand(
    analysis: &Analysis<'_>,
    credits: &[Credit],
    register: &Register<'_>,
    idx: usize,
    credit: Option<&Credit>,
) -> (SourceStanding, Option<String>) {
    let draft = analysis.draft;
    let evidence = analysis.context().evidence_in_sentence(idx);
    let shown = evidence
        .map(|it| draft.written(it.span))
        .filter(|it| !it.trim().is_empty());
    if let Some(credit) = credit {
        return (of_credit(credit, register), shown);
    }
    let span = draft.sentences[idx].span;
    let claims = analysis.claims().iter();
    let claim = claims
        .filter(|it| !it.is_wide)
        .find(|it| span.contains(it.span));
    let Some(claim) = claim else {
        let standing = if shown.is_some() {
            SourceStanding::Named
        } else {
            SourceStanding::Own
        };
        return (standing, shown);
    };
    let standing = of_backing(claim.backing, credits, register);
    let backing = claim.backing.map(|it| draft.written(it.span));
    (standing, shown.or(backing))
}

fn of_credit(credit: &Credit, register: &Register<'_>) -> SourceStanding {
    match credit.source {
        _ if credit.is_own => SourceStanding::Own,
        Some(source) if register.is_named(source) => SourceStanding::Named,
        Some(_) => SourceStanding::Anonymous,
        None => SourceStanding::Nobody,
    }
}

/// Returns the kind of source on which each claim of the draft rests.
pub fn of_claims(
    analysis: &Analysis<'_>,
    credits: &[Credit],
    register: &Register<'_>,
) -> Vec<SourceStanding> {
    let claims = analysis.claims().iter().filter(|it| !it.is_wide);
    claims
        .map(|it| of_backing(it.backing, credits, register))
        .collect()
}

fn of_backing(
    backing: Option<Backing>,
    credits: &[Credit],
    register: &Register<'_>,
) -> SourceStanding {
    match backing {
        None => SourceStanding::Nobody,
        Some(it) if it.kind == BackingKind::Attribution => {
            let credit = credits.iter().find(|credit| credit.cue.overlaps(it.span));
            credit.map_or(SourceStanding::Named, |it| of_credit(it, register))
        }
        Some(_) => SourceStanding::Named,
    }
}
