//! Checks how a draft names its sources: too late, in two spellings, or only a single source.

use std::mem;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::attribution::SourceKind;
use crate::analysis::evidence::EvidenceKind;
use crate::analysis::vocabulary::SourceId;
use crate::analysis::{Analysis, article, assertion, introduction, variant};
use crate::detect::Detect;
use crate::detect::found::{Grade, Grades, Match};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// A source whose surname the draft uses before the draft says who the person is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnintroducedSource {}

impl Detect for UnintroducedSource {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Source, Capture::Introduction]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        found.extend(introduction::missing(analysis).iter().map(|missing| {
            // A capitalised word without a title before it is often the name of a place or a
            // product.
            let grade = if missing.has_title {
                Grade::Likely
            } else {
                Grade::Possible
            };
            let hit = Match::at(analysis, missing.source)
                .grades(Grades::both(grade))
                .capture(Capture::Source, draft, missing.source);
            match missing.introduction {
                Some(introduction) => hit
                    .capture(Capture::Introduction, draft, introduction)
                    .relate(draft.place(introduction))
                    .step(Step::at(StepKind::IntroducedLate, draft, introduction)),
                None => hit.step(Step::new(StepKind::NotIntroduced)),
            }
        }));
    }
}

/// A name that is spelled in two ways.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InconsistentName {}

impl Detect for InconsistentName {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Name, Capture::Usual]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let mut variants = variant::find(draft, analysis.names());
        variants.extend(article::find(analysis));
        // A spelling in the configuration is correct. If the configuration has both spellings, they
        // are two different names.
        let is_written = |span: Span| analysis.vocabulary_uses.is_in_house_spelling(draft, span);
        variants.retain(|variant| !is_written(variant.odd) || !is_written(variant.usual));
        for variant in variants
            .iter_mut()
            .filter(|variant| is_written(variant.odd))
        {
            mem::swap(&mut variant.odd, &mut variant.usual);
        }
        // A spelling before “[sic]” is intended.
        variants.retain(|variant| {
            let after = &draft.prose()[variant.odd.end as usize..];
            !after
                .trim_start_matches(['’', '\'', 's', ' '])
                .starts_with("[sic")
        });
        variants.sort_by_key(|variant| variant.odd.start);
        found.extend(variants.iter().map(|variant| {
            Match::at(analysis, variant.odd)
                .capture(Capture::Name, draft, variant.odd)
                .capture(Capture::Usual, draft, variant.usual)
                .relate(draft.place(variant.usual))
                .step(Step::at(StepKind::UsualName, draft, variant.usual))
        }));
    }
}

/// A draft that relies on one source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SingleSource {
    /// The rule checks a draft only if the draft credits at least this many statements to somebody.
    min_attributions: usize,
    /// The rule checks a draft only if the draft has at least this many words.
    min_words: usize,
}

impl Detect for SingleSource {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Source, Capture::Count]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let elsewhere = analysis
            .evidence()
            .iter()
            .any(|evidence| evidence.kind != EvidenceKind::Element);
        if elsewhere || draft.n_words() < self.min_words {
            return;
        }
        let mut sources: FxHashMap<Key, (Span, usize)> = FxHashMap::default();
        let mut n_attributions = 0;
        for attribution in analysis.attributions() {
            let Some(source) = &attribution.source else {
                continue;
            };
            if !assertion::is_asserted(draft, attribution) || analysis.is_quoted(attribution.cue) {
                continue;
            }
            n_attributions += 1;
            if source.kind == SourceKind::Pronoun {
                continue;
            }
            let word = || last_word(draft, source.span).map(Key::Word);
            let Some(key) = source.known.map(Key::Known).or_else(word) else {
                continue;
            };
            sources.entry(key).or_insert((source.span, 0)).1 += 1;
        }
        let only = sources.values().next().filter(|_| sources.len() == 1);
        if let Some((span, _)) = only
            && self.min_attributions <= n_attributions
        {
            let hit = Match::at(analysis, *span).capture(Capture::Source, draft, *span);
            let count = n_attributions.to_string();
            let step =
                Step::at(StepKind::OnlySource, draft, *span).capture(Capture::Count, count.clone());
            found.push(hit.capture_text(Capture::Count, count).step(step));
        }
    }
}

/// What identifies a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The index of a known source of the configuration.
    Known(SourceId),
    /// The last word of the name of another source.
    Word(WordId),
}

/// Returns the last capitalised word of `source` before a comma. If no word is capitalised, returns
/// the last word before the comma.
fn last_word(draft: &Draft, source: Span) -> Option<WordId> {
    let tokens = &draft.tokens[draft.tokens_in(source)];
    let head = tokens.iter().take_while(|token| token.is_word());
    let named = head.clone().filter(|token| token.capital).last();
    named.or_else(|| head.last()).map(|token| token.word)
}
