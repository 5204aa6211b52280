//! Judges a content word that occurs twice in a row: “the harbour harbour”. In the examples, “|”
//! shows where one clause or phrase ends and the next one begins.

use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::Acceptability::{
    self, Acceptable, Doubtful, Ungrammatical, Unusual,
};
use crate::analysis::repeat::doubled::class::{GrammarClass, class, takes_complement};
use crate::analysis::repeat::doubled::site::Site;
use crate::analysis::repeat::doubled::{clause, tuning};
use crate::english::class::Class;
use crate::syntax::tag::Tag;
use crate::text::stem::stem;

/// Judges a doubled content word, which may be right for emphasis, in a name, or where a clause
/// ends.
pub fn judge(site: &Site<'_>, word: &str, table: &Background) -> Acceptability {
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
        return Unusual;
    }
    // An infinitive has only one verb. “To make make sure” is a slip.
    if site.before(1) == "to" && has(|tag| tag == Tag::VerbBase) {
        return Ungrammatical;
    }
    if has(|tag| tag == Tag::Noun) && (is_complement(site) || begins_clause(site)) {
        return Unusual;
    }
    // Short adjectives may be written twice for emphasis. In speech, long adjectives may be, too.
    let is_adjective = has(|tag| tag == Tag::Adjective);
    let is_short = n_syllables(word) == 1;
    let weighs = word.ends_with("ly") && matches!(site.tag_next(), Tag::Adjective | Tag::Adverb);
    if is_adjective && site.is_quoted && is_short {
        Acceptable
    } else if is_adjective && (site.is_quoted || is_short) || weighs {
        Unusual
    } else {
        Doubtful
    }
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

/// Returns the number of syllables of `word`, which is the number of its groups of vowels.
fn n_syllables(word: &str) -> usize {
    let is_vowel = |ch: char| "aeiouy".contains(ch);
    let stem = word.strip_suffix('e').unwrap_or(word);
    let groups = stem
        .split(|ch| !is_vowel(ch))
        .filter(|group| !group.is_empty());
    groups.count()
}
