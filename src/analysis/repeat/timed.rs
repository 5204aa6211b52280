//! Finds the items of a running report, such as a live blog. Each item begins with a line that has
//! only a time: “9:05 p.m.”. A reader may read only one item, so an item repeats what other items
//! say.

use std::sync::LazyLock;

use regex_automata::meta::Regex;

use crate::analysis::repeat::tuning::{MAX_TOKENS_OF_TIME_LINE, MIN_TIMES_OF_RUNNING_REPORT};
use crate::text::block::BlockKind;
use crate::text::draft::Draft;

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    let form = r"(?i)^\d{1,2}(?:[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\)?)?\s*[:–—-]?$";
    Regex::new(form).expect("the pattern is right")
});

/// Returns, for each block of `draft`, the number of its item in a running report, counted from 1.
/// Blocks before the first item have the number 0. If the draft is not a running report, all
/// numbers are 0.
pub fn items(draft: &Draft) -> Vec<u32> {
    let mut n_times = 0;
    let blocks = 0..draft.blocks.len();
    let mut items: Vec<u32> = blocks
        .map(|block| {
            n_times += u32::from(is_time(draft, block));
            n_times
        })
        .collect();
    if n_times < MIN_TIMES_OF_RUNNING_REPORT {
        items.fill(0);
    }
    items
}

fn is_time(draft: &Draft, idx: usize) -> bool {
    let block = &draft.blocks[idx];
    let is_line = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Label
    );
    let text = draft.text(block.span).trim();
    is_line
        && block.tokens.len() <= MAX_TOKENS_OF_TIME_LINE
        // Most drafts have no such line, so the pattern is not compiled for them.
        && text.starts_with(char::is_numeric)
        && TIME.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[u32]) {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        assert_eq!(items(&draft), expected, "{text}");
    }

    #[test]
    fn a_time_on_a_line_of_its_own_begins_an_item() {
        let report =
            "Storm\n\n9:05 p.m.\n\nOne.\n\n## 8 pm\n\nTwo.\n\nThree.\n\n**19:40 GMT**\n\nFour.";
        check(report, &[0, 1, 1, 2, 2, 2, 3, 3]);
    }

    #[test]
    fn a_few_times_and_figures_make_no_running_report() {
        check("9:05 p.m.\n\nOne.\n\n8 p.m.\n\nTwo.", &[0, 0, 0, 0]);
        check(
            "1\n\nOne.\n\n2.5\n\nTwo.\n\n9 boats\n\nThree.",
            &[0, 0, 0, 0, 0, 0],
        );
    }
}
