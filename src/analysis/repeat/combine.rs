//! Joins two alignments whose pieces stand in another order in each copy. Knows no thresholds.

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::weight::Weighed;

/// The furthest that the pieces of a copy may be apart, in words.
const APART: u32 = 8;

/// How many alignments on one that could be the other piece is sought.
const NEXT: usize = 12;

/// What it costs that the pieces stand in another order, and in the same, in bits.
const COST: (f32, f32) = (3.0, 2.0);

/// Adds to `candidates` what two of them make together.
pub fn add_reordered(weighed: &Weighed, candidates: &mut Vec<Alignment>) {
    candidates.sort_by(|a, b| {
        let place = |it: &Alignment| (it.first.start, it.second.start, it.first.end, it.second.end);
        place(a).cmp(&place(b)).then(b.score.total_cmp(&a.score))
    });
    candidates.dedup_by(|b, a| a.first == b.first && a.second == b.second);
    let mut joined = Vec::new();
    for (idx, one) in candidates.iter().enumerate() {
        for two in candidates[idx + 1..].iter().take(NEXT) {
            if two.first.start > one.first.end + APART {
                break;
            }
            joined.extend(join(weighed, one, two));
        }
    }
    candidates.append(&mut joined);
}

/// `one` and `two` as one alignment, if their pieces lie close together in each copy, each copy
/// within one sentence.
fn join(weighed: &Weighed, one: &Alignment, two: &Alignment) -> Option<Alignment> {
    let close = |a: u32, b: u32| a <= b && b - a <= APART;
    let crossed = close(two.second.end, one.second.start);
    let ordered = close(one.second.end, two.second.start);
    if two.first.start < one.first.end || !crossed && !ordered {
        return None;
    }
    let first = one.first.start..two.first.end;
    let second = one.second.start.min(two.second.start)..one.second.end.max(two.second.end);
    let sentence = |at: u32| weighed.words[at as usize].sentence;
    let within = |it: &std::ops::Range<u32>| sentence(it.start) == sentence(it.end - 1);
    if first.end > second.start || !within(&first) || !within(&second) {
        return None;
    }
    let cost = if crossed { COST.0 } else { COST.1 };
    Some(Alignment {
        score: one.score + two.score - cost,
        first,
        second,
        pairs: one.pairs.iter().chain(&two.pairs).copied().collect(),
    })
}
