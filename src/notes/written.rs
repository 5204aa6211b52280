//! Finds the figures of a text and the words close to each figure: “14 beds”, “a 38-minute speech”,
//! “a third more”, “on 13 March”.

use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::calendar;
use crate::analysis::number::{self, Measure, Number};
use crate::notes::bearer;
use crate::notes::beside::{self, DIFFERENCE, LEFT, RESULT, SUM};
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::{compound, figure, moment, rate, share, span, stream, unit};
use crate::text::draft::Draft;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// A figure of a text.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says something of its own about the figure"
)]
pub struct WrittenFigure {
    /// The value of the figure, with its tokens.
    pub quantity: Quantity,
    /// The numbers of the one or two words that name what the figure counts.
    pub things: Vec<u64>,
    /// The numbers of the words close to the figure.
    pub close: Vec<u64>,
    /// The words in `close`, and the values of other figures close to this figure in the sentence.
    pub beside: Vec<u64>,
    /// Whether the figure has no unit and no word names what it counts: “17 of them”.
    pub is_bare: bool,
    /// Whether a word next to the figure, such as “rise”, says that the figure was worked out from
    /// two other figures.
    pub is_worked_out: bool,
    /// Whether a word near the figure, such as “each” or “worth”, says that the figure was worked
    /// out from a number of things and from a figure for each thing.
    pub is_result: bool,
    /// Whether the figure is compared only with an equal figure of the notes: “third”, “twice”,
    /// “almost a day”. Such words often give no figure that a reporter would write down.
    pub is_vague: bool,
    /// The index of the sentence of the figure.
    pub sentence: usize,
    /// For a cell, the numbers of the words in the heading of its column, without years. Empty for
    /// a figure in a sentence.
    pub head: Vec<u64>,
}

impl WrittenFigure {
    /// Makes the figure of a cell that has this `quantity`. All other fields are empty.
    pub fn of_cell(quantity: Quantity) -> Self {
        Self {
            quantity,
            things: Vec::new(),
            close: Vec::new(),
            beside: Vec::new(),
            is_bare: false,
            is_worked_out: false,
            is_result: false,
            is_vague: false,
            sentence: 0,
            head: Vec::new(),
        }
    }

    /// Says whether the figure gives how often something happened: “three times”, “68x”, “twice”.
    pub fn counts_times(&self) -> bool {
        self.things.first() == Some(&TIMES)
    }
}

/// Returns the figures of `draft`, in reading order.
pub fn find(draft: &Draft) -> Vec<WrittenFigure> {
    let mut figures = Vec::new();
    for (idx, sentence) in draft.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let quantity = find_at(draft, at, &sentence.tokens);
            let end = quantity
                .as_ref()
                .map_or(at + 1, |quantity| quantity.1.max(at + 1));
            figures.extend(
                quantity.map(|(quantity, end)| said(draft, quantity, end, idx, &sentence.tokens)),
            );
            at = end;
        }
    }
    for idx in 0..figures.len() {
        let values = values_close(&figures, idx);
        figures[idx].beside.extend(values);
    }
    figures
}

/// Returns numbers for the values of the figures that are close to the figure `idx` and in the same
/// sentence.
fn values_close(figures: &[WrittenFigure], idx: usize) -> Vec<u64> {
    let own = &figures[idx];
    let start = |figure: &WrittenFigure| figure.quantity.number.tokens.start;
    let is_near = |other: &&WrittenFigure| {
        let distance = start(own).abs_diff(start(other));
        own.sentence == other.sentence && (1..=TOKENS_CLOSE).contains(&distance)
    };
    let near = idx.saturating_sub(TOKENS_CLOSE)..figures.len().min(idx + TOKENS_CLOSE);
    let near = figures[near].iter().filter(is_near);
    near.flat_map(|other| figure::values(&other.quantity))
        .collect()
}

/// Returns the quantity that begins at token `at`, and the token that follows its unit.
fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(Quantity, usize)> {
    let token = &draft.tokens[at];
    if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let found = span::find_at(draft, at, within)
        .or_else(|| moment::find_at(draft, at, within))
        .or_else(|| share::find_at(draft, at, within));
    if let Some(quantity) = found {
        let end = quantity.number.tokens.end;
        return Some((quantity, end));
    }
    match number::number_at(draft, at, within) {
        Some(number) => measured(draft, number, within),
        None => compound::find_at(draft, at, within),
    }
}

/// Returns `number` with the unit after it, and the token after the unit. Returns `None` for the
/// pronoun “one” and for the number of a list item.
fn measured(draft: &Draft, number: Number, within: &Range<usize>) -> Option<(Quantity, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let first = &draft.tokens[number.tokens.start];
    let is_pronoun = number.measure == Measure::Count
        && number.value < 2.0
        && first.kind == TokenKind::Word
        && number.tokens.len() == 1;
    let is_list = number.tokens.len() == 1
        && first.kind == TokenKind::Number
        && number.tokens.start == within.start
        && matches!(word(number.tokens.end), Some("." | ")"))
        && within.contains(&(number.tokens.end + 1));
    if is_pronoun || is_list {
        return None;
    }
    let dimension = match number.measure {
        Measure::Percent => Dimension::Percent,
        Measure::Money => Dimension::Money,
        Measure::Age => Dimension::Age,
        Measure::Count | Measure::Year => Dimension::Count,
    };
    let mut end = number.tokens.end;
    let mut quantity = Quantity::of(dimension, number);
    let halves = |at: usize| {
        (word(at) == Some("and") && word(at + 1) == Some("a") && word(at + 2) == Some("half"))
            .then_some(at + 3)
    };
    if let Some(behind) = halves(end).filter(|_| dimension == Dimension::Count) {
        quantity.number.value += 0.5;
        end = behind;
    }
    match dimension {
        Dimension::Money => {
            let ends = [quantity.number.tokens.start, end - 1].map(word);
            quantity.currency = ends.into_iter().flatten().find_map(unit::currency);
            if let Some((cents, behind)) = cents(draft, end, within) {
                quantity.number.value += cents;
                quantity.number.step = 0.01;
                end = behind;
            }
        }
        Dimension::Count => end = with_unit(draft, &mut quantity, end, within),
        _ => {}
    }
    Some((quantity, end))
}

/// Reads the unit at token `end`, after the number, into `quantity`. Returns the token after the
/// unit.
fn with_unit(draft: &Draft, quantity: &mut Quantity, end: usize, within: &Range<usize>) -> usize {
    let word = |idx: usize| draft.word_in(idx, within);
    if let Some(named) = unit::of_space(word(end), word(end + 1)) {
        quantity.set_unit(named);
        return end + 2;
    }
    let noun = head(word(end).unwrap_or_default());
    let is_old = word(end + 1) == Some("old");
    if let Some(named) = unit::named(noun) {
        let is_years = unit::named("years").is_some_and(|years| years.scale <= named.scale);
        if is_old && is_years {
            quantity.dimension = Dimension::Age;
            return end + 2;
        }
        quantity.set_unit(named);
        if is_old {
            return end + 2;
        }
        let behind = (word(end + 1), word(end + 2), word(end + 3));
        if behind == (Some("and"), Some("a"), Some("half")) {
            quantity.number.value += 0.5;
            return end + 4;
        }
        return span::with_smaller(draft, quantity, end + 1, within);
    }
    if unit::is_currency(noun) {
        quantity.dimension = Dimension::Money;
        quantity.currency = unit::currency(noun);
        return end + 1;
    }
    // The currency may come before the number: “EUR 190,000”.
    let before = quantity.number.tokens.start.checked_sub(1);
    let code = before.filter(|idx| within.contains(idx) && draft.tokens[*idx].capital);
    if let Some(code) = code.and_then(word).filter(|code| unit::is_currency(code)) {
        quantity.dimension = Dimension::Money;
        quantity.currency = unit::currency(code);
    }
    end
}

/// Returns the part of `word` before a slash: “cedis” for “cedis/wk”.
fn head(word: &str) -> &str {
    word.split('/').next().unwrap_or(word)
}

/// Reads the cents at token `at`: “and forty cents”, or “fifty” in “eight pounds fifty”. Returns
/// the amount in pounds or the like, and the token after the cents.
fn cents(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(f64, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let next = at + usize::from(word(at) == Some("and"));
    let number = number::number_at(draft, next, within)?;
    let end = number.tokens.end;
    let is_counted = matches!(word(end), Some("cents" | "pence"));
    let is_behind = at
        .checked_sub(1)
        .and_then(word)
        .is_some_and(unit::is_currency);
    let is_spelled = draft.tokens[next].kind == TokenKind::Word;
    let closes = word(end).is_none_or(|word| !word.contains(char::is_alphanumeric));
    let is_bare = next == at && is_behind && is_spelled && closes && TENS.contains(&number.value);
    (is_counted || is_bare).then(|| (number.value / 100.0, end + usize::from(is_counted)))
}

/// The numbers that are read as pence after “eight pounds”.
const TENS: std::ops::Range<f64> = 10.0..100.0;

/// Makes a figure of `quantity` and of what the words around it say. The unit of the figure ends
/// before token `end`.
fn said(
    draft: &Draft,
    mut quantity: Quantity,
    end: usize,
    sentence: usize,
    within: &Range<usize>,
) -> WrittenFigure {
    let tokens = quantity.number.tokens.clone();
    quantity.hedge = number::hedge(draft, &quantity.number);
    quantity.period = rate::period(draft, end, within);
    let bearer = match quantity.dimension {
        Dimension::Count | Dimension::Age => bearer::find(draft, &quantity.number, within),
        _ => None,
    };
    if bearer.is_some() {
        quantity.dimension = Dimension::Age;
    }
    let word = |idx: usize| draft.word_in(idx, within);
    if quantity.dimension == Dimension::Count && bearer::is_age(draft, &quantity.number, within) {
        quantity.dimension = Dimension::Age;
    }
    let first = draft.word(&draft.tokens[tokens.start]);
    let hyphen = compound::hyphenated(first).filter(|_| number::in_words::spelled(first).is_none());
    let mut things = match bearer {
        Some(bearer) => content(draft, bearer).into_iter().collect(),
        None => things(draft, end, within),
    };
    if compound::is_times(first) && quantity.dimension == Dimension::Count {
        things = vec![*TIMES];
    }
    if let Some((_, _, thing)) = hyphen.filter(|_| quantity.dimension == Dimension::Count) {
        things.insert(0, stream::number(&stem(thing)));
    }
    let close = within.start.max(tokens.start.saturating_sub(TOKENS_CLOSE))
        ..within.end.min(end + TOKENS_CLOSE);
    let close: Vec<u64> = close
        .filter(|idx| !tokens.contains(idx))
        .filter_map(|idx| content(draft, idx))
        .collect();
    let beside = close.clone();
    let is_bare = quantity.dimension == Dimension::Count && things.is_empty();
    let near = within
        .start
        .max(tokens.start.saturating_sub(TOKENS_OF_CHANGE))
        ..within.end.min(end + TOKENS_OF_CHANGE);
    let is_vague = is_vague(draft, &quantity);
    // “More” does not mean a difference in “more than 30”.
    let is_hedge = |idx: usize| word(idx + 1) == Some("than") && tokens.contains(&(idx + 2));
    let is_worked_out = near
        .filter(|idx| !tokens.contains(idx) && !is_hedge(*idx))
        .filter_map(word)
        .any(|word| beside::has(word, DIFFERENCE) || beside::has(word, SUM))
        || is_left(draft, &quantity.number.tokens, within);
    WrittenFigure {
        quantity,
        things,
        close,
        beside,
        is_bare,
        is_worked_out,
        is_result: is_result(draft, &tokens, within),
        is_vague,
        sentence,
        head: Vec::new(),
    }
}

/// The number of the word “times”, with which a text counts how often something happened.
static TIMES: LazyLock<u64> = LazyLock::new(|| stream::number(&stem("times")));

/// Says whether `quantity` is written in words such as “third”, “twice” or “almost a day”.
fn is_vague(draft: &Draft, quantity: &Quantity) -> bool {
    let first = &draft.tokens[quantity.number.tokens.start];
    let word = draft.word(first);
    first.kind == TokenKind::Word
        && match quantity.dimension {
            Dimension::Ordinal => true,
            Dimension::Duration => word == "a" || word == "an",
            _ => word == compound::TWICE && !quantity.is_share,
        }
        && quantity.number.step >= 1.0
}

/// Says whether “left” makes the figure at `tokens` a difference: “£40 is left”. “Left” must be
/// right before the figure, or after the figure at the end of a clause.
fn is_left(draft: &Draft, tokens: &Range<usize>, within: &Range<usize>) -> bool {
    let is = |idx: usize| {
        let word = draft.word_in(idx, within);
        word.is_some_and(|word| beside::has(word, LEFT))
    };
    let is_before = tokens.start.checked_sub(1).is_some_and(is);
    let mut behind = tokens.end..tokens.end + TOKENS_OF_CHANGE;
    let ends = |idx: usize| {
        let word = draft.word_in(idx + 1, within);
        word.is_none_or(|word| !word.contains(char::is_alphanumeric) || word == "to")
    };
    is_before || behind.any(|idx| is(idx) && ends(idx))
}

/// Says whether a word near the figure at `tokens` shows that somebody multiplied or divided numbers
/// to get the figure: “worth £8,820 in all”, “£13 each”.
fn is_result(draft: &Draft, tokens: &Range<usize>, within: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(TOKENS_OF_RESULT)..tokens.end + TOKENS_OF_RESULT;
    let mut words = near.filter_map(|idx| draft.word_in(idx, within));
    words.any(|word| beside::has(word, RESULT) || beside::has(word, SUM))
}

/// How many tokens before and after a figure are searched for a word such as “each”.
const TOKENS_OF_RESULT: usize = 6;

/// A word within this many tokens before or after a figure is close to the figure.
const TOKENS_CLOSE: usize = 5;

/// How many tokens before and after a figure are searched for a word such as “rise”.
const TOKENS_OF_CHANGE: usize = 3;

/// Returns the numbers of the words that name what a figure counts. The figure ends before token
/// `at`, and the words are the next content words. Words such as “of” and “the” before the first
/// content word are skipped. Any other function word, or a punctuation mark, ends the search.
fn things(draft: &Draft, at: usize, within: &Range<usize>) -> Vec<u64> {
    let mut things = Vec::new();
    for idx in at..within.end.min(at + TOKENS_TO_THING) {
        let token = &draft.tokens[idx];
        let word = draft.word(token);
        match content(draft, idx) {
            Some(thing) if things.len() < WORDS_OF_THING => things.push(thing),
            None if token.kind == TokenKind::Number
                || things.is_empty() && matches!(word, "of" | "the" | "new" | "our" | "my") => {}
            _ => break,
        }
    }
    things
}

/// How many tokens after a number are searched for the word that names what the number counts.
const TOKENS_TO_THING: usize = 6;

/// The maximum number of words that are kept for what a figure counts.
const WORDS_OF_THING: usize = 2;

/// Returns the number of the word at token `at`, if it is a content word and does not spell a
/// number.
pub fn content(draft: &Draft, at: usize) -> Option<u64> {
    let token = &draft.tokens[at];
    let text = draft.word(token);
    let is_content = token.kind == TokenKind::Word
        && !draft.is_function(token.word)
        && calendar::half_of_day(text).is_none()
        && number::in_words::spelled(text).is_none();
    is_content.then(|| stream::number(&stem(text)))
}
