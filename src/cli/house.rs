//! Which rules are in force for which draft of a run: settings files and the command line, which
//! counts more. Prints nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::arguments::SettingsFile;
use crate::cli::arguments::check::Check;
use crate::cli::desk::{Desk, Desks};
use crate::cli::selection;
use crate::config::resolve::{ConfigLayers, PROFILE};
use crate::detect::found::Situation;
use crate::engine::active::{Active, Choice, activate};
use crate::files::config::{ConfigCache, ConfigChoice};
use crate::files::input::Inputs;
use crate::files::{kinds, path};
use crate::rules::catalog::Catalog;
use crate::rules::finding::Finding;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;
use crate::text::language::Expected;

/// The rules in force for each draft, and what is known beside it.
pub struct House {
    all: Vec<Active>,
    /// The rules that there are where each is in force.
    catalogs: Vec<Catalog>,
    desks: Vec<Desk>,
    /// Which of the rules are in force and which desk it is on, by the drafts' numbers.
    of_draft: Vec<(usize, usize)>,
    /// The files of the baselines that settings name, by the drafts' numbers.
    baselines: Vec<Option<PathBuf>>,
    /// The files and folders that say all this.
    files: Vec<PathBuf>,
    /// What the drafts are taken to be written in, by their numbers.
    languages: Vec<Expected>,
}

impl House {
    /// The rules in force for `inputs`, of which those go that settings or `--exclude` leave out.
    ///
    /// # Errors
    ///
    /// Says what is wrong on the command line or in a settings file.
    pub fn find(arguments: &Check, inputs: &mut Inputs, catalog: &Catalog) -> Result<Self, String> {
        let choice = Choice {
            select: arguments.select.clone(),
            ignore: arguments.ignore.clone(),
        };
        let typed = arguments.profile.as_deref();
        // A mistake on the command line is told whether or not there are drafts.
        Profile::embedded(typed.unwrap_or(PROFILE), catalog)?;
        let mut shelf = ConfigCache::new(wanted(&arguments.settings), catalog);
        selection::choose(arguments, inputs, &mut shelf)?;
        let mut desks = Desks::new(arguments.frequencies.as_deref())?;
        let mut house = Self {
            all: Vec::new(),
            catalogs: Vec::new(),
            desks: Vec::new(),
            of_draft: Vec::new(),
            baselines: Vec::new(),
            files: arguments.frequencies.iter().cloned().collect(),
            languages: Vec::new(),
        };
        let (mut known, mut known_desks) = (HashMap::new(), HashMap::new());
        for idx in 0..inputs.len() {
            let path = inputs.path(idx)?;
            let number = shelf.of(&path)?;
            let settings = shelf.settings(number);
            let key = (number, settings.overrides(&path));
            let language = settings.language(&key.1);
            let language = arguments.drafts.expected().or(language);
            house.languages.push(language.unwrap_or_default());
            let active = if let Some(it) = known.get(&key) {
                *it
            } else {
                let in_force = settings.resolve(&key.1, typed, arguments.preview)?;
                let active = activate(&in_force.catalog, &in_force.profile, &choice);
                house.all.push(active);
                house.catalogs.push(in_force.catalog);
                known.insert(key, house.all.len() - 1);
                house.all.len() - 1
            };
            let desk = if let Some(it) = known_desks.get(&number) {
                *it
            } else {
                house.desks.push(desks.of(settings)?);
                known_desks.insert(number, house.desks.len() - 1);
                house.desks.len() - 1
            };
            house.of_draft.push((active, desk));
            instruct(inputs, (idx, &path), settings, arguments);
            let baseline = settings.last(|it| &it.baseline).map(|it| it.value.clone());
            house.baselines.push(baseline);
        }
        let check = |shelf: &ConfigCache| choice.check(&shelf.catalogs().collect::<Vec<_>>());
        if check(&shelf).is_err() {
            // Where there are no drafts, the rules of the settings here may be meant.
            drop(shelf.of(&path::current()?.join(ANY_DRAFT)));
        }
        check(&shelf)?;
        house.files.extend(shelf.files());
        Ok(house)
    }

    /// The rules in force for the draft with this number.
    #[must_use]
    pub fn rules(&self, draft: usize) -> &Active {
        &self.all[self.of_draft[draft].0]
    }

    /// What is known beside the draft with this number.
    #[must_use]
    pub fn desk(&self, draft: usize) -> &Desk {
        &self.desks[self.of_draft[draft].1]
    }

    /// The rules that there are for the draft with this number, in force or not.
    #[must_use]
    pub fn catalog(&self, draft: usize) -> &Catalog {
        &self.catalogs[self.of_draft[draft].0]
    }

    /// The files and folders that the run is configured by.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// What the draft with this number is taken to be written in.
    #[must_use]
    pub fn language(&self, draft: usize) -> Expected {
        self.languages[draft]
    }

    /// The file of the baseline that settings name for the draft with this number.
    #[must_use]
    pub fn baseline(&self, draft: usize) -> Option<&Path> {
        self.baselines[draft].as_deref()
    }

    /// The rules that are in force for any of the drafts, each once.
    #[must_use]
    pub fn any(&self) -> Active {
        let mut any = Active::default();
        for (rule, severities) in self.all.iter().flat_map(|it| &it.rules) {
            if any.severities(&rule.id).is_none() {
                any.rules.push((rule.clone(), *severities));
            }
        }
        any
    }

    /// The rules in force that compare drafts: each once with every set of parameters and every
    /// situation that it has for some draft.
    #[must_use]
    pub fn comparing(&self) -> Vec<(Arc<Rule>, Situation)> {
        let mut comparing: Vec<(Arc<Rule>, Situation)> = Vec::new();
        for active in &self.all {
            for (rule, _) in &active.rules {
                let mut known = comparing.iter();
                let is_known = known.any(|it| it.0.is(rule) && it.1 == active.situation);
                if rule.detector.passages().is_some() && !is_known {
                    comparing.push((rule.clone(), active.situation));
                }
            }
        }
        comparing
    }

    /// Of the `findings` of `rule` in the draft with this number, graded for `situation`, those
    /// that the draft reports, at the severities that the rule has there: none, unless the rule
    /// is in force with the same parameters and the draft is checked in that situation.
    #[must_use]
    pub fn reported(
        &self,
        draft: usize,
        (rule, situation): (&Rule, Situation),
        mut findings: Vec<Finding>,
    ) -> Vec<Finding> {
        let active = self.rules(draft);
        let rules = active
            .rules
            .iter()
            .filter(|_| active.situation == situation);
        let Some((_, severities)) = rules.into_iter().find(|it| it.0.is(rule)) else {
            return Vec::new();
        };
        findings.retain_mut(|finding| match severities.of(finding.grade) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
        findings
    }
}

/// Lets the draft number `idx`, at `path`, be read as `settings` and `arguments` say.
fn instruct(
    inputs: &mut Inputs,
    (idx, path): (usize, &Path),
    settings: &ConfigLayers,
    arguments: &Check,
) {
    let max_size = settings.last(|it| &it.max_size).map(|it| it.value.0);
    if let Some(max_size) = max_size.filter(|_| arguments.drafts.max_size.is_none()) {
        inputs.limit(idx, max_size);
    }
    let ending = path.to_str().and_then(kinds::ending);
    if let Some(markup) = ending.and_then(|it| settings.format(&it)) {
        inputs.read_as(idx, markup);
    }
}

/// A draft that stands for all of its folder.
pub const ANY_DRAFT: &str = "draft.md";

/// The settings that hold for a draft in the current folder.
///
/// # Errors
///
/// Says what is wrong in the settings file, and where.
pub fn here(file: &SettingsFile) -> Result<ConfigLayers, String> {
    let catalog = Catalog::embedded().map_err(|it| it.to_string())?;
    let mut shelf = ConfigCache::new(wanted(file), &catalog);
    let number = shelf.of(&path::current()?.join(ANY_DRAFT))?;
    Ok(shelf.settings(number).clone())
}

/// The settings file that is wanted.
#[must_use]
pub fn wanted(file: &SettingsFile) -> ConfigChoice {
    match &file.config {
        _ if file.no_config => ConfigChoice::None,
        Some(it) => ConfigChoice::File(it.clone()),
        None => ConfigChoice::Nearest,
    }
}
