//! The reader of Markdown, which turns the parser's events into prose, blocks and links.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::text::block::{BlockKind, Marker};
use crate::text::left_out::LeftOutKind;
use crate::text::markdown::addition::AlternativeText;
use crate::text::markdown::container::Containers;
use crate::text::markdown::front::{self, extent::FrontMatterExtent};
use crate::text::markdown::mask::{Mask, Masked};
use crate::text::markdown::seek::Seeker;
use crate::text::markdown::style::Emphasis;
use crate::text::part::{Part, PartKind};
use crate::text::prose::Prose;
use crate::text::reading::{Reading, SwallowedText, has_word};
use crate::text::span::{Place, offset};

/// The reading so far, and the constructs that are still open.
pub struct MarkdownReader<'s> {
    pub source: &'s str,
    /// The source with its masks overwritten: see [`Masked`].
    pub masked: &'s str,
    pub(super) masks: &'s [Mask],
    /// The starts of headings that are titles of boxes and tabs, in order.
    labels: &'s [usize],
    /// The starts of list items and block quotations that are boxes, in order.
    boxes: &'s [usize],
    /// The starts of list items that are definitions, in order.
    definitions: &'s [usize],
    /// The emphasis of the open block.
    pub emphasis: Emphasis,
    pub seeker: Seeker<'s>,
    pub reading: Reading,
    pub containers: Containers,
    /// The byte of the prose at which the open block begins.
    pub block_start: u32,
    /// The links that are open. Each has the byte of the prose at which its words begin, and its
    /// address.
    pub(super) links: Vec<(u32, String)>,
    /// The inline HTML elements that are open.
    pub elements: Vec<OpenElement>,
    /// The number of open constructs whose text is not added to the open block: pictures, code
    /// blocks, struck-out text.
    pub(super) n_ignored: usize,
    /// The alternative text of each picture in the open block.
    pub(super) alternatives: Vec<AlternativeText>,
    /// Whether a picture is open and its alternative text is read.
    is_in_picture: bool,
    pub(super) reads_alternatives: bool,
    /// The byte of the source at which prose begins again. Everything before it is skipped.
    pub skip_until: usize,
    /// The text of the open block of HTML; `None` if no such block is open.
    html: Option<Prose>,
}

/// An inline HTML element that is open.
pub struct OpenElement {
    pub name: String,
    /// The byte of the prose at which the content of the element begins.
    pub start: u32,
    /// The address to which the element leads, if it is a link.
    pub url: Option<String>,
}

impl<'s> MarkdownReader<'s> {
    pub fn new(source: &'s str, masked: &'s Masked, reads_alternatives: bool) -> Self {
        let reading = Reading {
            swallowed: masked.swallowed.clone(),
            comments: masked.comments.clone(),
            ..Reading::default()
        };
        Self {
            source,
            masked: &masked.text,
            masks: &masked.masks,
            labels: &masked.labels,
            boxes: &masked.boxes,
            definitions: &masked.definitions,
            emphasis: Emphasis::default(),
            seeker: Seeker::new(&masked.text),
            reading,
            containers: Containers::default(),
            block_start: 0,
            links: Vec::new(),
            elements: Vec::new(),
            n_ignored: 0,
            alternatives: Vec::new(),
            is_in_picture: false,
            reads_alternatives,
            skip_until: 0,
            html: None,
        }
    }

    /// Reads the language and the values of `keys` from the front matter.
    pub fn read_front_matter(&mut self, extent: &FrontMatterExtent, keys: &[String]) {
        for comment in &extent.comments {
            self.push_comment(comment.clone());
        }
        if extent.end != 0 {
            let settings = (place(0..extent.end), LeftOutKind::FrontMatter);
            self.reading.excluded.push(settings);
        }
        self.reading.language = front::declared_language(self.masked, extent);
        front::push_prose_values(self.masked, extent, keys, &mut self.reading);
        self.block_start = self.reading.prose.end();
    }

    /// Ends the last block and returns the finished reading.
    pub fn finish(mut self) -> Reading {
        self.end_block(self.source.len());
        self.reading.links.sort_by_key(|link| link.span.start);
        self.reading
            .elements
            .sort_by_key(|element| element.span.start);
        self.reading
            .comments
            .sort_by_key(|comment| comment.place.start);
        self.reading
            .swallowed
            .sort_by_key(|unread| unread.place.start);
        self.reading
    }

    /// Reads an event of the parser. The event is about `range` of the source.
    pub fn read_event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open_tag(tag, range),
            Event::End(tag) => self.close_tag(tag, range),
            Event::Html(_) => self.push_html_line(range),
            Event::Rule => self.end_block(range.start),
            Event::TaskListMarker(_) => {}
            Event::Text(_) | Event::SoftBreak if self.is_in_picture => {
                self.record_alternative_piece(range);
            }
            _ if self.n_ignored != 0 || range.end <= self.skip_until => {}
            Event::Text(text) => self.push_text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.push_object(range);
            }
            Event::InlineHtml(_) => self.read_inline_html(range),
            Event::FootnoteReference(_) => self.push_note(),
            Event::SoftBreak => self.reading.prose.push_atomic(" ", place(range)),
            Event::HardBreak => self.reading.prose.push_atomic("\n", place(range)),
        }
    }

    fn open_tag(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Link { dest_url, .. } => {
                let url = self.unmasked(dest_url.into_string(), range);
                self.links.push((self.reading.prose.end(), url));
                return;
            }
            Tag::Image { .. } => {
                self.open_picture(&range);
                return;
            }
            Tag::Strikethrough => {
                self.n_ignored += usize::from(self.is_struck(&range));
                return;
            }
            Tag::Emphasis => {
                self.emphasis.italic += 1;
                return;
            }
            Tag::Strong => {
                self.emphasis.bold += 1;
                return;
            }
            Tag::Superscript | Tag::Subscript => return,
            _ => self.end_block(range.start),
        }
        if let Some(kind) = part_kind(&tag) {
            let place = place(range.clone());
            self.reading.parts.push(Part { kind, place });
        }
        match tag {
            Tag::Heading { level, .. } => {
                // A heading of Markdown closes the HTML elements above it that were never closed.
                self.containers.retain_elements(|_| false);
                let is_label = self.labels.binary_search(&range.start).is_ok();
                let kind = if is_label {
                    BlockKind::Label
                } else {
                    BlockKind::Heading(level as u8)
                };
                self.containers.open(kind, false);
            }
            Tag::Item | Tag::BlockQuote(_) if self.is_box(&range) => self.containers.open_box(),
            Tag::BlockQuote(_) => self.containers.open(BlockKind::Quotation, true),
            Tag::List(Some(_)) => self.containers.open_list(Marker::Number),
            Tag::List(None) => self.containers.open_list(Marker::Bullet),
            Tag::DefinitionList => self.containers.open_list(Marker::Term),
            Tag::Item if self.is_definition(&range) => self.containers.open_list(Marker::Term),
            Tag::FootnoteDefinition(_) => self.containers.open(BlockKind::Note, false),
            Tag::Table(_) => self.containers.open(BlockKind::TableCell, true),
            Tag::HtmlBlock => self.html = Some(Prose::default()),
            Tag::CodeBlock(kind) => {
                self.reading.code_blocks.push(place(range.clone()));
                self.n_ignored += 1;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.record_unclosed_fence(range);
                }
            }
            _ => {}
        }
    }

    fn close_tag(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link => {
                if let Some((start, url)) = self.links.pop() {
                    self.push_link(start, url);
                }
                return;
            }
            TagEnd::Image => {
                self.n_ignored = self.n_ignored.saturating_sub(1);
                self.is_in_picture &= self.n_ignored != 0;
                if self.n_ignored == 0 && self.skip_until < range.end {
                    let end = range.end;
                    self.push_picture(range);
                    if let Some(list) = self.attribute_list_at(end) {
                        self.record_alternative_attribute(list);
                    }
                }
                return;
            }
            TagEnd::Strikethrough => {
                let n_struck = usize::from(self.is_struck(&range));
                self.n_ignored = self.n_ignored.saturating_sub(n_struck);
                return;
            }
            TagEnd::Emphasis => {
                self.emphasis.italic -= 1;
                return;
            }
            TagEnd::Strong => {
                self.emphasis.bold -= 1;
                return;
            }
            TagEnd::Superscript | TagEnd::Subscript => return,
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.read_html_block(&html, range.end);
                }
            }
            _ => {}
        }
        let n_blocks = self.reading.blocks.len();
        self.end_block(range.end);
        let has_code = || self.masked[range.clone()].contains('`');
        let is_heading = matches!(tag, TagEnd::Heading(_));
        if is_heading && self.reading.blocks.len() == n_blocks && has_code() {
            self.reading.code_headings.push(place(range.clone()));
        }
        match tag {
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => self.containers.close(),
            TagEnd::Item if self.is_box(&range) || self.is_definition(&range) => {
                self.containers.close();
            }
            TagEnd::CodeBlock => self.n_ignored = self.n_ignored.saturating_sub(1),
            _ => {}
        }
    }

    /// Opens the picture at `range`. Its alternative text is not part of the sentence around the
    /// picture.
    fn open_picture(&mut self, range: &Range<usize>) {
        if self.reads_alternatives && self.n_ignored == 0 && self.skip_until < range.end {
            self.is_in_picture = true;
            self.alternatives.push(AlternativeText::Pieces(Vec::new()));
        }
        self.n_ignored += 1;
    }

    /// Returns whether the item at `range` is a definition.
    fn is_definition(&self, range: &Range<usize>) -> bool {
        self.definitions.binary_search(&range.start).is_ok()
    }

    /// Returns whether the item or the block quotation at `range` is a box.
    fn is_box(&self, range: &Range<usize>) -> bool {
        self.boxes.binary_search(&range.start).is_ok()
    }

    /// Returns whether the text between tildes at `range` is struck out and therefore not prose.
    /// Such text has two tildes, because a single tilde may mean “about”.
    fn is_struck(&self, range: &Range<usize>) -> bool {
        self.masked[range.start..].starts_with("~~")
    }

    /// Ends the open block. The block ends before byte `at` of the source.
    pub fn end_block(&mut self, at: usize) {
        let (kind, group) = self.containers.innermost();
        let n_blocks = self.reading.blocks.len();
        self.reading
            .close_block(kind, group, self.block_start, offset(at));
        if let Some(block) = self.reading.blocks.get_mut(n_blocks) {
            block.declared = self.containers.language();
            block.marker = self.containers.marker();
            (block.is_bold, block.is_italic) = self.emphasis.is_all_bold_and_italic();
        }
        self.emphasis.end_block();
        self.push_alternative_blocks(at);
        self.block_start = self.reading.prose.end();
        self.elements.clear();
    }

    /// Adds `text`, which is at `range` of the source. The text differs from the source if an
    /// entity was decoded.
    fn push_text(&mut self, text: &str, range: Range<usize>) {
        if self.masked.get(range.clone()) == Some(text) {
            self.push_source(range);
        } else {
            self.emphasis.add_text(text);
            self.reading.prose.push_atomic(text, place(range));
        }
    }

    /// Adds the line at `range` of the source to the open block of HTML.
    fn push_html_line(&mut self, range: Range<usize>) {
        if let (Some(html), Some(text)) = (&mut self.html, self.masked.get(range.clone())) {
            html.push_exact(text, offset(range.start));
        }
    }

    /// Records the fenced code at `range` as unread if it reaches the end of the draft without a
    /// closing fence.
    fn record_unclosed_fence(&mut self, range: Range<usize>) {
        if self.masked[range.end..].contains(|character: char| !character.is_whitespace()) {
            return;
        }
        let code = self.masked[range.clone()].trim_end();
        let Some(mark) = code.chars().next() else {
            return;
        };
        let n_marks = code.len() - code.trim_start_matches(mark).len();
        let Some((opener, body)) = code.split_once('\n') else {
            return;
        };
        let last = body.rsplit('\n').next().unwrap_or_default();
        let last = last.trim_start_matches([' ', '\t', '>']);
        let closed = n_marks <= last.len() && last.chars().all(|character| character == mark);
        if !closed && has_word(body) {
            self.push_swallowed(range.start, opener.trim_end());
        }
    }

    /// Records that the source from byte `at` to its end is not read, because `opener` begins there
    /// and is never closed.
    pub fn push_swallowed(&mut self, at: usize, opener: &str) {
        let end = self.source.len();
        self.reading.swallowed.push(SwallowedText {
            place: place(at..end),
            opener: opener.to_owned(),
        });
    }
}

/// Converts `range` of the source to a place.
pub fn place(range: Range<usize>) -> Place {
    Place::new(offset(range.start), offset(range.end))
}

/// Returns the kind of the part that `tag` opens, or `None` if `tag` opens no part.
fn part_kind(tag: &Tag<'_>) -> Option<PartKind> {
    Some(match tag {
        Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::DefinitionListTitle => {
            PartKind::Text
        }
        Tag::HtmlBlock => PartKind::Html,
        Tag::Item | Tag::DefinitionListDefinition | Tag::FootnoteDefinition(_) => PartKind::Item,
        Tag::List(_) | Tag::DefinitionList | Tag::Table(_) => PartKind::List,
        Tag::BlockQuote(_) => PartKind::Quotation,
        _ => return None,
    })
}
