//! Finds the organization that a name or a noun means.

use crate::ledger::alike::{abbreviates, holds_only, same_body};
use crate::ledger::entry::EntryKind;
use crate::ledger::merge::{KnownSource, Register, is_definite};
use crate::ledger::name::{self, Naming};
use crate::text::span::Span;

impl Register<'_> {
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
    /// gives it no office, and never uses the last word of its name alone, as it does with
    /// surnames.
    fn is_like_body(&self, known: &KnownSource) -> bool {
        let name = self.draft.tokens_in(known.introduction);
        let is_single = name.len() == 1;
        known.kind == EntryKind::Person
            && known.roles.is_empty()
            && (is_single || !self.people.stands_alone(name))
    }
}
