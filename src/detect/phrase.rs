//! Words and phrases of a lexicon. Knows no wording.

use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::Match;
use crate::embedded;
use crate::text::block::BlockKind;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

/// The parameters: where the phrases come from, and when one does not count.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phrase {
    /// Lexicons of `rules/lexicons/`, without their ending.
    #[serde(default)]
    lexicons: Vec<String>,
    /// Phrases of the rule's own.
    #[serde(default)]
    phrases: Vec<String>,
    /// Phrases that keep the match quiet when they stand in the same sentence.
    #[serde(default)]
    unless: Vec<String>,
    /// Whether words in quotation marks count. They are the speaker's, not the draft's.
    #[serde(default)]
    in_quotations: bool,
    /// Whether headings count.
    #[serde(default)]
    in_headings: bool,
}

impl Phrase {
    /// Gathers the phrases.
    ///
    /// # Errors
    ///
    /// Names a lexicon that does not exist, or says that there is no phrase.
    pub fn build(self) -> Result<impl Detector, String> {
        let mut entries = self.phrases.join("\n");
        for name in &self.lexicons {
            entries.push('\n');
            entries.push_str(embedded::lexicon(name)?);
        }
        if entries.trim().is_empty() {
            return Err("it names no phrase: give `phrases` or `lexicons`".to_owned());
        }
        Ok(Built {
            wanted: Lexicon::parse(&entries),
            unless: Lexicon::parse(&self.unless.join("\n")),
            in_quotations: self.in_quotations,
            in_headings: self.in_headings,
        })
    }
}

struct Built {
    wanted: Lexicon,
    unless: Lexicon,
    in_quotations: bool,
    in_headings: bool,
}

impl Detector for Built {
    fn captures(&self) -> &'static [&'static str] {
        &["phrase"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for sentence in &draft.sentences {
            let heading = matches!(draft.blocks[sentence.block].kind, BlockKind::Heading(_));
            if heading && !self.in_headings {
                continue;
            }
            let end = sentence.tokens.end;
            let mut excused = sentence.tokens.clone();
            if excused.any(|it| self.unless.match_at(draft, it, end).is_some()) {
                continue;
            }
            let mut at = sentence.tokens.start;
            while at < end {
                let Some(n_tokens) = self.wanted.match_at(draft, at, end) else {
                    at += 1;
                    continue;
                };
                let last = &draft.tokens[at + n_tokens - 1];
                let span = Span::new(draft.tokens[at].span.start, last.span.end);
                if self.in_quotations || !analysis.is_quoted(span) {
                    found.push(Match::at(analysis, span).capture("phrase", draft, span));
                }
                at += n_tokens;
            }
        }
    }
}
