//! The bytes that are deleted to remove a suppression comment or one of its names.

use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// Returns the place to delete in order to remove the comment at `place`.
///
/// If the comment is alone on its line, the line is deleted. If the lines before and after it are
/// blank, one of these lines is deleted too. If both lines have words, a blank line remains between
/// them. If there are other words on the line of the comment, the comment and the space beside it
/// are deleted.
pub fn of_comment(source: &str, lines: &Lines, place: Place) -> Place {
    let (first, last) = (lines.index(place.start), lines.index(place.end));
    let line = Place::new(lines.start(first), lines.end(last));
    let before = &source[line.start as usize..place.start as usize];
    let after = &source[place.end as usize..line.end as usize];
    let n_spaces = |text: &str, trimmed: &str| offset(text.len() - trimmed.len());
    if is_marker(before) && after.trim_start().is_empty() {
        // If the first line of a list item were empty, the item would end there. Therefore the text
        // after the comment moves up beside the marker.
        let rest = &source[place.end as usize..];
        let gap = &rest[..rest.len() - rest.trim_start().len()];
        let indent = gap.len() - gap.rfind('\n').map_or(0, |at| at + 1);
        let goes_on = before.trim_end().len() < indent && gap.len() < rest.len();
        let end = if goes_on { offset(gap.len()) } else { 0 };
        return Place::new(place.start, place.end + end);
    }
    if !before.trim_start().is_empty() {
        let stops = |character: char| character.is_whitespace() || ".,;:!?)".contains(character);
        let ends = after.is_empty() || after.starts_with(stops);
        let spaces = n_spaces(before, before.trim_end());
        return Place::new(place.start - if ends { spaces } else { 0 }, place.end);
    }
    if !after.trim_start().is_empty() {
        return Place::new(place.start, place.end + n_spaces(after, after.trim_start()));
    }
    let has_words = |idx: usize| {
        let line = lines.start(idx) as usize..lines.end(idx) as usize;
        !source[line].trim_start().is_empty()
    };
    let words_before = first.checked_sub(1).is_some_and(has_words);
    let words_after = has_words(last + 1);
    if words_before && words_after {
        let ending = after.trim_start_matches([' ', '\t']);
        return Place::new(line.start, line.end - offset(ending.len()));
    }
    if !words_before && !words_after {
        return Place::new(line.start, lines.end(last + 1));
    }
    line
}

/// Says whether `before` is the marker of a list item, such as `-` or `2.`.
fn is_marker(before: &str) -> bool {
    let mark = before.trim();
    let number = mark.strip_suffix(['.', ')']);
    matches!(mark, "-" | "*" | "+")
        || number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Returns the place to delete in order to remove the name at `idx` of `names`. At least one of
/// `names` remains. A separator is deleted together with the name. If a later name remains
/// (`stays_later`), it is the separator after the name; otherwise it is the separator before the
/// name. The deletions of several names do not overlap.
pub fn of_name(names: &[Place], idx: usize, stays_later: bool) -> Place {
    let place = names[idx];
    let after = names.get(idx + 1).filter(|_| stays_later);
    let before = idx.checked_sub(1).map(|before| names[before]);
    match (before, after) {
        (_, Some(after)) => Place::new(place.start, after.start),
        (Some(before), None) => Place::new(before.end, place.end),
        (None, None) => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what remains of `source` after its comment `(…)` is deleted.
    fn check(source: &str, expected: &str) {
        let at = |mark: &str| offset(source.find(mark).expect("the source has a comment"));
        let place = Place::new(at("("), at(")") + 1);
        let deleted = of_comment(source, &Lines::of(source), place).range();
        let left = format!("{}{}", &source[..deleted.start], &source[deleted.end..]);
        assert_eq!(left, expected, "{source:?}");
    }

    #[test]
    fn a_line_of_its_own_goes_with_a_comment() {
        check("(c)\n\na", "a");
        check("a\n\n(c)\n\nb", "a\n\nb");
        check("a\n\n  (c) \nb", "a\n\nb");
        check("a\r\n\r\n(c\r\nd)\r\nb", "a\r\n\r\nb");
        check("a\n\n(c)", "a\n\n");
        check("a\n(c)\n\nb", "a\n\nb");
    }

    #[test]
    fn what_a_comment_parts_stays_parted() {
        check("a\n(c)\nb", "a\n\nb");
        check("a\r\n(c)\r\nb", "a\r\n\r\nb");
    }

    #[test]
    fn an_item_begins_with_what_follows_a_comment() {
        check("- (c)\n\n  a", "- a");
        check("2. (c)\n   a", "2. a");
        check("- (c) a", "- a");
        check("- (c)", "- ");
        check("- (c)\n- a", "- \n- a");
        check("- (c)\n\na", "- \n\na");
    }

    #[test]
    fn words_beside_a_comment_are_one_space_apart() {
        check("a (c) b", "a b");
        check("a (c)", "a");
        check("a (c)\nb", "a\nb");
        check("a(c) b", "a b");
        check("a (c).", "a.");
        check("(c) a", "a");
        check("> (c)\n> a", ">\n> a");
    }
}
