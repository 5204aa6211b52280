//! Quantities as sources. “Some”, “many” and “others” mean people whom nobody names, or some
//! members of a group that was named before.

use crate::analysis::attribution::{Attribution, Source};
use crate::analysis::tuning::MAX_SENTENCES_TO_GROUP;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;

/// Nouns for groups of people. A later “some” may mean members of such a group.
const PEOPLE: ClassSet =
    ClassSet::of(&[Class::PeopleNouns, Class::PersonNouns, Class::VagueSources]);

/// Says whether `source` ends in a word of quantity such as “many”, not in a noun.
pub fn is_quantity(draft: &Draft, source: &Source) -> bool {
    let last = draft.tokens[draft.tokens_in(source.span)].last();
    last.is_some_and(|token| draft.is(token, Class::QuantitySources))
}

/// Says whether the source of `found`, a word of quantity such as “some”, means members of a group
/// that the draft has mentioned. One of these signs is enough:
/// - the source is not the first word of its sentence;
/// - the verb reports a single occasion, as “said” does;
/// - an earlier sentence of the paragraph names people or has an attribution.
///
/// Without such a sign, “Some say” at the start of a sentence means nobody in particular. For
/// “according to some”, only the third sign counts.
pub fn is_part(
    draft: &Draft,
    attributions: &[Attribution],
    found: &Attribution,
    source: &Source,
) -> bool {
    let number = draft.sentence_at(source.span.start);
    let Some(sentence) = draft.sentences.get(number) else {
        return false;
    };
    let first = draft.token_at(source.span.start);
    let mut before = draft.tokens[sentence.tokens.start..first].iter();
    let opens = before.all(|token| !token.is_word() || draft.is(token, Class::JoiningWords));
    let is_cited = found.is_prepositional(draft);
    let says = draft.tokens[draft.tokens_in(found.cue)]
        .iter()
        .any(|token| {
            let word = draft.word(token);
            found.verb.is_some_and(|verb| verb.lemma == word)
        });
    if !is_cited && (!opens || !says) {
        return true;
    }
    let block = &draft.blocks[sentence.block];
    let earlier = number
        .saturating_sub(MAX_SENTENCES_TO_GROUP)
        .max(block.sentences.start)..number;
    earlier
        .into_iter()
        .any(|idx| names_people(draft, idx) || speaks(draft, attributions, idx))
}

fn names_people(draft: &Draft, sentence: usize) -> bool {
    let mut words = draft.tokens[draft.sentences[sentence].tokens.clone()].iter();
    words.any(|token| {
        let word = draft.word(token);
        let is_plural = word.ends_with('s') || draft.is(token, Class::UnmarkedPlurals);
        let single = word.strip_suffix('s').unwrap_or(word);
        is_plural
            && [word, single]
                .iter()
                .any(|text| english::dictionary().word(text).classes.meets(&PEOPLE))
    })
}

fn speaks(draft: &Draft, attributions: &[Attribution], sentence: usize) -> bool {
    let span = draft.sentences[sentence].span;
    let after = attributions.partition_point(|attribution| attribution.cue.end <= span.start);
    attributions
        .get(after)
        .is_some_and(|attribution| attribution.cue.start < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::text::markup::Markup;

    /// Checks whether the source of the last attribution in `text` is part of a group.
    fn check(text: &str, expected: bool) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let analysis = analyze(&draft);
        let all = analysis.attributions();
        let last = all.last().expect("the text has an attribution");
        let source = last.source.as_ref().expect("it has a source");
        assert!(is_quantity(&draft, source), "{text:?}");
        assert_eq!(is_part(&draft, all, last, source), expected, "{text:?}");
    }

    #[test]
    fn a_quantity_after_a_group_is_part_of_it() {
        check("Some say the pier is cursed.", false);
        check("It rains. But many argue that the pier is cursed.", false);
        check("Some said the pier is cursed.", true);
        check("Residents met. Some say the pier is cursed.", true);
        check("It was full, and some say the pier is cursed.", true);
    }
}
