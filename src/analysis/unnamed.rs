//! Sources that name a kind of people but not a person: “local residents”, “many in the trade”.

use std::ops::Range;

use crate::analysis::nearby;
use crate::analysis::tuning::MAX_TOKENS_OF_OUTLET;
use crate::english::class::{Class, ClassSet, POSSESSIVES};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// Plural nouns for people and organisations, and for documents without a named author.
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::CollectiveSource,
    Class::PersonsInPlural,
    Class::QuantitySources,
    Class::UnnamedGroups,
    Class::VagueDocuments,
    Class::VagueSources,
]);

/// Words which show that the reader already knows who is meant: “the”, “our”, or a genitive such as
/// “the port's”.
const KNOWN: ClassSet = ClassSet::of(&[
    Class::DefiniteOpeners,
    Class::Demonstratives,
    Class::FirstPersonPronouns,
    Class::PossessiveEndings,
    Class::SecondPersonPronouns,
]);

/// Says whether `source` names a kind of people and nothing that identifies them, such as a name,
/// an organisation, a number or “the”. “Angry local residents” is such a source. “Police
/// officials”, “ten residents” and “the researchers” are not.
pub fn is_kind_of_people(draft: &Draft, source: Span) -> bool {
    let tokens = draft.tokens_in(source);
    let is = |idx: usize, classes: ClassSet| draft.is(&draft.tokens[idx], classes);
    let noun = noun_phrase(draft, &past_quantity(draft, &tokens));
    let is_known = |idx: usize| is(idx, KNOWN) || is(idx, POSSESSIVES);
    // “Nigerians” in “many Nigerians” is the name of a people, not of a person.
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
    // A reader can find the residents of a named place and ask them. The critics of a named
    // organisation cannot be found.
    let critics = parts.iter().any(|part| is(*part, Class::Partisans.into()));
    let rest = parts.last().map_or(0, |part| part + 1)..tokens.end;
    // The “members of the board” can be asked; “some of the members” cannot, because nobody says
    // which.
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

/// Returns the tokens of a source without a phrase of quantity at its start, such as “a number of”.
fn past_quantity(draft: &Draft, tokens: &Range<usize>) -> Range<usize> {
    let n_tokens = draft.entry_at(tokens.clone(), Class::VagueDeterminers);
    let of_several = n_tokens.filter(|n_tokens| 1 < *n_tokens).unwrap_or(0);
    tokens.start + of_several..tokens.end
}

/// Says whether `token` is written like the name of a people, with a capital and a plural ending:
/// “Nigerians”.
fn is_people(draft: &Draft, token: &Token) -> bool {
    let word = draft.word(token);
    token.is_word() && token.capital && word.ends_with('s') && !word.ends_with("ss")
}

/// Returns the tokens of `tokens` that come before the first preposition, relative clause or
/// bracket.
fn noun_phrase(draft: &Draft, tokens: &Range<usize>) -> Range<usize> {
    let ends = |idx: &usize| {
        let token = &draft.tokens[*idx];
        let mark = !token.is_word() && !matches!(draft.word(token), "," | "-");
        mark || draft.is(token, ENDING)
    };
    let end = tokens.clone().find(ends).unwrap_or(tokens.end);
    tokens.start..end
}

/// Words that may follow the noun of a noun phrase and begin a description of it: “from”, “who”.
const ENDING: ClassSet = ClassSet::of(&[
    Class::IntroducingPrepositions,
    Class::PersonalRelatives,
    Class::RelativePronouns,
]);

/// Says whether `token` has a capital that is not due to the start of its sentence.
fn is_name(draft: &Draft, token: &Token) -> bool {
    let sentence = draft.sentences.get(draft.sentence_at(token.span.start));
    let opens = sentence.is_some_and(|sentence| {
        let words = draft.tokens[sentence.tokens.clone()].iter();
        let mut words = words.filter(|word| word.is_word());
        words.next().is_some_and(|word| word.span == token.span)
    });
    // “U.S.” is a name, even at the start of a sentence.
    let is_abbreviation = draft.text(token.span).contains('.');
    token.capital && (!opens || is_abbreviation)
}

/// Says whether a number or a word such as “the” directly precedes token `at`: “ten residents”,
/// “the researchers”.
pub fn is_part_of_phrase(draft: &Draft, at: usize) -> bool {
    nearby::before(draft, at).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => draft.is(token, KNOWN),
        _ => false,
    })
}

/// Says whether the text tells how the people of `source` are connected with the matter: “two
/// people briefed on the terms”. Such people have no name in the draft, but they are not a vague
/// group.
pub fn is_connected(draft: &Draft, source: Span) -> bool {
    let tokens = draft.tokens_in(source);
    let sentence = draft.sentences.get(draft.sentence_at(source.start));
    let end = sentence.map_or(tokens.end, |sentence| sentence.tokens.end);
    let is_relation = |idx| {
        draft
            .entry_at(idx..end, Class::AnonymousRelations)
            .is_some()
    };
    (tokens.start + 1..=tokens.end).any(|idx| idx < end && is_relation(idx))
}

/// Says whether `source` is a single person whom the text presents as one of many: “one shopper”,
/// “another neighbour”.
pub fn is_one_of_many(draft: &Draft, source: Span) -> bool {
    let tokens = &draft.tokens[draft.tokens_in(source)];
    let [first, described @ .., last] = tokens else {
        return false;
    };
    let is_plain = |token: &Token| token.is_word() && !token.capital && !draft.is(token, KNOWN);
    // “MP” is a common noun in capitals.
    let is_noun = |token: &Token| {
        is_plain(token) || token.is_word() && draft.text(token.span).chars().all(char::is_uppercase)
    };
    draft.is(first, Class::OneOfMany)
        && described.iter().all(is_plain)
        && is_noun(last)
        && draft.is(last, Class::PersonsInSingular)
}

/// Says whether `source` is a single person whom the text describes only by kind: “a resident”, “a
/// judicial official”. “A police officer” is not such a source, because these words name an
/// organisation.
pub fn is_some_person(draft: &Draft, source: Span) -> bool {
    let found = draft.tokens_in(source);
    let [first, described @ .., last] = &draft.tokens[found.clone()] else {
        return false;
    };
    let tells_whose = |token: &Token| {
        token.capital
            || !token.is_word()
            || draft.is(token, KNOWN)
            || draft.is(token, Class::OrganizationSource)
            || draft.is(token, Class::InstitutionNouns)
    };
    // A name or an organisation may follow: “a farmer from Brask”, “a farmer, Ida Kova”.
    let next = draft.tokens.get(found.end);
    let may_name = next.is_some_and(|next| {
        draft.is(next, Class::IntroducingPrepositions)
            || draft
                .tokens
                .get(found.end + 1)
                .is_some_and(|after| after.capital)
    });
    draft.is(first, Class::IndefiniteArticles)
        && !described.iter().chain([last]).any(tells_whose)
        && !may_name
        && draft.is(last, Class::PersonsInSingular)
        && !draft.is(last, Class::Spokespersons)
}

/// Says whether `source` is a single person whom the draft calls unnamed: “an unnamed official”.
pub fn is_called_unnamed(draft: &Draft, source: Span) -> bool {
    let tokens = &draft.tokens[draft.tokens_in(source)];
    let [first, .., last] = tokens else {
        return false;
    };
    draft.is(first, Class::IndefiniteArticles)
        && tokens
            .iter()
            .any(|token| draft.is(token, Class::UnnamedWords))
        && !tokens[1..].iter().any(|token| token.capital)
        && last.is_word()
}

/// Says whether the noun phrase that ends before token `end` means a publication but does not name
/// it: “a French tabloid”, “a popular website”.
pub fn is_unnamed_outlet(draft: &Draft, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else {
        return false;
    };
    let is_article = |idx: &usize| draft.is(&draft.tokens[*idx], Class::IndefiniteArticles);
    let mut before = (last.saturating_sub(MAX_TOKENS_OF_OUTLET)..last).rev();
    let article = before.find(|idx| is_article(idx) || !draft.tokens[*idx].is_word());
    let Some(article) = article.filter(is_article) else {
        return false;
    };
    // “French” says where the publication is; “BBC” says which one it is.
    let tells_where = |(idx, token): (usize, &Token)| {
        let text = draft.text(token.span);
        idx == 0 && text.chars().skip(1).all(char::is_lowercase)
    };
    let described = draft.tokens[article + 1..last].iter().enumerate();
    draft.is(&draft.tokens[last], Class::MediaNouns)
        && described
            .into_iter()
            .all(|(idx, token)| !token.capital || tells_where((idx, token)))
}

/// Says whether `source` ends in one of `nouns` and has no name, organisation or word such as “the”
/// before this noun. The result is true for “reliable sources” and false for “police sources”.
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

/// Says whether the noun phrase with the tokens `phrase` leaves open which person or thing is
/// meant. The result is false if the phrase has a name, a number, an owner or a word such as “our”.
/// It is also false if a name or a number is between the phrase and token `end`. An opening such as
/// “the latest” in “the latest studies” identifies nothing.
pub fn tells_nothing_more(draft: &Draft, phrase: Range<usize>, end: usize) -> bool {
    let opening = draft.entry_at(phrase.clone(), Class::StudyDeterminers);
    let described = phrase.start + opening.unwrap_or(0)..phrase.end;
    let is_owned = |token: &Token| {
        draft.is(token, KNOWN)
            || draft.is(token, POSSESSIVES)
            || draft.is(token, Class::Negations)
            || draft.is(token, Class::OrganizationSource)
    };
    let names = |token: &Token| {
        matches!(token.kind, TokenKind::Number | TokenKind::Object) || is_name(draft, token)
    };
    !draft.tokens[described].iter().any(is_owned)
        && !draft.tokens[phrase.start..end].iter().any(names)
}
