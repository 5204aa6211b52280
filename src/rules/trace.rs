//! The words for the steps of a decision.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::detect::step::Step;
use crate::embedded;
use crate::error::Error;
use crate::rules::finding::Reason;
use crate::rules::message::Message;

/// The file that has the words.
const FILE: &str = "trace.toml";

static WORDS: LazyLock<BTreeMap<String, Message>> = LazyLock::new(|| {
    toml::from_str(embedded::text(FILE)).expect("the tests read rules/trace.toml")
});

/// What the file says of `step`. A step that it has no words for keeps its name.
pub fn reason(step: &Step) -> Reason {
    let name = step.kind.name();
    let words = WORDS.get(&name).map(|message| message.fill(&step.captures));
    Reason {
        text: words.unwrap_or(name),
        place: step.place,
    }
}

/// The names of the steps that have words, in order.
#[cfg(feature = "internals")]
pub fn names() -> impl Iterator<Item = &'static str> {
    WORDS.keys().map(String::as_str)
}

/// What is missing of the words for `step`.
///
/// # Errors
///
/// Says that the step has no words, or that they name something that it does not capture.
pub fn check(step: &Step) -> Result<(), Error> {
    let name = step.kind.name();
    let fault = |problem: String| Err(Error::new(problem).in_file(format!("rules/{FILE}")));
    let Some(words) = WORDS.get(&name) else {
        return fault(format!("missing key `{name}`"));
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
