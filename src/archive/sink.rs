//! Writes a Parquet file of an archive.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use parquet::basic::Encoding;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnPath;
use xxhash_rust::xxh3::Xxh3;

use crate::archive::manifest::FileEntry;
use crate::error::Error;

/// The definition of a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnSpec {
    /// The name of the column.
    pub name: &'static str,
    /// The type and the name of the column, as a Parquet schema writes them.
    pub kind: &'static str,
    /// The encoding of the values.
    pub encoding: Encoding,
    /// The maximum number of rows of a page.
    pub page_rows: usize,
    /// Whether the least and greatest value of each page are recorded.
    pub has_bounds: bool,
}

/// The values of a column.
#[derive(Clone, Copy, Debug)]
pub enum Values<'v> {
    /// 32-bit numbers.
    Int(&'v [i32]),
    /// 64-bit numbers.
    Long(&'v [i64]),
    /// Byte strings.
    Bytes(&'v [ByteArray]),
}

/// A file under construction.
pub struct Sink {
    path: PathBuf,
    writer: SerializedFileWriter<Hashed>,
}

/// A file that is being written, with the hash and the number of the bytes so far.
struct Hashed {
    file: BufWriter<File>,
    hash: Xxh3,
    n_bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_written = self.file.write(bytes)?;
        self.hash.update(&bytes[..n_written]);
        self.n_bytes += n_written as u64;
        Ok(n_written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Sink {
    /// Creates a file at `path` for a table called `name` with the columns `columns`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be created.
    pub fn create(path: &Path, name: &str, columns: &[ColumnSpec]) -> Result<Self, Error> {
        let fault = |error: ParquetError| unwritten(path, &error);
        let fields = columns
            .iter()
            .map(|column| format!("required {};", column.kind));
        let fields: Vec<String> = fields.collect();
        let schema = format!("message {name} {{ {} }}", fields.join(" "));
        let schema = parse_message_type(&schema).map_err(fault)?;
        // A page can end only where a batch ends, so a batch must not be longer than a page.
        let batch = columns
            .iter()
            .map(|column| column.page_rows)
            .min()
            .unwrap_or(1024);
        let mut properties = WriterProperties::builder()
            .set_dictionary_enabled(false)
            .set_statistics_enabled(EnabledStatistics::None)
            .set_write_batch_size(batch.min(1024))
            .set_max_row_group_row_count(None)
            .set_created_by(format!("copydesk {}", env!("CARGO_PKG_VERSION")));
        for column in columns {
            let path = || ColumnPath::from(column.name);
            properties = properties
                .set_column_encoding(path(), column.encoding)
                .set_column_data_page_row_count_limit(path(), column.page_rows);
            if column.has_bounds {
                let statistics = EnabledStatistics::Page;
                properties = properties.set_column_statistics_enabled(path(), statistics);
            }
        }
        let file = File::create(path).map_err(|error| unwritten(path, &error.into()))?;
        let hashed = Hashed {
            file: BufWriter::with_capacity(1 << 20, file),
            hash: Xxh3::new(),
            n_bytes: 0,
        };
        let writer = SerializedFileWriter::new(hashed, schema.into(), properties.build().into());
        Ok(Self {
            path: path.to_owned(),
            writer: writer.map_err(fault)?,
        })
    }

    /// Writes a row group. `columns` has the values of each column.
    ///
    /// # Errors
    ///
    /// Returns an error if the row group cannot be written.
    pub fn write(&mut self, columns: &[Values<'_>]) -> Result<(), Error> {
        let path = &self.path;
        let mut write = || {
            let mut group = self.writer.next_row_group()?;
            for column in columns {
                match column {
                    Values::Int(values) => write_column::<Int32Type>(&mut group, values)?,
                    Values::Long(values) => write_column::<Int64Type>(&mut group, values)?,
                    Values::Bytes(values) => write_column::<ByteArrayType>(&mut group, values)?,
                }
            }
            group.close().map(drop)
        };
        write().map_err(|error| unwritten(path, &error))
    }

    /// Completes the file and syncs it to the disk.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn finish(self) -> Result<FileEntry, Error> {
        let path = &self.path;
        let fault = |error: ParquetError| unwritten(path, &error);
        let mut hashed = self.writer.into_inner().map_err(fault)?;
        let synced = hashed
            .flush()
            .and_then(|()| hashed.file.get_ref().sync_all());
        synced.map_err(|error| unwritten(path, &error.into()))?;
        Ok(FileEntry {
            n_bytes: hashed.n_bytes,
            xxh3: hashed.hash.digest(),
        })
    }
}

fn write_column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Hashed>,
    values: &[T::T],
) -> Result<(), ParquetError> {
    let column = group.next_column()?;
    let mut column = column.ok_or_else(|| ParquetError::General("no column is left".into()))?;
    column.typed::<T>().write_batch(values, None, None)?;
    column.close()
}

fn unwritten(path: &Path, error: &ParquetError) -> Error {
    Error::new(format!("the file cannot be written: {error}")).in_file(path.display().to_string())
}
