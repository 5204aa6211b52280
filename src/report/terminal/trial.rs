//! Drafts with marked places, and properties that must hold for the output of any draft.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::engine::report::LintedDocument;
use crate::report::glyph;
use crate::report::position::Locator;
use crate::report::sources::Sources;
use crate::report::terminal::{View, write_draft};
use crate::rules::finding::{Finding, Related, Severity};
use crate::text::encoding::Encoding;
use crate::text::left_out::LeftOutWords;
use crate::text::markup::Markup;
use crate::text::span::{Place, offset};

/// Returns a draft with one finding, whose places are marked in `text`: `⟦…⟧` is the finding, `⟪…⟫`
/// a related place.
pub(super) fn draft(text: &str, label: &str) -> LintedDocument {
    let mut source = String::new();
    let (mut open, mut place, mut related) = (Vec::new(), Place::default(), Vec::new());
    for character in text.chars() {
        match character {
            '⟦' | '⟪' => open.push(offset(source.len())),
            '⟧' => place = Place::new(open.pop().unwrap(), offset(source.len())),
            '⟫' => related.push(Related {
                path: None,
                place: Place::new(open.pop().unwrap(), offset(source.len())),
                message: "first said here".to_owned(),
            }),
            _ => source.push(character),
        }
    }
    let finding = Finding {
        message: "the same again".to_owned(),
        label: label.to_owned(),
        help: "keep one".to_owned(),
        related,
        ..Finding::sample("said-twice", Severity::Warning, place)
    };
    LintedDocument {
        path: "tide.md".to_owned(),
        source,
        encoding: Encoding::Utf8 { mark: false },
        markup: Markup::Markdown,
        package: None,
        n_words: 0,
        findings: vec![finding],
        accepted: Vec::new(),
        left_out: LeftOutWords::default(),
        skipped: None,
    }
}

pub(super) fn written(draft: &LintedDocument, view: View) -> String {
    let mut out = Vec::new();
    write_draft(&mut out, draft, &Sources::default(), view).unwrap();
    String::from_utf8(out).unwrap()
}

/// Checks the properties that must hold for every draft with one finding.
pub(super) fn examine(draft: &LintedDocument, width: usize) {
    let [shown, colored] = [false, true].map(|color| {
        written(
            draft,
            View {
                width,
                color,
                trace: true,
            },
        )
    });
    assert!(colored.contains("\u{1b}["), "no colour:\n{shown}");
    let colored = strip_colors(&colored);
    let lines = colored.lines().map(|line| line.trim_end_matches(' '));
    assert!(lines.eq(shown.lines()), "{colored}");
    assert_harmless(&shown);
    for line in shown.lines().filter(|line| !line.contains("┌─")) {
        let columns: usize = line.chars().filter_map(char::width).sum();
        assert!(
            columns <= width,
            "{columns} columns at {width}:\n{line:?}\n{shown}\n{draft:?}"
        );
        assert!(!line.ends_with(' '), "{line:?}\n{shown}");
    }
    let position =
        Locator::new(&draft.source, draft.encoding).position(draft.findings[0].place.start);
    let locus = format!("┌─ tide.md:{}:{}\n", position.line, position.column);
    assert!(shown.contains(&locus) || draft.path != "tide.md", "{shown}");
    examine_carets(draft, width, &shown);
}

/// Checks that carets are under all of the place, or under its beginning and end if it is long.
fn examine_carets(draft: &LintedDocument, width: usize, shown: &str) {
    let place = draft.findings[0].place.range();
    let mut expected = String::new();
    for (at, cluster) in draft.source.grapheme_indices(true) {
        if at < place.end && place.start < at + cluster.len() && cluster.trim() != "" {
            expected += &squeezed(&glyph::shown(cluster));
        }
    }
    let lines: Vec<&str> = shown.lines().collect();
    let mut parts = Vec::new();
    for pair in lines.windows(2) {
        let number: String = pair[0]
            .chars()
            .take_while(|character| character.is_ascii_digit() || *character == ' ')
            .collect();
        let (Some(text), Some(carets)) = (
            pair[0].strip_prefix(&format!("{number}│ ")),
            pair[1].strip_prefix(&format!("{}│ ", " ".repeat(number.len()))),
        ) else {
            continue;
        };
        if number.trim().is_empty() {
            continue;
        }
        parts.push(squeezed(&above(carets, text)));
    }
    let found = parts.concat();
    let n_carets = shown.matches('^').count();
    assert!(0 < n_carets, "no caret:\n{shown}");
    if found == expected || expected.is_empty() {
        return;
    }
    let lines = Locator::new(&draft.source, draft.encoding).lines().clone();
    let line = |at: usize| lines.index(offset(at));
    let long = width * 3 < place.len() || 4 <= line(place.end) - line(place.start);
    assert!(long, "{found:?} is not {expected:?}\n{shown}");
    assert!(expected.starts_with(&parts[0]), "{expected:?}\n{shown}");
    let mut rest = expected.as_str();
    for part in &parts {
        let at = rest.find(part.as_str());
        let at = at.unwrap_or_else(|| panic!("{part:?} not in {rest:?}\n{shown}"));
        rest = &rest[at + part.len()..];
    }
}

/// Returns the characters of `text` that are above a `^` of `carets`, by column.
fn above(carets: &str, text: &str) -> String {
    let (mut column, mut under) = (0, false);
    let mut found = String::new();
    for character in text.chars() {
        let columns = character.width().unwrap_or(0);
        if 0 < columns {
            let here: Vec<char> = carets.chars().skip(column).take(columns).collect();
            let n_carets = here.iter().filter(|character| **character == '^').count();
            assert!(
                n_carets == 0 || n_carets == columns,
                "half of {character:?} is underlined"
            );
            under = n_carets == columns;
        }
        column += columns;
        if under {
            found.push(character);
        }
    }
    found
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && *character != '>')
        .collect()
}

pub(super) fn assert_harmless(shown: &str) {
    let bad = shown.chars().find(|character| {
        *character != '\n'
            && *character != '\u{200d}'
            && (character.is_control() || glyph::is_hidden(*character))
    });
    assert_eq!(bad, None, "{shown:?}");
}

pub(super) fn strip_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |stripped, part| {
        let (code, rest) = part.split_once('m').unwrap();
        assert!(
            code.bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b';')
        );
        stripped + rest
    })
}
