//! Tests of the reader of Org; results have one block per line.

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

#[test]
fn drawers_are_read_if_they_are_exported() {
    check(
        ":NOTES:\nRead this.\n:END:\n:LOGBOOK:\nNot this.\n:END:",
        &["Paragraph: Read this."],
    );
}

#[test]
fn a_block_within_an_item_may_be_indented_less() {
    check(
        "- One item\n  #+begin_src sh\nls\n  #+end_src\n  goes on.",
        &["ListItem: One item", "ListItem: goes on."],
    );
}

#[test]
fn a_mark_closes_before_punctuation_alone() {
    check(
        "Set ~(\"~/.a\" \"~/.b\")~ now.",
        &["Paragraph: Set \u{fffc} now."],
    );
    check(
        "Write \"<< Back\" and \"Next >>\".",
        &["Paragraph: Write \"<< Back\" and \"Next >>\"."],
    );
    check(
        "They met on <2026-05-01 Fri>.",
        &["Paragraph: They met on 2026-05-01 Fri."],
    );
}
