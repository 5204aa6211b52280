//! Finds imports and exports of MDX, and the end of such a statement.

/// The maximum number of bytes of a statement with a blank line in it. A longer statement ends at
/// its first blank line.
const MAX_STATEMENT_BYTES: usize = 20_000;

/// What a byte of a statement is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// Code, in which brackets are counted.
    Code,
    /// A string that ends with this mark or at the end of its line.
    String(u8),
    /// A template string.
    Template,
    /// A comment that ends at the end of its line.
    Line,
    /// A comment that ends at its closing mark.
    Block,
}

/// Returns whether `line` begins an import or export.
pub fn begins_import_or_export(line: &str) -> bool {
    let after_import = line.strip_prefix("import ");
    let imports = after_import.is_some_and(|rest| {
        rest.starts_with(['"', '\'']) || rest.contains(" from ") || rest.ends_with('{')
    });
    let after_export = line.strip_prefix("export ");
    let exports = after_export.is_some_and(|rest| {
        let word = rest.split(|ch: char| !ch.is_alphabetic()).next();
        let known = [
            "const", "default", "function", "let", "var", "class", "async",
        ];
        rest.starts_with(['{', '*']) || word.is_some_and(|word| known.contains(&word))
    });
    imports || exports
}

/// Returns whether `line` is a complete import, such as `import Tabs from '@theme/Tabs';`, which
/// cannot be prose.
pub fn is_import(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("import ") else {
        return false;
    };
    let rest = rest.trim_end_matches(';').trim_end();
    let path = rest
        .rsplit_once(" from ")
        .map_or(rest, |(_, target)| target);
    let is_quoted = |mark: char| path.starts_with(mark) && path.ends_with(mark) && 2 < path.len();
    (is_quoted('"') || is_quoted('\'')) && !path.contains(' ')
}

/// Returns the length in bytes of the import or export with which `text` begins. The statement ends
/// at the first blank line outside brackets, template strings and comments. A statement that never
/// closes ends at its first blank line. Reading past a blank line uses up the `budget`, which is in
/// bytes. When the budget is used up, the statement also ends at its first blank line.
pub fn statement_len(text: &str, budget: &mut usize) -> usize {
    let mut scanner = Scanner::default();
    let mut first = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            if scanner.is_complete() {
                return at;
            }
            first = first.or(Some(at));
        }
        if first.is_some() {
            if MAX_STATEMENT_BYTES < at || *budget < line.len() {
                break;
            }
            *budget -= line.len();
        }
        scanner.read_line(line.as_bytes());
        at += line.len();
    }
    match first {
        Some(first) if !scanner.is_complete() || at < text.len() => first,
        _ => at,
    }
}

/// A scanner that reads a statement line by line.
#[derive(Default)]
struct Scanner {
    /// The number of open brackets.
    depth: usize,
    /// What the next byte is part of, from the outermost context to the innermost. For
    /// code in a template string, the number counts the brackets that were open when that code
    /// began. For other contexts, the number is 0.
    modes: Vec<(Context, usize)>,
}

impl Scanner {
    fn context(&self) -> Context {
        self.modes.last().map_or(Context::Code, |(mode, _)| *mode)
    }

    fn is_complete(&self) -> bool {
        self.depth == 0 && self.modes.is_empty()
    }

    fn read_line(&mut self, line: &[u8]) {
        let mut at = 0;
        while at < line.len() {
            let pair = [line[at], line.get(at + 1).copied().unwrap_or(b'\n')];
            at += self.read_byte_pair(pair);
        }
        // Neither a line comment nor an ordinary string continues on the next line.
        while matches!(self.context(), Context::Line | Context::String(_)) {
            self.modes.pop();
        }
    }

    /// Reads the first byte in `pair`, or both bytes. Returns how many bytes were read.
    fn read_byte_pair(&mut self, pair: [u8; 2]) -> usize {
        match (self.context(), pair) {
            (Context::String(_) | Context::Template, [b'\\', _]) => return 2,
            (Context::Block, [b'*', b'/']) => {
                self.modes.pop();
                return 2;
            }
            (Context::String(mark), [byte, _]) => {
                if byte == mark {
                    self.modes.pop();
                }
            }
            (Context::Template, [b'`', _]) => {
                self.modes.pop();
            }
            (Context::Template, [b'$', b'{']) => {
                self.modes.push((Context::Code, self.depth));
                return 2;
            }
            (Context::Line | Context::Block | Context::Template, _) => {}
            (Context::Code, pair) => return self.read_code(pair),
        }
        1
    }

    fn read_code(&mut self, pair: [u8; 2]) -> usize {
        match pair {
            [b'/', b'/'] => self.modes.push((Context::Line, 0)),
            [b'/', b'*'] => {
                self.modes.push((Context::Block, 0));
                return 2;
            }
            [mark @ (b'"' | b'\''), _] => self.modes.push((Context::String(mark), 0)),
            [b'`', _] => self.modes.push((Context::Template, 0)),
            [b'{' | b'(' | b'[', _] => self.depth += 1,
            [b'}', _]
                if self
                    .modes
                    .last()
                    .is_some_and(|(_, depth)| *depth == self.depth) =>
            {
                self.modes.pop();
            }
            [b'}' | b')' | b']', _] => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that the statement with which `text` begins ends before `rest`.
    fn check(text: &str, rest: &str) {
        assert_eq!(&text[statement_len(text, &mut 1000)..], rest, "{text:?}");
    }

    #[test]
    fn a_blank_line_ends_a_statement_that_is_complete() {
        check("export const a = 1\n\nb", "\nb");
        check("export const a = {\n\n  b,\n}\n\nc", "\nc");
        check(
            "import {\n  A,\n\n  // it's B {\n  B,\n} from './b'\n\nc",
            "\nc",
        );
        check("export const a = `\n\n${b({})} don't }\n\n`\n\nc", "\nc");
        check("export const a = '{'\n\nb", "\nb");
        check("export const a = [ /* ] \n\n */ ]\n\nb", "\nb");
        check("export const a = 1", "");
    }

    #[test]
    fn a_statement_that_never_closes_ends_at_its_first_blank_line() {
        check("export const a = {\n\nb\n\nc", "\nb\n\nc");
        let text = "export const a = {\n\n  b,\n}\n\nc";
        assert_eq!(statement_len(text, &mut 2), "export const a = {\n".len());
    }
}
