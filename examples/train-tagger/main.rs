//! Trains the tagger: `cargo run --release --example train-tagger -- EWT_DIR [MORE [OUT]]`, or scores
//! the tagger without training it: `… train-tagger -- EWT_DIR --score`.
//!
//! `EWT_DIR` has `ewt-train.conllu` and `ewt-dev.conllu` of Universal Dependencies English-EWT.
//! `MORE` is a file of other tagged sentences, as `tests/measure/silver-tags.py` prints them. The
//! model is written to `OUT`, or else to `rules/models/tagger.bin`, with the same bytes on each
//! run. The accuracy on the dev part is printed, with the tokens of the treebank and with the
//! tokens of copydesk. So is the share of the nouns, names and verbs of the dev part that get the
//! right part of speech although their words never occur in the training part.

mod score;
mod treebank;

use std::path::Path;
use std::process::ExitCode;

use copydesk::syntax::tag::feature::{self, FeatureId, N_FEATURES, N_TAGS, TagContext};
use copydesk::syntax::tag::model::{self, Model};
use copydesk::syntax::tag::{self, TAGS, Tag};
use rustc_hash::FxHashMap;

use crate::treebank::Sentence;

const N_PASSES: usize = 8;
const N_KEPT: usize = 64_000;
/// The minimum number of occurrences of a feature that is used. Each sentence is counted twice,
/// with the tokens of the treebank and with the tokens of copydesk.
const N_LEAST: u32 = 5;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        complain("name the folder with ewt-train.conllu and ewt-dev.conllu");
        return ExitCode::from(2);
    };
    let more = args.next();
    if more.as_deref() == Some("--score") {
        return finish(score(Path::new(&folder)));
    }
    let out = args.next().unwrap_or("rules/models/tagger.bin".to_owned());
    finish(run(
        Path::new(&folder),
        more.as_deref().map(Path::new),
        Path::new(&out),
    ))
}

fn finish(result: std::io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stderr, reason = "a program for people")]
fn complain(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "a program for people")]
fn run(folder: &Path, more: Option<&Path>, out: &Path) -> std::io::Result<()> {
    let train = treebank::training_part(folder)?;
    let gold = treebank::sentences(&train, true);
    let seen = score::words_of(&gold);
    let train: Vec<Sentence> = gold
        .into_iter()
        .chain(treebank::sentences(&train, false))
        .collect();
    let more = more.map(std::fs::read_to_string).transpose()?;
    let more = more.map_or_else(Vec::new, |it| treebank::sentences(&it, false));
    let sure = sure_words(&train);
    let known = sure.iter().copied().collect();
    let all: Vec<Sentence> = train.into_iter().chain(more).collect();
    let bytes = model::write(&sure, &train_on(&all, &known));
    std::fs::write(out, &bytes)?;
    println!("{} bytes", bytes.len());
    score::print_accuracy(folder, &Model::read(&bytes), &seen)
}

/// Prints the accuracy of the model that is part of copydesk.
fn score(folder: &Path) -> std::io::Result<()> {
    let bytes = std::fs::read("rules/models/tagger.bin")?;
    let seen = score::words_of(&treebank::sentences(
        &treebank::training_part(folder)?,
        true,
    ));
    score::print_accuracy(folder, &Model::read(&bytes), &seen)
}

/// Returns the hashes of words that nearly always have the same tag, with that tag.
fn sure_words(sentences: &[Sentence]) -> Vec<(u32, Tag)> {
    let mut counts: FxHashMap<u32, [u32; N_TAGS]> = FxHashMap::default();
    for sentence in sentences {
        let draft = &sentence.draft;
        for (idx, (token, gold)) in draft.tokens.iter().zip(&sentence.gold).enumerate() {
            if let Some(gold) = gold
                && token.is_word()
                && feature::may_have_fixed_tag(token, idx == 0)
            {
                let hash = feature::word_hash(draft.word(token));
                counts.entry(hash).or_insert([0; N_TAGS])[gold.index()] += 1;
            }
        }
    }
    let sure = counts.into_iter().filter_map(|(hash, counts)| {
        let (best, most) = counts.iter().enumerate().max_by_key(|it| it.1)?;
        let n: u32 = counts.iter().sum();
        // The word occurs at least four times, where each sentence is counted twice, and has
        // another tag at most once in fifty times.
        (8 <= n && n * 98 <= most * 100).then_some((hash, TAGS[best]))
    });
    let mut sure: Vec<(u32, Tag)> = sure.collect();
    sure.sort_by_key(|it| it.0);
    sure
}

/// The weights of a feature during training.
#[derive(Clone, Copy)]
struct Weights {
    now: [f32; N_TAGS],
    sum: [f64; N_TAGS],
    since: [u32; N_TAGS],
    n_seen: u32,
}

const ZERO: Weights = Weights {
    now: [0.0; N_TAGS],
    sum: [0.0; N_TAGS],
    since: [0; N_TAGS],
    n_seen: 0,
};

type SureWords = FxHashMap<u32, Tag>;

fn train_on(sentences: &[Sentence], sure: &SureWords) -> Vec<model::Feature> {
    let mut table: FxHashMap<FeatureId, Weights> = FxHashMap::default();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    count(sentences, &mut table);
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut step = 0;
    for _ in 0..N_PASSES {
        shuffle(&mut order, &mut random);
        for idx in &order {
            learn(&sentences[*idx], sure, &mut table, &mut step);
        }
    }
    let mut averaged: Vec<(FeatureId, [f64; N_TAGS])> = table
        .into_iter()
        .map(|(id, it)| (id, average(&it, step)))
        .collect();
    averaged.sort_by_key(|it| it.0);
    quantise(averaged)
}

/// Adds the features that occur often enough to learn from to `table`.
///
/// With rarer features, the tagger would memorise rare words and learn nothing about the form of
/// unknown words.
fn count(sentences: &[Sentence], table: &mut FxHashMap<FeatureId, Weights>) {
    for sentence in sentences {
        let draft = &sentence.draft;
        let mut context = TagContext::default();
        for (idx, gold) in sentence.gold.iter().enumerate() {
            if draft.tokens[idx].is_word() {
                context.is_first = idx == 0;
                let near = feature::token_window(draft, 0..draft.tokens.len(), idx);
                for id in feature::features(draft, &near, context) {
                    table.entry(id).or_insert(ZERO).n_seen += 1;
                }
            }
            context.advance(gold.unwrap_or(Tag::Other));
        }
    }
    table.retain(|_, it| N_LEAST <= it.n_seen);
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for idx in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = usize::try_from(*random % (idx as u64 + 1)).unwrap_or(0);
        order.swap(idx, other);
    }
}

fn learn(
    sentence: &Sentence,
    sure: &SureWords,
    table: &mut FxHashMap<FeatureId, Weights>,
    step: &mut u32,
) {
    let draft = &sentence.draft;
    let mut context = TagContext::default();
    for (idx, gold) in sentence.gold.iter().enumerate() {
        let token = &draft.tokens[idx];
        let known = sure.get(&feature::word_hash(draft.word(token)));
        let tag = if let Some(tag) = known
            && feature::may_have_fixed_tag(token, idx == 0)
        {
            *tag
        } else if token.is_word() {
            *step += 1;
            context.is_first = idx == 0;
            let near = feature::token_window(draft, 0..draft.tokens.len(), idx);
            let ids = feature::features(draft, &near, context);
            let guess = guess(&ids, table);
            if let Some(gold) = gold.filter(|it| it.index() != guess) {
                update(&ids, guess, gold.index(), table, *step);
            }
            TAGS[guess]
        } else {
            tag::mark_tag(draft.text(token.span))
        };
        context.advance(tag);
    }
}

fn guess(ids: &[FeatureId; N_FEATURES], table: &FxHashMap<FeatureId, Weights>) -> usize {
    let mut sums = [0.0f32; N_TAGS];
    for row in ids.iter().filter_map(|it| table.get(it)) {
        for (sum, weight) in sums.iter_mut().zip(&row.now) {
            *sum += weight;
        }
    }
    let mut best = 0;
    for idx in 1..N_TAGS {
        if sums[best] < sums[idx] {
            best = idx;
        }
    }
    best
}

fn update(
    ids: &[FeatureId; N_FEATURES],
    guess: usize,
    gold: usize,
    table: &mut FxHashMap<FeatureId, Weights>,
    step: u32,
) {
    for id in ids {
        let Some(row) = table.get_mut(id) else {
            continue;
        };
        for (tag, by) in [(gold, 1.0), (guess, -1.0)] {
            row.sum[tag] += f64::from(row.now[tag]) * f64::from(step - row.since[tag]);
            row.since[tag] = step;
            row.now[tag] += by;
        }
    }
}

fn average(row: &Weights, step: u32) -> [f64; N_TAGS] {
    let mut out = [0.0; N_TAGS];
    for (tag, value) in out.iter_mut().enumerate() {
        let sum = row.sum[tag] + f64::from(row.now[tag]) * f64::from(step - row.since[tag]);
        *value = sum / f64::from(step);
    }
    out
}

/// Keeps the features with the greatest weights, each weight as one byte.
fn quantise(averaged: Vec<(FeatureId, [f64; N_TAGS])>) -> Vec<model::Feature> {
    let weight = |row: &[f64; N_TAGS]| row.iter().fold(0.0f64, |most, it| most.max(it.abs()));
    let mut sizes: Vec<f64> = averaged.iter().map(|it| weight(&it.1)).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let least = sizes.get(N_KEPT).copied().unwrap_or(0.0);
    let most = sizes.first().copied().unwrap_or(1.0);
    let kept = averaged.into_iter().filter(|it| least < weight(&it.1));
    let rows = kept.map(|(id, row)| {
        // A byte with a shift of up to three bits reaches 127 × 8.
        let steps = row.map(|it| it / most * 127.0 * 8.0);
        let shift = (0..3u8)
            .find(|it| weight(&steps) <= 127.0 * f64::from(1u8 << it))
            .unwrap_or(3);
        (
            id,
            steps.map(|it| step_of(it / f64::from(1u8 << shift))),
            shift,
        )
    });
    rows.filter(|it| it.1.iter().any(|weight| *weight != 0))
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the range of a byte"
)]
fn step_of(value: f64) -> i8 {
    value.round().clamp(-127.0, 127.0) as i8
}
