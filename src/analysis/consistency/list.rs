//! Finds announced counts that a list contradicts: “three reasons:” above four items.

use std::ops::Range;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::tuning::{
    MAX_TITLE_BLOCKS, MAX_WORDS_AFTER_NOUN, MAX_WORDS_TO_NOUN, MIN_NUMBERED,
};
use crate::analysis::number::{self, Measure, Number};
use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::part::{Part, PartKind};
use crate::text::span::{Place, Span};
use crate::text::title::is_title;
use crate::text::token::TokenKind;

/// The words by which an announced count such as “three reasons” is recognised.
#[derive(Clone, Debug)]
pub struct ListWords {
    /// Nouns for things that a draft counts before a list of them: “reasons”.
    pub nouns: Lexicon,
    /// Words before a number that make the number approximate: “about”.
    pub loose: Lexicon,
}

/// A list of a draft.
pub struct List {
    place: Place,
    /// The spans of the items of the list, without items of nested lists.
    pub items: Vec<Span>,
}

/// Finds the announced counts in `draft` that differ from the number of items in a list. Also finds
/// a count in the title that differs from the number of numbered headings.
pub fn find(draft: &Draft, words: &ListWords) -> Vec<Conflict> {
    let lists = lists(draft);
    let mut found = Vec::new();
    for (idx, list) in lists.iter().enumerate() {
        let Some(lead) = lead(draft, list) else {
            continue;
        };
        // A list may continue after a paragraph. The items before this paragraph are then only a
        // part of the list.
        let next = lists.get(idx + 1);
        let is_whole = next.is_none_or(|next| parts_sections(draft, list.place, next.place));
        let block = &draft.blocks[lead];
        let Some(promised) = promise(draft, block, words).filter(|_| is_whole) else {
            continue;
        };
        found.extend(conflict(draft, &promised, &list.items));
    }
    found.extend(of_title(draft, words));
    found
}

fn conflict(draft: &Draft, promised: &Number, items: &[Span]) -> Option<Conflict> {
    let n_items = f64::from(u32::try_from(items.len()).unwrap_or(u32::MAX));
    let differs = 0.5 < (promised.value - n_items).abs();
    let last = items.last().filter(|_| differs && 1 < items.len())?;
    Some(Conflict {
        span: promised.span(draft),
        other: *last,
        expected: items.len().to_string(),
    })
}

/// Returns the lists of `draft`. Lists that are nested in another list are left out.
pub fn lists(draft: &Draft) -> Vec<List> {
    let within = |outer: Place, inner: Place| outer.start <= inner.start && inner.end <= outer.end;
    let mut lists: Vec<List> = Vec::new();
    let mut outer: Option<Part> = None;
    for part in &draft.parts {
        let is_inner = outer.is_some_and(|outer| within(outer.place, part.place));
        match part.kind {
            PartKind::List if !is_inner => {
                outer = Some(*part);
                lists.push(List {
                    place: part.place,
                    items: Vec::new(),
                });
            }
            PartKind::Item if is_inner => {
                let last = lists.last_mut();
                let is_nested = |list: &List| {
                    let last = list.items.last();
                    last.is_some_and(|span| part.place.start < draft.place(*span).end)
                };
                let first = first_block(draft, part.place);
                if let (Some(list), Some(first)) = (last, first)
                    && !is_nested(list)
                {
                    list.items.push(Span::new(
                        first.span.start,
                        last_end(draft, part.place, first),
                    ));
                }
            }
            _ => {}
        }
    }
    lists.extend(plain_lists(draft));
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// Returns the lists of a draft without markup. Such a draft does not say where a list begins and
/// ends, so list items in a row are taken for one list.
fn plain_lists(draft: &Draft) -> Vec<List> {
    let mut lists: Vec<(u32, List)> = Vec::new();
    if draft.parts.iter().any(|part| part.kind == PartKind::List) {
        return Vec::new();
    }
    for block in draft
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::ListItem)
    {
        let place = draft.place(block.span);
        match lists.last_mut() {
            Some((group, list)) if *group == block.group => {
                list.place.end = place.end;
                list.items.push(block.span);
            }
            _ => lists.push((
                block.group,
                List {
                    place,
                    items: vec![block.span],
                },
            )),
        }
    }
    lists.into_iter().map(|(_, list)| list).collect()
}

fn first_block(draft: &Draft, place: Place) -> Option<&Block> {
    let at = draft
        .blocks
        .partition_point(|block| draft.place(block.span).start < place.start);
    draft
        .blocks
        .get(at)
        .filter(|block| draft.place(block.span).end <= place.end)
}

/// Returns the end of the last block within `place`. `first` is the first block within `place`.
fn last_end(draft: &Draft, place: Place, first: &Block) -> u32 {
    let inside = draft
        .blocks
        .iter()
        .filter(|block| first.span.start <= block.span.start);
    let inside = inside.take_while(|block| draft.place(block.span).end <= place.end);
    inside.last().map_or(first.span.end, |block| block.span.end)
}

/// Returns the index of the block directly above `list`, if this block introduces the list. Such a
/// block is a heading, or it ends in a colon. Otherwise returns `None`.
pub fn lead(draft: &Draft, list: &List) -> Option<usize> {
    let first = list.items.first()?;
    let idx = draft
        .blocks
        .partition_point(|block| block.span.start < first.start)
        .checked_sub(1)?;
    let block = &draft.blocks[idx];
    let end = draft.place(block.span).end as usize;
    let between = draft
        .source()
        .get(end..draft.place(*first).start as usize)?;
    let is_bare = without_markup(between).chars().all(|character| {
        character.is_whitespace() || character.is_ascii_digit() || "*_#-+.)•".contains(character)
    });
    let leads = block.kind.is_heading() && !block.is_front_matter
        || draft.text(block.span).trim_end().ends_with(':');
    (is_bare && leads).then_some(idx)
}

/// Returns `text` without HTML tags and LaTeX commands. The first argument of a command is removed,
/// too: `\begin{itemize}`.
fn without_markup(text: &str) -> String {
    let mut rest = text;
    let mut bare = String::new();
    while let Some(at) = rest.find(['<', '\\']) {
        bare.push_str(&rest[..at]);
        let name = rest[at + 1..].trim_start_matches(|character: char| {
            character.is_ascii_alphabetic() || character == '/'
        });
        let closer = match rest.as_bytes()[at] {
            b'<' => '>',
            _ if name.starts_with('{') => '}',
            _ => {
                rest = name;
                continue;
            }
        };
        let Some(end) = name.find(closer) else {
            break;
        };
        rest = &name[end + 1..];
    }
    bare + rest
}

/// Says whether a heading is between the places `first` and `second`.
fn parts_sections(draft: &Draft, first: Place, second: Place) -> bool {
    let mut headings = draft.blocks.iter().filter(|block| block.kind.is_heading());
    headings.any(|block| {
        let place = draft.place(block.span);
        first.end <= place.start && place.end <= second.start
    })
}

/// Returns the count that the last sentence of `block` announces: 3 for “There are three reasons:”.
/// Returns `None` if the sentence announces no count.
fn promise(draft: &Draft, block: &Block, words: &ListWords) -> Option<Number> {
    let sentence = draft.sentences[block.sentences.clone()].last()?;
    let within = sentence.tokens.clone();
    // If the sentence has several numbers, the last one is the count of the list.
    let numbers = within.clone().rev();
    let last = numbers
        .filter(|idx| number::number_at(draft, *idx, &within).is_some())
        .find(|idx| starts(draft, *idx))?;
    count_at(draft, last, &within, words)
}

/// Returns the number at token `at`, if it counts things that can be listed: “the three main
/// reasons”. Otherwise returns `None`.
fn count_at(draft: &Draft, at: usize, within: &Range<usize>, words: &ListWords) -> Option<Number> {
    let number = number::number_at(draft, at, within)?;
    let is_loose = |idx: usize| {
        let token = &draft.tokens[idx];
        // In “Week 2” and “version 19”, the number is part of a name.
        let is_name = token.capital && !draft.is_function(token.word);
        is_name || words.loose.contains(draft.word(token)) || draft.is(token, Class::Numerals)
    };
    let before = at.checked_sub(1).filter(|before| within.contains(before));
    let stands = number.measure == Measure::Count
        && COUNTS.contains(&number.value)
        && number.value.fract() == 0.0
        && !before.is_some_and(is_loose);
    let from = number.tokens.end;
    let is_within = |idx: &usize| {
        let token = &draft.tokens[*idx];
        token.is_word() && !draft.is_function(token.word)
    };
    let mut near = (from..within.end.min(from + MAX_WORDS_TO_NOUN)).take_while(is_within);
    let noun = near.find(|idx| words.nouns.match_at(draft, *idx..within.end).is_some())?;
    let after = draft.tokens[noun..within.end]
        .iter()
        .filter(|word| word.is_word());
    (stands && after.count() <= MAX_WORDS_AFTER_NOUN + 1).then_some(number)
}

/// Says whether a number may begin at token `at`. The result is false if the token before is a
/// number as well.
fn starts(draft: &Draft, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &draft.tokens[before]);
    before.is_none_or(|token| token.kind != TokenKind::Number)
}

/// The counts that can announce a list. A smaller count announces no list. In a list with more than
/// 20 items, nobody counts the items.
const COUNTS: std::ops::RangeInclusive<f64> = 2.0..=20.0;

/// Returns the contradiction between the count in the title and the number of numbered headings: “7
/// tips” above six numbered headings. Returns `None` if there is no contradiction.
fn of_title(draft: &Draft, words: &ListWords) -> Option<Conflict> {
    let is_top = |(idx, block): &(usize, &Block)| {
        block.is_front_matter
            || matches!(block.kind, BlockKind::Heading(1))
            || is_title(draft, *idx)
    };
    let title = draft
        .blocks
        .iter()
        .enumerate()
        .take(MAX_TITLE_BLOCKS)
        .find(is_top)?
        .1;
    let promised = promise(draft, title, words)?;
    let mut numbered: Vec<(u8, u32, Span)> = Vec::new();
    for block in &draft.blocks {
        let BlockKind::Heading(depth) = block.kind else {
            continue;
        };
        let number = heading_number(draft, block);
        numbered.extend(number.map(|number| (depth, number, block.span)));
    }
    let (depth, ..) = *numbered.first()?;
    let counts = |numbers: &[u32]| {
        let up = (1..)
            .zip(numbers)
            .all(|(expected, number)| expected == *number);
        let down = (1..)
            .zip(numbers.iter().rev())
            .all(|(expected, number)| expected == *number);
        up || down
    };
    let numbers: Vec<u32> = numbered.iter().map(|(_, number, _)| *number).collect();
    let is_row = numbered.iter().all(|(level, _, _)| *level == depth) && counts(&numbers);
    let spans: Vec<Span> = numbered.iter().map(|(_, _, span)| *span).collect();
    if is_row && MIN_NUMBERED <= spans.len() {
        conflict(draft, &promised, &spans)
    } else {
        None
    }
}

/// Returns the number with which the heading `block` begins: “1. The view”, “2) The sea”, “#3: The
/// wind”. Returns `None` if the heading is not numbered.
fn heading_number(draft: &Draft, block: &Block) -> Option<u32> {
    let text = draft.text(block.span).trim_start_matches('#');
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = &text[digits.len()..];
    let is_marked = rest.starts_with(['.', ')', ':']) && rest[1..].starts_with(' ');
    is_marked.then(|| digits.parse().ok()).flatten()
}
