//! The reader of Markdown, which passes the parser's events to [`MarkdownReader`].

pub mod addition;
pub mod container;
pub mod element;
pub mod front;
pub mod html;
pub mod jsx;
pub mod lines;
pub mod mask;
pub mod module;
pub mod reader;
pub mod seek;
pub mod style;
pub mod template;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser};

use crate::text::markdown::reader::MarkdownReader;
use crate::text::markup::Markup;
use crate::text::reading::{BesideText, Reading};

/// Reads Markdown. `beside` says which values of the front matter are read in addition to the text,
/// and whether alternative texts are read.
pub fn read(source: &str, markup: Markup, beside: &BesideText) -> Reading {
    let masked = mask::mask(source, markup, code);
    let front = masked.front.end;
    let body = &masked.text[front..];
    let parser = Parser::new_with_broken_link_callback(body, options(), Some(missing_reference));
    let mut reader = MarkdownReader::new(source, &masked, beside.has_alternatives);
    reader.read_front_matter(&masked.front, &beside.keys);
    for (event, range) in parser.into_offset_iter() {
        reader.read_event(event, range.start + front..range.end + front);
    }
    reader.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Returns the ranges of code blocks and inline code in `text`.
fn code(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let code = events.filter(|(event, _)| {
        matches!(
            event,
            Event::Code(_) | Event::Start(pulldown_cmark::Tag::CodeBlock(_))
        )
    });
    code.map(|(_, range)| range).collect()
}

/// Treats `[text][label]` and `[label][]` as links even if the file does not define the label.
fn missing_reference(link: BrokenLink<'_>) -> Option<(CowStr<'_>, CowStr<'_>)> {
    let full = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    full.then_some((link.reference, CowStr::Borrowed("")))
}

#[cfg(test)]
mod tests;
