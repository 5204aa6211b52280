//! Tests of the quotations that are found in texts.

use crate::analysis::quote::*;
use crate::text::markup::Markup;

fn check(text: &str, expected: &[(&str, bool)]) {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let found = find(&draft);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|found| (draft.text(found.inner), found.closed))
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
fn marks_of_other_languages_pair() {
    check(
        "»Nein«, sagte er. »Nie!«",
        &[("Nein", true), ("Nie!", true)],
    );
    check("Er las »Nordlicht«s Karte.", &[("Nordlicht", true)]);
    check("»Ei», sanoi hän.", &[("Ei", true)]);
    check("« Non », dit-il.", &[(" Non ", true)]);
    check("„Nein“; „nie!“", &[("Nein", true), ("nie!", true)]);
    check("„Nie”, powiedział.", &[("Nie", true)]);
    check(
        "«Er sagte »nein« dazu», sagt sie.",
        &[("Er sagte »nein« dazu", true)],
    );
    check("Home » News »Storm", &[]);
    check("« Back to the list", &[]);
}

#[test]
fn a_mark_that_is_spoken_of_is_none() {
    check("Use \" or ' at both ends.", &[]);
    check("We write “ and never \".", &[]);
    check("A “ at the start and a ” at the end.", &[]);
    check("The mark (“) is curly, the \"-key is not.", &[]);
    check("The \" key is next to \"Enter\".", &[("Enter", true)]);
    check(
        "\"Use \" or ' here,\" she said.",
        &[("Use \" or ' here,", true)],
    );
    check("She said: \" We go.", &[(" We go.", false)]);
    check(
        "Open the \".gitignore file.",
        &[(".gitignore file.", false)],
    );
    check(
        "“… and so on, she said.",
        &[("… and so on, she said.", false)],
    );
}

#[test]
fn a_quotation_that_goes_on_is_not_left_open() {
    let goes_on = |text: &str, expected: &[bool]| {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        let found: Vec<bool> = find(&draft).iter().map(|other| other.goes_on).collect();
        assert_eq!(found, expected, "{text}");
    };
    goes_on("“We need:\n\n- money,\n- luck.”", &[true]);
    goes_on("“We need:\n\n- money,\n- luck,\n\nand time.”", &[true]);
    goes_on("“We need:\n\n- money.\n\n“And time.”", &[true, false]);
    goes_on("“We go.\n\nNow.\n\nAt once.”", &[true]);
    goes_on("“We need:\n\n- a “green” pier,\n- luck.”", &[true, false]);
    goes_on("“We need:\n\n- money.\n\nThe end.", &[false]);
    goes_on("“We go.\n\nHe said “no”.\n\nAt once.”", &[false, false]);
    goes_on("“We go.\n\n## Now\n\nAt once.”", &[false]);
    goes_on("“We go,  \n“we stay,  \n“we are.”", &[true, true, false]);
    goes_on("“We go,\n“we stay.”", &[true, false]);
    goes_on("They sing “we go,\n“we stay.”", &[false, false]);
    goes_on("“We go, / “we stay.”", &[true, false]);
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
        "\"She cried \"fire\" twice,\" he said. \"Yes.\"",
        &[("She cried \"fire\" twice,", true), ("Yes.", true)],
    );
    check(
        "She \"cried \"... fire\" twice\" there.",
        &[("cried \"... fire\" twice", true)],
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
