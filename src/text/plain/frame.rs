//! Removes the text around the copy in a plain text: mail headers, quoted mail, signatures, slugs,
//! end marks. `rules/plain-text.toml` has the words by which such text is recognised.

mod chat;
mod desk;
mod mail;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::left_out::LeftOutKind;
use crate::text::plain::line::Line;
use crate::text::span::{Place, offset};

/// The words of `rules/plain-text.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameWords {
    mail: MailWords,
    desk: DeskWords,
    chat: ChatWords,
    labels: LabelWords,
}

/// The words by which mail is recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct MailWords {
    first: Vec<String>,
    headers: Vec<String>,
    title: String,
    reply_starts: Vec<String>,
    reply_ends: Vec<String>,
    originals: Vec<String>,
    forwarded: Vec<String>,
    signatures: Vec<String>,
}

/// The words by which notes of a desk are recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskWords {
    ends: Vec<String>,
    words: Vec<String>,
    openers: Vec<String>,
    updates: Vec<String>,
}

/// The words by which times in a chat are recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChatWords {
    halves: Vec<String>,
}

/// The labels that a desk puts before a line, such as `BREAKING`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelWords {
    names: Vec<String>,
}

static WORDS: LazyLock<FrameWords> = LazyLock::new(|| {
    toml::from_str(embedded::text("plain-text.toml")).expect("a test reads rules/plain-text.toml")
});

/// The lines of a text, and the places that have been removed from them.
struct Frame<'l, 's> {
    lines: &'l mut [Line<'s>],
    excluded: Vec<(Place, LeftOutKind)>,
    /// The index of the line that is the title, which is the subject of an e-mail; `None` if there
    /// is none.
    title: Option<usize>,
}

/// The result of removing the text around the copy.
pub struct Framed {
    /// The places that are not copy, each with the reason, in no particular order.
    pub excluded: Vec<(Place, LeftOutKind)>,
    /// The index of the line that is the title, which is the subject of an e-mail; `None` if there
    /// is none.
    pub title: Option<usize>,
}

/// Makes lines without copy blank, and removes text that comes before the copy in a line, such as a
/// label or a time.
pub fn remove_frame(lines: &mut [Line<'_>]) -> Framed {
    take_by(lines, mail::remove_mail)
}

/// Like [`remove_frame`], but for an e-mail. Its header ends at the first blank line.
pub fn remove_message_frame(lines: &mut [Line<'_>]) -> Framed {
    take_by(lines, mail::remove_message)
}

fn take_by(lines: &mut [Line<'_>], take_mail: impl Fn(&mut Frame<'_, '_>)) -> Framed {
    let mut frame = Frame {
        lines,
        excluded: Vec::new(),
        title: None,
    };
    take_mail(&mut frame);
    chat::remove_times(&mut frame);
    desk::remove_notes(&mut frame);
    Framed {
        excluded: frame.excluded,
        title: frame.title,
    }
}

impl Frame<'_, '_> {
    /// Makes line `idx` blank, and records its place with the reason `kind`.
    fn blank_line(&mut self, idx: usize, kind: LeftOutKind) {
        self.remove_start(idx, self.lines[idx].text.len(), kind);
    }

    /// Removes the first `len` bytes of line `idx` and the spaces after these bytes. Records their
    /// place with the reason `kind`.
    fn remove_start(&mut self, idx: usize, len: usize, kind: LeftOutKind) {
        let line = &mut self.lines[idx];
        if len == 0 {
            return;
        }
        let place = Place::new(offset(line.start), offset(line.start + len));
        self.excluded.push((place, kind));
        let rest = line.text[len..].trim_start();
        line.start += line.text.len() - rest.len();
        line.width = rest.chars().count();
        line.text = rest;
        if rest.is_empty() {
            (line.is_quoted, line.has_item_mark) = (false, false);
        }
    }

    /// Returns the index of the first line, from line `idx` on, that is not blank.
    fn next_nonblank_line(&self, idx: usize) -> Option<usize> {
        (idx..self.lines.len()).find(|idx| !self.lines[*idx].is_blank())
    }
}

#[cfg(test)]
mod tests;
