//! Finds series, which are sentences in a row that differ only at one place: “The licensee shall
//! not copy the software. The licensee shall not sell the software. …”.

use std::ops::Range;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::tuning::{
    MAX_SENTENCES_TO_THIRD_OF_SERIES, MAX_SLOT_OF_SERIES, MIN_FRAME_OF_SERIES,
};
use crate::analysis::repeat::weight::{Weighed, Word};

/// Says whether the two copies of `alignment` are sentences of a series. The two sentences must
/// differ at one place only. A third sentence near these two must have other words at this place
/// and the same words before or after it. Two sentences alone are not a series.
pub fn is_member(weighed: &Weighed, alignment: &Alignment) -> bool {
    let words = &weighed.words;
    let sentences = |copy: &Range<u32>| {
        let of = |at: u32| words[at as usize].sentence;
        (of(copy.start) == of(copy.end - 1)).then(|| of(copy.start))
    };
    let (Some(one), Some(two)) = (sentences(&alignment.first), sentences(&alignment.second)) else {
        return false;
    };
    let (first, second) = (of_sentence(words, one), of_sentence(words, two));
    let shorter = first.len().min(second.len());
    let head = n_shared(first.iter(), second.iter());
    let tail = n_shared(first.iter().rev(), second.iter().rev()).min(shorter - head.min(shorter));
    let is_slot =
        |n_words: usize| (1..=MAX_SLOT_OF_SERIES).contains(&n_words.saturating_sub(head + tail));
    if !is_slot(first.len()) || !is_slot(second.len()) {
        return false;
    }
    let others = (one.saturating_sub(MAX_SENTENCES_TO_THIRD_OF_SERIES)
        ..=two + MAX_SENTENCES_TO_THIRD_OF_SERIES)
        .filter(|third| *third != one && *third != two);
    let mut others = others.map(|other| of_sentence(words, other));
    others.any(|third| {
        let opens = MIN_FRAME_OF_SERIES <= head
            && n_shared(first.iter(), third.iter()) == head
            && n_shared(second.iter(), third.iter()) == head;
        let ends = MIN_FRAME_OF_SERIES <= tail
            && n_shared(first.iter().rev(), third.iter().rev()) == tail
            && n_shared(second.iter().rev(), third.iter().rev()) == tail;
        opens || ends
    })
}

fn of_sentence(words: &[Word], sentence: u32) -> &[Word] {
    let start = words.partition_point(|word| word.sentence < sentence);
    let end = words.partition_point(|word| word.sentence <= sentence);
    &words[start..end]
}

/// Returns how many words at the start of `one` and `two` have equal stems.
fn n_shared<'w>(one: impl Iterator<Item = &'w Word>, two: impl Iterator<Item = &'w Word>) -> usize {
    one.zip(two)
        .take_while(|(first, second)| first.stem == second.stem)
        .count()
}
