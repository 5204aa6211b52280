//! Reads the uses of commands that the draft defines.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::latex::{Argument, LatexReader, MAX_DEPTH, Meaning, OwnCommand, Piece};
use crate::text::prose::OBJECT;

impl LatexReader<'_> {
    /// Reads the command `name` if the draft defines it, and returns whether the draft does. The
    /// name ends before byte `after`.
    pub(super) fn own_command(&mut self, name: &str, after: usize, end: usize) -> bool {
        let Some(OwnCommand { own, meaning }) = self.macros.get(name) else {
            return false;
        };
        match meaning.clone() {
            Meaning::Command(other) => self.known(&other, after, end),
            Meaning::Begin(environment) => {
                let next = self.end_of_name_space(after).min(end);
                self.environment_named(&environment, true, next, end);
            }
            Meaning::End(environment) => {
                let next = self.end_of_name_space(after).min(end);
                self.environment_named(&environment, false, next, end);
            }
            Meaning::Object => {
                let arguments = own.arguments.clone();
                let next = self.arguments(&arguments, after).1.min(end);
                self.object(next);
            }
            Meaning::Nothing => {
                let arguments = own.arguments.clone();
                let next = self.arguments(&arguments, after).1.min(end);
                self.flush(self.at);
                self.skip_to(next);
            }
            Meaning::Pieces(pieces) => {
                let arguments = own.arguments.clone();
                self.pieces(&pieces, &arguments, after, end);
            }
        }
        true
    }

    /// Returns the range of each argument of a command, and the byte after all arguments. The range
    /// is `None` if the argument is missing. The name of the command ends before byte `after`.
    fn arguments(
        &self,
        arguments: &[Argument],
        after: usize,
    ) -> (Vec<Option<Range<usize>>>, usize) {
        let mut from = after;
        let mut found = Vec::new();
        for argument in arguments {
            let range = match argument {
                Argument::Required => self.braced(from),
                Argument::Optional(_) => self.optional(from),
                Argument::Star => None,
            };
            from = range.as_ref().map_or(from, |range| range.end + 1);
            found.push(range);
        }
        if arguments.is_empty() {
            from = self.end_of_name_space(after);
        }
        (found, from)
    }

    /// Adds the `pieces` that a command of the draft shows. Each argument is read at its place in
    /// the source.
    fn pieces(&mut self, pieces: &[Piece], arguments: &[Argument], after: usize, end: usize) {
        let (found, next) = self.arguments(arguments, after);
        let mut next = next.min(end);
        if pieces
            .last()
            .is_some_and(|piece| matches!(piece, Piece::SpaceBeforeWord))
            && arguments.is_empty()
            && !self.source[after..].starts_with("{}")
        {
            next = after;
        }
        let mut shown = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => shown.push_str(text),
                Piece::SpaceBeforeWord => {}
                Piece::Apart(kind, idx) => {
                    if let Some(Some(range)) = found.get(*idx) {
                        self.show(&std::mem::take(&mut shown), self.at);
                        self.text_apart(*kind, range.clone());
                    }
                }
                Piece::Argument(idx) => match (arguments.get(*idx), found.get(*idx)) {
                    (_, Some(Some(range))) if self.is_shown(range) => {
                        self.show(&std::mem::take(&mut shown), range.start);
                        self.argument(range.clone());
                    }
                    (Some(Argument::Optional(default)), Some(None)) => shown.push_str(default),
                    (_, Some(Some(range))) if range.start < self.at => {
                        // A later argument was already read, so this argument is shown as plain
                        // text.
                        let text = &self.source[range.clone()];
                        shown.push_str(if text.contains(['\\', '$', '{']) {
                            ""
                        } else {
                            text
                        });
                    }
                    _ => {}
                },
            }
        }
        self.show(&shown, next);
    }

    /// Returns whether the argument at `range` is read as text. Lengths such as `2pt` are not text,
    /// and text before byte `self.at` has already been read.
    fn is_shown(&self, range: &Range<usize>) -> bool {
        let text = &self.source[range.clone()];
        let is_length = text.ends_with(|last: char| last.is_alphabetic())
            && text.starts_with(|first: char| first.is_ascii_digit())
            && self.end_of_length(range.start) == range.end;
        self.at <= range.start && self.depth < MAX_DEPTH && !is_length
    }

    /// Adds `text`, which a command of the draft shows, in place of the source from byte `self.at`
    /// to byte `end`.
    fn show(&mut self, text: &str, end: usize) {
        self.n_expanded += text.len();
        // A short command with a long text, used many times, would make the prose too long.
        let is_bounded = self.n_expanded <= 2 * self.source.len() + MAX_EXPANDED_BYTES;
        if text.is_empty() {
            self.flush(self.at);
            self.skip_to(end);
        } else if is_bounded {
            self.replace(text, end);
        } else {
            self.replace(OBJECT.encode_utf8(&mut [0; 4]), end);
        }
    }

    /// Reads the words at `range` as a heading. The words of a note or a caption are recorded and
    /// read later.
    fn text_apart(&mut self, kind: BlockKind, range: Range<usize>) {
        match kind {
            BlockKind::Heading(_) => {
                self.end_block(self.at);
                self.piece(kind, range);
            }
            BlockKind::Note => {
                self.note();
                self.later.push((kind, range));
            }
            _ => self.later.push((kind, range)),
        }
    }

    /// Reads the argument at `range` of a command of the draft.
    fn argument(&mut self, range: Range<usize>) {
        let open = std::mem::take(&mut self.open);
        self.depth += 1;
        self.run(range.end);
        while !self.open.is_empty() {
            self.close();
        }
        self.depth -= 1;
        self.open = open;
        self.skip_to(range.end);
    }
}

/// How many bytes the draft's own commands may show together, in addition to twice the length of
/// the draft.
const MAX_EXPANDED_BYTES: usize = 10_000;
