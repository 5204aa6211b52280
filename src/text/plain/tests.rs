//! Tests of the blocks of plain text. Results have one line per block, in the form `kind: prose`.

use super::*;

fn blocks(source: &str) -> Vec<String> {
    let reading = read(source);
    let shown = reading.blocks.iter().map(|block| {
        let name = match block.kind {
            BlockKind::Heading(_) => "h",
            BlockKind::ListItem => "li",
            BlockKind::Quotation => "q",
            _ => "p",
        };
        let text = &reading.prose.text()[block.span.range()];
        format!("{name}: {text}")
    });
    shown.collect()
}

fn check(source: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).collect();
    for ending in ["\n", "\r\n", "\r"] {
        let source = source.replace('\n', ending);
        assert_eq!(blocks(&source), expected, "{source:?}");
    }
}

const LONG: &str = "The council has long held that the old bridge is safe, and it has paid for two \
    reports by two firms to say so, neither of which looked at the piers below the water line.";

#[test]
fn blank_lines_part_paragraphs() {
    check(
        "One is here.\n\n\nTwo is there.\n",
        "p: One is here.\np: Two is there.",
    );
    check("", "");
    check("\n \n\t\n", "");
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "The mayor of Kesten said on Monday that\nthe old bridge would be closed. Mr. Lind\n\
         Aske, who built it, did not agree with\nher at all.\n\nNobody else\nspoke.",
        "p: The mayor of Kesten said on Monday that the old bridge would be closed. Mr. Lind \
         Aske, who built it, did not agree with her at all.\np: Nobody else spoke.",
    );
}

#[test]
fn a_word_parted_at_its_hyphen_is_one() {
    check(
        "The towns agreed on a long and cross-\nborder plan for the bridge.",
        "p: The towns agreed on a long and cross-border plan for the bridge.",
    );
}

#[test]
fn long_lines_are_paragraphs_each() {
    check(
        &format!("{LONG}\n{LONG}\nShe left.\n"),
        &format!("p: {LONG}\np: {LONG}\np: She left."),
    );
}

#[test]
fn short_lines_without_a_stop_are_headings() {
    check(
        &format!(
            "Bridge to Close as Towns Argue\n\n{LONG}\n\nBackground of the Bridge\n\n{LONG}\nKesten \
             Is Worried about Traffic\n\n{LONG}\nAsk’s Position\n{LONG}\nWhat Happens Next?\n{LONG}\
             \nThe way forward\n{LONG}"
        ),
        &format!(
            "h: Bridge to Close as Towns Argue\np: {LONG}\nh: Background of the Bridge\np: {LONG}\n\
             h: Kesten Is Worried about Traffic\np: {LONG}\nh: Ask’s Position\np: {LONG}\n\
             h: What Happens Next?\np: {LONG}\nh: The way forward\np: {LONG}"
        ),
    );
    check(
        "Bridge to Close\n===============\nIt will close.",
        "h: Bridge to Close\np: It will close.",
    );
}

#[test]
fn other_short_lines_are_not_headings() {
    check(
        &format!("{LONG}\nBy Jane Doe\n{LONG}\nLONDON —\n{LONG}\n“I never saw it”\n{LONG}\n"),
        &format!(
            "p: {LONG}\np: By Jane Doe\np: {LONG}\np: LONDON —\np: {LONG}\np: “I never saw it”\np: {LONG}"
        ),
    );
    check(
        "Interviewer: Why Now?\nDoe: Because I can.\nInterviewer: And then\nDoe: Then I rest.",
        "p: Interviewer: Why Now?\np: Doe: Because I can.\np: Interviewer: And then\np: Doe: Then I rest.",
    );
    check(
        "The bridge is shut.\n\nJane Doe\n",
        "p: The bridge is shut.\np: Jane Doe",
    );
    check(
        "He wrote to the Royal Society of Old\nBridges in the spring, and it answered\nwithin a day.",
        "p: He wrote to the Royal Society of Old Bridges in the spring, and it answered within a day.",
    );
    check(
        "The report was written by two people from\nthe ministry, and by Ada\nVoss Hale\n\nIt is long.",
        "p: The report was written by two people from the ministry, and by Ada\np: Voss Hale\np: It is long.",
    );
}

#[test]
fn list_lines_are_items_without_their_marks() {
    check(
        "We need:\n- a hammer\n- nails of the long kind that is\n  sold in Kesten\n\n1. Wash it.\n2. Dry it.\n",
        "p: We need:\nli: a hammer\nli: nails of the long kind that is sold in Kesten\nli: Wash it.\nli: Dry it.",
    );
}

#[test]
fn replies_are_quotations() {
    check(
        "You wrote:\n> the bridge is safe\n> and sound.\n\nIt is not.",
        "p: You wrote:\nq: the bridge is safe and sound.\np: It is not.",
    );
}

#[test]
fn rules_are_no_prose() {
    check(
        "It is shut.\n* * *\nIt is open.",
        "p: It is shut.\np: It is open.",
    );
}
