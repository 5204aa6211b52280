//! The section `[vocabulary]`: the sources that a house knows, what it repeats on purpose, and the
//! words it wants never flagged. Knows no draft.

use toml::Spanned;
use toml::de::DeValue;

use crate::analysis::vocabulary::{Vocabulary, has_words};
use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};

/// What one settings file says of words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Sources that are known.
    pub sources: Option<Sourced<Vec<NamedSource>>>,
    /// Sentences and paragraphs that are repeated on purpose.
    pub boilerplate: Option<Sourced<Vec<String>>>,
    /// Words and phrases that are never flagged.
    pub ignore: Option<Sourced<Vec<String>>>,
}

/// A source by its name and its aliases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSource {
    /// What it is called.
    pub name: String,
    /// What it is called, too.
    pub aliases: Vec<String>,
}

/// The settings of the section.
pub const KEYS: &[&str] = &["sources", "boilerplate", "ignore"];

/// What is said of a source that has aliases.
const SOURCE_KEYS: &[&str] = &["name", "aliases"];

/// Reads the table `value`.
///
/// # Errors
///
/// When it has a key that is not known, or a value that is no list of texts with words.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Words, String> {
    let table = reader.section("vocabulary", "sources, boilerplate, ignore", value)?;
    reader.keys(table, KEYS)?;
    let mut words = Words::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "sources" => words.sources = Some(sources(reader, value)?),
            "boilerplate" => {
                let example = "[\"Sign up for our newsletter.\"]";
                words.boilerplate = Some(phrases(reader, "boilerplate", example, value)?);
            }
            _ => words.ignore = Some(phrases(reader, "ignore", "[\"critics\"]", value)?),
        }
    }
    Ok(words)
}

fn sources(reader: &Reader<'_>, value: &Value<'_>) -> Result<Sourced<Vec<NamedSource>>, String> {
    let list = reader.list("sources", "[\"Reuters\"]", value)?;
    let read = list.iter().map(|it| source(reader, it));
    let sources = read.collect::<Result<_, _>>()?;
    Ok(reader.told(sources, value.span()))
}

fn source(reader: &Reader<'_>, value: &Value<'_>) -> Result<NamedSource, String> {
    let DeValue::Table(table) = value.get_ref() else {
        return Ok(NamedSource {
            name: phrase(reader, "a source", value)?,
            aliases: Vec::new(),
        });
    };
    reader.keys(table, SOURCE_KEYS)?;
    let mut source = NamedSource {
        name: String::new(),
        aliases: Vec::new(),
    };
    for (key, value) in table {
        if key.get_ref() == "name" {
            source.name = phrase(reader, "the name of a source", value)?;
        } else {
            let example = "[\"the agency\"]";
            source.aliases = phrases(reader, "aliases", example, value)?.value;
        }
    }
    if source.name.is_empty() {
        let problem =
            "a source is to have a name: { name = \"Reuters\", aliases = [\"the agency\"] }";
        return Err(reader.fault(value.span(), problem));
    }
    Ok(source)
}

fn phrases(
    reader: &Reader<'_>,
    key: &str,
    example: &str,
    value: &Value<'_>,
) -> Result<Sourced<Vec<String>>, String> {
    let list: &[Spanned<DeValue<'_>>] = reader.list(key, example, value)?;
    let read = list.iter().map(|it| phrase(reader, key, it));
    let phrases = read.collect::<Result<_, _>>()?;
    Ok(reader.told(phrases, value.span()))
}

/// A text that has words, or it could be found nowhere.
fn phrase(reader: &Reader<'_>, key: &str, value: &Value<'_>) -> Result<String, String> {
    let text = reader.plain(&format!("a text of {key}"), value)?;
    if has_words(text) {
        return Ok(text.to_owned());
    }
    let problem = format!("“{text}” has no word that {key} could be known by");
    Err(reader.fault(value.span(), &problem))
}

impl Words {
    /// Adds what is said here to `vocabulary`.
    pub fn add_to(&self, vocabulary: &mut Vocabulary) {
        for source in self.sources.iter().flat_map(|it| &it.value) {
            vocabulary.add_source(&source.name, source.aliases.iter().map(String::as_str));
        }
        for text in self.boilerplate.iter().flat_map(|it| &it.value) {
            vocabulary.add_boilerplate(text);
        }
        for phrase in self.ignore.iter().flat_map(|it| &it.value) {
            vocabulary.add_ignored(phrase);
        }
    }
}
