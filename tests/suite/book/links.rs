//! Checks that the target of each link between Markdown files exists, including the heading of an
//! anchor.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use libtest_mimic::Failed;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::book::{PAGES, RULES, markdown_in};

/// Files outside of the book that have links.
const OTHERS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "examples/README.md",
];

pub(crate) fn lead_somewhere() -> Result<(), Failed> {
    let mut paths: Vec<PathBuf> = OTHERS.iter().map(PathBuf::from).collect();
    paths.extend(markdown_in(Path::new(PAGES)));
    paths.extend(markdown_in(Path::new(RULES)));
    let mut faults = Vec::new();
    let mut n_links = 0;
    for path in &paths {
        for link in Page::read(path)?.links {
            n_links += 1;
            if let Some(problem) = problem(path, &link) {
                faults.push(format!("{}: {link}: {problem}", path.display()));
            }
        }
    }
    assert!(n_links > 100, "links are read: {n_links}");
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("links that lead nowhere:\n{}", faults.join("\n")).into())
}

/// Returns the problem of `link` in the file at `path`, if it has one.
fn problem(path: &Path, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() {
        path.to_owned()
    } else {
        normal(&path.parent()?.join(file))
    };
    if path.starts_with(PAGES) && !target.starts_with(PAGES) {
        return Some("it leads out of the book, where the built page has no file".to_owned());
    }
    if !target.exists() {
        return Some("there is no such file".to_owned());
    }
    if anchor.is_empty() {
        return None;
    }
    let page = Page::read(&target).ok()?;
    let is_known = page.anchors.iter().any(|known| known == anchor);
    (!is_known).then(|| format!("there is no such heading; there are {:?}", page.anchors))
}

/// Returns `path` without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// The links and anchors of a file.
struct Page {
    links: Vec<String>,
    /// The anchors of the headings, as mdBook and GitHub generate them.
    anchors: Vec<String>,
}

impl Page {
    fn read(path: &Path) -> Result<Self, Failed> {
        let text = fs::read_to_string(path)?;
        let mut page = Self {
            links: Vec::new(),
            anchors: Vec::new(),
        };
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut heading: Option<String> = None;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push(dest_url.into_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(words) = &mut heading {
                        words.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    let n_before = seen.entry(anchor.clone()).or_default();
                    page.anchors.push(match *n_before {
                        0 => anchor,
                        number => format!("{anchor}-{number}"),
                    });
                    *n_before += 1;
                }
                _ => {}
            }
        }
        Ok(page)
    }
}

fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ if letter.is_alphanumeric() => Some(letter),
        _ => None,
    });
    kept.collect::<String>().to_lowercase()
}
