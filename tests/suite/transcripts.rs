//! Tests of what the command prints: each command in `tests/ui/*.trycmd`, in the README, in the
//! guides and in the pages of the book.
//!
//! Commands run in the folder `NAME.in` next to `NAME.trycmd`, or at the root of the package. If
//! there is a folder `NAME.out`, the commands run one after the other in a copy of `NAME.in`. At
//! the end, the copy must have the files of `NAME.out`.

mod command;
mod document;

use std::error::Error;
use std::fmt::{self, Display, Write};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use libtest_mimic::{Failed, Trial};
use snapbox::dir::{DirRoot, PathDiff};
use snapbox::filter::NormalizeToExpected;
use snapbox::report::{Palette, write_diff};
use snapbox::{Data, Redactions};

use crate::bless::{self, Mode};
use crate::book;
use crate::transcripts::document::{Document, Ran, Step};

type Outcome = Result<(), Failed>;

const GUIDES: &[&str] = &["README.md", "CONTRIBUTING.md", "examples/README.md"];

pub(crate) fn trials() -> Vec<Trial> {
    let entries = fs::read_dir("tests/ui").into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "trycmd"));
    assert!(
        !paths.is_empty(),
        "the tests run at the root of the package"
    );
    paths.sort();
    let guides = GUIDES.iter().map(PathBuf::from);
    let pages = book::written_pages();
    let all = paths.into_iter().chain(guides).chain(pages);
    all.flat_map(of_file).collect()
}

/// Returns the trials of the file at `path`.
fn of_file(path: PathBuf) -> Vec<Trial> {
    let name = path.with_extension("");
    let name = name.strip_prefix("tests/ui").unwrap_or(&name);
    let name = format!("transcripts::{}", name.display());
    let file = match File::read(path) {
        Ok(file) => Arc::new(file),
        Err(error) => return vec![Trial::test(name, move || Err(error))],
    };
    let steps = file.document().steps().cloned().collect::<Vec<_>>();
    let of_step = |(idx, step): (usize, Step)| {
        let file = Arc::clone(&file);
        let name = format!("{name}::{}", step.line_number);
        Trial::test(name, move || file.judge(idx, &step))
    };
    let mut trials: Vec<Trial> = steps.into_iter().enumerate().map(of_step).collect();
    if file.sandbox.is_some() {
        let file = Arc::clone(&file);
        trials.push(Trial::test(format!("{name}::files"), move || {
            file.judge_files()
        }));
    }
    trials
}

/// A file with transcripts.
struct File {
    path: PathBuf,
    document: Mutex<Document>,
    sandbox: Option<OnceLock<Result<Sandbox, String>>>,
}

/// A folder in which all commands of a file have run.
struct Sandbox {
    root: DirRoot,
    ran: Vec<Ran>,
}

impl File {
    fn read(path: PathBuf) -> Result<Self, Failed> {
        let located = |problem: String| format!("{}: {problem}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| located(error.to_string()))?;
        let document = Document::parse(&text).map_err(located)?;
        if document.text() != text {
            return Err(located("what is parsed is not what is written".to_owned()).into());
        }
        Ok(Self {
            document: Mutex::new(document),
            sandbox: path.with_extension("out").exists().then(OnceLock::new),
            path,
        })
    }

    fn document(&self) -> std::sync::MutexGuard<'_, Document> {
        self.document.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compares the result of step `idx` with the expected result.
    fn judge(&self, idx: usize, step: &Step) -> Outcome {
        let ran = self.run(idx, step)?;
        let ran = Ran {
            output: normalized(ran.output, &step.expected.output),
            ..ran
        };
        if ran == step.expected {
            return Ok(());
        }
        let place = format!(
            "{}:{}: $ {}",
            self.path.display(),
            step.line_number,
            step.command
        );
        match bless::mode() {
            Mode::Compare => Err(bless::differs(&difference(&place, &step.expected, &ran)?).into()),
            Mode::Write if step.fails_newly(&ran) => {
                Err(bless::refused(&difference(&place, &step.expected, &ran)?).into())
            }
            Mode::Write | Mode::WriteErrors => {
                let mut document = self.document();
                document.expect(idx, ran);
                fs::write(&self.path, document.text())?;
                bless::report_written(&place);
                Ok(())
            }
        }
    }

    fn run(&self, idx: usize, step: &Step) -> Result<Ran, Failed> {
        let Some(sandbox) = &self.sandbox else {
            let input = self.path.with_extension("in");
            let folder = if input.exists() {
                &input
            } else {
                Path::new(".")
            };
            return Ok(command::run(&step.command, folder)?);
        };
        let sandbox = self.sandbox(sandbox)?;
        Ok(sandbox.ran[idx].clone())
    }

    fn sandbox<'a>(
        &self,
        cell: &'a OnceLock<Result<Sandbox, String>>,
    ) -> Result<&'a Sandbox, Failed> {
        let sandbox = cell.get_or_init(|| self.run_all().map_err(|error| error.to_string()));
        sandbox.as_ref().map_err(Failed::from)
    }

    fn run_all(&self) -> Result<Sandbox, Box<dyn Error>> {
        let root = DirRoot::mutable_temp()?.with_template(&self.path.with_extension("in"))?;
        let folder = root.path().ok_or("there is no sandbox")?;
        let document = self.document();
        let ran = document
            .steps()
            .map(|step| command::run(&step.command, folder));
        let ran = ran.collect::<Result<_, _>>()?;
        Ok(Sandbox { root, ran })
    }

    /// Compares the files after all commands with the expected files.
    fn judge_files(&self) -> Outcome {
        let Some(cell) = &self.sandbox else {
            return Ok(());
        };
        let sandbox = self.sandbox(cell)?;
        let document = self.document();
        let folder = sandbox.root.path().ok_or("there is no sandbox")?;
        let redactions = Redactions::new();
        let expected = self.path.with_extension("out");
        let pairs = PathDiff::subset_matches_iter(expected, folder, &redactions);
        let differences: Vec<PathDiff> = pairs.filter_map(Result::err).collect();
        let mut steps = document.steps().zip(&sandbox.ran);
        let may_write = match bless::mode() {
            Mode::Compare => false,
            Mode::Write => !steps.any(|(step, ran)| step.fails_newly(ran)),
            Mode::WriteErrors => true,
        };
        if may_write {
            return differences.iter().try_for_each(|it| Ok(it.overwrite()?));
        }
        let mut report = String::new();
        for difference in &differences {
            difference.write(&mut report, Palette::plain())?;
        }
        if report.is_empty() {
            Ok(())
        } else {
            Err(bless::differs(&report).into())
        }
    }
}

/// Returns `output` with the placeholders of `expected` in place of the text that they match.
fn normalized(output: String, expected: &str) -> String {
    let expected = Data::text(expected.to_owned());
    let normalize = NormalizeToExpected::new().redact();
    let normalized = normalize.normalize(Data::text(output), &expected);
    normalized.render().unwrap_or_default()
}

fn difference(place: &str, expected: &Ran, ran: &Ran) -> Result<String, fmt::Error> {
    let name = |status: Option<i32>| status.map_or("a signal".to_owned(), |it| it.to_string());
    let mut text = format!("{place}\n");
    if expected.status != ran.status {
        let (expected, actual) = (name(expected.status), name(ran.status));
        writeln!(text, "exit status: expected {expected}, got {actual}")?;
    }
    let [expected, actual] = [expected, ran].map(|it| Data::text(it.output.clone()));
    if expected != actual {
        let names: [Option<&dyn Display>; 2] = [Some(&"expected"), Some(&"actual")];
        let palette = Palette::plain();
        write_diff(&mut text, &expected, &actual, names[0], names[1], palette)?;
    }
    Ok(text)
}
