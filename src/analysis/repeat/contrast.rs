//! Finds parallel construction: the two copies of a repeat differ in a figure, a name, opposed
//! words or a negation, so that they say different things.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::tuning::{MAX_WORDS_COMPARED_BESIDE_COPY, MAX_WORDS_OF_DENIAL};
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// For each stem, the indices of the groups of opposed words that have the stem. A group is a row
/// of the table, such as “more less fewer”.
static OPPOSED: LazyLock<FxHashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let mut groups: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let lines = lexicon::entries(embedded::text("english/opposed-words.tsv"));
    for (idx, line) in lines.enumerate() {
        for word in line.split(' ') {
            groups.entry(stem(word).into_owned()).or_default().push(idx);
        }
    }
    groups
});

/// A range of words in or near the first copy, and the matching range in or near the second copy.
type Places = (Range<u32>, Range<u32>);

/// The stems of number words, such as “five”, “fifth” and “half”.
static NUMERALS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let words = english::dictionary().words_of(Class::QuantityWords);
    words.map(|text| stem(text).into_owned()).collect()
});

/// How many contrasts the two copies of a repeat have. A contrast is a place where the copies
/// differ in a figure, a name, opposed words, a negation or code.
#[derive(Clone, Copy, Debug)]
pub struct Contrasts {
    /// The number of contrasts between matching words.
    pub within: usize,
    /// The greatest number of matching words in a row that have no contrast between them.
    pub longest_without: usize,
    /// The number of strong contrasts. A contrast is strong in two cases:
    /// - only one copy has a negation between matching words;
    /// - the copies have different code between matching words or directly beside the copies, so
    ///   that the copies are about different things.
    pub strong: usize,
    /// The number of contrasts directly before or after the copies. There, only figures and opposed
    /// words count as contrasts.
    pub beside: usize,
}

/// Counts the contrasts of `alignment`.
pub fn count(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> Contrasts {
    let mut contrasts = Contrasts {
        within: 0,
        longest_without: 0,
        strong: 0,
        beside: 0,
    };
    let (mut crossed, mut without) = (false, 1);
    for window in alignment.pairs.windows(2) {
        let (before, after) = (window[0], window[1]);
        crossed |= after.1 < before.1;
        let mut differs = false;
        if before.1 < after.1 {
            let places = (before.0 + 1..after.0, before.1 + 1..after.1);
            let denied = is_denied(weighed, &places);
            let objects = [(before.0, after.0), (before.1, after.1)]
                .map(|(start, end)| objects(draft, tokens_between(weighed, start, end)));
            differs = denied || is_contrast(weighed, &places) || objects[0] != objects[1];
            let replaced =
                objects.iter().all(|words| !words.is_empty()) && objects[0] != objects[1];
            contrasts.strong += usize::from(denied || replaced);
            contrasts.within += usize::from(differs);
        }
        contrasts.longest_without = contrasts.longest_without.max(without);
        without = if differs { 1 } else { without + 1 };
    }
    contrasts.longest_without = contrasts.longest_without.max(without);
    if !crossed {
        let beside = beside(weighed, alignment);
        contrasts.beside = beside
            .iter()
            .filter(|beside| are_set_against(weighed, beside))
            .count();
        contrasts.strong += objects_beside(draft, weighed, alignment);
    }
    contrasts
}

/// Returns the words directly before the two copies, and the words directly after the two copies.
/// Only words in the same sentence as the end of the copy are returned.
fn beside(weighed: &Weighed, alignment: &Alignment) -> [Places; 2] {
    let sentence = |at: u32| weighed.words.get(at as usize).map(|word| word.sentence);
    let left = |range: &Range<u32>| {
        let same = |at: &u32| sentence(*at) == sentence(range.start);
        let start =
            (range.start.saturating_sub(MAX_WORDS_COMPARED_BESIDE_COPY)..range.start).find(same);
        start.unwrap_or(range.start)..range.start
    };
    let right = |range: &Range<u32>| {
        let same = |at: &u32| sentence(*at) == sentence(range.end - 1);
        let end = (range.end..range.end + MAX_WORDS_COMPARED_BESIDE_COPY)
            .take_while(same)
            .last();
        range.end..end.map_or(range.end, |at| at + 1)
    };
    let (first, second) = (&alignment.first, &alignment.second);
    [(left(first), left(second)), (right(first), right(second))]
}

fn is_contrast(weighed: &Weighed, places: &Places) -> bool {
    if places.0.is_empty() && places.1.is_empty() {
        return false;
    }
    let (first, second) = (
        &weighed.words[range(&places.0)],
        &weighed.words[range(&places.1)],
    );
    names_differ(weighed, first, second) || are_set_against(weighed, places)
}

/// Says whether exactly one of the two `places` has a negation such as “not”. The result is false
/// if one of the places is as long as a clause.
fn is_denied(weighed: &Weighed, places: &Places) -> bool {
    let denies = |other: &Range<u32>| {
        let mut words = weighed.words[range(other)].iter();
        words.any(|word| english::dictionary().is(weighed.text(word), Class::Negations))
    };
    let is_clause = |range: &Range<u32>| MAX_WORDS_OF_DENIAL < range.end - range.start;
    denies(&places.0) != denies(&places.1) && !is_clause(&places.0) && !is_clause(&places.1)
}

/// Returns the range of tokens between the words `one` and `two`, without the tokens of these two
/// words.
fn tokens_between(weighed: &Weighed, one: u32, two: u32) -> Range<usize> {
    let token = |at: u32| weighed.words[at as usize].token as usize;
    token(one) + 1..token(two)
}

/// Returns the pieces of code among `tokens`, as the draft writes them. The words around a piece of
/// code are about this code, so copies with different code say different things.
fn objects(draft: &Draft, tokens: Range<usize>) -> Vec<&str> {
    let tokens = draft.tokens.get(tokens).unwrap_or_default().iter();
    let objects = tokens.filter(|token| token.kind == TokenKind::Object);
    let places = objects.map(|token| draft.place(token.span));
    let written = places.map(|place| &draft.source()[place.start as usize..place.end as usize]);
    written.collect()
}

/// Returns on how many sides the two copies are next to different code: 0, 1 (only before the
/// copies, or only after the copies) or 2 (on both sides).
fn objects_beside(draft: &Draft, weighed: &Weighed, alignment: &Alignment) -> usize {
    let before = |copy: &Range<u32>| {
        let word = &weighed.words[copy.start as usize];
        let sentence = &draft.sentences[word.sentence as usize].tokens;
        (word.token as usize).max(sentence.start + 1) - 1..word.token as usize
    };
    let after = |copy: &Range<u32>| {
        let word = &weighed.words[copy.end as usize - 1];
        let sentence = &draft.sentences[word.sentence as usize].tokens;
        let next = word.token as usize + 1;
        next..(next + 1).min(sentence.end)
    };
    let (first, second) = (&alignment.first, &alignment.second);
    let sides = [
        (before(first), before(second)),
        (after(first), after(second)),
    ];
    let differ = sides.into_iter().filter(|(one, two)| {
        let (one, two) = (objects(draft, one.clone()), objects(draft, two.clone()));
        !one.is_empty() && !two.is_empty() && one != two
    });
    differ.count()
}

/// Says whether the two `places` have different figures or opposed words such as “more” and
/// “fewer”.
fn are_set_against(weighed: &Weighed, places: &Places) -> bool {
    let (first, second) = (
        &weighed.words[range(&places.0)],
        &weighed.words[range(&places.1)],
    );
    let opposed = |one: &Word, two: &Word| are_opposed(weighed.text(one), weighed.text(two));
    figures_differ(&figures(weighed, first), &figures(weighed, second))
        || first
            .iter()
            .any(|one| second.iter().any(|two| opposed(one, two)))
}

fn range(words: &Range<u32>) -> Range<usize> {
    words.start as usize..words.end as usize
}

fn figures<'w>(weighed: &'w Weighed, words: &[Word]) -> Vec<&'w str> {
    let stems = words.iter().map(|word| weighed.text(word));
    stems.filter(|stem| is_figure(stem)).collect()
}

/// Says whether the figures `first` and `second` differ in more than commas and points. The result
/// is false if one of the lists is empty.
fn figures_differ(first: &[&str], second: &[&str]) -> bool {
    let digits = |words: &[&str]| words.concat().replace([',', '.'], "");
    !first.is_empty() && !second.is_empty() && digits(first) != digits(second)
}

/// Says whether the words `first` and `second` contain different names. All content words of both
/// must be names, and none of the names may occur in both.
fn names_differ(weighed: &Weighed, first: &[Word], second: &[Word]) -> bool {
    let is_name = |words: &[Word]| {
        let mut content = words.iter().filter(|word| word.is_content()).peekable();
        content.peek().is_some() && content.all(|word| word.nature == Nature::Name)
    };
    let shared = first.iter().any(|one| {
        second
            .iter()
            .any(|two| are_spellings(weighed.text(one), weighed.text(two)))
    });
    is_name(first) && is_name(second) && !shared
}

/// Says whether two stems may be spellings of one name: the stems are equal, or one stem is the
/// beginning of the other stem, as “Pe” is of “Peña”.
fn are_spellings(one: &str, two: &str) -> bool {
    1 < one.len().min(two.len()) && (one.starts_with(two) || two.starts_with(one)) || one == two
}

/// Says whether `stem` begins with a digit or a number word: “14”, “four”, “four-way”.
fn is_figure(stem: &str) -> bool {
    let head = stem.split('-').next().unwrap_or(stem);
    stem.starts_with(|character: char| character.is_ascii_digit()) || NUMERALS.contains(head)
}

fn are_opposed(one: &str, two: &str) -> bool {
    let (Some(first), Some(second)) = (OPPOSED.get(one), OPPOSED.get(two)) else {
        return false;
    };
    one != two && first.iter().any(|idx| second.contains(idx))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::repeat::align::Aligner;
    use crate::analysis::repeat::background::Background;
    use crate::analysis::repeat::weight::weigh;
    use crate::analysis::vocabulary_uses::VocabularyUses;
    use crate::text::markup::Markup;

    /// Checks the contrasts of two copies in `text`. Both copies contain `word`. `expected` has the
    /// number of contrasts within the copies and the number of contrasts beside the copies.
    fn check(text: &str, word: &str, expected: (usize, usize)) {
        let draft = Draft::parse(format!("A title\n\n{text}"), Markup::Plain);
        let weighed = weigh(
            &draft,
            &[],
            Background::embedded(),
            &VocabularyUses::default(),
        );
        let places = (0..)
            .zip(&weighed.words)
            .filter(|(_, listed)| weighed.text(listed) == stem(word));
        let places: Vec<u32> = places.map(|(idx, _)| idx).collect();
        let alignment = Aligner::new(&weighed).align(places[0], places[1]);
        let contrasts = count(&draft, &weighed, &alignment);
        assert_eq!((contrasts.within, contrasts.beside), expected, "{text}");
    }

    #[test]
    fn figures_opposites_names_and_denials_are_contrasts() {
        check(
            "Rents rose by 4 crowns there. Rents rose by 9 crowns there.",
            "rents",
            (1, 0),
        );
        check(
            "Most older tenants objected. Most younger tenants objected.",
            "tenants",
            (0, 1),
        );
        check(
            "Mills in Torvik closed early; mills in Ansby closed early.",
            "mills",
            (1, 0),
        );
        check(
            "He was fined for parking; he was not fined for parking.",
            "parking",
            (1, 0),
        );
    }

    #[test]
    fn the_same_figure_written_differently_is_none() {
        check(
            "Rents rose by 4,000 crowns there. Rents rose by 4000 crowns there.",
            "rents",
            (0, 0),
        );
    }
}
