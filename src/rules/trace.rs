//! The words for the steps of a decision, which are in `rules/trace.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::detect::step::Step;
use crate::embedded;
use crate::error::Error;
use crate::rules::finding::Reason;
use crate::rules::message::Message;

/// The file with the words.
const FILE: &str = "trace.toml";

static WORDS: LazyLock<BTreeMap<String, Message>> = LazyLock::new(|| {
    toml::from_str(embedded::text(FILE)).expect("the tests read rules/trace.toml")
});

/// Returns `step` in words. A step for which there are no words keeps its name.
pub fn reason(step: &Step) -> Reason {
    let name = step.kind.name();
    let words = WORDS.get(&name).map(|message| message.fill(&step.captures));
    Reason {
        text: words.unwrap_or(name),
        place: step.place,
    }
}

/// Returns the names of the steps that have words, sorted.
#[cfg(feature = "internals")]
pub fn names() -> impl Iterator<Item = &'static str> {
    WORDS.keys().map(String::as_str)
}

/// Checks that `rules/trace.toml` has words for `step`, and that the step captures each placeholder
/// of these words.
///
/// # Errors
///
/// Returns an error if there are no words for the step, or if the words have a placeholder that the
/// step does not capture.
pub fn check(step: &Step) -> Result<(), Error> {
    let name = step.kind.name();
    let fault = |problem: String| Err(Error::new(problem).in_file(format!("rules/{FILE}")));
    let Some(words) = WORDS.get(&name) else {
        return fault(format!("the line `{name} = …` is missing"));
    };
    let captured = |name: &str| {
        step.captures
            .iter()
            .any(|(capture, _)| capture.name() == name)
    };
    match words
        .placeholders()
        .find(|placeholder| !captured(placeholder))
    {
        None => Ok(()),
        Some(unknown) => fault(format!("`{name}` does not capture `{unknown}`")),
    }
}
