//! Tests of the text that is not read.

use super::*;
use crate::text::markup::Markup;

/// Checks the unread stretches of `source`, one `kind: text` per line.
#[track_caller]
fn check(markup: Markup, source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), markup);
    let found = unread_stretches(&draft).into_iter().map(|other| {
        let text = source[other.place.range()].replace('\n', "|");
        format!("{} {}: {text}", other.n_words, other.kind)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn code_comments_and_settings_are_told_apart() {
    let source = "---\ntitle: Ebb\ndraft: true\n---\n\nThe tide turned at noon.\n\n```sh\nls the tide\n```\n\n\
                  <!-- ask the harbour -->\n\nIt rose.\n";
    check(
        Markup::Markdown,
        source,
        &[
            "4 front-matter: ---|title: Ebb|draft: true|---",
            "4 code: ```sh|ls the tide|```",
            "3 comment: <!-- ask the harbour -->",
        ],
    );
}

#[test]
fn markup_between_blocks_is_left_out_and_markup_within_one_is_not() {
    check(
        Markup::Markdown,
        "<div class=\"box\">\n\nThe [tide](https://example.org/tide) rose.\n\n</div>\n",
        &["2 markup: <div class=\"box\">", "1 markup: </div>"],
    );
}

#[test]
fn a_comment_within_a_block_is_left_out() {
    check(
        Markup::Markdown,
        "The tide <!-- which one --> rose at noon.\n",
        &["2 comment: <!-- which one -->"],
    );
}

#[test]
fn what_is_swallowed_is_left_out() {
    check(
        Markup::Markdown,
        "The tide rose.\n\n<!-- and then it fell\n\nIt fell.\n",
        &["6 swallowed: <!-- and then it fell||It fell."],
    );
}

#[test]
fn marks_without_words_are_nothing() {
    check(
        Markup::Markdown,
        "# The tide\n\n- It rose.\n- It fell.\n\n***\n\n| a | b |\n| - | - |\n| rose | fell |\n",
        &[],
    );
}
