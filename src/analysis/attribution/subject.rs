//! The subjects of verbs. A subject precedes its verb or follows it, or it is the subject of
//! another verb of the sentence.

use std::ops::Range;

use strum::IntoStaticStr;

use crate::analysis::attribution::group::{Group, GroupForm};
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::phrase::right;
use crate::analysis::attribution::scene::Scene;
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

/// Where a subject is. The names of the variants are those in `cue-odds.tsv`.
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

/// The subject before `group` in the sentence that begins at `floor`.
pub fn before(scene: &Scene<'_>, group: &Group, floor: usize) -> Option<Subject> {
    let mut end = group.start;
    if end <= floor {
        return None;
    }
    if scene.is_of(end - 1, Class::RelativePronouns)
        && scene.tag(end - 1) == Tag::Pronoun
        && !scene.is_quoted(end - 1)
        && floor + 1 < end
    {
        return Some(Subject {
            tokens: end - 1..end,
            order: Order::Relative,
        });
    }
    // Adverbs and words such as “all” or “herself” may separate the subject from the verb.
    while floor + 1 < end && (scene.tag(end - 1) == Tag::Adverb || scene.is_of(end - 1, FLOATING)) {
        end -= 1;
    }
    let tokens = left::before(scene, end, floor).or_else(|| opener(scene, end, floor))?;
    (!scene.is_quoted(tokens.end - 1)).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// The subject of an infinitive or a form in “-ing” if it differs from the subject of the main
/// verb: “many” in “with many calling for”, “some” in “which led some to wonder”.
pub fn absolute(scene: &Scene<'_>, group: &Group, floor: usize) -> Option<Subject> {
    if group.start <= floor {
        return None;
    }
    let tokens = left::before(scene, group.start, floor)?;
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|before| floor <= *before)?;
    // In “with a telling picture”, “telling” is an adjective.
    let last = tokens.end - 1;
    if scene.tag(last) == Tag::Determiner && !scene.is_of(last, Class::QuantitySources) {
        return None;
    }
    let opens = scene.word(before) == "with" || scene.is_of(before, Class::CausativeVerbs);
    // In “with some pointing to this and others to that”, only a word of quantity such as “others”
    // can continue the construction.
    let goes_on = group.form == GroupForm::Ing
        && scene.tag(before) == Tag::Coordinator
        && tokens.len() == 1
        && scene.is_of(tokens.start, Class::QuantitySources);
    (!scene.is_quoted(before) && (opens || goes_on)).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// Words that belong to a subject but may come after it: “the members all said”.
const FLOATING: ClassSet = ClassSet::of(&[Class::FloatingQuantifiers, Class::ReflexivePronouns]);

/// The subject of `group`, which comes between a quotation and the verb. The quotation must end
/// right before token `floor`, and there must be no other words: `"…," Jobs for All director Ann
/// Gray told us`.
pub fn after_quote(scene: &Scene<'_>, group: &Group, floor: usize) -> Option<Subject> {
    let quote = floor
        .checked_sub(1)
        .and_then(|before| scene.quote(before))?;
    let start = floor + usize::from(scene.is_mark(floor) && scene.word(floor) == ",");
    let mut end = group.start;
    while start < end && scene.tag(end - 1) == Tag::Adverb {
        end -= 1;
    }
    let tokens = start..end;
    if tokens.is_empty()
        || MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE < tokens.len()
        || start == floor && !scene.closes_clause(quote)
    {
        return None;
    }
    let first = scene.token(start);
    let names = first.capital || matches!(scene.tag(start), Tag::Determiner | Tag::Number);
    let finite = |idx: usize| scene.tag(idx) == Tag::Auxiliary || scene.tag(idx).is_finite();
    let broken = tokens.clone().any(|token| {
        scene.is_mark(token)
            && scene.tag(token) != Tag::Symbol
            && !scene.is(token, &[".", "(", ")", "-"])
            || finite(token) && !scene.token(token).capital
            || matches!(scene.tag(token), Tag::Subordinator | Tag::Pronoun) && tokens.len() > 1
    });
    (names && !broken).then_some(Subject {
        tokens,
        order: Order::Before,
    })
}

/// The single word before `end` if it opens the sentence, whatever its tag: “Polls” in “Polls
/// show”.
fn opener(scene: &Scene<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let capital = floor + 1 == end && scene.token(floor).is_word() && scene.token(floor).capital;
    let plain = !matches!(
        scene.tag(floor),
        Tag::Subordinator | Tag::Adposition | Tag::Coordinator | Tag::Auxiliary
    );
    (capital && plain && !scene.word(floor).ends_with("ly")).then_some(floor..end)
}

/// The subject that follows the verb of `group`. The content of such a verb precedes it.
pub fn inverted(scene: &Scene<'_>, group: &Group, sentence: &Range<usize>) -> Option<Subject> {
    if group.form != GroupForm::Active && group.form != GroupForm::Participle
        || group.head + 1 >= sentence.end
    {
        return None;
    }
    if scene.tag(group.head) == Tag::VerbBase || group.modal {
        return None;
    }
    let tokens = right::after(scene, group.head + 1, sentence.end, true)?;
    if scene.tag(tokens.start) == Tag::Pronoun
        && !scene.is_of(tokens.start, Class::SubjectPronouns)
        && scene.word(tokens.start) != "one"
        && tokens.len() == 1
        || scene.is_quoted(tokens.start)
    {
        return None;
    }
    // If another verb follows the phrase, the phrase is the subject of that verb: “Ann, 40, said
    // the house was hers”.
    let mut next = tokens.end;
    while next < sentence.end && scene.tag(next) == Tag::Adverb {
        next += 1;
    }
    let pronoun = scene.tag(tokens.start) == Tag::Pronoun && tokens.len() == 1;
    let has_verb = next < sentence.end
        && !scene.is_quoted(next)
        && (scene.tag(next) == Tag::Auxiliary
            || scene.tag(next).is_finite()
            || pronoun && scene.tag(next).is_verb());
    if tokens.clone().all(|token| is_time(scene.word(token))) {
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
    /// The first token of its verb group.
    pub verb: usize,
    /// The tokens of the subject.
    pub tokens: Range<usize>,
    /// Whether the clause of the subject depends on another clause.
    pub embedded: bool,
}

/// The subject that `group`, which has no subject of its own, shares with another verb. An earlier
/// verb is preferred to a later one.
pub fn shared(scene: &Scene<'_>, subjects: &[Earlier], group: &Group) -> Option<Subject> {
    let earlier = || {
        subjects
            .iter()
            .rev()
            .filter(|subject| subject.verb < group.start)
            .take(MAX_VERBS_WITH_SHARED_SUBJECT)
    };
    let joined = 0 < group.start && scene.tag(group.start - 1) == Tag::Coordinator;
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
