//! Which findings of drafts an earlier version of the drafts had already.
//!
//! Findings are matched one to one. A finding is recognised by the sentences that it is about, as
//! a baseline does it. Where those were edited, it is recognised by its own words, if what
//! surrounds them is similar: so a fault that was mended does not hide one of the same words that
//! was written elsewhere.

use std::collections::{BTreeSet, HashMap};

use xxhash_rust::xxh3::xxh3_64;

use crate::engine::baseline::{Entry, EntryStanding, pair};
use crate::rules::finding::Finding;
use crate::text::draft::Draft;
use crate::text::span::{Place, offset};
use crate::text::token::Token;

/// How many words are compared on either side of a place.
const N_WORDS_BESIDE: usize = 8;

/// From how many words on a place is recognised although some of its words changed.
const MIN_WORDS_OF_LONG: usize = 6;

/// The share of words that two versions of an edited sentence, or of a long place, have in common.
const MIN_SHARE: f64 = 0.6;

/// The share of the words beside a place that two versions of the place have in common. One of the
/// two sides may be new.
const MIN_SHARE_BESIDE: f64 = 0.5;

/// With how many earlier findings of its rule and draft an edited finding is compared at most.
const MAX_COMPARED: usize = 200;

/// A draft at some time, and what was found in it.
pub struct Version<'d> {
    /// What both versions of the draft are called.
    pub path: &'d str,
    /// The draft.
    pub draft: &'d Draft,
    /// The findings; those that come first are the first to be recognised.
    pub findings: Vec<&'d Finding>,
}

/// Which findings of the versions `now` the versions `before` had already, by draft and finding.
/// Each earlier finding accounts for one.
pub fn known(before: &[Version<'_>], now: &[Version<'_>]) -> Vec<Vec<bool>> {
    let old = sightings(before);
    let new = sightings(now);
    let mut pairs = by_sentence(&old, &new);
    by_words(&old, &new, &mut pairs);
    let mut pairs = pairs.into_iter();
    let of_draft = now.iter().map(|version| {
        let pairs = pairs.by_ref().take(version.findings.len());
        pairs.map(|partner| partner.is_some()).collect()
    });
    of_draft.collect()
}

/// A finding with what it is recognised by.
struct Sighting<'d> {
    /// What a baseline would recognise it by.
    entry: Entry,
    /// The drafts that it is about.
    drafts: BTreeSet<&'d str>,
    spot: Spot,
}

fn sightings<'d>(versions: &'d [Version<'_>]) -> Vec<Sighting<'d>> {
    let mut sightings = Vec::new();
    for version in versions {
        let (path, draft) = (version.path, version.draft);
        let sighting = |finding: &&'d Finding| {
            let others = finding
                .related
                .iter()
                .filter_map(|related| related.path.as_deref());
            Sighting {
                entry: Entry::of(path, draft.source(), finding),
                drafts: others.chain([path]).collect(),
                spot: Spot::new(draft, finding.place),
            }
        };
        sightings.extend(version.findings.iter().map(sighting));
    }
    sightings
}

impl Sighting<'_> {
    /// Whether `new` may be the same finding: it is about no other draft and about no more copies.
    fn covers(&self, new: &Self) -> bool {
        new.drafts.is_subset(&self.drafts) && self.entry.covers(&new.entry)
    }
}

/// Which of `old` each of `new` is, by the sentences.
fn by_sentence(old: &[Sighting<'_>], new: &[Sighting<'_>]) -> Vec<Option<usize>> {
    let entries: Vec<Entry> = old.iter().map(|sighting| sighting.entry.clone()).collect();
    let standings: Vec<EntryStanding> = old.iter().map(standing).collect();
    let marks: Vec<&Entry> = new.iter().map(|sighting| &sighting.entry).collect();
    let mut pairs = pair(&entries, &standings, &marks);
    for (pair, new) in pairs.iter_mut().zip(new) {
        *pair = pair.filter(|idx| old[*idx].covers(new));
    }
    pairs
}

/// A finding in one draft is recognised in that draft alone; one between drafts may stand in any
/// of them.
fn standing(sighting: &Sighting<'_>) -> EntryStanding {
    if sighting.drafts.len() == 1 {
        EntryStanding::Unseen
    } else {
        EntryStanding::Checked
    }
}

/// Completes `pairs` by the words of the findings.
fn by_words(old: &[Sighting<'_>], new: &[Sighting<'_>], pairs: &mut [Option<usize>]) {
    let used: BTreeSet<usize> = pairs.iter().copied().flatten().collect();
    let mut free: HashMap<[&str; 2], Vec<usize>> = HashMap::new();
    for (idx, sighting) in old
        .iter()
        .enumerate()
        .filter(|(idx, _)| !used.contains(idx))
    {
        free.entry(key(sighting)).or_default().push(idx);
    }
    for (new, pair) in new.iter().zip(pairs).filter(|(_, pair)| pair.is_none()) {
        let Some(free) = free.get_mut(&key(new)) else {
            continue;
        };
        let similar = free.iter().take(MAX_COMPARED).enumerate();
        let similar = similar.filter(|(_, idx)| old[**idx].covers(new));
        let similar =
            similar.filter_map(|(at, idx)| Some((at, old[*idx].spot.likeness(&new.spot)?)));
        // The first of those that are equally similar.
        let best = similar.reduce(|best, other| if best.1 < other.1 { other } else { best });
        *pair = best.map(|(at, _)| free.remove(at));
    }
}

fn key<'s>(sighting: &'s Sighting<'_>) -> [&'s str; 2] {
    [&sighting.entry.path, &sighting.entry.rule]
}

/// The words of a place and those around it, as hashes.
struct Spot {
    /// The words of the place.
    words: Vec<u64>,
    /// The words of the sentence that the place begins in, sorted.
    sentence: Vec<u64>,
    /// The words just before the place and just behind it, sorted.
    beside: Vec<u64>,
}

impl Spot {
    fn new(draft: &Draft, place: Place) -> Self {
        let at = |token: &Token| draft.place(token.span);
        let tokens = &draft.tokens;
        let first = tokens.partition_point(|token| at(token).end <= place.start);
        let end = tokens.partition_point(|token| at(token).start < place.end);
        let end = end.max(first);
        let hashes = |idx: usize| {
            let token = &draft.tokens[idx];
            token.is_word().then(|| hash(draft.word(token)))
        };
        let mut words: Vec<u64> = (first..end).filter_map(hashes).collect();
        if words.is_empty() {
            let written = draft.source().get(place.range()).unwrap_or_default();
            words = written.split_whitespace().map(hash).collect();
        }
        let of_sentence = draft
            .sentences
            .partition_point(|sentence| sentence.tokens.end <= first);
        let sentence = draft
            .sentences
            .get(of_sentence)
            .map(|sentence| sentence.tokens.clone());
        let mut sentence: Vec<u64> = sentence.unwrap_or_default().filter_map(hashes).collect();
        let before = (0..first).rev().filter_map(hashes).take(N_WORDS_BESIDE);
        let behind = (end..draft.tokens.len()).filter_map(hashes);
        let mut beside: Vec<u64> = before.chain(behind.take(N_WORDS_BESIDE)).collect();
        sentence.sort_unstable();
        beside.sort_unstable();
        Self {
            words,
            sentence,
            beside,
        }
    }

    /// How alike two versions of a place are; none if they are not versions of one place.
    fn likeness(&self, other: &Self) -> Option<f64> {
        let least = self.words.len().min(other.words.len());
        let is_edited = || MIN_WORDS_OF_LONG <= least && MIN_SHARE <= unordered_share(self, other);
        if self.words != other.words && !is_edited() {
            return None;
        }
        let sentence = share(&self.sentence, &other.sentence);
        let beside = share(&self.beside, &other.beside);
        let is_near = MIN_SHARE <= sentence || MIN_SHARE_BESIDE <= beside;
        is_near.then_some(sentence + beside)
    }
}

fn unordered_share(a: &Spot, b: &Spot) -> f64 {
    let sorted = |spot: &Spot| {
        let mut words = spot.words.clone();
        words.sort_unstable();
        words
    };
    share(&sorted(a), &sorted(b))
}

/// The share of the words of two sorted lists that they have in common, from 0 to 1; empty lists
/// have all in common.
fn share(a: &[u64], b: &[u64]) -> f64 {
    let n_words = offset(a.len() + b.len());
    if n_words == 0 {
        return 1.0;
    }
    let (mut n_shared, mut rest) = (0, b);
    for word in a {
        let n_less = rest.partition_point(|entry| entry < word);
        rest = &rest[n_less..];
        if rest.first() == Some(word) {
            n_shared += 2;
            rest = &rest[1..];
        }
    }
    f64::from(n_shared) / f64::from(n_words)
}

fn hash(word: &str) -> u64 {
    xxh3_64(word.as_bytes())
}
