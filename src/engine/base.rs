//! Compares two versions of drafts, and says which findings the earlier version already had.
//!
//! Each finding is matched with at most one other finding. A finding is recognised by the sentences
//! that it is about, like a finding in a baseline. If these sentences were edited, the finding is
//! recognised by its own words, and the text around these words must be similar. Therefore a fault
//! that was fixed does not hide another fault with the same words elsewhere.

use std::collections::{BTreeSet, HashMap};

use xxhash_rust::xxh3::xxh3_64;

use crate::engine::baseline::{Entry, EntryStatus, pair};
use crate::rules::finding::Finding;
use crate::text::draft::Draft;
use crate::text::span::{Place, offset};
use crate::text::token::Token;

/// This many words before a place, and as many after it, are compared.
const N_WORDS_BESIDE: usize = 8;

/// A place with at least this many words is recognised even if some of its words changed.
const MIN_WORDS_OF_LONG: usize = 6;

/// Two versions of an edited sentence, or of a long place, have at least this share of their words
/// in common: 0.6 means six of ten.
const MIN_SHARE: f64 = 0.6;

/// Two versions of a place have at least this share of the words around it in common. All words on
/// one side of the place may be new.
const MIN_SHARE_BESIDE: f64 = 0.5;

/// An edited finding is compared with at most this many earlier findings of its rule and draft.
const MAX_COMPARED: usize = 200;

/// A version of a draft, and its findings.
pub struct Version<'d> {
    /// The path of the draft, which is the same in both versions.
    pub path: &'d str,
    /// The draft.
    pub draft: &'d Draft,
    /// The findings. Findings at the start of the list are matched first.
    pub findings: Vec<&'d Finding>,
}

/// For each finding of each draft in `now`, returns whether the versions in `before` already had
/// the finding. Each earlier finding can be matched only once.
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

/// A finding, and the facts by which it is recognised.
struct Sighting<'d> {
    /// The finding, written as an entry of a baseline.
    entry: Entry,
    /// The paths of the drafts that the finding is about.
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
    /// Says whether `new` may be the same finding as this earlier finding. This finding must be
    /// about all drafts of `new`, and the copies of `new` must not have many more words.
    fn covers(&self, new: &Self) -> bool {
        new.drafts.is_subset(&self.drafts) && self.entry.covers(&new.entry)
    }
}

/// For each finding of `new`, returns the index of the finding in `old` that has the same
/// sentences. `None` if there is no such finding.
fn by_sentence(old: &[Sighting<'_>], new: &[Sighting<'_>]) -> Vec<Option<usize>> {
    let entries: Vec<Entry> = old.iter().map(|sighting| sighting.entry.clone()).collect();
    let statuses: Vec<EntryStatus> = old.iter().map(status).collect();
    let marks: Vec<&Entry> = new.iter().map(|sighting| &sighting.entry).collect();
    let mut pairs = pair(&entries, &statuses, &marks);
    for (pair, new) in pairs.iter_mut().zip(new) {
        *pair = pair.filter(|idx| old[*idx].covers(new));
    }
    pairs
}

/// Returns a status that tells [`pair`] where to look. A finding in one draft must be matched in
/// that draft: `Unseen`. A finding about several drafts may move to another draft: `Checked`.
fn status(sighting: &Sighting<'_>) -> EntryStatus {
    if sighting.drafts.len() == 1 {
        EntryStatus::Unseen
    } else {
        EntryStatus::Checked
    }
}

/// Finds partners for the findings of `new` that have no partner in `pairs` yet. A partner is a
/// finding of `old` with similar words.
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
        // If several findings are equally similar, the first of them is taken.
        let best = similar.reduce(|best, other| if best.1 < other.1 { other } else { best });
        *pair = best.map(|(at, _)| free.remove(at));
    }
}

fn key<'s>(sighting: &'s Sighting<'_>) -> [&'s str; 2] {
    [&sighting.entry.path, &sighting.entry.rule]
}

/// Hashes of the words of a place, and hashes of the words around the place.
struct Spot {
    /// The words of the place, in reading order.
    words: Vec<u64>,
    /// The words of the sentence in which the place begins, sorted.
    sentence: Vec<u64>,
    /// The words directly before and after the place, sorted.
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
        let after = (end..draft.tokens.len()).filter_map(hashes);
        let mut beside: Vec<u64> = before.chain(after.take(N_WORDS_BESIDE)).collect();
        sentence.sort_unstable();
        beside.sort_unstable();
        Self {
            words,
            sentence,
            beside,
        }
    }

    /// Returns how similar two versions of a place are, from 0 to 2. `None` if they cannot be
    /// versions of the same place.
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

/// Returns the share of words that two sorted lists have in common: 0 for no word, 1 for all words.
/// The share of two empty lists is 1.
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
