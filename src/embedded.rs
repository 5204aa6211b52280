//! The files of `rules/`, as they were when the binary was built. Knows nothing of what they say.

use include_dir::{Dir, include_dir};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// A file of `rules/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below `rules/`, with forward slashes: `attribution/vague-source.toml`.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every file in the folder `folder` of `rules/`, in path order.
///
/// An unknown folder has no files.
#[must_use]
pub fn folder(folder: &str) -> Vec<File> {
    let files = RULES.get_dir(folder).map(Dir::files);
    let mut files: Vec<File> = files.into_iter().flatten().filter_map(file).collect();
    files.sort_by_key(|it| it.path);
    files
}

/// The names of the folders of `rules/`, sorted.
#[must_use]
pub fn folders() -> Vec<&'static str> {
    let mut names: Vec<&str> = RULES.dirs().filter_map(|it| it.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// The text of the file at `path` below `rules/`.
///
/// # Panics
///
/// When there is no such file: the caller names a file that this repository holds, and a test
/// would have shown its absence.
#[must_use]
pub fn text(path: &str) -> &'static str {
    RULES
        .get_file(path)
        .and_then(include_dir::File::contents_utf8)
        .unwrap_or_else(|| panic!("rules/{path} is built into the binary as UTF-8"))
}

/// The bytes of the file at `path` below `rules/`.
///
/// # Panics
///
/// As [`text`].
#[must_use]
pub fn bytes(path: &str) -> &'static [u8] {
    RULES.get_file(path).map_or_else(
        || panic!("rules/{path} is built into the binary"),
        include_dir::File::contents,
    )
}

/// The lexicons: their files below `rules/lexicons/`, each by its name without the ending.
#[must_use]
pub fn lexicons() -> Vec<(&'static str, File)> {
    let stem = |it: &File| it.path.rsplit('/').next()?.split('.').next();
    let files = folder("lexicons").into_iter();
    files.filter_map(|it| Some((stem(&it)?, it))).collect()
}

fn file(file: &'static include_dir::File<'static>) -> Option<File> {
    Some(File {
        path: file.path().to_str()?,
        text: file.contents_utf8()?,
    })
}
