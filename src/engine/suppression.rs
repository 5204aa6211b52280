//! Suppression comments of a draft: `<!-- copydesk allow RULE: reason -->`.
//!
//! The comments are read together with the draft. They are applied after all findings are known,
//! including findings about several drafts. Before that, nobody can tell which comments are unused.

pub mod covering;
pub mod deletion;
pub mod directive;
pub mod elsewhere;
pub mod fault;
#[cfg(feature = "lsp")]
pub mod insertion;
pub mod range;

use std::collections::BTreeSet;
use std::mem;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::{Match, excerpt};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::suppression::Fault;
use crate::engine::active::Active;
use crate::engine::check::{FindingCandidate, Identities, check, identify, merge};
use crate::engine::report::{Acceptance, Accepted};
use crate::engine::suppression::covering::CoveringComments;
use crate::engine::suppression::directive::{Directive, RuleName, SuppressionExtent};
use crate::engine::suppression::fault::{broken, fault, misnamed, unexplained};
use crate::engine::suppression::range::Ranges;
use crate::rules::catalog::Catalog;
use crate::rules::finding::Finding;
use crate::rules::rule::Rule;
use crate::text::draft::Draft;
use crate::text::lines::Lines;
use crate::text::part::{comment_scopes, has_foreign_block};
use crate::text::reading::Comment;
use crate::text::span::Place;

/// The suppression comments of a draft. Most drafts have no such comment.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    comments: Vec<SuppressionComment>,
    /// The faults of suppression comments. Unused comments are added later.
    faults: Vec<(Fault, Match)>,
    /// Whether part of the draft was not read. A comment may be needed for findings in that part.
    is_unread: bool,
}

/// A suppression comment.
#[derive(Clone, Debug)]
struct SuppressionComment {
    place: Place,
    /// The part of the draft that the comment covers. `None` means the whole draft.
    scope: Option<Place>,
    names: Vec<Named>,
    /// Whether the comment covers text that is not English. Such text is not checked.
    has_foreign: bool,
    reason: String,
    /// The places that are deleted to remove the comment: the place of the comment and, for a
    /// range, the place of the comment that ends the range.
    deletions: Vec<Place>,
    /// The beginning of the comment as it is written in the draft.
    written: String,
    /// The step of `--explain` that says what the comment covers.
    covers: Step,
}

/// A rule or group that a suppression comment names.
#[derive(Clone, Debug)]
struct Named {
    text: String,
    place: Place,
    /// The number of rules with this name, or in the group with this name; 0 for an unknown name.
    n_rules: usize,
    /// Whether a rule with this name, or in this group, needs other drafts, notes or an archive.
    compares: bool,
    is_used: bool,
}

impl Suppressions {
    /// Reads the suppression comments of `draft`, which may name rules and groups of `catalog`.
    pub fn read(draft: &Draft, catalog: &Catalog) -> Self {
        let source = draft.source();
        let directives = directives(draft, catalog);
        let mut suppressions = Self {
            is_unread: !draft.swallowed.is_empty(),
            ..Self::default()
        };
        if directives.is_empty() {
            return suppressions;
        }
        let (scopes, lines) = (comment_scopes(draft), Lines::of(source));
        let mut ranges = Ranges::of(draft, &directives);
        for (idx, directive) in directives {
            let comment = &draft.comments[idx];
            let deletion = deletion::of_comment(source, &lines, comment.place);
            match directive {
                Directive::End { .. } => {}
                Directive::Broken { place, edit } => {
                    let fault = broken(source, place, edit, Step::new(StepKind::NearlyAllows));
                    suppressions.faults.push(fault);
                }
                Directive::Suppression {
                    extent,
                    names,
                    reason,
                } => {
                    suppressions.find_faults(source, comment, &names, reason.as_deref(), catalog);
                    let (scope, end) = match extent {
                        SuppressionExtent::Block => (Some(scopes[idx]), None),
                        SuppressionExtent::Draft => (None, None),
                        SuppressionExtent::Range => match ranges.take(idx) {
                            Some((scope, end)) => (Some(scope), Some(end)),
                            // A range without an end suppresses nothing.
                            None => continue,
                        },
                    };
                    let end = end.map(|end| deletion::of_comment(source, &lines, end));
                    let named = names.into_iter().map(|name| named(name, catalog));
                    let read = reason.map(|reason| SuppressionComment {
                        place: comment.place,
                        scope,
                        names: named.collect(),
                        has_foreign: has_foreign_block(draft, scope),
                        reason,
                        deletions: [deletion].into_iter().chain(end).collect(),
                        written: excerpt(&source[comment.place.range()]),
                        covers: covers(source, scope),
                    });
                    suppressions.comments.extend(read);
                }
            }
        }
        let unpaired = ranges.into_unpaired().into_iter();
        let unpaired = unpaired.map(|(place, step)| broken(source, place, None, step));
        suppressions.faults.extend(unpaired);
        suppressions.faults.sort_by_key(|(_, found)| found.place);
        suppressions
    }

    /// Says whether there are neither suppression comments nor faults.
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.faults.is_empty()
    }

    /// Says whether a suppression comment names `rule` or its group.
    pub fn names_rule(&self, rule: &Rule) -> bool {
        let mut names = self.comments.iter().flat_map(|comment| &comment.names);
        names.any(|named| named.names_rule(rule))
    }

    /// If a comment suppresses a finding of a silenced rule in `analysis`, marks the comment as
    /// used. A comment is still needed if only `--select` or `--ignore` turns its rule off.
    pub fn observe(&mut self, active: &Active, analysis: &Analysis<'_>) {
        if self.comments.is_empty() || !active.rules.iter().any(|(rule, _)| is_about_unused(rule)) {
            return;
        }
        let silenced = active.silenced.iter().cloned();
        let silenced = Active {
            situation: active.situation,
            rules: silenced.filter(|(rule, _)| self.names_rule(rule)).collect(),
            ..Active::default()
        };
        self.accept(check(&silenced, analysis));
    }

    /// Removes suppressed findings from `findings`, and adds findings about faulty and unused
    /// comments. Returns the suppressed findings in the order of their places.
    pub fn apply(mut self, active: &Active, findings: &mut Vec<Finding>) -> Vec<Accepted> {
        if self.is_empty() {
            return Vec::new();
        }
        merge(findings, worded(active, &self.faults));
        let (mut kept, mut accepted) = self.accept(mem::take(findings));
        // A comment may suppress findings about unused comments. Such a comment is therefore judged
        // last.
        let speaks_of_unused = |named: &Named| {
            let mut rules = active.rules.iter().filter(|rule| named.names_rule(&rule.0));
            rules.any(|rule| is_about_unused(&rule.0))
        };
        let unused = self.unused(active, |named| !speaks_of_unused(named));
        let (kept_unused, others) = self.accept(worded(active, &unused));
        merge(&mut kept, kept_unused);
        merge(
            &mut kept,
            worded(active, &self.unused(active, speaks_of_unused)),
        );
        *findings = kept;
        accepted.extend(others);
        accepted.sort_by(|a, b| {
            let (a, b) = (&a.finding, &b.finding);
            (a.place, &a.rule).cmp(&(b.place, &b.rule))
        });
        accepted
    }

    /// If a comment suppresses the rule of `finding` at byte `at`, returns the reason in the
    /// comment and marks the comment as used. Otherwise returns `None`.
    fn reason_at(&mut self, finding: &Finding, at: u32) -> Option<String> {
        let contains = |scope: Place| scope.start <= at && at < scope.end;
        let covers = |comment: &SuppressionComment| comment.scope.is_none_or(contains);
        let means = |named: &Named| named.text == finding.rule || named.text == finding.group;
        let mut covering = self.comments.iter_mut().filter(|comment| covers(comment));
        covering.find_map(|comment| {
            let name = comment.names.iter_mut().find(|named| means(named))?;
            name.is_used = true;
            Some(comment.reason.clone())
        })
    }

    /// Splits `findings` into findings to keep and suppressed findings. `findings` must be in the
    /// order of their places. The nearest comment that covers a finding suppresses it.
    fn accept(&mut self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Accepted>) {
        let mut covering = CoveringComments::default();
        for (idx, comment) in self.comments.iter().enumerate() {
            for (name, named) in comment.names.iter().enumerate() {
                covering.push(&named.text, comment.scope, (idx, name));
            }
        }
        covering.sort();
        let (mut kept, mut accepted) = (Vec::new(), Vec::new());
        for finding in findings {
            let at = finding.place.start;
            let Some((idx, name)) = covering.nearest(&finding.rule, &finding.group, at) else {
                kept.push(finding);
                continue;
            };
            let comment = &mut self.comments[idx];
            comment.names[name].is_used = true;
            let reason = comment.reason.clone();
            let by = Acceptance::Suppression { reason };
            accepted.push(Accepted { finding, by });
        }
        (kept, accepted)
    }

    /// Returns a fault for each unused name for which `concern` returns true. If all names of a
    /// comment are unused, there is one fault for the whole comment.
    fn unused(&self, active: &Active, concern: impl Fn(&Named) -> bool) -> Vec<(Fault, Match)> {
        let mut unused = Vec::new();
        if self.is_unread {
            return unused;
        }
        for comment in self.comments.iter().filter(|comment| !comment.has_foreign) {
            let is_unused = |named: &Named| !named.is_used && concern(named) && named.shows(active);
            let stay: Vec<bool> = comment.names.iter().map(|name| !is_unused(name)).collect();
            let Some(last) = stay.iter().rposition(|stays| *stays) else {
                let texts = comment.names.iter().map(|named| named.text.as_str());
                let texts = texts.collect::<Vec<&str>>().join(", ");
                let hit =
                    comment.unused(comment.place, &texts, &comment.written, &comment.deletions);
                unused.push(hit);
                continue;
            };
            let places: Vec<Place> = comment.names.iter().map(|named| named.place).collect();
            let names = comment.names.iter().enumerate();
            for (idx, named) in names.filter(|&(idx, _)| !stay[idx]) {
                let deletion = deletion::of_name(&places, idx, idx < last);
                unused.push(comment.unused(named.place, &named.text, &named.text, &[deletion]));
            }
        }
        unused
    }

    /// Adds the faults of `comment`, a suppression comment: unknown `names`, or a missing `reason`.
    fn find_faults(
        &mut self,
        source: &str,
        comment: &Comment,
        names: &[RuleName],
        reason: Option<&str>,
        catalog: &Catalog,
    ) {
        for name in names.iter().filter(|name| !catalog.has_name(&name.text)) {
            let fault = misnamed(name, reason.unwrap_or_default(), catalog);
            self.faults.push(fault);
        }
        if reason.is_none() {
            self.faults.push(unexplained(source, comment, names));
        }
    }
}

impl SuppressionComment {
    /// Returns the fault that the names `names` of the comment are unused. The fix deletes the
    /// places `deletions`. The message quotes the deleted text as `written`.
    fn unused(
        &self,
        place: Place,
        names: &str,
        written: &str,
        deletions: &[Place],
    ) -> (Fault, Match) {
        let rules = excerpt(names);
        let unneeded = Step::new(StepKind::Unneeded).capture(Capture::Rules, rules.clone());
        let found = fault(place, &format!("{names}: {}", self.reason))
            .capture_text(Capture::Rules, rules)
            .capture_text(Capture::Deleted, excerpt(written))
            .step(self.covers.clone())
            .step(unneeded);
        let deleted = |found: Match, place: &Place| found.edit(*place, "");
        let found = deletions.iter().fold(found, deleted);
        (Fault::Unused, found)
    }
}

impl Named {
    fn names_rule(&self, rule: &Rule) -> bool {
        self.text == rule.id || self.text == rule.group
    }

    /// Says whether this run can tell that the name is unused. All rules with this name or in this
    /// group must have been run. None of these rules may need other drafts, because a run does not
    /// know which drafts were left out.
    fn shows(&self, active: &Active) -> bool {
        let asked = active.rules.iter().chain(&active.silenced);
        let asked = asked.filter(|(rule, _)| self.names_rule(rule));
        // A rule that does not report all grades is both active and silenced.
        let asked: BTreeSet<&str> = asked.map(|(rule, _)| rule.id.as_str()).collect();
        0 < self.n_rules && self.n_rules == asked.len() && !self.compares
    }
}

/// Says whether `rule` reports unused suppression comments.
fn is_about_unused(rule: &Rule) -> bool {
    matches!(rule.detector, Detector::Suppression(Fault::Unused))
}

fn named(name: RuleName, catalog: &Catalog) -> Named {
    let mut named = Named {
        text: name.text,
        place: name.place,
        n_rules: 0,
        compares: false,
        is_used: false,
    };
    for rule in &catalog.rules {
        if named.names_rule(rule) {
            named.n_rules += 1;
            named.compares |= rule.detector.compares_drafts()
                || matches!(rule.detector, Detector::Notes(_) | Detector::Archive(_));
        }
    }
    named
}

/// Returns the directives among the comments of `draft`, each with the index of its comment.
fn directives(draft: &Draft, catalog: &Catalog) -> Vec<(usize, Directive)> {
    let text = |comment: &Comment| &draft.source()[comment.inner.range()];
    let mut comments = draft.comments.iter();
    let has_other_ends = comments.any(|it| directive::ends_other_range(text(it), catalog));
    let comments = draft.comments.iter().enumerate();
    let directives = comments.filter_map(|(idx, comment)| {
        let directive =
            directive::read(text(comment), comment.inner.start, catalog, has_other_ends)?;
        Some((idx, directive))
    });
    let mut directives: Vec<(usize, Directive)> = directives.collect();
    directive::keep_whole_ranges(directives.iter_mut().map(|(_, directive)| directive));
    directives
}

/// Returns the step of `--explain` that says what a suppression comment with this `scope` covers.
fn covers(source: &str, scope: Option<Place>) -> Step {
    let Some(place) = scope else {
        return Step::new(StepKind::CoversDraft);
    };
    let words = &source[place.range()];
    if words.is_empty() {
        return Step::new(StepKind::CoversNothing);
    }
    let step = Step::new(StepKind::Covers).place(place);
    step.capture(Capture::Words, excerpt(words))
}

/// Returns the findings of the active rules for `faults`, in the order of their places.
fn worded(active: &Active, faults: &[(Fault, Match)]) -> Vec<Finding> {
    let mut worded = Vec::new();
    for (rule, severities) in &active.rules {
        let Detector::Suppression(fault) = rule.detector else {
            continue;
        };
        for (_, found) in faults.iter().filter(|(kind, _)| *kind == fault) {
            // The context of the match is the text of a comment, not a span of the prose.
            let words = found.context.text("");
            let weight = active.weigh(*severities, found);
            worded.extend(weight.map(|weight| FindingCandidate {
                rule,
                weight,
                found: found.clone(),
                elsewhere: Vec::new(),
                identities: Identities::alone(&rule.id, words),
            }));
        }
    }
    identify(worded)
}

#[cfg(test)]
mod tests;
