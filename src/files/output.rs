//! Writes a file completely or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::boundary::Boundary;
use crate::files::unfinished::Unfinished;
use crate::files::{attributes, path};

/// Writes the file at `path`, which the user or the settings name. `write` writes the content to a
/// temporary file in the same folder, which is then moved to `path`. So nobody ever sees an
/// incomplete file. A device or pipe is written to directly.
///
/// # Errors
///
/// Returns an error if the file cannot be written. The error names the file and the reason. A link
/// is never followed.
pub fn write(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let written = if is_stream(path) {
        append(path, write)
    } else {
        check(path).and_then(|()| replace(path, write, || Ok(())))
    };
    written.map_err(|error| cause(&error).in_file(path::shown(path)))
}

/// Creates the file at `path` with the content `text`, completely or not at all.
///
/// # Errors
///
/// Returns an error if something already exists at `path`, or if the system does not let the file
/// be created.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = Unfinished::create(folder(path))?;
    file.file().write_all(text.as_bytes())?;
    attributes::be_new(file.file())?;
    file.sync()?;
    file.finish_new(path)
}

/// Creates the folder of the file at `path`, and all parent folders that do not exist.
///
/// # Errors
///
/// Returns an error if the system refuses to create a folder.
pub fn create_folder_of(path: &Path) -> io::Result<()> {
    fs::create_dir_all(folder(path))
}

/// Replaces the file at `path`, which must not be a link. `write` writes the new content. `is_due`
/// is called just before the replacement; if it returns an error, nothing is replaced. The
/// attributes of the file are kept.
///
/// # Errors
///
/// Returns an error if the file cannot be written, or if an attribute would be lost.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    is_due: impl FnOnce() -> io::Result<()>,
) -> io::Result<()> {
    let existing = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() || metadata.is_symlink() => Some(metadata),
        Ok(_) => return append(path, write),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(metadata) = &existing {
        attributes::check(metadata)?;
    }
    let mut file = Unfinished::create(folder(path))?;
    let mut out = BufWriter::new(file.file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    match &existing {
        Some(metadata) => attributes::keep(path, metadata, file.file())?,
        None => attributes::be_new(file.file())?,
    }
    file.sync()?;
    is_due()?;
    file.finish(path)
}

/// Writes to the device or pipe at `path`.
fn append(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file = fs::File::options().append(true).open(path)?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()
}

/// The paths by which a process can open its own streams. These paths are links.
const STREAMS: [&str; 4] = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"];

/// Returns whether `path` is a stream of this process, whether the stream is redirected or not.
fn is_stream(path: &Path) -> bool {
    let path = path::absolute(path).unwrap_or_default();
    cfg!(unix) && STREAMS.iter().any(|stream| path.starts_with(stream))
}

/// Checks that `path` is not a link, and that links in its folder do not lead out of the
/// repository. Links may be part of the repository and lead to files that the user does not expect.
fn check(path: &Path) -> io::Result<()> {
    let shown = |path: PathBuf| path.display().to_string();
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        let target = fs::canonicalize(path).or_else(|_| fs::read_link(path));
        let target = target.map_or("nowhere".to_owned(), shown);
        return Err(io::Error::other(format!(
            "this path is a symbolic link to {target}; remove the link, or name {target} instead"
        )));
    }
    if let Some(target) = Boundary::of_file(path).led_out(folder(path)) {
        let shown = shown(target);
        return Err(io::Error::other(format!(
            "the folder of this file leads out of the repository through a symbolic link to \
             {shown}; name {shown} instead"
        )));
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Returns the error to show for a file that the system cannot write.
pub fn cause(error: &io::Error) -> Error {
    use io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Error::new("the folder of this file does not exist"),
        ErrorKind::PermissionDenied => Error::new("copydesk is not permitted to write this file")
            .with_remedy("check the permissions of the file and of its folder"),
        ErrorKind::IsADirectory => Error::new("this path is a folder, not a file"),
        // The text of the error is the reason.
        ErrorKind::Other => Error::new(error.to_string()),
        _ => {
            // The error may name the temporary file, which means nothing to the user.
            let problem = error.to_string();
            let problem = problem.split(" at path ").next().unwrap_or(&problem);
            Error::new(format!("the file cannot be written: {problem}"))
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
                .to_string()
                .ends_with("out.txt: no room")
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        super::write(&path, |out| out.write_all(b"two")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        // No temporary file was left behind.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("out.txt");
        let failed = super::write(&path, |_| Ok(())).unwrap_err();
        assert!(
            failed
                .to_string()
                .ends_with("the folder of this file does not exist"),
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
        let failed = super::write(&link, |out| out.write_all(b"new")).unwrap_err();
        assert!(
            failed
                .to_string()
                .contains("this path is a symbolic link to "),
            "{failed}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_file_has_is_kept_or_it_stays() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        // Not every file system supports extended attributes.
        let has_attributes = xattr::set(&path, "user.note", b"kept").is_ok();
        super::write(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o604);
        if has_attributes {
            let kept = xattr::get(&path, "user.note").unwrap();
            assert_eq!(kept.as_deref(), Some(b"kept".as_slice()));
        }
        fs::hard_link(&path, folder.path().join("other")).unwrap();
        let failed = super::write(&path, |out| out.write_all(b"third")).unwrap_err();
        assert!(
            failed.to_string().contains("2 names (hard links)"),
            "{failed}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
