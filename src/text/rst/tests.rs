//! Tests of the reader of reStructuredText; results have one block per line.

use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), Markup::Rst);
    let shown = draft.blocks.iter().map(|block| {
        let words = draft.text(block.span).replace('\n', " / ");
        format!("{:?}: {words}", block.kind)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
}

#[test]
fn marks_within_a_line_are_no_words() {
    check(
        "The *harbour* **board** met ``code`` and `met again`_ [1]_, see :ref:`the hall <hall>`.",
        &["Paragraph: The harbour board met \u{fffc} and met again, see the hall."],
    );
    check(
        r"A \*star\* and thin\ s.",
        &["Paragraph: A *star* and thins."],
    );
    check(
        "2 * 3 * 4 and a|b|c and x_y.",
        &["Paragraph: 2 * 3 * 4 and a|b|c and x_y."],
    );
}
