//! The keys of a rule file that say how grave its findings are, and what that rests on. Knows no
//! detector.

use serde::Deserialize;
use toml::Spanned;

use crate::detect::found::Grade;
use crate::rules::file::{File, SEVERITIES};
use crate::rules::finding::Severity;
use crate::rules::rule::{Fault, Standing};
use crate::rules::severity::Severities;

/// `severity = "warning"`, or a table of severities by grade.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Written {
    Uniform(String),
    ByGrade(ByGrade),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByGrade {
    certain: Option<String>,
    likely: Option<String>,
    possible: Option<String>,
}

/// A reading as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct WrittenReading {
    copy: String,
    grade: Option<Spanned<String>>,
    read: u32,
    acted_on: Spanned<f32>,
}

/// Findings of a rule that somebody read in their places, and how many of them led to a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Which copy was read: "edited news".
    pub copy: String,
    /// The grade of the findings; `None` if findings of every grade were read.
    pub grade: Option<Grade>,
    /// How many findings were read.
    pub read: u32,
    /// The share of them that a demanding editor acted on, from 0 to 1.
    pub acted_on: f32,
}

/// The word for a grade that is not reported.
const OFF: &str = "off";

/// The grades, as they are written.
const GRADES: &[(&str, Grade)] = &[
    ("certain", Grade::Certain),
    ("likely", Grade::Likely),
    ("possible", Grade::Possible),
];

impl File {
    /// Where a rule stands that has `severity`, `incoming` and `preview` in its file.
    pub(super) fn standing(
        &self,
        severity: Option<&Spanned<Written>>,
        incoming: Option<&Spanned<Written>>,
        preview: Option<&Spanned<String>>,
    ) -> Result<Standing, Fault> {
        match (severity, preview) {
            (Some(severity), None) => {
                let edited = self.severities("severity", severity)?;
                let incoming = incoming.map(|it| self.severities("incoming", it));
                Ok(Standing::Measured {
                    edited,
                    incoming: incoming.transpose()?.unwrap_or(edited),
                })
            }
            (None, Some(preview)) if incoming.is_none() => Ok(Standing::Preview(
                self.choice("severity", preview, SEVERITIES)?,
            )),
            (None, None) => Err(self.whole(
                "the file has no “severity”; a rule that was never measured has “preview” instead"
                    .to_owned(),
            )),
            (_, Some(preview)) => Err(self.fault(
                &preview.span(),
                "a preview rule has no other severity; remove “preview”, or “severity” and \
                 “incoming”"
                    .to_owned(),
            )),
        }
    }

    fn severities(&self, key: &str, written: &Spanned<Written>) -> Result<Severities, Fault> {
        let at = written.span();
        let severity = |name: &String| -> Result<Option<Severity>, Fault> {
            if name == OFF {
                return Ok(None);
            }
            let spanned = Spanned::new(at.clone(), name.clone());
            self.choice(key, &spanned, SEVERITIES).map(Some)
        };
        let by_grade = match written.get_ref() {
            Written::Uniform(name) => {
                let severity = severity(name)?;
                return Ok(Severities::by_grade(|_| severity));
            }
            Written::ByGrade(it) => it,
        };
        let of = |name: &Option<String>| name.as_ref().map_or(Ok(None), severity);
        let certain = of(&by_grade.certain)?;
        let likely = of(&by_grade.likely)?;
        let possible = of(&by_grade.possible)?;
        Ok(Severities::by_grade(|grade| match grade {
            Grade::Certain => certain,
            Grade::Likely => likely,
            Grade::Possible => possible,
        }))
    }

    pub(super) fn readings(&self, written: Vec<WrittenReading>) -> Result<Vec<Reading>, Fault> {
        let reading = |it: WrittenReading| {
            let share = *it.acted_on.get_ref();
            if !(0.0..=1.0).contains(&share) {
                let problem = format!("acted-on is a share from 0 to 1, not {share}");
                return Err(self.fault(&it.acted_on.span(), problem));
            }
            Ok(Reading {
                copy: it.copy,
                grade: it.grade.map(|it| self.grade(&it)).transpose()?,
                read: it.read,
                acted_on: share,
            })
        };
        written.into_iter().map(reading).collect()
    }

    /// The grade that `written` names.
    pub(super) fn grade(&self, written: &Spanned<String>) -> Result<Grade, Fault> {
        self.choice("grade", written, GRADES)
    }
}
