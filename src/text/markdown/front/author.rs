//! Reads the authors of a draft from its front matter. Other values are not read.

use saphyr_parser::{Event, Parser};
use toml::de::{DeTable, DeValue};

use crate::text::markdown::front::extent;

/// The keys of authors, in lower case. The first key in this list that has a name is used.
const AUTHOR_KEYS: [&str; 4] = ["authors", "author", "byline", "by"];

/// The key of the name of an author who is written as a table or a mapping.
const NAME_KEY: &str = "name";

/// Returns the names of the authors of the draft `text`, in the order of the front matter. The
/// result is empty if there are none.
pub fn authors(text: &str) -> Vec<String> {
    let front = extent::front_matter_extent(text);
    let written = text.get(front.inner.clone()).unwrap_or_default();
    let found = if front.is_toml {
        toml_names(written)
    } else {
        yaml_names(written)
    };
    let by_key = AUTHOR_KEYS.iter().map(|key| {
        let of_key = found.iter().filter(|(name, _)| name == key);
        let names = of_key.map(|(_, name)| name.trim().to_owned());
        names.filter(|it| !it.is_empty()).collect::<Vec<_>>()
    });
    let mut by_key = by_key;
    by_key.find(|names| !names.is_empty()).unwrap_or_default()
}

/// Returns the names of authors in a TOML document, each with its top-level key. Names are in
/// strings, lists and tables.
fn toml_names(text: &str) -> Vec<(String, String)> {
    let Ok(table) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut named = Vec::new();
    for (key, value) in table.get_ref() {
        let key = key.get_ref().to_lowercase();
        if AUTHOR_KEYS.contains(&key.as_str()) {
            gather(&key, value.get_ref(), &mut named);
        }
    }
    named
}

fn gather(key: &str, value: &DeValue<'_>, named: &mut Vec<(String, String)>) {
    match value {
        DeValue::String(name) => named.push((key.to_owned(), name.to_string())),
        DeValue::Array(list) => {
            for it in list {
                match it.get_ref() {
                    DeValue::Array(_) => {}
                    inner => gather(key, inner, named),
                }
            }
        }
        DeValue::Table(table) => {
            let name = table.iter().find(|(key, _)| key.get_ref() == NAME_KEY);
            if let Some(DeValue::String(name)) = name.map(|(_, value)| value.get_ref()) {
                named.push((key.to_owned(), name.to_string()));
            }
        }
        _ => {}
    }
}

/// An open mapping or list of YAML.
enum Open {
    /// A mapping, with the key whose value comes next; `None` if a key comes next.
    Mapping(Option<String>),
    List,
}

/// Returns the names of authors in a YAML document, each with its top-level key. Reads the document
/// up to the first syntax error.
fn yaml_names(text: &str) -> Vec<(String, String)> {
    let mut named = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, _)) = event else {
            break;
        };
        match event {
            Event::Scalar(said, ..) => {
                if let Some(Open::Mapping(key @ None)) = open.last_mut() {
                    *key = Some(said.to_lowercase());
                    continue;
                }
                named.extend(author_key(&open).map(|key| (key.to_owned(), said.into_owned())));
                close_value(&mut open);
            }
            Event::MappingStart(..) => open.push(Open::Mapping(None)),
            Event::SequenceStart(..) => open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                close_value(&mut open);
            }
            Event::Alias(_) => close_value(&mut open),
            _ => {}
        }
    }
    named
}

/// Records that the value of the last key is complete.
fn close_value(open: &mut [Open]) {
    if let Some(Open::Mapping(key)) = open.last_mut() {
        *key = None;
    }
}

/// Returns the top-level key, such as `authors`, of a text that is the name of an author. Returns
/// `None` if the text is no such name. `open` has the mappings and lists around the text.
fn author_key(open: &[Open]) -> Option<&str> {
    let mut keys = open.iter().filter_map(|it| match it {
        Open::Mapping(key) => key.as_deref(),
        Open::List => None,
    });
    let top = keys.next().filter(|key| AUTHOR_KEYS.contains(key))?;
    keys.all(|key| key == NAME_KEY).then_some(top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(front: &str, expected: &[&str]) {
        assert_eq!(authors(&format!("{front}\nText.\n")), expected, "{front}");
    }

    #[test]
    fn authors_are_names_lists_and_tables() {
        check("---\nauthor: Ana Ruiz\n---", &["Ana Ruiz"]);
        check(
            "---\nauthors: [Ana Ruiz, Bo Ek]\n---",
            &["Ana Ruiz", "Bo Ek"],
        );
        check(
            "---\nauthors:\n- name: Ana Ruiz\n  desk: port\n---",
            &["Ana Ruiz"],
        );
        check(
            "---\nauthor:\n  name: Ana Ruiz\n  mail: a@b.c\n---",
            &["Ana Ruiz"],
        );
        check(
            "+++\nauthors = ['Ana Ruiz', 'Bo Ek']\n+++",
            &["Ana Ruiz", "Bo Ek"],
        );
        check("+++\n[[authors]]\nname = 'Ana Ruiz'\n+++", &["Ana Ruiz"]);
        check("---\nauthor: ''\nbyline: Bo Ek\n---", &["Bo Ek"]);
    }

    #[test]
    fn what_names_no_author_is_none() {
        check("---\ntitle: author\n---", &[]);
        check("---\nparams:\n  author: Ana Ruiz\n---", &[]);
        check("---\nauthor: [\n---", &[]);
        check("+++\nauthor = \n+++", &[]);
        check("", &[]);
    }
}
