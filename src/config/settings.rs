//! The settings that a configuration file may have. They are declared only here: the file is parsed
//! into these types, and their comments and examples produce the JSON Schema and the file that
//! `init` writes.

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
use crate::text::language::ExpectedLanguage;
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
    /// The profile. It determines which rules are on, and their levels. Use standard, news or docs
    /// for edited copy, incoming for copy that nobody has edited yet, and all for every rule
    #[schemars(example = PROFILE)]
    pub profile: Setting<ProfileName>,
    /// The language of the drafts: `auto` detects it from their words, `en` assumes English. A
    /// language that a draft declares, such as `lang: de`, takes precedence. Only English is
    /// checked
    #[schemars(example = &"en")]
    pub language: Setting<ExpectedLanguage>,
    /// Whether preview rules are on. They are rules whose severity is not settled yet
    #[schemars(example = true)]
    pub preview: Setting<bool>,
    /// A configuration file to extend, as a path relative to this file, or a built-in style:
    /// copydesk:wire, copydesk:local, copydesk:docs, copydesk:research. This file inherits its
    /// settings and may override them. The globs in both files are relative to the folder of this
    /// file
    #[schemars(example = &"../house/copydesk.toml")]
    pub extends: Setting<String>,
    /// The drafts to read in folders: globs as in .gitignore. Other files in folders are not read
    #[schemars(example = json!(["content/"]))]
    pub include: Setting<Globs>,
    /// The drafts not to read in folders: globs as in .gitignore
    #[schemars(example = json!(["archive/", "*.generated.md"]))]
    pub exclude: Setting<Globs>,
    /// Whether excluded drafts are left out even if they are named. Hooks and editors name the
    /// drafts that they check
    #[schemars(example = true)]
    pub force_exclude: Setting<bool>,
    /// Whether licences, vendored files and generated files in folders are left out
    #[schemars(example = false)]
    pub default_exclude: Setting<bool>,
    /// Folders with the project's own rules, GROUP/NAME.toml, as paths relative to this file.
    /// `copydesk test` runs the examples of these rules
    #[schemars(example = json!(["house-rules/"]))]
    pub rule_dirs: Vec<Setting<String>>,
    /// A table of word frequencies made by `copydesk frequencies`, as a path relative to this file.
    /// A repeat of words that are frequent in the table counts less than a repeat of rare words
    #[schemars(example = &"house-frequencies.tsv")]
    pub frequencies: Setting<PathBuf>,
    /// The baseline file, as a path relative to this file. It lists findings that are accepted
    /// until their sentence changes. `copydesk check --write-baseline` writes it
    #[schemars(example = &"copydesk-baseline.toml")]
    pub baseline: Setting<PathBuf>,
    /// The maximum size of a draft
    #[schemars(example = &"64 MB")]
    pub max_size: Setting<MaxSize>,
    /// Whether the alternative texts of images are read
    #[schemars(example = &false)]
    pub alternative_texts: Setting<bool>,
    /// Levels by rule or group: off, info, warning or error. Instead of a level, a table may give
    /// the level, the minimum grade that is reported (possible, likely or certain), and parameters.
    /// `copydesk rules` lists the rules, and `copydesk explain RULE` lists the parameters of a rule
    #[schemars(example = json!({
        "claims": "off",
        "figure-without-source": "warning",
        "repeated-opening": { "level": "warning", "words": 2 },
        "repeated-phrase": { "level": "info", "grade": "possible" },
    }))]
    pub rules: RuleTable,
    /// Sources that readers know, and phrases that are not reported. Letter case, emphasis and line
    /// breaks are ignored
    pub vocabulary: VocabularySettings,
    /// The values of front matter that are read as prose
    pub frontmatter: FrontmatterSettings,
    /// The format of drafts by file extension: markdown, mdx, myst, rst, asciidoc, org, latex,
    /// email or plain
    #[schemars(example = json!({ "adoc": "plain" }))]
    pub formats: BTreeMap<Extension, Markup>,
    /// Settings for some drafts only. If several overrides match a draft, the last one takes
    /// precedence
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
    /// The drafts to which the settings apply: globs as in .gitignore
    pub files: Globs,
    /// The profile. It determines which rules are on, and their levels
    #[serde(default)]
    pub profile: Setting<ProfileName>,
    /// The language of these drafts
    #[serde(default)]
    pub language: Setting<ExpectedLanguage>,
    /// The format of these drafts: markdown, mdx, myst, rst, asciidoc, org, latex, email or plain
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
    /// The keys of the values that are read as prose, with dots for nested keys. A title is read as
    /// a heading, and other values are read as paragraphs. The default is subtitle, description,
    /// summary, excerpt, abstract, standfirst and dek
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
    /// Text that is repeated intentionally. Nothing is reported in it
    #[schemars(example = json!(["Sign up for our newsletter."]))]
    pub boilerplate: Vec<Wording>,
    /// Words and phrases that are never reported. A finding is also dropped if its message quotes
    /// exactly one of them
    #[schemars(example = json!(["critics"]))]
    pub ignore: Vec<Wording>,
    /// Sources that readers know, with their other names. They need no introduction and are never
    /// reported as vague
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
    /// The other names of the source
    #[serde(default)]
    aliases: Vec<Wording>,
}

impl VocabularySettings {
    /// Adds the sources, the boilerplate and the words to ignore to `vocabulary`.
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
