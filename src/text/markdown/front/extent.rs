//! Finds the extent of front matter: YAML between `---`, TOML between `+++`, or a JSON object.
//! Front matter may follow blank lines and comments, and YAML may lack its opening fence.

use std::ops::Range;

/// The maximum number of lines of front matter without an opening fence.
const MAX_LINES_WITHOUT_FENCE: usize = 40;
/// The maximum number of bytes of front matter as a JSON object.
const MAX_BYTES_OF_OBJECT: usize = 20_000;

/// The extent of front matter, in bytes of the whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatterExtent {
    /// The HTML comments before the front matter.
    pub comments: Vec<Range<usize>>,
    /// The range of the values, without fences.
    pub inner: Range<usize>,
    /// Whether the values are TOML; otherwise they are YAML, which includes JSON.
    pub is_toml: bool,
    /// The start of the text after the front matter; 0 if there is no front matter.
    pub end: usize,
}

/// Returns the extent of the front matter of `text`. The extent is empty if `text` has no front
/// matter.
pub fn front_matter_extent(text: &str) -> FrontMatterExtent {
    let (start, comments) = leading_comments(text);
    let rest = &text[start..];
    let found = match rest.as_bytes().first() {
        Some(b'-' | b'+') => between_fences(rest),
        Some(b'{') => json_object_len(rest).map(|end| (0..end, end)),
        _ => without_fence(rest),
    };
    found.map_or_else(FrontMatterExtent::default, |(inner, end)| {
        FrontMatterExtent {
            comments,
            inner: start + inner.start..start + inner.end,
            is_toml: rest.starts_with('+'),
            end: start + end,
        }
    })
}

/// Returns the start of the first line that is neither blank nor an HTML comment, and the comments
/// before it.
fn leading_comments(text: &str) -> (usize, Vec<Range<usize>>) {
    let (mut at, mut comments) = (0, Vec::new());
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start().len();
        // An indented line is not a fence.
        at += rest[..blank].rfind('\n').map_or(0, |at| at + 1);
        let comment = text[at..].strip_prefix("<!--");
        match comment.and_then(|text| text.find("-->")) {
            Some(len) => {
                comments.push(at..at + len + 7);
                at += len + 7;
            }
            None => return (at, comments),
        }
    }
}

/// Returns the range between two fences, such as `---`, and the start of the text after the second
/// fence. Returns `None` if `text` does not begin with front matter between fences.
fn between_fences(text: &str) -> Option<(Range<usize>, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut at = first.len();
    let mut content = None;
    for line in lines {
        let trimmed = line.trim_end();
        if trimmed == fence || fence == "---" && trimmed == "..." {
            // A horizontal line above the first paragraph does not open front matter.
            let is_front = content.is_none_or(is_setting);
            return is_front.then_some((first.len()..at, at + line.len()));
        }
        at += line.len();
        content = content.or(Some(trimmed.trim_start()).filter(|trimmed| !trimmed.is_empty()));
    }
    None
}

/// Returns the length in bytes of the JSON object with which `text` begins. The rest of the last
/// line of the object must be blank, and is included. Returns `None` if there is no such object.
fn json_object_len(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate().take(MAX_BYTES_OF_OBJECT) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let after = &text[at + 1..];
            let line = after.find('\n').map_or(after.len(), |at| at + 1);
            let is_object = after[..line].trim().is_empty()
                && text[1..].trim_start().starts_with('"')
                && text.contains("\":");
            return is_object.then_some(at + 1 + line);
        }
    }
    None
}

/// Finds front matter without an opening fence: lines `key: value` with which `text` begins, up to
/// a line `---`. If the first key is `Title`, a blank line ends the front matter, too. Returns the
/// range of the lines, and the start of the text after the line that ends them.
fn without_fence(text: &str) -> Option<(Range<usize>, usize)> {
    let is_titled = text.starts_with("Title: ");
    let mut at = 0;
    let mut n_keys = 0;
    for line in text.split_inclusive('\n').take(MAX_LINES_WITHOUT_FENCE) {
        let trimmed = line.trim_end();
        if matches!(trimmed, "---" | ";;;") {
            return (n_keys != 0).then_some((0..at, at + line.len()));
        }
        if is_titled && trimmed.is_empty() {
            return (1 < n_keys).then_some((0..at, at + line.len()));
        }
        at += line.len();
        let is_nested = line.starts_with([' ', '\t', '-', '#']);
        let is_key = has_key(trimmed) || is_titled && has_key(&trimmed.to_lowercase());
        n_keys += usize::from(is_key);
        if !is_key && (!is_nested || n_keys == 0) {
            return None;
        }
    }
    None
}

/// Returns whether `line` begins with a name in lower case and a colon: `updated: 2026-01-01`.
fn has_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let key = key.trim_matches('"');
    let is_part = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || "_-.".contains(character)
    };
    !key.is_empty() && key.chars().all(is_part) && (value.is_empty() || value.starts_with(' '))
}

/// Returns whether `line` looks like YAML or TOML.
fn is_setting(line: &str) -> bool {
    let line = line.trim_start_matches(':');
    let key = line.find([':', '=']).map(|at| &line[..at]);
    let named = key.is_some_and(|key| !key.trim().is_empty() && key.trim().split(' ').count() < 4);
    named || line.starts_with(['#', '[', '{', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that the front matter of `text` ends where `body` begins.
    fn check(text: &str, body: &str) {
        assert_eq!(&text[front_matter_extent(text).end..], body, "{text:?}");
    }

    #[test]
    fn fences_may_stand_behind_blank_lines_and_comments() {
        check("---\ntitle: a\n---\nb", "b");
        check("+++\ntitle = \"a\"\n+++\nb", "b");
        check("\n\n---\ntitle: a\n---\nb", "b");
        check("<!-- a -->\n---\ntitle: a\n---\nb", "b");
        check("---\n  # a\n  title: a\n---\nb", "b");
        check("---\n:og:title: a b\n---\nb", "b");
        check("---\ntitle: a\n...\nb", "b");
        check("---\n---\nb", "b");
    }

    #[test]
    fn an_object_and_keys_are_front_matter() {
        check("{\n  \"title\": \"a } b\",\n  \"tags\": {}\n}\n\nb", "\nb");
        check("title: a\ntags:\n  - b\n---\nc", "c");
        check("\"title\": \"a\",\n\"layout\": \"b\"\n;;;\nc", "c");
        check("Title: A b\nDate: 2026-01-01\n\nc", "c");
    }

    #[test]
    fn prose_is_none() {
        for text in [
            "---\n\nThe rule is drawn above this. And\n\n---\nb",
            "Note: this is a line.\n\n---\nb",
            "title: a\n\nb",
            "Title: a\n\nb",
            "{ a }\n\n---\nb",
            " ---\ntitle: a\n---\nb",
            "  {{< a >}}\n",
            "{",
            "",
        ] {
            check(text, text);
        }
    }
}
