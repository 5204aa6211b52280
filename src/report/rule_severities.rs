//! Describes in words the severities of a rule, the readings that support the severities, and the
//! conditions of its examples. `copydesk explain`, `copydesk mcp` and the page of the rule in the
//! book show the same words.

use crate::analysis::situation::Situation;
use crate::detect::found::Grade;
use crate::rules::example::Example;
use crate::rules::file::reading::CorpusReading;
use crate::rules::rule::{DeclaredSeverities, Rule};
use crate::rules::severity::Severities;

const GRADES: [Grade; 3] = [Grade::Certain, Grade::Likely, Grade::Possible];

/// What the grades of a finding mean, as sentences.
pub const MEANING_OF_GRADES: &str = "each finding has a grade, which says how sure copydesk is that the \
    reported words are a fault. `certain`: nobody writes such words on purpose. `likely`: there is \
    seldom a good reason for such words. `possible`: there may be a good reason for such words";

/// What edited and incoming copy are, as sentences.
pub const MEANING_OF_COPY: &str = "edited copy is text that an editor has worked on. Incoming copy is text \
    that nobody has edited yet; check such text with `--profile incoming`";

/// What a line such as `=== draft.md` in an example means, as a sentence.
pub const MEANING_OF_FILES: &str = "in an example, a line such as `=== draft.md` gives the name of a file, and \
    the lines below it are the text of this file";

/// Says whether an example that pages show consists of several files.
pub fn has_examples_of_files(rule: &Rule) -> bool {
    let mut shown = rule.shown_bad().chain(rule.shown_good());
    shown.any(|example| 1 < example.drafts.len())
}

/// The severity of a grade in each kind of copy.
#[derive(Debug, PartialEq, Eq)]
pub struct SeverityRow {
    /// The grade. `None` if all grades have the same severities.
    pub grade: Option<Grade>,
    /// The severity in edited copy.
    pub edited: String,
    /// The severity in incoming copy.
    pub incoming: String,
}

/// Returns the severities of `rule`, one row for each grade. Returns no rows for a preview rule. A
/// rule that reports no `certain` finding has no row for that grade.
pub fn severity_rows(rule: &Rule) -> Vec<SeverityRow> {
    let DeclaredSeverities::Measured { edited, incoming } = rule.declared_severities else {
        return Vec::new();
    };
    let row = |grade: Grade| SeverityRow {
        grade: Some(grade),
        edited: in_words(edited, grade),
        incoming: in_words(incoming, grade),
    };
    let severities = |grade: Grade| (edited.of(grade), incoming.of(grade));
    let first = severities(Grade::Certain);
    if GRADES.iter().all(|grade| severities(*grade) == first) {
        let grade = None;
        return vec![SeverityRow {
            grade,
            ..row(Grade::Certain)
        }];
    }
    let lacks_certain =
        |severities: Severities| !severities.is_off() && severities.of(Grade::Certain).is_none();
    let has_certain = !lacks_certain(edited) && !lacks_certain(incoming);
    let is_given = |grade: &&Grade| **grade != Grade::Certain || has_certain;
    let given = GRADES.iter().filter(is_given);
    given.map(|grade| row(*grade)).collect()
}

/// Returns the severities of `rule`, one line for each grade. For a preview rule, returns one line
/// that explains the preview.
pub fn severity_lines(rule: &Rule) -> Vec<String> {
    if let DeclaredSeverities::Preview(severity) = rule.declared_severities {
        return vec![format!(
            "this is a preview rule, which is off by default. So far, too few of its findings have \
             proved useful. If you select the rule by name or use `--preview`, its severity is \
             {severity}"
        )];
    }
    let rows = severity_rows(rule).into_iter();
    rows.map(|row| {
        let SeverityRow {
            grade,
            edited,
            incoming,
        } = row;
        let finding = grade.map_or("every finding".to_owned(), |grade| {
            format!("a finding graded `{grade}`")
        });
        let [in_edited, in_incoming] =
            [&edited, &incoming].map(|severity| match severity.as_str() {
                NOT_REPORTED => format!("is {severity}"),
                _ => format!("has the severity `{severity}`"),
            });
        if edited == incoming && edited == NOT_REPORTED {
            format!("{finding} {in_edited}")
        } else if edited == incoming {
            format!("{finding} {in_edited} in edited and incoming copy")
        } else {
            format!("{finding} {in_edited} in edited copy and {in_incoming} in incoming copy")
        }
    })
    .collect()
}

/// Returns one line for each reading on which the severities of `rule` rest, and one line for any
/// other reason. The result is empty if there are no readings and no other reason.
pub fn reading_lines(rule: &Rule) -> Vec<String> {
    let readings = rule.readings.iter().map(line);
    readings.chain(rule.basis.clone()).collect()
}

/// Returns the line above an example of `rule`, which says when the rule reports the marked words
/// of the example. Empty if the rule reports these words in edited copy without any setting.
pub fn example_lead(rule: &Rule, example: &Example) -> String {
    let is_incoming = example.situation == Situation::Incoming;
    let is_reported = |grade: Grade| match rule.declared_severities {
        DeclaredSeverities::Preview(_) => true,
        DeclaredSeverities::Measured { incoming, .. } if is_incoming => {
            incoming.of(grade).is_some()
        }
        DeclaredSeverities::Measured { edited, .. } => {
            edited.is_off() || edited.of(grade).is_some()
        }
    };
    let grade = example.grade.filter(|grade| !is_reported(*grade));
    let asked = grade.map(|grade| {
        format!("reported only if the configuration sets `grade = \"{grade}\"` for this rule")
    });
    let copy = if is_incoming {
        Some("in incoming copy".to_owned())
    } else {
        asked.as_ref().map(|_| "in edited copy".to_owned())
    };
    let conditions: Vec<String> = copy.into_iter().chain(asked).collect();
    if conditions.is_empty() {
        String::new()
    } else {
        format!("{}:", conditions.join(", "))
    }
}

/// The text in place of a severity if findings are not reported.
const NOT_REPORTED: &str = "not reported";

fn in_words(severities: Severities, grade: Grade) -> String {
    let severity = severities.of(grade);
    severity.map_or(NOT_REPORTED.to_owned(), |severity| severity.to_string())
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
    // Rule files give the share in whole percent. If the number of findings is not whole, it is the
    // average of two readers.
    let rounding = 0.0051 * f64::from(*read);
    let percent = share * 100.0;
    let n_judgments = 2 * read;
    let n_acts = 2.0 * n_acted_on;
    if (n_acted_on - n_acted_on.round()).abs() <= rounding {
        format!(
            "an editor would act on {n_acted_on:.0} of {read} {findings}{graded} in {copy} ({percent:.0} %)"
        )
    } else {
        format!(
            "two editors each judged {read} {findings}{graded} in {copy}; in {n_acts:.0} of the {n_judgments} \
             judgments, an editor would act on the finding ({percent:.0} %)"
        )
    }
}
