//! Rewrites the command line before it is parsed. `copydesk DRAFT` becomes `copydesk check DRAFT`.
//! Commands of other programs are replaced by those of copydesk. File names that begin with a
//! hyphen are moved behind `--`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::error::Error;
use crate::files::typed;

/// Options of `copydesk` itself. If the first argument is one of them, `check` is not inserted.
const OWN: &[&str] = &["-h", "--help", "-V", "--version"];

/// Returns `arguments`, including the program's name, with three changes. Commands of other
/// programs are replaced. `check` is inserted if the first argument is a draft or an option. Names
/// of files that begin with a hyphen are moved behind `--`.
///
/// # Errors
///
/// Returns an error if an argument is both an option and the name of a file. The error shows how to
/// write the option, and how to write the file.
pub fn expand(arguments: impl IntoIterator<Item = OsString>) -> Result<Vec<OsString>, Error> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let all = Arguments::command();
    follow_habits(&mut arguments);
    if arguments
        .get(1)
        .is_some_and(|argument| means_check(&all, argument))
    {
        arguments.insert(1, "check".into());
    }
    let command = arguments
        .get(1)
        .and_then(|argument| all.find_subcommand(argument));
    match command {
        Some(command) => set_apart(command, arguments),
        None => Ok(arguments),
    }
}

/// Replaces commands of other programs by their equivalents.
fn follow_habits(arguments: &mut Vec<OsString>) {
    let Some(first) = arguments.get(1).and_then(|argument| argument.to_str()) else {
        return;
    };
    match first {
        "help" => {
            arguments.remove(1);
            arguments.push("--help".into());
        }
        "version" => arguments[1] = "--version".into(),
        "lint" if !Path::new("lint").exists() => arguments[1] = "check".into(),
        _ => {}
    }
}

/// Returns `arguments` of `command`, with the names of files that begin with a hyphen moved behind
/// `--`. A glob such as `*` may expand to such a name without the user's knowledge.
fn set_apart(command: &Command, arguments: Vec<OsString>) -> Result<Vec<OsString>, Error> {
    if arguments.iter().skip(2).any(|argument| argument == "--") {
        return Ok(arguments);
    }
    let (mut kept, mut files) = (Vec::new(), Vec::new());
    let mut is_value = false;
    for (idx, argument) in arguments.into_iter().enumerate() {
        let shown = argument.to_string_lossy().into_owned();
        let is_hyphened = 2 <= idx && !is_value && shown.starts_with('-') && shown != "-";
        let option = command.get_arguments().find(|arg| is_called(arg, &shown));
        is_value = is_hyphened && option.is_some_and(takes_value);
        if !is_hyphened || Path::new(&argument).symlink_metadata().is_err() {
            kept.push(argument);
        } else if option.is_none() {
            files.push(argument);
        } else {
            let problem = format!("`{shown}` is both an option and the name of a file here");
            return Err(Error::new(problem).with_remedy(format!(
                "write ./{shown} for the file; for the option, put `--` before the names of all \
                 files"
            )));
        }
    }
    if !files.is_empty() {
        kept.push("--".into());
        kept.extend(files);
    }
    Ok(kept)
}

/// Says whether `typed` is the option `option` without a value.
fn is_called(option: &Arg, typed: &str) -> bool {
    let long = typed.strip_prefix("--");
    let short = typed.strip_prefix('-').filter(|_| long.is_none());
    long.is_some_and(|name| option.get_long() == Some(name))
        || short.is_some_and(|name| {
            option
                .get_short()
                .is_some_and(|short| name.starts_with(short))
        })
}

fn takes_value(option: &Arg) -> bool {
    matches!(option.get_action(), ArgAction::Set | ArgAction::Append)
}

/// Says whether `first` is an argument of `check` and not a command. Arguments of `check` are
/// options, paths that exist (the extension may be missing), and names with an extension. A
/// mistyped command is not such an argument.
fn means_check(all: &Command, first: &OsStr) -> bool {
    let Some(name) = first.to_str() else {
        return true;
    };
    let is_command = all.find_subcommand(name).is_some();
    if is_command || name.is_empty() || OWN.contains(&name) {
        return false;
    }
    let path = Path::new(name);
    name.starts_with('-')
        || name.contains(['.', '/', '*'])
        || path.exists()
        || typed::with_ending(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let expanded = expand(typed.split(' ').map(OsString::from)).unwrap();
        let expected: Vec<OsString> = expected.split(' ').map(OsString::from).collect();
        assert_eq!(expanded, expected);
    }

    #[test]
    fn a_draft_in_the_place_of_a_command_is_checked() {
        check("copydesk draft.md", "copydesk check draft.md");
        check("copydesk drafts/", "copydesk check drafts/");
        check("copydesk .", "copydesk check .");
        check("copydesk -", "copydesk check -");
        check(
            "copydesk --profile news a.md",
            "copydesk check --profile news a.md",
        );
        check("copydesk Cargo.lock", "copydesk check Cargo.lock");
        check("copydesk src", "copydesk check src");
        check("copydesk README", "copydesk check README");
        check("copydesk *.md", "copydesk check *.md");
    }

    #[test]
    fn habits_are_followed() {
        check("copydesk help", "copydesk --help");
        check("copydesk help check", "copydesk check --help");
        check("copydesk version", "copydesk --version");
        check("copydesk lint a.md", "copydesk check a.md");
    }

    #[test]
    fn commands_mistyped_or_not_are_left_to_the_parser() {
        check("copydesk", "copydesk");
        check("copydesk rules", "copydesk rules");
        check("copydesk chekc draft.md", "copydesk chekc draft.md");
        check("copydesk --version", "copydesk --version");
        check("copydesk -h", "copydesk -h");
    }
}
