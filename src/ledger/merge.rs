//! Which mentions are one source: full names and surnames, offices, acronyms. Knows no sentences.
//!
//! Two people of one surname are two; a word that fits several sources means the latest.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::attribution::SourceKind;
use crate::analysis::name::{self as names};
use crate::analysis::variant;
use crate::english::class::Class;
use crate::ledger::entry::{EntryKind, kind_of, names_nobody};
use crate::ledger::name::{self, Naming};
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The sources that were met, in the order of their first mentions.
pub struct Register<'a> {
    draft: &'a Draft,
    /// The names in the running text, which tell a surname's full name and a person's office.
    people: Vec<Person>,
    /// Pairs of spellings that are one name.
    spellings: Vec<(Vec<String>, Vec<String>)>,
    /// The sources.
    pub known: Vec<KnownSource>,
}

/// A name of several words in the text.
struct Person {
    span: Span,
    naming: Naming,
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
        let people = found.iter().map(|it| person(draft, it));
        let people = people.filter(|it| it.naming.is_name && 1 < it.naming.words.len());
        Self {
            draft,
            spellings: spellings.collect(),
            people: people.collect(),
            known: Vec::new(),
        }
    }

    /// The source that is named at `span` by attribution number `now`, which is added if it is new.
    pub fn enter(&mut self, span: Span, kind: SourceKind, now: usize) -> usize {
        let naming = name::of(self.draft, span);
        let kind = self.refined(kind_of(self.draft, span, kind), &naming);
        let found = match kind {
            EntryKind::Person => self.person(&naming),
            EntryKind::Body => self.body(&naming),
            EntryKind::Role => self.role(span, &naming),
            EntryKind::Document | EntryKind::Group | EntryKind::Anonymous => {
                self.described(kind, span, &naming)
            }
        };
        let idx = found.unwrap_or_else(|| self.add(kind, span, &naming));
        let known = &mut self.known[idx];
        known.last = now;
        if known.words.len() < naming.words.len() && naming.is_name && known.kind == kind {
            known.words.clone_from(&naming.words);
        }
        known.roles.extend(naming.roles);
        known.mentions.push(span);
        idx
    }

    /// The kind with what the rest of the draft tells: a single word may be a known body.
    fn refined(&self, kind: EntryKind, naming: &Naming) -> EntryKind {
        let is_body =
            |it: &&KnownSource| it.kind == EntryKind::Body && same_body(&it.words, &naming.words);
        match kind {
            EntryKind::Person if self.known.iter().any(|it| is_body(&it)) => EntryKind::Body,
            // “The district attorney, Ilse Maren”: the name tells more than the office.
            EntryKind::Role if self.is_full_name(naming) => EntryKind::Person,
            _ => kind,
        }
    }

    /// Whether `naming` is the name of a person of the text, and in full.
    fn is_full_name(&self, naming: &Naming) -> bool {
        let is = |person: &Person| person.naming.words.ends_with(&naming.words);
        naming.is_name && 1 < naming.words.len() && self.people.iter().any(is)
    }

    /// The two people that `span` names together: “Maren and Orlov”.
    pub fn couple(&self, span: Span) -> Option<[Span; 2]> {
        let draft = self.draft;
        let tokens = draft.tokens_in(span);
        let and = tokens
            .clone()
            .find(|idx| draft.word(&draft.tokens[*idx]) == "and")?;
        let half = |tokens: Range<usize>| {
            let all_capital = draft.tokens[tokens.clone()].iter().all(|it| it.capital);
            let first = draft.tokens.get(tokens.start)?;
            let last = draft.tokens.get(tokens.end.checked_sub(1)?)?;
            let span = first.span.cover(last.span);
            let naming = name::of(draft, span);
            let surname = naming.words.last()?;
            let mut people = self.people.iter();
            let is_person = 1 < naming.words.len() && naming.is_name
                || people.any(|it| it.naming.words.last() == Some(surname));
            (all_capital && !tokens.is_empty() && is_person).then_some(span)
        };
        Some([half(tokens.start..and)?, half(and + 1..tokens.end)?])
    }

    fn add(&mut self, kind: EntryKind, span: Span, naming: &Naming) -> usize {
        let full = (kind == EntryKind::Person && naming.words.len() == 1)
            .then(|| self.full_name(&naming.words[0], span))
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

    /// The name in full that a surname stands for: the nearest before it, or else the first.
    fn full_name(&self, surname: &str, span: Span) -> Option<&Person> {
        let is = |it: &&Person| it.naming.words.last().is_some_and(|last| last == surname);
        let before = self.people.iter().filter(|it| it.span.start < span.start);
        before
            .rev()
            .find(is)
            .or_else(|| self.people.iter().find(is))
    }

    /// The latest known source for which `fits` holds.
    fn latest(&self, fits: impl Fn(&KnownSource) -> bool) -> Option<usize> {
        let known = self.known.iter().enumerate();
        known
            .filter(|(_, entry)| fits(entry))
            .max_by_key(|(_, entry)| entry.last)
            .map(|(idx, _)| idx)
    }

    fn person(&self, naming: &Naming) -> Option<usize> {
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

    /// Whether two names of persons are one: the same first and last word, or a known misspelling.
    fn is_one_person(&self, known: &[String], words: &[String]) -> bool {
        if let ([surname], Some(last)) = (known, words.last()) {
            return surname == last;
        }
        let ends = known.first() == words.first() && known.last() == words.last();
        let is_part = 1 < known.len() && 1 < words.len();
        let is_part = is_part && (known.ends_with(words) || words.ends_with(known));
        let spelled = |one: &[String], two: &[String]| {
            self.spellings
                .iter()
                .any(|(first, second)| *first == one && *second == two)
        };
        ends || is_part || spelled(known, words) || spelled(words, known)
    }

    fn body(&self, naming: &Naming) -> Option<usize> {
        let words = &naming.words;
        let is_body = |it: &KnownSource| matches!(it.kind, EntryKind::Body | EntryKind::Person);
        let named = self.latest(|it| is_body(it) && it.is_name && same_body(&it.words, words));
        let head = words.last()?;
        let points = naming.is_name == (words.len() == 1) || !naming.is_name && words.len() == 1;
        named.or_else(|| {
            points
                .then(|| self.latest(|it| it.kind == EntryKind::Body && it.words.contains(head)))?
        })
    }

    /// Whom “the governor” means: who was given that office, or else the same words.
    fn role(&mut self, span: Span, naming: &Naming) -> Option<usize> {
        if is_indefinite(self.draft, span) {
            return None;
        }
        let head = naming.words.last()?.clone();
        let has = |roles: &[String]| roles.iter().any(|it| is_office(it, &head));
        let person = self.latest(|it| it.kind == EntryKind::Person && has(&it.roles));
        let same = |it: &KnownSource| it.kind == EntryKind::Role && it.words == naming.words;
        let body = |it: &KnownSource| it.kind == EntryKind::Body && it.words.contains(&head);
        let found = person
            .or_else(|| self.latest(same))
            .or_else(|| self.latest(body));
        if found.is_some() {
            return found;
        }
        let before = self.people.iter().filter(|it| it.span.start < span.start);
        let Some(named) = before.rev().find(|it| has(&it.naming.roles)) else {
            return self.only_person(span);
        };
        let (span, naming) = (named.span, named.naming.clone());
        if let Some(idx) = self.person(&naming) {
            return Some(idx);
        }
        Some(self.add(EntryKind::Person, span, &naming))
    }

    /// The one person who spoke before, whom “the Vermont senator” at `span` describes: where only
    /// one did, and the description tells where somebody is from and not whose doctor it is.
    fn only_person(&self, span: Span) -> Option<usize> {
        let tokens = &self.draft.tokens[self.draft.tokens_in(span)];
        let is_genitive = |word: &str| word.ends_with("'s") || word.ends_with("’s");
        let tells_where = tokens.iter().skip(1).any(|it| it.capital)
            && !tokens.iter().any(|it| is_genitive(self.draft.word(it)));
        let known = self.known.iter().enumerate();
        let mut people = known.filter(|(_, known)| known.kind == EntryKind::Person);
        let (idx, _) = people.next()?;
        let is_only = people.next().is_none();
        (is_only && tells_where && is_definite(self.draft, span)).then_some(idx)
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
                    .all(|it| names_nobody(self.draft, *it));
        !hidden
    }
}

/// A name with the office before it.
fn person(draft: &Draft, found: &names::Name) -> Person {
    const MAX_TOKENS_OF_OFFICE: usize = 3;
    let mut start = found.tokens.start;
    let sentence = draft.sentence_at(found.span(draft).start);
    let opening = draft
        .sentences
        .get(sentence)
        .map_or(start, |it| it.tokens.start);
    for _ in 0..MAX_TOKENS_OF_OFFICE {
        let before = start.checked_sub(1).map(|it| &draft.tokens[it]);
        let joins = before.is_some_and(|it| it.is_word() && !draft.is(it, Class::FunctionWords));
        let joins = joins && opening < start;
        if !joins {
            break;
        }
        start -= 1;
    }
    let name = found.span(draft);
    let naming = name::of(draft, draft.tokens[start].span.cover(name));
    let tokens = &draft.tokens[naming.tokens.clone()];
    let span = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => name,
    };
    Person { span, naming }
}

/// Whether `words` name the body of the name `known`: in short, in part or by its initials.
fn same_body(known: &[String], words: &[String]) -> bool {
    let holds = |long: &[String], short: &[String]| {
        1 < short.len() && long.windows(short.len()).any(|it| it == short)
    };
    known == words
        || abbreviates(words, known)
        || abbreviates(known, words)
        || holds(known, words)
        || holds(words, known)
}

/// Whether `short` is one word, the initials of `long`.
fn abbreviates(short: &[String], long: &[String]) -> bool {
    let of_name = long
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "for" | "and"));
    let initials: String = of_name.filter_map(|word| word.chars().next()).collect();
    match short {
        [word] => 2 < long.len() && word.replace('.', "") == initials,
        _ => false,
    }
}

/// Whether `role` is the office `head`, or its abbreviation: “gov” for “governor”.
fn is_office(role: &str, head: &str) -> bool {
    const MIN_LETTERS_OF_ABBREVIATION: usize = 3;
    role == head || MIN_LETTERS_OF_ABBREVIATION <= role.len() && head.starts_with(role)
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
