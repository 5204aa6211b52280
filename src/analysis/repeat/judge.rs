//! Whether an alignment is worth an editor's attention. Knows no search.

use crate::analysis::repeat::Reach;
use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::contrast;
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::text::block::{Block, BlockKind};

/// The furthest that copies may be apart to be local, in words.
const LOCAL: u32 = 60;

/// The furthest that copies may be apart to be near, in words.
const NEAR: u32 = 150;

/// How much copies must tell side by side, in bits.
const BASE: f32 = 14.0;

/// How much more with each doubling of the distance.
const SLOPE: f32 = 1.6;

/// The distance within which copies count as side by side, in words.
const SIDE: f32 = 8.0;

/// How much more copies must tell when both are quoted, in bits; half of it when one is.
const QUOTED: f32 = 10.0;

/// By how much the threshold must be passed: local, near, passage, far.
const MARGINS: [f32; 4] = [6.0, 10.0, 5.0, 10.0];

/// The fewest matching content words of a passage, and the least they tell.
const PASSAGE: (usize, f32) = (7, 45.0);

/// From this many matching words on, a figure that differs does not make a parallel.
const PARALLEL: usize = 14;

/// The least share of the content words that match; of short copies, the second.
const DENSITY: (f32, f32) = (0.5, 0.6);

/// A verdict on an alignment that is worth attention.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// The distance class it was accepted in.
    pub reach: Reach,
    /// By how much it passes what its distance asks, in bits.
    pub margin: f32,
    /// How many words lie between the copies.
    pub distance: u32,
}

/// How much copies at `distance` words must tell, in bits.
#[must_use]
pub fn threshold(distance: u32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a distance needs no more precision"
    )]
    let sides = distance as f32 / SIDE;
    BASE + SLOPE * (1.0 + sides).log2()
}

/// What is counted of an alignment.
#[derive(Debug)]
struct Features {
    distance: u32,
    n_pairs: usize,
    /// Matching content words.
    n_content: usize,
    /// Different stems among them.
    n_distinct: usize,
    /// Those that are not names in both copies.
    n_plain: usize,
    /// The longest run of words that match one after another.
    longest_run: usize,
    /// The share of content words that match, of the copy that has more.
    density: f32,
    quoted: (f32, f32),
}

/// Judges `alignment`.
#[must_use]
pub fn judge(weighed: &Weighed, blocks: &[Block], alignment: &Alignment) -> Option<Verdict> {
    let words = &weighed.words;
    let features = features(words, alignment);
    let one = words[alignment.first.start as usize];
    let two = words[alignment.second.start as usize];
    if is_refrain(
        &blocks[one.block as usize],
        &blocks[two.block as usize],
        one.block == two.block,
    ) || !is_substantial(&features)
        || features.quoted.0 > 0.8 && features.quoted.1 > 0.8
        || features.n_pairs < PARALLEL && contrast::is_parallel(weighed, alignment)
    {
        return None;
    }
    let mut asked = threshold(features.distance);
    if one.sentence != two.sentence {
        asked += match (features.quoted.0 > 0.5, features.quoted.1 > 0.5) {
            (true, true) => QUOTED,
            (false, false) => 0.0,
            _ => QUOTED / 2.0,
        };
    }
    let margin = alignment.score - asked;
    let reach = reach(&features, alignment.score, margin)?;
    Some(Verdict {
        reach,
        margin,
        distance: features.distance,
    })
}

fn reach(features: &Features, score: f32, margin: f32) -> Option<Reach> {
    let [local, near, passage, far] = MARGINS;
    let distance = features.distance;
    let long = features.n_content >= PASSAGE.0 && score >= PASSAGE.1;
    if distance <= LOCAL && margin >= local {
        Some(Reach::Local)
    } else if distance <= NEAR && margin >= near {
        Some(Reach::Near)
    } else if long && margin >= passage {
        Some(Reach::Passage)
    } else if margin >= far {
        Some(Reach::Far)
    } else {
        None
    }
}

/// Whether there is enough of it, and close enough together.
fn is_substantial(features: &Features) -> bool {
    let side_by_side = features.distance <= LOCAL;
    let n_distinct = if side_by_side { 2 } else { 3 };
    let n_pairs = if side_by_side { 4 } else { 5 };
    let density = if features.n_content <= 4 {
        DENSITY.1
    } else {
        DENSITY.0
    };
    n_distinct <= features.n_distinct
        && 2 <= features.n_plain
        && n_pairs <= features.n_pairs
        && 3 <= features.longest_run
        && density <= features.density
}

/// Items of one list are often built alike on purpose.
fn is_refrain(one: &Block, two: &Block, same: bool) -> bool {
    let item = |it: &Block| it.kind == BlockKind::ListItem;
    item(one) && item(two) && one.group == two.group && !same
}

fn features(words: &[Word], alignment: &Alignment) -> Features {
    let pairs = &alignment.pairs;
    let pair = |it: &(u32, u32)| (words[it.0 as usize], words[it.1 as usize]);
    let content: Vec<(Word, Word)> = pairs
        .iter()
        .map(pair)
        .filter(|it| it.0.is_content())
        .collect();
    let mut stems: Vec<u32> = content.iter().map(|it| it.0.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    let plain = |it: &&(Word, Word)| it.0.nature != Nature::Name || it.1.nature != Nature::Name;
    let mut longest_run = 0;
    let mut run = 0;
    let mut before = None;
    for (one, two) in pairs {
        run = if before == Some((*one, *two)) {
            run + 1
        } else {
            1
        };
        before = Some((one + 1, two + 1));
        longest_run = longest_run.max(run);
    }
    let copy = |it: &std::ops::Range<u32>| &words[it.start as usize..it.end as usize];
    let (first, second) = (copy(&alignment.first), copy(&alignment.second));
    let n_content = |it: &[Word]| it.iter().filter(|it| it.is_content()).count();
    let most = n_content(first).max(n_content(second));
    let quoted = |it: &[Word]| share(it.iter().filter(|it| it.quoted).count(), it.len());
    Features {
        distance: alignment
            .second
            .start
            .saturating_sub(alignment.first.end)
            .max(1),
        n_pairs: pairs.len(),
        n_content: content.len(),
        n_distinct: stems.len(),
        n_plain: content.iter().filter(plain).count(),
        longest_run,
        density: share(content.len(), most),
        quoted: (quoted(first), quoted(second)),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words in a sentence or two"
)]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
