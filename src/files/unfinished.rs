//! Files that are being written. If the run is interrupted, these files are removed.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

use crate::files::stale;

/// The paths of the files that are being written.
static PATHS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The folders from which this run has removed files of earlier runs.
static CLEARED: Mutex<Option<HashSet<PathBuf>>> = Mutex::new(None);

/// How often a run tries to create a file. A try fails if another run removes the new file before
/// the file is locked.
const MAX_TRIES: usize = 8;

/// A file that nobody should see before it is complete. The file is removed when this value is
/// dropped, unless the file was moved to its final path.
pub struct Unfinished {
    // Fields are dropped in order of declaration. The file must be dropped before its entry in the
    // list of unfinished files.
    file: NamedTempFile,
    _listed: Listed,
}

struct Listed {
    path: PathBuf,
}

impl Unfinished {
    /// Creates an empty file in `folder` that only the user may read. Also removes unfinished files
    /// of killed runs from the folder.
    ///
    /// # Errors
    ///
    /// Returns an error if no file can be created in `folder`.
    pub fn create(folder: &Path) -> io::Result<Self> {
        #[cfg(all(unix, feature = "cli"))]
        interruption::prepare();
        clear(folder);
        let mut builder = Builder::new();
        builder
            .prefix(stale::PREFIX)
            .suffix(stale::SUFFIX)
            .rand_bytes(stale::N_RANDOM);
        for _ in 0..MAX_TRIES {
            // The list stays locked while the file is created. An interruption therefore never
            // finds a file without its entry in the list, or an entry without its file.
            let mut paths = paths();
            let file = builder.tempfile_in(folder).map_err(|error| plain(&error))?;
            let path = file.path().to_owned();
            paths.push(path.clone());
            drop(paths);
            let listed = Listed { path };
            if stale::lock(file.as_file())? {
                return Ok(Self {
                    file,
                    _listed: listed,
                });
            }
        }
        Err(io::Error::other(
            "another program keeps removing the temporary file of copydesk",
        ))
    }

    /// Returns the file to write to.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Writes the content to the disk, so that a power cut cannot damage the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot write, for instance because the disk is full.
    pub fn sync(&self) -> io::Result<()> {
        match self.file.as_file().sync_all() {
            // Some file systems do not support syncing.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::InvalidInput | ErrorKind::Unsupported
                ) =>
            {
                Ok(())
            }
            result => result,
        }
    }

    /// Moves the file to `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if the system refuses. The unfinished file is then removed.
    pub fn finish(self, path: &Path) -> io::Result<()> {
        self.file
            .persist(path)
            .map_err(|persist_error| plain(&persist_error.error))?;
        settle(path);
        Ok(())
    }

    /// Moves the file to `path` like [`Unfinished::finish`], but only if nothing exists at `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if something exists at `path`, or if the system refuses. The unfinished
    /// file is then removed.
    pub fn finish_new(self, path: &Path) -> io::Result<()> {
        let placed = self.file.persist_noclobber(path);
        placed.map_err(|persist_error| plain(&persist_error.error))?;
        settle(path);
        Ok(())
    }
}

/// Writes the file's new name to the disk. Errors are ignored: without this step, a power cut may
/// bring back the old file, which is complete too.
fn settle(path: &Path) {
    #[cfg(unix)]
    {
        let folder = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        drop(File::open(folder).and_then(|file| file.sync_all()));
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Removes the files of earlier runs from `folder`, once per run.
fn clear(folder: &Path) {
    let mut cleared = CLEARED.lock().unwrap_or_else(PoisonError::into_inner);
    let cleared = cleared.get_or_insert_default();
    if cleared.insert(folder.to_path_buf()) {
        stale::remove(folder);
    }
}

/// Returns `error` without the name of the temporary file.
fn plain(error: &io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|inner| inner.source());
    let inner = inner.and_then(|inner| inner.downcast_ref::<io::Error>());
    let code = inner.unwrap_or(error).raw_os_error();
    code.map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

impl Drop for Listed {
    fn drop(&mut self) {
        paths().retain(|path| *path != self.path);
    }
}

fn paths() -> MutexGuard<'static, Vec<PathBuf>> {
    // If a thread panicked while it had locked the list, the list is still consistent, because each
    // change is a single call.
    PATHS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(any(unix, test))]
fn remove_all(paths: &[PathBuf]) {
    for path in paths {
        // A file that cannot be removed stays. The run is ending, so the error cannot be reported.
        drop(std::fs::remove_file(path));
    }
}

#[cfg(all(unix, feature = "cli"))]
mod interruption {
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, Once};
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::flag;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::{paths, remove_all};

    /// Lets `signals` end the run at once. This is the fallback if no thread can be started that
    /// removes the unfinished files first.
    fn end_at_once(signals: impl Iterator<Item = i32>) {
        for signal in signals {
            let always = Arc::new(AtomicBool::new(true));
            drop(flag::register_conditional_default(signal, always));
        }
    }

    /// From now on, a signal of the user, the terminal or the system removes the unfinished files
    /// before the run ends. The run then ends as it would without this handler. Signals that were
    /// already ignored when the run began, for instance because of nohup, stay ignored. A file that
    /// exceeds the size limit of the system causes an error, as a full disk does.
    pub(super) fn prepare() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            drop(flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))));
            let ignored = ignored();
            let wanted = [SIGINT, SIGTERM, SIGHUP];
            let wanted = wanted
                .into_iter()
                .filter(|signal| ignored >> (signal - 1) & 1 == 0);
            if let Ok(mut signals) = Signals::new(wanted.clone()) {
                let started = thread::Builder::new().spawn(move || {
                    for signal in signals.forever() {
                        // The list stays locked until the end, so that no new file is created.
                        let paths = paths();
                        remove_all(&paths);
                        drop(emulate_default_handler(signal));
                    }
                });
                if started.is_err() {
                    end_at_once(wanted);
                }
            }
        });
    }

    /// Returns the signals that were already ignored when the run began, as a bit mask: signal 1 is
    /// the lowest bit. If the mask is unknown, SIGHUP is treated as ignored, so that closing the
    /// terminal does not end a run that nohup started.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.unwrap_or(1 << (SIGHUP - 1))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    #[test]
    fn an_interruption_removes_what_is_unfinished_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (done, other) = (folder.path().join("done"), folder.path().join("other"));
        let mut first = Unfinished::create(folder.path()).unwrap();
        first.file().write_all(b"whole").unwrap();
        first.finish(&done).unwrap();
        let mut second = Unfinished::create(folder.path()).unwrap();
        second.file().write_all(b"hal").unwrap();
        let listed: Vec<PathBuf> = paths()
            .iter()
            .filter(|path| path.starts_with(folder.path()))
            .cloned()
            .collect();
        assert_eq!(listed.len(), 1);
        remove_all(&listed);
        assert!(second.finish(&other).is_err());
        assert_eq!(fs::read(&done).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(!paths().iter().any(|path| path.starts_with(folder.path())));
    }
}
