//! Nouns and adjectives that are cues: “the claim that”, “critical of”.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::attribution::candidate::Candidate;
use crate::analysis::attribution::content::{self, Dependence};
use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::frame::{self, Complement, Frame};
use crate::analysis::attribution::group;
use crate::analysis::attribution::kind;
use crate::analysis::attribution::phrase::{left, right};
use crate::analysis::attribution::subject;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{MAX_TOKENS_TO_OBJECT, MIN_PERCENT_OF_NOMINAL_CUE};
use crate::analysis::attribution::{CuePattern, SourceKind};
use crate::embedded;
use crate::english::class::Class;
use crate::english::morphology::{self, Form};
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::lexicon::entries;

/// A noun or an adjective that can be a cue: its part of speech, and the complements that may
/// follow it in an attribution.
struct Entry {
    tag: Tag,
    frames: Vec<&'static str>,
}

static WORDS: LazyLock<FxHashMap<String, Entry>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for line in entries(embedded::text("english/nominal-cues.tsv")) {
        let mut columns = line.split('\t');
        let (Some(word), Some(tag), Some(figures)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let tag = if tag == "noun" {
            Tag::Noun
        } else {
            Tag::Adjective
        };
        let frames = figures.split(' ').filter_map(|entry| {
            let (frame, share) = entry.split_once(':')?;
            (MIN_PERCENT_OF_NOMINAL_CUE <= share.parse::<u32>().ok()?).then_some(frame)
        });
        let frames: Vec<&'static str> = frames.collect();
        let forms = match tag {
            Tag::Noun => morphology::of_noun(word, &[]),
            _ => vec![(Form::Base, word.to_owned())],
        };
        for (_, form) in forms {
            let frames = frames.clone();
            words.insert(form, Entry { tag, frames });
        }
    }
    words
});

/// The entries of the distinct words of a draft. A word has an entry only if it is a noun or an
/// adjective that can be a cue, such as “claim” or “aware”.
pub struct Nominals {
    entries: Vec<Option<&'static Entry>>,
}

impl Nominals {
    /// Looks up the words of `draft`.
    pub fn of(draft: &Draft) -> Self {
        let words = draft.words.iter();
        Self {
            entries: words.map(|word| WORDS.get(word)).collect(),
        }
    }
}

/// Finds the attributions of `sentence` whose cue is a noun or an adjective. `verbs` are the verbs
/// of the sentence that are cues.
pub fn find(
    view: &TokenView<'_>,
    nominals: &Nominals,
    sentence: &Range<usize>,
    verbs: &[&Candidate],
) -> Vec<Found> {
    let entry = |idx: usize| {
        let entry = nominals.entries[view.token(idx).word.index()]?;
        let is_cue = !view.is_quoted(idx) && entry.tag == view.tag(idx);
        is_cue.then_some((idx, entry))
    };
    let cues = sentence.clone().filter_map(entry);
    cues.filter_map(|(idx, entry)| at(view, idx, entry, sentence, verbs))
        .collect()
}

fn at(
    view: &TokenView<'_>,
    idx: usize,
    entry: &Entry,
    sentence: &Range<usize>,
    verbs: &[&Candidate],
) -> Option<Found> {
    let next = idx + 1;
    if sentence.end <= next {
        return None;
    }
    // The noun may be the object of a cue verb before it. In “issued a warning that”, the verb is
    // the cue, not the noun.
    if verbs.iter().any(|candidate| {
        candidate.group.head < idx && idx <= candidate.group.head + MAX_TOKENS_TO_OBJECT
    }) {
        return None;
    }
    let by = entry
        .frames
        .contains(&<&str>::from(Frame::That))
        .then(|| by_agent(view, idx, sentence))
        .flatten();
    let (complement, name) = match &by {
        Some((_, complement)) => (*complement, complement.frame.into()),
        None => following(view, idx, sentence)?,
    };
    if !entry.frames.contains(&name) {
        return None;
    }
    let source = match (by, entry.tag) {
        (Some((agent, _)), _) => Some(agent),
        (None, Tag::Noun) => owner(view, idx, sentence),
        (None, _) => bearer(view, idx, sentence),
    };
    let start = match complement.frame {
        Frame::Preposition => next + 1,
        _ => complement.start,
    };
    let complement = Complement {
        start,
        ..complement
    };
    let part = content::after(view, complement, sentence, &[], Dependence::Conjunction)?;
    Some(Found {
        source,
        cue: idx..idx + 1,
        parts: vec![part],
        verb: None,
        pattern: if entry.tag == Tag::Noun {
            CuePattern::Noun
        } else {
            CuePattern::Adjective
        },
    })
}

/// Returns the complement directly after the noun or adjective at token `idx`, and the name that
/// the lexicon has for this complement. The name is a preposition such as “of”, or the name of a
/// [`Frame`]. Returns `None` if other words come before the complement.
pub fn following<'s>(
    view: &'s TokenView<'_>,
    idx: usize,
    sentence: &Range<usize>,
) -> Option<(Complement, &'s str)> {
    let next = idx + 1;
    if sentence.end <= next {
        return None;
    }
    let complement = frame::complement(view, next, sentence.end);
    let name = match complement.frame {
        Frame::Preposition => view.word(next),
        other => other.into(),
    };
    (complement.start == next).then_some((complement, name))
}

/// Returns the source after “by”, “from” or “of”, and the clause with “that” after this source: “the
/// mayor” and “that the pier is shut” in “the claim by the mayor that the pier is shut”. The noun is
/// token `idx`.
fn by_agent(
    view: &TokenView<'_>,
    idx: usize,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, Complement)> {
    let next = idx + 1;
    let is_agent = view.is_of(next, Class::DescribingPrepositions) && view.word(next) != "in";
    if !is_agent || view.tag(idx) != Tag::Noun {
        return None;
    }
    let agent = right::after(view, next + 1, sentence.end, false)?;
    // “The view of the harbour” is not the harbour’s view.
    let holds_view = || {
        matches!(
            kind::of(view, &agent),
            SourceKind::Person | SourceKind::Collective | SourceKind::Organization
        )
    };
    if view.word(next) == "of" && !holds_view() {
        return None;
    }
    let that = agent.end;
    let opens = that + 2 < sentence.end && view.word(that) == "that";
    // In “a claim by the bank that failed”, “that” is a relative pronoun.
    let begins_clause = opens
        && !view.tag(that + 1).is_verb()
        && frame::is_clause(view, that + 1, sentence.end)
        && !is_relative(view, that + 1..sentence.end);
    let complement = Complement {
        frame: Frame::That,
        start: that,
    };
    begins_clause.then_some((agent, complement))
}

/// Says whether the clause at the start of `tokens` lacks its object and the verb of the main clause
/// follows: “Lee evicted is” in “the tenant that Lee evicted is ill”.
fn is_relative(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let mut verbs = tokens
        .clone()
        .skip_while(|idx| !view.tag(*idx).is_finite_or_auxiliary());
    let Some(first) = verbs.next() else {
        return false;
    };
    let mut rest = first..tokens.end;
    let head = rest.find(|idx| view.tag(*idx).is_verb()).unwrap_or(first);
    let next = head + 1;
    next < tokens.end && view.tag(next).is_finite_or_auxiliary()
}

/// Returns the source of a noun such as “claim” at token `idx`. The source is the owner before the
/// noun (“her claim”), or the subject of the verb whose object is the noun (“she made the claim”).
fn owner(view: &TokenView<'_>, idx: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = idx;
    while sentence.start < start && matches!(view.tag(start - 1), Tag::Adjective | Tag::Noun) {
        start -= 1;
    }
    if start <= sentence.start {
        return None;
    }
    if view.is_of(start - 1, Class::Possessives) {
        return Some(start - 1..start);
    }
    if view.is_of(start - 1, Class::PossessiveEndings) {
        return left::before(view, start - 1, sentence.start);
    }
    if view.tag(start - 1) == Tag::Determiner {
        start -= 1;
    }
    let verb = start
        .checked_sub(1)
        .filter(|before| sentence.start <= *before && view.tag(*before).is_verb())?;
    let group = group::of(view, verb, sentence.start);
    subject::before(view, &group, sentence.start).map(|subject| subject.tokens)
}

/// Returns the source of an adjective such as “aware” at token `idx`. The source is the subject of
/// the copula before the adjective: “she” in “she is aware that”.
fn bearer(view: &TokenView<'_>, idx: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let group = group::of(view, idx, sentence.start);
    if group.start == idx {
        return None;
    }
    subject::before(view, &group, sentence.start).map(|subject| subject.tokens)
}
