//! Tests of the values of front matter and their places.

use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::reading::BesideText;

fn beside(keys: &[&str]) -> BesideText {
    BesideText {
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..BesideText::default()
    }
}

/// Checks the values of `title`, `summary` and `seo.title` in the front matter `front`. `expected`
/// has each value as it is read and as it is written.
fn check(front: &str, expected: &[(&str, &str)]) {
    let beside = beside(&["title", "summary", "seo.title"]);
    let source = format!("{front}\n\nThe body.\n");
    for source in [source.clone(), source.replace('\n', "\r\n")] {
        let draft = Draft::parse_with(source, Markup::Markdown, &beside);
        let blocks = draft.blocks.iter().filter(|block| block.is_front_matter);
        let found: Vec<(&str, String)> = blocks
            .map(|block| {
                let place = draft.place(block.span);
                let written = &draft.source()[place.start as usize..place.end as usize];
                (draft.text(block.span), written.replace("\r\n", "\n"))
            })
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(key, text)| (*key, text.as_str()))
            .collect();
        assert_eq!(found, expected, "{front}");
        let last = draft.blocks.last().map(|block| draft.text(block.span));
        assert_eq!(last, Some("The body."));
    }
}

fn same(front: &str, text: &str) {
    check(front, &[(text, text)]);
}

#[test]
fn texts_of_yaml_stand_where_they_are_written() {
    same(
        "---\ntitle: The “pier” is shut\ndate: 1\n---",
        "The “pier” is shut",
    );
    same("---\nseo:\n  other: No\n  title: The pier\n---", "The pier");
    same("---\nseo.title: The pier\n---", "The pier");
    check(
        "---\nsummary: \"It “is”\\u00e9 \\\"shut\\\" \\\n  now\"\n---",
        &[(
            "It “is”é \"shut\" now",
            "It “is”\\u00e9 \\\"shut\\\" \\\n  now",
        )],
    );
    check(
        "---\ntitle: 'The cook''s'\n---",
        &[("The cook's", "The cook''s")],
    );
    check(
        "---\ntitle: The\n  pier\n---",
        &[("The pier", "The\n  pier")],
    );
    check(
        "---\nsummary: >-\n  The pier\n  is shut.\n\n  It leaks.\ntitle: '''It'''\n---",
        &[
            ("The pier is shut.", "The pier\n  is shut."),
            ("It leaks.", "It leaks."),
            ("'It'", "''It''"),
        ],
    );
    check(
        "---\nsummary: |\n  'The pier' was\n  shut.\n---",
        &[("'The pier' was shut.", "'The pier' was\n  shut.")],
    );
}

#[test]
fn a_quoted_text_may_go_on_at_the_margin() {
    check(
        "---\ntitle: \"The \\\"pier\nis shut\"\nseo:\n  title: 'It''s\n\nthe ice'\nx: 1\n---",
        &[
            ("The \"pier is shut", "The \\\"pier\nis shut"),
            ("It's", "It''s"),
            ("the ice", "the ice"),
        ],
    );
}

#[test]
fn texts_of_toml_stand_where_they_are_written() {
    same("+++\ntitle = 'The pier'\n+++", "The pier");
    same("+++\n[seo]\ntitle = \"The pier\"\n+++", "The pier");
    check(
        "+++\nsummary = \"\"\"\nThe “pier”\nis \\\n   shut \\u00e9.\"\"\"\n+++",
        &[(
            "The “pier” is shut é.",
            "The “pier”\nis \\\n   shut \\u00e9.",
        )],
    );
}

#[test]
fn what_is_no_text_or_wrong_is_left_unread() {
    check("---\ntitle: [a, b]\nsummary: {title: No}\n---", &[]);
    check("---\ntitle: \"The \\N pier\"\n---", &[]);
    check("---\ntitle: \"The pier\n---", &[]);
    check("---\nlist:\n  - title: No\n---", &[]);
    check(
        "---\ntitle: &a No\nx: *a\nsummary: Yes\n---",
        &[("Yes", "Yes")],
    );
    check("+++\ntitle = \n+++", &[]);
}

#[test]
fn a_title_is_a_heading_and_any_other_text_a_paragraph() {
    let beside = beside(&["linkTitle", "summary"]);
    let source = "---\nlinkTitle: A\nsummary: B\n---\nBody\n".to_owned();
    let draft = Draft::parse_with(source, Markup::Markdown, &beside);
    let kinds: Vec<(BlockKind, bool)> = draft
        .blocks
        .iter()
        .map(|block| (block.kind, block.is_front_matter))
        .collect();
    let body = (BlockKind::Paragraph, false);
    assert_eq!(
        kinds,
        [
            (BlockKind::Heading(1), true),
            (BlockKind::Paragraph, true),
            body
        ]
    );
}
