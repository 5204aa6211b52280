//! Counts how often verbs attribute: `cargo run --release --example count-cues -- TABLE CORPUS`.
//!
//! `CORPUS` is a folder of articles annotated by hand: `text/NAME.txt`, and
//! `attributions/NAME_ANNOTATOR.ann` in brat's standoff format, whose events have the roles Source,
//! Cue and Content. If several people annotated a text, only the annotations of the first person by
//! name are read.
//!
//! `TABLE` is `verbs`, `nouns` or `odds`. `verbs` counts the figures of `rules/english/verbs.tsv`
//! again, and `nouns` counts the figures of `nominal-cues.tsv` again. `odds` makes the table
//! `cue-odds.tsv`. The table is printed to standard output. For `nouns` and `odds`, the head of the
//! file is left out. The table has counts only, and nothing else from the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use copydesk::analysis::attribution::candidate::{self, Candidate};
use copydesk::analysis::attribution::group::GroupForm;
use copydesk::analysis::attribution::nominal;
use copydesk::analysis::attribution::odds;
use copydesk::analysis::attribution::token_view::TokenView;
use copydesk::analysis::attribution::tuning;
use copydesk::analysis::quote;
use copydesk::embedded;
use copydesk::english;
use copydesk::english::class::{Class, ClassSet, SOURCES};
use copydesk::english::morphology;
use copydesk::english::verb::Sense;
use copydesk::syntax::Syntax;
use copydesk::syntax::tag::Tag;
use copydesk::text::draft::Draft;
use copydesk::text::lexicon::entries;
use copydesk::text::markup::Markup;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [table, corpus] = args.as_slice() else {
        complain("say which table to count, “verbs”, “nouns” or “odds”, and name the corpus");
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
        "odds" => print_odds(&read.verbs, &Shares::of(&read.verbs)),
        _ => {
            complain(&format!(
                "no table is called “{table}”; there are verbs, nouns and odds"
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

/// An occurrence of a verb in the corpus.
struct Seen {
    lemma: String,
    sense: Sense,
    /// The frame of the verb, with the prefix “p:” in the passive.
    frame: String,
    properties: Vec<(&'static str, String)>,
    attributes: bool,
}

/// The words of a corpus that may attribute.
#[derive(Default)]
struct Read {
    verbs: Vec<Seen>,
    /// The counts of nouns and adjectives. The key is the word and its frame.
    nominals: BTreeMap<(String, String), Count>,
}

fn read(corpus: &Path) -> std::io::Result<Read> {
    let mut read = Read::default();
    let mut annotated: BTreeMap<String, std::path::PathBuf> = BTreeMap::new();
    for entry in std::fs::read_dir(corpus.join("attributions"))? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|it| it.to_str()).unwrap_or("");
        let Some((text, _annotator)) = stem.rsplit_once('_') else {
            continue;
        };
        let kept = annotated.entry(text.to_owned()).or_insert(path.clone());
        if path < *kept {
            *kept = path;
        }
    }
    for (name, annotations) in annotated {
        let text = std::fs::read_to_string(corpus.join("text").join(format!("{name}.txt")))?;
        let cues = cues(&std::fs::read_to_string(annotations)?, &text);
        add(text, &cues, &mut read);
    }
    Ok(read)
}

/// Returns the places of the cues, in bytes of `text`. The annotations give these places in
/// characters.
fn cues(annotations: &str, text: &str) -> Vec<Range<usize>> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|it| it.0)
        .chain([text.len()])
        .collect();
    let byte = |at: &str| bytes.get(at.parse::<usize>().ok()?).copied();
    let mut places: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut cues = Vec::new();
    for line in annotations.lines() {
        let mut columns = line.split('\t');
        let (Some(name), Some(what)) = (columns.next(), columns.next()) else {
            continue;
        };
        if name.starts_with('T')
            && let Some((_, spans)) = what.split_once(' ')
        {
            let span = |it: &str| {
                let (start, end) = it.split_once(' ')?;
                Some(byte(start)?..byte(end)?)
            };
            places.insert(name, spans.split(';').filter_map(span).collect());
        }
    }
    for line in annotations.lines().filter(|it| it.starts_with('E')) {
        let roles = line.split('\t').nth(1).unwrap_or("").split(' ').skip(1);
        for (role, name) in roles.filter_map(|it| it.split_once(':')) {
            if role.trim_end_matches(char::is_numeric) == "Cue" {
                cues.extend(places.get(name).into_iter().flatten().cloned());
            }
        }
    }
    cues
}

fn add(text: String, cues: &[Range<usize>], read: &mut Read) {
    let draft = Draft::parse(text, Markup::Plain);
    let quotes = quote::find(&draft);
    let syntax = Syntax::new(&draft);
    let view = TokenView::new(&syntax, &quotes);
    let is_cue = |idx: usize| {
        let place = draft.place(view.token(idx).span).range();
        cues.iter()
            .any(|it| it.start < place.end && place.start < it.end)
    };
    for sentence in &draft.sentences {
        let candidates = candidate::find(&view, &sentence.tokens);
        for (candidate, nested) in candidates.iter().zip(odds::nested(&view, &candidates)) {
            // Nouns that are taken for verbs because of their figures are not counted, since the
            // figures would then depend on themselves.
            if view.tag(candidate.group.head) == Tag::Noun {
                continue;
            }
            read.verbs.push(Seen {
                lemma: candidate.verb.lemma.to_owned(),
                sense: candidate.verb.sense,
                frame: frame(&view, candidate),
                properties: odds::properties(&view, candidate, nested)
                    .into_iter()
                    .map(|(kind, value)| (kind, value.to_owned()))
                    .collect(),
                attributes: is_cue(candidate.group.head),
            });
        }
        for idx in sentence.tokens.clone() {
            let kind = match view.tag(idx) {
                _ if view.is_quoted(idx) => continue,
                Tag::Noun => "noun",
                Tag::Adjective => "adjective",
                _ => continue,
            };
            if let Some((_, frame)) = nominal::following(&view, idx, &sentence.tokens) {
                let word = format!("{kind} {}", view.word(idx));
                let count = read.nominals.entry((word, frame.to_owned())).or_default();
                count.add(is_cue(idx));
            }
        }
    }
}

fn frame(view: &TokenView<'_>, candidate: &Candidate) -> String {
    let name = odds::frame_name(view, candidate);
    match candidate.group.form {
        GroupForm::Passive => format!("p:{name}"),
        _ => name.to_owned(),
    }
}

/// How many occurrences there are, and how many of them attribute.
#[derive(Clone, Copy, Default)]
struct Count {
    cues: f64,
    all: f64,
}

impl Count {
    fn add(&mut self, attributes: bool) {
        self.cues += f64::from(u8::from(attributes));
        self.all += 1.0;
    }

    /// Returns the count without one occurrence. `attributes` says whether this occurrence
    /// attributes. If `attributes` is `None`, returns the count unchanged.
    fn without(self, attributes: Option<bool>) -> Self {
        match attributes {
            None => self,
            Some(it) => Self {
                cues: self.cues - f64::from(u8::from(it)),
                all: self.all - 1.0,
            },
        }
    }

    /// Returns the share of occurrences that attribute, smoothed towards `prior` as if `weight`
    /// more occurrences had been seen.
    fn share(self, prior: f64, weight: f64) -> f64 {
        (self.cues + weight * prior) / (self.all + weight)
    }
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

fn print_odds(seen: &[Seen], shares: &Shares) {
    for (frame, count) in &shares.frames {
        if MIN_FRAME_COUNT <= count.all {
            let (kind, name) = match frame.strip_prefix("p:") {
                Some(name) => ("passive-frame", name),
                None => ("frame", frame.as_str()),
            };
            let expected = count.all * shares.all.share(0.0, 0.0);
            say(&row(kind, name, *count, expected));
        }
    }
    let mut counts: BTreeMap<(&str, &str), (Count, f64)> = BTreeMap::new();
    for it in seen {
        let expected = shares.pair(&it.lemma, it.sense, &it.frame, Some(it.attributes));
        for (kind, value) in &it.properties {
            let (count, sum) = counts.entry((kind, value)).or_default();
            count.add(it.attributes);
            *sum += expected;
        }
    }
    for ((kind, value), (count, expected)) in counts {
        let is_source = || {
            let singular = value.strip_suffix('s').unwrap_or(value);
            let known = |it: &str| {
                let classes = english::dictionary().word(it).classes;
                classes.meets(&SOURCES) || classes.meets(&NOUNS)
            };
            known(value) || known(singular)
        };
        let counted = MIN_PROPERTY_COUNT <= count.all && (kind != "noun" || is_source());
        if counted && !value.is_empty() {
            say(&row(kind, value, count, expected));
        }
    }
}

fn row(kind: &str, value: &str, count: Count, expected: f64) -> String {
    format!("{kind} {value}\t{} {} {expected:.0}", count.cues, count.all)
}
