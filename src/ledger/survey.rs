//! Finds the polls whose figures a draft gives without a verb of saying: “in a May poll, she led by
//! 8 points”.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Manner, SourceKind};
use crate::english::class::Class;
use crate::ledger::headline;
use crate::ledger::mention::Credit;
use crate::ledger::merge::Register;
use crate::syntax::tag::Tag;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Adds a credit for each poll that gives the figures of a sentence, unless the sentence credits
/// somebody already. Enters these polls in `register`.
pub fn add(analysis: &Analysis<'_>, register: &mut Register<'_>, credits: &mut Vec<Credit>) {
    let draft = analysis.draft;
    let headline = headline::of(draft);
    let credited = credits.iter().filter(|it| it.source.is_some());
    let credited: FxHashSet<usize> = credited.map(|it| it.sentence).collect();
    for (idx, sentence) in draft.sentences.iter().enumerate() {
        let block = &draft.blocks[sentence.block];
        let is_headline = headline.is_some_and(|it| it.contains(sentence.span));
        let is_credited = credited.contains(&idx);
        if block.kind.is_heading() || block.is_display_copy() || is_headline || is_credited {
            continue;
        }
        let Some(poll) = poll(analysis, &sentence.tokens) else {
            continue;
        };
        let source = register.enter(poll, SourceKind::Document, analysis.attributions().len());
        credits.push(Credit {
            source: Some(source),
            said: poll,
            cue: poll,
            content: Vec::new(),
            manner: Manner::Indirect,
            n_words: 0,
            sentence: idx,
            is_own: false,
        });
    }
}

/// Returns the words for the poll in “in the latest Gazette poll”, if the sentence `tokens` also
/// has a figure.
fn poll(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Span> {
    const MAX_TOKENS_TO_ARTICLE: usize = 7;
    let draft = analysis.draft;
    let is_part = |it: &usize| {
        let token = &draft.tokens[*it];
        token.kind != TokenKind::Mark && analysis.tag(*it) != Tag::Adposition
    };
    let mut nouns = tokens.clone().filter(|it| {
        let token = &draft.tokens[*it];
        // “In the polls” may mean “in the vote”.
        let is_noun =
            analysis.tag(*it).is_noun() && !token.capital && !draft.word(token).ends_with('s');
        is_noun && draft.is(token, Class::PollingWords) && draft.is(token, Class::DocumentSource)
    });
    let (article, noun) = nouns.find_map(|noun| {
        let first = tokens.start.max(noun.saturating_sub(MAX_TOKENS_TO_ARTICLE));
        let article = (first..noun).rev().take_while(is_part).last()?;
        let preposition = article.checked_sub(1).filter(|it| tokens.contains(it))?;
        let is_told = draft.word(&draft.tokens[preposition]) == "in"
            && draft.is(&draft.tokens[article], Class::Articles);
        is_told.then_some((article, noun))
    })?;
    // “More than half of respondents” is a figure, too.
    let has_figure = tokens.clone().any(|it| {
        let token = &draft.tokens[it];
        let is_asked = it != noun && draft.is(token, Class::PollingWords);
        (token.kind == TokenKind::Number || is_asked) && !(article..noun).contains(&it)
    });
    let span = draft.tokens[article].span.cover(draft.tokens[noun].span);
    (has_figure && !analysis.is_quoted(span)).then_some(span)
}
