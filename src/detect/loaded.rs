//! Verbs of saying that take a side.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::{Attribution, CuePattern, SourceKind};
use crate::analysis::{assertion, nearby};
use crate::detect::found::Match;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::{Detect, Detector, Spec};
use crate::error::Error;
use crate::text::draft::Draft;
use crate::text::lexicon::{self, Lexicon};

/// Verbs of saying that judge the statement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LoadedVerb {
    /// The name of the lexicon with verbs that take a side. For each verb, the lexicon also says
    /// how the verb judges the statement. For “claim”, the lexicon has “casts doubt on the
    /// statement”.
    verbs: String,
    /// The name of a lexicon (a list of words). The rule does not report a verb if the statement
    /// has one of these words. For example, “lied” in “admitted that it had lied” shows that the
    /// verb “admitted” is fair.
    unless_said: String,
    /// Words and phrases which show that a verb is fair, such as “falsely” in “falsely claimed”.
    /// The rule does not report a verb if its sentence has one of these words and phrases. If this
    /// parameter has no value, no words have this effect.
    #[serde(default)]
    unless: Vec<String>,
}

struct Built {
    verbs: FxHashMap<String, String>,
    said: Lexicon,
    beside: Lexicon,
}

impl Spec for LoadedVerb {
    fn build(self, lexicons: &Lexicons) -> Result<Detector, Error> {
        let verbs = lexicon::table(lexicons.table(&self.verbs)?);
        Ok(Detector::draft(Built {
            verbs: verbs
                .into_iter()
                .map(|(verb, claimed)| (verb, claimed.to_owned()))
                .collect(),
            said: lexicons.lexicon(&self.unless_said)?,
            beside: Lexicon::parse(&self.unless.join("\n")),
        }))
    }
}

/// Says whether a clause or a quotation is before or after the verb. Without a clause or a
/// quotation, the verb may have another meaning: “claimed responsibility”, “admitted a patient”.
fn has_statement(pattern: CuePattern) -> bool {
    use Frame::{Clause, Colon, Quote, That};
    matches!(
        pattern,
        CuePattern::Verb(That | Clause | Quote | Colon)
            | CuePattern::AfterQuote
            | CuePattern::AfterComma
    )
}

impl Built {
    /// Returns how the verb of `attribution` judges the statement. `None` if the verb does not take
    /// a side in this sentence, or if the draft justifies the verb.
    fn judgement(&self, draft: &Draft, attribution: &Attribution) -> Option<&str> {
        let judgement = self.verbs.get(attribution.verb?.lemma)?;
        let source = attribution.source.as_ref()?;
        let who = source.kind != SourceKind::Pronoun || !matches!(draft.text(source.span), "who");
        if !who || !has_statement(attribution.pattern) {
            return None;
        }
        let said = attribution.content.iter();
        let borne_out = said
            .clone()
            .any(|span| self.said.occurs_in(draft, draft.tokens_in(*span)));
        (!borne_out
            && !self
                .beside
                .occurs_in(draft, nearby::tokens(draft, attribution.cue)))
        .then_some(judgement)
    }
}

impl Detect for Built {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Verb, Capture::Judgement]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for attribution in analysis.attributions() {
            let reported = assertion::is_asserted(draft, attribution)
                && !assertion::is_own(draft, attribution)
                && !analysis.is_quoted(attribution.cue)
                && analysis.is_own_text(attribution.cue);
            if !reported {
                continue;
            }
            if let Some(judgement) = self.judgement(draft, attribution) {
                let hit = Match::at(analysis, attribution.cue)
                    .capture(Capture::Verb, draft, attribution.cue)
                    .capture_text(Capture::Judgement, judgement.to_owned())
                    .step(Step::at(StepKind::Loaded, draft, attribution.cue))
                    .step(Step::new(StepKind::NotBorneOut));
                found.push(hit);
            }
        }
    }
}
