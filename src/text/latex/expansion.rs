//! Works out what the commands of a draft show. The body of a definition becomes pieces of text and
//! arguments. For example, `the \emph{#1} of Ansel` becomes three pieces: text, the first argument,
//! and text again.

use rustc_hash::FxHashMap;

use crate::text::block::BlockKind;
use crate::text::latex::{Macro, Meaning, OwnCommand, Piece, WORDS, accented, command_name_len};
use crate::text::prose::OBJECT;

/// The maximum number of characters and commands that are read to work out what one command shows.
const MAX_STEPS: usize = 2_000;
/// The maximum depth to which the bodies of commands use other commands of the draft.
const MAX_DEPTH: usize = 5;
/// The maximum length of the text that a command shows, in bytes.
const MAX_TEXT_BYTES: usize = 400;

/// Reads the body of a command that the draft defines.
pub(super) struct Expander<'e> {
    macros: &'e FxHashMap<String, OwnCommand>,
    pieces: Vec<Piece>,
    text: String,
    n_steps: usize,
    n_bytes: usize,
    /// For each open group, whether its text is code. The innermost group is last.
    code: Vec<bool>,
}

/// The result of reading a command that shows no text within a line, such as a note or a heading.
enum Structure<'b> {
    /// The command was read. The string is the text after the command.
    Read(&'b str),
    /// The command cannot be within a line, so the body is not read.
    Unreadable,
}

impl Expander<'_> {
    /// Returns what the command `own` does where the draft uses it.
    pub(super) fn meaning(macros: &FxHashMap<String, OwnCommand>, own: &Macro) -> Meaning {
        let body = own.body.trim();
        for (mark, meaning) in [
            ("\\begin{", Meaning::Begin as fn(String) -> Meaning),
            ("\\end{", Meaning::End),
        ] {
            let name = body
                .strip_prefix(mark)
                .and_then(|rest| rest.strip_suffix('}'));
            if let Some(name) = name.filter(|name| own.arguments.is_empty() && !name.contains('}'))
            {
                return meaning(name.to_owned());
            }
        }
        if let Some(name) = same_command(body, own.arguments.len()) {
            return Meaning::Command(name.to_owned());
        }
        let mut expander = Expander {
            macros,
            pieces: Vec::new(),
            text: String::new(),
            n_steps: 0,
            n_bytes: 0,
            code: vec![false],
        };
        // TeX keeps a space at the end of a body, so only the start is trimmed.
        if expander.expand(own.body.trim_start(), 0).is_none() {
            let mentions = |number: &usize| body.contains(&format!("#{number}"));
            let last = (1..=own.arguments.len()).rev().find(mentions);
            let has_formula = body.contains('$') || body.contains("\\ensuremath");
            // The body cannot be read, but the argument is most probably shown.
            return match last.filter(|_| !has_formula) {
                Some(last) => Meaning::Pieces(vec![Piece::Argument(last - 1)]),
                None => Meaning::Object,
            };
        }
        expander.end_text();
        let is_space = |piece: &Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
        if expander.pieces.iter().all(is_space) {
            Meaning::Nothing
        } else {
            Meaning::Pieces(expander.pieces)
        }
    }

    fn is_code(&self) -> bool {
        self.code.last().copied().unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        if !self.is_code() {
            self.n_bytes += text.len();
            self.text.push_str(text);
        }
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.replace("---", "—").replace("--", "–");
        let text = text.replace("``", "“").replace("''", "”");
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text));
        }
    }

    fn push_piece(&mut self, piece: Piece) {
        if !self.is_code() {
            self.end_text();
            self.pieces.push(piece);
        }
    }

    /// Adds what `body` shows. Returns `None` if the body shows something other than text within a
    /// line, or a text that is too long.
    fn expand(&mut self, body: &str, depth: usize) -> Option<()> {
        let mut rest = body;
        while let Some(character) = rest.chars().next() {
            self.n_steps += 1;
            if MAX_STEPS < self.n_steps || MAX_TEXT_BYTES < self.n_bytes {
                return None;
            }
            let after = &rest[character.len_utf8()..];
            rest = match character {
                '\\' => self.command(after, depth)?,
                '{' => {
                    self.code.push(self.is_code());
                    after
                }
                '}' => {
                    self.code.pop();
                    after
                }
                '$' => {
                    self.push(OBJECT.encode_utf8(&mut [0; 4]));
                    let text = after.trim_start_matches('$');
                    text.split_once('$')?.1.trim_start_matches('$')
                }
                '%' => after
                    .split_once('\n')
                    .map_or("", |(_, line)| line.trim_start()),
                '#' => {
                    let digit = after.chars().next()?;
                    let number = digit.to_digit(10)?.checked_sub(1)?;
                    self.push_piece(Piece::Argument(usize::try_from(number).ok()?));
                    &after[1..]
                }
                '&' => return None,
                '~' => {
                    self.push("\u{a0}");
                    after
                }
                _ if character.is_whitespace() => {
                    self.push(" ");
                    after.trim_start()
                }
                _ => {
                    self.push(&rest[..character.len_utf8()]);
                    after
                }
            };
        }
        Some(())
    }

    /// Adds what a command shows. `rest` begins with the name of the command. Returns the text
    /// after the command; `None` if the body cannot be read.
    fn command<'b>(&mut self, rest: &'b str, depth: usize) -> Option<&'b str> {
        let (name, after) = rest.split_at(command_name_len(rest)?);
        let after = after.strip_prefix('*').unwrap_or(after);
        if name == "xspace" {
            self.push_piece(Piece::SpaceBeforeWord);
            return Some(after);
        }
        match self.structure(name, after) {
            Some(Structure::Read(after)) => Some(after),
            Some(Structure::Unreadable) => None,
            None => self.text_command(name, after, depth),
        }
    }

    /// Reads the command `name` if it stands for structure: an environment, a note, a heading, a
    /// caption, a picture, a length or a code style. `after` is the text after the name. Returns
    /// `None` for all other commands.
    fn structure<'b>(&mut self, name: &str, after: &'b str) -> Option<Structure<'b>> {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if name == "begin" || name == "end" {
            let (environment, after) = arguments(after, 1);
            let is_known = |name: &&str| WORDS.environments.has(name);
            if environment.first().is_none_or(is_known) {
                return Some(Structure::Unreadable);
            }
            return Some(Structure::Read(after));
        }
        let heading = WORDS
            .headings
            .get(name)
            .map(|depth| BlockKind::Heading(*depth));
        let note = is_among(&words.notes).then_some(BlockKind::Note);
        let caption = is_among(&words.captions).then_some(BlockKind::Caption);
        if let Some(kind) = heading.or(note).or(caption) {
            let (found, after) = arguments(after, 1);
            let number = found.first().and_then(|words| words.split_once('#'));
            let number = number.and_then(|(_, number)| number.chars().next()?.to_digit(10));
            let idx = number.and_then(|number| usize::try_from(number.checked_sub(1)?).ok());
            let Some(idx) = idx else {
                return Some(Structure::Unreadable);
            };
            self.push_piece(Piece::Apart(kind, idx));
            return Some(Structure::Read(after));
        }
        if is_among(&words.pictures) {
            return Some(Structure::Unreadable);
        }
        if is_among(&words.lengths) {
            let end = after.find(['\\', '{', '}', '\n']).unwrap_or(after.len());
            return Some(Structure::Read(&after[end..]));
        }
        if is_among(&words.code_styles) {
            self.push(OBJECT.encode_utf8(&mut [0; 4]));
            if let Some(is_code) = self.code.last_mut() {
                *is_code = true;
            }
            return Some(Structure::Read(after));
        }
        None
    }

    /// Adds what the command `name` shows within the text. `after` is the text after the name.
    /// Returns the text after the command; `None` if the body cannot be read.
    fn text_command<'b>(&mut self, name: &str, after: &'b str, depth: usize) -> Option<&'b str> {
        let words = &WORDS.commands;
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        if let Some(other) = self.macros.get(name) {
            return self.other(&other.own, after, depth);
        }
        if is_among(&words.shown) || is_among(&words.links) {
            let has_one = WORDS.commands.has_one_argument(name);
            let (arguments, after) = arguments(after, if has_one { 1 } else { 9 });
            self.expand(arguments.last().copied().unwrap_or_default(), depth)?;
            return Some(after);
        }
        if is_among(&words.code) || is_among(&words.references) || is_among(&words.quantities) {
            self.push(OBJECT.encode_utf8(&mut [0; 4]));
            return Some(arguments(after, 9).1);
        }
        if is_among(&words.citations) || is_among(&words.hidden) {
            return Some(arguments(after, 9).1);
        }
        if let Some(text) = WORDS.symbols.get(name) {
            self.push(text);
            let is_word = name.starts_with(|first: char| first.is_ascii_alphabetic());
            return Some(if is_word { after.trim_start() } else { after });
        }
        if WORDS.accents.contains_key(name) {
            let inner = after.trim_start().trim_start_matches(['{', '\\']);
            let letter = inner.chars().next()?;
            self.push(accented(name, letter).encode_utf8(&mut [0; 4]));
            let after = &inner[letter.len_utf8()..];
            return Some(after.strip_prefix('}').unwrap_or(after));
        }
        // The arguments of an unknown command are read as text if one of them has a parameter such
        // as `#1`. Otherwise they are skipped.
        let (found, rest) = arguments(after, 9);
        if found.iter().any(|argument| argument.contains('#')) {
            return Some(after.trim_start());
        }
        Some(if found.is_empty() {
            after.trim_start()
        } else {
            rest
        })
    }

    /// Adds what `other`, another command of the draft, shows. `after` begins with the arguments of
    /// that command. Returns the text after the arguments.
    fn other<'b>(&mut self, other: &Macro, after: &'b str, depth: usize) -> Option<&'b str> {
        if MAX_DEPTH <= depth {
            return None;
        }
        if other.arguments.is_empty() {
            self.expand(&other.body, depth + 1)?;
            return Some(after.strip_prefix("{}").unwrap_or(after.trim_start()));
        }
        let (found, after) = arguments(after, other.arguments.len());
        let mut body = other.body.clone();
        for (idx, argument) in found.iter().enumerate() {
            body = body.replace(&format!("#{}", idx + 1), argument);
        }
        self.n_steps += other.body.len() / 10;
        if MAX_STEPS < body.len() {
            return None;
        }
        self.expand(&body, depth + 1)?;
        Some(after)
    }
}

/// Returns the command to which `body` passes its argument on: `emph` for `\emph{#1}`.
fn same_command(body: &str, n_arguments: usize) -> Option<&str> {
    let rest = body.strip_prefix('\\')?;
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_same = match n_arguments {
        0 => rest.len() == len,
        1 => &rest[len..] == "{#1}",
        _ => false,
    };
    let name = &rest[..len];
    (is_same && WORDS.has_command(name)).then_some(name)
}

/// Returns the arguments in braces at the start of `text`, at most `n_arguments`, and the text
/// after the arguments. Arguments in brackets are skipped.
fn arguments(text: &str, n_arguments: usize) -> (Vec<&str>, &str) {
    let mut found = Vec::new();
    let mut rest = text;
    while found.len() < n_arguments {
        let trimmed = rest.trim_start_matches([' ', '\n']);
        let (open, close) = match trimmed.chars().next() {
            Some('{') => ('{', '}'),
            Some('[') => ('[', ']'),
            _ => break,
        };
        let mut depth = 0_usize;
        let end = trimmed.char_indices().find(|(_, character)| {
            if *character == open {
                depth += 1;
            } else if *character == close {
                depth -= 1;
            }
            depth == 0
        });
        let Some((end, _)) = end else {
            break;
        };
        if open == '{' {
            found.push(&trimmed[1..end]);
        }
        rest = &trimmed[end + 1..];
    }
    (found, rest)
}
