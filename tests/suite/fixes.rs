//! Checks drafts after fixes: the finding is gone, no other finding has appeared, and the blocks
//! are the same.

use std::sync::LazyLock;

use copydesk::engine::fix::{apply, pass};
use copydesk::rules::catalog::Catalog;
use copydesk::rules::finding::Safety;
use copydesk::text::block::BlockKind;
use copydesk::text::draft::Draft;
use copydesk::text::markup::Markup;
use copydesk::{Config, Document, Finding, Linter};
use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::embedded().expect("the built-in rules load"));

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    Linter::new(Config::default().profile("all")).expect("the profile is built in")
});

pub(crate) fn trials() -> Vec<Trial> {
    let rules = CATALOG.rules.iter().filter(|it| it.fix.is_some());
    let of_rule = |id: &'static str| {
        Trial::test(format!("fixes::{id}::settles_its_findings"), move || {
            settles_its_findings(id)
        })
    };
    let mut trials: Vec<Trial> = rules.map(|it| of_rule(&it.id)).collect();
    trials.push(Trial::test(
        "fixes::passes_end_with_nothing_to_fix",
        passes_end_with_nothing_to_fix,
    ));
    trials.push(Trial::test(
        "fixes::safe_fixes_leave_one_determiner",
        safe_fixes_leave_one_determiner,
    ));
    trials
}

/// Returns `text` in the forms that it may have in a draft, such as a list item or a quotation.
fn forms(text: &str) -> Vec<String> {
    let text = text.trim_end();
    let each_line = |first: &str, others: &str| {
        let lines = text.lines().enumerate();
        let lines = lines.map(|(idx, it)| {
            let before = if idx == 0 { first } else { others };
            format!("{before}{it}").trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut forms = vec![
        text.to_owned(),
        format!("{text}\n"),
        each_line("- ", "  "),
        each_line("1. ", "   "),
        each_line("> ", "> "),
        format!("*{text}*"),
    ];
    // These forms break the text into two lines at each space.
    let spaces = text.match_indices(' ').map(|it| it.0);
    forms.extend(spaces.map(|it| format!("{}\n{}", &text[..it], &text[it + 1..])));
    let crlf: Vec<String> = forms.iter().map(|it| it.replace('\n', "\r\n")).collect();
    forms.extend(crlf);
    forms
}

fn read(text: &str, markup: Markup) -> (Draft, Vec<Finding>) {
    let path = match markup {
        Markup::Markdown | Markup::Myst => "draft.md",
        Markup::Mdx => "draft.mdx",
        _ => "draft.txt",
    };
    let found = LINTER.lint(&Document::new(path, text));
    let draft = Draft::parse(text.to_owned(), markup);
    (draft, found.expect("any text can be linted"))
}

/// Returns the rule and the message of each finding, without the place.
fn reported(findings: &[Finding]) -> Vec<(&str, &str)> {
    let reported = findings.iter();
    let mut reported: Vec<_> = reported.map(|it| (it.rule(), it.message())).collect();
    reported.sort_unstable();
    reported
}

fn kinds(draft: &Draft) -> Vec<BlockKind> {
    draft.blocks.iter().map(|it| it.kind).collect()
}

/// Makes each fix for the examples of rule `id` separately, and checks the result.
fn settles_its_findings(id: &str) -> Outcome {
    let mut n_fixes = 0;
    let rule = CATALOG.rule(id).ok_or("the rule is in the catalog")?;
    for example in rule.bad() {
        for text in forms(&example.text) {
            let (draft, before) = read(&text, example.markup);
            for (idx, finding) in before.iter().enumerate().filter(|it| it.1.rule() == id) {
                let found = std::slice::from_ref(finding);
                let made = pass(&text, found, Safety::Ask);
                n_fixes += made.n_findings;
                if made.n_findings == 0 {
                    continue;
                }
                let fixed = apply(&text, &made.edits);
                let (fixed_draft, after) = read(&fixed, example.markup);
                let mut rest = before.clone();
                rest.remove(idx);
                let words = words_of(&fixed_draft);
                // A corrected suppression comment suppresses what it was written for.
                let is_settled = if rule.group == "allowing" {
                    is_part(&reported(&after), &reported(&rest))
                } else {
                    reported(&after) == reported(&rest)
                };
                let fault = if !is_settled {
                    "the finding is not gone, or others came or went"
                } else if kinds(&draft) != kinds(&fixed_draft) {
                    "the draft is built otherwise"
                } else if fixed.contains("  ") && !text.contains("  ") || fixed.contains(" .") {
                    "the spacing is wrong"
                } else if !is_part(&words, &words_of(&draft)) {
                    "words came"
                } else {
                    continue;
                };
                return Err(format!("{fault}:\n{text:?}\n{fixed:?}\n{after:#?}").into());
            }
        }
    }
    // At least four forms of each example must be fixable: the text with and without a final line
    // ending, and with both kinds of line endings.
    if rule.bad().len() * 4 <= n_fixes {
        return Ok(());
    }
    Err(format!("the examples hold only {n_fixes} fixes").into())
}

/// Checks that safe fixes leave one determiner where a determiner is written two or three times, in
/// every form of the text and with every kind of space.
fn safe_fixes_leave_one_determiner() -> Outcome {
    const SENTENCES: &[&str] = &[
        "They left _ pier at noon.",
        "The board, which owns _ old pier, met.",
        "Who has seen _ *red* pier? Nobody.",
        "It rained (near _ pier) all day, and they left _ pier.",
        "See [the list](a.md) of _ [piers](b.md).",
    ];
    for sentence in SENTENCES {
        for determiner in ["the", "a", "our", "their", "this", "every"] {
            let mended = sentence.replace('_', determiner);
            for (blank, n_times) in [(" ", 2), (" ", 3), ("\n", 2), ("\n", 3), (" \n", 2)] {
                let many = vec![determiner; n_times].join(blank);
                // A blank line separates paragraphs, so equal words on both sides are not a doubled
                // word.
                let parts = |it: &String| it.replace('\r', "").contains("\n\n");
                for text in forms(&sentence.replace('_', &many))
                    .iter()
                    .filter(|it| !parts(it))
                {
                    is_mended(text, &mended)?;
                }
            }
        }
    }
    Ok(())
}

/// Checks that the safe fixes turn `text` into the words of `mended`, without new findings.
fn is_mended(text: &str, mended: &str) -> Outcome {
    let (_, before) = read(text, Markup::Markdown);
    let mut fixed = text.to_owned();
    loop {
        let (draft, found) = read(&fixed, Markup::Markdown);
        let made = pass(&fixed, &found, Safety::Safe);
        if made.n_findings == 0 {
            let words = words_of(&draft);
            let (wanted, _) = read(mended, Markup::Markdown);
            // In a block quotation, the first word of a line sometimes cannot be deleted.
            let stays = text.contains("\n> ") && !found.is_empty();
            if (stays || words == words_of(&wanted))
                && is_part(&reported(&found), &reported(&before))
            {
                return Ok(());
            }
            return Err(format!("{text:?}\n{fixed:?}\n{found:#?}").into());
        }
        fixed = apply(&fixed, &made.edits);
    }
}

fn words_of(draft: &Draft) -> Vec<String> {
    let words = draft.tokens.iter().filter(|it| it.is_word());
    words.map(|it| draft.text(it.span).to_owned()).collect()
}

/// Says whether `part` is a subsequence of `whole`.
fn is_part<T: PartialEq>(part: &[T], whole: &[T]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|it| whole.any(|other| other == it))
}

/// Fixes drafts with many faults close to each other, until there is nothing to fix.
fn passes_end_with_nothing_to_fix() -> Outcome {
    const PIECES: &[&str] = &[
        "the the",
        "the",
        "*the* the",
        "the *the",
        "the*",
        "of the of the",
        "pier pier.",
        "\n",
        "\r\n",
        "\n\n",
        "  \n",
        "- ",
        "> ",
        "# ",
        "9. 9.",
        "go go",
        "“left left”",
        "it it's",
        "The harbour authority closed both northern piers on Sunday after cracks appeared.",
        "The harbour authority closed both the northern piers on Sunday after cracks appeared.",
    ];
    let mut number: u64 = 17;
    let mut n_fixed = 0;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..24 {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let idx = usize::try_from(number >> 33)? % PIECES.len();
            text.push_str(PIECES[idx]);
            text.push(' ');
        }
        for markup in [Markup::Markdown, Markup::Plain] {
            n_fixed += fix_all(&text, markup)?;
        }
    }
    if n_fixed > 1_000 {
        return Ok(());
    }
    Err(format!("the drafts hold faults, but only {n_fixed} were fixed").into())
}

fn fix_all(text: &str, markup: Markup) -> Result<usize, Failed> {
    let mut n_fixed = 0;
    let mut current = text.to_owned();
    for _ in 0..10 {
        let (draft, found) = read(&current, markup);
        let made = pass(&current, &found, Safety::Ask);
        if made.n_findings == 0 {
            return Ok(n_fixed);
        }
        n_fixed += made.n_findings;
        let fixed = apply(&current, &made.edits);
        let (fixed_draft, _) = read(&fixed, markup);
        if !is_part(&words_of(&fixed_draft), &words_of(&draft)) {
            let (one, two) = (words_of(&draft), words_of(&fixed_draft));
            return Err(format!("words came: {current:?}\n{fixed:?}\n{one:?}\n{two:?}").into());
        }
        if markup == Markup::Markdown && kinds(&draft) != kinds(&fixed_draft) {
            return Err(format!("built otherwise: {current:?}\n{fixed:?}").into());
        }
        current = fixed;
    }
    Err(format!("ten passes leave something to fix: {text:?}\n{current:?}").into())
}
