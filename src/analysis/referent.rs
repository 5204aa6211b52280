//! Decides whether the text before a pronoun mentions somebody whom the pronoun can mean, even if
//! this person is not the source of an attribution.

use crate::analysis::Analysis;
use crate::analysis::calendar::is_date;
use crate::analysis::situation::Situation;
use crate::analysis::tuning::{
    MAX_SENTENCES_TO_REFERENT, MAX_SENTENCES_WITH_QUOTED, MAX_TOKENS_TO_REFERENT,
    MIN_BYTES_OF_CAPITALISED, MIN_BYTES_OF_PLURAL,
};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// Nouns for one person.
const PERSONS: ClassSet = ClassSet::of(&[Class::RoleNouns, Class::PersonNouns]);

/// Nouns for several people that do not have the usual plural ending.
const PEOPLE: ClassSet = ClassSet::of(&[Class::CollectiveNouns, Class::IrregularPlurals]);

/// Nouns for people and organizations, which may speak.
const SPEAKERS: ClassSet = ClassSet::of(&[
    Class::CollectiveNouns,
    Class::CollectiveSource,
    Class::IrregularPlurals,
    Class::OrganizationSource,
    Class::PeopleNouns,
    Class::PersonsInPlural,
    Class::VagueSources,
]);

/// Says whether the words before `pronoun` mention somebody whom `pronoun` can mean: a known
/// source, or a name or noun that fits.
///
/// Quotations before the pronoun are skipped, because the pronoun may mean the speaker of these
/// quotations, who goes on speaking.
pub fn is_near(analysis: &Analysis<'_>, pronoun: Span) -> bool {
    let draft = analysis.draft;
    let Some(token) = draft.tokens.get(draft.token_at(pronoun.start)) else {
        return false;
    };
    let many = draft.is(token, Class::PluralPronouns);
    let is_incoming = analysis.situation == Situation::Incoming;
    let here = draft.sentence_at(pronoun.start);
    let mut n_seen = 0;
    for idx in (here.saturating_sub(MAX_SENTENCES_WITH_QUOTED)..=here).rev() {
        let sentence = &draft.sentences[idx];
        let heading = draft.blocks[sentence.block].kind.is_heading();
        if heading && idx != 0 {
            continue;
        }
        let mut tokens = sentence.tokens.clone();
        tokens.end = tokens.end.min(draft.token_at(pronoun.start));
        tokens.start = tokens
            .start
            .max(tokens.end.saturating_sub(MAX_TOKENS_TO_REFERENT));
        if analysis.vocabulary_uses.has_source_in(&tokens) {
            return true;
        }
        let outside = draft.tokens[tokens]
            .iter()
            .filter(|token| !analysis.is_quoted(token.span));
        let outside: Vec<&Token> = outside.collect();
        if !outside.iter().any(|token| token.is_word()) && idx != here {
            continue;
        }
        let fits = |token: &&&Token| {
            let speaks = || !many || !is_incoming || can_speak(draft, token);
            token.kind == TokenKind::Word
                && is_candidate(draft.word(token), token.capital, many)
                && speaks()
        };
        if outside.iter().any(|token| fits(&token)) {
            return true;
        }
        n_seen += 1;
        if MAX_SENTENCES_TO_REFERENT <= n_seen {
            return false;
        }
    }
    false
}

/// Says whether `token` may mean people or an organization, or may be a name. Other plurals, such
/// as “calls” and “schools”, cannot speak.
fn can_speak(draft: &Draft, token: &Token) -> bool {
    token.capital || draft.is(token, SPEAKERS)
}

/// Says whether a pronoun may mean `word`. `capital` says whether `word` has a capital, and `many`
/// says whether the pronoun is a plural.
fn is_candidate(word: &str, capital: bool, many: bool) -> bool {
    let classes = &english::dictionary().word(word).classes;
    if classes.has(Class::FunctionWords) || is_date(word) {
        return false;
    }
    if many {
        let plural =
            word.len() >= MIN_BYTES_OF_PLURAL && word.ends_with('s') && !word.ends_with("ss");
        return plural && !is_singular(word) || classes.meets(&PEOPLE);
    }
    classes.meets(&PERSONS) || capital && word.len() >= MIN_BYTES_OF_CAPITALISED
}

/// Says whether `word` ends like a plural but is a singular, as “news” is.
fn is_singular(word: &str) -> bool {
    let endings = [
        "ous", "ius", "sis", "tics", "'s", "news", "less", "was", "has", "is", "us",
    ];
    endings.iter().any(|ending| word.ends_with(ending))
}
