//! The severities of a rule and the readings that justify them, in words. `copydesk explain` and
//! the page of the rule in the book show the same lines.

use crate::analysis::situation::Situation;
use crate::detect::found::Grade;
use crate::rules::example::Example;
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
    let parameters = example.parameters.iter();
    let parameters: Vec<String> = parameters
        .map(|(name, value)| format!("`{name} = {value}`"))
        .collect();
    if !parameters.is_empty() {
        conditions.push(format!("with {}", parameters.join(" and ")));
    }
    if conditions.is_empty() {
        String::new()
    } else {
        format!("{}:", conditions.join(", "))
    }
}

fn in_words(severities: Severities, grade: Grade) -> String {
    let severity = severities.of(grade);
    severity.map_or("not reported".to_owned(), |severity| severity.to_string())
}

fn line(reading: &CorpusReading) -> String {
    let CorpusReading {
        copy,
        grade,
        read,
        acted_on,
    } = reading;
    let findings = if *read == 1 { "finding" } else { "findings" };
    let graded = grade.map_or(String::new(), |grade| format!(" graded `{grade}`"));
    let share = f64::from(*acted_on);
    let n_acted_on = share * f64::from(*read);
    // Rule files give the share in whole percent. A number of findings that is not whole is the
    // average of two readers.
    let rounding = 0.0051 * f64::from(*read);
    let (n_acted_on, average) = if (n_acted_on - n_acted_on.round()).abs() <= rounding {
        (format!("{n_acted_on:.0}"), "")
    } else {
        (format!("{n_acted_on:.1}"), ", the average of two readers")
    };
    format!(
        "{copy}: an editor would act on {n_acted_on} of {read} {findings}{graded} ({:.0} %{average})",
        share * 100.0
    )
}
