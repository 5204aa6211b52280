//! Which passages of a draft stand in an archive of published articles. Knows no files: whoever
//! keeps an archive answers by the trait [`PublishedArchive`].
//!
//! An archive keeps the winnowed groups of each article ([`kept_groups`]) and its content words, of
//! which it keeps the lower half of each hash. All groups of the draft are looked up. The articles
//! that share a rare group, or two groups close together, are read and aligned with the draft.

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

/// An article of an archive: the part that it lies in, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId {
    /// The part.
    pub part: u32,
    /// The number of the article in the part.
    pub number: u32,
}

/// A place of a group in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupPlace {
    /// The hash of the group.
    pub hash: u64,
    /// The article.
    pub article: ArticleId,
    /// Where among the words of the article.
    pub position: u32,
}

/// What an archive knows of an article beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedArticle {
    /// Its path when it was added.
    pub path: String,
    /// The day of its publication, if it has one.
    pub date: Option<PublicationDate>,
    /// The first word of each line that has words, and the number of the line.
    pub lines: Vec<(u32, u32)>,
}

/// An archive of published articles. What it cannot read it leaves out and reports elsewhere.
pub trait PublishedArchive: Send + Sync {
    /// The places of the groups with these `hashes`, which ascend; in their order. Of a group with
    /// more than `max_places` in one part of the archive, at least one more than those.
    fn places(&self, hashes: &[u64], max_places: usize) -> Vec<GroupPlace>;

    /// The words of `articles`, which ascend, each as the lower half of its hash.
    fn words(&self, articles: &[ArticleId]) -> Vec<(ArticleId, Vec<u32>)>;

    /// What is known of `articles`, which ascend.
    fn articles(&self, articles: &[ArticleId]) -> Vec<(ArticleId, PublishedArticle)>;

    /// What of it could not be read so far, each file once.
    fn problems(&self) -> Vec<Error> {
        Vec::new()
    }
}

/// A passage of a draft that stands in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedPassage {
    /// The words of the draft.
    pub words: Range<u32>,
    /// The article.
    pub article: PublishedArticle,
    /// The line of the article that the passage begins in.
    pub line: u32,
}

impl PublishedArticle {
    /// The line that the word `at` stands in.
    fn line(&self, at: usize) -> u32 {
        let n_before = self.lines.partition_point(|(word, _)| *word as usize <= at);
        let last = n_before.checked_sub(1).map(|idx| self.lines[idx].1);
        last.unwrap_or(1)
    }
}

/// The part of the hash of a word that an archive keeps.
pub fn kept_half(word: u32) -> u32 {
    word & 0xffff
}

/// The groups of `words` that an archive keeps: the hash of each, and its place.
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

/// The hashes of all groups of `words`, each once, ascending: what a draft is looked up by.
pub fn hashes(words: &[u32]) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.windows(WORDS_PER_GROUP).map(group_hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// The hash of a group.
fn group_hash(group: &[u32]) -> u64 {
    mixed(group) >> (u64::BITS - BITS_OF_GROUP)
}

/// The passages of `words`, which are those of the draft at `path`, that stand in articles of
/// `archive` at other paths; in the order of the draft. What stands in many articles is left out.
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
    // The first publication is the origin; articles without a date come last.
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

/// How many articles, by their paths, have half of the passage of `pair` or more.
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

/// A group that a draft and an article share: its place in the draft, and in the article.
type SharedGroup = (usize, usize);

/// The articles that may have a passage of `words`, each with the groups that it shares.
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
    let worth = shared
        .into_iter()
        .filter_map(|(id, (has_rare, mut groups))| {
            groups.sort_unstable();
            (has_rare || has_two_close(&groups)).then_some((id, groups))
        });
    let mut worth: Vec<(ArticleId, Vec<SharedGroup>)> = worth.collect();
    worth.sort_by_key(|(id, groups)| (Reverse(groups.len()), *id));
    worth.truncate(MAX_ARTICLES_READ);
    worth.into_iter().collect()
}

/// Whether two of `groups` stand close together in the draft and in the article, in one order.
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

/// The passages that `draft` shares with `article` from the groups that are `shared`, by the halves
/// of their words.
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
        let is_held = bounds.hold(&alignment);
        if is_held || MIN_WORDS_OF_EXPLAINED_STRETCH <= alignment.second.len() {
            explained = alignment.second.end;
        }
        if is_held {
            found.push(Pair {
                first: 0,
                second: 0,
                alignment,
            });
        }
    }
    found
}
