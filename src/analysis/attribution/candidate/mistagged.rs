//! Recognises reporting verbs that the tagger took for nouns: “says” in “the paper says most”.

use crate::analysis::attribution::CuePattern;
use crate::analysis::attribution::frame;
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::MIN_SHARE_OF_MISTAGGED_VERB;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Says whether token `head` was tagged as a noun by mistake and is a verb that is often a cue:
/// “shows” in “a poll shows most”, “say” in “voters say they”.
pub(super) fn is_mistaken(view: &TokenView<'_>, head: usize) -> bool {
    let next = head + 1;
    if view.tag(head) != Tag::Noun || head == 0 || view.draft.tokens.len() <= next {
        return false;
    }
    if closes_clause(view, head) {
        return true;
    }
    let share = view.verb(head).map(|verb| verb.share);
    let after_noun = view.tag(head - 1).is_noun() || view.is_of(head - 1, COUNTED);
    // An aside may separate the verb from its subject: “Ann Lee, who runs the port, estimates
    // that”.
    let after_aside = view.is_mark(head - 1)
        && (view.word(head - 1) == "," || view.is_dash(head - 1))
        && view.word(next) == "that"
        && !opens_relative(view, next);
    if !after_noun && !after_aside || share.is_none_or(|share| share < MIN_SHARE_OF_MISTAGGED_VERB)
    {
        return false;
    }
    let opens_clause = view.is_of(next, CLAUSE_OPENERS)
        || matches!(view.tag(next), Tag::Determiner | Tag::Name)
        || frame::opens_quote(view, next);
    let closes = view.tag(head - 1) == Tag::Name
        && view.word(head).ends_with('s')
        && view.is_mark(next)
        && view.word(next) == ".";
    opens_clause || closes
}

/// Says whether the noun at token `head` is a reporting verb that ends its clause: “notes” in “as Lee
/// notes,”, “reads” in “‘We lost’, the letter reads”.
fn closes_clause(view: &TokenView<'_>, head: usize) -> bool {
    let next = head + 1;
    let mark = next + usize::from(view.word(next) == "out");
    let Some(verb) = view.verb(head) else {
        return false;
    };
    if !view.word(head).ends_with('s')
        || view.draft.tokens.len() <= mark
        || !view.is_mark(mark)
        || !view.is(mark, &[",", ".", ":"])
    {
        return false;
    }
    let sentence = view.sentence(head);
    let Some(subject) = left::before(view, head, sentence.start) else {
        return false;
    };
    let before = subject
        .start
        .checked_sub(1)
        .filter(|it| sentence.start <= *it);
    let share = verb.share_in(CuePattern::AfterQuote.into());
    before.is_some_and(|it| {
        let is_cue = |share: f32| MIN_SHARE_OF_MISTAGGED_VERB <= share;
        view.word(it) == "as" && is_cue(verb.share)
            || view.is_quoted(it) && share.is_some_and(is_cue)
    })
}

/// Says whether the “that” at token `that` is the subject of its clause: “disputes that often
/// arise”.
fn opens_relative(view: &TokenView<'_>, that: usize) -> bool {
    let mut behind = that + 1..view.draft.tokens.len();
    let first = behind.find(|idx| view.tag(*idx) != Tag::Adverb);
    first.is_some_and(|idx| view.tag(idx) == Tag::Auxiliary || view.tag(idx).is_verb())
}

/// Words that open a clause after a verb of saying: “they” in “voters say they”.
const CLAUSE_OPENERS: ClassSet = ClassSet::of(&[
    Class::CaselessPronouns,
    Class::ClauseStarters,
    Class::Possessives,
    Class::Quantifiers,
    Class::SubjectPronouns,
]);

/// Words for people who were counted: “third” in “a third say”, “surveyed” in “those surveyed say”.
const COUNTED: ClassSet = ClassSet::of(&[Class::PollingWords, Class::QuantityWords]);
