//! Layer 5: which findings count. Knows no formats and does no IO.

pub mod outcome;
