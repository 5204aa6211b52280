//! Finds the organization that a name or a noun means.

use crate::analysis::attribution::kind::{BODIES, DOCUMENTS};
use crate::english;
use crate::english::class::Class;
use crate::ledger::alike::{abbreviates, holds_only, in_common_words, same_body};
use crate::ledger::entry::EntryKind;
use crate::ledger::merge::{KnownSource, Register, is_definite, is_indefinite};
use crate::ledger::name::{self, Naming};
use crate::text::span::Span;
use crate::text::token::Token;

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

    /// Says whether the name is one short word in capitals, such as “PUC”, and not a surname.
    pub(super) fn is_acronym(&self, naming: &Naming) -> bool {
        const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
        let [token] = &self.draft.tokens[naming.tokens.clone()] else {
            return false;
        };
        let text = self.draft.text(token.span);
        let is_known = self.people.has_surname(self.draft.word(token));
        LETTERS.contains(&text.len()) && text.chars().all(char::is_uppercase) && !is_known
    }

    /// Says whether a description ends in a noun for a document: “the Port Workers report”.
    pub(super) fn is_text(&self, naming: &Naming) -> bool {
        let head = self.draft.tokens[naming.tokens.clone()].last();
        let is_noun = |it: &Token| self.draft.is(it, DOCUMENTS) && !it.capital;
        !naming.is_name && head.is_some_and(is_noun)
    }

    /// Says whether a description ends in a noun for an institution: “the fund”.
    pub(super) fn is_institution(&self, naming: &Naming) -> bool {
        let head = self.draft.tokens[naming.tokens.clone()].last();
        let is_noun = |it: &Token| {
            self.draft.is(it, Class::InstitutionNouns) && !self.draft.is(it, name::HOLDERS)
        };
        !naming.is_name && head.is_some_and(is_noun)
    }

    /// Says whether the name ends in initials, as names of places and newsrooms do: “Spotlight PA”.
    /// No word of the name may occur alone in the draft. “Ilse Maren MP” is a person, because
    /// “Maren” occurs alone.
    pub(super) fn ends_in_initials(&self, naming: &Naming) -> bool {
        let tokens = &self.draft.tokens[naming.tokens.clone()];
        let is_short = |it: &Token| {
            let text = self.draft.text(it.span);
            (2..=3).contains(&text.len()) && text.chars().all(|it| it.is_ascii_uppercase())
        };
        let [first, .., last] = tokens else {
            return false;
        };
        let is_suffix = matches!(self.draft.word(last), "ii" | "iii" | "iv" | "jr" | "sr");
        naming.is_name
            && is_short(last)
            && !is_suffix
            && !is_short(first)
            && !self.people.stands_alone(naming.tokens.clone())
            && !self
                .people
                .stands_alone(naming.tokens.start..naming.tokens.end - 1)
    }

    /// Returns the document that `words` at `span` mean: a document whose first description
    /// contains all of `words`. “The Port Watch report” means “a May report from Port Watch”.
    /// Synonyms such as “suit” and “lawsuit” are treated as one word.
    pub(super) fn document(&self, span: Span, words: &[String]) -> Option<usize> {
        let words = in_common_words(words);
        let head = words.last()?;
        if let Some(poll) = self.poll(span, head) {
            return Some(poll);
        }
        if is_indefinite(self.draft, span) {
            return None;
        }
        self.latest(|it| {
            let is_alike = in_common_words(&it.words).last() == Some(head);
            let first = it.mentions.first().filter(|_| is_alike);
            it.kind == EntryKind::Document
                && first.is_some_and(|it| {
                    let told = in_common_words(&name::words(self.draft, self.draft.tokens_in(*it)));
                    words.iter().all(|word| told.contains(word))
                })
        })
    }

    /// Returns the poll that `span` means. The last word of `span` is `head`. A poll is recognised
    /// by its maker: “the most recent Gazette poll” means “a Gazette poll”. “The last poll” means
    /// the poll that was mentioned last.
    fn poll(&self, span: Span, head: &str) -> Option<usize> {
        let draft = self.draft;
        let names = |span: Span| -> Vec<String> {
            let tokens = draft.tokens_in(span).skip(1);
            let names = tokens.filter(|it| draft.tokens[*it].capital);
            names
                .flat_map(|it| name::words(draft, it..it + 1))
                .collect()
        };
        let maker = names(span);
        let is_open = is_definite(draft, span) && maker.is_empty();
        let is_poll = english::dictionary().is(head, Class::PollingWords);
        self.latest(|it| {
            let is_alike = in_common_words(&it.words)
                .last()
                .is_some_and(|it| it == head);
            let is_same = || {
                let first = it.mentions.first().map(|it| names(*it)).unwrap_or_default();
                is_open || first.iter().any(|it| maker.contains(it))
            };
            is_poll && it.kind == EntryKind::Document && is_alike && is_same()
        })
    }

    /// Returns the source that made “the statement” at `span`. The source is looked for in the last
    /// sentence with “a statement”, and in the sentence before that sentence.
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
            // If the sentence is “She sent a statement”, the sentence before names the source.
            mentions.any(|it| {
                let at = draft.sentence_at(it.start);
                at == sentence || at + 1 == sentence
            })
        })
    }

    /// Returns the organization with this name. Words such as “the department” or “the Post” mean
    /// the organization that was mentioned last and that fits the words.
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
            // The draft may say “the department” before it gives the name of the department.
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

    /// Returns the organization that the single word `head` means. The word is part of the name of
    /// the organization, or a noun such as “agency” for the organization that was mentioned last.
    fn body_by_word(&self, span: Span, naming: &Naming, head: &String) -> Option<usize> {
        let draft = self.draft;
        let is_body = |it: &KnownSource| it.kind == EntryKind::Body;
        let is_listed = draft.tokens[naming.tokens.clone()]
            .iter()
            .any(|it| draft.is(it, BODIES));
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
            let can_be = |it: &KnownSource| is_body(it) || self.is_like_body(it);
            self.latest(|it| is_meant && it.is_name && can_be(it) && !is_newsroom(it))
        };
        by_last.or_else(by_part).or_else(by_first).or_else(by_kind)
    }

    /// Says whether `known`, which was taken for a person, may be an organization. That is so if
    /// the draft gives `known` no office and never uses the last word of the name alone. The
    /// surname of a person is often used alone.
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

/// Says whether `known` is probably a newsroom: “Spotlight PA”, “Harbour News”. Nouns such as “the
/// agency” do not mean a newsroom.
fn is_newsroom(known: &KnownSource) -> bool {
    const MAX_LETTERS_OF_PLACE: usize = 2;
    let publishes = |it: &String| {
        it.len() <= MAX_LETTERS_OF_PLACE || english::dictionary().is(it, Class::Publishers)
    };
    1 < known.words.len() && known.words.last().is_some_and(publishes)
}
