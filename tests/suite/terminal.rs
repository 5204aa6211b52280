//! Tests of the command at a terminal: the width, the closing line, and the output of a long run.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};

use libtest_mimic::{Failed, Trial};
use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::scratch::{FAULTY, Scratch};

type Outcome = Result<(), Failed>;

const FAULTS: &str = "The ferry that carries the mail left the the harbour before the wind had \
    turned to the west, as the clerk of the port wrote down.\n\n";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("terminal::findings_fit_its_width", findings_fit_its_width),
        Trial::test(
            "terminal::a_pager_shows_the_closing_line_last",
            a_pager_shows_the_closing_line_last,
        ),
        Trial::test(
            "terminal::a_reader_that_ends_early_keeps_no_closing_line_back",
            a_reader_that_ends_early_keeps_no_closing_line_back,
        ),
        Trial::test("terminal::columns_tell_the_width", columns_tell_the_width),
        Trial::test(
            "terminal::a_long_run_is_cut_at_a_terminal_alone",
            a_long_run_is_cut_at_a_terminal_alone,
        ),
        Trial::test(
            "terminal::init_asks_about_each_file",
            init_asks_about_each_file,
        ),
    ]
}

/// A pseudoterminal.
struct Terminal {
    master: OwnedFd,
    slave: OwnedFd,
}

impl Terminal {
    fn new(columns: u16, rows: u16) -> Result<Self, Failed> {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY)?;
        grantpt(&master)?;
        unlockpt(&master)?;
        let name = ptsname(&master, Vec::new())?;
        let slave = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty())?;
        let size = Winsize {
            ws_row: rows,
            ws_col: columns,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&slave, size)?;
        Ok(Self { master, slave })
    }

    fn stdio(&self) -> Result<Stdio, Failed> {
        Ok(self.slave.try_clone()?.into())
    }

    /// Returns what was written to the terminal. Every process that could write more must have
    /// ended.
    fn shown(self) -> Result<String, Failed> {
        drop(self.slave);
        let mut master = File::from(self.master);
        let (mut shown, mut part) = (Vec::new(), [0; 4096]);
        loop {
            match master.read(&mut part) {
                Ok(0) => break,
                Ok(n_read) => shown.extend(&part[..n_read]),
                Err(it) if it.kind() == ErrorKind::Interrupted => {}
                // The other side is closed.
                Err(_) => break,
            }
        }
        Ok(String::from_utf8(shown)?.replace("\r\n", "\n"))
    }
}

/// Returns a folder with a draft of `n_faults`, and the command that checks it.
fn checked(n_faults: usize, arguments: &str) -> Result<(Scratch, Command), Failed> {
    let scratch = Scratch::new(&[("home/draft.md", &FAULTS.repeat(n_faults))])?;
    let mut command = scratch.command("check --no-config --select doubled-word");
    command.args(arguments.split_whitespace()).arg("draft.md");
    command.env_remove("COLUMNS").env_remove("NO_COLOR");
    command.env("TERM", "xterm-256color");
    Ok((scratch, command))
}

/// Returns what `command` shows at a terminal of this size. A thread reads the output while the
/// command runs, since a terminal buffers little.
fn at_terminal(mut command: Command, columns: u16, rows: u16) -> Result<String, Failed> {
    let terminal = Terminal::new(columns, rows)?;
    let mut child = command
        .stdout(terminal.stdio()?)
        .stderr(terminal.stdio()?)
        .spawn()?;
    drop(command);
    let reader = std::thread::spawn(move || terminal.shown().map_err(|it| format!("{it:?}")));
    child.wait()?;
    let shown = reader.join().map_err(|_| "the reader panicked")?;
    Ok(shown?)
}

fn widest(shown: &str) -> usize {
    let mut plain = String::new();
    for (idx, part) in shown.split("\u{1b}[").enumerate() {
        let rest = part.split_once('m').map_or(part, |it| it.1);
        plain += if idx == 0 { part } else { rest };
    }
    plain
        .lines()
        .map(|it| it.chars().count())
        .max()
        .unwrap_or(0)
}

fn findings_fit_its_width() -> Outcome {
    for columns in [60, 80, 120] {
        let (_scratch, command) = checked(1, "")?;
        let shown = at_terminal(command, columns, 40)?;
        let widest = widest(&shown);
        assert!(widest <= usize::from(columns), "{widest}: {shown}");
        assert!(50 < widest, "{widest}: {shown}");
        assert!(
            shown.ends_with("\n\n1 error in 1 draft of 26 words\n"),
            "{shown}"
        );
    }
    Ok(())
}

fn a_pager_shows_the_closing_line_last() -> Outcome {
    let (_scratch, mut command) = checked(1, "")?;
    let terminal = Terminal::new(60, 24)?;
    let output = command
        .stdout(Stdio::piped())
        .stderr(terminal.stdio()?)
        .output()?;
    drop(command);
    let shown = String::from_utf8(output.stdout)?;
    assert!(widest(&shown) <= 60, "{shown}");
    assert!(
        shown.ends_with("\n\n1 error in 1 draft of 26 words\n"),
        "{shown}"
    );
    assert_eq!(terminal.shown()?, "");
    Ok(())
}

fn a_reader_that_ends_early_keeps_no_closing_line_back() -> Outcome {
    let (_scratch, mut command) = checked(1, "")?;
    let terminal = Terminal::new(60, 24)?;
    let (reader, writer) = std::io::pipe()?;
    drop(reader);
    let status = command.stdout(writer).stderr(terminal.stdio()?).status()?;
    drop(command);
    assert_eq!(status.code(), Some(1));
    assert_eq!(terminal.shown()?, "1 error in 1 draft of 26 words\n");
    Ok(())
}

fn columns_tell_the_width() -> Outcome {
    for (columns, expected) in [("60", 60), ("wide", 100), ("0", 100)] {
        let (_scratch, mut command) = checked(1, "")?;
        let output = command.env("COLUMNS", columns).output()?;
        let shown = String::from_utf8(output.stdout)?;
        let widest = widest(&shown);
        assert!(
            (expected - 30..=expected).contains(&widest),
            "{columns}: {shown}"
        );
    }
    Ok(())
}

fn a_long_run_is_cut_at_a_terminal_alone() -> Outcome {
    const NOTE: &str = " more findings not shown here:";
    let n_shown = |shown: &str| shown.matches("[doubled-word]").count();
    let (_scratch, command) = checked(90, "")?;
    let cut = at_terminal(command, 80, 24)?;
    assert!(
        cut.contains(NOTE) && cut.contains("--changed-since"),
        "{cut}"
    );
    let n_rows = cut.lines().count();
    assert!((30..=60).contains(&n_rows), "{n_rows}: {cut}");
    assert!(
        cut.ends_with("\n\n90 errors in 1 draft of 2,340 words\n"),
        "{cut}"
    );
    for arguments in ["--show-all", "--quiet"] {
        let (_scratch, command) = checked(90, arguments)?;
        let whole = at_terminal(command, 80, 24)?;
        assert_eq!(
            (n_shown(&whole), whole.contains(NOTE)),
            (90, false),
            "{arguments}"
        );
    }
    let (_scratch, mut command) = checked(90, "")?;
    let piped = String::from_utf8(command.output()?.stdout)?;
    assert_eq!((n_shown(&piped), piped.contains(NOTE)), (90, false));
    Ok(())
}

fn init_asks_about_each_file() -> Outcome {
    let scratch = Scratch::new(&[("home/draft.md", FAULTY)])?;
    let mut command = scratch.command("init");
    let terminal = Terminal::new(80, 24)?;
    // The answers accept the configuration, decline the baseline after an invalid answer, and
    // accept a hook.
    File::from(terminal.master.try_clone()?).write_all(b"y\nperhaps\nNo\n\n")?;
    let mut child = command
        .stdin(terminal.stdio()?)
        .stdout(terminal.stdio()?)
        .stderr(terminal.stdio()?)
        .spawn()?;
    drop(command);
    let reader = std::thread::spawn(move || terminal.shown().map_err(|it| format!("{it:?}")));
    assert!(child.wait()?.success());
    let shown = reader.join().map_err(|_| "the reader panicked")??;
    let question = "1 finding in 1 draft: accept them in copydesk-baseline.toml? [Y/n] ";
    assert_eq!(shown.matches(question).count(), 2, "{shown}");
    assert!(!scratch.path("home/copydesk-baseline.toml").exists());
    assert!(!scratch.text("home/copydesk.toml")?.contains("\nbaseline ="));
    let hooks = scratch.text("home/.pre-commit-config.yaml")?;
    assert!(
        hooks.contains("entry: copydesk check --force-exclude .\n"),
        "{hooks}"
    );
    Ok(())
}
