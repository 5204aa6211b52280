//! Writes the analysis of a draft as JSON. The submodule `outline` writes the analysis as readable
//! text.

mod outline;

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::Attribution;
use crate::analysis::backing::Backing;
use crate::analysis::claim::Claim;
use crate::analysis::evidence::Evidence;
use crate::analysis::repeat::Repeat;
use crate::report::format::json::write_value;
use crate::report::position::Locator;
use crate::syntax::Syntax;
use crate::syntax::clause::{self, Clause, ComplementKind};
use crate::text::block::Block;
use crate::text::encoding::Encoding;
use crate::text::left_out::{self, UnreadStretch};
use crate::text::span::{Place, Span};

/// The analysis of a draft, for output.
pub struct Inspection<'a> {
    path: &'a str,
    analysis: &'a Analysis<'a>,
    locator: Locator<'a>,
}

#[derive(Serialize)]
struct DraftShape<'a> {
    path: &'a str,
    language: &'static str,
    blocks: Vec<BlockShape<'a>>,
    sentences: Vec<SpanShape>,
    quotes: Vec<QuoteShape>,
    attributions: Vec<AttributionShape>,
    evidence: Vec<EvidenceShape>,
    claims: Vec<ClaimShape>,
    repeats: Vec<RepeatShape>,
    clauses: Vec<ClauseShape>,
    unread: Vec<LeftOutShape>,
}

/// A part of the file that is deliberately left unread.
#[derive(Serialize)]
struct LeftOutShape {
    span: SpanShape,
    kind: &'static str,
    words: usize,
}

/// A clause with a finite verb. `head` is the main word of the verb, and `subject` is the main word
/// of the subject.
#[derive(Serialize)]
struct ClauseShape {
    verb: SpanShape,
    head: SpanShape,
    subject: Option<SpanShape>,
    complement: Option<ComplementShape>,
    passive: bool,
    negated: bool,
}

#[derive(Serialize)]
struct ComplementShape {
    kind: &'static str,
    start: SpanShape,
}

#[derive(Serialize)]
struct BlockShape<'a> {
    span: SpanShape,
    role: &'static str,
    language: &'static str,
    /// The text that was analysed, without markup. U+FFFC replaces code and images.
    text: &'a str,
}

/// A half-open range of bytes of the file on disk.
#[derive(Serialize)]
struct SpanShape {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct QuoteShape {
    span: SpanShape,
    inner: SpanShape,
    closed: bool,
    words: usize,
}

#[derive(Serialize)]
struct AttributionShape {
    source: Option<SpanShape>,
    cue: Option<SpanShape>,
    content: Vec<SpanShape>,
    source_kind: &'static str,
    antecedent: Option<SpanShape>,
    manner: &'static str,
    via: &'static str,
    pattern: &'static str,
}

#[derive(Serialize)]
struct EvidenceShape {
    span: SpanShape,
    kind: &'static str,
    source: Option<SpanShape>,
}

#[derive(Serialize)]
struct ClaimShape {
    span: SpanShape,
    kind: &'static str,
    backed_by: Option<BackingShape>,
}

#[derive(Serialize)]
struct BackingShape {
    kind: &'static str,
    span: SpanShape,
}

#[derive(Serialize)]
struct RepeatShape {
    first: SpanShape,
    second: SpanShape,
    score: f32,
    kind: &'static str,
    reach: &'static str,
}

impl<'a> Inspection<'a> {
    /// Returns `analysis`, the analysis of the draft at `path`, in a form for output. The file of
    /// the draft has the encoding `encoding`.
    pub fn new(path: &'a str, analysis: &'a Analysis<'a>, encoding: Encoding) -> Self {
        let locator = Locator::new(analysis.draft.source(), encoding);
        Self {
            path,
            analysis,
            locator,
        }
    }

    /// Writes the analysis as one JSON object on a line of its own.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    pub fn write_line(&self, out: &mut dyn Write) -> io::Result<()> {
        let analysis = self.analysis;
        let sentences = analysis
            .draft
            .sentences
            .iter()
            .map(|sentence| self.span(sentence.span));
        let shape = DraftShape {
            path: self.path,
            language: analysis.draft.language.code(),
            blocks: self.blocks(),
            sentences: sentences.collect(),
            quotes: self.quotes(),
            attributions: analysis
                .attributions()
                .iter()
                .map(|attribution| self.attribution(attribution))
                .collect(),
            evidence: analysis
                .evidence()
                .iter()
                .map(|evidence| self.evidence(evidence))
                .collect(),
            claims: analysis
                .claims()
                .iter()
                .flat_map(|claim| self.claim(claim))
                .collect(),
            repeats: analysis
                .repeats()
                .iter()
                .map(|repeat| self.repeat(repeat))
                .collect(),
            clauses: self.clauses(),
            unread: self.unread(),
        };
        write_value(&mut *out, &shape)?;
        out.write_all(b"\n")
    }

    fn blocks(&self) -> Vec<BlockShape<'a>> {
        let draft = self.analysis.draft;
        let roles = self.analysis.roles();
        let role = |block: &Block| {
            let idx = draft
                .blocks
                .binary_search_by_key(&block.span.start, |block| block.span.start);
            // Blocks that are not in English are not analysed.
            idx.map_or("unread", |idx| roles[idx].into())
        };
        let blocks = draft.all_blocks().into_iter();
        let shape = |block: &Block| BlockShape {
            span: self.span(block.span),
            role: role(block),
            language: block.language.code(),
            text: draft.text(block.span),
        };
        blocks.map(shape).collect()
    }

    fn unread(&self) -> Vec<LeftOutShape> {
        let left_out = left_out::unread_stretches(self.analysis.draft).into_iter();
        let shape = |stretch: UnreadStretch| LeftOutShape {
            span: self.place(stretch.place),
            kind: stretch.kind.into(),
            words: stretch.n_words,
        };
        left_out.map(shape).collect()
    }

    fn clauses(&self) -> Vec<ClauseShape> {
        let syntax = Syntax::new(self.analysis.draft);
        let sentences = self.analysis.draft.sentences.iter();
        let clauses =
            sentences.flat_map(|sentence| clause::find_clauses(&syntax, &sentence.tokens));
        clauses.map(|clause| self.clause(&clause)).collect()
    }

    fn clause(&self, clause: &Clause) -> ClauseShape {
        let tokens = &self.analysis.draft.tokens;
        let word = |idx: usize| self.span(tokens[idx].span);
        let verb = &clause.verb;
        let (first, last) = (verb.tokens.start, verb.tokens.end - 1);
        let complement = clause.complement;
        let has_complement = complement.kind != ComplementKind::None;
        ClauseShape {
            verb: self.span(tokens[first].span.cover(tokens[last].span)),
            head: word(verb.head),
            subject: clause.subject.map(word),
            complement: has_complement.then(|| ComplementShape {
                kind: complement.kind.into(),
                start: word(complement.start),
            }),
            passive: verb.is_passive,
            negated: verb.is_negated,
        }
    }

    fn span(&self, span: Span) -> SpanShape {
        self.place(self.analysis.draft.place(span))
    }

    fn place(&self, place: Place) -> SpanShape {
        let place = self.locator.on_disk(place);
        SpanShape {
            start: place.start,
            end: place.end,
        }
    }

    fn quotes(&self) -> Vec<QuoteShape> {
        let shape = |quote: &crate::analysis::quote::Quote| QuoteShape {
            span: self.span(quote.span),
            inner: self.span(quote.inner),
            closed: quote.closed,
            words: quote.n_words,
        };
        self.analysis.quotes().iter().map(shape).collect()
    }

    fn attribution(&self, attribution: &Attribution) -> AttributionShape {
        let source = attribution.source.as_ref();
        AttributionShape {
            source: source.map(|source| self.span(source.span)),
            cue: Some(self.span(attribution.cue)),
            content: attribution
                .content
                .iter()
                .map(|content| self.span(*content))
                .collect(),
            source_kind: source.map_or("none", |source| source.kind.into()),
            antecedent: source
                .and_then(|source| source.antecedent)
                .map(|antecedent| self.span(antecedent)),
            manner: attribution.manner.into(),
            via: "cue",
            pattern: attribution.pattern.name(),
        }
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceShape {
        EvidenceShape {
            span: self.span(evidence.span),
            kind: evidence.kind.into(),
            source: evidence.source.map(|source| self.span(source)),
        }
    }

    fn claim(&self, claim: &Claim) -> Vec<ClaimShape> {
        let shape = |span: Span| ClaimShape {
            span: self.span(span),
            kind: claim.kind.into(),
            backed_by: claim.backing.map(|backing| self.backing(backing)),
        };
        std::iter::once(claim.span)
            .chain(claim.also.iter().copied())
            .map(shape)
            .collect()
    }

    fn backing(&self, backing: Backing) -> BackingShape {
        BackingShape {
            kind: backing.kind.into(),
            span: self.span(backing.span),
        }
    }

    fn repeat(&self, repeat: &Repeat) -> RepeatShape {
        RepeatShape {
            first: self.span(repeat.first),
            second: self.span(repeat.second),
            score: repeat.score,
            kind: repeat.kind.into(),
            reach: repeat.distance_class.into(),
        }
    }
}
