//! Quotations looked for in notes: word for word, in other words, or nowhere.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::quote::Quote;
use crate::notes::align::{Item, NoteAlignment, align};
use crate::notes::note::{Note, Notes};
use crate::notes::speaker::{self, Known, WholeNames};
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

/// The minimum number of words of a quotation that somebody is named for; fewer are found anywhere.
const MIN_WORDS: usize = 3;

/// The minimum number of words of one that nobody is named for: shorter ones are terms and titles.
const MIN_WORDS_OF_NOBODY: usize = 5;

/// Who the draft says is quoted by `quote`.
pub fn speaker_span(analysis: &Analysis<'_>, quote: &Quote) -> Option<Span> {
    let mut of_quote = analysis.attributions().iter().filter(|attribution| {
        attribution
            .content
            .iter()
            .any(|content| content.overlaps(quote.span))
    });
    let source = of_quote.find_map(|attribution| attribution.source.as_ref())?;
    Some(speaker::naming_span(analysis.draft, source))
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
        lengthen(&mut alignment, items.len(), source);
        let place = source.place_of(alignment.start..alignment.end);
        let of = place
            .as_ref()
            .and_then(|note_place| note_place.speaker.as_deref())
            .map(|speaker| Known::of(speaker, source.names()));
        let is_of_another = match (known, of) {
            (Some(known), Some(of)) => !known.is_nobody() && !of.is_nobody() && !known.may_be(&of),
            _ => false,
        };
        if !fits(items, &alignment, (notes, n_words, is_of_another)) {
            continue;
        }
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

/// Sets the last words of a quotation of `n_items`, for which the alignment has none in the notes,
/// against those that follow there in the same sentence: “a vote of the town” for “a vote of the board”.
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

/// Whether so much of a quotation of `n_words` stands in the notes that it comes from there. Rare words
/// tell more of that, and whoever says it `is_of_another` name must have said more of it.
fn fits(
    items: &[Item],
    alignment: &NoteAlignment,
    (notes, n_words, is_of_another): (&Notes, usize, bool),
) -> bool {
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
    let least = if is_of_another || n_words <= MAX_WORDS_OF_SHORT {
        MIN_KEPT_OF_SHORT
    } else {
        MIN_KEPT
    };
    let most = n_words * MAX_CHANGED_OF_TEN / 10;
    alignment.cost <= most && whole * least <= kept && MIN_WORDS < n_words
}

/// The minimum number of words of a quotation that comes from the notes if all but one stand there
/// in a row.
const MIN_WORDS_BUT_ONE: usize = 6;

/// How many of ten words may differ in a quotation that was altered; beyond that it is another saying.
const MAX_CHANGED_OF_TEN: usize = 4;

/// How much of the words beside grammar the notes have at least.
const MIN_KEPT: f64 = 0.35;

/// As [`MIN_KEPT`], for a short quotation, of which chance finds a part anywhere, and for one of
/// somebody else.
const MIN_KEPT_OF_SHORT: f64 = 0.65;

/// A quotation of so many words is short.
const MAX_WORDS_OF_SHORT: usize = 8;

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
    let own = |item: usize| match items.get(item) {
        Some(Item::Word(word)) => Some(text(draft, word.token)),
        _ => None,
    };
    let theirs = |word: usize| text(&note.draft, note.words[word].token);
    changed_words(own, theirs, &alignment.changes)
}

/// The words of `changes`, neighbours together: those of one text by `own`, those of the other by
/// `theirs`.
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
        // “n't” alone is no word that anybody would look for.
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

/// Whether `text` is the end of a contraction: “n't”, “’ll”.
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
