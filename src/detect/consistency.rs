//! Contradictions within a draft.

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

/// A day of the week that does not match the date next to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongWeekday {
    /// Words that join two days or two dates, such as “and” in “Saturday and Sunday, March 5 and
    /// 6”. Days and dates that are joined are not checked.
    joiners: Vec<String>,
}

/// A person with two ages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoAges {
    /// Words that may stand between a name and an age, such as “aged” in “Ruiz, aged 37”.
    openers: Vec<String>,
}

/// Parts that do not add up to their total.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongSum {
    /// Words before a number that make the number inexact, such as “than” in “more than 12”. Such
    /// numbers are not checked.
    loose: Vec<String>,
    /// Words for the last part of a whole, such as “remaining” in “the remaining 20 percent”.
    rest: Vec<String>,
    /// Words after which a sentence lists the parts of a whole: “is made up of”.
    divisions: Vec<String>,
    /// Words that show that two percentages are shares of the votes in one election: “won”,
    /// “defeated”.
    contests: Vec<String>,
    /// Words that may stand between two shares of the votes in one election, such as “of the vote”
    /// in “52 percent of the vote to 47 percent”.
    ballots: Vec<String>,
    /// Words that show that percentages are not parts of one whole, such as “from” in “up from 20
    /// percent”. Such percentages are not added up.
    changes: Vec<String>,
}

/// A person with two offices that exclude each other.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoTitles {
    /// Words before an office that make it a different office, such as “deputy” in “deputy mayor”.
    modifiers: Vec<String>,
    /// Words near an office that say that the person does not hold the office now: “former”,
    /// “candidate”.
    past: Vec<String>,
    /// Words between an office and its town or organisation, such as “of” in “the mayor of Ansel”.
    relations: Vec<String>,
    /// Words that show that the person takes or leaves an office: “elected”, “resigned”.
    moves: Vec<String>,
}

/// A year that contradicts the words next to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongYear {
    /// Words for the year before the year in which the draft is published: “last year”.
    last: Vec<String>,
    /// Words for the year in which the draft is published: “this year”.
    this: Vec<String>,
    /// Words for the year after the year in which the draft is published: “next year”.
    next: Vec<String>,
    /// Words that may stand before the number of a year, such as “in” in “in 2018”.
    openers: Vec<String>,
    /// Words before “last year” that change the meaning of “last year”, such as “its” in “its last
    /// year”. The same holds for “this year” and “next year”.
    owners: Vec<String>,
}

/// Figures for the same thing that differ.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictingFigures {}

/// An announced number that differs from the length of the list.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MiscountedList {
    /// Nouns that announce a list if a number stands before them: “three reasons”, “five steps”.
    nouns: Vec<String>,
    /// Words before a number that make the number inexact, such as “least” in “at least three
    /// reasons”. Such numbers are not checked.
    loose: Vec<String>,
}

/// A search for contradictions in a draft.
struct Contradictions<F> {
    find: F,
    /// The kind of the step that shows the related place of a contradiction in the trace.
    kind: StepKind,
}

/// Returns a detector that reports the contradictions that `find` returns. In the trace, a step of
/// the kind `kind` shows the related place.
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
