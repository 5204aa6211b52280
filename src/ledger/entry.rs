//! An entry of the ledger: a source, its kind, and how much is credited to the source.

use std::ops::Range;

use strum::{Display, IntoStaticStr};

use crate::analysis::Analysis;
use crate::analysis::attribution::kind::BODIES;
use crate::analysis::attribution::{Manner, SourceKind};
use crate::analysis::unnamed;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::ledger::mention::Credit;
use crate::ledger::merge::{KnownSource, Register};
use crate::ledger::name::{self, Naming};
use crate::ledger::reason;
use crate::text::draft::Draft;
use crate::text::span::{Place, Span};
use crate::text::stem;
use crate::text::token::{Token, TokenKind};

/// A source of a draft.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// The first full name that the draft gives the source.
    pub name: String,
    /// The kind of source.
    pub kind: EntryKind,
    /// Whether a reader can identify the source.
    pub is_named: bool,
    /// The other names and descriptions that the draft uses for the source, each once.
    pub aliases: Vec<String>,
    /// The number of quotations that are credited to the source.
    pub n_quotations: usize,
    /// The number of paraphrases that are credited to the source.
    pub n_paraphrases: usize,
    /// The number of words in the quotations and paraphrases that are credited to the source.
    pub n_words: usize,
    /// The place where the source is first credited.
    pub first: Place,
    /// The targets of the links in sentences that credit the source, each once.
    pub links: Vec<String>,
    /// Why the source is not named, if the draft gives a reason.
    pub reason: Option<String>,
}

/// The kind of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum EntryKind {
    /// A named person.
    Person,
    /// An organization: a company, a ministry, a newspaper.
    Body,
    /// A text: a report, a poll, a law.
    Document,
    /// A person who is described by an office and not named.
    Role,
    /// A group of people.
    Group,
    /// An anonymous person.
    Anonymous,
}

/// Returns the entries for the sources in `register`.
pub fn of(
    analysis: &Analysis<'_>,
    register: &Register<'_>,
    credits: &[Credit],
) -> Vec<SourceEntry> {
    let entry = |(idx, known): (usize, &KnownSource)| {
        let credits: Vec<&Credit> = credits.iter().filter(|it| it.source == Some(idx)).collect();
        row(analysis, register.is_named(idx), known, &credits)
    };
    register.known.iter().enumerate().map(entry).collect()
}

fn row(
    analysis: &Analysis<'_>,
    is_named: bool,
    known: &KnownSource,
    credits: &[&Credit],
) -> SourceEntry {
    let draft = analysis.draft;
    let name = draft.written(known.introduction);
    let mut aliases: Vec<String> = Vec::new();
    let said = credits
        .iter()
        .map(|it| it.said)
        .chain(known.mentions.iter().copied());
    for span in said {
        let alias = draft.written(span);
        let is_known = |it: &String| it.eq_ignore_ascii_case(&alias);
        if !is_known(&name) && !aliases.iter().any(is_known) {
            aliases.push(alias);
        }
    }
    let is_quotation = |it: &&&Credit| it.manner != Manner::Indirect;
    let n_quotations = credits.iter().filter(is_quotation).count();
    let mut links: Vec<String> = Vec::new();
    for link in &draft.links {
        let beside = credits
            .iter()
            .any(|it| it.sentence == draft.sentence_at(link.span.start));
        if beside && !links.contains(&link.url) {
            links.push(link.url.clone());
        }
    }
    let first = known.mentions.iter().min_by_key(|it| it.start);
    let first = credits.first().map(|it| it.said).or(first.copied());
    SourceEntry {
        kind: known.kind,
        is_named,
        n_quotations,
        n_paraphrases: credits.len() - n_quotations,
        n_words: credits.iter().map(|it| it.n_words).sum(),
        first: draft.place(first.unwrap_or_default()),
        links,
        reason: if is_named {
            None
        } else {
            reason::of(draft, credits)
        },
        name,
        aliases,
    }
}

/// Returns the kind of the source at `span`. `kind` is the kind that the analysis gives the source.
pub fn kind_of(draft: &Draft, span: Span, kind: SourceKind) -> EntryKind {
    match kind {
        SourceKind::Person => EntryKind::Person,
        SourceKind::Organization => EntryKind::Body,
        SourceKind::Document => EntryKind::Document,
        SourceKind::Role => EntryKind::Role,
        SourceKind::Collective => EntryKind::Group,
        SourceKind::Anonymous => EntryKind::Anonymous,
        SourceKind::Pronoun => by_words(draft, &name::of(draft, span)),
    }
}

/// Returns the kind of a source without a name: a group or an office. The last word of `tokens`,
/// the description of the source, decides. Returns `None` if the word is neither.
pub fn by_head(draft: &Draft, tokens: Range<usize>) -> Option<EntryKind> {
    const PEOPLE: ClassSet = ClassSet::of(&[
        Class::CollectiveSource,
        Class::Partisans,
        Class::PeopleNouns,
        Class::PersonsInPlural,
        Class::VagueSources,
    ]);
    let head = tokens.rev().find(|it| draft.tokens[*it].is_word())?;
    let opens = draft.sentences[draft.sentence_at(draft.tokens[head].span.start)]
        .tokens
        .start
        == head;
    let head = &draft.tokens[head];
    let is_single = draft.is(head, Class::PersonsInSingular);
    let word = draft.word(head);
    let singular = stem::singular(word);
    let is_body = |word: &str| english::dictionary().word(word).classes.meets(&BODIES);
    // In “National Banks said”, the word belongs to a name.
    let are_bodies = (opens || !head.capital) && singular != word && is_body(&singular);
    if draft.is(head, PEOPLE) && !is_single || are_bodies {
        return Some(EntryKind::Group);
    }
    let is_role = draft.is(head, name::HOLDERS) && !draft.is(head, Class::OrganizationSource);
    is_role.then_some(EntryKind::Role)
}

/// Says whether the words at `span` describe an unnamed person by what the person knows: “a person
/// familiar with the talks”.
pub fn is_hidden(draft: &Draft, span: Span) -> bool {
    let tokens = draft.tokens_in(span);
    tokens.clone().any(|idx| {
        let entry = draft.entry_at(idx..tokens.end, Class::AnonymousRelations);
        tokens.start < idx && entry.is_some()
    })
}

/// Returns the kind of the source that a pronoun means. The last word of the antecedent `naming`
/// decides.
fn by_words(draft: &Draft, naming: &Naming) -> EntryKind {
    const KINDS: [(Class, EntryKind); 5] = [
        (Class::DocumentSource, EntryKind::Document),
        (Class::OrganizationSource, EntryKind::Body),
        (Class::AnonymousSource, EntryKind::Anonymous),
        (Class::CollectiveSource, EntryKind::Group),
        (Class::RoleSource, EntryKind::Role),
    ];
    let tokens = &draft.tokens[naming.tokens.clone()];
    let Some(last) = tokens.iter().rev().find(|it| it.is_word()) else {
        return EntryKind::Role;
    };
    let listed = KINDS.iter().find(|(class, _)| draft.is(last, *class));
    let listed = listed.map(|(_, kind)| *kind);
    let is_name = last.capital && last.kind == TokenKind::Word;
    listed.unwrap_or(if is_name {
        EntryKind::Person
    } else {
        EntryKind::Role
    })
}

/// Says whether the words at `span` describe people without identifying anybody.
pub fn names_nobody(draft: &Draft, span: Span) -> bool {
    let last = draft.tokens[draft.tokens_in(span)].last();
    unnamed::is_kind_of_people(draft, span)
        || unnamed::is_one_of_many(draft, span)
        || is_anybody(draft, span)
        || last.is_some_and(|it| draft.is(it, Class::AnonymousNouns))
}

/// Says whether the words at `span` only say what kind of person somebody is: “an official”, “a
/// senior city official”. A name, an organization, an owner or a number would say more: “a
/// spokesperson for the port” mentions an organization.
fn is_anybody(draft: &Draft, span: Span) -> bool {
    const TELLING_MORE: ClassSet = ClassSet::of(&[
        Class::DefiniteOpeners,
        Class::OrganizationSource,
        Class::CollectiveNouns,
        Class::PossessiveEndings,
        Class::Possessives,
    ]);
    let Some((article, described)) = draft.tokens[draft.tokens_in(span)].split_first() else {
        return false;
    };
    let tells_more = |token: &Token| {
        token.capital || token.kind == TokenKind::Number || draft.is(token, TELLING_MORE)
    };
    draft.is(article, Class::IndefiniteArticles)
        && !described.is_empty()
        && !described.iter().any(tells_more)
}

/// Says whether the words at `span` only refer to somebody who was described before: “she”, “the
/// official”.
pub fn is_later_mention(draft: &Draft, span: Span) -> bool {
    match &draft.tokens[draft.tokens_in(span)] {
        [pronoun] => draft.is(pronoun, Class::FunctionWords),
        [article, noun] => draft.word(article) == "the" && !noun.capital,
        _ => false,
    }
}
