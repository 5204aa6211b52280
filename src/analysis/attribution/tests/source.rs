//! Tests how far the words of a source reach.

use super::check;
use crate::analysis::attribution::find;
use crate::analysis::quote;
use crate::syntax::Syntax;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

/// Checks that the source of `text` is `source`.
fn check_source(source: &str, text: &str) {
    check(text, &[(source, "said", "the dam is safe")]);
}

/// Checks the source of the last attribution in `text`.
fn check_last_source(expected: &str, text: &str) {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let found = find(&Syntax::new(&draft), &quote::find(&draft));
    let source = found.last().and_then(|last| last.source.as_ref());
    let source = source.map(|source| draft.text(source.span));
    assert_eq!(source, Some(expected), "{text}");
}

#[test]
fn a_modifier_belongs_to_its_source() {
    check_source(
        "Farmers across Velmora",
        "Farmers across Velmora said the dam is safe.",
    );
    check_source(
        "Smiths like Ann Gray",
        "Smiths like Ann Gray said the dam is safe.",
    );
    check_source(
        "Officials familiar with the plan",
        "Officials familiar with the plan said the dam is safe.",
    );
    check_source(
        "Smiths who met Gray and Lee",
        "Smiths who met Gray and Lee said the dam is safe.",
    );
    check_source(
        "Smiths who know both mayors",
        "Smiths who know both mayors said the dam is safe.",
    );
    check_source(
        "Ann Gray, 41, who owns the mill and the bar",
        "Ann Gray, 41, who owns the mill and the bar, said the dam is safe.",
    );
    check_source("A court ruling", "A court ruling said the dam is safe.");
}

#[test]
fn a_relative_clause_is_not_what_its_noun_said() {
    check(
        "Gray, who owns the mill, said smiths, who were tired, were glad of it.",
        &[(
            "Gray, who owns the mill",
            "said",
            "smiths, who were tired, were glad of it",
        )],
    );
    check(
        "Gray, who owns the mill, said state gates that leak will close.",
        &[(
            "Gray, who owns the mill",
            "said",
            "state gates that leak will close",
        )],
    );
}

#[test]
fn a_content_may_open_with_a_quantifier() {
    check(
        "Gray said most states do not close.",
        &[("Gray", "said", "most states do not close")],
    );
}

#[test]
fn a_newspaper_may_end_in_today() {
    check(
        "Lake Today reported on Monday that the dam is safe.",
        &[("Lake Today", "reported", "that the dam is safe")],
    );
}

#[test]
fn a_participle_belongs_to_its_source() {
    check_source(
        "Officials briefed on the plan",
        "Officials briefed on the plan said the dam is safe.",
    );
    check_source(
        "A smith named Ann Gray",
        "A smith named Ann Gray said the dam is safe.",
    );
    check_source(
        "Current and former smiths",
        "Current and former smiths said the dam is safe.",
    );
}

#[test]
fn a_source_may_follow_its_verb_in_the_present_tense() {
    check(
        "The dam is safe, argues Ann Gray.",
        &[("Ann Gray", "argues", "The dam is safe")],
    );
    check(
        "Ann Gray informed smiths by letter that the dam is safe.",
        &[("Ann Gray", "informed", "that the dam is safe")],
    );
}

#[test]
fn a_noun_may_have_its_source_behind_it() {
    check(
        "The mill rests on the claim by Ann Gray that the dam is safe.",
        &[("Ann Gray", "claim", "that the dam is safe")],
    );
    check("The claim by the bank that failed is old.", &[]);
}

#[test]
fn a_source_ends_where_another_clause_begins() {
    for (source, text) in [
        (
            "senior officials",
            "The talks are difficult and senior officials said a deal is weeks away.",
        ),
        (
            "the mayor",
            "Gray met smiths who fixed the dam and the mayor said the dam is safe.",
        ),
        (
            "Smiths who met Gray and Lee",
            "Smiths who met Gray and Lee said the dam is safe.",
        ),
        (
            "the mayor",
            "Lee made smiths angry about the dam and the mayor said he was sorry.",
        ),
        (
            "the mayor",
            "Smiths marched to a mill the mayor said was safe.",
        ),
        (
            "Okafor",
            "The team travelled to Ohio on a plane Okafor said was safe.",
        ),
        (
            "the mayor",
            "Smiths who met Gray believe the mayor said the dam was safe.",
        ),
        (
            "Old smiths who are also Gray's friends",
            "Old smiths who are also Gray's friends said the dam was safe.",
        ),
    ] {
        check_last_source(source, text);
    }
}

#[test]
fn a_source_keeps_its_own_words() {
    for (source, text) in [
        (
            "his chief of staff",
            "Gray’s office declined to give details but his chief of staff said the dam is safe.",
        ),
        (
            "a state House committee",
            "In 2019, a state House committee said the dam is safe.",
        ),
        (
            "Officials briefed on the plan",
            "Officials briefed on the plan said the dam is safe.",
        ),
    ] {
        check_last_source(source, text);
    }
}

#[test]
fn an_object_after_an_aside_is_no_source() {
    for (source, text) in [
        (
            "The report, which Lee leaked",
            "The report, which Lee leaked, criticizes Gray.",
        ),
        (
            "The indictment, which was unsealed on Monday",
            "The indictment, which was unsealed on Monday, accuses Gray of fraud.",
        ),
        (
            "Ann Gray",
            "The mill, which is old, must go, argues Ann Gray.",
        ),
    ] {
        check_last_source(source, text);
    }
}

#[test]
fn state_after_a_plural_is_a_verb() {
    check_last_source("Prosecutors", "Prosecutors state Gray lied about the dam.");
    check_last_source(
        "Ohio state officials",
        "Ohio state officials said the dam is safe.",
    );
}

#[test]
fn a_noun_says_nothing_by_a_relative_clause_about_its_agent() {
    check(
        "A complaint from the smith that Lee evicted is on file.",
        &[],
    );
}

#[test]
fn the_owner_of_a_view_is_a_source() {
    check(
        "In Ann Gray’s own view, the dam is safe.",
        &[("Ann Gray", "In", "the dam is safe")],
    );
    check(
        "It is the belief of Ann Gray that the dam is safe.",
        &[("Ann Gray", "belief", "that the dam is safe")],
    );
    check("In Ansel’s harbour, the dam is safe.", &[]);
    check("The dam is safe per the contract.", &[]);
    check(
        "The dam is safe, per the ministry.",
        &[("the ministry", "per", "The dam is safe")],
    );
}

#[test]
fn a_verb_that_looks_like_a_noun_may_close_its_clause() {
    check(
        "As Gray notes, the dam is safe.",
        &[("Gray", "notes", "the dam is safe")],
    );
    check(
        "As the report points out, the dam is safe.",
        &[("the report", "points", "the dam is safe")],
    );
    check(
        "“The dam is safe,” the letter reads.",
        &[("the letter", "reads", "“The dam is safe,”")],
    );
    check(
        "The dam is safe, so says Ann Gray.",
        &[("Ann Gray", "so says", "The dam is safe")],
    );
}
