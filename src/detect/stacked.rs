//! Statements that are credited more than once.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::analysis::stack::{self, ChainLink};
use crate::detect::Detect;
use crate::detect::found::{Grade, Match, excerpt_of};
use crate::detect::step::{Capture, Step, StepKind};

/// A statement that is credited to several sources, or twice to one source.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StackedSources {}

impl Detect for StackedSources {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Sources, Capture::Count]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let draft = analysis.draft;
        for chain in stack::find(analysis) {
            let Some((last, earlier)) = chain.links.split_last() else {
                continue;
            };
            let names = chain
                .links
                .iter()
                .map(|chain_link| excerpt_of(draft, chain_link.source));
            let mut hit = Match::at(analysis, last.naming)
                .grade(grade(&chain.links))
                .capture_text(Capture::Sources, in_words(&names.collect::<Vec<_>>()))
                .capture_text(Capture::Count, chain.links.len().to_string());
            for link in earlier {
                hit = hit.relate(draft.place(link.naming));
            }
            for link in &chain.links {
                hit = hit.step(Step::at(StepKind::Stacked, draft, link.naming));
            }
            found.push(hit);
        }
    }
}

/// Returns the grade of a chain of attributions for one statement. Two phrases such as “according
/// to them” are a mistake. One such phrase together with a subject and a verb is mostly a mistake.
/// Two verbs of saying may be correct: one source may pass on the words of another (“a clerk told
/// her …, she said”), or there may be two statements.
fn grade(links: &[ChainLink]) -> Grade {
    match links
        .iter()
        .filter(|chain_link| chain_link.is_adjunct)
        .count()
    {
        0 => Grade::Possible,
        1 => Grade::Likely,
        _ => Grade::Certain,
    }
}

/// Returns the names in quotation marks, joined as a list: “a”, “b” and “c”.
fn in_words(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}
