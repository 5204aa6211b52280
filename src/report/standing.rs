//! The severities of a rule and the readings that justify them, in words. `copydesk explain` and
//! the page of the rule in the book show the same lines.

use crate::detect::found::Grade;
use crate::rules::file::reading::CorpusReading;
use crate::rules::rule::{Rule, Standing};
use crate::rules::severity::Severities;

const GRADES: [Grade; 3] = [Grade::Certain, Grade::Likely, Grade::Possible];

/// The severity of each grade in each situation, one line per situation.
pub fn severities(rule: &Rule) -> Vec<String> {
    match rule.standing {
        Standing::Preview(severity) => vec![format!(
            "preview: off until a reading carries a severity; {severity} where the rule is \
             selected by name, or with --preview"
        )],
        Standing::Measured { edited, incoming } => vec![
            format!("edited copy    {}", by_grade(edited)),
            format!("incoming copy  {}", by_grade(incoming)),
        ],
    }
}

/// The readings of the rule, one line each; empty if there are none.
pub fn readings(rule: &Rule) -> Vec<String> {
    let readings = rule.readings.iter().map(line);
    readings.chain(rule.basis.clone()).collect()
}

/// Such as `warning`, or `certain warning, likely info, possible off`.
fn by_grade(severities: Severities) -> String {
    let of = |grade| severities.of(grade);
    if GRADES.iter().all(|grade| of(*grade) == of(Grade::Certain)) {
        return severities.to_string();
    }
    let parts = GRADES.map(|grade| {
        let severity = of(grade).map_or("off".to_owned(), |severity| severity.to_string());
        format!("{grade} {severity}")
    });
    parts.join(", ")
}

fn line(reading: &CorpusReading) -> String {
    let grade = reading.grade.map(|grade| format!(", grade {grade}"));
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
