//! Finds descriptions of sources without a name: a text that somebody obtained, and an unnamed person
//! who knows something.

use crate::analysis::Analysis;
use crate::analysis::attribution::Attribution;
use crate::analysis::attribution::kind::DOCUMENTS;
use crate::english::class::Class;
use crate::ledger::candidate::TELLING;
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Returns the text that the source of `attribution` only obtained. In “emails obtained by the
/// Gazette show”, the emails are the source, and not the Gazette.
pub fn text_obtained(analysis: &Analysis<'_>, attribution: &Attribution) -> Option<Span> {
    const MAX_TOKENS_OF_TEXT: usize = 5;
    let draft = analysis.draft;
    let source = attribution.source.as_ref()?.span;
    let sentence = draft.sentences.get(draft.sentence_at(source.start))?;
    let mut before = (sentence.tokens.start..draft.token_at(source.start)).rev();
    let by = before.next()?;
    let verb = before.next()?;
    let noun = before.find(|it| analysis.tag(*it) != Tag::Adverb)?;
    let is_text = draft.is(&draft.tokens[noun], DOCUMENTS) && !draft.tokens[noun].capital;
    let is_got = draft.word(&draft.tokens[by]) == "by"
        && matches!(analysis.tag(verb), Tag::VerbParticiple | Tag::VerbPast)
        && source.end <= attribution.cue.start;
    let is_part = |it: &usize| {
        let tag = analysis.tag(*it);
        tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number)
    };
    let first = before.take(MAX_TOKENS_OF_TEXT).take_while(is_part).last();
    let first = draft.tokens[first.unwrap_or(noun)].span;
    (is_text && is_got).then(|| first.cover(draft.tokens[noun].span))
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
