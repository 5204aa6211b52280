//! Tests of the reader: what a text is read as, a line a block.

use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), Markup::Org);
    let shown = draft.blocks.iter().map(|block| {
        let words = draft.text(block.span).replace('\n', " / ");
        format!("{:?}: {words}", block.kind)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
}

#[test]
fn marks_within_a_line_are_no_words() {
    check(
        "The *harbour* /board/ met =code= and $x^2$, [[https://a.example][in the hall]].[fn:: In May.]",
        &[
            "Paragraph: The harbour board met \u{fffc} and \u{fffc}, in the hall.",
            "Note: In May.",
        ],
    );
    check("2 * 3 * 4 and a/b/c.", &["Paragraph: 2 * 3 * 4 and a/b/c."]);
}
