//! Examples in rule files. An example consists of one or more drafts, and of the places that the
//! rule must find in the drafts.

use std::ops::Range;
use std::sync::OnceLock;

use crate::analysis::situation::Situation;
use crate::detect::found::Grade;
use crate::error::Error;
use crate::rules::file::RuleFile;
use crate::text::markup::Markup;
use crate::text::span::{Place, offset};

/// In an example with several drafts, a line that begins in this way names the draft below it.
const HEADER: &str = "=== ";

/// The path of the draft in an example with one draft.
const ONLY: &str = "draft.md";

/// The examples of a rule.
#[derive(Clone, Debug, Default)]
pub struct ExampleSet {
    /// Texts in which the rule finds something.
    pub bad: Vec<Example>,
    /// Near misses, in which the rule finds nothing.
    pub good: Vec<Example>,
}

/// The examples of a rule. The examples of a built-in rule are read when they are first needed,
/// because a check does not need examples.
#[derive(Clone, Debug)]
pub struct Examples {
    /// The file from which the examples of a built-in rule are read. `None` if the examples were
    /// read already.
    file: Option<RuleFile>,
    read: OnceLock<ExampleSet>,
}

impl Examples {
    /// Returns examples that were read already.
    pub fn read(set: ExampleSet) -> Self {
        let read = OnceLock::from(set);
        Self { file: None, read }
    }

    /// Returns the examples of the built-in rule in `file`. The file is read when the examples are
    /// first needed.
    pub fn later(file: RuleFile) -> Self {
        let (file, read) = (Some(file), OnceLock::new());
        Self { file, read }
    }

    /// Returns the examples. Reads them from the rule file if they were not read before.
    pub fn get(&self) -> &ExampleSet {
        self.read.get_or_init(|| {
            let set = self.file.as_ref().map(RuleFile::example_set);
            // The tests read the examples of every built-in rule, so there are no errors here.
            set.and_then(Result::ok).unwrap_or_default()
        })
    }
}

/// The text of an example without the marks `{{…}}` and `<<…>>`, and the places of these marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The text, without marks.
    pub text: String,
    /// The text with its marks, as it is written in the rule file.
    pub written: String,
    /// The line of the rule file where the example begins, counted from 1.
    pub line: usize,
    /// What the example shows.
    pub why: String,
    /// Whether the example is only for the tests. The pages of rules and `explain` do not show the
    /// example.
    pub is_test_only: bool,
    /// The grade that all findings in the example must have. `None` if every grade is correct.
    pub grade: Option<Grade>,
    /// The parameters of the detector that the example sets.
    pub parameters: toml::Table,
    /// Whether the example is checked as edited or as incoming copy.
    pub situation: Situation,
    /// The markup of the drafts in the example.
    pub markup: Markup,
    /// The drafts in the example, each with its path and its bytes in the text. Lines such as `===
    /// other.md` separate several drafts; without such lines there is one draft.
    pub drafts: Vec<(String, Range<usize>)>,
    /// The places between `{{` and `}}`, one for each finding, in reading order.
    pub marks: Vec<Place>,
    /// The places between `<<` and `>>`, which are related places of findings.
    pub related: Vec<Place>,
}

const MARKS: [(&str, &str); 2] = [("{{", "}}"), ("<<", ">>")];

impl Example {
    /// Reads an example that begins in line `line` of its file. `{{…}}` marks the place of each
    /// finding, and `<<…>>` marks each related place.
    ///
    /// # Errors
    ///
    /// Returns an error if a mark is not closed.
    pub fn parse(written: &str, why: String, plain: bool, line: usize) -> Result<Self, Error> {
        let mut text = String::new();
        let mut found: [Vec<Place>; 2] = [Vec::new(), Vec::new()];
        let mut open: [Vec<u32>; 2] = [Vec::new(), Vec::new()];
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let here = offset(text.len());
            let mark = MARKS
                .iter()
                .enumerate()
                .find_map(|(kind, (opener, closer))| {
                    let closes = rest.starts_with(closer) && !open[kind].is_empty();
                    (rest.starts_with(opener) || closes).then_some((kind, closes))
                });
            match mark {
                Some((kind, true)) => {
                    found[kind].extend(open[kind].pop().map(|start| Place::new(start, here)));
                    rest = &rest[2..];
                }
                Some((kind, false)) => {
                    open[kind].push(here);
                    rest = &rest[2..];
                }
                None => {
                    text.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        if open.iter().any(|places| !places.is_empty()) {
            return Err(Error::new("a mark `{{` or `<<` is not closed"));
        }
        let [mut marks, mut related] = found;
        marks.sort();
        related.sort();
        let markup = if plain {
            Markup::Plain
        } else {
            Markup::Markdown
        };
        Ok(Self {
            drafts: drafts(&text),
            text,
            written: written.to_owned(),
            line,
            why,
            is_test_only: false,
            grade: None,
            parameters: toml::Table::new(),
            situation: Situation::Edited,
            markup,
            marks,
            related,
        })
    }
}

fn drafts(text: &str) -> Vec<(String, Range<usize>)> {
    let mut drafts: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if let Some(name) = line.strip_prefix(HEADER) {
            drafts.push((name.trim().to_owned(), at..at));
        } else if let Some(draft) = drafts.last_mut() {
            draft.1.end = at;
        }
    }
    if drafts.is_empty() {
        drafts.push((ONLY.to_owned(), 0..text.len()));
    }
    drafts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_places_of_the_text_without_them() {
        let parse = |text: &str| Example::parse(text, String::new(), false, 1);
        let example = parse("a <<b>> {{c {{d}}}} }} >>").expect("its marks are closed");
        assert_eq!(example.text, "a b c d }} >>");
        assert_eq!(example.marks, [Place::new(4, 7), Place::new(6, 7)]);
        assert_eq!(example.related, [Place::new(2, 3)]);
        assert_eq!(
            parse("a {{b"),
            Err(Error::new("a mark `{{` or `<<` is not closed"))
        );
    }

    #[test]
    fn lines_that_name_drafts_part_an_example() {
        let parts = |text: &str| {
            let example = Example::parse(text, String::new(), false, 1).expect("it has no marks");
            let part = |(path, range): &(String, Range<usize>)| {
                (path.clone(), example.text[range.clone()].to_owned())
            };
            example.drafts.iter().map(part).collect::<Vec<_>>()
        };
        let named = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        assert_eq!(parts("a === b\n"), [named("draft.md", "a === b\n")]);
        assert_eq!(
            parts("=== a.md\none\n=== b.md\n\ntwo"),
            [named("a.md", "one\n"), named("b.md", "\ntwo")]
        );
    }
}
