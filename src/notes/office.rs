//! Finds the person whose office a draft names: Ana Ruiz for “the mayor” after “Mayor Ana Ruiz”, Bo
//! Ek for “the association's head” after “Bo Ek, who heads the association”.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::name::Name;
use crate::notes::stream;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// Returns the name of the person whom the draft introduces with all words of the office `text`.
/// Returns `None` if there are several such people, or if `text` does not begin with “the”: an
/// office with “a”, such as “a farmer”, may be that of many people.
pub fn holder(analysis: &Analysis<'_>, text: &str) -> Option<Span> {
    let draft = analysis.draft;
    let office = text
        .strip_prefix("the ")
        .or_else(|| text.strip_prefix("The "))?;
    if office.contains(char::is_uppercase) && !office.chars().all(char::is_uppercase) {
        return None;
    }
    let words: FxHashSet<u64> = office
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| 1 < word.len())
        .map(|word| stream::number(&stem(&word.to_lowercase())))
        .collect();
    let mut holders = analysis.names().iter().filter(|name| {
        1 < name.n_words() && !words.is_empty() && is_introduced(draft, name, &words)
    });
    let holder = holders.next()?.span(draft);
    let is_one = holders.all(|other| draft.text(other.span(draft)) == draft.text(holder));
    is_one.then_some(holder)
}

/// Says whether the description right before or right after `name` has all of `words`. The first
/// noun or verb of the description must be one of `words`: “Bo Ek, an adviser to the mayor,” is not
/// the mayor.
fn is_introduced(draft: &Draft, name: &Name, words: &FxHashSet<u64>) -> bool {
    let idx = draft.sentence_at(name.span(draft).start);
    let within = draft.sentences[idx].tokens.clone();
    let word = |idx: usize| draft.word_in(idx, &within);
    let has = |described: Range<usize>| {
        let contents: Vec<u64> = described
            .filter(|idx| within.contains(idx))
            .filter_map(|idx| content(draft, idx))
            .collect();
        let is_first = contents.first().is_some_and(|first| words.contains(first));
        is_first && words.iter().all(|word| contents.contains(word))
    };
    let behind = name.tokens.end;
    let last = (behind + 1..within.end.min(behind + MAX_TOKENS_OF_OFFICE))
        .find(|idx| {
            word(*idx).is_some_and(|word| !word.contains(char::is_alphanumeric) && word != "'")
        })
        .unwrap_or_else(|| within.end.min(behind + MAX_TOKENS_OF_OFFICE));
    if word(behind) == Some(",") && !is_other(word(behind + 1)) && has(behind + 1..last) {
        return true;
    }
    // The description may come before the name: “the vicar, Ana Ruiz”, “Mayor Ana Ruiz”.
    let comma = name
        .tokens
        .start
        .checked_sub(1)
        .filter(|idx| word(*idx) == Some(","));
    let end = comma.unwrap_or(name.tokens.start);
    (1..=words.len()).any(|len| {
        let start = end.saturating_sub(len);
        let is_open = comma.is_none()
            || start
                .checked_sub(1)
                .and_then(word)
                .is_some_and(|word| word == "the" || word == "'s" || word == "’s");
        is_open && has(start..end)
    })
}

/// Says whether `word` opens a description that may be true of several people, such as “a farmer”.
fn is_other(word: Option<&str>) -> bool {
    matches!(word, Some("a" | "an" | "one"))
}

/// Returns the number of the word at token `idx`, if it is a content word.
fn content(draft: &Draft, idx: usize) -> Option<u64> {
    let token = &draft.tokens[idx];
    let is_content = token.kind == TokenKind::Word && !draft.is_function(token.word);
    is_content.then(|| stream::number(&stem(draft.word(token))))
}

/// The maximum number of tokens in the description after a name.
const MAX_TOKENS_OF_OFFICE: usize = 9;
