//! What the draft credits to its sources: each attribution with the source that it means.

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::{Attribution, Manner, SourceKind};
use crate::analysis::evidence::EvidenceKind;
use crate::ledger::candidate;
use crate::ledger::merge::Register;
use crate::text::span::Span;

/// Something that the draft credits to a source.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The source, by its number in the register; none where the text names nobody.
    pub source: Option<usize>,
    /// The words for the source there.
    pub said: Span,
    /// The words that attribute.
    pub cue: Span,
    /// What is credited.
    pub content: Vec<Span>,
    /// Whether it is quoted.
    pub manner: Manner,
    /// How many words are credited.
    pub n_words: usize,
    /// The sentence of the cue.
    pub sentence: usize,
    /// Whether the writers speak of themselves: “we found”.
    pub is_own: bool,
}

/// What the draft of `analysis` credits, in reading order. The sources are entered in `register`.
pub fn credits(analysis: &Analysis<'_>, register: &mut Register<'_>) -> Vec<Credit> {
    let attributions = analysis.attributions().iter().enumerate();
    let credited = attributions.filter(|(_, attribution)| is_credit(analysis, attribution));
    let mut credits: Vec<Credit> = Vec::new();
    for (number, attribution) in credited {
        let source = attribution.source.as_ref();
        let people = source.map(|source| told_apart(analysis, register, source.span));
        let people = people.unwrap_or_default();
        for (person, kind) in &people {
            let idx = register.enter(*person, *kind, number);
            credits.push(Credit {
                source: Some(idx),
                said: *person,
                ..credit(analysis, None, attribution)
            });
        }
        if !people.is_empty() {
            continue;
        }
        let is_possible = source.is_none_or(|it| candidate::is_source(analysis.draft, it));
        if is_possible || attribution.manner != Manner::Indirect {
            let idx = entered(analysis, register, attribution, number).filter(|_| is_possible);
            credits.push(credit(analysis, idx, attribution));
        }
    }
    for evidence in analysis.evidence() {
        let names = matches!(
            evidence.kind,
            EvidenceKind::Parenthesis | EvidenceKind::Element
        );
        let source = evidence.source.filter(|_| names);
        let Some(source) = source.filter(|span| candidate::is_name(analysis.draft, *span)) else {
            continue;
        };
        let idx = register.enter(
            source,
            SourceKind::Organization,
            analysis.attributions().len(),
        );
        credits.push(Credit {
            source: Some(idx),
            said: source,
            cue: evidence.span,
            content: Vec::new(),
            manner: Manner::Indirect,
            n_words: 0,
            sentence: analysis.draft.sentence_at(evidence.span.start),
            is_own: false,
        });
    }
    credits
}

/// Those whom the source at `span` stands for, where its words alone do not tell: two people who
/// are named together, or somebody who is told by a matter: “a person familiar with the talks”.
fn told_apart(
    analysis: &Analysis<'_>,
    register: &Register<'_>,
    span: Span,
) -> Vec<(Span, SourceKind)> {
    if let Some(hidden) = candidate::told_by_matter(analysis.draft, span) {
        return vec![(hidden, SourceKind::Anonymous)];
    }
    let couple = register.couple(span).into_iter().flatten();
    couple.map(|person| (person, SourceKind::Person)).collect()
}

/// Whether `attribution` reports words or findings, and in the words of the draft itself.
fn is_credit(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let sentence = draft
        .sentences
        .get(draft.sentence_at(attribution.cue.start));
    let block = sentence.map(|it| &draft.blocks[it.block]);
    let is_text = block.is_some_and(|it| !it.is_display_copy() && !it.kind.is_heading());
    let source = attribution.source.as_ref();
    let is_told_by_source =
        source.is_some_and(|it| analysis.is_quoted(it.span)) || analysis.is_quoted(attribution.cue);
    let is_quoted = attribution.manner != Manner::Indirect;
    is_text
        && !is_told_by_source
        && !attribution.content.is_empty()
        && assertion::is_asserted(draft, attribution)
        && (is_quoted
            || assertion::is_statement(draft, attribution)
            || assertion::is_view(draft, attribution))
}

/// The source of attribution `number`, by its number in `register`; none where nobody is named.
fn entered(
    analysis: &Analysis<'_>,
    register: &mut Register<'_>,
    attribution: &Attribution,
    number: usize,
) -> Option<usize> {
    let is_own = assertion::is_own(analysis.draft, attribution);
    let source = attribution.source.as_ref().filter(|_| !is_own)?;
    let named = match source.kind {
        SourceKind::Pronoun => source.antecedent?,
        _ => source.span,
    };
    // What was met before is what it was: the words alone tell less.
    let met = register
        .known
        .iter()
        .position(|known| known.mentions.contains(&named));
    Some(met.unwrap_or_else(|| register.enter(named, source.kind, number)))
}

fn credit(analysis: &Analysis<'_>, source: Option<usize>, attribution: &Attribution) -> Credit {
    let draft = analysis.draft;
    let words = |it: &Span| {
        let tokens = &draft.tokens[draft.tokens_in(*it)];
        tokens.iter().filter(|it| it.is_word()).count()
    };
    Credit {
        source,
        said: attribution
            .source
            .as_ref()
            .map_or(attribution.cue, |it| it.span),
        cue: attribution.cue,
        n_words: attribution.content.iter().map(words).sum(),
        content: attribution.content.clone(),
        manner: attribution.manner,
        sentence: draft.sentence_at(attribution.cue.start),
        is_own: assertion::is_own(draft, attribution),
    }
}
