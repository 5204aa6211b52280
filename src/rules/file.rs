//! Rule files: a text into a rule, mistakes with their line. Knows no other rule and does no IO.

mod keys;
pub mod severity;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::detect::asked::Asked;
use crate::detect::found::Situation;
use crate::detect::lexicons::Lexicons;
use crate::rules::example::Example;
use crate::rules::file::keys::{EXAMPLE_KEYS, FIX_KEYS, KEYS, Key, READING_KEYS};
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;
use crate::rules::rule::{Fault, FixWords, Rule};
use crate::text::nearest::hint;

/// A file of a folder of rules, as it was read.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, for showing.
    pub path: String,
    /// The folder that it lies in: its group.
    pub group: String,
    /// Its name without the ending.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether it is a house's own, not built in.
    pub is_own: bool,
}

/// A rule file as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    title: String,
    severity: Option<Spanned<severity::Written>>,
    incoming: Option<Spanned<severity::Written>>,
    preview: Option<Spanned<String>>,
    #[serde(default)]
    reading: Vec<severity::WrittenReading>,
    basis: Option<String>,
    message: Spanned<String>,
    label: Option<Spanned<String>>,
    related: Option<Spanned<String>>,
    help: Spanned<String>,
    why: String,
    fix: Option<WrittenFix>,
    detect: toml::Table,
    #[serde(default)]
    bad: Vec<WrittenExample>,
    #[serde(default)]
    good: Vec<WrittenExample>,
}

#[derive(Deserialize)]
struct WrittenFix {
    title: Spanned<String>,
    safety: Spanned<String>,
}

#[derive(Deserialize)]
struct WrittenExample {
    text: Spanned<String>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    plain: bool,
    grade: Option<Spanned<String>>,
    #[serde(default)]
    incoming: bool,
}

const SEVERITIES: &[(&str, Severity)] = &[
    ("info", Severity::Info),
    ("warning", Severity::Warning),
    ("error", Severity::Error),
];

const SAFETIES: &[(&str, Safety)] = &[("ask", Safety::Ask), ("safe", Safety::Safe)];

impl File {
    /// Reads the rule that it holds, whose detector may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says what is wrong in the file, and in which line.
    pub fn rule(&self, lexicons: &Lexicons) -> Result<Rule, Fault> {
        self.check_names()?;
        let table = DeTable::parse(&self.text).map_err(|it| self.syntax(&it))?;
        self.keys(table.get_ref(), "", KEYS, table.span())?;
        self.subkeys(table.get_ref())?;
        let places = self.places(table.get_ref())?;
        let written = Written::deserialize(Deserializer::from(table));
        let written = written.map_err(|it| self.syntax(&it))?;
        let detect = written.detect.into_iter().next();
        let asked = detect.map(|(detector, parameters)| Asked {
            detector,
            parameters: parameters.try_into().unwrap_or_default(),
        });
        let Some(asked) = asked else {
            return Err(self.whole("it names no detector".to_owned()));
        };
        let detector = asked.build(lexicons).map_err(|it| {
            let key = it.parameter.as_deref().unwrap_or_default();
            self.fault(places.get(key).unwrap_or(&(0..0)), it.error.to_string())
        })?;
        let captures: Vec<&str> = detector.captures().iter().map(|it| it.name()).collect();
        let captures = captures.as_slice();
        let message = |name: &str, text: &Spanned<String>| self.message(name, text, captures);
        let optional = |name: &str, text: &Option<Spanned<String>>| match text {
            Some(it) => message(name, it),
            None => self.message(name, &Spanned::new(0..0, String::new()), captures),
        };
        let fix = written.fix.map(|it| {
            Ok(FixWords {
                title: message("fix.title", &it.title)?,
                safety: self.choice("safety", &it.safety, SAFETIES)?,
            })
        });
        Ok(Rule {
            id: self.name.clone(),
            group: self.group.clone(),
            path: self.path.clone(),
            is_own: self.is_own,
            standing: self.standing(
                written.severity.as_ref(),
                written.incoming.as_ref(),
                written.preview.as_ref(),
            )?,
            readings: self.readings(written.reading)?,
            basis: written.basis,
            message: message("message", &written.message)?,
            label: optional("label", &written.label)?,
            related: optional("related", &written.related)?,
            help: message("help", &written.help)?,
            fix: fix.transpose()?,
            bad: self.examples("bad", written.bad)?,
            good: self.examples("good", written.good)?,
            title: written.title,
            why: written.why.trim().to_owned(),
            detector,
            asked,
        })
    }

    /// Refuses a name of the rule or its group that cannot be typed on a command line as it is.
    fn check_names(&self) -> Result<(), Fault> {
        for name in [&self.group, &self.name] {
            let is_plain = |it: char| matches!(it, 'a'..='z' | '0'..='9' | '-');
            if name.is_empty() || !name.chars().all(is_plain) {
                let kind = if *name == self.group { "group" } else { "rule" };
                let problem = format!(
                    "the name of a {kind} has small letters, digits and hyphens alone, not “{name}”"
                );
                return Err(self.whole(problem));
            }
        }
        Ok(())
    }

    /// A fault of the file as a whole.
    #[must_use]
    pub fn whole(&self, problem: String) -> Fault {
        Fault {
            path: self.path.clone(),
            line: None,
            problem,
        }
    }

    fn fault(&self, at: &Range<usize>, problem: String) -> Fault {
        Fault {
            line: Some(self.line(at.start)),
            ..self.whole(problem)
        }
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|it| **it == b'\n').count()
    }

    fn syntax(&self, problem: &toml::de::Error) -> Fault {
        let lines = problem.message().lines().map(str::trim);
        let words: Vec<&str> = lines.filter(|it| !it.is_empty()).collect();
        self.fault(&problem.span().unwrap_or(0..0), words.join("; "))
    }

    /// Refuses keys of `table`, which is called `name` and stands `at`, that are not `known` or hold
    /// something else, and the lack of those that it cannot do without.
    fn keys(
        &self,
        table: &DeTable<'_>,
        name: &str,
        known: &[Key],
        at: Range<usize>,
    ) -> Result<(), Fault> {
        for (key, value) in table {
            let Some((_, required, kind)) = known.iter().find(|it| it.0 == key.get_ref()) else {
                let names = known.iter().map(|it| it.0);
                let all = names.clone().collect::<Vec<_>>().join(", ");
                let hint = hint(key.get_ref(), names, &format!(" (there are {all})"));
                let problem = format!("no key is called “{name}{}”{hint}", key.get_ref());
                return Err(self.fault(&key.span(), problem));
            };
            kind.check(value.get_ref(), *required)
                .map_err(|it| self.fault(&value.span(), format!("{name}{} {it}", key.get_ref())))?;
        }
        let missing = known.iter().find(|it| it.1 && !table.contains_key(it.0));
        match missing {
            None => Ok(()),
            Some(("bad" | "good", ..)) if name.is_empty() => {
                let kind = if table.contains_key("bad") {
                    "good"
                } else {
                    "bad"
                };
                Err(self.whole(format!("it has no [[{kind}]] example")))
            }
            Some((key, ..)) => {
                let fault = self.fault(&at, format!("it has no “{name}{key}”"));
                // Of the whole file any line is as good as the first.
                let line = fault.line.filter(|_| !name.is_empty());
                Err(Fault { line, ..fault })
            }
        }
    }

    fn subkeys(&self, table: &DeTable<'_>) -> Result<(), Fault> {
        for (key, value) in table {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("fix", DeValue::Table(it)) => self.keys(it, "fix.", FIX_KEYS, value.span())?,
                (kind @ ("bad" | "good" | "reading"), DeValue::Array(list)) => {
                    let known = if kind == "reading" {
                        READING_KEYS
                    } else {
                        EXAMPLE_KEYS
                    };
                    for it in list {
                        if let DeValue::Table(table) = it.get_ref() {
                            self.keys(table, &format!("{kind}."), known, it.span())?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Where the parameters of the detector stand, by name; the detector itself has none.
    fn places(&self, table: &DeTable<'_>) -> Result<BTreeMap<String, Range<usize>>, Fault> {
        let Some(DeValue::Table(detectors)) = table.get("detect").map(Spanned::get_ref) else {
            return Err(self.whole("it names no detector".to_owned()));
        };
        let mut named = detectors.iter();
        let (Some((name, value)), None) = (named.next(), named.next()) else {
            let at = detectors.keys().nth(1).map(Spanned::span);
            let n = detectors.len();
            let problem = format!("it names {n} detectors; a rule has exactly one");
            return Err(self.fault(&at.unwrap_or(0..0), problem));
        };
        let DeValue::Table(parameters) = value.get_ref() else {
            let name = name.get_ref();
            let problem = format!("detect.{name} is to be a table: [detect.{name}]");
            return Err(self.fault(&value.span(), problem));
        };
        let places = parameters
            .keys()
            .map(|it| (it.get_ref().to_string(), it.span()));
        Ok(places.chain([(String::new(), name.span())]).collect())
    }

    fn message(
        &self,
        name: &str,
        text: &Spanned<String>,
        captures: &[&str],
    ) -> Result<Message, Fault> {
        let fault = |it| self.fault(&text.span(), it);
        let parsed = Message::parse(text.get_ref()).map_err(|it| fault(format!("{name}: {it}")))?;
        let Some(hole) = parsed.holes().find(|it| !captures.contains(it)) else {
            return Ok(parsed);
        };
        let known = captures.join(", ");
        let hint = hint(
            hole,
            captures.iter().copied(),
            &format!("; its detector captures {known}"),
        );
        Err(fault(format!(
            "{name} names “{hole}”, which its detector does not capture{hint}"
        )))
    }

    fn choice<T: Copy>(
        &self,
        key: &str,
        written: &Spanned<String>,
        known: &[(&str, T)],
    ) -> Result<T, Fault> {
        if let Some(it) = known.iter().find(|it| it.0 == written.get_ref()) {
            return Ok(it.1);
        }
        let names: Vec<&str> = known.iter().map(|it| it.0).collect();
        let all = format!(" (there are {})", names.join(", "));
        let written_as = written.get_ref();
        let hint = hint(written_as, names, &all);
        let problem = format!("no {key} is called “{written_as}”{hint}");
        Err(self.fault(&written.span(), problem))
    }

    fn examples(&self, kind: &str, written: Vec<WrittenExample>) -> Result<Vec<Example>, Fault> {
        if written.is_empty() {
            return Err(self.whole(format!("it has no [[{kind}]] example")));
        }
        let example = |it: WrittenExample| {
            let at = it.text.span();
            let fault = |problem: &str| Err(self.fault(&at, problem.to_owned()));
            if kind == "good" && it.why.trim().is_empty() {
                return fault("this [[good]] example does not say why it is good");
            }
            let line = self.line(at.start);
            let grade = it.grade.map(|it| self.grade(&it)).transpose()?;
            let example = Example::parse(it.text.get_ref(), it.why, it.plain, line);
            let example = example.map_err(|it| self.fault(&at, it))?;
            let situation = if it.incoming {
                Situation::Incoming
            } else {
                Situation::Edited
            };
            let example = Example {
                grade,
                situation,
                ..example
            };
            match (kind, example.marks.is_empty()) {
                ("bad", true) => fault("this [[bad]] example marks nothing with {{…}}"),
                ("good", false) => fault("this [[good]] example marks something with {{…}}"),
                _ => Ok(example),
            }
        };
        written.into_iter().map(example).collect()
    }
}
