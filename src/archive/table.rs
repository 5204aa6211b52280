//! Writes the two tables of a segment.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use parquet::basic::Encoding;
use parquet::data_type::ByteArray;

use crate::archive::article::DocumentRow;
use crate::archive::manifest::{DOCUMENTS, FINGERPRINTS, FileEntry};
use crate::archive::sink::{ColumnSpec, Sink, Values};
use crate::error::Error;

/// The columns of the table of articles.
const DOCUMENT_COLUMNS: &[ColumnSpec] = &[
    column("key", "int64 key", Encoding::PLAIN, 1024),
    column(
        "path",
        "binary path (UTF8)",
        Encoding::DELTA_BYTE_ARRAY,
        256,
    ),
    column("date", "int32 date", Encoding::DELTA_BINARY_PACKED, 1024),
    column("lines", "binary lines", Encoding::PLAIN, 64),
    column("words", "binary words", Encoding::PLAIN, 16),
    column("sum", "int32 sum", Encoding::PLAIN, 1024),
];

/// The columns of the table of word groups. The rows are sorted by the hash, then by the article.
const FINGERPRINT_COLUMNS: &[ColumnSpec] = &[
    ColumnSpec {
        has_bounds: true,
        ..column(
            "hash",
            "int64 hash",
            Encoding::DELTA_BINARY_PACKED,
            ROWS_OF_PAGE,
        )
    },
    column(
        "document",
        "int32 document",
        Encoding::DELTA_BINARY_PACKED,
        ROWS_OF_PAGE,
    ),
    column(
        "position",
        "int32 position",
        Encoding::DELTA_BINARY_PACKED,
        ROWS_OF_PAGE,
    ),
];

/// The number of rows of a page of word groups. A lookup reads one page, so the pages should be
/// small. A lookup also reads the whole index of the pages, so there must not be too many pages.
const ROWS_OF_PAGE: usize = 2048;

/// The number of articles that are kept in memory before they are written.
pub const DOCUMENTS_OF_ROW_GROUP: usize = 1 << 16;
const FINGERPRINTS_OF_ROW_GROUP: usize = 1 << 20;

const fn column(
    name: &'static str,
    kind: &'static str,
    encoding: Encoding,
    page_rows: usize,
) -> ColumnSpec {
    ColumnSpec {
        name,
        kind,
        encoding,
        page_rows,
        has_bounds: false,
    }
}

/// A row of the table of word groups. Rows are ordered as in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FingerprintRow {
    /// The hash of the word group.
    pub hash: i64,
    /// The number of the article.
    pub document: i32,
    /// The index of the word group among the words of the article.
    pub position: i32,
}

/// The table of word groups under construction.
pub struct FingerprintSink {
    sink: Sink,
    columns: (Vec<i64>, Vec<i32>, Vec<i32>),
    n_rows: u64,
}

/// The table of articles under construction.
pub struct DocumentSink {
    sink: Sink,
    rows: Vec<DocumentRow>,
    n_rows: u32,
}

impl FingerprintSink {
    /// Creates the table in the new segment at `folder`.
    ///
    /// # Errors
    ///
    /// Returns an error if the table cannot be created.
    pub fn create(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FINGERPRINTS);
        Ok(Self {
            sink: Sink::create(&path, "fingerprints", FINGERPRINT_COLUMNS)?,
            columns: (Vec::new(), Vec::new(), Vec::new()),
            n_rows: 0,
        })
    }

    /// Appends `row`. In the order of the table, `row` must not come before the last row.
    ///
    /// # Errors
    ///
    /// Returns an error if the row cannot be written.
    pub fn push(&mut self, row: FingerprintRow) -> Result<(), Error> {
        let (hashes, documents, positions) = &mut self.columns;
        hashes.push(row.hash);
        documents.push(row.document);
        positions.push(row.position);
        self.n_rows += 1;
        if FINGERPRINTS_OF_ROW_GROUP <= hashes.len() {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        let (hashes, documents, positions) = &mut self.columns;
        if hashes.is_empty() {
            return Ok(());
        }
        let columns = [
            Values::Long(hashes),
            Values::Int(documents),
            Values::Int(positions),
        ];
        self.sink.write(&columns)?;
        hashes.clear();
        documents.clear();
        positions.clear();
        Ok(())
    }

    /// Completes the table. Returns the length and hash of its file, and the number of rows.
    ///
    /// # Errors
    ///
    /// Returns an error if the table cannot be written.
    pub fn finish(mut self) -> Result<(FileEntry, u64), Error> {
        self.flush()?;
        Ok((self.sink.finish()?, self.n_rows))
    }
}

impl DocumentSink {
    /// Creates the table in the new segment at `folder`.
    ///
    /// # Errors
    ///
    /// Returns an error if the table cannot be created.
    pub fn create(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(DOCUMENTS);
        Ok(Self {
            sink: Sink::create(&path, "documents", DOCUMENT_COLUMNS)?,
            rows: Vec::new(),
            n_rows: 0,
        })
    }

    /// Appends `row`.
    ///
    /// # Errors
    ///
    /// Returns an error if the row cannot be written.
    pub fn push(&mut self, row: DocumentRow) -> Result<(), Error> {
        self.rows.push(row);
        self.n_rows += 1;
        if DOCUMENTS_OF_ROW_GROUP <= self.rows.len() {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let (mut keys, mut dates, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        let (mut paths, mut lines, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for row in self.rows.drain(..) {
            keys.push(row.key);
            dates.push(row.date);
            sums.push(row.sum);
            paths.push(ByteArray::from(row.path));
            lines.push(ByteArray::from(row.lines));
            words.push(ByteArray::from(row.words));
        }
        self.sink.write(&[
            Values::Long(&keys),
            Values::Bytes(&paths),
            Values::Int(&dates),
            Values::Bytes(&lines),
            Values::Bytes(&words),
            Values::Int(&sums),
        ])
    }

    /// Completes the table. Returns the length and hash of its file, and the number of rows.
    ///
    /// # Errors
    ///
    /// Returns an error if the table cannot be written.
    pub fn finish(mut self) -> Result<(FileEntry, u32), Error> {
        self.flush()?;
        Ok((self.sink.finish()?, self.n_rows))
    }
}

/// Syncs the entries of `folder` to the disk.
///
/// # Errors
///
/// Returns an error if the folder cannot be synced.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = (folder, File::open::<&Path>);
    Ok(())
}

/// Creates the folder of a new segment. A folder of the same name, which a killed writer left
/// behind, is removed first.
///
/// # Errors
///
/// Returns an error if the folder cannot be created.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}
