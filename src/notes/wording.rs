//! Finds drafts that quote the same saying of the same person in different words.
//!
//! Only a number for each word of a quotation is kept ([`SayingPrint`]). With these numbers,
//! [`near`] finds pairs of quotations that may be one saying. Only drafts with such a pair are read
//! again, and [`changes`] compares the words of the pair.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::Analysis;
use crate::analysis::quote::Quote;
use crate::detect::wording::WordingBounds;
use crate::notes::align::{Item, ShortPairs, align};
use crate::notes::quotation::{changed_words, items};
use crate::notes::said::speaker_span;
use crate::notes::speaker;
use crate::notes::stream::{self, StreamWord};
use crate::text::span::{Place, offset};

/// The numbers by which a quotation is compared with the quotations of other drafts.
#[derive(Clone, Debug, Default)]
pub struct SayingPrint {
    /// A number for each word of the quotation.
    words: Box<[u32]>,
    /// A number for the surname of the speaker.
    speaker: u32,
}

/// A quotation of a draft with its words.
#[derive(Clone, Debug)]
pub struct Saying {
    /// The place of the quotation in its file.
    pub place: Place,
    /// The words of the quotation, as they are written.
    pub text: String,
    speaker: String,
    items: Vec<Item>,
    /// The text of each item. Empty for a gap.
    written: Vec<String>,
}

/// Two quotations of two drafts that may be one saying. A quotation is given by the index of its
/// draft and the index of the quotation in that draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearPair {
    /// The quotation of the earlier draft.
    pub first: (usize, usize),
    /// The quotation of the later draft.
    pub second: (usize, usize),
}

/// Returns the quotations of the draft that are long enough and are credited to a person with a
/// name, in reading order.
pub fn sayings(analysis: &Analysis<'_>) -> Vec<Saying> {
    let draft = analysis.draft;
    let long = analysis
        .quotes()
        .iter()
        .filter(|quote| MIN_WORDS <= quote.n_words);
    let saying = |quote: &Quote| {
        let speaker = speaker::surname(draft.text(speaker_span(analysis, quote)?))?;
        let items = items(draft, quote.inner);
        let written = items.iter().map(|item| match item {
            Item::Word(word) => draft.text(draft.tokens[word.token].span).to_owned(),
            Item::Gap => String::new(),
        });
        Some(Saying {
            place: draft.place(quote.span),
            text: draft.text(quote.inner).to_owned(),
            speaker,
            written: written.collect(),
            items,
        })
    };
    long.filter_map(saying).collect()
}

/// How many of ten words of the shorter wording must be the same in the longer wording.
const MIN_SAME_OF_TEN: usize = 6;

/// The minimum number of content words in the part that both wordings share.
const MIN_CONTENT: usize = 3;

/// The minimum number of words of a quotation that is compared. Shorter sayings are common to many
/// people, or a draft gives them in two wordings on purpose.
const MIN_WORDS: usize = 6;

impl Saying {
    /// Returns the numbers by which the saying is compared with other sayings.
    pub fn print(&self) -> SayingPrint {
        SayingPrint {
            words: self.words().map(|word| short(word.number)).collect(),
            speaker: short(stream::number(&self.speaker)),
        }
    }

    fn words(&self) -> impl Iterator<Item = StreamWord> {
        self.items.iter().enumerate().filter_map(|(idx, item)| {
            let Item::Word(word) = item else {
                return None;
            };
            // The draft is no longer in memory, so `token` holds the index of the item instead.
            Some(StreamWord {
                token: idx,
                ..*word
            })
        })
    }

    fn has_gap(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Gap))
    }
}

fn short(number: u64) -> u32 {
    offset((number >> 32) as usize)
}

/// Finds pairs of quotations that may be one saying in two wordings. `prints` has the quotations of
/// each draft. `order` has a number for each draft; the earlier of two drafts has the smaller
/// number.
pub fn near(prints: &[&[SayingPrint]], order: &[usize]) -> Vec<NearPair> {
    let mut places: FxHashMap<&[u32], Vec<(usize, usize)>> = FxHashMap::default();
    let mut pairs: BTreeSet<NearPair> = BTreeSet::new();
    let mut by_order: Vec<usize> = (0..prints.len()).collect();
    by_order.sort_by_key(|idx| order[*idx]);
    for draft in by_order {
        for (number, print) in prints[draft].iter().enumerate() {
            let mut seen: FxHashSet<(usize, usize)> = FxHashSet::default();
            for run in print.words.windows(WORDS_OF_RUN) {
                let known = places.entry(run).or_default();
                seen.extend(known.iter().filter(|(other, _)| *other != draft));
                if known.len() < MAX_PLACES_OF_RUN && known.last() != Some(&(draft, number)) {
                    known.push((draft, number));
                }
            }
            let may_be = |&(other, idx): &(usize, usize)| is_near(print, &prints[other][idx]);
            pairs.extend(seen.into_iter().filter(may_be).map(|first| NearPair {
                first,
                second: (draft, number),
            }));
        }
    }
    pairs.into_iter().collect()
}

/// How many consecutive words both wordings must share.
const WORDS_OF_RUN: usize = 3;

/// The maximum number of quotations with the same run of words that are compared. The limit saves
/// time.
const MAX_PLACES_OF_RUN: usize = 32;

/// Says whether `one` and `two` may be one saying. They must have the same speaker and share at
/// least half the words of the shorter saying. The shorter saying must not be a part of the longer
/// saying.
fn is_near(one: &SayingPrint, two: &SayingPrint) -> bool {
    let (short, long) = if one.words.len() <= two.words.len() {
        (one, two)
    } else {
        (two, one)
    };
    let shared = short.words.iter().filter(|word| long.words.contains(word));
    let is_part = || {
        let mut stretches = long.words.windows(short.words.len());
        stretches.any(|stretch| stretch == &*short.words)
    };
    one.speaker == two.speaker && short.words.len() <= shared.count() * 2 && !is_part()
}

/// Returns the words that differ, in pairs, if `one` and `two` are one saying in two wordings
/// within `bounds`. The words of `one` come first in each pair. Words that only one wording has at
/// its beginning or end are not a difference.
pub fn changes(one: &Saying, two: &Saying, bounds: WordingBounds) -> Option<Vec<(String, String)>> {
    let n_words = one.words().count().min(two.words().count());
    // The saying with a bracket or an omission is aligned with the other saying, which must have no
    // bracket and no omission.
    let is_turned = two.has_gap() || !one.has_gap() && two.items.len() < one.items.len();
    let (short, long) = if is_turned { (two, one) } else { (one, two) };
    if long.has_gap() || one.speaker != two.speaker || n_words < bounds.min_words {
        return None;
    }
    let words: Vec<StreamWord> = long.words().collect();
    let changes = align(&short.items, &words, &ShortPairs::default()).changes;
    let (core, inner) = core(short, &changes);
    let is_few = inner.len() <= bounds.max_changed
        && inner.len() * 10 <= n_words * bounds.max_changed_of_ten;
    let is_one = is_one_saying(&short.items[core], inner, (n_words, bounds.min_words));
    if inner.is_empty() || !is_few || !is_one {
        return None;
    }
    let own = |item: usize| short.written.get(item).cloned();
    let theirs = |word: usize| long.written[words[word].token].clone();
    let mut differing = changed_words(own, theirs, inner);
    if is_turned {
        for (of_one, of_two) in &mut differing {
            std::mem::swap(of_one, of_two);
        }
    }
    differing.retain(|(of_one, of_two)| letters(of_one) != letters(of_two));
    (!differing.is_empty()).then_some(differing)
}

/// Says whether two wordings share enough to be one saying. `items` is one wording, and `changes`
/// are its differences from the other wording. The wordings must have at least `least` words in
/// common, and at least [`MIN_SAME_OF_TEN`] of ten of the `n_words` words of the shorter wording.
/// Wordings with less in common may be similar sayings from two different days.
fn is_one_saying(items: &[Item], changes: &[Change], (n_words, least): (usize, usize)) -> bool {
    let n_other = changes.iter().filter(|(item, _)| item.is_some()).count();
    let words = items.iter().filter_map(|item| match item {
        Item::Word(word) => Some(word.is_content),
        Item::Gap => None,
    });
    let n_content = words.clone().filter(|is_content| *is_content).count();
    let n_same = words.count().saturating_sub(n_other);
    least <= n_same && n_words * MIN_SAME_OF_TEN <= n_same * 10 && MIN_CONTENT <= n_content
}

/// Returns the letters and digits of `text`. If two words have the same letters and digits, they
/// differ only in an apostrophe or a quotation mark.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.collect()
}

/// Two words that differ, as the index of one word in each wording. An index is `None` if only the
/// other wording has a word.
type Change = (Option<usize>, Option<usize>);

/// Cuts off the differing words at the beginning and at the end of `short`. Returns the items of
/// `short` that remain, and those of `changes` that are about them.
fn core<'c>(short: &Saying, changes: &'c [Change]) -> (Range<usize>, &'c [Change]) {
    let (mut from, mut to) = (0, changes.len());
    let mut start = 0;
    while from < to && changes[from].0 == Some(start) {
        (from, start) = (from + 1, start + 1);
    }
    let mut end = short.items.len();
    while from < to && start < end && changes[to - 1].0 == Some(end - 1) {
        (to, end) = (to - 1, end - 1);
    }
    (start..end, &changes[from..to])
}
