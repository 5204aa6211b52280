//! Whether a rule finds in its examples what they mark. Does no IO.

use std::fmt;
use std::sync::Arc;

use crate::analysis::analyze;
use crate::analysis::familiar::Familiar;
use crate::analysis::passage::Fingerprint;
use crate::detect::Detector;
use crate::detect::found::Grade;
use crate::engine::active::Active;
use crate::engine::allow::Allows;
use crate::engine::allow::elsewhere::{self, Party};
use crate::engine::check;
use crate::engine::compare::{self, Places};
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::finding::{Finding, Severity};
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::rules::trace;
use crate::text::draft::Draft;
use crate::text::span::{Place, offset};

/// How an example fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The rule finds something else than is marked.
    Marks {
        /// The example as it is marked.
        wanted: String,
        /// The example as the rule would have marked it.
        found: String,
    },
    /// A finding has another grade than the example says.
    Grade {
        /// The grade that the example says.
        wanted: Grade,
        /// The grade of the finding.
        found: Grade,
    },
    /// A step of the decision has no words.
    Words(Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marks { wanted, found } => write!(f, "wanted: {wanted}\nfound:  {found}"),
            Self::Grade { wanted, found } => {
                write!(
                    f,
                    "the example says grade {wanted}, a finding has grade {found}"
                )
            }
            Self::Words(it) => it.fmt(f),
        }
    }
}

/// Takes out of what was `found` in the drafts of `example` what their comments allow.
fn apply(mut allows: Vec<Allows>, active: &Active, example: &Example, found: &mut [Vec<Finding>]) {
    let paths = example.drafts.iter().map(|it| it.0.clone());
    let parties = paths.zip(found.iter_mut()).zip(&mut allows);
    let parties = parties.map(|((path, findings), allows)| Party {
        path,
        findings,
        allows,
    });
    elsewhere::accept(&mut parties.collect::<Vec<_>>());
    for (allows, findings) in allows.into_iter().zip(found) {
        allows.apply(active, findings);
    }
}

/// Runs `rule` on one of its examples, and with it those of `catalog` that the example allows.
///
/// # Errors
///
/// Says how the example fails.
pub fn check(rule: &Arc<Rule>, example: &Example, catalog: &Catalog) -> Result<(), Failure> {
    let texts = example.drafts.iter().map(|it| &example.text[it.1.clone()]);
    let drafts: Vec<Draft> = texts
        .map(|it| Draft::parse(it.to_owned(), example.markup))
        .collect();
    let allows: Vec<Allows> = drafts.iter().map(|it| Allows::read(it, catalog)).collect();
    let allowed = catalog.rules.iter().filter(|it| {
        let is_other = it.id != rule.id;
        is_other && allows.iter().any(|allows| allows.name(it))
    });
    let rules = std::iter::once(rule).chain(allowed);
    let active = Active {
        situation: example.situation,
        rules: rules.map(|it| (it.clone(), every_grade())).collect(),
        ..Active::default()
    };
    let mut found = Vec::new();
    for draft in &drafts {
        let analysis = analyze(draft);
        let mut matches = Vec::new();
        if let Detector::Draft(detector) = &rule.detector {
            detector.detect(&analysis, &mut matches);
        }
        for step in matches.iter().flat_map(|it| &it.trace) {
            trace::check(step).map_err(Failure::Words)?;
        }
        found.push(check::check(&active, &analysis));
    }
    between(&active, example, &drafts, &mut found);
    apply(allows, &active, example, &mut found);
    check_grade(rule, example, &found)?;
    let (mut marks, mut related) = (Vec::new(), Vec::new());
    for ((path, range), findings) in example.drafts.iter().zip(&found) {
        for finding in findings.iter().filter(|it| it.rule == rule.id) {
            marks.push(moved(finding.place, range.start));
            for it in &finding.related {
                let path = it.path.as_deref().unwrap_or(path);
                let other = example.drafts.iter().find(|it| it.0 == path);
                related.push(moved(it.place, other.map_or(0, |it| it.1.start)));
            }
        }
    }
    marks.sort();
    related.sort();
    // An example may leave out the related places; if it marks one, it marks them all.
    let related_fit = example.related.is_empty() || example.related == related;
    if marks == example.marks && related_fit {
        return Ok(());
    }
    if example.related.is_empty() {
        related.clear();
    }
    Err(Failure::Marks {
        wanted: example.written.trim().to_owned(),
        found: mark(&example.text, &marks, &related).trim().to_owned(),
    })
}

/// Whether each finding of `rule` in an example has the grade that the example says.
fn check_grade(rule: &Rule, example: &Example, found: &[Vec<Finding>]) -> Result<(), Failure> {
    let Some(wanted) = example.grade else {
        return Ok(());
    };
    let own = found.iter().flatten().filter(|it| it.rule == rule.id);
    let other = own.map(|it| it.grade).find(|it| *it != wanted);
    other.map_or(Ok(()), |found| Err(Failure::Grade { wanted, found }))
}

/// Examples show what a detector finds, of whatever grade.
fn every_grade() -> Severities {
    Severities::uniform(Severity::Info)
}

/// Adds to `found` in each of the drafts of an example what is found between them.
fn between(active: &Active, example: &Example, drafts: &[Draft], found: &mut [Vec<Finding>]) {
    let fingerprints: Vec<Fingerprint> = drafts
        .iter()
        .map(|it| Fingerprint::of(it, &Familiar::default()))
        .collect();
    let all: Vec<&Fingerprint> = fingerprints.iter().collect();
    let copied = compare::copied(active, &all);
    let paths: Vec<&str> = example.drafts.iter().map(|it| it.0.as_str()).collect();
    let mut places = Places::default();
    for (idx, wanted) in compare::by_draft(&copied) {
        let draft = (idx, &drafts[idx], &Familiar::default());
        places = places.and(compare::locate(draft, &fingerprints[idx], &wanted, &paths));
    }
    for (idx, findings) in compare::findings(&copied, &places, &paths) {
        check::merge(&mut found[idx], findings);
    }
}

fn moved(place: Place, by: usize) -> Place {
    Place::new(place.start + offset(by), place.end + offset(by))
}

/// `text` with `{{…}}` around each of `marks` and `<<…>>` around each of `related`.
fn mark(text: &str, marks: &[Place], related: &[Place]) -> String {
    let both = [(marks, "{{", "}}"), (related, "<<", ">>")];
    let mut inserts: Vec<(u32, &str)> = Vec::new();
    for (places, opener, closer) in both {
        for it in places {
            inserts.push((it.end, closer));
            inserts.push((it.start, opener));
        }
    }
    inserts.sort_by_key(|it| it.0);
    let mut marked = String::new();
    let mut from = 0;
    for (at, mark) in inserts {
        marked.push_str(&text[from..at as usize]);
        marked.push_str(mark);
        from = at as usize;
    }
    marked.push_str(&text[from..]);
    marked
}
