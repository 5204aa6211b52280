//! Writes findings in SARIF 2.1.0, the format of code scanning.
//!
//! Columns count characters, as the output declares. Lines and columns count from 1, and ends are
//! exclusive. `partialFingerprints` contains a hash of the rule and the sentence. The hash stays
//! the same when lines are inserted above.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::engine::active::Active;
use crate::engine::report::{Acceptance, Report};
use crate::report::format::json::write_value;
use crate::report::format::sarif::shape::{
    Artifact, Change, Content, Driver, FixShape, Invocation, Level, Location, Notification,
    Physical, Region, Replacement, ResultShape, RuleShape, Suppression, Text, Tool,
};
use crate::report::format::{Commands, Context, Format};
use crate::report::sources::{ShownDraft, Sources, for_each_accepted, for_each_finding};
use crate::report::uri;
use crate::report::whereabouts::place_in_package_with_words;
use crate::rules::finding::{Finding, Fix, Severity};
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::text::lines::on_one_line;
use crate::text::span::Place;

mod shape;

/// The address of the JSON schema of SARIF.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
    sarif-schema-2.1.0.json";

/// The format `sarif`.
pub struct Sarif;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn help(&self) -> &'static str {
        "SARIF 2.1.0, for code scanning"
    }

    fn paths_from_root(&self) -> bool {
        true
    }

    fn commands(&self) -> Commands {
        Commands::Escaped
    }

    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()> {
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",")?;
        out.write_all(b"\"runs\":[{\"tool\":")?;
        write_value(out, &tool(context.active))?;
        out.write_all(b",\n\"columnKind\":\"unicodeCodePoints\",\"invocations\":")?;
        let invocation = Invocation {
            execution_successful: report.n_unread == 0 && report.unread.is_empty(),
            tool_execution_notifications: notifications(report),
        };
        write_value(out, &[invocation])?;
        out.write_all(b",\n\"results\":[")?;
        let sources = Sources::of(report);
        let indices: HashMap<&str, usize> = context
            .active
            .rules
            .iter()
            .enumerate()
            .map(|(idx, (rule, _))| (rule.id.as_str(), idx))
            .collect();
        let mut separator: &[u8] = b"\n";
        let mut write_result =
            |source: ShownDraft<'_>, finding: &Finding, by: Option<&Acceptance>| {
                out.write_all(separator)?;
                separator = b",\n";
                let idx = indices.get(finding.rule.as_str()).copied();
                let mut result = result(finding, idx, source, &sources);
                result.suppressions.extend(by.map(suppression));
                write_value(out, &result)
            };
        for_each_finding(report, |source, finding| {
            write_result(source, finding, None)
        })?;
        for_each_accepted(report, |source, accepted| {
            write_result(source, &accepted.finding, Some(&accepted.by))
        })?;
        out.write_all(b"\n]}]}\n")
    }
}

/// Returns notifications about files that could not be read, and about drafts that are not in
/// English.
fn notifications(report: &Report) -> Vec<Notification> {
    let unread = report.unread.iter();
    let unread =
        unread.map(|unreadable| notification("error", &unreadable.path, &unreadable.problem));
    let skipped = report.skipped().map(|(draft, language)| {
        let code = language.code();
        let reason = format!("skipped: not English (language {code})");
        notification("note", &draft.path, &reason)
    });
    unread.chain(skipped).collect()
}

fn notification(level: &'static str, path: &str, reason: &str) -> Notification {
    Notification {
        level,
        message: text(reason),
        locations: [Location {
            message: None,
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri::of_path(path),
                },
                region: None,
            },
        }],
    }
}

fn tool(active: &Active) -> Tool<'_> {
    let rules = active
        .rules
        .iter()
        .map(|(active_rule, severities)| rule(active_rule, *severities));
    Tool {
        driver: Driver {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            rules: rules.collect(),
        },
    }
}

fn rule(rule: &Rule, severities: Severities) -> RuleShape<'_> {
    let why = on_one_line(&rule.why);
    let help = format!("{why}\n\nHow to fix it: {}.", rule.help.general());
    RuleShape {
        id: &rule.id,
        name: pascal(&rule.id),
        short_description: text(&rule.title),
        full_description: text(&why),
        help: text(&help),
        default_configuration: Level {
            level: level(severities.gravest().unwrap_or(Severity::Info)),
        },
        properties: HashMap::from([("tags", [rule.group.as_str()])]),
    }
}

fn result<'f>(
    finding: &'f Finding,
    rule_index: Option<usize>,
    own: ShownDraft<'_>,
    sources: &Sources<'_>,
) -> ResultShape<'f> {
    let related = finding.related.iter().filter_map(|related| {
        let source = sources.source(own, related)?;
        Some(Location {
            message: Some(text(&related.message)).filter(|text| !text.text.is_empty()),
            physical_location: physical(related.place, source),
        })
    });
    let mut message = format!("{}; {}", finding.message, finding.help);
    if let Some(place_words) = place_in_package_with_words(own, finding.place) {
        message = format!("{message}; in {place_words}");
    }
    let fixes = finding.fixes.iter().filter(|fix| !fix.edits.is_empty());
    ResultShape {
        rule_id: &finding.rule,
        rule_index,
        level: level(finding.severity),
        message: text(&message),
        locations: [Location {
            message: None,
            physical_location: physical(finding.place, own),
        }],
        related_locations: related.collect(),
        partial_fingerprints: HashMap::from([("copydesk/v1", finding.fingerprint.as_str())]),
        fixes: fixes.map(|finding_fix| fix(finding_fix, own)).collect(),
        properties: HashMap::from([("grade", finding.grade.to_string())]),
        suppressions: Vec::new(),
    }
}

fn suppression(by: &Acceptance) -> Suppression {
    match by {
        Acceptance::Suppression { reason } => Suppression {
            kind: "inSource",
            justification: reason.clone(),
        },
        Acceptance::Baseline { accepted_on } => Suppression {
            kind: "external",
            justification: format!("in the baseline since {accepted_on}"),
        },
    }
}

fn fix<'f>(fix: &'f Fix, own: ShownDraft<'_>) -> FixShape<'f> {
    let replacements = fix.edits.iter().map(|edit| Replacement {
        deleted_region: region(edit.place, own),
        inserted_content: Content { text: &edit.text },
    });
    FixShape {
        description: text(&fix.title),
        artifact_changes: [Change {
            artifact_location: artifact(own),
            replacements: replacements.collect(),
        }],
    }
}

fn physical(place: Place, source: ShownDraft<'_>) -> Physical {
    Physical {
        artifact_location: artifact(source),
        region: Some(region(place, source)),
    }
}

fn artifact(source: ShownDraft<'_>) -> Artifact {
    Artifact {
        uri: uri::of_path(&source.draft.path),
    }
}

fn region(place: Place, source: ShownDraft<'_>) -> Region {
    let start = source.locator.position(place.start);
    let end = source.locator.position(place.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Returns `words` as a message. Text such as `[here](1)`, which SARIF would treat as a link, is
/// escaped.
fn text(words: &str) -> Text {
    let text = if words.contains("](") {
        words
            .replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]")
    } else {
        words.to_owned()
    };
    Text { text }
}

/// Converts a name such as `doubled-word` to `DoubledWord`, the usual form of rule names in SARIF.
fn pascal(id: &str) -> String {
    let word = |part: &str| {
        let mut chars = part.chars();
        let first = chars.next().map(|character| character.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    };
    id.split('-').map(word).collect()
}

#[cfg(test)]
mod tests;
