//! Findings about passages that an archive of published articles already has.

use crate::analysis::Analysis;
use crate::analysis::passage::published::{
    PublishedArchive, PublishedArticle, PublishedPassage, find,
};
use crate::analysis::passage::{OwnWords, Passage, PassageWords};
use crate::detect::Detector;
use crate::detect::found::{Grade, Match};
use crate::detect::step::{Capture, Step, StepKind};
use crate::engine::active::Active;
use crate::engine::check::{FindingCandidate, Identities, identify, is_exempt};
use crate::rules::finding::Finding;

/// Returns the findings of the `active` rules about passages that the draft at `path` shares with
/// `archive`, in the order of their places.
pub fn findings(
    active: &Active,
    analysis: &Analysis<'_>,
    path: &str,
    archive: &dyn PublishedArchive,
) -> Vec<Finding> {
    let mut candidates = Vec::new();
    for (rule, severities) in &active.rules {
        let Detector::Archive(bounds) = rule.detector else {
            continue;
        };
        let own = OwnWords::of(analysis.quotes(), &analysis.vocabulary_uses);
        let words = PassageWords::of(analysis.draft, own);
        for published in find(words.fingerprint.words(), path, archive, bounds) {
            let passage = words.passage(analysis.draft, &published.words);
            let passage = passage.filter(|passage| bounds.min_words <= passage.n_words());
            let Some(passage) = passage else {
                continue;
            };
            let found = hit(analysis, &passage, &published);
            let weight = active.weigh(*severities, &found);
            let Some(weight) = weight.filter(|_| !is_exempt(analysis, &found)) else {
                continue;
            };
            let text = found.context.text(analysis.draft.prose());
            candidates.push(FindingCandidate {
                rule,
                weight,
                elsewhere: Vec::new(),
                identities: Identities::alone(&rule.id, text),
                found,
            });
        }
    }
    identify(candidates)
}

fn hit(analysis: &Analysis<'_>, passage: &Passage, published: &PublishedPassage) -> Match {
    let captures = [
        (Capture::Origin, published.article.path.clone()),
        (Capture::Line, published.line.to_string()),
        (Capture::Date, day(&published.article)),
        (Capture::Count, passage.n_words().to_string()),
    ];
    let mut hit = Match::at(analysis, passage.span).grade(Grade::Certain);
    let mut step = Step::new(StepKind::Published).place(hit.place);
    for (capture, words) in captures {
        step = step.capture(capture, words.clone());
        hit = hit.capture_text(capture, words);
    }
    hit.step(step)
}

/// Returns the publication date of `article` as text.
fn day(article: &PublishedArticle) -> String {
    match article.date {
        None => "without a date".to_owned(),
        Some(date) if date.day == 0 => format!("{:04}-{:02}", date.year, date.month),
        Some(date) => format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
    }
}
