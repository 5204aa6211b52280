//! A rule, and the file it is read from. Knows no other rule.

use std::fmt;

use serde::Deserialize;

use crate::detect::{Detector, Spec};
use crate::rules::example::Example;
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;

/// A rule: a detector, the words for what it finds, and examples of both.
pub struct Rule {
    /// Its name: the name of its file.
    pub id: String,
    /// Its group: the name of its file's folder.
    pub group: String,
    /// What it is called in a list.
    pub title: String,
    /// How much it matters unless a profile says otherwise.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// A few words for the place itself.
    pub label: Message,
    /// A few words for the other places.
    pub related: Message,
    /// What would settle it.
    pub help: Message,
    /// Why it matters: a paragraph.
    pub why: String,
    /// What the detector's edit does, if it makes one.
    pub fix: Option<FixWords>,
    /// Texts it finds fault with.
    pub bad: Vec<Example>,
    /// Near misses.
    pub good: Vec<Example>,
    /// What finds its places.
    pub detector: Box<dyn Detector>,
}

/// The words of a fix.
pub struct FixWords {
    /// What it does.
    pub title: Message,
    /// Whether it may be made unasked.
    pub safety: Safety,
}

/// A fault in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// What is wrong with it, and the remedy.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

impl std::error::Error for Fault {}

/// A rule file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    severity: Severity,
    message: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    related: String,
    help: String,
    why: String,
    fix: Option<WrittenFix>,
    detect: toml::Table,
    #[serde(default)]
    bad: Vec<WrittenExample>,
    #[serde(default)]
    good: Vec<WrittenExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFix {
    title: String,
    safety: Safety,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenExample {
    text: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    plain: bool,
}

impl Rule {
    /// Reads the rule file `text`, found at `path`, whose last two parts name group and rule.
    ///
    /// # Errors
    ///
    /// Says what is wrong in the file and where.
    pub fn parse(path: &str, text: &str) -> Result<Self, Fault> {
        let fault = |problem: String| Fault {
            path: path.to_owned(),
            problem,
        };
        let (group, id) = names(path).ok_or_else(|| fault("it lies in no group".to_owned()))?;
        let written: Written = toml::from_str(text).map_err(|it| fault(at_line(&it, text)))?;
        if written.detect.len() != 1 {
            let n = written.detect.len();
            return Err(fault(format!(
                "it names {n} detectors; a rule has exactly one"
            )));
        }
        let spec = Spec::deserialize(toml::Value::Table(written.detect))
            .map_err(|it| fault(format!("[detect]: {}", one_line(&it.to_string()))))?;
        let detector = spec
            .build()
            .map_err(|it| fault(format!("[detect]: {it}")))?;
        let message = |name: &str, text: &str| {
            let parsed = Message::parse(text).map_err(|it| fault(format!("{name}: {it}")))?;
            let captures = detector.captures();
            if let Some(hole) = parsed.holes().find(|it| !captures.contains(it)) {
                let known = captures.join(", ");
                let problem = format!("{name} names “{hole}”; its detector captures {known}");
                return Err(fault(problem));
            }
            Ok(parsed)
        };
        let fix = match &written.fix {
            None => None,
            Some(it) => Some(FixWords {
                title: message("fix.title", &it.title)?,
                safety: it.safety,
            }),
        };
        Ok(Self {
            message: message("message", &written.message)?,
            label: message("label", &written.label)?,
            related: message("related", &written.related)?,
            help: message("help", &written.help)?,
            fix,
            bad: examples("bad", written.bad).map_err(fault)?,
            good: examples("good", written.good).map_err(fault)?,
            id,
            group,
            title: written.title,
            severity: written.severity,
            why: written.why.trim().to_owned(),
            detector,
        })
    }
}

/// Group and rule by the path: `claims/figure-without-source.toml`.
fn names(path: &str) -> Option<(String, String)> {
    let (folder, file) = path.rsplit_once('/')?;
    let group = folder.rsplit('/').next()?;
    let id = file.strip_suffix(".toml")?;
    Some((group.to_owned(), id.to_owned()))
}

fn examples(kind: &str, written: Vec<WrittenExample>) -> Result<Vec<Example>, String> {
    if written.is_empty() {
        return Err(format!("it has no [[{kind}]] example"));
    }
    let mut examples = Vec::new();
    for (idx, it) in written.into_iter().enumerate() {
        if kind == "good" && it.why.trim().is_empty() {
            return Err(format!(
                "its {}. [[good]] example does not say why it is good",
                idx + 1
            ));
        }
        let example = Example::parse(&it.text, it.why, it.plain)?;
        if (kind == "bad") == example.marks.is_empty() {
            let n = idx + 1;
            return Err(match kind {
                "bad" => format!("its {n}. [[bad]] example marks nothing with {{{{…}}}}"),
                _ => format!("its {n}. [[good]] example marks something with {{{{…}}}}"),
            });
        }
        examples.push(example);
    }
    Ok(examples)
}

/// The problem on one line, with its line in the file.
fn at_line(problem: &toml::de::Error, text: &str) -> String {
    let line = problem
        .span()
        .map(|it| text[..it.start.min(text.len())].matches('\n').count() + 1);
    let words = one_line(problem.message());
    line.map_or(words.clone(), |it| format!("line {it}: {words}"))
}

fn one_line(text: &str) -> String {
    text.lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}
