//! What drafts are checked by: the rules in force and what is known beside each draft.

use std::path::Path;
use std::sync::LazyLock;

use copydesk::analysis::analyze_against;
use copydesk::analysis::familiar::Familiar;
use copydesk::analysis::passage::Fingerprint;
use copydesk::analysis::repeat::background::Background;
use copydesk::analysis::vocabulary::Vocabulary;
use copydesk::config::file::ConfigFile;
use copydesk::config::resolve::ConfigLayers;
use copydesk::engine::active::{Active, Choice, activate};
use copydesk::engine::allow::Allows;
use copydesk::engine::check::{check, merge};
use copydesk::engine::compare::{self, Places};
use copydesk::engine::outcome::{Checked, Outcome};
use copydesk::error::Error;
use copydesk::rules::catalog::Catalog;
use copydesk::text::draft::Draft;
use copydesk::text::encoding::Encoding;
use copydesk::text::markup::Markup;

/// The rules that are built in.
pub(crate) static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::embedded().expect("the built-in rules load"));

/// Every rule, with a vocabulary and with front matter that is read.
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

/// A short draft with findings of several rules and a comment that allows one.
pub(crate) const DRAFT: &str = "\
# The ferry left

The ferry left the the harbour. Critics say the dam is unsafe, according to her, according to the
Harbour Gazette. Burglaries in the *valley* rose 9% last year.

<!-- copydesk allow doubled-word: it is spoken of -->
The word is is written. “We heard the roof had been checked in May and that nobody was at risk.”

The word is written. The trawlers sail with quiet backing or open help from the navy, and they do so
with quiet backing or open help from the fleet.
";

/// The rules in force for a draft, and what is known beside it.
pub(crate) struct House {
    /// The rules in force.
    pub(crate) active: Active,
    catalog: Catalog,
    vocabulary: Vocabulary,
    frontmatter: Vec<String>,
}

impl House {
    /// What `settings` say for a draft at the absolute path `path`.
    pub(crate) fn of(settings: &ConfigLayers, path: &Path) -> Result<Self, Error> {
        let in_force = settings.resolve(&settings.overrides(path), None, false)?;
        let choice = Choice::default();
        Ok(Self {
            active: activate(&in_force.catalog, &in_force.profile, &choice),
            catalog: in_force.catalog,
            vocabulary: settings.vocabulary(),
            frontmatter: settings
                .last(|it| &it.frontmatter.check)
                .map_or_else(Vec::new, |told| told.value.clone()),
        })
    }

    /// The draft of `text`.
    pub(crate) fn parse(&self, text: &str, markup: Markup) -> Draft {
        Draft::parse_with(text.to_owned(), markup, &self.frontmatter)
    }

    /// What a run over one draft finds, without what the draft's comments allow.
    pub(crate) fn examine(&self, text: &str, encoding: Encoding, markup: Markup) -> Checked {
        self.run(&["draft.md"], text, encoding, markup).remove(0)
    }

    /// What a run over a draft and a copy of it finds.
    pub(crate) fn examine_copies(&self, text: &str, encoding: Encoding, markup: Markup) -> Outcome {
        Outcome {
            drafts: self.run(
                &["draft.md", "::error::copy, ##[too].md"],
                text,
                encoding,
                markup,
            ),
            n_unread: 1,
            ..Outcome::default()
        }
    }

    /// What a run over drafts at `paths` finds, all of which hold `text`.
    fn run(&self, paths: &[&str], text: &str, encoding: Encoding, markup: Markup) -> Vec<Checked> {
        let draft = self.parse(text, markup);
        let familiar = Familiar::of(&draft, &self.vocabulary);
        let fingerprint = Fingerprint::of(&draft, &familiar);
        let analysis = analyze_against(&draft, Background::embedded(), familiar.clone());
        let findings = check(&self.active, &analysis);
        let mut allows = Allows::read(&draft, &self.catalog);
        allows.observe(&self.active, &analysis);
        let mut drafts: Vec<Checked> = paths
            .iter()
            .map(|path| Checked {
                path: (*path).to_owned(),
                source: text.to_owned(),
                encoding,
                markup,
                n_words: draft.n_words(),
                findings: findings.clone(),
                accepted: Vec::new(),
                skipped: None,
            })
            .collect();
        let fingerprints: Vec<&Fingerprint> = paths.iter().map(|_| &fingerprint).collect();
        let copied = compare::copied(&self.active, &fingerprints);
        let mut places = Places::default();
        for (idx, wanted) in compare::by_draft(&copied) {
            let sought = (idx, &draft, &familiar);
            places = places.and(compare::locate(sought, &fingerprint, &wanted, paths));
        }
        for (idx, found) in compare::findings(&copied, &places, paths) {
            merge(&mut drafts[idx].findings, found);
        }
        for draft in &mut drafts {
            draft.accepted = allows.clone().apply(&self.active, &mut draft.findings);
        }
        drafts
    }
}
