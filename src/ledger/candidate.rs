//! Decides whether the words found as the source of an attribution can be a source: a person, an
//! organization or a document that says something.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Source, SourceKind};
use crate::analysis::calendar::is_date;
use crate::english::class::{Class, ClassSet};
use crate::ledger::name;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// Nouns for people, organizations and documents that can say something.
const TELLING: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::CollectiveSource,
    Class::CollectiveNouns,
    Class::OrganizationSource,
    Class::DocumentSource,
    Class::DocumentNouns,
    Class::PersonNouns,
    Class::PeopleNouns,
    Class::PersonsInPlural,
    Class::PersonsInSingular,
    Class::VagueSources,
    Class::VagueDocuments,
    Class::AnonymousNouns,
    Class::AnonymousSource,
    Class::Partisans,
    Class::Publishers,
]);

/// Whether `source` can say something. “A large building” and “73 percent” cannot.
pub fn is_source(analysis: &Analysis<'_>, source: &Source) -> bool {
    let draft = analysis.draft;
    // “She” is a person, whatever antecedent was found.
    let first = &draft.tokens[draft.token_at(source.span.start)];
    if source.kind == SourceKind::Pronoun && draft.is(first, Class::GenderedPronouns) {
        return true;
    }
    let span = match source.kind {
        SourceKind::Pronoun => source.antecedent.unwrap_or(source.span),
        _ => source.span,
    };
    let words = draft.tokens[draft.tokens_in(span)].iter();
    let mut words = words.filter(|token| token.is_word());
    let n_words = words.clone().count();
    let runs_into_clause = words
        .next_back()
        .is_some_and(|last| 1 < n_words && draft.is(last, Class::SubjectPronouns));
    if runs_into_clause {
        return false;
    }
    if source.kind != SourceKind::Pronoun && stands_in_place(draft, source.span) {
        return false;
    }
    let naming = name::of(draft, span);
    // “Officials” at the beginning of a sentence is capitalised without being a name. Such a word
    // is checked below.
    if naming.is_name && is_tagged(analysis, naming.tokens.clone()) {
        // In “Ilse Maren, S.C.”, the initials are a place, so they are not a source. “The U.S.” can
        // be a source.
        let first = &draft.tokens[naming.tokens.start];
        let is_initials = naming.tokens.len() == 1 && draft.word(first).contains('.');
        let is_place = is_initials && source.kind == SourceKind::Person;
        return !is_place && is_name(draft, span);
    }
    let mut tokens = draft.tokens[naming.tokens].iter();
    let telling = |token: &Token| {
        let is_word = token.kind == TokenKind::Word && !draft.is(token, Class::FunctionWords);
        is_word && draft.is(token, TELLING)
    };
    match source.kind {
        SourceKind::Role | SourceKind::Collective | SourceKind::Pronoun => tokens.any(telling),
        SourceKind::Person => tokens.next_back().is_some_and(telling),
        SourceKind::Organization | SourceKind::Document | SourceKind::Anonymous => true,
    }
}

/// Whether `span` follows a preposition of place and therefore cannot be the subject: “Velmora” in
/// “courts across Velmora have said”.
fn stands_in_place(draft: &Draft, span: Span) -> bool {
    let before = draft.token_at(span.start).checked_sub(1);
    before.is_some_and(|it| {
        let word = draft.word(&draft.tokens[it]);
        matches!(
            word,
            "in" | "across" | "throughout" | "near" | "at" | "outside"
        )
    })
}

/// Whether the capitalised words in `tokens` are a name. At the beginning of a sentence, any word
/// is capitalised: a single word there is a name only if the tagger says so.
fn is_tagged(analysis: &Analysis<'_>, tokens: Range<usize>) -> bool {
    let draft = analysis.draft;
    let first = draft.tokens[tokens.start].span;
    let sentence = draft.sentences.get(draft.sentence_at(first.start));
    let opens = sentence.is_some_and(|it| it.tokens.start == tokens.start);
    !opens || 1 < tokens.len() || analysis.tag(tokens.start) == Tag::Name
}

/// Whether the capitalised words at `span` can be a name. The date “Feb.” and the party letter in
/// “Maren (R)” cannot.
pub fn is_name(draft: &Draft, span: Span) -> bool {
    let mut tokens = draft.tokens[name::of(draft, span).tokens].iter();
    tokens.any(|token| {
        let word = draft.word(token).trim_end_matches('.');
        let names = token.kind == TokenKind::Word && 1 < word.chars().count();
        names && !draft.is(token, Class::FunctionWords) && !is_date(word)
    })
}

/// Returns the description of an unnamed person that ends with the words at `span`: “a person
/// familiar with the talks” for “the talks”.
pub fn told_by_matter(draft: &Draft, span: Span) -> Option<Span> {
    const MAX_TOKENS_OF_RELATION: usize = 4;
    const MAX_TOKENS_BEFORE_NOUN: usize = 4;
    let matter = draft.token_at(span.start);
    let relation = (1..=MAX_TOKENS_OF_RELATION.min(matter))
        .find(|length| {
            let tokens = matter - length..matter;
            draft.entry_at(tokens, Class::AnonymousRelations) == Some(*length)
        })
        .map(|length| matter - length)?;
    let sentence = draft.sentences.get(draft.sentence_at(span.start))?;
    let opening = sentence.tokens.start;
    let noun = relation.checked_sub(1).filter(|noun| opening <= *noun)?;
    let is_person = draft.is(&draft.tokens[noun], TELLING);
    let before = (opening.max(noun.saturating_sub(MAX_TOKENS_BEFORE_NOUN))..noun).rev();
    let is_joined = |idx: &usize| {
        let token = &draft.tokens[*idx];
        token.is_word() && !draft.is(token, Class::FunctionWords)
    };
    let start = before.clone().take_while(is_joined).last().unwrap_or(noun);
    let article = start
        .checked_sub(1)
        .filter(|idx| opening <= *idx && draft.is(&draft.tokens[*idx], Class::Articles));
    let first = draft.tokens[article.unwrap_or(start)].span;
    is_person.then(|| first.cover(span))
}
