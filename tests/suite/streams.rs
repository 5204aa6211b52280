//! Tests of arguments and output: no file name is taken for an option, and no printed line is a
//! command of a build server.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use copydesk::report::format::{Commands, FORMATS};
use libtest_mimic::{Failed, Trial};

use crate::scratch::{CLEAN, FAULTY, Scratch, said};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "streams::no_stream_holds_a_command",
            no_stream_holds_a_command,
        ),
        Trial::test("streams::a_name_is_no_option", a_name_is_no_option),
        Trial::test(
            "streams::a_name_asks_for_standard_input",
            standard_input_is_read,
        ),
        Trial::test(
            "streams::what_is_piped_in_is_read",
            what_is_piped_in_is_read,
        ),
        Trial::test(
            "streams::an_empty_pipe_is_no_draft",
            an_empty_pipe_is_no_draft,
        ),
        Trial::test("streams::an_open_pipe_is_not_waited_for", an_open_pipe),
        Trial::test("streams::the_readme_shows_a_pipe", readme_shows_pipe),
    ]
}

fn no_stream_holds_a_command() -> Outcome {
    const NAMES: [&str; 4] = [
        "##[stop-commands]x.md",
        "::error::y.md",
        " ::add-mask::z.md",
        "a\r::warning::w.md",
    ];
    let scratch = Scratch::new(&[])?;
    let draft = "In the the ##vso[task.x]a ##[group]b.\n\n\u{a0}::error::x in the the y.\n";
    for it in NAMES {
        fs::write(scratch.path("home").join(it), draft)?;
    }
    fs::write(scratch.path("home/##[error]q.md"), b"caf\xc3")?;
    for format in FORMATS {
        let mut command = scratch.command("check --explain --format");
        let output = command.args([format.name(), "."]).args(NAMES).output()?;
        let own: &[&str] = match format.commands() {
            Commands::Own(own) => own,
            Commands::Neutralized | Commands::Escaped => &[],
        };
        is_inert(&said(&output), own)?;
    }
    let commands = [
        "inspect .",
        "inspect --format jsonl .",
        "check --##[x]",
        "frequencies .",
    ];
    for it in commands {
        is_inert(&said(&scratch.command(it).output()?), &[])?;
    }
    let mut diff = scratch.command("check --diff .");
    is_inert(&said(&diff.env("GITHUB_ACTIONS", "true").output()?), &[])?;
    // A program that applies the patch needs the exact text.
    let patch = scratch
        .command("check --diff .")
        .env_remove("GITHUB_ACTIONS")
        .output()?;
    assert!(said(&patch).contains("##vso[task.x]"), "{patch:?}");
    Ok(())
}

/// Checks that no line of `text` is or contains a command, except lines that begin with a command
/// in `own`.
fn is_inert(text: &str, own: &[&str]) -> Outcome {
    for line in text.split(['\n', '\r']) {
        let own = own.iter().find_map(|command| line.strip_prefix(command));
        let line = own.unwrap_or(line);
        let is_command = own.is_none() && line.trim_start().starts_with("::");
        if line.contains("##[") || line.contains("##vso[") || is_command {
            return Err(format!("a build server runs {line:?}").into());
        }
    }
    assert!(
        text.contains("## [") || text.contains("##\\u005b") || text.contains("%3A"),
        "{text}"
    );
    Ok(())
}

fn a_name_is_no_option() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/README.md", CLEAN),
        ("home/--output=README.md", FAULTY),
        ("home/--fix", ""),
    ])?;
    for it in ["", "--profile news ", "--fail-on warning "] {
        let arguments = format!("{it}--output=README.md README.md");
        scratch.expect(&arguments, 1, &["--output=README.md:1:"])?;
        assert_eq!(scratch.text("home/README.md")?, CLEAN);
    }
    scratch.expect(
        "--fix README.md",
        2,
        &["is both an option and the name of a file"],
    )?;
    scratch.expect("--fix -- README.md --output=README.md", 0, &["1 fixed"])?;
    scratch.expect("--output=o.txt README.md", 0, &[])?;
    Ok(())
}

fn standard_input_is_read() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", CLEAN)])?;
    let mut command = scratch.command("check --format short --stdin-filename x.md");
    command.stdin(fs::File::open(scratch.path("home/a.md"))?);
    assert!(said(&command.output()?).contains("1 draft"));
    scratch.expect(
        "--stdin-filename x.md a.md",
        2,
        &["x.md: standard input is not read"],
    )?;
    let mut command = scratch.command("check --stdin-filename");
    assert_eq!(command.arg("").output()?.status.code(), Some(2));
    Ok(())
}

fn what_is_piped_in_is_read() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY), ("out/b.md", FAULTY)])?;
    for arguments in ["", "check", "--format short", "inspect"] {
        let mut command = scratch.command(arguments);
        command.stdin(fs::File::open(scratch.path("out/b.md"))?);
        let said = said(&command.output()?);
        assert!(said.contains("<stdin>"), "{arguments}: {said}");
        assert!(!said.contains("a.md"), "{arguments}: {said}");
    }
    let mut command = scratch.command("check --fix");
    command.stdin(fs::File::open(scratch.path("out/b.md"))?);
    let fixed = command.output()?;
    assert_ne!(String::from_utf8_lossy(&fixed.stdout), FAULTY);
    assert_eq!(scratch.text("home/a.md")?, FAULTY);
    Ok(())
}

fn an_empty_pipe_is_no_draft() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY)])?;
    for arguments in ["", "check", "--format short"] {
        let mut command = scratch.command(arguments);
        command.stdin(Stdio::piped());
        let said = said(&command.output()?);
        assert!(said.contains("a.md:1:"), "{arguments}: {said}");
        assert!(
            said.contains("standard input is empty"),
            "{arguments}: {said}"
        );
    }
    Ok(())
}

/// Checks that a run that names a path does not wait for a pipe that is never closed. Hooks and
/// jobs have such pipes.
fn an_open_pipe() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY)])?;
    for arguments in [
        "check .",
        "check --force-exclude a.md",
        "inspect a.md",
        "check --format json .",
        "config",
        "rules",
    ] {
        let mut command = scratch.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.stderr(Stdio::null()).spawn()?;
        let open = child.stdin.take();
        let since = Instant::now();
        while child.try_wait()?.is_none() {
            if Duration::from_secs(60) < since.elapsed() {
                child.kill()?;
                return Err(format!("{arguments}: it waits for standard input").into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        drop(open);
    }
    Ok(())
}

/// Checks that the first example of the README prints what the README shows.
fn readme_shows_pipe() -> Outcome {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))?;
    let block = |opening: &str| {
        let (_, rest) = readme.split_once(&format!("\n```{opening}"))?;
        rest.split_once("\n```\n").map(|(block, _)| block)
    };
    let typed = block("sh\necho ").ok_or("no command")?;
    let shown = block("text\n").ok_or("no output")?;
    let text = typed.split('"').nth(1).ok_or("no text")?;
    let scratch = Scratch::new(&[("out/text", &format!("{text}\n"))])?;
    let mut command = scratch.command("");
    command.stdin(fs::File::open(scratch.path("out/text"))?);
    assert_eq!(said(&command.output()?).trim_end(), shown);
    Ok(())
}
