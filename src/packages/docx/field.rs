//! The fields of a Word document, such as links and citations. The code of a field is not read as
//! text, but its result is.

/// A field that has not ended yet.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// The code so far: `HYPERLINK "http://a.ex"`.
    pub code: String,
    /// Whether the result has begun.
    pub has_result: bool,
    /// The number of the paragraph in which the result began, and the byte of that paragraph at
    /// which the result began. `None` until the result begins in a paragraph.
    pub result_at: Option<(u32, u32)>,
}

/// The function of a field, which determines what its result is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A link to this address.
    Link(String),
    /// Text generated from the rest of the document, such as a table of contents.
    Contents,
    /// A mark that refers to a source.
    Citation,
    /// Ordinary words.
    Words,
}

impl Field {
    /// Returns whether the text that comes next in the field is not read.
    pub fn skips_text(&self) -> bool {
        !self.has_result || field_kind(&self.code) == FieldKind::Contents
    }
}

/// Returns the function of a field with the code `code`.
pub fn field_kind(code: &str) -> FieldKind {
    let mut words = code_words(code).into_iter();
    let first = words.next().unwrap_or_default().to_ascii_uppercase();
    match first.as_str() {
        "HYPERLINK" => {
            let mut address = String::new();
            while let Some(word) = words.next() {
                match word.as_str() {
                    r"\l" => {
                        address.push('#');
                        address.push_str(&words.next().unwrap_or_default());
                    }
                    r"\o" | r"\t" => drop(words.next()),
                    other if other.starts_with('\\') => {}
                    other => address.push_str(other),
                }
            }
            FieldKind::Link(address)
        }
        "TOC" | "INDEX" | "TOA" => FieldKind::Contents,
        "CITATION" => FieldKind::Citation,
        "ADDIN" => {
            let next = words.next().unwrap_or_default();
            let cites = ["ZOTERO_ITEM", "CSL_CITATION", "EN.CITE", "Mendeley"];
            if cites.into_iter().any(|prefix| next.starts_with(prefix)) {
                FieldKind::Citation
            } else {
                FieldKind::Words
            }
        }
        _ => FieldKind::Words,
    }
}

/// Returns the words of `code`; text in quotation marks is one word.
fn code_words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (idx, stretch) in code.split('"').enumerate() {
        if idx % 2 == 1 {
            words.push(stretch.to_owned());
        } else {
            words.extend(stretch.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_tell_kinds() {
        let link = |address: &str| FieldKind::Link(address.to_owned());
        for (code, expected) in [
            (
                r#" HYPERLINK "http://a.ex/b c" \o "tip" "#,
                link("http://a.ex/b c"),
            ),
            (r#" HYPERLINK \l "part" "#, link("#part")),
            (r#"HYPERLINK "a.htm" \l "b" \t "_blank""#, link("a.htm#b")),
            (r#" TOC \o "1-3" \h "#, FieldKind::Contents),
            (" ADDIN ZOTERO_ITEM CSL_CITATION {}", FieldKind::Citation),
            (" PAGE ", FieldKind::Words),
            ("", FieldKind::Words),
        ] {
            assert_eq!(field_kind(code), expected, "{code}");
        }
    }
}
