//! LaTeX into blocks. TODO
use crate::text::reading::Reading;
/// Reads a text in LaTeX.
pub fn read(_source: &str) -> Reading { Reading::default() }
