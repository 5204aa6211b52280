//! Checks that the uninformative name `it` stays rare.

use std::sync::LazyLock;

use libtest_mimic::{Failed, Trial};
use regex_automata::meta::Regex;

use crate::tidy::{none, sources};

type Outcome = Result<(), Failed>;

/// The maximum number of places with the name `it` per thousand lines of code.
const MAX_PLACES_PER_THOUSAND_LINES: usize = 15;

/// Text that is not code: comments, and literals of strings and characters.
static NO_CODE: LazyLock<Regex> = LazyLock::new(|| {
    let comment = r"//[^\n]*";
    let raw = r###"r##".*?"##|r#".*?"#|r".*?""###;
    let string = r#""(?:\\.|[^"\\])*""#;
    let character = r"'(?:\\[^']+|\\'|[^'\\])'";
    Regex::new(&format!("(?s:{comment}|{raw}|{string}|{character})")).expect("the pattern is valid")
});

static IT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\bit\b(?:\.[0-9])?").expect("the pattern is valid"));

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("names::it_is_rare", it_is_rare),
        Trial::test(
            "names::no_numbered_field_of_it_is_read",
            no_numbered_field_of_it_is_read,
        ),
        Trial::test("names::only_names_in_code_count", only_names_in_code_count),
    ]
}

fn it_is_rare() -> Outcome {
    let codes: Vec<String> = sources().iter().map(|(_, text)| code(text)).collect();
    let lines = codes.iter().flat_map(|code| code.lines());
    let n_lines = lines.filter(|line| !line.trim().is_empty()).count();
    let n_places: usize = codes.iter().map(|code| IT.find_iter(code).count()).sum();
    if n_places * 1000 <= n_lines * MAX_PLACES_PER_THOUSAND_LINES {
        return Ok(());
    }
    let words = "name each value after what it is";
    Err(format!("`it` names a value in {n_places} places of {n_lines} lines; {words}").into())
}

fn no_numbered_field_of_it_is_read() -> Outcome {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (idx, line) in code(&text).lines().enumerate() {
            if has_numbered_field(line) {
                faults.push(format!("{}:{}", path.display(), idx + 1));
            }
        }
    }
    none(
        "a field of a tuple called `it` is read; name the fields",
        &faults,
    )
}

fn only_names_in_code_count() -> Outcome {
    let text = r##"
        let quoted = ["it \" it", r#"it "it" it"#];
        let mark = ['"', '\'', '\u{2019}']; it; // it
        fn find<'it>(item: &'a str) { it.0 }
    "##;
    let lines: Vec<usize> = code(text)
        .lines()
        .map(|line| IT.find_iter(line).count())
        .collect();
    let numbered: Vec<bool> = code(text).lines().map(has_numbered_field).collect();
    let is_expected = lines == [0, 0, 1, 2, 0] && numbered == [false, false, false, true, false];
    if is_expected {
        return Ok(());
    }
    Err(format!("{lines:?} {numbered:?}").into())
}

fn has_numbered_field(line: &str) -> bool {
    IT.find_iter(line).any(|found| "it".len() < found.len())
}

/// Returns `text` with a space in place of each comment and literal; its lines keep their numbers.
fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut end = 0;
    for blank in NO_CODE.find_iter(text) {
        code.push_str(&text[end..blank.start()]);
        code.push(' ');
        let n_lines = text[blank.range()].matches('\n').count();
        code.push_str(&"\n".repeat(n_lines));
        end = blank.end();
    }
    code + &text[end..]
}
