//! The roles of styles, which follow from the names of the built-in styles of word processors.

use crate::text::block::BlockKind;

/// The role of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleRole {
    /// The style is for blocks of this kind.
    Kind(BlockKind),
    /// The style is for the subtitle.
    Subtitle,
    /// The style is for code.
    Code,
    /// The style is for entries of a table of contents or an index, which the word processor
    /// generates.
    Contents,
}

/// Returns the role of the style called `name`, which is in lower case. Returns `None` if the style
/// has no special role.
pub fn style_role(name: &str) -> Option<StyleRole> {
    if let Some(level) = name.strip_prefix("heading ") {
        let level = level.trim().parse::<u8>().ok()?;
        return Some(StyleRole::Kind(BlockKind::Heading(level.clamp(1, 6))));
    }
    let is_of_contents = |prefix: &str| {
        let number = name.strip_prefix(prefix).map(str::trim);
        number.is_some_and(|rest| rest.is_empty() || rest.parse::<u8>().is_ok())
    };
    if [
        "toc",
        "contents",
        "index",
        "table of figures",
        "table of authorities",
    ]
    .into_iter()
    .any(is_of_contents)
    {
        return Some(StyleRole::Contents);
    }
    Some(match name {
        "title" => StyleRole::Kind(BlockKind::Heading(1)),
        "subtitle" => StyleRole::Subtitle,
        "caption" | "image caption" | "table caption" | "illustration" | "figure" => {
            StyleRole::Kind(BlockKind::Caption)
        }
        "quote" | "intense quote" | "block text" | "quotations" | "block quotation" => {
            StyleRole::Kind(BlockKind::Quotation)
        }
        "footnote text" | "endnote text" => StyleRole::Kind(BlockKind::Note),
        _ if is_for_code(name) => StyleRole::Code,
        _ => return None,
    })
}

/// Returns whether a style called `name` is for code.
pub fn is_for_code(name: &str) -> bool {
    matches!(
        name,
        "html preformatted"
            | "html code"
            | "html keyboard"
            | "html sample"
            | "preformatted text"
            | "source code"
            | "source text"
            | "verbatim char"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_roles() {
        for (name, expected) in [
            ("heading 2", Some(StyleRole::Kind(BlockKind::Heading(2)))),
            ("heading 9", Some(StyleRole::Kind(BlockKind::Heading(6)))),
            ("toc 1", Some(StyleRole::Contents)),
            ("toc heading", None),
            ("intense quote", Some(StyleRole::Kind(BlockKind::Quotation))),
            ("body text", None),
        ] {
            assert_eq!(style_role(name), expected, "{name}");
        }
    }
}
