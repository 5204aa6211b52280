//! Reads environments: lists, quotations, tables, code, formulas.

use crate::text::block::{BlockKind, Marker};
use crate::text::latex::{LatexReader, WORDS};
use crate::text::part::PartKind;

/// The command that begins the document.
const BEGIN: &str = "\\begin{document}";
/// The command that ends the document.
const END_OF_DOCUMENT: &str = "\\end{document}";
/// The maximum length in bytes of an unknown environment that is read as code because it contains a
/// whole document.
const MAX_LISTING_BYTES: usize = 20_000;

impl LatexReader<'_> {
    /// Reads the beginning or the end of an environment, whose name is in braces at byte `after`.
    pub(super) fn environment(&mut self, begins: bool, after: usize, end: usize) {
        let at = self.at;
        let Some(argument) = self.braced(after).filter(|argument| argument.end < end) else {
            self.flush(at);
            self.skip_to(after);
            return;
        };
        let next = argument.end + 1;
        self.environment_named(&self.source[argument], begins, next, end);
    }

    /// Reads the beginning or the end of the environment with the name `written`. The command for
    /// it ends before byte `next`.
    pub(super) fn environment_named(
        &mut self,
        written: &str,
        begins: bool,
        next: usize,
        end: usize,
    ) {
        let at = self.at;
        let own = self.environments.get(written).cloned();
        let like = own.as_ref().map_or(written, |own| &own.like);
        let name = like.trim_end_matches('*');
        let words = &WORDS.environments;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if begins && is_among(&words.formulas) {
            // A formula is part of its sentence, so the block goes on.
            let last = self.end_of_environment(written, next, end);
            self.object(last);
            return;
        }
        self.end_block(at);
        if !begins && written == "document" {
            self.ends_at.get_or_insert(at);
            self.skip_to(end);
            return;
        }
        let is_comment = is_among(&words.comments);
        let is_code = is_among(&words.code) || begins && self.is_listing(written, next);
        if begins && (is_comment || is_code) {
            let last = self.end_of_environment(written, next, end);
            self.pass(next..last, is_comment);
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
        self.open_environment(name, written, next, end);
    }

    /// Returns whether the environment `written` shows a whole document as code. The text of the
    /// environment begins at byte `next`. A document that is typeset is not inside another
    /// environment.
    fn is_listing(&self, written: &str, next: usize) -> bool {
        let environments = &WORDS.environments;
        let is_theorem = environments.theorems.iter().any(|known| known == written);
        let is_known = written == "document" || environments.has(written) && !is_theorem;
        if self.n_document_ends < 2 || is_known {
            return false;
        }
        let rest = &self.source.as_bytes()[next..];
        let rest = &rest[..rest.len().min(MAX_LISTING_BYTES)];
        let find = |mark: &str| {
            rest.windows(mark.len())
                .position(|part| part == mark.as_bytes())
        };
        let last = find(&format!("\\end{{{written}}}"));
        let shown = find(END_OF_DOCUMENT).filter(|at| last.is_some_and(|last| *at < last));
        // If several environments enclose the shown document, only the innermost environment is
        // code.
        let first = find("\\begin{");
        shown.is_some_and(|end| first.is_none_or(|at| end < at || Some(at) == find(BEGIN)))
    }

    /// Begins the environment `written`, which is read like the environment `name`. The text of the
    /// environment begins at byte `next`.
    fn open_environment(&mut self, name: &str, written: &str, next: usize, end: usize) {
        let at = self.at;
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
            let last = self.end_of_environment(written, next, end);
            self.composer.add_part(PartKind::List, at..last);
        }
        if is_list {
            self.items.push(None);
            let last = self.end_of_environment(written, next, end);
            self.composer.add_part(PartKind::List, at..last);
        }
        if is_among(&words.theorems) {
            self.skip_to(next);
            if let Some(title) = self.optional(next) {
                // `[shade=true]` and `[side-by-side]` are options and not the name of a theorem.
                let text = &self.source[title.clone()];
                let is_declared = self.environments.contains_key(written);
                if !text.contains('=') && (is_declared || text.trim().contains([' ', '~'])) {
                    self.title_within(title.clone(), None);
                }
                self.skip_to((title.end + 1).min(end));
            }
            return;
        }
        let is_set = is_table || is_list || self.source[next..].starts_with(['[', '{', '<']);
        let after = is_set.then(|| self.end_of_arguments(self.end_of_overlay(next)));
        if let Some(after) = after.filter(|_| !is_table && !is_list) {
            self.titles(name, next, after.min(end));
        }
        self.skip_to(after.unwrap_or(next).min(end));
    }

    /// Returns the byte after the numbers of slides at byte `at`, such as `<2->`. Returns `at` if
    /// there are no numbers.
    fn end_of_overlay(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        let line = &rest[..self.end_of_line(at) - at];
        let close = line.find('>').filter(|_| line.starts_with('<'));
        close.map_or(at, |len| at + len + 1)
    }

    /// Reads those arguments of the environment `name` that are shown: the title of a slide, and
    /// braces with several words after an unknown environment. The arguments are between the bytes
    /// `start` and `end`.
    fn titles(&mut self, name: &str, start: usize, end: usize) {
        let mut at = self.end_of_overlay(start);
        let slide = WORDS.headings.get("frametitle").filter(|_| name == "frame");
        while at < end {
            if let Some(option) = self.optional(at) {
                at = option.end + 1;
                continue;
            }
            let Some(argument) = self.braced(at).filter(|argument| argument.end < end) else {
                return;
            };
            at = argument.end + 1;
            let text = &self.source[argument.clone()];
            let is_word =
                |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
            let n_words = text.split([' ', '\n', '~']).filter(is_word).count();
            if let Some(depth) = slide {
                self.title_within(argument, Some(BlockKind::Heading(*depth)));
            } else if 1 < n_words && !text.contains('=') {
                self.title_within(argument, None);
            }
        }
    }

    /// Reads the title at `range` as a block of the kind `kind`. If `kind` is `None`, the block
    /// gets the kind of the container around it.
    fn title_within(&mut self, range: std::ops::Range<usize>, kind: Option<BlockKind>) {
        let (innermost, _) = self.composer.containers.innermost();
        self.piece(kind.unwrap_or(innermost), range);
    }

    /// Adds the code or the comment that begins at byte `self.at`. Its text is at `inner`.
    fn pass(&mut self, inner: std::ops::Range<usize>, is_comment: bool) {
        let whole = self.at..inner.end;
        self.skip_to(inner.end);
        if is_comment {
            self.composer.add_comment(whole, inner);
        } else {
            self.composer.add_code(whole);
        }
    }

    /// Ends a cell of a table at byte `end`. The next cell begins at byte `next`.
    pub(super) fn end_cell(&mut self, end: usize, next: usize) {
        self.end_block(end);
        self.skip_to(next);
    }

    /// Returns the byte after the command that ends the environment `name`, or `end` if there is no
    /// such command. The text of the environment begins at byte `from`.
    fn end_of_environment(&self, name: &str, from: usize, end: usize) -> usize {
        let mut marks = vec![format!("\\end{{{name}}}")];
        let own = self.ends.get(name).into_iter().flatten();
        marks.extend(own.map(|command| format!("\\{command}")));
        let source = &self.source[from..end];
        let is_command = |len: usize| !source[len..].starts_with(|next: char| next.is_alphabetic());
        let found = marks.iter().filter_map(|mark| {
            let mut found = source.match_indices(mark.as_str());
            let is_end =
                |(at, mark): &(usize, &str)| mark.ends_with('}') || is_command(at + mark.len());
            found.find(is_end).map(|(at, mark)| from + at + mark.len())
        });
        found.min().unwrap_or(end)
    }

    /// Ends the open item of the innermost list before byte `end`.
    fn end_item(&mut self, end: usize) {
        if let Some(start) = self.items.last_mut().and_then(Option::take) {
            let text = self.source[start..end.max(start)].trim_end();
            self.composer
                .add_part(PartKind::Item, start..start + text.len());
        }
    }

    /// Begins an item of a list. The command that begins the item ends before byte `after`.
    pub(super) fn item(&mut self, after: usize) {
        self.end_block(self.at);
        self.end_item(self.at);
        if let Some(item) = self.items.last_mut() {
            *item = Some(self.at);
        }
        let term = self.source[after..]
            .starts_with('[')
            .then(|| self.optional(after));
        self.skip_to(after);
        if let Some(term) = term.flatten() {
            let next = term.end + 1;
            let (kind, _) = self.composer.containers.innermost();
            self.piece(kind, term);
            self.skip_to(next);
        } else if self.source[after..].starts_with('{') {
            // The argument is the key of an entry of a bibliography.
            let name = self.braced(after);
            self.skip_to(name.map_or(after, |name| name.end + 1));
        }
    }
}
