//! Finds passages of a draft that published articles in an archive also have. This module reads no
//! files; an archive implements [`PublishedArchive`].
//!
//! For each article, an archive keeps the hashes of some groups of three words ([`kept_groups`])
//! and half of the hash of each content word. All groups of the draft are looked up. An article is
//! read if it shares a rare group with the draft, or two groups that are close together. The
//! article is then aligned with the draft.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::passage::align::align;
use crate::analysis::passage::index::{Bounds, Pair, earliest, is_promising, mixed, winnow};
use crate::analysis::passage::tuning::{
    BITS_OF_GROUP, MAX_ARTICLES_READ, MAX_ARTICLES_WITH_RARE_GROUP, MAX_PLACES_IN_ARCHIVE,
    MAX_PLACES_OF_GROUP, MAX_WORDS_BETWEEN_GROUPS, MIN_DRAFTS_OF_STANDING_LINE,
    MIN_WORDS_OF_EXPLAINED_STRETCH, WORDS_PER_GROUP,
};
use crate::error::Error;
use crate::text::publication_date::PublicationDate;
use crate::text::span::offset;

/// Identifies an article in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId {
    /// The number of the part of the archive that has the article.
    pub part: u32,
    /// The number of the article within the part.
    pub number: u32,
}

/// A place in an archive of a group of three adjacent words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupPlace {
    /// The hash of the group.
    pub hash: u64,
    /// The article that has the group.
    pub article: ArticleId,
    /// The index of the first word of the group among the words of the article.
    pub position: u32,
}

/// What an archive knows about an article, apart from its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedArticle {
    /// The path that the file of the article had when the article was added to the archive.
    pub path: String,
    /// The day of publication; `None` if the article gives no date.
    pub date: Option<PublicationDate>,
    /// For each line of the article that has words, the index of its first word, and the line
    /// number.
    pub lines: Vec<(u32, u32)>,
}

/// An archive of published articles. Parts of the archive that cannot be read are skipped;
/// [`PublishedArchive::problems`] returns the errors.
pub trait PublishedArchive: Send + Sync {
    /// Returns the places of the groups with these `hashes`, in the order of the hashes. `hashes`
    /// must be in ascending order. If a part of the archive has a group at more than `max_places`
    /// places, at least `max_places + 1` of these places are returned.
    fn places(&self, hashes: &[u64], max_places: usize) -> Vec<GroupPlace>;

    /// Returns the words of `articles`. Each word is the lower half of its hash. `articles` must be
    /// in ascending order.
    fn words(&self, articles: &[ArticleId]) -> Vec<(ArticleId, Vec<u32>)>;

    /// Returns what the archive knows about `articles`, which must be in ascending order.
    fn articles(&self, articles: &[ArticleId]) -> Vec<(ArticleId, PublishedArticle)>;

    /// Returns the errors that occurred while the archive was read, at most one for each file.
    fn problems(&self) -> Vec<Error> {
        Vec::new()
    }
}

/// A passage of a draft that an article also has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPassage {
    /// The range of the passage among the content words of the draft.
    pub words: Range<u32>,
    /// The article that also has the passage.
    pub article: PublishedArticle,
    /// The line number, in the file of the article, at which the passage begins.
    pub line: u32,
}

impl PublishedArticle {
    /// Returns the number of the line that has the word with the index `at`.
    fn line(&self, at: usize) -> u32 {
        let n_before = self.lines.partition_point(|(word, _)| *word as usize <= at);
        let last = n_before.checked_sub(1).map(|idx| self.lines[idx].1);
        last.unwrap_or(1)
    }
}

/// Returns the lower 16 bits of the hash `word`. An archive keeps only these.
pub fn kept_half(word: u32) -> u32 {
    word & 0xffff
}

/// Chooses the groups of `words` that an archive keeps. Returns the hash of each group and the
/// index of its first word.
pub fn kept_groups(words: &[u32]) -> Vec<(u64, u32)> {
    let mut groups = Vec::new();
    winnow(words, |_, at| {
        groups.push((
            group_hash(&words[at..(at + WORDS_PER_GROUP).min(words.len())]),
            offset(at),
        ));
    });
    groups
}

/// Returns the hashes of all groups of three adjacent words in `words`, in ascending order, each
/// hash once. A draft is looked up in an archive by these hashes.
pub fn hashes(words: &[u32]) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.windows(WORDS_PER_GROUP).map(group_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Returns the hash of a group of three adjacent words.
fn group_hash(group: &[u32]) -> u64 {
    mixed(group) >> (u64::BITS - BITS_OF_GROUP)
}

/// Finds the passages of `words` that articles of `archive` also have, in the order of the draft.
/// `words` are the content words of the draft at `path`. An article with the same path is left out,
/// because it may be the draft itself. A passage that many articles have is left out, too.
pub fn find(
    words: &[u32],
    path: &str,
    archive: &dyn PublishedArchive,
    bounds: Bounds,
) -> Vec<PublishedPassage> {
    let candidates = candidates(words, archive);
    let mut ids: Vec<ArticleId> = candidates.keys().copied().collect();
    ids.sort_unstable();
    let halves: Vec<u32> = words.iter().map(|word| kept_half(*word)).collect();
    let mut found: Vec<(ArticleId, Vec<Pair>)> = Vec::new();
    for (id, article) in archive.words(&ids) {
        let pairs = pairs(&halves, &article, &candidates[&id], bounds);
        if !pairs.is_empty() {
            found.push((id, pairs));
        }
    }
    let ids: Vec<ArticleId> = found.iter().map(|(id, _)| *id).collect();
    let known: BTreeMap<ArticleId, PublishedArticle> = archive.articles(&ids).into_iter().collect();
    let mut found: Vec<(PublishedArticle, Vec<Pair>)> = found
        .into_iter()
        .filter_map(|(id, pairs)| Some((known.get(&id)?.clone(), pairs)))
        .filter(|(article, _)| article.path != path)
        .collect();
    // The article that was published first is taken for the original. Articles without a date come
    // last.
    found.sort_by(|(one, _), (two, _)| {
        let rank = |article: &PublishedArticle| (article.date.is_none(), article.date);
        rank(one)
            .cmp(&rank(two))
            .then_with(|| one.path.cmp(&two.path))
    });
    let mut all = Vec::new();
    for (rank, (_, pairs)) in found.iter().enumerate() {
        let ranked = pairs.iter().cloned().map(|pair| Pair {
            first: rank,
            ..pair
        });
        all.extend(ranked);
    }
    let chosen = earliest(all.clone(), words.len());
    let chosen = chosen
        .into_iter()
        .filter(|pair| n_articles(pair, &all, &found) < MIN_DRAFTS_OF_STANDING_LINE);
    let passages = chosen.map(|pair| {
        let article = found[pair.first].0.clone();
        PublishedPassage {
            words: offset(pair.alignment.second.start)..offset(pair.alignment.second.end),
            line: article.line(pair.alignment.first.start),
            article,
        }
    });
    passages.collect()
}

/// Returns how many articles have at least half of the passage of `pair`. Articles with the same
/// path are counted once.
fn n_articles(pair: &Pair, all: &[Pair], found: &[(PublishedArticle, Vec<Pair>)]) -> usize {
    let own = &pair.alignment.second;
    let mut paths: FxHashSet<&str> = FxHashSet::default();
    for other in all {
        let words = &other.alignment.second;
        let shared = own
            .end
            .min(words.end)
            .saturating_sub(own.start.max(words.start));
        if own.len() <= shared * 2 {
            paths.insert(&found[other.first].0.path);
        }
    }
    paths.len()
}

/// The places of a group of words that a draft and an article share: the index in the draft, and
/// the index in the article.
type SharedGroup = (usize, usize);

/// Returns the articles that may share a passage with `words`. Each article comes with the groups
/// that it shares with `words`.
fn candidates(
    words: &[u32],
    archive: &dyn PublishedArchive,
) -> FxHashMap<ArticleId, Vec<SharedGroup>> {
    let groups = words.windows(WORDS_PER_GROUP).map(group_hash);
    let mut groups: Vec<(u64, usize)> = groups.enumerate().map(|(at, hash)| (hash, at)).collect();
    groups.sort_unstable();
    let hashes = hashes(words);
    let places = archive.places(&hashes, MAX_PLACES_IN_ARCHIVE);
    let mut shared: FxHashMap<ArticleId, (bool, Vec<SharedGroup>)> = FxHashMap::default();
    for places in places.chunk_by(|one, two| one.hash == two.hash) {
        if MAX_PLACES_IN_ARCHIVE < places.len() {
            continue;
        }
        let articles = places.chunk_by(|one, two| one.article == two.article);
        let is_rare = articles.clone().count() <= MAX_ARTICLES_WITH_RARE_GROUP;
        let first = groups.partition_point(|(hash, _)| *hash < places[0].hash);
        let here = groups[first..].iter();
        let here = here.take_while(|(hash, _)| *hash == places[0].hash);
        let here: Vec<usize> = here.map(|(_, at)| *at).take(MAX_PLACES_OF_GROUP).collect();
        for of_article in articles {
            let (has_rare, groups) = shared.entry(of_article[0].article).or_default();
            *has_rare |= is_rare;
            for place in of_article.iter().take(MAX_PLACES_OF_GROUP) {
                groups.extend(here.iter().map(|at| (*at, place.position as usize)));
            }
        }
    }
    let candidates = shared
        .into_iter()
        .filter_map(|(id, (has_rare, mut groups))| {
            groups.sort_unstable();
            (has_rare || has_two_close(&groups)).then_some((id, groups))
        });
    let mut candidates: Vec<(ArticleId, Vec<SharedGroup>)> = candidates.collect();
    candidates.sort_by_key(|(id, groups)| (Reverse(groups.len()), *id));
    candidates.truncate(MAX_ARTICLES_READ);
    candidates.into_iter().collect()
}

/// Says whether two of `groups` are close together and in the same order, both in the draft and in
/// the article.
fn has_two_close(groups: &[SharedGroup]) -> bool {
    let mut seconds = groups.iter().enumerate();
    seconds.any(|(idx, (at, position))| {
        let before = groups[..idx].iter().rev();
        let mut close = before.take_while(|(other, _)| at - other <= MAX_WORDS_BETWEEN_GROUPS);
        close.any(|(other, place)| {
            other < at && place < position && position - place <= MAX_WORDS_BETWEEN_GROUPS
        })
    })
}

/// Returns the passages that `draft` and `article` share around the groups `shared`. A word of
/// `draft` or `article` is the half of a hash that an archive keeps.
fn pairs(draft: &[u32], article: &[u32], shared: &[SharedGroup], bounds: Bounds) -> Vec<Pair> {
    let (mut found, mut explained) = (Vec::new(), 0);
    for of_place in shared.chunk_by(|one, two| one.0 == two.0) {
        let at = of_place[0].0;
        if at < explained {
            continue;
        }
        let group = &draft[at..at + WORDS_PER_GROUP];
        let starts = of_place.iter().map(|(_, start)| *start).filter(|start| {
            article.get(*start..*start + WORDS_PER_GROUP) == Some(group)
                && is_promising(article, *start, draft, at)
        });
        let aligned = starts.map(|start| align(article, draft, (start, at), WORDS_PER_GROUP));
        let Some(alignment) = aligned.min_by_key(|alignment| Reverse(alignment.n_same)) else {
            continue;
        };
        let is_long_enough = bounds.are_met_by(&alignment);
        if is_long_enough || MIN_WORDS_OF_EXPLAINED_STRETCH <= alignment.second.len() {
            explained = alignment.second.end;
        }
        if is_long_enough {
            found.push(Pair {
                first: 0,
                second: 0,
                alignment,
            });
        }
    }
    found
}
