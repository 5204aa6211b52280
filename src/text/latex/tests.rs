//! Tests of the reader of LaTeX; results have one block per line.

use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn check(source: &str, expected: &[&str]) {
    let draft = Draft::parse(source.to_owned(), Markup::Latex);
    let shown = draft.blocks.iter().map(|block| {
        let words = draft.text(block.span).replace('\n', " / ");
        format!("{:?}: {words}", block.kind)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
}

#[test]
fn marks_within_a_line_are_no_words() {
    check(
        "The \\emph{harbour} \\textbf{board} met \\texttt{code} and $x^2$,\n% no\n  in the caf\\'e~\\cite{a}.\\footnote{In May.}",
        &[
            "Paragraph: The harbour board met \u{fffc} and \u{fffc}, in the café\u{a0}.",
            "Note: In May.",
        ],
    );
    check(
        "``Yes,'' she said---at 5\\,\\%.",
        &["Paragraph: “Yes,” she said—at 5\u{2009}%."],
    );
}

#[test]
fn commands_of_a_draft_show_their_bodies() {
    check(
        "\\newcommand{\\town}{\\textsc{Ansel}\\xspace}\\def\\office#1{office of \\emph{#1}}\\newcommand{\\aside}[1]{\\footnote{#1}}\nThe \\office{works} of \\town met.\\aside{In May.}",
        &[
            "Paragraph: The office of works of Ansel met.",
            "Note: In May.",
        ],
    );
    // A command whose body uses the command itself shows no text.
    check(
        "\\newcommand{\\a}{\\a\\a}\nThe \\a pier.",
        &["Paragraph: The \u{fffc}pier."],
    );
    check(
        "\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}\nIf \\be a \\ee holds.",
        &["Paragraph: If \u{fffc} holds."],
    );
}

#[test]
fn a_document_in_an_unknown_environment_is_code() {
    check(
        "\\begin{document}\nWords.\n\\begin{shown}\n\\begin{document}\nCode.\n\\end{document}\n\\end{shown}\nMore.\n\\end{document}",
        &["Paragraph: Words.", "Paragraph: More."],
    );
}

#[test]
fn braces_below_the_key_of_a_source_are_its_text() {
    check(
        "\\begin{thebibliography}{9}\n\\bibitem{key}\n  {Harbour board}, report.\n\\end{thebibliography}",
        &["ListItem: Harbour board, report."],
    );
}

#[test]
fn numbers_with_units_are_shown() {
    check(
        "The \\SI{3.5}{\\kilo\\metre} road has \\num{12} lamps of \\SI{1e3}{V}, \\si{\\strange}.",
        &["Paragraph: The 3.5\u{a0}km road has 12 lamps of \u{fffc}, \u{fffc}."],
    );
}
