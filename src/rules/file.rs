//! Reads rule files, and reports each mistake with its line.

pub mod mistake;
pub mod reading;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::{self, Deserialize, Deserializer};
use toml::Spanned;

use crate::analysis::situation::Situation;
use crate::detect::asked::DetectorRequest;
use crate::detect::found::Grade;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::error::Error;
use crate::rules::example::{Example, ExampleSet, Examples};
use crate::rules::file::mistake::{line, parse};
use crate::rules::file::reading::CorpusReading;
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;
use crate::rules::rule::{DeclaredSeverities, FixWords, Rule};
use crate::rules::severity::Severities;
use crate::text::lines::Lines;
use crate::text::nearest::UnknownName;
use crate::text::span::offset;

/// A file in a folder of rules.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// The path, for display.
    pub path: String,
    /// The name of the folder of the file, which is the group of the rule.
    pub group: String,
    /// The name of the file without its extension.
    pub name: String,
    /// The content of the file.
    pub text: Cow<'static, str>,
    /// Whether the file belongs to a project. Otherwise the file is built in.
    pub is_own: bool,
}

/// The keys of a rule file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    #[serde(deserialize_with = "text")]
    title: String,
    severity: Option<Severities>,
    incoming: Option<Severities>,
    preview: Option<Spanned<Severity>>,
    #[serde(default)]
    reading: Vec<CorpusReading>,
    basis: Option<String>,
    message: Spanned<Message>,
    label: Option<Spanned<Message>>,
    related: Option<Spanned<Message>>,
    help: Spanned<Message>,
    #[serde(deserialize_with = "text")]
    why: String,
    fix: Option<WrittenFix>,
    #[serde(default)]
    detect: BTreeMap<Spanned<String>, Parameters>,
    #[serde(default)]
    bad: Vec<WrittenExample>,
    #[serde(default)]
    good: Vec<WrittenExample>,
}

/// The parameters of a detector, by name.
type Parameters = BTreeMap<Spanned<String>, toml::Value>;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, expecting = "lines below a line [fix]")]
struct WrittenFix {
    title: Spanned<Message>,
    safety: Safety,
}

#[derive(serde::Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "lines below a line [[bad]] or [[good]]"
)]
struct WrittenExample {
    text: Spanned<String>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    plain: bool,
    grade: Option<Grade>,
    #[serde(default)]
    incoming: bool,
    #[serde(default)]
    test_only: bool,
    #[serde(default)]
    with: toml::Table,
}

/// Reads a string that is not blank.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(de::Error::custom("expected text, found a blank string"));
    }
    Ok(text)
}

impl RuleFile {
    /// Reads the rule in the file. The detector of the rule may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file has a mistake. The error gives the mistake and the line.
    pub fn rule(&self, lexicons: &Lexicons) -> Result<Rule, Error> {
        self.check_names()?;
        let text = if self.is_own {
            &*self.text
        } else {
            without_examples(&self.text)
        };
        let written: Written = parse(&self.path, text)?;
        let declared_severities = self.declared_severities(&written)?;
        let (asked, places) = self.asked(written.detect)?;
        let detector = if self.is_own {
            asked.build(lexicons)
        } else {
            asked.build_tested(lexicons)
        };
        let detector = detector.map_err(|wrong| {
            let place = places.get(wrong.parameter.as_deref().unwrap_or_default());
            self.error_at(place.unwrap_or(&(0..0)), wrong.error)
        })?;
        let captures = detector.captures();
        let message = |key: &str, text| self.message(key, text, captures);
        let optional = |key: &str, text| match text {
            Some(text) => self.placeholders(key, text, captures),
            None => Ok(Message::default()),
        };
        let examples = if self.is_own {
            Examples::read(self.set(written.bad, written.good)?)
        } else {
            Examples::later(self.clone())
        };
        let fix = written.fix.map(|fix| -> Result<_, Error> {
            Ok(FixWords {
                title: message("fix.title", fix.title)?,
                safety: fix.safety,
            })
        });
        Ok(Rule {
            id: self.name.clone(),
            group: self.group.clone(),
            path: self.path.clone(),
            is_own: self.is_own,
            declared_severities,
            readings: written.reading,
            basis: written.basis,
            message: message("message", written.message)?,
            label: optional("label", written.label)?,
            related: optional("related", written.related)?,
            help: message("help", written.help)?,
            fix: fix.transpose()?,
            examples,
            title: written.title,
            why: written.why.trim().to_owned(),
            detector,
            asked,
        })
    }

    /// Reads the examples in the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file has a mistake. The error gives the mistake and the line.
    pub fn example_set(&self) -> Result<ExampleSet, Error> {
        let written: Written = parse(&self.path, &self.text)?;
        self.set(written.bad, written.good)
    }

    fn set(
        &self,
        bad: Vec<WrittenExample>,
        good: Vec<WrittenExample>,
    ) -> Result<ExampleSet, Error> {
        Ok(ExampleSet {
            bad: self.examples("bad", bad)?,
            good: self.examples("good", good)?,
        })
    }

    /// Checks that the names of the rule and of its group can be typed on a command line without
    /// quotes.
    fn check_names(&self) -> Result<(), Error> {
        for (kind, name) in [("group", &self.group), ("rule", &self.name)] {
            let is_plain = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '-');
            if name.is_empty() || !name.chars().all(is_plain) {
                let error = Error::new(format!("invalid name of a {kind}: `{name}`"));
                let error = error.with_remedy("use lower-case letters, digits and hyphens");
                return Err(error.in_file(&self.path));
            }
        }
        Ok(())
    }

    fn error_at(&self, at: &Range<usize>, error: Error) -> Error {
        let error = error.in_file(&self.path);
        error.on_line(line(&self.text, at.start))
    }

    /// Returns the severities of the rule.
    fn declared_severities(&self, written: &Written) -> Result<DeclaredSeverities, Error> {
        match (written.severity, &written.preview) {
            (Some(edited), None) => Ok(DeclaredSeverities::Measured {
                edited,
                incoming: written.incoming.unwrap_or(edited),
            }),
            (None, Some(preview)) if written.incoming.is_none() => {
                Ok(DeclaredSeverities::Preview(*preview.get_ref()))
            }
            (None, None) => {
                let error = Error::new("the line `severity = …` is missing");
                let error = error.with_remedy(
                    "add this line, or the line `preview = …` if no reader has judged findings of \
                     the rule",
                );
                Err(error.in_file(&self.path))
            }
            (_, Some(preview)) => {
                let error =
                    Error::new("a rule with `preview` must not have `severity` or `incoming`");
                let remedy = "remove `preview`, or `severity` and `incoming`";
                Err(self.error_at(&preview.span(), error.with_remedy(remedy)))
            }
        }
    }

    /// Returns the detector that the file names. The file must name exactly one detector. Also
    /// returns for each parameter the byte range of its name in the file. The byte range of the
    /// detector's own name has an empty string as its key.
    fn asked(
        &self,
        detectors: BTreeMap<Spanned<String>, Parameters>,
    ) -> Result<(DetectorRequest, BTreeMap<String, Range<usize>>), Error> {
        let n_detectors = detectors.len();
        let second = detectors
            .keys()
            .map(Spanned::span)
            .max_by_key(|span| span.start);
        let mut detectors = detectors.into_iter();
        let (Some((detector, written)), None) = (detectors.next(), detectors.next()) else {
            let error = Error::new(format!("expected one detector, found {n_detectors}"));
            let error = error.with_remedy("write one table such as [detect.phrase]");
            return Err(match second {
                Some(second) => self.error_at(&second, error),
                None => error.in_file(&self.path),
            });
        };
        let mut places = BTreeMap::from([(String::new(), detector.span())]);
        let mut parameters = toml::Table::new();
        for (name, value) in written {
            places.insert(name.get_ref().clone(), name.span());
            parameters.insert(name.into_inner(), value);
        }
        let detector = detector.into_inner();
        let asked = DetectorRequest {
            detector,
            parameters,
        };
        Ok((asked, places))
    }

    /// Returns the message at `key`, which must not be blank.
    fn message(
        &self,
        key: &str,
        text: Spanned<Message>,
        captures: &[Capture],
    ) -> Result<Message, Error> {
        if text.get_ref().is_blank() {
            let error = Error::new("expected text, found a blank string");
            let error = error.within(&format!("in `{key}`"));
            return Err(self.error_at(&text.span(), error));
        }
        self.placeholders(key, text, captures)
    }

    /// Returns the message at `key`. All placeholders must be `captures` of the detector.
    fn placeholders(
        &self,
        key: &str,
        text: Spanned<Message>,
        captures: &[Capture],
    ) -> Result<Message, Error> {
        let known = || captures.iter().map(|capture| capture.name());
        let mut names = text.get_ref().placeholders();
        if let Some(name) = names.find(|name| !known().any(|known| known == *name)) {
            let unknown = UnknownName::listed("placeholder", name, known());
            let error = Error::from(unknown).within(&format!("in `{key}`"));
            return Err(self.error_at(&text.span(), error));
        }
        drop(names);
        Ok(text.into_inner())
    }

    fn examples(&self, kind: &str, written: Vec<WrittenExample>) -> Result<Vec<Example>, Error> {
        if written.is_empty() {
            let error = Error::new(format!("the rule has no [[{kind}]] example"));
            return Err(error.in_file(&self.path));
        }
        let lines = Lines::of(&self.text);
        let example = |written: WrittenExample| {
            let at = written.text.span();
            let fail = |problem: &str| Err(self.error_at(&at, Error::new(problem)));
            if kind == "good" && written.why.trim().is_empty() {
                return fail(
                    "the line `why = …` is missing; say why nothing in this [[good]] example is \
                     reported",
                );
            }
            let line = lines.index(offset(at.start)) + 1;
            let example = Example::parse(written.text.get_ref(), written.why, written.plain, line);
            let example = example.map_err(|error| self.error_at(&at, error))?;
            let situation = if written.incoming {
                Situation::Incoming
            } else {
                Situation::Edited
            };
            let example = Example {
                why: why_with_parameters(&written.with, example.why),
                parameters: written.with,
                is_test_only: written.test_only,
                grade: written.grade,
                situation,
                ..example
            };
            match (kind, example.marks.is_empty()) {
                _ if example.text.trim().is_empty() => fail("expected text, found a blank string"),
                ("bad", true) => fail(
                    "this [[bad]] example has no {{…}}; put {{ and }} around the words to report",
                ),
                ("good", false) => fail(
                    "this [[good]] example has {{…}}, but a [[good]] example must have no finding",
                ),
                _ => Ok(example),
            }
        };
        written.into_iter().map(example).collect()
    }
}

/// Returns `text`, the content of a rule file, from its start to the first example. In a built-in
/// rule, only examples follow.
pub fn without_examples(text: &str) -> &str {
    let starts = ["\n[[bad]]", "\n[[good]]"].map(|header| text.find(header));
    let first = starts.into_iter().flatten().min();
    &text[..first.map_or(text.len(), |at| at + 1)]
}

/// Returns the explanation `why` of an example. If the example sets `parameters`, the parameters
/// come before the explanation.
fn why_with_parameters(parameters: &toml::Table, why: String) -> String {
    if parameters.is_empty() {
        return why;
    }
    let settings: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("`{name} = {value}`"))
        .collect();
    let settings = settings.join(" and ");
    if why.trim().is_empty() {
        format!("with {settings}")
    } else {
        format!("with {settings}: {why}")
    }
}
