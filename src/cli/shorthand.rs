//! `copydesk DRAFT` for `copydesk check DRAFT`. Knows no options.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::CommandFactory;

use crate::cli::arguments::Arguments;

/// What the command itself takes, and so no draft's checking.
const OWN: &[&str] = &["-h", "--help", "-V", "--version"];

/// `arguments`, the program's name first, with `check` put in where a draft or an option stands in
/// the place of a command.
#[must_use]
pub fn expand(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|it| means_check(it)) {
        arguments.insert(1, "check".into());
    }
    arguments
}

/// Whether `first` is no command and is meant for `check`: a path that exists, a name with an
/// ending, an option. A mistyped command is none of these.
fn means_check(first: &OsStr) -> bool {
    let Some(name) = first.to_str() else {
        return true;
    };
    let is_command = Arguments::command()
        .get_subcommands()
        .any(|it| it.get_name() == name);
    if is_command || name.is_empty() || OWN.contains(&name) {
        return false;
    }
    name.starts_with('-') || name.contains(['.', '/']) || Path::new(name).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let expanded = expand(typed.split(' ').map(OsString::from));
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
