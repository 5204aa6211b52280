//! `OpenDocument` texts, which `LibreOffice` and Google Docs write.
//!
//! The running text, its notes and its text boxes are read as if all tracked changes were accepted.
//! Comments, headers and footers, tables of contents, placeholders, hidden and struck-out text are
//! recognised and not read as prose.

pub mod body;
pub mod comment;
pub mod namespaces;
pub mod styles;
pub mod track;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::kind::{Package, PackageKind, RESAVE_REMEDY, password_error};
use crate::packages::odt::body::OdtBody;
use crate::packages::odt::styles::OdtStyles;
use crate::packages::package_text::PackageText;

/// The name of the part that contains the text.
const CONTENT_PART: &str = "content.xml";

/// Reads the `OpenDocument` text `bytes`. Returns its text, and the structure and origins of the
/// text.
///
/// # Errors
///
/// Returns an error if the document cannot be read. The error says why, and names the remedy.
pub fn read(bytes: &[u8]) -> Result<(String, Package), Error> {
    let mut archive = Archive::open(bytes)?;
    let content = read_content(&mut archive)?;
    let package_text = read_text(&content, &mut archive)?;
    let package = Package {
        kind: PackageKind::Odt,
        outline: package_text.outline,
        origins: package_text.origins,
    };
    Ok((package_text.text, package))
}

/// Returns the part of `archive` that contains the text.
fn read_content(archive: &mut Archive<'_>) -> Result<String, Error> {
    let manifest = archive
        .read_part("META-INF/manifest.xml")?
        .unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(password_error());
    }
    archive.read_part(CONTENT_PART)?.ok_or_else(|| {
        let problem =
            format!("this is not an OpenDocument text: the file contains no `{CONTENT_PART}`");
        Error::new(problem).with_remedy(RESAVE_REMEDY)
    })
}

/// Reads `content` with the styles of `archive`.
fn read_text(content: &str, archive: &mut Archive<'_>) -> Result<PackageText, Error> {
    let mut styles = OdtStyles::default();
    if let Some(xml) = archive.read_part("styles.xml")? {
        styles.read(&xml, "styles.xml")?;
    }
    styles.read(content, CONTENT_PART)?;
    let mut body = OdtBody::new(&styles);
    body.read(content, CONTENT_PART)?;
    Ok(body.finish())
}
