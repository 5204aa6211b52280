//! Parallel construction: copies that differ in what is counted or opposed. Knows no thresholds.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::stem::stem;
use crate::analysis::repeat::weight::Weighed;
use crate::embedded;
use crate::text::lexicon;

/// The groups of opposed words that each stem stands in.
static OPPOSED: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let lines = lexicon::entries(embedded::text("lexicons/opposed-words.txt"));
    for (idx, line) in lines.enumerate() {
        for word in line.split(' ') {
            groups.entry(stem(word)).or_default().push(idx);
        }
    }
    groups
});

/// How many words beside a copy may make it a parallel.
const MARGIN: u32 = 2;

const NUMERALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "twenty", "thirty",
    "forty", "fifty", "hundr", "thousand", "million", "billion", "trillion", "half", "quarter",
];

/// Whether the words in which the copies differ are figures on both sides, or opposed.
#[must_use]
pub fn is_parallel(weighed: &Weighed, alignment: &Alignment) -> bool {
    let stem = |at: u32| {
        weighed.stems[weighed.words[at as usize].stem as usize]
            .text
            .as_str()
    };
    let differs = |range: Range<u32>, matched: &dyn Fn(u32) -> bool| -> Vec<&str> {
        range.filter(|it| !matched(*it)).map(stem).collect()
    };
    let pairs = &alignment.pairs;
    let first = with_margin(weighed, &alignment.first);
    let first = differs(first, &|at| pairs.iter().any(|it| it.0 == at));
    let second = with_margin(weighed, &alignment.second);
    let second = differs(second, &|at| pairs.iter().any(|it| it.1 == at));
    let figures = |it: &[&str]| it.iter().any(|it| is_figure(it));
    figures(&first) && figures(&second)
        || first
            .iter()
            .any(|one| second.iter().any(|two| are_opposed(one, two)))
}

/// `copy` and the words beside it in its sentence: what is opposed may stand at the edge, where
/// an alignment ends.
fn with_margin(weighed: &Weighed, copy: &Range<u32>) -> Range<u32> {
    let sentence = |at: u32| weighed.words.get(at as usize).map(|it| it.sentence);
    let (mut start, mut end) = (copy.start, copy.end);
    while copy.start - start < MARGIN && start > 0 && sentence(start - 1) == sentence(copy.start) {
        start -= 1;
    }
    while end - copy.end < MARGIN && sentence(end) == sentence(copy.end - 1) {
        end += 1;
    }
    start..end
}

fn is_figure(stem: &str) -> bool {
    stem.starts_with(|it: char| it.is_ascii_digit()) || NUMERALS.contains(&stem)
}

fn are_opposed(one: &str, two: &str) -> bool {
    let (Some(first), Some(second)) = (OPPOSED.get(one), OPPOSED.get(two)) else {
        return false;
    };
    one != two && first.iter().any(|it| second.contains(it))
}
