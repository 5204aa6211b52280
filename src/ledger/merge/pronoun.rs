//! Finds the source that a pronoun means.

use crate::analysis::attribution::SourceKind;
use crate::analysis::attribution::kind::BODIES;
use crate::english::class::Class;
use crate::ledger::entry::{self, EntryKind};
use crate::ledger::merge::Register;
use crate::ledger::name::{self, Naming};
use crate::text::span::Span;

impl Register<'_> {
    /// Returns the source that “he” or “she” at `pronoun` means. If the antecedent `named` is a
    /// person, the pronoun means this person. If `named` is something else, such as a place or a
    /// day, the pronoun means the person named just before.
    pub fn person_meant(
        &mut self,
        pronoun: Span,
        named: Span,
        kind: SourceKind,
        now: usize,
    ) -> Option<usize> {
        const MAX_ATTRIBUTIONS_TO_PERSON: usize = 6;
        let naming = self.people.naming(named);
        let tokens = &self.draft.tokens[naming.tokens.clone()];
        let is_role = tokens.iter().any(|it| self.draft.is(it, name::HOLDERS))
            && !naming.is_name
            && !self.is_predicate(named);
        let surname = naming.words.last();
        let is_person = is_role
            || self.people.is_full_name(&naming) && !self.is_place(&naming)
            || surname.is_some_and(|it| self.people.has_surname(it)) && !self.is_place(&naming)
            || self.person(&naming).is_some();
        if is_person && !self.is_of_other_gender(pronoun, &naming) {
            return Some(self.enter(named, kind, now));
        }
        if let Some(role) = self.people.role_before(pronoun) {
            return Some(self.enter(role, SourceKind::Role, now));
        }
        let near = self.people.nearest(pronoun).map(|it| {
            let tokens = self.draft.tokens_in(it.span);
            let last = self.draft.tokens[tokens.clone()].last();
            // “Velmora PA” ends in an abbreviation.
            let is_short =
                last.is_some_and(|it| self.draft.text(it.span).chars().all(char::is_uppercase));
            let is_known = self.person(&it.naming).is_some()
                || !is_short && (!it.naming.roles.is_empty() || self.people.stands_alone(tokens));
            (it.span, is_known)
        });
        let lately = || {
            self.latest(|it| {
                matches!(it.kind, EntryKind::Person | EntryKind::Role)
                    && now <= it.last + MAX_ATTRIBUTIONS_TO_PERSON
            })
        };
        match near {
            // A name of two words is usually a place, unless something else shows a person.
            Some((_, false)) if lately().is_some() => lately(),
            Some((near, _)) => Some(self.enter(near, SourceKind::Person, now)),
            None => self.latest(|it| matches!(it.kind, EntryKind::Person | EntryKind::Role)),
        }
    }

    /// Says whether the words at `span` say what somebody is: “nominee” in “if Maren is the
    /// nominee, he said”.
    fn is_predicate(&self, span: Span) -> bool {
        const MAX_TOKENS_TO_VERB: usize = 3;
        let draft = self.draft;
        let start = draft.token_at(span.start);
        let before = (start.saturating_sub(MAX_TOKENS_TO_VERB)..start).rev();
        let mut before = before
            .map(|it| &draft.tokens[it])
            .take_while(|it| it.is_word());
        before.any(|it| draft.is(it, Class::FormsOfBe))
    }

    /// Says whether the form of address before the name `naming` contradicts the pronoun: “she” for
    /// “Mr. Maren”.
    fn is_of_other_gender(&self, pronoun: Span, naming: &Naming) -> bool {
        let token = &self.draft.tokens[self.draft.token_at(pronoun.start)];
        let mut roles = naming.roles.iter().map(String::as_str);
        match self.draft.word(token) {
            "he" | "him" | "his" => roles.any(|it| matches!(it, "mrs" | "ms" | "miss")),
            "she" | "her" | "hers" => roles.any(|it| it == "mr"),
            _ => false,
        }
    }

    /// Says whether the name `naming` looks like the name of a place or an organization: “Port
    /// County”, “Spotlight PA”, “South Velmora” in “in South Velmora”.
    fn is_place(&self, naming: &Naming) -> bool {
        let draft = self.draft;
        let Some(last) = draft.tokens[naming.tokens.clone()].last() else {
            return false;
        };
        let before = naming.tokens.start.checked_sub(1);
        let follows = before.is_some_and(|it| matches!(draft.word(&draft.tokens[it]), "in" | "at"));
        let is_short = draft.text(last.span).chars().all(char::is_uppercase);
        let is_known = self.people.stands_alone(naming.tokens.clone());
        let ends_name = draft.is(last, BODIES) || draft.is(last, Class::MapNouns);
        naming.roles.is_empty() && (follows && !is_known || is_short || ends_name)
    }

    /// Returns the source that “they” or “it” means. If the antecedent `named` is a group, an
    /// organization or a document, the pronoun means `named`. Otherwise, it means the source that
    /// was credited last.
    pub fn others_meant(&mut self, named: Span, kind: SourceKind, now: usize) -> Option<usize> {
        let naming = self.people.naming(named);
        let is_person = self.people.is_full_name(&naming)
            || naming.is_name
                && naming
                    .words
                    .last()
                    .is_some_and(|it| self.people.has_surname(it));
        let meant = self.refined(entry::kind_of(self.draft, named, kind), named, &naming);
        let is_several = matches!(
            meant,
            EntryKind::Group | EntryKind::Body | EntryKind::Document | EntryKind::Anonymous
        );
        if is_several && !is_person {
            return Some(self.enter(named, kind, now));
        }
        self.latest(|_| true)
    }
}
