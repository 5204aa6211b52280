//! Finds the organization that a name or a noun means.

use crate::english;
use crate::english::class::Class;
use crate::ledger::alike::{abbreviates, holds_only, same_body};
use crate::ledger::entry::EntryKind;
use crate::ledger::merge::{KnownSource, Register, is_definite};
use crate::ledger::name::{self, Naming};
use crate::text::span::Span;

impl Register<'_> {
    /// Returns the organization that `span` means. “The department” means the department that the
    /// draft named last, even if that department was not a source until now.
    pub(super) fn enter_body(&mut self, span: Span, naming: &Naming, now: usize) -> usize {
        // “His office” is looked up as “office”.
        let mut naming = naming.clone();
        if !naming.is_name && 1 < naming.words.len() {
            let owner = |it: &String| english::dictionary().is(it, Class::Possessives);
            naming.words.retain(|it| !owner(it));
        }
        let naming = &naming;
        let is_reference =
            !naming.is_name && naming.words.len() == 1 && is_definite(self.draft, span);
        let named = is_reference
            .then(|| self.people.body_before(naming.tokens.end.saturating_sub(1)))
            .flatten();
        match named {
            Some(named) => {
                let idx = self.found(EntryKind::Body, named, &name::of(self.draft, named), now);
                self.known[idx].mentions.push(named);
                idx
            }
            None => self.found(EntryKind::Body, span, naming, now),
        }
    }

    /// Whether the name is one short word in capitals, such as “PUC”, and not a surname.
    pub(super) fn is_acronym(&self, naming: &Naming) -> bool {
        const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
        let [token] = &self.draft.tokens[naming.tokens.clone()] else {
            return false;
        };
        let text = self.draft.text(token.span);
        let is_known = self.people.has_surname(self.draft.word(token));
        LETTERS.contains(&text.len()) && text.chars().all(char::is_uppercase) && !is_known
    }

    /// Returns the source that made “the statement” at `span`. It is looked for in the last
    /// sentence with “a statement”, and in the sentence before that one.
    pub(super) fn own_statement(
        &self,
        kind: EntryKind,
        span: Span,
        naming: &Naming,
    ) -> Option<usize> {
        const MAX_SENTENCES_TO_STATEMENT: usize = 2;
        let draft = self.draft;
        let head = naming
            .tokens
            .end
            .checked_sub(1)
            .map(|it| &draft.tokens[it])?;
        let is_reference = kind == EntryKind::Document
            && naming.words.len() == 1
            && is_definite(draft, span)
            && draft.is(head, Class::StatementNouns)
            && !draft.is(head, Class::DocumentNouns);
        if !is_reference {
            return None;
        }
        let here = draft.sentence_at(span.start);
        let introduces = |idx: &usize| {
            let tokens = &draft.tokens[draft.sentences[*idx].tokens.clone()];
            tokens
                .windows(2)
                .any(|it| draft.is(&it[0], Class::IndefiniteArticles) && it[1].word == head.word)
        };
        let first = here.saturating_sub(MAX_SENTENCES_TO_STATEMENT);
        let sentence = (first..here).rev().find(introduces)?;
        self.latest(|known| {
            let mut mentions = known.mentions.iter();
            // Before “She sent a statement”, the name of the source is a sentence earlier.
            mentions.any(|it| {
                let at = draft.sentence_at(it.start);
                at == sentence || at + 1 == sentence
            })
        })
    }

    /// Returns the organization with this name. For words such as “the department” or “the Post”,
    /// it is the last mentioned organization that the words can mean.
    pub(super) fn body(&self, span: Span, naming: &Naming) -> Option<usize> {
        let words = &naming.words;
        let is_body = |it: &KnownSource| it.kind == EntryKind::Body;
        let named = self.latest(|it| {
            it.is_name
                && match it.kind {
                    EntryKind::Body => same_body(&it.words, words),
                    EntryKind::Person => it.words == *words || abbreviates(words, &it.words),
                    _ => false,
                }
        });
        let head = words.last()?;
        if named.is_some() {
            return named;
        }
        if words.len() == 1 {
            return self.body_by_word(span, naming, head);
        }
        if naming.is_name {
            // The draft may say “the department” before it gives its name.
            return self.latest(|it| is_body(it) && !it.is_name && holds_only(words, &it.words));
        }
        self.latest(|it| {
            is_body(it) && it.words.last() == Some(head) && {
                let (short, long) = if it.words.len() < words.len() {
                    (&it.words, words)
                } else {
                    (words, &it.words)
                };
                1 < short.len() && short.iter().all(|it| long.contains(it))
            }
        })
    }

    /// Returns the organization that the single word `head` means. The word is part of its name, or
    /// a noun such as “agency” for the organization that was mentioned last.
    fn body_by_word(&self, span: Span, naming: &Naming, head: &String) -> Option<usize> {
        let draft = self.draft;
        let is_body = |it: &KnownSource| it.kind == EntryKind::Body;
        let is_listed = draft.tokens[naming.tokens.clone()]
            .iter()
            .any(|it| draft.is(it, name::BODIES));
        let is_common = !naming.is_name || is_listed && is_definite(draft, span);
        let by_last = self.latest(|it| is_body(it) && it.words.last() == Some(head));
        let by_part = || self.latest(|it| is_body(it) && is_common && it.words.contains(head));
        let by_first = || {
            self.latest(|it| {
                let is_first = it.words.first() == Some(head);
                is_body(it) && naming.is_name && !is_listed && it.is_name && is_first
            })
        };
        let by_kind = || {
            let is_meant = !naming.is_name && is_listed && is_definite(draft, span);
            self.latest(|it| is_meant && (is_body(it) || self.is_like_body(it)) && it.is_name)
        };
        by_last.or_else(by_part).or_else(by_first).or_else(by_kind)
    }

    /// Whether `known` is classed as a person but may be an organization. That is so if the draft
    /// gives `known` no office, and never uses the last word of the name alone, as drafts do with
    /// surnames.
    fn is_like_body(&self, known: &KnownSource) -> bool {
        let name = self.draft.tokens_in(known.introduction);
        let is_single = name.len() == 1;
        // “Ilse Maren, who owns a shop” is a person.
        let behind = self.draft.tokens.get(name.end + 1);
        let is_told_of = behind.is_some_and(|it| self.draft.is(it, Class::PersonalRelatives));
        known.kind == EntryKind::Person
            && known.roles.is_empty()
            && !is_told_of
            && (is_single || !self.people.stands_alone(name))
    }
}
