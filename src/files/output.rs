//! Writing a file whole or not at all. Knows not what is in it.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::files::unfinished::Unfinished;

/// Writes the file at `path` by `write`. It is made beside and moved into place when it is done,
/// so nobody ever sees half of it; a device or pipe is written to as it is.
///
/// # Errors
///
/// Says which file cannot be written and why.
pub fn write(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    replace(path, write).map_err(|it| format!("{}: {}", path.display(), cause(&it)))
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&path).ok();
    if existing.as_ref().is_some_and(|it| !it.is_file()) {
        let mut out = BufWriter::new(File::options().write(true).open(&path)?);
        write(&mut out)?;
        return out.flush();
    }
    let folder = match path.parent() {
        Some(it) if it != Path::new("") => it,
        _ => Path::new("."),
    };
    let mut file = Unfinished::create(folder)?;
    let mut out = BufWriter::new(file.file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    #[cfg(unix)]
    if let Some(it) = &existing {
        leave_to_owner(file.file(), it);
    }
    file.finish(&path, existing.map(|it| it.permissions()))
}

/// Leaves `file` to whom the file belongs that `replaced` tells of, as far as the user may give
/// away what is theirs.
#[cfg(unix)]
fn leave_to_owner(file: &File, replaced: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_new = |it: fs::Metadata| (it.uid(), it.gid()) != (replaced.uid(), replaced.gid());
    if file.metadata().is_ok_and(is_new) {
        drop(fchown(file, Some(replaced.uid()), Some(replaced.gid())));
    }
}

fn cause(error: &io::Error) -> String {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such folder to write it to".to_owned(),
        ErrorKind::PermissionDenied => "it may not be written; check its permissions".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => {
            // The file that is made beside it, which the error may name, tells nobody anything.
            let told = error.to_string();
            let told = told.split(" at path ").next().unwrap_or(&told);
            format!("it cannot be written: {told}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        super::write(&path, |out| out.write_all(b"one")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        let failed = super::write(&path, |out| {
            out.write_all(b"tw")?;
            Err(io::Error::other("no room"))
        });
        assert!(
            failed
                .unwrap_err()
                .ends_with("it cannot be written: no room")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        super::write(&path, |out| out.write_all(b"two")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        // Nothing was left beside it.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("out.txt");
        let failed = super::write(&path, |_| Ok(())).unwrap_err();
        assert!(
            failed.ends_with("there is no such folder to write it to"),
            "{failed}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_and_a_link_stay_what_they_are() {
        use std::os::unix::fs::FileTypeExt;
        super::write(Path::new("/dev/null"), |out| out.write_all(b"x")).unwrap();
        let kind = fs::metadata("/dev/null").unwrap().file_type();
        assert!(kind.is_char_device());
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("out.txt"), folder.path().join("link"));
        fs::write(&path, "old").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        super::write(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
