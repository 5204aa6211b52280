//! Tests which texts each pattern is tried in, and what compiled patterns may cost.

use super::*;
use crate::embedded;
use crate::text::markup::Markup;

#[test]
fn all_patterns_share_a_budget() {
    let patterns = Patterns::default();
    let others = patterns.clone();
    // Each pattern takes some megabytes. Equal patterns are counted once.
    let pattern = |number: usize| format!("[\\pL\\pN]{{60}}x{number}");
    for _ in 0..100 {
        assert!(patterns.compile(&pattern(0)).is_ok());
    }
    let fails = |number: &usize| others.compile(&pattern(*number)).is_err();
    let first = (1..100).find(fails).expect("the budget ends");
    let reported = others.compile(&pattern(first)).expect_err("it is used up");
    assert!(
        reported.problem().contains("more than 256 MB"),
        "{reported}"
    );
    assert!(Patterns::default().compile(&pattern(first)).is_ok());
}

#[test]
fn a_pattern_that_is_none_is_told_on_one_line() {
    let check = |pattern: &str, expected: &str| {
        let reported = Patterns::default().compile(pattern).expect_err(pattern);
        assert_eq!(reported.to_string(), expected);
    };
    check("a(", "unclosed group");
    check("[a", "unclosed character class");
}

/// Patterns whose literals are easily mistaken.
const ODD_PATTERNS: [&str; 17] = [
    r"\[[^\]]*\]",
    r"don['’]t miss",
    r"(?:can|will)not say",
    r"\d[^\S\t\n\v\f\r]percent",
    r"e-mail\w* \w+",
    r"(?:the |an )?op-ed",
    r"n't \w+",
    r"",
    r"\w+ly \w+",
    r"naïve|İzmir",
    r"^It \w+",
    r"(?:^|so )said \w+",
    r"\bop[ -]ed\b",
    r"\bso\b|\bmail",
    r"(?-i:\bTK\b)",
    r"\bve\b",
    r"grade [a-f&&A-Cdf]",
];

/// Each of these is a draft of its own, so that no other word of the draft has the key.
const ODD_DRAFTS: [&str; 17] = [
    "We don’t miss him.",
    "They don't miss us.",
    "I cannot say.",
    "I willnot say.",
    "It rose by 5\u{a0}percent.",
    "The e-mails came.",
    "More at https://example.com/story[TK].",
    "He came [TK]x late.",
    "He came [\u{fe0f}TK] late.",
    "Read the op-ed.",
    "We flew to İZMİR.",
    "It is so\u{ad}on said to be naïve.",
    "It is wide\u{2011}ly seen as a win.",
    "It wasn’t seen.",
    "İt is İ said to be closed.",
    "It got grade a.",
    "It is naïve.",
];

#[test]
fn the_words_of_a_draft_exclude_no_pattern_that_matches() {
    let table = embedded::text("english/pattern-literals.tsv").lines();
    let rows = table.filter(|line| !line.starts_with("# "));
    let built_in = rows.filter_map(|row| row.split('\t').next());
    let texts: Vec<String> = built_in.chain(ODD_PATTERNS).map(str::to_owned).collect();
    // Word boundaries are those of ASCII in built-in patterns, and those of all scripts in others.
    let sets = [Patterns::built_in(), Patterns::default()];
    let sets = sets.map(|patterns| {
        patterns
            .compile_all(&texts)
            .expect("the patterns are valid")
    });
    let folders = ["completeness", "attribution"].into_iter();
    let files = folders.flat_map(embedded::folder);
    let mut drafts: Vec<String> = files.map(|file| file.text.to_owned()).collect();
    drafts.extend(ODD_DRAFTS.map(str::to_owned));
    for text in drafts {
        let draft = Draft::parse(text, Markup::Plain);
        for set in &sets {
            let search = set.over(&draft);
            for sentence in &draft.sentences {
                let every = 0..set.each.len();
                let expected = set.matches(every, &draft, sentence.span);
                let expected: Vec<Span> = expected.into_iter().map(|(_, span)| span).collect();
                let text = draft.text(sentence.span);
                assert_eq!(search.find_in_sentence(sentence), expected, "{text}");
            }
        }
    }
}
