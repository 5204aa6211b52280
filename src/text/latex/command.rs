//! Commands, such as `\emph{text}`, and the text that each shows.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::latex::{DEEPEST, LatexReader, Open, WORDS, accented};

impl LatexReader<'_> {
    /// Reads the command that begins here.
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
        let behind = at + 1 + len + star;
        let begins = name == "begin";
        let is_code = WORDS.commands.code.iter().any(|known| known == name);
        let is_marked = |mark: char| mark.is_ascii_punctuation() && !"{[*\\".contains(mark);
        if begins || name == "end" {
            self.environment(begins, behind, end);
        } else if name == "item" {
            self.item(behind);
        } else if name == "bibitem" {
            let label = self.optional(behind);
            self.item(label.map_or(behind, |label| label.end + 1));
        } else if name == "par" {
            self.end_block(at);
            self.skip_to(behind);
        } else if name == "makeatletter" || name == "makeatother" {
            self.has_at_names = name == "makeatletter";
            self.unknown(behind, end);
        } else if let Some(next) = self.define(name, at + 1 + len) {
            self.flush(at);
            self.skip_to(next.min(end));
        } else if is_code && self.source[behind..].starts_with(is_marked) {
            self.verbatim(behind, end);
        } else {
            self.named(name, behind, end);
        }
    }

    /// Reads the command `name`, whose name ends before byte `behind`.
    fn named(&mut self, name: &str, behind: usize, end: usize) {
        if !self.own_command(name, behind, end) {
            self.known(name, behind, end);
        }
    }

    /// Reads the command `name` as `rules/markups.toml` says, whether the draft defines it or not.
    pub(super) fn known(&mut self, name: &str, behind: usize, end: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if let Some(depth) = WORDS.headings.get(name) {
            self.heading(*depth, behind);
        } else if is_among(&words.shown) {
            self.shown(name, behind);
        } else if is_among(&words.links) {
            self.link(behind);
        } else if is_among(&words.notes) {
            self.apart(BlockKind::Note, behind, end);
        } else if is_among(&words.captions) {
            self.apart(BlockKind::Caption, behind, end);
        } else if is_among(&words.citations) {
            self.note();
            let next = self.behind_arguments(behind).min(end);
            self.skip_to(next);
        } else if is_among(&words.code) {
            let next = self.behind_arguments(behind).min(end);
            self.object(next);
        } else if is_among(&words.quantities) {
            self.quantity(name, behind, end);
        } else if is_among(&words.code_styles) {
            self.code_style(behind, end);
        } else if is_among(&words.references) {
            let next = self.behind_arguments(behind).min(end);
            self.object(next.max(behind));
        } else if is_among(&words.pictures) {
            self.flush(self.at);
            let next = self.behind_arguments(behind).min(end);
            let place = Self::place(&(self.at..next));
            self.composer.reading.pictures.push(place);
            self.skip_to(next);
        } else if let Some(text) = WORDS.symbols.get(name) {
            let next = self.behind_name(behind).min(end);
            self.replace(text, next);
        } else if name.len() == 1 && WORDS.accents.contains_key(name) {
            self.accent(name, behind, end);
        } else if is_among(&words.hidden) {
            self.flush(self.at);
            // Parentheses after such a command contain settings, too.
            let rest = &self.source[behind..end];
            let close = rest.find(')').filter(|_| rest.starts_with('('));
            let behind = close.map_or(behind, |len| behind + len + 1);
            let next = self.behind_arguments(behind).min(end);
            self.skip_to(next);
        } else if is_among(&words.lengths) {
            self.flush(self.at);
            self.skip_to(self.behind_length(behind).min(end));
        } else {
            self.unknown(behind, end);
        }
    }

    /// Reads a command that sets the rest of its group as code, such as `{\tt code}`.
    fn code_style(&mut self, behind: usize, end: usize) {
        let is_group = self.open.last() == Some(&Open::Group);
        let close = is_group.then(|| self.closing_brace(behind)).flatten();
        match close.filter(|close| *close < end) {
            Some(close) => self.object(close),
            None => self.unknown(behind, end),
        }
    }

    /// Skips an unknown command with the arguments in its brackets and braces.
    fn unknown(&mut self, behind: usize, end: usize) {
        self.flush(self.at);
        // A command without an argument takes the spaces after its name.
        let arguments = if self.source[behind..].starts_with(['{', '[']) {
            self.behind_touching_arguments(behind)
        } else if self.source[behind..].starts_with('=') {
            self.behind_length(behind)
        } else {
            self.behind_name(behind)
        };
        self.skip_to(arguments.min(end));
    }

    /// Returns the byte after a name that ends before `behind`. Spaces or empty braces after the
    /// name are skipped, too, since they are not text.
    pub(super) fn behind_name(&self, behind: usize) -> usize {
        let rest = &self.source[behind..];
        if rest.starts_with("{}") {
            return behind + 2;
        }
        let text = rest.trim_start_matches([' ', '\t']);
        behind + rest.len() - text.len()
    }

    /// Reads a command whose name is a mark: a character, an accent, a formula, the end of a line.
    fn mark(&mut self, end: usize) {
        let at = self.at;
        let Some(mark) = self.source[at + 1..end].chars().next() else {
            self.flush(at);
            self.skip_to(end);
            return;
        };
        let behind = at + 1 + mark.len_utf8();
        let closer = match mark {
            '(' => Some("\\)"),
            '[' => Some("\\]"),
            _ => None,
        };
        if let Some(closer) = closer {
            let close = self.closings.find(self.source, closer, behind, |_| true);
            let next = close
                .filter(|close| *close < end)
                .map_or(behind, |close| close + 2);
            self.object(next);
            return;
        }
        if mark == '\\' && !self.tables.is_empty() {
            let next = self
                .optional(behind)
                .map_or(behind, |length| length.end + 1);
            self.end_cell(at, next.min(end));
            return;
        }
        let name = mark.to_string();
        if WORDS.accents.contains_key(&name) {
            self.accent(&name, behind, end);
        } else if mark == '\\' {
            let length = self.source[behind..]
                .starts_with('[')
                .then(|| self.optional(behind));
            let next = length.flatten().map_or(behind, |length| length.end + 1);
            self.replace("\n", next.min(end));
        } else if mark == '\n' || mark == '\r' {
            self.replace(" ", behind);
        } else if let Some(text) = WORDS.symbols.get(&name) {
            self.replace(text, behind);
        } else {
            self.flush(at);
            self.skip_to(behind);
        }
    }

    /// Reads a letter with the accent `name`.
    fn accent(&mut self, name: &str, behind: usize, end: usize) {
        let from = if name.chars().all(char::is_alphabetic) {
            self.behind_name(behind)
        } else {
            behind
        };
        let rest = &self.source[from.min(end)..end];
        let is_braced = rest.starts_with('{');
        let inner = rest.strip_prefix('{').unwrap_or(rest);
        // A dotless letter is written as a command.
        let is_command = inner.starts_with('\\');
        let inner = inner.strip_prefix('\\').unwrap_or(inner);
        let letter = inner.chars().next().filter(|letter| letter.is_alphabetic());
        let Some(letter) = letter else {
            self.flush(self.at);
            self.skip_to(behind);
            return;
        };
        let shown = accented(name, letter);
        let mut next = from + usize::from(is_braced) + usize::from(is_command) + letter.len_utf8();
        if is_braced && self.source[next..].starts_with('}') {
            next += 1;
        }
        self.replace(&shown.to_string(), next.min(end));
    }

    /// Reads a heading.
    fn heading(&mut self, depth: u8, behind: usize) {
        self.end_block(self.at);
        let from = self.optional(behind).map_or(behind, |short| short.end + 1);
        let Some(argument) = self.braced(from).filter(|_| self.open.len() < DEEPEST) else {
            self.skip_to(behind);
            return;
        };
        self.composer
            .containers
            .open(BlockKind::Heading(depth), false);
        self.open.push(Open::Heading(depth));
        self.skip_to(argument.start);
    }

    /// Reads a command that shows its last argument.
    fn shown(&mut self, name: &str, behind: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        self.flush(self.at);
        let mut from = behind;
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
        let Some(last) = last.filter(|_| self.open.len() < DEEPEST) else {
            self.skip_to(behind);
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

    /// Reads a link: its address and its words.
    fn link(&mut self, behind: usize) {
        self.flush(self.at);
        let from = self
            .optional(behind)
            .map_or(behind, |option| option.end + 1);
        let address = self.braced(from);
        let words = address
            .clone()
            .and_then(|address| self.braced(address.end + 1));
        let (Some(address), Some(words)) = (address, words.filter(|_| self.open.len() < DEEPEST))
        else {
            self.skip_to(behind);
            return;
        };
        self.begin_block(self.at);
        self.composer.open_link(&self.source[address]);
        self.open.push(Open::Link);
        self.skip_to(words.start);
    }

    /// Reads a text that is shown elsewhere, such as a note.
    fn apart(&mut self, kind: BlockKind, behind: usize, end: usize) {
        if kind == BlockKind::Note {
            self.note();
        } else {
            self.end_block(self.at);
        }
        let mut from = behind;
        if let Some(short) = self.optional(from) {
            from = short.end + 1;
        }
        let Some(mut argument) = self.braced(from) else {
            self.skip_to(behind.min(end));
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
    pub(super) fn verbatim(&mut self, behind: usize, end: usize) {
        let rest = &self.source[behind..end];
        let Some(mark) = rest.chars().next() else {
            self.flush(self.at);
            self.skip_to(end);
            return;
        };
        let line = &rest[mark.len_utf8()..];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let close = line.find(mark).map_or(0, |len| len + mark.len_utf8());
        self.object(behind + mark.len_utf8() + close);
    }
}
