//! The clauses around a doubled word: whether a clause ends between the two occurrences. In the
//! examples, “|” shows where one clause or phrase ends and the next one begins.

use crate::analysis::calendar;
use crate::analysis::repeat::doubled::class::{
    GrammarClass, class, leaves_preposition, takes_particle,
};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::tuning::{
    MAX_TOKENS_OF_SUBJECT, MAX_TOKENS_TO_AUXILIARY, MAX_TOKENS_TO_PARTICLE,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Whether the verb at the start of `site` may end a nominal or a relative clause: “what it is |
/// is”, “those who can | can”, “every cop I knew | knew”.
pub fn ends_in_verb(site: &Site<'_>) -> bool {
    let own = class(site.word(site.start));
    let Some(subject_end) = site.start.checked_sub(1) else {
        return false;
    };
    // In “who can” and “that exists”, the word that opens the clause is the subject. With a form of
    // “be”, such a clause would say nothing.
    if own != Some(GrammarClass::Be) && is_subject_opener(site, subject_end) {
        return true;
    }
    if class(site.word(subject_end)).is_some_and(GrammarClass::is_pronoun)
        && modifies_noun(site, subject_end)
    {
        return true;
    }
    opener(site, subject_end).is_some_and(|at| {
        // After “that”, a form of “be” needs a clear antecedent: “the case” in “the case that it is
        // | is”. In “see that the case is”, “see” may also be a verb.
        let is_plain = site.word(at) == "that"
            && own == Some(GrammarClass::Be)
            && !site.is(at.saturating_sub(1), ANTECEDENTS)
            && !is_determined(site, at.saturating_sub(1));
        at < subject_end && !is_plain
    })
}

/// Whether the word before the word at `noun` shows that it is a noun.
fn is_determined(site: &Site<'_>, noun: usize) -> bool {
    let before = noun.checked_sub(1).map_or(Tag::Mark, |at| site.tag(at));
    matches!(
        before,
        Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Noun | Tag::Name
    )
}

/// Whether the word at `at` opens a clause and is its subject.
fn is_subject_opener(site: &Site<'_>, at: usize) -> bool {
    site.is(at, Class::FreeRelatives) || site.word(at) == "that" && is_relative(site, at)
}

/// Pronouns that a relative clause may describe.
const ANTECEDENTS: ClassSet = ClassSet::of(&[Class::IndefinitePronouns, Class::AntecedentPronouns]);

/// Whether the “that” at `at` opens a relative clause. Otherwise it opens a clause that somebody
/// says or thinks.
fn is_relative(site: &Site<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    site.is(before, ANTECEDENTS) || site.tag(before).is_noun()
}

/// The token that opens the clause whose subject ends at `end`. `None` if anything but a subject
/// comes between this token and `end`.
fn opener(site: &Site<'_>, end: usize) -> Option<usize> {
    let mut seen_coordinator = false;
    for at in (end.saturating_sub(MAX_TOKENS_OF_SUBJECT)..=end).rev() {
        let word = site.word(at);
        if site.is(at, Class::FreeRelatives) || site.is(at, Class::FreeRelativeAdverbs) {
            return Some(at);
        }
        match word {
            // The second “as” opens a clause in “as good as it is”. “As it is” after a mark, or at
            // the start of a sentence, is no such clause.
            "as" if 0 < at && site.tag(at - 1) != Tag::Mark => return Some(at),
            "all" if !matches!(site.tag(at + 1), Tag::Noun | Tag::Adjective) => return Some(at),
            "that" if is_relative(site, at) => return Some(at),
            _ => {}
        }
        let tag = site.tag(at);
        seen_coordinator |= tag == Tag::Coordinator;
        // In “what he said | he did”, another clause begins after the verb.
        let holds_clause = class(site.word(at + 1)).is_some_and(GrammarClass::is_pronoun);
        let is_verb = (tag.is_finite() || tag == Tag::Auxiliary) && !holds_clause;
        if tag == Tag::Mark || is_verb && !seen_coordinator {
            return None;
        }
    }
    None
}

/// Whether the clause that begins with the pronoun at `at` describes a noun. In “the man | he was”
/// it does. In “in the past | he was” it does not, because “in the past” is an adjunct.
fn modifies_noun(site: &Site<'_>, at: usize) -> bool {
    let Some(head) = at.checked_sub(1) else {
        return false;
    };
    let word = site.word(head);
    if site.is(head, Class::IndefinitePronouns) {
        return true;
    }
    if site.tag(head) != Tag::Noun || calendar::is_time(word) {
        return false;
    }
    let is_part = |at: &usize| {
        let tag = site.tag(*at);
        tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Number | Tag::Determiner)
    };
    let determined = |at: usize| {
        site.tag(at) == Tag::Determiner
            || class(site.word(at)).is_some_and(GrammarClass::is_determiner)
    };
    let first = (0..=head).rev().take_while(is_part).last();
    let Some(first) = first else { return false };
    let before = first.checked_sub(1).map_or(Tag::Mark, |at| site.tag(at));
    determined(first) && before != Tag::Adposition
}

/// Whether the preposition at the start of `site` may end its clause, so that the second occurrence
/// begins another phrase: “logged in | in May”, “the town we live in | in winter”.
pub fn ends_in_preposition(site: &Site<'_>) -> bool {
    let own = site.word(site.start);
    let Some(verb) = verb_before(site) else {
        return is_asked_for(site);
    };
    let is_temporal = begins_time(site, site.end);
    if class(site.word(verb)) == Some(GrammarClass::Be) {
        return is_temporal || is_stranded(site, verb);
    }
    takes_particle(site.word(verb), own)
        || is_passive(site, verb) && leaves_preposition(site.word(verb), own)
        || is_stranded(site, verb)
}

/// Whether a phrase of time begins at `at`: “Friday”, “the morning”, “2012”.
pub fn begins_time(site: &Site<'_>, at: usize) -> bool {
    let word = site.word(at).trim_end_matches('s');
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let next = site.word(at + 1).trim_end_matches('s');
    let opens = matches!(site.tag(at), Tag::Determiner | Tag::Number | Tag::Adjective);
    is_year || calendar::is_clock(word) || word == "may" || opens && calendar::is_clock(next)
}

/// The verb of the preposition or particle at the start of `site`. A particle or an object may come
/// between the verb and this word.
fn verb_before(site: &Site<'_>) -> Option<usize> {
    let last = site.start.checked_sub(1)?;
    let is_verb =
        |at: usize| site.tag(at).is_verb() || class(site.word(at)) == Some(GrammarClass::Be);
    let own = site.word(site.start);
    if is_verb(last) || takes_particle(site.word(last), own) {
        return Some(last);
    }
    // A particle comes between the verb and the preposition: “look up to”, “hold on to”.
    let is_particle = matches!(class(site.word(last)), Some(GrammarClass::Locative));
    if is_particle && 0 < last && is_verb(last - 1) {
        return Some(last - 1);
    }
    // An object comes between the verb and the particle: “turned the lamp on”. The lexicon must
    // list the particle for this verb.
    for at in (last.saturating_sub(MAX_TOKENS_TO_PARTICLE)..=last).rev() {
        let tag = site.tag(at);
        if tag.is_verb() {
            return takes_particle(site.word(at), own).then_some(at);
        }
        let is_object = tag.is_noun()
            || matches!(
                tag,
                Tag::Determiner | Tag::Adjective | Tag::Pronoun | Tag::Number | Tag::Adverb
            );
        if !is_object {
            return None;
        }
    }
    None
}

/// Whether the preposition at the start of `site` ends a question whose pronoun comes earlier:
/// “What is it for for most people?”, “who is it with with”.
fn is_asked_for(site: &Site<'_>) -> bool {
    let Some(subject) = site.start.checked_sub(2) else {
        return false;
    };
    let is_be = class(site.word(subject)) == Some(GrammarClass::Be);
    let asks = subject.checked_sub(1).map(|at| class(site.word(at)));
    is_be && asks == Some(Some(GrammarClass::Question))
}

fn is_passive(site: &Site<'_>, verb: usize) -> bool {
    let before = (verb.saturating_sub(MAX_TOKENS_TO_AUXILIARY)..verb).rev();
    let mut auxiliaries = before.filter(|at| site.tag(*at) != Tag::Adverb);
    let first = auxiliaries.next();
    first.is_some_and(|at| {
        class(site.word(at)) == Some(GrammarClass::Be) || site.is(at, Class::PassiveGet)
    })
}

/// Whether the object of the preposition at the start of `site` comes before the clause of `verb`:
/// “the town we live in”, “who they count on”, “nothing to hold on to”.
fn is_stranded(site: &Site<'_>, verb: usize) -> bool {
    let is_be = class(site.word(verb)) == Some(GrammarClass::Be);
    let mut at = verb;
    while let Some(before) = at.checked_sub(1) {
        let is_modal = matches!(site.tag(before), Tag::Auxiliary | Tag::Adverb);
        // The infinitive may depend on another verb: “was allowed to write to”.
        let is_head =
            site.word(at) == "to" && (site.tag(before).is_verb() || site.word(before) == "able");
        let is_chain = is_head
            || site.is(before, Class::InfinitiveHeads)
            || class(site.word(before)).is_some_and(GrammarClass::is_auxiliary);
        if !is_modal && (is_be || !is_chain) {
            break;
        }
        at = before;
    }
    let Some(subject_end) = at.checked_sub(1) else {
        return false;
    };
    // An infinitive may describe a pronoun: “something to work with”.
    if site.word(at) == "to" {
        return site.is(subject_end, Class::InfinitiveAntecedents);
    }
    let is_pronoun = class(site.word(subject_end)).is_some_and(GrammarClass::is_pronoun);
    is_pronoun && head_before(site, subject_end)
        || is_subject_opener(site, subject_end) && is_be
        || opener(site, subject_end).is_some_and(|found| found < subject_end)
}

/// Whether a noun directly precedes the pronoun at `at`: “inputs you”.
fn head_before(site: &Site<'_>, at: usize) -> bool {
    let Some(head) = at.checked_sub(1) else {
        return false;
    };
    let word = site.word(head);
    let is_pronoun = site.tag(head) == Tag::Pronoun && class(word).is_none();
    let is_noun = site.tag(head).is_noun() && !calendar::is_time(word);
    // “Sometimes” in “sometimes we” is not a noun with a clause that describes it.
    (is_noun || is_pronoun) && !site.opens_clause(head) || site.is(head, Class::CountedPronouns)
}
