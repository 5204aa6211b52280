//! Checks the book in `docs/`: generated pages are up to date, and links have targets.

mod commands;
mod links;
mod rule_page;
mod settings_page;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::detect::DETECTORS;
use copydesk::rules::catalog::Catalog;
use libtest_mimic::{Failed, Trial};

use crate::bless::{self, Mode};
#[cfg(unix)]
use crate::scratch::Scratch;

type Outcome = Result<(), Failed>;

/// The folder of the pages of the book.
pub(crate) const PAGES: &str = "docs/src";

/// The folder of the generated pages of rules.
const RULES: &str = "docs/src/rules";

const SUMMARY: &str = "docs/src/SUMMARY.md";

/// The line of the table of contents before the pages of rules.
const ALL_RULES: &str = "- [All rules](rules/README.md)\n";

/// Returns the trials that compare generated pages with the tree, or write them.
pub(crate) fn generated() -> Vec<Trial> {
    vec![
        Trial::test("book::pages_of_rules_are_generated", rules_are_generated),
        Trial::test("book::reference_of_settings_is_generated", || {
            let path = Path::new(PAGES).join("configuration-reference.md");
            settle(&path, &settings_page::text())
        }),
        Trial::test("book::contents_list_each_rule", contents_list_each_rule),
    ]
}

/// Returns the trials that generate nothing.
pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("book::commands_are_understood", commands::are_understood),
        Trial::test("book::links_lead_somewhere", links::lead_somewhere),
        Trial::test("book::contents_list_each_page", contents_list_each_page),
        Trial::test("book::readme_is_short", readme_is_short),
        Trial::test("book::fixes_are_listed", fixes_are_listed),
        Trial::test("book::detectors_are_listed", detectors_are_listed),
        #[cfg(unix)]
        Trial::test("book::rule_of_the_page_works", rule_of_the_page_works),
    ]
}

/// Returns the pages that are written by hand, which may have transcripts.
pub(crate) fn written_pages() -> Vec<PathBuf> {
    markdown_in(Path::new(PAGES))
}

/// Returns the Markdown files directly in `folder`, sorted.
fn markdown_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let paths = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let paths: BTreeSet<PathBuf> = paths.collect();
    paths.into_iter().collect()
}

fn rules_are_generated() -> Outcome {
    let catalog = Catalog::embedded()?;
    let mut pages = BTreeMap::from([("README".to_owned(), rule_page::index(&catalog))]);
    let of_rules = catalog.rules.iter();
    pages.extend(of_rules.map(|rule| (rule.id.clone(), rule_page::text(rule))));
    for path in markdown_in(Path::new(RULES)) {
        let name = path.file_stem().and_then(|stem| stem.to_str());
        if name.is_some_and(|name| pages.contains_key(name)) {
            continue;
        }
        match bless::mode() {
            Mode::Compare => {
                let problem = format!("{} is the page of no rule", path.display());
                return Err(bless::differs(&problem).into());
            }
            Mode::Write | Mode::WriteErrors => fs::remove_file(&path)?,
        }
    }
    let page = |(name, text): (String, String)| {
        settle(&Path::new(RULES).join(format!("{name}.md")), &text)
    };
    pages.into_iter().try_for_each(page)
}

/// Compares the file at `path` with `text`, or writes it.
pub(crate) fn settle(path: &Path, text: &str) -> Outcome {
    if fs::read_to_string(path).is_ok_and(|written| written == text) {
        return Ok(());
    }
    match bless::mode() {
        Mode::Compare => Err(bless::differs(&format!("{} is stale", path.display())).into()),
        Mode::Write | Mode::WriteErrors => {
            fs::create_dir_all(path.parent().ok_or("a page has a folder")?)?;
            Ok(fs::write(path, text)?)
        }
    }
}

fn contents_list_each_rule() -> Outcome {
    let catalog = Catalog::embedded()?;
    let contents = fs::read_to_string(SUMMARY)?;
    let (before, after) = contents
        .split_once(ALL_RULES)
        .ok_or("the table of contents has no line for all rules")?;
    let rest = after.lines().skip_while(|line| line.starts_with("  - "));
    let rest: Vec<String> = rest.map(|line| format!("{line}\n")).collect();
    let rules = catalog.rules.iter();
    let rules: Vec<String> = rules
        .map(|rule| format!("  - [{0}](rules/{0}.md)\n", rule.id))
        .collect();
    let (rules, rest) = (rules.concat(), rest.concat());
    let contents = format!("{before}{ALL_RULES}{rules}{rest}");
    settle(Path::new(SUMMARY), &contents)
}

fn contents_list_each_page() -> Outcome {
    let contents = fs::read_to_string(SUMMARY)?;
    let pages = [PAGES, RULES].map(|folder| markdown_in(Path::new(folder)));
    let names = pages
        .iter()
        .flatten()
        .filter_map(|path| path.strip_prefix(PAGES).ok()?.to_str());
    let missing: Vec<&str> = names
        .filter(|name| *name != "SUMMARY.md" && !contents.contains(&format!("]({name})")))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("pages that {SUMMARY} does not list: {missing:?}").into())
}

/// Checks that the README is short. It is the first page for newcomers; everything else has a page
/// of the book.
fn readme_is_short() -> Outcome {
    const MAX_LINES: usize = 150;
    let n_lines = fs::read_to_string("README.md")?.lines().count();
    if n_lines <= MAX_LINES {
        return Ok(());
    }
    Err(format!("README.md has {n_lines} lines, at most {MAX_LINES} are meant").into())
}

/// Checks that the page on fixes has a row for each rule with a fix, and for no other rule.
fn fixes_are_listed() -> Outcome {
    let catalog = Catalog::embedded()?;
    let fixable = catalog.rules.iter().filter(|rule| rule.fix.is_some());
    compare_rows("fixes.md", &fixable.map(|rule| rule.id.clone()).collect())
}

/// Checks that the page on own rules has a row for each detector, and for nothing else.
fn detectors_are_listed() -> Outcome {
    let names = DETECTORS.iter().map(|entry| entry.name.to_owned());
    compare_rows("own-rules.md", &names.collect())
}

/// Compares `expected` with the names in backticks at the beginning of the table rows on `page`.
fn compare_rows(page: &str, expected: &BTreeSet<String>) -> Outcome {
    let text = fs::read_to_string(Path::new(PAGES).join(page))?;
    let listed = text.lines().filter_map(|line| {
        let cell = line.strip_prefix("| ")?;
        let name = cell.strip_prefix('[').unwrap_or(cell).strip_prefix('`')?;
        let (name, _) = name.split_once('`')?;
        Some(name.to_owned())
    });
    let listed: BTreeSet<String> = listed.collect();
    if listed == *expected {
        return Ok(());
    }
    Err(format!("{page} lists {listed:?}, where {expected:?} exist").into())
}

/// Checks that the rule on the page about own rules loads, and that its examples hold.
#[cfg(unix)]
fn rule_of_the_page_works() -> Outcome {
    let page = fs::read_to_string(Path::new(PAGES).join("own-rules.md"))?;
    let block = |start: &str| {
        let (_, rest) = page.split_once(&format!("```toml\n{start}"))?;
        let (text, _) = rest.split_once("```\n")?;
        Some(format!("{start}{text}"))
    };
    let rule = block("title ").ok_or("the page shows no rule")?;
    let config = block("rule-dirs").ok_or("the page shows no configuration")?;
    let scratch = Scratch::new(&[
        ("home/house-rules/style/house-cliche.toml", &rule),
        ("home/copydesk.toml", &config),
        (
            "home/draft.md",
            "The pier shut, and only time will tell for how long.\n",
        ),
    ])?;
    let tested = scratch.command("test").output()?;
    assert!(tested.status.success(), "{tested:?}");
    scratch.expect("draft.md", 1, &["warning[house-cliche]"])?;
    Ok(())
}
