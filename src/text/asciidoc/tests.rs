//! Tests of the reader of `AsciiDoc`; results have one block per line.

use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), Markup::AsciiDoc);
    let shown = draft.blocks.iter().map(|block| {
        let words = draft.text(block.span).replace('\n', " / ");
        format!("{:?}: {words}", block.kind)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
}

#[test]
fn marks_within_a_line_are_no_words() {
    check(
        "The *harbour* _board_ met `code`, link:a.html[in the hall], \"`again`\".footnote:[In May.]",
        &[
            "Paragraph: The harbour board met \u{fffc}, in the hall, “again”.",
            "Note: In May.",
        ],
    );
    check("2 * 3 * 4 and a_b_c.", &["Paragraph: 2 * 3 * 4 and a_b_c."]);
    check(
        "A line +\nof two.{nbsp}It",
        &["Paragraph: A line / of two.\u{a0}It"],
    );
}
