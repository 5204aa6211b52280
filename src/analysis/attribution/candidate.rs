//! Verbs that may be cues, with the facts that decide whether they are cues.

mod aside;
mod mistagged;
mod not_cue;

use std::ops::Range;

use strum::IntoStaticStr;

use crate::analysis::attribution::CuePattern;
use crate::analysis::attribution::frame::{self, Complement, Frame};
use crate::analysis::attribution::group::{self, Group, GroupForm};
use crate::analysis::attribution::subject::{self, Earlier, Order, Subject};
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_AFTER_QUOTE, MAX_WORDS_OF_SCARE_QUOTE, MIN_SHARE_OF_INVERTING_VERB,
};
use crate::english::class::{Class, ClassSet};
use crate::english::verb::ReportingVerb;
use crate::syntax::tag::Tag;

/// A verb that may be the cue of an attribution.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The verb.
    pub verb: &'static ReportingVerb,
    /// The verb with its auxiliaries.
    pub group: Group,
    /// The subject of the verb, if there is one.
    pub subject: Option<Subject>,
    /// What follows the verb: a clause, an object and the like.
    pub complement: Complement,
    /// The kind of words before the subject. If the verb comes before the subject, the kind of
    /// words before the verb.
    pub lead: Lead,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
}

/// What precedes a reporting clause such as “she said”. The file `cue-weights.tsv` has the same
/// names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Lead {
    /// The end of a quotation.
    #[strum(serialize = "quoted")]
    Quote,
    /// A comma after a clause.
    Comma,
    /// Anything else.
    None,
}

/// Finds the candidates of `sentence`, in reading order.
pub fn find(view: &TokenView<'_>, sentence: &Range<usize>) -> Vec<Candidate> {
    let mut found: Vec<(Group, Option<Subject>)> = Vec::new();
    let mut subjects: Vec<Earlier> = Vec::new();
    for head in sentence.clone() {
        if view.is_quoted(head) {
            continue;
        }
        if is_copula(view, head, sentence.end) {
            subjects.extend(copula_subject(view, head, sentence.start));
        }
        if !is_verb(view, head) {
            continue;
        }
        let floor = quote_end_before(view, head, sentence.start);
        let group = group::of(view, head, floor);
        let own = own_subject(view, &group, floor, sentence);
        if let Some(subject) = &own {
            subjects.extend(earlier(view, &group, subject, sentence.start));
        }
        found.push((group, own));
    }
    let candidates = found.into_iter().filter_map(|(group, own)| {
        let verb = view
            .verb(group.head)
            .filter(|_| !not_cue::governs_verb(view, group.head, sentence.end))
            .filter(|_| !not_cue::is_noun_state(view, group.head, sentence.end))?;
        let subject = own.or_else(|| subject::shared(view, &subjects, &group));
        Some(candidate(view, verb, group, subject, sentence))
    });
    let mut candidates: Vec<Candidate> = candidates
        .filter(|candidate| !not_cue::is_description(view, candidate))
        .collect();
    not_cue::remove_governors(&mut candidates);
    not_cue::remove_reduced_relatives(view, &mut candidates);
    candidates
}

/// Says whether token `idx` is an auxiliary without a verb after it: “is” in “is quick to”.
fn is_copula(view: &TokenView<'_>, idx: usize, ceiling: usize) -> bool {
    view.tag(idx) == Tag::Auxiliary
        && idx + 1 < ceiling
        && matches!(
            view.tag(idx + 1),
            Tag::Adjective | Tag::Determiner | Tag::Noun | Tag::Adposition
        )
}

fn copula_subject(view: &TokenView<'_>, head: usize, floor: usize) -> Option<Earlier> {
    let group = group::of(view, head, floor);
    let subject = subject::before(view, &group, floor)?;
    earlier(view, &group, &subject, floor)
}

/// Returns `subject` as a subject that later verbs may share: “Ann” in “Ann left, saying so”.
/// Returns `None` if `subject` is a relative pronoun such as “who”, or the word “there” in “there
/// is”.
fn earlier(
    view: &TokenView<'_>,
    group: &Group,
    subject: &Subject,
    floor: usize,
) -> Option<Earlier> {
    let expletive =
        subject.tokens.len() == 1 && view.is_of(subject.tokens.start, Class::Expletives);
    (subject.order != Order::Relative && !expletive).then(|| Earlier {
        verb: group.start,
        tokens: subject.tokens.clone(),
        embedded: is_embedded(view, &subject.tokens, floor),
    })
}

fn candidate(
    view: &TokenView<'_>,
    verb: &'static ReportingVerb,
    group: Group,
    subject: Option<Subject>,
    sentence: &Range<usize>,
) -> Candidate {
    let after = match &subject {
        Some(subject) if subject.order == Order::After => subject.tokens.end,
        _ => group.head + 1,
    };
    Candidate {
        verb,
        group,
        complement: frame::complement(view, after, sentence.end),
        lead: lead(view, &group, subject.as_ref(), sentence.start),
        subject,
        sentence: sentence.clone(),
    }
}

/// Says whether the clause of a subject depends on another clause, as the word before the subject
/// shows: “while” in “while Ann slept, Bob left”. `tokens` are the tokens of the subject.
fn is_embedded(view: &TokenView<'_>, tokens: &Range<usize>, floor: usize) -> bool {
    let Some(before) = tokens
        .start
        .checked_sub(1)
        .filter(|before| floor <= *before)
    else {
        return false;
    };
    view.tag(before) == Tag::Subordinator
        || view.tag(before).is_verb()
        || view.tag(before) == Tag::Adposition
        || view.tag(before).is_noun()
        || view.is_of(before, EMBEDDING)
}

/// Words that open a subordinate clause.
const EMBEDDING: ClassSet = ClassSet::of(&[
    Class::ConditionalOpeners,
    Class::FreeRelatives,
    Class::InterrogativeAdverbs,
    Class::RelativePronouns,
]);

fn is_verb(view: &TokenView<'_>, head: usize) -> bool {
    view.tag(head).is_verb()
        || view.is_of(head, Class::UnmistakableVerbs)
        || mistagged::is_mistaken(view, head)
}

/// Returns the first token that may belong to the subject of the verb at token `at`. If a quotation
/// precedes the verb, this is the first token after the quotation. A quotation of a few words
/// within a clause is ignored. Returns `floor` if no quotation precedes the verb.
fn quote_end_before(view: &TokenView<'_>, at: usize, floor: usize) -> usize {
    let near = floor.max(at.saturating_sub(MAX_TOKENS_AFTER_QUOTE));
    let long = |quote: usize| {
        view.quotes[quote].n_words > MAX_WORDS_OF_SCARE_QUOTE || view.closes_clause(quote)
    };
    let quoted = (near..at)
        .rev()
        .find(|idx| view.quote(*idx).is_some_and(long));
    quoted.map_or(floor, |idx| idx + 1)
}

fn own_subject(
    view: &TokenView<'_>,
    group: &Group,
    floor: usize,
    sentence: &Range<usize>,
) -> Option<Subject> {
    let reports = view.verb(group.head).is_some();
    let follows = lead_at(view, group.start, sentence.start);
    if reports && follows_so(view, group, sentence) {
        return subject::inverted(view, group, sentence);
    }
    if reports && follows != Lead::None && view.tag(group.head) != Tag::VerbIng {
        let inverted = subject::inverted(view, group, sentence);
        // After a quotation, any reporting verb may precede its subject: “‘We lost,’ said Ann”.
        // After a comma without a quotation, only some verbs do: “The mill must go, argues Ann”.
        if inverted.is_some()
            && (follows == Lead::Quote
                || !aside::is_name_with_apposition(view, floor..group.start)
                    && !aside::is_phrase_with_aside(view, floor..group.start)
                    && !aside::is_phrase_with_relative(view, floor..group.start)
                    && is_inverting(view, group, inverted.as_ref()))
        {
            return inverted;
        }
    }
    match group.form {
        // In the headline “Union to endorse”, the subject of the infinitive begins the sentence.
        GroupForm::Infinitive => subject::before(view, group, floor)
            .filter(|subject| {
                subject.tokens.start == sentence.start && view.tag(group.start - 1) == Tag::Name
            })
            .or_else(|| subject::absolute(view, group, floor)),
        GroupForm::Ing => subject::absolute(view, group, floor),
        GroupForm::Active if sentence.start < floor && reports => {
            subject::after_quote(view, group, floor).or_else(|| subject::before(view, group, floor))
        }
        GroupForm::Participle | GroupForm::Active | GroupForm::Passive => {
            subject::before(view, group, floor)
        }
    }
}

/// Says whether “so” opens the clause of `group` and stands right before its verb: “so says Lee”.
fn follows_so(view: &TokenView<'_>, group: &Group, sentence: &Range<usize>) -> bool {
    let so = group.head.checked_sub(1);
    so.is_some_and(|so| {
        view.word(so) == "so"
            && sentence.start <= so
            && so <= group.start
            && (so == sentence.start || view.is_mark(so - 1))
    })
}

fn is_inverting(view: &TokenView<'_>, group: &Group, subject: Option<&Subject>) -> bool {
    let Some(subject) = subject else {
        return false;
    };
    // “Accuses” takes an object: “The report, which names a clerk, accuses Lee”.
    let reports = |verb: &ReportingVerb| {
        let share = verb.share_in(CuePattern::AfterComma.into());
        share.is_some_and(|share| MIN_SHARE_OF_INVERTING_VERB <= share)
    };
    let inverts = view.is_of(group.head, Class::InvertingVerbs)
        || view.tag(group.head) == Tag::VerbThird
            && view.word(group.start - 1) == ","
            && view.verb(group.head).is_some_and(reports);
    inverts
        && group.start == group.head
        && matches!(
            view.tag(subject.tokens.start),
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Adjective | Tag::Pronoun
        )
}

fn lead(view: &TokenView<'_>, group: &Group, subject: Option<&Subject>, floor: usize) -> Lead {
    let start = match subject {
        Some(subject) if subject.order == Order::Before || subject.order == Order::Relative => {
            subject.tokens.start
        }
        _ => group.start,
    };
    lead_at(view, start, floor)
}

fn lead_at(view: &TokenView<'_>, start: usize, floor: usize) -> Lead {
    if start <= floor {
        // The sentence may begin right after a quoted question: “she asked” in “‘Why?’ she asked”.
        return match start.checked_sub(1) {
            Some(before)
                if view.is_quoted(before)
                    && is_small(view, start)
                    && view.in_one_block(before, start) =>
            {
                Lead::Quote
            }
            _ => Lead::None,
        };
    }
    let mut at = start - 1;
    let comma = view.is_mark(at) && view.is(at, &[",", "—", "–", "--", "-"]);
    if comma && floor < at {
        at -= 1;
    }
    let quote = view
        .quote(at)
        .filter(|idx| view.quote_tokens(*idx).end == at + 1);
    if quote.is_some_and(|idx| comma || view.closes_clause(idx)) {
        return Lead::Quote;
    }
    if comma { Lead::Comma } else { Lead::None }
}

fn is_small(view: &TokenView<'_>, idx: usize) -> bool {
    !view.token(idx).capital || view.tag(idx) == Tag::Name || view.tag(idx) == Tag::Pronoun
}

impl Candidate {
    /// Returns the first token of the candidate's clause. If the subject precedes the verb, the
    /// clause begins with the subject. Otherwise the clause begins with the verb group.
    pub fn clause_start(&self) -> usize {
        match &self.subject {
            Some(subject) if subject.order == Order::Before || subject.order == Order::Relative => {
                subject.tokens.start.min(self.group.start)
            }
            _ => self.group.start,
        }
    }

    /// Returns the pattern of an attribution that has this candidate as its cue.
    pub fn pattern(&self) -> CuePattern {
        match (self.complement.frame, self.lead) {
            (Frame::End, Lead::Quote) => CuePattern::AfterQuote,
            (Frame::End, Lead::Comma) => CuePattern::AfterComma,
            (frame, _) => CuePattern::Verb(frame),
        }
    }
}
