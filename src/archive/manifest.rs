//! The manifest of an archive, which lists the valid segments.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::files::unfinished::Unfinished;

/// The version of the archive format that copydesk writes.
pub const FORMAT: u32 = 1;

/// The name of the file with the manifest.
pub const FILE: &str = "manifest.json";

/// The name of the folder with the segments.
pub const SEGMENTS: &str = "segments";

/// The name of the file with the articles of a segment.
pub const DOCUMENTS: &str = "documents.parquet";
/// The name of the file with the word groups of a segment.
pub const FINGERPRINTS: &str = "fingerprints.parquet";

/// The valid segments of an archive. A segment is a part of the archive with files of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    pub format: u32,
    /// The number of the next segment.
    pub next_segment: u64,
    /// The segments, the oldest first.
    pub segments: Vec<SegmentEntry>,
}

/// A valid segment, which is a part of an archive with files of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SegmentEntry {
    /// The name of the segment's folder.
    pub name: String,
    /// The number of articles, including the removed articles.
    pub n_documents: u32,
    /// The number of word groups.
    pub n_fingerprints: u64,
    /// The numbers of the removed articles, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<u32>,
    /// The file with the table of articles.
    pub documents: FileEntry,
    /// The file with the table of word groups.
    pub fingerprints: FileEntry,
}

/// The length and hash of a file when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The length in bytes.
    pub n_bytes: u64,
    /// The XXH3 hash of the bytes.
    pub xxh3: u64,
}

/// The field of a manifest that every version of the format has.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            format: FORMAT,
            next_segment: 1,
            segments: Vec::new(),
        }
    }
}

impl SegmentEntry {
    /// Returns the number of articles that were not removed.
    pub fn n_live(&self) -> u64 {
        u64::from(self.n_documents) - self.removed.len() as u64
    }

    /// Returns the total length of the segment's files in bytes.
    pub fn n_bytes(&self) -> u64 {
        self.documents.n_bytes + self.fingerprints.n_bytes
    }

    /// Returns the folder of the segment in the archive at `folder`.
    pub fn folder(&self, folder: &Path) -> PathBuf {
        folder.join(SEGMENTS).join(&self.name)
    }
}

impl Manifest {
    /// Reads the manifest of the archive at `folder`. Returns `None` if there is no archive.
    ///
    /// # Errors
    ///
    /// Returns an error if the manifest cannot be read or has another format.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(FILE);
        let fault = |error: Error| error.in_file(path.display().to_string());
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(fault(Error::new(format!(
                    "the file cannot be read: {error}"
                ))));
            }
        };
        let broken = |error: serde_json::Error| {
            let error = Error::new(format!(
                "this is not the list of an archive's files: {error}"
            ));
            fault(error.with_remedy("restore the file from a backup"))
        };
        let version: Version = serde_json::from_slice(&text).map_err(broken)?;
        if version.format != FORMAT {
            let problem = format!(
                "the archive has format {}, but this version of copydesk reads format {FORMAT}",
                version.format
            );
            let remedy = if FORMAT < version.format {
                "use a newer version of copydesk"
            } else {
                "add the articles to a new archive"
            };
            return Err(fault(Error::new(problem).with_remedy(remedy)));
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(broken)?;
        let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(odd) = manifest
            .segments
            .iter()
            .find(|entry| !is_plain(&entry.name))
        {
            let error = Error::new(format!("`{}` is not a valid name of a segment", odd.name));
            return Err(fault(error.with_remedy("restore the file from a backup")));
        }
        Ok(Some(manifest))
    }

    /// Replaces the manifest of the archive at `folder` in one step. A reader sees either the old
    /// or the new manifest, never a mixture of the two.
    ///
    /// # Errors
    ///
    /// Returns an error if the manifest cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(FILE);
        let write = || {
            let mut file = Unfinished::create(folder)?;
            let mut text = serde_json::to_vec_pretty(self)?;
            text.push(b'\n');
            file.file().write_all(&text)?;
            file.sync()?;
            file.finish(&path)
        };
        write().map_err(|error: std::io::Error| {
            let error = Error::new(format!("the file cannot be written: {error}"));
            error.in_file(path.display().to_string())
        })
    }
}
