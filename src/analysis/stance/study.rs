//! Results that the draft ascribes to studies without naming the studies: “studies have linked”,
//! “there is growing evidence that”.

use std::ops::Range;

use crate::analysis::stance::{Stance, StanceSource, hanging, opens_clause, span};
use crate::analysis::tuning::MAX_TOKENS_OF_PARTICIPANTS;
use crate::analysis::unnamed;
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::chunk::Chunk;
use crate::syntax::clause::{Clause, ComplementKind};
use crate::text::token::TokenKind;

/// Nouns for studies and for their results.
const STUDIES: ClassSet = ClassSet::of(&[Class::BareStudies, Class::StudyResults]);

/// Nouns for the people who take part in a study.
const PARTICIPANTS: ClassSet = ClassSet::of(&[Class::PeopleNouns, Class::PersonsInPlural]);

/// Returns the result that `clause` reports, if the subject of the clause is an unnamed study:
/// “studies have linked”.
pub(super) fn of_clause(syntax: &Syntax<'_>, chunks: &[Chunk], clause: &Clause) -> Option<Stance> {
    let verb = &clause.verb;
    let finds = syntax.is(verb.head, Class::StudyVerbs) && !verb.is_passive && !verb.is_negated;
    if !finds || clause.complement.kind == ComplementKind::None {
        return None;
    }
    let study = clause.subject_phrase(chunks)?;
    if verb.tokens.start < study.end {
        return None;
    }
    let described = past_participants(syntax, study.end);
    let end = if described == verb.tokens.start {
        study.end
    } else {
        verb.tokens.start
    };
    if !names_none(syntax, &study, end) {
        return None;
    }
    let is_modal = |at: usize| syntax.is(at, Class::ModalVerbs);
    (!verb.tokens.clone().any(is_modal)).then(|| Stance {
        source: span(syntax, study.start, verb.tokens.start - 1),
        words: span(syntax, verb.tokens.start, verb.head),
        kind: StanceSource::Study,
    })
}

/// Returns the unnamed study after “there is” in the sentence of `chunks`: “growing evidence” in
/// “there is growing evidence that”.
pub(super) fn existing(syntax: &Syntax<'_>, chunks: &[Chunk]) -> Option<Stance> {
    let study = hanging::existing(syntax, chunks, STUDIES, Class::EvidenceOpeners)?;
    // “Evidence to suggest” is the result of a study; “evidence to charge her” is not.
    let is_infinitive = syntax.word(study.end) == "to";
    if is_infinitive && !syntax.is(study.end + 1, Class::StudyVerbs) {
        return None;
    }
    names_none(syntax, &study, study.end).then(|| Stance {
        source: span(syntax, study.start, study.end - 1),
        words: span(syntax, study.end, study.end),
        kind: StanceSource::Study,
    })
}

/// Returns the unnamed study after “in” at the start of a clause: “one study” in “in one study,
/// walkers slept longer”.
pub(super) fn adjunct(
    syntax: &Syntax<'_>,
    sentence: &Range<usize>,
    chunks: &[Chunk],
) -> Option<Stance> {
    let pair = chunks.windows(2).find_map(|pair| match pair {
        [Chunk::Word(at), Chunk::Noun(study)] => {
            let opens = syntax.word(*at) == "in" && opens_clause(syntax, sentence, *at);
            opens.then(|| (*at, study.tokens.clone()))
        }
        _ => None,
    });
    let (at, study) = pair?;
    let end = past_participants(syntax, study.end);
    let is_new = syntax.is(study.start, Class::IndefiniteArticles)
        || syntax.is(study.start, Class::OneOfMany);
    let is_study = is_new && syntax.word(end) == "," && names_none(syntax, &study, study.end);
    is_study.then(|| Stance {
        source: span(syntax, study.start, study.end - 1),
        words: span(syntax, at, at),
        kind: StanceSource::Study,
    })
}

/// Returns the index of the first token after a phrase that begins at token `at` and says how many
/// people took part in a study: “of 46 older adults”. Returns `at` if there is no such phrase. The
/// phrase does not say which study is meant.
fn past_participants(syntax: &Syntax<'_>, at: usize) -> usize {
    let count = at + 1;
    let counts = syntax.word(at) == "of"
        && syntax
            .draft
            .tokens
            .get(count)
            .is_some_and(|token| token.kind == TokenKind::Number);
    let end = count + 1 + MAX_TOKENS_OF_PARTICIPANTS;
    let mut words = (count + 1..end).take_while(|idx| is_plain_word(syntax, *idx));
    let people = words
        .find(|idx| syntax.is(*idx, PARTICIPANTS))
        .filter(|_| counts);
    people.map_or(at, |last| last + 1)
}

/// Says whether token `at` is a word without a capital.
fn is_plain_word(syntax: &Syntax<'_>, at: usize) -> bool {
    let token = syntax.draft.tokens.get(at);
    token.is_some_and(|token| token.is_word() && !token.capital)
}

/// Says whether the noun phrase `study` means a study, and no word before token `end` says which
/// study.
fn names_none(syntax: &Syntax<'_>, study: &Range<usize>, end: usize) -> bool {
    let draft = syntax.draft;
    let head = study.end - 1;
    // “Salary” in “salary data” says what the data are about, and “at the trial” in “evidence at
    // the trial” says where the evidence is.
    let is_described =
        |at: usize| syntax.tag(at).is_noun() && !syntax.is(at, Class::StudyDeterminers);
    let is_of_court = |at: usize| syntax.is(at, Class::CriminalProceedings);
    let entry = draft.entry_at(study.start..study.end, Class::BareStudies);
    let is_whole = entry == Some(study.len());
    syntax.is(head, STUDIES)
        && (is_whole || !(study.start..head).any(is_described))
        && !(study.end..end).any(is_of_court)
        && !unnamed::is_part_of_phrase(draft, study.start)
        && unnamed::tells_nothing_more(draft, study.clone(), end)
}
