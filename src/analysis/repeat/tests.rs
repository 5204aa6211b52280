//! Tests the search for repeats with whole drafts.

use super::*;
use crate::analysis::quote;
use crate::analysis::situation::Situation;
use crate::syntax::Syntax;
use crate::text::markup::Markup;

/// Checks the spans of the later copies that are found in `text`, and the kinds of the repeats. A
/// title is put above `text`. Far repeats are left out.
fn check(text: &str, expected: &[(&str, RepeatKind)]) {
    let draft = Draft::parse(format!("A title for the draft\n\n{text}"), Markup::Plain);
    let found = find(
        &Syntax::new(&draft),
        &quote::find(&draft),
        (Background::embedded(), &VocabularyUses::default()),
        Situation::Incoming,
    );
    let found: Vec<(&str, RepeatKind)> = found
        .iter()
        .filter(|found| found.distance_class != DistanceClass::Far)
        .map(|found| (draft.text(found.second), found.kind))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn inflected_copies_are_found() {
    check(
        "The storm left dozens of fishing boats stranded, leaving dozens of fishing boat stranded.",
        &[(
            "leaving dozens of fishing boat stranded",
            RepeatKind::Phrase,
        )],
    );
}

#[test]
fn a_sentence_said_again_is_a_sentence() {
    check(
        "The ferry resumed its winter timetable on the upper lake. Nobody complained. \
         The ferry has resumed its winter timetable on the upper lake.",
        &[(
            "The ferry has resumed its winter timetable on the upper lake",
            RepeatKind::Sentence,
        )],
    );
}

#[test]
fn figures_and_opposites_make_a_parallel() {
    check(
        "Pears cost 14 crowns a crate in spring. Pears cost 90 crowns a crate in spring.",
        &[],
    );
    check(
        "Most older tenants favour the plan. Most younger tenants favour the plan.",
        &[],
    );
}

#[test]
fn names_and_set_phrases_are_no_repeats() {
    check(
        "Mayor Ilse Brandt Okafor of Lower Weston spoke. \
         Later Mayor Ilse Brandt Okafor of Lower Weston left.",
        &[],
    );
}

#[test]
fn the_words_that_differ_are_listed() {
    let text =
        "A title\n\nHe mended the rusty harbour crane and he mends the harbour crane slowly.";
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let found = find(
        &Syntax::new(&draft),
        &[],
        (Background::embedded(), &VocabularyUses::default()),
        Situation::Incoming,
    );
    let text = |other: Option<Span>| other.map(|other| draft.text(other));
    let changed = found[0]
        .changed
        .iter()
        .map(|&(first, second)| (text(first), text(second)));
    assert_eq!(
        changed.collect::<Vec<_>>(),
        [(Some("mended"), Some("mends")), (Some("rusty"), None)]
    );
}

#[test]
fn no_text_makes_it_panic() {
    for text in ["", "one", "\n\n\n", "a a a a a", "“ ” “"] {
        check(text, &[]);
    }
    let same = "rusty harbour crane fell ".repeat(500);
    let draft = Draft::parse(same, Markup::Plain);
    assert!(
        !find(
            &Syntax::new(&draft),
            &[],
            (Background::embedded(), &VocabularyUses::default()),
            Situation::Incoming,
        )
        .is_empty()
    );
}

#[test]
fn reordered_copies_are_found() {
    check(
        "After the flood the council rebuilt the wooden footbridge with donated timber, \
         and with donated timber the council rebuilt the wooden footbridge.",
        &[(
            "with donated timber the council rebuilt the wooden footbridge",
            RepeatKind::Phrase,
        )],
    );
}

#[test]
fn sentences_that_begin_alike_are_no_repeats() {
    check(
        "The oldest ferries still burn heavy diesel. Nobody minds. \
         The oldest ferries still burn brightly in old photographs.",
        &[],
    );
}

#[test]
fn a_summary_may_say_what_the_draft_says() {
    let sentence = "The harbour trust sold its last rusty crane to a museum in Torvik.";
    check(&format!("Abstract.\n\n{sentence}\n\n{sentence}"), &[]);
    check(
        &format!("Nobody wept.\n\n{sentence}\n\n{sentence}"),
        &[(sentence.trim_end_matches('.'), RepeatKind::Sentence)],
    );
}

#[test]
fn the_distance_decides_the_reach() {
    let sentence = "The harbour trust sold its last rusty crane to a maritime museum downriver.";
    for (n_words, expected) in [
        (5, DistanceClass::Local),
        (100, DistanceClass::Near),
        (400, DistanceClass::Passage),
    ] {
        let filler: Vec<String> = (0..n_words).map(|idx| format!("w{idx}x")).collect();
        let filler = filler.join(" ");
        let text = format!("A title\n\n{sentence} So {filler}. {sentence}");
        let draft = Draft::parse(text, Markup::Plain);
        let found = find(
            &Syntax::new(&draft),
            &[],
            (Background::embedded(), &VocabularyUses::default()),
            Situation::Incoming,
        );
        assert_eq!(
            found
                .iter()
                .map(|found| found.distance_class)
                .collect::<Vec<_>>(),
            [expected]
        );
    }
}
