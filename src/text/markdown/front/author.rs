//! Who wrote a draft, as front matter gives it. Reads no other values.

use saphyr_parser::{Event, Parser};
use toml::de::{DeTable, DeValue};

use crate::text::markdown::front::extent;

/// Keys of those who wrote a draft, in lower case; the first that says something counts.
const AUTHORS: [&str; 4] = ["authors", "author", "byline", "by"];

/// The key of a name where more is told of an author.
const NAME: &str = "name";

/// The names of those who wrote the draft `text`, in the order in which its front matter gives them.
pub fn authors(text: &str) -> Vec<String> {
    let front = extent::of(text);
    let written = text.get(front.inner.clone()).unwrap_or_default();
    let found = if front.is_toml {
        toml(written)
    } else {
        yaml(written)
    };
    let by_key = AUTHORS.iter().map(|key| {
        let of_key = found.iter().filter(|(name, _)| name == key);
        let names = of_key.map(|(_, name)| name.trim().to_owned());
        names.filter(|it| !it.is_empty()).collect::<Vec<_>>()
    });
    let mut by_key = by_key;
    by_key.find(|names| !names.is_empty()).unwrap_or_default()
}

/// The texts below top-level keys of a TOML document: names, lists of names, tables with a name.
fn toml(text: &str) -> Vec<(String, String)> {
    let Ok(table) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut named = Vec::new();
    for (key, value) in table.get_ref() {
        let key = key.get_ref().to_lowercase();
        if AUTHORS.contains(&key.as_str()) {
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
            let name = table.iter().find(|(key, _)| key.get_ref() == NAME);
            if let Some(DeValue::String(name)) = name.map(|(_, value)| value.get_ref()) {
                named.push((key.to_owned(), name.to_string()));
            }
        }
        _ => {}
    }
}

/// A mapping or a list of YAML that is open.
enum Open {
    /// A mapping, and the key whose value comes next.
    Mapping(Option<String>),
    List,
}

/// The same of a YAML document; what stands before a mistake in it.
fn yaml(text: &str) -> Vec<(String, String)> {
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

/// Notes that the value of a key is read.
fn close_value(open: &mut [Open]) {
    if let Some(Open::Mapping(key)) = open.last_mut() {
        *key = None;
    }
}

/// The top-level key for an author that the text within `open` belongs to.
fn author_key(open: &[Open]) -> Option<&str> {
    let mut keys = open.iter().filter_map(|it| match it {
        Open::Mapping(key) => key.as_deref(),
        Open::List => None,
    });
    let top = keys.next().filter(|key| AUTHORS.contains(key))?;
    keys.all(|key| key == NAME).then_some(top)
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
