//! Emphasis: whether all words of a block are in bold or in italics.

/// The emphasis of the text in the open block.
#[derive(Debug, Default)]
pub struct Emphasis {
    /// The number of open marks of Markdown for bold and for italics.
    pub bold: usize,
    pub italic: usize,
    /// The number of open HTML elements for bold and for italics.
    pub html_bold: usize,
    pub html_italic: usize,
    /// The number of pieces of text in the block that have words: of all pieces, of those in bold,
    /// and of those in italics.
    n_pieces: usize,
    n_bold: usize,
    n_italic: usize,
}

impl Emphasis {
    /// Adds `text` to the block.
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

    /// Resets the counts for the next block.
    pub fn end_block(&mut self) {
        *self = Self {
            bold: self.bold,
            italic: self.italic,
            ..Self::default()
        };
    }

    /// Closes an HTML element for bold.
    pub fn close_bold(&mut self) {
        self.html_bold = self.html_bold.saturating_sub(1);
    }

    /// Closes an HTML element for italics.
    pub fn close_italic(&mut self) {
        self.html_italic = self.html_italic.saturating_sub(1);
    }
}
