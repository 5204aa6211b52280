//! Functions with which a job on many machines maintains an archive, as `tests/archive/spark.py`
//! does. This interface is not stable.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use copydesk::analysis::passage::memory::MemoryArchive;
use copydesk::analysis::passage::published::{ArticleId, GroupPlace};
use copydesk::archive::article::{DocumentRow, key};
use copydesk::archive::manifest::SegmentEntry;
use copydesk::archive::writer::Writer;
use copydesk::files::json_lines::parse_given;
use copydesk::linter::archiving::elsewhere::{hashes_of, look_up, write_given};
use copydesk::{Document, Error};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::raised;

/// The writer of an archive. Until this writer is closed, the archive has no other writer.
#[pyclass(frozen, name = "ArchiveWriter", module = "copydesk._native")]
pub struct ArchiveWriter {
    writer: Mutex<Option<Writer>>,
}

#[pymethods]
impl ArchiveWriter {
    #[new]
    fn new(py: Python<'_>, store: PathBuf) -> PyResult<Self> {
        let writer = Writer::open(&store, true).map_err(|error| raised(py, &error))?;
        Ok(Self {
            writer: Mutex::new(Some(writer)),
        })
    }

    /// Returns the names of `n_segments` new segments.
    fn reserve(&self, n_segments: usize) -> PyResult<Vec<String>> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = writer.as_mut().ok_or_else(closed)?;
        Ok(writer.reserve(n_segments))
    }

    /// Adds the segments that `write_segment` returned as `entries` to the archive.
    fn adopt(&self, py: Python<'_>, entries: Vec<String>) -> PyResult<()> {
        let entries = entries.iter().map(|entry| serde_json::from_str(entry));
        let entries: Result<Vec<SegmentEntry>, _> = entries.collect();
        let entries = entries.map_err(|error| PyValueError::new_err(error.to_string()))?;
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = writer.as_mut().ok_or_else(closed)?;
        writer.adopt(entries).map_err(|error| raised(py, &error))
    }

    /// Closes the writer, so that other writers can change the archive.
    fn close(&self) {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        *writer = None;
    }
}

fn closed() -> PyErr {
    PyValueError::new_err("the writer was closed")
}

/// Returns the key by which the archive identifies an article.
#[pyfunction]
pub fn article_key(path: &str, text: &str) -> i64 {
    key(path, text)
}

/// Writes a segment of documents. Each of `lines` is a document as JSON. Returns the entry of the
/// segment for the manifest.
#[pyfunction]
pub fn write_segment(
    py: Python<'_>,
    store: PathBuf,
    name: &str,
    lines: Vec<String>,
) -> PyResult<String> {
    let written = py.detach(|| -> Result<SegmentEntry, Error> {
        let given = lines.iter().map(|line| parse_given(line));
        write_given(&store, name, given.collect::<Result<_, _>>()?)
    });
    let entry = written.map_err(|error| raised(py, &error))?;
    serde_json::to_string(&entry).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Returns the hashes by which a draft is looked up in the archive.
#[pyfunction]
pub fn draft_hashes(py: Python<'_>, path: &str, text: String) -> Vec<u64> {
    py.detach(|| hashes_of(Document::new(path, text)))
}

/// The place of a group of words: the hash of the group, the part of the archive, the number of the
/// article in this part, and the position in the article.
type Place = (u64, u32, u32, u32);

/// An article: the part of the archive, the number of the article in this part, and the path, the
/// date, the lines and the words of the article, as in the table.
type Article = (u32, u32, String, i32, Vec<u8>, Vec<u8>);

/// Returns the findings in a draft for passages of `articles`, as JSON. `places` are the places of
/// the draft's word groups in the archive.
#[pyfunction]
pub fn look_up_passages(
    py: Python<'_>,
    path: &str,
    text: String,
    places: Vec<Place>,
    articles: Vec<Article>,
) -> PyResult<String> {
    let places = places.into_iter().map(|(hash, part, number, position)| GroupPlace {
        hash,
        article: ArticleId { part, number },
        position,
    });
    let articles = articles.into_iter().map(|(part, number, path, date, lines, words)| {
        let row = DocumentRow {
            path: path.into_bytes(),
            date,
            lines,
            words,
            ..DocumentRow::default()
        };
        (ArticleId { part, number }, row.published(), row.content())
    });
    let archive = MemoryArchive::given(places.collect(), articles);
    let linted = py.detach(|| look_up(Document::new(path, text), Arc::new(archive)));
    let linted = linted.map_err(|error| raised(py, &error))?;
    Ok(linted.to_json())
}
