//! Tests which findings suppression comments cover, which findings remain, and how the time grows
//! with the number of comments.

use std::time::Instant;

use super::*;
use crate::analysis::analyze;
use crate::engine::active::{Choice, activate};
use crate::rules::profile::Profile;
use crate::text::markup::Markup;

/// Returns the findings in `source` that are not suppressed, and the number of suppressed findings.
fn found(source: &str, select: &[&str], ignore: &[&str]) -> (Vec<Finding>, usize) {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let choice = Choice {
        select: owned(select),
        ignore: owned(ignore),
    };
    let catalog = Catalog::embedded().expect("the built-in rules load");
    let profile = Profile::embedded("all", &catalog).expect("the profile is built in");
    let active = activate(&catalog, &profile, &choice);
    let draft = Draft::parse(source.to_owned(), Markup::Markdown);
    let analysis = analyze(&draft);
    let mut findings = check(&active, &analysis);
    let mut suppressions = Suppressions::read(&draft, &catalog);
    suppressions.observe(&active, &analysis);
    let n_accepted = suppressions.apply(&active, &mut findings).len();
    (findings, n_accepted)
}

/// Checks which rules have findings left in `source`, with these values of `--select` and
/// `--ignore`.
fn check_rules(source: &str, select: &[&str], ignore: &[&str], expected: &[&str]) {
    let (findings, _) = found(source, select, ignore);
    let rules: Vec<&str> = findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    assert_eq!(rules, expected, "{source:?}");
}

#[test]
fn a_choice_for_one_run_makes_no_allow_superfluous() {
    let used = "<!-- copydesk allow doubled-word: a -->\n\nThe the pier.";
    check_rules(used, &[], &[], &[]);
    check_rules(used, &["allowing"], &[], &[]);
    check_rules(used, &[], &["doubled-word"], &[]);
    let unused = "<!-- copydesk allow doubled-word: a -->\n\nThe pier.";
    check_rules(unused, &[], &[], &["unused-allow"]);
    check_rules(unused, &["unused-allow"], &[], &["unused-allow"]);
    check_rules(unused, &["claims"], &[], &[]);
}

#[test]
fn an_allow_may_allow_that_others_are_unused() {
    let both = "<!-- copydesk allow-file unused-allow: a -->\n\n\
        <!-- copydesk allow doubled-word: b -->\n\nThe pier.";
    check_rules(both, &[], &[], &[]);
    let alone = "<!-- copydesk allow-file unused-allow: a -->\n\nThe pier.";
    check_rules(alone, &[], &[], &["unused-allow"]);
}

#[test]
fn a_draft_that_was_not_read_to_its_end_may_need_its_allows() {
    let source = "<!-- copydesk allow doubled-word: a -->\n\nThe pier.\n\n<script>\nlet words = 1;";
    check_rules(source, &[], &[], &["unread-markup"]);
}

/// Checks the text of `source` after all fixes of its suppression comments.
fn check_fixed(source: &str, expected: &str) {
    let (findings, _) = found(source, &[], &[]);
    let about_comments = findings
        .iter()
        .filter(|finding| finding.group == "allowing");
    let fixes = about_comments.flat_map(|finding| &finding.fixes);
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.place);
    let mut mended = source.to_owned();
    for edit in edits.iter().rev() {
        mended.replace_range(edit.place.range(), &edit.text);
    }
    assert_eq!(mended, expected);
}

#[test]
fn fixes_of_one_comment_do_not_disturb_each_other() {
    let with = |finding: &str| format!("<!-- copydesk {finding} -->\nThe the pier.");
    let kept = with("allow doubled-word: a");
    check_fixed(
        &with("allow repeated-heading, doubled-word, vague-source: a"),
        &kept,
    );
    check_fixed(
        &with("allow doubled-word, repeated-heading, vague-source: a"),
        &kept,
    );
    check_fixed(
        &with("allow repeated-heading, vague-source, doubled-word: a"),
        &kept,
    );
    check_fixed(&with("alow doubled-word: a"), &kept);
    check_fixed(
        "<!-- @copydesk allow doubled-word: a -->\nThe the pier.",
        &kept,
    );
    check_fixed(&with("allow: doubled-word: a"), &kept);
    check_fixed(&with("doubled-word: a"), &kept);
    check_fixed(&with("allow doubled-word – a"), &kept);
    check_fixed(&with("allow doubled word: a"), &kept);
    check_fixed(&with("allow vague-source: a"), "The the pier.");
}

#[test]
fn notes_to_a_copy_desk_are_no_allows() {
    let check_note = |note: &str, expected: &[&str]| {
        let source = format!("<!-- {note} -->\n\nThe the pier.");
        check_rules(&source, &["doubled-word", "allowing"], &[], expected);
    };
    for note in [
        "copydesk",
        "copydesk: is the name right?",
        "Copydesk: ignore the second proof",
        "copydesk, always check claims",
        "the copydesk allows this",
        "copy the desk allowance",
        "copydesk – please check claims and attribution",
        "allow vague-source: no tool is named",
    ] {
        check_note(note, &["doubled-word"]);
    }
    check_note("copydesk allow doubled-word: a", &[]);
    check_note("* copydesk allow doubled-word: a", &[]);
}

/// Returns how many seconds it takes to suppress the findings of a draft with `n_blocks` copies of
/// `block`, and how many findings are suppressed.
fn time(block: &str, n_blocks: usize) -> (f64, usize) {
    let catalog = Catalog::embedded().expect("the built-in rules load");
    let profile = Profile::embedded("all", &catalog).expect("the profile is built in");
    let active = activate(&catalog, &profile, &Choice::default());
    let draft = Draft::parse(block.repeat(n_blocks), Markup::Markdown);
    let mut findings = check(&active, &analyze(&draft));
    let start = Instant::now();
    let suppressions = Suppressions::read(&draft, &catalog);
    let n_accepted = suppressions.apply(&active, &mut findings).len();
    (start.elapsed().as_secs_f64(), n_accepted)
}

#[test]
fn many_allows_take_time_in_proportion() {
    let blocks = [
        "<!-- copydesk allow doubled-word: a -->\n\nThe the pier.\n\n",
        "<!-- copydesk allow doubled-word, claims: a -->\n",
        "- <!-- copydesk allow doubled-word: a --> The the pier.\n",
        "The the <!-- copydesk allow doubled-word: a --> pier. ",
        "<p>!<!-- copydesk allow weasels: a -->",
        "<!-- copydesk allow-file doubled-word: a -->\n\n# The the pier\n\n",
        "> <!-- copydesk alow doubled-word: a -->\n",
    ];
    for block in blocks {
        let (few, n_few) = time(block, 2_500);
        let (many, n_many) = time(block, 20_000);
        assert!(
            many < 1.0 || many < 24.0 * few,
            "{block:?}: {few} s for 2,500, {many} s for 20,000"
        );
        assert_eq!(8 * n_few, n_many, "{block:?}");
    }
}
