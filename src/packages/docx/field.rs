//! Fields: their codes, which are not read, and their results, which are.

/// A field that is open.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Its code so far: `HYPERLINK "http://a.ex"`.
    pub code: String,
    /// Whether its result has begun.
    pub has_result: bool,
    /// The number of the paragraph that its result began in, and the byte of that.
    pub result_at: Option<(u32, u32)>,
}

/// What a field does to the words of its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// They are a link to this address.
    Link(String),
    /// They are made from the rest of the document.
    Contents,
    /// They are a mark that points at a source.
    Citation,
    /// They are words like others.
    Words,
}

impl Field {
    /// Whether what stands here is not read.
    pub fn is_unread(&self) -> bool {
        !self.has_result || kind(&self.code) == FieldKind::Contents
    }
}

/// What a field with this `code` does.
pub fn kind(code: &str) -> FieldKind {
    let mut words = words(code).into_iter();
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

/// The words of `code`; what stands in quotes is one.
fn words(code: &str) -> Vec<String> {
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
            assert_eq!(kind(code), expected, "{code}");
        }
    }
}
