//! Reading and checking the drafts of a run: each alone, then all together. Prints nothing.

use rayon::prelude::*;

use crate::analysis::analyze_against;
use crate::analysis::passage::Fingerprint;
use crate::analysis::repeat::background::Background;
use crate::cli::compare::{Compared, compare};
use crate::cli::house::House;
use crate::engine::changed::{Changed, narrow};
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::{Document, Unreadable};
use crate::files::input::Inputs;
use crate::text::draft::Draft;

/// What drafts are checked by.
pub struct Desk<'r> {
    /// The rules in force.
    house: &'r House,
    /// The drafts.
    pub inputs: &'r Inputs,
    /// What changed of each draft: what is told of it.
    changed: Vec<Changed>,
    /// How frequent words are.
    table: &'r Background,
    /// Whether the drafts are compared with each other.
    compares: bool,
}

/// What a run came to.
pub struct Told {
    /// What is told.
    pub outcome: Outcome,
    /// How many findings are not, since nothing changed where they stand.
    pub n_unchanged: usize,
}

impl<'r> Desk<'r> {
    /// A desk for `inputs`, of which that is told which has `changed`, with the rules of `house`
    /// and the word frequencies of `table`.
    #[must_use]
    pub fn new(
        house: &'r House,
        inputs: &'r Inputs,
        changed: Vec<Changed>,
        table: &'r Background,
    ) -> Self {
        Self {
            house,
            inputs,
            changed,
            table,
            compares: 1 < inputs.len() && house.any().compares(),
        }
    }

    /// Reads each draft and checks it alone; in the order of the inputs. Those that could not be
    /// read.
    #[must_use]
    pub fn read(&self) -> (Vec<Compared>, Vec<Unreadable>) {
        let checked: Vec<Result<Compared, Unreadable>> = (0..self.inputs.len())
            .into_par_iter()
            .map(|it| {
                let document = self.inputs.read(it)?;
                Ok(self.check(it, document, self.inputs.is_stdin(it)))
            })
            .collect();
        let mut drafts = Vec::new();
        let mut unread = self.inputs.unreadable.clone();
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
        let draft = Draft::parse(document.text, document.markup);
        let fingerprint = if self.compares {
            Fingerprint::of(&draft)
        } else {
            Fingerprint::default()
        };
        let analysis = analyze_against(&draft, self.table);
        let findings = check(self.house.rules(input), &analysis);
        let n_words = draft.n_words();
        // Nothing is shown of a clean draft, so a large run need not hold its text.
        let source = if findings.is_empty() && !reads_once {
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
            changed: self.changed[input].clone(),
        }
    }

    /// What `drafts`, each checked alone, come to together.
    #[must_use]
    pub fn together(&self, mut drafts: Vec<Compared>) -> Told {
        compare(self.house, self.inputs, &mut drafts);
        let mut changed = Vec::new();
        let mut outcome = Outcome::default();
        for it in drafts {
            changed.push(it.changed);
            outcome.drafts.push(it.checked);
        }
        outcome.n_unread = self.inputs.len() + self.inputs.unreadable.len() - outcome.drafts.len();
        Told {
            n_unchanged: narrow(&mut outcome, &changed),
            outcome,
        }
    }
}
