//! Quotations looked for in notes: word for word, in other words, or nowhere.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::quote::Quote;
use crate::notes::align::{Item, NoteAlignment, align};
use crate::notes::note::{Note, Notes};
use crate::notes::speaker::{Known, WholeNames};
use crate::notes::stream;
use crate::notes::{ComparedQuotation, NotePlace, QuotationVerdict};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::normalize;

/// The quotations of `analysis`, each compared with `notes`. Words that nobody said, terms and
/// titles, are none.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedQuotation> {
    let said = analysis
        .quotes()
        .iter()
        .filter(|quote| is_said(analysis, quote));
    let names = WholeNames::of(analysis.draft);
    said.map(|quote| compared(analysis, quote, (notes, &names)))
        .collect()
}

/// Whether somebody is quoted by `quote`, rather than a term, a title or a word.
fn is_said(analysis: &Analysis<'_>, quote: &Quote) -> bool {
    let is_attributed = speaker_span(analysis, quote).is_some();
    let least = if is_attributed {
        MIN_WORDS
    } else {
        MIN_WORDS_OF_NOBODY
    };
    least <= quote.n_words && (quote.is_speech(analysis.draft) || is_attributed)
}

/// The fewest words of a quotation that somebody is named for; fewer are found anywhere.
const MIN_WORDS: usize = 3;

/// The fewest words of one that nobody is named for: shorter ones are terms and titles.
const MIN_WORDS_OF_NOBODY: usize = 5;

/// Who the draft says is quoted by `quote`.
fn speaker_span(analysis: &Analysis<'_>, quote: &Quote) -> Option<Span> {
    let mut of_quote = analysis.attributions().iter().filter(|attribution| {
        attribution
            .content
            .iter()
            .any(|content| content.overlaps(quote.span))
    });
    let source = of_quote.find_map(|attribution| attribution.source.as_ref())?;
    Some(source.antecedent.unwrap_or(source.span))
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
    let known = speaker.as_deref().map(|name| Known::of(name, names));
    let (mut verdict, mut found, mut changes) = (QuotationVerdict::Unfound, None, Vec::new());
    if let Some(fit) = best(&items, notes, known.as_ref()) {
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

/// What a quotation at `inner` consists of: its words, and gaps where it leaves something out or the
/// desk says something.
fn items(draft: &Draft, inner: Span) -> Vec<Item> {
    let range = draft.tokens_in(inner);
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
        if let Some(end) = closed {
            items.push(Item::Gap);
            at = end + 1;
        } else if word.starts_with('…') || word.starts_with("..") || word.starts_with("--") {
            items.push(Item::Gap);
            at += 1;
        } else {
            items.extend(stream::words(draft, at..at + 1).into_iter().map(Item::Word));
            at += 1;
        }
    }
    items
}

/// A place of the notes that a quotation fits.
struct Fit {
    note: usize,
    alignment: NoteAlignment,
    place: Option<NotePlace>,
    is_of_another: bool,
}

/// The best place of `notes` for `items`: with the fewest other words, and among equal ones that of
/// the person who is `known` to speak.
fn best(items: &[Item], notes: &Notes, known: Option<&Known>) -> Option<Fit> {
    let n_words = items
        .iter()
        .filter(|item| matches!(item, Item::Word(_)))
        .count();
    let mut best: Option<Fit> = None;
    for (note, window) in windows(items, notes) {
        let source = &notes.documents[note];
        let mut alignment = align(items, &source.words[window.clone()]);
        alignment.start += window.start;
        alignment.end += window.start;
        for change in &mut alignment.changes {
            change.1 = change.1.map(|offset| offset + window.start);
        }
        if !fits(items, &alignment, n_words) {
            continue;
        }
        let place = source.place_of(alignment.start..alignment.end);
        let of = place
            .as_ref()
            .and_then(|note_place| note_place.speaker.as_deref())
            .map(|speaker| Known::of(speaker, source.names()));
        let is_of_another = match (known, of) {
            (Some(known), Some(of)) => !known.is_nobody() && !of.is_nobody() && !known.may_be(&of),
            _ => false,
        };
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

/// Whether so much of a quotation of `n_words` stands in the note that it comes from there.
fn fits(items: &[Item], alignment: &NoteAlignment, n_words: usize) -> bool {
    let other: Vec<usize> = alignment
        .changes
        .iter()
        .filter_map(|&(item, _)| item)
        .collect();
    let content = |(idx, item): (usize, &Item)| match item {
        Item::Word(word) if word.is_content => Some(!other.contains(&idx)),
        _ => None,
    };
    let content: Vec<bool> = items.iter().enumerate().filter_map(content).collect();
    let n_kept = content.iter().filter(|is_content| **is_content).count();
    let is_kept = content.len() <= MAX_CONTENT_OF_KEPT * n_kept;
    let most = n_words * MAX_CHANGED_OF_TEN / 10;
    alignment.cost == 0 || alignment.cost <= most && is_kept && MIN_WORDS < n_words
}

/// How many of ten words may differ in a quotation that was altered; beyond that it is another saying.
const MAX_CHANGED_OF_TEN: usize = 4;

/// How many words beside grammar a quotation has at most for each of them that the notes have, too.
const MAX_CONTENT_OF_KEPT: usize = 3;

/// The stretches of `notes` that hold most of the words of `items` in their order.
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
        // A rare word tells more of where a quotation comes from.
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

/// How many words two places lie apart at most that vote for one.
const BUCKET: usize = 12;

/// How many places are looked at closely.
const MAX_WINDOWS: usize = 12;

/// A word that stands at more places says nothing of where.
const MAX_POSTINGS: usize = 5_000;

/// How many words a gap may leave out.
const ROOM_OF_GAP: usize = 250;

/// The words that differ between the draft and `note`, neighbours together.
fn changed(
    draft: &Draft,
    note: &Note,
    items: &[Item],
    alignment: &NoteAlignment,
) -> Vec<(String, String)> {
    let text = |draft: &Draft, token: usize| draft.text(draft.tokens[token].span).to_owned();
    let mut changes: Vec<(String, String)> = Vec::new();
    let mut last: Option<(Option<usize>, Option<usize>)> = None;
    for (item, word) in &alignment.changes {
        let own = item.and_then(|idx| match items[idx] {
            Item::Word(word) => Some(text(draft, word.token)),
            Item::Gap => None,
        });
        let theirs = word.map(|idx| text(&note.draft, note.words[idx].token));
        let follows = |one: Option<usize>, two: Option<usize>| matches!((one, two), (Some(one), Some(two)) if one + 1 == two);
        let joins = last
            .is_some_and(|(of_draft, of_note)| follows(of_draft, *item) || follows(of_note, *word));
        match changes.last_mut().filter(|_| joins) {
            Some(change) => {
                join(&mut change.0, own.as_deref());
                join(&mut change.1, theirs.as_deref());
            }
            None => changes.push((own.unwrap_or_default(), theirs.unwrap_or_default())),
        }
        last = Some((*item, *word));
    }
    changes.retain(|(of_draft, of_note)| normalize(of_draft) != normalize(of_note));
    changes
}

fn join(words: &mut String, more: Option<&str>) {
    let Some(more) = more else {
        return;
    };
    if !words.is_empty() && !more.starts_with(['\'', '’']) {
        words.push(' ');
    }
    words.push_str(more);
}
