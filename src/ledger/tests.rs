//! Tests of merging mentions of one source, and of the balance of a draft.

use crate::analysis::analyze;
use crate::ledger::Ledger;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn ledger(text: &str) -> Ledger {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    Ledger::of(&analyze(&draft))
}

fn check(text: &str, expected: &[&str]) {
    let ledger = ledger(text);
    let names: Vec<&str> = ledger.sources.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, expected, "{text}");
}

#[test]
fn a_surname_a_pronoun_and_an_office_are_one_person() {
    check(
        "The port will close, Mayor Ilse Maren said on Monday. Maren said the piers were rotten. \
         She said nobody had asked. The mayor said so twice.",
        &["Ilse Maren"],
    );
}

#[test]
fn two_people_of_one_surname_are_two() {
    check(
        "“The port will close,” Ilse Maren said. “It will not,” Jan Maren said.",
        &["Ilse Maren", "Jan Maren"],
    );
}

#[test]
fn a_body_and_its_initials_are_one() {
    check(
        "The Harbour Workers Union said the port would close. The piers are rotten, the HWU said. \
         The union said so twice.",
        &["Harbour Workers Union"],
    );
}

#[test]
fn a_source_that_is_not_named_has_its_reason() {
    let text = "A person familiar with the talks said the port would close, asking not to be named \
                because the talks are private.";
    let ledger = ledger(text);
    let source = &ledger.sources[0];
    assert!(!source.is_named);
    let reason = source.reason.as_deref().unwrap_or_default();
    assert!(reason.contains("not to be named"), "{reason}");
}

#[test]
fn the_balance_counts_sentences_by_whose_word_they_are() {
    let text = "The port will close, Ilse Maren said. A source said the piers were rotten. \
                The harbour lies in the north.";
    let sentences = ledger(text).balance.sentences;
    let counts = (sentences.named, sentences.anonymous, sentences.none);
    assert_eq!(counts, (1, 1, 1));
}
