//! An archive of published articles in memory. It has the articles of a rule example, or the
//! articles that another archive returned for one draft.

use std::collections::BTreeMap;

use crate::analysis::passage::published::{
    ArticleId, GroupPlace, PublishedArchive, PublishedArticle, kept_groups, kept_half,
};
use crate::text::span::offset;

/// An archive of published articles in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryArchive {
    articles: BTreeMap<ArticleId, (PublishedArticle, Vec<u32>)>,
    groups: BTreeMap<u64, Vec<GroupPlace>>,
}

impl MemoryArchive {
    /// Creates an archive from the places of groups and from articles. The words of each article
    /// are given as an archive keeps them: as the lower halves of their hashes.
    #[cfg(feature = "internals")]
    pub fn given(
        mut places: Vec<GroupPlace>,
        articles: impl IntoIterator<Item = (ArticleId, PublishedArticle, Vec<u32>)>,
    ) -> Self {
        places.sort_unstable();
        let mut archive = Self::default();
        for place in places {
            archive.groups.entry(place.hash).or_default().push(place);
        }
        for (id, article, halves) in articles {
            archive.articles.insert(id, (article, halves));
        }
        archive
    }

    /// Adds `article`. `words` are the hashes of its content words.
    pub fn add(&mut self, article: PublishedArticle, words: &[u32]) {
        let number = offset(self.articles.len());
        let id = ArticleId { part: 0, number };
        for (hash, position) in kept_groups(words) {
            let places = self.groups.entry(hash).or_default();
            places.push(GroupPlace {
                hash,
                article: id,
                position,
            });
        }
        let halves = words.iter().map(|word| kept_half(*word)).collect();
        self.articles.insert(id, (article, halves));
    }

    /// Says whether the archive has no articles.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }
}

impl PublishedArchive for MemoryArchive {
    fn places(&self, hashes: &[u64], _: usize) -> Vec<GroupPlace> {
        let known = hashes.iter().filter_map(|hash| self.groups.get(hash));
        known.flatten().copied().collect()
    }

    fn words(&self, articles: &[ArticleId]) -> Vec<(ArticleId, Vec<u32>)> {
        let known = articles.iter().map(|id| (*id, self.articles.get(id)));
        known
            .filter_map(|(id, article)| Some((id, article?.1.clone())))
            .collect()
    }

    fn articles(&self, articles: &[ArticleId]) -> Vec<(ArticleId, PublishedArticle)> {
        let known = articles.iter().map(|id| (*id, self.articles.get(id)));
        known
            .filter_map(|(id, article)| Some((id, article?.0.clone())))
            .collect()
    }
}
