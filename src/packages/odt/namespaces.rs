//! Declares the namespaces of the elements that copydesk writes into an `OpenDocument` text.

use crate::error::Error;
use crate::packages::odt::CONTENT_PART;
use crate::packages::patch;
use crate::packages::xml::{self, XmlCursor, XmlNode};

/// The prefixes of the elements that copydesk writes for comments and tracked changes.
const PREFIXES: &[&str] = &["office", "text", "dc"];

/// Returns the part `xml` with declarations of all prefixes that copydesk writes.
///
/// # Errors
///
/// Returns an error if the root element declares one of the prefixes for a different namespace,
/// because a reader would then not recognise the written elements.
pub fn declare_prefixes(xml: &str) -> Result<String, Error> {
    let XmlNode::Open(root) = first_element(xml)? else {
        return Ok(xml.to_owned());
    };
    let mut declarations = String::new();
    for prefix in PREFIXES {
        let namespace = xml::namespace(prefix);
        match root.namespace_of_prefix(prefix) {
            None => declarations.extend([" xmlns:", prefix, "=\"", namespace, "\""]),
            Some(declared) if declared == namespace => {}
            Some(_) => {
                let problem = format!(
                    "`{CONTENT_PART}` uses the prefix `{prefix}` for an unexpected namespace"
                );
                return Err(patch::copy_error(&problem));
            }
        }
    }
    let name_end = root.name_end() as usize;
    let (before, after) = xml.split_at(name_end);
    Ok([before, &declarations, after].concat())
}

/// Returns the opening tag of the root element.
fn first_element(xml: &str) -> Result<XmlNode<'_>, Error> {
    let mut cursor = XmlCursor::new(xml, CONTENT_PART);
    loop {
        let node = cursor.next_node()?;
        if let XmlNode::Open(_) | XmlNode::End = node {
            return Ok(node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PREFIXES, declare_prefixes};
    use crate::packages::xml;

    #[test]
    fn only_missing_prefixes_are_declared() {
        let declaration = |prefix: &&str| format!(" xmlns:{prefix}=\"{}\"", xml::namespace(prefix));
        let all: String = PREFIXES.iter().map(declaration).collect();
        assert!(all.contains("=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""));
        let (office, others) = (declaration(&PREFIXES[0]), &PREFIXES[1..]);
        let others: String = others.iter().map(declaration).collect();
        let check = |given: &str, expected: &str| {
            assert_eq!(declare_prefixes(given).unwrap(), expected);
        };
        check("<d/>", &format!("<d{all}/>"));
        check(&format!("<d{all}/>"), &format!("<d{all}/>"));
        check(
            &format!("<!--document-content--><d{office}><d/></d>"),
            &format!("<!--document-content--><d{others}{office}><d/></d>"),
        );
    }

    #[test]
    fn a_prefix_of_another_namespace_is_refused() {
        let error = declare_prefixes("<d xmlns:office=\"urn:other\"/>").unwrap_err();
        assert!(error.to_string().contains("`office`"), "{error}");
    }
}
