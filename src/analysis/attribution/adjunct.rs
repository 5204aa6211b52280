//! Cues that are not verbs: “according to”, “in the words of”.

use std::ops::Range;

use crate::analysis::attribution::CuePattern;
use crate::analysis::attribution::content::{self, Dependence};
use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::frame::{Complement, Frame};
use crate::analysis::attribution::phrase::right;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_BETWEEN_ADJUNCTS, MAX_TOKENS_OF_CONTENT, MAX_TOKENS_OF_UNTAGGED_SOURCE,
};
use crate::analysis::calendar;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::token::TokenKind;

/// A sentence is searched for cues that are not verbs only if the sentence has a word of these
/// classes. Some of the words begin a cue, as “according” does. The others mean a poll, because
/// “in” is a cue in “in a Gazette poll, 40 percent”.
pub const BEGINNINGS: ClassSet = ClassSet::of(&[
    Class::AdjunctOpeners,
    Class::AttributingPhrases,
    Class::PollingWords,
]);

/// Finds the attributions of `sentence` whose cues are not verbs, such as “according to”.
/// `has_poll` says whether a word for a poll is in the sentence.
pub fn find(view: &TokenView<'_>, sentence: &Range<usize>, has_poll: bool) -> Vec<Found> {
    let mut found = Vec::new();
    // If the previous cue follows its content, the token at which this content ends. The next cue
    // may have the same content: “The pier is shut, according to Ann and according to Bob.”
    let mut chain: Option<usize> = None;
    let mut floor = sentence.start;
    for idx in sentence.clone() {
        if view.is_quoted(idx) {
            continue;
        }
        let is_cue = || has_poll && is_in_poll(view, idx, sentence);
        let cue = cue_at(view, idx, sentence).or_else(|| is_cue().then(|| idx..idx + 1));
        let named = match &cue {
            Some(cue) => source_after(view, cue, sentence).map(|source| (source.clone(), source)),
            None => owner_of_view(view, idx, sentence),
        };
        let Some((source, phrase)) = named else {
            continue;
        };
        let cue = cue.unwrap_or(idx..idx + 1);
        let parts = parts(view, &cue, &phrase, floor..sentence.end, chain);
        if opens(view, cue.start, sentence) {
            floor = phrase.end;
        }
        chain = Some(chain_start(view, &cue, sentence, chain));
        found.push(Found {
            source: Some(source),
            cue,
            parts,
            verb: None,
            pattern: CuePattern::AccordingTo,
        });
    }
    found
}

/// Returns the source that follows `cue`.
fn source_after(
    view: &TokenView<'_>,
    cue: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let source = right::after(view, cue.end, sentence.end, true);
    // In “According to Ann Lee, a smith, the pier is shut”, an apposition follows the source.
    // Without the second comma, the words after the first comma are the content.
    let source = match source {
        Some(range) if opens(view, cue.start, sentence) && !is_closed(view, &range, sentence) => {
            right::after(view, cue.end, sentence.end, false)
        }
        source => source,
    };
    let source = source.or_else(|| to_comma(view, cue.end, sentence.end))?;
    Some(past_noun(view, source, sentence.end))
}

/// Returns the owner of a view and the whole phrase, if token `idx` is “in” before this phrase:
/// “Ann Lee” and “Ann Lee’s own view” in “in Ann Lee’s own view, the pier is shut”. A noun for a
/// view is a noun that also forms a cue with “of”: “in the view of”.
fn owner_of_view(
    view: &TokenView<'_>,
    idx: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    if view.word(idx) != "in" {
        return None;
    }
    let first = idx + 1;
    let phrase = right::after(view, first, sentence.end, false)?;
    let head = phrase.end - 1;
    let mut inner = (first..head).rev();
    let ending = inner.find(|at| view.is_of(*at, Class::PossessiveEndings));
    let owner = match ending {
        Some(ending) => first..ending,
        None => first..first + 1,
    };
    let is_owned = ending.is_some() || view.is_of(first, Class::Possessives) && first < head;
    let dictionary = english::dictionary();
    let phrase_with_of = ["the", view.word(head), "of"].map(|word| dictionary.id(word));
    let forms_cue = || {
        let classes = Class::AttributingPhrases.into();
        dictionary.longest(&classes, dictionary.id("in"), phrase_with_of) == Some(4)
    };
    (is_owned && !owner.is_empty() && forms_cue()).then_some((owner, phrase))
}

/// Returns `source` with one more word, if the next word is a noun that was tagged as another part
/// of speech by mistake: “tally” in “according to a Gazette tally,”. Otherwise returns `source`
/// unchanged.
fn past_noun(view: &TokenView<'_>, source: Range<usize>, ceiling: usize) -> Range<usize> {
    let noun = source.end;
    let is_mistagged = noun < ceiling
        && matches!(
            view.tag(noun),
            Tag::VerbBase | Tag::VerbPresent | Tag::Adverb
        )
        && view.is_of(source.start, Class::Articles)
        && (noun + 1 == ceiling || view.is_mark(noun + 1));
    source.start..source.end + usize::from(is_mistagged)
}

/// Says whether `source` is complete. If `source` contains a comma, an apposition may begin there,
/// and a second comma must directly follow `source`.
fn is_closed(view: &TokenView<'_>, source: &Range<usize>, sentence: &Range<usize>) -> bool {
    let is_comma = |idx: usize| view.is_mark(idx) && view.word(idx) == ",";
    let holds = source.clone().any(is_comma);
    !holds || source.end < sentence.end && is_comma(source.end)
}

/// Returns the tokens from token `start` to the next mark. These tokens are taken for the source if
/// the tags show no noun phrase at token `start`. Returns `None` if token `start` is a mark.
fn to_comma(view: &TokenView<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    let ceiling = ceiling.min(start + MAX_TOKENS_OF_UNTAGGED_SOURCE);
    let end = (start..ceiling)
        .find(|idx| view.is_mark(*idx) && view.is(*idx, &[",", ".", ";", ":", "(", "—", "–"]))
        .unwrap_or(ceiling);
    (start < end).then_some(start..end)
}

fn cue_at(view: &TokenView<'_>, idx: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let rest = idx..sentence.end;
    if let Some(n_tokens) = view.draft.entry_at(rest, Class::AttributingPhrases) {
        return Some(idx..idx + n_tokens);
    }
    let per = view.is_of(idx, Class::AdjunctOpeners)
        && view.word(idx) == "per"
        && (idx == sentence.start || view.word(idx - 1) == ",");
    let noun = idx + 1;
    let has_article = noun < sentence.end && view.is_of(noun, Class::Articles);
    let noun = noun + usize::from(has_article);
    // “Per person” and “per the contract” name no source.
    let is_source =
        || view.token(noun).capital || has_article && view.is_of(noun, Class::OrganizationSource);
    (per && noun < sentence.end && view.tag(noun).is_noun() && is_source()).then_some(idx..idx + 1)
}

/// Says whether token `idx` is “in” before a named poll, and the sentence has a figure: “in a
/// Gazette poll, 40 percent”. In “leads in the polls”, the poll has no name. In “took part in a
/// Gazette poll”, there is no figure, so the poll need not be a source.
fn is_in_poll(view: &TokenView<'_>, idx: usize, sentence: &Range<usize>) -> bool {
    if view.word(idx) != "in" {
        return false;
    }
    let Some(poll) = right::after(view, idx + 1, sentence.end, false) else {
        return false;
    };
    let head = poll.end - 1;
    // In “the Sunday poll”, the word “Sunday” has a capital but is not the name of the poll.
    let is_named = |at: usize| view.token(at).capital && !calendar::is_time(view.word(at));
    let is_figure =
        |at: usize| view.token(at).kind == TokenKind::Number || view.is_of(at, Class::Numerals);
    view.is_of(head, Class::PollingWords)
        && view.is_of(head, Class::DocumentSource)
        && poll.clone().any(is_named)
        && sentence.clone().any(is_figure)
}

/// Returns the token at which the content before `cue` ends. If several cues such as “according to”
/// follow each other, the content ends before the first of these cues.
fn chain_start(
    view: &TokenView<'_>,
    cue: &Range<usize>,
    sentence: &Range<usize>,
    chain: Option<usize>,
) -> usize {
    let start = chain.unwrap_or(cue.start);
    if start < cue.start
        && cue.start <= start + MAX_TOKENS_BETWEEN_ADJUNCTS
        && sentence.start < start
    {
        let broken = (start..cue.start).any(|idx| view.is_mark(idx) && view.word(idx) == ";");
        if !broken && !opens(view, start, sentence) {
            return start;
        }
    }
    cue.start
}

/// Says whether the cue that begins at token `start` precedes its content: “According to the mayor,
/// the pier is shut.”
fn opens(view: &TokenView<'_>, start: usize, sentence: &Range<usize>) -> bool {
    start <= sentence.start
        || view.word(start - 1) == ";"
        || view.tag(start - 1) == Tag::Coordinator
        || view.tag(start - 1) == Tag::Subordinator
        || start == sentence.start + 1
}

fn parts(
    view: &TokenView<'_>,
    cue: &Range<usize>,
    source: &Range<usize>,
    sentence: Range<usize>,
    chain: Option<usize>,
) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let sentence = &sentence;
    let begin = clause_begin(view, cue.start, sentence);
    if opens(view, cue.start, sentence) || begin == cue.start {
        let mut start = source.end;
        if start < sentence.end && view.is_mark(start) && view.word(start) == "," {
            start += 1;
        }
        // Everything up to the end of the sentence is the content, as it is after a colon.
        let complement = Complement {
            frame: Frame::Colon,
            start,
        };
        let next = (start..sentence.end).find(|idx| cue_at(view, *idx, sentence).is_some());
        let stops: Vec<usize> = next.into_iter().collect();
        parts.extend(content::after(
            view,
            complement,
            sentence,
            &stops,
            Dependence::None,
        ));
        return parts;
    }
    let end = chain_start(view, cue, sentence, chain);
    parts.extend(content::before(view, end, sentence.start, begin.min(end)));
    parts.extend(content::rest(view, source.end, sentence));
    parts
}

/// Returns the first token of the clause that ends before token `at`. The clause begins after a
/// semicolon or at the start of the sentence.
fn clause_begin(view: &TokenView<'_>, at: usize, sentence: &Range<usize>) -> usize {
    let floor = sentence.start.max(at.saturating_sub(MAX_TOKENS_OF_CONTENT));
    let mark = (floor..at)
        .rev()
        .find(|idx| view.is_mark(*idx) && view.word(*idx) == ";");
    mark.map_or(sentence.start, |idx| idx + 1)
}
