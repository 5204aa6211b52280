//! What a draft says of one thing in two ways.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::consistency::{Conflict, age, headline, list, sum, weekday};
use crate::detect::found::{Grade, Match};
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::error::Error;
use crate::text::lexicon::Lexicon;

/// A day of the week that the date beside it does not have.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongWeekday {
    /// Words that join a day to others: “Saturday and Sunday, March 5 and 6”.
    joiners: Vec<String>,
}

/// A person with two ages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoAges {
    /// Words that may stand between a name and an age: “Ruiz, aged 37”.
    openers: Vec<String>,
}

/// Parts that do not make their total.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongSum {
    /// Words before a number that leave open how many there are: “more than 12”.
    loose: Vec<String>,
    /// Words before the last part of a whole: “the remaining 20 percent”.
    rest: Vec<String>,
}

/// Figures that differ and are said of one thing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictingFigures {}

/// A number of things that a list does not hold.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MiscountedList {
    /// Nouns for things that one counts before one lists them: “reasons”, “steps”.
    nouns: Vec<String>,
    /// Words before a number that leave open how many there are: “at least three reasons”.
    loose: Vec<String>,
}

fn lexicon(words: &[String]) -> Lexicon {
    Lexicon::parse(&words.join("\n"))
}

const CAPTURES: &[Capture] = &[Capture::Words, Capture::Second, Capture::Usual];

/// Adds a match for each of `conflicts`, of which the other place is told as `kind`.
fn add(analysis: &Analysis<'_>, conflicts: Vec<Conflict>, kind: StepKind, found: &mut Vec<Match>) {
    let draft = analysis.draft;
    let is_own = |conflict: &Conflict| {
        !analysis.is_quoted(conflict.span) || !analysis.is_quoted(conflict.other)
    };
    found.extend(conflicts.into_iter().filter(is_own).map(|conflict| {
        Match::at(analysis, conflict.span)
            .grade(Grade::Certain)
            .capture(Capture::Words, draft, conflict.span)
            .capture(Capture::Second, draft, conflict.other)
            .capture_text(Capture::Usual, conflict.expected)
            .relate(draft.place(conflict.other))
            .step(Step::at(kind, draft, conflict.other))
    }));
}

impl Detect for WrongWeekday {
    fn captures(&self) -> &'static [Capture] {
        CAPTURES
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        add(
            analysis,
            weekday::find(analysis.draft, &lexicon(&self.joiners)),
            StepKind::DayOf,
            found,
        );
    }
}

impl Detect for TwoAges {
    fn captures(&self) -> &'static [Capture] {
        CAPTURES
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        add(
            analysis,
            age::find(analysis.draft, &lexicon(&self.openers)),
            StepKind::SaidBefore,
            found,
        );
    }
}

impl Detect for WrongSum {
    fn captures(&self) -> &'static [Capture] {
        CAPTURES
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        add(
            analysis,
            sum::find(analysis.draft, &lexicon(&self.loose), &lexicon(&self.rest)),
            StepKind::Parts,
            found,
        );
    }
}

impl Detect for ConflictingFigures {
    fn captures(&self) -> &'static [Capture] {
        CAPTURES
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        add(
            analysis,
            headline::find(analysis),
            StepKind::SaidElsewhere,
            found,
        );
    }
}

impl Spec for MiscountedList {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let (nouns, loose) = (lexicon(&self.nouns), lexicon(&self.loose));
        Ok(Detector::draft(Counted {
            words: list::ListWords { nouns, loose },
        }))
    }
}

/// The detector that [`MiscountedList`] asks for.
struct Counted {
    words: list::ListWords,
}

impl Detect for Counted {
    fn captures(&self) -> &'static [Capture] {
        CAPTURES
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let conflicts = list::find(analysis.draft, &self.words);
        add(analysis, conflicts, StepKind::LastItem, found);
    }
}
