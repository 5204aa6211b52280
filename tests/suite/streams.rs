//! What is typed and what is printed: no name of a file is an option, no line a command of a build
//! server.

use std::fs;

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
    for format in [
        "terminal",
        "short",
        "json",
        "jsonl",
        "sarif",
        "gitlab",
        "checkstyle",
        "junit",
        "rdjsonl",
        "markdown",
        "github",
    ] {
        let mut command = scratch.command("check --explain --format");
        let output = command.args([format, "."]).args(NAMES).output()?;
        is_inert(&said(&output), format == "github")?;
    }
    let commands = [
        "inspect .",
        "inspect --format jsonl .",
        "check --##[x]",
        "frequencies .",
    ];
    for it in commands {
        is_inert(&said(&scratch.command(it).output()?), false)?;
    }
    let mut diff = scratch.command("check --diff .");
    is_inert(&said(&diff.env("GITHUB_ACTIONS", "true").output()?), false)?;
    // A program that applies the patch has it exactly.
    let patch = scratch
        .command("check --diff .")
        .env_remove("GITHUB_ACTIONS")
        .output()?;
    assert!(said(&patch).contains("##vso[task.x]"), "{patch:?}");
    Ok(())
}

/// No line of `text` is a command, but for annotations where `has_own`.
fn is_inert(text: &str, has_own: bool) -> Outcome {
    let own = ["::error file=", "::warning file=", "::notice file="];
    for line in text.split(['\n', '\r']) {
        let begins = line.trim_start().starts_with("::");
        let is_own = has_own && own.iter().any(|it| line.starts_with(it));
        if line.contains("##[") || line.contains("##vso[") || (begins && !is_own) {
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
        &["is an option and the name of a file"],
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
