//! Tests the search for passages that drafts share. Each draft has a few sentences of letters and
//! made-up words.

use super::*;
use crate::analysis::passage::fold::{Copy, fold};
use crate::analysis::passage::index::{Bounds, pairs};
use crate::text::language::ExpectedLanguage;
use crate::text::markup::Markup;
use crate::text::reading::BesideText;

const BOUNDS: Bounds = Bounds {
    min_words: 0,
    min_words_pointed: 0,
    min_content: 12,
    min_gain: 9,
    alike: 0.5,
    equal: 0.9,
};

/// A sentence of seventeen words, of which fifteen are content words.
const TIDE: &str = "Spring tides flood cellars along Fisher Lane whenever westerly gales push \
    seawater past both old breakwaters";

const LAMP: &str = "Lamp keepers polish every brass reflector before dusk because salt spray dulls \
    mirrors within several hours";

/// Checks which drafts share passages. `expected` has, for each passage, the index of each draft
/// that has a copy, and the text of the copy.
fn check(drafts: &[String], expected: &[&[(usize, &str)]]) {
    let drafts: Vec<Draft> = drafts
        .iter()
        // Made-up words would not be recognised as English.
        .map(|draft| {
            Draft::parse_as(
                draft.clone(),
                Markup::Markdown,
                &BesideText::default(),
                ExpectedLanguage::English,
            )
        })
        .collect();
    let vocabulary_uses = VocabularyUses::default();
    let words: Vec<PassageWords> = drafts
        .iter()
        .map(|draft| PassageWords::of(draft, OwnWords::of(&[], &vocabulary_uses)))
        .collect();
    let fingerprints: Vec<&Fingerprint> = words.iter().map(|word| &word.fingerprint).collect();
    let text = |copy: &Copy| {
        let passage = words[copy.draft].passage(&drafts[copy.draft], &copy.words());
        let passage = passage.expect("the range is of the fingerprint");
        (copy.draft, drafts[copy.draft].text(passage.span).to_owned())
    };
    let groups = fold(&pairs(&fingerprints, BOUNDS));
    let groups: Vec<Vec<(usize, String)>> = groups
        .iter()
        .map(|group| group.iter().map(text).collect())
        .collect();
    let owned = |&(draft, text): &(usize, &str)| (draft, text.to_owned());
    let expected: Vec<Vec<(usize, String)>> = expected
        .iter()
        .map(|expected| expected.iter().map(owned).collect())
        .collect();
    assert_eq!(groups, expected);
}

fn other(name: &str) -> String {
    let words = [
        "Anchor", "buoy", "capstan", "davit", "engine", "funnel", "galley", "hatch",
    ];
    let sentence: Vec<String> = words.iter().map(|word| format!("{word}{name}")).collect();
    format!("{}.", sentence.join(" "))
}

#[test]
fn a_copy_is_found_with_the_sentences_it_fills() {
    let (tide, lamp) = (format!("{TIDE}."), format!("{LAMP}."));
    check(
        &[
            format!("{} {tide} {}", other("a"), other("b")),
            format!("{}\n\n{tide}\n\n{}", other("c"), other("d")),
        ],
        &[&[(0, &tide), (1, &tide)]],
    );
    check(&[tide.clone(), lamp.clone()], &[]);
    check(&[format!("{tide} {tide}")], &[]);
}

#[test]
fn copies_of_one_passage_are_one_group() {
    let (tide, lamp) = (format!("{TIDE}."), format!("{LAMP}."));
    let between: Vec<String> = (0..6).map(|idx| other(&idx.to_string())).collect();
    let between = between.join(" ");
    check(
        &[
            tide.clone(),
            format!("{lamp} {between} {tide}"),
            tide.clone(),
            lamp.clone(),
        ],
        &[
            &[(0, &tide), (1, &tide), (2, &tide)],
            &[(1, &lamp), (3, &lamp)],
        ],
    );
}

#[test]
fn of_two_copies_in_one_draft_the_fuller_counts() {
    let (tide, between) = (format!("{TIDE}."), other("z"));
    let half =
        "Spring tides flood cellars along Fisher Lane; westerly gales push seawater past both.";
    let twice = format!("{half}\n\n{between}\n\n{tide}");
    check(&[tide.clone(), twice.clone()], &[&[(0, &tide), (1, &tide)]]);
    check(&[twice, tide.clone()], &[&[(0, &tide), (1, &tide)]]);
}

#[test]
fn a_full_copy_counts_more_than_an_earlier_half() {
    let both = format!("{TIDE}. {LAMP}.");
    check(
        &[format!("{TIDE}."), both.clone(), both.clone()],
        &[&[(0, &format!("{TIDE}.")), (1, &both), (2, &both)]],
    );
}

#[test]
fn edited_words_do_not_hide_a_copy() {
    let edited = TIDE
        .replace("along Fisher Lane", "near Cooper Lane")
        .replace("both old", "the");
    let (tide, edited) = (format!("{TIDE}."), format!("{edited}."));
    check(
        &[tide.clone(), edited.clone()],
        &[&[(0, &tide), (1, &edited)]],
    );
}

#[test]
fn what_is_no_running_text_is_no_passage() {
    for form in [
        |text: &str| format!("# {text}"),
        |text: &str| format!("| a |\n|---|\n| {text} |"),
        |text: &str| format!("```\n{text}\n```"),
        |text: &str| format!("- [{text}](https://tide.example)"),
        |text: &str| format!("---\ntitle: {text}\n---\n"),
        |text: &str| format!("{text}, all rights reserved."),
        |text: &str| format!("- {}", text.replace(' ', "\n- ")),
    ] {
        check(&[form(TIDE), form(TIDE)], &[]);
    }
    let quoted = format!("> {TIDE}.");
    check(
        &[quoted.clone(), quoted],
        &[&[(0, &format!("{TIDE}.")), (1, &format!("{TIDE}."))]],
    );
}

#[test]
fn a_text_that_is_one_word_over_and_over_takes_no_longer() {
    let words = "tide ".repeat(60_000);
    let groups = |drafts: &[&Fingerprint]| fold(&pairs(drafts, BOUNDS)).len();
    let one = Fingerprint::of(
        &Draft::parse(words.clone(), Markup::Markdown),
        OwnWords::of(&[], &VocabularyUses::default()),
    );
    let two = Fingerprint::of(
        &Draft::parse(words + "ebb", Markup::Markdown),
        OwnWords::of(&[], &VocabularyUses::default()),
    );
    assert_eq!(groups(&[&one, &two, &one, &two]), 1);
}

#[test]
fn a_range_of_another_draft_is_nowhere() {
    let draft = Draft::parse(format!("{TIDE}."), Markup::Markdown);
    let words = PassageWords::of(&draft, OwnWords::of(&[], &VocabularyUses::default()));
    assert_eq!(words.passage(&draft, &(3..900)), None);
    assert_eq!(words.passage(&draft, &(2..2)), None);
}
