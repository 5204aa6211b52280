//! Tests of `--fix` on files with different encodings, links and permissions, and on standard
//! input.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("rewriting::encodings_are_kept", encodings_are_kept),
        Trial::test("rewriting::standard_input_is_a_filter", standard_input),
        Trial::test("rewriting::a_patch_can_be_applied", a_patch_can_be_applied),
    ];
    #[cfg(unix)]
    trials.extend([
        Trial::test("rewriting::a_file_is_fixed_once", a_file_is_fixed_once),
        Trial::test("rewriting::what_cannot_be_written_is_told", read_only),
    ]);
    trials
}

const BEFORE: &str = "It left the\r\nthe naïve 🌊 pier.\r\n\r\nHe saw the the boat.";
const AFTER: &str = "It left the\r\nnaïve 🌊 pier.\r\n\r\nHe saw the boat.";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

/// Returns `text` in several encodings and with both kinds of line endings.
fn encoded(text: &str) -> [Vec<u8>; 5] {
    [
        text.as_bytes().to_vec(),
        text.replace("\r\n", "\n").into_bytes(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        utf16(text, u16::to_le_bytes),
        utf16(text, u16::to_be_bytes),
    ]
}

fn check(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Result<Output, Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("check").args(arguments).current_dir(folder);
    command.stdin(Stdio::piped());
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    child.stdin.take().ok_or("it is piped")?.write_all(stdin)?;
    Ok(child.wait_with_output()?)
}

fn expect(output: &Output, code: i32, said: &str) -> Outcome {
    let words = String::from_utf8_lossy(&output.stderr);
    if output.status.code() == Some(code) && words.contains(said) {
        return Ok(());
    }
    Err(format!("{:?}: {words}, not {code}: {said}", output.status.code()).into())
}

fn encodings_are_kept() -> Outcome {
    for (before, after) in encoded(BEFORE).iter().zip(encoded(AFTER)) {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("draft.md");
        fs::write(&path, before)?;
        expect(&check(folder.path(), &["--fix", "."], b"")?, 0, "2 fixed")?;
        assert_eq!(fs::read(&path)?, after);
    }
    Ok(())
}

fn standard_input() -> Outcome {
    let folder = tempfile::tempdir()?;
    for (before, after) in encoded(BEFORE).iter().zip(encoded(AFTER)) {
        let output = check(folder.path(), &["--fix", "-"], before)?;
        expect(&output, 0, "2 fixed")?;
        assert_eq!(output.stdout, after);
        // A text without fixes is printed unchanged.
        let output = check(folder.path(), &["--fix", "-"], &after)?;
        expect(&output, 0, "nothing to fix")?;
        assert_eq!(output.stdout, after);
    }
    let output = check(folder.path(), &["--fix", "-"], b"caf\xc3")?;
    expect(&output, 2, "the text is not UTF-8")?;
    assert_eq!(output.stdout, b"");
    Ok(())
}

fn a_patch_can_be_applied() -> Outcome {
    let texts = encoded(BEFORE).into_iter().zip(encoded(AFTER));
    // Diffs of UTF-16 files cannot be applied, since a diff is text.
    for (before, after) in texts.take(3) {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a draft.md");
        fs::write(&path, &before)?;
        let output = check(folder.path(), &["--diff", "./a draft.md"], b"")?;
        expect(&output, 1, "2 would be fixed")?;
        assert_eq!(fs::read(&path)?, before);
        fs::write(folder.path().join("x.diff"), &output.stdout)?;
        let mut git = Command::new("git");
        git.args(["apply", "-p0", "x.diff"])
            .current_dir(folder.path());
        let applied = git
            .output()
            .map_err(|it| format!("this test needs the program git: {it}"))?;
        let diff = String::from_utf8_lossy(&output.stdout);
        assert!(applied.status.success(), "{applied:?}\n{diff}");
        assert_eq!(fs::read(&path)?, after, "{diff}");
    }
    Ok(())
}

#[cfg(unix)]
fn a_file_is_fixed_once() -> Outcome {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("draft.md");
    fs::write(&path, BEFORE)?;
    std::os::unix::fs::symlink("draft.md", folder.path().join("link.md"))?;
    expect(
        &check(folder.path(), &["--diff", "."], b"")?,
        1,
        "2 would be fixed",
    )?;
    let named = ["--fix", "link.md", "draft.md", "./draft.md"];
    expect(&check(folder.path(), &named, b"")?, 0, "2 fixed")?;
    assert_eq!(fs::read_to_string(&path)?, AFTER);
    assert!(fs::symlink_metadata(folder.path().join("link.md"))?.is_symlink());
    Ok(())
}

#[cfg(unix)]
fn read_only() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir()?;
    let (path, other) = (folder.path().join("a.md"), folder.path().join("b.md"));
    fs::write(&path, BEFORE)?;
    fs::write(&other, BEFORE)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444))?;
    let output = check(folder.path(), &["--fix", "--format", "short", "."], b"")?;
    expect(
        &output,
        2,
        "error: a.md: the draft is not fixed: the file is read-only",
    )?;
    // The read-only draft is reported unfixed; the other draft is fixed.
    expect(&output, 2, "2 errors in 2 drafts of 20 words; 2 fixed")?;
    assert_eq!(fs::read_to_string(&path)?, BEFORE);
    assert_eq!(fs::read_to_string(&other)?, AFTER);
    let output = check(folder.path(), &["--fix", "a.md"], b"")?;
    expect(&output, 2, "; nothing fixed")?;
    Ok(())
}
