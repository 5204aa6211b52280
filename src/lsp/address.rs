//! Converts between the URIs of documents in an editor and paths. Reads no file.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use percent_encoding::percent_decode_str;

use crate::report::uri;

/// The start of the URI of a file.
const FILE: &str = "file://";

/// Returns the path of the file at the URI `address`. Returns `None` if the document is not a file,
/// for example because it was never saved.
pub fn path(address: &Uri) -> Option<PathBuf> {
    let (scheme, rest) = address.0.split_at_checked(FILE.len())?;
    if !scheme.eq_ignore_ascii_case(FILE) {
        return None;
    }
    // The URI may contain a host name before the path.
    let path = &rest[rest.find('/')?..];
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = if cfg!(windows) {
        path.trim_start_matches('/')
    } else {
        path.as_ref()
    };
    (path.len() > 1).then(|| PathBuf::from(path))
}

/// Returns the URI of the file at the absolute path `path`.
pub fn of(path: &Path) -> Uri {
    let path = path.display().to_string();
    if path.starts_with('/') {
        return Uri(uri::of_path(&path));
    }
    Uri(format!("{FILE}/{}", uri::of_path(&path)))
}

/// Returns a name, such as `Untitled-1`, for the document at the URI `address`. The document has no
/// path.
pub fn name(address: &Uri) -> String {
    let name = address.0.rsplit(['/', ':']).next().unwrap_or_default();
    let name = percent_decode_str(name).decode_utf8_lossy();
    let is_plain = |character: &char| {
        character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | ' ')
    };
    let name: String = name.chars().filter(is_plain).collect();
    if name.trim_matches('.').is_empty() {
        return "untitled".to_owned();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_are_paths() {
        for (address, expected) in [
            ("file:///srv/a.md", Some("/srv/a.md")),
            (
                "file:///srv/b%20c/%C3%A9tude%23.md",
                Some("/srv/b c/étude#.md"),
            ),
            ("file://localhost/srv/a.md", Some("/srv/a.md")),
            ("FILE:///srv/étude.md", Some("/srv/étude.md")),
            ("file://", None),
            ("file:///", None),
            ("file:///%FF", None),
            ("untitled:Untitled-1", None),
            ("git:/srv/a.md", None),
            ("", None),
        ] {
            let found = path(&Uri(address.to_owned()));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{address}");
        }
        let there = Path::new("/srv/b c/étude#.md");
        assert_eq!(path(&of(there)).as_deref(), Some(there));
    }

    #[test]
    fn a_document_without_a_path_has_a_name() {
        for (address, expected) in [
            ("untitled:Untitled-1", "Untitled-1"),
            ("untitled:a/..", "untitled"),
            ("file://", "untitled"),
            ("buffer:%2Fa%2Fb", "ab"),
        ] {
            assert_eq!(name(&Uri(address.to_owned())), expected, "{address}");
        }
    }
}
