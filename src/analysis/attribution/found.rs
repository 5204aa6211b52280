//! An attribution as ranges of tokens, before it is converted to spans.

use std::ops::Range;

use crate::analysis::attribution::CuePattern;
use crate::english::verb::ReportingVerb;

/// An attribution that a pattern found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The tokens that name the source; `None` if no tokens name the source.
    pub source: Option<Range<usize>>,
    /// The tokens of the cue.
    pub cue: Range<usize>,
    /// The parts of the content, in reading order.
    pub parts: Vec<Range<usize>>,
    /// The verb of the cue, if the cue is a verb.
    pub verb: Option<&'static ReportingVerb>,
    /// How the cue is built.
    pub pattern: CuePattern,
}
