//! Explains one place of a draft: the findings at the place, and why other rules reported nothing.

pub mod shape;

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::engine::active::Active;
use crate::engine::report::{Acceptance, Accepted, LintedDocument, Report};
use crate::engine::verdict::{MatchStatus, MatchVerdict, touch};
use crate::report::glyph;
use crate::report::inspect::Inspection;
use crate::report::position::Locator;
use crate::report::terminal::wrap::wrap;
use crate::report::terminal::{self, View};
use crate::rules::rule::Rule;
use crate::text::block::BlockKind;
use crate::text::span::{Place, Span};

/// The facts about a place.
pub struct Explanation<'a> {
    /// The draft, with its text and all of its findings.
    pub checked: &'a LintedDocument,
    /// The analysis of the draft.
    pub analysis: &'a Analysis<'a>,
    /// The place to explain.
    pub place: Place,
    /// The active rules.
    pub active: &'a Active,
    /// All rules, active or not.
    pub rules: &'a [Arc<Rule>],
    /// What each rule found in the sentences at the place, and whether the rule reports it.
    pub verdicts: &'a [MatchVerdict],
    /// Lines about the version, the system and the settings of the check. They contain no text of
    /// the draft.
    pub settings: &'a [String],
}

/// Returns the indices of the sentences that overlap `place`.
pub fn sentences(analysis: &Analysis<'_>, place: Place) -> Range<usize> {
    let draft = analysis.draft;
    let touches = |idx: &usize| touch(draft.place(draft.sentences[*idx].span), place);
    let before = |place_of: Place| place_of.end <= place.start;
    let spans = draft.sentences.iter();
    let n_before = spans
        .filter(|sentence| before(draft.place(sentence.span)))
        .count();
    let first = (0..draft.sentences.len()).find(touches).unwrap_or(n_before);
    let n_touched = (first..draft.sentences.len()).take_while(touches).count();
    first..first + n_touched
}

/// Returns the smallest place that contains `place` and all sentences that overlap `place`.
pub fn scope(analysis: &Analysis<'_>, place: Place) -> Place {
    let draft = analysis.draft;
    let spans = draft.sentences[sentences(analysis, place)].iter();
    let places = spans.map(|sentence| draft.place(sentence.span));
    places.fold(place, |scope, place| {
        Place::new(scope.start.min(place.start), scope.end.max(place.end))
    })
}

impl Explanation<'_> {
    /// Writes the explanation for a person.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write, view: View) -> io::Result<()> {
        let locator = Locator::new(&self.checked.source, self.checked.encoding);
        let at = locator.position(self.place.start);
        let path = glyph::shown(&self.checked.path);
        writeln!(out, "{path}:{}:{}\n", at.line, at.column)?;
        let sentences = sentences(self.analysis, self.place);
        if sentences.is_empty() {
            writeln!(out, "there is no sentence here: {}", self.absence())?;
        }
        self.write_sentences(sentences.clone(), out)?;
        self.write_findings(out, view)?;
        self.write_unreported(out, &locator)?;
        if sentences.is_empty() {
            return Ok(());
        }
        self.write_silent(out, view.width)
    }

    /// Returns the reason why there is no sentence at the place.
    fn absence(&self) -> &'static str {
        let draft = self.analysis.draft;
        if draft
            .swallowed
            .iter()
            .any(|unread| touch(unread.place, self.place))
        {
            "markup above this place is not closed, so the text after the markup was not read"
        } else if draft
            .code_blocks
            .iter()
            .any(|code| touch(*code, self.place))
        {
            "this is code, which is not read"
        } else if draft
            .comments
            .iter()
            .any(|comment| touch(comment.place, self.place))
        {
            "this is a comment"
        } else {
            "this is markup, front matter that is not read, or an empty line"
        }
    }

    /// Writes the sentences, each with what was found in it.
    fn write_sentences(&self, sentences: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        let draft = self.analysis.draft;
        let checked = self.checked;
        let inspection = Inspection::new(&checked.path, self.analysis, checked.encoding);
        for sentence in &draft.sentences[sentences] {
            let kind = block_kind(draft.blocks[sentence.block].kind);
            let words = glyph::shown(&draft.text(sentence.span).replace('\n', " "));
            writeln!(out, "{kind}: {words}")?;
            inspection.write_seen(sentence.span, out)?;
            self.write_evidence(sentence.span, out)?;
        }
        Ok(())
    }

    /// Writes the evidence that supports the claims of the sentence at `sentence`.
    fn write_evidence(&self, sentence: Span, out: &mut dyn Write) -> io::Result<()> {
        let draft = self.analysis.draft;
        let locator = Locator::new(draft.source(), self.checked.encoding);
        let claims = self.analysis.claims().iter();
        for claim in claims.filter(|claim| sentence.contains(claim.span)) {
            let Some(backing) = claim.backing else {
                continue;
            };
            let at = locator.position(draft.place(backing.span).start);
            writeln!(
                out,
                "       no rule reports the {} “{}”{}, because the {} at {}:{} gives its source",
                claim.kind,
                glyph::shown(draft.text(claim.span)),
                if claim.is_apart {
                    " in edited copy"
                } else {
                    ""
                },
                backing.kind,
                at.line,
                at.column,
            )?;
        }
        Ok(())
    }

    /// Writes the findings. Then writes the findings that a comment suppresses or the baseline
    /// accepts.
    fn write_findings(&self, out: &mut dyn Write, view: View) -> io::Result<()> {
        let scope = scope(self.analysis, self.place);
        let mut report = Report::default();
        let findings = self.checked.findings.iter();
        let findings = findings.filter(|finding| touch(finding.place, scope));
        let mut draft = LintedDocument {
            findings: findings.cloned().collect(),
            accepted: Vec::new(),
            ..self.checked.clone()
        };
        if draft.findings.is_empty() {
            writeln!(out, "\nnothing is reported here\n")?;
        } else {
            writeln!(out, "\nreported:\n")?;
            report.drafts = vec![draft.clone()];
            terminal::write(out, &report, view)?;
        }
        let accepted = self.checked.accepted.iter();
        for Accepted { finding, by } in
            accepted.filter(|accepted| touch(accepted.finding.place, scope))
        {
            writeln!(out, "accepted {}:\n", accepted_by(by))?;
            draft.findings = vec![finding.clone()];
            report.drafts = vec![draft.clone()];
            terminal::write(out, &report, view)?;
        }
        Ok(())
    }

    /// Writes the findings that are not reported, with the reasons.
    fn write_unreported(&self, out: &mut dyn Write, locator: &Locator<'_>) -> io::Result<()> {
        let mut heading = "found, and not reported:\n";
        for verdict in self.verdicts {
            let Some(reason) = reason(verdict) else {
                continue;
            };
            if !heading.is_empty() {
                writeln!(out, "{heading}")?;
                heading = "";
            }
            let (rule, found) = (&verdict.rule, &verdict.found);
            let at = locator.position(found.place.start);
            let id = glyph::shown(&rule.id);
            let message = glyph::shown(&rule.message.fill(&found.captures));
            writeln!(out, "  {}:{}  {id}: {message}", at.line, at.column)?;
            writeln!(out, "        {reason}")?;
        }
        if heading.is_empty() {
            writeln!(out)?;
        }
        Ok(())
    }

    /// Writes the names of the rules that checked this place and found nothing. Also writes the
    /// names of rules that cannot check a single place.
    fn write_silent(&self, out: &mut dyn Write, width: usize) -> io::Result<()> {
        let rules = self.active.rules.iter().map(|(rule, _)| rule);
        let (between, alone): (Vec<_>, Vec<_>) =
            rules.partition(|rule| rule.detector.compares_drafts());
        let off = self.rules.iter();
        let off = off.filter(|rule| self.active.severities(&rule.id).is_none());
        for (heading, ids) in [
            (
                "these rules found nothing here",
                self.silent(alone.into_iter()),
            ),
            (
                "these rules are off, and would find nothing here",
                self.silent(off),
            ),
        ] {
            if !ids.is_empty() {
                let line = format!("{heading}: {}", ids.join(", "));
                writeln!(out, "{}", wrap(&line, width, width - 2).join("\n  "))?;
            }
        }
        for rule in between {
            let id = glyph::shown(&rule.id);
            writeln!(
                out,
                "not checked: {id}, because the rule compares drafts, and this draft was checked \
                 alone"
            )?;
        }
        Ok(())
    }

    /// Returns the names of the rules among `rules` that check single drafts and found nothing.
    fn silent<'r>(&self, rules: impl Iterator<Item = &'r Arc<Rule>>) -> Vec<String> {
        let found = |id: &str| self.verdicts.iter().any(|verdict| verdict.rule.id == id);
        let is_asked = |rule: &Rule| matches!(rule.detector, Detector::Draft(_));
        rules
            .filter(|rule| is_asked(rule) && !found(&rule.id))
            .map(|rule| glyph::shown(&rule.id))
            .collect()
    }
}

/// Returns the reason why the finding of `verdict` is not reported. `None` if the finding is
/// reported, or is accepted by a comment or the baseline.
fn reason(verdict: &MatchVerdict) -> Option<String> {
    let id = glyph::shown(&verdict.rule.id);
    let grade = verdict.grade.map(|grade| format!("grade {grade}; "));
    let grade = grade.unwrap_or_default();
    match verdict.status {
        MatchStatus::Reported(_) => None,
        MatchStatus::RuleOff if verdict.rule.is_preview() => Some(format!(
            "{grade}the rule is a preview rule, which is off; --select {id} or --preview reports \
             the finding"
        )),
        MatchStatus::RuleOff => Some(format!(
            "{grade}the rule is off here, as `copydesk config` shows; --select {id} reports the \
             finding"
        )),
        MatchStatus::GradeOff => Some(format!(
            "{grade}the rule does not report this grade in this copy; `copydesk explain {id}` \
             lists the grades"
        )),
        MatchStatus::NoFault => Some(
            "not reported in edited copy; --profile incoming may report the finding".to_owned(),
        ),
        MatchStatus::Exempt => {
            Some("the vocabulary in copydesk.toml contains these words".to_owned())
        }
    }
}

/// Says in words what accepted a finding.
fn accepted_by(acceptance: &Acceptance) -> String {
    match acceptance {
        Acceptance::Suppression { reason } => {
            format!("by a comment in the draft: {}", glyph::shown(reason))
        }
        Acceptance::Baseline { accepted_on } => format!("by the baseline, since {accepted_on}"),
    }
}

/// Returns the name of a kind of block.
fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list item",
        BlockKind::Quotation => "block quotation",
        BlockKind::TableCell => "table cell",
        BlockKind::Caption => "caption",
        BlockKind::Alternative => "alternative text",
        BlockKind::Note => "footnote",
        BlockKind::Label => "label",
    }
}
