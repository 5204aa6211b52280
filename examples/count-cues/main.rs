//! Counts how often verbs attribute: `cargo run --release --example count-cues -- TABLE CORPUS`.
//!
//! `CORPUS` is a folder of articles annotated by hand: `text/NAME.txt`, and
//! `attributions/NAME_ANNOTATOR.ann` in brat's standoff format, whose events have the roles Source,
//! Cue and Content. If several people annotated a text, only the annotations of the first person by
//! name are read.
//!
//! `TABLE` is `verbs`, `nouns`, `odds` or `weights`. `verbs` counts the figures of
//! `rules/english/verbs.tsv` again, and `nouns` counts the figures of `nominal-cues.tsv` again.
//! `odds` makes the table `cue-odds.tsv`, and `weights` makes the table `cue-weights.tsv`. The table
//! is printed to standard output. Except for `verbs`, the head of the file is left out. The table has
//! counts or weights only, and nothing else from the texts.

mod corpus;
mod regression;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use copydesk::analysis::attribution::odds;
use copydesk::analysis::attribution::tuning;
use copydesk::embedded;
use copydesk::english;
use copydesk::english::class::{Class, ClassSet, SOURCES};
use copydesk::english::morphology;
use copydesk::english::verb::Sense;
use copydesk::text::lexicon::entries;

use crate::corpus::{Count, Seen, read};
use crate::regression::Sample;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [table, corpus] = args.as_slice() else {
        complain(
            "say which table to count, “verbs”, “nouns”, “odds” or “weights”, and name the corpus",
        );
        return ExitCode::from(2);
    };
    let read = match read(Path::new(corpus)) {
        Ok(read) => read,
        Err(error) => {
            complain(&format!("{corpus}: {error}"));
            return ExitCode::from(2);
        }
    };
    match table.as_str() {
        "verbs" => print_verbs(&Shares::of(&read.verbs)),
        "nouns" => print_nouns(&read.nominals),
        "odds" => print_odds(&Shares::of(&read.verbs)),
        "weights" => print_weights(&read.verbs, &Shares::of(&read.verbs)),
        _ => {
            complain(&format!(
                "no table is called “{table}”; there are verbs, nouns, odds and weights"
            ));
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "a program for people")]
fn complain(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "a program for people")]
fn say(line: &str) {
    println!("{line}");
}

/// Counts by verb, by frame, and by verb and frame.
#[derive(Default)]
struct Shares {
    all: Count,
    classes: BTreeMap<String, Count>,
    lemmas: BTreeMap<String, Count>,
    frames: BTreeMap<String, Count>,
    pairs: BTreeMap<(String, String), Count>,
}

impl Shares {
    fn of(seen: &[Seen]) -> Self {
        let mut shares = Self::default();
        for it in seen {
            shares.all.add(it.attributes);
            let class = format!("{:?}", it.sense);
            shares.classes.entry(class).or_default().add(it.attributes);
            shares
                .lemmas
                .entry(it.lemma.clone())
                .or_default()
                .add(it.attributes);
            shares
                .frames
                .entry(it.frame.clone())
                .or_default()
                .add(it.attributes);
            let pair = (it.lemma.clone(), it.frame.clone());
            shares.pairs.entry(pair).or_default().add(it.attributes);
        }
        shares
    }

    /// Returns the share for a verb, smoothed towards the share of its class. The occurrence `own`
    /// is left out of the count.
    fn lemma(&self, lemma: &str, sense: Sense, own: Option<bool>) -> f64 {
        let class = self
            .classes
            .get(&format!("{sense:?}"))
            .copied()
            .unwrap_or_default();
        let count = self.lemmas.get(lemma).copied().unwrap_or_default();
        count.without(own).share(class.share(0.5, 2.0), 3.0)
    }

    /// Returns the share expected for a verb with the share `lemma` in `frame`, without the counts
    /// of this verb in this frame.
    fn expected(&self, lemma: f64, frame: &str) -> f64 {
        let count = self.frames.get(frame).copied().unwrap_or_default();
        if count.all < MIN_FRAME_COUNT {
            return lemma;
        }
        let expected = count.all * self.all.share(0.0, 0.0);
        let moved =
            odds::weight(count.cues, count.all, expected) * f64::from(tuning::WEIGHT_OF_FRAME);
        1.0 / (1.0 + (-logarithm(lemma) - moved).exp())
    }

    /// Returns the share for a verb in a frame, smoothed towards the expected share.
    fn pair(&self, lemma: &str, sense: Sense, frame: &str, own: Option<bool>) -> f64 {
        let prior = self.expected(self.lemma(lemma, sense, own), frame);
        let pair = (lemma.to_owned(), frame.to_owned());
        let count = self.pairs.get(&pair).copied().unwrap_or_default();
        count.without(own).share(prior, 4.0)
    }
}

/// The minimum number of occurrences of a frame, or of a property, that is used.
const MIN_FRAME_COUNT: f64 = 30.0;
const MIN_PROPERTY_COUNT: f64 = 30.0;

fn logarithm(share: f64) -> f64 {
    let share = share.clamp(0.003, 0.997);
    (share / (1.0 - share)).ln()
}

fn print_verbs(shares: &Shares) {
    for line in embedded::text("english/verbs.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[lemma, forms, classes, sense, _] = columns.as_slice() else {
            // The line is a comment or a verb that does not report.
            say(line);
            continue;
        };
        let kind = sense.parse().unwrap_or(Sense::Neutral);
        let any = shares.lemma(lemma, kind, None);
        let mut figures = vec![format!("any:{}", hundredths(any))];
        let of_verb = shares
            .pairs
            .iter()
            .filter(|it| it.0.0 == lemma && 2.0 <= it.1.all);
        for ((_, frame), _) in of_verb {
            let share = shares.pair(lemma, kind, frame, None);
            let information = logarithm(share) - logarithm(shares.expected(any, frame));
            if 0.25 < information.abs() {
                figures.push(format!("{frame}:{}", hundredths(share)));
            }
        }
        let figures = figures.join(" ");
        say(&format!("{lemma}\t{forms}\t{classes}\t{sense}\t{figures}"));
    }
}

fn print_nouns(seen: &BTreeMap<(String, String), Count>) {
    for line in entries(embedded::text("english/nominal-cues.tsv")) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, kind, figures] = columns.as_slice() else {
            continue;
        };
        let old: BTreeMap<&str, &str> = figures
            .split(' ')
            .filter_map(|it| it.split_once(':'))
            .collect();
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        for (_, form) in morphology::of_noun(word, &[]) {
            let form = format!("{kind} {form}");
            for ((_, frame), count) in seen.iter().filter(|it| it.0.0 == form) {
                let sum = counts.entry(frame).or_default();
                sum.cues += count.cues;
                sum.all += count.all;
            }
        }
        let frames: BTreeSet<&str> = old.keys().chain(counts.keys()).copied().collect();
        let figure = |frame: &&str| {
            let count = counts.get(frame).copied().unwrap_or_default();
            let share = count.share(0.5, 2.0);
            match old.get(frame) {
                Some(old) if count.all < MIN_NOMINAL_COUNT => Some(format!("{frame}:{old}")),
                None if count.all < MIN_NOMINAL_COUNT || share < TELLING => None,
                _ => Some(format!("{frame}:{}", hundredths(share))),
            }
        };
        let figures: Vec<String> = frames.iter().filter_map(figure).collect();
        say(&format!("{word}\t{kind}\t{}", figures.join(" ")));
    }
}

/// The minimum number of occurrences of a noun before a frame for which the figure is counted
/// again.
const MIN_NOMINAL_COUNT: f64 = 3.0;
/// The minimum share at which a frame that was not listed gets a figure.
const TELLING: f64 = 0.4;

fn hundredths(share: f64) -> String {
    format!("{:.0}", (share * 100.0).clamp(1.0, 99.0))
}

/// Nouns that count as sources in addition to [`SOURCES`].
const NOUNS: ClassSet = ClassSet::of(&[Class::PeopleNouns, Class::RoleNouns]);

fn print_odds(shares: &Shares) {
    for (frame, count) in &shares.frames {
        if MIN_FRAME_COUNT <= count.all {
            let (kind, name) = match frame.strip_prefix("p:") {
                Some(name) => ("passive-frame", name),
                None => ("frame", frame.as_str()),
            };
            let expected = count.all * shares.all.share(0.0, 0.0);
            let Count { cues, all } = count;
            say(&format!("{kind} {name}\t{cues} {all} {expected:.0}"));
        }
    }
}

fn print_weights(seen: &[Seen], shares: &Shares) {
    let mut counts: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for (kind, value) in seen.iter().flat_map(|it| &it.properties) {
        *counts.entry((kind, value)).or_default() += 1.0;
    }
    let counted = counts.into_iter().filter(|((kind, value), n_verbs)| {
        let is_named = !value.is_empty() && (*kind != "noun" || is_source(value));
        MIN_PROPERTY_COUNT <= *n_verbs && is_named
    });
    let names: Vec<(&str, &str)> = counted.map(|(name, _)| name).collect();
    let samples = seen.iter().map(|it| Sample {
        own: logarithm(shares.pair(&it.lemma, it.sense, &it.frame, Some(it.attributes))),
        properties: it
            .properties
            .iter()
            .filter_map(|(kind, value)| names.binary_search(&(kind, value)).ok())
            .collect(),
        is_cue: it.attributes,
    });
    let samples: Vec<Sample> = samples.collect();
    let weights = regression::fit(&samples, names.len());
    say(&format!("{}\t{:.3}", odds::VERB_AND_FRAME, weights.own));
    for ((kind, value), weight) in names.iter().zip(&weights.properties) {
        say(&format!("{kind} {value}\t{weight:.3}"));
    }
}

/// Says whether `noun`, in the singular or the plural, is a noun for a source.
fn is_source(noun: &str) -> bool {
    let is = |it: &str| {
        let classes = english::dictionary().word(it).classes;
        classes.meets(&SOURCES) || classes.meets(&NOUNS)
    };
    is(noun) || is(noun.strip_suffix('s').unwrap_or(noun))
}
