//! Verbs that may attribute, in all their forms. Knows no sentences.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::lexicon::entries;

/// A verb of the lexicon `reporting-verbs.tsv`.
#[derive(Clone, Debug)]
pub struct Verb {
    /// Its infinitive.
    pub lemma: String,
    /// What it says about what it reports.
    pub class: VerbClass,
    /// How often it attributes at all, as a share: the table has it from 0.01 to 0.99.
    pub share: f32,
    /// How often it attributes in each frame: the frame's name, the share in 0 to 1.
    figures: Vec<(String, f32)>,
}

/// What a verb says about what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbClass {
    /// Nothing: “said”.
    Neutral,
    /// That the writer doubts, blames or admires: “claimed”, “slammed”.
    Loaded,
    /// That it is so: “revealed”, “admitted”.
    Factive,
    /// That it is in somebody's mind: “believes”.
    Cognition,
    /// That somebody is for or against it: “supports”.
    Attitude,
    /// That somebody promises it: “vowed”.
    Commissive,
    /// That somebody wants others to do it: “urged”.
    Directive,
    /// That something shows it: “suggests”.
    Perception,
    /// That it is done rather than said: “signed”.
    Other,
}

impl VerbClass {
    /// The class that the lexicon calls `name`.
    pub fn named(name: &str) -> Self {
        match name {
            "evaluative-loaded" => Self::Loaded,
            "factive" => Self::Factive,
            "cognition" => Self::Cognition,
            "attitude" => Self::Attitude,
            "commissive" => Self::Commissive,
            "directive" => Self::Directive,
            "perception-of-source" => Self::Perception,
            "other" => Self::Other,
            _ => Self::Neutral,
        }
    }
}

impl Verb {
    /// The share of occurrences in frame `frame` that attribute, in 0 to 1.
    pub fn share_in(&self, frame: &str) -> Option<f32> {
        let found = self.figures.iter().find(|it| it.0 == frame);
        found.map(|it| it.1)
    }

    /// As [`Verb::share_in`], of passive forms.
    pub fn passive_share(&self, frame: &str) -> Option<f32> {
        let is = |it: &&(String, f32)| it.0.strip_prefix("p:") == Some(frame);
        self.figures.iter().find(is).map(|it| it.1)
    }
}

struct Verbs {
    verbs: Vec<Verb>,
    forms: FxHashMap<String, usize>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let irregular = irregular(embedded::text("lexicons/irregular-verbs.tsv"));
    let mut verbs = Vec::new();
    let mut forms = FxHashMap::default();
    for line in entries(embedded::text("lexicons/reporting-verbs.tsv")) {
        let Some(verb) = parse(line) else {
            continue;
        };
        for form in inflect(&verb.lemma, &irregular) {
            forms.entry(form).or_insert(verbs.len());
        }
        verbs.push(verb);
    }
    Verbs { verbs, forms }
});

/// The verb that `word`, in lower case, may be a form of.
pub fn of_form(word: &str) -> Option<&'static Verb> {
    let verbs = &*VERBS;
    verbs.forms.get(word).map(|it| &verbs.verbs[*it])
}

fn parse(line: &str) -> Option<Verb> {
    let mut columns = line.split('\t');
    let lemma = columns.next()?.to_owned();
    let class = VerbClass::named(columns.next()?);
    let figures = columns.next().unwrap_or("").split(' ');
    let figures = figures.filter_map(|it| {
        let (frame, share) = it.split_once(':')?;
        Some((frame.to_owned(), share.parse::<f32>().ok()? / 100.0))
    });
    let figures: Vec<(String, f32)> = figures.collect();
    let share = figures.iter().find(|it| it.0 == "any")?.1;
    Some(Verb {
        lemma,
        class,
        share,
        figures,
    })
}

fn irregular(text: &'static str) -> FxHashMap<&'static str, Vec<&'static str>> {
    let rows = entries(text).filter_map(|it| it.split_once('\t'));
    rows.map(|(lemma, forms)| (lemma, forms.split_whitespace().collect()))
        .collect()
}

/// All forms of the verb `lemma`.
fn inflect(lemma: &str, irregular: &FxHashMap<&str, Vec<&str>>) -> Vec<String> {
    let mut forms = vec![lemma.to_owned(), third(lemma)];
    match irregular.get(lemma) {
        Some(found) => {
            forms.extend(found.iter().map(|it| (*it).to_owned()));
            if !found.iter().any(|it| it.ends_with("ing")) {
                forms.push(with_ending(lemma, "ing"));
            }
        }
        None => forms.extend([with_ending(lemma, "ed"), with_ending(lemma, "ing")]),
    }
    forms
}

fn third(lemma: &str) -> String {
    let sibilant = ["s", "sh", "ch", "x", "z", "o"];
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if sibilant.iter().any(|it| lemma.ends_with(it)) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

fn with_ending(lemma: &str, ending: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y')
        && ending == "ed"
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return format!("{stem}ied");
    }
    if is_doubling(lemma) {
        let last = &lemma[lemma.len() - 1..];
        return format!("{lemma}{last}{ending}");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') || ending == "ed" => format!("{stem}{ending}"),
        _ => format!("{lemma}{ending}"),
    }
}

/// Whether the last letter is doubled before an ending: one syllable, one vowel, one consonant.
fn is_doubling(lemma: &str) -> bool {
    let is_vowel = |it: u8| matches!(it, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = lemma.strip_prefix("qu").unwrap_or(lemma).as_bytes();
    let [onset @ .., vowel, last] = bytes else {
        return false;
    };
    lemma.is_ascii()
        && is_vowel(*vowel)
        && !is_vowel(*last)
        && !matches!(last, b'w' | b'x' | b'y')
        && !onset.iter().any(|it| is_vowel(*it))
}
