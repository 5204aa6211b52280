//! Sentences within a block. Knows no Markdown.

use std::ops::Range;

use crate::text::span::{Span, offset};

/// A sentence of the prose.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its prose, without the spaces around it.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
    /// Its tokens, as indices into [`crate::text::draft::Draft::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// The sentences of the prose `text` within the block `block`.
#[must_use]
pub fn split(text: &str, block: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = block.start as usize;
    let end = block.end as usize;
    let mut at = start;
    while let Some(found) = text[at..end].find(['.', '!', '?', '…']) {
        let stop = after_closers(text, at + found, end);
        if is_break(text, start, at + found, stop, end) {
            push(text, start, stop, &mut spans);
            start = stop;
        }
        at = stop;
    }
    push(text, start, end, &mut spans);
    spans
}

fn push(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let piece = &text[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let span = Span::new(offset(start + lead), offset(start + piece.trim_end().len()));
    if !piece.trim().is_empty() {
        spans.push(span);
    }
}

/// Past the run of stops at `at` and the quotation marks and brackets that close after it.
fn after_closers(text: &str, at: usize, end: usize) -> usize {
    let rest = &text[at..end];
    let stops = rest.trim_start_matches(['.', '!', '?', '…']);
    let closed = stops.trim_start_matches(['"', '”', '’', '\'', ')', ']', '»']);
    end - closed.len()
}

/// Whether a sentence ends with the stop at `at`, whose closers end at `stop`.
fn is_break(text: &str, start: usize, at: usize, stop: usize, end: usize) -> bool {
    let rest = &text[stop..end];
    let Some(next) = rest.chars().next() else {
        return true;
    };
    let word = text[start..at]
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    let word = word.trim_start_matches(['"', '“', '(', '[', '‘', '\'']);
    if !next.is_whitespace() {
        return is_missing_space(word, rest, stop - at);
    }
    let opened = rest
        .trim_start()
        .trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«']);
    let Some(opening) = opened.chars().next() else {
        return true;
    };
    if opening.is_lowercase() {
        return false;
    }
    if !text[at..].starts_with('.') || text[at..].starts_with("..") {
        return true;
    }
    !is_abbreviation(word, opened)
}

/// `agreement.Asif`: a word in small letters, one stop, a word with a capital.
fn is_missing_space(word: &str, rest: &str, n_stops: usize) -> bool {
    let mut next = rest.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    let small = next.next().is_some_and(char::is_lowercase);
    let plain = word.chars().count() > 2 && word.chars().all(char::is_lowercase);
    n_stops == 1 && plain && capital && small
}

const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "maj",
    "st", "rev", "hon", "adm", "pres", "messrs", "cpl", "pvt", "cmdr", "supt", "insp", "fr", "no",
    "vs", "e.g", "i.e", "cf", "mt", "ft", "p", "pp", "vol", "fig", "eq", "al", "sec",
];

const SHORTENED: &[&str] = &[
    "jr", "sr", "inc", "corp", "co", "ltd", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "a.m", "p.m", "u.s", "u.k", "u.n", "d.c", "etc", "approx", "dept",
    "est", "ave", "blvd", "rd", "ph.d", "b.c", "a.d",
];

const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "but",
    "and",
    "in",
    "on",
    "at",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "their",
    "its",
    "our",
    "there",
    "when",
    "if",
    "as",
    "for",
    "after",
    "before",
    "while",
    "however",
    "meanwhile",
    "what",
    "who",
    "how",
    "why",
    "so",
    "some",
    "no",
    "not",
    "by",
    "with",
    "since",
    "also",
    "one",
    "many",
    "most",
];

fn is_abbreviation(word: &str, next: &str) -> bool {
    let lower = word.to_lowercase();
    if TITLES.contains(&lower.as_str()) {
        return true;
    }
    let opener = next
        .split(|it: char| !it.is_alphabetic())
        .next()
        .unwrap_or("")
        .to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = word.contains('.') && word.split('.').all(|it| it.chars().count() <= 1);
    (initial || dotted || SHORTENED.contains(&lower.as_str()))
        && !OPENERS.contains(&opener.as_str())
}
