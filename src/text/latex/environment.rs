//! Environments: lists, quotations, tables, code, formulas.

use crate::text::block::{BlockKind, Marker};
use crate::text::latex::{LatexReader, WORDS};
use crate::text::part::PartKind;

impl LatexReader<'_> {
    /// Reads the beginning or the end of an environment, whose name is in braces at byte `behind`.
    pub(super) fn read_environment(&mut self, begins: bool, behind: usize, end: usize) {
        let at = self.at;
        let Some(argument) = self
            .brace_argument(behind)
            .filter(|argument| argument.end < end)
        else {
            self.add_pending(at);
            self.skip_to(behind);
            return;
        };
        let written = &self.source[argument.clone()];
        let name = written.trim_end_matches('*');
        let next = argument.end + 1;
        let words = &WORDS.environments;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if begins && is_among(&words.formulas) {
            // A formula is part of its sentence, so the block goes on.
            let last = self.environment_end(written, next, end);
            self.add_object(last);
            return;
        }
        self.end_block(at);
        if !begins && name == "document" {
            self.document_end.get_or_insert(at);
            self.skip_to(end);
            return;
        }
        let is_comment = is_among(&words.comments);
        if begins && (is_comment || is_among(&words.code)) {
            let last = self.environment_end(written, next, end);
            self.skip_unread(next..last, is_comment);
            return;
        }
        let is_list =
            is_among(&words.bullets) || is_among(&words.numbers) || is_among(&words.terms);
        let is_table = is_among(&words.tables);
        if is_list && !begins {
            self.end_item(at);
            self.items.pop();
        }
        let containers = &mut self.composer.containers;
        if !begins {
            if is_list || is_table || is_among(&words.quotations) {
                containers.close();
            }
            if is_table {
                self.tables.pop();
            }
            self.skip_to(next);
            return;
        }
        self.open_environment(written, next, end);
    }

    /// Begins the environment `written`, whose text begins at byte `next`.
    fn open_environment(&mut self, written: &str, next: usize, end: usize) {
        let at = self.at;
        let name = written.trim_end_matches('*');
        let words = &WORDS.environments;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        let is_list =
            is_among(&words.bullets) || is_among(&words.numbers) || is_among(&words.terms);
        let is_table = is_among(&words.tables);
        let containers = &mut self.composer.containers;
        if is_among(&words.quotations) {
            self.composer.containers.open(BlockKind::Quotation, true);
        } else if is_among(&words.bullets) {
            containers.open_list(Marker::Bullet);
        } else if is_among(&words.numbers) {
            containers.open_list(Marker::Number);
        } else if is_among(&words.terms) {
            containers.open_list(Marker::Term);
        } else if is_table {
            self.composer.containers.open(BlockKind::TableCell, true);
            self.tables.push(name.to_owned());
            let last = self.environment_end(written, next, end);
            self.composer.add_part(PartKind::List, at..last);
        }
        if is_list {
            self.items.push(None);
            let last = self.environment_end(written, next, end);
            self.composer.add_part(PartKind::List, at..last);
        }
        let is_set = is_table || is_list || self.source[next..].starts_with(['[', '{']);
        let behind = is_set.then(|| self.end_of_arguments(next));
        self.skip_to(behind.unwrap_or(next).min(end));
    }

    /// Reads the code or the comment that begins here, whose text is at `inner`.
    fn skip_unread(&mut self, inner: std::ops::Range<usize>, is_comment: bool) {
        let whole = self.at..inner.end;
        self.skip_to(inner.end);
        if is_comment {
            self.composer.add_comment(whole, inner);
        } else {
            self.composer.add_code(whole);
        }
    }

    /// Ends a cell of a table at byte `end`; the next begins at byte `next`.
    pub(super) fn end_cell(&mut self, end: usize, next: usize) {
        self.end_block(end);
        self.skip_to(next);
    }

    /// Returns the byte after the end of the environment `name`, whose text begins at byte `from`.
    fn environment_end(&self, name: &str, from: usize, end: usize) -> usize {
        let mark = format!("\\end{{{name}}}");
        let found = self.source[from..end].find(&mark);
        found.map_or(end, |len| from + len + mark.len())
    }

    /// Ends the open item of the innermost list before byte `end`.
    fn end_item(&mut self, end: usize) {
        if let Some(start) = self.items.last_mut().and_then(Option::take) {
            let text = self.source[start..end.max(start)].trim_end();
            self.composer
                .add_part(PartKind::Item, start..start + text.len());
        }
    }

    /// Begins an item of a list; its command ends before byte `behind`.
    pub(super) fn begin_item(&mut self, behind: usize) {
        self.end_block(self.at);
        self.end_item(self.at);
        if let Some(item) = self.items.last_mut() {
            *item = Some(self.at);
        }
        let term = self.source[behind..]
            .starts_with('[')
            .then(|| self.bracket_argument(behind));
        self.skip_to(behind);
        if let Some(term) = term.flatten() {
            let next = term.end + 1;
            let (kind, _) = self.composer.containers.innermost();
            self.read_block(kind, term);
            self.skip_to(next);
        } else if self.source[behind..].starts_with('{') {
            // The argument is the key of an entry of a bibliography.
            let next = self.end_of_arguments(behind);
            self.skip_to(next);
        }
    }
}
