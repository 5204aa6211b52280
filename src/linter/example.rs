//! Checks that a rule reports exactly the marked words in each of its examples. Does no IO.

use std::fmt;
use std::sync::Arc;

use crate::analysis::passage::memory::MemoryArchive;
use crate::analysis::passage::published::{PublishedArchive, PublishedArticle};
use crate::analysis::passage::{OwnWords, PassageWords};
use crate::analysis::quote;
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::detect::Detector;
use crate::detect::found::Grade;
use crate::engine::active::Active;
use crate::engine::compare::date;
use crate::engine::suppression::Suppressions;
use crate::error::Error;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::linter::rule_sets::{DocumentConfig, RuleSets};
use crate::linter::run::Run;
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::finding::{Finding, Severity};
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::rules::trace;
use crate::text::draft::Draft;
use crate::text::span::{Place, offset};

/// The way in which an example fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The findings of the rule are not exactly the marked words.
    Marks {
        /// The example with its own marks.
        wanted: String,
        /// The example with the findings of the rule marked.
        found: String,
    },
    /// The grade of a finding is not the grade that the example states.
    Grade {
        /// The grade that the example states.
        wanted: Grade,
        /// The grade of the finding.
        found: Grade,
    },
    /// A step of `--explain` has no text in `rules/trace.toml`.
    Words(Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marks { wanted, found } => write!(f, "wanted: {wanted}\nfound:  {found}"),
            Self::Grade { wanted, found } => {
                write!(
                    f,
                    "the example expects grade {wanted}, but a finding has grade {found}"
                )
            }
            Self::Words(error) => error.fmt(f),
        }
    }
}

/// The folder that contains the notes in an example.
const NOTES: &str = "notes/";

/// The folder that contains the archived articles in an example.
const ARCHIVE: &str = "archive/";

/// Runs `rule` on one of its examples. If comments in the example suppress other rules of
/// `catalog`, these rules run too.
///
/// # Errors
///
/// Returns an error if the example fails. The error says how the example fails.
pub fn check(rule: &Arc<Rule>, example: &Example, catalog: &Catalog) -> Result<(), Failure> {
    let rule = &as_set(rule, example, catalog)?;
    let (notes, documents) = documents(example);
    let (articles, documents): (Vec<Document>, Vec<Document>) = match rule.detector {
        Detector::Archive(_) => documents
            .into_iter()
            .partition(|document| document.path.starts_with(ARCHIVE)),
        _ => (Vec::new(), documents),
    };
    let parsed = documents
        .iter()
        .map(|document| Draft::parse(document.text.clone(), document.markup));
    let read = parsed.map(|draft| Suppressions::read(&draft, catalog));
    let suppressions: Vec<Suppressions> = read.collect();
    let others = catalog.rules.iter().filter(|other| other.id != rule.id);
    let suppressed = others.filter(|other| suppressions.iter().any(|it| it.names_rule(other)));
    let rules = std::iter::once(rule).chain(suppressed);
    let active = Active {
        situation: example.situation,
        rules: rules.map(|rule| (rule.clone(), every_grade())).collect(),
        ..Active::default()
    };
    let config = DocumentConfig::of_rules(active, catalog.clone());
    let rule_sets = RuleSets::shared(config, documents.len());
    let inputs = Inputs::of(documents.clone());
    let mut run = Run::in_memory(&rule_sets, &inputs);
    run.compare_with(notes);
    run.archive = archive(&articles);
    for (idx, document) in documents.iter().enumerate() {
        let mut matches = Vec::new();
        run.analyze(idx, document, |analysis| {
            if let Detector::Draft(detector) = &rule.detector {
                detector.detect(analysis, &mut matches);
            }
        });
        for step in matches.iter().flat_map(|matched| &matched.trace) {
            trace::check(step).map_err(Failure::Words)?;
        }
    }
    let report = run.lint_all();
    let drafts = report
        .map_err(|failed| Failure::Words(failed.into()))?
        .drafts;
    let found: Vec<(String, Vec<Finding>)> = drafts
        .into_iter()
        .map(|draft| (draft.path, draft.findings))
        .collect();
    check_grade(rule, example, &found)?;
    let (marks, mut related) = places(rule, example, &found);
    // An example need not mark related places. If an example marks one related place, it must mark
    // all of them.
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

/// Returns `rule` with the parameters that `example` sets.
fn as_set(rule: &Arc<Rule>, example: &Example, catalog: &Catalog) -> Result<Arc<Rule>, Failure> {
    if example.parameters.is_empty() {
        return Ok(rule.clone());
    }
    let built = rule.with(&example.parameters, &catalog.lexicons);
    let built = built.map_err(|wrong| Failure::Words(wrong.error))?;
    Ok(Arc::new(built))
}

/// Returns the notes and the drafts of `example`. Files in the folder [`NOTES`] are notes.
fn documents(example: &Example) -> (Vec<Document>, Vec<Document>) {
    let documents = example.drafts.iter().map(|(path, range)| Document {
        markup: example.markup,
        ..Document::new(path, &example.text[range.clone()])
    });
    documents.partition(|document| document.path.starts_with(NOTES))
}

/// Returns an archive of `articles`, or `None` if `articles` is empty.
fn archive(articles: &[Document]) -> Option<Arc<dyn PublishedArchive>> {
    let mut archive = MemoryArchive::default();
    for document in articles {
        let draft = Draft::parse(document.text.clone(), document.markup);
        let quotes = quote::find(&draft);
        let words = PassageWords::of(&draft, OwnWords::of(&quotes, &VocabularyUses::default()));
        let article = PublishedArticle {
            path: document.path.clone(),
            date: date(&draft, &document.path),
            lines: words.lines(&draft),
        };
        archive.add(article, words.fingerprint.words());
    }
    (!archive.is_empty()).then(|| Arc::new(archive) as Arc<dyn PublishedArchive>)
}

/// Returns the places of the findings of `rule` in the text of `example`, and the related places of
/// these findings. `found` has the path of each draft, and the findings of all rules in the draft.
fn places(
    rule: &Rule,
    example: &Example,
    found: &[(String, Vec<Finding>)],
) -> (Vec<Place>, Vec<Place>) {
    let (mut marks, mut related) = (Vec::new(), Vec::new());
    for (path, findings) in found {
        let own = example.drafts.iter().find(|(name, _)| *name == *path);
        let start = own.map_or(0, |(_, range)| range.start);
        for finding in findings.iter().filter(|finding| finding.rule == rule.id) {
            marks.push(moved(finding.place, start));
            for place_beside in &finding.related {
                let path = place_beside.path.as_deref().unwrap_or(path);
                let other = example.drafts.iter().find(|(name, _)| name == path);
                related.push(moved(
                    place_beside.place,
                    other.map_or(0, |(_, range)| range.start),
                ));
            }
        }
    }
    marks.sort();
    related.sort();
    (marks, related)
}

/// Checks that each finding of `rule` has the grade of `example`. If the example has no grade,
/// every grade is correct.
fn check_grade(
    rule: &Rule,
    example: &Example,
    found: &[(String, Vec<Finding>)],
) -> Result<(), Failure> {
    let Some(wanted) = example.grade else {
        return Ok(());
    };
    let own = found
        .iter()
        .flat_map(|(_, findings)| findings)
        .filter(|finding| finding.rule == rule.id);
    let other = own
        .map(|finding| finding.grade)
        .find(|grade| *grade != wanted);
    other.map_or(Ok(()), |found| Err(Failure::Grade { wanted, found }))
}

/// Returns severities that report every grade, because examples mark everything that a detector
/// finds.
fn every_grade() -> Severities {
    Severities::uniform(Severity::Info)
}

fn moved(place: Place, by: usize) -> Place {
    Place::new(place.start + offset(by), place.end + offset(by))
}

/// Returns `text` with `{{…}}` around each of `marks` and `<<…>>` around each of `related`.
fn mark(text: &str, marks: &[Place], related: &[Place]) -> String {
    let both = [(marks, "{{", "}}"), (related, "<<", ">>")];
    let mut inserts: Vec<(u32, &str)> = Vec::new();
    for (places, opener, closer) in both {
        for place in places {
            inserts.push((place.end, closer));
            inserts.push((place.start, opener));
        }
    }
    inserts.sort_by_key(|&(at, _)| at);
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
