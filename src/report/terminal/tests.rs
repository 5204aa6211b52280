//! Tests of the terminal format. In the texts, `⟦…⟧` marks the place and `⟪…⟫` a related place.

use super::*;
use crate::report::terminal::trial::{assert_harmless, draft, examine, strip_colors, written};
use crate::text::span::{Place, offset};

const PLAIN: View = View {
    width: 60,
    color: false,
    trace: false,
};

/// Compares the output between the first and the last line of the frame with `expected`.
fn check(text: &str, label: &str, expected: &str) {
    let draft = draft(text, label);
    let shown = written(&draft, PLAIN);
    examine(&draft, PLAIN.width);
    let rows: Vec<&str> = shown.lines().skip(3).collect();
    let end = rows.iter().rposition(|row| row.ends_with('│')).unwrap();
    let rows: Vec<&str> = rows[..end].to_vec();
    let expected: Vec<&str> = expected.lines().skip(1).map(str::trim_end).collect();
    assert_eq!(rows, expected, "\n{shown}");
}

#[test]
fn a_finding_is_shown_whole() {
    let draft = draft("The sea rose.\n⟪It rose⟫ again and ⟦it rose⟧.\n", "second");
    let expected = "\
warning[said-twice]: the same again
  ┌─ tide.md:2:19
  │
2 │ It rose again and it rose.
  │ -------           ^^^^^^^ second
  │ │
  │ first said here
  │
  = help: keep one

";
    assert_eq!(written(&draft, PLAIN), expected);
}

#[test]
fn every_severity_has_its_name() {
    for (severity, name) in [
        (Severity::Info, "info"),
        (Severity::Warning, "warning"),
        (Severity::Error, "error"),
    ] {
        let mut draft = draft("⟦note⟧", "note");
        draft.findings[0].severity = severity;
        draft.findings[0].rule = "note".to_owned();
        draft.findings[0].message = "note".to_owned();
        for color in [true, false] {
            let shown = strip_colors(&written(
                &draft,
                View {
                    width: 80,
                    color,
                    trace: false,
                },
            ));
            assert!(
                shown.starts_with(&format!("{name}[note]: note\n")),
                "{shown}"
            );
            assert!(shown.contains("1 │ note\n  │ ^^^^ note\n"), "{shown}");
        }
    }
}

#[test]
fn carets_stand_under_what_terminals_draw() {
    check(
        "“Yes”, said ⟦“she”⟧.",
        "",
        "
1 │ “Yes”, said “she”.
  │             ^^^^^",
    );
    check(
        "Cafe\u{301} cre\u{300}me ⟦bru\u{302}le\u{301}e⟧!",
        "",
        "
1 │ Cafe\u{301} cre\u{300}me bru\u{302}le\u{301}e!
  │            ^^^^^^",
    );
    check(
        "水位が⟦上がる⟧と",
        "",
        "
1 │ 水位が上がると
  │       ^^^^^^",
    );
    check(
        "\tA\ttab ⟦here⟧",
        "",
        "
1 │     A    tab here
  │              ^^^^",
    );
    check(
        "👩\u{200d}👩\u{200d}👧 👍🏽 🇩🇪 ❤\u{fe0f} ⟦sea⟧ ⟪🏄🏽\u{200d}♀\u{fe0f}⟫",
        "",
        "
1 │ 👩 👍 🇩🇪 ❤ sea 🏄
  │            ^^^ -- first said here",
    );
}

#[test]
fn nothing_hostile_reaches_the_terminal() {
    check(
        "a\u{1b}[31m \u{202e}b\u{9b} ⟦c\u{200b}d⟧",
        "",
        "
1 │ a␛[31m <U+202E>b<U+009B> c<U+200B>d
  │                          ^^^^^^^^^^",
    );
    let hostile = "\u{1b}]0;x\u{7}\u{202e}\u{9b}\n";
    let mut draft = draft("⟦a⟧ ⟪b⟫", hostile);
    draft.path = hostile.to_owned();
    let finding = &mut draft.findings[0];
    for text in [
        &mut finding.rule,
        &mut finding.message,
        &mut finding.help,
        &mut finding.related[0].message,
    ] {
        hostile.clone_into(text);
    }
    let shown = written(&draft, PLAIN);
    assert_harmless(&shown);
    assert_eq!(
        shown.matches("␛]0;x␇<U+202E><U+009B>").count(),
        6,
        "{shown}"
    );
}

#[test]
fn labels_may_stand_at_the_edges() {
    check("⟦Tide⟧ and time", "", "\n1 │ Tide and time\n  │ ^^^^");
    check(
        "time and ⟦tide⟧",
        "",
        "\n1 │ time and tide\n  │          ^^^^",
    );
    check(
        "time and ⟦tide\n⟧",
        "",
        "\n1 │ time and tide\n  │          ^^^^",
    );
    check("time⟦⟧", "", "\n1 │ time\n  │     ^");
    check("⟦⟧", "", "\n1 │\n  │ ^");
    check("a\r\nb ⟦c⟧\r\nd", "", "\n2 │ b c\n  │   ^");
    check("a\rb ⟦c⟧\rd", "", "\n2 │ b c\n  │   ^");
    check(
        "a ⟦b⟧\n\n\n⟪c⟫",
        "",
        "
1 │ a b
  │   ^
  ·
4 │ c
  │ - first said here",
    );
}

#[test]
fn a_place_of_several_lines_is_underlined_on_each() {
    check(
        "> The ⟦tide\n> rose\n>\n> fast⟧ then.\n",
        "here",
        "
1 │ > The tide
  │       ^^^^
2 │ > rose
  │   ^^^^
  ·
4 │ > fast then.
  │   ^^^^ here",
    );
    check(
        "⟦one\ntwo\nthree\nfour\nfive⟧",
        "here",
        "
1 │ one
  │ ^^^
2 │ two
  │ ^^^
  ·
5 │ five
  │ ^^^^ here",
    );
}

#[test]
fn a_long_line_is_shown_in_a_window() {
    let filler = "and so the water went on rising in the old harbour ";
    check(
        &format!("{filler}{filler}while ⟦everyone⟧ slept {filler}"),
        "who says so",
        "
1 │ …the old harbour while everyone slept and so the…
  │                        ^^^^^^^^ who says so",
    );
    check(
        &format!(
            "{filler}⟪went on rising⟫ {filler}{filler}{filler}⟦went on rising⟧ fast. {filler}",
        ),
        "",
        "
1 │ …in the old harbour went on rising and so the water…
  │                     -------------- first said here
  ·
1 │ …in the old harbour went on rising fast. and so the…
  │                     ^^^^^^^^^^^^^^",
    );
    check(
        &format!("{filler}⟪went on⟫ rising in the harbour and in the river ⟦it went on⟧."),
        "",
        "
1 │ …old harbour went on rising in the harbour and in the
  │              ------- first said here
1 │ river it went on.
  │       ^^^^^^^^^^",
    );
}

#[test]
fn a_long_place_is_wrapped_and_a_very_long_one_shortened() {
    let filler = "and so the water went on rising in the old harbour ";
    check(
        &format!("{filler}Then ⟦{filler}{filler}until dawn⟧ came. {filler}"),
        "here",
        "
1 │ …harbour Then and so the water went on rising in the old
  │               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
1 │ harbour and so the water went on rising in the old
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
1 │ harbour until dawn came. and so the water went on…
  │ ^^^^^^^^^^^^^^^^^^ here",
    );
    check(
        &format!("⟦{}until dawn⟧ came.", filler.repeat(40)),
        "here",
        "
1 │ and so the water went on rising in the old harbour and
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
1 │ so the water went on rising in the old harbour and so…
  │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ·
1 │ …harbour and so the water went on rising in the old
  │  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
1 │ harbour until dawn came.
  │ ^^^^^^^^^^^^^^^^^^ here",
    );
}

#[test]
fn messages_stay_within_the_width() {
    let filler = "and so the water went on rising in the old harbour ";
    let label = "no source is named for this, in this sentence or before";
    for text in [
        "It rose ⟦fast⟧.".to_owned(),
        format!("{filler}⟦fast⟧"),
        format!("{filler}{filler}⟦fast⟧ {filler}"),
        format!("{filler}⟪rising⟫ {filler}⟦fast⟧ {filler}"),
        format!("⟪{filler}{filler}⟦fast⟧ {filler}⟫"),
    ] {
        for width in [40, 60, 80, 100] {
            examine(&draft(&text, label), width);
        }
    }
    let mut draft = draft("⟦a⟧", label);
    draft.findings[0].message = "a very long message indeed ".repeat(9);
    draft.findings[0].help = "a".repeat(700);
    examine(&draft, 50);
}

#[test]
fn further_places_are_counted() {
    let text = format!("⟦b⟧{}", "\n⟪c⟫".repeat(MAX_RELATED + 2));
    let shown = written(&draft(&text, ""), PLAIN);
    assert_eq!(shown.matches("first said here").count(), MAX_RELATED);
    assert!(shown.contains("= and 2 more places\n"), "{shown}");
}

/// The parts of generated drafts; the first seven are used often.
const PIECES: &str = "tide|a|water’s|“sea”|e\u{301}te\u{301}|水位|👩\u{200d}👩\u{200d}👧|👍🏽|🇩🇪|\
    ❤\u{fe0f}|\u{1b}[2J|\u{202e}|\u{200b}|\t|\u{a0}|\n|\r\n|\r|\n\n|> |lighthouse-keepers|\u{301}|\
    نور|हिन्दी|https://example.org/a/tide/of/the/old/kind/indeed/and/more|\0|␛|…|한국|\u{10fffd}";

#[test]
fn generated_drafts_are_shown_right() {
    let pieces: Vec<&str> = PIECES.split('|').collect();
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005);
        state = state.wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..800 {
        let mut draft = draft("⟦⟧⟪⟫⟪⟫", "it is said here");
        let rare = pieces[random(pieces.len())];
        for _ in 0..random(120) {
            let frequent = pieces[random(7)];
            draft.source += [rare, frequent, frequent][random(3)];
            draft.source += ["", " ", " ", " "][random(4)];
        }
        let ends = draft.source.char_indices().map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([draft.source.len()]).collect();
        let finding = &mut draft.findings[0];
        let related = finding.related.iter_mut().map(|related| &mut related.place);
        for place in related.chain([&mut finding.place]) {
            let start = random(ends.len());
            let most = 1 << (1 + random(8));
            let end = (start + random(most)).min(ends.len() - 1);
            *place = Place::new(offset(ends[start]), offset(ends[end]));
        }
        for width in [40, 64, 100] {
            examine(&draft, width);
        }
    }
}

#[test]
fn the_words_of_the_draft_keep_their_colour() {
    let draft = draft("The sea rose.\n⟪It rose⟫ again and ⟦it rose⟧.\n", "second");
    let view = View {
        color: true,
        ..PLAIN
    };
    let shown = written(&draft, view);
    let row = shown
        .lines()
        .find(|line| line.contains("again and"))
        .unwrap();
    assert!(row.ends_with(" It rose again and it rose."), "{row:?}");
    let colored = |words: &str| shown.contains(&format!("\u{1b}[38;5;130m{words}"));
    assert!(colored("^^^^^^^") && colored("second"), "{shown:?}");
    for yellow in ["[33m", "[93m", "[1;33m"] {
        assert!(!shown.contains(yellow), "{shown:?}");
    }
}
