//! Judges a word that occurs twice in a row: “the the”. In the examples, “|” shows where one clause
//! or phrase ends and the next one begins.

use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::Acceptability::{
    self, Acceptable, Doubtful, Ungrammatical, Unusual,
};
use crate::analysis::repeat::doubled::class::{GrammarClass, class, takes_complement};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::doubled::{clause, content, tuning};
use crate::english;
use crate::english::class::Class;
use crate::syntax::tag::Tag;
use crate::text::token::TokenKind;

/// Returns how acceptable the sentence is with the doubled word at `site`. A word that is missing
/// from `table` is taken for an unknown word.
pub fn judge(site: &Site<'_>, table: &Background) -> Acceptability {
    let word = site.word(site.start);
    if site.tokens[site.start].kind == TokenKind::Number {
        return number(site);
    }
    let Some(class) = class(word) else {
        return content::judge(site, word, table);
    };
    match class {
        // “His” may end a clause: “The fault was his | his crew said.”
        GrammarClass::Possessive
            if word == "his" && class_before(site) == Some(GrammarClass::Be) =>
        {
            Doubtful
        }
        GrammarClass::Article | GrammarClass::Possessive | GrammarClass::Quantifier => {
            determiner(site)
        }
        GrammarClass::Demonstrative => demonstrative(site),
        GrammarClass::That => that(site),
        GrammarClass::Floating | GrammarClass::Like => Doubtful,
        GrammarClass::Subject => subject(site, word),
        GrammarClass::Object => object(site, word),
        GrammarClass::Question => question(site),
        GrammarClass::Conjunction => conjunction(site),
        GrammarClass::As => comparison(site),
        GrammarClass::Preposition | GrammarClass::Locative => preposition(site, class),
        GrammarClass::Be | GrammarClass::Have | GrammarClass::Did => auxiliary(site),
        GrammarClass::Modal => modal(site),
        GrammarClass::Do => do_verb(site),
        GrammarClass::There => there(site),
        GrammarClass::Now => now(site),
        GrammarClass::Adverb => adverb(site, word),
    }
}

/// Judges a doubled number. “5 5 per cent” is a slip; “5 5 2” is a row of figures.
fn number(site: &Site<'_>) -> Acceptability {
    let is_number = |at: Option<usize>| {
        let token = at.and_then(|at| site.tokens.get(at));
        token.is_some_and(|token| token.kind == TokenKind::Number)
    };
    if is_number(site.start.checked_sub(1)) || is_number(Some(site.end)) || site.is_cry() {
        return Acceptable;
    }
    Doubtful
}

/// Judges a doubled determiner such as “the the”. A determiner needs a noun after it.
fn determiner(site: &Site<'_>) -> Acceptability {
    if site.goes_on() {
        Ungrammatical
    } else {
        Doubtful
    }
}

/// Judges a doubled demonstrative. In “after this | this is what happened”, each “this” belongs to
/// its own phrase; in “this this road”, one “this” is left over.
fn demonstrative(site: &Site<'_>) -> Acceptability {
    let begins_verb = is_verb_next(site);
    if !site.opens_clause(site.start) && begins_verb {
        return Acceptable;
    }
    let has_noun = matches!(
        site.tag_next(),
        Tag::Noun | Tag::Adjective | Tag::Number | Tag::Name
    );
    if has_noun || begins_verb {
        Ungrammatical
    } else {
        Doubtful
    }
}

/// Judges a doubled “that”. “That | that road” and “that | that is” may be right; “that that we” is a
/// slip, and “that that Ann” probably is one, because “that” seldom comes before a name.
fn that(site: &Site<'_>) -> Acceptability {
    let next = site.next();
    match class(next) {
        Some(
            GrammarClass::Article
            | GrammarClass::Possessive
            | GrammarClass::Demonstrative
            | GrammarClass::Subject
            | GrammarClass::Question
            | GrammarClass::There
            | GrammarClass::Conjunction,
        ) => Ungrammatical,
        Some(GrammarClass::Object) if next != "one" => Ungrammatical,
        Some(class) if class.is_preposition() => Doubtful,
        None if site.tag_next() == Tag::Name && !site.is_known(site.end) => Doubtful,
        // “I think that | that is right” is common, above all in speech.
        Some(GrammarClass::Be) => Acceptable,
        _ if is_contracted(site) || site.is_quoted => Acceptable,
        _ if site.goes_on() => Unusual,
        _ => Doubtful,
    }
}

/// Judges a doubled subject pronoun. “We” is never an object, so no clause ends with “we”.
fn subject(site: &Site<'_>, word: &str) -> Acceptability {
    if !site.goes_on() {
        // “He he!” is laughter.
        return Acceptable;
    }
    if word == "i" || site.is_quoted {
        Doubtful
    } else {
        Ungrammatical
    }
}

/// Judges a doubled object pronoun. “Gave her | her book” is right; “It it is” is a slip.
fn object(site: &Site<'_>, word: &str) -> Acceptability {
    if site.opens_clause(site.start) {
        return if is_verb_next(site) {
            Ungrammatical
        } else {
            Doubtful
        };
    }
    let governed = site.tag_before().is_verb()
        || matches!(
            site.tag_before(),
            Tag::Adposition | Tag::Auxiliary | Tag::Particle
        )
        || class(site.before(1))
            .is_some_and(|class| class.is_preposition() || class.is_auxiliary());
    if word == "her" && governed && site.goes_on() {
        return Unusual;
    }
    let may_be_subject = site.is(site.start, Class::CaselessPronouns);
    if may_be_subject && governed && (is_verb_next(site) || site.tag_next() == Tag::Adverb) {
        return Unusual;
    }
    if takes_complement(site.before(1)) {
        Unusual
    } else {
        Doubtful
    }
}

fn question(site: &Site<'_>) -> Acceptability {
    if !site.goes_on() {
        return Acceptable;
    }
    let follows_preposition = class(site.before(1)).is_some_and(GrammarClass::is_preposition);
    if follows_preposition {
        Doubtful
    } else {
        Ungrammatical
    }
}

fn conjunction(site: &Site<'_>) -> Acceptability {
    if site.goes_on() {
        Ungrammatical
    } else {
        Doubtful
    }
}

/// Judges a doubled “as”, which may end a phrase before a comparison: “seen as | as good as”.
fn comparison(site: &Site<'_>) -> Acceptability {
    let compares = matches!(site.tag_next(), Tag::Adjective | Tag::Adverb);
    let goes_with_as =
        (1..=tuning::MAX_TOKENS_OF_COMPARISON).any(|ahead| site.word(site.end + ahead) == "as");
    let is_seen = site.tag_before().is_verb() || site.before(1) == "such";
    if is_seen && compares && goes_with_as || clause::ends_in_preposition(site) {
        return Acceptable;
    }
    if site.goes_on() {
        Ungrammatical
    } else {
        Doubtful
    }
}

fn preposition(site: &Site<'_>, class: GrammarClass) -> Acceptability {
    let word = site.word(site.start);
    if clause::ends_in_preposition(site) {
        return Unusual;
    }
    if !site.goes_on() {
        return Doubtful;
    }
    // “Of course” is an adverb: “made of | of course”.
    if word == "of" && site.next() == "course" {
        return Acceptable;
    }
    if class == GrammarClass::Preposition || word == "to" {
        return Ungrammatical;
    }
    // In “up up there”, both words may be adverbs.
    if site.is(site.start, Class::SpatialAdverbs) {
        let follows_verb = site.tag_before().is_verb();
        return if follows_verb || site.is_quoted {
            Unusual
        } else {
            Doubtful
        };
    }
    // The lexicon may not know that the verb takes this particle, especially if a time follows.
    let is_open = site.tag_before().is_verb() || site.tag_before() == Tag::Adverb;
    let has_time = clause::begins_time(site, site.end);
    if is_open || has_time || site.is(site.start, Class::TemporalPrepositions) {
        return Doubtful;
    }
    Ungrammatical
}

fn auxiliary(site: &Site<'_>) -> Acceptability {
    if clause::ends_in_verb(site) {
        let is_be = class(site.word(site.start)) == Some(GrammarClass::Be);
        return if is_be { Acceptable } else { Unusual };
    }
    // In “what is is that the pier is old”, “what is” is the whole noun clause.
    let is_what_is = site.word(site.start) == "is"
        && site.is_before(1, Class::FreeRelatives)
        && class(site.next()) == Some(GrammarClass::That);
    if is_what_is {
        return Acceptable;
    }
    // “Being” may be a noun: “a human being being”.
    if site.word(site.start) == "being" && site.tag_before() != Tag::Auxiliary {
        return Acceptable;
    }
    // In “as it is isn't”, the first “is” probably ends a clause.
    if is_contracted(site) || site.start == 0 || !site.goes_on() {
        return Doubtful;
    }
    Ungrammatical
}

/// Judges a doubled modal verb. “His will | will stand” and “those who can | can help” are right.
fn modal(site: &Site<'_>) -> Acceptability {
    let before = class(site.before(1));
    let is_noun = matches!(site.tag_before(), Tag::Determiner | Tag::Adjective)
        || before.is_some_and(GrammarClass::is_determiner)
        || site.is_before(1, Class::Genitives);
    if is_noun || site.start == 0 {
        return Acceptable;
    }
    auxiliary(site)
}

/// Judges a doubled “do”, which may be written twice for emphasis: “we do | do that”.
fn do_verb(site: &Site<'_>) -> Acceptability {
    let stresses = site.word(site.start) == "do" && site.tag_next().is_verb();
    if stresses {
        Acceptable
    } else {
        auxiliary(site)
    }
}

/// Judges a doubled “there”. “There there is” is a slip. “When I got there | there was” is right.
fn there(site: &Site<'_>) -> Acceptability {
    let exists = class(site.next()).is_some_and(GrammarClass::is_auxiliary);
    if exists && site.opens_clause(site.start) {
        Doubtful
    } else {
        Acceptable
    }
}

/// Judges a doubled “now”. “Now now, children” soothes children. “Is now now closed” is a slip.
fn now(site: &Site<'_>) -> Acceptability {
    let soothes = site.start == 0 || site.is_cry() || !site.goes_on();
    if soothes { Acceptable } else { Doubtful }
}

fn adverb(site: &Site<'_>, word: &str) -> Acceptability {
    // An exclamation is not a slip. In speech, an adverb such as “maybe” may occur twice for
    // emphasis.
    let is_spoken = site.is_quoted && english::dictionary().is(word, Class::StressedAdverbs);
    if is_spoken || site.is_cry() {
        return Acceptable;
    }
    // “Not not” differs from “not”.
    if english::dictionary().is(word, Class::DoubledAdverbs) {
        Unusual
    } else {
        Doubtful
    }
}

fn class_before(site: &Site<'_>) -> Option<GrammarClass> {
    class(site.before(1))
}

fn is_verb_next(site: &Site<'_>) -> bool {
    let is_finite = site.tag_next().is_finite_or_auxiliary();
    is_finite || class(site.next()).is_some_and(GrammarClass::is_auxiliary)
}

/// Says whether a contraction is attached to the last occurrence: “is isn't”.
fn is_contracted(site: &Site<'_>) -> bool {
    let last = site.tokens[site.end - 1].span;
    let next = site.tokens.get(site.end);
    next.is_some_and(|token| token.kind == TokenKind::Word && token.span.start == last.end)
}
