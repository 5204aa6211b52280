//! The people whom the running text of a draft names in full, with their offices.

mod together;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::attribution::kind::BODIES;
use crate::analysis::name as names;
use crate::english::class::Class;
use crate::ledger::alike::is_office;
use crate::ledger::headline;
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
    /// The offices that are part of a name or directly before a name: “judge” in “Judge Maren”.
    offices: FxHashSet<WordId>,
}

/// A full name in the text: a name of two or more words.
pub struct NamedPerson {
    /// The place of the name.
    pub span: Span,
    /// The words of the name, and the offices before or after the name.
    pub naming: Naming,
}

impl<'a> People<'a> {
    /// Returns the people among the names `found` in the draft of `analysis`.
    pub fn of(analysis: &Analysis<'a>, found: &[names::Name]) -> Self {
        let draft = analysis.draft;
        let headline = headline::of(draft);
        let is_told =
            |it: &&names::Name| !headline.is_some_and(|line| line.contains(it.span(draft)));
        let found = || found.iter().filter(&is_told);
        let people = found().map(|it| person(analysis, it));
        let single = found().filter(|it| it.n_words() == 1);
        let is_holder = |idx: &usize| draft.is(&draft.tokens[*idx], name::HOLDERS);
        let before = found().flat_map(|it| {
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

    /// Returns the full name for the surname at `span`. This is the last full name with this
    /// surname before `span`, or, if there is none, the first such name in the text.
    pub fn full_name(&self, surname: &str, span: Span) -> Option<&NamedPerson> {
        let is = |it: &&NamedPerson| it.naming.words.last().is_some_and(|last| last == surname);
        let before = self.named.iter().filter(|it| it.span.start < span.start);
        before.rev().find(is).or_else(|| self.named.iter().find(is))
    }

    /// Returns the last person before `span` for whose offices `is_held` returns true.
    pub fn with_office(
        &self,
        span: Span,
        is_held: impl Fn(&[String]) -> bool,
    ) -> Option<&NamedPerson> {
        let before = self.named.iter().filter(|it| it.span.start < span.start);
        before.rev().find(|it| is_held(&it.naming.roles))
    }

    /// Returns the surname of the person who has `office`, if the draft names only one such person.
    pub fn only_holder(&self, office: &str) -> Option<&String> {
        let has = |it: &&NamedPerson| it.naming.roles.iter().any(|role| is_office(role, office));
        let mut surnames = self.named.iter().filter(has);
        let surname = surnames.next()?.naming.words.last()?;
        let mut others = surnames.filter_map(|it| it.naming.words.last());
        others.all(|it| it == surname).then_some(surname)
    }

    /// Says whether a person whom the draft names in full has this office.
    pub fn is_held(&self, office: &str) -> bool {
        let mut roles = self.named.iter().flat_map(|it| &it.naming.roles);
        roles.any(|role| is_office(role, office))
    }

    /// Returns the index of the first sentence that gives the full name for `surname`. The search
    /// begins with sentence number `first`.
    pub fn named_from(&self, surname: &str, first: usize) -> Option<usize> {
        let named = self.named.iter().filter(|it| {
            let last = it.naming.words.last();
            last.is_some_and(|it| it == surname)
        });
        let mut sentences = named.map(|it| self.draft.sentence_at(it.span.start));
        sentences.find(|it| first <= *it)
    }

    /// Says whether `naming` is the full name of a person in the text.
    pub fn is_full_name(&self, naming: &Naming) -> bool {
        let is = |person: &NamedPerson| person.naming.words.ends_with(&naming.words);
        naming.is_name && 1 < naming.words.len() && self.named.iter().any(is)
    }

    /// Says whether the last of `tokens` is an office that some name in the text has.
    pub fn holds_office(&self, tokens: Range<usize>) -> bool {
        let last = self.draft.tokens[tokens].last();
        last.is_some_and(|it| self.offices.contains(&it.word))
    }

    /// Returns the name directly before the description at `span`: “Ilse Maren” in “Ilse Maren, a
    /// councillor who”.
    pub fn described_at(&self, span: Span) -> Option<Span> {
        let at = self.draft.token_at(span.start);
        let comma = at.checked_sub(1)?;
        let word = |idx: usize| self.draft.word(&self.draft.tokens[idx]);
        let is_behind = word(comma) == ",";
        // The name may end with a party: “Ilse Maren (D., Ansel), a councillor who”.
        let end = if comma.checked_sub(1).is_some_and(|it| word(it) == ")") {
            (0..comma).rev().find(|it| word(*it) == "(")?
        } else {
            comma
        };
        let last = self.draft.tokens.get(end.checked_sub(1)?)?;
        let mut named = self.named.iter().filter(|it| it.span.end == last.span.end);
        named.next().filter(|_| is_behind).map(|it| it.span)
    }

    /// Returns the name in the apposition that follows the description at `span`: “Ilse Maren” in
    /// “said another resident, Ilse Maren.”
    pub fn apposed_behind(&self, span: Span) -> Option<Span> {
        let draft = self.draft;
        let end = draft.tokens_in(span).end;
        let comma = draft.tokens.get(end)?;
        let begins = draft.tokens.get(end + 1)?;
        let mut named = self.named.iter();
        let person = named.find(|it| it.span.start == begins.span.start)?;
        let behind = draft.tokens.get(draft.tokens_in(person.span).end)?;
        let is_closed = matches!(draft.word(behind), "." | "," | ";" | "(" | ":");
        (draft.word(comma) == "," && is_closed).then_some(person.span)
    }

    /// Returns the person whom the noun at `span` describes. The noun must be the last of several
    /// nouns after the name: “director” in “Ilse Maren, a composer, lecturer and director, said”.
    pub fn apposed_to(&self, span: Span) -> Option<Span> {
        let draft = self.draft;
        let tokens = draft.tokens_in(span);
        let noun = &draft.tokens[tokens.start];
        let before = &draft.tokens[tokens.start.checked_sub(1)?];
        let is_last = tokens.len() == 1
            && !noun.capital
            && draft.is(noun, name::HOLDERS)
            && draft.is(before, Class::Coordinators);
        let sentence = draft.sentence_at(span.start);
        let mut before = self.named.iter().rev();
        let person = before.find(|it| it.span.end <= span.start)?;
        let behind = draft.tokens.get(draft.tokens_in(person.span).end)?;
        let is_apposed =
            draft.word(behind) == "," && draft.sentence_at(person.span.start) == sentence;
        (is_last && is_apposed).then_some(person.span)
    }

    /// Returns the unnamed person at the beginning of the sentence before `pronoun`: “a
    /// spokesperson for the port” in “A spokesperson for the port declined. She said”.
    pub fn role_before(&self, pronoun: Span) -> Option<Span> {
        const MAX_TOKENS_OF_ROLE: usize = 5;
        let draft = self.draft;
        let before = draft.sentence_at(pronoun.start).checked_sub(1)?;
        let tokens = draft.sentences[before].tokens.clone();
        let opening = tokens.start..tokens.end.min(tokens.start + MAX_TOKENS_OF_ROLE);
        let is_plain = |idx: &usize| draft.tokens[*idx].is_word();
        let is_role =
            |idx: &usize| draft.is(&draft.tokens[*idx], name::ROLES) && !draft.tokens[*idx].capital;
        let article = draft.tokens.get(tokens.start)?;
        let head = opening.skip(1).take_while(is_plain).find(is_role)?;
        let behind = draft.tokens.get(head + 1)?;
        let goes_on = draft.is(behind, Class::FunctionWords);
        // The organization after “for” or “of” belongs to the description.
        let mark = (head..tokens.end).find(|it| !is_plain(it))?;
        let body = (head + 2..mark).take_while(|it| {
            let token = &draft.tokens[*it];
            token.capital || draft.is(token, Class::Articles)
        });
        let is_for = matches!(draft.word(behind), "for" | "of");
        let last = body.last().filter(|_| is_for).unwrap_or(head);
        let is_opening = draft.is(article, Class::Articles) && goes_on;
        is_opening.then(|| article.span.cover(draft.tokens[last].span))
    }

    /// Returns the two people who are the subject of the sentence before `pronoun`: “Ilse Maren
    /// (D.) and Rep. Jan Orlov sat on the board. They said”. The `pronoun` must begin its sentence,
    /// and both sentences must be in one block.
    pub fn couple_before(&self, pronoun: Span) -> Option<[Span; 2]> {
        const MAX_TOKENS_BETWEEN: usize = 12;
        let draft = self.draft;
        let here = draft.sentence_at(pronoun.start);
        let before = here.checked_sub(1)?;
        let (sentence, own) = (&draft.sentences[before], &draft.sentences[here]);
        let is_opening =
            own.block == sentence.block && draft.token_at(pronoun.start) == own.tokens.start;
        let within = |it: &&NamedPerson| draft.sentence_at(it.span.start) == before;
        let mut named = self.named.iter().filter(within);
        let (first, second) = (named.next()?, named.next()?);
        let between = draft.tokens_in(first.span).end..draft.tokens_in(second.span).start;
        let is_near = between.len() <= MAX_TOKENS_BETWEEN
            && draft.tokens_in(first.span).start < sentence.tokens.start + MAX_TOKENS_BETWEEN;
        let mut depth = 0_usize;
        let mut outside = between.filter(|it| {
            let word = draft.word(&draft.tokens[*it]);
            depth = match word {
                "(" => depth + 1,
                ")" => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0 && word != ")"
        });
        let joins = outside
            .next()
            .is_some_and(|it| draft.word(&draft.tokens[it]) == "and");
        let is_office = |it: usize| !draft.is(&draft.tokens[it], Class::FunctionWords);
        (is_opening && is_near && joins && outside.all(is_office))
            .then_some([first.span, second.span])
    }

    /// Returns the last person named before `span`, if the name is in the same sentence or in the
    /// sentence before.
    pub fn nearest(&self, span: Span) -> Option<&NamedPerson> {
        let near = self.draft.sentence_at(span.start).saturating_sub(1);
        let mut before = self.named.iter().rev();
        // A name with an article, such as “the Velmora East pipeline”, is not the name of a person.
        let has_article = |it: &NamedPerson| {
            let first = self.draft.tokens_in(it.span).start;
            let article = first.checked_sub(1).map(|it| &self.draft.tokens[it]);
            article.is_some_and(|it| self.draft.is(it, Class::Articles))
                && it.naming.roles.is_empty()
        };
        let nearest = before.find(|it| it.span.end <= span.start && !has_article(it))?;
        (near <= self.draft.sentence_at(nearest.span.start)).then_some(nearest)
    }

    /// Says whether the last of `tokens` also occurs alone as a name, as surnames do.
    pub fn stands_alone(&self, tokens: Range<usize>) -> bool {
        let last = self.draft.tokens[tokens].last();
        last.is_some_and(|it| self.single.contains(&it.word))
    }

    /// Says whether `word` is the surname of a person in the text.
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

    /// Returns the words for the organization that the unnamed spokesperson at `span` speaks for:
    /// “the department” in “a spokeswoman for the department”, “Penn State” in “a Penn State
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
                let is_known = tokens.any(|it| it.capital || draft.is(it, BODIES));
                let surname = body.words.last();
                let is_person = body.is_name && surname.is_some_and(|it| self.has_surname(it));
                is_known && !is_person
            })
    }

    /// Returns the last name before token `at` that contains the noun at `at`. The noun must end
    /// the name or precede “of” or “for”: “Department of Works” for “the department”.
    pub fn body_before(&self, at: usize) -> Option<Span> {
        const MAX_TOKENS_TO_NAME: usize = 600;
        let draft = self.draft;
        let noun = &draft.tokens.get(at)?.word;
        let first = at.saturating_sub(MAX_TOKENS_TO_NAME);
        let is_part = |idx: usize| {
            let token = draft.tokens.get(idx);
            token
                .is_some_and(|it| it.capital && it.is_word() && !draft.is(it, Class::FunctionWords))
        };
        let continues = |idx: usize| {
            let joins = |it: usize| matches!(draft.word(&draft.tokens[it]), "of" | "for");
            let article = |it: usize| draft.word(&draft.tokens[it]) == "the";
            let next = idx + 1;
            let in_text = next + 2 < draft.tokens.len();
            let behind = next + 1 + usize::from(in_text && article(next + 1));
            (in_text && joins(next) && is_part(behind)).then_some(behind)
        };
        let named = (first..at).rev().find_map(|idx| {
            if draft.tokens[idx].word != *noun || !is_part(idx) || is_part(idx + 1) {
                return None;
            }
            let start = (first..idx).rev().take_while(|it| is_part(*it)).last();
            let mut end = continues(idx).unwrap_or(idx);
            while is_part(end + 1) {
                end += 1;
            }
            let start = start.unwrap_or(idx);
            (start < end).then_some(start..end + 1)
        })?;
        covered(draft, named)
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
