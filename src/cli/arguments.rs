//! The arguments of the command line. Touches nothing.

pub mod archive;
pub mod baseline;
pub mod check;
pub mod display;
pub mod explain;
pub mod fixing;
pub mod markup;
pub mod names;
pub mod sources;
pub mod streaming;
pub mod threads;

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::cli::arguments::archive::ArchiveCommand;
use crate::cli::arguments::check::Check;
use crate::cli::arguments::explain::Explain;
use crate::cli::arguments::markup::{LanguageName, MarkupName};
use crate::cli::arguments::names::Names;
use crate::cli::arguments::sources::Ledgers;
use crate::config::max_size;
use crate::files::config::ConfigChoice;
use crate::files::input::Request;
use crate::linter;
use crate::linter::options::Options;
use crate::text::byte_size::ByteSize;
use crate::text::language::Expected;

/// The help heading of the options that select drafts.
const DRAFTS: &str = "Which drafts";

/// The help heading of the options about output.
const SHOWN: &str = "What is shown";

/// The help heading of the options that select rules.
const RULES: &str = "Which rules";

/// Asks of every sentence of a draft who says so, and whether it was said already
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
#[command(
    after_help = "Examples:\n  copydesk draft.md              the same as `copydesk check draft.md`\n  \
    copydesk check articles/       every draft in a folder\n  \
    pbpaste | copydesk             what is piped in\n  \
    copydesk explain vague-source  why a rule exists\n\n\
    Exit status:\n  0  nothing found at or above the level of --fail-on\n  \
    1  findings at or above it\n  \
    2  something could not be read or understood; standard error says what"
)]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check drafts and report what is found
    Check(Box<Check>),
    /// Show what was seen in drafts: sentences, quotations, attributions, claims, repeats
    Inspect(Inspect),
    /// List the sources of drafts, and how much of each draft stands on whose word
    Sources(Ledgers),
    /// List the rules and their levels
    Rules(Rules),
    /// Say why a rule exists and how to fix its findings, or what was found at a place
    Explain(Explain),
    /// Show the settings in force for a path, and where each comes from
    Config(PrintConfig),
    /// Run the examples of your own rules
    Test(Test),
    /// Look at the current folder, and write a copydesk.toml that fits it, with every setting
    /// explained
    Init(Init),
    /// Count the words of drafts, so that the terms and phrases of a house are no repeats
    Frequencies(Frequencies),
    /// Keep an archive of published articles, which `check --archive` looks passages up in
    Archive(ArchiveCommand),
    /// Serve an editor, by the Language Server Protocol over standard input and output
    #[cfg(feature = "lsp")]
    #[command(after_help = "Examples:\n  copydesk lsp  what an editor is told to start")]
    Lsp {
        /// Over standard input and output, as without it; some editors say so
        #[arg(long)]
        stdio: bool,
    },
    /// Serve a program that writes drafts, by the Model Context Protocol over standard input and output
    #[cfg(feature = "mcp")]
    #[command(
        after_help = "Examples:\n  copydesk mcp --root articles/  what such a program is told to start"
    )]
    Mcp {
        /// The folder whose drafts may be read; no path leads out of it
        #[arg(long, value_name = "FOLDER", default_value = ".")]
        root: PathBuf,
    },
    /// Print a script that completes commands, options and names in a shell
    Completions(Completions),
    /// Print the manual page of copydesk, or of one of its commands
    Man(Man),
}

impl Command {
    /// When the output of the command is coloured.
    pub fn color(&self) -> Color {
        match self {
            Self::Check(check) => check.display.color,
            Self::Inspect(_)
            | Self::Sources(_)
            | Self::Rules(_)
            | Self::Explain(_)
            | Self::Config(_)
            | Self::Test(_)
            | Self::Init(_)
            | Self::Frequencies(_)
            | Self::Archive(_)
            | Self::Completions(_)
            | Self::Man(_) => Color::Auto,
            #[cfg(feature = "lsp")]
            Self::Lsp { .. } => Color::Auto,
            #[cfg(feature = "mcp")]
            Self::Mcp { .. } => Color::Auto,
        }
    }
}

/// The drafts, and how to read them.
#[derive(Debug, Args)]
pub struct Drafts {
    /// Files and folders to read; “-” is standard input. If none is named, standard input where
    /// something is piped in, else “.”
    ///
    /// A file is read whatever its ending. A folder is walked for .md, .markdown, .mdx, .qmd, .Rmd,
    /// .txt and the like, but for what .gitignore, .copydeskignore and settings leave out, and for
    /// licences, vendored and generated files.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read standard input as a file of this name; beside other files it is read if “-” is among them
    #[arg(long, value_name = "NAME", help_heading = DRAFTS,
        value_parser = NonEmptyStringValueParser::new())]
    pub stdin_filename: Option<String>,
    /// Read every draft in this markup, whatever its ending
    #[arg(long, value_enum, help_heading = DRAFTS)]
    pub markup: Option<MarkupName>,
    /// What drafts are taken to be written in; nothing but English is read
    #[arg(long, value_enum, help_heading = DRAFTS)]
    pub language: Option<LanguageName>,
    /// Read no draft that is longer: 512 KB, 64 MB; counts more than max-size in settings, and is
    /// “64 MB” where there is none
    #[arg(long, value_name = "SIZE", value_parser = max_size::parse, help_heading = DRAFTS)]
    pub max_size: Option<ByteSize>,
}

impl Drafts {
    /// The language of drafts according to the command line.
    pub fn expected(&self) -> Option<Expected> {
        self.language.map(LanguageName::expected)
    }

    /// The files that the arguments request.
    pub fn request(&self) -> Request {
        Request {
            paths: self.paths.clone(),
            stdin_name: self.stdin_filename.clone(),
            markup: self.markup.map(MarkupName::markup),
            max_size: self.max_size,
            is_stdin_readable: grep_cli::is_readable_stdin(),
        }
    }
}

/// Which settings file is read.
#[derive(Debug, Args)]
pub struct SettingsFile {
    /// Read these settings for every draft, not those nearest to it
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = RULES)]
    pub config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long, help_heading = RULES)]
    pub no_config: bool,
}

impl SettingsFile {
    /// The configuration for `drafts`.
    pub fn config(&self, drafts: &Drafts) -> linter::config::Config {
        linter::config::Config {
            language: drafts.expected(),
            ..self.config_here()
        }
    }

    /// The configuration for the current folder, without drafts.
    pub fn config_here(&self) -> linter::config::Config {
        linter::config::Config::from_source(match &self.config {
            _ if self.no_config => ConfigChoice::None,
            Some(file) => ConfigChoice::File(file.clone()),
            None => ConfigChoice::Nearest,
        })
    }
}

/// The arguments of `copydesk inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk inspect draft.md\n  \
    pbpaste | copydesk inspect -\n  \
    copydesk inspect --format jsonl articles/ > analysis.jsonl")]
pub struct Inspect {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// How the analysis is shown
    #[arg(long, value_enum, default_value_t = InspectFormat::Outline)]
    pub format: InspectFormat,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Inspect {
    /// The options of the run.
    pub fn options(&self) -> Options {
        Options {
            files: self.drafts.request(),
            config: self.settings.config(&self.drafts),
            ..Options::default()
        }
    }
}

/// The arguments of `copydesk rules`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk rules\n  copydesk rules --profile news")]
pub struct Rules {
    /// Show the levels of this profile: standard, news, docs, incoming or all
    #[arg(long, default_value = "standard", value_name = "NAME", value_parser = Names::Profiles,
        hide_possible_values = true)]
    pub profile: String,
    /// Also show the levels of preview rules
    #[arg(long)]
    pub preview: bool,
    /// The settings, which may name further rules.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk config`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk config\n  copydesk config articles/draft.md\n  copydesk \
    config --schema > copydesk.schema.json\n\nEditors complete copydesk.toml where its first \
    line is\n  #:schema ./copydesk.schema.json"
)]
pub struct PrintConfig {
    /// A draft, which need not exist, or a folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,
    /// Print the JSON Schema of settings files instead, with the rules that the settings here name
    #[arg(long)]
    pub schema: bool,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk test`.
#[derive(Debug, Args)]
#[command(
    after_help = "Each example of a rule file is read as a draft: what is found in it is to be what \
    {{…}} marks.\n\nExamples:\n  copydesk test\n  copydesk test house-rules/\n\nExit codes: 0 all \
    examples hold, 1 some do not, 2 a rule file could not be read"
)]
pub struct Test {
    /// A folder of rule files, GROUP/NAME.toml; those that the settings here name, if not given
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk init`.
#[derive(Debug, Args)]
#[command(
    after_help = "A repository with drafts of years begins by accepting what is found in them: \
    copydesk-baseline.toml. At a terminal each file is asked about.\n\nExamples:\n  \
    cd articles && copydesk init\n  copydesk init --yes --style wire"
)]
pub struct Init {
    /// Ask nothing: also write a baseline, a hook of pre-commit, and a workflow for the host
    #[arg(long, short)]
    pub yes: bool,
    /// The style that the configuration extends: wire, local, docs or research
    #[arg(long, value_name = "NAME", value_parser = Names::Styles, hide_possible_values = true)]
    pub style: Option<String>,
    /// The repository that hooks and workflows install copydesk from
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub source: Option<String>,
}

/// The arguments of `copydesk frequencies`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk frequencies articles/ > house-frequencies.tsv\n  \
    copydesk check --frequencies house-frequencies.tsv draft.md\n  \
    copydesk frequencies --suggest articles/\n\nA \
    copydesk.toml may name the table: frequencies = \"house-frequencies.tsv\""
)]
pub struct Frequencies {
    /// Print the sentences that five drafts or more have, as an entry of copydesk.toml: what a site
    /// repeats on purpose
    #[arg(long)]
    pub suggest: bool,
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Frequencies {
    /// The options of the run.
    pub fn options(&self) -> Options {
        Options {
            files: self.drafts.request(),
            config: self.settings.config(&self.drafts),
            ..Options::default()
        }
    }
}

/// The arguments of `copydesk completions`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    source <(copydesk completions bash)               # in ~/.bashrc\n  \
    copydesk completions zsh > ~/.zfunc/_copydesk     # a folder of your fpath\n  \
    copydesk completions fish > ~/.config/fish/completions/copydesk.fish")]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}

/// The arguments of `copydesk man`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk man | man -l -\n  \
    copydesk man check > copydesk-check.1")]
pub struct Man {
    /// The command, each of which has a page of its own
    #[arg(value_parser = Names::Commands, hide_possible_values = true)]
    pub command: Option<String>,
}

/// The format of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For reading
    Outline,
    /// One JSON object a draft, a line each
    Jsonl,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
