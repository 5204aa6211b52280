//! Which kinds of packages are read, and what is read of one.

use serde::Deserialize;
use strum::{Display, EnumIter};

use crate::error::Error;
use crate::packages::origin::Origins;
use crate::packages::remark::Remark;
use crate::text::outline::DocumentOutline;

/// A kind of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Display, EnumIter)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum PackageKind {
    /// Office Open XML: Word's own, also written by `LibreOffice` and Google Docs.
    Docx,
    /// The `OpenDocument` text of `LibreOffice`, also written by Google Docs.
    Odt,
}

/// What is read of a package beside its text, which has one line a paragraph.
#[derive(Clone, Debug)]
pub struct Package {
    /// What kind of package it is.
    pub kind: PackageKind,
    /// The structure of the text.
    pub outline: DocumentOutline,
    /// Where the text stands in the package.
    pub origins: Origins,
}

/// What helps a package that cannot be read.
pub const REMEDY: &str = "open it in a word processor and save it again";

/// The error of a document that a password protects.
pub fn protected() -> Error {
    Error::new("it is protected by a password")
        .with_remedy("open it in a word processor, remove the password and save it")
}

impl PackageKind {
    /// The kind of the package with these `bytes`; none if it is something else.
    #[cfg(feature = "packages")]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let archive = crate::packages::archive::Archive::open(bytes).ok()?;
        let kinds = [
            ("word/document.xml", Self::Docx),
            ("content.xml", Self::Odt),
        ];
        let mut kinds = kinds.into_iter();
        kinds.find_map(|(name, kind)| archive.index(name).map(|_| kind))
    }

    /// No kind: the readers are not built in.
    #[cfg(not(feature = "packages"))]
    pub fn of(_: &[u8]) -> Option<Self> {
        None
    }

    /// Reads the text of the package with these `bytes`, and the rest.
    ///
    /// # Errors
    ///
    /// Says why it cannot be read, and the remedy.
    #[cfg(feature = "packages")]
    pub fn read(self, bytes: &[u8]) -> Result<(String, Package), Error> {
        match self {
            Self::Docx => crate::packages::docx::read(bytes),
            Self::Odt => crate::packages::odt::read(bytes),
        }
    }

    /// Reads no package: the reader is not built in.
    ///
    /// # Errors
    ///
    /// Always.
    #[cfg(not(feature = "packages"))]
    #[expect(
        clippy::unused_self,
        reason = "with the feature each kind has a reader of its own"
    )]
    pub fn read(self, _: &[u8]) -> Result<(String, Package), Error> {
        let problem = "it is a document of a word processor, which this build does not read";
        Err(Error::new(problem).with_remedy("build copydesk with the feature `packages`"))
    }

    /// A copy of the package with these `bytes` in which each of `remarks` is a comment at its words,
    /// in place of the comments that an earlier run wrote. Without remarks and such comments the copy
    /// is the same, byte for byte.
    ///
    /// # Errors
    ///
    /// Says why the package cannot be read, or not be written.
    #[cfg(feature = "packages")]
    pub fn comment(self, bytes: &[u8], remarks: &[Remark]) -> Result<Vec<u8>, Error> {
        match self {
            Self::Docx => crate::packages::docx::comment::write(bytes, remarks),
            Self::Odt => crate::packages::odt::comment::write(bytes, remarks),
        }
    }

    /// Comments no package: the reader is not built in.
    ///
    /// # Errors
    ///
    /// Always.
    #[cfg(not(feature = "packages"))]
    pub fn comment(self, bytes: &[u8], _: &[Remark]) -> Result<Vec<u8>, Error> {
        self.read(bytes).map(|_| bytes.to_vec())
    }
}
