//! Masks marks of dialects within a line: attribute lists, links of wikis, identifiers of blocks,
//! inclusions, edits, keys, emoji by name.

use rustc_hash::FxHashSet;

use crate::text::markdown::mask::Filling;
use crate::text::markdown::template::{MAX_NOTE_MARK_BYTES, Masker};

/// The maximum number of bytes of an attribute list, which may contain an alternative text.
const MAX_ATTRIBUTES_BYTES: usize = 2000;
/// The maximum number of bytes of the name of an emoji, or of a combination of keys.
const MAX_NAME_BYTES: usize = 60;

/// Roles of `MyST` whose text is prose.
const PROSE_ROLES: [&str; 18] = [
    "abbr",
    "any",
    "command",
    "dfn",
    "doc",
    "download",
    "emphasis",
    "guilabel",
    "menuselection",
    "numref",
    "ref",
    "strong",
    "sub",
    "subscript",
    "sup",
    "superscript",
    "term",
    "u",
];

impl Masker<'_> {
    /// Masks a comment, a shortcode or a citation in brackets.
    pub(super) fn mask_bracketed(&mut self, at: usize) -> Option<usize> {
        let comment = self.record_comment(at);
        comment
            .or_else(|| self.mask_bracketed_shortcode(at))
            .or_else(|| self.mask_citation(at))
    }

    /// Masks a shortcode of `WordPress` that has a line of its own, such as `[gallery ids="1,2"]`.
    fn mask_bracketed_shortcode(&mut self, at: usize) -> Option<usize> {
        let before = &self.text[..at];
        // Test this first: a line may have many brackets, and is searched for its end below.
        if !before.is_empty() && !before.ends_with('\n') {
            return None;
        }
        let rest = &self.text[at + 1..];
        let line = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
        let inner = line.strip_suffix(']')?;
        let tag = inner.strip_prefix('/').unwrap_or(inner);
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        let len = tag.bytes().take_while(|byte| is_name(*byte)).count();
        let is_whole = len == tag.len() && tag.len() < inner.len();
        // The block editor of `WordPress` writes this comment before a shortcode.
        let is_marked = before.trim_end().ends_with("<!-- wp:shortcode -->");
        let has_values = tag[len..].starts_with(' ') && tag.contains("=\"") && tag.ends_with('"');
        let is_shortcode = is_whole || is_marked || has_values;
        let end = at + 1 + line.len();
        (len != 0 && is_shortcode).then(|| self.push_block_mask(at..end, Filling::Nothing))
    }

    /// Masks an attribute list of Pandoc or Python-Markdown, `{.class #id key="value"}`, which may
    /// begin with a colon.
    pub(super) fn mask_attribute_list(&mut self, at: usize) -> Option<usize> {
        let inner = self.text[at + 1..].trim_start_matches(':');
        let start = self.text.len() - inner.len();
        let len = attribute_list_len(inner)?;
        Some(self.push_block_mask(at..start + len, Filling::Nothing))
    }

    /// Masks a role of `MyST`: a name in braces before text in backticks, as in ``{ref}`words` ``.
    /// The words of a role for links or emphasis are prose. The words of other roles are code.
    pub(super) fn mask_role(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 1..];
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_');
        let len = inner.bytes().position(|byte| !is_name(byte))?;
        if len == 0 || !inner[len..].starts_with("}`") {
            return None;
        }
        let name = inner[..len].rsplit(':').next().unwrap_or_default();
        let start = at + 1 + len + 2;
        let content = &self.text[start..];
        let end = content
            .find(['`', '\n'])
            .filter(|at| content[*at..].starts_with('`'))?;
        if !PROSE_ROLES.contains(&name) && !name.starts_with("bdg") {
            return Some(self.push_inline_mask(at..start - 1, Filling::Nothing));
        }
        let content = &content[..end];
        let target = content.rfind(" <").filter(|_| content.ends_with('>'));
        // Badges and links show all their words. Abbreviations show only the words before the
        // parenthesis.
        let long = content.find(" (").filter(|_| name == "abbr");
        let words = target.or(long).unwrap_or(content.len());
        self.push_inline_mask(start + words..start + end + 1, Filling::Nothing);
        self.push_inline_mask(at..start, Filling::Nothing);
        Some(start + end + 1)
    }

    /// Masks a comment of kramdown: `{::comment}`, its body and `{:/comment}`.
    pub(super) fn mask_kramdown_comment(&mut self, at: usize) -> Option<usize> {
        const OPENER: &str = "{::comment}";
        if !self.text[at..].starts_with(OPENER) {
            return None;
        }
        let close = self.seeker.find("{:/", at)?;
        let end = self.seeker.find("}", close)? + 1;
        self.push_comment(at..end, OPENER.len(), end - close);
        Some(self.push_block_mask(at..end, Filling::Nothing))
    }

    /// Masks the whole of `{>>a comment<<}` and `{--deleted--}`. Masks only the marks of
    /// `{++inserted++}` and `{==marked==}`.
    pub(super) fn mask_edit(&mut self, at: usize) -> Option<usize> {
        let (closer, stays) = match self.text.as_bytes().get(at + 1..at + 3)? {
            b">>" => ("<<}", false),
            b"--" => ("--}", false),
            b"++" => ("++}", true),
            b"==" => ("==}", true),
            b"~~" => return self.mask_substitution(at),
            _ => return None,
        };
        let end = self.find_closer(closer, at + 3, MAX_ATTRIBUTES_BYTES)?;
        if !stays {
            return Some(self.push_inline_mask(at..end, Filling::Nothing));
        }
        self.push_inline_mask(end - 3..end, Filling::Nothing);
        Some(self.push_inline_mask(at..at + 3, Filling::Nothing))
    }

    /// Masks the marks and the old words of `{~~old~>new~~}`. The new words are shown.
    fn mask_substitution(&mut self, at: usize) -> Option<usize> {
        let end = self.find_closer("~~}", at + 3, MAX_ATTRIBUTES_BYTES)?;
        let arrow = self.text[at..end].find("~>")?;
        self.push_inline_mask(end - 3..end, Filling::Nothing);
        Some(self.push_inline_mask(at..at + arrow + 2, Filling::Nothing))
    }

    /// Masks the whole of `![[picture.png]]`, and everything except the words of `[[page|words]]`.
    pub(super) fn mask_wiki_link(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 2..];
        let len = inner.find([']', '[', '\n'])?;
        let end = at + 2 + len + 2;
        let closed = inner[len..].starts_with("]]") && len <= MAX_NOTE_MARK_BYTES;
        if !closed || self.text[end..].starts_with('(') {
            return None;
        }
        if self.text[..at].ends_with('!') {
            return Some(self.push_inline_mask(at - 1..end, Filling::Object));
        }
        let words = inner[..len].find('|').map_or(0, |idx| idx + 1);
        self.push_inline_mask(end - 2..end, Filling::Nothing);
        Some(self.push_inline_mask(at..at + 2 + words, Filling::Nothing))
    }

    /// Masks an inclusion of Microsoft Learn, `[!INCLUDE [name](path)]` or `[!VIDEO address]`.
    pub(super) fn mask_inclusion(&mut self, at: usize) -> Option<usize> {
        let inner = &self.text[at + 2..];
        let len =
            inner.find(|character: char| !character.is_ascii_alphabetic() && character != '-')?;
        if len == 0 || !inner[len..].starts_with([' ', '[']) {
            return None;
        }
        let mut depth = 1;
        let end = inner.bytes().take(MAX_NOTE_MARK_BYTES).position(|byte| {
            match byte {
                b'[' => depth += 1,
                b']' => depth -= 1,
                _ => {}
            }
            depth == 0 || byte == b'\n'
        })?;
        (depth == 0).then(|| self.push_block_mask(at..at + 2 + end + 1, Filling::Object))
    }

    /// Masks the identifier of a block in Obsidian, `^name` at the end of a line.
    pub(super) fn mask_block_identifier(&mut self, at: usize) -> Option<usize> {
        let name = &self.text[at + 1..];
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let len = name
            .bytes()
            .position(|byte| !is_name(byte))
            .unwrap_or(name.len());
        let ends = name[len..].trim_start_matches([' ', '\t', '\r']);
        let is_apart = self.text[..at].ends_with([' ', '\t', '\n', ']']);
        let line = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let is_cell = self.text[line..at].contains('|');
        let is_named =
            2 <= len && is_apart && !is_cell && (ends.is_empty() || ends.starts_with('\n'));
        is_named.then(|| self.push_block_mask(at..at + 1 + len, Filling::Nothing))
    }

    /// Masks a combination of keys, such as `++ctrl+c++`.
    pub(super) fn mask_keys(&mut self, at: usize) -> Option<usize> {
        let is_key = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '"' | '_')
        };
        let inner = &self.text[at + 2..];
        let len = inner
            .find("++")
            .filter(|at| (1..MAX_NAME_BYTES).contains(at))?;
        let is_attached = self.text[..at].ends_with(char::is_alphanumeric);
        let is_quoted = inner.starts_with('"');
        let is_key = |character: char| is_key(character) || is_quoted && character == ' ';
        if is_attached || !inner[..len].chars().all(is_key) {
            return None;
        }
        Some(self.push_inline_mask(at..at + 2 + len + 2, Filling::Object))
    }

    /// Masks the name of an emoji or an icon, such as `:name:`.
    pub(super) fn mask_emoji(&mut self, at: usize) -> Option<usize> {
        let name = &self.text[at + 1..];
        let is_name = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+')
        };
        let len = name
            .bytes()
            .take(MAX_NAME_BYTES)
            .position(|byte| !is_name(byte))?;
        let is_apart = |character: Option<char>| {
            character.is_none_or(|character| !character.is_alphanumeric() && character != ':')
        };
        // The colons of `[key]:https:` do not enclose a name.
        let is_address = self.text[..at].ends_with(']') || name[len..].starts_with("://");
        let is_named = !is_address
            && name[..len].starts_with(|character: char| character.is_ascii_lowercase())
            && name[len..].starts_with(':')
            && is_apart(self.text[..at].chars().next_back())
            && is_apart(name[len + 1..].chars().next());
        is_named.then(|| self.push_inline_mask(at..at + len + 2, Filling::Object))
    }

    /// Returns whether the text defines `[key]` as a link. Only keys that begin with `@` are known.
    pub(super) fn is_defined(&mut self, key: &str) -> bool {
        let text = self.text;
        let defined = self.defined_keys.get_or_insert_with(|| defined_keys(text));
        defined.contains(&key.to_lowercase())
    }
}

/// Returns those keys of link definitions in `text` that begin with `@`, in lower case.
fn defined_keys(text: &str) -> FxHashSet<String> {
    let keys = text.match_indices("[@").filter_map(|(at, _)| {
        let before = text[..at].trim_end_matches([' ', '>']);
        let (key, rest) = text[at + 1..].split_once(']')?;
        let is_definition = rest.starts_with(':') && (before.is_empty() || before.ends_with('\n'));
        is_definition.then(|| key.to_lowercase())
    });
    keys.collect()
}

/// Returns the length in bytes of the attribute list with which `inner` begins, including its
/// closing brace. Returns `None` if there is no such list.
fn attribute_list_len(inner: &str) -> Option<usize> {
    let bytes = inner.as_bytes();
    let (mut at, mut n_attributes) = (0, 0);
    loop {
        while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            at += 1;
        }
        match *bytes.get(at).filter(|_| at <= MAX_ATTRIBUTES_BYTES)? {
            b'}' => return (n_attributes != 0).then_some(at + 1),
            b'.' | b'#' | b'=' => at += 1 + name_len(&bytes[at + 1..])?,
            b'-' => at += 1,
            _ => {
                at += name_len(&bytes[at..])?;
                if bytes.get(at) != Some(&b'=') {
                    return None;
                }
                at += 1 + value_len(&bytes[at + 1..])?;
            }
        }
        n_attributes += 1;
    }
}

/// Returns the length of the name with which `bytes` begins. Returns `None` if there is no name, or
/// nothing after the name.
fn name_len(bytes: &[u8]) -> Option<usize> {
    let is_part =
        |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:./@".contains(byte) || !byte.is_ascii();
    let len = bytes.iter().position(|byte| !is_part(byte))?;
    (len != 0).then_some(len)
}

/// Returns the length of the value with which `bytes` begins, including its quotation marks.
/// Returns `None` if the value has no end.
fn value_len(bytes: &[u8]) -> Option<usize> {
    let mark = *bytes.first()?;
    if !matches!(mark, b'"' | b'\'') {
        return bytes
            .iter()
            .position(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'}'));
    }
    let mut escaped = false;
    let longest = &bytes[1..bytes.len().min(MAX_ATTRIBUTES_BYTES)];
    let len = longest.iter().position(|byte| {
        let ends = *byte == mark && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    })?;
    let has_blank_line = longest[..len].windows(2).any(|window| window == b"\n\n");
    (!has_blank_line).then_some(len + 2)
}
