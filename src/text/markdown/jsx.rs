//! Expressions and tags of JSX.

use rustc_hash::FxHashMap;

/// The maximum number of characters of a tag outside its expressions. A longer tag is taken for
/// text.
const MAX_TAG_CHARS: usize = 1000;
/// The maximum number of bytes of an expression.
const MAX_EXPRESSION_BYTES: usize = 20_000;

/// A tag of JSX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsxTag {
    /// The byte after the tag.
    pub end: usize,
    /// Whether the tag also closes its element, as `<Icon />` does.
    pub is_self_closing: bool,
}

/// Words in the names of components whose content is code: `<Shell>`, `<LogLine>`.
const CODE_COMPONENT_WORDS: [&str; 12] = [
    "Bash", "Cmd", "Code", "Command", "Console", "Diagram", "Log", "Math", "Mermaid", "Sandpack",
    "Shell", "Terminal",
];

/// Returns whether the content of the component `name` is code, even if the component does not
/// begin a line.
pub fn is_code(name: &str) -> bool {
    CODE_COMPONENT_WORDS.contains(&name)
}

/// Returns whether the content of the component `name` is code if the component begins a line.
pub fn is_code_at_line_start(name: &str) -> bool {
    CODE_COMPONENT_WORDS.iter().any(|word| {
        name.match_indices(word).any(|(at, _)| {
            let next = name[at + word.len()..].chars().next();
            next.is_none_or(|character| !character.is_ascii_lowercase())
        })
    })
}

/// The pairs of braces in a text: for each opening brace, its closing brace.
#[derive(Default)]
pub struct Braces {
    closing: FxHashMap<usize, usize>,
}

impl Braces {
    /// Finds the pairs of braces in `text`.
    pub fn of(text: &str) -> Self {
        let mut closing = FxHashMap::default();
        let mut open = Vec::new();
        for (at, brace) in text.match_indices(['{', '}']) {
            if brace == "{" {
                open.push(at);
            } else if let Some(start) = open.pop() {
                closing.insert(start, at);
            }
        }
        Self { closing }
    }

    /// Returns the byte after the expression that the brace at byte `at` opens. Returns `None` if
    /// the brace is never closed or the expression is too long.
    pub fn expression_end(&self, at: usize) -> Option<usize> {
        let close = *self.closing.get(&at)?;
        (close - at < MAX_EXPRESSION_BYTES).then_some(close + 1)
    }
}

/// Returns the tag at byte `at` if an HTML parser would not read the tag. Such a tag belongs to a
/// component or a fragment, or contains an expression.
pub fn tag_at(text: &str, at: usize, braces: &Braces) -> Option<JsxTag> {
    let rest = &text[at..];
    for fragment in ["<>", "</>"] {
        if rest.starts_with(fragment) {
            let end = at + fragment.len();
            return Some(JsxTag {
                end,
                is_self_closing: false,
            });
        }
    }
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let ends = |character: char| !character.is_ascii_alphanumeric() && !"._-:".contains(character);
    let name = &name[..name.find(ends)?];
    if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let component =
        name.starts_with(|character: char| character.is_ascii_uppercase()) || name.contains('.');
    let bytes = text.as_bytes();
    let (mut end, mut quote, mut expressive) = (at + 1 + name.len(), None, false);
    for _ in 0..MAX_TAG_CHARS {
        let byte = *bytes.get(end)?;
        if quote.is_some() {
            quote = quote.filter(|quote| *quote != byte);
            end += 1;
            continue;
        }
        match byte {
            b'"' | b'\'' => quote = Some(byte),
            b'{' => {
                expressive = true;
                end = braces.expression_end(end)? - 1;
            }
            b'<' => return None,
            b'>' => {
                let alone = bytes[end - 1] == b'/';
                let end = end + 1;
                return (component || expressive).then_some(JsxTag {
                    end,
                    is_self_closing: alone,
                });
            }
            _ => {}
        }
        end += 1;
    }
    None
}
