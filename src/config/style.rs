//! The built-in styles: configurations that a project extends by name, such as `copydesk:wire`.

use crate::embedded::{self, EmbeddedFile};
use crate::error::Error;
use crate::text::nearest::UnknownName;

/// The prefix of the name of a style in `extends`.
pub const PREFIX: &str = "copydesk:";

/// A built-in style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShippedStyle {
    /// The name of the style, without [`PREFIX`].
    pub name: &'static str,
    /// One line that says whom the style is for.
    pub title: &'static str,
    /// The text of the style's configuration file.
    text: &'static str,
}

impl ShippedStyle {
    fn of(file: &EmbeddedFile) -> Self {
        let first = file.text.lines().next().unwrap_or_default();
        Self {
            name: file.stem(),
            title: first.trim_start_matches("# ").trim_end_matches('.'),
            text: file.text,
        }
    }
}

/// Returns the built-in styles, sorted by name.
pub fn all() -> Vec<ShippedStyle> {
    embedded::folder("styles")
        .iter()
        .map(ShippedStyle::of)
        .collect()
}

/// Returns the text of the style with the name `extends`, which begins with [`PREFIX`].
///
/// # Errors
///
/// Returns an error if no style has this name. The error gives the most similar name.
pub fn text(extends: &str) -> Result<&'static str, Error> {
    let name = extends.strip_prefix(PREFIX).unwrap_or(extends);
    let styles = all();
    let found = styles
        .iter()
        .find(|shipped_style| shipped_style.name == name);
    found
        .map(|shipped_style| shipped_style.text)
        .ok_or_else(|| {
            let known = styles.iter().map(|shipped_style| shipped_style.name);
            UnknownName::listed("style", name, known).into()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_known_by_its_name() {
        assert!(text("copydesk:wire").is_ok_and(|style| style.contains("profile = \"news\"")));
        let reported = text("copydesk:wird").expect_err("there is none");
        assert!(reported.to_string().contains("wire"), "{reported}");
    }
}
