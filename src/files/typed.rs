//! Resolves a path that the user typed. The path may be a file, a folder, or a pattern that the
//! shell did not expand. Possibly, nothing exists at the path.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use crate::error::Error;
use crate::files::document::cause;
use crate::files::kinds;
use crate::text::nearest::nearest;

/// What a path that the user typed means.
pub enum Typed {
    /// The path is a folder.
    Folder,
    /// The file at this path. The user may have typed the path without the extension.
    File(PathBuf),
    /// The files that match this pattern.
    Pattern(Box<Pattern>),
    /// Nothing exists at the path. The error gives the reason and the remedy.
    Nothing(Error),
}

/// A pattern of paths that the shell did not expand.
#[derive(Debug)]
pub struct Pattern {
    /// The folder that contains all matching files.
    pub folder: PathBuf,
    glob: GlobMatcher,
}

impl Pattern {
    /// Returns whether the file at `path`, which is below the folder of this pattern, matches.
    pub fn fits(&self, path: &Path) -> bool {
        self.glob.is_match(path)
    }
}

/// Returns what `path` means.
pub fn read(path: &Path) -> Typed {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Typed::Folder,
        Ok(_) => Typed::File(path.to_path_buf()),
        Err(error) if error.kind() == ErrorKind::NotFound && !path.is_symlink() => absent(path),
        Err(error) => Typed::Nothing(cause(&error)),
    }
}

/// Returns what `path` means if nothing exists at `path`.
fn absent(path: &Path) -> Typed {
    if let Some(read) = pattern(path) {
        return read.map_or_else(Typed::Nothing, |pattern| Typed::Pattern(Box::new(pattern)));
    }
    if let Some(longer) = with_ending(path) {
        return Typed::File(longer);
    }
    let nothing = cause(&ErrorKind::NotFound.into());
    Typed::Nothing(match alike(path) {
        Some(name) => nothing.with_remedy(format!("did you mean `{name}`?")),
        None => nothing,
    })
}

/// Returns the draft whose path is `path` with an extension added. Returns `None` if there is no
/// such draft, or if there are several.
pub fn with_ending(path: &Path) -> Option<PathBuf> {
    path.file_name()?;
    let mut drafts = kinds::endings().filter_map(|ending| {
        let mut path = path.as_os_str().to_os_string();
        path.push(".");
        path.push(ending);
        Some(PathBuf::from(path)).filter(|path| path.is_file())
    });
    drafts.next().filter(|_| drafts.next().is_none())
}

/// Returns the name of the file that is most similar to the file name in `path` and is in the same
/// folder. Returns `None` if no file has a similar name.
fn alike(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|parent| *parent != Path::new(""));
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let names = entries.into_iter().flatten().flatten();
    let names: Vec<String> = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    nearest(&name, names.iter().map(String::as_str)).map(str::to_owned)
}

/// Returns `path` as a pattern, or the error in the pattern. Returns `None` if `path` contains no
/// pattern character.
fn pattern(path: &Path) -> Option<Result<Pattern, Error>> {
    let text = path.to_str()?;
    let is_mark = |character: char| matches!(character, '*' | '?' | '[' | '{');
    if !text.contains(is_mark) {
        return None;
    }
    let text = text.strip_prefix("./").unwrap_or(text);
    let fixed = text.split('/').take_while(|part| !part.contains(is_mark));
    let folder = fixed.collect::<Vec<_>>().join("/");
    let folder = match folder.as_str() {
        "" if text.starts_with('/') => "/",
        "" => ".",
        folder_path => folder_path,
    };
    let glob = GlobBuilder::new(text).literal_separator(true).build();
    Some(match glob {
        Ok(glob) => Ok(Pattern {
            folder: PathBuf::from(folder),
            glob: glob.compile_matcher(),
        }),
        Err(error) => {
            let problem = "there is no such file, and the name is not a valid pattern";
            Err(Error::new(format!("{problem}: {}", error.kind())))
        }
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_path_names_a_file_a_folder_or_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path();
        fs::write(home.join("draft.md"), "").unwrap();
        fs::write(home.join("two.md"), "").unwrap();
        fs::write(home.join("two.txt"), "").unwrap();
        let check = |name: &str, expected: &str| {
            let reported = match read(&home.join(name)) {
                Typed::Folder => "folder".to_owned(),
                Typed::File(file) => file.strip_prefix(home).unwrap().display().to_string(),
                Typed::Pattern(pattern) => pattern
                    .folder
                    .strip_prefix(home)
                    .unwrap()
                    .display()
                    .to_string(),
                Typed::Nothing(nothing) => nothing.to_string(),
            };
            assert_eq!(reported, expected, "{name}");
        };
        check("", "folder");
        check("draft.md", "draft.md");
        check("draft", "draft.md");
        check(
            "two",
            "there is no such file or folder; did you mean `two.md`?",
        );
        check(
            "drfat.md",
            "there is no such file or folder; did you mean `draft.md`?",
        );
        check("other.tex", "there is no such file or folder");
        check("a/**/*.md", "a");
        check("*.md", "");
        check(
            "[a.md",
            "there is no such file, and the name is not a valid pattern: unclosed character class; \
             missing ']'",
        );
    }

    #[test]
    fn a_pattern_fits_paths_below_its_folder() {
        let fits = |pattern: &str, path: &str| {
            let pattern = super::pattern(Path::new(pattern)).unwrap().unwrap();
            pattern.fits(Path::new(path))
        };
        assert!(fits("docs/**/*.md", "docs/a/b.md"));
        assert!(fits("docs/**/*.md", "docs/b.md"));
        assert!(fits("./*.{md,txt}", "b.txt"));
        assert!(!fits("docs/*.md", "docs/a/b.md"));
    }
}
