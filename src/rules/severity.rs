//! The severities of a rule: one for each grade.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::detect::found::Grade;
use crate::rules::finding::Severity;
use crate::text::nearest::UnknownName;

/// Whether findings are reported, and how severe they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Level {
    /// Findings are not reported.
    #[default]
    Off,
    /// Findings are reported at this severity.
    At(Severity),
}

impl Level {
    /// The names of the levels, the mildest first.
    pub const NAMES: [&str; 4] = ["off", "info", "warning", "error"];

    /// Returns the severity, or `None` if findings are not reported.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::At(severity) => Some(severity),
        }
    }
}

impl JsonSchema for Level {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Whether findings are reported, and how grave they are.",
            "type": "string",
            "enum": Self::NAMES,
        })
    }
}

impl TryFrom<String> for Level {
    type Error = UnknownName;

    fn try_from(name: String) -> Result<Self, UnknownName> {
        if name == "off" {
            return Ok(Self::Off);
        }
        let severity = name.parse().map(Self::At);
        severity.map_err(|_| UnknownName::listed("severity", &name, Self::NAMES))
    }
}

/// The severity of a rule's findings for each grade. A grade without a severity is not reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    certain: Option<Severity>,
    likely: Option<Severity>,
    possible: Option<Severity>,
}

impl Severities {
    /// The severities of a rule that reports nothing.
    pub const OFF: Self = Self {
        certain: None,
        likely: None,
        possible: None,
    };

    /// Returns severities in which every grade has the severity `severity`.
    pub fn uniform(severity: Severity) -> Self {
        Self::by_grade(|_| Some(severity))
    }

    /// Returns severities in which each grade has the severity that `of` returns for the grade.
    pub fn by_grade(of: impl Fn(Grade) -> Option<Severity>) -> Self {
        Self {
            certain: of(Grade::Certain),
            likely: of(Grade::Likely),
            possible: of(Grade::Possible),
        }
    }

    /// Returns the severity of a finding with the grade `grade`. `None` if the grade is not
    /// reported.
    pub fn of(self, grade: Grade) -> Option<Severity> {
        match grade {
            Grade::Certain => self.certain,
            Grade::Likely => self.likely,
            Grade::Possible => self.possible,
        }
    }

    /// Says whether no grade is reported.
    pub fn is_off(self) -> bool {
        self == Self::OFF
    }

    /// Returns the gravest severity of any grade. `None` if no grade is reported.
    pub fn gravest(self) -> Option<Severity> {
        self.all().max()
    }

    /// Returns severities in which every reported grade has the severity `severity`.
    pub fn at(self, severity: Severity) -> Self {
        Self::by_grade(|grade| self.of(grade).and(Some(severity)))
    }

    /// Returns the severities for the grade `least` and the grades above it. All lower grades are
    /// off. If one of the returned grades was off before, it gets the mildest severity of the other
    /// grades.
    pub fn with_least(self, least: Grade) -> Self {
        let mildest = self.all().min();
        Self::by_grade(|grade| {
            (least <= grade)
                .then(|| self.of(grade).or(mildest))
                .flatten()
        })
    }

    /// Returns the opposite severities: a grade that is not reported gets the severity info, and a
    /// reported grade is off.
    pub fn unreported(self) -> Self {
        Self::by_grade(|grade| match self.of(grade) {
            None => Some(Severity::Info),
            Some(_) => None,
        })
    }

    /// Returns these severities. A grade without a severity gets its severity from `other`.
    pub fn or(self, other: Self) -> Self {
        Self::by_grade(|grade| self.of(grade).or(other.of(grade)))
    }

    fn all(self) -> impl Iterator<Item = Severity> {
        [self.certain, self.likely, self.possible]
            .into_iter()
            .flatten()
    }
}

impl fmt::Display for Severities {
    /// Writes one word if all reported grades have the same severity. Otherwise writes the mildest
    /// and the gravest severity: `info-warning`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.all().min(), self.all().max()) {
            (Some(mildest), Some(gravest)) if mildest != gravest => {
                f.pad(&format!("{mildest}-{gravest}"))
            }
            (Some(severity), _) => f.pad(&severity.to_string()),
            (None, _) => f.pad("off"),
        }
    }
}

impl<'de> Deserialize<'de> for Severities {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// Reads severities from a string such as `"warning"`, or from a table such as `{ certain =
/// "error", likely = "info" }`.
struct Written;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByGrade {
    #[serde(default)]
    certain: Level,
    #[serde(default)]
    likely: Level,
    #[serde(default)]
    possible: Level,
}

impl<'de> Visitor<'de> for Written {
    type Value = Severities;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a severity in quotes, or a table such as { likely = \"info\" }")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Severities, E> {
        let level = Level::try_from(name.to_owned()).map_err(E::custom)?;
        Ok(Severities::by_grade(|_| level.severity()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Severities, A::Error> {
        let by_grade = ByGrade::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Severities {
            certain: by_grade.certain.severity(),
            likely: by_grade.likely.severity(),
            possible: by_grade.possible.severity(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(severities: Severities, expected: &str) {
        let of = |grade| {
            let severity = severities.of(grade);
            severity.map_or("off".to_owned(), |severity| severity.to_string())
        };
        let all = [Grade::Certain, Grade::Likely, Grade::Possible].map(of);
        assert_eq!(all.join(" "), expected);
    }

    #[test]
    fn a_level_replaces_what_is_reported_and_a_grade_widens_it() {
        let mixed = Severities::by_grade(|grade| match grade {
            Grade::Certain => Some(Severity::Warning),
            Grade::Likely => Some(Severity::Info),
            Grade::Possible => None,
        });
        check(mixed, "warning info off");
        check(mixed.at(Severity::Error), "error error off");
        check(mixed.with_least(Grade::Possible), "warning info info");
        check(mixed.with_least(Grade::Certain), "warning off off");
        check(mixed.unreported(), "off off info");
        check(
            mixed.or(Severities::uniform(Severity::Error)),
            "warning info error",
        );
        check(Severities::OFF.with_least(Grade::Possible), "off off off");
        assert_eq!(mixed.to_string(), "info-warning");
        assert_eq!(Severities::OFF.to_string(), "off");
    }
}
