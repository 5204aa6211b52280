//! `copydesk explain`.

mod standing;

use std::io::{self, Write};

use crate::cli::Ending;
use crate::cli::arguments::Explain;
use crate::cli::house::here;
use crate::cli::screen::Screen;
use crate::report::glyph;
use crate::rules::example::Example;
use crate::rules::rule::Rule;
use crate::text::nearest::hint;

/// Prints a rule's page.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Explain, screen: &mut Screen) -> io::Result<Ending> {
    let catalog = match here(&arguments.settings) {
        Ok(it) => it.catalog,
        Err(it) => {
            screen.complain(&it);
            return Ok(Ending::Failed);
        }
    };
    let Some(rule) = catalog.rule(&arguments.rule) else {
        let ids = catalog.rules.iter().map(|it| it.id.as_str());
        let hint = hint(&arguments.rule, ids, "; `copydesk rules` lists them");
        screen.complain(&format!("no rule is called “{}”{hint}", arguments.rule));
        return Ok(Ending::Failed);
    };
    let mut output = screen.output();
    page(rule, screen.width(), &mut output)?;
    output.flush()?;
    Ok(Ending::Clean)
}

fn page(rule: &Rule, width: usize, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "{} ({})", rule.id, rule.group)?;
    writeln!(output, "{}\n", glyph::shown(&rule.title))?;
    paragraph(&rule.why, "", width, output)?;
    standing::write(rule, width, output)?;
    writeln!(output, "\nwhat settles it:")?;
    paragraph(&rule.help.to_string(), "  ", width, output)?;
    writeln!(
        output,
        "\nfound, between {{{{ and }}}}; what belongs to it, between << and >>:"
    )?;
    for example in &rule.bad {
        show(example, width, output)?;
    }
    writeln!(output, "\nleft alone:")?;
    for example in &rule.good {
        show(example, width, output)?;
    }
    parameters(rule, width, output)
}

/// Writes what settings may change beside the level.
fn parameters(rule: &Rule, width: usize, output: &mut impl Write) -> io::Result<()> {
    if rule.asked.known().is_empty() {
        return Ok(());
    }
    writeln!(
        output,
        "\nwhat settings may change, below [rules.{}]:",
        rule.id
    )?;
    for parameter in rule.asked.known() {
        let name = &parameter.name;
        let value = match rule.asked.parameters.get(name) {
            Some(it) => format!("{name} = {it}"),
            None => format!("{name}: {}", parameter.wanted()),
        };
        writeln!(output)?;
        paragraph(&value, "    ", width, output)?;
        paragraph(&format!("({})", parameter.purpose), "      ", width, output)?;
    }
    Ok(())
}

fn show(example: &Example, width: usize, output: &mut impl Write) -> io::Result<()> {
    writeln!(output)?;
    for line in example.written.trim().lines() {
        paragraph(line, "    ", width, output)?;
    }
    if !example.why.is_empty() {
        paragraph(&format!("({})", example.why), "      ", width, output)?;
    }
    Ok(())
}

/// Writes `text` filled to `width` columns behind `indent`.
fn paragraph(text: &str, indent: &str, width: usize, output: &mut impl Write) -> io::Result<()> {
    let options = textwrap::Options::new(width.min(100))
        .initial_indent(indent)
        .subsequent_indent(indent)
        .break_words(false);
    let text = glyph::shown(&text.split('\n').collect::<Vec<_>>().join(" "));
    for line in textwrap::wrap(&text, options) {
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}
