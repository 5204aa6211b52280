//! Tests of tokens. In each result, a space separates two tokens.

use super::*;

/// Texts and their tokens, which spaces separate. `/n` marks a number, `/m` a punctuation mark and
/// `/a` an address. All other tokens are words.
const CASES: &[(&str, &str)] = &[
    ("I don’t know.", "I do n’t know ./m"),
    ("Asif’s plan, they'll see", "Asif ’s plan ,/m they 'll see"),
    (
        "2016’s vote can't, cannot",
        "2016/n ’s vote ca n't ,/m can not",
    ),
    ("O’Neil at nine o’clock", "O’Neil at nine o’clock"),
    ("the senators’ vote", "the senators ’ vote"),
    ("‘the senators’ vote’", "‘/m the senators ’ vote ’/m"),
    ("‘the senators’ voted", "‘/m the senators ’/m voted"),
    ("the 'old boys' network'", "the '/m old boys ' network '/m"),
    ("the 'old boys' met", "the '/m old boys '/m met"),
    (
        "the boys’, and ‘boys’.",
        "the boys ’/m ,/m and ‘/m boys ’/m ./m",
    ),
    ("rock ’n’ roll", "rock ’n’ roll"),
    ("Hawaiʼi is aʼ rest", "Hawaiʼi is a ʼ/m rest"),
    ("ʼ @ʼ", "ʼ/m @ ʼ/m"),
    (
        "in the ’90s and '80s of ’08",
        "in the ’90s/n and '80s/n of ’08/n",
    ),
    ("get ’em ’til dawn", "get ’em ’til dawn"),
    ("AT&T and/or R&D", "AT&T and //m or R&D"),
    (
        "$5.3bn, US$3m and £1,000",
        "$/m 5.3bn/n ,/m US $/m 3m/n and £/m 1,000/n",
    ),
    (
        "14% of 18-year-olds won 3-2",
        "14/n %/m of 18-year-olds/n won 3-2/n",
    ),
    ("COVID-19 and F-16s", "COVID-19 and F-16s"),
    ("@handle #tag #1", "@handle #tag #/m 1/n"),
    (
        "word—word, word–word, word--word",
        "word —/m word ,/m word –/m word ,/m word --/m word",
    ),
    (
        "2016–17 at 10:30 on 9/11",
        "2016/n –/m 17/n at 10:30/n on 9/11/n",
    ),
    ("wait... no … yes", "wait .../m no …/m yes"),
    (
        "the U.S. at 5 p.m., e.g. here",
        "the U.S. at 5/n p.m. ,/m e.g. here",
    ),
    (
        "Mr. Lind of Brask Inc. and J. K. Marlow",
        "Mr. Lind of Brask Inc. and J. K. Marlow",
    ),
    (
        "Ada Voss, D-Mich., left.",
        "Ada Voss ,/m D-Mich. ,/m left ./m",
    ),
    ("He works for Brask Inc.", "He works for Brask Inc ./m"),
    ("He is from the U.S.", "He is from the U.S."),
    ("It was plan B.", "It was plan B ./m"),
    (
        "Node.js, ASP.NET, report.pdf and example.com",
        "Node.js ,/m ASP.NET ,/m report.pdf and example.com",
    ),
    ("Mr.Lind saw p.4", "Mr. Lind saw p. 4/n"),
    (
        "see https://a.example/b?c=d.",
        "see https://a.example/b?c=d/a ./m",
    ),
    (
        "(www.a.example), b@c.example!",
        "(/m www.a.example/a )/m ,/m b@c.example/a !/m",
    ),
    ("example.com/b is up", "example.com/b/a is up"),
    ("http:// is a scheme", "http :/m //m //m is a scheme"),
    (
        "naïve co\u{ad}op e\u{301}te\u{301}",
        "naïve co\u{ad}op e\u{301}te\u{301}",
    ),
    ("a\u{200b}b \u{feff}c", "a b c"),
    ("他走了很远", "他走了很远"),
    ("ok 👍🏽 👩\u{200d}💻!", "ok 👍🏽/m 👩\u{200d}💻/m !/m"),
    ("“Who?!”", "“/m Who ?/m !/m ”/m"),
    (
        "the ‘Times’, Jones’ paper",
        "the ‘/m Times ’/m ,/m Jones ’ paper",
    ),
];

#[test]
fn tokens_part_where_the_table_says() {
    for (text, expected) in CASES {
        let (mut words, mut tokens) = (Words::default(), Vec::new());
        split(
            text,
            Span::new(0, offset(text.len())),
            &mut words,
            &mut tokens,
        );
        let shown = tokens.iter().map(|token| {
            let kind = match token.kind {
                TokenKind::Word => "",
                TokenKind::Number => "/n",
                TokenKind::Mark => "/m",
                TokenKind::Address => "/a",
                TokenKind::Object => "/o",
            };
            format!("{}{kind}", &text[token.span.range()])
        });
        let shown: Vec<String> = shown.collect();
        assert_eq!(shown.join(" "), *expected, "{text}");
    }
}

#[test]
fn words_compare_without_case_dot_or_form_of_apostrophe() {
    for (text, expected) in [
        ("Mr.", "mr"),
        ("U.S.", "u.s."),
        ("n’t", "n't"),
        ("co‑op", "co-op"),
        ("co\u{ad}op", "coop"),
        ("...", "..."),
        (".", "."),
        ("ÉTÉ", "été"),
    ] {
        assert_eq!(crate::text::words::normalize(text), expected);
    }
}
