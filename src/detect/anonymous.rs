//! Statements of unnamed sources for which the draft gives neither a role nor a reason.

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, CuePattern, SourceKind};
use crate::analysis::{assertion, nearby, unnamed};
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::english;
use crate::english::class::Class;
use crate::english::verb::{ReportingVerb, Sense};
use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Unnamed sources about which the draft says nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AnonymousSource {
    /// The name of the lexicon with nouns for sources whose names the draft leaves out, such as
    /// “source” or “insider”.
    nouns: String,
    /// The name of the lexicon with phrases that say how a person is connected with the matter,
    /// such as “familiar with” in “people familiar with the talks”. The rule reports a source with
    /// one of these phrases if the draft does not name the source. The source is not reported if
    /// its sentence or the next sentence also gives a reason: see `reasons`.
    relations: String,
    /// The name of a lexicon (a list of words). Its words, such as “some”, do not say who the
    /// source is. The rule also reports a source that consists of one of these words and a noun from
    /// `nouns`: “some insiders”.
    determiners: String,
    /// The name of the lexicon with phrases that say why a name is left out, such as “not
    /// authorised to” in “not authorised to speak”. In edited copy, the rule reports nothing before
    /// the last of these phrases and nothing in the sentence after it. In incoming copy, findings
    /// there have the grade `possible`.
    reasons: String,
    /// The name of the lexicon with verbs that credit a statement to a source, such as “said”. The
    /// phrase “according to” need not be in the lexicon, because the rule always looks for this
    /// phrase. In incoming copy, the rule also looks for verbs of thinking, such as “believe”.
    verbs: String,
}

/// The detector that [`AnonymousSource`] asks for.
struct Built {
    nouns: Lexicon,
    relations: Lexicon,
    determiners: Lexicon,
    reasons: Lexicon,
    verbs: Lexicon,
    function_words: Lexicon,
}

impl Spec for AnonymousSource {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        let lexicon = |name: &str| lexicons.lexicon(name);
        Ok(Detector::draft(Built {
            nouns: lexicon(&self.nouns)?,
            relations: lexicon(&self.relations)?,
            determiners: lexicon(&self.determiners)?,
            reasons: lexicon(&self.reasons)?,
            verbs: lexicon(&self.verbs)?,
            function_words: lexicon("function-words")?,
        }))
    }
}

/// The maximum number of tokens between a noun for people and the words that were found as the
/// source. For “people familiar with the talks said”, the noun is “people”, and the words that were
/// found may be “the talks”.
const MAX_TOKENS_BEFORE: usize = 12;

impl Built {
    /// Returns the span of the source of `attribution`, if the source is unnamed and the draft says
    /// nothing about who it is.
    fn anonymous(&self, draft: &Draft, attribution: &Attribution) -> Option<Span> {
        let source = attribution.source.as_ref()?;
        let tokens = draft.tokens_in(source.span);
        let sentence = draft.sentences.get(draft.sentence_at(source.span.start))?;
        let floor = sentence
            .tokens
            .start
            .max(tokens.start.saturating_sub(MAX_TOKENS_BEFORE));
        let cover = |from: usize| {
            let last = &draft.tokens[tokens.end.max(tokens.start + 1) - 1];
            draft.tokens[from].span.cover(last.span)
        };
        if let Some(head) = self.related(draft, floor..tokens.end, sentence) {
            // If a punctuation mark is between the noun and the source, the noun is about somebody
            // else.
            let joined = (head..tokens.start).all(|idx| {
                let token = &draft.tokens[idx];
                token.kind != TokenKind::Mark || draft.word(token) == "-"
            });
            return joined.then(|| cover(self.phrase_start(draft, head, floor)));
        }
        self.is_bare(draft, &tokens).then_some(source.span)
    }

    /// Finds a noun for people whose connection with the matter the draft gives, such as “people”
    /// in “two people briefed on the terms”. Returns the index of the first such noun among
    /// `tokens`. The words about the connection may come after `tokens`.
    fn related(&self, draft: &Draft, tokens: Range<usize>, sentence: &Sentence) -> Option<usize> {
        tokens.into_iter().find(|idx| {
            let rest = idx + 1..sentence.tokens.end;
            self.is_person(draft.word(&draft.tokens[*idx]))
                && self.relations.match_at(draft, rest).is_some()
        })
    }

    /// Says whether the draft explains the unnamed source at `source`. The sentence of the source,
    /// or the next one, must give a reason for leaving out the name. The draft must also say how
    /// the source is connected with the matter.
    fn is_explained(&self, draft: &Draft, source: Span) -> bool {
        let here = draft.sentence_at(source.start);
        let related = || {
            let sentence = draft.sentences.get(here)?;
            self.related(draft, draft.tokens_in(source), sentence)
        };
        (here..=here + 1).any(|idx| self.tells_why(draft, idx)) && related().is_some()
    }

    /// Returns the span of the source of `attribution` if the draft describes the source without
    /// saying who it is, such as “one official”. Such sources are reported in incoming copy only.
    /// If `thinks` is true, the source does not say something but thinks something. Only sources
    /// such as “reliable sources” are then reported, and “one official” is not.
    fn described(&self, draft: &Draft, attribution: &Attribution, thinks: bool) -> Option<Span> {
        let source = attribution.source.as_ref()?.span;
        let is_described = unnamed::is_described_vaguely(draft, source, &self.nouns)
            || !thinks
                && (unnamed::is_called_unnamed(draft, source)
                    || unnamed::is_one_of_many(draft, source)
                    || assertion::is_statement(draft, attribution)
                        && unnamed::is_some_person(draft, source));
        is_described.then_some(source)
    }

    fn is_person(&self, word: &str) -> bool {
        self.nouns.contains(word) || english::dictionary().is(word, Class::PersonPronouns)
    }

    /// Says whether `tokens` consist of one of the nouns, without a word that describes the source.
    fn is_bare(&self, draft: &Draft, tokens: &Range<usize>) -> bool {
        let qualified = nearby::before(draft, tokens.start).is_some_and(|token| {
            token.kind == TokenKind::Word && !self.function_words.contains(draft.word(token))
        });
        let mut at = tokens.start;
        while !qualified && at < tokens.end {
            let word = draft.word(&draft.tokens[at]);
            if self.nouns.contains(word) {
                // Nothing may follow the noun, because words after the noun may say which
                // organisation the source speaks for.
                return at + 1 == tokens.end;
            }
            let article = english::dictionary().is(word, Class::SmallCounts);
            match self.determiners.match_at(draft, at..tokens.end) {
                Some(n_tokens) => at += n_tokens,
                None if article => at += 1,
                None => return false,
            }
        }
        false
    }

    fn phrase_start(&self, draft: &Draft, head: usize, floor: usize) -> usize {
        let before = |idx: usize| {
            draft.is(&draft.tokens[idx], Class::SmallCounts)
                || self.determiners.match_at(draft, idx..idx + 1).is_some()
        };
        let mut start = head;
        while floor < start && before(start - 1) {
            start -= 1;
        }
        start
    }

    /// Returns the index of the last sentence that gives a reason for leaving out a name.
    fn last_reason(&self, draft: &Draft) -> Option<usize> {
        let mut sentences = (0..draft.sentences.len()).rev();
        sentences.find(|idx| self.tells_why(draft, *idx))
    }

    /// Says whether sentence `idx` gives a reason for leaving out a name.
    fn tells_why(&self, draft: &Draft, idx: usize) -> bool {
        let tokens = nearby::of_sentence(draft, idx);
        self.reasons.occurs_in(draft, tokens)
    }

    fn says(&self, draft: &Draft, attribution: &Attribution) -> bool {
        match attribution.verb {
            Some(verb) => self.verbs.contains(verb.lemma),
            None => attribution.is_prepositional(draft),
        }
    }
}

/// Says whether the attribution has a verb of thinking or an adjective: “insiders believe”,
/// “insiders are confident”. Such attributions are reported in incoming copy only.
fn holds_view(attribution: &Attribution) -> bool {
    let thinks = |verb: &ReportingVerb| verb.sense == Sense::Cognition;
    attribution.pattern == CuePattern::Adjective || attribution.verb.is_some_and(thinks)
}

impl Detect for Built {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Source]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let last_reason = LazyCell::new(|| self.last_reason(draft));
        let mut reported: FxHashSet<String> = FxHashSet::default();
        for attribution in analysis.attributions() {
            let kind = attribution.source.as_ref().map(|source| source.kind);
            if kind.is_none_or(|source_kind| source_kind == SourceKind::Pronoun)
                || !(self.says(draft, attribution) || holds_view(attribution))
                || !assertion::is_asserted(draft, attribution)
                || analysis.is_quoted(attribution.cue)
                || !analysis.is_own_text(attribution.cue)
            {
                continue;
            }
            let bare = self.anonymous(draft, attribution);
            let is_wide = !self.says(draft, attribution);
            let described = || self.described(draft, attribution, is_wide);
            let Some(source) = bare.or_else(described) else {
                continue;
            };
            if analysis
                .vocabulary_uses
                .known_source(draft, source)
                .is_some()
            {
                continue;
            }
            // If the draft gives a reason for leaving out a name, the reason covers all unnamed
            // sources up to the sentence after it. A source that says several things is reported
            // once.
            let here = draft.sentence_at(source.start);
            let is_excused =
                last_reason.is_some_and(|end| here <= end + 1) || bare.is_none() || is_wide;
            if bare.is_some() && self.is_explained(draft, source) {
                continue;
            }
            if !reported.insert(draft.text(source).to_lowercase()) {
                continue;
            }
            let grades = if is_excused {
                Grades::incoming_only(Grade::Possible)
            } else {
                Grades::both(Grade::Likely)
            };
            let cue = Step::at(StepKind::Attributes, draft, attribution.naming())
                .capture(Capture::Cue, excerpt_of(draft, attribution.cue))
                .capture(Capture::Source, excerpt_of(draft, source));
            let hit =
                Match::at(analysis, source)
                    .grades(grades)
                    .capture(Capture::Source, draft, source);
            found.push(
                hit.step(cue)
                    .step(Step::new(StepKind::NoRole))
                    .step(Step::new(StepKind::NoReason)),
            );
        }
    }
}
