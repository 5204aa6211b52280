//! Looks for the quotations of a draft in its notes. The notes may have a quotation word for word,
//! in other words, or not at all.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::quote::Quote;
use crate::notes::align::{Item, NoteAlignment, ShortPairs, align};
use crate::notes::note::{Note, Notes};
use crate::notes::said::{
    Agreement, Credited, MIN_WORDS, agreement, credited, is_said, speaker_span,
};
use crate::notes::speaker::WholeNames;
use crate::notes::stream::{self, StreamWord};
use crate::notes::{ComparedQuotation, NotePlace, QuotationVerdict};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::normalize;

/// Returns the quotations of the draft, each compared with `notes`. Terms and titles in quotation
/// marks are left out.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedQuotation> {
    let names = WholeNames::of(analysis.draft);
    let long = analysis.quotes().iter().filter(|quote| 1 < quote.n_words);
    long.filter_map(|quote| {
        let compared = compared(analysis, quote, (notes, &names));
        // Two words in quotation marks may be a term; if the notes have them, somebody said them.
        let is_exact = compared.verdict == QuotationVerdict::Exact;
        (is_exact || is_said(analysis, quote)).then_some(compared)
    })
    .collect()
}

fn compared(
    analysis: &Analysis<'_>,
    quote: &Quote,
    (notes, names): (&Notes, &WholeNames),
) -> ComparedQuotation {
    let draft = analysis.draft;
    let items = items(draft, quote.inner);
    let speaker =
        speaker_span(analysis, quote).map(|speaker_span| draft.text(speaker_span).to_owned());
    let person = credited(analysis, quote, names);
    let person = person.as_ref().map(|person| (person, names));
    let (mut verdict, mut found, mut changes) = (QuotationVerdict::Unfound, None, Vec::new());
    if let Some(fit) = best((draft, &items), notes, person) {
        let note = &notes.documents[fit.note];
        verdict = if fit.alignment.cost == 0 {
            if fit.is_of_another {
                QuotationVerdict::OtherSpeaker
            } else {
                QuotationVerdict::Exact
            }
        } else {
            QuotationVerdict::Altered
        };
        changes = changed(draft, note, &items, &fit.alignment);
        found = fit.place;
    }
    ComparedQuotation {
        span: quote.span,
        place: draft.place(quote.span),
        text: draft.text(quote.inner).to_owned(),
        speaker,
        verdict,
        found,
        changes,
    }
}

/// Returns the items of the quotation at `inner`: its words, a gap for each omission, such as
/// “[…]”, and a gap for each insertion by an editor, such as “[the council]”.
pub fn items(draft: &Draft, inner: Span) -> Vec<Item> {
    let range = draft.tokens_in(inner);
    let mut words = stream::words(draft, range.clone()).into_iter().peekable();
    let mut items = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let word = draft.word(&draft.tokens[at]);
        let closing = match word {
            "[" => Some("]"),
            "(" => Some(")"),
            _ => None,
        };
        let closed = closing.and_then(|closing_word| {
            (at..range.end).find(|idx| draft.word(&draft.tokens[*idx]) == closing_word)
        });
        let is_omission = word.starts_with('…') || word.starts_with("..") || word.starts_with("--");
        let end = closed.map_or(at + 1, |close| close + 1);
        if closed.is_some() || is_omission {
            items.push(Item::Gap);
        }
        while let Some(word) = words.next_if(|word| word.token < end) {
            if closed.is_none() {
                items.push(Item::Word(word));
            }
        }
        at = end;
    }
    items
}

/// A place of the notes that matches a quotation.
struct Fit {
    note: usize,
    alignment: NoteAlignment,
    place: Option<NotePlace>,
    is_of_another: bool,
}

/// Finds the place in `notes` that fits `items` best: the place with the fewest differing words. If
/// there are several such places, a place where somebody other than `person` speaks is the last
/// choice. The draft credits the quotation to `person`.
fn best(
    (draft, items): (&Draft, &[Item]),
    notes: &Notes,
    person: Option<(&Credited, &WholeNames)>,
) -> Option<Fit> {
    let n_words = items
        .iter()
        .filter(|item| matches!(item, Item::Word(_)))
        .count();
    let mut best: Option<Fit> = None;
    for (note, window) in windows(items, notes) {
        let source = &notes.documents[note];
        let words = &source.words[window.clone()];
        let mut alignment = align(items, words, &short_pairs((draft, items), source, words));
        alignment.start += window.start;
        alignment.end += window.start;
        for change in &mut alignment.changes {
            change.1 = change.1.map(|offset| offset + window.start);
        }
        lengthen(&mut alignment, items.len(), source);
        let place = source.place_of(alignment.start..alignment.end);
        let agreement = person
            .filter(|(person, _)| !person.known.is_nobody())
            .map_or(Agreement::Unknown, |person| {
                agreement(source, alignment.start..alignment.end, person)
            });
        if !fits(items, &alignment, (notes, n_words, agreement)) {
            continue;
        }
        let is_of_another = agreement == Agreement::Another;
        let rank = |fit: &Fit| (fit.alignment.cost, fit.is_of_another);
        let fit = Fit {
            note,
            alignment,
            place,
            is_of_another,
        };
        if best.as_ref().is_none_or(|best| rank(&fit) < rank(best)) {
            best = Some(fit);
        }
    }
    best
}

/// Returns the abbreviations among `words`, which are words of `note`. Each abbreviation is paired
/// with a word of `items` that it may stand for.
fn short_pairs((draft, items): (&Draft, &[Item]), note: &Note, words: &[StreamWord]) -> ShortPairs {
    let mut pairs = ShortPairs::default();
    for (number, short) in words
        .iter()
        .filter_map(|word| Some((word.number, note.short_words.get(&word.number)?)))
    {
        pairs.extend(items.iter().filter_map(|item| match item {
            Item::Word(own) => {
                let long = draft.word(&draft.tokens[own.token]);
                stream::is_cut_short(short, long).then_some((number, own.number))
            }
            Item::Gap => None,
        }));
    }
    pairs
}

/// If the note has no words for the last words of a quotation, pairs these words with the next
/// words of the same sentence in the note. For example, “town” in “a vote of the town” is paired
/// with “board” in “a vote of the board”. The quotation has `n_items` items.
fn lengthen(alignment: &mut NoteAlignment, n_items: usize, note: &Note) {
    let sentence = |word: usize| {
        note.draft
            .sentence_at(note.draft.tokens[note.words[word].token].span.start)
    };
    let changes = alignment.changes.iter().rev().zip((0..n_items).rev());
    let is_open = |((item, word), last): &(&(Option<usize>, Option<usize>), usize)| {
        *item == Some(*last) && word.is_none()
    };
    let n_open = changes.take_while(is_open).count();
    let first = alignment.changes.len() - n_open;
    for change in &mut alignment.changes[first..] {
        let end = alignment.end;
        let goes_on = (1..note.words.len()).contains(&end) && sentence(end) == sentence(end - 1);
        if !goes_on {
            break;
        }
        change.1 = Some(end);
        alignment.end += 1;
    }
}

/// Says whether the notes have enough of a quotation of `n_words` words to be its source. Rare
/// words count more than frequent words. If another person speaks in the notes, the notes must have
/// more of the quotation. If the same person speaks, less of the quotation is enough.
fn fits(
    items: &[Item],
    alignment: &NoteAlignment,
    (notes, n_words, agreement): (&Notes, usize, Agreement),
) -> bool {
    let is_own = agreement == Agreement::Own;
    let is_of_another = agreement == Agreement::Another;
    let is_all_but_one = alignment.cost == 1 && MIN_WORDS_BUT_ONE <= n_words && !is_of_another;
    if alignment.cost == 0 || is_all_but_one {
        return true;
    }
    let (mut kept, mut whole) = (0.0, 0.0);
    for (idx, item) in items.iter().enumerate() {
        if let Item::Word(word) = item
            && word.is_content
        {
            let weight = notes.rarity(word.number);
            let is_other = alignment.changes.iter().any(|(item, _)| *item == Some(idx));
            whole += weight;
            kept += if is_other { 0.0 } else { weight };
        }
    }
    let is_one_word = alignment.cost == 1 && alignment.changes.len() == 1;
    if is_own && is_one_word && MIN_WORDS <= n_words && 0.0 < kept {
        return true;
    }
    let least = if is_of_another || !is_own && n_words <= MAX_WORDS_OF_SHORT {
        MIN_KEPT_OF_SHORT
    } else {
        MIN_KEPT
    };
    let most = n_words * MAX_CHANGED_OF_TEN / 10;
    alignment.cost <= most && whole * least <= kept && MIN_WORDS < n_words
}

/// A quotation with at least this many words is from the notes if all of its words except one
/// match.
const MIN_WORDS_BUT_ONE: usize = 6;

/// How many of ten words may differ in an altered quotation. If more words differ, the notes have a
/// different quotation.
const MAX_CHANGED_OF_TEN: usize = 4;

/// The minimum share of the content words of a quotation that the notes must have. Each word counts
/// by its weight.
const MIN_KEPT: f64 = 0.35;

/// Replaces [`MIN_KEPT`] for a short quotation, whose words may occur anywhere by chance, and for
/// words that another person says in the notes.
const MIN_KEPT_OF_SHORT: f64 = 0.65;

/// How many words a short quotation has at most.
const MAX_WORDS_OF_SHORT: usize = 8;

/// Finds the parts of `notes` that have the most words of `items` in about the same positions. A
/// part is the index of a note and a range of the words of this note.
fn windows(items: &[Item], notes: &Notes) -> Vec<(usize, Range<usize>)> {
    let mut votes: FxHashMap<(u32, u32), f64> = FxHashMap::default();
    let has_gap = items.iter().any(|item| matches!(item, Item::Gap));
    for (idx, item) in items.iter().enumerate() {
        let Item::Word(word) = item else {
            continue;
        };
        let postings = notes.postings(word.number);
        if postings.is_empty() || MAX_POSTINGS < postings.len() {
            continue;
        }
        // A rare word says more than a frequent word about where a quotation comes from.
        let weight =
            1.0 / (1.0 + f64::from(u32::try_from(postings.len()).unwrap_or(u32::MAX)).ln());
        for (note, at) in postings {
            let start = (*at as usize).saturating_sub(idx) / BUCKET;
            let bucket = u32::try_from(start).unwrap_or(u32::MAX);
            for near in [bucket, bucket + 1] {
                *votes.entry((*note, near)).or_default() += weight;
            }
        }
    }
    let mut ranked: Vec<((u32, u32), f64)> = votes.into_iter().collect();
    ranked.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    let most = ranked.first().map_or(0.0, |&(_, score)| score);
    let near = ranked
        .into_iter()
        .take(MAX_WINDOWS)
        .filter(|&(_, score)| most / 2.0 <= score);
    near.map(|((note, bucket), _)| {
        let note = note as usize;
        let length = notes.documents[note].words.len();
        let start = bucket as usize * BUCKET;
        let room = if has_gap { ROOM_OF_GAP } else { 0 };
        let from = start.saturating_sub(2 * BUCKET + room).min(length);
        let to = (start + items.len() + 2 * BUCKET + room).min(length);
        (note, from..to)
    })
    .collect()
}

/// The length in words of the sections of a note in which matching words are counted. Matches in
/// one section or in the section before it point to the same part of the note.
const BUCKET: usize = 12;

/// The maximum number of parts of notes that are aligned word by word.
const MAX_WINDOWS: usize = 12;

/// A word that occurs more often than this in the notes is not used to find the parts to align.
const MAX_POSTINGS: usize = 5_000;

/// The maximum number of words that a gap may stand for.
const ROOM_OF_GAP: usize = 250;

/// Returns the words that differ, in pairs: first the words of the draft, then the words of `note`.
/// Differing words that follow each other are joined.
fn changed(
    draft: &Draft,
    note: &Note,
    items: &[Item],
    alignment: &NoteAlignment,
) -> Vec<(String, String)> {
    let text = |draft: &Draft, token: usize| draft.text(draft.tokens[token].span).to_owned();
    let own = |item: usize| match items.get(item) {
        Some(Item::Word(word)) => Some(text(draft, word.token)),
        _ => None,
    };
    let theirs = |word: usize| text(&note.draft, note.words[word].token);
    changed_words(own, theirs, &alignment.changes)
}

/// Returns the differing words at the indices `pairs`. Words that follow each other are joined.
/// `own` returns a word of one text, and `theirs` returns a word of the other text.
pub fn changed_words(
    own: impl Fn(usize) -> Option<String>,
    theirs: impl Fn(usize) -> String,
    pairs: &[(Option<usize>, Option<usize>)],
) -> Vec<(String, String)> {
    let mut changes: Vec<(String, String)> = Vec::new();
    let mut last: Option<(Option<usize>, Option<usize>)> = None;
    for (item, word) in pairs {
        let mut change = (item.and_then(&own), word.map(&theirs));
        let follows = |one: Option<usize>, two: Option<usize>| matches!((one, two), (Some(one), Some(two)) if one + 1 == two);
        let joins = last
            .is_some_and(|(of_draft, of_note)| follows(of_draft, *item) || follows(of_note, *word));
        // “n't” alone means little to a reader, so the word before it is added.
        if let (false, Some(item), Some(word)) = (joins, item, word)
            && change.1.as_deref().is_some_and(is_ending)
            && let (Some(before), Some(of)) = (item.checked_sub(1), word.checked_sub(1))
        {
            let prefixed = |one: Option<String>, two: Option<String>, space: &str| {
                Some(one? + space + &two.unwrap_or_default())
            };
            change.0 = prefixed(own(before), change.0.clone(), " ").or(change.0);
            change.1 = prefixed(Some(theirs(of)), change.1, "");
        }
        match changes.last_mut().filter(|_| joins) {
            Some(last) => {
                join(&mut last.0, change.0.as_deref());
                join(&mut last.1, change.1.as_deref());
            }
            None => changes.push((change.0.unwrap_or_default(), change.1.unwrap_or_default())),
        }
        last = Some((*item, *word));
    }
    changes.retain(|(of_draft, of_note)| normalize(of_draft) != normalize(of_note));
    changes
}

/// Says whether `text` is the end of a contraction: “n't”, “’ll”.
fn is_ending(text: &str) -> bool {
    text.contains(['\'', '’']) && !text.starts_with(char::is_uppercase) && text.chars().count() <= 3
}

fn join(words: &mut String, more: Option<&str>) {
    let Some(more) = more else {
        return;
    };
    if !words.is_empty() && !is_ending(more) {
        words.push(' ');
    }
    words.push_str(more);
}
