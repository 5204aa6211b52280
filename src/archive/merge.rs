//! Merges segments into one segment. The articles keep their order, and removed articles are left
//! out.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::path::Path;

use crate::archive::damage::damaged;
use crate::archive::manifest::{FINGERPRINTS, SegmentEntry};
use crate::archive::segment::Segment;
use crate::archive::table::{
    DocumentSink, FingerprintRow, FingerprintSink, make_folder, sync_folder,
};
use crate::error::Error;

/// This number stands for a removed article in a list of the new numbers of articles.
const REMOVED: i32 = -1;

/// Writes the articles of `segments` as the new segment `name` of the archive at `folder`.
///
/// # Errors
///
/// Returns an error if a segment is damaged, or if the new segment cannot be written.
pub fn merge(folder: &Path, name: &str, segments: &[Segment]) -> Result<SegmentEntry, Error> {
    new_segment(folder, name, |inner| {
        let mut sink = DocumentSink::create(inner)?;
        let (mut numbers, mut next) = (Vec::new(), 0_i32);
        for segment in segments {
            let mut of_segment = vec![REMOVED; segment.entry.n_documents as usize];
            segment.each_document(|number, row| {
                of_segment[number as usize] = next;
                next += 1;
                sink.push(row)
            })?;
            numbers.push(of_segment);
        }
        let (documents, n_documents) = sink.finish()?;
        let mut sink = FingerprintSink::create(inner)?;
        merge_fingerprints(folder, segments, &numbers, |row| sink.push(row))?;
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

/// Calls `push` with the word groups of all `segments`, in sorted order. `numbers` gives, for each
/// segment, the new numbers of its articles.
fn merge_fingerprints(
    folder: &Path,
    segments: &[Segment],
    numbers: &[Vec<i32>],
    mut push: impl FnMut(FingerprintRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut sources: Vec<_> = segments.iter().map(Segment::fingerprints).collect();
    let mut next = |idx: usize| -> Result<Option<FingerprintRow>, Error> {
        while let Some(row) = sources[idx].read_next()? {
            let number = usize::try_from(row.document).ok();
            let number = number.and_then(|number| numbers[idx].get(number));
            let Some(document) = number.copied() else {
                let path = segments[idx].entry.folder(folder).join(FINGERPRINTS);
                return Err(damaged(&path, "a row names no article"));
            };
            if document != REMOVED {
                return Ok(Some(FingerprintRow { document, ..row }));
            }
        }
        Ok(None)
    };
    let mut heap = BinaryHeap::new();
    for idx in 0..segments.len() {
        heap.extend(next(idx)?.map(|row| Reverse((row, idx))));
    }
    while let Some(Reverse((row, idx))) = heap.pop() {
        push(row)?;
        heap.extend(next(idx)?.map(|row| Reverse((row, idx))));
    }
    Ok(())
}

/// Creates the folder of the new segment `name` of the archive at `folder`, lets `write` fill the
/// folder, and syncs the folder to the disk.
///
/// # Errors
///
/// Returns an error if the segment cannot be written.
pub fn new_segment(
    folder: &Path,
    name: &str,
    write: impl FnOnce(&Path) -> Result<SegmentEntry, Error>,
) -> Result<SegmentEntry, Error> {
    let segments = folder.join(crate::archive::manifest::SEGMENTS);
    let inner = segments.join(name);
    let fault = |error: std::io::Error| {
        let error = Error::new(format!("the file cannot be written: {error}"));
        error.in_file(inner.display().to_string())
    };
    make_folder(&inner).map_err(fault)?;
    let entry = write(&inner)?;
    for synced in [&inner, &segments] {
        sync_folder(synced).map_err(fault)?;
    }
    Ok(entry)
}
