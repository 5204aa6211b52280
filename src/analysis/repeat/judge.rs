//! Whether an alignment is worth an editor's attention. Knows no search.

use crate::analysis::repeat::Reach;
use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::contrast;
use crate::analysis::repeat::series;
use crate::analysis::repeat::term::Terms;
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;

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

/// How much more copies must tell when both are quoted, and when one is, in bits.
const QUOTED: (f32, f32) = (10.0, 3.0);

/// How much more copies within one sentence of a quotation must tell, in bits.
const SPOKEN: f32 = 6.0;

/// How much more copies must tell that have no three words in a row in common, in bits.
const SCATTERED: f32 = 4.0;

/// How much more copies in two sentences must tell that share but two content words, in bits,
/// and from how many matching words on they need not.
const THIN: (f32, usize) = (8.0, 6);

/// How many matching words one after another are heard as one phrase again, and how many words may
/// lie between the two: what is said so soon is judged as within one sentence.
const ECHO: (usize, u32) = (4, 8);

/// By how much local copies must pass the threshold: long ones, for each word fewer, and how much
/// less within one sentence.
const LOCAL_MARGIN: (f32, f32, f32) = (2.0, 2.5, 4.0);

/// By how much near copies must pass the threshold.
const NEAR_MARGIN: f32 = 6.0;

/// By how much a passage must pass the threshold: a long one, and for each word fewer.
const PASSAGE_MARGIN: (f32, f32) = (17.0, 4.0);

/// By how much far copies must pass the threshold.
const FAR_MARGIN: f32 = 10.0;

/// From how many matching words on copies are long.
const LONG: usize = 7;

/// From how many matching words on copies in different places are a passage in full.
const PASSAGE: usize = 8;

/// From how many matching words on copies in one quotation are a slip, not rhetoric.
const SLIP: usize = 9;

/// Two sentences may begin alike up to this many words, on purpose.
const BEGINNING: usize = 8;

/// Words that join a sentence to the one before it.
const JOINING: &[&str] = &["but", "and", "so", "yet"];

/// How many matching words outweigh one contrast between them.
const PARALLEL: usize = 14;

/// How many matching words in a row outweigh contrasts around them.
const FREE: usize = 8;

/// How many matching words outweigh a contrast beside them.
const BESIDE: usize = 9;

/// How many tokens a copy may stand before the end of a sentence that ends with a colon.
const INTRODUCED: usize = 3;

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
    /// How many matching words tell more than grammar.
    pub n_content: usize,
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

/// The least that copies of `n_pairs` matching words at `distance` must tell to be accepted, in
/// bits.
#[must_use]
pub fn least_score(distance: u32, n_pairs: usize) -> f32 {
    let margin = if distance <= LOCAL {
        LOCAL_MARGIN.0 - LOCAL_MARGIN.2 + LOCAL_MARGIN.1 * missing(LONG, n_pairs)
    } else if distance <= NEAR {
        NEAR_MARGIN
    } else {
        FAR_MARGIN
    };
    threshold(distance) + margin
}

/// How many words `n_pairs` are short of `full`.
fn missing(full: usize, n_pairs: usize) -> f32 {
    let n_words = u8::try_from(full.saturating_sub(n_pairs));
    n_words.map_or(0.0, f32::from)
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
pub fn judge(
    draft: &Draft,
    weighed: &Weighed,
    terms: &Terms,
    alignment: &Alignment,
) -> Option<Verdict> {
    let blocks = &draft.blocks;
    let words = &weighed.words;
    let one = words[alignment.first.start as usize];
    let two = words[alignment.second.start as usize];
    // The summary in the front matter says what the draft says.
    let is_summed = blocks[one.block as usize].front && one.block != two.block;
    if is_summed {
        return None;
    }
    let gap = alignment.second.start.saturating_sub(alignment.first.end);
    if alignment.score < least_score(gap, alignment.pairs.len()) {
        return None;
    }
    let features = features(words, alignment);
    let refrain = is_refrain(
        &blocks[one.block as usize],
        &blocks[two.block as usize],
        one.block == two.block,
    );
    let both_quoted = is_quoted_twice(&features);
    // The same words quoted twice are the speaker's. Within one sentence they may be a slip of the
    // pen.
    let same_sentence = one.sentence == two.sentence;
    let spoken_twice = both_quoted && !same_sentence && !is_slip(words, &features, alignment);
    let apart = LOCAL < features.distance
        && weighed.items[one.block as usize] != weighed.items[two.block as usize];
    if refrain || apart || !is_substantial(&features) || spoken_twice {
        return None;
    }
    let is_close = same_sentence || is_echo(&features);
    let mut margin = alignment.score - asked(&features, same_sentence);
    reach(&features, margin, is_close)?;
    if features.n_pairs < PASSAGE {
        margin -= terms.discount(weighed, alignment);
    }
    let reach = reach(&features, margin, is_close)?;
    if is_introduction(draft, words, alignment) {
        return None;
    }
    if is_meant(draft, weighed, alignment) {
        return None;
    }
    Some(Verdict {
        reach,
        margin,
        distance: features.distance,
        n_content: features.n_content,
    })
}

/// How much copies with these `features` must tell, in bits.
fn asked(features: &Features, same_sentence: bool) -> f32 {
    let mut asked = threshold(features.distance);
    if features.longest_run < 3 {
        asked += SCATTERED;
    }
    if !same_sentence {
        asked += match (features.quoted.0 > 0.5, features.quoted.1 > 0.5) {
            (true, true) => QUOTED.0,
            (false, false) => 0.0,
            _ => QUOTED.1,
        };
    } else if is_quoted_twice(features) {
        asked += SPOKEN;
    }
    if !same_sentence && !is_echo(features) && features.n_distinct < 3 && features.n_pairs < THIN.1
    {
        asked += THIN.0;
    }
    asked
}

/// Whether both copies are quoted.
fn is_quoted_twice(features: &Features) -> bool {
    features.quoted.0.min(features.quoted.1) > 0.8
}

/// Whether the copies are heard as one phrase again.
fn is_echo(features: &Features) -> bool {
    ECHO.0 <= features.longest_run && features.distance <= ECHO.1
}

fn reach(features: &Features, margin: f32, is_close: bool) -> Option<Reach> {
    let missing = |full: usize| missing(full, features.n_pairs);
    let mut local = LOCAL_MARGIN.0 + LOCAL_MARGIN.1 * missing(LONG);
    if is_close {
        local -= LOCAL_MARGIN.2;
    }
    let passage = PASSAGE_MARGIN.0 + PASSAGE_MARGIN.1 * missing(PASSAGE);
    let distance = features.distance;
    if distance <= LOCAL && margin >= local {
        Some(Reach::Local)
    } else if distance <= NEAR && margin >= NEAR_MARGIN && features.n_pairs >= LONG {
        Some(Reach::Near)
    } else if margin >= passage && features.n_pairs >= LONG {
        Some(Reach::Passage)
    } else if margin >= FAR_MARGIN {
        Some(Reach::Far)
    } else {
        None
    }
}

/// Whether a whole clause stands twice in one quotation: no speaker says it so.
fn is_slip(words: &[Word], features: &Features, alignment: &Alignment) -> bool {
    let all = &words[alignment.first.start as usize..alignment.second.end as usize];
    let n_words = alignment.second.end - alignment.second.start;
    SLIP <= features.n_pairs
        && features.distance <= LOCAL
        && n_words as usize <= features.n_pairs + 1
        && all.iter().all(|it| it.quoted)
}

/// Whether the words stand twice for the way that the sentences are built.
fn is_meant(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> bool {
    is_anaphora(weighed, alignment)
        || is_parallel(draft, weighed, alignment)
        || series::is_member(weighed, alignment)
}

/// Whether the copies are built alike on purpose. In long ones, a contrast may be a correction.
fn is_parallel(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> bool {
    let contrasts = contrast::count(draft, weighed, alignment);
    let n_pairs = alignment.pairs.len();
    let n_contrasts = contrasts.within + contrasts.beside;
    contrasts.strong * PARALLEL > n_pairs
        || 1 < n_contrasts && n_contrasts * PARALLEL > n_pairs
        || contrasts.within * PARALLEL > n_pairs && contrasts.longest_without < FREE
        || contrasts.beside > 0 && n_pairs < BESIDE
}

/// Whether there is enough of it, and close enough together.
fn is_substantial(features: &Features) -> bool {
    let side_by_side = features.distance <= LOCAL;
    let n_distinct = if side_by_side || features.n_pairs >= LONG {
        2
    } else {
        3
    };
    let n_plain = if features.n_pairs >= PASSAGE { 1 } else { 2 };
    let n_pairs = if side_by_side { 4 } else { 5 };
    let density = if features.n_content <= 4 {
        DENSITY.1
    } else {
        DENSITY.0
    };
    n_distinct <= features.n_distinct
        && n_plain <= features.n_plain
        && n_pairs <= features.n_pairs
        && 2 <= features.longest_run
        && density <= features.density
}

/// Whether two sentences only begin alike, the second perhaps behind a word that joins them.
fn is_anaphora(weighed: &Weighed, alignment: &Alignment) -> bool {
    let words = &weighed.words;
    let begins = |it: u32| {
        let before = it.checked_sub(1).map(|it| words[it as usize].sentence);
        before != words.get(it as usize).map(|it| it.sentence)
    };
    let joins = |it: &u32| JOINING.contains(&weighed.text(&words[*it as usize]));
    let (first, second) = (&alignment.first, &alignment.second);
    let joining = second.start.checked_sub(1).filter(joins);
    let opens = begins(second.start) || joining.is_some_and(begins);
    let whole = begins(first.end) && begins(second.end);
    begins(first.start) && opens && !whole && alignment.pairs.len() < BEGINNING
}

/// Whether both copies introduce what follows their colon, which is another thing each time: “…
/// prints this:”.
fn is_introduction(draft: &Draft, words: &[Word], alignment: &Alignment) -> bool {
    let introduces = |copy: &std::ops::Range<u32>| {
        let last = &words[copy.end as usize - 1];
        let tokens = &draft.sentences[last.sentence as usize].tokens;
        let is_colon = draft.tokens[tokens.clone()]
            .last()
            .is_some_and(|it| draft.word(it) == ":");
        is_colon && tokens.end <= last.token as usize + 1 + INTRODUCED
    };
    alignment.pairs.len() < PARALLEL
        && introduces(&alignment.first)
        && introduces(&alignment.second)
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
