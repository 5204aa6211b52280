//! Decides whether an attribution credits its source with a statement, a finding or a view.

mod deed;
mod expected;
mod text;

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::kind::{BODIES, DOCUMENTS};
use crate::analysis::attribution::{Attribution, CuePattern, Manner, SourceKind};
use crate::analysis::role::BlockRole;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::ledger::candidate;
use crate::ledger::headline;
use crate::ledger::name;
use crate::syntax::tag::Tag;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// If nothing is quoted, a verb is a cue only if at least this share of its uses are attributions:
/// 0.4 means four of ten. A verb with a lower share, such as “see”, mostly reports what happened,
/// not what somebody said. Measured on `tests/measure/sources.tsv`.
const MIN_SHARE_OF_VERB: f32 = 0.4;

/// Replaces [`MIN_SHARE_OF_VERB`] if an infinitive follows the verb. The share is higher, because
/// such a verb mostly reports a plan, not a statement: “decided to leave”.
const MIN_SHARE_OF_INFINITIVE: f32 = 0.5;

/// Replaces [`MIN_SHARE_OF_VERB`] if “that” follows the verb. The share is lower, because “that”
/// mostly opens a statement: “ruled that the pier is safe”.
const MIN_SHARE_WITH_THAT: f32 = 0.3;

/// Words that join a clause to the clause before it: “and” in “and the mayor said”. The source of
/// the first clause need not have said what is in the second clause.
const JOINING: ClassSet = ClassSet::of(&[
    Class::Coordinators,
    Class::ConcessiveConjunctions,
    Class::ContrastiveConjunctions,
]);

/// Says whether attribution `number` credits its source with a statement, a finding or a view. In
/// “Maren said the council denied it”, only Maren is credited.
pub fn is_credit(analysis: &Analysis<'_>, number: usize) -> bool {
    let attribution = &analysis.attributions()[number];
    is_report(analysis, attribution)
        && !is_told_by_another(analysis, number)
        && !is_lead_in(analysis, number)
}

/// Says whether `attribution` reports a statement, a finding or a view, and is itself not quoted.
fn is_report(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let sentence = draft
        .sentences
        .get(draft.sentence_at(attribution.cue.start));
    let block = sentence.map(|it| &draft.blocks[it.block]);
    let is_text = block.is_some_and(|it| !it.is_display_copy() && !it.kind.is_heading())
        && !is_bibliographic(analysis, sentence.map(|it| it.block))
        && headline::of(draft).is_none_or(|it| !it.contains(attribution.cue));
    let source = attribution.source.as_ref();
    let is_told_by_source =
        source.is_some_and(|it| analysis.is_quoted(it.span)) || analysis.is_quoted(attribution.cue);
    // Only the source after the “by” of a passive may be inside the content.
    let is_within = source.is_some_and(|it| {
        is_within(it.span, &attribution.content) && !assertion::is_agent(draft, attribution)
    });
    // “Announced a plan for a ‘new pier’” reports a deed: the quoted words are no statement.
    let is_quoted = match attribution.manner {
        Manner::Direct => true,
        Manner::Mixed => !matches!(
            attribution.pattern,
            CuePattern::Verb(Frame::Object | Frame::Infinitive | Frame::Preposition)
        ),
        Manner::Indirect => false,
    };
    // “Neither said so” and “no resident said so” report that nothing was said.
    let denies = source.is_some_and(|it| {
        let first = &draft.tokens[draft.token_at(it.span.start)];
        draft.is(first, Class::Negations)
    });
    is_text
        && !denies
        && !is_relative_of_thing(draft, attribution)
        && !is_naming(draft, attribution)
        && !is_authorship(draft, attribution)
        && !expected::is_expected(analysis, attribution)
        && !expected::is_modifier(analysis, attribution)
        && !expected::is_gerund(analysis, attribution)
        && !is_told_by_source
        && !is_within
        && (!attribution.content.is_empty() || is_reported_by(draft, attribution))
        && (assertion::is_asserted(draft, attribution)
            || is_only_possible(draft, attribution)
            || expected::goes_on(draft, attribution)
            || is_occasion(analysis, attribution))
        && (is_quoted
            || text::is_told(draft, attribution)
            || !is_request(draft, attribution)
                && !is_deed(attribution)
                && !is_agreement(draft, attribution)
                && !expected::is_summons(analysis, attribution)
                && !deed::is_vote(draft, attribution)
                && !deed::is_no_statement(attribution)
                && !is_deed_on_object(draft, attribution)
                && !is_circumstance(analysis, attribution)
                && (text::is_finding(draft, attribution)
                    || assertion::is_statement(draft, attribution)
                    || assertion::is_view(draft, attribution)
                    || is_promise(attribution)
                    || is_reported_by(draft, attribution)))
}

/// Says whether block number `block` is an entry of a bibliography: “Maren, Ilse. What the port
/// says. Harbour Press”. The title of a work credits nobody. An entry begins or ends with a name or
/// a publisher, where a paragraph has a sentence with a verb.
fn is_bibliographic(analysis: &Analysis<'_>, block: Option<usize>) -> bool {
    let draft = analysis.draft;
    let has_verb = |sentence: &Sentence| {
        let mut tokens = sentence.tokens.clone();
        tokens.any(|idx| analysis.tag(idx).is_finite_or_auxiliary())
    };
    block.is_some_and(|block| {
        let sentences = &draft.sentences[draft.blocks[block].sentences.clone()];
        let mut edges = [sentences.first(), sentences.last()].into_iter().flatten();
        analysis.roles()[block] == BlockRole::Note
            && draft.blocks[block].kind != BlockKind::Note
            && !edges.all(has_verb)
    })
}

fn is_within(span: Span, content: &[Span]) -> bool {
    content.iter().any(|it| it.contains(span))
}

/// Says whether too few uses of the verb of `attribution` are attributions. Such a verb mostly
/// reports an event. For a verb of saying with an object, as in “alleged misconduct”, all uses of
/// the verb count, and not only uses with an object.
fn is_deed(attribution: &Attribution) -> bool {
    let CuePattern::Verb(frame) = attribution.pattern else {
        return false;
    };
    let Some(verb) = attribution.verb else {
        return false;
    };
    let in_frame = verb.share_in(attribution.pattern.name());
    let in_any = verb.share_in("any");
    let says = english::dictionary().is(verb.lemma, Class::SayingVerbs);
    // “Learned of the plan” and “hopes to leave” report what happened to somebody, or a plan.
    let is_mental = match frame {
        Frame::Preposition => matches!(verb.sense, Sense::Factive | Sense::Perception),
        Frame::Infinitive => verb.sense == Sense::Cognition,
        _ => false,
    };
    if is_mental && !says {
        return true;
    }
    let share = match frame {
        Frame::Object if says => in_any,
        Frame::That | Frame::Clause | Frame::Question | Frame::Quote | Frame::Colon => {
            in_frame.or(in_any)
        }
        // “Decided on it” is no more a statement than other uses of “decided”.
        _ => in_frame
            .or(in_any)
            .map(|share| share.min(in_any.unwrap_or(share))),
    };
    let least = match frame {
        Frame::Infinitive => MIN_SHARE_OF_INFINITIVE,
        Frame::That => MIN_SHARE_WITH_THAT,
        _ => MIN_SHARE_OF_VERB,
    };
    share.is_some_and(|share| share < least)
}

/// Says whether the object of the verb shows that `attribution` reports a deed: “announced a plan”,
/// “cited the privilege”. In “issued a warning” and “cited a memo”, the object is a statement or a
/// text, so the result is `false`.
fn is_deed_on_object(draft: &Draft, attribution: &Attribution) -> bool {
    const MAX_TOKENS_TO_NOUN: usize = 6;
    let acts = attribution
        .verb
        .is_some_and(|it| english::dictionary().is(it.lemma, Class::DeedVerbs));
    let mut opening = attribution.opening(draft, MAX_TOKENS_TO_NOUN).iter();
    let names_text = opening.any(|it| {
        let is_text = draft.is(it, DOCUMENTS) && !text::is_law(draft, it);
        draft.is(it, Class::StatementNouns) || is_text
    });
    let has_object = attribution.pattern == CuePattern::Verb(Frame::Object);
    acts && !names_text && (has_object || assertion::is_agent(draft, attribution))
}

/// Says whether `attribution` reports a promise or a threat: “vowed to close the port”, “promised a
/// veto”. A promise is made in words, while “offered to leave” may be a deed.
fn is_promise(attribution: &Attribution) -> bool {
    attribution.verb.is_some_and(|it| {
        it.sense == Sense::Commissive
            && MIN_SHARE_OF_INFINITIVE <= it.share_in("any").unwrap_or_default()
    })
}

/// Says whether `attribution` only says that its sources came to terms: “agreed on a plan”.
fn is_agreement(draft: &Draft, attribution: &Attribution) -> bool {
    let behind = draft.tokens_in(attribution.cue).end;
    let is_joined = draft
        .tokens
        .get(behind)
        .is_some_and(|it| matches!(draft.word(it), "on" | "to"));
    let agrees = attribution.verb.is_some_and(|it| it.lemma == "agree");
    agrees && is_joined && attribution.pattern == CuePattern::Verb(Frame::Preposition)
}

/// Says whether `attribution` only says who reported something: “the leak, first reported by the
/// Gazette,”.
fn is_reported_by(draft: &Draft, attribution: &Attribution) -> bool {
    let reports = attribution.verb.is_some_and(|it| {
        let is = |class| english::dictionary().is(it.lemma, class);
        is(Class::SayingVerbs) && !is(Class::DeedVerbs)
    });
    reports && assertion::is_agent(draft, attribution)
}

/// Says whether the source is a relative pronoun, and its clause only says which people or things
/// are meant: “that” in “agencies that assert it”. “That” is a source if it means a document: “the
/// study that found it”. “Which” is a source if it means a document, an organization or a name.
fn is_relative_of_thing(draft: &Draft, attribution: &Attribution) -> bool {
    let Some(source) = &attribution.source else {
        return false;
    };
    let first = &draft.tokens[draft.token_at(source.span.start)];
    let antecedent = source.antecedent.map(|it| name::of(draft, it));
    let is_named = antecedent.as_ref().is_some_and(|it| it.is_name);
    let head = antecedent.and_then(|it| draft.tokens[it.tokens].last());
    let is_text = head.is_some_and(|it| draft.is(it, DOCUMENTS));
    let is_body = head.is_some_and(|it| draft.is(it, BODIES));
    let is_relative = source.kind == SourceKind::Pronoun;
    match draft.word(first) {
        "that" => is_relative && !is_text,
        "which" => is_relative && !is_text && !is_body && !is_named,
        _ => false,
    }
}

/// Says whether the verb of `attribution` only gives a thing its name: “a group called Port Watch”,
/// “a page named ‘Port News’”.
fn is_naming(draft: &Draft, attribution: &Attribution) -> bool {
    let Some(source) = &attribution.source else {
        return false;
    };
    let names = attribution
        .verb
        .is_some_and(|it| matches!(it.lemma, "call" | "name" | "dub" | "title"));
    let first = &draft.tokens[draft.token_at(source.span.start)];
    let cue = draft.tokens_in(attribution.cue);
    let is_beside = draft.tokens_in(source.span).end == cue.start && cue.len() == 1;
    let behind = draft.tokens.get(cue.end);
    let begins_name = behind.is_some_and(|it| it.capital || !it.is_word());
    let is_thing = matches!(source.kind, SourceKind::Organization | SourceKind::Document);
    names && is_thing && is_beside && begins_name && draft.is(first, Class::IndefiniteArticles)
}

/// Says whether `attribution` only says who wrote a text: “language written by the port”.
fn is_authorship(draft: &Draft, attribution: &Attribution) -> bool {
    attribution.verb.is_some_and(|it| it.lemma == "write")
        && assertion::is_agent(draft, attribution)
}

/// Says whether the cue says that somebody “could only” say the quoted words: “could only joke”.
/// The words were then said, despite “could”.
fn is_only_possible(draft: &Draft, attribution: &Attribution) -> bool {
    let mut words = draft.tokens[draft.tokens_in(attribution.cue)].windows(2);
    attribution.manner == Manner::Direct
        && words.any(|it| draft.word(&it[0]) == "could" && draft.word(&it[1]) == "only")
}

/// Says whether `attribution` says when something happened in the past: “it began when Maren said
/// that the pier was rotten”.
fn is_occasion(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let verb = draft.tokens_in(attribution.cue).next_back();
    let is_past = verb.is_some_and(|it| analysis.tag(it) == Tag::VerbPast);
    is_past
        && assertion::condition(draft, attribution) == Some("when")
        && assertion::is_asserted_if_true(draft, attribution)
}

/// Says whether `attribution` reports a question or request without its words: “asked the following
/// questions”, “asked for a permit”.
fn is_request(draft: &Draft, attribution: &Attribution) -> bool {
    let behind = draft.tokens_in(attribution.cue).end;
    let is_for = draft
        .tokens
        .get(behind)
        .is_some_and(|it| draft.word(it) == "for");
    let asks = match attribution.pattern {
        CuePattern::Verb(Frame::Object) => true,
        CuePattern::Verb(Frame::Preposition) => is_for,
        _ => false,
    };
    asks && attribution.verb.is_some_and(|it| it.lemma == "ask")
}

/// Says whether only a comma connects the verb with its content, and the content has no finite
/// verb: “instead of a debate, the Senate introduced a bill”.
fn is_circumstance(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let is_finite = |tag: Tag| {
        matches!(
            tag,
            Tag::Auxiliary | Tag::VerbPast | Tag::VerbThird | Tag::VerbPresent
        )
    };
    let has_clause = |span: &Span| {
        let mut tokens = analysis.draft.tokens_in(*span);
        tokens.any(|it| is_finite(analysis.tag(it)))
    };
    let says = attribution
        .verb
        .is_some_and(|it| english::dictionary().is(it.lemma, Class::SayingVerbs));
    attribution.pattern == CuePattern::AfterComma
        && !says
        && !attribution.content.iter().any(has_clause)
}

/// Says whether attribution `number` is part of what another source says: “the council denied it”
/// in “Maren said the council denied it”.
fn is_told_by_another(analysis: &Analysis<'_>, number: usize) -> bool {
    let draft = analysis.draft;
    let all = analysis.attributions();
    let inner = &all[number];
    let Some(source) = &inner.source else {
        return false;
    };
    if inner.pattern == CuePattern::AccordingTo || follows_conjunction(draft, inner) {
        return false;
    }
    let sentence = draft.sentence_at(inner.cue.start);
    let is_near = |it: &&Attribution| draft.sentence_at(it.cue.start) == sentence;
    let before = all[..number].iter().rev().take_while(is_near);
    let after = all[number + 1..].iter().take_while(is_near);
    before.chain(after).any(|outer| {
        let tells = outer.source.as_ref().is_some_and(|it| {
            candidate::is_source(analysis, outer, it) && !is_within(it.span, &inner.content)
        });
        // A newspaper only passes on what somebody says: “Maren denied it, the Gazette reported”.
        let passes_on = outer.source.as_ref().is_some_and(|it| {
            let words = name::of(draft, it.span).tokens;
            let last = draft.tokens[words].last();
            last.is_some_and(|it| it.capital && draft.is(it, Class::Publishers))
        });
        tells
            && !passes_on
            && outer.pattern != CuePattern::AccordingTo
            && is_within(inner.cue, &outer.content)
            && is_within(source.span, &outer.content)
            && !assertion::is_own(draft, outer)
            && is_report(analysis, outer)
    })
}

/// Says whether attribution `number` only introduces a quotation, and the speaker is named after
/// the quotation: “residents have responded” in “Residents have responded. ‘It is rotten,’ wrote
/// one”.
fn is_lead_in(analysis: &Analysis<'_>, number: usize) -> bool {
    let all = analysis.attributions();
    let lead = &all[number];
    let next = all.get(number + 1);
    let shares = next.is_some_and(|next| {
        let mut quoted = next.content.iter();
        next.pattern == CuePattern::AfterQuote
            && next.source.is_some()
            && quoted.any(|it| lead.content.iter().any(|other| other.overlaps(*it)))
    });
    shares && lead.pattern != CuePattern::AfterQuote
}

/// Says whether the clause of `attribution` is joined to the clause before, and is not a part of
/// that clause: “The pier is safe, and the mayor said”. A punctuation mark and a conjunction join
/// the clauses, or only a semicolon or a dash.
fn follows_conjunction(draft: &Draft, attribution: &Attribution) -> bool {
    let first = draft.token_at(attribution.naming().start);
    let before = |n: usize| first.checked_sub(n).map(|it| &draft.tokens[it]);
    let is_mark = |n: usize| before(n).is_some_and(|it| !it.is_word());
    let joins = before(1).is_some_and(|it| draft.is(it, JOINING) || draft.word(it) == "while");
    joins && is_mark(2) || before(1).is_some_and(|it| matches!(draft.word(it), ";" | "—" | "–"))
}
