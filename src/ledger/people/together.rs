//! Finds two sources that one phrase names together: “Maren and Orlov”.

use std::ops::Range;

use crate::analysis::attribution::kind::BODIES;
use crate::english;
use crate::english::class::Class;
use crate::ledger::name;
use crate::ledger::people::{People, covered};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::stem;

impl People<'_> {
    /// Returns the two people whom `span` names together: “Maren and Orlov”, “the organizers Ilse
    /// Maren and Jan Orlov”.
    ///
    /// A surname without a first name is accepted if the text has a full name with this surname, or
    /// if `is_known` returns `true` for it.
    pub fn couple(&self, span: Span, is_known: impl Fn(&str) -> bool) -> Option<[Span; 2]> {
        let draft = self.draft;
        let [first, second] = halves(draft, span)?;
        let (first, first_is_known) = self.half(first, &is_known)?;
        let (second, second_is_known) = self.half(second, &is_known)?;
        let is_single = |span: Span| draft.tokens_in(span).len() == 1;
        let is_told = first_is_known && second_is_known
            || (first_is_known || second_is_known) && is_single(first) && is_single(second);
        is_told.then_some([first, second])
    }

    /// Returns the two organizations that `span` names together: “The Gazette and Port News”. Each
    /// name must also occur outside `span`. “Mill and Sons” is therefore one organization.
    pub fn bodies_together(&self, span: Span) -> Option<[Span; 2]> {
        let draft = self.draft;
        let tokens = draft.tokens_in(span);
        let [first, second] = halves(draft, span)?;
        let named = |half: Range<usize>| {
            let article = draft.tokens.get(half.start)?;
            let start = half.start + usize::from(draft.is(article, Class::Articles));
            let name = start..half.end;
            let is_name = draft.tokens.get(name.clone())?.iter().all(|it| it.capital);
            let is_known = is_name && occurs_outside(draft, &name, &tokens);
            is_known.then(|| covered(draft, name)).flatten()
        };
        let (first, second) = (named(first)?, named(second)?);
        (draft.text(first) != draft.text(second)).then_some([first, second])
    }

    /// Returns the name in `tokens` if it may be the name of a person. The flag is true if the name
    /// certainly means a person: it has an office, is a full name in the text, or has a known
    /// surname.
    fn half(&self, tokens: Range<usize>, is_known: &impl Fn(&str) -> bool) -> Option<(Span, bool)> {
        let draft = self.draft;
        let span = covered(draft, tokens.clone())?;
        let naming = name::of(draft, span);
        let surname = naming.words.last().filter(|_| naming.is_name)?;
        let named = &draft.tokens[naming.tokens.clone()];
        // “Velmora Citizenship and Immigration Services” is one body.
        let is_body_noun = |word: &str| english::dictionary().word(word).classes.meets(&BODIES);
        let is_body = named.iter().any(|it| {
            let word = draft.word(it);
            is_body_noun(word)
                || is_body_noun(&stem::singular(word))
                || matches!(word, "of" | "for")
        });
        // The office shows that “Chief Officer Ilse Maren” is a person.
        let has_office = 1 < naming.words.len() && !naming.roles.is_empty();
        let is_sure = has_office
            || self.is_full_name(&naming)
            || self.has_surname(surname)
            || is_known(surname);
        let is_single = named.iter().any(|it| self.single.contains(&it.word));
        let is_person = is_sure || named.len() == 1 && is_single;
        let name = covered(draft, naming.tokens)?;
        (is_person && !is_body).then_some((name, is_sure))
    }
}

/// Returns the tokens of `span` before and after its first “and”. An “and” within the name of an
/// organization is skipped.
fn halves(draft: &Draft, span: Span) -> Option<[Range<usize>; 2]> {
    let tokens = draft.tokens_in(span);
    let mut words = tokens.clone();
    let joins = |it: &usize| draft.word(&draft.tokens[*it]) == "and";
    let and = words.find(|it| joins(it) && !is_within_body(draft, &tokens, *it))?;
    Some([tokens.start..and, and + 1..tokens.end])
}

/// Says whether the “and” at token `and` is part of the name of an organization: “a spokesperson
/// for the Department of Community and Harbours”.
fn is_within_body(draft: &Draft, phrase: &Range<usize>, and: usize) -> bool {
    let is_part = |it: &usize| {
        let token = &draft.tokens[*it];
        token.capital || matches!(draft.word(token), "of" | "for" | "the" | "&")
    };
    let is_capital = |it: usize| draft.tokens.get(it).is_some_and(|it| it.capital);
    let mut before = (phrase.start..and).rev().take_while(is_part);
    let has_body = before.any(|it| {
        let behind = draft.tokens.get(it + 1);
        draft.is(&draft.tokens[it], BODIES)
            && behind.is_some_and(|it| matches!(draft.word(it), "of" | "for"))
    });
    let is_described = (phrase.start..and).any(|it| draft.word(&draft.tokens[it]) == ",");
    has_body && is_described && is_capital(and + 1)
}

/// Says whether the words of `name` also occur outside `phrase`.
fn occurs_outside(draft: &Draft, name: &Range<usize>, phrase: &Range<usize>) -> bool {
    let words = &draft.tokens[name.clone()];
    let mut others = draft.tokens.windows(words.len().max(1)).enumerate();
    others.any(|(at, window)| {
        let is_same = window
            .iter()
            .zip(words)
            .all(|(one, two)| one.word == two.word && one.capital);
        is_same && !phrase.contains(&at) && !words.is_empty()
    })
}
