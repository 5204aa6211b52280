//! What a draft says of one thing in two ways.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::consistency::{Conflict, age, headline, list, office, sum, weekday, year};
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
    /// Words that say that what follows are the parts of one whole: “is made up of”.
    divisions: Vec<String>,
    /// Words of contests, in which each vote is for one side: “52 percent of the vote to 47 percent”.
    contests: Vec<String>,
    /// Words between the two shares of a contest: “52 percent of the vote to 47 percent”.
    ballots: Vec<String>,
    /// Words by which percentages belong to several wholes: “up from 20 percent”.
    changes: Vec<String>,
}

/// A person with two offices that exclude each other.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoTitles {
    /// Words before an office that make it another one: “deputy”.
    modifiers: Vec<String>,
    /// Words near an office that say that it is of another time: “former”.
    past: Vec<String>,
    /// Words behind an office that say whose it is: “the mayor of Ansel”.
    relations: Vec<String>,
    /// Words in a sentence about somebody who takes or leaves an office: “elected”.
    moves: Vec<String>,
}

/// A year that is not the one that the words beside it name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongYear {
    /// Words for the year before that of publication: “last year”.
    last: Vec<String>,
    /// Words for the year of publication: “this year”.
    this: Vec<String>,
    /// Words for the year after that of publication: “next year”.
    next: Vec<String>,
    /// Words before a year of the calendar: “in 2018”.
    openers: Vec<String>,
    /// Words before them that make them something else: “its last year”.
    owners: Vec<String>,
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

/// A search for contradictions in a draft.
struct Contradictions<F> {
    find: F,
    /// What the other place of a contradiction is.
    kind: StepKind,
}

/// The detector that reports what `find` finds, in which the other place is a `kind`.
fn detector<F>(kind: StepKind, find: F) -> Detector
where
    F: Fn(&Analysis<'_>) -> Vec<Conflict> + Send + Sync + 'static,
{
    Detector::draft(Contradictions { find, kind })
}

impl<F> Detect for Contradictions<F>
where
    F: Fn(&Analysis<'_>) -> Vec<Conflict> + Send + Sync,
{
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Words, Capture::Second, Capture::Usual]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let is_own = |conflict: &Conflict| {
            !analysis.is_quoted(conflict.span) || !analysis.is_quoted(conflict.other)
        };
        let conflicts = (self.find)(analysis).into_iter().filter(is_own);
        found.extend(conflicts.map(|conflict| {
            Match::at(analysis, conflict.span)
                .grade(Grade::Certain)
                .capture(Capture::Words, draft, conflict.span)
                .capture(Capture::Second, draft, conflict.other)
                .capture_text(Capture::Usual, conflict.expected)
                .relate(draft.place(conflict.other))
                .step(Step::at(self.kind, draft, conflict.other))
        }));
    }
}

fn lexicon(words: &[String]) -> Lexicon {
    Lexicon::parse(&words.join("\n"))
}

impl Spec for WrongWeekday {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let joiners = lexicon(&self.joiners);
        Ok(detector(StepKind::DayOf, move |analysis| {
            weekday::find(analysis.draft, &joiners)
        }))
    }
}

impl Spec for TwoAges {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let openers = lexicon(&self.openers);
        Ok(detector(StepKind::SaidBefore, move |analysis| {
            age::find(analysis.draft, analysis.names(), &openers)
        }))
    }
}

impl Spec for WrongSum {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let words = sum::SumWords {
            loose: lexicon(&self.loose),
            rest: lexicon(&self.rest),
            divisions: lexicon(&self.divisions),
            contests: lexicon(&self.contests),
            ballots: lexicon(&self.ballots),
            changes: lexicon(&self.changes),
        };
        Ok(detector(StepKind::Parts, move |analysis| {
            sum::find(analysis.draft, &words)
        }))
    }
}

impl Spec for TwoTitles {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let words = office::OfficeWords {
            modifiers: lexicon(&self.modifiers),
            past: lexicon(&self.past),
            relations: lexicon(&self.relations),
            moves: lexicon(&self.moves),
        };
        Ok(detector(StepKind::SaidBefore, move |analysis| {
            office::find(analysis.draft, analysis.names(), &words)
        }))
    }
}

impl Spec for WrongYear {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let words = year::YearWords {
            last: lexicon(&self.last),
            this: lexicon(&self.this),
            next: lexicon(&self.next),
            openers: lexicon(&self.openers),
            owners: lexicon(&self.owners),
        };
        Ok(detector(StepKind::YearBeside, move |analysis| {
            year::find(analysis, &words)
        }))
    }
}

impl Spec for ConflictingFigures {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(detector(StepKind::SaidElsewhere, headline::find))
    }
}

impl Spec for MiscountedList {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        let words = list::ListWords {
            nouns: lexicon(&self.nouns),
            loose: lexicon(&self.loose),
        };
        Ok(detector(StepKind::LastItem, move |analysis| {
            list::find(analysis.draft, &words)
        }))
    }
}
