//! Tests of the command together with other programs: completions of shells, closed pipes,
//! interruption, and any number of threads.

use std::error::Error;
use std::io::Read;
use std::process::{Command, Output, Stdio};

use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "shell::completions_name_commands_rules_and_profiles",
            completions_name_commands_rules_and_profiles,
        ),
        Trial::test("shell::every_command_has_a_page", every_command_has_a_page),
        Trial::test(
            "shell::the_number_of_threads_changes_nothing",
            the_number_of_threads_changes_nothing,
        ),
        Trial::test(
            "shell::a_closed_pipe_is_no_panic",
            a_closed_pipe_is_no_panic,
        ),
        Trial::test(
            "shell::a_closed_pipe_keeps_no_report_from_being_written",
            a_closed_pipe_keeps_no_report_from_being_written,
        ),
        #[cfg(unix)]
        Trial::test(
            "shell::an_interrupted_run_ends",
            interruption::an_interrupted_run_ends,
        ),
    ]
}

fn copydesk(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(arguments).env("NO_COLOR", "1");
    command
}

fn printed(arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    let Output { stdout, stderr, .. } = copydesk(arguments).output()?;
    if !stderr.is_empty() {
        return Err(String::from_utf8(stderr)?.into());
    }
    Ok(String::from_utf8(stdout)?)
}

/// Returns the commands that `copydesk --help` lists.
fn commands() -> Result<Vec<String>, Box<dyn Error>> {
    let help = printed(&["--help"])?;
    let listed = help.lines().skip_while(|it| *it != "Commands:").skip(1);
    let listed = listed.take_while(|it| !it.is_empty());
    let named = listed.filter(|it| !it.starts_with("   "));
    Ok(named
        .filter_map(|it| it.split_whitespace().next())
        .map(str::to_owned)
        .collect())
}

fn completions_name_commands_rules_and_profiles() -> Outcome {
    let commands = commands()?;
    assert!(commands.iter().any(|it| it == "check"), "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell])?;
        let names = commands.iter().map(String::as_str);
        for name in names.chain(["--min-severity", "-q"]) {
            let name = name.trim_start_matches('-');
            assert!(script.contains(name), "{shell}: {name}");
        }
        // The generators for these two shells complete no values.
        if !matches!(shell, "elvish" | "powershell") {
            for name in ["vague-source", "duplication", "news"] {
                assert!(script.contains(name), "{shell}: {name}");
            }
        }
    }
    let script = printed(&["completions", "fish"])?;
    let rules = script
        .lines()
        .filter(|it| it.contains("using_subcommand explain"));
    assert!(rules.clone().any(|it| it.contains("'vague-source'")));
    Ok(())
}

fn every_command_has_a_page() -> Outcome {
    let all = printed(&["man"])?;
    assert!(all.contains(".TH COPYDESK 1"), "{all}");
    for command in commands()? {
        let reference = format!("copydesk\\-{command}(1)");
        assert!(all.contains(&reference), "{reference}");
        let page = printed(&["man", &command])?;
        let title = format!(".TH COPYDESK-{} 1", command.to_uppercase());
        assert!(page.contains(&title), "{page}");
        assert!(page.contains(".SH EXAMPLES"), "{page}");
    }
    Ok(())
}

fn the_number_of_threads_changes_nothing() -> Outcome {
    let check = |jobs: &str| {
        let arguments = ["check", "--jobs", jobs, "--profile", "all", "examples"];
        let more = ["tests/ui/copied-passage.in", "tests/ui/json.in"];
        copydesk(&[&arguments[..], &more[..]].concat()).output()
    };
    let one = check("1")?;
    assert_eq!(one.status.code(), Some(1));
    for jobs in ["2", "7"] {
        assert_eq!(check(jobs)?, one, "{jobs}");
    }
    Ok(())
}

fn a_closed_pipe_is_no_panic() -> Outcome {
    for typed in [
        "--help",
        "check examples",
        "check --statistics examples",
        "check --format sarif examples",
        "inspect examples",
        "rules",
        "explain vague-source",
        "config",
        "frequencies examples",
        "completions zsh",
        "man check",
    ] {
        let typed: Vec<&str> = typed.split(' ').collect();
        let (status, reported) = unread(&mut copydesk(&typed))?;
        let expected = i32::from(typed[0] == "check");
        assert_eq!(status, Some(expected), "{typed:?}: {reported}");
        assert!(!reported.contains("panic"), "{typed:?}: {reported}");
    }
    Ok(())
}

fn a_closed_pipe_keeps_no_report_from_being_written() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("report.json");
    let report = format!("json={}", path.display());
    let (status, reported) = unread(&mut copydesk(&["check", "--report", &report, "examples"]))?;
    assert_eq!(status, Some(1), "{reported}");
    assert!(std::fs::read_to_string(path)?.ends_with("}\n"));
    Ok(())
}

/// Runs `command` with a closed output. Returns the exit code and the text on standard error.
fn unread(command: &mut Command) -> Result<(Option<i32>, String), Box<dyn Error>> {
    let (reader, writer) = std::io::pipe()?;
    drop(reader);
    let mut child = command.stdout(writer).stderr(Stdio::piped()).spawn()?;
    let mut reported = String::new();
    if let Some(it) = &mut child.stderr {
        it.read_to_string(&mut reported)?;
    }
    Ok((child.wait()?.code(), reported))
}

#[cfg(unix)]
mod interruption {
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::{Outcome, copydesk};

    /// Checks that an interrupted run ends. A pipe that nobody reads stops the run after one file
    /// was written. The run gets SIGTERM, since shells let background processes ignore SIGINT.
    pub(super) fn an_interrupted_run_ends() -> Outcome {
        let folder = tempfile::tempdir()?;
        let (file, pipe) = (folder.path().join("out"), folder.path().join("pipe"));
        assert!(Command::new("mkfifo").arg(&pipe).status()?.success());
        let reports = [&file, &pipe].map(|it| format!("json={}", it.display()));
        let mut child = copydesk(&["check", "--report", &reports[0], "--report", &reports[1]])
            .arg("examples")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let start = Instant::now();
        while !file.exists() && start.elapsed() < Duration::from_secs(60) {
            sleep(Duration::from_millis(10));
        }
        let id = child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()?
                .success()
        );
        let status = child.wait()?;
        assert_eq!(status.signal(), Some(15), "{status}");
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 2);
        Ok(())
    }
}
