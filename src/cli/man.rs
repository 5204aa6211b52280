//! `copydesk man`: the help of a command as a manual page.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::cli::arguments::{self, Arguments};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::error::Error;
use crate::text::nearest::UnknownName;

/// Prints the page of the named command, or of copydesk itself.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn run(arguments: &arguments::Man, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let mut all = Arguments::command();
    all.build();
    let command = match &arguments.command {
        None => &all,
        Some(name) => {
            let known = all.get_subcommands().map(Command::get_name);
            let unknown = || UnknownName::new("command", name, known);
            let command = all.find_subcommand(name).ok_or_else(unknown);
            command.map_err(Error::from)?
        }
    };
    let mut output = screen.output();
    page(command, &mut output)?;
    output.flush()?;
    Ok(ExitStatus::Success)
}

fn page(command: &Command, output: &mut dyn Write) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let man = Man::new(command.clone())
        .title(name.to_uppercase())
        .source(format!("copydesk {}", env!("CARGO_PKG_VERSION")));
    man.render_title(output)?;
    man.render_name_section(output)?;
    man.render_synopsis_section(output)?;
    man.render_description_section(output)?;
    man.render_options_section(output)?;
    if command.has_subcommands() {
        man.render_subcommands_section(output)?;
    }
    let more = command.get_after_help().map(ToString::to_string);
    for part in more.unwrap_or_default().split("\n\n") {
        section(part).to_writer(output)?;
    }
    if !command.has_subcommands() {
        section("See also:\ncopydesk(1)").to_writer(output)?;
    }
    Ok(())
}

/// Converts `part`, a section from the end of a help text. It is either a heading with lines below
/// it, or a paragraph.
fn section(part: &str) -> Roff {
    let mut roff = Roff::new();
    if let Some((heading, lines)) = part.split_once(":\n") {
        roff.control("SH", [heading.to_uppercase().as_str()]);
        roff.control("nf", []);
        for line in lines.lines() {
            roff.text([roman(line.trim_start())]);
        }
        roff.control("fi", []);
    } else if !part.is_empty() {
        roff.control("SH", ["NOTES"]);
        roff.text([roman(part)]);
    }
    roff
}
