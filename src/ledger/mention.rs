//! Finds the credits of a draft: its attributions, each with its source in the register.

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::{Attribution, CuePattern, Manner, SourceKind};
use crate::analysis::evidence::EvidenceKind;
use crate::english::class::{Class, RELATIVES};
use crate::ledger::candidate;
use crate::ledger::merge::Register;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// A statement that the draft credits to a source.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The index of the source in the register; `None` if the text names nobody.
    pub source: Option<usize>,
    /// The words for the source in this attribution.
    pub said: Span,
    /// The cue.
    pub cue: Span,
    /// The content that is credited.
    pub content: Vec<Span>,
    /// Whether the content is quoted.
    pub manner: Manner,
    /// The number of words of the content.
    pub n_words: usize,
    /// The index of the sentence with the cue.
    pub sentence: usize,
    /// Whether the writers of the draft are the source: “we found”.
    pub is_own: bool,
}

/// Returns the credits of the draft of `analysis`, in reading order, and enters their sources in
/// `register`.
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
        let is_possible = source.is_none_or(|it| {
            candidate::is_source(analysis, it) && !runs_on(analysis, number, it.span)
        });
        let idx = is_possible
            .then(|| entered(analysis, register, attribution, number))
            .flatten();
        if is_possible || attribution.manner != Manner::Indirect {
            credits.push(credit(analysis, idx, attribution));
        }
    }
    for evidence in analysis.evidence() {
        let names = matches!(
            evidence.kind,
            EvidenceKind::Parenthesis | EvidenceKind::Element
        );
        let source = evidence.source.filter(|_| names);
        let is_told = |span: &Span| {
            candidate::is_name(analysis.draft, *span) && !is_dateline(analysis.draft, *span)
        };
        let Some(source) = source.filter(is_told) else {
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

/// Returns the people whom the source at `span` means, if it names two people together. If it is
/// the end of a description such as “a person familiar with the talks”, returns that person.
/// Otherwise returns nobody.
fn told_apart(
    analysis: &Analysis<'_>,
    register: &Register<'_>,
    span: Span,
) -> Vec<(Span, SourceKind)> {
    if let Some(hidden) = candidate::told_by_matter(analysis.draft, span) {
        return vec![(hidden, SourceKind::Anonymous)];
    }
    let couple = register
        .people
        .couple(span, |surname| register.has_surname(surname))
        .into_iter()
        .flatten();
    couple.map(|person| (person, SourceKind::Person)).collect()
}

/// Whether `span`, the source of attribution `number`, begins where the source of the attribution
/// before it begins, and contains that attribution's cue. “The mayor said on the pier” is not a
/// source.
fn runs_on(analysis: &Analysis<'_>, number: usize, span: Span) -> bool {
    let before = number.checked_sub(1).map(|it| &analysis.attributions()[it]);
    before.is_some_and(|before| {
        let begins = before.source.as_ref().map(|it| it.span.start) == Some(span.start);
        begins && span.contains(before.cue)
    })
}

/// Whether the name at `span` is the news agency in a dateline, such as “AFP” in “PORT ANSEL (AFP)
/// —”.
fn is_dateline(draft: &Draft, span: Span) -> bool {
    const MAX_TOKENS_OF_DATELINE: usize = 8;
    let at = draft.token_at(span.start);
    let sentence = draft.sentences.get(draft.sentence_at(span.start));
    let is_near = sentence.is_some_and(|it| {
        let opens_block = draft.blocks[it.block].sentences.start == draft.sentence_at(span.start);
        opens_block && at < it.tokens.start + MAX_TOKENS_OF_DATELINE
    });
    let behind = draft.tokens.get(draft.tokens_in(span).end + 1);
    is_near && behind.is_some_and(|it| matches!(draft.word(it), "—" | "–" | "-" | "--"))
}

/// A verb such as “see” or “learn” attributes a statement in some places and reports an event in
/// others. If less than this share of its occurrences in the same construction attribute, the verb
/// credits nothing without a quotation. Measured on tests/measure/sources.tsv.
const MIN_SHARE_OF_VERB: f32 = 0.4;

/// Whether the verb of `attribution` rarely attributes, so that it reports an event: its share is
/// below [`MIN_SHARE_OF_VERB`].
fn is_deed(attribution: &Attribution) -> bool {
    let is_verb = matches!(attribution.pattern, CuePattern::Verb(_));
    let verb = attribution.verb.filter(|_| is_verb);
    let share = verb.and_then(|verb| {
        let in_frame = verb.share_in(attribution.pattern.name());
        in_frame.or_else(|| verb.share_in("any"))
    });
    share.is_some_and(|share| share < MIN_SHARE_OF_VERB)
}

/// Whether `attribution` credits a statement, a finding or a view to its source. The draft itself
/// must say so, in running text: an attribution inside a quotation does not count.
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
            || !is_deed(attribution)
                && (assertion::is_statement(draft, attribution)
                    || assertion::is_view(draft, attribution)))
}

/// Returns the index in `register` of the source of attribution `number`, which is added if it is
/// new. `None` if the attribution has no source, or if the writers are the source.
fn entered(
    analysis: &Analysis<'_>,
    register: &mut Register<'_>,
    attribution: &Attribution,
    number: usize,
) -> Option<usize> {
    let is_own = assertion::is_own(analysis.draft, attribution);
    let source = attribution.source.as_ref().filter(|_| !is_own)?;
    let pronoun = &analysis.draft.tokens[analysis.draft.token_at(source.span.start)];
    let is_gendered = analysis.draft.is(pronoun, Class::GenderedPronouns);
    let named = match source.kind {
        SourceKind::Pronoun if is_gendered => source.antecedent.unwrap_or(source.span),
        SourceKind::Pronoun => source.antecedent?,
        _ => source.span,
    };
    // If these words were entered before, their source is known. Looking the words up again could
    // give another source.
    let met = register
        .known
        .iter()
        .position(|known| known.mentions.contains(&named));
    if met.is_some() {
        return met;
    }
    if source.kind == SourceKind::Pronoun
        && let Some(person) = register.people.described_at(named)
    {
        return Some(register.enter(person, SourceKind::Person, number));
    }
    if source.kind == SourceKind::Pronoun && !analysis.draft.is(pronoun, RELATIVES) {
        return if is_gendered {
            register.person_meant(source.span, named, source.kind, number)
        } else {
            register.others_meant(named, source.kind, number)
        };
    }
    Some(register.enter(named, source.kind, number))
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
