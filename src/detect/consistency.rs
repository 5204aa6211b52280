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
    /// Words that make a total inexact if they stand before the number, such as “than” in “more
    /// than 12”. Such a total is not compared with its parts.
    loose: Vec<String>,
    /// Words for the last part of a whole, such as “remaining” in “the remaining 20 percent”. If
    /// such a word stands before the last percentage of a sentence, the percentages of the sentence
    /// are added up.
    rest: Vec<String>,
    /// Words that announce the parts of a whole, such as “is made up of”. The percentages after
    /// these words are added up.
    divisions: Vec<String>,
    /// Words which show that two percentages are shares of the votes in one election, such as “won”
    /// in “won the vote by 54 percent to 48 percent”. Such percentages are added up.
    contests: Vec<String>,
    /// Words that may stand between two shares of the votes in one election, such as “of the vote”
    /// in “52 percent of the vote to 47 percent”.
    ballots: Vec<String>,
    /// Words which show that percentages are not parts of one whole, such as “from” in “up from 20
    /// percent”. In a sentence with such a word, percentages are added up only if a word of the
    /// parameter `rest` comes before the last percentage.
    changes: Vec<String>,
}

/// A person with two offices that exclude each other.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoTitles {
    /// Words that make an office a different office if they stand before the office, such as
    /// “deputy” in “deputy mayor”. An office with such a word is not compared with other offices.
    modifiers: Vec<String>,
    /// Words near an office which show that the person does not hold the office now, such as
    /// “former” and “candidate”. An office with such a word is not compared with other offices.
    past: Vec<String>,
    /// Words that introduce the town or organisation of an office, such as “of” in “Jane Doe, the
    /// mayor of Ansel”. An office after a name, as in this example, is checked only if one of these
    /// words follows.
    relations: Vec<String>,
    /// Words which show that a person takes or leaves an office, such as “elected” and “resigned”.
    /// Nothing is reported about a person whose name is in a sentence with one of these words.
    moves: Vec<String>,
}

/// A year that contradicts the words next to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongYear {
    /// Words for the year before the publication of the draft, such as “last year”.
    last: Vec<String>,
    /// Words for the year in which the draft is published, such as “this year”.
    this: Vec<String>,
    /// Words for the year after the publication of the draft, such as “next year”.
    next: Vec<String>,
    /// Words that may stand before the number of a year, such as “in” in “last year, in 2018”.
    openers: Vec<String>,
    /// Words such as “its”. If such a word stands before “last year”, “this year” or “next year”,
    /// the year is not checked, because “its last year” may be any year.
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
    /// Nouns that announce a list if a number stands before them, such as “reasons” in “three
    /// reasons”.
    nouns: Vec<String>,
    /// Words that make a number inexact if they stand before the number, such as “least” in “at
    /// least three reasons”. The items of such a list are not counted.
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
