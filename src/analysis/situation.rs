//! The kind of copy that is checked: edited copy or incoming copy.

use serde::Deserialize;

/// The kind of copy that is checked. The user says which kind it is; copydesk never guesses the
/// kind from the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Situation {
    /// Copy that an editor has read already, or that was published.
    #[default]
    Edited,
    /// Copy that nobody has edited yet: a machine's draft, a submission, a hurried rewrite.
    Incoming,
}
