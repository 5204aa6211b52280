//! A draft compared with its notes in all that is compared.

use crate::analysis::Analysis;
use crate::notes::note::Notes;
use crate::notes::{Comparison, judge, passage, quotation};

/// What `notes` say of the draft of `analysis`.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Comparison {
    Comparison {
        quotations: quotation::compare(analysis, notes),
        figures: judge::compare(analysis, notes),
        passages: passage::compare(analysis, notes),
    }
}
