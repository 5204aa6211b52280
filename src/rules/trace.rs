//! The words for the steps of a decision. Knows no detector and no rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::detect::found::Step;
use crate::embedded;
use crate::rules::finding::Reason;
use crate::rules::message::Message;

/// The file that has the words.
const FILE: &str = "trace.toml";

static WORDS: LazyLock<BTreeMap<String, Message>> = LazyLock::new(|| {
    let written: BTreeMap<String, String> =
        toml::from_str(embedded::text(FILE)).expect("the tests read rules/trace.toml");
    let message = |text: &str| Message::parse(text).expect("the tests read rules/trace.toml");
    written
        .into_iter()
        .map(|(name, text)| (name, message(&text)))
        .collect()
});

/// What the file says of `step`. A step that it has no words for keeps its name.
#[must_use]
pub fn reason(step: &Step) -> Reason {
    let words = WORDS.get(step.name);
    Reason {
        text: words.map_or_else(|| step.name.to_owned(), |it| it.fill(&step.captures)),
        place: step.place,
    }
}

/// The names of the steps that have words, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    WORDS.keys().map(String::as_str)
}

/// What is missing of the words for `step`.
///
/// # Errors
///
/// Says that the step has no words, or that they name something that it does not capture.
pub fn check(step: &Step) -> Result<(), String> {
    let Some(words) = WORDS.get(step.name) else {
        return Err(format!(
            "rules/{FILE} has no words for the step “{}”",
            step.name
        ));
    };
    let captured = |hole: &str| step.captures.iter().any(|it| it.0 == hole);
    match words.holes().find(|it| !captured(it)) {
        None => Ok(()),
        Some(hole) => Err(format!(
            "rules/{FILE}: “{}” names “{hole}”, which it does not capture",
            step.name
        )),
    }
}
