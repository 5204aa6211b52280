//! Compares the quotations, figures and passages of a draft with its notes.

use crate::analysis::Analysis;
use crate::notes::note::Notes;
use crate::notes::{Comparison, judge, passage, quotation};

/// Compares the draft of `analysis` with `notes`.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Comparison {
    Comparison {
        quotations: quotation::compare(analysis, notes),
        figures: judge::compare(analysis, notes),
        passages: passage::compare(analysis, notes),
    }
}
