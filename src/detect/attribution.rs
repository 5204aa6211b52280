//! Attributions by who they name.

use std::cell::LazyCell;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Source, SourceKind};
use crate::analysis::bare::{BareNouns, Introductions};
use crate::analysis::tuning::MAX_TOKENS_FROM_PEOPLE_TO_CUE;
use crate::analysis::{assertion, nearby, quantity, referent, unnamed};
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec, stances};
use crate::english::class::Class;
use crate::english::verb::ReportingVerb;
use crate::error::Error;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::token::TokenKind;

/// Attributions to a kind of source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BySource {
    /// The kinds of source that count; all, if there are none.
    #[serde(default)]
    source: Vec<SourceKind>,
    /// The words that count, one of which must be the whole source; any, if there are none.
    #[serde(default)]
    words: Vec<String>,
    /// The lexicon of nouns that count, one of which must end the source; any, if not given.
    nouns: Option<String>,
    /// The lexicon of what may stand before such a noun without making it any clearer.
    determiners: Option<String>,
    /// The lexicons of verbs that count beside “according to”; any, if there are none.
    #[serde(default)]
    verbs: Vec<String>,
    /// Whether only statements count: no deeds or feelings.
    #[serde(default)]
    statements: bool,
    /// Whether any kind of people counts on incoming copy, by whatever noun and words that name
    /// nobody among them: “local residents”.
    #[serde(default)]
    people: bool,
    /// What keeps an attribution quiet.
    #[serde(default)]
    unless: Vec<Excuse>,
    /// What makes an attribution a possible fault and no likely one.
    #[serde(default)]
    doubtful: Vec<Excuse>,
}

/// The detector that [`BySource`] asks for.
struct SourceDetector {
    asked: BySource,
    bare: Option<BareNouns>,
    verbs: Option<Lexicon>,
}

/// What a draft tells of its sources.
struct Told {
    /// The nouns of which it says whom they mean.
    introductions: Introductions,
    /// The sentences that attribute to somebody who is named, by their numbers, ascending.
    named: Vec<usize>,
}

/// What keeps an attribution quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Excuse {
    /// The sentence or one beside it, or the paragraph, attributes to somebody who is named.
    NamedNearby,
    /// One of the next paragraphs attributes to somebody who is named: the opening says whose view
    /// the draft goes on to tell. “Some” and “many” are no such group.
    NamedAhead,
    /// The draft speaks of the same ones with more words elsewhere: “officials” after “officials
    /// of the port authority”.
    Introduced,
    /// The pronoun takes up a source that the draft names shortly before, as the subject of the
    /// statement. After “according to” a name costs no more than the pronoun, so it is no excuse
    /// there.
    Antecedent,
    /// The sentence is held by other evidence: a link, a note, a parenthesis.
    Evidence,
    /// As [`Excuse::Evidence`], or one of the sentences beside it is.
    EvidenceNearby,
    /// The sentence gives a figure, beside the year of its source.
    Figure,
    /// The house's vocabulary has the source.
    Known,
    /// The draft attributes something to a person before it, whom a pronoun may mean.
    PersonBefore,
    /// The source is “some” or “many” of a group that the draft has named.
    Part,
    /// The source is a single thing, of which the draft may go on to tell more: “a study”.
    Single,
}

impl Excuse {
    /// The step that says that it was looked for; none for what most houses have not.
    fn step(self) -> Option<StepKind> {
        Some(match self {
            Self::NamedNearby => StepKind::NobodyNamedNearby,
            Self::NamedAhead => StepKind::NobodyNamedAhead,
            Self::Antecedent => StepKind::NoAntecedent,
            Self::Evidence => StepKind::NoEvidenceInSentence,
            Self::EvidenceNearby => StepKind::NoEvidenceNearby,
            Self::Introduced => StepKind::NotIntroduced,
            Self::Figure => StepKind::NoFigure,
            Self::Known | Self::PersonBefore | Self::Part | Self::Single => return None,
        })
    }
}

impl Excuse {
    /// Whether it tells who the source is. The others only put somebody beside it who may answer
    /// for the statement.
    fn identifies(self) -> bool {
        matches!(self, Self::Antecedent | Self::Known)
    }
}

impl Spec for BySource {
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
    /// Whether the attribution is to a kind of people that only copy from outside is asked about.
    fn names_people(&self, draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
        let is_said = || {
            assertion::is_asserted(draft, attribution)
                || quantity::is_quantity(draft, source)
                    && assertion::is_supposed(draft, attribution)
        };
        self.asked.people
            && source.kind != SourceKind::Pronoun
            && assertion::is_view(draft, attribution)
            && is_said()
            && is_beside(draft, attribution, source)
            && unnamed::is_kind_of_people(draft, source.span)
    }

    fn counts(&self, draft: &Draft, attribution: &Attribution, source: &Source) -> bool {
        let kinds = &self.asked.source;
        let kind = kinds.is_empty() || kinds.contains(&source.kind);
        let words = &self.asked.words;
        let worded = words.is_empty() || words.contains(&draft.text(source.span).to_lowercase());
        let bare = || {
            let bare = self.bare.as_ref();
            bare.is_none_or(|bare_nouns| bare_nouns.hold(draft, source.span))
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

    /// What the draft tells of sources anywhere, as far as it may excuse an attribution.
    fn told(&self, analysis: &Analysis<'_>) -> Told {
        let excuses = |excuse| self.asked.unless.contains(&excuse);
        let bare = self.bare.as_ref().filter(|_| excuses(Excuse::Introduced));
        Told {
            introductions: bare.map_or_else(Introductions::default, |bare_nouns| {
                Introductions::of(analysis.draft, bare_nouns)
            }),
            named: if excuses(Excuse::NamedNearby) || excuses(Excuse::NamedAhead) {
                named_sentences(analysis)
            } else {
                Vec::new()
            },
        }
    }

    /// How sure it is that the attribution is a fault; none where it tells who the source is.
    fn grades(
        &self,
        analysis: &Analysis<'_>,
        told: &Told,
        found: (&Attribution, &Source),
    ) -> Option<Grades> {
        let excuse = |among: &[Excuse]| Self::excuse(among, analysis, told, found);
        match excuse(&self.asked.unless) {
            Some(excuse) if excuse.identifies() => None,
            Some(_) => Some(Grades::excused(Grade::Likely)),
            None if excuse(&self.asked.doubtful).is_some() => Some(Grades::both(Grade::Possible)),
            None => Some(Grades::both(Grade::Likely)),
        }
    }

    /// The excuse among `unless` that holds; of several what tells who the source is.
    fn excuse(
        unless: &[Excuse],
        analysis: &Analysis<'_>,
        told: &Told,
        (found, source): (&Attribution, &Source),
    ) -> Option<Excuse> {
        let draft = analysis.draft;
        let sentence = draft.sentence_at(found.cue.start);
        let context = analysis.context();
        let holds = |excuse: &&Excuse| match excuse {
            Excuse::NamedNearby => is_named_nearby(draft, &told.named, found),
            Excuse::NamedAhead => {
                !quantity::is_quantity(draft, source) && is_named_ahead(draft, &told.named, found)
            }
            Excuse::Introduced => told.introductions.know(draft, source.span),
            Excuse::Antecedent => {
                !found.is_prepositional(draft)
                    && (source.antecedent.is_some() || referent::is_near(analysis, source.span))
            }
            Excuse::Evidence => context.evidence_in(sentence).is_some(),
            Excuse::EvidenceNearby => (sentence.saturating_sub(1)..=sentence + 1)
                .any(|idx| context.evidence_in(idx).is_some()),
            Excuse::Figure => draft.tokens[nearby::tokens(draft, found.cue)]
                .iter()
                .any(|token| token.kind == TokenKind::Number && !source.span.contains(token.span)),
            Excuse::Known => source.known.is_some(),
            Excuse::Part => {
                quantity::is_quantity(draft, source)
                    && quantity::is_part(draft, analysis.attributions(), found, source)
            }
            Excuse::Single => {
                let first = draft.tokens.get(draft.token_at(source.span.start));
                first.is_some_and(|token| draft.is(token, Class::SingleOpeners))
            }
            Excuse::PersonBefore => {
                let all = analysis.attributions().iter();
                let mut before = all.take_while(|other| other.cue.start < found.cue.start);
                before.any(|attribution| {
                    let source = attribution.source.as_ref();
                    source.is_some_and(|source| source.kind == SourceKind::Person)
                })
            }
        };
        let (first, second): (Vec<&Excuse>, Vec<&Excuse>) =
            unless.iter().partition(|excuse| excuse.identifies());
        first.into_iter().chain(second).find(holds).copied()
    }
}

impl Detect for SourceDetector {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Source, Capture::Cue, Capture::Attribution]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        // Few drafts have an attribution that needs an excuse.
        let told = LazyCell::new(|| self.told(analysis));
        let mut last = None;
        for attribution in analysis.attributions() {
            let Some(source) = &attribution.source else {
                continue;
            };
            if analysis.is_quoted(attribution.cue) || !analysis.is_own_text(attribution.cue) {
                continue;
            }
            let listed = self.counts(draft, attribution, source)
                && (!self.asked.statements || assertion::is_statement(draft, attribution))
                && assertion::is_asserted(draft, attribution);
            if !listed && !self.names_people(draft, attribution, source) {
                continue;
            }
            let Some(grades) = self.grades(analysis, &told, (attribution, source)) else {
                continue;
            };
            let grades = if listed {
                grades
            } else {
                // Who is named beside it may be one of them.
                let is_excused = grades.edited.is_none();
                Grades::excused(if is_excused {
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
            let looks = self.asked.unless.iter().filter_map(|excuse| excuse.step());
            let hit = looks.fold(hit, |hit, step_kind| hit.step(Step::new(step_kind)));
            // One source that says two things in a row is one interruption.
            let words = excerpt_of(draft, source.span);
            if last.as_ref() != Some(&words) {
                found.push(hit);
                last = Some(words);
            }
        }
        if self.asked.people && !analysis.stances().is_empty() {
            stances::add(analysis, &told.named, found);
        }
    }
}

/// Whether few words part the source from the cue. A subject far before its verb may be another's.
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

/// Whether a document is told more of by the words after it: “reports filed with the court”.
fn is_described(draft: &Draft, source: &Source) -> bool {
    let after = draft.tokens.get(draft.token_at(source.span.end));
    source.kind == SourceKind::Document
        && after.is_some_and(|next| {
            let is_participle = draft.word(next).ends_with("ed");
            next.is_word() && (is_participle || draft.is(next, Class::DescribingPrepositions))
        })
}

/// The numbers of the sentences that attribute to somebody who is named, in reading order.
fn named_sentences(analysis: &Analysis<'_>) -> Vec<usize> {
    let is_named = |attribution: &&Attribution| {
        attribution.source.as_ref().is_some_and(|source| {
            let kind = source.kind;
            source.known.is_some() || matches!(kind, SourceKind::Person | SourceKind::Organization)
        })
    };
    let named = analysis.attributions().iter().filter(is_named);
    let mut sentences: Vec<usize> = named
        .map(|attribution| analysis.draft.sentence_at(attribution.cue.start))
        .collect();
    sentences.dedup();
    sentences
}

/// Whether one of the `named` sentences stands behind the paragraph of `found`, or is its own or
/// the one beside it.
fn is_named_nearby(draft: &Draft, named: &[usize], found: &Attribution) -> bool {
    const REACH: usize = 3;
    let idx = draft.sentence_at(found.cue.start);
    let block = |idx: usize| draft.sentences.get(idx).map(|sentence| sentence.block);
    let first = named.partition_point(|sentence| *sentence < idx.saturating_sub(REACH));
    let near = named[first..].iter();
    let mut near = near.take_while(|sentence| **sentence <= idx + REACH);
    near.any(|other| other.abs_diff(idx) <= 1 || block(*other) == block(idx))
}

/// Whether one of the `named` sentences stands in one of the paragraphs after that of `found`.
fn is_named_ahead(draft: &Draft, named: &[usize], found: &Attribution) -> bool {
    const REACH: usize = 3;
    // Headings, items and captions stand between paragraphs; a long list is no way to the next one.
    const MOST_BLOCKS: usize = 12;
    let idx = draft.sentence_at(found.cue.start);
    let Some(sentence) = draft.sentences.get(idx) else {
        return false;
    };
    let ahead = draft.blocks.iter().skip(sentence.block + 1);
    let ahead = ahead.take(MOST_BLOCKS);
    let paragraphs = ahead.filter(|block| block.kind == BlockKind::Paragraph);
    let Some(last) = paragraphs.take(REACH).last() else {
        return false;
    };
    let end = last.sentences.end;
    let first = named.partition_point(|sentence| *sentence <= idx);
    named.get(first).is_some_and(|sentence| *sentence < end)
}
