//! Tests which words are no cues, beside similar words that are.

use super::check;

#[test]
fn a_named_poll_is_a_source() {
    check(
        "In a Lake Herald poll, 40 percent were tired.",
        &[("a Lake Herald poll", "In", "40 percent were tired")],
    );
    check("The mayor leads in the polls.", &[]);
    check("The mayor took part in a Lake Herald poll.", &[]);
}

#[test]
fn participles_may_only_describe_a_noun() {
    check("She joined a club called Torvik Rowers.", &[]);
    check(
        "Economists at Gray Bank predicted prices would rise.",
        &[("Economists at Gray Bank", "predicted", "prices would rise")],
    );
}

#[test]
fn a_verb_may_only_govern_an_infinitive() {
    check("The delegate lead of Gray continues to grow.", &[]);
    check(
        "Ann Gray continues to warn that the dam leaks.",
        &[("Ann Gray", "continues to warn", "that the dam leaks")],
    );
}
