//! `copydesk rules`.

use std::io::{self, Write};

use crate::cli::Ending;
use crate::cli::arguments::Rules;
use crate::cli::house::here;
use crate::cli::screen::Screen;
use crate::report::glyph;
use crate::rules::profile::Profile;

/// Lists the rules with their levels, by group.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Rules, screen: &mut Screen) -> io::Result<Ending> {
    let listed = here(&arguments.settings).and_then(|it| {
        let profile = Profile::embedded(&arguments.profile, &it.catalog)?;
        Ok((profile, it.catalog))
    });
    let (profile, catalog) = match listed {
        Ok(it) => it,
        Err(it) => {
            screen.complain(&it);
            return Ok(Ending::Failed);
        }
    };
    let mut output = screen.output();
    writeln!(output, "profile {}: {}", profile.name, profile.title)?;
    let longest = catalog
        .rules
        .iter()
        .map(|it| it.id.len())
        .max()
        .unwrap_or(0);
    for group in catalog.groups() {
        writeln!(output, "\n{group}")?;
        for rule in catalog.rules.iter().filter(|it| it.group == group) {
            let level = profile
                .severity(rule)
                .map_or("off".to_owned(), |it| it.to_string());
            let title = glyph::shown(&rule.title);
            writeln!(output, "  {:longest$}  {level:7}  {title}", rule.id)?;
        }
    }
    output.flush()?;
    Ok(Ending::Clean)
}
