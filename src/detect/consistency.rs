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
    /// 6”. The rule does not check days and dates that are joined.
    joiners: Vec<String>,
}

/// A person with two ages.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoAges {
    /// Words that may stand between a name and an age, such as “aged” in “Ruiz, aged 37”. If
    /// another word stands there, the rule does not read the number as an age.
    openers: Vec<String>,
}

/// Parts that do not add up to their total.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongSum {
    /// Words that make a total inexact if they stand directly before the number, such as “than” in
    /// “more than 12”. The rule does not compare this total with its parts.
    loose: Vec<String>,
    /// Words for the last part of a whole, such as “remaining” in “the remaining 20 percent”. If
    /// one of these words stands directly before the last percentage of a sentence, the rule adds
    /// up the percentages of the sentence. The rule reports a sum that is clearly greater than 100.
    rest: Vec<String>,
    /// Words that announce the parts of a whole, such as “is made up of”. The rule adds up the
    /// percentages after these words in the same sentence, or in the list below.
    divisions: Vec<String>,
    /// Words which show that two percentages are shares of the votes in one election, such as “won”
    /// in “won the vote by 54 percent to 48 percent”. The rule adds up the two percentages only if
    /// “to” stands between them.
    contests: Vec<String>,
    /// Words that may stand before “to” between two shares of the votes in one election. An example
    /// is “of the vote” in “52 percent of the vote to 47 percent”. With other words there, the rule
    /// does not treat the shares as votes in one election.
    ballots: Vec<String>,
    /// Words which show that percentages are not parts of one whole, such as “from” in “up from 20
    /// percent”. The rule does not add up percentages in a sentence with one of these words. There
    /// is one exception: a word from `rest` stands directly before the last percentage.
    changes: Vec<String>,
}

/// A person with two offices that exclude each other.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoTitles {
    /// Words that stand directly before an office and change its meaning, such as “deputy” in
    /// “deputy mayor”. The rule does not compare this office with other offices.
    modifiers: Vec<String>,
    /// Words near an office which show that the person does not hold the office now, such as
    /// “former” and “candidate”. The rule does not compare this office with other offices.
    past: Vec<String>,
    /// Words that introduce the town or organisation of an office, such as “of” in “Jane Doe, the
    /// mayor of Ansel”. The rule checks an office after a name only if one of these words follows
    /// the office.
    relations: Vec<String>,
    /// Words which show that a person takes or leaves an office, such as “elected” and “resigned”.
    /// If a sentence has one of these words and the name of a person, the rule reports nothing
    /// about this person.
    moves: Vec<String>,
}

/// A year that contradicts the words next to it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrongYear {
    /// Words for the year before the publication of the draft, such as “last year”. The rule
    /// compares this year with a number next to the words, such as “2018”.
    last: Vec<String>,
    /// Words for the year in which the draft is published, such as “this year”. The rule compares
    /// this year with a number next to the words, such as “2018”.
    this: Vec<String>,
    /// Words for the year after the publication of the draft, such as “next year”. The rule
    /// compares this year with a number next to the words, such as “2018”.
    next: Vec<String>,
    /// Words that may stand before the number of a year, such as “in” in “last year, in 2018”.
    openers: Vec<String>,
    /// Words such as “its” that may stand directly before “last year”, “this year” or “next year”.
    /// The rule does not check the year after one of these words, because “its last year” may be
    /// any year.
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
    /// reasons”. The rule compares the number with the length of the list.
    nouns: Vec<String>,
    /// Words that make a number inexact if they stand directly before the number, such as “least”
    /// in “at least three reasons”. The rule does not compare this number with the length of the
    /// list.
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
