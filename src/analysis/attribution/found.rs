//! An attribution in tokens, before it becomes one in spans.

use std::ops::Range;

use crate::analysis::attribution::CuePattern;
use crate::english::verb::ReportingVerb;

/// What a pattern found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The tokens that name the source.
    pub source: Option<Range<usize>>,
    /// The tokens that attribute.
    pub cue: Range<usize>,
    /// What is attributed, in reading order.
    pub parts: Vec<Range<usize>>,
    /// The verb of the cue, if it is one.
    pub verb: Option<&'static ReportingVerb>,
    /// The pattern.
    pub pattern: CuePattern,
}
