//! Decides whether the backing that was found for a claim is about the same thing as the claim.

use std::ops::Range;

use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::{Attribution, CuePattern};
use crate::analysis::backing::{Backing, mostly_speaks, states};
use crate::analysis::claim::ClaimKind;
use crate::analysis::claim::search::Searcher;
use crate::analysis::claim::tuning::{MAX_CONTENT_PER_SHARED_WORD, MIN_WORDS_SHARED};
use crate::analysis::{calendar, nearby, unnamed};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::syntax::clause;
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::token::{Token, TokenKind};

/// Words that do not show what a sentence is about.
const WITHOUT_CONTENT: ClassSet = ClassSet::of(&[Class::FunctionWords, Class::Numerals]);

impl Searcher<'_> {
    /// Says whether `backing` is about another thing than the claim in sentence `idx`. A source on
    /// the flood does not back a claim about the bridge.
    ///
    /// In the sentence of the claim, a source in an adverbial clause (“after divers found cracks”)
    /// backs only what this clause says. A verb with an object (“raising concerns”) says something
    /// only of the object.
    ///
    /// A source in another sentence backs the claim if one of these conditions is met:
    /// - the other sentence only gives the source of the statement beside it, or is a source line;
    /// - the later of the two sentences refers back to the earlier sentence;
    /// - the claim goes on with what the source said in the sentence before;
    /// - the other sentence shares a word with `claim` or names its subject;
    /// - the other sentence shares [`MIN_WORDS_SHARED`] words with sentence `idx`, or at least one
    ///   word in [`MAX_CONTENT_PER_SHARED_WORD`] words.
    ///
    /// The last two conditions are not enough if the source is an unnamed study, an unnamed group,
    /// or somebody whose thought is only supposed (“will be hoping”).
    ///
    /// A motive or a cause needs no common words, but its source must say something. A source that
    /// only does something, as in “The shop named its owner”, does not back a motive or a cause in
    /// another sentence. Even if that sentence begins with “it”, such a source is not enough.
    pub fn is_apart(&self, idx: usize, (claim, kind): (Span, ClaimKind), backing: Backing) -> bool {
        let other = self.draft.sentence_at(backing.span.start);
        let is_declared = self
            .declared
            .is_some_and(|declared| declared.span == backing.span);
        if is_declared {
            return false;
        }
        let attribution = self.context.attribution_at(backing);
        if other == idx {
            let tells_other =
                attribution.is_some_and(|attribution| tells_other(attribution, claim));
            return kind.is_measured()
                && (tells_other && !backing.span.overlaps(claim)
                    || self.is_in_later_clause(claim, backing.span));
        }
        if self.reference(other) == Some(backing) || self.context.is_source_line(backing) {
            return false;
        }
        let is_deed = attribution.is_some_and(is_deed);
        if !is_deed && self.begins_with(Class::Anaphors, idx.max(other)) || self.goes_on(idx, other)
        {
            return false;
        }
        // A study or a group that is not named cannot back a claim in another sentence, nor can a
        // hope: “The mayor will be hoping for rain.”
        let source = attribution.and_then(|attribution| attribution.source.as_ref());
        let is_group = source.is_some_and(|it| unnamed::is_kind_of_people(self.draft, it.span));
        let is_thought = attribution.is_some_and(|it| self.is_thought(it));
        if is_group || is_thought || self.is_bare_study(backing.span) {
            return true;
        }
        if !kind.is_measured() {
            return is_deed;
        }
        let there = self.content(nearby::of_sentence(self.draft, other));
        let shared = |own: &[String]| own.iter().filter(|text| there.contains(text)).count();
        let is_alike = || {
            let sentence = self.content(nearby::of_sentence(self.draft, idx));
            let n_shared = shared(&sentence);
            MIN_WORDS_SHARED <= n_shared || sentence.len() <= n_shared * MAX_CONTENT_PER_SHARED_WORD
        };
        shared(&self.content(self.draft.tokens_in(claim))) == 0
            && !is_alike()
            && shared(&self.content(self.subject(idx, claim))) == 0
    }

    /// Returns the noun that is the subject of `claim` in sentence `idx`: “repairs” in “the repairs
    /// cost $40 million”. The range is empty if no subject is found.
    fn subject(&self, idx: usize, claim: Span) -> Range<usize> {
        let syntax = self.context.syntax();
        let clauses = clause::find_clauses(syntax, &nearby::of_sentence(self.draft, idx));
        let last = self.draft.tokens_in(claim).end;
        let mut clauses = clauses.iter().rev();
        let clause = clauses.find(|clause| clause.verb.tokens.start < last);
        let subject = clause.and_then(|clause| clause.subject);
        subject.map_or(0..0, |subject| subject..subject + 1)
    }

    /// Says whether `attribution` has a verb of thought with a modal verb, so that the draft only
    /// supposes the thought: “will be hoping”.
    fn is_thought(&self, attribution: &Attribution) -> bool {
        let mut cue = self.draft.tokens_in(attribution.cue);
        let is_modal = |idx| self.draft.is(&self.draft.tokens[idx], Class::ModalVerbs);
        attribution
            .verb
            .is_some_and(|verb| verb.sense == Sense::Cognition)
            && cue.any(is_modal)
    }

    /// Says whether the source at `backing` opens an adverbial clause after `claim`: “after divers
    /// found”.
    fn is_in_later_clause(&self, claim: Span, backing: Span) -> bool {
        let start = self.draft.token_at(backing.start);
        let opener = start
            .checked_sub(1)
            .map(|before| &self.draft.tokens[before]);
        claim.end <= backing.start
            && opener.is_some_and(|token| self.draft.is(token, Class::AdverbialConjunctions))
    }

    /// Says whether sentence `idx` directly follows sentence `other` in its paragraph and goes on
    /// with reported speech. The word “would” shows this: “A repair would cost around £840,000”.
    fn goes_on(&self, idx: usize, other: usize) -> bool {
        let tokens = &self.draft.tokens[self.draft.sentences[idx].tokens.clone()];
        let is_conditional = |token: &Token| self.draft.word(token) == "would";
        other + 1 == idx && self.block(idx).contains(&other) && tokens.iter().any(is_conditional)
    }

    /// Says whether the words at `span` begin with a study that is not named: “recent research
    /// shows”.
    fn is_bare_study(&self, span: Span) -> bool {
        let tokens = self.draft.tokens_in(span);
        let n_tokens = self.draft.entry_at(tokens.clone(), Class::StudyDeterminers);
        let start = tokens.start + n_tokens.unwrap_or(0);
        let study = self.draft.entry_at(start..tokens.end, Class::BareStudies);
        let is_described = nearby::before(self.draft, tokens.start)
            .is_some_and(|token| token.is_word() && !self.draft.is(token, Class::FunctionWords));
        study.is_some() && !is_described
    }

    /// Returns the stems of the content words in `tokens`. Words of time are left out.
    fn content(&self, tokens: Range<usize>) -> Vec<String> {
        // Most reporting verbs do not show the topic of a sentence, but verbs such as “anger” and
        // “fear” do.
        let reports = |token: &Token| {
            let verb = english::dictionary().reporting_verb(self.draft.record(token));
            verb.is_some_and(mostly_speaks)
        };
        let words = self.draft.tokens[tokens].iter().filter(|token| {
            token.kind == TokenKind::Word
                && !self.draft.is(token, WITHOUT_CONTENT)
                && !reports(token)
                && !calendar::is_time(self.draft.word(token))
        });
        words
            .map(|token| stem(self.draft.word(token)).into_owned())
            .collect()
    }
}

/// Says whether `attribution` has a verb with an object, and `claim` is not part of the object. In
/// “spending has shown signs of weakness, raising concerns”, “raising” says nothing about the
/// spending. The result is false for a verb that mostly reports speech, because such a verb may
/// report more than its object: “announced plans to build”.
fn tells_other(attribution: &Attribution, claim: Span) -> bool {
    has_object(attribution)
        && !attribution.verb.is_some_and(mostly_speaks)
        && !attribution.content.iter().any(|part| part.overlaps(claim))
}

/// Says whether the verb of `attribution` tells what somebody did, and not what somebody said:
/// “named its owner”. Verbs such as “showed” state something, although they do not mostly report
/// speech. With an object, such a verb too may tell what somebody did: “showed the way”.
fn is_deed(attribution: &Attribution) -> bool {
    attribution
        .verb
        .is_some_and(|verb| !mostly_speaks(verb) && (has_object(attribution) || !states(verb)))
}

fn has_object(attribution: &Attribution) -> bool {
    attribution.pattern == CuePattern::Verb(Frame::Object)
}
