//! `OpenDocument` texts, as `LibreOffice` and Google Docs write them.
//!
//! The running text, its notes and its text boxes are read as if all tracked changes were accepted.
//! Comments, headers and footers, tables of contents, placeholders, hidden and struck-out text are
//! recognised and not read as prose.

pub mod body;
pub mod comment;
pub mod styles;
pub mod track;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::kind::{Package, PackageKind, REMEDY, protected};
use crate::packages::odt::body::OdtBody;
use crate::packages::odt::styles::OdtStyles;
use crate::packages::story::Story;

/// The name of the part with the text.
const CONTENT: &str = "content.xml";

/// Reads the document with these `bytes`.
///
/// # Errors
///
/// When the document cannot be read. The error says why, and the remedy.
pub fn read(bytes: &[u8]) -> Result<(String, Package), Error> {
    let mut archive = Archive::open(bytes)?;
    let content = content(&mut archive)?;
    let story = story(&content, &mut archive)?;
    let package = Package {
        kind: PackageKind::Odt,
        outline: story.outline,
        origins: story.origins,
    };
    Ok((story.text, package))
}

/// Returns the part of `archive` with the text.
fn content(archive: &mut Archive<'_>) -> Result<String, Error> {
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(protected());
    }
    archive.part(CONTENT)?.ok_or_else(|| {
        let problem = format!("it is no OpenDocument text: it has no `{CONTENT}`");
        Error::new(problem).with_remedy(REMEDY)
    })
}

/// Reads `content` with the styles of `archive`.
fn story(content: &str, archive: &mut Archive<'_>) -> Result<Story, Error> {
    let mut styles = OdtStyles::default();
    if let Some(xml) = archive.part("styles.xml")? {
        styles.read(&xml, "styles.xml")?;
    }
    styles.read(content, CONTENT)?;
    let mut body = OdtBody::new(&styles);
    body.read(content, CONTENT)?;
    Ok(body.finish())
}
