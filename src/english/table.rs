//! Reads the tables of `rules/english/` into a dictionary.

use crate::english::builder::Builder;
use crate::english::class::{Class, ClassSet};
use crate::english::dictionary::Dictionary;
use crate::english::morphology::{self, Form};
use crate::english::verb::ReportingVerb;
use crate::error::Error;

/// A kind of table, which decides how its rows are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Each row has a verb. The columns are the infinitive, the irregular forms and the classes,
    /// and for a reporting verb also its sense and its figures.
    Verbs,
    /// Each row has a noun. The columns are the singular, the irregular plural and the classes.
    Nouns,
    /// Each row has an adjective or an adverb, and the classes of this word.
    Modifiers,
    /// Each row has a class, and the words of this class, such as pronouns or prepositions.
    Closed,
    /// Each row has a phrase, and the classes of this phrase. A phrase is split into words in the
    /// same way as a draft.
    Phrases,
}

/// The tables of `rules/english/`, in the order in which they are read.
pub const TABLES: [(&str, Table); 6] = [
    ("verbs", Table::Verbs),
    ("nouns", Table::Nouns),
    ("persons", Table::Nouns),
    ("modifiers", Table::Modifiers),
    ("closed", Table::Closed),
    ("phrases", Table::Phrases),
];

/// Reads all tables and makes the dictionary. `text` returns the content of the file with the given
/// path below `rules/`.
///
/// # Errors
///
/// Returns an error if a row cannot be read. The error names the file and the line.
pub fn read_all(text: impl Fn(&str) -> &'static str) -> Result<Dictionary, Error> {
    let mut builder = Builder::default();
    for (name, table) in TABLES {
        let path = format!("english/{name}.tsv");
        let read = table.read(text(&path), &mut builder);
        read.map_err(|error| error.in_file(format!("rules/{path}")))?;
    }
    Ok(builder.finish())
}

/// A class in a row, and the forms of the word that belong to the class. If `forms` is empty, all
/// forms belong to the class.
struct Member {
    class: Class,
    forms: Vec<Form>,
}

impl Table {
    /// Adds the rows of `text` to `builder`. Tabs separate the columns. The sign `-` means an empty
    /// column. A line that begins with `#` is a comment.
    ///
    /// # Errors
    ///
    /// Returns an error if a row cannot be read. The error names the line.
    pub fn read(self, text: &'static str, builder: &mut Builder) -> Result<(), Error> {
        for (line, row) in (1..).zip(text.lines()) {
            if !row.trim().is_empty() && !row.starts_with('#') {
                let read = self.row(row.trim_end(), builder);
                read.map_err(|error| error.on_line(line))?;
            }
        }
        Ok(())
    }

    fn row(self, row: &'static str, builder: &mut Builder) -> Result<(), Error> {
        let mut columns = row
            .split('\t')
            .map(|cell| if cell == "-" { "" } else { cell });
        let mut next = || columns.next().unwrap_or_default();
        let entry = next();
        match self {
            Self::Verbs => {
                let irregular: Vec<&str> = next().split_whitespace().collect();
                let forms = morphology::of_verb(entry, &irregular);
                add_forms(builder, &forms, &members(next())?);
                if let Some(verb) = ReportingVerb::read(entry, next(), next()) {
                    builder.add_verb(verb, forms.iter().map(|(_, form)| form.as_str()));
                }
            }
            Self::Nouns => {
                let irregular: Vec<&str> = next().split_whitespace().collect();
                let forms = morphology::of_noun(entry, &irregular);
                add_forms(builder, &forms, &members(next())?);
            }
            Self::Modifiers | Self::Phrases => {
                for member in members(next())? {
                    builder.add(entry, &member.class.into());
                }
            }
            Self::Closed => {
                let class = ClassSet::from(class(entry)?);
                for word in next().split(' ') {
                    builder.add(word, &class);
                }
            }
        }
        Ok(())
    }
}

fn add_forms(builder: &mut Builder, forms: &[(Form, String)], members: &[Member]) {
    for (form, text) in forms {
        let of_form = members
            .iter()
            .filter(|member| member.forms.is_empty() || member.forms.contains(form));
        for member in of_form {
            builder.add(text, &member.class.into());
        }
    }
}

/// Reads the classes in a column, such as `past+participle:wrongdoing publishers`. In this example,
/// only two forms of the word belong to the class `wrongdoing`: the past and the participle. All
/// forms belong to the class `publishers`.
fn members(column: &str) -> Result<Vec<Member>, Error> {
    let member = |text: &str| {
        let (forms, name) = text.split_once(':').unwrap_or(("", text));
        let forms = forms.split('+').filter(|form| !form.is_empty()).map(form);
        Ok(Member {
            class: class(name)?,
            forms: forms.collect::<Result<_, Error>>()?,
        })
    };
    column.split_whitespace().map(member).collect()
}

fn class(name: &str) -> Result<Class, Error> {
    let unknown = |_| Error::new(format!("unknown class `{name}`"));
    name.parse().map_err(unknown)
}

fn form(name: &str) -> Result<Form, Error> {
    let unknown = |_| Error::new(format!("unknown form `{name}`"));
    name.parse().map_err(unknown)
}
