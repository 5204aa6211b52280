//! Layer 4: rules as data. Knows no settings and does no IO.

pub mod finding;
