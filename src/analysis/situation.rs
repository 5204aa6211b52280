//! Which copy is checked: what somebody has edited, or what comes from outside.

use serde::Deserialize;

/// Which copy is checked. Whoever runs copydesk knows; the draft is never asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Situation {
    /// Copy that an editor has read already, or that was published.
    #[default]
    Edited,
    /// Copy that nobody has edited yet: a machine's draft, a submission, a hurried rewrite.
    Incoming,
}
