//! Adds colours to the output of codespan-reporting, and collects the output in memory.
//!
//! The colours are from the 256-colour palette. Each colour has a contrast of at least 3.8 to 1 on
//! white and on black. The sixteen basic colours are not used, because a terminal's yellow, green
//! and cyan are unreadable on white. Only carets and messages are coloured; words of the draft are
//! not.

use std::io::{self, Write};

use anstyle::{Ansi256Color, Reset, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

/// Dark orange, for warnings: 4.7 to 1 on white, 4.5 to 1 on black.
pub const ORANGE: Ansi256Color = Ansi256Color(130);

/// Red, for errors: 5.4 to 1 on white, 3.9 to 1 on black.
pub const RED: Ansi256Color = Ansi256Color(160);

/// Green, for infos: 4.7 to 1 on white, 4.5 to 1 on black.
pub const GREEN: Ansi256Color = Ansi256Color(28);

/// Teal, for related places: 4.4 to 1 on white, 4.8 to 1 on black.
pub const TEAL: Ansi256Color = Ansi256Color(30);

/// Collects the output, with or without colours.
#[derive(Debug)]
pub struct Painter {
    written: Vec<u8>,
    color: bool,
    styled: bool,
    writing: Writing,
}

/// The kind of text that is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// The next word is the name of the severity `Note`. “Info” is written instead.
    NoteName,
    /// A numbered row. It has words of the draft, which are not coloured.
    DraftRow,
    /// The frame, messages and carets.
    Frame,
}

impl Painter {
    /// Returns a painter that has not written anything yet.
    pub fn new(color: bool) -> Self {
        Self {
            written: Vec::new(),
            color,
            styled: false,
            writing: Writing::Frame,
        }
    }

    /// Returns the output so far.
    pub fn into_written(self) -> Vec<u8> {
        self.written
    }

    fn set(&mut self, style: Style) -> io::Result<()> {
        self.reset()?;
        if self.color {
            write!(self.written, "{style}")?;
            self.styled = true;
        }
        Ok(())
    }
}

/// Returns `text`, in bold if `color` is true.
pub fn bold(text: &str, color: bool) -> String {
    if color {
        format!("{}{text}{Reset}", Style::new().bold())
    } else {
        text.to_owned()
    }
}

impl Write for Painter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Remove trailing spaces, which have no meaning in the output of codespan-reporting.
        while bytes == b"\n" && self.written.last() == Some(&b' ') {
            self.written.pop();
        }
        let is_renamed = self.writing == Writing::NoteName && bytes == b"note";
        self.written
            .extend(if is_renamed { b"info" } else { bytes });
        if self.writing == Writing::NoteName || bytes.ends_with(b"\n") {
            self.writing = Writing::Frame;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        if severity == Severity::Note {
            self.writing = Writing::NoteName;
        }
        self.set(colored(severity_color(severity)).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.writing = Writing::DraftRow;
        self.set(Style::new().dimmed())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(Style::new().dimmed())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(Style::new().dimmed())
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        if self.writing == Writing::DraftRow {
            return Ok(());
        }
        self.set(match style {
            LabelStyle::Primary => colored(severity_color(severity)),
            LabelStyle::Secondary => colored(TEAL),
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.styled {
            write!(self.written, "{Reset}")?;
            self.styled = false;
        }
        Ok(())
    }
}

fn colored(color: Ansi256Color) -> Style {
    Style::new().fg_color(Some(color.into()))
}

fn severity_color(severity: Severity) -> Ansi256Color {
    match severity {
        Severity::Bug | Severity::Error => RED,
        Severity::Warning => ORANGE,
        Severity::Note | Severity::Help => GREEN,
    }
}
