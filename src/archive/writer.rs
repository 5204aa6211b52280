//! Changes an archive: adds and removes articles, and merges segments. One writer works at a time.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::{io, mem};

use rustc_hash::FxHashSet;

use crate::archive::article::{Article, DocumentRow};
use crate::archive::manifest::{FILE, Manifest, SEGMENTS, SegmentEntry};
use crate::archive::merge::{merge, new_segment};
use crate::archive::segment::Segment;
use crate::archive::store::existing;
use crate::archive::table::{DocumentSink, FingerprintRow, FingerprintSink};
use crate::archive::verify::faults;
use crate::error::Error;

/// The maximum number of articles of a new segment. The word groups of these articles are sorted in
/// memory, with 16 bytes for each group.
const ARTICLES_OF_SEGMENT: usize = 50_000;

/// If an archive has this many segments of similar size, they are merged. A draft must be looked up
/// in each segment, so fewer segments make lookups faster.
const MAX_SEGMENTS_OF_SIZE: usize = 8;

/// The name of the file that a writer locks.
const LOCK: &str = "lock";

/// A writer of an archive.
pub struct Writer {
    folder: PathBuf,
    /// The lock file. While it is open, no other writer can open the archive.
    _lock: File,
    manifest: Manifest,
    /// The keys of all articles; `None` until a key is first looked up.
    keys: Option<FxHashSet<i64>>,
    rows: Vec<DocumentRow>,
    groups: Vec<FingerprintRow>,
}

impl Writer {
    /// Opens the archive at `folder`, or creates it if `may_create` is true.
    ///
    /// # Errors
    ///
    /// Returns an error if `folder` is open in another writer, cannot be read, or has other files.
    pub fn open(folder: &Path, may_create: bool) -> Result<Self, Error> {
        if !may_create {
            existing(folder)?;
        }
        prepare_folder(folder)?;
        let path = folder.join(LOCK);
        let lock = lock(&path).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => {
                let error = Error::new("another copydesk command is changing the archive");
                let error = error.in_file(folder.display().to_string());
                error.with_remedy("wait until that command ends")
            }
            _ => unwritten(&path, &error),
        })?;
        let manifest = if let Some(manifest) = Manifest::read(folder)? {
            manifest
        } else {
            let manifest = Manifest::default();
            manifest.write(folder)?;
            manifest
        };
        let writer = Self {
            folder: folder.to_owned(),
            _lock: lock,
            manifest,
            keys: None,
            rows: Vec::new(),
            groups: Vec::new(),
        };
        writer.sweep();
        Ok(writer)
    }

    /// Removes segments that are not in the manifest. A killed writer may have left such segments.
    fn sweep(&self) {
        let entries = fs::read_dir(self.folder.join(SEGMENTS));
        for entry in entries.into_iter().flatten().flatten() {
            let name = entry.file_name();
            let counts = |entry: &SegmentEntry| name.to_str() == Some(&entry.name);
            if !self.manifest.segments.iter().any(counts) {
                // If a folder cannot be removed, it only takes up space.
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }

    /// Returns whether no article has the key `key`. Articles that are not committed yet count too.
    ///
    /// # Errors
    ///
    /// Returns an error if a segment cannot be read.
    pub fn is_new(&mut self, key: i64) -> Result<bool, Error> {
        if self.keys.is_none() {
            let mut keys = FxHashSet::default();
            for entry in &self.manifest.segments {
                let segment = Segment::open(&self.folder, entry)?;
                segment.each_key(|key| {
                    keys.insert(key);
                })?;
            }
            self.keys = Some(keys);
        }
        Ok(self.keys.as_ref().is_some_and(|keys| !keys.contains(&key)))
    }

    /// Adds `article` unless the archive already has it. Returns whether the article was added. The
    /// article becomes visible with [`Writer::commit`], or when there are enough articles for a
    /// segment.
    ///
    /// # Errors
    ///
    /// Returns an error if a segment cannot be read or written.
    pub fn add(&mut self, article: Article) -> Result<bool, Error> {
        if !self.is_new(article.row.key)? {
            return Ok(false);
        }
        if let Some(keys) = &mut self.keys {
            keys.insert(article.row.key);
        }
        let groups = numbered(article.groups, self.rows.len());
        self.groups.extend(groups);
        self.rows.push(article.row);
        if ARTICLES_OF_SEGMENT <= self.rows.len() {
            self.commit()?;
        }
        Ok(true)
    }

    /// Writes the added articles as a segment and enters the segment in the manifest. If there are
    /// then too many segments of similar size, they are merged.
    ///
    /// # Errors
    ///
    /// Returns an error if the new segment cannot be written, or if an old segment cannot be read.
    pub fn commit(&mut self) -> Result<(), Error> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let name = self.next_name();
        let (rows, groups) = (mem::take(&mut self.rows), mem::take(&mut self.groups));
        let entry = write_segment(&self.folder, &name, rows, groups)?;
        self.manifest.segments.push(entry);
        self.manifest.write(&self.folder)?;
        self.merge_sizes()
    }

    /// Reserves the names of `n_segments` new segments, which other processes may write.
    #[cfg(feature = "internals")]
    pub fn reserve(&mut self, n_segments: usize) -> Vec<String> {
        (0..n_segments).map(|_| self.next_name()).collect()
    }

    /// Enters `entries` in the manifest, all at once. Other processes have written these segments.
    /// Then merges segments as [`Writer::commit`] does.
    ///
    /// # Errors
    ///
    /// Returns an error if the manifest cannot be written, or if a segment cannot be read.
    #[cfg(feature = "internals")]
    pub fn adopt(&mut self, entries: Vec<SegmentEntry>) -> Result<(), Error> {
        let entries = entries.into_iter().filter(|entry| 0 < entry.n_documents);
        self.manifest.segments.extend(entries);
        self.manifest.write(&self.folder)?;
        self.keys = None;
        self.merge_sizes()
    }

    /// Merges the segments of each size that has too many segments. The smallest size comes first.
    fn merge_sizes(&mut self) -> Result<(), Error> {
        // Each size is eight times the size before.
        let size = |entry: &SegmentEntry| entry.n_live().max(1).ilog2() / 3;
        let n_sizes = self.n_articles().max(1).ilog2() / 3;
        for wanted in 0..=n_sizes {
            let of_size = |entry: &SegmentEntry| size(entry) == wanted;
            let chosen = self.manifest.segments.iter().filter(|entry| of_size(entry));
            if MAX_SEGMENTS_OF_SIZE <= chosen.count() {
                self.replace(of_size)?;
            }
        }
        Ok(())
    }

    /// Merges all segments into one segment.
    ///
    /// # Errors
    ///
    /// Returns an error if a segment cannot be read, or if the new segment cannot be written.
    pub fn compact(&mut self) -> Result<(), Error> {
        let segments = &self.manifest.segments;
        if segments.len() < 2 && segments.iter().all(|entry| entry.removed.is_empty()) {
            return Ok(());
        }
        self.replace(|_| true)
    }

    /// Drops damaged segments. Returns how many articles these segments had.
    ///
    /// # Errors
    ///
    /// Returns an error if the manifest cannot be written.
    pub fn drop_damaged(&mut self) -> Result<usize, Error> {
        let n_before = self.n_articles();
        let folder = &self.folder;
        let segments = &mut self.manifest.segments;
        segments.retain(|entry| faults(folder, entry).is_empty());
        self.manifest.write(folder)?;
        self.sweep();
        let n_dropped = n_before - self.n_articles();
        Ok(usize::try_from(n_dropped).unwrap_or(usize::MAX))
    }

    fn n_articles(&self) -> u64 {
        self.manifest
            .segments
            .iter()
            .map(SegmentEntry::n_live)
            .sum()
    }

    /// Replaces the segments that `chosen` selects with one segment.
    fn replace(&mut self, chosen: impl Fn(&SegmentEntry) -> bool) -> Result<(), Error> {
        let name = self.next_name();
        let old = self.manifest.segments.iter().filter(|entry| chosen(entry));
        let old: Vec<Segment> = old
            .map(|entry| Segment::open(&self.folder, entry))
            .collect::<Result<_, _>>()?;
        let entry = merge(&self.folder, &name, &old)?;
        let at = self.manifest.segments.iter().position(&chosen).unwrap_or(0);
        self.manifest.segments.retain(|entry| !chosen(entry));
        if 0 < entry.n_documents {
            self.manifest.segments.insert(at, entry);
        }
        self.manifest.write(&self.folder)?;
        drop(old);
        self.sweep();
        Ok(())
    }

    /// Removes the articles at `paths`. If a path is a folder, all articles in that folder are
    /// removed. Returns how many articles were removed.
    ///
    /// # Errors
    ///
    /// Returns an error if a segment cannot be read, or if the manifest cannot be written.
    pub fn remove(&mut self, paths: &[String]) -> Result<usize, Error> {
        let is_meant = |path: &[u8]| {
            paths.iter().any(|meant| {
                let rest = path.strip_prefix(meant.trim_end_matches('/').as_bytes());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
            })
        };
        let mut n_removed = 0;
        let mut segments = self.manifest.segments.clone();
        for entry in &mut segments {
            let mut meant = Vec::new();
            Segment::open(&self.folder, entry)?.each_path(|number, path| {
                if is_meant(path) {
                    meant.push(number);
                }
            })?;
            n_removed += meant.len();
            entry.removed.extend(meant);
            entry.removed.sort_unstable();
        }
        if 0 < n_removed {
            segments.retain(|entry| 0 < entry.n_live());
            self.manifest.segments = segments;
            self.manifest.write(&self.folder)?;
            self.keys = None;
            self.sweep();
        }
        Ok(n_removed)
    }

    fn next_name(&mut self) -> String {
        let number = self.manifest.next_segment;
        self.manifest.next_segment += 1;
        format!("{number:08}")
    }
}

/// Creates the folder of an archive, unless it exists. Fails if the folder has only other files.
fn prepare_folder(folder: &Path) -> Result<(), Error> {
    let remedy = "name an empty folder, or a folder that does not exist yet";
    let refused = |problem: &str| {
        let error = Error::new(problem).in_file(folder.display().to_string());
        Err(error.with_remedy(remedy))
    };
    if folder.is_file() {
        return refused("this path is a file, but an archive is a folder");
    }
    fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    let is_known = folder.join(FILE).exists() || folder.join(LOCK).exists();
    let mut entries = fs::read_dir(folder).map_err(|error| unwritten(folder, &error))?;
    if !is_known && entries.next().is_some() {
        return refused("this folder is not an archive, and contains other files");
    }
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> Error {
    Error::new(format!("the file cannot be written: {error}")).in_file(path.display().to_string())
}

/// Writes `articles` as the segment `name` of the archive at `folder`. A writer must have reserved
/// the name, and must adopt the segment. In this way, several processes can write segments at once.
///
/// # Errors
///
/// Returns an error if the segment cannot be written.
#[cfg(feature = "internals")]
pub fn write_articles(
    folder: &Path,
    name: &str,
    articles: Vec<Article>,
) -> Result<SegmentEntry, Error> {
    let (mut rows, mut groups) = (Vec::new(), Vec::new());
    for article in articles {
        groups.extend(numbered(article.groups, rows.len()));
        rows.push(article.row);
    }
    write_segment(folder, name, rows, groups)
}

fn write_segment(
    folder: &Path,
    name: &str,
    rows: Vec<DocumentRow>,
    mut groups: Vec<FingerprintRow>,
) -> Result<SegmentEntry, Error> {
    groups.sort_unstable();
    new_segment(folder, name, |inner| {
        let mut sink = DocumentSink::create(inner)?;
        rows.into_iter().try_for_each(|row| sink.push(row))?;
        let (documents, n_documents) = sink.finish()?;
        let mut sink = FingerprintSink::create(inner)?;
        groups.into_iter().try_for_each(|row| sink.push(row))?;
        let (fingerprints, n_fingerprints) = sink.finish()?;
        Ok(SegmentEntry {
            name: name.to_owned(),
            n_documents,
            n_fingerprints,
            removed: Vec::new(),
            documents,
            fingerprints,
        })
    })
}

/// Returns the rows for `groups`, the word groups of the article with the number `number`.
fn numbered(groups: Vec<(u64, u32)>, number: usize) -> impl Iterator<Item = FingerprintRow> {
    let document = i32::try_from(number).unwrap_or(i32::MAX);
    groups
        .into_iter()
        .map(move |(hash, position)| FingerprintRow {
            hash: i64::from_le_bytes(hash.to_le_bytes()),
            document,
            position: i32::try_from(position).unwrap_or(i32::MAX),
        })
}

#[cfg(unix)]
fn lock(path: &Path) -> io::Result<File> {
    use rustix::fs::{FlockOperation, flock};

    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    flock(&file, FlockOperation::NonBlockingLockExclusive)?;
    Ok(file)
}

#[cfg(windows)]
fn lock(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;

    // With share mode 0, no other process can open the file. An attempt fails with a sharing
    // violation.
    const SHARING_VIOLATION: i32 = 32;
    let mut options = File::options();
    let options = options
        .create(true)
        .truncate(false)
        .write(true)
        .share_mode(0);
    options
        .open(path)
        .map_err(|error| match error.raw_os_error() {
            Some(SHARING_VIOLATION) => io::ErrorKind::WouldBlock.into(),
            _ => error,
        })
}
