//! Masks formulas between dollar signs or between marks of LaTeX.

use crate::text::markdown::mask::Filling;
use crate::text::markdown::template::{MAX_TAG_BYTES, Masker};

/// The maximum number of bytes of a formula within a line.
const MAX_FORMULA_BYTES: usize = 200;

impl Masker<'_> {
    /// Masks a display formula, `$$ … $$`.
    pub(super) fn mask_display_formula(&mut self, at: usize) -> Option<usize> {
        let end = self.find_closer("$$", at + 2, MAX_TAG_BYTES)?;
        let inner = &self.text[at + 2..end - 2];
        let known = inner.contains(['\\', '^', '_', '=', '{']);
        let label = self.text[end..].lines().next().unwrap_or_default();
        let is_label = label.trim().starts_with('(') && label.trim().ends_with(')');
        let end = end + if is_label { label.len() } else { 0 };
        known.then(|| self.push_block_mask(at..end, Filling::Object))
    }

    /// Masks a formula, such as `$x^2$`. Amounts of money, as in `$5m to US$3m`, are not masked.
    pub(super) fn mask_formula(&mut self, at: usize) -> Option<usize> {
        let end = self.find_closer("$", at + 1, MAX_FORMULA_BYTES)?;
        let inner = &self.text[at + 1..end - 1];
        let attached = self.text[..at].ends_with(char::is_alphanumeric);
        let amount = self.text[end..].starts_with(|character: char| character.is_ascii_digit());
        if attached || amount || inner.trim() != inner || !is_formula(inner) {
            return None;
        }
        Some(self.push_inline_mask(at..end, Filling::Object))
    }

    /// Masks a formula between marks of LaTeX, such as `\(a + b\)` or `\[a + b\]`.
    pub(super) fn mask_latex_formula(&mut self, at: usize) -> Option<usize> {
        let closer = if self.text[at + 1..].starts_with('(') {
            "\\)"
        } else {
            "\\]"
        };
        let end = self.find_closer(closer, at + 2, MAX_TAG_BYTES)?;
        let inner = self.text[at + 2..end - 2].trim();
        // Markdown also escapes brackets in prose, as in “the code \[is\]”.
        let is_drawn = inner.contains(['\\', '^', '_', '=', '+']) && is_formula(inner);
        is_drawn.then(|| self.push_inline_mask(at..end, Filling::Object))
    }
}

/// Returns whether `inner`, the text between two marks, is a formula.
fn is_formula(inner: &str) -> bool {
    let short = inner.len() <= 2 && inner.starts_with(char::is_alphabetic);
    let drawn = inner.contains(['\\', '^', '_', '{', '=', '<', '>']);
    let n_words = inner
        .split_whitespace()
        .filter(|word| 3 < word.len() && word.bytes().all(|ch| ch.is_ascii_alphabetic()))
        .count();
    let money = inner.starts_with(|character: char| character.is_ascii_digit()) && 0 < n_words;
    let is_operand =
        |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut parts = inner.split(' ');
    let is_sum = inner.contains(' ')
        && parts.all(|word| is_operand(word) || matches!(word, "+" | "-" | "*" | "/"))
        && inner.contains(['+', '-', '*', '/']);
    short || is_sum || drawn && n_words < 4 && !money
}
