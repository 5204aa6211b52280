//! The rules and settings with which drafts are checked.

use std::path::Path;
use std::sync::LazyLock;

use copydesk::config::file::ConfigFile;
use copydesk::config::resolve::ConfigLayers;
use copydesk::engine::active::Active;
use copydesk::files::input::Inputs;
use copydesk::linter::context::Tables;
use copydesk::linter::rule_sets::{DocumentConfig, RuleSets};
use copydesk::linter::run::Run;
use copydesk::rules::catalog::Catalog;
use copydesk::text::draft::Draft;
use copydesk::{Config, Document, Error, LintedDocument, Report};

/// The built-in rules.
pub(crate) static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::embedded().expect("the built-in rules load"));

/// A configuration with every rule, with a vocabulary, and with fields of the front matter that are
/// checked.
pub(crate) static EVERY_RULE: LazyLock<House> = LazyLock::new(|| {
    const SETTINGS: &str = "
profile = \"all\"
frontmatter.check = [\"title\", \"description\", \"seo.title\"]
[vocabulary]
sources = [\"Harbour Gazette\", { name = \"Port Authority\", aliases = [\"PA\"] }]
boilerplate = [\"All rights reserved.\"]
ignore = [\"ha ha\"]
";
    let root = Path::new("/house");
    let file = ConfigFile::parse("copydesk.toml", root, SETTINGS);
    let settings = ConfigLayers {
        files: vec![file.expect("the settings are right")],
        catalog: CATALOG.clone(),
        ..ConfigLayers::default()
    };
    House::of(&settings, &root.join("draft.md")).expect("the settings can be in force")
});

/// A short draft with findings of several rules and with a comment that suppresses a finding.
pub(crate) const DRAFT: &str = "\
# The ferry left

The ferry left the the harbour. Critics say the dam is unsafe, according to her, according to the
Harbour Gazette. Burglaries in the *valley* rose 9% last year.

<!-- copydesk allow doubled-word: it is spoken of -->
The word is is written. “We heard the roof had been checked in May and that nobody was at risk.”

The word is written. The trawlers sail with quiet backing or open help from the navy, and they do so
with quiet backing or open help from the fleet.
";

/// A configuration, and the linter that has it.
pub(crate) struct House {
    config: DocumentConfig,
}

impl House {
    /// Returns the configuration that `settings` give a draft at the absolute path `path`.
    pub(crate) fn of(settings: &ConfigLayers, path: &Path) -> Result<Self, Error> {
        let mut tables = Tables::new(None)?;
        let config = DocumentConfig::resolve(settings, &Config::default(), &mut tables, path)?;
        Ok(Self { config })
    }

    /// Returns the active rules.
    pub(crate) fn active(&self) -> &Active {
        &self.config.rules.active
    }

    /// Returns the draft of `document`.
    pub(crate) fn parse(&self, document: &Document) -> Draft {
        let context = &self.config.context;
        context.parse(document.text().to_owned(), document.markup(), None)
    }

    /// Returns the findings of a run over `document`.
    pub(crate) fn examine(&self, document: &Document) -> LintedDocument {
        let report = self.run(vec![document.clone()]);
        report.documents()[0].clone()
    }

    /// Returns the report of a run over `document` and a copy of `document`.
    pub(crate) fn examine_copies(&self, document: &Document) -> Report {
        let copy = document.clone().with_path("::error::copy, ##[too].md");
        self.run(vec![document.clone(), copy])
    }

    fn run(&self, documents: Vec<Document>) -> Report {
        let rule_sets = RuleSets::shared(self.config.clone(), documents.len());
        let inputs = Inputs::of(documents);
        let report = Run::in_memory(&rule_sets, &inputs).lint_all();
        report.unwrap_or_else(|failed| panic!("{}", failed.problem))
    }
}
