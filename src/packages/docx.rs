//! Word documents (Office Open XML), which Word, `LibreOffice` and Google Docs write.
//!
//! The main part, its footnotes and its endnotes are read as if all tracked changes were accepted.
//! Comments, headers and footers, field codes, tables of contents, placeholders, hidden and
//! struck-out text are recognised and not read as prose. Nothing outside the package is opened.

pub mod body;
pub mod comment;
pub mod field;
pub mod list;
pub mod numbering;
pub mod paragraph;
pub mod properties;
pub mod relations;
pub mod remarks;
pub mod single;
pub mod styles;
pub mod track;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::docx::body::{StyleSheets, WordBody};
use crate::packages::docx::numbering::Numbering;
use crate::packages::docx::relations::Relations;
use crate::packages::docx::styles::Styles;
use crate::packages::kind::{Package, PackageKind, RESAVE_REMEDY};
use crate::packages::package_text::PackageText;

/// The unpacked parts of a document that are always read.
pub struct DocumentParts {
    /// The name and the content of the main part.
    pub main: (String, String),
    /// The parts and addresses that the identifiers in the main part refer to.
    pub relations: Relations,
}

impl DocumentParts {
    /// Reads the parts of the document in `archive`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no main part, or if a part is broken.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, Error> {
        let top = Relations::read(archive, "")?;
        let name = top.first_target_of_kind("officeDocument");
        let name = name.map_or_else(|| "word/document.xml".to_owned(), str::to_owned);
        let Some(main) = archive.read_part(&name)? else {
            let problem = format!("this is not a Word document: the file contains no `{name}`");
            return Err(Error::new(problem).with_remedy(RESAVE_REMEDY));
        };
        let relations = Relations::read(archive, &name)?;
        Ok(Self {
            main: (name, main),
            relations,
        })
    }

    /// Returns the name and the content of the part of the kind `kind`, if there is one.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read_part_of_kind(
        &self,
        kind: &str,
        archive: &mut Archive<'_>,
    ) -> Result<Option<(String, String)>, Error> {
        let Some(name) = self.relations.first_target_of_kind(kind) else {
            return Ok(None);
        };
        let part = archive.read_part(name)?;
        Ok(part.map(|path| (name.to_owned(), path)))
    }
}

/// Reads the Word document `bytes`. Returns its text, and the structure and origins of the text.
///
/// # Errors
///
/// Returns an error if the document cannot be read. The error says why, and names the remedy.
pub fn read(bytes: &[u8]) -> Result<(String, Package), Error> {
    let mut archive = Archive::open(bytes)?;
    let parts = DocumentParts::read(&mut archive)?;
    let package_text = read_text(&parts, &mut archive)?;
    let package = Package {
        kind: PackageKind::Docx,
        outline: package_text.outline,
        origins: package_text.origins,
    };
    Ok((package_text.text, package))
}

/// Reads the text of `parts`, and of the parts of `archive` to which `parts` refer.
fn read_text(parts: &DocumentParts, archive: &mut Archive<'_>) -> Result<PackageText, Error> {
    let styles = parts.read_part_of_kind("styles", archive)?;
    let numbering = parts.read_part_of_kind("numbering", archive)?;
    let comments = parts.read_part_of_kind("comments", archive)?;
    let style_sheets = StyleSheets {
        styles: match &styles {
            Some((name, xml)) => Styles::read(xml, name)?,
            None => Styles::default(),
        },
        numbering: match &numbering {
            Some((name, xml)) => Numbering::read(xml, name)?,
            None => Numbering::default(),
        },
    };
    let mut body = WordBody::new(&style_sheets, PackageText::default());
    body.read(&parts.main.1, &parts.main.0, &parts.relations)?;
    for kind in ["footnotes", "endnotes"] {
        if let Some((name, xml)) = parts.read_part_of_kind(kind, archive)? {
            let relations = Relations::read(archive, &name)?;
            body.read(&xml, &name, &relations)?;
        }
    }
    if let Some((name, xml)) = &comments {
        body.read_suppressions(&remarks::read_comments(xml, name)?);
    }
    Ok(body.finish())
}
