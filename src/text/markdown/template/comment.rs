//! Masks comments of Jinja and Obsidian, and records link definitions that serve as comments
//! because they have no target.

use std::ops::Range;

use crate::text::markdown::mask::Filling;
use crate::text::markdown::template::{MAX_NOTE_MARK_BYTES, MAX_TAG_BYTES, Masker};
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

impl Masker<'_> {
    /// Masks a comment of Jinja and Twig, `{# a comment #}`. The identifier of a heading,
    /// `{#name}`, is not a comment.
    pub(super) fn mask_template_comment(&mut self, at: usize) -> Option<usize> {
        let opens = |character: char| character.is_whitespace() || character == '-';
        if !self.text[at + 2..].starts_with(opens) {
            return None;
        }
        let end = self.seeker.find("#}", at + 2)? + 2;
        if MAX_TAG_BYTES < end - at {
            return None;
        }
        self.push_comment(at..end, 2, 2);
        Some(self.push_block_mask(at..end, Filling::Nothing))
    }

    /// Masks a comment of Obsidian, `%% a comment %%`.
    pub(super) fn mask_obsidian_comment(&mut self, at: usize) -> Option<usize> {
        let opens = self.text[..at].ends_with(char::is_whitespace) || at == 0;
        if !opens {
            return None;
        }
        let end = self.seeker.find("%%", at + 2)? + 2;
        // If a comment contains blank lines, its marks must be on lines of their own.
        let is_long = self
            .seeker
            .find_blank_line(at)
            .is_some_and(|blank_line| blank_line < end);
        let is_block = self.text[at + 2..].starts_with(['\n', '\r']);
        if MAX_TAG_BYTES < end - at || is_long && !is_block {
            return None;
        }
        self.push_comment(at..end, 2, 2);
        Some(self.push_block_mask(at..end, Filling::Nothing))
    }

    /// Records a comment in the form of a link definition without a target, `[//]: # (a comment)`.
    /// The parser drops such a definition, so it is not masked.
    pub(super) fn record_comment(&mut self, at: usize) -> Option<usize> {
        let before = self.text[..at].trim_end_matches([' ', '\t', '>']);
        // Only the first bracket of a line is looked at, so each line is read once.
        if !before.is_empty() && !before.ends_with('\n') {
            return None;
        }
        let rest = &self.text[at..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let close = line.find("]:").filter(|at| *at <= MAX_NOTE_MARK_BYTES)?;
        let target = line[close + 2..].trim_start();
        let title = ["#", "<>", "<#>"]
            .iter()
            .find_map(|marker| target.strip_prefix(marker))?;
        let title = title.trim();
        let marks = [('(', ')'), ('"', '"'), ('\'', '\'')];
        let is_titled =
            |&(opener, closer): &(char, char)| title.starts_with(opener) && title.ends_with(closer);
        if title.len() < 2 || !marks.iter().any(is_titled) {
            return None;
        }
        let end = at + line.trim_end().len();
        self.push_comment(at..end, line.trim_end().len() - title.len() + 1, 1);
        Some(end)
    }

    /// Adds the comment at `range`. Its opening mark has `n_opening` bytes, and its closing mark
    /// has `n_closing` bytes.
    pub(super) fn push_comment(&mut self, range: Range<usize>, n_opening: usize, n_closing: usize) {
        let inner = range.start + n_opening..(range.end - n_closing).max(range.start + n_opening);
        self.comments.push(Comment {
            place: Place::new(offset(range.start), offset(range.end)),
            inner: Place::new(offset(inner.start), offset(inner.end)),
            block: None,
            scope: None,
        });
    }
}
