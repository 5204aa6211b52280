//! Outlines: the structure of a text that another layer has read, such as the text of a Word
//! document. An outline says which paragraphs are headings, items or notes, and which words are
//! links.

use crate::text::block::{BlockKind, Marker};
use crate::text::part::{Part, PartKind};
use crate::text::prose::OBJECT;
use crate::text::reading::{Comment, Link, NoteMark, Reading};
use crate::text::span::{Place, Span};

/// The structure of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentOutline {
    /// The paragraphs, in the order of their places. Text outside all paragraphs is not prose.
    pub paragraphs: Vec<OutlineParagraph>,
    /// The comments, in the order of their places.
    pub comments: Vec<Comment>,
}

/// A paragraph of an outlined text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineParagraph {
    /// The place of the paragraph.
    pub place: Place,
    /// The kind of the block that the paragraph becomes; `None` for a block of code, which is not
    /// prose.
    pub kind: Option<BlockKind>,
    /// The number of the list, table or quotation that contains the paragraph, counted from 1. The
    /// number is 0 if none contains the paragraph.
    pub group_number: u32,
    /// How the paragraph is marked in its list.
    pub marker: Marker,
    /// Whether all words of the paragraph are set in bold.
    pub is_bold: bool,
    /// Whether all words of the paragraph are set in italics.
    pub is_italic: bool,
    /// Whether the paragraph is the title or a summary of the document.
    pub is_front_matter: bool,
    /// The marks in the paragraph, in the order of their places.
    pub marks: Vec<InlineMark>,
}

/// A place in a paragraph that is not plain text, such as a picture, the mark of a note, or the
/// words of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineMark {
    /// The place of the mark.
    pub place: Place,
    /// The kind of the mark.
    pub kind: InlineKind,
}

/// The kind of a mark in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// The end of a line within the paragraph.
    Break,
    /// Something other than words, such as code or a formula.
    Object,
    /// A picture.
    Picture,
    /// The mark of a note or a citation, which has no words.
    Note,
    /// A link. The words at the place of the mark lead to this address.
    Link(String),
}

/// Reads the text `source`. `outline` says which places are paragraphs, headings, notes and links.
pub fn read(source: &str, outline: &DocumentOutline) -> Reading {
    let mut reading = Reading {
        comments: outline.comments.clone(),
        ..Reading::default()
    };
    for paragraph in &outline.paragraphs {
        let place = paragraph.place;
        let Some(kind) = paragraph.kind else {
            reading.code_blocks.push(place);
            continue;
        };
        let kind_of_part = PartKind::Text;
        reading.parts.push(Part {
            kind: kind_of_part,
            place,
        });
        let start = reading.prose.end();
        push_words(source, paragraph, &mut reading);
        let n_blocks = reading.blocks.len();
        reading.close_block(kind, paragraph.group_number, start, place.end);
        if let Some(block) = reading.blocks.get_mut(n_blocks) {
            block.marker = paragraph.marker;
            block.is_bold = paragraph.is_bold;
            block.is_italic = paragraph.is_italic;
            block.is_front_matter = paragraph.is_front_matter;
        }
    }
    reading.links.sort_by_key(|link| link.span.start);
    reading
}

/// Adds the words and the marks of `paragraph` to `reading`.
fn push_words(source: &str, paragraph: &OutlineParagraph, reading: &mut Reading) {
    let mut at = paragraph.place.start;
    // The open links. Each has the byte of the source at which it ends, the byte of the prose at
    // which its words begin, and its address.
    let mut links: Vec<(u32, u32, &str)> = Vec::new();
    for mark in &paragraph.marks {
        push_exact(source, at, mark.place.start, &mut links, reading);
        at = at.max(mark.place.start);
        match &mark.kind {
            InlineKind::Link(url) => {
                links.push((mark.place.end, reading.prose.end(), url));
                continue;
            }
            InlineKind::Note => {
                let at = reading.prose.end();
                reading.notes.push(NoteMark { at });
            }
            InlineKind::Break => reading.prose.push_atomic("\n", mark.place),
            InlineKind::Object => push_object(mark.place, reading),
            InlineKind::Picture => {
                reading.pictures.push(mark.place);
                push_object(mark.place, reading);
            }
        }
        at = at.max(mark.place.end);
    }
    let end = paragraph.place.end;
    push_exact(source, at, end, &mut links, reading);
    close_links(end, &mut links, reading);
}

fn push_object(place: Place, reading: &mut Reading) {
    let object = OBJECT.encode_utf8(&mut [0; 4]).to_owned();
    reading.prose.push_atomic(&object, place);
}

/// Adds the text of `source` from byte `at` to byte `end`, and closes the `links` that end at or
/// before `end`.
fn push_exact(
    source: &str,
    at: u32,
    end: u32,
    links: &mut Vec<(u32, u32, &str)>,
    reading: &mut Reading,
) {
    let mut at = at;
    while let Some(link_end) = links
        .last()
        .map(|&(start, _, _)| start)
        .filter(|start| *start <= end)
    {
        if let Some(text) = source.get(at as usize..link_end as usize) {
            reading.prose.push_exact(text, at);
            at = link_end;
        }
        close_links(link_end, links, reading);
    }
    if let Some(text) = source.get(at as usize..end as usize) {
        reading.prose.push_exact(text, at);
    }
}

/// Closes the `links` that end at or before byte `end` of the source.
fn close_links(end: u32, links: &mut Vec<(u32, u32, &str)>, reading: &mut Reading) {
    while let Some((_, start, url)) = links.pop_if(|(start, _, _)| *start <= end) {
        let prose_end = reading.prose.end();
        if start < prose_end {
            let (span, url) = (Span::new(start, prose_end), url.to_owned());
            reading.links.push(Link { span, url });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(start: u32, end: u32, marks: Vec<InlineMark>) -> OutlineParagraph {
        OutlineParagraph {
            place: Place::new(start, end),
            kind: Some(BlockKind::Paragraph),
            group_number: 0,
            marker: Marker::None,
            is_bold: false,
            is_italic: false,
            is_front_matter: false,
            marks,
        }
    }

    #[test]
    fn marks_become_links_notes_and_objects() {
        let source = "The tide rose, it said.\n`x` is code";
        let mark = |start, end, kind| InlineMark {
            place: Place::new(start, end),
            kind,
        };
        let outline = DocumentOutline {
            paragraphs: vec![
                paragraph(
                    0,
                    23,
                    vec![
                        mark(4, 8, InlineKind::Link("http://a.ex".to_owned())),
                        mark(13, 13, InlineKind::Note),
                        mark(14, 15, InlineKind::Break),
                    ],
                ),
                paragraph(24, 35, vec![mark(24, 27, InlineKind::Object)]),
            ],
            comments: Vec::new(),
        };
        let reading = read(source, &outline);
        let expected = "The tide rose,\nit said.\n\n\u{fffc} is code\n\n";
        assert_eq!(reading.prose.text(), expected);
        let links = reading
            .links
            .iter()
            .map(|link| (link.span, link.url.as_str()));
        assert_eq!(
            links.collect::<Vec<_>>(),
            [(Span::new(4, 8), "http://a.ex")]
        );
        assert_eq!(reading.notes[0].at, 13);
        assert_eq!(reading.blocks.len(), 2);
        let span = Span::new(15, 17);
        assert_eq!(reading.prose.place(span), Place::new(15, 17));
    }
}
