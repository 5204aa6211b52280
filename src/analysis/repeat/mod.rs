//! Finds repeats: words of a draft that say again, in nearly the same words, what earlier words
//! said.
//!
//! The search has four steps:
//! - Each word gets a weight in bits ([`weight`]). A word that is rare in English weighs more than
//!   a common word ([`background`]).
//! - Two words that are close together at two places of the draft are a starting point ([`seed`],
//!   [`search`]).
//! - From each starting point, the words of the two places are paired in order ([`align`],
//!   [`combine`]). The result is an alignment. Its score rises with the weight of the equal words
//!   and falls with each word that differs.
//! - An alignment becomes a repeat if its score is high enough for the distance between the two
//!   places ([`mod@judge`]).

pub mod align;
pub mod background;
pub mod combine;
pub mod contrast;
pub mod doubled;
pub mod extension_path;
pub mod form;
pub mod frequencies;
pub mod judge;
pub mod passed_word;
pub mod restated;
pub mod search;
pub mod seed;
pub mod series;
pub mod term;
pub mod timed;
pub mod tuning;
pub mod twin;
pub mod unit;
pub mod weight;

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{Display, IntoStaticStr};

use crate::analysis::quote::Quote;
use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::form::{Condition, Forms};
use crate::analysis::repeat::judge::{Verdict, judge};
use crate::analysis::repeat::term::Terms;
use crate::analysis::repeat::tuning::{
    MAX_OVERLAP_OF_BOTH_COPIES, MAX_OVERLAP_OF_LATER_COPIES, MAX_QUOTED_SHARE_OF_ECHO,
    MIN_QUOTED_SHARE_OF_ECHOED_QUOTE,
};
use crate::analysis::repeat::weight::{Weighed, Word, weigh};
use crate::analysis::situation::Situation;
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::syntax::Syntax;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Two places of a draft that say the same thing in nearly the same words. The words at each place
/// are called a copy.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The span of the earlier copy.
    pub first: Span,
    /// The span of the later copy. It does not overlap the earlier copy.
    pub second: Span,
    /// The score in bits. It rises with the weight of the words that both copies have.
    pub score: f32,
    /// How many words are between the copies.
    pub distance: u32,
    /// Whether a phrase, a sentence or a quotation is repeated.
    pub kind: RepeatKind,
    /// The class of the distance between the copies.
    pub distance_class: DistanceClass,
    /// The places where the copies differ. Each pair has the words of the earlier copy, and the
    /// words of the later copy that replace these words. `None` means that the copy has no words at
    /// this place.
    pub changed: Vec<(Option<Span>, Option<Span>)>,
    /// How many content words occur in both copies.
    pub n_content: usize,
    /// What separates the copies from each other, if the copies are equal word for word.
    pub contact: Contact,
    /// How the repeat was found.
    pub found_by: FoundBy,
    /// Whether the sentences of the two copies have different content words at the same position:
    /// “Monday” and “Friday” in “closed on Monday” and “closed on Friday”.
    pub has_slot: bool,
    /// Whether the later copy addresses the reader or has no verb. Examples are an invitation, a
    /// pointer to another page, and an entry of a list of references.
    pub is_addressed: bool,
    /// The reasons for the repeat that lie in the structure of the draft, such as a heading between
    /// the copies.
    pub conditions: Vec<Condition>,
}

/// What separates the two copies of a repeat, if the copies are equal and in the same block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Other text separates the copies. This is also the value for copies that differ or are
    /// quoted.
    Apart,
    /// Nothing separates the copies.
    Touching,
    /// Only the end of a sentence separates the copies. The next sentence may repeat the words on
    /// purpose: “the lamps of the old pier. The old pier is closed”.
    Linking,
}

/// How a repeat was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// The words of the two copies were paired in order. The result is an [`Alignment`].
    Alignment,
    /// The copies are equal, but their words are too common for an alignment. Examples are short
    /// sentences in a row, items of a list and rows of a table.
    Equality,
    /// The copies share content words in any order. No alignment found the repeat.
    SharedWords,
}

/// Whether a phrase, a sentence or a quotation is repeated.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Display, IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum RepeatKind {
    /// A part of a sentence.
    Phrase,
    /// A whole sentence, or nearly all of it.
    Sentence,
    /// Words that the draft has both in a quotation and outside quotation marks.
    Quotation,
}

/// How far apart the two copies of a repeat are: how many words are between them.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    JsonSchema,
    Display,
    IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum DistanceClass {
    /// At most 60 words.
    Local,
    /// At most 150 words.
    Near,
    /// At most 150 words, or any number of words if the repeated text is long.
    Passage,
    /// Any number of words, even if the repeated text is short.
    Far,
}

/// Finds the repeats in the draft of `syntax` and sorts them by the position of the later copy.
/// Words that are frequent in `table` weigh little. The boilerplate in `vocabulary_uses` is never
/// part of a repeat.
pub fn find(
    syntax: &Syntax<'_>,
    quotes: &[Quote],
    (table, vocabulary_uses): (&Background, &VocabularyUses),
    situation: Situation,
) -> Vec<Repeat> {
    let draft = syntax.draft;
    let weighed = weigh(draft, quotes, table, vocabulary_uses);
    let terms = Terms::of(&weighed);
    let judge = |alignment: &Alignment| judge(draft, &weighed, &terms, alignment);
    let is_reported = |alignment: &Alignment| {
        judge(alignment).is_some_and(|verdict| verdict.distance_class != DistanceClass::Far)
    };
    let mut candidates = search::candidates(&weighed, is_reported);
    combine::add_reordered(&weighed, &mut candidates);
    for alignment in &mut candidates {
        combine::keep_to_quotation(&weighed, alignment);
        unit::keep_to_sentences(&weighed, alignment);
    }
    let judged = candidates.into_iter();
    let judged = judged
        .filter_map(|alignment| Some((judge(&alignment)?, alignment)))
        .collect();
    let chosen = choose(judged, weighed.words.len());
    let mut forms = None;
    let chosen = chosen.iter().map(|(verdict, alignment)| {
        let mut repeat = repeat(draft, &weighed, verdict, alignment);
        let forms = forms.get_or_insert_with(|| Forms::new(syntax, &weighed, &terms));
        repeat.conditions = forms.conditions(&repeat, alignment);
        repeat
    });
    let mut repeats: Vec<Repeat> = chosen.collect();
    repeats.extend(twin::find(syntax, quotes, &repeats));
    if situation == Situation::Incoming {
        repeats.extend(restated::find(draft, &weighed, &repeats));
    } else {
        for repeat in &mut repeats {
            let is_sentence = repeat.kind == RepeatKind::Sentence;
            repeat.is_addressed = is_sentence && form::is_addressed(syntax, repeat.second);
        }
    }
    repeats.sort_by_key(|repeat| (repeat.second, repeat.first));
    repeats
}

/// Returns the best of the alignments in `judged`. If the copies of two alignments overlap too
/// much, only the better alignment is returned. `n_words` is the number of words that were searched
/// for repeats.
fn choose(mut judged: Vec<(Verdict, Alignment)>, n_words: usize) -> Vec<(Verdict, Alignment)> {
    judged.sort_by(|(one, a), (two, b)| {
        let reported = |verdict: &Verdict| verdict.distance_class == DistanceClass::Far;
        reported(one)
            .cmp(&reported(two))
            .then(two.margin.total_cmp(&one.margin))
            .then(a.first.start.cmp(&b.first.start))
            .then(a.second.start.cmp(&b.second.start))
    });
    let mut chosen: Vec<(Verdict, Alignment)> = Vec::new();
    // For each word, the number of the last chosen alignment whose later copy has the word. The
    // numbers begin with 1; 0 means that no chosen alignment has the word.
    let mut taken = vec![0_u32; n_words];
    for (verdict, alignment) in judged {
        let second = alignment.second.start as usize..alignment.second.end as usize;
        let mut rivals: Vec<u32> = taken[second.clone()].to_vec();
        rivals.sort_unstable();
        rivals.dedup();
        let rivals = rivals.into_iter().filter_map(|rival| rival.checked_sub(1));
        let is_reported = rivals.map(|rival| &chosen[rival as usize].1).any(|rival| {
            let (first, second) = (
                overlap(&rival.first, &alignment.first),
                overlap(&rival.second, &alignment.second),
            );
            second > MAX_OVERLAP_OF_LATER_COPIES
                || second > MAX_OVERLAP_OF_BOTH_COPIES && first > MAX_OVERLAP_OF_BOTH_COPIES
        });
        if is_reported {
            continue;
        }
        chosen.push((verdict, alignment));
        for word in second {
            taken[word] = crate::text::span::offset(chosen.len());
        }
    }
    chosen
}

/// Returns how much of the shorter range is also in the longer range, as a share from 0 to 1.
fn overlap(one: &Range<u32>, two: &Range<u32>) -> f32 {
    let shared = one
        .end
        .min(two.end)
        .saturating_sub(one.start.max(two.start));
    share(shared, (one.end - one.start).min(two.end - two.start))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words in a sentence or two"
)]
pub(crate) fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn repeat(draft: &Draft, weighed: &Weighed, verdict: &Verdict, alignment: &Alignment) -> Repeat {
    let words = &weighed.words;
    let kind = kind(words, alignment);
    // A repeated sentence is shown from its first word to its last.
    let whole = |copy: &Range<u32>| match kind {
        RepeatKind::Sentence => unit::sentences(words, copy),
        RepeatKind::Phrase | RepeatKind::Quotation => copy.clone(),
    };
    let (first, second) = (whole(&alignment.first), whole(&alignment.second));
    Repeat {
        first: span(draft, words, &first),
        second: span(draft, words, &second),
        score: alignment.score,
        distance: verdict.distance,
        kind,
        distance_class: verdict.distance_class,
        changed: changed(draft, words, &alignment.pairs, (&first, &second)),
        n_content: verdict.n_content,
        contact: contact(draft, words, alignment),
        found_by: FoundBy::Alignment,
        has_slot: form::has_slot(weighed, alignment),
        is_addressed: false,
        conditions: Vec::new(),
    }
}

/// Returns what separates the two copies of `alignment`. Copies that differ, are in different
/// blocks or have quoted words always give [`Contact::Apart`]. Within a sentence, a mark between
/// the copies counts as other text, because a writer who repeats words for their rhythm puts a mark
/// between them.
fn contact(draft: &Draft, words: &[Word], alignment: &Alignment) -> Contact {
    let (first, second) = (&alignment.first, &alignment.second);
    let token = |at: u32| words[at as usize].token as usize;
    let text = |range: &Range<u32>| {
        let tokens = &draft.tokens[token(range.start)..=token(range.end - 1)];
        tokens.iter().map(|token| token.word)
    };
    let one = words[first.start as usize];
    let two = words[second.end as usize - 1];
    let between = &draft.tokens[token(first.end - 1) + 1..token(second.start)];
    let ends_sentence = one.sentence != two.sentence;
    let touches = between
        .iter()
        .all(|token| ends_sentence && token.kind == TokenKind::Mark);
    let mut all = first.clone().chain(second.clone());
    let is_quoted = all.any(|idx| words[idx as usize].quoted);
    let is_equal = one.block == two.block && !is_quoted && text(first).eq(text(second));
    let next = words[second.start as usize].sentence;
    match (
        is_equal && touches,
        words[first.end as usize - 1].sentence == next,
    ) {
        (false, _) => Contact::Apart,
        (true, true) => Contact::Touching,
        (true, false) => Contact::Linking,
    }
}

fn span(draft: &Draft, words: &[Word], range: &Range<u32>) -> Span {
    let token = |at: u32| draft.tokens[words[at as usize].token as usize].span;
    token(range.start).cover(token(range.end - 1))
}

fn kind(words: &[Word], alignment: &Alignment) -> RepeatKind {
    let quoted = |range: &Range<u32>| {
        let copy = &words[range.start as usize..range.end as usize];
        share(
            crate::text::span::offset(copy.iter().filter(|word| word.quoted).count()),
            range.end - range.start,
        )
    };
    let (one, two) = (quoted(&alignment.first), quoted(&alignment.second));
    if is_echo(one, two) {
        return RepeatKind::Quotation;
    }
    let is_whole = |range: &Range<u32>| unit::covers_sentences(words, range);
    if is_whole(&alignment.first) && is_whole(&alignment.second) {
        return RepeatKind::Sentence;
    }
    RepeatKind::Phrase
}

/// Says whether exactly one of two copies is a quotation. `one` and `two` are the shares of words
/// within quotation marks in the first and the second copy, from 0 to 1.
fn is_echo(one: f32, two: f32) -> bool {
    one.max(two) >= MIN_QUOTED_SHARE_OF_ECHOED_QUOTE && one.min(two) <= MAX_QUOTED_SHARE_OF_ECHO
}

/// Returns the words that differ between the copies `first` and `second`. `pairs` are the matching
/// words. If a pair comes in another order in the second copy, the words before it are left out.
fn changed(
    draft: &Draft,
    words: &[Word],
    pairs: &[(u32, u32)],
    (first, second): (&Range<u32>, &Range<u32>),
) -> Vec<(Option<Span>, Option<Span>)> {
    let mut changed = Vec::new();
    let text = |at: u32| draft.tokens[words[at as usize].token as usize].word;
    let between = |from: u32, to: u32| (from < to).then(|| span(draft, words, &(from..to)));
    let is_ordered = pairs.windows(2).all(|window| window[0].1 < window[1].1);
    let opening = pairs.first().filter(|_| !is_ordered);
    let mut from = opening.map_or((first.start, second.start), |opening| *opening);
    for (one, two) in pairs.iter().copied() {
        if from.1 <= two {
            let gap = (between(from.0, one), between(from.1, two));
            if gap != (None, None) {
                changed.push(gap);
            }
        }
        if text(one) != text(two) {
            changed.push((between(one, one + 1), between(two, two + 1)));
        }
        from = (one + 1, two + 1);
    }
    // The words after the last matching pair may differ, too.
    let rest = (between(from.0, first.end), between(from.1, second.end));
    if is_ordered && rest != (None, None) {
        changed.push(rest);
    }
    changed
}

#[cfg(test)]
mod tests;
