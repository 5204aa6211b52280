//! Finds events whose time a draft tells twice: “the fire broke out at about 2 a.m.”, “the blaze
//! started shortly after 2 a.m.”. Somebody put two reports of one event together.

use std::ops::Range;

use crate::analysis::calendar;
use crate::analysis::number;
use crate::analysis::repeat::restated::tuning::MAX_MINUTES_BETWEEN_TELLINGS;
use crate::analysis::repeat::restated::{Pair, Sentence, Shared};
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::span::offset;
use crate::text::token::TokenKind;

/// A time of the day that a draft gives.
struct Time {
    /// The minutes since midnight or noon, less than 720.
    minutes: f64,
    /// The half of the day: 1 for “a.m.”, 2 for “p.m.”. `None` if the draft does not say which half
    /// is meant.
    half: Option<u32>,
    /// The index of the token at which the time begins.
    token: usize,
}

impl Time {
    /// Says whether two reports may give the times `self` and `other` for one event.
    fn is_near(&self, other: &Self) -> bool {
        let is_other_half = self.half.is_some() && other.half.is_some() && self.half != other.half;
        !is_other_half && (self.minutes - other.minutes).abs() <= MAX_MINUTES_BETWEEN_TELLINGS
    }
}

/// The times and days that a sentence gives for an event.
pub(super) struct TimedEvent {
    times: Vec<Time>,
    /// The days of the week that the sentence names, as numbers; Monday is 1.
    days: Vec<u32>,
}

impl TimedEvent {
    /// Reads the times and days in the sentence with these `tokens`. Returns `None` if the sentence
    /// tells no event or gives no time of the day.
    pub(super) fn find(draft: &Draft, tokens: &Range<usize>) -> Option<Self> {
        let is_event = |idx| draft.entry_at(idx..tokens.end, Class::EventVerbs).is_some();
        if !tokens.clone().any(is_event) {
            return None;
        }
        let times = times(draft, tokens);
        let words = draft.tokens[tokens.clone()].iter();
        let days = words.filter_map(|token| calendar::weekday(draft.word(token)));
        (!times.is_empty()).then(|| Self {
            times,
            days: days.collect(),
        })
    }
}

/// Returns the words with the same or a similar meaning that the two sentences share, if both
/// sentences tell an event at nearly the same time. Otherwise returns `None`.
///
/// The sentences must share another word, because two events may begin at the same time. They must
/// not name different days.
pub(super) fn same(pair: &Pair<'_>) -> Option<Shared> {
    let (draft, words) = (pair.draft, &pair.weighed.words);
    let (first, second) = (pair.earlier.event.as_ref()?, pair.later.event.as_ref()?);
    let (one, two) = first.times.iter().find_map(|one| {
        let two = second.times.iter().find(|two| one.is_near(two))?;
        Some((one, two))
    })?;
    let has_days = !first.days.is_empty() && !second.days.is_empty();
    let is_other_day = has_days && first.days != second.days;
    let mut shared = pair.like().clone();
    // A word such as “began” or “started” does not say what began.
    shared.pairs.retain(|(one, _)| {
        let token = &draft.tokens[words[*one as usize].token as usize];
        let is_time = calendar::half_of_day(draft.word(token)).is_some();
        !is_time && token.kind != TokenKind::Number && !draft.is(token, Class::EventVerbs)
    });
    if shared.pairs.is_empty() || is_other_day || pair.is_spoken_twice() {
        return None;
    }
    let word = |sentence: &Sentence, time: &Time| {
        let mut range = sentence.words.clone();
        range.find(|idx| time.token <= words[*idx].token as usize)
    };
    let time = (word(pair.earlier, one)?, word(pair.later, two)?);
    shared.pairs.push((offset(time.0), offset(time.1)));
    shared.pairs.sort_unstable();
    Some(shared)
}

/// Returns the times of the day among `tokens`: “2 a.m.”, “4.40 am”, “4 o'clock in the morning”.
fn times(draft: &Draft, tokens: &Range<usize>) -> Vec<Time> {
    let word = |idx: usize| draft.word_in(idx, tokens);
    let time = |idx: usize| {
        let written = word(idx)?;
        let digits = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_joined = !digits.is_empty() && digits.len() < written.len();
        let half = if is_joined {
            calendar::half_of_day(&written[digits.len()..])
        } else {
            word(idx + 1).and_then(calendar::half_of_day)
        };
        let number = if is_joined { digits } else { written };
        let hour = || number::in_words::spelled(number).or_else(|| number.parse().ok());
        let minutes = calendar::time_of(number).or_else(|| calendar::hour_of(hour()?))?;
        let is_oclock = word(idx + 1).is_some_and(calendar::is_oclock);
        let is_said = half.is_some() || is_oclock;
        is_said.then(|| Time {
            minutes: calendar::within_half(minutes),
            half,
            token: idx,
        })
    };
    tokens.clone().filter_map(time).collect()
}
