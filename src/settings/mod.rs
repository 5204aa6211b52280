//! Layer 5: what a house wants of the rules, by path. Knows no drafts and does no IO.

pub mod globs;
