//! Whether a rule finds in its examples what they mark. Does no IO.

use std::fmt;
use std::sync::Arc;

use crate::analysis::analyze;
use crate::analysis::familiar::Familiar;
use crate::analysis::passage::Fingerprint;
use crate::engine::active::Active;
use crate::engine::compare::{self, Places};
use crate::rules::example::Example;
use crate::rules::rule::Rule;
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
    /// A step of the decision has no words.
    Words(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Marks { wanted, found } => write!(f, "wanted: {wanted}\nfound:  {found}"),
            Self::Words(it) => f.write_str(it),
        }
    }
}

/// Runs `rule` on one of its examples.
///
/// # Errors
///
/// Says how the example fails.
pub fn check(rule: &Arc<Rule>, example: &Example) -> Result<(), Failure> {
    let (mut marks, mut related) = (Vec::new(), Vec::new());
    let (mut drafts, mut fingerprints) = (Vec::new(), Vec::new());
    for (_, range) in &example.drafts {
        let draft = Draft::parse(example.text[range.clone()].to_owned(), example.markup);
        let analysis = analyze(&draft);
        let mut found = Vec::new();
        rule.detector.detect(&analysis, &mut found);
        let moved = |it: &Place| moved(*it, range.start);
        marks.extend(found.iter().map(|it| moved(&it.place)));
        related.extend(found.iter().flat_map(|it| &it.related).map(moved));
        for step in found.iter().flat_map(|it| &it.trace) {
            trace::check(step).map_err(Failure::Words)?;
        }
        fingerprints.push(Fingerprint::of(&draft, &Familiar::default()));
        drafts.push(draft);
    }
    between(
        rule,
        example,
        &drafts,
        &fingerprints,
        &mut marks,
        &mut related,
    );
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

/// Adds what `rule` finds between the drafts of an example.
fn between(
    rule: &Arc<Rule>,
    example: &Example,
    drafts: &[Draft],
    fingerprints: &[Fingerprint],
    marks: &mut Vec<Place>,
    related: &mut Vec<Place>,
) {
    let rules = vec![(rule.clone(), rule.severity)];
    let fingerprints: Vec<&Fingerprint> = fingerprints.iter().collect();
    let active = Active { rules };
    let copied = compare::copied(&active, &fingerprints);
    let paths: Vec<&str> = example.drafts.iter().map(|it| it.0.as_str()).collect();
    let mut places = Places::default();
    for (idx, wanted) in compare::by_draft(&copied) {
        let draft = (idx, &drafts[idx], &Familiar::default());
        places = places.and(compare::locate(draft, fingerprints[idx], &wanted, &paths));
    }
    let start = |path: &str| {
        let draft = example.drafts.iter().find(|it| it.0 == path);
        draft.map_or(0, |it| it.1.start)
    };
    for (idx, findings) in compare::findings(&copied, &places, &paths) {
        for finding in findings {
            marks.push(moved(finding.place, start(paths[idx])));
            for it in finding.related {
                let path = it.path.as_deref().unwrap_or(paths[idx]);
                related.push(moved(it.place, start(path)));
            }
        }
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
