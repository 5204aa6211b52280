//! Sources that are a kind of people and nobody among them: “local residents”, “many in the trade”.

use std::ops::Range;

use crate::analysis::nearby;
use crate::english::class::{Class, ClassSet, POSSESSIVES};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// Nouns in the plural for people, and for what nobody in particular has written.
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::CollectiveSource,
    Class::PersonsInPlural,
    Class::QuantitySources,
    Class::VagueDocuments,
    Class::VagueSources,
]);

/// Words that say that the reader knows whom: “the”, “our”, a genitive.
const KNOWN: ClassSet = ClassSet::of(&[
    Class::DefiniteOpeners,
    Class::Demonstratives,
    Class::FirstPersonPronouns,
    Class::PossessiveEndings,
    Class::SecondPersonPronouns,
]);

/// Whether `source` tells a kind of people, whatever describes them, and neither a name nor a body
/// nor a number nor words by which a reader knows them: not “police officials”, “ten residents”,
/// “the researchers”.
pub fn is_kind_of_people(draft: &Draft, source: Span) -> bool {
    let tokens = draft.tokens_in(source);
    let is = |idx: usize, classes: ClassSet| draft.is(&draft.tokens[idx], classes);
    let noun = noun_phrase(draft, &tokens);
    let is_known = |idx: usize| is(idx, KNOWN) || is(idx, POSSESSIVES);
    // “Many Nigerians” are many of a people and nobody of a name.
    let is_quantified = !noun.is_empty() && is(noun.start, Class::QuantitySources.into());
    let last_of_noun = noun.end.saturating_sub(1);
    let is_people =
        |idx: usize| is_quantified && idx == last_of_noun && is_people(draft, &draft.tokens[idx]);
    let tells_more = noun.clone().any(|idx| {
        let token = &draft.tokens[idx];
        is_known(idx)
            || is(idx, Class::OrganizationSource.into())
            || token.kind == TokenKind::Number
            || token.kind == TokenKind::Object
            || is_name(draft, token) && !is_people(idx)
    });
    if noun.is_empty() || tells_more || is_part_of_phrase(draft, tokens.start) {
        return false;
    }
    let (mut parts, mut last) = (Vec::new(), None);
    for idx in noun {
        if is(idx, Class::Coordinators.into()) || !draft.tokens[idx].is_word() {
            parts.extend(last.take());
        } else {
            last = Some(idx);
        }
    }
    parts.extend(last);
    // Of those in a place with a name a reader can ask some; of the critics of a body nobody.
    let critics = parts.iter().any(|part| is(*part, Class::Partisans.into()));
    let rest = parts.last().map_or(0, |part| part + 1)..tokens.end;
    // “Members of the board” can be asked as “some of the members” cannot.
    let counts = parts
        .iter()
        .all(|part| is(*part, Class::QuantitySources.into()));
    let is_of = |idx: usize| draft.word(&draft.tokens[idx]) == "of";
    let is_placed = !critics
        && (!counts && rest.clone().next().is_some_and(is_of)
            || rest
                .into_iter()
                .any(|idx| is_name(draft, &draft.tokens[idx])));
    !is_placed
        && parts
            .iter()
            .all(|part| is(*part, PEOPLE) || is_people(*part))
}

/// Whether `token` is written like the name of a people: a capital, and the ending of a plural.
fn is_people(draft: &Draft, token: &Token) -> bool {
    let word = draft.word(token);
    token.is_word() && token.capital && word.ends_with('s') && !word.ends_with("ss")
}

/// The part of `tokens` before a preposition, a relative clause or a bracket.
fn noun_phrase(draft: &Draft, tokens: &Range<usize>) -> Range<usize> {
    let ends = |idx: &usize| {
        let token = &draft.tokens[*idx];
        let mark = !token.is_word() && !matches!(draft.word(token), "," | "-");
        mark || draft.is(token, ENDING)
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    tokens.start..end
}

/// Words behind which a noun phrase only tells more.
const ENDING: ClassSet = ClassSet::of(&[
    Class::IntroducingPrepositions,
    Class::PersonalRelatives,
    Class::RelativePronouns,
]);

/// Whether `token` begins with a capital that no sentence asks for.
fn is_name(draft: &Draft, token: &Token) -> bool {
    let sentence = draft.sentences.get(draft.sentence_at(token.span.start));
    let opens = sentence.is_some_and(|sentence| {
        let words = draft.tokens[sentence.tokens.clone()].iter();
        let mut words = words.filter(|word| word.is_word());
        words.next().is_some_and(|word| word.span == token.span)
    });
    token.capital && !opens
}

/// Whether the word before token `at` belongs to the same noun phrase: “rights advocates”.
fn is_part_of_phrase(draft: &Draft, at: usize) -> bool {
    nearby::before(draft, at).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => draft.is(token, KNOWN),
        _ => false,
    })
}

/// Whether `source` is a single person of a kind that the text speaks of as one of many: “one
/// shopper”, “another neighbour”.
pub fn is_one_of_many(draft: &Draft, source: Span) -> bool {
    let tokens = &draft.tokens[draft.tokens_in(source)];
    let [first, described @ .., last] = tokens else {
        return false;
    };
    let is_plain = |token: &Token| token.is_word() && !token.capital && !draft.is(token, KNOWN);
    // “MP” is a noun in capitals.
    let is_noun = |token: &Token| {
        is_plain(token) || token.is_word() && draft.text(token.span).chars().all(char::is_uppercase)
    };
    draft.is(first, Class::OneOfMany)
        && described.iter().all(is_plain)
        && is_noun(last)
        && draft.is(last, Class::PersonsInSingular)
}

/// Whether `source` ends in a noun of `nouns` and no name, body or number before it tells more:
/// “reliable sources”, not “police sources”.
pub fn is_described_vaguely(draft: &Draft, source: Span, nouns: &Lexicon) -> bool {
    let tokens = &draft.tokens[draft.tokens_in(source)];
    let Some((last, before)) = tokens.split_last() else {
        return false;
    };
    let is_vague = |token: &Token| {
        token.is_word()
            && !is_name(draft, token)
            && !draft.is(token, KNOWN)
            && !draft.is(token, Class::OrganizationSource)
    };
    nouns.contains(draft.word(last)) && before.iter().all(is_vague)
}
