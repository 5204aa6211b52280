//! Tests the search for clauses. Each clause is written `subject | verb | kind: complement`, and
//! the clauses are in the order of their verbs.

use super::*;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(text: &str, expected: &[&str]) {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let syntax = Syntax::new(&draft);
    let word = |idx: usize| draft.text(draft.tokens[idx].span);
    let shown = |clause: &Clause| {
        let complement = match clause.complement.kind {
            ComplementKind::None => "none".to_owned(),
            kind => format!("{}: {}", <&str>::from(kind), word(clause.complement.start)),
        };
        let passive = if clause.verb.is_passive {
            " (passive)"
        } else {
            ""
        };
        let not = if clause.verb.is_negated { "not " } else { "" };
        let subject = clause.subject.map_or("–", word);
        format!(
            "{subject} | {not}{}{passive} | {complement}",
            word(clause.verb.head)
        )
    };
    let sentences = draft.sentences.iter();
    let found: Vec<String> = sentences
        .flat_map(|sentence| find_clauses(&syntax, &sentence.tokens))
        .map(|clause| shown(&clause))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn verbs_have_a_subject_and_what_they_take() {
    check(
        "The mayor closed the bridge.",
        &["mayor | closed | object: the"],
    );
    check("Ann Gray wants to leave.", &["Gray | wants | to: to"]);
    check("The bridge is old.", &["bridge | is | predicate: old"]);
    check(
        "The mayor was not told.",
        &["mayor | not told (passive) | none"],
    );
    check("Leave the bridge alone.", &["– | Leave | object: the"]);
}

#[test]
fn what_a_verb_takes_may_be_a_clause() {
    let closed = "bridge | closed | none";
    check(
        "He said that the bridge closed.",
        &["He | said | that: that", closed],
    );
    check(
        "He said the bridge closed.",
        &["He | said | clause: the", closed],
    );
    check(
        "He asked whether the bridge closed.",
        &["He | asked | question: whether", closed],
    );
}

#[test]
fn a_subject_is_the_head_of_its_phrase() {
    check(
        "Hundreds of people in the town left.",
        &["Hundreds | left | none"],
    );
    check(
        "The mayor, who was ill, sold the house.",
        &["who | was | predicate: ill", "mayor | sold | object: the"],
    );
    check("People living in the town left.", &["People | left | none"]);
    check(
        "He came and saw the bridge.",
        &["He | came | none", "He | saw | object: the"],
    );
}

#[test]
fn an_infinitive_after_an_object_is_no_clause_of_its_own() {
    check(
        "We hear they plan to leave.",
        &["We | hear | clause: they", "they | plan | to: to"],
    );
    check("They saw the towns grow.", &["They | saw | object: the"]);
    check(
        "Each dialog helps new members understand their role.",
        &["dialog | helps | object: new"],
    );
}

#[test]
fn a_participle_after_an_object_describes_the_object() {
    check(
        "She knew the mayor lived in Kent.",
        &["She | knew | clause: the", "mayor | lived | prep: in"],
    );
    check(
        "They used a list of ports linked to the firm.",
        &["They | used | object: a"],
    );
}

#[test]
fn verbs_in_a_list_share_their_subject() {
    check(
        "The towns are growing and expanding their ports.",
        &[
            "towns | growing | none",
            "towns | expanding | object: their",
        ],
    );
    check(
        "He came to Ansel to join the team, and placed an order.",
        &["He | came | prep: to", "He | placed | object: an"],
    );
    check(
        "It rained in the valley and people began to leave.",
        &["It | rained | prep: in", "people | began | to: to"],
    );
}

#[test]
fn a_demand_has_a_verb_without_an_ending() {
    check(
        "They asked that the council submit a plan.",
        &["They | asked | that: that", "council | submit | object: a"],
    );
    check(
        "Critics of the plan argue that it rains.",
        &["Critics | argue | that: that", "it | rains | none"],
    );
}

#[test]
fn what_a_verb_reports_may_follow_a_preposition() {
    check(
        "The firm said in a statement that the bridge is shut.",
        &["firm | said | that: that", "bridge | is | predicate: shut"],
    );
    check(
        "The wages come by raising prices.",
        &["wages | come | prep: by"],
    );
    check(
        "He does not know if it rains.",
        &["He | not know | question: if", "it | rains | none"],
    );
}

#[test]
fn a_sentence_needs_a_verb() {
    check("A list of union demands to cut costs.", &[]);
    check(
        "The UK government plans to sell the port by the end of the year.",
        &["government | plans | to: to"],
    );
}

#[test]
fn questions_turn_the_subject_round() {
    check("Did the mayor leave?", &["mayor | leave | none"]);
}

#[test]
fn the_order_of_asking_changes_no_tag() {
    let text = "Ann Gray said so. Prices rose in May. The mayor, who left, may return.";
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let n_tokens = draft.tokens.len();
    let forward = Syntax::new(&draft);
    let tags: Vec<Tag> = (0..n_tokens).map(|idx| forward.tag(idx)).collect();
    let backward: Vec<usize> = (0..n_tokens).rev().collect();
    let inside_out: Vec<usize> = (n_tokens / 2..n_tokens).chain(0..n_tokens / 2).collect();
    for order in [backward, inside_out] {
        let mixed = Syntax::new(&draft);
        let asked: Vec<(usize, Tag)> = order
            .iter()
            .map(|order| (*order, mixed.tag(*order)))
            .collect();
        for (idx, tag) in asked {
            assert_eq!(tag, tags[idx], "token {idx}");
        }
    }
}
