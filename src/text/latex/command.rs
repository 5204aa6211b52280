//! Commands, such as `\emph{text}`, and the text that each shows.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::latex::{LatexReader, MAX_DEPTH, Macro, Open, WORDS};

impl LatexReader<'_> {
    /// Reads the command that begins here.
    pub(super) fn read_command(&mut self, end: usize) {
        let at = self.at;
        let rest = &self.source[at + 1..end];
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if len == 0 {
            self.read_mark_command(end);
            return;
        }
        let star = usize::from(rest[len..].starts_with('*'));
        let name = &self.source[at + 1..at + 1 + len];
        let behind = at + 1 + len + star;
        let begins = name == "begin";
        let is_code = WORDS.commands.code.iter().any(|known| known == name);
        let is_marked = |mark: char| mark.is_ascii_punctuation() && !"{[*\\".contains(mark);
        if begins || name == "end" {
            self.read_environment(begins, behind, end);
        } else if name == "item" {
            self.begin_item(behind);
        } else if name == "par" {
            self.end_block(at);
            self.skip_to(behind);
        } else if is_code && self.source[behind..].starts_with(is_marked) {
            self.read_verbatim(behind, end);
        } else {
            self.read_named_command(name, behind, end);
        }
    }

    /// Reads the command `name`, whose name ends before byte `behind`.
    fn read_named_command(&mut self, name: &str, behind: usize, end: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if let Some(depth) = WORDS.headings.get(name) {
            self.read_heading(*depth, behind);
        } else if let Some(own) = self.macros.get(name).cloned() {
            self.read_defined_command(&own, behind, end);
        } else if is_among(&words.shown) {
            self.read_shown_argument(name, behind);
        } else if is_among(&words.links) {
            self.read_link(behind);
        } else if is_among(&words.notes) {
            self.read_displaced_text(BlockKind::Note, behind, end);
        } else if is_among(&words.captions) {
            self.read_displaced_text(BlockKind::Caption, behind, end);
        } else if is_among(&words.citations) {
            self.add_note_mark();
            let next = self.end_of_arguments(behind).min(end);
            self.skip_to(next);
        } else if is_among(&words.code) {
            let next = self.end_of_arguments(behind).min(end);
            self.add_object(next);
        } else if is_among(&words.references) {
            let next = self.end_of_arguments(behind).min(end);
            self.add_object(next.max(behind));
        } else if is_among(&words.pictures) {
            self.add_pending(self.at);
            let next = self.end_of_arguments(behind).min(end);
            let place = Self::place(&(self.at..next));
            self.composer.reading.pictures.push(place);
            self.skip_to(next);
        } else if let Some(text) = WORDS.symbols.get(name) {
            let next = self.end_of_name(behind).min(end);
            self.add_replacement(text, next);
        } else if name.len() == 1 && WORDS.accents.contains_key(name) {
            self.read_accent(name, behind, end);
        } else if is_among(&words.hidden) {
            self.add_pending(self.at);
            // Parentheses after such a command contain settings, too.
            let rest = &self.source[behind..end];
            let close = rest.find(')').filter(|_| rest.starts_with('('));
            let behind = close.map_or(behind, |len| behind + len + 1);
            let next = self.end_of_arguments(behind).min(end);
            self.skip_to(next);
        } else {
            self.skip_unknown_command(behind, end);
        }
    }

    /// Skips an unknown command with the arguments in its brackets and braces.
    fn skip_unknown_command(&mut self, behind: usize, end: usize) {
        self.add_pending(self.at);
        // A command without an argument takes the spaces after its name.
        let arguments = if self.source[behind..].starts_with(['{', '[']) {
            self.end_of_arguments(behind)
        } else {
            self.end_of_name(behind)
        };
        self.skip_to(arguments.min(end));
    }

    /// Returns the byte after a name that ends before `behind`, and after the spaces or the empty
    /// braces that follow it, which are not text.
    fn end_of_name(&self, behind: usize) -> usize {
        let rest = &self.source[behind..];
        if rest.starts_with("{}") {
            return behind + 2;
        }
        let text = rest.trim_start_matches([' ', '\t']);
        behind + rest.len() - text.len()
    }

    /// Reads a command whose name is a mark: a character, an accent, a formula, the end of a line.
    fn read_mark_command(&mut self, end: usize) {
        let at = self.at;
        let Some(mark) = self.source[at + 1..end].chars().next() else {
            self.add_pending(at);
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
            self.add_object(next);
            return;
        }
        if mark == '\\' && !self.tables.is_empty() {
            let next = self
                .bracket_argument(behind)
                .map_or(behind, |length| length.end + 1);
            self.end_cell(at, next.min(end));
            return;
        }
        let name = mark.to_string();
        if WORDS.accents.contains_key(&name) {
            self.read_accent(&name, behind, end);
        } else if mark == '\\' {
            let length = self.source[behind..]
                .starts_with('[')
                .then(|| self.bracket_argument(behind));
            let next = length.flatten().map_or(behind, |length| length.end + 1);
            self.add_replacement("\n", next.min(end));
        } else if mark == '\n' || mark == '\r' {
            self.add_replacement(" ", behind);
        } else if let Some(text) = WORDS.symbols.get(&name) {
            self.add_replacement(text, behind);
        } else {
            self.add_pending(at);
            self.skip_to(behind);
        }
    }

    /// Reads a letter with the accent `name`.
    fn read_accent(&mut self, name: &str, behind: usize, end: usize) {
        let from = if name.chars().all(char::is_alphabetic) {
            self.end_of_name(behind)
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
            self.add_pending(self.at);
            self.skip_to(behind);
            return;
        };
        let table = WORDS.accents.get(name).map_or("", String::as_str);
        let pairs: Vec<char> = table.chars().collect();
        let found = pairs.chunks(2).find(|pair| pair.first() == Some(&letter));
        let shown = found
            .and_then(|pair| pair.get(1))
            .copied()
            .unwrap_or(letter);
        let mut next = from + usize::from(is_braced) + usize::from(is_command) + letter.len_utf8();
        if is_braced && self.source[next..].starts_with('}') {
            next += 1;
        }
        self.add_replacement(&shown.to_string(), next.min(end));
    }

    /// Reads a heading.
    fn read_heading(&mut self, depth: u8, behind: usize) {
        self.end_block(self.at);
        let from = self
            .bracket_argument(behind)
            .map_or(behind, |short| short.end + 1);
        let Some(argument) = self
            .brace_argument(from)
            .filter(|_| self.open.len() < MAX_DEPTH)
        else {
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
    fn read_shown_argument(&mut self, name: &str, behind: usize) {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        self.add_pending(self.at);
        let mut from = behind;
        let mut last: Option<Range<usize>> = None;
        // `\emph` has one argument, but commands that set colours or boxes may have several.
        let has_one = is_among(&words.italic) || is_among(&words.bold) || name.starts_with("text");
        loop {
            if let Some(option) = self
                .bracket_argument(from)
                .filter(|_| self.source[from..].starts_with('['))
            {
                from = option.end + 1;
                continue;
            }
            let Some(argument) = self
                .brace_argument(from)
                .filter(|argument| argument.start == from + 1 || last.is_none())
            else {
                break;
            };
            from = argument.end + 1;
            last = Some(argument);
            if has_one && name != "textcolor" {
                break;
            }
        }
        let Some(last) = last.filter(|_| self.open.len() < MAX_DEPTH) else {
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
    fn read_link(&mut self, behind: usize) {
        self.add_pending(self.at);
        let from = self
            .bracket_argument(behind)
            .map_or(behind, |option| option.end + 1);
        let address = self.brace_argument(from);
        let words = address
            .clone()
            .and_then(|address| self.brace_argument(address.end + 1));
        let (Some(address), Some(words)) = (address, words.filter(|_| self.open.len() < MAX_DEPTH))
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
    fn read_displaced_text(&mut self, kind: BlockKind, behind: usize, end: usize) {
        if kind == BlockKind::Note {
            self.add_note_mark();
        } else {
            self.end_block(self.at);
        }
        let mut from = behind;
        if let Some(short) = self.bracket_argument(from) {
            from = short.end + 1;
        }
        let Some(mut argument) = self.brace_argument(from) else {
            self.skip_to(behind.min(end));
            return;
        };
        // The caption is the second argument in `\captionof{figure}{words}`.
        if let Some(second) = self.brace_argument(argument.end + 1)
            && kind == BlockKind::Caption
            && !self.source[argument.clone()].contains(' ')
        {
            argument = second;
        }
        let next = argument.end + 1;
        self.displaced_texts.push((kind, argument));
        self.skip_to(next.min(end));
    }

    /// Reads code between two marks: `\verb|code|`.
    fn read_verbatim(&mut self, behind: usize, end: usize) {
        let rest = &self.source[behind..end];
        let Some(mark) = rest.chars().next() else {
            self.add_pending(self.at);
            self.skip_to(end);
            return;
        };
        let line = &rest[mark.len_utf8()..];
        let line = &line[..line.find('\n').unwrap_or(line.len())];
        let close = line.find(mark).map_or(0, |len| len + mark.len_utf8());
        self.add_object(behind + mark.len_utf8() + close);
    }

    /// Reads a command that the draft defines.
    fn read_defined_command(&mut self, own: &Macro, behind: usize, end: usize) {
        if own.n_arguments == 0 {
            let next = self.end_of_name(behind).min(end);
            match &own.text {
                Some(text) => self.add_replacement(text, next),
                None => self.add_object(next),
            }
            return;
        }
        self.add_pending(self.at);
        let mut from = behind;
        let mut shown = None;
        for number in 1..=own.n_arguments {
            let Some(argument) = self
                .bracket_argument(from)
                .filter(|_| number == 1)
                .or_else(|| self.brace_argument(from))
            else {
                break;
            };
            from = argument.end + 1;
            if own.shown == Some(number) {
                shown = Some(argument);
            }
        }
        if own.is_code {
            self.add_object(from.min(end));
            return;
        }
        match shown.filter(|_| self.open.len() < MAX_DEPTH && own.shown == Some(own.n_arguments)) {
            Some(argument) => {
                self.open.push(Open::Group);
                self.skip_to(argument.start);
            }
            None => self.skip_to(from.min(end)),
        }
    }
}
