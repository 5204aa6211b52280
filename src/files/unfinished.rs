//! Files that are being written, none of which is left behind when a run is interrupted. Knows
//! not what is in them.

use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// The paths of the files that are being written.
static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file that nobody is to see before it is whole. Unless it is put in its place it is removed.
pub struct Unfinished {
    // Dropped in this order: the file goes first, then its name from the list.
    file: NamedTempFile,
    _listed: Listed,
}

struct Listed {
    path: PathBuf,
}

impl Unfinished {
    /// An empty file in `folder` that others may read as they may any new file of the user's.
    ///
    /// # Errors
    ///
    /// When none can be made there.
    pub fn create(folder: &Path) -> io::Result<Self> {
        #[cfg(unix)]
        interruption::prepare();
        let mut builder = Builder::new();
        builder.prefix(".copydesk-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(Permissions::from_mode(0o666));
        }
        // Made and listed as one step: an interruption waits for both.
        let mut paths = paths();
        let file = builder.tempfile_in(folder)?;
        let path = file.path().to_owned();
        paths.push(path.clone());
        drop(paths);
        Ok(Self {
            file,
            _listed: Listed { path },
        })
    }

    /// The file to write to.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts the file in its place, with `permissions` if there are such.
    ///
    /// # Errors
    ///
    /// When the system refuses; the file is removed then.
    pub fn finish(self, path: &Path, permissions: Option<Permissions>) -> io::Result<()> {
        if let Some(it) = permissions {
            self.file.as_file().set_permissions(it)?;
        }
        self.file.persist(path)?;
        Ok(())
    }
}

impl Drop for Listed {
    fn drop(&mut self) {
        paths().retain(|it| *it != self.path);
    }
}

fn paths() -> MutexGuard<'static, Vec<PathBuf>> {
    // The list is whole between any two of its changes.
    PATHS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(any(unix, test))]
fn remove_all(paths: &[PathBuf]) {
    for it in paths {
        // What cannot be removed stays; there is nobody left to tell.
        drop(fs::remove_file(it));
    }
}

#[cfg(unix)]
mod interruption {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Once};
    use std::thread;

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag::register_conditional_default;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{paths, remove_all};

    /// Lets a signal end the run at once, where the system starts no thread that could remove the
    /// unfinished files before.
    fn end_at_once() {
        for signal in [SIGINT, SIGTERM] {
            let always = Arc::new(AtomicBool::new(true));
            drop(register_conditional_default(signal, always));
        }
    }

    /// From here on, removes the unfinished files when the user or the system ends the run, which
    /// then ends as it would have without this. A terminal that hangs up is not minded: a run
    /// that was started to outlive it would be ended.
    pub(super) fn prepare() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) {
                let started = thread::Builder::new().spawn(move || {
                    for signal in signals.forever() {
                        // Held to the end, so that no file is made meanwhile.
                        let paths = paths();
                        remove_all(&paths);
                        drop(emulate_default_handler(signal));
                    }
                });
                if started.is_err() {
                    end_at_once();
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn an_interruption_removes_what_is_unfinished_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (done, other) = (folder.path().join("done"), folder.path().join("other"));
        let mut first = Unfinished::create(folder.path()).unwrap();
        first.file().write_all(b"whole").unwrap();
        first.finish(&done, None).unwrap();
        let mut second = Unfinished::create(folder.path()).unwrap();
        second.file().write_all(b"hal").unwrap();
        let listed: Vec<PathBuf> = paths()
            .iter()
            .filter(|it| it.starts_with(folder.path()))
            .cloned()
            .collect();
        assert_eq!(listed.len(), 1);
        remove_all(&listed);
        assert!(second.finish(&other, None).is_err());
        assert_eq!(fs::read(&done).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(!paths().iter().any(|it| it.starts_with(folder.path())));
    }
}
