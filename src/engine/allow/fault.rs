//! What is wrong with an allow, as matches for the rules that word it. Knows no rule.

use crate::detect::allow::Fault;
use crate::detect::found::{Context, Grade, Grades, Match, Step, excerpt};
use crate::engine::allow::directive::Name;
use crate::rules::catalog::Catalog;
use crate::text::nearest::nearest;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// That what stands at `place` of `source` is meant to be an allow; `edit` makes it one.
/// `step` tells what is wrong with it.
#[must_use]
pub fn broken(
    source: &str,
    place: Place,
    edit: Option<(Place, String)>,
    step: Step,
) -> (Fault, Match) {
    let words = &source[place.range()];
    let written = edit.as_ref().map_or("", |it| it.1.as_str());
    let found = Match {
        place,
        grades: Grades::both(Grade::Certain),
        captures: vec![("words", excerpt(words)), ("written", excerpt(written))],
        related: Vec::new(),
        captured: Vec::new(),
        context: Context::Text(words.to_owned()),
        edits: edit.into_iter().collect(),
        asks: false,
        trace: vec![step],
    };
    (Fault::Broken, found)
}

/// That nothing is called as `name`, in an allow with this `reason`.
#[must_use]
pub fn misnamed(name: &Name, reason: &str, catalog: &Catalog) -> (Fault, Match) {
    let mut found = Match {
        place: name.place,
        grades: Grades::both(Grade::Certain),
        captures: vec![("name", excerpt(&name.text))],
        related: Vec::new(),
        captured: Vec::new(),
        edits: Vec::new(),
        asks: false,
        trace: Vec::new(),
        context: Context::Text(format!("{}: {reason}", name.text)),
    };
    let Some(nearest) = nearest(&name.text, catalog.names()) else {
        found.trace.push(Step::new("like-no-name"));
        return (Fault::Misnamed, found);
    };
    let nearest = nearest.to_owned();
    let step = Step::new("nearest-name").capture("nearest", nearest.clone());
    found.captures.push(("nearest", nearest.clone()));
    found.edits.push((name.place, nearest));
    found.trace.push(step);
    (Fault::Misspelt, found)
}

/// That the allow of `names` in `comment` gives no reason.
#[must_use]
pub fn unexplained(source: &str, comment: &Comment, names: &[Name]) -> (Fault, Match) {
    let inner = &source[comment.inner.range()];
    let (lead, words) = (inner.len() - inner.trim_start().len(), inner.trim());
    let start = comment.inner.start as usize + lead;
    let texts: Vec<&str> = names.iter().map(|it| it.text.as_str()).collect();
    let found = Match {
        place: Place::new(offset(start), offset(start + words.len())),
        grades: Grades::both(Grade::Certain),
        captures: vec![("rules", excerpt(&texts.join(", ")))],
        related: Vec::new(),
        captured: Vec::new(),
        edits: Vec::new(),
        asks: false,
        trace: vec![Step::new("unexplained")],
        context: Context::Text(words.to_owned()),
    };
    (Fault::Unexplained, found)
}
