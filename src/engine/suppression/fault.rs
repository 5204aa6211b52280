//! Faults of suppression comments, in the form of matches for the rules about such comments.

use crate::detect::found::{Grade, Match, MatchContext, excerpt};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::suppression::Fault;
use crate::engine::suppression::directive::RuleName;
use crate::rules::catalog::Catalog;
use crate::text::nearest::nearest;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// Returns the fault that the words at `place` of `source` are meant as a directive but are written
/// wrongly. `edit` corrects the words, and `step` says what is wrong.
pub fn broken(
    source: &str,
    place: Place,
    edit: Option<(Place, String)>,
    step: Step,
) -> (Fault, Match) {
    let words = &source[place.range()];
    let written = edit.as_ref().map_or("", |(_, text)| text.as_str());
    let found = fault(place, words)
        .capture_text(Capture::Words, excerpt(words))
        .capture_text(Capture::Written, excerpt(written))
        .step(step);
    let found = match edit {
        Some((place, text)) => found.edit(place, text),
        None => found,
    };
    (Fault::Broken, found)
}

/// Returns the fault that `name` is neither a rule nor a group. `reason` is the reason in the same
/// suppression.
pub fn misnamed(name: &RuleName, reason: &str, catalog: &Catalog) -> (Fault, Match) {
    let found = fault(name.place, &format!("{}: {reason}", name.text));
    let found = found.capture_text(Capture::Name, excerpt(&name.text));
    let Some(nearest) = nearest(&name.text, catalog.names()) else {
        return (Fault::Misnamed, found.step(Step::new(StepKind::LikeNoName)));
    };
    let found = found
        .capture_text(Capture::Nearest, nearest.to_owned())
        .edit(name.place, nearest)
        .step(Step::new(StepKind::NearestName).capture(Capture::Nearest, nearest.to_owned()));
    (Fault::Misspelt, found)
}

/// Returns the fault that the suppression of `names` in `comment` gives no reason.
pub fn unexplained(source: &str, comment: &Comment, names: &[RuleName]) -> (Fault, Match) {
    let inner = &source[comment.inner.range()];
    let (lead, words) = (inner.len() - inner.trim_start().len(), inner.trim());
    let start = comment.inner.start as usize + lead;
    let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    let place = Place::new(offset(start), offset(start + words.len()));
    let found = fault(place, words)
        .capture_text(Capture::Rules, excerpt(&texts.join(", ")))
        .step(Step::new(StepKind::Unexplained));
    (Fault::Unexplained, found)
}

/// Returns a match at `place`. The fingerprint of the match is made from `words`.
pub fn fault(place: Place, words: &str) -> Match {
    Match::new(place, MatchContext::Text(words.to_owned())).grade(Grade::Certain)
}
