//! Tests of what the command never does: leave a repository by a link, overwrite its inputs, lose a
//! file, or skip a file silently.

use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use libtest_mimic::{Failed, Trial};

use crate::scratch::{CLEAN, FAULTY, Scratch, said};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("safety::links_lead_no_walk_out", links_lead_no_walk_out),
        Trial::test("safety::links_lead_no_fix_out", links_lead_no_fix_out),
        Trial::test(
            "safety::links_lead_no_settings_out",
            links_lead_no_settings_out,
        ),
        Trial::test(
            "safety::nothing_is_written_through_a_link",
            no_writing_through_links,
        ),
        Trial::test(
            "safety::a_report_replaces_nothing_that_is_read",
            reports_replace_nothing,
        ),
        Trial::test("safety::what_a_draft_has_is_kept", what_a_draft_has_is_kept),
        Trial::test(
            "safety::a_pipe_in_place_of_patterns_is_not_waited_for",
            pipes_in_place_of_patterns,
        ),
        Trial::test(
            "safety::what_a_killed_run_left_is_removed",
            leftovers_are_removed,
        ),
        Trial::test("safety::a_full_output_keeps_no_report", a_full_output),
        Trial::test("safety::what_is_not_read_is_told", what_is_not_read_is_told),
    ]
}

fn links_lead_no_walk_out() -> Outcome {
    let scratch = Scratch::new(&[("out/o.md", FAULTY), ("home/inside/i.md", FAULTY)])?;
    scratch.link("../out/o.md", "home/x.md")?;
    scratch.link("../out", "home/folder")?;
    scratch.link("inside/i.md", "home/y.md")?;
    let said = scratch.expect(
        ".",
        2,
        &["inside/i.md:1:", "error: x.md: a symbolic link leads out"],
    )?;
    assert!(
        !said.contains("x.md:1") && !said.contains("folder"),
        "{said}"
    );
    scratch.expect(
        "folder",
        2,
        &["folder: a symbolic link leads out of the repository"],
    )?;
    // A link that is named is read, and an excluded link is not reported.
    scratch.expect("x.md", 1, &["x.md:1:"])?;
    scratch.expect("../out", 1, &["o.md:1:"])?;
    scratch.expect("--exclude x.md .", 1, &["inside/i.md:1:"])?;
    scratch.expect("inside y.md", 1, &["y.md:1:"])?;
    // Outside of a repository, the named folder is the boundary.
    fs::remove_dir(scratch.path("home/.git"))?;
    scratch.expect("inside", 1, &["i.md:1:"])?;
    fs::write(scratch.path("home/top.md"), FAULTY)?;
    scratch.link("../top.md", "home/inside/up.md")?;
    scratch.expect("inside", 2, &["up.md: a symbolic link leads out"])?;
    Ok(())
}

fn links_lead_no_fix_out() -> Outcome {
    let scratch = Scratch::new(&[("out/o.md", FAULTY), ("home/inside/i.md", FAULTY)])?;
    scratch.link("../out/o.md", "home/x.md")?;
    scratch.link("../out", "home/folder")?;
    scratch.link("inside/i.md", "home/y.md")?;
    for it in [".", "x.md", "folder", "folder/o.md", "folder/../out/o.md"] {
        scratch.expect(&format!("--fix {it}"), 2, &["leads out of the repository"])?;
        assert_eq!(scratch.text("out/o.md")?, FAULTY, "{it}");
    }
    fs::write(scratch.path("home/inside/i.md"), FAULTY)?;
    scratch.expect("--fix y.md", 0, &["1 fixed"])?;
    assert_eq!(scratch.text("home/inside/i.md")?, CLEAN);
    scratch.expect("--fix ../out/o.md", 0, &["1 fixed"])?;
    assert_eq!(scratch.text("out/o.md")?, CLEAN);
    Ok(())
}

fn links_lead_no_settings_out() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/a.md", CLEAN),
        ("out/s.toml", "profile = \"news\"\n"),
        ("out/rules/own/x.toml", ""),
        ("out/b.toml", "version = 1\n"),
        ("home/sub/b.md", CLEAN),
    ])?;
    scratch.link("../out/s.toml", "home/s.toml")?;
    scratch.link("../out/rules", "home/rules")?;
    scratch.link("../out/b.toml", "home/b.toml")?;
    let settings = scratch.path("home/copydesk.toml");
    for it in [
        "extends = \"s.toml\"",
        "rule-dirs = [\"rules\"]",
        "frequencies = \"b.toml\"",
        "baseline = \"b.toml\"",
    ] {
        fs::write(&settings, it)?;
        scratch.expect("a.md", 2, &["a symbolic link leads out of the repository"])?;
    }
    // A path that leads out without a link is the user's choice.
    fs::write(&settings, "extends = \"../out/s.toml\"")?;
    scratch.expect("a.md", 0, &[])?;
    scratch.expect("--config s.toml a.md", 0, &[])?;
    let mistakes = [
        (
            "../out/s.toml",
            "copydesk.toml: a symbolic link leads out of the repository",
        ),
        (
            "nowhere.toml",
            "copydesk.toml: this link leads to a file that does not exist",
        ),
        ("sub", "copydesk.toml: this path is a folder, not a file"),
    ];
    for (target, words) in mistakes {
        fs::remove_file(&settings)?;
        scratch.link(target, "home/copydesk.toml")?;
        scratch.expect("a.md", 2, &[words])?;
    }
    let output = scratch.command("init").output()?;
    assert!(said(&output).contains("already exists"), "{output:?}");
    Ok(())
}

fn no_writing_through_links() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY), ("out/rc", "mine\n")])?;
    scratch.link("../out/rc", "home/r")?;
    scratch.link("../out", "home/folder")?;
    scratch.link("../out/none", "home/new")?;
    for it in [
        "--output r",
        "--report sarif=r",
        "--report sarif=new",
        "--report sarif=folder/rc",
        "--baseline new --write-baseline",
    ] {
        let arguments = format!("{it} --report json=other.json a.md");
        let said = scratch.expect(&arguments, 2, &["symbolic link to "])?;
        assert!(
            said.contains("remove the link") || said.contains("; name "),
            "{said}"
        );
        assert_eq!(scratch.text("out/rc")?, "mine\n", "{it}");
        assert!(scratch.text("home/other.json")?.ends_with("}\n"), "{it}");
        fs::remove_file(scratch.path("home/other.json"))?;
    }
    assert!(!scratch.path("out/none").exists());
    Ok(())
}

fn reports_replace_nothing() -> Outcome {
    let scratch = Scratch::new(&[
        ("home/a.md", FAULTY),
        (
            "home/copydesk.toml",
            "extends = \"house.toml\"\nrule-dirs = [\"rules\"]\n",
        ),
        ("home/house.toml", "baseline = \"b.toml\"\n"),
        ("home/b.toml", "version = 1\n"),
        ("home/rules/lexicons/x.txt", "word\n"),
        ("home/notes.md", "Mine.\n"),
    ])?;
    scratch.link("a.md", "home/alias.md")?;
    for it in [
        "a.md",
        "copydesk.toml",
        "house.toml",
        "b.toml",
        "rules/lexicons/x.txt",
        "./b.toml",
    ] {
        for option in [
            "--output ",
            "--report sarif=",
            "--fix --output ",
            "--diff --output ",
        ] {
            fs::write(scratch.path("home/a.md"), FAULTY)?;
            let before = scratch.text(&format!("home/{it}"))?;
            let arguments = format!("{option}{it} alias.md");
            let mut command = scratch.command("check");
            let output = command.args(arguments.split(' ')).output()?;
            assert_eq!(
                output.status.code(),
                Some(2),
                "{arguments}: {}",
                said(&output)
            );
            let is_fixed = option.starts_with("--fix") && it == "a.md";
            let expected = if is_fixed { CLEAN.to_owned() } else { before };
            assert_eq!(
                scratch.text(&format!("home/{it}"))?,
                expected,
                "{arguments}"
            );
        }
    }
    scratch.expect(
        "--report json=o --report sarif=o a.md",
        2,
        &["another report"],
    )?;
    assert!(scratch.text("home/o")?.starts_with("{\"version\":1,"));
    scratch.expect("--output notes.md a.md", 1, &[])?;
    assert!(scratch.text("home/notes.md")?.contains("doubled-word"));
    Ok(())
}

fn what_a_draft_has_is_kept() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY), ("home/b.md", FAULTY)])?;
    fs::hard_link(scratch.path("home/a.md"), scratch.path("out/a.md"))?;
    let b = scratch.path("home/b.md");
    fs::set_permissions(&b, Permissions::from_mode(0o604))?;
    scratch.expect(
        "--fix a.md b.md",
        2,
        &["a.md: the draft is not fixed: the file has 2 names"],
    )?;
    assert_eq!(scratch.text("out/a.md")?, FAULTY);
    assert_eq!(scratch.text("home/b.md")?, CLEAN);
    assert_eq!(fs::metadata(&b)?.mode() & 0o7777, 0o604);
    Ok(())
}

fn leftovers_are_removed() -> Outcome {
    let left = "home/.copydesk-0123456789.unfinished";
    let scratch = Scratch::new(&[("home/a.md", FAULTY), (left, FAULTY)])?;
    scratch.expect("--fix .", 0, &["1 fixed"])?;
    assert!(!scratch.path(left).exists());
    Ok(())
}

fn a_full_output() -> Outcome {
    // Only Linux has this device.
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else {
        return Ok(());
    };
    let scratch = Scratch::new(&[("home/a.md", FAULTY)])?;
    for (it, code) in [
        ("check --report json=r a.md", 2),
        ("--help", 2),
        ("rules", 2),
    ] {
        let output = scratch.command(it).stdout(full.try_clone()?).output()?;
        assert_eq!(output.status.code(), Some(code), "{it}: {}", said(&output));
        assert!(
            said(&output).contains("the output cannot be written"),
            "{it}"
        );
    }
    assert!(scratch.text("home/r")?.ends_with("}\n"));
    Ok(())
}

fn what_is_not_read_is_told() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", CLEAN)])?;
    scratch.link("nowhere.md", "home/gone.md")?;
    scratch.expect(
        ".",
        2,
        &["gone.md: this link leads to a file that does not exist"],
    )?;
    fs::remove_file(scratch.path("home/gone.md"))?;
    // Not every file system allows such a name.
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    if fs::write(scratch.path("home").join(name), FAULTY).is_ok() {
        scratch.expect(
            ".",
            2,
            &["doubled-word", "the name of the file is not UTF-8"],
        )?;
    }
    Ok(())
}

fn pipes_in_place_of_patterns() -> Outcome {
    for name in [".gitignore", ".copydeskignore", ".ignore"] {
        let scratch = Scratch::new(&[("home/b.md", FAULTY), ("home/sub/a.md", FAULTY)])?;
        let pipe = scratch.path("home/sub").join(name);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status()?;
        assert!(made.success());
        let problem = format!("sub/{name}: this path is a device, a pipe or a socket");
        let said = scratch.expect(".", 2, &["b.md:1:", &problem])?;
        assert!(!said.contains("a.md:1:"), "{said}");
        scratch.expect("sub", 2, &[&problem])?;
    }
    Ok(())
}
