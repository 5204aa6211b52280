//! Tests how far the words of a source reach.

use super::check;

/// Checks that the source of `text` is `source`.
fn check_source(source: &str, text: &str) {
    check(text, &[(source, "said", "the dam is safe")]);
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
