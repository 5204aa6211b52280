//! Determines which part of the source to delete to remove repeated words. The rest of the
//! sentence, its spacing and its markup stay intact.

use crate::text::draft::Draft;
use crate::text::span::{Place, Span, offset};

/// Returns the place that must be deleted to remove the words at `second`. These words repeat the
/// words at `first` and are next to them. `None` if the deletion would also remove a hard line
/// break, or markup such as emphasis, a link or a block quotation.
pub fn of_words(draft: &Draft, first: Span, second: Span) -> Option<Place> {
    let (first, place) = (draft.place(first), draft.place(second));
    let between = draft
        .source()
        .get(first.end as usize..place.start as usize)?;
    if !is_plain(draft, second, place) {
        return None;
    }
    let before = Place::new(first.end, place.end);
    if between
        .chars()
        .all(|character| character.is_whitespace() && !ends_line(character))
    {
        return Some(before);
    }
    // `second` is at the beginning of a line, and the rest of the line takes its place. A
    // punctuation mark at the beginning could turn into markup. So the rest must begin with a
    // letter, possibly behind emphasis.
    let rest = draft.source().get(place.end as usize..)?;
    let next = rest.trim_start_matches([' ', '\t']);
    let n_blanks = rest.len() - next.len();
    let word = next.trim_start_matches(['*', '_']);
    if 0 < n_blanks && word.starts_with(char::is_alphabetic) {
        let after = place.end + offset(n_blanks);
        return Some(Place::new(place.start, after));
    }
    let is_hard_break = between.starts_with("  ");
    // If `second` fills its line, delete the line and the `>` of a block quotation before it.
    let is_line = next.is_empty() || next.starts_with(ends_line);
    let is_quoted = between
        .chars()
        .all(|character| character.is_whitespace() || character == '>');
    if is_line && is_quoted && !is_hard_break {
        return Some(before);
    }
    (between.trim().is_empty() && !is_hard_break).then_some(before)
}

/// Returns the place that must be deleted to remove `copy`. `None` if `copy` does not consist of
/// whole sentences, or if no other sentence of its paragraph would remain. Also `None` if the
/// deletion could change markup or other text.
pub fn of_sentences(draft: &Draft, copy: Span) -> Option<Place> {
    let numbers = draft.sentence_at(copy.start)..draft.sentence_at(copy.end - 1) + 1;
    let sentences = draft.sentences.get(numbers.clone())?;
    let (head, tail) = (sentences.first()?, sentences.last()?);
    let mut words = draft.tokens[head.tokens.start..tail.tokens.end].iter();
    let is_whole = words.all(|token| !token.is_word() || copy.contains(token.span));
    let block = &draft.blocks[head.block];
    if !is_whole || head.block != tail.block || block.sentences == numbers {
        return None;
    }
    let next = (numbers.end < block.sentences.end).then(|| draft.sentences[numbers.end].span.start);
    // If a footnote mark follows the copy, nothing is deleted. Otherwise the mark would belong to
    // the sentence before the copy.
    let below = draft.blocks.get(head.block + 1);
    let below = below.map_or(u32::MAX, |block| block.span.start);
    let after = tail.span.end..next.map_or(below, |number| number + 1);
    if draft
        .notes
        .iter()
        .any(|note_mark| after.contains(&note_mark.at))
    {
        return None;
    }
    let is_first = block.sentences.start == numbers.start;
    let span = if is_first {
        Span::new(head.span.start, next?)
    } else {
        Span::new(draft.sentences[numbers.start - 1].span.end, tail.span.end)
    };
    let place = draft.place(span);
    let written = draft.source().get(place.range())?;
    let rest = draft.source().get(place.end as usize..)?;
    let fits = if is_first {
        // At the beginning of a block, a digit or a punctuation mark could turn into markup.
        rest.starts_with(|character: char| character.is_alphabetic() || "“‘'\"".contains(character))
    } else {
        rest.chars().next().is_none_or(char::is_whitespace)
    };
    let is_plain =
        is_plain(draft, span, place) && !written.contains(['“', '”', '"', '«', '»', '(', ')']);
    (fits && is_plain).then_some(place)
}

/// Says whether the source at `place` contains only the prose at `span`, without markup. Markup
/// there could, for example, begin emphasis that ends elsewhere.
fn is_plain(draft: &Draft, span: Span, place: Place) -> bool {
    let written = draft.source().get(place.range()).unwrap_or_default();
    written
        .split_whitespace()
        .eq(draft.text(span).split_whitespace())
}

fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::analysis::repeat::RepeatKind;
    use crate::text::markup::Markup;

    /// Returns the rest of `text` after the deletion. `None` if nothing can be deleted.
    fn left(text: &str, of: fn(&Draft) -> Vec<Option<Place>>) -> Option<String> {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        let found = of(&draft);
        assert_eq!(found.len(), 1, "{text:?} holds one repeat");
        let place = found[0]?;
        let (start, end) = (place.start as usize, place.end as usize);
        Some([&text[..start], &text[end..]].concat())
    }

    fn words(text: &str, expected: Option<&str>) {
        let left = left(text, |draft| {
            let analysis = analyze(draft);
            let doubled = analysis.doubled().iter();
            let places = doubled.map(|doubled| of_words(draft, doubled.first, doubled.second));
            places.collect()
        });
        assert_eq!(left.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn a_word_goes_with_the_space_before_it() {
        words("It left the the pier.", Some("It left the pier."));
        words("The the pier.", Some("The pier."));
        words("It left left.", Some("It left."));
        words("It left left", Some("It left"));
        words("It left left, then.", Some("It left, then."));
        words("It left  left", Some("It left"));
        words("# It left left\n\nThen.", Some("# It left\n\nThen."));
        words(
            "| a a | b |\n|---|---|\n| c | d |",
            Some("| a | b |\n|---|---|\n| c | d |"),
        );
        words("The lid of the of the box.", Some("The lid of the box."));
        words("The lid of the of\nthe box.", Some("The lid of the box."));
    }

    #[test]
    fn a_line_break_stays_where_it_can() {
        words("It left the\nthe pier.", Some("It left the\npier."));
        words(
            "It left the\r\nthe pier.\r\n",
            Some("It left the\r\npier.\r\n"),
        );
        words("- It left the\n  the pier.", Some("- It left the\n  pier."));
        words("> It left the\n> the pier.", Some("> It left the\n> pier."));
        words("It left the  \nthe pier.", Some("It left the  \npier."));
        words("It\nleft\nleft\nthen.", Some("It\nleft\nthen."));
        words("It left\nleft. Then.", Some("It left. Then."));
        // “-” would begin a list at the beginning of a line.
        words("It left\nleft - then.", Some("It left - then."));
        words("It left\nleft 3. then.", Some("It left 3. then."));
        words(
            "> It left the\n> the *red* pier.",
            Some("> It left the\n> *red* pier."),
        );
        words("> It left\n> left.", None);
        words("> It left\n> left\n> it.", Some("> It left\n> it."));
        words("It left the  \nthe.", None);
    }

    #[test]
    fn no_mark_is_torn() {
        words("*It left the* the pier.", Some("*It left the* pier."));
        words("It left the *the pier*.", Some("It left the *pier*."));
        words("It left *the the* pier.", Some("It left *the* pier."));
        words("It left *the* the pier.", Some("It left *the* pier."));
        words(
            "It left [the](a.md) the pier.",
            Some("It left [the](a.md) pier."),
        );
        words("It left the [the](a.md) pier.", None);
        words("It *left* left.", None);
        words("It left of the of *the pier*.", None);
    }

    fn sentences(text: &str, expected: Option<&str>) {
        const SAID: &str = "The harbour authority closed both northern piers on Sunday after \
            surveyors found deep cracks in the concrete beneath the old lighthouse.";
        let text = text.replace('S', SAID);
        let left = left(&text, |draft| {
            let analysis = analyze(draft);
            let repeats = analysis.repeats().iter();
            let repeats = repeats.filter(|repeat| repeat.kind == RepeatKind::Sentence);
            repeats
                .map(|repeat| of_sentences(draft, repeat.second))
                .collect()
        });
        let expected = expected.map(|expected| expected.replace('S', SAID));
        assert_eq!(left, expected, "{text:?}");
    }

    #[test]
    fn a_sentence_goes_with_the_space_beside_it() {
        for (text, expected) in [
            ("S He left. S", "S He left."),
            ("S He left. S It rained.", "S He left. It rained."),
            (
                "It rained.\n\nS A.\n\nS He left.",
                "It rained.\n\nS A.\n\nHe left.",
            ),
            ("S He left.\nS\nIt rained.", "S He left.\nIt rained."),
            (
                "S He left.\r\nS\r\nIt rained.\r\n",
                "S He left.\r\nIt rained.\r\n",
            ),
            ("- S He left.\n  S It rained.", "- S He left. It rained."),
            (
                "It rained.\n\nS A.\n\n- S He left.",
                "It rained.\n\nS A.\n\n- He left.",
            ),
            (
                "S He left.[^1] S It rained.\n\n[^1]: a",
                "S He left.[^1] It rained.\n\n[^1]: a",
            ),
        ] {
            sentences(text, Some(expected));
        }
    }

    #[test]
    fn a_sentence_that_holds_more_or_stands_alone_stays() {
        for text in [
            "It rained.\n\nS He left.\n\nS",
            "S He left. *S It rained.*",
            "S He left. S[^1] It rained.\n\n[^1]: a",
            "S He left. S [^1]\n\n[^1]: a",
            // At the beginning of a paragraph, a digit could begin a list.
            "It rained.\n\nS He left.\n\nS 9 boats came.",
        ] {
            sentences(text, None);
        }
    }
}
