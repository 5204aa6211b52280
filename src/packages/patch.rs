//! Copies of a part or a package with some stretches replaced. Everything else stays the same, byte
//! for byte.

use std::fmt::Display;
use std::io::{Cursor, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::kind::RESAVE_REMEDY;

/// The changes of one part.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    /// The replaced bytes and their replacements.
    changes: Vec<(Range<u32>, String)>,
}

impl Patch {
    /// Inserts `text` at byte `at`, after texts that were inserted there earlier.
    pub fn insert(&mut self, at: u32, text: String) {
        self.changes.push((at..at, text));
    }

    /// Deletes the bytes `range`.
    pub fn delete(&mut self, range: Range<u32>) {
        self.changes.push((range, String::new()));
    }

    /// Replaces the bytes `range` by `text`.
    pub fn replace(&mut self, range: Range<u32>, text: String) {
        self.changes.push((range, text));
    }

    /// Returns `part` with the changes. If two changes overlap, the one that begins later is
    /// ignored.
    pub fn apply(mut self, part: &str) -> String {
        self.changes
            .sort_by_key(|(range, _)| (range.start, range.end));
        let (mut patched, mut at) = (String::with_capacity(part.len()), 0);
        for (range, text) in self.changes {
            let (start, end) = (range.start as usize, range.end as usize);
            if let Some(kept) = part.get(at..start) {
                patched.push_str(kept);
                patched.push_str(&text);
                at = end;
            }
        }
        patched.push_str(part.get(at..).unwrap_or_default());
        patched
    }
}

/// Returns a copy of the package in `archive`. Each of `parts` is a name and a text. The text
/// replaces the part with this name. If the package has no such part, the part is added.
///
/// # Errors
///
/// Returns an error if an entry of the archive cannot be copied.
pub fn copy_package(
    archive: Archive<'_>,
    mut parts: Vec<(String, String)>,
) -> Result<Vec<u8>, Error> {
    let fault = |problem: &dyn Display| copy_error(problem);
    let known: Vec<Option<usize>> = parts
        .iter()
        .map(|(name, _)| archive.part_index(name))
        .collect();
    let mut zip = archive.into_zip();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for idx in 0..zip.len() {
        let entry = zip.by_index_raw(idx).map_err(|error| fault(&error))?;
        let Some(part) = known.iter().position(|known| *known == Some(idx)) else {
            writer.raw_copy_file(entry).map_err(|error| fault(&error))?;
            continue;
        };
        let name = entry.name().map_err(|error| fault(&error))?.into_owned();
        let mut options = SimpleFileOptions::default().compression_method(entry.compression());
        if let Some(time) = entry.last_modified() {
            options = options.last_modified_time(time);
        }
        let text = std::mem::take(&mut parts[part].1);
        write_part(&mut writer, &name, options, &text).map_err(|error| fault(&error))?;
    }
    for (part, _) in parts
        .iter()
        .zip(&known)
        .filter(|(_, known)| known.is_none())
    {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        write_part(&mut writer, &part.0, options, &part.1).map_err(|error| fault(&error))?;
    }
    let written = writer.finish().map_err(|error| fault(&error))?;
    Ok(written.into_inner())
}

/// Returns the error for a package that can be read but not copied; `problem` says why.
pub fn copy_error(problem: &dyn Display) -> Error {
    Error::new(format!("the document cannot be copied: {problem}")).with_remedy(RESAVE_REMEDY)
}

fn write_part(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    options: SimpleFileOptions,
    text: &str,
) -> Result<(), zip::result::ZipError> {
    writer.start_file(name, options)?;
    writer.write_all(text.as_bytes())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Patch;

    #[test]
    fn changes_are_made_in_their_order() {
        let mut patch = Patch::default();
        patch.insert(3, "x".to_owned());
        patch.delete(4..6);
        patch.insert(3, "y".to_owned());
        patch.replace(0..1, "A".to_owned());
        assert_eq!(patch.apply("abcdefg"), "Abcxydg");
    }
}
