//! What of a body is no text of the document.

use crate::packages::xml::Tag;

/// Whether nothing is read in the element that `tag` opens.
pub fn is_unread(tag: &Tag<'_>) -> bool {
    match tag.name() {
        ("text", "section") => tag.attribute("display").as_deref() == Some("none"),
        ("text", it) => matches!(
            it,
            "tracked-changes"
                | "note-citation"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "table-of-content"
                | "illustration-index"
                | "table-index"
                | "object-index"
                | "user-index"
                | "alphabetical-index"
                | "placeholder"
                | "ruby-text"
                | "hidden-text"
                | "script"
        ),
        ("office", it) => matches!(
            it,
            "binary-data"
                | "forms"
                | "automatic-styles"
                | "font-face-decls"
                | "scripts"
                | "settings"
        ),
        ("table", it) => it == "covered-table-cell",
        ("style" | "dc", _) => true,
        // Titles and descriptions of pictures, formulas.
        ("", it) => matches!(it, "title" | "desc" | "math"),
        _ => false,
    }
}
