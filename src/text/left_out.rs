//! Text of a source that is deliberately not analysed: code, comments, settings, other languages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use strum::{Display, IntoStaticStr};

use crate::text::draft::Draft;
use crate::text::reading::has_word;
use crate::text::span::{Place, offset};

/// The reason why a stretch of a source is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum LeftOutKind {
    /// A block of code.
    Code,
    /// A comment.
    Comment,
    /// Front matter, except for the values that are read, such as a summary.
    FrontMatter,
    /// Prose that is not English.
    OtherLanguage,
    /// Markup between blocks: HTML, template tags, options, imports, targets of links, formulas.
    Markup,
    /// The header of a message: its author, date and recipients.
    MessageHeader,
    /// Text of an earlier e-mail that an e-mail quotes.
    Reply,
    /// The signature of an e-mail.
    Signature,
    /// Notes that a desk or a wire service writes for itself, such as slugs and end marks.
    DeskNote,
    /// The rest of a draft after markup that has no end.
    Swallowed,
}

impl LeftOutKind {
    /// Returns the name of this kind of text in the closing line of a run, such as “code”.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Comment => "comments",
            Self::FrontMatter => "front matter",
            Self::OtherLanguage => "other languages",
            Self::Markup => "markup",
            Self::MessageHeader => "headers of messages",
            Self::Reply => "quoted e-mails",
            Self::Signature => "signatures",
            Self::DeskNote => "notes of the desk",
            Self::Swallowed => "markup without an end",
        }
    }
}

/// The number of unread words for each reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOutWords(BTreeMap<LeftOutKind, usize>);

impl LeftOutWords {
    /// Counts the words of `stretches` for each reason.
    pub fn of(stretches: &[UnreadStretch]) -> Self {
        let mut words = Self::default();
        for stretch in stretches {
            *words.0.entry(stretch.kind).or_default() += stretch.n_words;
        }
        words
    }

    /// Adds the word counts of `other` to the counts of `self`.
    pub fn add(&mut self, other: &Self) {
        for (kind, n_words) in other.iter() {
            *self.0.entry(kind).or_default() += n_words;
        }
    }

    /// Returns each reason that has words, with its number of words.
    pub fn iter(&self) -> impl Iterator<Item = (LeftOutKind, usize)> {
        self.0.iter().map(|(kind, n_words)| (*kind, *n_words))
    }

    /// Returns the number of words of all kinds together.
    pub fn n_words(&self) -> usize {
        self.0.values().sum()
    }
}

/// A stretch of a source that is not read and has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnreadStretch {
    /// The place of the stretch in the source.
    pub place: Place,
    /// The reason why it is not read.
    pub kind: LeftOutKind,
    /// The number of words in the stretch. Text between two spaces is a word if it has two adjacent
    /// letters.
    pub n_words: usize,
}

/// Returns the unread stretches of `draft`, in the order of the source. Markup within a block, such
/// as the target of a link, belongs to that block. The result is empty for a draft in another
/// language, because the language already says that the draft is not read.
pub fn unread_stretches(draft: &Draft) -> Vec<UnreadStretch> {
    if draft.is_foreign() {
        return Vec::new();
    }
    let known = known(draft);
    let mut found = Vec::new();
    let mut at = 0;
    for block in blocks(draft).into_iter().chain([end_of(draft)]) {
        let gap = Place::new(at, block.start.max(at));
        fill_gap(draft, gap, &known, &mut found);
        at = at.max(block.end);
    }
    let mut within = Vec::new();
    for comment in &draft.comments {
        let next = found
            .partition_point(|stretch: &UnreadStretch| stretch.place.end <= comment.place.start);
        // A comment that overlaps a stretch has already been counted with that stretch.
        if found
            .get(next)
            .is_none_or(|stretch| comment.place.end <= stretch.place.start)
        {
            push(draft, comment.place, LeftOutKind::Comment, &mut within);
        }
    }
    found.extend(within);
    found.sort_by_key(|stretch| stretch.place.start);
    found
}

/// Returns the places that are known not to be read, each with its reason, in the order of the
/// source. If two places overlap, only the first is returned.
fn known(draft: &Draft) -> Vec<(Place, LeftOutKind)> {
    let mut known = draft.excluded.clone();
    known.extend(
        draft
            .code_blocks
            .iter()
            .map(|code| (*code, LeftOutKind::Code)),
    );
    let comments = draft.comments.iter();
    known.extend(comments.map(|comment| (comment.place, LeftOutKind::Comment)));
    let swallowed = draft.swallowed.iter();
    known.extend(swallowed.map(|unread| (unread.place, LeftOutKind::Swallowed)));
    let foreign = draft.foreign.iter();
    known.extend(foreign.map(|block| (draft.place(block.span), LeftOutKind::OtherLanguage)));
    known.sort_by_key(|(place, kind)| (place.start, Reverse(place.end), *kind));
    let mut end = 0;
    known.retain(|(place, _)| {
        let is_apart = end <= place.start;
        end = end.max(place.end);
        is_apart
    });
    known
}

/// Returns the places of the blocks that are read, in the order of the source.
fn blocks(draft: &Draft) -> Vec<Place> {
    let blocks = draft.blocks.iter();
    let mut places: Vec<Place> = blocks.map(|block| draft.place(block.span)).collect();
    places.sort_by_key(|place| place.start);
    places
}

/// Returns the empty place at the end of the source.
fn end_of(draft: &Draft) -> Place {
    let end = offset(draft.source().len());
    Place::new(end, end)
}

/// Adds the stretches in the `gap` between two blocks: the `known` places in the gap, and the rest
/// of the gap as markup.
fn fill_gap(
    draft: &Draft,
    gap: Place,
    known: &[(Place, LeftOutKind)],
    found: &mut Vec<UnreadStretch>,
) {
    let mut at = gap.start;
    let first = known.partition_point(|(place, _)| place.end <= gap.start);
    let inside = known[first..].iter();
    for (place, kind) in inside.take_while(|(place, _)| place.start < gap.end) {
        let (start, end) = (place.start.max(at), place.end.min(gap.end));
        push(draft, Place::new(at, start), LeftOutKind::Markup, found);
        push(draft, Place::new(start, end), *kind, found);
        at = end;
    }
    push(draft, Place::new(at, gap.end), LeftOutKind::Markup, found);
}

/// Adds the stretch at `place`, without the spaces around it, if it has words.
fn push(draft: &Draft, place: Place, kind: LeftOutKind, found: &mut Vec<UnreadStretch>) {
    let text = &draft.source()[place.range()];
    let n_words = text
        .split_whitespace()
        .filter(|word| has_word(word))
        .count();
    if n_words == 0 {
        return;
    }
    let lead = text.len() - text.trim_start().len();
    let start = place.start + offset(lead);
    let place = Place::new(start, start + offset(text.trim().len()));
    found.push(UnreadStretch {
        place,
        kind,
        n_words,
    });
}

#[cfg(test)]
mod tests;
