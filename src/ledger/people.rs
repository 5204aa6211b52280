//! The people whom the running text of a draft names in full, with their offices.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::name as names;
use crate::english::class::Class;
use crate::ledger::name::{self, Naming};
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// The people whom a draft names in full, in reading order.
pub struct People<'a> {
    draft: &'a Draft,
    named: Vec<NamedPerson>,
    /// The words that occur in the text as names of one word.
    single: FxHashSet<WordId>,
    /// The offices that occur directly before a name or in it: “judge” in “Judge Maren”.
    offices: FxHashSet<WordId>,
}

/// A full name in the text: a name of two or more words.
pub struct NamedPerson {
    /// The place of the name.
    pub span: Span,
    /// The words of the name, and the offices beside it.
    pub naming: Naming,
}

impl<'a> People<'a> {
    /// Returns the people among the names `found` in the draft of `analysis`.
    pub fn of(analysis: &Analysis<'a>, found: &[names::Name]) -> Self {
        let draft = analysis.draft;
        let people = found.iter().map(|it| person(analysis, it));
        let single = found.iter().filter(|it| it.n_words() == 1);
        let is_holder = |idx: &usize| draft.is(&draft.tokens[*idx], name::HOLDERS);
        let before = found.iter().flat_map(|it| {
            let first = it.tokens.start;
            (first.saturating_sub(1)..it.tokens.end).filter(is_holder)
        });
        Self {
            offices: before.map(|idx| draft.tokens[idx].word).collect(),
            draft,
            single: single
                .map(|it| draft.tokens[it.tokens.start].word)
                .collect(),
            named: people
                .filter(|it| it.naming.is_name && 1 < it.naming.words.len())
                .collect(),
        }
    }

    /// Returns the full name for the surname at `span`. It is the last full name with this surname
    /// before `span`. If there is none, it is the first such name in the text.
    pub fn full_name(&self, surname: &str, span: Span) -> Option<&NamedPerson> {
        let is = |it: &&NamedPerson| it.naming.words.last().is_some_and(|last| last == surname);
        let before = self.named.iter().filter(|it| it.span.start < span.start);
        before.rev().find(is).or_else(|| self.named.iter().find(is))
    }

    /// Returns the last person named before `span` whose offices satisfy `is_held`.
    pub fn with_office(
        &self,
        span: Span,
        is_held: impl Fn(&[String]) -> bool,
    ) -> Option<&NamedPerson> {
        let before = self.named.iter().filter(|it| it.span.start < span.start);
        before.rev().find(|it| is_held(&it.naming.roles))
    }

    /// Whether `naming` is the full name of a person in the text.
    pub fn is_full_name(&self, naming: &Naming) -> bool {
        let is = |person: &NamedPerson| person.naming.words.ends_with(&naming.words);
        naming.is_name && 1 < naming.words.len() && self.named.iter().any(is)
    }

    /// Whether the last of `tokens` is an office that some name in the text has.
    pub fn holds_office(&self, tokens: Range<usize>) -> bool {
        let last = self.draft.tokens[tokens].last();
        last.is_some_and(|it| self.offices.contains(&it.word))
    }

    /// Returns the name that the description at `span` follows: “Ilse Maren” in “Ilse Maren, a
    /// councillor who”.
    pub fn described_at(&self, span: Span) -> Option<Span> {
        let at = self.draft.token_at(span.start);
        let comma = at.checked_sub(1)?;
        let is_behind = self.draft.word(&self.draft.tokens[comma]) == ",";
        let last = self.draft.tokens.get(comma.checked_sub(1)?)?;
        let mut named = self.named.iter().filter(|it| it.span.end == last.span.end);
        named.next().filter(|_| is_behind).map(|it| it.span)
    }

    /// Returns the last person named before `span`, if the name is in the same sentence or in the
    /// sentence before.
    pub fn nearest(&self, span: Span) -> Option<&NamedPerson> {
        let near = self.draft.sentence_at(span.start).saturating_sub(1);
        let mut before = self.named.iter().rev();
        let nearest = before.find(|it| it.span.end <= span.start)?;
        (near <= self.draft.sentence_at(nearest.span.start)).then_some(nearest)
    }

    /// Whether the last of `tokens` also occurs alone as a name, as surnames do.
    pub fn stands_alone(&self, tokens: Range<usize>) -> bool {
        let last = self.draft.tokens[tokens].last();
        last.is_some_and(|it| self.single.contains(&it.word))
    }

    /// Whether `word` is the surname of a person in the text.
    pub fn has_surname(&self, word: &str) -> bool {
        let is = |person: &NamedPerson| person.naming.words.last().is_some_and(|it| it == word);
        self.named.iter().any(is)
    }

    /// Returns the name at `span`. In “Ilse Maren of Velmora”, the place is left out if “Maren”
    /// occurs alone elsewhere, as surnames do. “The Bank of Velmora” keeps its place.
    pub fn naming(&self, span: Span) -> Naming {
        let naming = name::of(self.draft, span);
        let of = naming
            .tokens
            .clone()
            .find(|it| matches!(self.draft.word(&self.draft.tokens[*it]), "of" | "for"));
        let Some(of) = of.filter(|it| naming.is_name && naming.tokens.start + 1 < *it) else {
            return naming;
        };
        let surname = &self.draft.tokens[of - 1];
        if !self.single.contains(&surname.word) {
            return naming;
        }
        let tokens = naming.tokens.start..of;
        Naming {
            words: name::words(self.draft, tokens.clone()),
            tokens,
            ..naming
        }
    }

    /// Returns the words for the organization for which the unnamed person at `span` speaks: “the
    /// department” in “a spokeswoman for the department”, “Penn State” in “a Penn State
    /// spokesperson”.
    pub fn spoken_for(&self, span: Span, naming: &Naming) -> Option<Span> {
        let draft = self.draft;
        let head = naming.tokens.end.checked_sub(1)?;
        if naming.is_name || !draft.is(&draft.tokens[head], Class::Spokespersons) {
            return None;
        }
        let within = draft.tokens_in(span);
        let is_mark = |it: &usize| !draft.tokens[*it].is_word();
        let after = head + 2..within.end.max(head + 2);
        let after = after.start..after.clone().find(is_mark).unwrap_or(after.end);
        let is_article = |it: usize| draft.is(&draft.tokens[it], Class::Articles);
        let start = within.start + usize::from(is_article(within.start));
        [after, start..head]
            .into_iter()
            .filter_map(|it| covered(draft, it))
            .find(|it| {
                let body = name::of(draft, *it);
                let mut tokens = draft.tokens[body.tokens.clone()].iter();
                let is_known = tokens.any(|it| it.capital || draft.is(it, name::BODIES));
                let surname = body.words.last();
                is_known && !surname.is_some_and(|it| self.has_surname(it))
            })
    }

    /// Returns the two people whom `span` names together: “Maren and Orlov”, “the organizers Ilse
    /// Maren and Jan Orlov”.
    ///
    /// A surname without a first name is accepted if a full name in the text or `is_known` has it.
    pub fn couple(&self, span: Span, is_known: impl Fn(&str) -> bool) -> Option<[Span; 2]> {
        let draft = self.draft;
        let tokens = draft.tokens_in(span);
        let and = tokens
            .clone()
            .find(|idx| draft.word(&draft.tokens[*idx]) == "and")?;
        let (first, first_is_known) = self.half(tokens.start..and, &is_known)?;
        let (second, second_is_known) = self.half(and + 1..tokens.end, &is_known)?;
        let is_single = |span: Span| draft.tokens_in(span).len() == 1;
        let is_told = first_is_known && second_is_known
            || (first_is_known || second_is_known) && is_single(first) && is_single(second);
        is_told.then_some([first, second])
    }

    /// Returns the name in `tokens` if it may be a person's. The flag is true if it certainly is:
    /// the text has it as a full name, or its surname is known.
    fn half(&self, tokens: Range<usize>, is_known: &impl Fn(&str) -> bool) -> Option<(Span, bool)> {
        let draft = self.draft;
        let span = covered(draft, tokens.clone())?;
        let naming = name::of(draft, span);
        let surname = naming.words.last().filter(|_| naming.is_name)?;
        let named = &draft.tokens[naming.tokens.clone()];
        let is_body = named
            .iter()
            .any(|it| draft.is(it, name::BODIES) || matches!(draft.word(it), "of" | "for"));
        let is_sure = self.is_full_name(&naming) || self.has_surname(surname) || is_known(surname);
        let is_single = named.iter().any(|it| self.single.contains(&it.word));
        let is_person = is_sure || named.len() == 1 && is_single;
        let name = covered(draft, naming.tokens)?;
        (is_person && !is_body).then_some((name, is_sure))
    }
}

fn covered(draft: &Draft, tokens: Range<usize>) -> Option<Span> {
    let first = draft.tokens.get(tokens.start)?;
    let last = draft.tokens.get(tokens.end.checked_sub(1)?)?;
    (tokens.start < tokens.end).then(|| first.span.cover(last.span))
}

/// Returns the person with the name `found`. The words before the name are searched for an office.
fn person(analysis: &Analysis<'_>, found: &names::Name) -> NamedPerson {
    const MAX_TOKENS_OF_OFFICE: usize = 5;
    let draft = analysis.draft;
    let name = found.span(draft);
    let sentence = draft.sentences.get(draft.sentence_at(name.start));
    let opening = sentence.map_or(found.tokens.start, |it| it.tokens.start);
    let first = opening.max(found.tokens.start.saturating_sub(MAX_TOKENS_OF_OFFICE));
    let mut before = (first..found.tokens.start).rev();
    let joins = |idx: &usize| {
        let is_word = draft.tokens[*idx].is_word();
        is_word && matches!(analysis.tag(*idx), Tag::Noun | Tag::Name | Tag::Adjective)
    };
    let n_before = before.by_ref().take_while(joins).count();
    let start = found.tokens.start - n_before;
    let naming = name::of(draft, draft.tokens[start].span.cover(name));
    let span = covered(draft, naming.tokens.clone()).unwrap_or(name);
    NamedPerson { span, naming }
}
