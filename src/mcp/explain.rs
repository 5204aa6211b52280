//! The tool `explain`: says why a rule exists and what to do about its findings.

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::Error;
use crate::linter::config::Config;
use crate::linter::rule_sets::{ANY_DOCUMENT, Resolver};
use crate::mcp::answer::printable_message;
use crate::mcp::root::DraftRoot;
use crate::mcp::tool::ExplainArguments;
use crate::report::{glyph, rule_severities};
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::rule::Rule;
use crate::text::nearest::UnknownName;

/// The answer of `explain`.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExplainAnswer {
    /// The explanation of a rule, if the call names a rule.
    Rule(RuleAnswer),
    /// The rules of a group, if the call names a group.
    Group(Vec<ListedRuleAnswer>),
}

/// The explanation of a rule.
#[derive(Serialize, JsonSchema)]
pub struct RuleAnswer {
    name: String,
    group: String,
    title: String,
    /// Why the rule exists.
    why: String,
    /// What to do about a finding.
    help: String,
    /// The severities of the rule, one line for each grade.
    severities: Vec<String>,
    /// The readings on which the severities rest. In a reading, somebody read findings of the rule
    /// in their context and judged each finding.
    readings: Vec<String>,
    /// Texts in which the rule finds something. The words of a finding are between `{{` and `}}`,
    /// and related words are between `<<` and `>>`.
    found: Vec<ExampleAnswer>,
    /// Texts that seem to have a fault but that the rule does not report.
    left_alone: Vec<ExampleAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct ExampleAnswer {
    text: String,
    /// Why the rule reports the text, or why the rule does not report the text.
    #[serde(skip_serializing_if = "String::is_empty")]
    why: String,
}

/// A rule in a list.
#[derive(Serialize, JsonSchema)]
pub struct ListedRuleAnswer {
    name: String,
    title: String,
}

/// Answers a call of the tool with these `arguments`. The rules are those of the configuration of
/// `root`.
///
/// # Errors
///
/// Returns an error if the rule does not exist, or if the configuration has a mistake.
pub fn explain(arguments: &ExplainArguments, root: &DraftRoot) -> Result<ExplainAnswer, Error> {
    let name = arguments.name.as_str();
    let mut resolver = Resolver::new(Config::nearest())?;
    let settings = resolver.settings(&root.folder().join(ANY_DOCUMENT))?;
    let catalog: &Catalog = &settings.catalog;
    if catalog.groups().contains(&name) {
        let rules = catalog.rules.iter().filter(|rule| rule.group == name);
        let listed = rules.map(|rule| ListedRuleAnswer {
            name: rule.id.clone(),
            title: printable_message(&rule.title),
        });
        return Ok(ExplainAnswer::Group(listed.collect()));
    }
    let unknown = || {
        let known = catalog.names().chain(catalog.groups());
        let groups = catalog.groups().join(", ");
        UnknownName::new("rule", name, known).or(&format!("the groups are {groups}"))
    };
    let rule = catalog.rule(name).ok_or_else(unknown)?;
    Ok(ExplainAnswer::Rule(page(rule)))
}

fn page(rule: &Rule) -> RuleAnswer {
    RuleAnswer {
        name: rule.id.clone(),
        group: rule.group.clone(),
        title: printable_message(&rule.title),
        why: shown(&rule.why),
        help: shown(&rule.help.general()),
        severities: rule_severities::severity_lines(rule),
        readings: rule_severities::reading_lines(rule),
        found: examples(rule, rule.shown_bad()),
        left_alone: examples(rule, rule.shown_good()),
    }
}

fn examples<'r>(rule: &Rule, examples: impl Iterator<Item = &'r Example>) -> Vec<ExampleAnswer> {
    let answers = examples.map(|example| ExampleAnswer {
        text: shown(example.written.trim()),
        why: shown(
            format!(
                "{} {}",
                rule_severities::example_lead(rule, example),
                example.why
            )
            .trim(),
        ),
    });
    answers.collect()
}

/// Returns `text` with its line breaks. Characters that are not safe to print are replaced.
fn shown(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(glyph::shown).collect();
    lines.join("\n")
}
