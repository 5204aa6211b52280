//! Tests which doubled words are taken for slips.

use super::*;
use crate::syntax::Syntax;
use crate::text::markup::Markup;

const LIKELY: Acceptability = Acceptability::Doubtful;
const CERTAIN: Acceptability = Acceptability::Ungrammatical;

fn read(text: &str) -> Vec<(String, Acceptability, bool)> {
    let draft = Draft::parse(text.to_owned(), Markup::Markdown);
    let quotes = quote::find(&draft);
    let doubled = find(&Syntax::new(&draft), &quotes, Background::embedded());
    let both = |doubled: &Doubled| draft.text(doubled.first.cover(doubled.second)).to_owned();
    let found = doubled
        .iter()
        .map(|doubled| (both(doubled), doubled.acceptability, doubled.is_determiner));
    found.collect()
}

/// Checks which doubled words are reported in `text`, and how acceptable their sentences are.
fn check(text: &str, expected: &[(&str, Acceptability)]) {
    let found = read(text);
    let reported = found
        .iter()
        .filter(|(_, acceptability, _)| *acceptability > Acceptability::Unusual);
    let reported: Vec<(&str, Acceptability)> = reported
        .map(|(words, acceptability, _)| (words.as_str(), *acceptability))
        .collect();
    assert_eq!(reported, expected, "{text}");
}

#[test]
fn grammar_has_no_place_for_both() {
    for (text, both) in [
        ("He opened the the gate.", "the the"),
        ("The the gate was open.", "The the"),
        ("The The gate was open.", "The The"),
        ("The lid of the of the box was lost.", "of the of the"),
        ("The pier and the and the lamp.", "and the and the"),
        ("They said that that the bridge was closed.", "that that"),
        ("Access to to the pier is free.", "to to"),
        ("In practice it can can also be closed.", "can can"),
        ("The clerk wrote that we we would see.", "we we"),
        ("It it is expected to sail.", "It it"),
        ("We walked to this this shed.", "this this"),
        ("One that is is smaller sails in May.", "is is"),
        ("They want to repair repair the engine.", "repair repair"),
        ("She wrote of “walls” and and “piers”.", "and and"),
    ] {
        check(text, &[(both, CERTAIN)]);
    }
}

#[test]
fn a_place_for_both_is_not_in_sight() {
    for (text, both) in [
        ("She said they don't don't pay.", "don't don't"),
        ("Most were for and for and against.", "for and for and"),
        ("We walked to sea to sea.", "to sea to sea"),
        ("He stood on on the pier.", "on on"),
        ("Most agreed that that Torvik was there.", "that that"),
        ("The ferry *left* left at noon.", "left left"),
        ("It was built in 1994 1994 by convicts.", "1994 1994"),
        ("The harbour harbour is closed.", "harbour harbour"),
        ("If they have haven't sailed, wait.", "have have"),
    ] {
        check(text, &[(both, LIKELY)]);
    }
}

#[test]
fn both_have_their_place() {
    for text in [
        "By then he had had enough.",
        "It was very very late.",
        "The ferry left Bora Bora at noon.",
        "No no, he wrote.",
        "They went hand in hand in the rain.",
        "It was lie after lie after lie.",
        "They call from place to place to ask.",
        "He kept digging and digging and left.",
        "He went home and slept and slept.",
        "Bye bye bye bye, they sang.",
        "He sang of New York New York.",
        "In the spring may May come soon.",
        "He believed that that was closed.",
        "It is the house that she grew up in in the north.",
        "He is someone they look up to to this day.",
        "What he said he did did not help.",
        "They gave her her keys.",
        "If you ask for it it will be sent.",
        "His will will be read.",
        "We are going to have to have a word.",
        "What is done is done.",
        "It was cold, but not cold cold.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn marks_and_boundaries_part_words() {
    for text in [
        "It is over. Over the hill they went.",
        "What it is, is a mess.",
        "A tit-tit sound was heard.",
        "The lamp flashed 5 5 2.",
        "He asked for “more” more politely.",
        "The end of day\n\nday two began with rain.",
        "It left  \nleft.",
        "Search with context context:resolved.",
        "Open it <i class=\"icon\"></i> it is red.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn of_three_in_a_row_each_copy_is_told() {
    check("It left the the the pier.", &[("the the", CERTAIN); 2]);
    check("The talks go on on on Friday.", &[("on on", LIKELY); 2]);
    check("It went drip drip drip.", &[]);
}

#[test]
fn a_determiner_can_go_where_nothing_else_goes_with_it() {
    for (text, is_determiner) in [
        ("It left the the pier.", true),
        ("It left our\nour pier.", true),
        ("The the pier shut.", true),
        ("“The the pier shut,” he said.", true),
        ("It left The the pier.", false),
        ("It left *the* the pier.", false),
        ("It left of of the pier.", false),
        ("It left the the.", false),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].2, is_determiner, "{text}");
    }
}
