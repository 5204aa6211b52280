//! Rewrites directives of `MyST` and Quarto between backticks or tildes, such as
//! ```` ```{note} Title ````, and blanks their options. Directives that contain code remain code
//! blocks. Targets of links, such as `(name)=`, are blanked, too.

use crate::text::markdown::lines::fence::marks;
use crate::text::markdown::lines::{ExpectedOptions, Line, LineRewriter};

/// A directive that is open and has a body of prose.
pub struct OpenDirective {
    mark: u8,
    n_marks: usize,
}

/// Directives whose bodies are prose.
const PROSE_DIRECTIVES: [&str; 57] = [
    "abstract",
    "admonition",
    "aside",
    "attention",
    "button-link",
    "button-ref",
    "callout",
    "card",
    "card-carousel",
    "caution",
    "centered",
    "challenge",
    "compound",
    "container",
    "danger",
    "deprecated",
    "details",
    "discussion",
    "div",
    "dropdown",
    "epigraph",
    "error",
    "exercise",
    "exercise-end",
    "exercise-start",
    "figure",
    "glossary",
    "grid",
    "grid-item",
    "grid-item-card",
    "highlights",
    "hint",
    "important",
    "instructor",
    "keypoints",
    "legend",
    "list-table",
    "margin",
    "note",
    "objectives",
    "only",
    "prereq",
    "pull-quote",
    "questions",
    "rubric",
    "seealso",
    "sidebar",
    "solution",
    "tab",
    "tab-item",
    "tab-set",
    "table",
    "tip",
    "todo",
    "topic",
    "versionadded",
    "warning",
];
/// Directives whose bodies are not prose: they are code or data, or they are not shown.
const CODE_DIRECTIVES: [&str; 16] = [
    "bibliography",
    "code",
    "code-block",
    "code-cell",
    "csv-table",
    "eval-rst",
    "image",
    "include",
    "index",
    "literalinclude",
    "math",
    "mermaid",
    "parsed-literal",
    "raw",
    "sourcecode",
    "toctree",
];
/// Directives whose argument is the first line of their body.
const DIRECTIVES_WITH_TEXT_ARGUMENT: [&str; 15] = [
    "attention",
    "caution",
    "centered",
    "danger",
    "deprecated",
    "error",
    "hint",
    "important",
    "note",
    "rubric",
    "seealso",
    "tip",
    "versionadded",
    "versionchanged",
    "warning",
];
/// Directives whose argument is not prose, such as a path, a number of columns or a label.
const DIRECTIVES_WITHOUT_TITLE: [&str; 9] = [
    "button-link",
    "button-ref",
    "div",
    "exercise-end",
    "exercise-start",
    "figure",
    "grid",
    "only",
    "tab-set",
];

impl LineRewriter<'_> {
    /// Rewrites `line` if it opens or closes a directive whose body is prose. Returns whether the
    /// line was rewritten.
    pub(super) fn rewrite_directive(&mut self, line: &Line<'_>) -> bool {
        let Some((mark, n_marks)) = marks(line.inner) else {
            return false;
        };
        let info = line.inner[n_marks..].trim_start();
        if info.is_empty() {
            let is_closed = |open_directive: &mut OpenDirective| {
                open_directive.mark == mark && open_directive.n_marks <= n_marks
            };
            let closes = self.directives.pop_if(is_closed).is_some();
            if closes {
                self.blank_line(line);
            }
            return closes;
        }
        let named = info.strip_prefix('{').and_then(|text| text.split_once('}'));
        let Some((name, argument)) = named else {
            return false;
        };
        self.is_myst |= !name.contains([' ', ',', '=', '.']);
        if !is_prose(name) {
            return false;
        }
        self.directives.push(OpenDirective { mark, n_marks });
        self.options = ExpectedOptions::Possible;
        self.read_argument(line, name, line.inner.len() - argument.len());
        true
    }

    /// Reads the argument of the directive `name`, which begins at byte `from` of `line`. The
    /// argument becomes a heading or the first line of the body, or the line becomes blank.
    pub(super) fn read_argument(&mut self, line: &Line<'_>, name: &str, from: usize) {
        let argument = line.inner[from..].trim_start();
        let at = line.end() - argument.len();
        let is_title =
            argument.contains(char::is_alphabetic) && !DIRECTIVES_WITHOUT_TITLE.contains(&name);
        if !is_title {
            self.blank_line(line);
        } else if DIRECTIVES_WITH_TEXT_ARGUMENT.contains(&name) {
            self.remove_range(line.start..at);
        } else {
            self.make_heading(line.start, at);
        }
    }

    /// Blanks `line` if it is an option of the directive before it, or the name of a file in the
    /// snippet before it. Returns whether `line` was blanked.
    pub(super) fn blank_option(&mut self, line: &Line<'_>) -> bool {
        let inner = line.inner;
        let is_option = match self.options {
            ExpectedOptions::None => return false,
            ExpectedOptions::Possible if inner == "---" => {
                self.options = ExpectedOptions::Fenced;
                true
            }
            ExpectedOptions::Possible => is_field(inner) || 4 <= line.indent && is_setting(inner),
            ExpectedOptions::Fenced => {
                if inner == "---" {
                    self.options = ExpectedOptions::None;
                }
                true
            }
            ExpectedOptions::Files if inner.starts_with("--8<--") => {
                self.options = ExpectedOptions::None;
                true
            }
            ExpectedOptions::Files => true,
        };
        if is_option && !inner.is_empty() {
            self.blank_line(line);
        }
        is_option
    }

    /// Blanks `line` if it is the target of links, such as `(name)=`.
    pub(super) fn blank_target(&mut self, line: &Line<'_>) {
        if line.inner.starts_with("(@")
            && let Some(end) = line.inner.find(") ")
        {
            // The line begins with the label of an example in Pandoc: `(@name) text`.
            self.remove_range(line.start..line.start + end + 1);
            return;
        }
        let name = line
            .inner
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(")="));
        if name.is_some_and(|text| !text.is_empty() && !text.contains([' ', '(', ')'])) {
            self.is_myst = true;
            self.blank_line(line);
        }
    }
}

/// Returns whether the body of the directive `name` is prose.
fn is_prose(name: &str) -> bool {
    PROSE_DIRECTIVES.binary_search(&name).is_ok()
        || DIRECTIVES_WITH_TEXT_ARGUMENT.contains(&name)
        || name.starts_with("prf:")
}

/// Returns whether the body of the directive `name` is not prose: it is code or data, or it is not
/// shown.
pub fn is_code(name: &str) -> bool {
    CODE_DIRECTIVES.binary_search(&name).is_ok()
}

/// Returns whether `line` has the form `:name: value`.
fn is_field(line: &str) -> bool {
    let name = line.strip_prefix(':').and_then(|text| text.split_once(':'));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains([' ', '`', '{']))
}

/// Returns whether `line` has the form `name: value`.
fn is_setting(line: &str) -> bool {
    let name = line.split_once(':').map_or("", |(key, _)| key);
    !name.is_empty() && !name.contains(' ')
}
