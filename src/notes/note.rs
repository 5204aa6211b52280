//! Reads the words, speakers and figures of the notes, once for all drafts of a run.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::analysis::attribution::Attribution;
use crate::analysis::quote::{self, Quote};
use crate::embedded;
use crate::notes::NotePlace;
use crate::notes::contexts::{self, Contexts};
use crate::notes::derived;
use crate::notes::figure::{self, NoteFigure};
use crate::notes::passage;
use crate::notes::quantity::Dimension;
use crate::notes::speaker::{self, Turn, WholeNames};
use crate::notes::stream::{self, StreamWord};
use crate::text::draft::Draft;
use crate::text::encoding::Encoding;
use crate::text::language::ExpectedLanguage;
use crate::text::lexicon::{self, Lexicon};
use crate::text::markup::Markup;
use crate::text::reading::BesideText;
use crate::text::span::Place;
use crate::text::words::normalize;

static RELEASE_MARKS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("english/release-marks.tsv")));

/// The phrases that mark a text as a press release, such as “for immediate release”. Each phrase is
/// a list of words.
static RELEASE_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let words = |entry: &str| entry.split_whitespace().map(str::to_owned).collect();
    lexicon::entries(embedded::text("english/release-marks.tsv"))
        .map(words)
        .collect()
});

/// The text of a note, before its words and figures are found.
#[derive(Clone, Debug)]
pub struct NoteText {
    /// The path of the file of the note, as reports show this path.
    pub path: String,
    /// The text of the note.
    pub text: String,
    /// The markup that the text is read as.
    pub markup: Markup,
    /// The encoding of the file.
    pub encoding: Encoding,
}

/// A note with what was found in it.
pub struct Note {
    /// The path of the note.
    pub path: String,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// The markup that the text is read as.
    pub markup: Markup,
    /// The text of the note, parsed like a draft.
    pub draft: Draft,
    /// The words of the note, without speaker labels and the times of subtitles. Empty for a table.
    pub words: Vec<StreamWord>,
    /// The turns of the speakers, if the note is a transcript.
    pub turns: Vec<Turn>,
    /// Whether the note is a text for publication, such as a press release.
    pub is_release: bool,
    /// The names in the note. They are searched for when they are first needed.
    names: OnceLock<WholeNames>,
    /// The quotations in the note. They are searched for when they are first needed.
    quotes: OnceLock<Vec<Quote>>,
    /// The attributions in the note. They are searched for when they are first needed.
    pub attributions: OnceLock<Vec<Attribution>>,
    /// The words in the note that may be abbreviations, such as “mkt”. The key is the number of the
    /// word.
    pub short_words: FxHashMap<u64, String>,
}

/// Where a word occurs: the index of the note, and the index of the word in that note.
pub type Posting = (u32, u32);

/// All notes of a run.
#[derive(Default)]
pub struct Notes {
    /// The notes.
    pub documents: Vec<Note>,
    /// The places where each word occurs. The key is the number of the word.
    postings: FxHashMap<u64, Vec<Posting>>,
    /// The place where each run of eight words first occurs. The key is a number for the run.
    /// Copied passages are found with this map.
    pub runs: FxHashMap<u64, Posting>,
    /// The figures of all notes.
    pub figures: Vec<NoteFigure>,
    /// The sentences of the notes, and the rows and columns of their tables.
    pub contexts: Contexts,
    /// The indices of the figures in each sentence or row, by the number of the sentence or row.
    pub by_place: FxHashMap<u32, Vec<u32>>,
}

impl Notes {
    /// Reads notes with these `texts`.
    pub fn read(texts: Vec<NoteText>) -> Self {
        let mut notes = Self::default();
        for text in texts {
            notes.add(text);
        }
        notes.by_place = derived::by_place(&notes.figures);
        notes
    }

    fn add(&mut self, text: NoteText) {
        let idx = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let is_table = [".csv", ".tsv"]
            .iter()
            .any(|ending| text.path.to_lowercase().ends_with(ending));
        let expected = ExpectedLanguage::EnglishThroughout;
        let draft = Draft::parse_as(text.text, text.markup, &BesideText::default(), expected);
        let turns = if is_table {
            Vec::new()
        } else {
            speaker::turns(draft.source())
        };
        let labels: Vec<Place> = turns.iter().map(|turn| turn.place).collect();
        let cues = speaker::cues(draft.source());
        let is_label = |idx: usize| {
            let at = draft.place(draft.tokens[idx].span).start;
            is_within(&labels, at) || is_within(&cues, at)
        };
        let words = if is_table {
            Vec::new()
        } else {
            stream::words(&draft, 0..draft.tokens.len())
        };
        let words: Vec<StreamWord> = words
            .into_iter()
            .filter(|word| !is_label(word.token))
            .collect();
        for (at, word) in (0_u32..).zip(&words) {
            self.postings
                .entry(word.number)
                .or_default()
                .push((idx, at));
        }
        for (at, run) in (0_u32..).zip(passage::runs(&words)) {
            self.runs.entry(run).or_insert((idx, at));
        }
        let figures = if is_table {
            figure::of_table(&draft, idx, &mut self.contexts)
        } else {
            figure::of_note(&draft, idx, &mut self.contexts)
        };
        self.figures.extend(
            figures
                .into_iter()
                .filter(|note_figure| note_figure.token.is_none_or(|token| !is_label(token))),
        );
        let is_release = is_release(&draft);
        let short_words = stream::short_words(&draft);
        self.documents.push(Note {
            path: text.path,
            encoding: text.encoding,
            markup: text.markup,
            draft,
            words,
            turns,
            is_release,
            names: OnceLock::new(),
            quotes: OnceLock::new(),
            attributions: OnceLock::new(),
            short_words,
        });
    }

    /// Returns how much the word with this `number` counts in the search for the source of a
    /// quotation. The word counts most if the notes have it once or never.
    pub fn rarity(&self, number: u64) -> f64 {
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let n_words = count(self.documents.iter().map(|note| note.words.len()).sum());
        (1.0 + n_words / count(self.postings(number).len().max(1))).ln()
    }

    /// Returns how many figures of the notes have this `dimension`. Sums of cells are not counted.
    pub fn n_values(&self, dimension: Dimension) -> f32 {
        let figures = self.figures.iter();
        let of = figures
            .filter(|figure| figure.written.quantity.dimension == dimension && !figure.is_sum);
        contexts::count(of.count())
    }

    /// Returns the places where the word with this `number` occurs.
    pub fn postings(&self, number: u64) -> &[Posting] {
        self.postings.get(&number).map_or(&[], Vec::as_slice)
    }
}

/// Says whether one of `places` contains the byte `at`. The `places` must be sorted.
fn is_within(places: &[Place], at: u32) -> bool {
    let after = places.partition_point(|place| place.start <= at);
    after
        .checked_sub(1)
        .is_some_and(|before| at < places[before].end)
}

/// Says whether the first words of `draft` mark it as a text for publication. The source text is
/// searched, too, because a line such as “FOR IMMEDIATE RELEASE” is not prose.
fn is_release(draft: &Draft) -> bool {
    let head = draft.tokens.len().min(TOKENS_OF_HEAD);
    let written = draft
        .source()
        .split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = written
        .filter(|word| !word.is_empty())
        .take(TOKENS_OF_HEAD)
        .map(|word| normalize(word).into_owned())
        .collect();
    let is_marked = |mark: &Vec<String>| words.windows(mark.len()).any(|run| run == mark);
    RELEASE_MARKS.occurs_in(draft, 0..head) || RELEASE_WORDS.iter().any(is_marked)
}

/// How many words at the beginning of a text are searched for a phrase that marks a press release.
const TOKENS_OF_HEAD: usize = 60;

impl Note {
    /// Returns the place in the file of the words with the indices `range`, and the person who
    /// speaks there. Returns `None` if the note has no such words.
    pub fn place_of(&self, range: Range<usize>) -> Option<NotePlace> {
        let first = self.words.get(range.start)?.token;
        let last = self.words.get(range.end.max(range.start + 1) - 1)?.token;
        let span = self.draft.tokens[first]
            .span
            .cover(self.draft.tokens[last].span);
        Some(NotePlace {
            path: self.path.clone(),
            place: self.draft.place(span),
            text: self
                .draft
                .text(span)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            speaker: self.voice(first).speaker,
        })
    }

    /// Returns the names in the note.
    pub fn names(&self) -> &WholeNames {
        self.names.get_or_init(|| WholeNames::of(&self.draft))
    }

    /// Returns the quotations in the note.
    pub fn quotes(&self) -> &[Quote] {
        self.quotes.get_or_init(|| quote::find(&self.draft))
    }

    /// Returns `place`, which may be the place of a figure or a cell, with the text at this place.
    /// The result has no speaker.
    pub fn at(&self, place: Place) -> NotePlace {
        NotePlace {
            path: self.path.clone(),
            place,
            text: self.draft.source()[place.range()].to_owned(),
            speaker: None,
        }
    }
}
