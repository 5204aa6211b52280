//! Which rules are in force for which draft of a run: settings files and the command line, which
//! counts more. Prints nothing.

use std::collections::HashMap;
use std::path::Path;

use crate::cli::arguments::SettingsFile;
use crate::cli::arguments::check::Check;
use crate::engine::active::{Active, Choice, activate};
use crate::files::input::Inputs;
use crate::files::path;
use crate::files::settings::{Shelf, Wanted};
use crate::rules::catalog::Catalog;
use crate::rules::finding::Finding;
use crate::rules::profile::Profile;
use crate::settings::force::PROFILE;
use crate::settings::globs::Globs;

/// The rules in force for each draft.
pub struct House<'c> {
    all: Vec<Active<'c>>,
    /// Which of them is in force, by the drafts' numbers.
    of_draft: Vec<usize>,
}

impl<'c> House<'c> {
    /// The rules in force for `inputs`, of which those go that settings or `--exclude` leave out.
    ///
    /// # Errors
    ///
    /// Says what is wrong on the command line or in a settings file.
    pub fn find(
        arguments: &Check,
        inputs: &mut Inputs,
        catalog: &'c Catalog,
    ) -> Result<Self, String> {
        let choice = Choice {
            select: arguments.select.clone(),
            ignore: arguments.ignore.clone(),
        };
        let typed = arguments.profile.as_deref();
        // A mistake on the command line is told whether or not there are drafts.
        let profile = Profile::embedded(typed.unwrap_or(PROFILE), catalog)?;
        activate(catalog, &profile, &choice)?;
        let mut shelf = Shelf::new(wanted(&arguments.settings), catalog);
        leave_out(arguments, inputs, &mut shelf)?;
        let mut house = Self {
            all: Vec::new(),
            of_draft: Vec::new(),
        };
        let mut known = HashMap::new();
        for idx in 0..inputs.len() {
            let path = inputs.path(idx)?;
            let number = shelf.of(&path)?;
            let settings = shelf.settings(number);
            let key = (number, settings.overrides(&path));
            let active = if let Some(it) = known.get(&key) {
                *it
            } else {
                let in_force = settings.in_force(&key.1, typed, catalog)?;
                let active = activate(catalog, &in_force.profile, &choice)?;
                house.all.push(active);
                known.insert(key, house.all.len() - 1);
                house.all.len() - 1
            };
            house.of_draft.push(active);
        }
        Ok(house)
    }

    /// The rules in force for the draft with this number.
    #[must_use]
    pub fn rules(&self, draft: usize) -> &Active<'c> {
        &self.all[self.of_draft[draft]]
    }

    /// The rules that are in force for any of the drafts.
    #[must_use]
    pub fn any(&self) -> Active<'c> {
        let mut any = Active { rules: Vec::new() };
        for (rule, severity) in self.all.iter().flat_map(|it| &it.rules) {
            if any.severity(&rule.id).is_none() {
                any.rules.push((*rule, *severity));
            }
        }
        any
    }

    /// Of the findings in the draft with this number, those whose rule is in force for it, at the
    /// level that it has there.
    #[must_use]
    pub fn level(&self, draft: usize, mut findings: Vec<Finding>) -> Vec<Finding> {
        let active = self.rules(draft);
        findings.retain_mut(|it| {
            let severity = active.severity(&it.rule);
            it.severity = severity.unwrap_or(it.severity);
            severity.is_some()
        });
        findings
    }
}

/// The settings file that is wanted.
#[must_use]
pub fn wanted(file: &SettingsFile) -> Wanted {
    match &file.config {
        _ if file.no_config => Wanted::None,
        Some(it) => Wanted::File(it.clone()),
        None => Wanted::Nearest,
    }
}

/// Leaves out of `inputs` what `--exclude` names, and what settings do not want that was walked
/// to.
fn leave_out(arguments: &Check, inputs: &mut Inputs, shelf: &mut Shelf<'_>) -> Result<(), String> {
    let current = path::current()?;
    let globs = Globs::new(&current, &arguments.exclude);
    let globs = globs.map_err(|it| format!("--exclude {it}"))?;
    let mut wrong = None;
    let mut wants = |path: &Path| match shelf.of(path) {
        Ok(it) => shelf.settings(it).wants(path),
        Err(it) => {
            wrong.get_or_insert(it);
            true
        }
    };
    inputs.retain(|path, is_named| !globs.fit(path) && (is_named || wants(path)));
    wrong.map_or(Ok(()), Err)
}
