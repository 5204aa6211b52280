//! Reads a folder of annotated articles, and finds the words of the articles that may attribute.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use copydesk::analysis::attribution::candidate::{self, Candidate};
use copydesk::analysis::attribution::group::GroupForm;
use copydesk::analysis::attribution::nominal;
use copydesk::analysis::attribution::odds;
use copydesk::analysis::attribution::token_view::TokenView;
use copydesk::analysis::quote;
use copydesk::english::verb::Sense;
use copydesk::syntax::Syntax;
use copydesk::syntax::tag::Tag;
use copydesk::text::draft::Draft;
use copydesk::text::markup::Markup;

/// An occurrence of a verb in the corpus.
pub struct Seen {
    pub lemma: String,
    pub sense: Sense,
    /// The frame of the verb, with the prefix “p:” in the passive.
    pub frame: String,
    pub properties: Vec<(&'static str, String)>,
    pub attributes: bool,
}

/// The words of a corpus that may attribute.
#[derive(Default)]
pub struct Read {
    pub verbs: Vec<Seen>,
    /// The counts of nouns and adjectives. The key is the word and its frame.
    pub nominals: BTreeMap<(String, String), Count>,
}

pub fn read(corpus: &Path) -> std::io::Result<Read> {
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
pub struct Count {
    pub cues: f64,
    pub all: f64,
}

impl Count {
    pub fn add(&mut self, attributes: bool) {
        self.cues += f64::from(u8::from(attributes));
        self.all += 1.0;
    }

    /// Returns the count without one occurrence. `attributes` says whether this occurrence
    /// attributes. If `attributes` is `None`, returns the count unchanged.
    pub fn without(self, attributes: Option<bool>) -> Self {
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
    pub fn share(self, prior: f64, weight: f64) -> f64 {
        (self.cues + weight * prior) / (self.all + weight)
    }
}
