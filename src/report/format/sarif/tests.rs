//! Tests of the SARIF format.

use serde_json::{Value, json};

use super::*;
use crate::engine::report::{Accepted, Unreadable};
use crate::report::sample;
use crate::rules::catalog::Catalog;

fn written(report: &Report) -> Value {
    let catalog = Catalog::embedded().unwrap();
    let active = Active {
        rules: catalog
            .rules
            .iter()
            .map(|rule| (rule.clone(), Severities::uniform(Severity::Warning)))
            .collect(),
        ..Active::default()
    };
    let text = sample::written_with(&Sarif, report, &active);
    assert!(!text.contains('\u{1b}'));
    serde_json::from_str(&text).unwrap()
}

fn check(report: &Report, pointer: &str, expected: &Value) {
    let value = written(report);
    assert_eq!(value.pointer(pointer), Some(expected), "{pointer}");
}

#[test]
fn a_result_tells_its_places_and_its_fix() {
    let region = json!({"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 9});
    let first = "/runs/0/results/0";
    let run = sample::report();
    let at = format!("{first}/locations/0/physicalLocation");
    check(&run, &format!("{at}/region"), &region);
    check(
        &run,
        &format!("{at}/artifactLocation/uri"),
        &json!("a%2Cb/ebb%20tide.md"),
    );
    let replacement = format!("{first}/fixes/0/artifactChanges/0/replacements/0");
    check(
        &run,
        &replacement,
        &json!({"deletedRegion": region, "insertedContent": {"text": ""}}),
    );
    let related = "/runs/0/results/1/relatedLocations/0/physicalLocation";
    check(
        &run,
        &format!("{related}/artifactLocation/uri"),
        &json!("a%2Cb/ebb%20tide.md"),
    );
    check(&run, &format!("{related}/region/startColumn"), &json!(3));
    check(&run, "/runs/0/columnKind", &json!("unicodeCodePoints"));
}

#[test]
fn a_result_points_at_its_rule() {
    let value = written(&sample::report());
    let run = &value["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let idx = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][idx];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_ne!(rule["help"]["text"], "");
    }
    check(&sample::clean(), "/runs/0/results", &json!([]));
}

#[test]
fn words_of_a_draft_are_no_links() {
    let value = written(&sample::report());
    let message = value["runs"][0]["results"][0]["message"]["text"].as_str();
    assert!(message.unwrap().contains("\\[b\\](c)"), "{message:?}");
}

#[test]
fn an_unread_file_is_no_success_and_says_why() {
    let report = Report {
        n_unread: 1,
        unread: vec![Unreadable {
            path: "a b.md".to_owned(),
            problem: "it is a folder".to_owned(),
        }],
        ..sample::clean()
    };
    let notification = json!([{
        "level": "error",
        "message": {"text": "it is a folder"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a%20b.md"}}}],
    }]);
    let pointer = "/runs/0/invocations/0/toolExecutionNotifications";
    check(&report, pointer, &notification);
    let pointer = "/runs/0/invocations/0/executionSuccessful";
    check(&report, pointer, &json!(false));
    check(&sample::clean(), pointer, &json!(true));
}

#[test]
fn what_was_accepted_is_marked_and_not_left_out() {
    let mut run = sample::report();
    let finding = run.drafts[0].findings.remove(0);
    let by = Acceptance::Suppression {
        reason: "the chant".to_owned(),
    };
    run.drafts[0].accepted = vec![Accepted { finding, by }];
    let finding = run.drafts[1].findings[0].clone();
    let by = Acceptance::Baseline {
        accepted_on: "2026-03-02".to_owned(),
    };
    run.drafts[1].accepted = vec![Accepted { finding, by }];
    check(&run, "/runs/0/results/0/ruleId", &json!("copied-passage"));
    let value = written(&run);
    assert_eq!(value["runs"][0]["results"][0].get("suppressions"), None);
    check(&run, "/runs/0/results/1/ruleId", &json!("doubled-word"));
    let allow = json!([{"kind": "inSource", "justification": "the chant"}]);
    check(&run, "/runs/0/results/1/suppressions", &allow);
    let baseline =
        json!([{"kind": "external", "justification": "in the baseline since 2026-03-02"}]);
    check(&run, "/runs/0/results/2/suppressions", &baseline);
}
