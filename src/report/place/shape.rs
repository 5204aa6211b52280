//! Explains one place of a draft for bug reports, without the text of the draft. The explanation
//! gives only the classes and lengths of words.

use std::io::{self, Write};
use std::ops::Range;

use crate::detect::step::Step;
use crate::engine::report::Acceptance;
use crate::engine::verdict::{MatchStatus, touch};
use crate::report::place::{Explanation, block_kind, scope, sentences};
use crate::syntax::Syntax;
use crate::text::span::{Place, Span};
use crate::text::token::TokenKind;

/// The maximum number of sentences that are described before the place, and also after the place.
/// In most paragraphs, these include all sentences in which a detector looks for a source.
const MAX_NEIGHBOURS: usize = 4;

impl Explanation<'_> {
    /// Writes the explanation without the text of the draft. The first sentence of the place has
    /// the number 0; sentences before it have negative numbers. Tokens are numbered within their
    /// sentence from 1. `is_known` returns true for built-in rules. The names of other rules are
    /// left out, because they may contain confidential words.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    pub fn write_shape(
        &self,
        out: &mut dyn Write,
        is_known: &dyn Fn(&str) -> bool,
    ) -> io::Result<()> {
        for line in self.settings {
            writeln!(out, "{line}")?;
        }
        let draft = self.analysis.draft;
        let (markup, encoding) = (self.checked.markup, self.checked.encoding);
        writeln!(
            out,
            "draft: {markup:?}, {encoding:?}, {} words, {} sentences, {} blocks, {} comments",
            self.checked.n_words,
            draft.sentences.len(),
            draft.blocks.len(),
            draft.comments.len(),
        )?;
        self.write_rules(out, is_known)?;
        self.write_facts(out)?;
        self.write_tokens(out)
    }

    /// Writes the rules that found something, each with the verdict.
    fn write_rules(&self, out: &mut dyn Write, is_known: &dyn Fn(&str) -> bool) -> io::Result<()> {
        let named = |id: &str| {
            if is_known(id) {
                id.to_owned()
            } else {
                "a rule of the house".to_owned()
            }
        };
        writeln!(out, "\nfound:")?;
        if self.verdicts.is_empty() {
            writeln!(out, "  nothing")?;
        }
        for verdict in self.verdicts {
            let status = match verdict.status {
                MatchStatus::Reported(severity) => format!("reported, {severity}"),
                MatchStatus::RuleOff => "rule off".to_owned(),
                MatchStatus::GradeOff => "grade off".to_owned(),
                MatchStatus::NoFault => "excused".to_owned(),
                MatchStatus::Exempt => "exempt by vocabulary".to_owned(),
            };
            let grade = verdict
                .grade
                .map_or("no grade".to_owned(), |grade| grade.to_string());
            let at = self.located(verdict.found.place);
            writeln!(
                out,
                "  {} at {at}: {grade}, {status}",
                named(&verdict.rule.id)
            )?;
            for related in &verdict.found.related {
                writeln!(out, "    related: {}", self.located(*related))?;
            }
            let steps: Vec<String> = verdict
                .found
                .trace
                .iter()
                .map(|step| self.step(step))
                .collect();
            writeln!(out, "    steps: {}", steps.join(", "))?;
        }
        let scope = scope(self.analysis, self.place);
        for accepted in &self.checked.accepted {
            if touch(accepted.finding.place, scope) {
                let at = self.located(accepted.finding.place);
                let by = match accepted.by {
                    Acceptance::Suppression { .. } => "a comment",
                    Acceptance::Baseline { .. } => "the baseline",
                };
                let rule = named(&accepted.finding.rule);
                writeln!(out, "  {rule} at {at}: accepted by {by}")?;
            }
        }
        Ok(())
    }

    /// Returns the name of a step of a decision, and its location.
    fn step(&self, step: &Step) -> String {
        match step.place {
            None => step.kind.name(),
            Some(place) => format!("{} at {}", step.kind.name(), self.located(place)),
        }
    }

    /// Writes what was found in the described sentences.
    fn write_facts(&self, out: &mut dyn Write) -> io::Result<()> {
        let analysis = self.analysis;
        let described = self.described();
        let inside = |span: Span| described.contains(&analysis.draft.sentence_at(span.start));
        writeln!(out, "\nseen:")?;
        for quote in analysis.quotes().iter().filter(|quote| inside(quote.span)) {
            let end = if quote.closed { "closed" } else { "not closed" };
            writeln!(out, "  quotation at {}: {end}", self.spanned(quote.span))?;
        }
        for attribution in analysis
            .attributions()
            .iter()
            .filter(|attribution| inside(attribution.cue))
        {
            let source = attribution
                .source
                .as_ref()
                .map_or("nobody".to_owned(), |source| {
                    format!("{} at {}", source.kind, self.spanned(source.span))
                });
            // The name of the pattern is left out because it contains words of the cue.
            let cue = self.spanned(attribution.cue);
            writeln!(out, "  attribution: cue at {cue}, source {source}")?;
        }
        for evidence in analysis
            .evidence()
            .iter()
            .filter(|evidence| inside(evidence.span))
        {
            let kind = evidence.kind;
            writeln!(out, "  evidence at {}: {kind}", self.spanned(evidence.span))?;
        }
        for claim in analysis.claims().iter().filter(|claim| inside(claim.span)) {
            let backing = claim.backing.map_or("nothing".to_owned(), |backing| {
                format!("{} at {}", backing.kind, self.spanned(backing.span))
            });
            let (kind, at) = (claim.kind, self.spanned(claim.span));
            writeln!(out, "  claim at {at}: {kind}, backed by {backing}")?;
        }
        for repeat in analysis
            .repeats()
            .iter()
            .filter(|repeat| inside(repeat.second))
        {
            writeln!(
                out,
                "  repeat at {} of {}: {}, {:.0} bits, {} words apart",
                self.spanned(repeat.second),
                self.spanned(repeat.first),
                repeat.kind,
                repeat.score,
                repeat.distance,
            )?;
        }
        Ok(())
    }

    /// Writes the described sentences: for each token, its class and its length in characters. A
    /// `^` behind a token means that the token is capitalized. Punctuation marks are written
    /// unchanged.
    fn write_tokens(&self, out: &mut dyn Write) -> io::Result<()> {
        let draft = self.analysis.draft;
        let syntax = Syntax::new(draft);
        writeln!(out, "\nsentences:")?;
        for idx in self.described() {
            let sentence = &draft.sentences[idx];
            let shown = sentence.tokens.clone().map(|token| {
                let (tag, token) = (syntax.tag(token), &draft.tokens[token]);
                let text = draft.text(token.span);
                let length = text.chars().count();
                let capital = if token.capital { "^" } else { "" };
                match token.kind {
                    TokenKind::Mark if !text.contains(char::is_alphanumeric) => text.to_owned(),
                    TokenKind::Mark => format!("Mark{length}"),
                    kind @ (TokenKind::Address | TokenKind::Object) => format!("{kind:?}{length}"),
                    TokenKind::Word | TokenKind::Number => format!("{tag:?}{length}{capital}"),
                }
            });
            let shown: Vec<String> = shown.collect();
            let block = &draft.blocks[sentence.block];
            let kind = block_kind(block.kind);
            let nth = idx - block.sentences.start + 1;
            let of = block.sentences.len();
            let number = self.number(idx);
            writeln!(
                out,
                "  {number:+} {kind}, {nth} of {of}: {}",
                shown.join(" ")
            )?;
        }
        Ok(())
    }

    /// Returns the indices of the sentences that are described.
    fn described(&self) -> Range<usize> {
        let Range { start, end } = sentences(self.analysis, self.place);
        let last = self.analysis.draft.sentences.len();
        start.saturating_sub(MAX_NEIGHBOURS)..(end + MAX_NEIGHBOURS).min(last)
    }

    /// Returns the number of sentence `idx`, relative to the first sentence of the place.
    fn number(&self, idx: usize) -> i64 {
        let first = sentences(self.analysis, self.place).start;
        let number = |idx: usize| i64::try_from(idx).unwrap_or(i64::MAX);
        number(idx) - number(first)
    }

    /// Returns the location of `span`: `+0:3-5` means tokens 3 to 5 of sentence 0.
    fn spanned(&self, span: Span) -> String {
        let draft = self.analysis.draft;
        let tokens = draft.tokens_in(span);
        let idx = draft.sentence_at(span.start);
        let Some(sentence) = draft.sentences.get(idx) else {
            return "no sentence".to_owned();
        };
        let first = (tokens.start + 1).saturating_sub(sentence.tokens.start);
        let last = tokens.end.saturating_sub(sentence.tokens.start);
        format!("{:+}:{first}-{last}", self.number(idx))
    }

    /// Returns the location of `place`, in the notation of [`Self::spanned`].
    fn located(&self, place: Place) -> String {
        let draft = self.analysis.draft;
        let within = |idx: &usize| touch(draft.place(draft.sentences[*idx].span), place);
        let Some(idx) = (0..draft.sentences.len()).find(within) else {
            return "no sentence".to_owned();
        };
        let tokens = draft.sentences[idx].tokens.clone();
        let in_place = |token: &usize| touch(draft.place(draft.tokens[*token].span), place);
        let later = tokens.start..draft.tokens.len();
        let Some(first) = later.clone().find(in_place) else {
            return "no token".to_owned();
        };
        let n_tokens = (first..later.end).take_while(in_place).count();
        self.spanned(Span::new(
            draft.tokens[first].span.start,
            draft.tokens[first + n_tokens - 1].span.end,
        ))
    }
}
