//! What a source is: a person, a body, a document. Knows no cues.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::attribution::SourceKind;
use crate::analysis::attribution::scene::Scene;
use crate::analysis::tag::Tag;
use crate::embedded;
use crate::text::lexicon;

static NOUNS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("lexicons/source-nouns.tsv")));

const PRONOUNS: &[&str] = &[
    "he",
    "she",
    "they",
    "i",
    "we",
    "you",
    "it",
    "him",
    "her",
    "them",
    "me",
    "us",
    "who",
    "which",
    "that",
    "one",
    "this",
    "these",
    "those",
    "himself",
    "herself",
    "themselves",
];

/// What the source in `tokens` is.
pub fn of(scene: &Scene<'_>, tokens: &Range<usize>) -> SourceKind {
    if tokens.len() == 1 && scene.is(tokens.start, PRONOUNS) {
        return SourceKind::Pronoun;
    }
    let head = head(scene, tokens);
    let listed = NOUNS.get(scene.word(head)).copied();
    // The capital of a noun that opens its sentence is no name: “Critics argue that …”.
    let is_common = |it: usize| it == tokens.start && scene.opens(it) && listed.is_some();
    let named = (tokens.start..=head)
        .any(|it| scene.tag(it) == Tag::Name && !(it == head && is_common(it)));
    match listed {
        Some("document") => SourceKind::Document,
        Some("organization") => SourceKind::Organization,
        Some("anonymous") if !named => SourceKind::Anonymous,
        Some("collective") if !named => SourceKind::Collective,
        Some("role") if !named => SourceKind::Role,
        _ if !named => {
            if scene.word(head).ends_with('s') {
                SourceKind::Collective
            } else {
                SourceKind::Role
            }
        }
        _ if is_body(scene, tokens.start..head + 1) => SourceKind::Organization,
        _ => SourceKind::Person,
    }
}

/// Whether a name with an article is meant, as bodies have: “the Treasury”.
fn is_body(scene: &Scene<'_>, name: Range<usize>) -> bool {
    name.len() > 1 && scene.is(name.start, &["the"])
}

/// The head noun of the phrase `tokens`: the last noun before a preposition or a comma.
pub fn head(scene: &Scene<'_>, tokens: &Range<usize>) -> usize {
    let mut head = tokens.start;
    for idx in tokens.clone() {
        match scene.tag(idx) {
            Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number => head = idx,
            Tag::Adposition | Tag::Subordinator if tokens.start < idx => break,
            Tag::Mark if scene.is(idx, &[",", "("]) => break,
            _ => {}
        }
    }
    head
}
