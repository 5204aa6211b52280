//! Opens archives for reading, and looks up passages in them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::analysis::passage::published::{
    ArticleId, GroupPlace, PublishedArchive, PublishedArticle,
};
use crate::archive::manifest::{FILE, Manifest};
use crate::archive::segment::Segment;
use crate::error::Error;

/// How often copydesk tries to open an archive while a writer replaces its segments.
const MAX_TRIES: usize = 5;

/// An archive in the state in which it was opened.
pub struct Store {
    /// The readable segments, by their index in the manifest.
    segments: BTreeMap<u32, Segment>,
    /// The first error of each file, by the path of the file.
    problems: Mutex<BTreeMap<String, Error>>,
}

impl Store {
    /// Opens the archive at `folder`. Segments that cannot be read are left out; see
    /// [`Store::problems`].
    ///
    /// # Errors
    ///
    /// Returns an error if there is no archive at `folder`, or if the archive has another format.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let mut opened = Self::open_once(folder)?;
        for _ in 1..MAX_TRIES {
            if opened.problems().is_empty() {
                break;
            }
            // A writer may have merged the segments after the manifest was read.
            opened = Self::open_once(folder)?;
        }
        Ok(opened)
    }

    fn open_once(folder: &Path) -> Result<Self, Error> {
        let manifest = existing(folder)?;
        let store = Self {
            segments: BTreeMap::new(),
            problems: Mutex::default(),
        };
        let mut segments = BTreeMap::new();
        for (part, entry) in (0_u32..).zip(&manifest.segments) {
            if let Some(segment) = store.read(Segment::open(folder, entry)) {
                segments.insert(part, segment);
            }
        }
        Ok(Self { segments, ..store })
    }

    /// Returns the value of `read`. If `read` is an error, records the error and returns `None`.
    fn read<T>(&self, read: Result<T, Error>) -> Option<T> {
        let keep = |error: Error| {
            let mut problems = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
            let file = error.path().unwrap_or_default().to_owned();
            problems.entry(file).or_insert(error);
        };
        read.map_err(keep).ok()
    }

    /// Calls `read` with the `articles` of each segment, and returns all results. The `articles`
    /// must be sorted.
    fn by_segment<T>(
        &self,
        articles: &[ArticleId],
        read: impl Fn(&Segment, &[u32]) -> Result<Vec<(u32, T)>, Error>,
    ) -> Vec<(ArticleId, T)> {
        let mut all = Vec::with_capacity(articles.len());
        for of_part in articles.chunk_by(|one, two| one.part == two.part) {
            let part = of_part[0].part;
            let Some(segment) = self.segments.get(&part) else {
                continue;
            };
            let numbers: Vec<u32> = of_part.iter().map(|id| id.number).collect();
            for (number, value) in self.read(read(segment, &numbers)).unwrap_or_default() {
                all.push((ArticleId { part, number }, value));
            }
        }
        all
    }
}

/// Returns the manifest of the archive at `folder`.
///
/// # Errors
///
/// Returns an error if there is no archive at `folder`, or if the archive has another format.
pub fn existing(folder: &Path) -> Result<Manifest, Error> {
    Manifest::read(folder)?.ok_or_else(|| {
        let error = Error::new(format!(
            "this is not an archive: the file {FILE} is missing"
        ));
        let error = error.in_file(folder.display().to_string());
        error.with_remedy("make an archive with `copydesk archive add STORE DIR`")
    })
}

impl PublishedArchive for Store {
    fn places(&self, hashes: &[u64], max_places: usize) -> Vec<GroupPlace> {
        let mut places = Vec::new();
        for (part, segment) in &self.segments {
            let found = self.read(segment.places(*part, hashes, max_places));
            places.extend(found.unwrap_or_default());
        }
        places.sort_unstable();
        places
    }

    fn words(&self, articles: &[ArticleId]) -> Vec<(ArticleId, Vec<u32>)> {
        self.by_segment(articles, Segment::words)
    }

    fn articles(&self, articles: &[ArticleId]) -> Vec<(ArticleId, PublishedArticle)> {
        let rows = self.by_segment(articles, Segment::documents);
        rows.into_iter()
            .map(|(id, row)| (id, row.published()))
            .collect()
    }

    fn problems(&self) -> Vec<Error> {
        let problems = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        problems.values().cloned().collect()
    }
}
