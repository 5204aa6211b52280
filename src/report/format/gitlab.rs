//! Writes findings as a code quality report for GitLab.
//!
//! GitLab drops findings with equal fingerprints. The fingerprints in this report include the path,
//! so that equal findings in two drafts are both shown.

use std::io::{self, Write};

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::engine::report::Report;
use crate::report::format::json::write_value;
use crate::report::format::{Commands, Context, Format};
use crate::report::one_line::finding_line;
use crate::report::sources::{Sources, for_each_finding};
use crate::report::uri::slashed;
use crate::rules::finding::Severity;

/// The format `gitlab`.
pub struct Gitlab;

impl Format for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn help(&self) -> &'static str {
        "A code quality report for GitLab"
    }

    fn paths_from_root(&self) -> bool {
        true
    }

    fn commands(&self) -> Commands {
        Commands::Escaped
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        out.write_all(b"[")?;
        let mut separator: &[u8] = b"\n";
        for_each_finding(report, |source, finding| {
            out.write_all(separator)?;
            separator = b",\n";
            let path = slashed(&source.draft.path);
            let identity = format!("{path}\n{}", finding.fingerprint);
            let line = |at| source.locator.position(at).line;
            let issue = Issue {
                description: format!(
                    "{}; {}",
                    finding_line(finding, source, &sources),
                    finding.help
                ),
                check_name: &finding.rule,
                fingerprint: format!("{:032x}", xxh3_128(identity.as_bytes())),
                severity: match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location {
                    path: &path,
                    lines: Lines {
                        begin: line(finding.place.start),
                        end: line(finding.place.end),
                    },
                },
            };
            write_value(out, &issue)
        })?;
        out.write_all(b"\n]\n")
    }
}

#[derive(Serialize)]
struct Issue<'f> {
    description: String,
    check_name: &'f str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'f>,
}

#[derive(Serialize)]
struct Location<'f> {
    path: &'f str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::sample;

    fn written(report: &Report) -> Value {
        serde_json::from_str(&sample::written(&Gitlab, report)).unwrap()
    }

    #[test]
    fn each_finding_is_an_issue_of_its_own() {
        let value = written(&sample::report());
        assert_eq!(
            value[1]["description"],
            "copied, 100% (the copy: a,b/ebb tide.md:1:3); delete one"
        );
        let place = json!({"path": "a,b/ebb tide.md", "lines": {"begin": 1, "end": 1}});
        assert_eq!(value[0]["location"], place);
        assert_eq!(value[0]["severity"], "major");
        // Elsewhere in copydesk, the same sentence in two drafts has one fingerprint. GitLab must
        // show two issues.
        assert_ne!(value[0]["fingerprint"], value[1]["fingerprint"]);
        assert_eq!(written(&sample::clean()), json!([]));
    }
}
