//! Turns a match into a finding with the words of its rule.

use crate::detect::found::{Grade, Match};
use crate::rules::finding::{Edit, Finding, Fix, Related, Safety, Severity, Ties};
use crate::rules::rule::Rule;
use crate::rules::trace;

/// Returns the finding of `rule` for the match `found`, with the severity `severity` and the grade
/// `grade`. `fingerprint` and `ties` identify the finding in later versions of the draft.
pub fn finding(
    rule: &Rule,
    (severity, grade): (Severity, Grade),
    found: &Match,
    (fingerprint, ties): (String, Ties),
) -> Finding {
    let related = |place: &_| Related {
        path: None,
        place: *place,
        message: rule.related.fill(&found.captures),
    };
    Finding {
        rule: rule.id.clone(),
        group: rule.group.clone(),
        severity,
        grade,
        message: rule.message.fill(&found.captures),
        label: rule.label.fill(&found.captures),
        help: rule.help.fill(&found.captures),
        place: found.place,
        related: found.related.iter().map(related).collect(),
        fixes: fix(rule, found).into_iter().collect(),
        trace: found.trace.iter().map(trace::reason).collect(),
        fingerprint,
        ties,
    }
}

fn fix(rule: &Rule, found: &Match) -> Option<Fix> {
    let words = rule.fix.as_ref()?;
    if found.edits.is_empty() {
        return None;
    }
    let edit = |(place, text): &(_, String)| Edit {
        place: *place,
        text: text.clone(),
    };
    Some(Fix {
        title: words.title.fill(&found.captures),
        safety: if found.asks {
            Safety::Ask
        } else {
            words.safety
        },
        edits: found.edits.iter().map(edit).collect(),
    })
}
