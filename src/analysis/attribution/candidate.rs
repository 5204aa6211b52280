//! Verbs that may be cues, with the facts that decide whether they are cues.

use std::ops::Range;

use strum::IntoStaticStr;

use crate::analysis::attribution::CuePattern;
use crate::analysis::attribution::frame::{self, Complement, Frame};
use crate::analysis::attribution::group::{self, Group, GroupForm};
use crate::analysis::attribution::scene::Scene;
use crate::analysis::attribution::subject::{self, Earlier, Order, Subject};
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_AFTER_QUOTE, MAX_WORDS_OF_SCARE_QUOTE, MIN_SHARE_OF_MISTAGGED_VERB,
};
use crate::english::class::{Class, ClassSet};
use crate::english::verb::ReportingVerb;
use crate::syntax::tag::Tag;

/// A verb that may attribute.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The verb.
    pub verb: &'static ReportingVerb,
    /// The verb with its auxiliaries.
    pub group: Group,
    /// The subject of the verb, if there is one.
    pub subject: Option<Subject>,
    /// What follows the verb.
    pub complement: Complement,
    /// The kind of words before the subject. If the verb comes before the subject, the kind of
    /// words before the verb.
    pub lead: Lead,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
}

/// What precedes a reporting clause. The names of the variants are those in `cue-odds.tsv`.
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

/// The candidates of `sentence` in reading order.
pub fn find(scene: &Scene<'_>, sentence: &Range<usize>) -> Vec<Candidate> {
    let mut found: Vec<(Group, Option<Subject>)> = Vec::new();
    let mut subjects: Vec<Earlier> = Vec::new();
    for head in sentence.clone() {
        if scene.is_quoted(head) {
            continue;
        }
        if is_copula(scene, head, sentence.end) {
            subjects.extend(copula_subject(scene, head, sentence.start));
        }
        if !is_verb(scene, head) {
            continue;
        }
        let floor = quote_end_before(scene, head, sentence.start);
        let group = group::of(scene, head, floor);
        let own = own_subject(scene, &group, floor, sentence);
        if let Some(subject) = &own {
            subjects.extend(earlier(scene, &group, subject, sentence.start));
        }
        found.push((group, own));
    }
    let candidates = found.into_iter().filter_map(|(group, own)| {
        let verb = scene.verb(group.head)?;
        let subject = own.or_else(|| subject::shared(scene, &subjects, &group));
        Some(candidate(scene, verb, group, subject, sentence))
    });
    candidates.collect()
}

/// Whether token `idx` is an auxiliary without a verb after it: “is” in “is quick to”.
fn is_copula(scene: &Scene<'_>, idx: usize, ceiling: usize) -> bool {
    scene.tag(idx) == Tag::Auxiliary
        && idx + 1 < ceiling
        && matches!(
            scene.tag(idx + 1),
            Tag::Adjective | Tag::Determiner | Tag::Noun | Tag::Adposition
        )
}

fn copula_subject(scene: &Scene<'_>, head: usize, floor: usize) -> Option<Earlier> {
    let group = group::of(scene, head, floor);
    let subject = subject::before(scene, &group, floor)?;
    earlier(scene, &group, &subject, floor)
}

/// `subject` as a subject that later verbs may share. `None` for a relative pronoun and an
/// expletive.
fn earlier(scene: &Scene<'_>, group: &Group, subject: &Subject, floor: usize) -> Option<Earlier> {
    let expletive =
        subject.tokens.len() == 1 && scene.is_of(subject.tokens.start, Class::Expletives);
    (subject.order != Order::Relative && !expletive).then(|| Earlier {
        verb: group.start,
        tokens: subject.tokens.clone(),
        embedded: is_embedded(scene, &subject.tokens, floor),
    })
}

fn candidate(
    scene: &Scene<'_>,
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
        complement: frame::complement(scene, after, sentence.end),
        lead: lead(scene, &group, subject.as_ref(), sentence.start),
        subject,
        sentence: sentence.clone(),
    }
}

/// Whether the word before `tokens` makes the clause with this subject depend on another clause.
fn is_embedded(scene: &Scene<'_>, tokens: &Range<usize>, floor: usize) -> bool {
    let Some(before) = tokens
        .start
        .checked_sub(1)
        .filter(|before| floor <= *before)
    else {
        return false;
    };
    scene.tag(before) == Tag::Subordinator
        || scene.tag(before).is_verb()
        || scene.tag(before) == Tag::Adposition
        || scene.tag(before).is_noun()
        || scene.is_of(before, EMBEDDING)
}

/// Words that open a subordinate clause.
const EMBEDDING: ClassSet = ClassSet::of(&[
    Class::ConditionalOpeners,
    Class::FreeRelatives,
    Class::InterrogativeAdverbs,
    Class::RelativePronouns,
]);

fn is_verb(scene: &Scene<'_>, head: usize) -> bool {
    scene.tag(head).is_verb()
        || scene.is_of(head, Class::UnmistakableVerbs)
        || is_mistaken(scene, head)
}

/// Whether token `head` was tagged as a noun by mistake and is a verb that often attributes:
/// “shows” in “a poll shows most”, “say” in “voters say they”.
fn is_mistaken(scene: &Scene<'_>, head: usize) -> bool {
    let next = head + 1;
    if scene.tag(head) != Tag::Noun || head == 0 || scene.draft.tokens.len() <= next {
        return false;
    }
    let share = scene.verb(head).map(|verb| verb.share);
    let after_noun = scene.tag(head - 1).is_noun() || scene.is_of(head - 1, COUNTED);
    if !after_noun || share.is_none_or(|share| share < MIN_SHARE_OF_MISTAGGED_VERB) {
        return false;
    }
    let opens_clause = scene.is_of(next, CLAUSE_OPENERS)
        || matches!(scene.tag(next), Tag::Determiner | Tag::Name)
        || frame::opens_quote(scene, next);
    let closes = scene.tag(head - 1) == Tag::Name
        && scene.word(head).ends_with('s')
        && scene.is_mark(next)
        && scene.word(next) == ".";
    opens_clause || closes
}

/// Words that open a clause and are not the object of a noun before them.
const CLAUSE_OPENERS: ClassSet = ClassSet::of(&[
    Class::CaselessPronouns,
    Class::ClauseStarters,
    Class::Possessives,
    Class::Quantifiers,
    Class::SubjectPronouns,
]);

/// Words for people who were counted: “a third say”, “those surveyed say”.
const COUNTED: ClassSet = ClassSet::of(&[Class::PollingWords, Class::QuantityWords]);

/// Where the last quotation before token `at` ends. The subject of a verb is not sought inside it.
fn quote_end_before(scene: &Scene<'_>, at: usize, floor: usize) -> usize {
    let near = floor.max(at.saturating_sub(MAX_TOKENS_AFTER_QUOTE));
    let long = |quote: usize| {
        scene.quotes[quote].n_words > MAX_WORDS_OF_SCARE_QUOTE || scene.closes_clause(quote)
    };
    let quoted = (near..at)
        .rev()
        .find(|idx| scene.quote(*idx).is_some_and(long));
    quoted.map_or(floor, |idx| idx + 1)
}

fn own_subject(
    scene: &Scene<'_>,
    group: &Group,
    floor: usize,
    sentence: &Range<usize>,
) -> Option<Subject> {
    let reports = scene.verb(group.head).is_some();
    let follows = lead_at(scene, group.start, sentence.start);
    if reports && follows != Lead::None && scene.tag(group.head) != Tag::VerbIng {
        let inverted = subject::inverted(scene, group, sentence);
        // A verb that follows a quotation and a comma needs a subject after it. After a comma
        // alone, only the commonest verbs precede their subjects.
        if inverted.is_some()
            && (follows == Lead::Quote
                || !is_name_with_apposition(scene, floor..group.start)
                    && is_inverting(scene, group, inverted.as_ref()))
        {
            return inverted;
        }
    }
    match group.form {
        // In the headline “Union to endorse”, the subject of the infinitive begins the sentence.
        GroupForm::Infinitive => subject::before(scene, group, floor)
            .filter(|subject| {
                subject.tokens.start == sentence.start && scene.tag(group.start - 1) == Tag::Name
            })
            .or_else(|| subject::absolute(scene, group, floor)),
        GroupForm::Ing => subject::absolute(scene, group, floor),
        GroupForm::Active if sentence.start < floor && reports => {
            subject::after_quote(scene, group, floor)
                .or_else(|| subject::before(scene, group, floor))
        }
        GroupForm::Participle | GroupForm::Active | GroupForm::Passive => {
            subject::before(scene, group, floor)
        }
    }
}

/// Whether `tokens` are a name, a comma and an apposition without a verb: “Ann Lee, a smith,” in
/// “Ann Lee, a smith, said the gate she made was sound”. They are the subject of the verb after
/// them.
fn is_name_with_apposition(scene: &Scene<'_>, tokens: Range<usize>) -> bool {
    let is_name = |idx: &usize| scene.tag(*idx) == Tag::Name;
    let n_names = tokens.clone().take_while(is_name).count();
    let comma = tokens.start + n_names;
    let is_comma = comma < tokens.end && scene.is_mark(comma) && scene.word(comma) == ",";
    let is_finite = |idx: usize| {
        let tag = scene.tag(idx);
        tag == Tag::Auxiliary || tag.is_finite()
    };
    0 < n_names && is_comma && !tokens.clone().any(is_finite)
}

fn is_inverting(scene: &Scene<'_>, group: &Group, subject: Option<&Subject>) -> bool {
    let Some(subject) = subject else {
        return false;
    };
    scene.is_of(group.head, Class::InvertingVerbs)
        && group.start == group.head
        && matches!(
            scene.tag(subject.tokens.start),
            Tag::Name | Tag::Noun | Tag::Determiner | Tag::Adjective | Tag::Pronoun
        )
}

fn lead(scene: &Scene<'_>, group: &Group, subject: Option<&Subject>, floor: usize) -> Lead {
    let start = match subject {
        Some(subject) if subject.order == Order::Before || subject.order == Order::Relative => {
            subject.tokens.start
        }
        _ => group.start,
    };
    lead_at(scene, start, floor)
}

fn lead_at(scene: &Scene<'_>, start: usize, floor: usize) -> Lead {
    if start <= floor {
        // The sentence may begin right after the mark that closes a quoted question.
        return match start.checked_sub(1) {
            Some(before)
                if scene.is_quoted(before)
                    && is_small(scene, start)
                    && scene.in_one_block(before, start) =>
            {
                Lead::Quote
            }
            _ => Lead::None,
        };
    }
    let mut at = start - 1;
    let comma = scene.is_mark(at) && scene.is(at, &[",", "—", "–", "--", "-"]);
    if comma && floor < at {
        at -= 1;
    }
    let quote = scene
        .quote(at)
        .filter(|idx| scene.quote_tokens(*idx).end == at + 1);
    if quote.is_some_and(|idx| comma || scene.closes_clause(idx)) {
        return Lead::Quote;
    }
    if comma { Lead::Comma } else { Lead::None }
}

fn is_small(scene: &Scene<'_>, idx: usize) -> bool {
    !scene.token(idx).capital || scene.tag(idx) == Tag::Name || scene.tag(idx) == Tag::Pronoun
}

impl Candidate {
    /// The first token of the candidate's clause. If the subject precedes the verb, the clause
    /// begins with the subject, and otherwise with the verb group.
    pub fn clause_start(&self) -> usize {
        match &self.subject {
            Some(subject) if subject.order == Order::Before || subject.order == Order::Relative => {
                subject.tokens.start.min(self.group.start)
            }
            _ => self.group.start,
        }
    }

    /// The pattern of an attribution that has this candidate as its cue.
    pub fn pattern(&self) -> CuePattern {
        match (self.complement.frame, self.lead) {
            (Frame::End, Lead::Quote) => CuePattern::AfterQuote,
            (Frame::End, Lead::Comma) => CuePattern::AfterComma,
            (frame, _) => CuePattern::Verb(frame),
        }
    }
}
