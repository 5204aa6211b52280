//! Determines the kind of a file by its extension, name and first bytes: a draft, a document of an
//! unsupported format, or another file. `rules/files.toml` declares the kinds. Reads no file.

use std::path::Path;
use std::sync::LazyLock;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde::Deserialize;

use crate::embedded;
use crate::error::Error;
use crate::packages::kind::{self, PackageKind};
use crate::text::markup::Markup;

/// The number of bytes at the start of a file from which its kind is determined.
pub const HEAD: usize = 2048;

/// A format of drafts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Format {
    markup: Markup,
    walked: bool,
    endings: Vec<String>,
    #[serde(default)]
    starts: Vec<String>,
}

/// A kind of word-processor document that can be read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PackageFormat {
    package: PackageKind,
    /// The name of this kind with an article, such as “a Word document”.
    is: String,
    endings: Vec<String>,
}

/// A kind of document that is recognised but not supported.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Foreign {
    /// The name of this kind with an article, such as “a PDF”.
    pub is: String,
    remedy: String,
    endings: Vec<String>,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    starts_hex: Vec<String>,
}

impl Foreign {
    /// Returns the error message for a document of this kind, with the remedy.
    pub fn problem(&self) -> String {
        format!("copydesk cannot read {}; {}", self.is, self.remedy)
    }
}

/// Files that are skipped in a folder although they have the extension of a draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Aside {
    is: String,
    globs: Vec<String>,
}

/// A site generator, which is recognised by a file in the root of its site.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteKind {
    markup: Markup,
    marks: Vec<String>,
}

impl SiteKind {
    /// Returns the markup of the site's Markdown files if `folder` is the root of a site of this
    /// kind.
    pub fn marks(&self, folder: &Path) -> Option<Markup> {
        let mut marks = self.marks.iter();
        marks
            .any(|name| folder.join(name).exists())
            .then_some(self.markup)
    }
}

/// Words that show that a program generated a draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Generated {
    is: String,
    marks: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    format: Vec<Format>,
    package: Vec<PackageFormat>,
    foreign: Vec<Foreign>,
    aside: Vec<Aside>,
    site: Vec<SiteKind>,
    generated: Generated,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    toml::from_str(embedded::text("files.toml")).expect("a test reads rules/files.toml")
});

/// The globs of each kind of skipped file, and the name of the kind.
static ASIDE: LazyLock<Vec<(Gitignore, &'static str)>> = LazyLock::new(|| {
    let globs = KINDS.aside.iter().map(|aside| {
        let mut builder = GitignoreBuilder::new("");
        for glob in &aside.globs {
            builder
                .add_line(None, glob)
                .expect("a test reads rules/files.toml");
        }
        let globs = builder.build().expect("a test reads rules/files.toml");
        (globs, aside.is.as_str())
    });
    globs.collect()
});

/// The first bytes of documents of unsupported formats, with the kind of the document.
static FOREIGN_STARTS: LazyLock<Vec<(Vec<u8>, &'static Foreign)>> = LazyLock::new(|| {
    let kinds = KINDS.foreign.iter().flat_map(|kind| {
        let starts = kind.starts.iter().map(|start| start.as_bytes().to_vec());
        let binary = kind.starts_hex.iter().map(|start| bytes(start));
        starts.chain(binary).map(move |start| (start, kind))
    });
    kinds.collect()
});

impl Format {
    fn kind(&self) -> Kind {
        Kind::Draft {
            markup: self.markup,
            is_walked: self.walked,
        }
    }
}

/// The kind of a file according to its extension.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A draft in this markup.
    Draft {
        /// The markup.
        markup: Markup,
        /// Whether copydesk looks for such files in folders.
        is_walked: bool,
    },
    /// A word-processor document that can be read. Copydesk looks for such files in folders.
    Package(PackageKind),
    /// A document of an unsupported format.
    Foreign(&'static Foreign),
    /// Another file.
    Unknown,
}

/// Returns the kind of a file according to the extension of `name`. Case is ignored.
pub fn by_ending(name: &str) -> Kind {
    let Some(ending) = ending(name) else {
        return Kind::Unknown;
    };
    let is_among = |endings: &[String]| endings.contains(&ending);
    if let Some(format) = KINDS.format.iter().find(|format| is_among(&format.endings)) {
        return format.kind();
    }
    let mut packages = KINDS.package.iter();
    if let Some(package) = packages.find(|package| is_among(&package.endings)) {
        return Kind::Package(package.package);
    }
    let mut others = KINDS.foreign.iter();
    let foreign = others.find(|foreign| is_among(&foreign.endings));
    foreign.map_or(Kind::Unknown, Kind::Foreign)
}

/// Returns the kind of word-processor document that the file `name` with the content `bytes` is.
/// Returns `None` if the file is not such a document.
///
/// # Errors
///
/// Returns an error if the file has the extension of a word-processor document, but is not such a
/// document.
pub fn package(name: &str, bytes: &[u8]) -> Result<Option<PackageKind>, Error> {
    let is_archive = bytes.starts_with(b"PK");
    let Kind::Package(kind) = by_ending(name) else {
        let is_unknown = matches!(by_ending(name), Kind::Unknown);
        let kind = (is_archive && is_unknown).then(|| PackageKind::detect(bytes));
        return Ok(kind.flatten());
    };
    if is_archive {
        return Ok(Some(kind));
    }
    // If a document has a password, Word stores it in the file format of old versions of Word.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(kind::password_error());
    }
    let formats = KINDS.package.iter();
    let is = formats
        .filter(|format| format.package == kind)
        .map(|format| &format.is);
    let is = is.map(String::as_str).next().unwrap_or_default();
    let problem = format!("the file has the extension of {is} but is not one");
    Err(Error::new(problem).with_remedy(kind::RESAVE_REMEDY))
}

/// Returns the kind of a file according to `head`, its first bytes.
pub fn by_head(head: &[u8]) -> Kind {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let mut foreign = FOREIGN_STARTS.iter();
    if let Some((_, kind)) = foreign.find(|(start, _)| head.starts_with(start)) {
        return Kind::Foreign(kind);
    }
    let text = head.trim_ascii_start();
    let begins = |start: &String| {
        let begin = text.get(..start.len());
        begin.is_some_and(|beginning| beginning.eq_ignore_ascii_case(start.as_bytes()))
    };
    let mut formats = KINDS.format.iter();
    let format = formats.find(|format| format.starts.iter().any(begins));
    format.map_or(Kind::Unknown, Format::kind)
}

/// Returns the extensions of drafts. Extensions that copydesk looks for in folders come first.
pub fn endings() -> impl Iterator<Item = &'static str> {
    let formats = KINDS.format.iter().map(|format| &format.endings);
    let packages = KINDS.package.iter().map(|format| &format.endings);
    formats.chain(packages).flatten().map(String::as_str)
}

/// Returns the site generators that copydesk recognises.
pub fn sites() -> impl Iterator<Item = &'static SiteKind> {
    KINDS.site.iter()
}

/// Returns the kind of the file at `path`, such as a licence, if `path` shows that the file is not
/// a draft. Otherwise returns `None`. `path` is relative to the folder that is searched.
pub fn aside(path: &Path) -> Option<&'static str> {
    // The globs match relative paths only.
    let path = path.strip_prefix("/").unwrap_or(path);
    let fits = |globs: &Gitignore| globs.matched_path_or_any_parents(path, false).is_ignore();
    ASIDE
        .iter()
        .find(|(globs, _)| fits(globs))
        .map(|(_, reason)| *reason)
}

/// Returns the kind of a generated file if the first comment in `head` says that a program
/// generated the file. `head` contains the first bytes of the file.
pub fn generated(head: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(head);
    let comment = first_comment(&head)?.to_lowercase();
    let has = |mark: &String| comment.contains(mark.as_str());
    let generated = &KINDS.generated;
    generated.marks.iter().any(has).then_some(&generated.is)
}

/// Returns the first comment in `head`. The comment must be at the very start, on the first line of
/// the front matter, or directly after the front matter.
fn first_comment(head: &str) -> Option<&str> {
    let text = head.trim_start_matches('\u{feff}').trim_start();
    let fence = ["---", "+++"]
        .into_iter()
        .find(|fence| text.starts_with(fence));
    if let Some(fence) = fence {
        let body = text[fence.len()..].trim_start();
        if body.starts_with('#') {
            return body.lines().next();
        }
        let close = format!("\n{fence}");
        let end = body.find(&close)? + close.len();
        return first_comment(&body[end..]);
    }
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some(comment.split("-->").next().unwrap_or(comment));
    }
    if let Some(comment) = text.strip_prefix("{/*") {
        return Some(comment.split("*/").next().unwrap_or(comment));
    }
    let line = text.lines().next()?;
    // The mark of a comment depends on the format of the file: `//`, for example, or `; `.
    let is_comment = ["[//]:", "[comment]:", "//", "# @", "; ", ".. "]
        .into_iter()
        .any(|mark| line.starts_with(mark));
    is_comment.then_some(line)
}

/// Returns the extension of `name`, in lower case.
pub fn ending(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

/// Returns the bytes that `hex` encodes with two digits each.
fn bytes(hex: &str) -> Vec<u8> {
    let digits = (0..hex.len())
        .step_by(2)
        .filter_map(|at| hex.get(at..at + 2));
    let bytes = digits.map(|digits| u8::from_str_radix(digits, 16));
    bytes
        .collect::<Result<_, _>>()
        .expect("a test reads rules/files.toml")
}

#[cfg(test)]
mod tests;
