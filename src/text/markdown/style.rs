//! Emphasis: whether all words of a block are in bold or in italics.

/// The emphasis of the text in the open block.
#[derive(Debug, Default)]
pub struct Emphasis {
    /// The number of open marks of Markdown for bold.
    pub bold: usize,
    /// The number of open marks of Markdown for italics.
    pub italic: usize,
    /// The number of open HTML elements for bold.
    pub html_bold: usize,
    /// The number of open HTML elements for italics.
    pub html_italic: usize,
    /// The number of pieces of text in the block that have words.
    n_pieces: usize,
    /// The number of pieces of text that have words and are in bold.
    n_bold: usize,
    /// The number of pieces of text that have words and are in italics.
    n_italic: usize,
}

impl Emphasis {
    /// Counts `text` as a piece of the block.
    pub fn add_text(&mut self, text: &str) {
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        self.n_pieces += 1;
        self.n_bold += usize::from(0 < self.bold + self.html_bold);
        self.n_italic += usize::from(0 < self.italic + self.html_italic);
    }

    /// Returns whether all words of the block are in bold, and whether all are in italics.
    pub fn is_all_bold_and_italic(&self) -> (bool, bool) {
        let is_all = |n_pieces: usize| n_pieces != 0 && n_pieces == self.n_pieces;
        (is_all(self.n_bold), is_all(self.n_italic))
    }

    /// Resets the counts for the next block. Marks of Markdown stay open, HTML elements do not.
    pub fn end_block(&mut self) {
        *self = Self {
            bold: self.bold,
            italic: self.italic,
            ..Self::default()
        };
    }

    /// Records that an HTML element for bold is closed.
    pub fn close_bold(&mut self) {
        self.html_bold = self.html_bold.saturating_sub(1);
    }

    /// Records that an HTML element for italics is closed.
    pub fn close_italic(&mut self) {
        self.html_italic = self.html_italic.saturating_sub(1);
    }
}
