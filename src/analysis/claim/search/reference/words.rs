//! Finds the words that refer to a statement in another sentence: “so”, “this”, “the figures”.

use crate::analysis::backing::states;
use crate::analysis::calendar;
use crate::analysis::claim::tuning::MAX_TOKENS_OF_REFERENCE;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;

/// Nouns with which a sentence refers to a statement: “the claim”, “these figures”.
const STATEMENTS: ClassSet = ClassSet::of(&[
    Class::FigureNouns,
    Class::StatementNouns,
    Class::StudyResults,
]);

/// Nouns of [`STATEMENTS`] that mostly mean a text and not what somebody said: “letter”, “report”.
const TEXTS: ClassSet = ClassSet::of(&[Class::HeadlineSources, Class::WordsForWords]);

/// Words before a noun which show that the reader knows already what the noun means.
pub const DEFINITE: ClassSet = ClassSet::of(&[Class::DefiniteOpeners, Class::Demonstratives]);

/// Pronouns that may stand for a statement.
const PRONOUNS: ClassSet = ClassSet::of(&[Class::Demonstratives, Class::NeuterPronouns]);

/// Words that refer to a statement.
#[derive(Clone, Copy)]
pub struct StatementReference {
    /// The first token after the words that refer to a statement.
    pub end: usize,
    /// Whether the words are a noun phrase, such as “the figures”.
    pub is_noun: bool,
}

impl StatementReference {
    /// Says whether the words that refer to a statement, together with the verb at token `verb`,
    /// tell that somebody made the statement. “Gave the figures” does. “Gave this” does not,
    /// because “this” may be a thing. “Asserted this” does, because only a statement can be
    /// asserted.
    pub fn is_stated_by(self, syntax: &Syntax<'_>, verb: usize) -> bool {
        let record = syntax.draft.record(syntax.token(verb));
        let reporting = english::dictionary().reporting_verb(record);
        syntax.is(verb, Class::StatingVerbs) && (self.is_noun || reporting.is_some_and(states))
    }
}

/// Returns the words at token `at` that refer to a statement: “so”, “as much”, “this”, “the
/// figures”. The words must end before token `end`. Returns `None` if the words at `at` do not
/// refer to a statement.
pub fn reference(syntax: &Syntax<'_>, at: usize, end: usize) -> Option<StatementReference> {
    let word = syntax.word(at);
    let next = syntax.word(at + 1);
    let pronoun = |n_tokens| StatementReference {
        end: at + n_tokens,
        is_noun: false,
    };
    let is_pair = word == "as" && next == "much" || syntax.is(at, DEFINITE) && next == "same";
    if is_pair && at + 2 <= end {
        return Some(pronoun(2));
    }
    if syntax.is(at, DEFINITE) {
        let mut words = at + 1..end.min(at + MAX_TOKENS_OF_REFERENCE);
        let noun = words.find(|noun| syntax.tag(*noun) != Tag::Adjective);
        if let Some(noun) = noun.filter(|noun| is_statement(syntax, *noun)) {
            return Some(StatementReference {
                end: noun + 1,
                is_noun: true,
            });
        }
    }
    // “Earlier this year” refers to no statement.
    let after = syntax.draft.tokens.get(at + 1);
    let is_time = after.is_some_and(|token| !token.capital && calendar::is_clock(next));
    let is_pronoun = syntax.is(at, PRONOUNS) || word == "so";
    (is_pronoun && !is_time).then(|| pronoun(1))
}

/// Says whether token `at` is a noun for a statement.
pub fn is_statement(syntax: &Syntax<'_>, at: usize) -> bool {
    syntax.is(at, STATEMENTS) && !syntax.is(at, TEXTS)
}
