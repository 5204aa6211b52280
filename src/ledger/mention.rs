//! Finds the credits of a draft. A credit is an attribution together with its source in the
//! register.

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::kind::BODIES;
use crate::analysis::attribution::{Attribution, Manner, Source, SourceKind};
use crate::analysis::evidence::{Evidence, EvidenceKind};
use crate::english::class::{Class, ClassSet, RELATIVES};
use crate::ledger::alike::abbreviates;
use crate::ledger::candidate;
use crate::ledger::described;
use crate::ledger::merge::{Register, ends_in_genitive};
use crate::ledger::name;
use crate::ledger::signature;
use crate::ledger::statement;
use crate::ledger::survey;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// A statement that the draft credits to a source.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The index of the source in the register; `None` if the text names nobody.
    pub source: Option<usize>,
    /// The words for the source in this attribution.
    pub said: Span,
    /// The cue of the attribution.
    pub cue: Span,
    /// The content that is credited to the source.
    pub content: Vec<Span>,
    /// Whether the content is a quotation, a paraphrase or a mixture.
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
    let credited = attributions.filter(|(number, _)| statement::is_credit(analysis, *number));
    let mut credits: Vec<Credit> = Vec::new();
    for (number, attribution) in credited {
        let source = attribution.source.as_ref();
        let people = source.map(|source| told_apart(analysis, register, attribution, source));
        let people = people.unwrap_or_default();
        if let [(first, SourceKind::Person), (second, SourceKind::Person)] = people[..] {
            register.couple = Some([first, second]);
        }
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
            candidate::is_source(analysis, attribution, it) && !runs_on(analysis, number, it.span)
        });
        let idx = is_possible
            .then(|| entered(analysis, register, attribution, number))
            .flatten();
        if is_possible || attribution.manner != Manner::Indirect {
            credits.push(credit(analysis, idx, attribution));
        }
    }
    signature::add(analysis, register, &mut credits);
    survey::add(analysis, register, &mut credits);
    add_references(analysis, register, &mut credits);
    credits
}

/// Adds a credit for each source that the draft only names in parentheses or in an HTML element
/// such as `<cite>`. Enters these sources in `register`.
fn add_references(analysis: &Analysis<'_>, register: &mut Register<'_>, credits: &mut Vec<Credit>) {
    for evidence in analysis.evidence() {
        let names = matches!(
            evidence.kind,
            EvidenceKind::Parenthesis | EvidenceKind::Element
        );
        let source = evidence.source.filter(|_| names);
        let is_told = |span: &Span| {
            candidate::is_name(analysis.draft, *span)
                && !is_dateline(analysis.draft, *span)
                && !is_clause(analysis, *span)
                && !is_reference(analysis.draft, evidence, credits)
                && !is_expansion(analysis.draft, evidence, *span)
                && has_verb(analysis, evidence)
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
}

/// Returns the sources that `source` means, if it means two people or organizations. If `source`
/// only ends a longer description, returns this description as one source: “a person familiar with
/// the talks” for “the talks”. Otherwise, the result is empty.
fn told_apart(
    analysis: &Analysis<'_>,
    register: &Register<'_>,
    attribution: &Attribution,
    source: &Source,
) -> Vec<(Span, SourceKind)> {
    let draft = analysis.draft;
    if let Some(text) = described::text_obtained(analysis, attribution) {
        return vec![(text, SourceKind::Document)];
    }
    if let Some(hidden) = described::told_by_matter(draft, source.span) {
        return vec![(hidden, SourceKind::Anonymous)];
    }
    let meant = source.antecedent.unwrap_or(source.span);
    if let Some(some) = candidate::part_of(draft, meant) {
        return vec![(some, SourceKind::Collective)];
    }
    let first = &draft.tokens[draft.token_at(source.span.start)];
    let span = match source.antecedent {
        Some(span) if draft.is(first, Class::PluralPronouns) => span,
        _ => source.span,
    };
    let couple = register
        .people
        .couple(span, |surname| register.has_surname(surname));
    if let Some(people) = couple {
        return people.map(|it| (it, SourceKind::Person)).to_vec();
    }
    if let Some(bodies) = register.people.bodies_together(span) {
        return bodies.map(|it| (it, SourceKind::Organization)).to_vec();
    }
    let meant = register.couple_meant(source.span, span).or_else(|| {
        let is_plural = draft.is(first, Class::PluralPronouns);
        let pronoun = is_plural.then_some(source.span)?;
        register.people.couple_before(pronoun)
    });
    let meant = meant.into_iter().flatten();
    meant.map(|person| (person, SourceKind::Person)).collect()
}

/// Says whether `span`, the source of attribution `number`, is too long because it contains the
/// source and the cue of the attribution before. “The mayor said on the pier” is not a source.
fn runs_on(analysis: &Analysis<'_>, number: usize, span: Span) -> bool {
    let before = number.checked_sub(1).map(|it| &analysis.attributions()[it]);
    before.is_some_and(|before| {
        let begins = before.source.as_ref().map(|it| it.span.start) == Some(span.start);
        begins && span.contains(before.cue)
    })
}

/// Says whether the words at `span` are a clause and not a name.
fn is_clause(analysis: &Analysis<'_>, span: Span) -> bool {
    let draft = analysis.draft;
    let is_verb = |idx: usize| {
        let tag = analysis.tag(idx);
        !draft.tokens[idx].capital && (tag.is_verb() || tag == Tag::Auxiliary)
    };
    draft.tokens_in(span).any(is_verb)
}

/// Says whether the sentence of `evidence` already credits a source before this evidence: “the
/// port” in “according to the port, the pier is safe (Maren, 2019)”.
fn is_reference(draft: &Draft, evidence: &Evidence, credits: &[Credit]) -> bool {
    let sentence = draft.sentence_at(evidence.span.start);
    let mut beside = credits.iter().filter(|it| it.sentence == sentence);
    beside.any(|it| it.source.is_some() && it.cue.end <= evidence.span.start)
}

/// Says whether the name at `span` in parentheses only spells out the word before the parentheses:
/// “PWF (Port Works Fund)”.
fn is_expansion(draft: &Draft, evidence: &Evidence, span: Span) -> bool {
    let open = draft.token_at(evidence.span.start);
    let before = open.checked_sub(1).map(|it| &draft.tokens[it]);
    let words = name::of(draft, span).words;
    before.is_some_and(|it| abbreviates(&[draft.word(it).to_owned()], &words))
}

/// Says whether the sentence of `evidence` has a finite verb. “Citizens’ guide (Port Office)” has
/// none, so it is not a statement.
fn has_verb(analysis: &Analysis<'_>, evidence: &Evidence) -> bool {
    let draft = analysis.draft;
    let sentence = draft.sentences.get(draft.sentence_at(evidence.span.start));
    let is_finite = |it: usize| analysis.tag(it).is_finite_or_auxiliary();
    sentence.is_some_and(|it| it.tokens.clone().any(is_finite))
}

/// Says whether the name at `span` is the news agency in a dateline: “AFP” in “PORT ANSEL (AFP) —”.
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

/// Returns the index in `register` of the source of attribution `number`. A new source is added to
/// `register`. Returns `None` if the attribution has no source, or if the writers of the draft are
/// the source.
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
    if source.kind == SourceKind::Pronoun
        && let Some(text) = candidate::text_before(analysis.draft, source)
    {
        return Some(register.enter(text, SourceKind::Document, number));
    }
    let named = words_meant(analysis.draft, register, source)?;
    // If these words were entered before, their source is known. Looking the words up again could
    // give another source. If “who” is part of the mention “a worker who asked for the port’s
    // books”, it means this worker.
    let is_part = |mention: Span| {
        let is_relative = analysis.draft.is(pronoun, RELATIVES);
        mention == named || is_relative && mention.contains(source.span)
    };
    let met = register
        .known
        .iter()
        .position(|known| known.mentions.iter().any(|it| is_part(*it)));
    if met.is_some() {
        return met;
    }
    if let Some(owner) = owner_of_text(analysis.draft, register, source) {
        return Some(register.enter(owner, SourceKind::Person, number));
    }
    if let Some(person) = person_described(analysis, register, attribution, source, named) {
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

/// Returns the words that `source` means: the antecedent of a pronoun, or else the words of
/// `source` itself.
fn words_meant(draft: &Draft, register: &Register<'_>, source: &Source) -> Option<Span> {
    let pronoun = &draft.tokens[draft.token_at(source.span.start)];
    // “He” does not mean two people.
    let is_couple = |it: &Span| register.people.couple(*it, |_| false).is_some();
    match source.kind {
        SourceKind::Pronoun if draft.is(pronoun, Class::GenderedPronouns) => {
            let antecedent = source.antecedent.filter(|it| !is_couple(it));
            Some(antecedent.unwrap_or(source.span))
        }
        SourceKind::Pronoun => source.antecedent,
        _ => Some(source.span),
    }
}

/// Returns the name of the person whom the words of `source` describe: “Ilse Maren” for “another
/// resident” in “said another resident, Ilse Maren”. If `source` is a pronoun, `named` are the
/// words that the pronoun means.
fn person_described(
    analysis: &Analysis<'_>,
    register: &Register<'_>,
    attribution: &Attribution,
    source: &Source,
    named: Span,
) -> Option<Span> {
    let draft = analysis.draft;
    let people = &register.people;
    if source.kind == SourceKind::Pronoun {
        return people.described_at(named);
    }
    let head = draft.tokens[people.naming(source.span).tokens].last();
    let is_described = head.is_some_and(|it| !it.capital && draft.is(it, name::HOLDERS));
    let behind = (is_described && attribution.cue.end <= source.span.start)
        .then(|| people.apposed_behind(source.span))
        .flatten();
    let before = || {
        if is_subject(analysis, attribution, source) {
            return None;
        }
        let apposed = people.apposed_to(source.span);
        apposed.or_else(|| people.described_at(source.span))
    };
    behind.or_else(|| (source.kind == SourceKind::Role).then(before)?)
}

/// If `source` is the text of a person whom the draft names elsewhere, returns this person: “Maren”
/// for “Maren’s analysis”.
fn owner_of_text(draft: &Draft, register: &Register<'_>, source: &Source) -> Option<Span> {
    const OTHERS: ClassSet = ClassSet::of(&[
        Class::PersonsInPlural,
        Class::PeopleNouns,
        Class::CollectiveSource,
        Class::Partisans,
    ]);
    let mut tokens = draft.tokens_in(source.span);
    let first = tokens.start;
    let n_names = tokens.by_ref().take_while(|it| draft.tokens[*it].capital);
    let last = first + n_names.count().checked_sub(1)?;
    let owner = draft.tokens[first].span.cover(draft.tokens[last].span);
    let words = name::words(draft, last..last + 1);
    let surname = words.first().map(|it| it.trim_end_matches(['\'', '’']))?;
    let is_known = register.has_surname(surname) || register.people.has_surname(surname);
    let has_ending = |it: usize| draft.is(&draft.tokens[it], Class::PossessiveEndings);
    let behind = draft.tokens_in(source.span).end.min(last + 2);
    let is_owner =
        ends_in_genitive(draft.word(&draft.tokens[last])) || (last + 1..behind).any(has_ending);
    // The noun ends the noun phrase: “budget” in “Maren’s proposed budget for the pier”.
    let mut nouns = (last + 1..draft.tokens_in(source.span).end)
        .skip_while(|it| has_ending(*it))
        .map(|it| &draft.tokens[it])
        .take_while(|it| it.is_word() && !draft.is(it, Class::FunctionWords));
    let noun = nouns.by_ref().last()?;
    let is_thing = !noun.capital
        && !draft.is(noun, OTHERS)
        && !draft.is(noun, name::HOLDERS)
        && !draft.is(noun, BODIES);
    (is_thing && is_owner && is_known).then_some(owner)
}

/// Says whether the description `source` is the subject of the verb: “a diplomat” in “In a talk at
/// Port Watch, a diplomat said”. In “Ilse Maren, a diplomat, said”, the description is an
/// apposition, which ends with a comma. Some writers leave this comma out if the name begins the
/// sentence. Therefore the sentence must begin with a preposition or a conjunction.
fn is_subject(analysis: &Analysis<'_>, attribution: &Attribution, source: &Source) -> bool {
    let draft = analysis.draft;
    let Some(sentence) = draft.sentences.get(draft.sentence_at(source.span.start)) else {
        return false;
    };
    let is_beside = draft.tokens_in(source.span).end == draft.token_at(attribution.cue.start);
    let first = sentence.tokens.start;
    let opens_adjunct = analysis.tag(first) == Tag::Adposition
        || draft.is(&draft.tokens[first], Class::AdverbialConjunctions);
    is_beside && source.span.end <= attribution.cue.start && opens_adjunct
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
