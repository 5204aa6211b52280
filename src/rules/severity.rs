//! How grave the findings of a rule are: a severity for each grade of certainty, in each of two
//! situations. Knows no rule.

use std::fmt;

use crate::detect::found::Grade;
use crate::rules::finding::Severity;

/// The severity of a rule's findings by their grade; a grade without one is not reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Severities {
    certain: Option<Severity>,
    likely: Option<Severity>,
    possible: Option<Severity>,
}

impl Severities {
    /// Nothing is reported.
    pub const OFF: Self = Self {
        certain: None,
        likely: None,
        possible: None,
    };

    /// Every grade has the same severity.
    #[must_use]
    pub fn uniform(severity: Severity) -> Self {
        Self::by_grade(|_| Some(severity))
    }

    /// Each grade has the severity that `of` returns for it.
    #[must_use]
    pub fn by_grade(of: impl Fn(Grade) -> Option<Severity>) -> Self {
        Self {
            certain: of(Grade::Certain),
            likely: of(Grade::Likely),
            possible: of(Grade::Possible),
        }
    }

    /// The severity of a finding of this grade; `None` if the grade is not reported.
    #[must_use]
    pub fn of(&self, grade: Grade) -> Option<Severity> {
        match grade {
            Grade::Certain => self.certain,
            Grade::Likely => self.likely,
            Grade::Possible => self.possible,
        }
    }

    /// Whether no grade is reported.
    #[must_use]
    pub fn is_off(&self) -> bool {
        *self == Self::OFF
    }

    /// The gravest severity of any grade.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.all().max()
    }

    /// Every reported grade with this severity in place of its own.
    #[must_use]
    pub fn at(&self, severity: Severity) -> Self {
        Self::by_grade(|grade| self.of(grade).and(Some(severity)))
    }

    /// The grades from `least` up, and no lesser one. A grade that was not reported gets the
    /// mildest severity that is.
    #[must_use]
    pub fn from_grade(&self, least: Grade) -> Self {
        let mildest = self.all().min();
        Self::by_grade(|grade| {
            (least <= grade)
                .then(|| self.of(grade).or(mildest))
                .flatten()
        })
    }

    /// The grades that are not reported, as infos.
    #[must_use]
    pub fn unreported(&self) -> Self {
        Self::by_grade(|grade| match self.of(grade) {
            None => Some(Severity::Info),
            Some(_) => None,
        })
    }

    /// These severities, and those of `other` where these report nothing.
    #[must_use]
    pub fn or(&self, other: Self) -> Self {
        Self::by_grade(|grade| self.of(grade).or(other.of(grade)))
    }

    fn all(&self) -> impl Iterator<Item = Severity> {
        [self.certain, self.likely, self.possible]
            .into_iter()
            .flatten()
    }
}

impl fmt::Display for Severities {
    /// One word where all reported grades have the same severity, otherwise the mildest and the
    /// gravest: `info-warning`.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(severities: Severities, expected: &str) {
        let of = |grade| {
            let severity = severities.of(grade);
            severity.map_or("off".to_owned(), |it| it.to_string())
        };
        let all = [Grade::Certain, Grade::Likely, Grade::Possible].map(of);
        assert_eq!(all.join(" "), expected);
    }

    #[test]
    fn a_level_replaces_what_is_reported_and_a_grade_widens_it() {
        let mixed = Severities::by_grade(|it| match it {
            Grade::Certain => Some(Severity::Warning),
            Grade::Likely => Some(Severity::Info),
            Grade::Possible => None,
        });
        check(mixed, "warning info off");
        check(mixed.at(Severity::Error), "error error off");
        check(mixed.from_grade(Grade::Possible), "warning info info");
        check(mixed.from_grade(Grade::Certain), "warning off off");
        check(mixed.unreported(), "off off info");
        check(
            mixed.or(Severities::uniform(Severity::Error)),
            "warning info error",
        );
        check(Severities::OFF.from_grade(Grade::Possible), "off off off");
        assert_eq!(mixed.to_string(), "info-warning");
        assert_eq!(Severities::OFF.to_string(), "off");
    }
}
