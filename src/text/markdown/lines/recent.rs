//! The last lines that were read. They determine whether a line `: text` is the definition of a
//! term.

/// The last lines that were read.
#[derive(Default)]
pub struct RecentLines<'t> {
    /// The last two lines, the last one first.
    pub before: [&'t str; 2],
    /// Whether the last line that is not blank is a definition.
    defined: bool,
}

impl<'t> RecentLines<'t> {
    /// Adds a line without trailing spaces.
    pub fn push(&mut self, line: &'t str) {
        if !line.is_empty() {
            self.defined = line.trim_start().starts_with(": ") && self.may_precede_definition();
        }
        self.before = [line, self.before[0]];
    }

    /// Returns whether the next line would be the definition of a term if it began with a colon.
    pub fn may_precede_definition(&self) -> bool {
        let [near, far] = self.before;
        let (term, above) = if near.is_empty() {
            (far, "")
        } else {
            (near, far)
        };
        let is_item = ["- ", "* ", "+ "]
            .iter()
            .any(|marker| term.starts_with(marker));
        let short = !term.is_empty() && term.len() < 80 && term.split(' ').count() < 8;
        let plain = !term.ends_with(['.', '!', '?', ',', ';', ':', '"', '”', '’', '\'', ')']);
        let opens = !term.starts_with(['#', '>', '|', '<', ' ', '"', '“', '‘']) && !is_item;
        self.defined || short && plain && opens && above.is_empty()
    }

    /// Returns whether the last line that is not blank is an HTML comment.
    pub fn is_comment(&self) -> bool {
        let [near, far] = self.before;
        let last = if near.is_empty() { far } else { near };
        last.starts_with("<!--") && last.ends_with("-->")
    }
}
