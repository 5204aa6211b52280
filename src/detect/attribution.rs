//! Attributions to sources that are too vague, chosen by the kind of source and its words.

mod exception;
mod named;

use std::cell::LazyCell;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Source, SourceKind};
use crate::analysis::bare::{BareNouns, Introductions};
use crate::analysis::stance::{Stance, StanceSource};
use crate::analysis::tuning::MAX_TOKENS_FROM_PEOPLE_TO_CUE;
use crate::analysis::{assertion, nearby, quantity, referent, unnamed};
use crate::detect::attribution::exception::SourceException;
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec, stances};
use crate::english::class::Class;
use crate::english::verb::ReportingVerb;
use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Attributions to one kind of source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VagueSource {
    /// The kinds of source that the rule checks. If this parameter has no value or is an empty
    /// list, the rule checks all kinds.
    #[serde(default)]
    source: Vec<SourceKind>,
    /// The rule checks a source only if the source is exactly one of these words, such as “he”.
    /// Write the words in lower case. If this parameter has no value or is an empty list, the
    /// source may be any words.
    #[serde(default)]
    words: Vec<String>,
    /// The name of a lexicon with nouns, such as “critics” or “studies”. The rule checks a source
    /// only if the source ends in one of these nouns. If this parameter has no value, the source
    /// may end in any word.
    nouns: Option<String>,
    /// The name of a lexicon (a list of words). Its words, such as “many”, do not say who the
    /// source is. The rule reports one of the `nouns` after these words: “many officials”. The rule
    /// does not report a noun after another word: “police officials”. If this parameter has no
    /// value, the rule reports only nouns without any word before them. This parameter has no
    /// effect if `nouns` has no value.
    determiners: Option<String>,
    /// The names of lexicons with verbs that credit a statement to a source, such as “said”. The
    /// rule checks a source only if one of these verbs, or “according to”, connects the source with
    /// its statement. If this parameter has no value or is an empty list, the rule accepts every
    /// verb that credits a statement to a source.
    #[serde(default)]
    verbs: Vec<String>,
    /// With `true`, the rule reports only sources that say something, as in “people say that …”.
    /// With `false` or without a value, the rule also reports sources that want or feel something,
    /// as in “people expect answers”. This parameter does not change the findings that `people` and
    /// `studies` add.
    #[serde(default)]
    statements: bool,
    /// With `true`, the rule also reports other groups of people in incoming copy, such as “several
    /// shopkeepers” in “was condemned by several shopkeepers”. For these
    /// groups, the rule ignores `nouns`, `determiners` and `verbs`. With `true`, the rule does not report
    /// people whose connection with the matter is clear: “people briefed on the terms”. With
    /// `false` or without a value, this parameter has no effect.
    #[serde(default)]
    people: bool,
    /// With `true`, the rule also reports other studies in incoming copy, as in “many trials in
    /// several countries have shown”. For these studies, the rule ignores `nouns`, `determiners` and
    /// `verbs`. With `false` or without a value, the rule does not look for these
    /// studies.
    #[serde(default)]
    studies: bool,
    /// In edited copy, the rule reports nothing if one of these conditions is met. In incoming
    /// copy, only the conditions `antecedent` and `known` can prevent a finding. A
    /// finding that the rule makes only because of `people` or `studies` gets the grade `possible`
    /// instead of `likely` if another condition is met. If this parameter has no value, no condition has these effects.
    #[serde(default)]
    unless: Vec<SourceException>,
    /// If one of these conditions is met, a finding has the grade `possible` instead of `likely`.
    /// If a condition of `unless` is also met, only `unless` has an effect. If this parameter has no
    /// value, no condition lowers the grade.
    #[serde(default)]
    doubtful: Vec<SourceException>,
}

/// The detector that [`VagueSource`] asks for.
struct SourceDetector {
    asked: VagueSource,
    bare: Option<BareNouns>,
    verbs: Option<Lexicon>,
}

/// What a draft says about its sources.
struct SourceContext {
    /// The nouns, such as “officials”, for which the draft says somewhere which people it means.
    introductions: Introductions,
    /// The indexes of the sentences that attribute something to a named source, ascending.
    named: Vec<usize>,
}

impl Spec for VagueSource {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        let lexicon = |name: &str| lexicons.lexicon(name);
        let determiners = self.determiners.as_deref().map(lexicon).transpose()?;
        let nouns = self.nouns.as_deref().map(lexicon).transpose()?;
        let bare = nouns.map(|lexicon| BareNouns::new(lexicon, determiners.unwrap_or_default()));
        let mut verbs = Lexicon::default();
        for name in &self.verbs {
            verbs.extend(&lexicon(name)?);
        }
        let verbs = (!self.verbs.is_empty()).then_some(verbs);
        Ok(Detector::draft(SourceDetector {
            asked: self,
            bare,
            verbs,
        }))
    }
}

impl SourceDetector {
    /// Says whether the source is a group of people without names. Such a source is reported in
    /// incoming copy only.
    fn names_people(&self, draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
        let is_said = || {
            assertion::is_asserted(draft, attribution)
                || assertion::is_led_to(draft, attribution)
                || quantity::is_quantity(draft, source)
                    && assertion::is_supposed(draft, attribution)
        };
        self.asked.people
            && assertion::is_view(draft, attribution)
            && is_said()
            && is_beside(draft, attribution, source)
            && (is_unnamed_outlet(draft, source)
                || source.kind != SourceKind::Pronoun
                    && unnamed::is_kind_of_people(draft, source.span))
    }

    /// Says whether the draft credits a statement to a source that the rule asks for.
    fn is_listed(&self, draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
        self.counts(draft, attribution, source)
            && (!self.asked.statements || assertion::is_statement(draft, attribution))
            && assertion::is_asserted(draft, attribution)
    }

    fn counts(&self, draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
        let kinds = &self.asked.source;
        let kind = kinds.is_empty() || kinds.contains(&source.kind);
        let words = &self.asked.words;
        let worded = words.is_empty() || words.contains(&draft.text(source.span).to_lowercase());
        let bare = || {
            let bare = self.bare.as_ref();
            bare.is_none_or(|bare_nouns| bare_nouns.includes_source(draft, source.span))
                && !(attribution.is_prepositional(draft) && is_described(draft, source))
        };
        kind && worded && self.says(draft, attribution) && bare()
    }

    fn says(&self, draft: &Draft, attribution: &Attribution) -> bool {
        let Some(verbs) = &self.verbs else {
            return true;
        };
        let listed = |verb: &ReportingVerb| verbs.contains(verb.lemma);
        attribution.verb.is_some_and(listed)
            || attribution.verb.is_none() && attribution.is_prepositional(draft)
    }

    /// Collects what the draft says about its sources, as far as the conditions of the rule need
    /// it.
    fn source_context(&self, analysis: &Analysis<'_>) -> SourceContext {
        let asked = [&self.asked.unless, &self.asked.doubtful];
        let has_exception = |exception| asked.iter().any(|among| among.contains(&exception));
        let bare = self
            .bare
            .as_ref()
            .filter(|_| has_exception(SourceException::Introduced));
        SourceContext {
            introductions: bare.map_or_else(Introductions::default, |bare_nouns| {
                Introductions::of(analysis.draft, bare_nouns)
            }),
            named: if has_exception(SourceException::NamedNearby)
                || has_exception(SourceException::NamedAhead)
            {
                named::sentences(analysis)
            } else {
                Vec::new()
            },
        }
    }

    /// Returns the grades of the attribution. `None` if it is clear who the source is.
    fn grades(
        &self,
        analysis: &Analysis<'_>,
        context: &SourceContext,
        found: (&Attribution, &Source),
    ) -> Option<Grades> {
        let exception =
            |among: &[SourceException]| Self::first_exception(among, analysis, context, found);
        // A reader can open a source that is a link.
        if analysis.draft.links_in(found.1.span).next().is_some() {
            return None;
        }
        match exception(&self.asked.unless) {
            Some(exception) if exception.identifies_source() => None,
            Some(_) => Some(Grades::incoming_only(Grade::Likely)),
            None if exception(&self.asked.doubtful).is_some() => {
                Some(Grades::both(Grade::Possible))
            }
            None => Some(Grades::both(Grade::Likely)),
        }
    }

    /// Returns the first condition in `unless` that is met. Conditions that show who the source is
    /// are tried first.
    fn first_exception(
        unless: &[SourceException],
        analysis: &Analysis<'_>,
        context: &SourceContext,
        (found, source): (&Attribution, &Source),
    ) -> Option<SourceException> {
        let draft = analysis.draft;
        let sentence = draft.sentence_at(found.cue.start);
        let backing = analysis.context();
        let holds = |exception: &&SourceException| match exception {
            SourceException::NamedNearby => named::is_nearby(draft, &context.named, found),
            SourceException::NamedAhead => {
                !quantity::is_quantity(draft, source)
                    && named::is_ahead(draft, &context.named, found)
            }
            SourceException::Introduced => context.introductions.introduces(draft, source.span),
            SourceException::Antecedent => {
                if found.is_prepositional(draft) {
                    // “According to them” may mean several groups; “according to her” means the
                    // woman who was just named.
                    let is_just_named =
                        |named: Span| sentence <= draft.sentence_at(named.start) + 1;
                    is_one_person(draft, source) && source.antecedent.is_some_and(is_just_named)
                } else {
                    source.antecedent.is_some() || referent::is_near(analysis, source.span)
                }
            }
            SourceException::Evidence => backing.evidence_in_sentence(sentence).is_some(),
            SourceException::EvidenceNearby => (sentence.saturating_sub(1)..=sentence + 1)
                .any(|idx| backing.evidence_in_sentence(idx).is_some()),
            SourceException::Figure => draft.tokens[nearby::tokens(draft, found.cue)]
                .iter()
                .any(|token| token.kind == TokenKind::Number && !source.span.contains(token.span)),
            SourceException::Known => source.known.is_some(),
            SourceException::Part => {
                quantity::is_quantity(draft, source)
                    && quantity::is_part(draft, analysis.attributions(), found, source)
            }
            SourceException::Single => {
                let first = draft.tokens.get(draft.token_at(source.span.start));
                first.is_some_and(|token| draft.is(token, Class::SingleOpeners))
            }
            SourceException::PersonBefore => {
                let all = analysis.attributions().iter();
                let mut before = all.take_while(|other| other.cue.start < found.cue.start);
                before.any(|attribution| {
                    let source = attribution.source.as_ref();
                    source.is_some_and(|source| source.kind == SourceKind::Person)
                })
            }
        };
        let (first, second): (Vec<&SourceException>, Vec<&SourceException>) = unless
            .iter()
            .partition(|exception| exception.identifies_source());
        first.into_iter().chain(second).find(holds).copied()
    }
}

impl Detect for SourceDetector {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Source, Capture::Cue, Capture::Attribution]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        // Computed when it is first needed, because few drafts have an attribution that needs it.
        let context = LazyCell::new(|| self.source_context(analysis));
        let mut last = None;
        for attribution in analysis.attributions() {
            let Some(source) = &attribution.source else {
                continue;
            };
            if analysis.is_quoted(attribution.cue) || !analysis.is_own_text(attribution.cue) {
                continue;
            }
            let listed = self.is_listed(draft, attribution, source);
            if !listed && !self.names_people(draft, attribution, source)
                || self.asked.people && unnamed::is_connected(draft, source.span)
            {
                continue;
            }
            let Some(grades) = self.grades(analysis, &context, (attribution, source)) else {
                continue;
            };
            let grades = if listed {
                grades
            } else {
                // If a named source is nearby, it may be one of these people, so the grade is
                // lower.
                Grades::incoming_only(if grades.edited.is_none() {
                    Grade::Possible
                } else {
                    Grade::Likely
                })
            };
            let span = attribution.naming();
            let hit = Match::at(analysis, span)
                .grades(grades)
                .capture(Capture::Source, draft, source.span)
                .capture(Capture::Cue, draft, attribution.cue)
                .capture(Capture::Attribution, draft, span)
                .step(
                    Step::at(StepKind::Attributes, draft, span)
                        .capture(Capture::Cue, excerpt_of(draft, attribution.cue))
                        .capture(Capture::Source, excerpt_of(draft, source.span)),
                )
                .step(Step::new(StepKind::Source(source.kind)));
            let searched = self
                .asked
                .unless
                .iter()
                .filter_map(|exception| exception.step());
            let hit = searched.fold(hit, |hit, step_kind| hit.step(Step::new(step_kind)));
            // If two successive matches have the same source, only the first is reported.
            let words = excerpt_of(draft, source.span);
            if last.as_ref() != Some(&words) {
                found.push(hit);
                last = Some(words);
            }
        }
        let asks = |stance: &Stance| match stance.kind {
            StanceSource::Somebody | StanceSource::Anybody => self.asked.people,
            StanceSource::Study => self.asked.studies,
            StanceSource::Nobody => false,
        };
        if analysis.stances().iter().any(asks) {
            stances::add(analysis, &context.named, asks, found);
        }
    }
}

/// Says whether the source is close to the cue. A subject far before the verb may belong to another
/// verb.
fn is_beside(draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
    let (source, cue) = (
        draft.tokens_in(source.span),
        draft.tokens_in(attribution.cue),
    );
    let gap = cue
        .start
        .max(source.start)
        .saturating_sub(cue.end.min(source.end));
    gap <= MAX_TOKENS_FROM_PEOPLE_TO_CUE
}

/// Says whether the source is a pronoun in the singular.
fn is_one_person(draft: &Draft, source: &Source) -> bool {
    let first = draft.tokens.get(draft.token_at(source.span.start));
    source.kind == SourceKind::Pronoun
        && first.is_some_and(|token| !draft.is(token, Class::PluralPronouns))
}

/// Says whether the source is an unnamed publication, or a relative pronoun after an unnamed
/// publication: “a French tabloid, which claimed”.
fn is_unnamed_outlet(draft: &Draft, source: &Source) -> bool {
    let tokens = draft.tokens_in(source.span);
    let is_relative = |idx: &usize| draft.is(&draft.tokens[*idx], Class::RelativePronouns);
    let relative = Some(tokens.start).filter(|first| first + 1 == tokens.end && is_relative(first));
    let end = match relative {
        Some(first) if nearby::before(draft, first).is_some_and(|token| !token.is_word()) => {
            first - 1
        }
        Some(first) => first,
        None => tokens.end,
    };
    unnamed::is_unnamed_outlet(draft, end)
}

/// Says whether the source is a document, and words after its noun describe it: “reports filed with
/// the court”.
fn is_described(draft: &Draft, source: &Source) -> bool {
    let after = draft.tokens.get(draft.token_at(source.span.end));
    source.kind == SourceKind::Document
        && after.is_some_and(|next| {
            let is_participle = draft.word(next).ends_with("ed");
            next.is_word() && (is_participle || draft.is(next, Class::DescribingPrepositions))
        })
}
