//! Block macros, which fill a line: `image::pier.png[The pier]`, `include::notes.adoc[]`.

use std::ops::Range;

/// The beginnings of lines that open or close a conditional part of the text.
const CONDITIONS: &[&str] = &["ifdef::", "ifndef::", "ifeval::", "endif::"];

/// Returns the name of the macro that fills the line `text`, and the range of the text in its
/// brackets.
pub fn block_macro(text: &str) -> Option<(&str, Range<usize>)> {
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

/// Returns whether the line `text` opens or closes a conditional part of the text, or includes
/// another file.
pub fn is_conditional(text: &str) -> bool {
    let is_condition = CONDITIONS.iter().any(|name| text.starts_with(name));
    (is_condition || text.starts_with("include::")) && text.ends_with(']')
}
