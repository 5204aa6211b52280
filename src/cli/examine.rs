//! Reading and checking the drafts of a run: each alone, then all together. Prints nothing.

use std::mem;

use rayon::prelude::*;

use crate::analysis::analyze_against;
use crate::analysis::familiar::Familiar;
use crate::analysis::passage::Fingerprint;
use crate::cli::baseline::Baselines;
use crate::cli::compare::{Compared, compare, forget_unused};
use crate::cli::house::House;
use crate::cli::progress::Progress;
use crate::engine::allow::Allows;
use crate::engine::baseline::Settled;
use crate::engine::changed::{Changed, narrow};
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::{Document, Unreadable};
use crate::files::input::Inputs;

/// What drafts are checked by.
pub struct Examination<'r> {
    /// The rules in force, and what is known beside each draft.
    house: &'r House,
    /// The drafts.
    pub inputs: &'r Inputs,
    /// What was accepted before.
    baselines: &'r Baselines,
    /// What changed of each draft: what is told of it.
    changed: Vec<Changed>,
    /// Whether the drafts are compared with each other.
    compares: bool,
}

/// What a run came to.
pub struct Told {
    /// What is told.
    pub outcome: Outcome,
    /// How many findings are not, since nothing changed where they stand.
    pub n_unchanged: usize,
    /// What each of the baselines came to.
    pub settled: Vec<Settled>,
}

impl<'r> Examination<'r> {
    /// An examination of `inputs`, of which that is told which has `changed`, with the rules of
    /// `house`, and without what `baselines` accept.
    #[must_use]
    pub fn new(
        house: &'r House,
        inputs: &'r Inputs,
        baselines: &'r Baselines,
        changed: Vec<Changed>,
    ) -> Self {
        Self {
            house,
            inputs,
            baselines,
            changed,
            compares: 1 < inputs.len() && house.any().compares(),
        }
    }

    /// Reads each draft and checks it alone; in the order of the inputs. Those that could not be
    /// read. Shows how far it is unless it `is_quiet`.
    #[must_use]
    pub fn read(&self, is_quiet: bool) -> (Vec<Compared>, Vec<Unreadable>) {
        let progress = Progress::new(self.inputs.len(), is_quiet);
        let checked: Vec<Result<Compared, Unreadable>> = (0..self.inputs.len())
            .into_par_iter()
            .map(|it| {
                let document = self.inputs.read(it)?;
                Ok(self.check(it, document, self.inputs.is_stdin(it)))
            })
            .inspect(|_| progress.step())
            .collect();
        let mut drafts = Vec::new();
        let mut unread = self.inputs.unreadable();
        for it in checked {
            match it {
                Ok(it) => drafts.push(it),
                Err(it) => unread.push(it),
            }
        }
        (drafts, unread)
    }

    /// The draft number `input`, which `document` holds, checked alone. A clean draft keeps its
    /// text only if it cannot be read again.
    #[must_use]
    pub fn check(&self, input: usize, document: Document, reads_once: bool) -> Compared {
        let (active, desk) = (self.house.rules(input), self.house.desk(input));
        let draft = desk.parse(document.text, document.markup);
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
        };
        Compared {
            input,
            checked,
            fingerprint,
            allows,
            changed: self.changed[input].clone(),
        }
    }

    /// What `drafts`, each checked alone, come to together.
    #[must_use]
    pub fn together(&self, mut drafts: Vec<Compared>) -> Told {
        compare(self.house, self.inputs, &mut drafts);
        drafts.par_iter_mut().for_each(|it| {
            let allows = mem::take(&mut it.allows);
            let active = self.house.rules(it.input);
            it.checked.accepted = allows.apply(active, &mut it.checked.findings);
        });
        let settled = self.baselines.settle(self.house, &mut drafts);
        forget_unused(&mut drafts);
        let mut changed = Vec::new();
        let mut outcome = Outcome::default();
        for it in drafts {
            changed.push(it.changed);
            outcome.drafts.push(it.checked);
        }
        outcome.n_unread = self.inputs.len() + self.inputs.unreadable().len();
        outcome.n_unread -= outcome.drafts.len();
        Told {
            n_unchanged: narrow(&mut outcome, &changed),
            outcome,
            settled,
        }
    }
}
