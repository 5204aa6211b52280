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
use crate::config::value::{
    Extension, KnownWord, ProfileName, Setting, SingleWord, StringOr, Wording,
};
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
    /// The profile, which determines the rules that are on and their levels. Use standard, news or
    /// docs for text that an editor has worked on, incoming for text that nobody has edited yet,
    /// and all for every rule. The default is standard
    #[schemars(example = PROFILE)]
    pub profile: Setting<ProfileName>,
    /// The language of the drafts: `auto` detects the language from the words of a draft, and `en`
    /// assumes English. A language that a draft declares, such as `lang: de`, takes precedence.
    /// Only English is checked. The default is `auto`
    #[schemars(example = &"en")]
    pub language: Setting<ExpectedLanguage>,
    /// Whether preview rules are on. A preview rule is off until readers have judged enough of its
    /// findings. The default is false
    #[schemars(example = true)]
    pub preview: Setting<bool>,
    /// A configuration file, as a path relative to this file, or a built-in style: copydesk:wire,
    /// copydesk:local, copydesk:docs or copydesk:research. This file inherits the settings of that
    /// file or style, and may override them. The globs (path patterns) in both files are relative
    /// to the folder of this file
    #[schemars(example = &"../house/copydesk.toml")]
    pub extends: Setting<String>,
    /// The drafts to read in folders: globs (path patterns) as in .gitignore. Other files in
    /// folders are not read. The default is every file with the extension of a draft, such as .md
    #[schemars(example = json!(["content/"]))]
    pub include: Setting<Globs>,
    /// The drafts not to read in folders: globs (path patterns) as in .gitignore
    #[schemars(example = json!(["archive/", "*.generated.md"]))]
    pub exclude: Setting<Globs>,
    /// Whether excluded drafts are left out even if the command names them. Hooks and editors name
    /// the drafts that they check. The default is false
    #[schemars(example = true)]
    pub force_exclude: Setting<bool>,
    /// Whether licences, files of third parties and generated files in folders are left out. The
    /// default is true
    #[schemars(example = false)]
    pub default_exclude: Setting<bool>,
    /// Folders with the project's own rules, as paths relative to this file. A rule in such a
    /// folder is a file GROUP/NAME.toml. `copydesk test` runs the examples of these rules
    #[schemars(example = json!(["house-rules/"]))]
    pub rule_dirs: Vec<Setting<String>>,
    /// A table of word frequencies made by `copydesk frequencies`, as a path relative to this file.
    /// A repeat of words that are frequent in the table counts less than a repeat of rare words
    #[schemars(example = &"house-frequencies.tsv")]
    pub frequencies: Setting<PathBuf>,
    /// The baseline file, as a path relative to this file. The baseline lists findings that are
    /// accepted until their sentence changes. `copydesk check --write-baseline` writes the file
    #[schemars(example = &"copydesk-baseline.toml")]
    pub baseline: Setting<PathBuf>,
    /// The maximum size of a draft. A larger draft is not read. The default is 64 MB
    #[schemars(example = &"64 MB")]
    pub max_size: Setting<MaxSize>,
    /// Whether the alternative texts of images, which describe the images, are read. The default is
    /// true
    #[schemars(example = &false)]
    pub alternative_texts: Setting<bool>,
    /// Levels of rules, or of all rules in a group: off, info, warning or error. In place of a
    /// level, a table may give the level, the minimum grade that is reported (possible, likely or
    /// certain), and parameters. `copydesk rules` lists the rules, and `copydesk explain RULE`
    /// lists the parameters of a rule
    #[schemars(example = json!({
        "claims": "off",
        "figure-without-source": "warning",
        "repeated-opening": { "level": "warning", "words": 2 },
        "repeated-phrase": { "level": "info", "grade": "possible" },
    }))]
    pub rules: RuleTable,
    /// Sources that readers know, and words that are not reported. Letter case, emphasis and line
    /// breaks are ignored
    pub vocabulary: VocabularySettings,
    /// Which values of the front matter (the metadata at the top of a file) are read as prose
    pub frontmatter: FrontmatterSettings,
    /// The format of drafts with a file extension: markdown, mdx, myst, rst, asciidoc, org, latex,
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
    /// The drafts to which the settings apply: globs (path patterns) as in .gitignore
    pub files: Globs,
    /// The profile of these drafts, which determines the rules that are on and their levels
    #[serde(default)]
    pub profile: Setting<ProfileName>,
    /// The language of these drafts
    #[serde(default)]
    pub language: Setting<ExpectedLanguage>,
    /// The format of these drafts: markdown, mdx, myst, rst, asciidoc, org, latex, email or plain
    #[serde(default)]
    pub markup: Setting<Markup>,
    /// Levels and parameters of rules, or of all rules in a group
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
    /// The keys of the values that are read as prose. A nested key is written with dots, such as
    /// seo.title. A title is read as a heading, and other values are read as paragraphs. The
    /// default is subtitle, description, summary, excerpt, abstract, standfirst and dek
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
    /// Text that is repeated on purpose. Nothing is reported in this text
    #[schemars(example = json!(["Sign up for our newsletter."]))]
    pub boilerplate: Vec<Wording>,
    /// Words and phrases that are never reported. A finding is also left out if its message quotes
    /// exactly one of these words or phrases
    #[schemars(example = json!(["critics"]))]
    pub ignore: Vec<Wording>,
    /// Words that copydesk does not know, each with a known word that behaves in the same way. Give
    /// the base form of both. The regular forms of the first behave like the forms of the second
    #[schemars(example = json!({ "kvetch": "complain" }))]
    pub like: BTreeMap<SingleWord, KnownWord>,
    /// Sources that readers know, with their other names. These sources need no introduction and
    /// are never reported as vague
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
