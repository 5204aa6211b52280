//! The backing of a statement is the source that supports the statement. This module seeks the
//! backing in the sentence of the statement and in the sentences near it.

use strum::{Display, IntoStaticStr};

use crate::analysis::Analysis;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::{Attribution, CuePattern, SourceKind};
use crate::analysis::evidence::{Evidence, EvidenceKind};
use crate::analysis::quote::Quote;
use crate::analysis::tuning::{
    MAX_BYTES_TO_ATTRIBUTION, MAX_TOKENS_OF_SPEAKER, MIN_SHARE_OF_SPEECH_VERB,
};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::{ReportingVerb, Sense};
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::Token;

/// Nouns for documents, and for people whom a poll asked. A figure may come from a document or a
/// group whose name ends with such a noun: “survey respondents”.
const SOURCES_OF_FIGURES: ClassSet = ClassSet::of(&[
    Class::AverageWords,
    Class::DocumentNouns,
    Class::DocumentSource,
    Class::PollingWords,
    Class::StudyResults,
]);

/// The source that supports a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The kind of the backing.
    pub kind: BackingKind,
    /// The span of the words or the mark that give the source.
    pub span: Span,
}

/// The kind of a backing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum BackingKind {
    /// An attribution.
    Attribution,
    /// Evidence that is not an attribution: a parenthesis, a link, a note or a source line.
    Evidence,
    /// A document that the sentence of the statement or a sentence near it names: “the survey”.
    Document,
}

/// The attributions and the evidence of a draft. They are looked up by sentence.
#[derive(Clone, Copy)]
pub struct BackingContext<'a> {
    syntax: &'a Syntax<'a>,
    attributions: &'a [Attribution],
    evidence: &'a [Evidence],
}

impl<'a> BackingContext<'a> {
    /// Takes the attributions and the evidence of the draft of `syntax`, both in reading order.
    pub fn new(
        syntax: &'a Syntax<'a>,
        attributions: &'a [Attribution],
        evidence: &'a [Evidence],
    ) -> Self {
        Self {
            syntax,
            attributions,
            evidence,
        }
    }

    /// Returns the syntax of the draft.
    pub fn syntax(&self) -> &'a Syntax<'a> {
        self.syntax
    }

    /// Returns the first attribution near `span` whose content overlaps `span`. The attribution
    /// must name a source. `span` must overlap neither this source nor the cue.
    pub fn attribution_of(&self, span: Span) -> Option<Backing> {
        let holds =
            |attribution: &&Attribution| attribution.content.iter().any(|part| part.overlaps(span));
        self.near(span)
            .filter(|attribution| answers(attribution, span))
            .find(holds)
            .map(backing)
    }

    /// Returns the attribution that `backing` was made from; `None` if `backing` is not an
    /// attribution.
    pub fn attribution_at(&self, backing: Backing) -> Option<&'a Attribution> {
        let mut attributions = self.attributions_in(backing.span);
        attributions.find(|attribution| self::backing(attribution) == backing)
    }

    /// Returns the first attribution that names a source and has its cue in sentence `idx`.
    pub fn attribution_in_sentence(&self, idx: usize) -> Option<Backing> {
        self.cues_in(idx)
            .find(|attribution| attribution.source.is_some())
            .map(backing)
    }

    /// Returns the first attribution in sentence `idx` that names a source and reports facts, not a
    /// demand, a vow or a deed. Such an attribution may also back claims in the sentences before
    /// and after sentence `idx`.
    pub fn report_in_sentence(&self, idx: usize) -> Option<Backing> {
        let other = [
            Sense::Directive,
            Sense::Commissive,
            Sense::Attitude,
            Sense::Other,
        ];
        let reports = |attribution: &&Attribution| {
            attribution
                .verb
                .is_none_or(|verb| !other.contains(&verb.sense))
        };
        self.cues_in(idx)
            .filter(|attribution| attribution.source.is_some())
            .find(reports)
            .map(backing)
    }

    /// Returns the first attribution in sentence `idx` that can back the words at `span`. An
    /// attribution cannot back the words of its own source: “most Canadians” in “most Canadians
    /// oppose”.
    pub fn attribution_beside(&self, idx: usize, span: Span) -> Option<Backing> {
        let other = |attribution: &&Attribution| answers(attribution, span);
        self.cues_in(idx).find(other).map(backing)
    }

    /// Returns the first attribution in sentence `idx` whose source is a document, an organization
    /// or a group of people, not a single person. Such a source publishes what it says.
    pub fn publisher_in_sentence(&self, idx: usize) -> Option<Backing> {
        let publishes = |attribution: &&Attribution| {
            attribution
                .source
                .as_ref()
                .is_some_and(|source| match source.kind {
                    SourceKind::Document | SourceKind::Organization | SourceKind::Collective => {
                        true
                    }
                    // “The port authority” is not a person, although it has the kind `Role`.
                    SourceKind::Role => !self.ends_with_role(source.span),
                    SourceKind::Person | SourceKind::Anonymous | SourceKind::Pronoun => false,
                })
        };
        self.cues_in(idx).find(publishes).map(backing)
    }

    /// Says whether the last word of `source` is the office of a person: “mayor” in “the mayor”.
    fn ends_with_role(&self, source: Span) -> bool {
        let last = self.syntax.draft.tokens_in(source).next_back();
        last.is_some_and(|idx| {
            english::dictionary().is(
                self.syntax.draft.word(&self.syntax.draft.tokens[idx]),
                Class::RoleNouns,
            )
        })
    }

    /// Returns the attributions whose cues begin in sentence `idx`.
    fn cues_in(&self, idx: usize) -> impl Iterator<Item = &'a Attribution> {
        let sentence = self.syntax.draft.sentences.get(idx);
        self.attributions_in(sentence.map_or(Span::default(), |sentence| sentence.span))
    }

    /// Returns the attributions whose cues begin in `span`.
    pub fn attributions_in(&self, span: Span) -> impl Iterator<Item = &'a Attribution> {
        let start = self
            .attributions
            .partition_point(|attribution| attribution.cue.start < span.start);
        self.attributions[start..]
            .iter()
            .take_while(move |attribution| attribution.cue.start < span.end)
    }

    /// Returns the first evidence that begins in sentence `idx`, or directly after this sentence in
    /// the same block.
    pub fn evidence_in_sentence(&self, idx: usize) -> Option<Backing> {
        let sentence = self.syntax.draft.sentences.get(idx)?;
        let next = self
            .syntax
            .draft
            .sentences
            .get(idx + 1)
            .filter(|next_sentence| next_sentence.block == sentence.block);
        let end = next.map_or(
            self.syntax.draft.blocks[sentence.block].span.end + 1,
            |sentence| sentence.span.start,
        );
        let start = self
            .evidence
            .partition_point(|evidence| evidence.span.start < sentence.span.start);
        let found = self.evidence[start..]
            .first()
            .filter(|evidence| evidence.span.start <= end)?;
        // A note mark right before the next sentence belongs to sentence `idx`. A link on the first
        // word of the next sentence belongs to the next sentence.
        let inside = found.span.start < end || found.span.is_empty();
        inside.then_some(Backing {
            kind: BackingKind::Evidence,
            span: found.span,
        })
    }

    /// Says whether `backing` is a line that gives the source of the text above or below the line.
    pub fn is_source_line(&self, backing: Backing) -> bool {
        let start = self
            .evidence
            .partition_point(|evidence| evidence.span.start < backing.span.start);
        let mut here = self.evidence[start..]
            .iter()
            .take_while(|evidence| evidence.span.start == backing.span.start);
        backing.kind == BackingKind::Evidence
            && here.any(|evidence| {
                evidence.kind == EvidenceKind::SourceLine && evidence.span == backing.span
            })
    }

    /// Returns the document that sentence `idx` names and from which a figure may come: “the
    /// survey”. The “data” in “data centers” is no document, because it only modifies another noun.
    pub fn document_in_sentence(&self, idx: usize) -> Option<Backing> {
        self.named_in(Class::DocumentNouns, idx)
    }

    /// Returns the poll or the count of things that sentence `idx` names, such as “the census”.
    pub fn poll_in_sentence(&self, idx: usize) -> Option<Backing> {
        self.named_in(Class::PollingWords, idx)
    }

    /// Returns the first word or phrase of `class` in sentence `idx`. A word is skipped if it
    /// modifies a noun from which no figure comes: “data” in “data centers”. A word before a noun
    /// such as “data” is kept: “census” in “census data”.
    fn named_in(&self, class: Class, idx: usize) -> Option<Backing> {
        let sentence = self.syntax.draft.sentences.get(idx)?;
        let end = sentence.tokens.end;
        let named = |idx: usize| {
            let after = idx + self.syntax.draft.entry_at(idx..end, class)?;
            let modifies = after < end && self.is_head_without_figures(after);
            let last = self.syntax.draft.tokens[after - 1].span;
            (!modifies).then(|| self.syntax.draft.tokens[idx].span.cover(last))
        };
        let span = sentence.tokens.clone().find_map(named)?;
        Some(Backing {
            kind: BackingKind::Document,
            span,
        })
    }

    /// Says whether token `idx`, which follows a noun for a document, is a common noun from which
    /// no figure comes: “centers” in “data centers”. Figures come from the nouns of
    /// [`SOURCES_OF_FIGURES`].
    fn is_head_without_figures(&self, idx: usize) -> bool {
        let token = &self.syntax.draft.tokens[idx];
        let is_source = self.syntax.draft.is(token, SOURCES_OF_FIGURES);
        // The tagger sometimes takes a verb for a noun: “the poll shows”, “the audit covers 40
        // percent”.
        let has_object = matches!(self.syntax.tag(idx + 1), Tag::Number | Tag::Determiner);
        let is_verb = has_object || self.syntax.draft.record(token).is_reporting_verb();
        token.is_word()
            && !token.capital
            && !is_source
            && !is_verb
            && self.syntax.tag(idx) == Tag::Noun
    }

    /// Returns the attributions whose cues begin at most [`MAX_BYTES_TO_ATTRIBUTION`] bytes before
    /// or after `span`.
    fn near(&self, span: Span) -> impl Iterator<Item = &'a Attribution> {
        let from = span.start.saturating_sub(MAX_BYTES_TO_ATTRIBUTION);
        let start = self
            .attributions
            .partition_point(|attribution| attribution.cue.start < from);
        let until = span.end.saturating_add(MAX_BYTES_TO_ATTRIBUTION);
        self.attributions[start..]
            .iter()
            .take_while(move |attribution| attribution.cue.start < until)
    }
}

/// Says whether `attribution` names a source that can back the words at `span`. An attribution
/// cannot back the words of its own source (“most Canadians” in “most Canadians oppose”) or of its
/// own cue (“are expected” in “are expected by the end of the year”).
fn answers(attribution: &Attribution, span: Span) -> bool {
    attribution
        .source
        .as_ref()
        .is_some_and(|source| !attribution.cue.overlaps(span) && !source.span.overlaps(span))
        && !undergoes(attribution)
}

/// Says whether something only happens to the source of `attribution`, so that the source reports
/// nothing: “the town is facing a crisis”.
fn undergoes(attribution: &Attribution) -> bool {
    let has_object = attribution.pattern == CuePattern::Verb(Frame::Object);
    let is_through = |verb: &ReportingVerb| verb.sense == Sense::Other;
    has_object && attribution.verb.is_some_and(is_through)
}

/// Says whether `verb` says or finds something, as “testify” and “find” do.
pub fn states(verb: &ReportingVerb) -> bool {
    let is = |class| english::dictionary().is(verb.lemma, class);
    is(Class::FindingVerbs) || is(Class::SayingVerbs)
}

/// Says whether most uses of `verb` report speech.
pub fn mostly_speaks(verb: &ReportingVerb) -> bool {
    MIN_SHARE_OF_SPEECH_VERB <= verb.share
}

fn backing(attribution: &Attribution) -> Backing {
    let source = attribution.source.as_ref();
    let span = source.map_or(attribution.cue, |source| source.span.cover(attribution.cue));
    Backing {
        kind: BackingKind::Attribution,
        span,
    }
}

/// Returns the backing of `quote`; `None` if no backing is found.
///
/// The search goes through these places in this order:
/// 1. an attribution whose content includes the quotation;
/// 2. a label of the speaker within the quotation marks;
/// 3. the block of the quotation, if this is a block quotation, a table cell or the like;
/// 4. the sentences of the paragraph of the quotation;
/// 5. the sentences before and after the quotation.
pub fn of_quote(analysis: &Analysis<'_>, quote: &Quote) -> Option<Backing> {
    let context = analysis.context();
    if let Some(found) = context.attribution_of(quote.span) {
        return Some(found);
    }
    let draft = analysis.draft;
    if let Some(label) = speaker_label(draft, quote) {
        return Some(Backing {
            kind: BackingKind::Attribution,
            span: label,
        });
    }
    let (first, last) = (
        draft.sentence_at(quote.span.start),
        draft.sentence_at(quote.span.end.saturating_sub(1)),
    );
    let block = draft.sentences.get(first)?.block;
    if !matches!(
        draft.blocks[block].kind,
        BlockKind::Paragraph | BlockKind::ListItem
    ) {
        return Some(Backing {
            kind: BackingKind::Evidence,
            span: draft.blocks[block].span,
        });
    }
    let in_block = draft.blocks[block].sentences.clone();
    let around = first.saturating_sub(1)..(last + 2).min(draft.sentences.len());
    let heading = |idx: &usize| draft.blocks[draft.sentences[*idx].block].kind.is_heading();
    let places = in_block.chain(around).filter(|idx| !heading(idx));
    let mut backings = places.map(|idx| {
        context
            .attribution_in_sentence(idx)
            .or_else(|| context.evidence_in_sentence(idx))
    });
    backings.find_map(|backing| backing)
}

/// Returns the label of the speaker at the start of the quotation, as transcripts have it: “MAREN”
/// in “MAREN: Well, no.”
fn speaker_label(draft: &Draft, quote: &Quote) -> Option<Span> {
    let tokens = &draft.tokens[draft.tokens_in(quote.inner)];
    let opens_mark = |token: &Token| !token.is_word();
    let skipped = tokens.iter().take_while(|token| opens_mark(token)).count();
    let named = tokens[skipped..]
        .iter()
        .take_while(|token| token.capital)
        .take(MAX_TOKENS_OF_SPEAKER)
        .count();
    let last = (skipped + named).checked_sub(1)?;
    let colon = tokens.get(skipped + named)?;
    (named > 0 && draft.word(colon) == ":").then(|| tokens[skipped].span.cover(tokens[last].span))
}
