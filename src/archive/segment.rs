//! Segments: articles and their word groups, written as a whole and never changed.

use std::ops::Range;
use std::path::{Path, PathBuf};

use parquet::data_type::{ByteArrayType, Int32Type, Int64Type};

use crate::analysis::passage::published::{ArticleId, GroupPlace};
use crate::archive::article::DocumentRow;
use crate::archive::damage::{damaged, guarded};
use crate::archive::manifest::{DOCUMENTS, FINGERPRINTS, FileEntry, SegmentEntry};
use crate::archive::part::{ColumnCursor, SegmentFile};
use crate::archive::rows::FingerprintRows;
use crate::archive::table::FingerprintRow;
use crate::error::Error;

/// A segment that is open for reading.
pub struct Segment {
    /// The entry of the segment in the manifest.
    pub entry: SegmentEntry,
    documents: SegmentFile,
    fingerprints: SegmentFile,
}

impl Segment {
    /// Opens the segment `entry` of the archive at `folder`.
    ///
    /// # Errors
    ///
    /// Returns an error if a file of the segment cannot be read.
    pub fn open(folder: &Path, entry: &SegmentEntry) -> Result<Self, Error> {
        let inner = entry.folder(folder);
        let segment = Self {
            documents: SegmentFile::open(&inner.join(DOCUMENTS), entry.documents)?,
            fingerprints: SegmentFile::open(&inner.join(FINGERPRINTS), entry.fingerprints)?,
            entry: entry.clone(),
        };
        let groups = 0..segment.documents.n_groups();
        let n_rows: usize = groups.map(|group| segment.documents.n_rows(group)).sum();
        if n_rows != entry.n_documents as usize {
            let cause = "its number of rows differs from the number in the manifest";
            return Err(damaged(&segment.documents.path, cause));
        }
        Ok(segment)
    }

    /// Returns the places of the word groups whose hash is one of `hashes`, which must be sorted.
    /// `part` is the number of this segment. For each hash, places after the first `max_places + 1`
    /// may be left out.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn places(
        &self,
        part: u32,
        hashes: &[u64],
        max_places: usize,
    ) -> Result<Vec<GroupPlace>, Error> {
        let table = &self.fingerprints;
        guarded(&table.path, || {
            let mut places = Vec::new();
            // Places in removed articles are not returned, so more rows must be read.
            let max_rows = max_places + self.entry.removed.len();
            for group in 0..table.n_groups() {
                self.places_in(group, hashes, max_rows, |row| {
                    let number = u32::try_from(row.document).ok();
                    let number = number.filter(|number| *number < self.entry.n_documents);
                    let position = u32::try_from(row.position).ok();
                    let (Some(number), Some(position)) = (number, position) else {
                        return Err(damaged(&table.path, "a row names no article"));
                    };
                    if self.entry.removed.binary_search(&number).is_err() {
                        let article = ArticleId { part, number };
                        let hash = u64::from_le_bytes(row.hash.to_le_bytes());
                        places.push(GroupPlace {
                            hash,
                            article,
                            position,
                        });
                    }
                    Ok(())
                })?;
            }
            Ok(places)
        })
    }

    /// Calls `found` with the rows of the row group `group` that have one of `hashes`. For each
    /// hash, at most `max_rows + 1` rows are read.
    fn places_in(
        &self,
        group: usize,
        hashes: &[u64],
        max_rows: usize,
        mut found: impl FnMut(FingerprintRow) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let table = &self.fingerprints;
        let bounds = table.bounds(group, 0)?;
        let (n_pages, n_rows) = (bounds.starts.len(), table.n_rows(group));
        let mut cursor: ColumnCursor<Int64Type> = table.cursor(group, 0)?;
        let mut ranges: Vec<(i64, Range<usize>)> = Vec::new();
        let (mut page, mut loaded) = (Vec::new(), None);
        for hash in hashes
            .iter()
            .map(|hash| i64::from_le_bytes(hash.to_le_bytes()))
        {
            let first = bounds.greatest.partition_point(|greatest| *greatest < hash);
            let mut n_found = 0;
            for idx in first..n_pages {
                if hash < bounds.least[idx] || max_rows < n_found {
                    break;
                }
                let start = bounds.starts[idx];
                if loaded != Some(idx) {
                    let end = bounds.starts.get(idx + 1).copied().unwrap_or(n_rows);
                    page.clear();
                    cursor.read(start, end.saturating_sub(start), &mut page)?;
                    if !page.is_sorted() {
                        return Err(damaged(&table.path, "its rows are not sorted"));
                    }
                    loaded = Some(idx);
                }
                let from = page.partition_point(|other| *other < hash);
                let to = page.partition_point(|other| *other <= hash);
                let to = to.min(from + max_rows + 1 - n_found);
                if from < to {
                    ranges.push((hash, start + from..start + to));
                    n_found += to - from;
                }
            }
        }
        if ranges.is_empty() {
            return Ok(());
        }
        let mut documents: ColumnCursor<Int32Type> = table.cursor(group, 1)?;
        let mut positions: ColumnCursor<Int32Type> = table.cursor(group, 2)?;
        for (hash, rows) in ranges {
            let (mut numbers, mut places) = (Vec::new(), Vec::new());
            documents.read(rows.start, rows.len(), &mut numbers)?;
            positions.read(rows.start, rows.len(), &mut places)?;
            for (document, position) in numbers.into_iter().zip(places) {
                found(FingerprintRow {
                    hash,
                    document,
                    position,
                })?;
            }
        }
        Ok(())
    }

    /// Returns the words of the articles with the numbers `numbers`, which must be sorted.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn words(&self, numbers: &[u32]) -> Result<Vec<(u32, Vec<u32>)>, Error> {
        self.rows(numbers, |table, group, rows| {
            let mut words: ColumnCursor<ByteArrayType> = table.cursor(group, 4)?;
            let mut sums: ColumnCursor<Int32Type> = table.cursor(group, 5)?;
            let mut read = Vec::with_capacity(rows.len());
            for row in rows {
                let document = DocumentRow {
                    words: words.one(*row)?.data().to_vec(),
                    sum: sums.one(*row)?,
                    ..DocumentRow::default()
                };
                if document.actual_sum() != document.sum {
                    return Err(damaged(&table.path, "the words of an article were changed"));
                }
                read.push(document.content());
            }
            Ok(read)
        })
    }

    /// Returns the rows of the articles with the numbers `numbers`, which must be sorted. Only
    /// path, date and lines of each row are read.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn documents(&self, numbers: &[u32]) -> Result<Vec<(u32, DocumentRow)>, Error> {
        self.rows(numbers, |table, group, rows| {
            let mut paths: ColumnCursor<ByteArrayType> = table.cursor(group, 1)?;
            let mut dates: ColumnCursor<Int32Type> = table.cursor(group, 2)?;
            let mut lines: ColumnCursor<ByteArrayType> = table.cursor(group, 3)?;
            let mut read = Vec::with_capacity(rows.len());
            for row in rows {
                read.push(DocumentRow {
                    path: paths.one(*row)?.data().to_vec(),
                    date: dates.one(*row)?,
                    lines: lines.one(*row)?.data().to_vec(),
                    ..DocumentRow::default()
                });
            }
            Ok(read)
        })
    }

    /// Calls `read` once for each row group that has articles with the numbers `numbers`, and
    /// passes the rows of these articles. Returns all results. `numbers` must be sorted.
    fn rows<T>(
        &self,
        numbers: &[u32],
        read: impl Fn(&SegmentFile, usize, &[usize]) -> Result<Vec<T>, Error>,
    ) -> Result<Vec<(u32, T)>, Error> {
        let table = &self.documents;
        guarded(&table.path, || {
            let (mut all, mut rest, mut start) = (Vec::with_capacity(numbers.len()), numbers, 0);
            for group in 0..table.n_groups() {
                let end = start + table.n_rows(group);
                let n_inner = rest.partition_point(|number| (*number as usize) < end);
                let (inner, others) = rest.split_at(n_inner);
                if !inner.is_empty() {
                    let rows = inner.iter().map(|number| *number as usize - start);
                    let values = read(table, group, &rows.collect::<Vec<_>>())?;
                    all.extend(inner.iter().copied().zip(values));
                }
                (rest, start) = (others, end);
            }
            Ok(all)
        })
    }

    /// Calls `visit` with the key of each article that was not removed.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn each_key(&self, mut visit: impl FnMut(i64)) -> Result<(), Error> {
        self.each(
            |_, row| {
                visit(row.key);
                Ok(())
            },
            &[0],
        )
    }

    /// Calls `visit` with the number and the path of each article that was not removed.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn each_path(&self, mut visit: impl FnMut(u32, &[u8])) -> Result<(), Error> {
        self.each(
            |number, row| {
                visit(number, &row.path);
                Ok(())
            },
            &[1],
        )
    }

    /// Calls `visit` with each article that was not removed.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged, or if `visit` returns an error.
    pub fn each_document(
        &self,
        visit: impl FnMut(u32, DocumentRow) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.each(visit, &[0, 1, 2, 3, 4, 5])
    }

    /// Calls `visit` with each article that was not removed. Only the columns `columns` are read.
    fn each(
        &self,
        mut visit: impl FnMut(u32, DocumentRow) -> Result<(), Error>,
        columns: &[usize],
    ) -> Result<(), Error> {
        let table = &self.documents;
        let mut number = 0_u32;
        for group in 0..table.n_groups() {
            let n_rows = table.n_rows(group);
            let mut rows = vec![DocumentRow::default(); n_rows];
            for column in columns {
                guarded(&table.path, || {
                    read_column(table, group, *column, &mut rows)
                })?;
            }
            for row in rows {
                if self.entry.removed.binary_search(&number).is_err() {
                    visit(number, row)?;
                }
                number += 1;
            }
        }
        Ok(())
    }

    /// Returns the rows of the table of word groups.
    pub fn fingerprints(&self) -> FingerprintRows<'_> {
        FingerprintRows::of(&self.fingerprints)
    }

    /// Returns the paths of the files of the segment, each with the entry of the file in the
    /// manifest.
    pub fn files(folder: &Path, entry: &SegmentEntry) -> [(PathBuf, FileEntry); 2] {
        let inner = entry.folder(folder);
        [
            (inner.join(DOCUMENTS), entry.documents),
            (inner.join(FINGERPRINTS), entry.fingerprints),
        ]
    }
}

/// Reads the column `column` of the row group `group` into `rows`.
fn read_column(
    table: &SegmentFile,
    group: usize,
    column: usize,
    rows: &mut [DocumentRow],
) -> Result<(), Error> {
    let n_rows = rows.len();
    match column {
        0 => {
            let mut values = Vec::with_capacity(n_rows);
            table
                .cursor::<Int64Type>(group, column)?
                .read(0, n_rows, &mut values)?;
            rows.iter_mut()
                .zip(values)
                .for_each(|(row, value)| row.key = value);
        }
        2 | 5 => {
            let mut values = Vec::with_capacity(n_rows);
            table
                .cursor::<Int32Type>(group, column)?
                .read(0, n_rows, &mut values)?;
            for (row, value) in rows.iter_mut().zip(values) {
                *(if column == 2 {
                    &mut row.date
                } else {
                    &mut row.sum
                }) = value;
            }
        }
        _ => {
            let mut values = Vec::with_capacity(n_rows);
            table
                .cursor::<ByteArrayType>(group, column)?
                .read(0, n_rows, &mut values)?;
            for (row, value) in rows.iter_mut().zip(values) {
                let field = match column {
                    1 => &mut row.path,
                    3 => &mut row.lines,
                    _ => &mut row.words,
                };
                *field = value.data().to_vec();
            }
        }
    }
    Ok(())
}
