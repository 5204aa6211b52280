//! `copydesk rules`.

use std::io::{self, Write};

use crate::cli::arguments::Rules;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::detect::Detector;
use crate::linter::rule_sets::Resolver;
use crate::report::glyph;
use crate::rules::catalog::Catalog;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;

/// Lists the rules with their levels, by group.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn run(arguments: &Rules, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let mut resolver = Resolver::new(arguments.settings.config_here())?;
    let catalog = resolver.here()?.catalog.clone();
    let mut profile = Profile::embedded(&arguments.profile, &catalog)?;
    profile.preview |= arguments.preview;
    let mut output = screen.output();
    writeln!(output, "profile {}: {}", profile.name, profile.title)?;
    let longest = catalog
        .rules
        .iter()
        .map(|rule| rule.id.len())
        .max()
        .unwrap_or(0);
    let mut groups = catalog.groups();
    // Rules about suppressions come last, because they concern only drafts that contain
    // suppressions.
    groups.sort_by_key(|group| {
        let mut rules = catalog.rules.iter().filter(|rule| rule.group == **group);
        rules.all(|rule| matches!(rule.detector, Detector::Suppression(_)))
    });
    for group in groups {
        writeln!(output, "\n{group}")?;
        for rule in catalog.rules.iter().filter(|rule| rule.group == group) {
            let level = listed(&profile, rule);
            let title = glyph::shown(&rule.title);
            writeln!(output, "  {:longest$}  {level:12}  {title}", rule.id)?;
        }
    }
    reasons(&profile, &catalog, &mut output)?;
    output.flush()?;
    Ok(ExitStatus::Success)
}

/// Explains how to turn on the rules that are off in `profile`.
fn reasons(profile: &Profile, catalog: &Catalog, output: &mut impl Write) -> io::Result<()> {
    let levels: Vec<String> = catalog
        .rules
        .iter()
        .map(|rule| listed(profile, rule))
        .collect();
    if levels.iter().any(|level| level == "off") {
        let name = &profile.name;
        writeln!(
            output,
            "\noff: the profile {name} does not use the rule; to turn the rule on, write --select \
             RULE, choose another --profile, or set a level in copydesk.toml"
        )?;
    }
    if levels.iter().any(|level| level == "preview") {
        writeln!(
            output,
            "\npreview: the rule is off until people have judged enough findings; to turn the rule \
             on, write --select RULE or --preview"
        )?;
    }
    Ok(())
}

/// Returns the severity of `rule` in `profile`, in the form that lists show. If the severity
/// depends on the grade, both the lowest and the highest severity are given. A preview rule that is
/// off is shown as `preview`.
pub fn listed(profile: &Profile, rule: &Rule) -> String {
    let severities = profile.severities(rule);
    if severities.is_off() && rule.is_preview() {
        return "preview".to_owned();
    }
    severities.to_string()
}
