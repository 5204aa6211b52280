//! Elements of a body that are not text of the document.

use crate::packages::xml::XmlTag;

/// Returns whether everything in the element that `tag` opens is skipped.
pub fn is_skipped_element(tag: &XmlTag<'_>) -> bool {
    match tag.qualified_name() {
        ("text", "section") => tag.attribute("display").as_deref() == Some("none"),
        ("text", local_name) => matches!(
            local_name,
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
        ("office", local_name) => matches!(
            local_name,
            "binary-data"
                | "forms"
                | "automatic-styles"
                | "font-face-decls"
                | "scripts"
                | "settings"
        ),
        ("table", local_name) => local_name == "covered-table-cell",
        ("style" | "dc", _) => true,
        // Titles and descriptions of pictures, and formulas.
        ("", local_name) => matches!(local_name, "title" | "desc" | "math"),
        _ => false,
    }
}
