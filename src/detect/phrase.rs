//! Words, phrases and regular expressions that a rule reports.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::attribution::SourceKind;
use crate::analysis::backing::BackingContext;
use crate::analysis::situation::Situation;
use crate::analysis::stance::{Stance, StanceSource};
use crate::analysis::{Analysis, assertion};
use crate::detect::found::{Grade, Grades, Match};
use crate::detect::lexicons::Lexicons;
use crate::detect::patterns::{PatternSearch, PatternSet};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::english::class::Class;
use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// The phrases that a rule looks for, and the conditions under which it does not report them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a parameter of rule files"
)]
pub struct Phrase {
    /// The names of lexicons (lists of words and phrases). The rule reports each entry of these
    /// lexicons. If this parameter has no value, the rule reports only the words that its other
    /// parameters describe.
    #[serde(default)]
    lexicons: Vec<String>,
    /// Phrases that the rule reports in addition to the entries of the `lexicons`. If this
    /// parameter has no value, the rule reports no additional phrases.
    #[serde(default)]
    phrases: Vec<String>,
    /// Regular expressions (search patterns) for wordings that a list of phrases cannot express.
    /// The rule reports words that match one of these patterns. The words must be within one
    /// sentence. Capitals and small letters count as the same. If this parameter has no value, the
    /// rule looks for no patterns.
    #[serde(default)]
    patterns: Vec<String>,
    /// Regular expressions (search patterns) for incoming copy only. They work like those in
    /// `patterns`. If this parameter has no value, the rule looks for no additional patterns in
    /// incoming copy.
    #[serde(default)]
    incoming_patterns: Vec<String>,
    /// With `true`, the rule also reports two kinds of words in incoming copy. The first kind are
    /// passive phrases that do not say who speaks, such as “is said to be”. The second kind are
    /// views that are credited to nobody, such as “there are fears that”. With `false` or without a
    /// value, the rule does not report these phrases and views.
    #[serde(default)]
    impersonal: bool,
    /// The rule reports nothing in a sentence with one of these phrases. If this parameter has no
    /// value, no phrase has this effect.
    #[serde(default)]
    unless: Vec<String>,
    /// The names of lexicons (lists of words and phrases). In edited copy, the rule skips each
    /// sentence with an entry of these lexicons, and the three sentences after it. If this
    /// parameter has no value, no phrase has this effect.
    #[serde(default)]
    unless_before: Vec<String>,
    /// With `true`, the rule skips sentences that have evidence. This applies only to edited copy.
    /// Evidence is, for example, a link, a footnote or a source in parentheses. With `false` or
    /// without a value, the rule checks these sentences as well.
    #[serde(default)]
    unless_evidence: bool,
    /// With `true`, the rule also checks words in quotation marks, which are the words of a
    /// speaker. With `false` or without a value, the rule does not check these words.
    #[serde(default)]
    in_quotations: bool,
    /// With `true`, the rule also checks headings. With `false` or without a value, the rule does
    /// not check headings.
    #[serde(default)]
    in_headings: bool,
}

impl Spec for Phrase {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        let mut wanted = Lexicon::parse(&self.phrases.join("\n"));
        for name in &self.lexicons {
            wanted.extend(&lexicons.lexicon(name)?);
        }
        let mut unless_before = Lexicon::default();
        for name in &self.unless_before {
            unless_before.extend(&lexicons.lexicon(name)?);
        }
        if wanted.is_empty() && self.patterns.is_empty() {
            let error = Error::new("the rule has no phrase to look for");
            return Err(error.with_remedy("set `phrases`, `lexicons` or `patterns`"));
        }
        let compiled = |patterns: &[String]| lexicons.patterns.compile_all(patterns);
        Ok(Detector::draft(Built {
            wanted,
            patterns: compiled(&self.patterns)?,
            incoming_patterns: compiled(&self.incoming_patterns)?,
            unless: Lexicon::parse(&self.unless.join("\n")),
            unless_before,
            asked: self,
        }))
    }
}

/// The number of sentences before a match in which a phrase can excuse the match.
const SENTENCES_BEFORE: usize = 3;

/// The detector that [`Phrase`] asks for.
struct Built {
    asked: Phrase,
    wanted: Lexicon,
    patterns: PatternSet,
    incoming_patterns: PatternSet,
    unless: Lexicon,
    unless_before: Lexicon,
}

impl Detect for Built {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Phrase]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        let patterns = self.patterns.over(draft);
        let is_incoming = analysis.situation == Situation::Incoming;
        let incoming_patterns = is_incoming.then(|| self.incoming_patterns.over(draft));
        for (idx, sentence) in draft.sentences.iter().enumerate() {
            let block = &draft.blocks[sentence.block];
            if block.is_display_copy() || block.kind.is_heading() && !self.asked.in_headings {
                continue;
            }
            let mut spans: Vec<(Span, Grades)> = Vec::new();
            let likely = Grades::both(Grade::Likely);
            let listed = self.listed(draft, sentence).into_iter();
            let patterned = patterns.find_in_sentence(sentence).into_iter();
            spans.extend(listed.chain(patterned).map(|span| (span, likely)));
            if let Some(incoming) = &incoming_patterns {
                self.add_incoming(analysis, sentence, incoming, &mut spans);
            }
            if spans.is_empty()
                || self.is_answered(draft, sentence)
                || !analysis.is_own_text(sentence.span)
            {
                continue;
            }
            // Matches for all copy take precedence over matches for incoming copy only.
            spans.sort_by_key(|(span, grades)| {
                let is_incoming = grades.edited.is_none();
                (is_incoming, span.start, std::cmp::Reverse(span.end))
            });
            let mut taken: Vec<Span> = Vec::new();
            for (span, grades) in spans {
                // If two matches overlap, the first match is kept. If both begin at the same place,
                // the longer match is kept.
                if taken.iter().any(|other| other.overlaps(span)) {
                    continue;
                }
                taken.push(span);
                let is_excused = || self.is_excused(analysis, idx);
                let grades = if grades.edited.is_some() && is_excused() {
                    Grades::incoming_only(Grade::Likely)
                } else {
                    grades
                };
                if self.asked.in_quotations || !analysis.is_quoted(span) {
                    let hit = Match::at(analysis, span).grades(grades).capture(
                        Capture::Phrase,
                        draft,
                        span,
                    );
                    found.push(hit.step(Step::at(StepKind::Phrase, draft, span)));
                }
            }
        }
    }
}

impl Built {
    /// Says whether `sentence` has a phrase that prevents a finding.
    fn is_answered(&self, draft: &Draft, sentence: &Sentence) -> bool {
        self.unless.may_begin_in(sentence) && self.unless.occurs_in(draft, sentence.tokens.clone())
    }

    /// Adds to `spans` the matches in `sentence` that are for incoming copy only.
    fn add_incoming(
        &self,
        analysis: &Analysis<'_>,
        sentence: &Sentence,
        patterns: &PatternSearch<'_>,
        spans: &mut Vec<(Span, Grades)>,
    ) {
        let draft = analysis.draft;
        let mut incoming = patterns.find_in_sentence(sentence);
        if self.asked.impersonal {
            let context = analysis.context();
            let of_sentence = context.attributions_in(sentence.span);
            let impersonal =
                of_sentence.filter(|attribution| assertion::is_impersonal(draft, attribution));
            incoming.extend(impersonal.map(|attribution| attribution.cue));
            let here = draft.sentence_at(sentence.span.start);
            let is_linked = context.evidence_in_sentence(here).is_some();
            let of_nobody = |stance: &&Stance| {
                let is_here = sentence.span.contains(stance.words);
                stance.kind == StanceSource::Nobody && is_here && !is_linked
            };
            let stances = analysis.stances().iter().filter(of_nobody);
            incoming.extend(stances.map(|stance| stance.source.cover(stance.words)));
            incoming.retain(|span| !is_credited(&context, sentence, *span));
        }
        incoming.retain(|span| !is_conditional(draft, sentence, *span));
        let likely = Grades::incoming_only(Grade::Likely);
        spans.extend(incoming.iter().map(|span| (*span, likely)));
    }

    /// Says whether something prevents a finding in edited copy: evidence in the sentence with
    /// index `idx`, or a phrase in that sentence or shortly before it.
    fn is_excused(&self, analysis: &Analysis<'_>, idx: usize) -> bool {
        let draft = analysis.draft;
        if self.asked.unless_evidence && analysis.context().evidence_in_sentence(idx).is_some() {
            return true;
        }
        let first = idx.saturating_sub(SENTENCES_BEFORE);
        let tokens = draft.sentences[first].tokens.start..draft.sentences[idx].tokens.end;
        !self.unless_before.is_empty() && self.unless_before.occurs_in(draft, tokens)
    }

    /// Returns the spans of the phrases in `sentence`. They do not overlap.
    fn listed(&self, draft: &Draft, sentence: &Sentence) -> Vec<Span> {
        let mut spans = Vec::new();
        if !self.wanted.may_begin_in(sentence) {
            return spans;
        }
        let (mut at, end) = (sentence.tokens.start, sentence.tokens.end);
        while at < end {
            let n_tokens = self.wanted.match_at(draft, at..end).unwrap_or(0);
            if n_tokens > 0 {
                let (first, last) = (&draft.tokens[at], &draft.tokens[at + n_tokens - 1]);
                spans.push(first.span.cover(last.span));
            }
            at += n_tokens.max(1);
        }
        spans
    }
}

/// Says whether `sentence` credits the words at `span` to a named source: “the ferry is believed to
/// have turned, Ida Kova said”.
fn is_credited(context: &BackingContext<'_>, sentence: &Sentence, span: Span) -> bool {
    let mut attributions = context.attributions_in(sentence.span);
    attributions.any(|attribution| {
        let is_named = attribution.source.as_ref().is_some_and(|source| {
            matches!(source.kind, SourceKind::Person | SourceKind::Organization)
        });
        is_named
            && attribution
                .content
                .iter()
                .any(|content| content.contains(span))
    })
}

/// Says whether a conjunction before the words at `span` makes these words a condition and not a
/// statement: “if a driver is found to be”.
fn is_conditional(draft: &Draft, sentence: &Sentence, span: Span) -> bool {
    let before = sentence.tokens.start..draft.token_at(span.start);
    let mut before = draft.tokens[before].iter();
    before.any(|token| draft.is(token, Class::CaseOpeners))
}
