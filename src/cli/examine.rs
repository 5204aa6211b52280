//! Reading and checking the drafts of a run: each alone, then all together. Prints nothing.

use rayon::prelude::*;

use crate::analysis::analyze_against;
use crate::analysis::familiar::Familiar;
use crate::analysis::passage::Fingerprint;
use crate::cli::baseline::Baselines;
use crate::cli::compare::{Compared, apply_allows, compare, forget_unused};
use crate::cli::guard;
use crate::cli::house::House;
use crate::cli::progress::Progress;
use crate::cli::since::{Hidden, Since, keep_new};
use crate::engine::allow::Allows;
use crate::engine::baseline::Settled;
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::{Document, Unreadable};
use crate::files::input::Inputs;

/// What drafts are checked by.
pub struct Examination<'r> {
    /// The rules in force, and what is known beside each draft.
    pub house: &'r House,
    /// The drafts.
    pub inputs: &'r Inputs,
    /// What was accepted before.
    baselines: &'r Baselines,
    /// What changed of the drafts, and what is therefore not reported.
    pub since: Since,
    /// Whether the drafts are compared with each other.
    compares: bool,
}

/// What a run came to.
pub struct Told {
    /// What is told.
    pub outcome: Outcome,
    /// How many findings are not, since they are not new.
    pub hidden: Hidden,
    /// What each of the baselines came to.
    pub settled: Vec<Settled>,
    /// Drafts that were checked alone, but whose comparison with the others failed.
    pub failed: Vec<Unreadable>,
}

impl<'r> Examination<'r> {
    /// An examination of `inputs` with the rules of `house`, without what `baselines` accept.
    /// Findings that are not new by `since` are not reported.
    #[must_use]
    pub fn new(
        house: &'r House,
        inputs: &'r Inputs,
        baselines: &'r Baselines,
        since: Since,
    ) -> Self {
        Self {
            house,
            inputs,
            baselines,
            since,
            compares: 1 < inputs.len() && house.any().compares(),
        }
    }

    /// Reads each draft and checks it alone; in the order of the inputs. Those that could not be
    /// read. Shows how far it is unless it `is_quiet`.
    #[must_use]
    pub fn read(&self, is_quiet: bool) -> (Vec<Compared>, Vec<Unreadable>) {
        let progress = Progress::new(self.inputs.len(), is_quiet);
        let read = |input| self.inputs.read(input);
        let (drafts, failed) = each(self.inputs.len(), read, |input, document| {
            let checked = self.check(input, document, self.inputs.is_stdin(input));
            progress.step();
            checked
        });
        let mut unread = self.inputs.unreadable();
        unread.extend(failed);
        (drafts, unread)
    }

    /// The draft number `input`, which `document` holds, checked alone. A clean draft keeps its
    /// text only if it cannot be read again.
    #[must_use]
    pub fn check(&self, input: usize, document: Document, reads_once: bool) -> Compared {
        let (active, desk) = (self.house.rules(input), self.house.desk(input));
        let draft = desk.parse(document.text, document.markup, self.house.language(input));
        let familiar = Familiar::of(&draft, &desk.vocabulary);
        let fingerprint = if self.compares {
            Fingerprint::of(&draft, &familiar)
        } else {
            Fingerprint::default()
        };
        let analysis = analyze_against(&draft, desk.table(), familiar);
        let findings = check(active, &analysis);
        let mut allows = Allows::read(&draft, self.house.catalog(input));
        allows.observe(active, &analysis);
        let n_words = draft.n_words();
        let skipped = draft.is_foreign().then_some(draft.language);
        // Nothing is shown of a clean draft, so a large run need not hold its text.
        let source = if findings.is_empty() && allows.is_empty() && !reads_once {
            String::new()
        } else {
            draft.into_source()
        };
        let checked = Checked {
            path: document.path,
            source,
            encoding: document.encoding,
            markup: document.markup,
            n_words,
            findings,
            accepted: Vec::new(),
            skipped,
        };
        Compared {
            input,
            checked,
            fingerprint,
            allows,
            changed: self.since.changed(input).clone(),
        }
    }

    /// What `drafts`, each checked alone, come to together.
    #[must_use]
    pub fn together(&self, mut drafts: Vec<Compared>) -> Told {
        let failed = compare(self.house, self.inputs, &mut drafts);
        apply_allows(self.house, &mut drafts);
        let settled = self.baselines.settle(self.house, &mut drafts);
        forget_unused(&mut drafts);
        let hidden = keep_new(self, &mut drafts);
        let mut outcome = Outcome::default();
        outcome
            .drafts
            .extend(drafts.into_iter().map(|it| it.checked));
        outcome.n_unread = self.inputs.len() + self.inputs.unreadable().len();
        outcome.n_unread -= outcome.drafts.len();
        outcome.n_left_out = self.inputs.left_out().count();
        Told {
            outcome,
            hidden,
            settled,
            failed,
        }
    }
}

/// Reads each of `n_drafts` and checks it; in their order. Those that could not be read, and those
/// whose check failed, which keeps no other from being checked.
fn each<T: Send>(
    n_drafts: usize,
    read: impl Fn(usize) -> Result<Document, Unreadable> + Sync,
    check: impl Fn(usize, Document) -> T + Sync,
) -> (Vec<T>, Vec<Unreadable>) {
    let numbers = (0..n_drafts).into_par_iter();
    let checked: Vec<Result<T, Unreadable>> = numbers
        .map(|input| {
            let document = read(input)?;
            let path = document.path.clone();
            guard::draft(&path, || check(input, document))
        })
        .collect();
    let (mut drafts, mut failed) = (Vec::new(), Vec::new());
    for result in checked {
        match result {
            Ok(draft) => drafts.push(draft),
            Err(it) => failed.push(it),
        }
    }
    (drafts, failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::encoding::Encoding;
    use crate::text::markup::Markup;

    #[test]
    fn a_draft_whose_check_panics_keeps_no_other_from_being_checked() {
        let read = |input: usize| match input {
            2 => Err(Unreadable {
                path: "2.md".to_owned(),
                problem: "it may not be read".to_owned(),
            }),
            _ => Ok(Document {
                path: format!("{input}.md"),
                text: "words ".repeat(input),
                encoding: Encoding::Utf8 { mark: false },
                markup: Markup::Markdown,
            }),
        };
        let (checked, failed) = each(6, read, |input, document| {
            assert!(input != 4, "a fault of the program");
            document.text.len()
        });
        assert_eq!(checked, [0, 6, 18, 30]);
        let paths: Vec<&str> = failed.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["2.md", "4.md"]);
        assert!(failed[1].problem.contains("a fault of the program"));
    }
}
