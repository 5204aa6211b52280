//! The targets to which the identifiers in a part refer: other parts, and addresses outside the
//! package. These addresses are never opened.

use std::collections::HashMap;

use crate::error::Error;
use crate::packages::archive::Archive;
use crate::packages::xml::{XmlCursor, XmlNode};

/// The relations of a part: the parts and addresses to which it refers.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// The relations by their identifiers.
    by_identifier: HashMap<String, Relation>,
    /// The name of the part that contains the relations.
    pub name: String,
}

#[derive(Clone, Debug)]
struct Relation {
    /// The last segment of the relation's type, such as `footnotes`.
    kind: String,
    target: String,
}

impl Relations {
    /// Reads the relations of the part called `name`, or of the package itself if `name` is empty.
    ///
    /// # Errors
    ///
    /// Returns an error if the relations are broken.
    pub fn read(archive: &mut Archive<'_>, name: &str) -> Result<Self, Error> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let path = resolve(folder, &format!("_rels/{file}.rels"));
        let mut relations = Self {
            name: path.clone(),
            ..Self::default()
        };
        let Some(xml) = archive.read_part(&path)? else {
            return Ok(relations);
        };
        let mut cursor = XmlCursor::new(&xml, &path);
        loop {
            let tag = match cursor.next_node()? {
                XmlNode::Open(tag) => tag,
                XmlNode::End => return Ok(relations),
                XmlNode::Close(_) | XmlNode::Text(..) => continue,
            };
            if tag.qualified_name() != ("rel", "Relationship") {
                continue;
            }
            let value = |name: &str| tag.attribute(name).unwrap_or_default();
            let target = value("Target");
            let is_outside = value("TargetMode").eq_ignore_ascii_case("External");
            let target = if is_outside {
                target
            } else {
                resolve(folder, &target)
            };
            let kind = value("Type");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations
                .by_identifier
                .insert(value("Id"), Relation { kind, target });
        }
    }

    /// Returns the target of the first relation of the kind `kind`, in the order of the
    /// identifiers.
    pub fn first_target_of_kind(&self, kind: &str) -> Option<&str> {
        let found = self
            .by_identifier
            .iter()
            .filter(|(_, relation)| relation.kind == kind);
        let first = found.min_by_key(|(id, _)| *id);
        first.map(|(_, relation)| relation.target.as_str())
    }

    /// Returns the target of the relation with the identifier `identifier`.
    pub fn target(&self, identifier: &str) -> Option<&str> {
        self.by_identifier
            .get(identifier)
            .map(|relation| relation.target.as_str())
    }

    /// Returns an identifier that no relation has.
    pub fn unused_identifier(&self) -> String {
        let mut numbers = 1..;
        let mut names = numbers
            .by_ref()
            .map(|number| format!("rIdCopydesk{number}"));
        let unused = names.find(|name| !self.by_identifier.contains_key(name));
        unused.unwrap_or_default()
    }
}

/// Returns the name of the part to which the path `target` leads from `folder`. The name never
/// leads outside the package.
fn resolve(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    let start = if target.starts_with('/') { "" } else { folder };
    for text in start.split('/').chain(target.split('/')) {
        match text {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn a_target_stays_in_the_package() {
        assert_eq!(resolve("word", "notes.xml"), "word/notes.xml");
        assert_eq!(resolve("word", "/a/b.xml"), "a/b.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "_rels/.rels"), "_rels/.rels");
    }
}
