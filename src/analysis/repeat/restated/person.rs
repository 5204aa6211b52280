//! Finds persons whom a draft introduces twice. An introduction has the full name and a
//! description: “Ann Gray, the mayor of Ansel”.

use rustc_hash::FxHashMap;

use crate::analysis::name::{self, Name};
use crate::analysis::repeat::restated::tuning::{
    MAX_WORDS_BETWEEN_INTRODUCTIONS, MAX_WORDS_OF_PERSON,
};
use crate::analysis::repeat::weight::Word;
use crate::analysis::repeat::{Contact, DistanceClass, FoundBy, Repeat, RepeatKind};
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};
use crate::text::words::WordId;

/// Finds the second introductions of persons, in reading order. The result has one repeat for each
/// pair of introductions that are close enough together.
pub(super) fn find<'a>(draft: &'a Draft, words: &'a [Word]) -> impl Iterator<Item = Repeat> + 'a {
    let mut seen: FxHashMap<Vec<WordId>, Span> = FxHashMap::default();
    let introductions = name::find(draft).into_iter();
    let introductions = introductions.filter(move |name| is_introduction(draft, words, name));
    introductions.filter_map(move |name| {
        let written = draft.tokens[name.tokens.clone()].iter();
        let key: Vec<WordId> = written.map(|token| token.word).collect();
        let second = name.span(draft);
        let first = seen.insert(key, second)?;
        let between = draft.tokens_in(Span::new(first.end, second.start)).len();
        (between <= MAX_WORDS_BETWEEN_INTRODUCTIONS)
            .then(|| repeat(first, second, (between, name.n_words())))
    })
}

/// Says whether `name` is a full name with a description, in running text and outside quotations.
fn is_introduction(draft: &Draft, words: &[Word], name: &Name) -> bool {
    let place = words.partition_point(|word| (word.token as usize) < name.tokens.start);
    let word = words.get(place);
    let is_read = word.is_some_and(|word| {
        let block = &draft.blocks[word.block as usize];
        word.token as usize == name.tokens.start && !word.quoted && block.is_running()
    });
    is_read && name.described && (2..=MAX_WORDS_OF_PERSON).contains(&name.n_words())
}

fn repeat(first: Span, second: Span, (distance, n_words): (usize, usize)) -> Repeat {
    Repeat {
        first,
        second,
        score: 0.0,
        distance: offset(distance).max(1),
        kind: RepeatKind::Phrase,
        distance_class: DistanceClass::Local,
        changed: Vec::new(),
        n_content: n_words,
        contact: Contact::Apart,
        found_by: FoundBy::SharedWords,
        has_slot: false,
        is_addressed: false,
        conditions: Vec::new(),
    }
}
