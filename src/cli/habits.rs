//! Options and commands of other linters that users type by habit, and their equivalents in
//! copydesk.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::arguments::Arguments;
use crate::error::Error;
use crate::text::nearest::UnknownName;

/// Options of other linters (Vale, markdownlint, ruff, textlint, eslint), and their equivalents.
const OPTIONS: &[(&str, &str)] = &[
    ("--cache", "nothing is cached; leave the option out"),
    (
        "--check",
        "nothing is changed without --fix; leave the option out",
    ),
    ("--disable", "write --ignore RULE"),
    ("--dot", "name the hidden files that you want to check"),
    ("--dry-run", "write --diff"),
    ("--enable", "write --select RULE"),
    ("--exit-zero", "write --fail-on never"),
    (
        "--ext",
        "write --markup NAME, such as --markup rst, for a draft without an extension",
    ),
    ("--extend-exclude", "write --exclude GLOB"),
    ("--extend-select", "set the rule in copydesk.toml: [rules]"),
    ("--fix-dry-run", "write --diff"),
    ("--fixable", "write --fix --select RULE"),
    ("--formatter", "write --format FORMAT"),
    (
        "--glob",
        "name the files or folders to check; --exclude GLOB leaves some out",
    ),
    (
        "--ignore-path",
        "list the files in .copydeskignore, or write --exclude GLOB",
    ),
    ("--ignore-pattern", "write --exclude GLOB"),
    ("--ignore-syntax", "write --markup plain"),
    ("--json", "write --format json"),
    (
        "--max-warnings",
        "write --fail-on error, warning, info or never",
    ),
    (
        "--minAlertLevel",
        "write --min-severity LEVEL to choose what is shown, and --fail-on LEVEL to choose what \
         makes the run fail",
    ),
    ("--no-cache", "nothing is cached; leave the option out"),
    ("--no-exit", "write --fail-on never"),
    (
        "--no-global",
        "settings outside the repository are never read; leave the option out",
    ),
    ("--no-wrap", "write --format short"),
    ("--output-file", "write --output FILE"),
    ("--output-format", "write --format FORMAT"),
    (
        "--plugin",
        "name the folder of your own rules with rule-dirs in copydesk.toml",
    ),
    ("--preset", "write --profile NAME"),
    ("--print-config", "write `copydesk config`"),
    ("--rule", "write --select RULE"),
    (
        "--rules",
        "write --select RULE, or `copydesk rules` for the list",
    ),
    (
        "--rulesdir",
        "name the folder of your own rules with rule-dirs in copydesk.toml",
    ),
    ("--show-settings", "write `copydesk config`"),
    ("--silent", "write --quiet"),
    ("--stdin", "write “-” instead of a path"),
    ("--stdin-file-path", "write --stdin-filename NAME"),
    ("--stdin-filepath", "write --stdin-filename NAME"),
    ("--verbose", "write --explain"),
    (
        "--watch",
        "run copydesk again after each change, or use it in an editor",
    ),
];

/// The name that clap prints for the argument of `copydesk explain`, which is the name of a rule.
const RULE: &str = "[RULE]";

/// The name that clap gives to the files to check.
const PATHS: &str = "[PATH]...";

/// Commands of other linters, and their equivalents.
const COMMANDS: &[(&str, &str)] = &[
    ("diff", "copydesk check --diff"),
    ("fix", "copydesk check --fix"),
    ("fmt", "copydesk check --fix"),
    ("format", "copydesk check --fix"),
    ("list", "copydesk rules"),
    ("linter", "copydesk rules"),
    ("ls-config", "copydesk config"),
    ("ls-dirs", "copydesk check --show-files"),
    ("ls-metrics", "copydesk inspect"),
    ("rule", "copydesk explain"),
    ("run", "copydesk check"),
    ("scan", "copydesk check"),
    ("validate", "copydesk check"),
];

/// Returns an error to print instead of `mistake`, an error of clap. Returns `None` if copydesk
/// knows no better remedy. It knows a better remedy for:
/// - options and commands of other linters
/// - unknown commands
/// - options that cannot be used with the name of a rule, or with names of files
pub fn answer(mistake: &clap::Error) -> Option<Error> {
    let typed = |kind| match mistake.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(ContextValue::Strings(texts)) => texts.first().map(String::as_str),
        _ => None,
    };
    match mistake.kind() {
        ErrorKind::UnknownArgument => {
            let typed = typed(ContextKind::InvalidArg)?;
            let name = typed.split('=').next()?;
            let known = OPTIONS.iter().find(|(option, _)| *option == name)?;
            let error = Error::new(format!("unknown option `{name}`"));
            Some(error.with_remedy(known.1))
        }
        ErrorKind::InvalidSubcommand => {
            let typed = typed(ContextKind::InvalidSubcommand)?;
            if let Some(known) = COMMANDS.iter().find(|(command, _)| *command == typed) {
                let error = Error::new(format!("unknown command `{typed}`"));
                return Some(error.with_remedy(format!("write `{}`", known.1)));
            }
            let all = Arguments::command();
            let names = all.get_subcommands().map(clap::Command::get_name);
            let unknown = UnknownName::new("command or file", typed, names);
            Some(unknown.or("`copydesk --help` lists the commands"))
        }
        ErrorKind::ArgumentConflict => {
            let one = typed(ContextKind::InvalidArg)?;
            let other = typed(ContextKind::PriorArg)?;
            let (option, names, remedy) = match (one, other) {
                (RULE, option) | (option, RULE) => (
                    option,
                    "the name of a rule",
                    "leave the option or the name out",
                ),
                (PATHS, option) | (option, PATHS) => (
                    option,
                    "names of files",
                    "leave the option or the names out",
                ),
                _ => return None,
            };
            let option = option.split(' ').next()?;
            let error = Error::new(format!("`{option}` cannot be used with {names}"));
            Some(error.with_remedy(remedy))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        let mistake = Arguments::try_parse_from(typed.split(' ')).unwrap_err();
        let answer = answer(&mistake).map(|error| error.to_string());
        assert_eq!(answer.as_deref(), expected, "{typed}");
    }

    #[test]
    fn habits_are_answered() {
        check(
            "copydesk check --minAlertLevel=error a.md",
            Some(
                "unknown option `--minAlertLevel`; write --min-severity LEVEL to choose what is \
                 shown, and --fail-on LEVEL to choose what makes the run fail",
            ),
        );
        check(
            "copydesk fix a.md",
            Some("unknown command `fix`; write `copydesk check --fix`"),
        );
        check(
            "copydesk xyzzy",
            Some("unknown command or file `xyzzy`; `copydesk --help` lists the commands"),
        );
        check(
            "copydesk chekc",
            Some("unknown command or file `chekc`; did you mean `check`?"),
        );
        check("copydesk check --formt json", None);
    }

    #[test]
    fn no_habit_is_an_option_here() {
        for (name, _) in OPTIONS {
            let known = Arguments::try_parse_from(["copydesk", "check", name]);
            let kind = known.unwrap_err().kind();
            assert_eq!(kind, ErrorKind::UnknownArgument, "{name}");
        }
    }
}
