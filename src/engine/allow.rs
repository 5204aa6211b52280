//! Comments of a draft that allow findings in it: `<!-- copydesk allow RULE: reason -->`. Knows no
//! file and no output format.
//!
//! They are read while the draft is there, and applied when all that is found in it is known, also
//! in comparison with others: only then it shows which of them nothing needs.

pub mod deletion;
pub mod directive;
pub mod lane;

use std::collections::BTreeSet;
use std::mem;

use crate::analysis::Analysis;
use crate::detect::allow::Fault;
use crate::detect::found::{Context, Grade, Grades, Match, Step, excerpt};
use crate::engine::active::Active;
use crate::engine::allow::directive::{Directive, Name};
use crate::engine::allow::lane::Lanes;
use crate::engine::check::{Identities, check, identify, merge};
use crate::engine::outcome::{Acceptance, Accepted};
use crate::rules::catalog::Catalog;
use crate::rules::finding::Finding;
use crate::rules::rule::Rule;
use crate::rules::word;
use crate::text::draft::Draft;
use crate::text::lines::Lines;
use crate::text::nearest::nearest;
use crate::text::part::{has_foreign, scopes};
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// The allows of a draft. Most drafts have none.
#[derive(Clone, Debug, Default)]
pub struct Allows {
    comments: Vec<Allow>,
    /// What is wrong with others, but for those that nothing needs.
    faults: Vec<(Fault, Match)>,
    /// Whether part of the draft was not read: who knows what it needs.
    is_unread: bool,
}

/// A comment that allows.
#[derive(Clone, Debug)]
struct Allow {
    place: Place,
    /// Where it allows; none for the whole draft.
    scope: Option<Place>,
    names: Vec<Named>,
    /// Whether it covers text that is not English: who knows what that needs.
    has_foreign: bool,
    reason: String,
    /// What goes when it is deleted.
    deletion: Place,
    /// How it is written, in a few words.
    written: String,
    /// What it covers, as told.
    covers: Step,
}

/// A name in an allow.
#[derive(Clone, Debug)]
struct Named {
    text: String,
    place: Place,
    /// How many rules it stands for: none, if it is not known.
    n_rules: usize,
    /// Whether one of them compares drafts.
    compares: bool,
    is_used: bool,
}

impl Allows {
    /// Those of `draft`, which may name what `catalog` has.
    #[must_use]
    pub fn read(draft: &Draft, catalog: &Catalog) -> Self {
        let source = draft.source();
        let comments = draft.comments.iter().enumerate();
        let directives = comments.filter_map(|(idx, it)| {
            let text = &source[it.inner.range()];
            let directive = directive::read(text, it.inner.start, catalog)?;
            Some((idx, directive))
        });
        let directives: Vec<(usize, Directive)> = directives.collect();
        let mut allows = Self {
            is_unread: !draft.unread.is_empty(),
            ..Self::default()
        };
        if directives.is_empty() {
            return allows;
        }
        let (scopes, lines) = (scopes(draft), Lines::of(source));
        for (idx, directive) in directives {
            let comment = &draft.comments[idx];
            match directive {
                Directive::Broken { place, edit } => {
                    allows.faults.push(broken(source, place, edit));
                }
                Directive::Allow {
                    is_for_draft,
                    names,
                    reason,
                } => {
                    allows.find_faults(source, comment, &names, reason.as_deref(), catalog);
                    let scope = (!is_for_draft).then_some(scopes[idx]);
                    let named = names.into_iter().map(|it| named(it, catalog));
                    allows.comments.extend(reason.map(|reason| Allow {
                        place: comment.place,
                        scope,
                        names: named.collect(),
                        has_foreign: has_foreign(draft, scope),
                        reason,
                        deletion: deletion::of_comment(source, &lines, comment.place),
                        written: excerpt(&source[comment.place.range()]),
                        covers: covers(source, scope),
                    }));
                }
            }
        }
        allows
    }

    /// Whether there is nothing to apply.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.faults.is_empty()
    }

    /// Whether one of them names `rule` or its group.
    #[must_use]
    pub fn name(&self, rule: &Rule) -> bool {
        let mut names = self.comments.iter().flat_map(|it| &it.names);
        names.any(|it| it.means(rule))
    }

    /// Counts what the rules that a user silenced find in `analysis` as a use: a choice for one run
    /// makes no allow superfluous.
    pub fn observe(&mut self, active: &Active, analysis: &Analysis<'_>) {
        let tells_of = |it: &Rule| it.detector.allows() == Some(Fault::Unused);
        if self.comments.is_empty() || !active.rules.iter().any(|it| tells_of(&it.0)) {
            return;
        }
        let silenced = active.silenced.iter().cloned();
        let silenced = Active {
            situation: active.situation,
            rules: silenced.filter(|it| self.name(&it.0)).collect(),
            ..Active::default()
        };
        self.accept(check(&silenced, analysis));
    }

    /// Takes out of `findings` what is allowed, and adds to them what is wrong with the allows. What
    /// was allowed, in the order of the places.
    pub fn apply(mut self, active: &Active, findings: &mut Vec<Finding>) -> Vec<Accepted> {
        if self.is_empty() {
            return Vec::new();
        }
        merge(findings, worded(active, &self.faults));
        let (mut kept, mut accepted) = self.accept(mem::take(findings));
        // An allow may allow that others are unused, so its own use shows last.
        let speaks_of_unused = |it: &Named| {
            let mut rules = active.rules.iter().filter(|rule| it.means(&rule.0));
            rules.any(|rule| rule.0.detector.allows() == Some(Fault::Unused))
        };
        let unused = self.unused(active, |it| !speaks_of_unused(it));
        let (told, allowed) = self.accept(worded(active, &unused));
        merge(&mut kept, told);
        merge(
            &mut kept,
            worded(active, &self.unused(active, speaks_of_unused)),
        );
        *findings = kept;
        accepted.extend(allowed);
        accepted.sort_by(|a, b| {
            let (a, b) = (&a.finding, &b.finding);
            (a.place, &a.rule).cmp(&(b.place, &b.rule))
        });
        accepted
    }

    /// Parts `findings`, which are in the order of their places, into those that are not allowed
    /// and those that are, by the nearest allow.
    fn accept(&mut self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Accepted>) {
        let mut lanes = Lanes::default();
        for (allow, it) in self.comments.iter().enumerate() {
            for (name, named) in it.names.iter().enumerate() {
                lanes.push(&named.text, it.scope, (allow, name));
            }
        }
        lanes.sort();
        let (mut kept, mut accepted) = (Vec::new(), Vec::new());
        for finding in findings {
            let at = finding.place.start;
            let Some((allow, name)) = lanes.nearest(&finding.rule, &finding.group, at) else {
                kept.push(finding);
                continue;
            };
            let allow = &mut self.comments[allow];
            allow.names[name].is_used = true;
            let reason = allow.reason.clone();
            let by = Acceptance::Allow { reason };
            accepted.push(Accepted { finding, by });
        }
        (kept, accepted)
    }

    /// The names that nothing needs, of those that `concern`; those of an allow whose every name is
    /// one together.
    fn unused(&self, active: &Active, concern: impl Fn(&Named) -> bool) -> Vec<(Fault, Match)> {
        let mut unused = Vec::new();
        if self.is_unread {
            return unused;
        }
        for allow in self.comments.iter().filter(|it| !it.has_foreign) {
            let is_unused = |it: &Named| !it.is_used && concern(it) && it.shows(active);
            let stay: Vec<bool> = allow.names.iter().map(|it| !is_unused(it)).collect();
            let Some(last) = stay.iter().rposition(|it| *it) else {
                let texts: Vec<&str> = allow.names.iter().map(|it| it.text.as_str()).collect();
                let texts = texts.join(", ");
                unused.push(allow.unused(allow.place, &texts, &allow.written, allow.deletion));
                continue;
            };
            let places: Vec<Place> = allow.names.iter().map(|it| it.place).collect();
            for (idx, it) in allow.names.iter().enumerate().filter(|it| !stay[it.0]) {
                let deletion = deletion::of_name(&places, idx, idx < last);
                unused.push(allow.unused(it.place, &it.text, &it.text, deletion));
            }
        }
        unused
    }

    /// Adds what is wrong with an allow of these `names` in `comment`.
    fn find_faults(
        &mut self,
        source: &str,
        comment: &Comment,
        names: &[Name],
        reason: Option<&str>,
        catalog: &Catalog,
    ) {
        for name in names.iter().filter(|it| !catalog.knows(&it.text)) {
            let fault = misnamed(name, reason.unwrap_or_default(), catalog);
            self.faults.push(fault);
        }
        if reason.is_none() {
            self.faults.push(unexplained(source, comment, names));
        }
    }
}

impl Allow {
    /// That nothing needs `names` of it, where `written` is deleted with them.
    fn unused(&self, place: Place, names: &str, written: &str, deletion: Place) -> (Fault, Match) {
        let rules = excerpt(names);
        let unneeded = Step::new("unneeded").capture("rules", rules.clone());
        let found = Match {
            place,
            grades: Grades::both(Grade::Certain),
            captures: vec![("rules", rules), ("deleted", excerpt(written))],
            related: Vec::new(),
            captured: Vec::new(),
            edits: vec![(deletion, String::new())],
            asks: false,
            trace: vec![self.covers.clone(), unneeded],
            context: Context::Text(format!("{names}: {}", self.reason)),
        };
        (Fault::Unused, found)
    }
}

impl Named {
    fn means(&self, rule: &Rule) -> bool {
        self.text == rule.id || self.text == rule.group
    }

    /// Whether it would show in this run that it is needed: if each rule that it stands for was
    /// asked, and none compares drafts, for no run knows which drafts were left out.
    fn shows(&self, active: &Active) -> bool {
        let asked = active.rules.iter().chain(&active.silenced);
        let asked = asked.filter(|it| self.means(&it.0));
        // A rule that reports some grades only is silenced in the others.
        let asked: BTreeSet<&str> = asked.map(|it| it.0.id.as_str()).collect();
        0 < self.n_rules && self.n_rules == asked.len() && !self.compares
    }
}

fn named(name: Name, catalog: &Catalog) -> Named {
    let mut named = Named {
        text: name.text,
        place: name.place,
        n_rules: 0,
        compares: false,
        is_used: false,
    };
    for rule in &catalog.rules {
        if named.means(rule) {
            named.n_rules += 1;
            named.compares |= rule.detector.passages().is_some();
        }
    }
    named
}

/// What an allow with this `scope` covers, as told.
fn covers(source: &str, scope: Option<Place>) -> Step {
    let Some(place) = scope else {
        return Step::new("covers-draft");
    };
    let words = &source[place.range()];
    if words.is_empty() {
        return Step::new("covers-nothing");
    }
    Step {
        name: "covers",
        captures: vec![("words", excerpt(words))],
        place: Some(place),
    }
}

/// That what stands at `place` of `source` is meant to be an allow; `edit` makes it one.
fn broken(source: &str, place: Place, edit: Option<(Place, String)>) -> (Fault, Match) {
    let words = &source[place.range()];
    let written = edit.as_ref().map_or("", |it| it.1.as_str());
    let found = Match {
        place,
        grades: Grades::both(Grade::Certain),
        captures: vec![("words", excerpt(words)), ("written", excerpt(written))],
        related: Vec::new(),
        captured: Vec::new(),
        context: Context::Text(words.to_owned()),
        edits: edit.into_iter().collect(),
        asks: false,
        trace: vec![Step::new("nearly-allows")],
    };
    (Fault::Broken, found)
}

/// That nothing is called as `name`, in an allow with this `reason`.
fn misnamed(name: &Name, reason: &str, catalog: &Catalog) -> (Fault, Match) {
    let mut found = Match {
        place: name.place,
        grades: Grades::both(Grade::Certain),
        captures: vec![("name", excerpt(&name.text))],
        related: Vec::new(),
        captured: Vec::new(),
        edits: Vec::new(),
        asks: false,
        trace: Vec::new(),
        context: Context::Text(format!("{}: {reason}", name.text)),
    };
    let Some(nearest) = nearest(&name.text, catalog.names()) else {
        found.trace.push(Step::new("like-no-name"));
        return (Fault::Misnamed, found);
    };
    let nearest = nearest.to_owned();
    let step = Step::new("nearest-name").capture("nearest", nearest.clone());
    found.captures.push(("nearest", nearest.clone()));
    found.edits.push((name.place, nearest));
    found.trace.push(step);
    (Fault::Misspelt, found)
}

/// That the allow of `names` in `comment` gives no reason.
fn unexplained(source: &str, comment: &Comment, names: &[Name]) -> (Fault, Match) {
    let inner = &source[comment.inner.range()];
    let (lead, words) = (inner.len() - inner.trim_start().len(), inner.trim());
    let start = comment.inner.start as usize + lead;
    let texts: Vec<&str> = names.iter().map(|it| it.text.as_str()).collect();
    let found = Match {
        place: Place::new(offset(start), offset(start + words.len())),
        grades: Grades::both(Grade::Certain),
        captures: vec![("rules", excerpt(&texts.join(", ")))],
        related: Vec::new(),
        captured: Vec::new(),
        edits: Vec::new(),
        asks: false,
        trace: vec![Step::new("unexplained")],
        context: Context::Text(words.to_owned()),
    };
    (Fault::Unexplained, found)
}

/// What the rules in force say of `faults`, in the order of their places.
fn worded(active: &Active, faults: &[(Fault, Match)]) -> Vec<Finding> {
    let mut worded = Vec::new();
    for (rule, severities) in &active.rules {
        let fault = rule.detector.allows();
        for (_, found) in faults.iter().filter(|it| Some(it.0) == fault) {
            // The words of a comment, which are no prose.
            let words = found.context.text("");
            let weight = active.weigh(*severities, found);
            let finding = weight.map(|it| word::finding(rule, it, found));
            worded.extend(finding.map(|it| (it, Identities::alone(&rule.id, words))));
        }
    }
    identify(worded)
}

#[cfg(test)]
mod tests;
