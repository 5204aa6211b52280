//! Finds the places where a comment that suppresses a finding can be inserted, and writes the
//! comment in the syntax of each markup.

use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::lines::Lines;
use crate::text::markup::Markup;
use crate::text::part::{PartKind, comment_scopes};
use crate::text::span::{Place, offset};

/// A text that is inserted into a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// The byte of the draft before which the text is inserted.
    pub at: u32,
    /// The inserted text.
    pub text: String,
}

/// Returns comments that may suppress the findings at `place` of `draft`, beginning with the most
/// readable. The draft is in `markup`. `words` name the rules and the reason.
///
/// [`Insertion::suppresses`] tests whether a comment really suppresses the findings. The list is
/// empty for plain text and e-mails, which have no comments.
pub fn insertions(draft: &Draft, markup: Markup, place: Place, words: &str) -> Vec<Insertion> {
    let comment = match markup {
        Markup::Markdown | Markup::Myst => format!("<!-- copydesk allow {words} -->"),
        Markup::Mdx => format!("{{/* copydesk allow {words} */}}"),
        Markup::Rst => format!(".. copydesk allow {words}"),
        Markup::AsciiDoc => format!("// copydesk allow {words}"),
        Markup::Org => format!("# copydesk allow {words}"),
        Markup::Latex => format!("% copydesk allow {words}"),
        Markup::Email | Markup::Plain => return Vec::new(),
    };
    let fills_line = !matches!(markup, Markup::Markdown | Markup::Myst | Markup::Mdx);
    let holds = |candidate: &&Block| {
        let block = draft.place(candidate.span);
        block.start <= place.start && place.start < block.end
    };
    let Some(block) = draft.blocks.iter().find(holds) else {
        return Vec::new();
    };
    let block = draft.place(block.span);
    let mut insertions = Vec::new();
    let source = draft.source();
    let lines = Lines::of(source);
    let ending = if source.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let line = lines.start(lines.index(block.start));
    let around = draft.parts.iter().filter(|part_around| {
        let part = part_around.place;
        part.start <= block.start && block.start < part.end
    });
    if fills_line {
        let starts = around.map(|part| part.place.start).chain([line]);
        let starts = starts.map(|at| lines.start(lines.index(at))).collect();
        return on_lines(source, starts, &comment, ending);
    }
    let mut around = around;
    if around.all(|part| part.kind == PartKind::Text) {
        // The block is a paragraph or heading that is not in a list, a table or a quotation.
        insertions.push(Insertion {
            at: line,
            text: format!("{comment}{ending}{ending}"),
        });
    }
    insertions.push(Insertion {
        at: block.end,
        text: format!(" {comment}"),
    });
    insertions.push(Insertion {
        at: block.start,
        text: format!("{comment} "),
    });
    insertions
}

/// Returns insertions that put `comment` on a line of its own before a line that begins at one of
/// `starts`. The insertions before the last of these lines come first.
fn on_lines(source: &str, mut starts: Vec<u32>, comment: &str, ending: &str) -> Vec<Insertion> {
    // A line within a table cannot be a comment. The comment for a table goes before the table.
    starts.sort_unstable();
    starts.dedup();
    let mut insertions = Vec::new();
    for at in starts.into_iter().rev() {
        let rest = &source[at as usize..];
        let lead = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
        // The second form is for list items, which a blank line would split.
        for end in [format!("{ending}{ending}"), ending.to_owned()] {
            let text = format!("{lead}{comment}{end}");
            insertions.push(Insertion { at, text });
        }
    }
    insertions
}

impl Insertion {
    /// Returns `source` with the insertion.
    pub fn apply(&self, source: &str) -> String {
        let (before, after) = source.split_at(self.at as usize);
        format!("{before}{}{after}", self.text)
    }

    /// Says whether the inserted comment covers `place` and leaves all blocks and tokens as they
    /// were. `before` is the draft without the comment, `after` is the draft with the comment, and
    /// `place` is a place of `before`.
    pub fn suppresses(&self, place: Place, before: &Draft, after: &Draft) -> bool {
        let end = self.at + offset(self.text.len());
        let moved = if self.at <= place.start {
            place.start + end - self.at
        } else {
            place.start
        };
        let is_own = |place: &Place| self.at <= place.start && place.end <= end;
        let comments = after.comments.iter().zip(comment_scopes(after));
        let mut covered = comments.filter(|(comment, _)| is_own(&comment.place));
        covered.any(|(_, scope)| scope.start <= moved && moved < scope.end)
            && before.blocks.len() == after.blocks.len()
            && before.tokens.len() == after.tokens.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the first comment that suppresses findings at the words `x y` of `source`.
    fn check(source: &str, markup: Markup, expected: Option<&str>) {
        let at = offset(source.find("x y").expect("the test has the words"));
        let place = Place::new(at, at + 3);
        let before = Draft::parse(source.to_owned(), markup);
        let mut texts = insertions(&before, markup, place, "r: say why")
            .into_iter()
            .filter_map(|insertion| {
                let text = insertion.apply(source);
                let after = Draft::parse(text.clone(), markup);
                insertion.suppresses(place, &before, &after).then_some(text)
            });
        assert_eq!(texts.next().as_deref(), expected, "{source:?}");
    }

    fn markdown(source: &str, expected: &str) {
        let expected = expected.replace("<!>", "<!-- copydesk allow r: say why -->");
        check(source, Markup::Markdown, Some(&expected));
    }

    #[test]
    fn a_comment_stands_where_it_covers_the_finding() {
        markdown("a\n\nb x y\nc\n", "a\n\n<!>\n\nb x y\nc\n");
        markdown("a\r\n\r\nx y\r\n", "a\r\n\r\n<!>\r\n\r\nx y\r\n");
        markdown("# x y\n\nb", "<!>\n\n# x y\n\nb");
        markdown("a *b x y*\n", "<!>\n\na *b x y*\n");
        markdown("- a\n- b x y\n- c\n", "- a\n- b x y <!>\n- c\n");
        markdown("> b x y\n", "> b x y <!>\n");
        markdown("|a b|x y|\n|-|-|\n|c|d|\n", "|a b|x y <!>|\n|-|-|\n|c|d|\n");
        markdown(
            "<div>\n\nx y\n\n</div>\n",
            "<div>\n\n<!>\n\nx y\n\n</div>\n",
        );
    }

    #[test]
    fn comments_are_those_of_the_markup() {
        let mdx = "{/* copydesk allow r: say why */}\n\nb x y\n";
        check("b x y\n", Markup::Mdx, Some(mdx));
        check("b x y\n", Markup::Plain, None);
        check(
            "* a\n+\n--\nx y\n--\n",
            Markup::AsciiDoc,
            Some("* a\n+\n--\n// copydesk allow r: say why\n\nx y\n--\n"),
        );
        check(
            "a\n\n- b\n\n  x y\n",
            Markup::Rst,
            Some("a\n\n- b\n\n  .. copydesk allow r: say why\n\n  x y\n"),
        );
        check(
            "a\n\n=== ===\nb   x y\n=== ===\nc   d\n=== ===\n",
            Markup::Rst,
            Some(
                "a\n\n.. copydesk allow r: say why\n\n\
                 === ===\nb   x y\n=== ===\nc   d\n=== ===\n",
            ),
        );
        check(
            "\\begin{itemize}\n\\item a\n\\item x y\n\\end{itemize}\n",
            Markup::Latex,
            Some(
                "\\begin{itemize}\n\\item a\n% copydesk allow r: say why\n\n\
                 \\item x y\n\\end{itemize}\n",
            ),
        );
        check(
            "* a\n  - b x y\n",
            Markup::Org,
            Some("* a\n  # copydesk allow r: say why\n\n  - b x y\n"),
        );
        // Code and front matter cannot contain comments.
        check("---\ntitle: b x y\n---\n\nc\n", Markup::Markdown, None);
        check("a\n\n```\nx y\n```\n", Markup::Markdown, None);
    }
}
