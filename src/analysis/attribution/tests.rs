//! Tests of each pattern of attribution. In the text of a test, only the tested pattern finds an
//! attribution.

mod not_cue;
mod source;

use super::*;
use crate::analysis::quote;
use crate::syntax::Syntax;
use crate::text::markup::Markup;

/// Checks source, cue and content of each attribution. The parts of a content are joined by “ / ”.
pub(super) fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let quotes = quote::find(&draft);
    let found = find(&Syntax::new(&draft), &quotes);
    let found: Vec<(&str, &str, String)> = found
        .iter()
        .map(|found| {
            let source = found
                .source
                .as_ref()
                .map_or("", |source| draft.text(source.span));
            let content: Vec<&str> = found
                .content
                .iter()
                .map(|content| draft.text(*content))
                .collect();
            (source, draft.text(found.cue), content.join(" / "))
        })
        .collect();
    let expected: Vec<(&str, &str, String)> = expected
        .iter()
        .map(|(source, cue, content)| (*source, *cue, (*content).to_owned()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_verb_with_its_clause() {
    check(
        "Mira Kova said that the dam is safe.",
        &[("Mira Kova", "said", "that the dam is safe")],
    );
    check(
        "The engineers say the dam is safe.",
        &[("The engineers", "say", "the dam is safe")],
    );
    check(
        "The council on Tuesday announced that the bridge would close.",
        &[("The council", "announced", "that the bridge would close")],
    );
    check(
        "Mr. Kova told reporters that the dam is safe.",
        &[("Mr. Kova", "told", "that the dam is safe")],
    );
    check(
        "He wondered whether it would hold.",
        &[("He", "wondered", "whether it would hold")],
    );
    check("The mill lies by the river.", &[]);
    check(
        "The chief engineer, Mira Kova, said early Friday that it would hold.",
        &[(
            "The chief engineer, Mira Kova",
            "said",
            "that it would hold",
        )],
    );
    check(
        "Mira Kova, who ran the dam for years, said she almost always found it dry.",
        &[(
            "Mira Kova, who ran the dam for years",
            "said",
            "she almost always found it dry",
        )],
    );
    check(
        "She said, however, that the dam is safe.",
        &[("She", "said", "that the dam is safe")],
    );
    check(
        "She recalled in 2008 that before the flood nobody had asked.",
        &[("She", "recalled", "that before the flood nobody had asked")],
    );
    check(
        "A third say they would move. A poll shows most of them are renters.",
        &[
            ("A third", "say", "they would move"),
            ("A poll", "shows", "most of them are renters"),
        ],
    );
}

#[test]
fn a_quotation_before_its_verb() {
    check(
        "“The dam is safe,” she said.",
        &[("she", "said", "“The dam is safe,”")],
    );
    check(
        "“The dam is safe,” said Mira Kova, the chief engineer.",
        &[(
            "Mira Kova, the chief engineer",
            "said",
            "“The dam is safe,”",
        )],
    );
    check(
        "''The dam is safe,'' Mira Kova told the council on Monday.",
        &[("Mira Kova", "told", "''The dam is safe,''")],
    );
    check(
        "The dam is safe, she said.",
        &[("she", "said", "The dam is safe")],
    );
}

#[test]
fn a_quotation_after_its_verb() {
    check(
        "Mira Kova said: “The dam is safe.”",
        &[("Mira Kova", "said", "“The dam is safe.”")],
    );
    check(
        "She added, “We checked it.”",
        &[("She", "added", "“We checked it.”")],
    );
}

#[test]
fn a_split_quotation() {
    check(
        "“The dam,” she said, “is safe.”",
        &[("she", "said", "“The dam,” / “is safe.”")],
    );
    check(
        "“The dam is safe,” she said. “We checked it.”",
        &[("she", "said", "“The dam is safe,” / “We checked it.”")],
    );
    check(
        "“The dam is safe,” she said.\n\n“We checked it twice.”",
        &[("she", "said", "“The dam is safe,” / “We checked it twice.”")],
    );
}

#[test]
fn sources_past_asides() {
    check(
        "Mira Kova, the chief engineer, said that the dam is safe.",
        &[(
            "Mira Kova, the chief engineer",
            "said",
            "that the dam is safe",
        )],
    );
    check(
        "Mira Kova, however, said that the dam is safe.",
        &[("Mira Kova", "said", "that the dam is safe")],
    );
    check(
        "People who live near the dam say it is safe.",
        &[("People who live near the dam", "say", "it is safe")],
    );
}

#[test]
fn participles_share_a_subject() {
    check(
        "Mira Kova left the hall, saying that the dam was safe.",
        &[("Mira Kova", "saying", "that the dam was safe")],
    );
}

#[test]
fn relative_pronouns_speak() {
    check(
        "They met Mira Kova, who said that the dam was safe.",
        &[("who", "said", "that the dam was safe")],
    );
}

#[test]
fn passives_have_their_source_after_by() {
    check(
        "The dam is expected to hold.",
        &[("", "is expected", "The dam / to hold")],
    );
    check(
        "The dam seems to hold.",
        &[("", "seems", "The dam / to hold")],
    );
}

#[test]
fn adjuncts_attribute() {
    check(
        "According to the ministry, the dam is safe.",
        &[("the ministry", "According to", "the dam is safe")],
    );
    check(
        "The dam is safe, according to the ministry.",
        &[("the ministry", "according to", "The dam is safe")],
    );
    check(
        "In the words of Mira Kova, the dam is safe.",
        &[("Mira Kova", "In the words of", "the dam is safe")],
    );
}

#[test]
fn stacked_adjuncts_attribute_the_same() {
    check(
        "The dam is safe, according to him, according to the Lake Herald.",
        &[
            ("him", "according to", "The dam is safe"),
            ("the Lake Herald", "according to", "The dam is safe"),
        ],
    );
    check(
        "According to Kabul the attacks ended according to the Lake Herald.",
        &[
            ("Kabul", "According to", "the attacks ended"),
            ("the Lake Herald", "according to", "the attacks ended"),
        ],
    );
}

#[test]
fn labels_attribute() {
    check(
        "KOVA: The dam is safe.",
        &[("KOVA", ":", "The dam is safe")],
    );
    check(
        "KOVA: The dam is safe. It holds as it should.",
        &[("KOVA", ":", "The dam is safe. It holds as it should")],
    );
    check("Harbour ward: Ann Gray, Bob Ling, Cy Roe.", &[]);
    check(
        "Poll: Most want a new dam",
        &[("Poll", ":", "Most want a new dam")],
    );
    check("Q: The dam is safe?", &[]);
    check("There was one reason: the dam had a crack.", &[]);
}

#[test]
fn nouns_and_adjectives_attribute() {
    check(
        "The mayor's suggestion that the dam is safe.",
        &[("The mayor", "suggestion", "that the dam is safe")],
    );
    check(
        "The mayor was skeptical of the plan.",
        &[("The mayor", "skeptical", "the plan")],
    );
}

#[test]
fn documents_attribute() {
    check(
        "A survey found that half of the town wants a new dam.",
        &[("A survey", "found", "that half of the town wants a new dam")],
    );
}

#[test]
fn pronouns_have_antecedents() {
    let text = "Mira Kova said that the dam is safe. She added that it was checked.";
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let found = find(&Syntax::new(&draft), &[]);
    let source = found
        .last()
        .and_then(|found| found.source.clone())
        .expect("a source was found");
    assert_eq!(source.kind, SourceKind::Pronoun);
    assert_eq!(
        source.antecedent.map(|antecedent| draft.text(antecedent)),
        Some("Mira Kova")
    );
}

#[test]
fn sources_have_kinds() {
    for (text, kind) in [
        ("Mira Kova said that it is safe.", SourceKind::Person),
        ("Islamabad said that it is safe.", SourceKind::Organization),
        (
            "The ministry said that it is safe.",
            SourceKind::Organization,
        ),
        ("A report said that it is safe.", SourceKind::Document),
        ("The minister said that it is safe.", SourceKind::Role),
        ("Critics said that it is safe.", SourceKind::Collective),
        ("A source said that it is safe.", SourceKind::Anonymous),
        ("They said that it is safe.", SourceKind::Pronoun),
    ] {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let found = find(&Syntax::new(&draft), &[]);
        let kinds: Vec<SourceKind> = found
            .iter()
            .filter_map(|found| found.source.as_ref())
            .map(|source| source.kind)
            .collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

#[test]
fn nothing_panics() {
    let odd = [
        "",
        "said",
        "said said said",
        "according to",
        "“",
        "”said",
        ": :",
        ", said,",
        "who said",
        "(said)",
        "that that that",
        "said “",
        "“a” said",
        "to say to say",
        "X:",
        "’s claim that",
    ];
    // Each relative clause in this text depends on the clause before it. The search must not go
    // back through all these clauses.
    let long = "Ann who said ".repeat(2000);
    for text in odd.into_iter().chain([long.as_str()]) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let quotes = quote::find(&draft);
        let _ = find(&Syntax::new(&draft), &quotes);
    }
}

#[test]
fn a_signature_after_a_quotation() {
    check(
        "“We were never asked about it.” — Mira Kova, engineer",
        &[(
            "Mira Kova, engineer",
            "—",
            "“We were never asked about it.”",
        )],
    );
    check("“We were never asked about it.” — and so it went", &[]);
}

#[test]
fn a_subject_of_any_words_between_a_quotation_and_its_verb() {
    check(
        "“They have to decide by May,” Stand for $9 organizing director Mira Kova told the radio.",
        &[(
            "Stand for $9 organizing director Mira Kova",
            "told",
            "“They have to decide by May,”",
        )],
    );
    check(
        "“Dams are cratering,” Delta-based Mira Kova said.",
        &[("Delta-based Mira Kova", "said", "“Dams are cratering,”")],
    );
}

#[test]
fn quotations_that_go_on_without_a_cue() {
    check(
        "Kova said the dam is safe. “It held in May. It holds today.” The mill is closed.",
        &[(
            "Kova",
            "said",
            "the dam is safe / “It held in May. It holds today.”",
        )],
    );
    check(
        "Kova said the dam is safe.\n\n“It held in May.”",
        &[("Kova", "said", "the dam is safe / “It held in May.”")],
    );
    check(
        "Kova said the dam is safe. Work goes on. “It held in May.”",
        &[("Kova", "said", "the dam is safe")],
    );
}

#[test]
fn sources_that_are_tagged_as_something_else() {
    check(
        "The dam is safe, according to exit polls.",
        &[("exit polls", "according to", "The dam is safe")],
    );
}
