//! Determines which rules apply to each document of a run, from the configuration files for its
//! path and from the options. The options take precedence.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::situation::Situation;
use crate::config::resolve::{ConfigLayers, PROFILE, ResolvedConfig};
use crate::detect::found::Grade;
use crate::engine::active::{Active, activate};
use crate::error::Error;
use crate::files::config::ConfigCache;
use crate::files::input::Inputs;
use crate::files::site::Sites;
use crate::files::{kinds, path};
use crate::linter::config::Config;
use crate::linter::context::{DocumentContext, Tables};
use crate::rules::catalog::Catalog;
use crate::rules::finding::Finding;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::text::byte_size::ByteSize;
use crate::text::markup::Markup;

/// The name of a nonexistent document that represents all documents of its folder.
pub const ANY_DOCUMENT: &str = "draft.md";

/// The rules that apply to some documents.
pub struct RuleSet {
    /// The active rules.
    pub active: Active,
    /// All rules, active or not.
    pub catalog: Catalog,
}

/// The configuration of one document.
#[derive(Clone)]
pub struct DocumentConfig {
    /// The rules.
    pub rules: Arc<RuleSet>,
    /// The settings that matter for parsing and analysing the document.
    pub context: Arc<DocumentContext>,
    /// The path of the baseline file, if the configuration names one.
    pub baseline: Option<PathBuf>,
    /// The maximum size of the document, if the configuration sets one.
    pub max_size: Option<ByteSize>,
    /// The markup of the document, from the configuration, the file extension or the site
    /// generator.
    pub markup: Option<Markup>,
}

/// The configuration of every document of a run.
pub struct RuleSets {
    of_documents: Vec<DocumentConfig>,
    /// The rule sets of the documents. A rule set that several documents share is listed once.
    distinct: Vec<Arc<RuleSet>>,
}

impl DocumentConfig {
    /// Returns a configuration with the rules `active` and `catalog`. Everything else has its
    /// default.
    pub fn of_rules(active: Active, catalog: Catalog) -> Self {
        Self {
            rules: Arc::new(RuleSet { active, catalog }),
            context: Arc::default(),
            baseline: None,
            max_size: None,
            markup: None,
        }
    }

    /// Returns the configuration for a document at the absolute path `path`. What `config` sets
    /// takes precedence over `settings`.
    ///
    /// # Errors
    ///
    /// Returns an error if a profile does not exist, if a rule does not accept its parameters, or
    /// if a table of word frequencies cannot be read.
    pub fn resolve(
        settings: &ConfigLayers,
        config: &Config,
        tables: &mut Tables,
        path: &Path,
    ) -> Result<Self, Error> {
        let overrides = settings.overrides(path);
        let resolved = settings.resolve(&overrides, config.profile.as_deref(), config.preview)?;
        let language = config.language.or(settings.language(&overrides));
        let context = tables.context(settings, language.unwrap_or_default())?;
        let rules = RuleSet {
            active: activate(&resolved.catalog, &resolved.profile, &config.choice),
            catalog: resolved.catalog,
        };
        Ok(Self {
            rules: Arc::new(rules),
            context: Arc::new(context),
            baseline: settings
                .last(|layer| &layer.baseline)
                .map(|path| path.value.clone()),
            max_size: settings
                .last(|layer| &layer.max_size)
                .map(|max_size| max_size.value.0),
            markup: settings.markup(&overrides),
        })
    }
}

impl RuleSets {
    /// Resolves the configuration of each of `inputs`.
    ///
    /// # Errors
    ///
    /// Returns an error if a configuration file cannot be read or has a mistake.
    pub fn of(resolver: &mut Resolver, inputs: &Inputs) -> Result<Self, Error> {
        let documents = (0..inputs.len()).map(|idx| resolver.resolve(&inputs.path(idx)?));
        Ok(Self::new(documents.collect::<Result<_, Error>>()?))
    }

    /// Gives the configuration `document` to each of `n_documents` documents.
    pub fn shared(document: DocumentConfig, n_documents: usize) -> Self {
        Self::new(vec![document; n_documents])
    }

    fn new(of_documents: Vec<DocumentConfig>) -> Self {
        let mut distinct: Vec<Arc<RuleSet>> = Vec::new();
        for document in &of_documents {
            if !distinct.iter().any(|set| Arc::ptr_eq(set, &document.rules)) {
                distinct.push(document.rules.clone());
            }
        }
        Self {
            of_documents,
            distinct,
        }
    }

    /// Returns the configuration of the document with the index `idx`.
    pub fn document(&self, idx: usize) -> &DocumentConfig {
        &self.of_documents[idx]
    }

    /// Sets the markup and the maximum size of each of `inputs`, according to the configuration of
    /// the input.
    pub fn instruct(&self, inputs: &mut Inputs) {
        let of_documents = self.of_documents.iter();
        inputs.of_settings = of_documents
            .map(|document_config| (document_config.markup, document_config.max_size))
            .collect();
    }

    /// Returns the active rules of the document with the index `idx`.
    pub fn rules(&self, idx: usize) -> &Active {
        &self.document(idx).rules.active
    }

    /// Returns the rules that are active for any of the documents, each once.
    pub fn any(&self) -> Active {
        let mut any = Active::default();
        for (rule, severities) in self.distinct.iter().flat_map(|set| &set.active.rules) {
            if any.severities(&rule.id).is_none() {
                any.rules.push((rule.clone(), *severities));
            }
        }
        any
    }

    /// Returns the active rules that compare documents. If documents use a rule with different
    /// parameters or in different situations, the rule occurs once for each combination.
    pub fn comparing(&self) -> Vec<(Arc<Rule>, Situation)> {
        let mut comparing: Vec<(Arc<Rule>, Situation)> = Vec::new();
        for active in self.distinct.iter().map(|set| &set.active) {
            for (rule, _) in &active.rules {
                let mut known = comparing.iter();
                let is_known = known.any(|(other, situation)| {
                    other.is_same_rule(rule) && *situation == active.situation
                });
                if rule.detector.compares_drafts() && !is_known {
                    comparing.push((rule.clone(), active.situation));
                }
            }
        }
        comparing
    }

    /// Says whether at least one document reports findings of the grade `grade` from one of
    /// `rules`.
    pub fn report(&self, grade: Grade, rules: &[(Arc<Rule>, Severities)]) -> bool {
        let mut in_force = self.distinct.iter().flat_map(|set| &set.active.rules);
        in_force.any(|(rule, severities)| {
            severities.of(grade).is_some()
                && rules.iter().any(|(known, _)| known.is_same_rule(rule))
        })
    }

    /// Returns those of `findings` that the document with the index `idx` reports, with the
    /// severities of its configuration. All `findings` are from `rule` and were graded for
    /// `situation`. The result is empty if the document has another situation. It is also empty if
    /// `rule` is not active for the document, or has other parameters there.
    pub fn reported(
        &self,
        idx: usize,
        (rule, situation): (&Rule, Situation),
        mut findings: Vec<Finding>,
    ) -> Vec<Finding> {
        let active = self.rules(idx);
        let mut rules = active.rules.iter();
        let own =
            rules.find(|(other, _)| active.situation == situation && other.is_same_rule(rule));
        let Some((_, severities)) = own else {
            return Vec::new();
        };
        findings.retain_mut(|finding| {
            let severity = severities.of(finding.grade);
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
        findings
    }
}

/// Resolves the configuration of documents by their paths. Documents with the same settings share
/// one resolved configuration.
pub struct Resolver {
    config: Config,
    files: ConfigCache,
    tables: Tables,
    sites: Sites,
    /// The resolved configurations, by the index of their settings and the indices of their
    /// overrides. If the markup of a document depends on its path, the resolved configuration does
    /// not contain the markup.
    resolved: HashMap<(usize, Vec<usize>), DocumentConfig>,
}

impl Resolver {
    /// Returns a resolver for `config`.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration names a profile or a table of word frequencies that
    /// does not exist.
    pub fn new(config: Config) -> Result<Self, Error> {
        let catalog = Catalog::embedded()?;
        // A mistake on the command line is reported even if there are no documents.
        let profile = config.profile.as_deref().unwrap_or(PROFILE);
        Profile::embedded(profile, &catalog)?;
        Ok(Self {
            files: ConfigCache::new(config.source.clone(), &catalog),
            tables: Tables::new(config.frequencies.as_deref())?,
            sites: Sites::default(),
            config,
            resolved: HashMap::new(),
        })
    }

    /// Returns the settings for a document at the absolute path `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if a configuration file cannot be read or has a mistake.
    pub fn settings(&mut self, path: &Path) -> Result<&ConfigLayers, Error> {
        let number = self.files.of(path)?;
        Ok(self.files.settings(number))
    }

    /// Returns the settings for a document in the current folder.
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`Resolver::settings`].
    pub fn here(&mut self) -> Result<&ConfigLayers, Error> {
        self.settings(&path::current()?.join(ANY_DOCUMENT))
    }

    /// Returns the rules and parameters for a document at the absolute path `path`.
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`Resolver::settings`].
    pub fn in_force(&mut self, path: &Path) -> Result<ResolvedConfig, Error> {
        let (profile, preview) = (self.config.profile.clone(), self.config.preview);
        let settings = self.settings(path)?;
        settings.resolve(&settings.overrides(path), profile.as_deref(), preview)
    }

    /// Returns the files and folders from which the configuration was read so far.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = self.config.frequencies.iter().cloned().collect();
        files.extend(self.files.files());
        files
    }

    /// Checks that every selected and ignored name is a rule or a group.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is unknown. The error gives the first unknown name.
    pub fn check_names(&mut self) -> Result<(), Error> {
        let check = |files: &ConfigCache, config: &Config| {
            let catalogs: Vec<&Catalog> = files.catalogs().collect();
            config.choice.check(&catalogs)
        };
        if check(&self.files, &self.config).is_err() {
            // If there are no documents, the names may be of rules that the configuration of the
            // current folder defines.
            drop(self.here());
        }
        check(&self.files, &self.config)
    }

    /// Returns the configuration of the document at the absolute path `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if a configuration file cannot be read or has a mistake.
    pub fn resolve(&mut self, path: &Path) -> Result<DocumentConfig, Error> {
        let number = self.files.of(path)?;
        let settings = self.files.settings(number);
        let key = (number, settings.overrides(path));
        let resolved = match self.resolved.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let (config, tables) = (&self.config, &mut self.tables);
                unknown.insert(DocumentConfig::resolve(settings, config, tables, path)?)
            }
        };
        let of_ending = || {
            let ending = path.to_str().and_then(kinds::ending)?;
            settings.format(&ending)
        };
        let markup = resolved.markup.or_else(of_ending);
        Ok(DocumentConfig {
            markup: markup.or_else(|| self.sites.markup(path)),
            ..resolved.clone()
        })
    }
}
