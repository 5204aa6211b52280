//! Finds the person that a name or an office means.

use crate::english;
use crate::english::class::{Class, POSSESSIVES};
use crate::ledger::alike::{abbreviates, is_office};
use crate::ledger::entry::EntryKind;
use crate::ledger::merge::{KnownSource, Register, ends_in_genitive, is_definite, is_indefinite};
use crate::ledger::name::{self, Naming};
use crate::text::span::Span;
use crate::text::token::Token;

impl Register<'_> {
    pub(super) fn person(&self, naming: &Naming) -> Option<usize> {
        let words = &naming.words;
        let is_person = |it: &KnownSource| it.kind == EntryKind::Person && it.is_name;
        if let [word] = words.as_slice() {
            let by_surname = self.latest(|it| is_person(it) && it.words.last() == Some(word));
            return by_surname
                .or_else(|| self.latest(|it| is_person(it) && it.words.first() == Some(word)))
                .or_else(|| self.latest(|it| is_person(it) && abbreviates(words, &it.words)));
        }
        self.latest(|it| is_person(it) && self.is_one_person(&it.words, words))
    }

    /// Says whether two names mean one person: the first and last words of both names are equal,
    /// the last two words are equal, one name begins or ends with the other name, or both are
    /// spellings of one name.
    fn is_one_person(&self, known: &[String], words: &[String]) -> bool {
        if let ([surname], Some(last)) = (known, words.last()) {
            return surname == last;
        }
        let ends =
            !words.is_empty() && known.first() == words.first() && known.last() == words.last();
        let is_part = 1 < known.len() && 1 < words.len();
        let is_part = is_part
            && (known.ends_with(words)
                || words.ends_with(known)
                || known.starts_with(words)
                || words.starts_with(known));
        // “Of Velmora” may follow the names of several people.
        let is_placed = |it: &[String]| it.iter().any(|word| matches!(word.as_str(), "of" | "for"));
        let is_part = is_part && !(is_placed(known) && is_placed(words));
        let tail = |it: &[String]| it.get(it.len().saturating_sub(2)..).map(<[_]>::to_vec);
        let has_same_tail = 1 < known.len() && 1 < words.len() && tail(known) == tail(words);
        let is_part = is_part || has_same_tail && !is_placed(known);
        let spelled = |one: &[String], two: &[String]| {
            self.spellings
                .iter()
                .any(|(first, second)| *first == one && *second == two)
        };
        ends || is_part || spelled(known, words) || spelled(words, known)
    }

    /// Returns the person whom the surname at `span` means. The surname is completed to a full name
    /// from the running text, and this full name is looked up.
    pub(super) fn person_in_full(&self, span: Span, naming: &Naming) -> Option<usize> {
        let [surname] = naming.words.as_slice() else {
            return None;
        };
        let full = self.people.full_name(surname, span)?;
        self.person(&full.naming)
    }

    /// Returns an unnamed source that is the same person as `naming`. In “a judge said … Judge Ilse
    /// Maren said”, the judge is Maren, because the office is the same. If no recent source has the
    /// office, one of the first sources of the draft is returned. In this case, `naming` must be
    /// the first person who is credited, or the first person whom the draft names after that
    /// source.
    pub(super) fn announced(&self, naming: &Naming, now: usize) -> Option<usize> {
        const MAX_ATTRIBUTIONS_TO_NAME: usize = 8;
        const MAX_SOURCES_OF_OPENING: usize = 2;
        let surname = naming.words.last().filter(|_| naming.is_name)?;
        let full = self.people.full_name(surname, Span::default());
        let told = full.map_or(&[][..], |it| &it.naming.roles);
        let is_near = |it: &KnownSource| {
            it.kind == EntryKind::Role && !it.is_name && now <= it.last + MAX_ATTRIBUTIONS_TO_NAME
        };
        let by_office = self.latest(|it| {
            let head = it.words.last();
            let mut roles = naming.roles.iter().chain(told);
            let holds = head.is_some_and(|head| roles.any(|role| is_office(role, head)));
            holds && (is_near(it) || self.is_described_beside(it, naming))
        });
        let by_office = by_office.or_else(|| self.only_holder(naming));
        let is_first =
            !self.hides_someone && !self.known.iter().any(|it| it.kind == EntryKind::Person);
        by_office.or_else(|| {
            let mut opening = self.known.iter().take(MAX_SOURCES_OF_OPENING);
            let idx = opening.position(|it| is_near(it) && self.opens_untold(it))?;
            let roles: Vec<&String> = naming.roles.iter().chain(told).collect();
            let is_next = || !self.hides_someone && self.is_named_next(idx, surname, &roles);
            let is_named_behind = || self.is_named_behind(idx, surname);
            (is_first && is_named_behind() || is_next()).then_some(idx)
        })
    }

    /// Says whether the words around the name `naming` contain the whole description of the unnamed
    /// source `known`: “the port’s chief counsel” in “the port’s chief counsel, Ilse Maren”.
    fn is_described_beside(&self, known: &KnownSource, naming: &Naming) -> bool {
        const MAX_TOKENS_OF_DESCRIPTION: usize = 14;
        let draft = self.draft;
        let Some(first) = draft.tokens.get(naming.tokens.start) else {
            return false;
        };
        let Some(sentence) = draft.sentences.get(draft.sentence_at(first.span.start)) else {
            return false;
        };
        let from = naming
            .tokens
            .start
            .saturating_sub(MAX_TOKENS_OF_DESCRIPTION);
        let until = naming.tokens.end + MAX_TOKENS_OF_DESCRIPTION;
        let around = from.max(sentence.tokens.start)..until.min(sentence.tokens.end);
        let beside = name::words(draft, around);
        known.kind == EntryKind::Role
            && !known.is_name
            && 1 < known.words.len()
            && known.words.iter().all(|it| beside.contains(it))
    }

    /// Returns an unnamed source at the beginning of the draft, if `naming` is the only person in
    /// the draft with the office of this source: “a judge” before the only judge whom the draft
    /// names.
    fn only_holder(&self, naming: &Naming) -> Option<usize> {
        const MAX_SOURCES_BEFORE: usize = 3;
        let surname = naming.words.last()?;
        let opening = self.known.iter().take(MAX_SOURCES_BEFORE);
        let mut opening = opening.enumerate().filter(|(_, it)| {
            let head = it.words.last();
            // The draft may have no other name for “Judge Maren”. In this case, the title gives the
            // office.
            let is_told = |head: &String| {
                let mut roles = naming.roles.iter();
                !self.people.is_held(head) && roles.any(|role| is_office(role, head))
            };
            let is_holder = head.is_some_and(|head| {
                let holder = self.people.only_holder(head);
                holder.map_or_else(|| is_told(head), |it| it == surname)
            });
            it.kind == EntryKind::Role && !it.is_name && is_holder
        });
        let (idx, known) = opening.next()?;
        (!self.hides_someone && self.anybody(known).is_some()).then_some(idx)
    }

    /// Returns the description of `known`, if `known` is an unnamed person who is not a
    /// spokesperson and does not belong to anybody: “a veteran diplomat”, but not “Maren’s lawyer”.
    fn anybody(&self, known: &KnownSource) -> Option<Naming> {
        let draft = self.draft;
        let span = *known.mentions.first()?;
        let tokens = &draft.tokens[draft.tokens_in(span)];
        let is_owned = tokens.iter().any(|it| {
            draft.is(it, Class::PossessiveEndings)
                || draft.is(it, POSSESSIVES)
                || ends_in_genitive(draft.word(it))
                || matches!(draft.word(it), "for" | "to")
        });
        let speaks = tokens.iter().any(|it| draft.is(it, Class::Spokespersons));
        let is_one_of_many = tokens
            .first()
            .is_some_and(|it| draft.is(it, Class::OneOfMany));
        // In “a religious movement”, the noun for a person is only a modifier.
        let naming = name::of(draft, span);
        let head = draft.tokens[naming.tokens.clone()].last();
        let is_person = head.is_some_and(|it| draft.is(it, name::HOLDERS));
        (is_person && !is_owned && !speaks && !is_one_of_many).then_some(naming)
    }

    /// Returns `false` if the first sentence that mentions source `idx` also names the person with
    /// `surname`. Such a person is not the unnamed source.
    fn is_named_behind(&self, idx: usize, surname: &str) -> bool {
        let named = |opening| self.people.named_from(surname, opening) != Some(opening);
        self.opening_of(idx).is_some_and(named)
    }

    fn opening_of(&self, idx: usize) -> Option<usize> {
        let first = self.known[idx].mentions.first()?;
        Some(self.draft.sentence_at(first.start))
    }

    /// Says whether the person with `surname` is the first person whom the draft names after the
    /// unnamed source `idx`. The person must have no office in `roles`, except a form of address.
    /// In “A harbour master denied what Jan Orlov said. Ilse Maren told the Gazette”, Maren is that
    /// person, because Orlov is named in the sentence with the harbour master.
    fn is_named_next(&self, idx: usize, surname: &str, roles: &[&String]) -> bool {
        const MAX_SENTENCES_TO_NAME: usize = 6;
        let Some(opening) = self.opening_of(idx) else {
            return false;
        };
        let named = |surname: &str| self.people.named_from(surname, opening);
        let is_near =
            named(surname).is_some_and(|it| opening < it && it <= opening + MAX_SENTENCES_TO_NAME);
        let is_address = |role: &&String| english::dictionary().is(role, Class::FormsOfAddress);
        let mut others = self.known.iter().filter(|it| it.kind == EntryKind::Person);
        is_near
            && roles.iter().all(is_address)
            && others.all(|it| {
                let at = it.words.last().and_then(|it| named(it));
                !it.roles.is_empty() || at == Some(opening)
            })
    }

    /// Says whether `known` can be a person whom the draft introduces without a name and names
    /// later. Such a person has no office, or is a member of a party.
    fn opens_untold(&self, known: &KnownSource) -> bool {
        self.anybody(known).is_some_and(|naming| {
            let head = self.draft.tokens[naming.tokens.clone()].last();
            let is_partisan = head.is_some_and(|it| self.draft.is(it, Class::PartyMembers));
            is_partisan || !self.people.holds_office(naming.tokens)
        })
    }

    /// Says whether a person of the register has this surname.
    pub fn has_surname(&self, surname: &str) -> bool {
        let mut known = self.known.iter();
        known.any(|it| {
            it.kind == EntryKind::Person && it.words.last().is_some_and(|it| it == surname)
        })
    }

    /// Says whether a source of the register has the office at the end of `words`.
    pub(super) fn has_office(&self, words: &[String]) -> bool {
        let head = words.last();
        head.is_some_and(|head| {
            let mut known = self.known.iter();
            known.any(|it| it.roles.iter().any(|role| is_office(role, head)))
        })
    }

    /// Returns the source that an office such as “the governor” means. It is the person with that
    /// office, or else a source that is described by the same words.
    pub(super) fn role(&mut self, span: Span, naming: &Naming) -> Option<usize> {
        let draft = self.draft;
        if is_indefinite(draft, span) {
            return None;
        }
        let head = naming.words.last()?.clone();
        let has = |roles: &[String]| roles.iter().any(|it| is_office(it, &head));
        let person = self.latest(|it| it.kind == EntryKind::Person && has(&it.roles));
        let is_role = |it: &KnownSource| it.kind == EntryKind::Role;
        let same = |it: &KnownSource| is_role(it) && it.words == naming.words;
        let is_bare = naming.words.len() == 1 && is_definite(draft, span);
        let alike = |it: &KnownSource| is_bare && is_role(it) && it.words.contains(&head);
        let hidden = |it: &KnownSource| {
            is_bare && it.kind == EntryKind::Anonymous && it.words.contains(&head)
        };
        let body = |it: &KnownSource| it.kind == EntryKind::Body && it.words.last() == Some(&head);
        let found = person
            .or_else(|| self.latest(same))
            .or_else(|| self.latest(alike))
            .or_else(|| self.latest(hidden))
            .or_else(|| self.latest(body));
        if found.is_some() {
            return found;
        }
        let in_text = self.people.with_office(span, has);
        let Some(named) = in_text.map(|it| (it.span, it.naming.clone())) else {
            return self.described_person(span, naming);
        };
        let (span, naming) = named;
        if let Some(idx) = self.person(&naming) {
            return Some(idx);
        }
        Some(self.add(EntryKind::Person, span, &naming))
    }

    /// Returns the person whom a description at `span` means: “the Vermont senator”, “the
    /// Democrat”. It is the named person who was credited last, or else the person named just
    /// before the description. “Smith’s doctor” has an owner and is excluded.
    fn described_person(&mut self, span: Span, naming: &Naming) -> Option<usize> {
        let draft = self.draft;
        let tokens = &draft.tokens[draft.tokens_in(span)];
        let is_owned = tokens
            .iter()
            .any(|it| draft.is(it, Class::PossessiveEndings) || ends_in_genitive(draft.word(it)));
        let head = naming
            .tokens
            .end
            .checked_sub(1)
            .map(|it| &draft.tokens[it])?;
        let has_capital = tokens.iter().skip(1).any(|it| it.capital);
        let tells = head.capital && draft.is(head, name::HOLDERS)
            || has_capital && draft.is(head, name::ROLES)
            || has_capital && draft.is(head, name::HOLDERS) && !self.is_introduced(head);
        if !tells || is_owned || !is_definite(draft, span) {
            return None;
        }
        // A person whom the sentence names after the description is somebody else: “the Democrat
        // said Maren left”.
        let sentence = draft.sentences.get(draft.sentence_at(span.start))?;
        let behind = draft.tokens_in(span).end;
        let beside = name::words(draft, behind..sentence.tokens.end.max(behind));
        let is_other = |it: &KnownSource| it.words.last().is_none_or(|it| !beside.contains(it));
        let known = self.latest(|it| it.kind == EntryKind::Person && it.is_name && is_other(it));
        if known.is_some() {
            return known;
        }
        let nearest = self.people.nearest(span)?;
        let (span, naming) = (nearest.span, nearest.naming.clone());
        Some(self.add(EntryKind::Person, span, &naming))
    }

    /// Says whether the draft has introduced somebody with the noun `head` before, as in “a
    /// comedian”. “The comedian” then means this person, and not somebody whom the draft names.
    fn is_introduced(&self, head: &Token) -> bool {
        const MAX_TOKENS_TO_NOUN: usize = 4;
        let draft = self.draft;
        let before = draft
            .tokens
            .partition_point(|it| it.span.start < head.span.start);
        let mut same = (0..before).filter(|it| draft.tokens[*it].word == head.word);
        same.any(|noun| {
            let words = (noun.saturating_sub(MAX_TOKENS_TO_NOUN)..noun).rev();
            let mut words = words
                .map(|it| &draft.tokens[it])
                .take_while(|it| it.is_word());
            words
                .any(|it| draft.is(it, Class::IndefiniteArticles) || draft.is(it, Class::OneOfMany))
        })
    }
}
