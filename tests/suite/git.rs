//! Checks how Git is run: Git must not start a program of a repository, and must not fetch
//! anything.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use libtest_mimic::{Failed, Trial};

use crate::changes::ask;
use crate::scratch::{CLEAN, FAULTY, Scratch};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("git::no_program_of_a_repository_is_run", no_programs),
        Trial::test("git::a_partial_clone_fetches_nothing", partial_clone),
    ]
}

fn git(folder: &Path, arguments: &str) -> Outcome {
    ask(folder, arguments).map(drop)
}

fn no_programs() -> Outcome {
    const PROGRAM: &str = "#!/bin/sh\necho ran >> \"$(dirname \"$0\")/ran\"\ncat\n";
    let scratch = Scratch::new(&[
        ("home/a.md", CLEAN),
        ("home/.gitattributes", "*.md filter=own diff=own\n"),
        ("out/program", PROGRAM),
        ("out/post-index-change", PROGRAM),
    ])?;
    for it in ["program", "post-index-change"] {
        let path = scratch.path("out").join(it);
        fs::set_permissions(path, Permissions::from_mode(0o755))?;
    }
    let home = scratch.path("home");
    git(&home, "init --quiet")?;
    git(&home, "add --all")?;
    git(&home, "commit --quiet --message=x")?;
    for it in [
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.own.textconv",
        "diff.own.command",
        "filter.own.clean",
        "filter.own.process",
    ] {
        git(&home, &format!("config {it} ../out/program"))?;
    }
    git(&home, "config filter.own.required true")?;
    git(&home, "config core.hooksPath ../out")?;
    fs::write(home.join("a.md"), FAULTY)?;
    let settings = [
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "core.pager"),
    ];
    let mut command = scratch.command("check --format short --changed-since HEAD a.md");
    command.envs(settings).env("GIT_CONFIG_VALUE_0", "cat");
    let output = command.output()?;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!scratch.path("out/ran").exists());
    Ok(())
}

fn partial_clone() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", CLEAN)])?;
    let home = scratch.path("home");
    git(&home, "init --quiet")?;
    git(&home, "config uploadpack.allowFilter true")?;
    for text in [CLEAN, FAULTY] {
        fs::write(home.join("a.md"), text)?;
        git(&home, "add --all")?;
        git(&home, "commit --quiet --message=x")?;
    }
    let clone = format!(
        "clone --quiet --filter=blob:none --no-local file://{}",
        home.display()
    );
    git(&scratch.path("out"), &format!("{clone} clone"))?;
    let mut command = scratch.command("check --changed-since HEAD~1 a.md");
    let output = command.current_dir(scratch.path("out/clone")).output()?;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("this version of the draft is not in the clone"),
        "{said}"
    );
    Ok(())
}
