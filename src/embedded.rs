//! The files of `rules/`. In release builds, the build script embeds the files in the binary. Other
//! builds read the files once per process, so that a changed rule needs no compilation.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The content of every file, by path below `rules/`.
static FILES: LazyLock<BTreeMap<&'static str, &'static [u8]>> = LazyLock::new(source::files);

/// A file of `rules/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbeddedFile {
    /// The path below `rules/`, with forward slashes: `attribution/vague-source.toml`.
    pub path: &'static str,
    /// The text of the file.
    pub text: &'static str,
}

impl EmbeddedFile {
    /// Returns the file name without extension: `vague-source`.
    pub fn stem(&self) -> &'static str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Returns the files in the folder `folder` of `rules/`, in the order of their paths. Returns
/// nothing if there is no such folder.
pub fn folder(folder: &str) -> Vec<EmbeddedFile> {
    let file = |(path, bytes): (&&'static str, &&'static [u8])| {
        let (parent, _) = path.rsplit_once('/')?;
        // Check only the files of the folder for valid UTF-8, because all files together are large.
        let is_inside = parent == folder;
        let text = is_inside.then(|| str::from_utf8(bytes).ok()).flatten()?;
        Some(EmbeddedFile { path, text })
    };
    FILES.iter().filter_map(file).collect()
}

/// Returns the names of the folders of `rules/`, sorted.
pub fn folders() -> Vec<&'static str> {
    let folders = FILES.keys().filter_map(|path| path.split_once('/'));
    let mut names: Vec<&str> = folders.map(|(name, _)| name).collect();
    names.dedup();
    names
}

/// Returns the text of the file at `path` below `rules/`.
///
/// # Panics
///
/// Panics if `rules/` has no file at `path`. Callers only name files of this repository, and tests
/// read each of these files.
pub fn text(path: &str) -> &'static str {
    str::from_utf8(bytes(path)).unwrap_or_else(|_| panic!("rules/{path} is UTF-8"))
}

/// Returns the bytes of the file at `path` below `rules/`.
///
/// # Panics
///
/// Panics if `rules/` has no file at `path`.
pub fn bytes(path: &str) -> &'static [u8] {
    let bytes = FILES.get(path);
    bytes.unwrap_or_else(|| panic!("rules/{path} is a file of this repository"))
}

#[cfg(baked)]
mod source {
    use std::collections::BTreeMap;

    // For each file, its path and its content. The tables that are compiled are left out.
    static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

    pub(super) fn files() -> BTreeMap<&'static str, &'static [u8]> {
        FILES.iter().copied().collect()
    }
}

#[cfg(not(baked))]
mod source {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");

    pub(super) fn files() -> BTreeMap<&'static str, &'static [u8]> {
        let paths = entries(Path::new(RULES)).flat_map(|path| {
            let inner = entries(&path);
            inner.chain([path])
        });
        let file = |path: PathBuf| {
            let bytes = fs::read(&path).ok()?;
            let name = path.strip_prefix(RULES).ok()?.to_str()?;
            Some((&*name.replace('\\', "/").leak(), &*bytes.leak()))
        };
        paths.filter_map(file).collect()
    }

    /// Returns the paths of the entries of the folder at `path`; empty if `path` is a file.
    fn entries(path: &Path) -> impl Iterator<Item = PathBuf> + use<> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.map(|entry| entry.path())
    }
}
