//! `copydesk explain`.

mod place;

use std::io::{self, Write};

use anstyle::{Reset, Style};

use crate::cli::arguments::explain::Explain;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::linter::rule_sets::Resolver;
use crate::report::{glyph, rule_severities};
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::rule::Rule;
use crate::text::nearest::UnknownName;

/// Prints a rule's page, the rules of a group, or what was found at a place.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn run(arguments: &Explain, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    if let Some(at) = &arguments.at {
        return place::run(arguments, at, screen);
    }
    let name = arguments.rule.as_deref().unwrap_or_default();
    let mut resolver = Resolver::new(arguments.settings.config_here())?;
    let catalog = &resolver.here()?.catalog;
    let mut output = screen.output();
    if catalog.groups().contains(&name) {
        group(name, catalog, &mut output)?;
        output.flush()?;
        return Ok(ExitStatus::Success);
    }
    let unknown = || UnknownName::new("rule", name, catalog.names());
    let rule = catalog.rule(name).ok_or_else(unknown);
    let rule = rule.map_err(|unknown| unknown.or("`copydesk rules` lists all rules"))?;
    page(rule, (screen.width(), screen.is_colored()), &mut output)?;
    output.flush()?;
    Ok(ExitStatus::Success)
}

/// Writes the rules of the group `name`.
fn group(name: &str, catalog: &Catalog, output: &mut impl Write) -> io::Result<()> {
    writeln!(
        output,
        "{name} is a group of rules; `copydesk explain RULE` prints the page of one rule\n"
    )?;
    let rules = catalog.rules.iter().filter(|rule| rule.group == name);
    let longest = rules.clone().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        let title = glyph::shown(&rule.title);
        writeln!(output, "  {:longest$}  {title}", rule.id)?;
    }
    Ok(())
}

fn page(rule: &Rule, (width, color): (usize, bool), output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "{} ({})", rule.id, rule.group)?;
    writeln!(output, "{}\n", glyph::shown(&rule.title))?;
    paragraph(&rule.why, "", width, output)?;
    let mut severities = rule_severities::severity_lines(rule);
    if !rule_severities::severity_rows(rule).is_empty() {
        let meanings = [
            rule_severities::MEANING_OF_GRADES,
            rule_severities::MEANING_OF_COPY,
        ];
        severities.splice(0..0, meanings.map(str::to_owned));
    }
    list("severity", &severities, width, output)?;
    list(
        "why this severity",
        &rule_severities::reading_lines(rule),
        width,
        output,
    )?;
    writeln!(output, "\nhow to fix it:")?;
    paragraph(&rule.help.general(), "  ", width, output)?;
    let heading = if color {
        "examples with findings; reported words are bold and underlined, related words are underlined:"
    } else {
        "examples with findings; reported words are between {{ and }}, related words between << and >>:"
    };
    writeln!(output, "\n{heading}")?;
    if rule_severities::has_examples_of_files(rule) {
        writeln!(output)?;
        paragraph(rule_severities::MEANING_OF_FILES, "", width, output)?;
    }
    for example in rule.shown_bad() {
        show(rule, example, (width, color), output)?;
    }
    writeln!(output, "\nsimilar examples without a finding:")?;
    for example in rule.shown_good() {
        show(rule, example, (width, color), output)?;
    }
    parameters(rule, width, output)
}

/// Writes `lines` below `heading`, if there are any.
fn list(heading: &str, lines: &[String], width: usize, output: &mut impl Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{heading}:")?;
    let mut lines = lines.iter();
    lines.try_for_each(|line| paragraph(line, "  ", width, output))
}

/// Writes the parameters of the rule that settings can change.
fn parameters(rule: &Rule, width: usize, output: &mut impl Write) -> io::Result<()> {
    if rule.asked.known().is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\nparameters, which you can set under [rules.{}] in copydesk.toml:",
        rule.id
    )?;
    for parameter in rule.asked.known() {
        let name = &parameter.name;
        let same = parameter.same_choices(rule.asked.known());
        let wanted = match same {
            Some(same) => format!(
                "a list; the possible values are described above, at {}",
                same.name
            ),
            None => parameter.wanted_before_choices(),
        };
        let value = match rule.asked.parameters.get(name) {
            Some(value) => format!("{name} = {value}  ({wanted})"),
            None => format!("{name}  ({wanted})"),
        };
        writeln!(output)?;
        paragraph(&value, "    ", width, output)?;
        paragraph(&parameter.purpose, "      ", width, output)?;
        for choice in parameter.choices.iter().filter(|_| same.is_none()) {
            let line = format!("{}: {}", choice.name, choice.meaning);
            paragraph(&line, "        ", width, output)?;
        }
    }
    Ok(())
}

fn show(
    rule: &Rule,
    example: &Example,
    (width, color): (usize, bool),
    output: &mut impl Write,
) -> io::Result<()> {
    writeln!(output)?;
    let lead = rule_severities::example_lead(rule, example);
    if !lead.is_empty() {
        paragraph(&lead, "  ", width, output)?;
    }
    let mut style = Style::new();
    for line in example.written.trim().lines() {
        for row in filled(line, "    ", width) {
            if color {
                let text = row.trim_start();
                let indent = &row[..row.len() - text.len()];
                writeln!(output, "{indent}{}", styled(text, &mut style))?;
            } else {
                writeln!(output, "{row}")?;
            }
        }
    }
    if !example.why.is_empty() {
        paragraph(&format!("({})", example.why), "      ", width, output)?;
    }
    Ok(())
}

/// Returns `text`, a row of an example, with terminal styles in place of `{{`, `}}`, `<<` and `>>`.
/// `style` is the style at the start of the row. The function sets `style` to the style at the end
/// of the row.
fn styled(text: &str, style: &mut Style) -> String {
    const MARKS: [(&str, Style); 4] = [
        ("{{", Style::new().bold().underline()),
        ("}}", Style::new()),
        ("<<", Style::new().underline()),
        (">>", Style::new()),
    ];
    let mut shown = style.to_string();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some((mark, begun)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
            *style = *begun;
            shown.push_str(&Reset.to_string());
            shown.push_str(&style.to_string());
            rest = &rest[mark.len()..];
        } else {
            shown.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    format!("{shown}{Reset}")
}

/// Writes `text`, wrapped at `width` columns. Each row begins with `indent`.
fn paragraph(text: &str, indent: &str, width: usize, output: &mut impl Write) -> io::Result<()> {
    let rows = filled(text, indent, width);
    rows.iter().try_for_each(|row| writeln!(output, "{row}"))
}

/// Returns the rows of `text`, wrapped at `width` columns. Each row begins with `indent`.
fn filled(text: &str, indent: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.min(100))
        .initial_indent(indent)
        .subsequent_indent(indent)
        .break_words(false);
    let text = glyph::shown(&text.split('\n').collect::<Vec<_>>().join(" "));
    let rows = textwrap::wrap(&text, options);
    rows.iter().map(|row| row.trim_end().to_owned()).collect()
}
