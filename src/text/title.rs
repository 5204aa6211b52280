//! Recognises the title of a draft whose markup does not mark the title: a line above the text.

use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Returns whether block `idx` is the title of `draft`. The title is the first block. It is a
/// single line without a stop at its end, and the text below it is longer. A short first paragraph
/// with a full stop is not a title.
pub fn is_title(draft: &Draft, idx: usize) -> bool {
    if idx != 0 {
        return false;
    }
    let block = &draft.blocks[idx];
    let below = draft.blocks.get(1..).unwrap_or_default();
    let n_below: usize = below
        .iter()
        .filter(|block| is_body(block))
        .map(n_tokens)
        .sum();
    let is_line = !draft.source()[draft.place(block.span).range()].contains('\n');
    let last = draft.tokens[block.tokens.clone()].iter().rev();
    let stops = last
        .take_while(|token| token.kind == TokenKind::Mark)
        .any(|token| matches!(draft.word(token), "." | "!" | "?" | ":" | "…"));
    block.kind == BlockKind::Paragraph
        && !block.is_front_matter
        && block.sentences.len() < 2
        && is_line
        && !stops
        && n_tokens(block) < n_below
}

fn is_body(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::TableCell)
}

fn n_tokens(block: &Block) -> usize {
    block.tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: bool) {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        assert_eq!(is_title(&draft, 0), expected, "{text:?}");
    }

    #[test]
    fn a_line_without_a_stop_above_longer_text_is_a_title() {
        check("The ferry is late\n\nThe ferry is late again.", true);
        check("The ferry is late.\n\nThe ferry is late again.", false);
        check("“The ferry is late.”\n\nThe ferry is late again.", false);
        check("The ferry is late\n\nIt rains.", false);
        check("The ferry\nis late\n\nThe ferry is late again.", false);
        check("The ferry is late", false);
        check("# The ferry is late\n\nThe ferry is late again.", false);
    }
}
