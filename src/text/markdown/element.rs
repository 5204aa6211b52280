//! Reads the HTML in Markdown: finds the text that is prose, and records elements such as `<cite>`.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::markdown::html::{self, HtmlPiece, HtmlRole, HtmlTag, TagKind};
use crate::text::markdown::reader::{MarkdownReader, OpenElement, place};
use crate::text::prose::Prose;
use crate::text::reading::{Comment, Element, has_word};
use crate::text::span::{Place, Span, offset};

impl MarkdownReader<'_> {
    /// Reads the block of HTML `html`, which ends at byte `end` of the source.
    pub fn read_html_block(&mut self, html: &Prose, end: usize) {
        let text = html.text();
        let mut at = 0;
        while at < text.len() {
            let piece = html::piece_at(text, at);
            let range = match &piece {
                HtmlPiece::Text(range) | HtmlPiece::Code(range) | HtmlPiece::Entity(range, _) => {
                    range.clone()
                }
                HtmlPiece::Tag(tag) => tag.range.clone(),
                HtmlPiece::Comment(start, end) | HtmlPiece::Instruction(start, end) => {
                    *start..end.unwrap_or(text.len())
                }
            };
            let source = source_of(html, &range);
            at = range.end;
            if self.skip_until <= source.start {
                self.read_piece(&piece, text, source, end);
            } else if self.skip_until < source.end
                && let HtmlPiece::Text(_) = piece
            {
                self.add_block_text(&text[range], source);
            }
        }
        self.end_block(end);
        let seeker = &mut self.seeker;
        self.containers
            .retain_elements(|name| seeker.find_closing_tag(name, end).is_some());
    }

    /// Reads the tag or comment at `range` of the source, which is within a paragraph.
    pub fn read_inline_html(&mut self, range: Range<usize>) {
        let masked = self.masked;
        let text = &masked[range.clone()];
        match html::piece_at(text, 0) {
            HtmlPiece::Comment(..) => self.push_comment(range),
            HtmlPiece::Tag(tag) => self.read_tag(&tag, text, range, None),
            HtmlPiece::Text(_)
            | HtmlPiece::Code(_)
            | HtmlPiece::Entity(..)
            | HtmlPiece::Instruction(..) => {}
        }
    }

    /// Reads `piece`, which is a piece of the block of HTML `text`. The piece is at `source` in the
    /// source, and the block ends at byte `block_end`.
    fn read_piece(
        &mut self,
        piece: &HtmlPiece,
        text: &str,
        source: Range<usize>,
        block_end: usize,
    ) {
        match piece {
            HtmlPiece::Text(range) => self.add_block_text(&text[range.clone()], source),
            HtmlPiece::Code(_) => self.push_object(source),
            HtmlPiece::Entity(_, decoded) => {
                self.reading.prose.push_atomic(decoded, place(source));
            }
            HtmlPiece::Tag(tag) => self.read_tag(tag, text, source, Some(block_end)),
            HtmlPiece::Comment(_, Some(_)) => self.push_comment(source),
            HtmlPiece::Comment(_, None) => {
                let from = source.start + 4;
                match self.seeker.find("-->", from) {
                    Some(end) => {
                        self.skip_until = end + 3;
                        self.push_comment(source.start..end + 3);
                    }
                    None => self.skip_swallowed(source.start, from, "<!--"),
                }
            }
            HtmlPiece::Instruction(_, Some(_)) => {}
            HtmlPiece::Instruction(_, None) => {
                self.skip_swallowed(source.start, source.start + 2, "<?");
            }
        }
    }

    /// Adds `text`, which is text of a block of HTML. Spaces at its start and at its end become one
    /// space.
    fn add_block_text(&mut self, text: &str, source: Range<usize>) {
        let from = self.skip_until.max(source.start) - source.start;
        let Some(text) = text.get(from..) else { return };
        let start = source.start + from;
        let lead = text.len() - text.trim_start().len();
        if lead != 0 && !self.ends_with_space() {
            self.reading
                .prose
                .push_atomic(" ", place(start..start + lead));
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let end = start + lead + trimmed.len();
        self.push_source(start + lead..end);
        if end < source.end {
            self.reading.prose.push_atomic(" ", place(end..source.end));
        }
    }

    /// Returns whether the open block already has a letter or digit.
    fn has_begun(&self) -> bool {
        let block = &self.reading.prose.text()[self.block_start as usize..];
        block.contains(char::is_alphanumeric)
    }

    fn ends_with_space(&self) -> bool {
        let block = &self.reading.prose.text()[self.block_start as usize..];
        block.is_empty() || block.ends_with(char::is_whitespace)
    }

    /// Reads `tag`, which is at `source` in the source. `block_end` is the end of the block of HTML
    /// around the tag, or `None` if the tag is within a paragraph.
    fn read_tag(
        &mut self,
        tag: &HtmlTag,
        text: &str,
        source: Range<usize>,
        block_end: Option<usize>,
    ) {
        let name = tag.name.as_str();
        let role = HtmlRole::of(name);
        if tag.kind == TagKind::Opens && role.is_skipped() {
            self.skip_element(name, &text[tag.range.clone()], source, block_end);
            return;
        }
        let is_inline = block_end.is_none();
        if role.is_block() && is_inline && self.containers.innermost().0.is_heading() {
            // A block element in a heading is part of the heading.
            self.reading.prose.push_atomic(" ", place(source));
            return;
        }
        if role.is_block() {
            self.end_block(source.start);
            match tag.kind {
                TagKind::Opens => {
                    let class = html::attribute(&text[tag.range.clone()], "class");
                    self.containers
                        .open_element(name, class.unwrap_or_default());
                    let declared = html::attribute(&text[tag.range.clone()], "lang");
                    let language = declared.and_then(Language::of_tag);
                    // An element that is never closed would give its language to the rest of the
                    // draft.
                    let end = source.end;
                    let closed = |_: &Language| self.seeker.find_closing_tag(name, end).is_some();
                    self.containers.open_language(name, language.filter(closed));
                }
                TagKind::Closes => {
                    self.containers.close_element(name);
                    self.containers.close_language(name);
                }
                TagKind::SelfClosing => {}
            }
            return;
        }
        match (name, tag.kind) {
            ("br", _) => self.reading.prose.push_atomic("\n", place(source)),
            ("img", _) => {
                self.push_picture(source.clone());
                self.record_alternative_attribute(source);
            }
            ("input" | "embed", _) => self.push_object(source),
            ("b" | "strong", TagKind::Opens) => self.emphasis.html_bold += 1,
            ("b" | "strong", TagKind::Closes) => self.emphasis.close_bold(),
            ("i" | "em", TagKind::Opens) => self.emphasis.html_italic += 1,
            ("i" | "em", TagKind::Closes) => self.emphasis.close_italic(),
            ("ref", TagKind::SelfClosing) => self.push_note(),
            ("cite" | "q" | "ref" | "sup" | "a", TagKind::Opens) => {
                let url = html::attribute(&text[tag.range.clone()], "href");
                let url = url.filter(|_| name == "a").map(str::to_owned);
                self.elements.push(OpenElement {
                    name: name.to_owned(),
                    start: self.reading.prose.end(),
                    url: url.map(|url| self.unmasked(url, source)),
                });
            }
            ("cite" | "q" | "ref" | "sup" | "a", TagKind::Closes) => {
                self.close_inline_element(name);
            }
            _ => {}
        }
    }

    /// Closes the last open inline element `name`, and records it as a link, a note or an element.
    fn close_inline_element(&mut self, name: &str) {
        const MAX_SEARCHED_ELEMENTS: usize = 16;
        let first_searched = self.elements.len().saturating_sub(MAX_SEARCHED_ELEMENTS);
        let Some(found) = self.elements[first_searched..]
            .iter()
            .rposition(|open_element| open_element.name == name)
        else {
            return;
        };
        let element = self.elements.remove(first_searched + found);
        if let Some(url) = element.url {
            self.push_link(element.start, url);
            return;
        }
        let end = self.reading.prose.end();
        let content = &self.reading.prose.text()[element.start as usize..];
        let before = &self.reading.prose.text()[..element.start as usize];
        if name == "ref" || name == "sup" && is_note_mark(before, content) {
            self.truncate(element.start);
            self.push_note();
        } else if name == "sup" && before.ends_with(|character: char| character.is_ascii_digit()) {
            // A power must not join the number before it: 10 to the power of 6 is not 106.
            let power: String = content.chars().map(superscript_form).collect();
            let at = self.reading.prose.place(Span::new(element.start, end));
            self.truncate(element.start);
            self.reading.prose.push_atomic(&power, at);
        } else if element.start < end && name != "a" {
            self.reading.elements.push(Element {
                name: element.name,
                span: Span::new(element.start, end),
            });
        }
    }

    /// Skips the element that the tag at `source` opens, because the content of the element is not
    /// prose.
    fn skip_element(
        &mut self,
        name: &str,
        tag: &str,
        source: Range<usize>,
        block_end: Option<usize>,
    ) {
        let closing = self.seeker.find_closing_tag(name, source.end);
        let end = closing.and_then(|idx| Some(idx + self.masked[idx..].find('>')? + 1));
        let role = HtmlRole::of(name);
        if role.is_block() {
            self.end_block(source.start);
        }
        let raw = role.is_raw();
        match end {
            // Code that is not closed in its block is a mistake, and the text after its tag is
            // prose.
            Some(end)
                if raw || block_end.is_none_or(|idx| end <= idx) && self.is_near(&source, end) =>
            {
                self.skip_until = end;
                if !role.is_block() && role != HtmlRole::Struck {
                    self.push_object(source.start..end);
                }
            }
            None if raw && block_end.is_some() => {
                self.skip_swallowed(source.start, source.end, tag);
            }
            _ => {}
        }
    }

    /// Returns whether no blank line is between the tag at `source` and `end`.
    fn is_near(&mut self, source: &Range<usize>, end: usize) -> bool {
        let blank = self.seeker.find_blank_line(source.start);
        blank.is_none_or(|idx| end <= idx)
    }

    /// Skips the source from byte `at` to its end, because `opener` begins there and is never
    /// closed. The opener, such as `<!--`, ends at byte `opened_to`.
    fn skip_swallowed(&mut self, at: usize, opened_to: usize, opener: &str) {
        self.skip_until = self.source.len();
        if self.source.get(opened_to..).is_some_and(has_word) {
            self.push_swallowed(at, opener);
        }
    }

    pub(super) fn push_comment(&mut self, range: Range<usize>) {
        let inner = Place::new(offset(range.start) + 4, offset(range.end).saturating_sub(3));
        if inner.start <= inner.end {
            let block = self.has_begun().then_some(self.reading.blocks.len());
            self.reading.comments.push(Comment {
                place: place(range),
                inner,
                block,
                scope: None,
            });
        }
    }
}

/// Converts `range` of a block of HTML to a range of the source.
fn source_of(html: &Prose, range: &Range<usize>) -> Range<usize> {
    html.place(Span::new(offset(range.start), offset(range.end)))
        .range()
}

/// Returns whether `content` is the mark of a note, and not a power or an ordinal. `content` is
/// raised, and `before` is the prose before it.
pub fn is_note_mark(before: &str, content: &str) -> bool {
    let mark = content.trim();
    let inner = mark.trim_matches(['[', ']', '(', ')']);
    let figures = !inner.is_empty()
        && inner.len() < 12
        && inner
            .chars()
            .all(|character| character.is_ascii_digit() || ", –-".contains(character));
    let sign = matches!(inner, "*" | "**" | "†" | "‡" | "§");
    let bracketed = mark.starts_with('[') && mark.ends_with(']') && inner.len() < 30;
    let word = before.trim_end_matches(char::is_alphabetic);
    let year = before.trim_end_matches(|character: char| character.is_ascii_digit());
    let after_word = !before.ends_with(char::is_alphanumeric)
        || 2 < before.len() - word.len()
        || 3 < before.len() - year.len();
    bracketed || sign || figures && after_word && !before.is_empty()
}

/// Returns the superscript form of `ch` if it is a digit or a minus sign. Other characters are
/// returned unchanged.
pub fn superscript_form(ch: char) -> char {
    match ch {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        '-' | '–' | '−' => '⁻',
        other => other,
    }
}
