//! Which mentions are one source: full names and surnames, offices, acronyms. Knows no sentences.
//!
//! Two people of one surname are two; a word that fits several sources means the latest.

mod body;
mod person;

use crate::analysis::Analysis;
use crate::analysis::attribution::SourceKind;
use crate::analysis::name as names;
use crate::analysis::variant;
use crate::english::class::Class;
use crate::ledger::alike::same_body;
use crate::ledger::entry::{self, EntryKind};
use crate::ledger::name::{self, Naming};
use crate::ledger::people::People;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The sources that were met, in the order of their first mentions.
pub struct Register<'a> {
    draft: &'a Draft,
    /// The names in the running text, which tell a surname's full name and a person's office.
    pub people: People<'a>,
    /// Pairs of spellings that are one name.
    spellings: Vec<(Vec<String>, Vec<String>)>,
    /// Whether the draft says why it does not name somebody.
    hides_someone: bool,
    /// The sources.
    pub known: Vec<KnownSource>,
}

/// A source that was met.
#[derive(Clone, Debug)]
pub struct KnownSource {
    /// What it is.
    pub kind: EntryKind,
    /// The words of its longest name.
    words: Vec<String>,
    /// The offices that it was given.
    roles: Vec<String>,
    /// Whether it was met by a name.
    is_name: bool,
    /// The mentions, each by the words that name it.
    pub mentions: Vec<Span>,
    /// Where its name stands in full.
    pub introduction: Span,
    /// When it was met last.
    last: usize,
}

impl<'a> Register<'a> {
    /// An empty register for the draft of `analysis`.
    pub fn of(analysis: &Analysis<'a>) -> Self {
        let draft = analysis.draft;
        let found = names::find(draft);
        let spellings = variant::find(draft, &found).into_iter().map(|it| {
            let words = |span| name::of(draft, span).words;
            (words(it.odd), words(it.usual))
        });
        Self {
            draft,
            spellings: spellings.collect(),
            people: People::of(analysis, &found),
            hides_someone: draft
                .blocks
                .iter()
                .any(|it| draft.has_entry(it, Class::AnonymityReasons)),
            known: Vec::new(),
        }
    }

    /// The source that is named at `span` by attribution number `now`, which is added if it is new.
    pub fn enter(&mut self, span: Span, kind: SourceKind, now: usize) -> usize {
        let draft = self.draft;
        let mut naming = self.people.naming(span);
        let kind = self.refined(entry::kind_of(draft, span, kind), span, &naming);
        // “Officials” has its capital from the sentence.
        let is_described = matches!(
            kind,
            EntryKind::Group | EntryKind::Anonymous | EntryKind::Role
        );
        naming.is_name &= !is_described || 1 < naming.tokens.len();
        let idx = match kind {
            EntryKind::Role => self.enter_role(span, &naming, now),
            _ => self.found(kind, span, &naming, now),
        };
        self.known[idx].mentions.push(span);
        idx
    }

    /// The source that an office at `span` means. Who speaks for a body and is not named is the
    /// body's voice.
    fn enter_role(&mut self, span: Span, naming: &Naming, now: usize) -> usize {
        let draft = self.draft;
        if let Some(body) = self.people.spoken_for(span, naming) {
            return self.found(EntryKind::Body, body, &name::of(draft, body), now);
        }
        let head = naming.tokens.end.checked_sub(1).map(|it| &draft.tokens[it]);
        let speaks = head.is_some_and(|it| draft.is(it, Class::Spokespersons));
        let is_alone = draft.tokens_in(span).end == naming.tokens.end && naming.words.len() == 1;
        let body = self.latest(|it| it.kind == EntryKind::Body);
        match body.filter(|_| speaks && is_alone && !self.has_office(&naming.words)) {
            Some(body) => {
                self.known[body].last = now;
                body
            }
            None => self.found(EntryKind::Role, span, naming, now),
        }
    }

    fn found(&mut self, kind: EntryKind, span: Span, naming: &Naming, now: usize) -> usize {
        let found = match kind {
            EntryKind::Person => self
                .person(naming)
                .or_else(|| self.person_in_full(span, naming))
                .or_else(|| self.announced(naming, now)),
            EntryKind::Body => self.body(span, naming),
            EntryKind::Role => self.role(span, naming),
            EntryKind::Document | EntryKind::Group | EntryKind::Anonymous => {
                self.described(kind, span, naming)
            }
        };
        let idx = found.unwrap_or_else(|| self.add(kind, span, naming));
        let shown = self.shown(span, naming);
        let known = &mut self.known[idx];
        known.last = now;
        let is_longer = known.words.len() < naming.words.len() || !known.is_name;
        if is_longer && naming.is_name && kind != EntryKind::Role {
            if !known.is_name {
                known.introduction = shown;
                known.kind = kind;
            }
            known.is_name = true;
            known.words.clone_from(&naming.words);
        }
        known.roles.extend(naming.roles.iter().cloned());
        idx
    }

    /// The kind by what the words and the rest of the draft tell: “Port officials” are no person
    /// for their capital, and a single word may be a known body.
    fn refined(&self, kind: EntryKind, span: Span, naming: &Naming) -> EntryKind {
        let is_body =
            |it: &&KnownSource| it.kind == EntryKind::Body && same_body(&it.words, &naming.words);
        match kind {
            EntryKind::Person if self.known.iter().any(|it| is_body(&it)) => EntryKind::Body,
            // “The district attorney, Ilse Maren”: the name tells more than the office.
            EntryKind::Role if self.people.is_full_name(naming) => EntryKind::Person,
            EntryKind::Person | EntryKind::Body if !naming.is_name => {
                entry::by_head(self.draft, naming.tokens.clone()).unwrap_or(kind)
            }
            // “Centers for Disease Control” are no group of people.
            EntryKind::Group if naming.is_name && 1 < naming.words.len() => {
                entry::by_head(self.draft, naming.tokens.clone()).unwrap_or(EntryKind::Body)
            }
            EntryKind::Role if entry::is_hidden(self.draft, span) => EntryKind::Anonymous,
            _ => kind,
        }
    }

    fn add(&mut self, kind: EntryKind, span: Span, naming: &Naming) -> usize {
        let full = (kind == EntryKind::Person && naming.words.len() == 1)
            .then(|| self.people.full_name(&naming.words[0], span))
            .flatten();
        let mut known = KnownSource {
            kind,
            words: naming.words.clone(),
            roles: naming.roles.clone(),
            is_name: naming.is_name,
            mentions: Vec::new(),
            introduction: self.shown(span, naming),
            last: 0,
        };
        if let Some(person) = full {
            known.words.clone_from(&person.naming.words);
            known.introduction = person.span;
            known.roles.extend(person.naming.roles.iter().cloned());
        }
        self.known.push(known);
        self.known.len() - 1
    }

    /// The words that a reader recognises the source by.
    fn shown(&self, span: Span, naming: &Naming) -> Span {
        let tokens = &self.draft.tokens[naming.tokens.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) if naming.is_name => first.span.cover(last.span),
            _ => span,
        }
    }

    /// The latest known source for which `fits` holds.
    fn latest(&self, fits: impl Fn(&KnownSource) -> bool) -> Option<usize> {
        let known = self.known.iter().enumerate();
        known
            .filter(|(_, entry)| fits(entry))
            .max_by_key(|(_, entry)| entry.last)
            .map(|(idx, _)| idx)
    }

    /// What “the report” or “the officials” means: the latest of its kind with that noun.
    fn described(&self, kind: EntryKind, span: Span, naming: &Naming) -> Option<usize> {
        let words = &naming.words;
        let same = self.latest(|it| it.kind == kind && it.words == *words);
        if kind == EntryKind::Anonymous && is_indefinite(self.draft, span) {
            return None;
        }
        let head = words.last()?;
        let is_bare = kind == EntryKind::Group || is_definite(self.draft, span);
        let points = words.len() == 1 && is_bare;
        same.or_else(|| {
            points.then(|| self.latest(|it| it.kind == kind && it.words.last() == Some(head)))?
        })
    }

    /// Whether source `idx` is named, and not only described as somebody who is not to be known.
    pub fn is_named(&self, idx: usize) -> bool {
        let known = &self.known[idx];
        let hidden = known.kind == EntryKind::Anonymous
            || !known.is_name
                && matches!(known.kind, EntryKind::Group | EntryKind::Role)
                && known
                    .mentions
                    .iter()
                    .all(|it| entry::names_nobody(self.draft, *it));
        !hidden
    }
}

fn first_word(draft: &Draft, span: Span) -> &str {
    let token = draft.tokens.get(draft.token_at(span.start));
    token.map_or("", |it| draft.word(it))
}

fn is_indefinite(draft: &Draft, span: Span) -> bool {
    let token = draft.tokens.get(draft.token_at(span.start));
    token.is_some_and(|it| matches!(draft.word(it), "a" | "an") || draft.is(it, Class::OneOfMany))
}

fn is_definite(draft: &Draft, span: Span) -> bool {
    matches!(
        first_word(draft, span),
        "the" | "this" | "that" | "these" | "those" | "its" | "their"
    )
}

fn ends_in_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}
