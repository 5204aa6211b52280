//! What stands around the copy in a plain text and is no copy: mail headers, quoted mail, signatures,
//! slugs, end marks. `rules/plain-text.toml` has the words.

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

/// How mail is recognised.
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

/// How notes of a desk are recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskWords {
    ends: Vec<String>,
    words: Vec<String>,
    openers: Vec<String>,
    updates: Vec<String>,
}

/// How times in a chat are recognised.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChatWords {
    halves: Vec<String>,
}

/// The labels that a desk puts before a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelWords {
    names: Vec<String>,
}

static WORDS: LazyLock<FrameWords> = LazyLock::new(|| {
    toml::from_str(embedded::text("plain-text.toml")).expect("a test reads rules/plain-text.toml")
});

/// The lines of a text, and what of them is taken away.
struct Frame<'l, 's> {
    lines: &'l mut [Line<'s>],
    taken: Vec<(Place, LeftOutKind)>,
    /// The line that is the title of a message.
    title: Option<usize>,
}

/// What was found around the copy.
pub struct Framed {
    /// What is no copy, in no order.
    pub taken: Vec<(Place, LeftOutKind)>,
    /// The line that is the title of a message.
    pub title: Option<usize>,
}

/// Makes the lines blank that are no copy, and cuts off what stands before the copy of a line.
pub fn take(lines: &mut [Line<'_>]) -> Framed {
    let mut frame = Frame {
        lines,
        taken: Vec::new(),
        title: None,
    };
    mail::take(&mut frame);
    chat::take(&mut frame);
    desk::take(&mut frame);
    Framed {
        taken: frame.taken,
        title: frame.title,
    }
}

impl Frame<'_, '_> {
    /// Makes line `idx` blank.
    fn blank(&mut self, idx: usize, kind: LeftOutKind) {
        self.cut(idx, self.lines[idx].text.len(), kind);
    }

    /// Takes the first `len` bytes of line `idx` away, and the spaces behind them.
    fn cut(&mut self, idx: usize, len: usize, kind: LeftOutKind) {
        let line = &mut self.lines[idx];
        if len == 0 {
            return;
        }
        let place = Place::new(offset(line.start), offset(line.start + len));
        self.taken.push((place, kind));
        let rest = line.text[len..].trim_start();
        line.start += line.text.len() - rest.len();
        line.width = rest.chars().count();
        line.text = rest;
        if rest.is_empty() {
            (line.quoted, line.marked) = (false, false);
        }
    }

    /// The first line from `idx` on that is not blank.
    fn next_filled(&self, idx: usize) -> Option<usize> {
        (idx..self.lines.len()).find(|idx| !self.lines[*idx].is_blank())
    }
}

#[cfg(test)]
mod tests;
