//! Texts and the quotations in them.

use crate::analysis::quote::*;
use crate::text::markup::Markup;

fn check(text: &str, expected: &[(&str, bool)]) {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let found = find(&draft);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|it| (draft.text(it.inner), it.closed))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn double_marks_pair() {
    check(
        "She said “no” and “never”.",
        &[("no", true), ("never", true)],
    );
    check(
        "She said \"no\" (\"never\").",
        &[("no", true), ("never", true)],
    );
    check("He said ''no way,'' twice.", &[("no way,", true)]);
    check("``No way,'' he said.", &[("No way,", true)]);
    check("Er sagte «nein» dazu.", &[("nein", true)]);
    check("A dash—\"yes\"—and on.", &[("yes", true)]);
    check("Typed as “one“ here.", &[("one", true)]);
}

#[test]
fn nested_marks_count_once() {
    check(
        "“She cried ‘fire’ twice,” he said.",
        &[("She cried ‘fire’ twice,", true)],
    );
    check(
        "“She cried “fire” twice,” he said.",
        &[("She cried “fire” twice,", true)],
    );
    check(
        "‘She cried “fire” twice,’ he said.",
        &[("She cried “fire” twice,", true)],
    );
}

#[test]
fn single_marks_need_a_partner() {
    check("He called it ‘a farce’ again.", &[("a farce", true)]);
    check("He called it 'a farce' again.", &[("a farce", true)]);
    check("It's the senators' vote and don't ask.", &[]);
    check("It’s the senators’ vote of the ’90s.", &[]);
    check("Rock ‘n’ roll got ‘em in the ‘90s.", &[]);
    check(
        "‘The voters’ choice is clear,’ he said.",
        &[("The voters’ choice is clear,", true)],
    );
}

#[test]
fn measures_are_not_quotations() {
    check("He is 6'2\" tall, she is 5'9\" tall.", &[]);
    check("A 5\" pipe, they said.", &[]);
    check("\"A 5\" pipe,\" they said.", &[("A 5\" pipe,", true)]);
}

#[test]
fn an_unclosed_quotation_ends_with_its_block() {
    check(
        "He said “we go on.\n\nThen he left.",
        &[("we go on.", false)],
    );
    check(
        "“We go on.\n\n“We must,” he said.",
        &[("We go on.", false), ("We must,", true)],
    );
    check(
        "“We go “on and on.”",
        &[("We go", false), ("on and on.", true)],
    );
}

#[test]
fn a_mark_too_many_is_harmless() {
    check("”", &[]);
    check("‘", &[]);
    check("", &[]);
    check("“", &[]);
}

#[test]
fn words_are_counted() {
    let draft = Draft::parse("He said “two words”.".to_owned(), Markup::Plain);
    assert_eq!(find(&draft)[0].n_words, 2);
}
