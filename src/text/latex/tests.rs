//! Tests of the reader of LaTeX; results have one block per line.

use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), Markup::Latex);
    let shown = draft.blocks.iter().map(|block| {
        let words = draft.text(block.span).replace('\n', " / ");
        format!("{:?}: {words}", block.kind)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
}

#[test]
fn marks_within_a_line_are_no_words() {
    check(
        "The \\emph{harbour} \\textbf{board} met \\texttt{code} and $x^2$,\n% no\n  in the caf\\'e~\\cite{a}.\\footnote{In May.}",
        &[
            "Paragraph: The harbour board met \u{fffc} and \u{fffc}, in the café\u{a0}.",
            "Note: In May.",
        ],
    );
    check(
        "``Yes,'' she said---at 5\\,\\%.",
        &["Paragraph: “Yes,” she said—at 5\u{2009}%."],
    );
}
