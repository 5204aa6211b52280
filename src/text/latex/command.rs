//! Reads commands, such as `\emph{text}`, and adds the text that each command shows.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::latex::{LatexReader, MAX_DEPTH, Open, WORDS, accented};

impl LatexReader<'_> {
    /// Reads the command that begins at byte `self.at`.
    pub(super) fn command(&mut self, end: usize) {
        let at = self.at;
        let rest = &self.source[at + 1..end];
        let has_at = self.has_at_names;
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || has_at && *byte == b'@';
        let len = rest.bytes().take_while(is_letter).count();
        if len == 0 {
            self.mark(end);
            return;
        }
        let star = usize::from(rest[len..].starts_with('*'));
        let name = &self.source[at + 1..at + 1 + len];
        let after = at + 1 + len + star;
        let begins = name == "begin";
        let is_code = WORDS.commands.code.iter().any(|known| known == name);
        let is_marked = |mark: char| mark.is_ascii_punctuation() && !"{[*\\".contains(mark);
        if begins || name == "end" {
            self.environment(begins, after, end);
        } else if name == "item" {
            self.item(after);
        } else if name == "bibitem" {
            let label = self.optional(after);
            self.item(label.map_or(after, |label| label.end + 1));
        } else if name == "par" {
            self.end_block(at);
            self.skip_to(after);
        } else if name == "makeatletter" || name == "makeatother" {
            self.has_at_names = name == "makeatletter";
            self.unknown(after, end);
        } else if let Some(next) = self.define(name, at + 1 + len) {
            self.flush(at);
            self.skip_to(next.min(end));
        } else if is_code && self.source[after..].starts_with(is_marked) {
            self.verbatim(after, end);
        } else {
            self.named(name, after, end);
        }
    }

    /// Reads the command `name`. A definition of the draft takes precedence. The name ends before
    /// byte `after`.
    fn named(&mut self, name: &str, after: usize, end: usize) {
        if !self.own_command(name, after, end) {
            self.known(name, after, end);
        }
    }

    /// Reads the command `name` by its meaning in `rules/markups.toml`. A definition of the draft
    /// is ignored.
    pub(super) fn known(&mut self, name: &str, after: usize, end: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if let Some(depth) = WORDS.headings.get(name) {
            self.heading(*depth, after);
        } else if is_among(&words.shown) {
            self.shown(name, after);
        } else if is_among(&words.links) {
            self.link(after);
        } else if is_among(&words.notes) {
            self.apart(BlockKind::Note, after, end);
        } else if is_among(&words.captions) {
            self.apart(BlockKind::Caption, after, end);
        } else if is_among(&words.citations) {
            self.note();
            let next = self.end_of_arguments(after).min(end);
            self.skip_to(next);
        } else if is_among(&words.code) {
            let next = self.end_of_arguments(after).min(end);
            self.object(next);
        } else if is_among(&words.quantities) {
            self.quantity(name, after, end);
        } else if is_among(&words.code_styles) {
            self.code_style(after, end);
        } else if is_among(&words.references) {
            let next = self.end_of_arguments(after).min(end);
            self.object(next.max(after));
        } else if is_among(&words.pictures) {
            self.flush(self.at);
            let next = self.end_of_arguments(after).min(end);
            let place = Self::place(&(self.at..next));
            self.composer.reading.pictures.push(place);
            self.skip_to(next);
        } else if let Some(text) = WORDS.symbols.get(name) {
            let next = self.end_of_name_space(after).min(end);
            self.replace(text, next);
        } else if name.len() == 1 && WORDS.accents.contains_key(name) {
            self.accent(name, after, end);
        } else if is_among(&words.hidden) {
            self.flush(self.at);
            // Parentheses directly after a hidden command contain settings, too.
            let rest = &self.source[after..end];
            let close = rest.find(')').filter(|_| rest.starts_with('('));
            let after = close.map_or(after, |len| after + len + 1);
            let next = self.end_of_arguments(after).min(end);
            self.skip_to(next);
        } else if is_among(&words.lengths) {
            self.flush(self.at);
            self.skip_to(self.end_of_length(after).min(end));
        } else {
            self.unknown(after, end);
        }
    }

    /// Reads a command that sets the rest of a group as code, such as `\tt` in `{\tt code}`.
    fn code_style(&mut self, after: usize, end: usize) {
        let is_group = self.open.last() == Some(&Open::Group);
        let close = is_group.then(|| self.closing_brace(after)).flatten();
        match close.filter(|close| *close < end) {
            Some(close) => self.object(close),
            None => self.unknown(after, end),
        }
    }

    /// Skips an unknown command with the arguments in its brackets and braces.
    fn unknown(&mut self, after: usize, end: usize) {
        self.flush(self.at);
        // LaTeX ignores the spaces after a command that has no argument.
        let arguments = if self.source[after..].starts_with(['{', '[']) {
            self.end_of_touching_arguments(after)
        } else if self.source[after..].starts_with('=') {
            self.end_of_length(after)
        } else {
            self.end_of_name_space(after)
        };
        self.skip_to(arguments.min(end));
    }

    /// Returns the byte after a name that ends before `after`. Spaces or empty braces after the
    /// name are skipped, too, since they are not text.
    pub(super) fn end_of_name_space(&self, after: usize) -> usize {
        let rest = &self.source[after..];
        if rest.starts_with("{}") {
            return after + 2;
        }
        let text = rest.trim_start_matches([' ', '\t']);
        after + rest.len() - text.len()
    }

    /// Reads a command whose name is not a letter, such as `\%`, `\'e`, `\(` or `\\`.
    fn mark(&mut self, end: usize) {
        let at = self.at;
        let Some(mark) = self.source[at + 1..end].chars().next() else {
            self.flush(at);
            self.skip_to(end);
            return;
        };
        let after = at + 1 + mark.len_utf8();
        let closer = match mark {
            '(' => Some("\\)"),
            '[' => Some("\\]"),
            _ => None,
        };
        if let Some(closer) = closer {
            let close = self.closings.find(self.source, closer, after, |_| true);
            let next = close
                .filter(|close| *close < end)
                .map_or(after, |close| close + 2);
            self.object(next);
            return;
        }
        if mark == '\\' && !self.tables.is_empty() {
            let next = self.optional(after).map_or(after, |length| length.end + 1);
            self.end_cell(at, next.min(end));
            return;
        }
        let name = mark.to_string();
        if WORDS.accents.contains_key(&name) {
            self.accent(&name, after, end);
        } else if mark == '\\' {
            let length = self.source[after..]
                .starts_with('[')
                .then(|| self.optional(after));
            let next = length.flatten().map_or(after, |length| length.end + 1);
            self.replace("\n", next.min(end));
        } else if mark == '\n' || mark == '\r' {
            self.replace(" ", after);
        } else if let Some(text) = WORDS.symbols.get(&name) {
            self.replace(text, after);
        } else {
            self.flush(at);
            self.skip_to(after);
        }
    }

    /// Reads a letter with the accent `name`.
    fn accent(&mut self, name: &str, after: usize, end: usize) {
        let from = if name.chars().all(char::is_alphabetic) {
            self.end_of_name_space(after)
        } else {
            after
        };
        let rest = &self.source[from.min(end)..end];
        let is_braced = rest.starts_with('{');
        let inner = rest.strip_prefix('{').unwrap_or(rest);
        // A dotless letter is written as a command, such as `\i`.
        let is_command = inner.starts_with('\\');
        let inner = inner.strip_prefix('\\').unwrap_or(inner);
        let letter = inner.chars().next().filter(|letter| letter.is_alphabetic());
        let Some(letter) = letter else {
            self.flush(self.at);
            self.skip_to(after);
            return;
        };
        let shown = accented(name, letter);
        let mut next = from + usize::from(is_braced) + usize::from(is_command) + letter.len_utf8();
        if is_braced && self.source[next..].starts_with('}') {
            next += 1;
        }
        self.replace(&shown.to_string(), next.min(end));
    }

    /// Begins a heading of the depth `depth`. The name of the command ends before byte `after`.
    fn heading(&mut self, depth: u8, after: usize) {
        self.end_block(self.at);
        let from = self.optional(after).map_or(after, |short| short.end + 1);
        let Some(argument) = self.braced(from).filter(|_| self.open.len() < MAX_DEPTH) else {
            self.skip_to(after);
            return;
        };
        self.composer
            .containers
            .open(BlockKind::Heading(depth), false);
        self.open.push(Open::Heading(depth));
        self.skip_to(argument.start);
    }

    /// Reads a command that shows its last argument.
    fn shown(&mut self, name: &str, after: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        self.flush(self.at);
        let mut from = after;
        let mut last: Option<Range<usize>> = None;
        let has_one = words.has_one_argument(name);
        loop {
            if let Some(option) = self
                .optional(from)
                .filter(|_| self.source[from..].starts_with('['))
            {
                from = option.end + 1;
                continue;
            }
            let Some(argument) = self
                .braced(from)
                .filter(|argument| argument.start == from + 1 || last.is_none())
            else {
                break;
            };
            from = argument.end + 1;
            last = Some(argument);
            if has_one {
                break;
            }
        }
        let Some(last) = last.filter(|_| self.open.len() < MAX_DEPTH) else {
            self.skip_to(after);
            return;
        };
        let style = &mut self.composer.emphasis;
        let open = if is_among(&words.bold) {
            style.bold += 1;
            Open::Bold
        } else if is_among(&words.italic) {
            style.italic += 1;
            Open::Italic
        } else {
            Open::Group
        };
        self.begin_block(self.at);
        self.open.push(open);
        self.skip_to(last.start);
    }

    /// Reads a link, such as `\href{address}{words}`.
    fn link(&mut self, after: usize) {
        self.flush(self.at);
        let from = self.optional(after).map_or(after, |option| option.end + 1);
        let address = self.braced(from);
        let words = address
            .clone()
            .and_then(|address| self.braced(address.end + 1));
        let (Some(address), Some(words)) = (address, words.filter(|_| self.open.len() < MAX_DEPTH))
        else {
            self.skip_to(after);
            return;
        };
        self.begin_block(self.at);
        self.composer.open_link(&self.source[address]);
        self.open.push(Open::Link);
        self.skip_to(words.start);
    }

    /// Records the text of a note or a caption, which is not shown where it is written.
    /// [`Self::read_later`] reads the text.
    fn apart(&mut self, kind: BlockKind, after: usize, end: usize) {
        if kind == BlockKind::Note {
            self.note();
        } else {
            self.end_block(self.at);
        }
        let mut from = after;
        if let Some(short) = self.optional(from) {
            from = short.end + 1;
        }
        let Some(mut argument) = self.braced(from) else {
            self.skip_to(after.min(end));
            return;
        };
        // The caption is the second argument in `\captionof{figure}{words}`.
        if let Some(second) = self.braced(argument.end + 1)
            && kind == BlockKind::Caption
            && !self.source[argument.clone()].contains(' ')
        {
            argument = second;
        }
        let next = argument.end + 1;
        self.later.push((kind, argument));
        self.skip_to(next.min(end));
    }

    /// Reads code between two marks: `\verb|code|`.
    pub(super) fn verbatim(&mut self, after: usize, end: usize) {
        let rest = &self.source[after..end];
        let Some(mark) = rest.chars().next() else {
            self.flush(self.at);
            self.skip_to(end);
            return;
        };
        let line = &rest[mark.len_utf8()..];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let close = line.find(mark).map_or(0, |len| len + mark.len_utf8());
        self.object(after + mark.len_utf8() + close);
    }
}
