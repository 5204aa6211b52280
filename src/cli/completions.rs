//! `copydesk completions`.

use std::io::{self, Write};

use clap::{Arg, Command, CommandFactory};
use clap_complete::Shell;

use crate::cli::arguments::{Arguments, Completions};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;

/// Prints the script that completes the command line in a shell.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn run(arguments: &Completions, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    // The generator panics if a write fails, so it writes to memory.
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "copydesk", &mut script);
    let mut output = screen.output();
    output.write_all(&script)?;
    if arguments.shell == Shell::Fish {
        write_for_fish(&command, &mut output)?;
    }
    output.flush()?;
    Ok(ExitStatus::Success)
}

/// Writes completions that the generator omits for fish: the values of positional arguments.
fn write_for_fish(command: &Command, output: &mut impl Write) -> io::Result<()> {
    let quoted = |text: &str| format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"));
    for subcommand in command.get_subcommands() {
        let condition = quoted(&format!(
            "__fish_copydesk_using_subcommand {}",
            subcommand.get_name()
        ));
        let values = subcommand
            .get_positionals()
            .flat_map(Arg::get_possible_values);
        for value in values {
            let name = quoted(value.get_name());
            let about = value.get_help().map(ToString::to_string);
            let about = quoted(&about.unwrap_or_default());
            writeln!(
                output,
                "complete -c copydesk -n {condition} -f -a {name} -d {about}"
            )?;
        }
    }
    Ok(())
}
