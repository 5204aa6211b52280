//! Tests of `--changed-since` in scratch repositories, made with the program `git`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use libtest_mimic::{Failed, Trial};
use tempfile::TempDir;

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("changes::changed_lines_alone_are_told", changed_lines),
        Trial::test("changes::copies_are_told_from_either_draft", copies),
        Trial::test("changes::others_changes_are_not_ours", others_changes),
        Trial::test("changes::odd_files_are_known", odd_files),
        Trial::test("changes::each_repository_is_asked", each_repository),
        Trial::test("changes::fixes_touch_changed_lines_alone", fixes),
        Trial::test("changes::what_git_does_not_know_is_told", mistakes),
    ]
}

/// A repository with a first commit, in a temporary folder.
pub(crate) struct Repository {
    pub(crate) folder: TempDir,
}

impl Repository {
    pub(crate) fn new(files: &[(&str, &str)]) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let repository = Self { folder };
        repository.git("init --quiet --initial-branch=main")?;
        repository.commit(files)?;
        Ok(repository)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> Outcome {
        let path = self.path(name);
        fs::create_dir_all(path.parent().ok_or("a file has a folder")?)?;
        Ok(fs::write(path, text)?)
    }

    pub(crate) fn commit(&self, files: &[(&str, &str)]) -> Outcome {
        files.iter().try_for_each(|it| self.write(it.0, it.1))?;
        self.git("add --all")?;
        self.git("commit --quiet --allow-empty --message=x")
    }

    pub(crate) fn git(&self, arguments: &str) -> Outcome {
        git(self.folder.path(), arguments)
    }

    pub(crate) fn ask(&self, arguments: &str) -> Result<String, Failed> {
        ask(self.folder.path(), arguments)
    }

    /// Returns the findings of `copydesk check` as `path:line`, and its closing line.
    fn check(&self, arguments: &str) -> Result<(Vec<String>, String), Failed> {
        let output = self.run(&format!("--format short {arguments}"), &[])?;
        let (found, said) = words(&output);
        let places = found.lines().filter_map(|it| {
            let mut parts = it.split(':');
            Some(format!("{}:{}", parts.next()?, parts.next()?))
        });
        Ok((places.collect(), said))
    }

    pub(crate) fn expect(&self, arguments: &str, places: &[&str], hidden: &str) -> Outcome {
        let (found, said) = self.check(arguments)?;
        if found == places
            && said.contains(hidden)
            && said.contains("not shown") != hidden.is_empty()
        {
            return Ok(());
        }
        Err(format!("{arguments}: {found:?}, not {places:?}; {said}").into())
    }

    fn refuse(&self, arguments: &str, words: &str) -> Outcome {
        refuses(&self.run(arguments, &[])?, words)
    }

    pub(crate) fn run(
        &self,
        arguments: &str,
        variables: &[(&str, &str)],
    ) -> Result<Output, Failed> {
        copydesk(self.folder.path(), arguments, variables)
    }
}

fn git(folder: &Path, arguments: &str) -> Outcome {
    ask(folder, arguments).map(drop)
}

/// Runs the program git and returns its output.
pub(crate) fn ask(folder: &Path, arguments: &str) -> Result<String, Failed> {
    let mut command = Command::new("git");
    command
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args([
            "-c",
            "protocol.file.allow=always",
            "-c",
            "core.autocrlf=false",
        ])
        .args(arguments.split(' '))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(folder);
    let output = command
        .output()
        .map_err(|it| format!("this test needs the program git: {it}"))?;
    if output.status.success() {
        return Ok(words(&output).0);
    }
    Err(format!("git {arguments}: {}", words(&output).1).into())
}

fn copydesk(folder: &Path, arguments: &str, variables: &[(&str, &str)]) -> Result<Output, Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command
        .arg("check")
        .args(arguments.split(' ').filter(|it| !it.is_empty()))
        .current_dir(folder)
        .stdin(Stdio::null())
        .envs(variables.iter().copied());
    Ok(command.output()?)
}

pub(crate) fn words(output: &Output) -> (String, String) {
    let text = |it: &[u8]| String::from_utf8_lossy(it).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

fn refuses(output: &Output, expected: &str) -> Outcome {
    let (_, said) = words(output);
    if output.status.code() == Some(2) && said.contains(expected) {
        return Ok(());
    }
    Err(format!("{:?}: {said}, not {expected}", output.status.code()).into())
}

const OLD: &str = "The ferry left the the pier.\n\nIt was late.\n\nHe saw the the boat.\n";

fn changed_lines() -> Outcome {
    let scratch = Repository::new(&[("a.md", OLD), ("b.md", OLD)])?;
    let all = ["a.md:1", "a.md:5", "b.md:1", "b.md:5"];
    scratch.expect(".", &all, "")?;
    scratch.expect(
        "--changed-since HEAD .",
        &[],
        "; 4 findings on unchanged lines not shown",
    )?;
    // Findings that are not shown do not fail the run.
    let quiet = scratch.run("--changed-since HEAD .", &[])?;
    assert_eq!(quiet.status.code(), Some(0), "{quiet:?}");
    // Uncommitted changes are changes, too, whether they are staged or not.
    scratch.write("a.md", &OLD.replace("He saw", "She saw a a"))?;
    scratch.expect(
        "--changed-since HEAD .",
        &["a.md:5"],
        "; 3 findings on unchanged lines not shown; 1 older finding on changed lines not shown",
    )?;
    scratch.git("add --all")?;
    scratch.expect("--changed-since HEAD .", &["a.md:5"], "; 3 findings on")?;
    scratch.commit(&[])?;
    scratch.expect("--changed-since HEAD .", &[], "; 5 findings on")?;
    scratch.expect(
        "--changed-since HEAD~1 .",
        &["a.md:5"],
        "; 3 findings on unchanged lines not shown; 1 older finding on",
    )?;
    // A draft that Git does not track is new.
    scratch.write("c.md", OLD)?;
    scratch.write(".gitignore", "d.md\n")?;
    scratch.write("d.md", OLD)?;
    scratch.expect(
        "--changed-since HEAD c.md d.md",
        &["c.md:1", "c.md:5", "d.md:1", "d.md:5"],
        "",
    )?;
    // The command also works in a subfolder.
    fs::create_dir(scratch.path("sub"))?;
    let output = copydesk(
        &scratch.path("sub"),
        "--format short --changed-since HEAD~1 ../a.md",
        &[],
    )?;
    assert!(words(&output).0.starts_with("../a.md:5:"), "{output:?}");
    // Variables that Git sets for a hook are ignored.
    let hook = [
        ("GIT_DIR", "none"),
        ("GIT_INDEX_FILE", "none"),
        ("GIT_DIFF_OPTS", "--unified=9"),
    ];
    let output = scratch.run("--format short --changed-since HEAD~1 a.md", &hook)?;
    assert!(words(&output).0.starts_with("a.md:5:"), "{output:?}");
    // If a line is removed from a paragraph, the two lines that now meet have changed.
    scratch.commit(&[(
        "e.md",
        "It left the\nlate\nthe pier.\n\nHe saw the the boat.\n",
    )])?;
    scratch.write("e.md", "It left the\nthe pier.\n\nHe saw the the boat.\n")?;
    scratch.expect("--changed-since HEAD e.md", &["e.md:2"], "; 1 finding on")
}

fn copies() -> Outcome {
    let passage = "Passengers should book the night crossing at the harbour office before six and \
        bring a printed ticket, because the scanner aboard older ferries often fails in wet weather. \
        Bicycles go below the deck, where stewards tie them to the rail. Children travel free.\n";
    let scratch = Repository::new(&[("b.md", passage)])?;
    // The finding is in the second draft by name, although the first draft is the new draft.
    scratch.write("a.md", passage)?;
    scratch.expect("--changed-since HEAD .", &["b.md:1"], "")?;
    scratch.commit(&[])?;
    scratch.expect("--changed-since HEAD .", &[], "; 1 finding on")?;
    // Within one draft, the copy before the old sentence is new.
    let (first, rest) = passage
        .split_once(". ")
        .ok_or("there are several sentences")?;
    let old = format!("It rained.\n\n{first}. {rest}");
    scratch.commit(&[("c.md", &old)])?;
    scratch.write("c.md", &format!("It rained. {first}.\n\n{first}. {rest}"))?;
    scratch.expect(
        "--changed-since HEAD --ignore copied-passage c.md",
        &["c.md:3"],
        "",
    )
}

fn others_changes() -> Outcome {
    let scratch = Repository::new(&[("a.md", OLD)])?;
    scratch.git("checkout --quiet -b mine")?;
    scratch.commit(&[("a.md", &OLD.replace("He saw", "She saw a a"))])?;
    scratch.git("checkout --quiet main")?;
    scratch.commit(&[("a.md", &OLD.replace("The ferry", "A a ferry"))])?;
    scratch.git("checkout --quiet mine")?;
    scratch.expect("--changed-since main .", &["a.md:5"], "; 1 finding on")
}

fn odd_files() -> Outcome {
    let scratch = Repository::new(&[
        ("old name.md", OLD),
        ("crlf.md", &OLD.replace('\n', "\r\n")),
    ])?;
    fs::rename(scratch.path("old name.md"), scratch.path("né \"w\".md"))?;
    scratch.git("add --all")?;
    // A renamed file is compared with its old version.
    scratch.expect("--changed-since HEAD .", &[], "; 4 findings on")?;
    scratch.write("né \"w\".md", &OLD.replace("He saw", "She saw a a"))?;
    scratch.write(
        "crlf.md",
        &OLD.replace('\n', "\r\n").replace("ferry", "boat boat"),
    )?;
    scratch.expect(
        "--changed-since HEAD .",
        &["crlf.md:1", "né \"w\".md:5"],
        "; 2 findings on",
    )?;
    // A file that Git takes for binary has changed as a whole.
    let utf16 = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    fs::write(scratch.path("utf16.md"), utf16(OLD))?;
    scratch.commit(&[])?;
    scratch.expect("--changed-since HEAD utf16.md", &[], "; 2 findings on")?;
    fs::write(
        scratch.path("utf16.md"),
        utf16(&OLD.replace("He saw", "She saw a a")),
    )?;
    scratch.expect(
        "--changed-since HEAD utf16.md",
        &["utf16.md:5"],
        "; 2 older findings on changed lines not shown",
    )?;
    // A change of the file mode is no change of a draft.
    scratch.commit(&[("a.md", OLD)])?;
    scratch.git("update-index --chmod=+x a.md")?;
    scratch.expect("--changed-since HEAD a.md", &[], "; 2 findings on")
}

fn each_repository() -> Outcome {
    let inner = Repository::new(&[("b.md", OLD)])?;
    let scratch = Repository::new(&[("a.md", OLD)])?;
    let source = inner.folder.path().display();
    scratch.git(&format!("submodule --quiet add {source} sub"))?;
    scratch.commit(&[])?;
    scratch.expect("--changed-since HEAD .", &[], "; 4 findings on")?;
    scratch.write("sub/b.md", &OLD.replace("He saw", "She saw a a"))?;
    scratch.expect("--changed-since HEAD .", &["sub/b.md:5"], "; 3 findings on")?;
    // One of the repositories does not know the revision.
    scratch.git("branch mine")?;
    scratch.refuse("--changed-since mine .", "sub: unknown revision `mine`")?;
    scratch.expect(
        "--changed-since mine --exclude sub/ .",
        &[],
        "; 2 findings on",
    )
}

fn fixes() -> Outcome {
    let scratch = Repository::new(&[("a.md", OLD)])?;
    let edited = OLD.replace("He saw", "She saw a a");
    scratch.write("a.md", &edited)?;
    let output = scratch.run("--fix --changed-since HEAD a.md", &[])?;
    let (_, said) = words(&output);
    assert!(
        said.contains(
            "; 1 fixed; 1 finding on unchanged lines not shown; 1 older finding on changed lines"
        ),
        "{said}"
    );
    let expected = OLD.replace("He saw", "She saw a");
    assert_eq!(fs::read_to_string(scratch.path("a.md"))?, expected);
    assert_eq!(output.status.code(), Some(0), "{said}");
    Ok(())
}

fn mistakes() -> Outcome {
    let scratch = Repository::new(&[("a.md", OLD)])?;
    scratch.refuse(
        "--changed-since nope .",
        "unknown revision `nope`; fetch the revision, or name a different revision",
    )?;
    scratch.refuse(
        "--changed-since=--output=x .",
        "`--output=x` is not a revision",
    )?;
    scratch.refuse("--changed-since= .", "`` is not a revision")?;
    scratch.refuse("--changed-since HEAD:a.md .", "unknown revision")?;
    scratch.refuse(
        "--changed-since HEAD -",
        "standard input is not a file in a Git repository",
    )?;
    scratch.git("checkout --quiet --orphan other")?;
    scratch.commit(&[("b.md", OLD)])?;
    scratch.refuse("--changed-since main .", "have no common ancestor")?;
    let of_another = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let output = scratch.run("--changed-since HEAD .", &of_another)?;
    refuses(
        &output,
        "allow it: git config --global --add safe.directory",
    )?;
    let without = [("PATH", "")];
    let output = scratch.run("--changed-since HEAD .", &without)?;
    refuses(&output, "the program git was not found")?;
    let outside = tempfile::tempdir()?;
    fs::write(outside.path().join("a.md"), OLD)?;
    let output = copydesk(outside.path(), "--changed-since HEAD .", &[])?;
    refuses(&output, "a.md: this draft is not in a Git repository")?;
    refuses(&output, "check it without --changed-since")?;
    git(outside.path(), "init --quiet")?;
    let output = copydesk(outside.path(), "--changed-since HEAD .", &[])?;
    refuses(&output, "the repository has no commit yet")
}
