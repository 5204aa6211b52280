//! The parts of a draft, such as lists and paragraphs, and the scopes of comments. A comment such
//! as `<!-- copydesk allow … -->` suppresses findings in its scope only.

use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::lines::Lines;
use crate::text::reading::Comment;
use crate::text::span::Place;

/// A part of a draft, such as a list or a paragraph. A part contains blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The kind of the part.
    pub kind: PartKind,
    /// The place of the part, including its marks and everything in it.
    pub place: Place,
}

/// The kind of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// A paragraph, a heading or a table cell. It has words and contains no other parts.
    Text,
    /// A stretch of HTML, which may contain several blocks.
    Html,
    /// A list item, a definition or a footnote, including everything in it.
    Item,
    /// A list or a table, which contains other parts but no words of its own.
    List,
    /// A block quotation.
    Quotation,
}

/// Returns the scope of each comment of `draft`. The scope is the paragraph, heading, cell or item
/// that contains the comment. If there is none, the scope is the next part that has words. A
/// comment with no words after it has an empty scope. Takes time linear in the length of the draft.
pub fn comment_scopes(draft: &Draft) -> Vec<Place> {
    let outline = Outline::of(draft);
    let mut open: Vec<Part> = Vec::new();
    let mut next = 0;
    let scope = |comment: &Comment| {
        if let Some(scope) = comment.scope {
            return scope;
        }
        let at = comment.place.start;
        while let Some(part) = outline
            .parts
            .get(next)
            .filter(|part| part.place.start <= at)
        {
            close(&mut open, part.place.start);
            open.push(*part);
            next += 1;
        }
        close(&mut open, at);
        outline.scope(comment, &open, outline.parts.get(next))
    };
    draft.comments.iter().map(scope).collect()
}

/// Returns whether `place` overlaps a block that is not English. If `place` is `None`, returns
/// whether the draft has any such block.
pub fn has_foreign_block(draft: &Draft, place: Option<Place>) -> bool {
    let Some(place) = place else {
        return !draft.foreign.is_empty();
    };
    let ends_before = |block: &Block| draft.place(block.span).end <= place.start;
    let next = draft.foreign.partition_point(ends_before);
    let next = draft.foreign.get(next);
    next.is_some_and(|block| draft.place(block.span).start < place.end)
}

/// Removes from the end of `open` the parts that end at or before byte `at`.
fn close(open: &mut Vec<Part>, at: u32) {
    while open.pop_if(|part| part.place.end <= at).is_some() {}
}

/// The parts of a draft that have words.
struct Outline<'d> {
    source: &'d str,
    lines: Lines,
    /// The places of the draft's blocks.
    blocks: Vec<Place>,
    parts: Vec<Part>,
}

impl<'d> Outline<'d> {
    fn of(draft: &'d Draft) -> Self {
        let blocks = draft.all_blocks();
        let blocks: Vec<Place> = blocks.iter().map(|block| draft.place(block.span)).collect();
        let has_words = |part: &&Part| {
            let first = blocks.partition_point(|block| block.start < part.place.start);
            blocks
                .get(first)
                .is_some_and(|block| block.start < part.place.end)
        };
        Self {
            source: draft.source(),
            lines: Lines::of(draft.source()),
            parts: draft.parts.iter().filter(has_words).copied().collect(),
            blocks,
        }
    }

    /// Returns the scope of `comment`. `open` has the parts around the comment, the innermost last.
    /// `next` is the first part after the comment.
    fn scope(&self, comment: &Comment, open: &[Part], next: Option<&Part>) -> Place {
        let at = comment.place.start;
        let next_in = |part: &Part| {
            let inner = next.filter(|next| next.place.start < part.place.end);
            inner.map(|part| part.place)
        };
        let mut around = open
            .iter()
            .rev()
            .filter(|part| self.really_contains(part, at))
            .peekable();
        while let Some(part) = around.next() {
            let is_in_item = around
                .peek()
                .is_some_and(|part| part.kind == PartKind::Item);
            let found = match part.kind {
                PartKind::Text | PartKind::Html if is_in_item => None,
                PartKind::Text | PartKind::Item => Some(part.place),
                PartKind::Html => self.scope_in_html(comment, part, next),
                PartKind::List => next_in(part),
                PartKind::Quotation => next_in(part).or(Some(part.place)),
            };
            if let Some(place) = found {
                return place;
            }
        }
        let end = comment.place.end;
        next.map_or(Place::new(end, end), |part| part.place)
    }

    /// Returns whether byte `at`, which is in the place of `part`, belongs to `part`. The place of
    /// a list item may continue after a blank line, but text belongs to the item only if it is
    /// indented more than the item.
    fn really_contains(&self, part: &Part, at: u32) -> bool {
        part.kind != PartKind::Item || self.column(part.place.start) < self.column(at)
    }

    fn column(&self, at: u32) -> u32 {
        at - self.lines.start(self.lines.index(at))
    }

    /// Finds the block that contains `comment`, or the next block after the comment. Returns the
    /// place of the block if it begins before the end of the part `html`, and otherwise `None`.
    fn scope_in_html(&self, comment: &Comment, html: &Part, next: Option<&Part>) -> Option<Place> {
        let end = comment.place.end;
        let after = || self.blocks.partition_point(|block| block.start < end);
        let idx = comment.block.unwrap_or_else(after);
        let block = self.blocks.get(idx)?;
        if html.place.end <= block.start {
            return None;
        }
        // If a paragraph begins with a comment, the parser takes its first line for HTML and the
        // rest for text.
        let last = self.blocks.get(idx + 1);
        let is_last = last.is_none_or(|place| html.place.end <= place.start);
        let rest = next.filter(|part| {
            let between = html.place.end as usize..part.place.start as usize;
            let between = self.source.get(between);
            is_last
                && part.kind == PartKind::Text
                && between.is_some_and(|text| !text.contains('\n'))
        });
        let end = rest.map_or(block.end, |part| part.place.end);
        Some(Place::new(block.start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    /// Checks that the scopes of the comments of `source` have the texts `expected`, with line
    /// breaks as spaces.
    fn check(source: &str, markup: Markup, expected: &[&str]) {
        let draft = Draft::parse(source.to_owned(), markup);
        let scopes = comment_scopes(&draft);
        let shown = scopes.iter().map(|scope| {
            let words: Vec<&str> = source[scope.range()].split_whitespace().collect();
            words.join(" ")
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{source:?}");
    }

    fn markdown(source: &str, expected: &[&str]) {
        check(source, Markup::Markdown, expected);
    }

    fn mdx(source: &str, expected: &[&str]) {
        check(source, Markup::Mdx, expected);
    }

    #[test]
    fn on_a_line_of_its_own_it_speaks_of_what_follows() {
        markdown("<!-- a -->\n\nb c\nd\n\ne", &["b c d"]);
        markdown("<!-- a -->\nb c\nd\n\ne", &["b c d"]);
        markdown("b\n<!-- a -->\nc", &["c"]);
        markdown("<!-- a -->\n<!-- b -->\n\n# c\n\nd", &["# c", "# c"]);
        markdown("<!-- a -->\n- b\n  - c\n\nd", &["- b - c"]);
        markdown(
            "<!-- a -->\n\n1. b\n\n   > c\n2. d\n\ne",
            &["1. b > c 2. d"],
        );
        markdown(
            "<!-- a -->\n| b |\n|---|\n| c |\n\nd",
            &["| b | |---| | c |"],
        );
        markdown("<!-- a -->\n\n> b\n>\n> c\n\nd", &["> b > > c"]);
        markdown("<!-- a -->\n\n[^1]: b\n\nc", &["[^1]: b"]);
        markdown("<!-- a -->\n\n```\nb\n```\n\n---\n\nc", &["c"]);
        markdown("b\n\n<!-- a -->", &[""]);
        markdown("<!-- a -->", &[""]);
    }

    #[test]
    fn within_a_block_it_speaks_of_that() {
        markdown("a\n\nb <!-- c --> d\n\ne", &["b <!-- c --> d"]);
        markdown("b. <!-- c -->\n\ne", &["b. <!-- c -->"]);
        markdown("# b <!-- c -->\n\nd", &["# b <!-- c -->"]);
        markdown("<!-- a --> b c\nd\n\ne", &["b c d"]);
        markdown(
            "| b | c <!-- d --> |\n|---|---|\n| e | f |",
            &["c <!-- d -->"],
        );
        markdown("> b\n>\n> <!-- a -->\n> c\n\nd", &["c"]);
        markdown("> b\n> <!-- a -->\n\nd", &["> b > <!-- a -->"]);
    }

    #[test]
    fn within_an_item_it_speaks_of_the_item() {
        markdown("- b <!-- a -->\n  - c\n- d", &["- b <!-- a --> - c"]);
        markdown("- b\n  - c <!-- a -->\n- d", &["- c <!-- a -->"]);
        markdown("- <!-- a --> b\n  c\n- d", &["- <!-- a --> b c"]);
        markdown("- b\n\n  <!-- a -->\n- d", &["- b <!-- a -->"]);
        markdown("- b\n\n  c <!-- a -->\n\n- d", &["- b c <!-- a -->"]);
        markdown("- b\n\n<!-- a -->\n- c\n- d", &["- c - d"]);
        markdown("b\n: c <!-- a -->", &[": c <!-- a -->"]);
    }

    #[test]
    fn in_html_it_speaks_of_a_block_in_it() {
        markdown("<div>\n<p>b <!-- a --></p>\n<p>c</p>\n</div>", &["b"]);
        markdown(
            "<div>\n<p>b</p>\n<!-- a -->\n<p>c</p>\n<p>d</p>\n</div>",
            &["c"],
        );
        markdown("<div>\n<!-- a -->\n\nb\n\n</div>", &["b"]);
        markdown(
            "<!-- a -->\n<ul><li>b<li>c</ul>\n\nd",
            &["<ul><li>b<li>c</ul>"],
        );
    }

    #[test]
    fn comments_of_other_markup_do_the_same() {
        mdx("{/* a */}\nb\n\nc", &["b"]);
        mdx("{/* a */}\n\nb\n\nc", &["b"]);
        mdx("b {/* a */} c\n\nd", &["b {/* a */} c"]);
        mdx("b\n{/* a */}\n\nd", &["d"]);
        mdx("- b\n{/* a */}\n- c\n\nd", &["- c"]);
        mdx("- b\n\n  {/* a */}\n- c\n\nd", &["- b {/* a */}"]);
        mdx("- b\n- c\n\n{/* a */}\nd", &["d"]);
        markdown("{% comment %}a{% endcomment %}\n\nb\n\nc", &["b"]);
    }
}
