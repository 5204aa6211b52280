//! The section `[formats]`: which markup drafts with an ending are read as. Knows no draft.

use std::collections::BTreeMap;

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};
use crate::text::markup::Markup;
use crate::text::nearest::hint;

/// The markup of drafts by their endings, which have small letters and no dot.
pub type Formats = BTreeMap<String, Sourced<Markup>>;

/// How a line of the section may be written.
const EXAMPLE: &str = "adoc = \"plain\"";

/// Reads the table `value`.
///
/// # Errors
///
/// When it is no table, an ending is none, or a format is not known.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Formats, String> {
    let mut formats = Formats::new();
    for (key, value) in reader.section("formats", EXAMPLE, value)? {
        let written = key.get_ref();
        let ending = written.strip_prefix('.').unwrap_or(written);
        if ending.is_empty() || ending.contains(['.', '/', '*']) {
            let problem = format!("“{written}” is no ending of a file name: {EXAMPLE}");
            return Err(reader.fault(key.span(), &problem));
        }
        let name = reader.string(written, value)?;
        let Some(markup) = Markup::named(&name.value) else {
            let known = Markup::NAMED.iter().map(|it| it.0);
            let all = known.clone().collect::<Vec<_>>().join(", ");
            let hint = hint(&name.value, known, &format!("; formats are {all}"));
            let problem = format!("no format is called “{}”{hint}", name.value);
            return Err(reader.fault(value.span(), &problem));
        };
        formats.insert(ending.to_ascii_lowercase(), name.map(|_| markup));
    }
    Ok(formats)
}
