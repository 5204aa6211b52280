//! From the parser's events to prose, blocks and links. Knows no HTML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::text::block::BlockKind;
use crate::text::markdown::container::Containers;
use crate::text::markdown::front;
use crate::text::markdown::mask::{FILLER, Filling, Mask, Masked};
use crate::text::markdown::seek::Seeker;
use crate::text::part::{Part, PartKind};
use crate::text::prose::{OBJECT, Prose};
use crate::text::reading::{Link, NoteMark, Reading, Unread, has_word};
use crate::text::span::{Place, Span, offset};

/// What was read so far, and what is still open.
pub struct Reader<'s> {
    pub source: &'s str,
    /// The source with its masks.
    pub masked: &'s str,
    masks: &'s [Mask],
    pub seeker: Seeker<'s>,
    pub reading: Reading,
    pub containers: Containers,
    /// Where in the prose the block began that is open.
    pub block_start: u32,
    /// Links that are open: where their text begins, and where they lead.
    links: Vec<(u32, String)>,
    /// HTML elements that are open: their names and where their content begins.
    pub elements: Vec<OpenElement>,
    /// How many pictures and blocks of code are open.
    n_ignored: usize,
    /// Up to here the source is not prose.
    pub skip_until: usize,
    /// The block of HTML that is open.
    html: Option<Prose>,
}

/// An inline HTML element that is open.
pub struct OpenElement {
    pub name: String,
    /// The byte of the prose where its content begins.
    pub start: u32,
    /// Where it leads, for a link.
    pub url: Option<String>,
}

impl<'s> Reader<'s> {
    pub fn new(source: &'s str, masked: &'s Masked) -> Self {
        let reading = Reading {
            unread: masked.unread.clone(),
            comments: masked.comments.clone(),
            ..Reading::default()
        };
        Self {
            source,
            masked: &masked.text,
            masks: &masked.masks,
            seeker: Seeker::new(&masked.text),
            reading,
            containers: Containers::default(),
            block_start: 0,
            links: Vec::new(),
            elements: Vec::new(),
            n_ignored: 0,
            skip_until: 0,
            html: None,
        }
    }

    /// Reads what `keys` name in the front matter, the first `end` bytes.
    pub fn front(&mut self, end: usize, keys: &[String]) {
        self.reading.language = front::language(self.masked, end);
        front::read(self.masked, end, keys, &mut self.reading);
        self.block_start = self.reading.prose.end();
    }

    /// What was read.
    pub fn finish(mut self) -> Reading {
        self.flush(self.source.len());
        self.reading.links.sort_by_key(|it| it.span.start);
        self.reading.elements.sort_by_key(|it| it.span.start);
        self.reading.comments.sort_by_key(|it| it.place.start);
        self.reading.unread.sort_by_key(|it| it.place.start);
        self.reading
    }

    /// Reads an event that stands at `range` of the source.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) => self.html_line(range),
            Event::Rule => self.flush(range.start),
            Event::TaskListMarker(_) => {}
            _ if self.n_ignored != 0 || range.end <= self.skip_until => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.push_object(range);
            }
            Event::InlineHtml(_) => self.inline_html(range),
            Event::FootnoteReference(_) => self.push_note(),
            Event::SoftBreak => self.reading.prose.push_atomic(" ", place(range)),
            Event::HardBreak => self.reading.prose.push_atomic("\n", place(range)),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Link { dest_url, .. } => {
                let url = self.unmasked(dest_url.into_string(), range);
                self.links.push((self.reading.prose.end(), url));
                return;
            }
            Tag::Image { .. } => {
                self.n_ignored += 1;
                return;
            }
            Tag::Strikethrough => {
                self.n_ignored += usize::from(self.is_struck(&range));
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => return,
            _ => self.flush(range.start),
        }
        if let Some(kind) = part_kind(&tag) {
            let place = place(range.clone());
            self.reading.parts.push(Part { kind, place });
        }
        match tag {
            Tag::Heading { level, .. } => {
                // A heading of its own ends what HTML above it forgot to close.
                self.containers.retain_elements(|_| false);
                self.containers.open(BlockKind::Heading(level as u8), false);
            }
            Tag::BlockQuote(_) => self.containers.open(BlockKind::Quotation, true),
            Tag::List(_) | Tag::DefinitionList => self.containers.open(BlockKind::ListItem, true),
            Tag::FootnoteDefinition(_) => self.containers.open(BlockKind::Note, false),
            Tag::Table(_) => self.containers.open(BlockKind::TableCell, true),
            Tag::HtmlBlock => self.html = Some(Prose::default()),
            Tag::CodeBlock(kind) => {
                self.reading.code.push(place(range.clone()));
                self.n_ignored += 1;
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.check_fence(range);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link => {
                if let Some((start, url)) = self.links.pop() {
                    self.push_link(start, url);
                }
                return;
            }
            TagEnd::Image => {
                self.n_ignored = self.n_ignored.saturating_sub(1);
                if self.n_ignored == 0 && self.skip_until < range.end {
                    self.push_object(range);
                }
                return;
            }
            TagEnd::Strikethrough => {
                let n_struck = usize::from(self.is_struck(&range));
                self.n_ignored = self.n_ignored.saturating_sub(n_struck);
                return;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => return,
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.html_block(&html, range.end);
                }
            }
            _ => {}
        }
        self.flush(range.end);
        match tag {
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => self.containers.close(),
            TagEnd::CodeBlock => self.n_ignored = self.n_ignored.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether what stands between tildes at `range` is struck out, so that it is no prose. A
    /// single tilde may mean “about”.
    fn is_struck(&self, range: &Range<usize>) -> bool {
        self.masked[range.start..].starts_with("~~")
    }

    /// Ends the block that is open, before byte `at` of the source.
    pub fn flush(&mut self, at: usize) {
        let (kind, group) = self.containers.innermost();
        let n_blocks = self.reading.blocks.len();
        self.reading
            .close_block(kind, group, self.block_start, offset(at));
        if let Some(block) = self.reading.blocks.get_mut(n_blocks) {
            block.declared = self.containers.language();
        }
        self.block_start = self.reading.prose.end();
        self.elements.clear();
    }

    /// Adds text; it is not as the source has it where an entity was decoded.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.masked.get(range.clone()) == Some(text) {
            self.push_source(range);
        } else {
            self.reading.prose.push_atomic(text, place(range));
        }
    }

    /// Adds what the source has at `range`, and for the masks in it what they stand for.
    pub fn push_source(&mut self, range: Range<usize>) {
        let mut at = range.start.max(self.skip_until).min(range.end);
        let masks = self.masks;
        let first = masks.partition_point(|it| it.range.end <= at);
        for mask in masks[first..]
            .iter()
            .take_while(|it| it.range.start < range.end)
        {
            if mask.range.start < at {
                // The parser cut the mask in two, and this is the second part.
                at = mask.range.end.min(range.end);
                continue;
            }
            self.push_exact(at..mask.range.start);
            match &mask.filling {
                Filling::Nothing => {}
                Filling::Object => self.push_object(mask.range.clone()),
                Filling::Notes(n_notes) => {
                    for _ in 0..*n_notes {
                        self.push_note();
                    }
                }
            }
            at = mask.range.end.min(range.end);
        }
        self.push_exact(at..range.end);
    }

    fn push_exact(&mut self, range: Range<usize>) {
        if let Some(text) = self.source.get(range.clone()) {
            self.reading.prose.push_exact(text, offset(range.start));
        }
    }

    /// Adds something that is there but is not words.
    pub fn push_object(&mut self, range: Range<usize>) {
        let mut bytes = [0; 4];
        let object = OBJECT.encode_utf8(&mut bytes);
        self.reading.prose.push_atomic(object, place(range));
    }

    /// Adds the mark of a note.
    pub fn push_note(&mut self) {
        let at = self.reading.prose.end();
        self.reading.notes.push(NoteMark { at });
    }

    /// Adds a link whose text began at `start` of the prose and ends here.
    pub fn push_link(&mut self, start: u32, url: String) {
        let end = self.reading.prose.end();
        if start < end {
            let span = Span::new(start, end);
            self.reading.links.push(Link { span, url });
        }
    }

    /// Takes back the prose from byte `at` on, and what hangs on it.
    pub fn truncate(&mut self, at: u32) {
        self.reading.prose.truncate(at);
        while self.reading.links.pop_if(|it| at < it.span.end).is_some() {}
        while self
            .reading
            .elements
            .pop_if(|it| at < it.span.end)
            .is_some()
        {}
        let notes = self.reading.notes.iter_mut().rev();
        for note in notes.take_while(|it| at < it.at) {
            note.at = at;
        }
        for (start, _) in self.links.iter_mut().rev().take_while(|it| at < it.0) {
            *start = at;
        }
        for element in self
            .elements
            .iter_mut()
            .rev()
            .take_while(|it| at < it.start)
        {
            element.start = at;
        }
    }

    /// `url` with what masks in the link at `range` stand for.
    pub fn unmasked(&self, url: String, range: Range<usize>) -> String {
        let filler = char::from(FILLER).to_string();
        if !url.contains(&filler) {
            return url;
        }
        let mut url = url;
        let first = self
            .masks
            .partition_point(|it| it.range.start < range.start);
        let within = self.masks[first..]
            .iter()
            .take_while(|it| it.range.end <= range.end);
        for mask in within {
            let original = &self.source[mask.range.clone()];
            url = url.replacen(&filler.repeat(original.len()), original, 1);
        }
        url
    }

    /// Adds a line of the block of HTML that is open.
    fn html_line(&mut self, range: Range<usize>) {
        if let (Some(html), Some(text)) = (&mut self.html, self.masked.get(range.clone())) {
            html.push_exact(text, offset(range.start));
        }
    }

    /// Tells of the fenced code at `range` if it runs to the end of the draft without a fence.
    fn check_fence(&mut self, range: Range<usize>) {
        if self.masked[range.end..].contains(|it: char| !it.is_whitespace()) {
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
        let closed = n_marks <= last.len() && last.chars().all(|it| it == mark);
        if !closed && has_word(body) {
            self.push_unread(range.start, opener.trim_end());
        }
    }

    /// Tells that all from byte `at` of the source on is unread, on account of `opener`.
    pub fn push_unread(&mut self, at: usize, opener: &str) {
        let end = self.source.len();
        self.reading.unread.push(Unread {
            place: place(at..end),
            opener: opener.to_owned(),
        });
    }
}

/// `range` of the source as a place.
pub fn place(range: Range<usize>) -> Place {
    Place::new(offset(range.start), offset(range.end))
}

/// What the blocks in `tag` stand in, if it is something to stand in.
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
