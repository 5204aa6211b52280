//! Views that the draft ascribes to nobody: “there are fears that”, “questions were raised”.

use std::ops::Range;

use crate::analysis::stance::{Stance, StanceSource, hanging, span};
use crate::analysis::unnamed;
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::syntax::chunk::Chunk;
use crate::syntax::clause::Clause;

/// Returns the view that is the subject of `clause`: “questions” in “questions were raised”.
pub(super) fn of_clause(syntax: &Syntax<'_>, chunks: &[Chunk], clause: &Clause) -> Option<Stance> {
    let verb = &clause.verb;
    let class = if verb.is_passive {
        Class::ViewRaisingVerbs
    } else {
        Class::SpreadingVerbs
    };
    if !syntax.is(verb.head, class) || verb.is_negated {
        return None;
    }
    let view = clause.subject_phrase(chunks)?;
    let sentence = syntax.draft.sentence_at(syntax.token(verb.head).span.start);
    let end = syntax.draft.sentences[sentence].tokens.end;
    if verb.tokens.start < view.end || !is_nobodys(syntax, &view, end) {
        return None;
    }
    Some(Stance {
        source: span(syntax, view.start, view.end - 1),
        words: span(syntax, verb.tokens.start, verb.head),
        kind: StanceSource::Nobody,
    })
}

/// Returns the view after “there is” in the sentence of `chunks`: “fears” in “there are fears
/// that”. The sentence ends before token `end`.
pub(super) fn existing(syntax: &Syntax<'_>, chunks: &[Chunk], end: usize) -> Option<Stance> {
    let nouns = Class::ImpersonalNouns.into();
    let view = hanging::existing(syntax, chunks, nouns, Class::ViewOpeners)?;
    is_nobodys(syntax, &view, end).then(|| Stance {
        source: span(syntax, view.start, view.end - 1),
        words: span(syntax, view.end, view.end),
        kind: StanceSource::Nobody,
    })
}

/// Says whether the noun phrase `view` names a view but nobody who holds the view: “fears” in
/// “there are fears that”. No word of the phrase, and no word after the phrase and before token
/// `end`, may say whose view it is.
fn is_nobodys(syntax: &Syntax<'_>, view: &Range<usize>, end: usize) -> bool {
    let is_owned = (view.end..end).any(|at| syntax.is(at, Class::OwnerPrepositions));
    view.clone()
        .next_back()
        .is_some_and(|head| syntax.is(head, Class::ImpersonalNouns))
        && unnamed::tells_nothing_more(syntax.draft, view.clone(), view.end)
        && !is_owned
}
