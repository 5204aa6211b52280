//! Says whether a clause ends between the two occurrences of a doubled word. In the examples, “|”
//! shows where one clause or phrase ends and the next one begins.

use crate::analysis::calendar;
use crate::analysis::repeat::doubled::class::{GrammarClass, class};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::doubled::tuning::{
    MAX_TOKENS_OF_SUBJECT, MAX_TOKENS_TO_AUXILIARY, MAX_TOKENS_TO_PARTICLE,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::particle::{leaves_preposition, takes_particle};
use crate::syntax::tag::Tag;

/// Says whether the verb at the start of `site` may end a noun clause or a relative clause: “what
/// it is | is”, “those who can | can”, “every cop I knew | knew”.
pub fn ends_in_verb(site: &Site<'_>) -> bool {
    let own = class(site.word(site.start));
    let Some(subject_end) = site.start.checked_sub(1) else {
        return false;
    };
    // In “who can” and “that exists”, the word that opens the clause is also its subject. Forms of
    // “be” are excluded, because a clause such as “who is” would say nothing.
    if own != Some(GrammarClass::Be) && is_subject_opener(site, subject_end) {
        return true;
    }
    if class(site.word(subject_end)).is_some_and(GrammarClass::is_pronoun)
        && modifies_noun(site, subject_end)
    {
        return true;
    }
    opener(site, subject_end).is_some_and(|at| {
        // A “that” before a form of “be” must follow a word that is clearly a noun, such as “case”
        // in “the case that it is | is”. In “see that the case is”, “that” follows a verb.
        let is_plain = site.word(at) == "that"
            && own == Some(GrammarClass::Be)
            && !site.is(at.saturating_sub(1), ANTECEDENTS)
            && !is_determined(site, at.saturating_sub(1));
        at < subject_end && !is_plain
    })
}

/// Says whether the word before token `noun` shows that token `noun` is a noun, as “the” does.
fn is_determined(site: &Site<'_>, noun: usize) -> bool {
    let before = noun.checked_sub(1).map_or(Tag::Mark, |at| site.tag(at));
    matches!(
        before,
        Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Noun | Tag::Name
    )
}

/// Says whether the word of token `at` opens a clause and may be the subject of the clause, as
/// “who” may.
fn is_subject_opener(site: &Site<'_>, at: usize) -> bool {
    site.is(at, Class::FreeRelatives) || site.word(at) == "that" && is_relative(site, at)
}

/// Pronouns that a relative clause may describe: “everything”, “those”.
const ANTECEDENTS: ClassSet = ClassSet::of(&[Class::IndefinitePronouns, Class::AntecedentPronouns]);

/// Says whether the “that” at token `at` opens a relative clause. Another “that” opens a clause
/// about what somebody says or thinks.
fn is_relative(site: &Site<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    site.is(before, ANTECEDENTS) || site.tag(before).is_noun()
}

/// Returns the token that opens the clause whose subject ends at token `end`: “what” in “what it
/// is”. Returns `None` if there is no such token, or if anything other than the subject comes after
/// it.
fn opener(site: &Site<'_>, end: usize) -> Option<usize> {
    let mut seen_coordinator = false;
    for at in (end.saturating_sub(MAX_TOKENS_OF_SUBJECT)..=end).rev() {
        let word = site.word(at);
        if site.is(at, Class::FreeRelatives) || site.is(at, Class::FreeRelativeAdverbs) {
            return Some(at);
        }
        match word {
            // In “as good as it is”, the second “as” opens a clause. After a mark or at the start
            // of a sentence, “as it is” is not such a clause.
            "as" if 0 < at && site.tag(at - 1) != Tag::Mark => return Some(at),
            "all" if !matches!(site.tag(at + 1), Tag::Noun | Tag::Adjective) => return Some(at),
            "that" if is_relative(site, at) => return Some(at),
            _ => {}
        }
        let tag = site.tag(at);
        seen_coordinator |= tag == Tag::Coordinator;
        // In “what he said | he did”, another clause begins after the verb.
        let holds_clause = class(site.word(at + 1)).is_some_and(GrammarClass::is_pronoun);
        let is_verb = tag.is_finite_or_auxiliary() && !holds_clause;
        if tag == Tag::Mark || is_verb && !seen_coordinator {
            return None;
        }
    }
    None
}

/// Says whether the clause that begins with the pronoun at token `at` describes a noun. The clause
/// “he was” describes a noun in “the man | he was”, but not in “in the past | he was”, because “in
/// the past” is an adjunct.
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

/// Says whether the preposition at the start of `site` may end its clause. The second occurrence
/// then begins another phrase: “logged in | in May”, “the town we live in | in winter”.
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

/// Says whether a phrase of time begins at token `at`: “Friday”, “the morning”, “2012”.
pub fn begins_time(site: &Site<'_>, at: usize) -> bool {
    let word = site.word(at).trim_end_matches('s');
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let next = site.word(at + 1).trim_end_matches('s');
    let opens = matches!(site.tag(at), Tag::Determiner | Tag::Number | Tag::Adjective);
    is_year || calendar::is_clock(word) || word == "may" || opens && calendar::is_clock(next)
}

/// Returns the token of the verb to which the preposition or particle at the start of `site`
/// belongs. A particle or an object may be between the verb and this word.
fn verb_before(site: &Site<'_>) -> Option<usize> {
    let last = site.start.checked_sub(1)?;
    let is_verb =
        |at: usize| site.tag(at).is_verb() || class(site.word(at)) == Some(GrammarClass::Be);
    let own = site.word(site.start);
    if is_verb(last) || takes_particle(site.word(last), own) {
        return Some(last);
    }
    // A particle may be between the verb and the preposition: “look up to”, “hold on to”.
    let is_particle = matches!(class(site.word(last)), Some(GrammarClass::Locative));
    if is_particle && 0 < last && is_verb(last - 1) {
        return Some(last - 1);
    }
    // An object may be between the verb and the particle: “turned the lamp on”. The lexicon must
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

/// Says whether the preposition at the start of `site` ends a question whose question word comes
/// earlier: “What is it for for most people?”, “who is it with with”.
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

/// Says whether the object of the preposition at the start of `site` comes before the clause of
/// `verb`: “the town we live in”, “who they count on”, “nothing to hold on to”.
fn is_stranded(site: &Site<'_>, verb: usize) -> bool {
    let is_be = class(site.word(verb)) == Some(GrammarClass::Be);
    let mut at = verb;
    while let Some(before) = at.checked_sub(1) {
        let is_modal = matches!(site.tag(before), Tag::Auxiliary | Tag::Adverb);
        // An infinitive may belong to another verb: “write” in “was allowed to write to”.
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
    // An infinitive may describe a pronoun such as “something”: “something to work with”.
    if site.word(at) == "to" {
        return site.is(subject_end, Class::InfinitiveAntecedents);
    }
    let is_pronoun = class(site.word(subject_end)).is_some_and(GrammarClass::is_pronoun);
    is_pronoun && head_before(site, subject_end)
        || is_subject_opener(site, subject_end) && is_be
        || opener(site, subject_end).is_some_and(|found| found < subject_end)
}

/// Says whether a noun that a relative clause may describe is directly before the pronoun at token
/// `at`: “inputs you”.
fn head_before(site: &Site<'_>, at: usize) -> bool {
    let Some(head) = at.checked_sub(1) else {
        return false;
    };
    let word = site.word(head);
    let is_pronoun = site.tag(head) == Tag::Pronoun && class(word).is_none();
    let is_noun = site.tag(head).is_noun() && !calendar::is_time(word);
    // In “sometimes we”, “sometimes” is not a noun that the clause of “we” describes.
    (is_noun || is_pronoun) && !site.opens_clause(head) || site.is(head, Class::CountedPronouns)
}
