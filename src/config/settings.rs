//! The settings that a configuration file may have. This is their only declaration: the file is
//! read into it, and its comments and examples make the JSON Schema and the file of `init`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use crate::analysis::vocabulary::Vocabulary;
use crate::config::globs::Globs;
use crate::config::max_size::MaxSize;
use crate::config::resolve::PROFILE;
use crate::config::rules::RuleTable;
use crate::config::value::{Extension, ProfileName, Setting, StringOr, Wording};
use crate::text::language::Expected;
use crate::text::markup::Markup;

/// The settings of one file, in the order in which `init` writes them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(
    default,
    deny_unknown_fields,
    expecting = "a table",
    rename_all = "kebab-case"
)]
pub struct Settings {
    /// Which rules are on, and at which level: standard, news or docs for edited copy, incoming for
    /// copy that nobody has edited yet, all for every rule
    #[schemars(example = PROFILE)]
    pub profile: Setting<ProfileName>,
    /// The language of drafts: `auto` detects it from their words, `en` takes them for English. What
    /// a draft declares, as in `lang: de`, takes precedence. Only English is checked
    #[schemars(example = &"en")]
    pub language: Setting<Expected>,
    /// Whether preview rules are reported: rules whose severity no reading has set yet
    #[schemars(example = true)]
    pub preview: Setting<bool>,
    /// The configuration file that this one overrides, as a path from this file, or a style that
    /// ships: copydesk:wire, copydesk:local, copydesk:docs, copydesk:research. The globs of both are
    /// relative to the folder of this one
    #[schemars(example = &"../house/copydesk.toml")]
    pub extends: Setting<String>,
    /// The only drafts that are read where folders are walked: globs as in .gitignore
    #[schemars(example = json!(["content/"]))]
    pub include: Setting<Globs>,
    /// The drafts that are left out where folders are walked: globs as in .gitignore
    #[schemars(example = json!(["archive/", "*.generated.md"]))]
    pub exclude: Setting<Globs>,
    /// Whether excluded drafts are left out where they are named, too, as hooks and editors do
    #[schemars(example = true)]
    pub force_exclude: Setting<bool>,
    /// Whether licences, vendored and generated files are left out where folders are walked
    #[schemars(example = false)]
    pub default_exclude: Setting<bool>,
    /// Folders with rules of your own, GROUP/NAME.toml, as paths from this file; `copydesk test` runs
    /// their examples
    #[schemars(example = json!(["house-rules/"]))]
    pub rule_dirs: Vec<Setting<String>>,
    /// A table of word frequencies by `copydesk frequencies`, as a path from this file: what is
    /// frequent in it is less of a repeat
    #[schemars(example = &"house-frequencies.tsv")]
    pub frequencies: Setting<PathBuf>,
    /// The findings that are accepted until their sentence changes, as a path from this file;
    /// `copydesk check --write-baseline` writes it
    #[schemars(example = &"copydesk-baseline.toml")]
    pub baseline: Setting<PathBuf>,
    /// The size of the longest draft that is read
    #[schemars(example = &"64 MB")]
    pub max_size: Setting<MaxSize>,
    /// Whether the texts that stand for pictures are read
    #[schemars(example = &false)]
    pub alternative_texts: Setting<bool>,
    /// Levels by rule or group: off, info, warning or error. A table has the level, the least grade
    /// of certainty that is reported, and parameters. `copydesk rules` lists the rules, and `copydesk
    /// explain RULE` the parameters of one
    #[schemars(example = json!({
        "claims": "off",
        "figure-without-source": "warning",
        "repeated-opening": { "level": "warning", "words": 2 },
        "repeated-phrase": { "level": "info", "grade": "possible" },
    }))]
    pub rules: RuleTable,
    /// Known sources and phrases. Case, emphasis and line breaks do not matter
    pub vocabulary: VocabularySettings,
    /// The texts of front matter that are read as prose
    pub frontmatter: FrontmatterSettings,
    /// The format of drafts by the extension of their name: markdown, mdx, myst or plain
    #[schemars(example = json!({ "adoc": "plain" }))]
    pub formats: BTreeMap<Extension, Markup>,
    /// Settings for some drafts only; of several that match a draft, the last takes precedence
    #[schemars(example = json!([{
        "files": ["press-releases/"], "profile": "docs", "markup": "mdx", "rules": { "doubled-word": "warning" },
    }]))]
    pub overrides: Vec<Override>,
}

/// Settings for some drafts only.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table", rename_all = "kebab-case")]
#[schemars(inline)]
pub struct Override {
    /// Which drafts: globs as in .gitignore
    pub files: Globs,
    /// Which rules are on, and at which level
    #[serde(default)]
    pub profile: Setting<ProfileName>,
    /// The language of these drafts
    #[serde(default)]
    pub language: Setting<Expected>,
    /// The format of these drafts: markdown, mdx, myst or plain
    #[serde(default)]
    pub markup: Setting<Markup>,
    /// Levels and parameters by rule or group
    #[serde(default)]
    pub rules: RuleTable,
}

/// The table `[frontmatter]`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(
    default,
    deny_unknown_fields,
    expecting = "a table",
    rename_all = "kebab-case"
)]
#[schemars(inline)]
pub struct FrontmatterSettings {
    /// The keys of these texts, nested ones with dots: a title is read as a heading, others as
    /// paragraphs. Without it subtitle, description, summary, excerpt, abstract, standfirst and
    /// dek are read
    #[schemars(example = json!(["title", "summary", "seo.title"]))]
    pub check: Setting<Vec<String>>,
}

/// The table `[vocabulary]`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(
    default,
    deny_unknown_fields,
    expecting = "a table",
    rename_all = "kebab-case"
)]
#[schemars(inline)]
pub struct VocabularySettings {
    /// Text that is repeated on purpose: nothing is reported in it
    #[schemars(example = json!(["Sign up for our newsletter."]))]
    pub boilerplate: Vec<Wording>,
    /// Words and phrases that are never reported, nor findings whose message quotes just them
    #[schemars(example = json!(["critics"]))]
    pub ignore: Vec<Wording>,
    /// Sources that readers know, by name and alias: they need no introduction and are never vague
    #[schemars(example = json!([
        "Velmoran coast guard", { "name": "Reuters", "aliases": ["the agency"] },
    ]))]
    pub sources: Vec<StringOr<Wording, AliasedSource>>,
}

/// A source that has more than one name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table", rename_all = "kebab-case")]
#[schemars(inline)]
pub struct AliasedSource {
    /// The name of the source
    name: Wording,
    /// Its other names
    #[serde(default)]
    aliases: Vec<Wording>,
}

impl VocabularySettings {
    /// Adds these words to `vocabulary`.
    pub fn add_to(&self, vocabulary: &mut Vocabulary) {
        for source in &self.sources {
            let (name, aliases) = match source {
                StringOr::String(name) => (name, &[][..]),
                StringOr::Table(source) => (&source.name, source.aliases.as_slice()),
            };
            vocabulary.add_source(name.as_str(), aliases.iter().map(Wording::as_str));
        }
        for text in &self.boilerplate {
            vocabulary.add_boilerplate(text.as_str());
        }
        for phrase in &self.ignore {
            vocabulary.add_ignored(phrase.as_str());
        }
    }
}
