//! Reads a Parquet file of an archive page by page.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::page_index::column_index::ColumnIndexMetaData;
use parquet::file::reader::{ChunkReader, Length, SerializedPageReader};

use crate::archive::damage::{damaged, guarded};
use crate::archive::manifest::FileEntry;
use crate::error::Error;

/// A file that several threads can read at any position.
#[derive(Debug)]
pub struct RandomAccessFile {
    file: Arc<File>,
    n_bytes: u64,
}

/// Reads a file from a position onwards.
pub struct Onward {
    file: Arc<File>,
    at: u64,
}

/// A Parquet file of a segment.
pub struct SegmentFile {
    /// The path of the file.
    pub path: PathBuf,
    file: Arc<RandomAccessFile>,
    metadata: ParquetMetaData,
}

/// Reads the values of a column in a row group. The cursor only moves forward.
pub struct ColumnCursor<T: DataType> {
    path: PathBuf,
    reader: ColumnReaderImpl<T>,
    row: usize,
}

/// The least and the greatest value of each page of a column in a row group.
pub struct PageBounds<'p> {
    /// The least value of each page.
    pub least: &'p [i64],
    /// The greatest value of each page.
    pub greatest: &'p [i64],
    /// The first row of each page.
    pub starts: Vec<usize>,
}

impl Read for Onward {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = read_at(&self.file, buffer, self.at)?;
        self.at += n_read as u64;
        Ok(n_read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

impl Length for RandomAccessFile {
    fn len(&self) -> u64 {
        self.n_bytes
    }
}

impl ChunkReader for RandomAccessFile {
    type T = BufReader<Onward>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        let file = self.file.clone();
        Ok(BufReader::new(Onward { file, at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        let mut buffer = vec![0; length];
        let file = self.file.clone();
        Onward { file, at: start }.read_exact(&mut buffer)?;
        Ok(buffer.into())
    }
}

impl SegmentFile {
    /// Opens the file at `path`. The file must have the length that `entry` gives.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be opened, or is damaged.
    pub fn open(path: &Path, entry: FileEntry) -> Result<Self, Error> {
        let unopened = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => damaged(path, "the file is missing"),
            _ => Error::new(format!("the file cannot be read: {error}"))
                .in_file(path.display().to_string()),
        };
        let file = File::open(path).map_err(unopened)?;
        let n_bytes = file.metadata().map_err(unopened)?.len();
        if n_bytes != entry.n_bytes {
            let cause = format!(
                "it has {n_bytes} bytes, but {} bytes were written",
                entry.n_bytes
            );
            return Err(damaged(path, cause));
        }
        let file = RandomAccessFile {
            file: Arc::new(file),
            n_bytes,
        };
        let metadata = guarded(path, || {
            let reader = ParquetMetaDataReader::new();
            let reader = reader.with_page_index_policy(PageIndexPolicy::Optional);
            reader
                .parse_and_finish(&file)
                .map_err(|error| damaged(path, error))
        })?;
        Ok(Self {
            path: path.to_owned(),
            file: Arc::new(file),
            metadata,
        })
    }

    /// Returns the number of row groups.
    pub fn n_groups(&self) -> usize {
        self.metadata.num_row_groups()
    }

    /// Returns the number of rows of the row group `group`.
    pub fn n_rows(&self, group: usize) -> usize {
        usize::try_from(self.metadata.row_group(group).num_rows()).unwrap_or(0)
    }

    /// Returns a cursor over the values of the column `column` in the row group `group`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is damaged.
    pub fn cursor<T: DataType>(
        &self,
        group: usize,
        column: usize,
    ) -> Result<ColumnCursor<T>, Error> {
        let rows = self.metadata.row_group(group);
        if rows.num_columns() <= column
            || rows.column(column).column_type() != T::get_physical_type()
        {
            return Err(damaged(
                &self.path,
                "a column is missing or has the wrong type",
            ));
        }
        let column_metadata = rows.column(column);
        let index = self.metadata.page_index();
        let index = index.and_then(|page_index| page_index.offset_index(group, column));
        let locations = index.map(|offsets| offsets.page_locations().clone());
        let file = self.file.clone();
        let n_rows = self.n_rows(group);
        let pages = SerializedPageReader::new(file, column_metadata, n_rows, locations);
        let pages = pages.map_err(|error| damaged(&self.path, error))?;
        let description = column_metadata.column_descr_ptr();
        Ok(ColumnCursor {
            path: self.path.clone(),
            reader: ColumnReaderImpl::new(description, Box::new(pages)),
            row: 0,
        })
    }

    /// Returns the least and the greatest value of each page of the column `column` in the row
    /// group `group`. The column must have 64-bit numbers.
    ///
    /// # Errors
    ///
    /// Returns an error if the file does not contain the least and greatest values.
    pub fn bounds(&self, group: usize, column: usize) -> Result<PageBounds<'_>, Error> {
        let index = self.metadata.page_index();
        let missing = || damaged(&self.path, "it has no index of its pages");
        let index = index.ok_or_else(missing)?;
        let Some(ColumnIndexMetaData::INT64(values)) = index.column_index(group, column) else {
            return Err(missing());
        };
        let locations = index.offset_index(group, column).ok_or_else(missing)?;
        let starts = locations.page_locations().iter();
        let starts = starts.map(|page| usize::try_from(page.first_row_index).unwrap_or(usize::MAX));
        let bounds = PageBounds {
            least: values.min_values(),
            greatest: values.max_values(),
            starts: starts.collect(),
        };
        let n_pages = bounds.starts.len();
        if bounds.least.len() != n_pages || bounds.greatest.len() != n_pages {
            return Err(missing());
        }
        Ok(bounds)
    }
}

impl<T: DataType> ColumnCursor<T> {
    /// Appends the values of `n_rows` rows, from `row` on, to `values`. `row` must come after all
    /// rows that were read before.
    ///
    /// # Errors
    ///
    /// Returns an error if the file ends before the last of these rows.
    pub fn read(&mut self, row: usize, n_rows: usize, values: &mut Vec<T::T>) -> Result<(), Error> {
        let fault = |error: ParquetError| damaged(&self.path, error);
        let n_passed = row.saturating_sub(self.row);
        let n_skipped = self.reader.skip_records(n_passed).map_err(fault)?;
        let read = self.reader.read_records(n_rows, None, None, values);
        let (n_read, ..) = read.map_err(fault)?;
        if n_skipped != n_passed || n_read != n_rows {
            return Err(damaged(
                &self.path,
                "it has fewer rows than its header says",
            ));
        }
        self.row = row + n_rows;
        Ok(())
    }

    /// Returns the value in `row`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file ends before `row`.
    pub fn one(&mut self, row: usize) -> Result<T::T, Error> {
        let mut values = Vec::with_capacity(1);
        self.read(row, 1, &mut values)?;
        let value = values.pop();
        value.ok_or_else(|| damaged(&self.path, "it has fewer rows than its header says"))
    }
}
