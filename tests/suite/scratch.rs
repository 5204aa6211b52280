//! A repository in a temporary folder, in which the command runs.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use libtest_mimic::Failed;
use tempfile::TempDir;

/// A draft with an error that can be fixed.
pub(crate) const FAULTY: &str = "The ferry left the the harbour.\n";

/// The same draft after the fix.
pub(crate) const CLEAN: &str = "The ferry left the harbour.\n";

/// A folder with a repository `home`, and a folder `out` next to the repository.
pub(crate) struct Scratch {
    folder: TempDir,
}

impl Scratch {
    pub(crate) fn new(files: &[(&str, &str)]) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let scratch = Self { folder };
        fs::create_dir_all(scratch.path("home/.git"))?;
        fs::create_dir(scratch.path("out"))?;
        for (name, text) in files {
            let path = scratch.path(name);
            fs::create_dir_all(path.parent().ok_or("a file has a folder")?)?;
            fs::write(path, text)?;
        }
        Ok(scratch)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn link(&self, target: &str, name: &str) -> Result<(), Failed> {
        Ok(symlink(target, self.path(name))?)
    }

    pub(crate) fn text(&self, name: &str) -> Result<String, Failed> {
        Ok(fs::read_to_string(self.path(name))?)
    }

    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command
            .args(arguments.split_ascii_whitespace())
            .current_dir(self.path("home"));
        command.stdin(Stdio::null());
        command
    }

    /// Runs `copydesk check` and returns its output. The command must end with the exit code `code`
    /// and print all of `words`.
    pub(crate) fn expect(
        &self,
        arguments: &str,
        code: i32,
        words: &[&str],
    ) -> Result<String, Failed> {
        let mut command = self.command("check --format short");
        let output = command.args(arguments.split_ascii_whitespace()).output()?;
        let said = said(&output);
        let missing = words.iter().find(|it| !said.contains(**it));
        if output.status.code() == Some(code) && missing.is_none() {
            return Ok(said);
        }
        let status = output.status;
        Err(format!("{arguments}: {status}, not {code}; {missing:?} is not in {said}").into())
    }
}

/// Returns what a command printed on both streams.
pub(crate) fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|it| String::from_utf8_lossy(it))
        .concat()
}
