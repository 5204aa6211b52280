//! Unpacks the parts of a package from its archive, one at a time and up to a limit. Nothing is
//! written to the disk, so the name of a part cannot make copydesk write a file elsewhere.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::Error;
use crate::packages::kind::{RESAVE_REMEDY, password_error};

/// The maximum total length, in bytes after unpacking, of the parts that are read. The default
/// limit for the size of a draft is the same. A book of a thousand pages has a third of this size.
const MAX_UNPACKED_BYTES: u64 = 64 << 20;

/// The archive of a package, which is a ZIP file.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The number of bytes that may still be unpacked.
    n_left: u64,
}

impl<'b> Archive<'b> {
    /// Opens the archive `bytes`.
    ///
    /// # Errors
    ///
    /// Returns an error if `bytes` are not an archive or are a broken archive.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes));
        let fault = |problem: String| Error::new(problem).with_remedy(RESAVE_REMEDY);
        let mut zip = zip.map_err(|error| fault(format!("the document is broken: {error}")))?;
        // Word also refuses archives in which two parts have one name, because it is unclear which
        // part is meant.
        let is_ambiguous = zip.has_duplicate_names();
        if is_ambiguous || zip.has_overlapping_files().unwrap_or(true) {
            let problem =
                "the document is broken: two parts of the document have the same name or place";
            return Err(fault(problem.to_owned()));
        }
        Ok(Self {
            zip,
            n_left: MAX_UNPACKED_BYTES,
        })
    }

    /// Returns the unpacked text of the part called `name`. Case is ignored. Returns `None` if the
    /// archive has no such part.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken, encrypted, too long, or compressed in a way unusual
    /// for documents.
    pub fn read_part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(idx) = self.part_index(name) else {
            return Ok(None);
        };
        let fault = |problem: String| Error::new(format!("`{name}` in this file {problem}"));
        let entry = self.zip.by_index(idx).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => password_error(),
            error => fault(format!("cannot be unpacked: {error}")).with_remedy(RESAVE_REMEDY),
        })?;
        let mut bytes = Vec::new();
        let read = entry.take(self.n_left + 1).read_to_end(&mut bytes);
        read.map_err(|error| {
            fault(format!("cannot be unpacked: {error}")).with_remedy(RESAVE_REMEDY)
        })?;
        let n_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.n_left = self.n_left.checked_sub(n_bytes).ok_or_else(|| {
            let megabytes = MAX_UNPACKED_BYTES >> 20;
            fault(format!("unpacks to more than {megabytes} MB")).with_remedy("split the document")
        })?;
        let bytes = bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .map(<[u8]>::to_vec)
            .unwrap_or(bytes);
        let text = String::from_utf8(bytes);
        let text = text.map_err(|_| fault("is not UTF-8".to_owned()).with_remedy(RESAVE_REMEDY))?;
        Ok(Some(text))
    }

    /// Returns the index of the part called `name`. Case is ignored, but a part with exactly this
    /// name takes precedence.
    pub fn part_index(&self, name: &str) -> Option<usize> {
        let mut names = self.zip.file_names();
        let is_same = |other: &str| other.eq_ignore_ascii_case(name);
        let in_any_case = || names.position(|name| name.is_ok_and(|other| is_same(&other)));
        self.zip.index_for_name(name).or_else(in_any_case)
    }

    /// Returns the underlying archive, so that its entries can be copied.
    pub fn into_zip(self) -> ZipArchive<Cursor<&'b [u8]>> {
        self.zip
    }
}
