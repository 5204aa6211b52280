//! Invariants of all drafts, checked on random drafts made of pieces that are hard to parse.

use std::sync::LazyLock;

use copydesk::{Config, Document, Finding, Fix, Linter};
use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("invariants::any_draft_is_checked", any_draft_is_checked),
        Trial::test(
            "invariants::line_endings_change_no_finding",
            line_endings_change_no_finding,
        ),
        Trial::test(
            "invariants::wrapping_changes_no_finding",
            wrapping_changes_no_finding,
        ),
    ]
}

const PROSE: &[&str] = &[
    "Critics say the dam is unsafe.",
    "The ferry left the the harbour.",
    "The trawlers sail with quiet backing or open help from the navy.",
    "They do so with quiet backing or open help from the fleet, Maren said.",
    "The bridge was sound, according to her, according to the Harbour Gazette.",
    "Burglaries in the *valley* rose 9% last year.",
    "“We heard the roof had been checked in May and that nobody was at risk.”",
    "Maren said: “Any trawler that crosses the line would break this **accord**.”",
    "See [the report](https://ports.example/a_(b)) of 2021 &amp; its notes.[^1]",
    "Mr. J. K. Orlov of the U.S. paid $5.3bn, i.e. 3–2, at 6'2\" in the ’90s.",
    "漢字 and Ünïcödé, 👨‍👩‍👧 e\u{301}tude, \u{202e}odd\u{202c}, zero\u{200b}width.",
];

const MARKUP: &[&str] = &[
    "# A heading {#id}",
    "> a quotation\n> — Ilse Maren",
    "- an item\n- another item that is longer",
    "| a | b |\n|---|---|\n| c | `d` |",
    "```\nlet code = 9;\n```",
    "<div>\n\n<!-- a comment",
    "<script>\nlet x = 1;\n</script>",
    "{{< figure src=\"a\" >}} {% raw %} {{ x }} {% endraw %}",
    "[^1]: A note that says *something*.",
    "Term\n: its definition",
    "\\*not emphasis\\* _emph_ ~~gone~~ `code` $x^2$ <b>bold</b> &#x27;",
    "**unclosed _and `mixed",
    "---\ntitle: x\n---",
    "\u{0}\u{1b}[31m\u{7f}",
    "<!-- copydesk allow doubled-word, vague-source: a reason -->",
    "- an item <!-- copydesk alow-file claims: a reason --> with an allow",
    "{/* copydesk allow quotation, quotatoin */}",
    "((((((((((((((((((((\"\"\"\"\"“““““‘‘‘‘",
];

/// Pseudo-random numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    /// Returns a paragraph of a few sentences.
    fn paragraph(&mut self) -> String {
        let n_sentences = 1 + self.below(5);
        let sentences: Vec<&str> = (0..n_sentences).map(|_| self.pick(PROSE)).collect();
        sentences.join(" ")
    }
}

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    Linter::new(Config::default().profile("all")).expect("the profile is built in")
});

/// Returns the findings in `text` in a file with this extension.
fn findings(text: &str, ending: &str) -> Vec<Finding> {
    let document = Document::new(format!("draft.{ending}"), text);
    let found = LINTER.lint(&document).expect("any text can be linted");
    for finding in &found {
        let edits = finding.fixes().iter().flat_map(Fix::edits);
        let edits = edits.map(|(range, _)| range);
        let related = finding.related().map(|(_, range, _)| range);
        for range in related.chain(edits).chain([finding.range()]) {
            assert!(
                text.get(range.clone()).is_some(),
                "{}: {range:?} in {text:?}",
                finding.rule()
            );
        }
    }
    found
}

/// Returns the rule, the message and the fingerprint of each finding, without the place.
fn reported(text: &str, ending: &str) -> Vec<[String; 3]> {
    let one = |it: &Finding| [it.rule(), it.message(), it.fingerprint()].map(str::to_owned);
    findings(text, ending).iter().map(one).collect()
}

fn same(what: &str, first: &str, second: &str, ending: &str) -> Outcome {
    let (one, other) = (reported(first, ending), reported(second, ending));
    if one == other {
        return Ok(());
    }
    Err(format!("{what}\n{first:?}: {one:#?}\n{second:?}: {other:#?}").into())
}

fn any_draft_is_checked() -> Outcome {
    let mut dice = Dice(7);
    let mut n_findings = 0;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..=dice.below(6) {
            let piece = match dice.below(3) {
                0 => dice.pick(MARKUP).to_owned(),
                _ => dice.paragraph(),
            };
            text.push_str(&piece);
            text.push_str(dice.pick(&["\n\n", "\n", " ", "\r\n", "\r", "\n\n\n    ", ""]));
        }
        for ending in ["md", "mdx", "txt"] {
            n_findings += findings(&text, ending).len();
        }
    }
    if n_findings > 1_000 {
        return Ok(());
    }
    Err(format!("the drafts hold faults, but only {n_findings} were found").into())
}

fn line_endings_change_no_finding() -> Outcome {
    let mut dice = Dice(11);
    for _ in 0..120 {
        let pieces: Vec<String> = (0..4)
            .map(|_| {
                if dice.below(4) == 0 {
                    dice.pick(MARKUP).to_owned()
                } else {
                    dice.paragraph()
                }
            })
            .collect();
        let text = pieces.join("\n\n");
        for format in ["md", "txt"] {
            for ending in ["\r\n", "\r"] {
                same("line endings", &text, &text.replace('\n', ending), format)?;
            }
        }
    }
    Ok(())
}

fn wrapping_changes_no_finding() -> Outcome {
    let mut dice = Dice(13);
    for _ in 0..200 {
        let paragraphs: Vec<String> = (0..3).map(|_| dice.paragraph()).collect();
        let text = paragraphs.join("\n\n");
        let every = 3 + dice.below(9);
        let wrap = |it: &String| {
            let words: Vec<&str> = it.split(' ').collect();
            words
                .chunks(every)
                .map(|it| it.join(" "))
                .collect::<Vec<_>>()
                .join("\n")
        };
        let wrapped: Vec<String> = paragraphs.iter().map(wrap).collect();
        same("wrapping", &text, &wrapped.join("\n\n"), "md")?;
    }
    Ok(())
}
