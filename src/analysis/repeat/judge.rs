//! Decides whether an alignment becomes a repeat, that is, whether it is worth an editor's
//! attention.

use crate::analysis::repeat::DistanceClass;
use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::contrast;
use crate::analysis::repeat::series;
use crate::analysis::repeat::term::Terms;
use crate::analysis::repeat::tuning::{
    BITS_IF_BOTH_QUOTED, BITS_IF_ONE_QUOTED, BITS_IN_QUOTED_SENTENCE, BITS_OF_FEW_STEMS,
    BITS_PER_DOUBLED_DISTANCE, BITS_SIDE_BY_SIDE, BITS_WITHOUT_RUN, DISTANCE_SIDE_BY_SIDE,
    FAR_MARGIN, LOCAL_MARGIN, LOCAL_MARGIN_LESS_IF_CLOSE, LOCAL_MARGIN_PER_MISSING_WORD,
    MAX_CONTENT_WORDS_OF_THIN_COPY, MAX_DISTANCE_OF_ECHO, MAX_LOCAL_DISTANCE, MAX_NEAR_DISTANCE,
    MAX_OTHER_WORDS_OF_SLIP, MAX_QUOTED_SHARE_OF_ONE_QUOTATION, MAX_QUOTED_SHARE_OF_OWN_WORDS,
    MAX_TOKENS_BEFORE_COLON, MIN_DENSITY, MIN_DENSITY_OF_THIN_COPY, MIN_PLAIN_WORDS_OF_COPY,
    MIN_PLAIN_WORDS_OF_PASSAGE, MIN_RUN_DESPITE_CONTRASTS, MIN_STEMS_NOT_FEW, MIN_STEMS_OF_COPY,
    MIN_STEMS_OF_LOCAL_OR_LONG_COPY, MIN_WORDS_DESPITE_ANAPHORA, MIN_WORDS_DESPITE_COLON,
    MIN_WORDS_DESPITE_CONTRAST_BESIDE, MIN_WORDS_DESPITE_FEW_STEMS, MIN_WORDS_IN_A_ROW,
    MIN_WORDS_OF_COPY, MIN_WORDS_OF_ECHO, MIN_WORDS_OF_LOCAL_COPY, MIN_WORDS_OF_LONG_COPY,
    MIN_WORDS_OF_PASSAGE, MIN_WORDS_OF_RUN, MIN_WORDS_OF_SLIP, NEAR_MARGIN, PASSAGE_MARGIN,
    PASSAGE_MARGIN_PER_MISSING_WORD, WORDS_PER_CONTRAST,
};
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::english;
use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;

/// The result of judging an alignment that is worth an editor's attention.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// The distance class in which the alignment was accepted.
    pub distance_class: DistanceClass,
    /// By how many bits the score of the alignment exceeds the score that two copies at this
    /// distance need.
    pub margin: f32,
    /// How many words are between the copies.
    pub distance: u32,
    /// The number of pairs of matching content words.
    pub n_content: usize,
}

/// Returns the score, in bits, that two copies need if `distance` words are between them. The
/// caller adds a margin to this score.
pub fn threshold(distance: u32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a distance needs no more precision"
    )]
    let sides = distance as f32 / DISTANCE_SIDE_BY_SIDE;
    BITS_SIDE_BY_SIDE + BITS_PER_DOUBLED_DISTANCE * (1.0 + sides).log2()
}

/// Returns the lowest score, in bits, with which two copies can be accepted. The copies have
/// `n_pairs` matching words, and `distance` words are between them.
pub fn least_score(distance: u32, n_pairs: usize) -> f32 {
    let margin = if distance <= MAX_LOCAL_DISTANCE {
        LOCAL_MARGIN - LOCAL_MARGIN_LESS_IF_CLOSE
            + LOCAL_MARGIN_PER_MISSING_WORD * missing(MIN_WORDS_OF_LONG_COPY, n_pairs)
    } else if distance <= MAX_NEAR_DISTANCE {
        NEAR_MARGIN
    } else {
        FAR_MARGIN
    };
    threshold(distance) + margin
}

/// Returns how many words `n_pairs` is short of `full`; 0 if `n_pairs` is at least `full`.
fn missing(full: usize, n_pairs: usize) -> f32 {
    let n_words = u8::try_from(full.saturating_sub(n_pairs));
    n_words.map_or(0.0, f32::from)
}

/// The facts by which an alignment is judged.
#[derive(Debug)]
struct Features {
    distance: u32,
    n_pairs: usize,
    /// The number of pairs of matching content words.
    n_content: usize,
    /// How many different stems the matching content words have.
    n_distinct: usize,
    /// The number of pairs of matching content words, without pairs of two names.
    n_plain: usize,
    /// The number of words of the longest run of matching words. In a run, no other words are
    /// between the matching words of either copy.
    longest_run: usize,
    /// The number of matching content words as a share of the content words of the copy that has
    /// more content words.
    density: f32,
    quoted: (f32, f32),
}

/// Judges `alignment`. Returns `None` if the alignment is not worth an editor's attention.
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
    // If both copies are quoted, the speaker repeated the words. If both copies are in one
    // sentence, the writer may have repeated them by mistake.
    let same_sentence = one.sentence == two.sentence;
    let spoken_twice = both_quoted && !same_sentence && !is_slip(words, &features, alignment);
    let apart = MAX_LOCAL_DISTANCE < features.distance
        && weighed.items[one.block as usize] != weighed.items[two.block as usize];
    if refrain || apart || !is_substantial(&features) || spoken_twice {
        return None;
    }
    let is_close = same_sentence || is_echo(&features);
    let mut margin = alignment.score - asked(&features, same_sentence);
    distance_class(&features, margin, is_close)?;
    if features.n_pairs < MIN_WORDS_OF_PASSAGE {
        margin -= terms.discount(weighed, alignment);
    }
    let distance_class = distance_class(&features, margin, is_close)?;
    if is_introduction(draft, words, alignment) {
        return None;
    }
    if is_meant(draft, weighed, alignment) {
        return None;
    }
    Some(Verdict {
        distance_class,
        margin,
        distance: features.distance,
        n_content: features.n_content,
    })
}

/// Returns the score that two copies with these `features` need, in bits. The margin is not
/// included.
fn asked(features: &Features, same_sentence: bool) -> f32 {
    let is_quoted = |share: f32| share > MAX_QUOTED_SHARE_OF_OWN_WORDS;
    let mut asked = threshold(features.distance);
    if features.longest_run < MIN_WORDS_OF_RUN {
        asked += BITS_WITHOUT_RUN;
    }
    if !same_sentence {
        asked += match (is_quoted(features.quoted.0), is_quoted(features.quoted.1)) {
            (true, true) => BITS_IF_BOTH_QUOTED,
            (false, false) => 0.0,
            _ => BITS_IF_ONE_QUOTED,
        };
    } else if is_quoted_twice(features) {
        asked += BITS_IN_QUOTED_SENTENCE;
    }
    if !same_sentence
        && !is_echo(features)
        && features.n_distinct < MIN_STEMS_NOT_FEW
        && features.n_pairs < MIN_WORDS_DESPITE_FEW_STEMS
    {
        asked += BITS_OF_FEW_STEMS;
    }
    asked
}

/// Says whether nearly all words of both copies are within quotation marks.
fn is_quoted_twice(features: &Features) -> bool {
    features.quoted.0.min(features.quoted.1) > MAX_QUOTED_SHARE_OF_ONE_QUOTATION
}

/// Says whether a reader notices at once that the later copy repeats a phrase: several words in a
/// row match, and few words are between the copies.
fn is_echo(features: &Features) -> bool {
    MIN_WORDS_OF_ECHO <= features.longest_run && features.distance <= MAX_DISTANCE_OF_ECHO
}

fn distance_class(features: &Features, margin: f32, is_close: bool) -> Option<DistanceClass> {
    let missing = |full: usize| missing(full, features.n_pairs);
    let mut local = LOCAL_MARGIN + LOCAL_MARGIN_PER_MISSING_WORD * missing(MIN_WORDS_OF_LONG_COPY);
    if is_close {
        local -= LOCAL_MARGIN_LESS_IF_CLOSE;
    }
    let passage = PASSAGE_MARGIN + PASSAGE_MARGIN_PER_MISSING_WORD * missing(MIN_WORDS_OF_PASSAGE);
    let distance = features.distance;
    if distance <= MAX_LOCAL_DISTANCE && margin >= local {
        Some(DistanceClass::Local)
    } else if distance <= MAX_NEAR_DISTANCE
        && margin >= NEAR_MARGIN
        && features.n_pairs >= MIN_WORDS_OF_LONG_COPY
    {
        Some(DistanceClass::Near)
    } else if margin >= passage && features.n_pairs >= MIN_WORDS_OF_LONG_COPY {
        Some(DistanceClass::Passage)
    } else if margin >= FAR_MARGIN {
        Some(DistanceClass::Far)
    } else {
        None
    }
}

/// Says whether one quotation contains a whole clause twice. No speaker would say a whole clause
/// twice, so a writer made a slip.
fn is_slip(words: &[Word], features: &Features, alignment: &Alignment) -> bool {
    let all = &words[alignment.first.start as usize..alignment.second.end as usize];
    let n_words = alignment.second.end - alignment.second.start;
    MIN_WORDS_OF_SLIP <= features.n_pairs
        && features.distance <= MAX_LOCAL_DISTANCE
        && n_words as usize <= features.n_pairs + MAX_OTHER_WORDS_OF_SLIP
        && all.iter().all(|word| word.quoted)
}

/// Says whether the construction of the sentences shows that the words are repeated on purpose.
fn is_meant(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> bool {
    is_anaphora(weighed, alignment)
        || is_parallel(draft, weighed, alignment)
        || series::is_member(weighed, alignment)
}

/// Says whether the copies are parallel on purpose, because they differ in figures, names or
/// opposed words. The longer the copies are, the more differences are needed: a single difference
/// between long copies may be a correction.
fn is_parallel(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> bool {
    let contrasts = contrast::count(draft, weighed, alignment);
    let n_pairs = alignment.pairs.len();
    let n_contrasts = contrasts.within + contrasts.beside;
    contrasts.strong * WORDS_PER_CONTRAST > n_pairs
        || 1 < n_contrasts && n_contrasts * WORDS_PER_CONTRAST > n_pairs
        || contrasts.within * WORDS_PER_CONTRAST > n_pairs
            && contrasts.longest_without < MIN_RUN_DESPITE_CONTRASTS
        || contrasts.beside > 0 && n_pairs < MIN_WORDS_DESPITE_CONTRAST_BESIDE
}

/// Says whether enough words match, and whether the matching words are close enough together.
fn is_substantial(features: &Features) -> bool {
    let side_by_side = features.distance <= MAX_LOCAL_DISTANCE;
    let n_distinct = if side_by_side || features.n_pairs >= MIN_WORDS_OF_LONG_COPY {
        MIN_STEMS_OF_LOCAL_OR_LONG_COPY
    } else {
        MIN_STEMS_OF_COPY
    };
    let n_plain = if features.n_pairs >= MIN_WORDS_OF_PASSAGE {
        MIN_PLAIN_WORDS_OF_PASSAGE
    } else {
        MIN_PLAIN_WORDS_OF_COPY
    };
    let n_pairs = if side_by_side {
        MIN_WORDS_OF_LOCAL_COPY
    } else {
        MIN_WORDS_OF_COPY
    };
    let density = if features.n_content <= MAX_CONTENT_WORDS_OF_THIN_COPY {
        MIN_DENSITY_OF_THIN_COPY
    } else {
        MIN_DENSITY
    };
    n_distinct <= features.n_distinct
        && n_plain <= features.n_plain
        && n_pairs <= features.n_pairs
        && MIN_WORDS_IN_A_ROW <= features.longest_run
        && density <= features.density
}

/// Says whether two sentences are alike only at the start, which is a figure of speech (anaphora).
/// A joining word such as “but” may come before the second copy.
fn is_anaphora(weighed: &Weighed, alignment: &Alignment) -> bool {
    let words = &weighed.words;
    let begins = |start: u32| {
        let before = start
            .checked_sub(1)
            .map(|before| words[before as usize].sentence);
        before != words.get(start as usize).map(|word| word.sentence)
    };
    let joins = |idx: &u32| {
        english::dictionary().is(weighed.text(&words[*idx as usize]), Class::JoiningWords)
    };
    let (first, second) = (&alignment.first, &alignment.second);
    let joining = second.start.checked_sub(1).filter(joins);
    let opens = begins(second.start) || joining.is_some_and(begins);
    let whole = begins(first.end) && begins(second.end);
    begins(first.start) && opens && !whole && alignment.pairs.len() < MIN_WORDS_DESPITE_ANAPHORA
}

/// Says whether both copies introduce something after a colon: “The command prints this:”. Each
/// copy then ends shortly before a colon at the end of its sentence. What comes after the colon
/// differs each time. The result is false if many words of the copies match.
fn is_introduction(draft: &Draft, words: &[Word], alignment: &Alignment) -> bool {
    let introduces = |copy: &std::ops::Range<u32>| {
        let last = &words[copy.end as usize - 1];
        let tokens = &draft.sentences[last.sentence as usize].tokens;
        let is_colon = draft.tokens[tokens.clone()]
            .last()
            .is_some_and(|token| draft.word(token) == ":");
        is_colon && tokens.end <= last.token as usize + 1 + MAX_TOKENS_BEFORE_COLON
    };
    alignment.pairs.len() < MIN_WORDS_DESPITE_COLON
        && introduces(&alignment.first)
        && introduces(&alignment.second)
}

/// Says whether the blocks are different items of one list. Items of a list are often parallel on
/// purpose. `same` says whether `one` and `two` are the same block.
fn is_refrain(one: &Block, two: &Block, same: bool) -> bool {
    let item = |block: &Block| block.kind == BlockKind::ListItem;
    item(one) && item(two) && one.group == two.group && !same
}

fn features(words: &[Word], alignment: &Alignment) -> Features {
    let pairs = &alignment.pairs;
    let pair = |&(one, two): &(u32, u32)| (words[one as usize], words[two as usize]);
    let content: Vec<(Word, Word)> = pairs
        .iter()
        .map(pair)
        .filter(|(one, _)| one.is_content())
        .collect();
    let mut stems: Vec<u32> = content.iter().map(|(one, _)| one.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    let plain =
        |&&(one, two): &&(Word, Word)| one.nature != Nature::Name || two.nature != Nature::Name;
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
    let copy = |range: &std::ops::Range<u32>| &words[range.start as usize..range.end as usize];
    let (first, second) = (copy(&alignment.first), copy(&alignment.second));
    let n_content = |words: &[Word]| words.iter().filter(|word| word.is_content()).count();
    let most = n_content(first).max(n_content(second));
    let quoted =
        |words: &[Word]| share(words.iter().filter(|word| word.quoted).count(), words.len());
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
