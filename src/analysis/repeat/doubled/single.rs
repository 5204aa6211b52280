//! Judges a word that occurs twice in a row: “the the”. In the examples, “|” shows where one clause
//! or phrase ends and the next one begins.

use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::Acceptability::{self, Acceptable, Doubtful, Ungrammatical};
use crate::analysis::repeat::doubled::class::{GrammarClass, class, takes_complement};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::doubled::{clause, tuning};
use crate::english;
use crate::english::class::Class;
use crate::syntax::tag::Tag;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// Returns how acceptable the sentence is with the doubled word at `site`. A word that is missing
/// from `table` is taken for an unknown word.
pub fn judge(site: &Site<'_>, table: &Background) -> Acceptability {
    let word = site.word(site.start);
    if site.tokens[site.start].kind == TokenKind::Number {
        return number(site);
    }
    let Some(class) = class(word) else {
        return content(site, word, table);
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

/// Judges a doubled “that”. “That | that road” and “that | that is” are right; “that that we” is a
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
        _ if site.goes_on() => Acceptable,
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
        return Acceptable;
    }
    let may_be_subject = site.is(site.start, Class::CaselessPronouns);
    if may_be_subject && governed && (is_verb_next(site) || site.tag_next() == Tag::Adverb) {
        return Acceptable;
    }
    if takes_complement(site.before(1)) {
        Acceptable
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
        return Acceptable;
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
            Acceptable
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
        return Acceptable;
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
    // “Not not” differs from “not”. An exclamation is not a slip. In speech, an adverb such as
    // “maybe” may occur twice for emphasis.
    let weighs = english::dictionary().is(word, Class::StressedAdverbs);
    let is_meant = english::dictionary().is(word, Class::DoubledAdverbs)
        || weighs && site.is_quoted
        || site.is_cry();
    if is_meant { Acceptable } else { Doubtful }
}

/// Judges a doubled content word, which may be right for emphasis, in a name, or where a clause
/// ends.
fn content(site: &Site<'_>, word: &str, table: &Background) -> Acceptability {
    if site.is_cry() || site.is_label() || is_reduplicated(site, word, table) {
        return Acceptable;
    }
    let tags = [site.tag(site.start), site.tag(site.end - 1)];
    let has = |wanted: fn(Tag) -> bool| tags.iter().any(|tag| wanted(*tag));
    // In “could then use use as”, “could” needs only one verb, so the second “use” is a slip.
    if has(|tag| tag == Tag::VerbBase) && follows_modal(site) && !begins_compound(site) {
        return Doubtful;
    }
    if has(Tag::is_verb) && clause::ends_in_verb(site) {
        return Acceptable;
    }
    // An infinitive has only one verb. “To make make sure” is a slip.
    if site.before(1) == "to" && has(|tag| tag == Tag::VerbBase) {
        return Ungrammatical;
    }
    if has(|tag| tag == Tag::Noun) && (is_complement(site) || begins_clause(site)) {
        return Acceptable;
    }
    // Short adjectives may be written twice for emphasis. In speech, long adjectives may be, too.
    let is_adjective = has(|tag| tag == Tag::Adjective);
    let weighs = word.ends_with("ly") && matches!(site.tag_next(), Tag::Adjective | Tag::Adverb);
    let is_stressed = is_adjective && (site.is_quoted || n_syllables(word) == 1) || weighs;
    if is_stressed { Acceptable } else { Doubtful }
}

/// Says whether a modal verb comes before the doubled words, apart from adverbs.
fn follows_modal(site: &Site<'_>) -> bool {
    let mut before = (0..site.start).rev();
    let governor = before.find(|at| site.tag(*at) != Tag::Adverb);
    governor.is_some_and(|at| class(site.word(at)) == Some(GrammarClass::Modal))
}

/// Says whether the second word belongs to the noun after it: “can use | use cases”.
fn begins_compound(site: &Site<'_>) -> bool {
    site.tag(site.end - 1) == Tag::Noun && site.tag_next().is_noun()
}

/// Says whether `word` may be one that is always written twice, like “mahi mahi”, or the end of a
/// foreign name, like “Homo sapiens sapiens”. Such a word is not in the table. It is short, or
/// comes after a word with a capital.
fn is_reduplicated(site: &Site<'_>, word: &str, table: &Background) -> bool {
    let is_unknown = table.row(&stem(word)).is_none();
    let is_short = word.chars().count() <= tuning::MAX_LETTERS_OF_REDUPLICATION;
    let has_shape = n_syllables(word) == 1 || word.ends_with(['a', 'e', 'i', 'o', 'u']);
    let follows_name = site
        .start
        .checked_sub(1)
        .is_some_and(|at| site.tokens[at].capital && class(site.word(at)).is_none());
    is_unknown && (is_short && has_shape || follows_name)
}

/// Says whether the second word is the complement of the first word: “what makes cheese | cheese”,
/// “is content | content?”
fn is_complement(site: &Site<'_>) -> bool {
    let Some(verb) = site.start.checked_sub(1) else {
        return false;
    };
    match class(site.word(verb)) {
        Some(GrammarClass::Be) => {
            site.opens_clause(verb) || site.tag(verb.wrapping_sub(1)) == Tag::Mark
        }
        _ => takes_complement(site.word(verb)),
    }
}

/// Says whether the second word begins a clause that describes the first word: “the people | people
/// like”.
fn begins_clause(site: &Site<'_>) -> bool {
    let word = site.word(site.start);
    let is_plural = word.ends_with('s') || site.is(site.start, Class::IrregularPlurals);
    let next = class(site.next());
    let has_verb = site.tag_next().is_verb() && next.is_none() || next == Some(GrammarClass::Modal);
    is_plural && has_verb && site.tag_before() != Tag::Mark
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

/// Returns the number of syllables of `word`, which is the number of its groups of vowels.
fn n_syllables(word: &str) -> usize {
    let is_vowel = |ch: char| "aeiouy".contains(ch);
    let stem = word.strip_suffix('e').unwrap_or(word);
    let groups = stem
        .split(|ch| !is_vowel(ch))
        .filter(|group| !group.is_empty());
    groups.count()
}
