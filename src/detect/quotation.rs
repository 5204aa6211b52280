//! Quotations that nobody is named for. Knows no wording.

use serde::Deserialize;

use crate::analysis::{Analysis, backing};
use crate::detect::Detector;
use crate::detect::found::{Match, Step};

/// Quotations of somebody's words without a speaker.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Uncredited {
    /// The fewest words that make a quotation more than a term or a title.
    min_words: usize,
}

impl Detector for Uncredited {
    fn captures(&self) -> &'static [&'static str] {
        &["quotation"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for quote in analysis
            .quotes
            .iter()
            .filter(|it| it.n_words >= self.min_words)
        {
            if quote.is_speech(draft) && backing::of_quote(analysis, quote).is_none() {
                let hit = Match::at(analysis, quote.span).capture("quotation", draft, quote.inner);
                let words = Step::at("quotation", draft, quote.inner)
                    .capture("count", quote.n_words.to_string());
                found.push(hit.step(words).step(Step::new("no-speaker")));
            }
        }
    }
}
