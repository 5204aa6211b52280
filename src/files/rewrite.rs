//! Replaces a draft by an edited text if the draft has not changed since it was read.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::error::Error;
use crate::files::output;

/// Replaces the content `before` of the file at `path` by `after`, completely or not at all. If
/// `path` is a link, the file to which it leads is replaced.
///
/// # Errors
///
/// Returns an error if the content of the file is no longer `before`, or if the file must not be
/// written. The file is then left unchanged. The error names the file and the reason.
pub fn rewrite(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Error> {
    let not_fixed = |error: Error| {
        let shown = path.display().to_string();
        error.within("the draft is not fixed").in_file(shown)
    };
    may_be_replaced(path).map_err(not_fixed)?;
    let replaced = path.canonicalize().and_then(|real| {
        let is_due = || {
            if fs::read(path).is_ok_and(|bytes| bytes == *before) {
                return Ok(());
            }
            let problem = "the file was changed after copydesk read it; check it again";
            Err(io::Error::other(problem))
        };
        output::replace(&real, |out| out.write_all(after), is_due)
    });
    replaced.map_err(|error| not_fixed(output::cause(&error)))
}

/// Checks that the file at `path` may be written. The system lets a user replace a file without
/// write permission for that file, so the permission is checked here.
fn may_be_replaced(path: &Path) -> Result<(), Error> {
    let known = fs::metadata(path).map_err(|error| cause(&error))?;
    if !known.is_file() {
        return Err(Error::new("this path is a device or a pipe, not a file"));
    }
    if known.permissions().readonly() {
        return Err(cause(&ErrorKind::PermissionDenied.into()));
    }
    let opened = File::options().write(true).open(path);
    opened.map(drop).map_err(|error| cause(&error))
}

fn cause(error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => Error::new("the file no longer exists"),
        ErrorKind::PermissionDenied => {
            Error::new("the file is read-only").with_remedy("make it writable, or use --diff")
        }
        _ => Error::new(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::decode::encode;
    use crate::text::encoding::{ByteOrder, Encoding};

    #[test]
    fn a_file_keeps_its_encoding() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        for encoding in [
            Encoding::Utf8 { mark: false },
            Encoding::Utf8 { mark: true },
            Encoding::Utf16 {
                order: ByteOrder::Little,
                mark: true,
            },
            Encoding::Utf16 {
                order: ByteOrder::Big,
                mark: true,
            },
        ] {
            fs::write(&path, encode("naïve\r\n🌊", encoding)).unwrap();
            let [before, after] = ["naïve\r\n🌊", "naïve\r\n"].map(|text| encode(text, encoding));
            rewrite(&path, &before, &after).unwrap();
            assert_eq!(fs::read(&path).unwrap(), encode("naïve\r\n", encoding));
        }
    }

    #[test]
    fn a_file_that_is_not_as_it_was_read_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.md");
        let check = |expected: &str| {
            let reported = rewrite(&path, b"as read", b"fixed")
                .unwrap_err()
                .to_string();
            assert!(reported.contains(expected), "{reported}");
        };
        check("the file no longer exists");
        fs::write(&path, "as edited").unwrap();
        check("the file was changed after copydesk read it");
        assert_eq!(fs::read_to_string(&path).unwrap(), "as edited");
        // No temporary file was left behind.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay_and_a_file_that_is_read_only_is_told() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("draft.md"), folder.path().join("link"));
        fs::write(&path, "as read").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let owner = |metadata: &fs::Metadata| (metadata.mode(), metadata.uid(), metadata.gid());
        let before = owner(&fs::metadata(&path).unwrap());
        symlink(&path, &link).unwrap();
        rewrite(&link, b"as read", b"fixed").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "fixed");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(owner(&fs::metadata(&path).unwrap()), before);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let reported = rewrite(&link, b"fixed", b"as read")
            .unwrap_err()
            .to_string();
        assert!(reported.contains("the file is read-only"), "{reported}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "fixed");
        let reported = rewrite(Path::new("/dev/null"), b"", b"x")
            .unwrap_err()
            .to_string();
        assert!(reported.contains("a device or a pipe"), "{reported}");
    }
}
