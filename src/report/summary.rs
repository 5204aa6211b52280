//! The closing line of a run, and its numbers.

use std::cmp::Reverse;

use crate::engine::report::{Acceptance, Report};
use crate::rules::finding::Severity;
use crate::text::left_out::{LeftOutKind, LeftOutWords};

/// The numbers of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// The number of drafts that were checked.
    pub drafts: usize,
    /// The number of words of prose in these drafts.
    pub words: usize,
    /// The number of findings of all severities.
    pub findings: usize,
    /// The number of findings with severity error.
    pub errors: usize,
    /// The number of findings with severity warning.
    pub warnings: usize,
    /// The number of findings with severity info.
    pub infos: usize,
    /// The number of files that could not be read.
    pub unread: usize,
    /// The number of files that were left out although they might be drafts.
    pub left_out: usize,
    /// The number of findings suppressed by a comment in their draft.
    pub allowed: usize,
    /// The number of findings accepted by a baseline.
    pub baseline: usize,
    /// The number of drafts that were not checked because they are not in English.
    pub skipped: usize,
    /// The number of words in the checked drafts that were deliberately left unread.
    pub unread_words: usize,
    /// The number of words left unread, for each reason.
    #[serde(skip)]
    pub left_out_words: LeftOutWords,
}

impl Summary {
    /// Returns the numbers of `report`.
    pub fn of(report: &Report) -> Self {
        let mut summary = Self {
            drafts: report.drafts.len() - report.skipped().count(),
            skipped: report.skipped().count(),
            unread: report.n_unread,
            left_out: report.n_left_out,
            ..Self::default()
        };
        for draft in &report.drafts {
            summary.words += draft.n_words;
            summary.left_out_words.add(&draft.left_out);
            summary.findings += draft.findings.len();
            for accepted in &draft.accepted {
                match accepted.by {
                    Acceptance::Suppression { .. } => summary.allowed += 1,
                    Acceptance::Baseline { .. } => summary.baseline += 1,
                }
            }
            for finding in &draft.findings {
                match finding.severity {
                    Severity::Error => summary.errors += 1,
                    Severity::Warning => summary.warnings += 1,
                    Severity::Info => summary.infos += 1,
                }
            }
        }
        summary.unread_words = summary.left_out_words.n_words();
        summary
    }

    /// Returns the closing line, without a line ending: `3 errors, 1 info in 2 drafts of 1,204
    /// words`.
    pub fn line(&self) -> String {
        let checked = match self.drafts {
            0 => "no drafts were checked".to_owned(),
            _ => format!(
                "{} in {} of {}",
                self.found(),
                count(self.drafts, "draft"),
                count(self.words, "word")
            ),
        };
        let mut line = vec![checked];
        if 0 < self.allowed {
            line.push(format!("{} suppressed", grouped(self.allowed)));
        }
        if 0 < self.baseline {
            line.push(format!("{} in the baseline", grouped(self.baseline)));
        }
        if 0 < self.unread_words {
            line.push(self.not_read());
        }
        if 0 < self.left_out {
            let files = count(self.left_out, "file");
            line.push(format!("{files} left out (see --show-files)"));
        }
        if 0 < self.skipped {
            let drafts = count(self.skipped, "draft");
            line.push(format!("{drafts} skipped: not English"));
        }
        if 0 < self.unread {
            line.push(format!("{} could not be read", count(self.unread, "file")));
        }
        line.join("; ")
    }

    /// Returns the number of words left unread, and the kinds of these words, the most frequent
    /// kind first.
    fn not_read(&self) -> String {
        let mut kinds: Vec<(LeftOutKind, usize)> = self.left_out_words.iter().collect();
        kinds.sort_by_key(|(_, n_words)| Reverse(*n_words));
        let nouns: Vec<&str> = kinds.into_iter().map(|(kind, _)| kind.noun()).collect();
        let words = count(self.unread_words, "word");
        format!("{words} not read ({})", nouns.join(", "))
    }

    fn found(&self) -> String {
        let severities = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.infos, "info"),
        ];
        let found: Vec<String> = severities
            .into_iter()
            .filter(|(number, _)| *number != 0)
            .map(|(number, noun)| count(number, noun))
            .collect();
        if found.is_empty() {
            "no findings".to_owned()
        } else {
            found.join(", ")
        }
    }
}

/// Returns `number` and `noun`, in the singular or plural: `1 word`, `1,204 words`.
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(number))
}

/// Returns `number` with a comma at every thousand.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if 0 < idx && (digits.len() - idx).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: [usize; 6], expected: &str) {
        check_with_accepted(figures, [0, 0], expected);
    }

    fn check_with_accepted(figures: [usize; 6], accepted: [usize; 2], expected: &str) {
        let [drafts, words, errors, warnings, infos, unread] = figures;
        let [allowed, baseline] = accepted;
        let summary = Summary {
            drafts,
            words,
            findings: errors + warnings + infos,
            errors,
            warnings,
            infos,
            unread,
            left_out: 0,
            allowed,
            baseline,
            ..Summary::default()
        };
        assert_eq!(summary.line(), expected);
    }

    #[test]
    fn the_line_names_every_severity_that_was_found() {
        let full = "3 errors, 5 warnings, 2 infos in 1 draft of 412 words";
        check([1, 412, 3, 5, 2, 0], full);
        check(
            [2, 90, 1, 0, 1, 0],
            "1 error, 1 info in 2 drafts of 90 words",
        );
    }

    #[test]
    fn the_line_counts_grammatically() {
        check(
            [3, 1204, 0, 0, 0, 0],
            "no findings in 3 drafts of 1,204 words",
        );
        check([1, 1, 0, 1, 0, 0], "1 warning in 1 draft of 1 word");
        check(
            [1000, 12_345_678, 0, 0, 0, 0],
            "no findings in 1,000 drafts of 12,345,678 words",
        );
    }

    #[test]
    fn the_line_tells_what_was_accepted() {
        check_with_accepted(
            [1, 9, 0, 1, 0, 1],
            [1, 4000],
            "1 warning in 1 draft of 9 words; 1 suppressed; 4,000 in the baseline; \
             1 file could not be read",
        );
    }

    #[test]
    fn the_line_tells_of_skipped_drafts() {
        let skipped = |drafts, skipped| Summary {
            drafts,
            skipped,
            ..Summary::default()
        };
        assert_eq!(
            skipped(2, 3).line(),
            "no findings in 2 drafts of 0 words; 3 drafts skipped: not English"
        );
        assert_eq!(
            skipped(0, 1).line(),
            "no drafts were checked; 1 draft skipped: not English"
        );
    }

    #[test]
    fn the_line_tells_of_unread_files() {
        check(
            [1, 9, 0, 0, 0, 1],
            "no findings in 1 draft of 9 words; 1 file could not be read",
        );
        check(
            [0, 0, 0, 0, 0, 2],
            "no drafts were checked; 2 files could not be read",
        );
    }
}
