//! One saying of one person in the words of two drafts.
//!
//! A draft keeps a number for each word of its quotations ([`SayingPrint`]), by which pairs are
//! found that may be one saying ([`near`]). Only the drafts that hold such a pair are read again,
//! and there the words are compared ([`changes`]).

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

/// What a quotation is compared with those of other drafts by.
#[derive(Clone, Debug, Default)]
pub struct SayingPrint {
    /// A number for each word.
    words: Box<[u32]>,
    /// A number for the surname of whoever speaks.
    speaker: u32,
}

/// A quotation of a draft with its words.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Where it stands.
    pub place: Place,
    /// Its words as they are written.
    pub text: String,
    speaker: String,
    items: Vec<Item>,
    /// How each of its items is written.
    written: Vec<String>,
}

/// Two quotations of two drafts: the draft and the number of the quotation there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearPair {
    /// The one of the earlier draft.
    pub first: (usize, usize),
    /// The one of the later draft.
    pub second: (usize, usize),
}

/// The quotations of `analysis` that a person with a name is quoted for, in reading order.
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

/// How many of ten words of the shorter one both wordings have at least.
const MIN_SAME_OF_TEN: usize = 6;

/// The minimum number of words beside grammar of what both have.
const MIN_CONTENT: usize = 3;

/// Fewer words are said by many, or twice in other words on purpose.
const MIN_WORDS: usize = 6;

impl Saying {
    /// What it is compared by.
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
            // The token is the place among the items, since the draft is no more.
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

/// The pairs of `prints`, which are those of each draft, that may be one saying in two wordings. A
/// draft that stands earlier in `order` has the smaller number there.
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

/// So many words in a row stand in both wordings.
const WORDS_OF_RUN: usize = 3;

/// How many quotations with one run of words are looked at. Bounds work.
const MAX_PLACES_OF_RUN: usize = 32;

/// Whether one person may have said both, and neither is a part of the other.
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

/// The words that differ between two sayings, first those of `one`, if they are one saying in two
/// wordings by these `bounds`. What one of them leaves out at its beginning or its end is no other
/// wording.
pub fn changes(one: &Saying, two: &Saying, bounds: WordingBounds) -> Option<Vec<(String, String)>> {
    let n_words = one.words().count().min(two.words().count());
    // What a bracket or an omission stands for is looked for in the other one.
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

/// Whether so much of `items`, which stand in both wordings but for the words of `changes`, is the
/// same that it is one saying: so many words as `least`, most of the `n_words` of the shorter
/// wording. What two drafts quote of one speech begins and ends where they like, and a speaker says
/// similar things on other days.
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

/// The letters and digits of `text`: an apostrophe that was set as a quotation mark makes no other
/// word.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.collect()
}

/// A word of one wording and a word of the other that differ, or one that only one of them has.
type Change = (Option<usize>, Option<usize>);

/// The items of `short` from the first to the last that the other wording has, too, and those of
/// `changes` that lie between them.
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
