//! Colours for findings: what codespan-reporting writes, kept as text. Knows no drafts.
//!
//! Colours are the terminal's own sixteen and few, so that they suit dark and light grounds; the
//! frame is only dimmed.

use std::io::{self, Write};

use anstyle::{AnsiColor, Reset, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

/// Keeps what is written, with colours where they are wanted.
#[derive(Debug)]
pub struct Painter {
    written: Vec<u8>,
    color: bool,
    styled: bool,
    /// The next word is the name of the severity `Note`, which we call “info”.
    names_note: bool,
}

impl Painter {
    /// A painter that has written nothing yet.
    #[must_use]
    pub fn new(color: bool) -> Self {
        Self {
            written: Vec::new(),
            color,
            styled: false,
            names_note: false,
        }
    }

    /// What was written.
    #[must_use]
    pub fn written(&self) -> &[u8] {
        &self.written
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

/// `text` in bold where `color` is wanted.
#[must_use]
pub fn bold(text: &str, color: bool) -> String {
    if color {
        format!("{}{text}{Reset}", Style::new().bold())
    } else {
        text.to_owned()
    }
}

impl Write for Painter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Nothing that is drawn ends with spaces that mean something.
        while bytes == b"\n" && self.written.last() == Some(&b' ') {
            self.written.pop();
        }
        let named = self.names_note && bytes == b"note";
        self.written.extend(if named { b"info" } else { bytes });
        self.names_note = false;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Painter {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.names_note = severity == Severity::Note;
        self.set(colored(severity_color(severity)).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(Style::new().dimmed())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(Style::new().dimmed())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(Style::new().dimmed())
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        self.set(match style {
            LabelStyle::Primary => colored(severity_color(severity)),
            LabelStyle::Secondary => colored(AnsiColor::Cyan),
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

fn colored(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(color.into()))
}

fn severity_color(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Bug | Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note | Severity::Help => AnsiColor::Green,
    }
}
