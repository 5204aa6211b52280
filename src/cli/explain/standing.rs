//! What `copydesk explain` shows of the severities of a rule and of the readings behind them.

use std::io::{self, Write};

use crate::cli::explain::paragraph;
use crate::detect::found::Grade;
use crate::rules::file::reading::Reading;
use crate::rules::rule::{Rule, Standing};
use crate::rules::severity::Severities;

const GRADES: [Grade; 3] = [Grade::Certain, Grade::Likely, Grade::Possible];

/// Writes the severity of each grade in each situation, and what was read.
///
/// # Errors
///
/// When the output cannot be written.
pub(super) fn write(rule: &Rule, width: usize, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "\nseverity:")?;
    match rule.standing {
        Standing::Preview(severity) => {
            let line = format!(
                "preview: off until a reading carries a severity; {severity} where the rule is \
                 selected by name, or with --preview"
            );
            paragraph(&line, "  ", width, output)?;
        }
        Standing::Measured { edited, incoming } => {
            writeln!(output, "  edited copy    {}", by_grade(edited))?;
            writeln!(output, "  incoming copy  {}", by_grade(incoming))?;
        }
    }
    if rule.readings.is_empty() && rule.basis.is_none() {
        return Ok(());
    }
    writeln!(output, "\nwhat was read:")?;
    for reading in &rule.readings {
        paragraph(&line(reading), "  ", width, output)?;
    }
    if let Some(basis) = &rule.basis {
        paragraph(basis, "  ", width, output)?;
    }
    Ok(())
}

/// `warning`, or `certain warning, likely info, possible off`.
fn by_grade(severities: Severities) -> String {
    let of = |grade| severities.of(grade);
    if GRADES.iter().all(|grade| of(*grade) == of(Grade::Certain)) {
        return severities.to_string();
    }
    let parts = GRADES.map(|grade| {
        let severity = of(grade).map_or("off".to_owned(), |it| it.to_string());
        format!("{grade} {severity}")
    });
    parts.join(", ")
}

fn line(reading: &Reading) -> String {
    let grade = reading.grade.map(|it| format!(", grade {it}"));
    let findings = if reading.read == 1 {
        "finding"
    } else {
        "findings"
    };
    format!(
        "{}{}: {} {findings} read, {:.0} % acted on",
        reading.copy,
        grade.unwrap_or_default(),
        reading.read,
        reading.acted_on * 100.0
    )
}
