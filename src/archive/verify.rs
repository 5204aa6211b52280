//! Checks an archive for damage, file by file, and measures its size.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use crate::archive::damage::damaged;
use crate::archive::manifest::{DOCUMENTS, FINGERPRINTS, FileEntry, Manifest, SegmentEntry};
use crate::archive::segment::Segment;
use crate::archive::store::existing;
use crate::error::Error;

/// The size of an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// The number of articles that were not removed.
    pub n_articles: u64,
    /// The number of removed articles, which `copydesk archive compact` drops.
    pub n_removed: u64,
    /// The number of word groups.
    pub n_fingerprints: u64,
    /// The number of segments.
    pub n_segments: usize,
    /// The total length of the segments' files in bytes.
    pub size: u64,
}

/// Returns the size of the archive at `folder`.
///
/// # Errors
///
/// Returns an error if there is no archive at `folder`, or if the archive has another format.
pub fn statistics(folder: &Path) -> Result<Statistics, Error> {
    let manifest = existing(folder)?;
    let mut statistics = Statistics {
        n_segments: manifest.segments.len(),
        ..Statistics::default()
    };
    for entry in &manifest.segments {
        statistics.n_articles += entry.n_live();
        statistics.n_removed += entry.removed.len() as u64;
        statistics.n_fingerprints += entry.n_fingerprints;
        statistics.size += entry.n_bytes();
    }
    Ok(statistics)
}

/// Returns the faults of the archive at `folder`, file by file.
///
/// # Errors
///
/// Returns an error if there is no archive at `folder`, or if the archive has another format.
pub fn verify(folder: &Path) -> Result<Vec<Error>, Error> {
    let Manifest { segments, .. } = existing(folder)?;
    Ok(segments
        .iter()
        .flat_map(|entry| faults(folder, entry))
        .collect())
}

/// Returns the faults of the segment `entry` of the archive at `folder`.
pub fn faults(folder: &Path, entry: &SegmentEntry) -> Vec<Error> {
    let files = Segment::files(folder, entry).into_iter();
    let mut faults: Vec<Error> = files
        .filter_map(|(path, file)| verify_bytes(&path, file).err())
        .collect();
    // If a file is damaged, its rows need not be checked.
    if faults.is_empty() {
        faults.extend(verify_rows(folder, entry).err());
    }
    faults
}

/// Checks that the file at `path` still has the bytes that were written. `entry` gives their number
/// and their hash.
fn verify_bytes(path: &Path, entry: FileEntry) -> Result<(), Error> {
    let mut file = File::open(path).map_err(|error| damaged(path, error))?;
    let (mut hash, mut n_bytes) = (Xxh3::new(), 0);
    let mut buffer = vec![0; 1 << 20];
    loop {
        let n_read = file
            .read(&mut buffer)
            .map_err(|error| damaged(path, error))?;
        if n_read == 0 {
            break;
        }
        hash.update(&buffer[..n_read]);
        n_bytes += n_read as u64;
    }
    let found = FileEntry {
        n_bytes,
        xxh3: hash.digest(),
    };
    if found == entry {
        return Ok(());
    }
    Err(damaged(
        path,
        "its content was changed after it was written",
    ))
}

/// Checks that the rows of the segment `entry` are consistent.
fn verify_rows(folder: &Path, entry: &SegmentEntry) -> Result<(), Error> {
    let segment = Segment::open(folder, entry)?;
    let documents = entry.folder(folder).join(DOCUMENTS);
    segment.each_document(|_, row| {
        if row.actual_sum() == row.sum {
            Ok(())
        } else {
            Err(damaged(&documents, "the words of an article were changed"))
        }
    })?;
    let path = entry.folder(folder).join(FINGERPRINTS);
    let (mut rows, mut last, mut n_rows) = (segment.fingerprints(), None, 0);
    while let Some(row) = rows.read_next()? {
        let is_known = u32::try_from(row.document).is_ok_and(|number| number < entry.n_documents);
        if Some(row) < last || !is_known {
            return Err(damaged(
                &path,
                "its rows are not sorted, or a row names no article",
            ));
        }
        last = Some(row);
        n_rows += 1;
    }
    if n_rows != entry.n_fingerprints {
        let cause = "its number of rows differs from the number in the manifest";
        return Err(damaged(&path, cause));
    }
    Ok(())
}
