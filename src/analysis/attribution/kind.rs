//! The kind of a source: a person, an organization, a document.

use std::ops::Range;

use crate::analysis::attribution::SourceKind;
use crate::analysis::attribution::token_view::TokenView;
use crate::english::class::{Class, ClassSet, RELATIVES};
use crate::syntax::tag::Tag;

/// Pronouns that can be a source on their own, such as “she”. The pronoun “one” is not in these
/// classes.
const PRONOUNS: ClassSet = ClassSet::of(&[
    Class::CaselessPronouns,
    Class::Demonstratives,
    Class::ObjectPronouns,
    Class::ReflexivePronouns,
    Class::RelativePronouns,
    Class::SubjectPronouns,
]);

/// Returns the kind of the source with the tokens `tokens`.
pub fn of(view: &TokenView<'_>, tokens: &Range<usize>) -> SourceKind {
    let pronoun = view.is_of(tokens.start, PRONOUNS) || view.word(tokens.start) == "one";
    if tokens.len() == 1 && pronoun {
        return SourceKind::Pronoun;
    }
    let head = head(view, tokens);
    let listed = listed(view, head);
    // A common noun at the start of its sentence has a capital but is not a name: “Critics argue
    // that …”.
    let is_common = |idx: usize| idx == tokens.start && view.opens(idx) && listed.is_some();
    let named = (tokens.start..=head)
        .any(|idx| view.tag(idx) == Tag::Name && !(idx == head && is_common(idx)));
    match listed {
        Some(SourceKind::Document) => SourceKind::Document,
        Some(SourceKind::Organization) => SourceKind::Organization,
        Some(SourceKind::Anonymous) if !named => SourceKind::Anonymous,
        Some(SourceKind::Collective) if !named => SourceKind::Collective,
        Some(SourceKind::Role) if !named => SourceKind::Role,
        _ if !named => {
            if view.word(head).ends_with('s') {
                SourceKind::Collective
            } else {
                SourceKind::Role
            }
        }
        _ if is_body(view, tokens.start..head + 1) => SourceKind::Organization,
        _ => SourceKind::Person,
    }
}

/// Nouns for organizations.
pub const BODIES: ClassSet = ClassSet::of(&[
    Class::OrganizationSource,
    Class::CollectiveNouns,
    Class::InstitutionNouns,
    Class::Publishers,
]);

/// Nouns for documents.
pub const DOCUMENTS: ClassSet = ClassSet::of(&[Class::DocumentSource, Class::DocumentNouns]);

/// Returns the kind of source that the dictionary gives for the noun at token `head`; `None` if the
/// dictionary gives no kind.
fn listed(view: &TokenView<'_>, head: usize) -> Option<SourceKind> {
    const KINDS: [(Class, SourceKind); 5] = [
        (Class::DocumentSource, SourceKind::Document),
        (Class::OrganizationSource, SourceKind::Organization),
        (Class::AnonymousSource, SourceKind::Anonymous),
        (Class::CollectiveSource, SourceKind::Collective),
        (Class::RoleSource, SourceKind::Role),
    ];
    let classes = view.draft.record(view.token(head)).classes;
    let found = KINDS.iter().find(|(class, _)| classes.has(*class));
    found.map(|&(_, kind)| kind)
}

/// Says whether `name` begins with “the”, as “the Treasury” does. Names of organizations may begin
/// with “the”; names of persons do not.
fn is_body(view: &TokenView<'_>, name: Range<usize>) -> bool {
    name.len() > 1 && view.word(name.start) == "the"
}

/// Returns the head of the noun phrase with the tokens `tokens`: the last noun before a
/// preposition, a comma or a parenthesis.
pub fn head(view: &TokenView<'_>, tokens: &Range<usize>) -> usize {
    let mut head = tokens.start;
    for idx in tokens.clone() {
        match view.tag(idx) {
            Tag::Pronoun if tokens.start < idx && view.is_of(idx, RELATIVES) => break,
            Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number => head = idx,
            Tag::Adposition | Tag::Subordinator if tokens.start < idx => break,
            Tag::VerbIng if idx + 1 == tokens.end && view.is_of(idx, DOCUMENTS) => head = idx,
            Tag::Mark if view.is(idx, &[",", "("]) => break,
            _ => {}
        }
    }
    head
}
