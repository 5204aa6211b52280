//! Macros that fill a line: `image::pier.png[The pier]`, `include::notes.adoc[]`.

use std::ops::Range;

/// What begins lines that hold conditions of lines.
const CONDITIONS: &[&str] = &["ifdef::", "ifndef::", "ifeval::", "endif::"];

/// The name of the macro that fills the line `text`, and where its brackets hold something.
pub fn block(text: &str) -> Option<(&str, Range<usize>)> {
    let inner = text.strip_suffix(']')?;
    let (name, rest) = inner.split_once("::")?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let open = rest.find('[')?;
    let is_macro = !name.is_empty()
        && name.bytes().all(is_name)
        && !rest.starts_with([' ', ':'])
        && !rest[..open].ends_with(' ');
    let start = name.len() + 2 + open + 1;
    is_macro.then_some((name, start..inner.len()))
}

/// Whether the line `text` is a condition of lines, or takes in another file.
pub fn conditional(text: &str) -> bool {
    let is_condition = CONDITIONS.iter().any(|name| text.starts_with(name));
    (is_condition || text.starts_with("include::")) && text.ends_with(']')
}
