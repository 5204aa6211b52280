//! The subjects of verbs. A subject precedes or follows its verb, or belongs to a different verb of
//! the sentence as well.

use std::ops::Range;

use strum::IntoStaticStr;

use crate::analysis::attribution::group::{Group, GroupForm};
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::phrase::right;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE, MAX_VERBS_WITH_SHARED_SUBJECT,
};
use crate::analysis::calendar::is_time;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// The subject of a verb and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The tokens of the subject.
    pub tokens: Range<usize>,
    /// Where the subject is.
    pub order: Order,
}

/// Where a subject is. The file `cue-weights.tsv` has the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Order {
    /// Before the verb: “Ann said”.
    Before,
    /// After the verb: “said Ann”.
    After,
    /// Before the verb, as a relative pronoun: “who”, “which” or “that”.
    Relative,
    /// At another verb of the sentence: “Ann left, saying …”.
    Shared,
}

/// Returns the subject that precedes the verb of `group`. The sentence begins at token `floor`.
pub fn before(view: &TokenView<'_>, group: &Group, floor: usize) -> Option<Subject> {
    let mut end = group.start;
    if end <= floor {
        return None;
    }
    if view.is_of(end - 1, Class::RelativePronouns)
        && view.tag(end - 1) == Tag::Pronoun
        && !view.is_quoted(end - 1)
        && floor + 1 < end
    {
        return Some(Subject {
            tokens: end - 1..end,
            order: Order::Relative,
        });
    }
    // Adverbs and words such as “all” or “herself” may separate the subject from the verb.
    while floor + 1 < end && (is_adverb(view, end - 1) || view.is_of(end - 1, FLOATING)) {
        end -= 1;
    }
    let tokens = left::before(view, end, floor).or_else(|| opener(view, end, floor))?;
    (!view.is_quoted(tokens.end - 1)).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// Returns the subject of an infinitive or a form in “-ing” if this subject is not the subject of
/// the main verb: “many” in “with many calling for”, “some” in “which led some to wonder”.
pub fn absolute(view: &TokenView<'_>, group: &Group, floor: usize) -> Option<Subject> {
    if group.start <= floor {
        return None;
    }
    let tokens = left::before(view, group.start, floor)?;
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|before| floor <= *before)?;
    // In “with a telling picture”, “telling” is an adjective.
    let last = tokens.end - 1;
    if view.tag(last) == Tag::Determiner && !view.is_of(last, Class::QuantitySources) {
        return None;
    }
    let opens = view.word(before) == "with" || view.is_of(before, Class::CausativeVerbs);
    // In “with some asking this and others asking that”, the second subject follows “and”. This
    // subject must be a single word of quantity such as “others”.
    let goes_on = group.form == GroupForm::Ing
        && view.tag(before) == Tag::Coordinator
        && tokens.len() == 1
        && view.is_of(tokens.start, Class::QuantitySources);
    (!view.is_quoted(before) && (opens || goes_on)).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// Words that belong to a subject but may come after it: “the members all said”.
const FLOATING: ClassSet = ClassSet::of(&[Class::FloatingQuantifiers, Class::ReflexivePronouns]);

/// Returns all words between a quotation and the verb of `group`, if these words are the subject of
/// the verb: `"…," Jobs for All director Ann Gray told us`. The quotation must end right before
/// token `floor`.
pub fn after_quote(view: &TokenView<'_>, group: &Group, floor: usize) -> Option<Subject> {
    let quote = floor.checked_sub(1).and_then(|before| view.quote(before))?;
    let start = floor + usize::from(view.is_mark(floor) && view.word(floor) == ",");
    let mut end = group.start;
    while start < end && is_adverb(view, end - 1) {
        end -= 1;
    }
    let tokens = start..end;
    if tokens.is_empty()
        || MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE < tokens.len()
        || start == floor && !view.closes_clause(quote)
    {
        return None;
    }
    let first = view.token(start);
    let names = first.capital || matches!(view.tag(start), Tag::Determiner | Tag::Number);
    let finite = |idx: usize| view.tag(idx).is_finite_or_auxiliary();
    let broken = tokens.clone().any(|token| {
        view.is_mark(token)
            && view.tag(token) != Tag::Symbol
            && !view.is(token, &[".", "(", ")", "-"])
            || finite(token) && !view.token(token).capital
            || matches!(view.tag(token), Tag::Subordinator | Tag::Pronoun) && tokens.len() > 1
    });
    (names && !broken).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// Says whether token `idx` is an adverb. A capitalised word does not count, because a name such as
/// “Neely” may be tagged as an adverb.
fn is_adverb(view: &TokenView<'_>, idx: usize) -> bool {
    view.tag(idx) == Tag::Adverb && !view.token(idx).capital
}

/// Returns the word before token `end` if this word opens the sentence: “Polls” in “Polls show”.
/// The word need not be tagged as a noun, but a word such as “In” or “And” is no subject.
fn opener(view: &TokenView<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let capital = floor + 1 == end && view.token(floor).is_word() && view.token(floor).capital;
    // “Both” may be tagged as a conjunction: “Both said so.”
    let plain = !matches!(
        view.tag(floor),
        Tag::Subordinator | Tag::Adposition | Tag::Coordinator | Tag::Auxiliary
    ) || view.word(floor) == "both";
    (capital && plain && !view.word(floor).ends_with("ly")).then_some(floor..end)
}

/// Returns the subject that follows the verb of `group`: “Ann” in “…, said Ann”. The content of
/// such a verb precedes the verb.
pub fn inverted(view: &TokenView<'_>, group: &Group, sentence: &Range<usize>) -> Option<Subject> {
    if group.form != GroupForm::Active && group.form != GroupForm::Participle
        || group.head + 1 >= sentence.end
    {
        return None;
    }
    if view.tag(group.head) == Tag::VerbBase || group.modal {
        return None;
    }
    let tokens = right::after(view, group.head + 1, sentence.end, true)?;
    if view.tag(tokens.start) == Tag::Pronoun
        && !view.is_of(tokens.start, Class::SubjectPronouns)
        && view.word(tokens.start) != "one"
        && tokens.len() == 1
        || view.is_quoted(tokens.start)
    {
        return None;
    }
    // In “Ann, 40, said the house was hers”, a verb follows “the house”, so “the house” is the
    // subject of that verb and not of “said”. In “said Ann when asked”, the verb “asked” is in a
    // clause of its own, so “Ann” is the subject of “said”.
    let opens_clause = |idx: usize| {
        view.is_of(idx, Class::InterrogativeAdverbs)
            || view.is_of(idx, Class::ConditionalConjunctions)
    };
    let mut next = tokens.end;
    while next < sentence.end && view.tag(next) == Tag::Adverb && !opens_clause(next) {
        next += 1;
    }
    // “Said the workers, who were tired, were grateful” goes on with the verb of “the workers”.
    let has_aside = tokens.clone().any(|idx| view.word(idx) == ",");
    if has_aside && next + 1 < sentence.end && view.word(next) == "," {
        next += 1;
    }
    let pronoun = view.tag(tokens.start) == Tag::Pronoun && tokens.len() == 1;
    let has_verb = next < sentence.end
        && !view.is_quoted(next)
        && (view.tag(next).is_finite_or_auxiliary() || pronoun && view.tag(next).is_verb());
    if tokens.clone().all(|token| is_time(view.word(token))) {
        return None;
    }
    (!has_verb).then_some(Subject {
        tokens,
        order: Order::After,
    })
}

/// A subject that its verb may share with other verbs of the sentence.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The first token of the verb group that has the subject.
    pub verb: usize,
    /// The tokens of the subject.
    pub tokens: Range<usize>,
    /// Whether the clause of the subject depends on another clause.
    pub embedded: bool,
}

/// Returns the subject that `group` shares with another verb: “Ann” in “Ann left, saying so”.
/// `group` has no subject of its own. The subject of an earlier verb is preferred to the subject of
/// a later verb.
pub fn shared(view: &TokenView<'_>, subjects: &[Earlier], group: &Group) -> Option<Subject> {
    let earlier = || {
        subjects
            .iter()
            .rev()
            .filter(|subject| subject.verb < group.start)
            .take(MAX_VERBS_WITH_SHARED_SUBJECT)
    };
    let joined = 0 < group.start && view.tag(group.start - 1) == Tag::Coordinator;
    let main = if group.form == GroupForm::Ing && !joined || group.form == GroupForm::Infinitive {
        earlier().find(|earlier| !earlier.embedded)
    } else {
        None
    };
    let found = main.or_else(|| earlier().next()).or_else(|| {
        subjects
            .iter()
            .find(|subject| group.start < subject.verb && !subject.embedded)
    })?;
    Some(Subject {
        tokens: found.tokens.clone(),
        order: Order::Shared,
    })
}
