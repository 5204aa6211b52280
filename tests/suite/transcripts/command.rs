//! Runs a command of a transcript as a shell would, with variables before it and redirections after
//! it: `< FILE`, `> /dev/null` and `2> /dev/null`.

use std::error::Error;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::transcripts::document::Ran;

/// Runs `command` in `folder`. Standard output and standard error are interleaved as they are
/// written.
pub(crate) fn run(command: &str, folder: &Path) -> Result<Ran, Box<dyn Error>> {
    let words = shlex::split(command).ok_or("a quotation mark is not closed")?;
    let mut words = words.into_iter().peekable();
    let mut copydesk = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    copydesk.current_dir(folder);
    // The width and the absence of colour are those of output to a pipe.
    copydesk.env("NO_COLOR", "1").env("COLUMNS", "100");
    while let Some(word) = words.next_if(|word| word.contains('=')) {
        copydesk.envs(word.split_once('='));
    }
    if words.next().as_deref() != Some("copydesk") {
        return Err("a transcript runs copydesk alone".into());
    }
    let (mut reader, writer) = io::pipe()?;
    copydesk
        .stdin(Stdio::piped())
        .stdout(writer.try_clone()?)
        .stderr(writer);
    while let Some(word) = words.next() {
        let mut file = || words.next().ok_or("a redirection names no file");
        match word.as_str() {
            "<" => copydesk.stdin(File::open(folder.join(file()?))?),
            ">" if file()? == "/dev/null" => copydesk.stdout(Stdio::null()),
            "2>" if file()? == "/dev/null" => copydesk.stderr(Stdio::null()),
            ">" | "2>" => return Err("only /dev/null is written to".into()),
            _ => copydesk.arg(word),
        };
    }
    let mut child = copydesk.spawn()?;
    // The command and the input are dropped so that the pipe ends with the child, and the child
    // reads no input.
    drop(copydesk);
    drop(child.stdin.take());
    let mut output = String::new();
    reader.read_to_string(&mut output)?;
    Ok(Ran {
        status: child.wait()?.code(),
        output,
    })
}
