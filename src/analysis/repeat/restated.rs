//! Finds restatements: sentences that say again what an earlier sentence said, in any order and
//! form. The two sentences share many of their content words, and few other sentences have these
//! words. The time of the search is proportional to the number of words.
//!
//! In edited copy, such sentences are mostly an overview and its details. Therefore only incoming
//! copy is searched.

mod counted;
mod dense;
mod event;
mod like;
mod next;
mod person;
mod tuning;

use std::cell::OnceCell;
use std::ops::Range;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::contrast;
use crate::analysis::repeat::restated::counted::Count;
use crate::analysis::repeat::restated::event::TimedEvent;
use crate::analysis::repeat::restated::tuning::{
    MAX_LENGTH_OF_RETOLD_PART, MAX_SENTENCES_WITH_RARE_WORD, MAX_TIMED_EVENTS,
    MIN_BITS_OF_RESTATEMENT, MIN_SHARE_OF_RESTATED_WORDS, MIN_WORDS_OF_RESTATEMENT,
    SHARE_OF_BITS_OF_COMMON_WORD, SHARE_OF_BITS_OF_RARE_WORD,
};
use crate::analysis::repeat::tuning::MIN_QUOTED_SHARE_OF_ECHOED_QUOTE;
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::analysis::repeat::{self, Contact, DistanceClass, FoundBy, Repeat, RepeatKind, share};
use crate::text::draft::Draft;
use crate::text::span::offset;
use crate::text::token::TokenKind;

/// A sentence of running text, with the facts by which it is compared with other sentences.
struct Sentence {
    /// The stems of the content words, sorted. Each stem occurs once, with the index of its first
    /// word in the sentence.
    stems: Vec<(u32, u32)>,
    words: Range<usize>,
    /// The times of the day in the sentence, if the sentence tells an event: “the fire broke out at
    /// 2 a.m.”.
    event: Option<TimedEvent>,
    counts: Vec<Count>,
}

/// For each stem, the number of sentences with the stem. If few sentences have the stem, also the
/// indices of these sentences.
struct Places {
    stems: Vec<(u32, [u32; MAX_SENTENCES_WITH_RARE_WORD])>,
    n_sentences: usize,
}

impl Places {
    fn of(sentences: &[Sentence], n_stems: usize) -> Self {
        let mut places = vec![(0, [0; MAX_SENTENCES_WITH_RARE_WORD]); n_stems];
        for (idx, sentence) in (0..).zip(sentences) {
            for (stem, _) in &sentence.stems {
                let (count, few) = &mut places[*stem as usize];
                if let Some(place) = few.get_mut(*count as usize) {
                    *place = idx;
                }
                *count += 1;
            }
        }
        Self {
            stems: places,
            n_sentences: sentences.len(),
        }
    }

    fn count(&self, stem: u32) -> usize {
        self.stems[stem as usize].0 as usize
    }

    /// Returns the number of sentences.
    fn n_sentences(&self) -> usize {
        self.n_sentences
    }

    /// Returns the weight, in bits, of a word that two sentences share. The word weighs less if
    /// other sentences have it, too. `one` is the word in the earlier sentence, `two` in the later
    /// sentence.
    fn bits(&self, one: &Word, two: &Word) -> f32 {
        let part = match self.count(one.stem) {
            0..=2 => 1.0,
            n if n <= MAX_SENTENCES_WITH_RARE_WORD => SHARE_OF_BITS_OF_RARE_WORD,
            _ => SHARE_OF_BITS_OF_COMMON_WORD,
        };
        part * one.weight.min(two.weight)
    }

    /// Returns the indices of the sentences before sentence `idx` that have `stem`. Returns none if
    /// many sentences of the draft have the stem.
    fn before(&self, stem: u32, idx: usize) -> impl Iterator<Item = usize> {
        let (count, few) = &self.stems[stem as usize];
        let few = few.get(..*count as usize).unwrap_or_default();
        let few = few.iter().map(|place| *place as usize);
        few.take_while(move |earlier| *earlier < idx)
    }
}

/// The words that two sentences share, and how much the words weigh.
#[derive(Clone)]
struct Shared {
    /// The pairs of shared words, as indices of words. The first word of a pair is in the earlier
    /// sentence. The pairs have the order of the earlier sentence.
    pairs: Vec<(u32, u32)>,
    bits: f32,
}

impl Shared {
    /// Returns the range from the first to the last shared word of one sentence. `side` chooses the
    /// sentence.
    fn copy(&self, side: fn(&(u32, u32)) -> u32) -> Range<u32> {
        let places = self.pairs.iter().map(side);
        let start = places.clone().min().unwrap_or(0);
        start..places.max().unwrap_or(start) + 1
    }

    /// Says whether the shared words are close together in both sentences.
    fn are_close(&self) -> bool {
        let copies = [self.copy(|&(at, _)| at), self.copy(|&(_, at)| at)];
        copies
            .iter()
            .all(|copy| copy.len() <= MAX_LENGTH_OF_RETOLD_PART)
    }
}

/// Two sentences that are compared, and the content words that occur in both.
struct Pair<'a> {
    draft: &'a Draft,
    weighed: &'a Weighed,
    places: &'a Places,
    earlier: &'a Sentence,
    later: &'a Sentence,
    exact: Shared,
    /// The words of [`Self::exact`], and pairs of words with a similar meaning. Computed when first
    /// needed.
    like: OnceCell<Shared>,
    /// Whether at least one of the shared words is rare in the draft.
    has_rare_word: bool,
}

/// The tests for whether two sentences say the same thing, from the clearest sign to the weakest
/// one. A test returns the shared words, or `None` if it finds no restatement.
const SIGNS: [fn(&Pair<'_>) -> Option<Shared>; 5] =
    [exact, event::same, counted::same, like::whole, next::whole];

/// Finds the restatements among the `weighed` words of `draft` and sorts them by the position of
/// the later sentence. A restatement is left out if one of the repeats `found` covers it.
pub fn find(draft: &Draft, weighed: &Weighed, found: &[Repeat]) -> Vec<Repeat> {
    let words = &weighed.words;
    let sentences = sentences(draft, weighed);
    let places = Places::of(&sentences, weighed.stems.len());
    let mut timed: Vec<usize> = Vec::new();
    let mut restated = Vec::new();
    let mut earlier: Vec<usize> = Vec::new();
    for (idx, later) in sentences.iter().enumerate() {
        earlier.clear();
        for (stem, _) in &later.stems {
            earlier.extend(places.before(*stem, idx));
        }
        earlier.extend(idx.checked_sub(1));
        if later.event.is_some() {
            earlier.extend(timed.iter().rev().take(MAX_TIMED_EVENTS));
            timed.push(idx);
        }
        earlier.sort_unstable();
        earlier.dedup();
        let pairs: Vec<Pair<'_>> = earlier
            .iter()
            .map(|earlier| Pair::of(draft, weighed, &places, (&sentences[*earlier], later)))
            .collect();
        let best = SIGNS.iter().find_map(|sign| {
            let shared = pairs.iter().filter_map(sign);
            shared.max_by(|one, two| one.bits.total_cmp(&two.bits))
        });
        let best = best.map(|shared| restatement(draft, words, &shared));
        restated.extend(best.filter(|repeat| !is_reported(found, repeat)));
    }
    restated.extend(person::find(draft, words).filter(|repeat| !is_reported(found, repeat)));
    restated
}

/// Returns the sentences of running text with words that take part in the search, in reading order.
fn sentences(draft: &Draft, weighed: &Weighed) -> Vec<Sentence> {
    let words = &weighed.words;
    let mut sentences = Vec::new();
    let mut start = 0;
    for run in words.chunk_by(|one, two| one.sentence == two.sentence) {
        let range = start..start + run.len();
        start = range.end;
        let block = &draft.blocks[run[0].block as usize];
        if !block.is_running() || block.is_front_matter {
            continue;
        }
        let content = (range.start..)
            .zip(run)
            .filter(|(_, word)| word.is_content());
        let mut stems: Vec<(u32, u32)> = content
            .map(|(idx, word)| (word.stem, offset(idx)))
            .collect();
        stems.sort_unstable();
        stems.dedup_by_key(|(stem, _)| *stem);
        let tokens = &draft.sentences[run[0].sentence as usize].tokens;
        sentences.push(Sentence {
            stems,
            event: TimedEvent::find(draft, tokens),
            counts: counted::find(draft, weighed, &range),
            words: range,
        });
    }
    sentences
}

impl<'a> Pair<'a> {
    fn of(
        draft: &'a Draft,
        weighed: &'a Weighed,
        places: &'a Places,
        (earlier, later): (&'a Sentence, &'a Sentence),
    ) -> Self {
        let words = &weighed.words;
        let mut exact = Shared {
            pairs: Vec::new(),
            bits: 0.0,
        };
        let mut others = later.stems.iter().peekable();
        for (stem, one) in &earlier.stems {
            while others.next_if(|(other, _)| other < stem).is_some() {}
            let Some((_, two)) = others.next_if(|(other, _)| other == stem) else {
                continue;
            };
            let (first, second) = (words[*one as usize], words[*two as usize]);
            if first.nature == Nature::Name && second.nature == Nature::Name {
                continue;
            }
            exact.bits += places.bits(&first, &second);
            exact.pairs.push((*one, *two));
        }
        exact.pairs.sort_unstable();
        Self {
            draft,
            weighed,
            places,
            earlier,
            later,
            has_rare_word: shares_rare_word(earlier, later, places),
            exact,
            like: OnceCell::new(),
        }
    }

    /// Returns the number of words in `shared` as a share of the content words of the sentence that
    /// has fewer content words.
    fn share_of_shorter(&self, shared: &Shared) -> f32 {
        let shorter = self.earlier.stems.len().min(self.later.stems.len());
        share(offset(shared.pairs.len()), offset(shorter))
    }

    /// Says whether most of both sentences is within quotation marks. Then the speaker said the
    /// same thing twice.
    fn is_spoken_twice(&self) -> bool {
        let words = &self.weighed.words;
        is_quoted(words, self.earlier) && is_quoted(words, self.later)
    }

    /// Says whether the two sentences share the words `shared` for a reason other than a
    /// restatement. For example, the sentences begin alike, or they have different figures.
    fn is_other(&self, shared: &Shared) -> bool {
        let words = &self.weighed.words;
        self.is_spoken_twice()
            || opens_alike(words, self.earlier, self.later, shared)
            || differs_in_figures(self.draft, words, self.earlier, self.later)
            || is_contrasted(self.draft, self.weighed, shared)
    }
}

/// Says whether both sentences have the same word and this word is rare in the draft.
fn shares_rare_word(earlier: &Sentence, later: &Sentence, places: &Places) -> bool {
    let is_shared = |stem: u32| {
        let other = later.stems.binary_search_by_key(&stem, |(stem, _)| *stem);
        other.is_ok()
    };
    earlier
        .stems
        .iter()
        .any(|(stem, _)| places.count(*stem) <= MAX_SENTENCES_WITH_RARE_WORD && is_shared(*stem))
}

/// Returns the words that both sentences have, if there are enough of them for a restatement. If
/// not, returns the shared words of those parts of the sentences that say the same thing. Returns
/// `None` if the sentences are no restatement.
fn exact(pair: &Pair<'_>) -> Option<Shared> {
    let shared = &pair.exact;
    let is_whole = MIN_WORDS_OF_RESTATEMENT <= shared.pairs.len()
        && MIN_BITS_OF_RESTATEMENT <= shared.bits
        && MIN_SHARE_OF_RESTATED_WORDS <= pair.share_of_shorter(shared);
    let shared = if is_whole {
        shared.clone()
    } else {
        dense::part(pair)?
    };
    (pair.has_rare_word && !pair.is_other(&shared)).then_some(shared)
}

/// Says whether the two sentences share only the words at their beginning. Such a repetition is a
/// figure of speech (anaphora).
fn opens_alike(words: &[Word], earlier: &Sentence, later: &Sentence, shared: &Shared) -> bool {
    let (one, two) = (&words[earlier.words.clone()], &words[later.words.clone()]);
    let same = one
        .iter()
        .zip(two)
        .take_while(|(first, second)| first.stem == second.stem);
    let end = offset(later.words.start + same.count());
    shared.pairs.iter().all(|&(_, at)| at < end)
}

/// Says whether the two sentences say different things. One of them may deny what the other says,
/// or the sentences may have different code, or different figures or opposed words beside the
/// shared words.
fn is_contrasted(draft: &Draft, weighed: &Weighed, shared: &Shared) -> bool {
    let alignment = Alignment {
        score: shared.bits,
        first: shared.copy(|&(at, _)| at),
        second: shared.copy(|&(_, at)| at),
        pairs: shared.pairs.clone(),
    };
    let contrasts = contrast::count(draft, weighed, &alignment);
    0 < contrasts.strong || 0 < contrasts.beside
}

/// Says whether both sentences have figures, but no figure is in both. The sentences are then about
/// different cases.
fn differs_in_figures(draft: &Draft, words: &[Word], one: &Sentence, two: &Sentence) -> bool {
    let figures = |sentence: &Sentence| {
        let words = words[sentence.words.clone()].iter();
        let tokens = words.map(|word| draft.tokens[word.token as usize]);
        let figures = tokens.filter(|token| token.kind == TokenKind::Number);
        figures.map(|token| token.word.index()).collect::<Vec<_>>()
    };
    let (one, two) = (figures(one), figures(two));
    !one.is_empty() && !two.is_empty() && !one.iter().any(|figure| two.contains(figure))
}

/// Says whether most words of `sentence` are within quotation marks.
fn is_quoted(words: &[Word], sentence: &Sentence) -> bool {
    let words = &words[sentence.words.clone()];
    let n_quoted = words.iter().filter(|word| word.quoted).count();
    MIN_QUOTED_SHARE_OF_ECHOED_QUOTE <= share(offset(n_quoted), offset(words.len()))
}

fn restatement(draft: &Draft, words: &[Word], shared: &Shared) -> Repeat {
    let (first, second) = (shared.copy(|&(at, _)| at), shared.copy(|&(_, at)| at));
    let quoted = |side: fn(&(u32, u32)) -> u32| {
        let places = shared.pairs.iter().map(side);
        let n_quoted = places.filter(|place| words[*place as usize].quoted).count();
        share(offset(n_quoted), offset(shared.pairs.len()))
    };
    let is_echo = repeat::is_echo(quoted(|&(at, _)| at), quoted(|&(_, at)| at));
    Repeat {
        first: repeat::span(draft, words, &first),
        second: repeat::span(draft, words, &second),
        score: shared.bits,
        distance: second.start.saturating_sub(first.end).max(1),
        kind: if is_echo {
            RepeatKind::Quotation
        } else {
            RepeatKind::Phrase
        },
        distance_class: DistanceClass::Local,
        changed: Vec::new(),
        n_content: shared.pairs.len(),
        contact: Contact::Apart,
        found_by: FoundBy::SharedWords,
        has_slot: false,
        is_addressed: false,
        conditions: Vec::new(),
    }
}

/// Says whether one of the repeats `found` overlaps both places of `restated`.
fn is_reported(found: &[Repeat], restated: &Repeat) -> bool {
    found.iter().any(|repeat| {
        repeat.second.overlaps(restated.second) && repeat.first.overlaps(restated.first)
    })
}
