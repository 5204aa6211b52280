//! The kinds of packages, and what is read from a package.

use serde::Deserialize;
use strum::{Display, EnumIter};

use crate::error::Error;
use crate::packages::change::TextChange;
use crate::packages::origin::Origins;
use crate::packages::remark::Remark;
use crate::text::outline::DocumentOutline;

/// A kind of package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Display, EnumIter)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum PackageKind {
    /// Office Open XML, the format of Word, which `LibreOffice` and Google Docs also write.
    Docx,
    /// An `OpenDocument` text, the format of `LibreOffice`, which Google Docs also writes.
    Odt,
    /// An e-mail that is encoded or has several parts.
    Email,
}

/// What is read from a package in addition to its text. The text has one line per paragraph.
#[derive(Clone, Debug)]
pub struct Package {
    /// The kind of the package.
    pub kind: PackageKind,
    /// The structure of the text.
    pub outline: DocumentOutline,
    /// The places in the package from which the text was read.
    pub origins: Origins,
}

/// The remedy for a package that cannot be read.
pub const RESAVE_REMEDY: &str = "open the document in a word processor and save it again";

/// Returns the error for a document that is protected by a password.
pub fn password_error() -> Error {
    Error::new("the document is protected by a password")
        .with_remedy("open the document in a word processor, remove the password and save it")
}

impl PackageKind {
    /// Returns whether the e-mail `bytes` must be read as a package because its text is encoded.
    #[cfg(feature = "packages")]
    pub fn is_encoded_email(bytes: &[u8]) -> bool {
        !crate::packages::email::is_plain_text(bytes)
    }

    /// Returns `false`, because this build has no reader for e-mails.
    #[cfg(not(feature = "packages"))]
    pub fn is_encoded_email(_: &[u8]) -> bool {
        false
    }

    /// Returns the kind of the package `bytes`; `None` if `bytes` are not a package.
    #[cfg(feature = "packages")]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        let archive = crate::packages::archive::Archive::open(bytes).ok()?;
        let kinds = [
            ("word/document.xml", Self::Docx),
            ("content.xml", Self::Odt),
        ];
        let mut kinds = kinds.into_iter();
        kinds.find_map(|(name, kind)| archive.part_index(name).map(|_| kind))
    }

    /// Returns `None`, because this build has no readers for packages.
    #[cfg(not(feature = "packages"))]
    pub fn detect(_: &[u8]) -> Option<Self> {
        None
    }

    /// Reads the package `bytes`. Returns its text, and the structure and origins of the text.
    ///
    /// # Errors
    ///
    /// Returns an error if the package cannot be read. The error says why, and names the remedy.
    #[cfg(feature = "packages")]
    pub fn read(self, bytes: &[u8]) -> Result<(String, Package), Error> {
        match self {
            Self::Docx => crate::packages::docx::read(bytes),
            Self::Odt => crate::packages::odt::read(bytes),
            Self::Email => crate::packages::email::read(bytes),
        }
    }

    /// Returns an error, because this build has no readers for packages.
    ///
    /// # Errors
    ///
    /// Returns an error in every case.
    #[cfg(not(feature = "packages"))]
    #[expect(
        clippy::unused_self,
        reason = "with the feature each kind has a reader of its own"
    )]
    pub fn read(self, _: &[u8]) -> Result<(String, Package), Error> {
        let problem = "this copydesk was built without support for word-processor documents";
        Err(Error::new(problem).with_remedy("build copydesk with the feature `packages`"))
    }

    /// Returns a copy of the package `bytes` in which each of `remarks` is a comment, attached to
    /// its words. The new comments replace the comments that an earlier run of copydesk wrote. If
    /// there are neither new nor earlier comments, the copy has the same bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if the package cannot be read or written. E-mails cannot be written.
    #[cfg(feature = "packages")]
    pub fn write_comments(self, bytes: &[u8], remarks: &[Remark]) -> Result<Vec<u8>, Error> {
        match self {
            Self::Docx => crate::packages::docx::comment::write_comments(bytes, remarks),
            Self::Odt => crate::packages::odt::comment::write_comments(bytes, remarks),
            Self::Email => Err(Error::new("copydesk cannot write comments into an e-mail")
                .with_remedy("leave --comments out")),
        }
    }

    /// Returns a copy of the package `bytes` with `changes` as tracked changes. Their date is
    /// `date`, such as `2026-03-02T10:00:00Z`. The changes must not overlap, and
    /// [`Package::first_obstacle`] must find no obstacle. The text of the copy is the changed text.
    ///
    /// # Errors
    ///
    /// Returns an error if the package cannot be read or written. E-mails cannot be written.
    #[cfg(feature = "packages")]
    pub fn write_tracked_changes(
        self,
        bytes: &[u8],
        changes: &[TextChange],
        date: &str,
    ) -> Result<Vec<u8>, Error> {
        match self {
            Self::Docx => crate::packages::docx::track::write_changes(bytes, changes, date),
            Self::Odt => crate::packages::odt::track::write_changes(bytes, changes, date),
            Self::Email => Err(Error::new("copydesk cannot write changes into an e-mail")
                .with_remedy("make the changes in the mail program")),
        }
    }

    /// Returns an error, because this build has no readers for packages.
    ///
    /// # Errors
    ///
    /// Returns an error in every case.
    #[cfg(not(feature = "packages"))]
    pub fn write_tracked_changes(
        self,
        bytes: &[u8],
        _: &[TextChange],
        _: &str,
    ) -> Result<Vec<u8>, Error> {
        self.read(bytes).map(|_| bytes.to_vec())
    }

    /// Returns an error, because this build has no readers for packages.
    ///
    /// # Errors
    ///
    /// Returns an error in every case.
    #[cfg(not(feature = "packages"))]
    pub fn write_comments(self, bytes: &[u8], _: &[Remark]) -> Result<Vec<u8>, Error> {
        self.read(bytes).map(|_| bytes.to_vec())
    }
}
