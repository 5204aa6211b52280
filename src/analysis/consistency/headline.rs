//! Finds contradictory figures for one thing. Either one figure is in the title or a caption and
//! the other figure is in the text, or the two figures are in two sentences that are otherwise
//! equal.

use std::cell::LazyCell;
use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::tuning::{
    MAX_TITLE_BLOCKS, MIN_SHARED, MIN_SHARED_OF_COUNT, MIN_SHARED_OF_REPEAT,
};
use crate::analysis::number::{self, Measure, Number};
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::title::is_title;
use crate::text::token::TokenKind;

/// Returns the figures that contradict another figure of the draft, in reading order.
pub fn find(analysis: &Analysis<'_>) -> Vec<Conflict> {
    let mut found = of_titles(analysis.draft);
    found.extend(of_repeats(analysis));
    found.sort_by_key(|conflict| conflict.span.start);
    found.dedup_by_key(|conflict| conflict.span.start);
    found
}

/// A number in the draft, and what the number is about.
struct Said {
    number: Number,
    /// Whether a word such as “about” says that the number is rounded.
    is_hedged: bool,
    /// The stem of the word after the number, which names what is counted: “boat” for “14 boats”.
    /// `None` if this word is not a content word.
    thing: Option<String>,
    /// The stems of the content words of the sentence, without the words of the number.
    about: Vec<String>,
}

impl Said {
    /// Says whether this number of the text may mean the same as `other`, a number in a title or a
    /// caption. One of the two numbers may be a rounded form of the other.
    fn bears_out(&self, other: &Number) -> bool {
        let away = (self.number.value - other.value).abs();
        self.number.rounds(other) || self.is_hedged && away < self.number.coarsest()
    }
}

/// Finds the figures of titles and captions that the text contradicts. The text contradicts a
/// figure if it does not have this figure and has another figure for the same thing.
fn of_titles(draft: &Draft) -> Vec<Conflict> {
    let above = |(idx, block): &(usize, &Block)| {
        let is_caption = block.kind == BlockKind::Caption;
        let is_first = *idx < MAX_TITLE_BLOCKS;
        is_caption
            || is_first
                && (block.is_front_matter
                    || block.kind == BlockKind::Heading(1)
                    || is_title(draft, *idx))
    };
    let titles: Vec<usize> = draft
        .blocks
        .iter()
        .enumerate()
        .filter(above)
        .map(|(idx, _)| idx)
        .collect();
    if titles.is_empty() {
        return Vec::new();
    }
    let is_body = |(idx, block): &(usize, &Block)| {
        !titles.contains(idx) && block.kind != BlockKind::TableCell
    };
    let body = draft.blocks.iter().enumerate().filter(is_body);
    let body: Vec<Said> = body.flat_map(|(_, block)| said_in(draft, block)).collect();
    let mut found = Vec::new();
    let of_title = |title: &usize| only_figures(said_in(draft, &draft.blocks[*title]));
    for said in titles.iter().flat_map(of_title) {
        if !matches!(
            said.number.measure,
            Measure::Count | Measure::Percent | Measure::Money
        ) || said.number.value < 2.0
            || said.is_hedged
            || body
                .iter()
                .any(|said_below| said_below.bears_out(&said.number))
        {
            continue;
        }
        let same: Vec<&Said> = body
            .iter()
            .filter(|said_below| is_same_thing(&said, said_below))
            .collect();
        let [first, rest @ ..] = same.as_slice() else {
            continue;
        };
        let sum: f64 = same.iter().map(|said| said.number.value).sum();
        let is_one = rest.iter().all(|said| said.number.equals(&first.number));
        if is_one && (sum - said.number.value).abs() >= said.number.step {
            found.push(Conflict {
                span: said.number.span(draft),
                other: first.number.span(draft),
                expected: draft.text(first.number.span(draft)).to_owned(),
            });
        }
    }
    found
}

fn is_same_thing(title: &Said, text: &Said) -> bool {
    let shared = title
        .about
        .iter()
        .filter(|word| text.about.contains(word))
        .count();
    let counted = title.thing.is_some() && title.thing == text.thing;
    let needed = match title.number.measure {
        Measure::Count if counted => MIN_SHARED_OF_COUNT,
        Measure::Count => return false,
        _ => MIN_SHARED,
    };
    title.number.measure == text.number.measure && needed <= shared
}

/// Returns the numbers in `said` that are the only number of their kind in a title. If a title has
/// two counts or two percentages, the words of the title may belong to either number.
fn only_figures(said: Vec<Said>) -> Vec<Said> {
    let measures: Vec<Measure> = said.iter().map(|said| said.number.measure).collect();
    let n_of = |measure: Measure| measures.iter().filter(|other| **other == measure).count();
    said.into_iter()
        .filter(|said| n_of(said.number.measure) == 1)
        .collect()
}

/// Returns the numbers in `block`, and what each number is about.
fn said_in(draft: &Draft, block: &Block) -> Vec<Said> {
    let mut said = Vec::new();
    for sentence in &draft.sentences[block.sentences.clone()] {
        let within = &sentence.tokens;
        let (mut numbers, mut at) = (Vec::new(), within.start);
        while at < within.end {
            let number = number::number_at(draft, at, within);
            at = number.as_ref().map_or(at + 1, |number| number.tokens.end);
            numbers.extend(number);
        }
        for number in &numbers {
            let about = stems(draft, within, &number.tokens);
            let thing = thing(draft, number, within);
            said.push(Said {
                is_hedged: number::hedge(draft, number).is_some(),
                number: number.clone(),
                thing,
                about,
            });
        }
    }
    said
}

/// Returns the stem of the word after `number`, which names what is counted. Returns `None` if this
/// word is not a content word.
fn thing(draft: &Draft, number: &Number, within: &Range<usize>) -> Option<String> {
    let token = draft
        .tokens
        .get(number.tokens.end)
        .filter(|_| number.tokens.end < within.end)?;
    let is_content = token.kind == TokenKind::Word && !draft.is_function(token.word);
    is_content.then(|| stem(draft.word(token)).into_owned())
}

/// Returns the stems of the content words in `within` without the words in `number`.
fn stems(draft: &Draft, within: &Range<usize>, number: &Range<usize>) -> Vec<String> {
    let words = within
        .clone()
        .filter(|idx| !number.contains(idx))
        .map(|idx| &draft.tokens[idx]);
    let content =
        words.filter(|token| token.kind == TokenKind::Word && !draft.is_function(token.word));
    content
        .map(|token| stem(draft.word(token)).into_owned())
        .collect()
}

/// Finds pairs of sentences in paragraphs that are equal except for one percentage or one sum of
/// money. Other numbers are left out, because they often number steps, builds or houses.
fn of_repeats(analysis: &Analysis<'_>) -> Vec<Conflict> {
    let draft = analysis.draft;
    let numbers = LazyCell::new(|| number::find(draft));
    let number_at = |span: Span| {
        numbers
            .iter()
            .find(|number| number.span(draft).overlaps(span))
    };
    let is_running = |span: Span| {
        let sentence = draft.sentences.get(draft.sentence_at(span.start));
        sentence.is_some_and(|sentence| draft.blocks[sentence.block].kind == BlockKind::Paragraph)
    };
    let mut found = Vec::new();
    for repeat in analysis.repeats() {
        let [(Some(first), Some(second))] = repeat.changed.as_slice() else {
            continue;
        };
        let (Some(one), Some(two)) = (number_at(*first), number_at(*second)) else {
            continue;
        };
        let is_one_thing = one.measure == two.measure
            && matches!(one.measure, Measure::Percent | Measure::Money)
            && !one.rounds(two)
            && MIN_SHARED_OF_REPEAT <= repeat.n_content
            && is_running(*first)
            && is_running(*second);
        if is_one_thing {
            found.push(Conflict {
                span: two.span(draft),
                other: one.span(draft),
                expected: draft.text(one.span(draft)).to_owned(),
            });
        }
    }
    found
}
