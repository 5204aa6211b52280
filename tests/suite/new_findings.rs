//! Tests of `--changed-since` on drafts that had findings before. Each test has two versions of the
//! drafts, and the new findings.

use std::fs;

use libtest_mimic::{Failed, Trial};

use crate::changes::{Repository, words};

type Outcome = Result<(), Failed>;
type Files = &'static [(&'static str, &'static str)];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = CASES
        .iter()
        .map(|case| Trial::test(format!("new_findings::{}", case.name), || check(case)))
        .collect();
    trials.push(Trial::test(
        "new_findings::a_base_in_another_encoding_is_read",
        another_encoding,
    ));
    trials.push(Trial::test(
        "new_findings::a_base_that_cannot_be_read_is_told",
        unreadable_base,
    ));
    trials.push(Trial::test(
        "new_findings::a_new_copy_is_no_older_one_of_a_baseline",
        with_baseline,
    ));
    trials
}

/// Two versions of drafts and the expected report.
struct Case {
    name: &'static str,
    before: Files,
    now: Files,
    /// The findings that are reported, as `path:line`.
    new: &'static [&'static str],
    /// The number of findings on changed lines that are not reported.
    n_older: usize,
}

fn check(case: &Case) -> Outcome {
    let scratch = Repository::new(case.before)?;
    for (name, _) in case.before {
        fs::remove_file(scratch.path(name))?;
    }
    scratch.commit(case.now)?;
    let ending = if case.n_older == 1 { "" } else { "s" };
    let older = format!(
        "; {} older finding{ending} on changed lines not shown",
        case.n_older
    );
    let output = scratch.run("--format short --changed-since HEAD~1 .", &[])?;
    let (found, said) = words(&output);
    let places: Vec<String> = found
        .lines()
        .map(|line| line.splitn(3, ':').take(2).collect::<Vec<_>>().join(":"))
        .collect();
    let is_counted = said.contains(&older) || case.n_older == 0 && !said.contains("older");
    if places == case.new && is_counted {
        return Ok(());
    }
    Err(format!("{found}\n{said}, not {:?}, {}", case.new, case.n_older).into())
}

const FERRY: &str = "# Crossings\n\nThe ferry left the the pier before noon, and nobody waved.\n\n\
    It was late in the year. He came and and went with the tide.\n";

const PASSAGE: &str = "Passengers should book the night crossing at the harbour office before six \
    and bring a printed ticket, because the scanner aboard older ferries often fails in wet \
    weather.\nBicycles go below the deck, where stewards tie them to the rail. Children travel \
    free.\n";

const CASES: &[Case] = &[
    Case {
        name: "blanks_at_line_ends_are_no_findings",
        before: &[("a.md", "It left the the pier.  \nHe came and and went.\t\n")],
        now: &[("a.md", "It left the the pier.\nHe came and and went.\n")],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "a_word_beside_an_old_finding_changes",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nThe boat left the the pier before one, and nobody waved.\n\n\
             It was late in the year. She came and and went with the tide.\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "a_paragraph_moves",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nIt was late in the year. He came and and went with the tide.\n\n\
             The ferry left the the pier before noon, and nobody waved.\n",
        )],
        new: &[],
        n_older: 1,
    },
    Case {
        name: "a_paragraph_moves_and_is_edited",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nIt was late in that year. She came and and went with the tide.\n\n\
             The old ferry left the the pier before noon, and nobody waved.\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "a_file_is_renamed_and_edited",
        before: &[("a.md", FERRY)],
        now: &[(
            "sub/b.md",
            "# Crossings\n\nThe ferry left the the pier before noon, and she she waved.\n\n\
             It was late in the year. He came and and went with the tide.\n",
        )],
        new: &["sub/b.md:3"],
        n_older: 1,
    },
    Case {
        name: "lines_are_wrapped",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nThe ferry left the\nthe pier before noon,\nand nobody waved.\n\n\
             It was late in the year.\nHe came and\nand went with the tide.\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "markup_is_added",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nThe **ferry** left [the the pier](https://example.org) before noon, \
             and nobody waved.\n\nIt was late in the year. He *came and* and `went` with the tide.\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "a_list_becomes_paragraphs",
        before: &[(
            "a.md",
            "- the ferry left the the pier\n- he came and and went\n- it was late\n",
        )],
        now: &[(
            "a.md",
            "The ferry left the the pier; he came and and went.\n\nIt was late.\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "line_endings_change",
        before: &[("a.md", "It left the the pier.\n\nHe came and and went.\n")],
        now: &[(
            "a.md",
            "It left the the pier.\r\n\r\nHe came and and went.\r\n",
        )],
        new: &[],
        n_older: 2,
    },
    Case {
        name: "a_second_copy_is_new",
        before: &[("a.md", "It left the the pier.\n\nNobody waved.\n")],
        now: &[(
            "a.md",
            "It left the the pier.\n\nNobody waved.\n\nIt left the the pier.\n",
        )],
        new: &["a.md:5", "a.md:5"],
        n_older: 0,
    },
    Case {
        name: "a_second_copy_on_a_changed_line_is_new",
        before: &[("a.md", "Yes, it left the the pier. Nobody waved.\n")],
        now: &[(
            "a.md",
            "Yes, it left the the pier. Nobody waved. Yes, it left the the pier.\n",
        )],
        new: &["a.md:1", "a.md:1"],
        n_older: 1,
    },
    Case {
        name: "a_doubled_word_beside_an_old_one_is_new",
        before: &[("a.md", FERRY)],
        now: &[(
            "a.md",
            "# Crossings\n\nThe ferry ferry left the the pier before noon, and nobody waved.\n\n\
             It was late in the year. He came and and went with the tide.\n",
        )],
        new: &["a.md:3"],
        n_older: 1,
    },
    Case {
        name: "a_sentence_that_gets_a_fault_is_new",
        before: &[(
            "a.md",
            "The ferry left the pier.\n\nHe came and and went.\n",
        )],
        now: &[(
            "a.md",
            "The ferry left the the pier.\n\nHe came and and went.\n",
        )],
        new: &["a.md:1"],
        n_older: 0,
    },
    Case {
        name: "a_fault_mended_here_hides_none_of_the_same_words_there",
        before: &[(
            "a.md",
            "The ferry left the the pier before noon, and nobody waved.\n\n\
             It was late in the year. He came and went with each tide.\n\n\
             A keeper wrote down every ship that passed below his window.\n",
        )],
        now: &[(
            "a.md",
            "The ferry left the pier before noon, and nobody waved.\n\n\
             It was late in the year. He came and went with each tide.\n\n\
             A keeper wrote down every ship that passed below the the window.\n",
        )],
        new: &["a.md:5"],
        n_older: 0,
    },
    Case {
        name: "a_repeat_with_an_edited_copy_is_old",
        before: &[(
            "a.md",
            "The trawlers sail with quiet backing or open help from the navy, and they do so with \
             quiet backing or open help from the navy.\n",
        )],
        now: &[(
            "a.md",
            "The trawlers sail with quiet backing or open help from the navy, and they have done \
             so with quiet backing or open help from the navy.\n",
        )],
        new: &[],
        n_older: 1,
    },
    Case {
        name: "a_second_file_is_new",
        before: &[("a.md", FERRY)],
        now: &[("a.md", FERRY), ("b.md", "It left the the pier.\n")],
        new: &["b.md:1"],
        n_older: 0,
    },
    Case {
        name: "a_passage_that_both_drafts_held_is_old",
        before: &[("a.md", PASSAGE), ("b.md", PASSAGE)],
        now: &[
            (
                "a.md",
                "Passengers should book the night crossing at the harbour office before six and \
                 bring a printed ticket, because the scanner aboard older ferries often fails in \
                 wet weather. Bikes go below the deck, where stewards tie them to the rail. \
                 Children travel free.\n",
            ),
            ("b.md", PASSAGE),
        ],
        new: &[],
        n_older: 1,
    },
    Case {
        name: "a_passage_that_a_draft_held_under_another_name_is_old",
        before: &[("a.md", PASSAGE), ("b.md", PASSAGE)],
        now: &[
            ("a.md", PASSAGE),
            (
                "sub/c.md",
                "Passengers should book the night crossing at the harbour office before six and \
                 bring a printed ticket, because the scanner aboard older ferries often fails in \
                 wet weather.\nBicycles go *below* the deck, where stewards tie them to the rail. \
                 Children travel free.\n",
            ),
        ],
        new: &[],
        n_older: 1,
    },
    Case {
        name: "a_passage_copied_into_an_old_draft_is_new",
        before: &[("a.md", PASSAGE), ("b.md", "Nobody waved.\n")],
        now: &[("a.md", PASSAGE), ("b.md", PASSAGE)],
        new: &["b.md:1"],
        n_older: 0,
    },
    Case {
        name: "a_passage_copied_into_a_third_draft_is_new",
        before: &[
            ("a.md", PASSAGE),
            ("b.md", PASSAGE),
            ("c.md", "Nobody waved.\n"),
        ],
        now: &[("a.md", PASSAGE), ("b.md", PASSAGE), ("c.md", PASSAGE)],
        new: &["b.md:1"],
        n_older: 0,
    },
    Case {
        name: "a_passage_is_new_whose_partner_was_replaced",
        before: &[
            ("a.md", PASSAGE),
            ("b.md", PASSAGE),
            ("c.md", "Nobody waved at the ferry that day.\n"),
        ],
        now: &[
            ("a.md", PASSAGE),
            ("b.md", "It rained on the harbour all day.\n"),
            ("c.md", PASSAGE),
        ],
        new: &["c.md:1"],
        n_older: 0,
    },
    Case {
        name: "a_finding_that_an_allow_no_longer_covers_is_new",
        before: &[(
            "a.md",
            "<!-- copydesk allow doubled-word: a title --> It left the the pier.\n",
        )],
        now: &[("a.md", "It left the the pier.\n")],
        new: &["a.md:1"],
        n_older: 0,
    },
];

fn another_encoding() -> Outcome {
    let scratch = Repository::new(&[("a.md", "")])?;
    let text = "Il caf\u{e9} left the the pier.\n\nHe saw the the boat.\n";
    let latin: Vec<u8> = text
        .chars()
        .filter_map(|it| u8::try_from(u32::from(it)).ok())
        .collect();
    fs::write(scratch.path("a.md"), latin)?;
    scratch.commit(&[])?;
    let edited = text.replace("saw the the boat", "saw the the boat of of wood");
    scratch.write("a.md", &edited)?;
    let hidden = "; 2 older findings on changed lines not shown";
    scratch.expect("--changed-since HEAD a.md", &["a.md:3"], hidden)?;
    // A file in UTF-16 is binary to Git.
    let units = std::iter::once(0xfeff).chain(edited.encode_utf16());
    let utf16: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    fs::write(scratch.path("a.md"), utf16)?;
    scratch.expect("--changed-since HEAD a.md", &["a.md:3"], hidden)
}

fn unreadable_base() -> Outcome {
    let scratch = Repository::new(&[("a.md", FERRY), ("b.md", "It left the the pier.\n")])?;
    let id = scratch.ask("rev-parse HEAD:a.md")?;
    let (folder, file) = id.trim().split_at(2);
    fs::remove_file(scratch.path(".git/objects").join(folder).join(file))?;
    scratch.expect(
        "--changed-since HEAD .",
        &[],
        "; 3 findings on unchanged lines",
    )?;
    scratch.write("a.md", &FERRY.replace("noon", "one"))?;
    scratch.write("b.md", "He left the the pier.\n")?;
    let output = scratch.run("--format short --changed-since HEAD .", &[])?;
    let (found, said) = words(&output);
    assert_eq!(found.lines().count(), 2, "{found}{said}");
    assert!(
        said.contains("warning: a.md: the earlier version of this draft cannot be read"),
        "{said}"
    );
    assert!(
        said.contains("; 1 older finding on changed lines"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1), "{said}");
    Ok(())
}

fn with_baseline() -> Outcome {
    let text = "Yes, it left the the pier. Nobody waved.\n";
    let scratch = Repository::new(&[("a.md", text)])?;
    scratch.run("--write-baseline .", &[])?;
    scratch.commit(&[])?;
    let baseline = "--baseline copydesk-baseline.toml --ignore repeated-sentence";
    let arguments = format!("{baseline} --changed-since HEAD .");
    scratch.write("a.md", &text.replace("Nobody", "Nobody ever"))?;
    scratch.expect(&arguments, &[], "")?;
    scratch.write(
        "a.md",
        &format!("{} Yes, it left the the pier.\n", text.trim()),
    )?;
    scratch.expect(&arguments, &["a.md:1"], "")
}
