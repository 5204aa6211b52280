//! Merges mentions of the same source: full names and surnames, offices, acronyms.
//!
//! Two people with the same surname stay two sources. A word that can mean several sources means
//! the source that was mentioned last.

mod body;
mod person;
mod pronoun;

use crate::analysis::Analysis;
use crate::analysis::attribution::SourceKind;
use crate::analysis::name as names;
use crate::analysis::variant;
use crate::english::class::{Class, ClassSet, SOURCES};
use crate::ledger::alike::{in_common_words, same_body, undated};
use crate::ledger::entry::{self, EntryKind};
use crate::ledger::name::{self, Naming};
use crate::ledger::people::People;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Nouns for members of a party. Their plurals name groups.
const PARTISANS: ClassSet = ClassSet::of(&[Class::Partisans, Class::PartyMembers]);

/// The sources found so far, in the order of their first mentions.
pub struct Register<'a> {
    draft: &'a Draft,
    /// The people named in the running text. They give the full name for a surname, and the person
    /// for an office.
    pub people: People<'a>,
    /// Pairs of names that are spellings of one name.
    spellings: Vec<(Vec<String>, Vec<String>)>,
    /// Whether the draft says anywhere why it does not name somebody.
    hides_someone: bool,
    /// The sources found so far.
    pub known: Vec<KnownSource>,
    /// The names of the two people who were credited together last.
    pub couple: Option<[Span; 2]>,
}

/// A source of the register.
#[derive(Clone, Debug)]
pub struct KnownSource {
    /// The kind of source.
    pub kind: EntryKind,
    /// The words of the longest name of the source.
    words: Vec<String>,
    /// The offices that the draft gives the source.
    roles: Vec<String>,
    /// Whether the draft mentions the source by name.
    is_name: bool,
    /// The words of each mention of the source.
    pub mentions: Vec<Span>,
    /// The place where the draft gives the full name of the source.
    pub introduction: Span,
    /// The number of the attribution that mentioned the source last.
    last: usize,
}

impl<'a> Register<'a> {
    /// Returns an empty register for the draft of `analysis`.
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
            couple: None,
        }
    }

    /// Returns the index of the source that the words at `span` mean, and adds the source if it is
    /// new. `now` is the number of the attribution.
    pub fn enter(&mut self, span: Span, kind: SourceKind, now: usize) -> usize {
        let draft = self.draft;
        let mut naming = self.people.naming(span);
        let kind = self.refined(entry::kind_of(draft, span, kind), span, &naming);
        if let Some(idx) = self.own_statement(kind, span, &naming) {
            self.known[idx].last = now;
            return idx;
        }
        // “Officials” may be capitalised because it begins the sentence.
        let is_described = matches!(
            kind,
            EntryKind::Group | EntryKind::Anonymous | EntryKind::Role
        );
        naming.is_name &= !is_described || 1 < naming.tokens.len();
        let idx = match kind {
            EntryKind::Role => self.enter_role(span, &naming, now),
            EntryKind::Body => self.enter_body(span, &naming, now),
            _ => self.found(kind, span, &naming, now),
        };
        self.known[idx].mentions.push(span);
        idx
    }

    /// Returns the index of the source that the office at `span` means. An unnamed spokesperson
    /// means the organization for which the person speaks.
    fn enter_role(&mut self, span: Span, naming: &Naming, now: usize) -> usize {
        let draft = self.draft;
        if let Some(body) = self.people.spoken_for(span, naming) {
            return self.enter_body(body, &name::of(draft, body), now);
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
        let idx = found
            .or_else(|| self.of_other_kind(kind, naming))
            .unwrap_or_else(|| self.add(kind, span, naming));
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

    /// Returns a source with the same words but of another kind. “Liberals” may be taken for an
    /// organization in one sentence and for a group in another sentence.
    fn of_other_kind(&self, kind: EntryKind, naming: &Naming) -> Option<usize> {
        let tokens = &self.draft.tokens[naming.tokens.clone()];
        let is_capital = tokens.iter().all(|it| it.capital);
        let may_vary = !matches!(kind, EntryKind::Role | EntryKind::Anonymous);
        let is_same = |it: &KnownSource| {
            let is_described = matches!(it.kind, EntryKind::Role | EntryKind::Anonymous);
            !is_described && it.words == naming.words
        };
        (is_capital && may_vary && !naming.words.is_empty()).then(|| self.latest(is_same))?
    }

    /// Returns the kind of a source, corrected by its words and by the rest of the draft. “Port
    /// officials” is not a person, despite the capital letter. A name that looks like a person's
    /// may be a known organization.
    fn refined(&self, kind: EntryKind, span: Span, naming: &Naming) -> EntryKind {
        let is_body =
            |it: &&KnownSource| it.kind == EntryKind::Body && same_body(&it.words, &naming.words);
        match kind {
            EntryKind::Person | EntryKind::Role | EntryKind::Group if self.is_acronym(naming) => {
                EntryKind::Body
            }
            EntryKind::Person if self.ends_in_body(naming) || self.ends_in_initials(naming) => {
                EntryKind::Body
            }
            // “Several Liberals” is a group, not a person, although “Liberals” is a name.
            EntryKind::Person if self.is_party_in_plural(naming) => EntryKind::Group,
            EntryKind::Person if self.known.iter().any(|it| is_body(&it)) => EntryKind::Body,
            EntryKind::Person | EntryKind::Role | EntryKind::Group if self.is_text(naming) => {
                EntryKind::Document
            }
            EntryKind::Role if self.is_institution(naming) => EntryKind::Body,
            // In “the district attorney, Ilse Maren”, the name takes precedence over the office.
            EntryKind::Role if self.people.is_full_name(naming) => EntryKind::Person,
            EntryKind::Person | EntryKind::Body if !naming.is_name => {
                entry::by_head(self.draft, naming.tokens.clone()).unwrap_or(kind)
            }
            // “Centers for Disease Control” is an organization, not a group of people.
            EntryKind::Group if naming.is_name && 1 < naming.words.len() => {
                entry::by_head(self.draft, naming.tokens.clone()).unwrap_or(EntryKind::Body)
            }
            EntryKind::Role if entry::is_hidden(self.draft, span) => EntryKind::Anonymous,
            EntryKind::Role | EntryKind::Group if self.is_proper(naming) => {
                let is_person = kind == EntryKind::Role
                    || self.person(naming).is_some()
                    || self.people.has_surname(&naming.words[0]);
                if is_person {
                    EntryKind::Person
                } else {
                    EntryKind::Body
                }
            }
            // “The late harbour master Ilse Maren” has an article, but is a person.
            EntryKind::Body
                if !naming.roles.is_empty()
                    && !self.ends_in_body(naming)
                    && self.people.is_full_name(naming) =>
            {
                EntryKind::Person
            }
            // “Residents who came” is a group, not a single person.
            EntryKind::Role if !naming.is_name => {
                entry::by_head(self.draft, naming.tokens.clone()).unwrap_or(kind)
            }
            _ => kind,
        }
    }

    /// Says whether `naming` is a name of several words that ends in a noun for institutions: “Port
    /// Hospital”.
    fn ends_in_body(&self, naming: &Naming) -> bool {
        let last = self.draft.tokens[naming.tokens.clone()].last();
        naming.is_name
            && 1 < naming.words.len()
            && last.is_some_and(|it| self.draft.is(it, Class::InstitutionNouns))
    }

    /// Says whether `naming` is the name of the members of a party: “Several Liberals”.
    fn is_party_in_plural(&self, naming: &Naming) -> bool {
        let [token] = &self.draft.tokens[naming.tokens.clone()] else {
            return false;
        };
        self.draft.word(token).ends_with('s') && self.draft.is(token, PARTISANS)
    }

    /// Says whether `naming` is one capitalised word and not a noun for people. At the beginning of
    /// a sentence, “Maren” and “Port” are such words, and “Officials” is not.
    fn is_proper(&self, naming: &Naming) -> bool {
        let [token] = &self.draft.tokens[naming.tokens.clone()] else {
            return false;
        };
        naming.is_name
            && !naming.words.is_empty()
            && entry::by_head(self.draft, naming.tokens.clone()).is_none()
            && !self.draft.is(token, SOURCES)
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

    /// Returns the span of the name in the words at `span`, or `span` itself if the words are not a
    /// name. Readers recognise the source by these words.
    fn shown(&self, span: Span, naming: &Naming) -> Span {
        let tokens = &self.draft.tokens[naming.tokens.clone()];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) if naming.is_name => first.span.cover(last.span),
            _ => span,
        }
    }

    /// Returns the index of the source that was mentioned last among those for which `fits` is
    /// true.
    fn latest(&self, fits: impl Fn(&KnownSource) -> bool) -> Option<usize> {
        let known = self.known.iter().enumerate();
        known
            .filter(|(_, entry)| fits(entry))
            .max_by_key(|(_, entry)| entry.last)
            .map(|(idx, _)| idx)
    }

    /// Returns the source that a description such as “the report” or “the officials” means. Of the
    /// sources of this kind with this noun, it is the source that was mentioned last.
    fn described(&self, kind: EntryKind, span: Span, naming: &Naming) -> Option<usize> {
        let words = &undated(&naming.words);
        let same = self.latest(|it| it.kind == kind && undated(&it.words) == *words);
        if kind == EntryKind::Anonymous && is_indefinite(self.draft, span) {
            return None;
        }
        let head = words.last()?;
        let is_group = kind == EntryKind::Group;
        let points = words.len() == 1 && (is_group || is_definite(self.draft, span));
        same.or_else(|| {
            points.then(|| self.latest(|it| it.kind == kind && it.words.last() == Some(head)))?
        })
        .or_else(|| is_group.then(|| self.group(words))?)
        .or_else(|| (kind == EntryKind::Document).then(|| self.document(span, words))?)
    }

    /// Returns the group that `words` describe. The draft may have described the group without a
    /// modifier, or with a synonym: “officials” for “county officials”, “supporters” for
    /// “proponents”.
    fn group(&self, words: &[String]) -> Option<usize> {
        let words = in_common_words(words);
        self.latest(|it| {
            let known = in_common_words(&it.words);
            let (short, long) = if known.len() < words.len() {
                (&known, &words)
            } else {
                (&words, &known)
            };
            it.kind == EntryKind::Group
                && known.last() == words.last()
                && !short.is_empty()
                && short.iter().all(|word| long.contains(word))
        })
    }

    /// Returns the two people whom `span` means: “the lawyers” after “Ilse Maren and Jan Orlov
    /// argued”. `said` is `span` itself or a pronoun that means `span`. `said` must be near the
    /// names of the two people.
    pub fn couple_meant(&self, said: Span, span: Span) -> Option<[Span; 2]> {
        const MAX_SENTENCES_TO_COUPLE: usize = 3;
        let draft = self.draft;
        let couple = self.couple?;
        let here = draft.sentence_at(said.start);
        let is_near = here <= draft.sentence_at(couple[0].start) + MAX_SENTENCES_TO_COUPLE;
        let tokens = &draft.tokens[draft.tokens_in(span)];
        let [article, noun] = tokens else {
            return None;
        };
        let naming = name::of(draft, span);
        let is_group = self
            .known
            .iter()
            .any(|it| it.kind == EntryKind::Group && it.words.last() == naming.words.last());
        let is_meant = draft.word(article) == "the"
            && draft.is(noun, Class::PersonsInPlural)
            && couple[0].start < span.start;
        (is_near && is_meant && !is_group).then_some(couple)
    }

    /// Says whether the reader can identify the source with the index `idx`.
    pub fn is_named(&self, idx: usize) -> bool {
        let known = &self.known[idx];
        let is_described =
            !known.is_name && matches!(known.kind, EntryKind::Group | EntryKind::Role);
        let mut mentions = known.mentions.iter();
        let hides = |it: &Span| {
            entry::names_nobody(self.draft, *it) || entry::is_later_mention(self.draft, *it)
        };
        let is_hidden = is_described
            && known
                .mentions
                .first()
                .is_some_and(|it| entry::names_nobody(self.draft, *it))
            && mentions.all(hides);
        known.kind != EntryKind::Anonymous && !is_hidden
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

/// Says whether `word` has a genitive ending.
pub fn ends_in_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s")
}
