//! The arguments of the command line.

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
use crate::text::language::ExpectedLanguage;

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
    pbpaste | copydesk             the text on standard input\n  \
    copydesk explain vague-source  why a rule exists\n\n\
    Exit status:\n  0  nothing found at or above the level of --fail-on\n  \
    1  findings at or above that level\n  \
    2  a file or an option was wrong or could not be read; standard error says which"
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
    /// Show the analysis of drafts: sentences, quotations, attributions, claims, repeats
    Inspect(Inspect),
    /// List the sources of drafts, and how much of each draft is attributed to a source
    Sources(Ledgers),
    /// List the rules and their levels
    Rules(Rules),
    /// Explain a rule and how to fix its findings, or explain the findings at a place
    Explain(Explain),
    /// Show the settings that apply to a path, and the origin of each
    Config(PrintConfig),
    /// Run the examples of your own rules
    Test(Test),
    /// Examine the current folder and write a matching copydesk.toml, in which every setting is
    /// explained
    Init(Init),
    /// Count the words of drafts. With these counts, `check` does not report the usual terms and
    /// phrases of a publisher as repeats
    Frequencies(Frequencies),
    /// Keep an archive of published articles; `check --archive` looks for passages in it
    Archive(ArchiveCommand),
    /// Start a language server, which editors use over standard input and output
    #[cfg(feature = "lsp")]
    #[command(
        after_help = "Examples:\n  copydesk lsp  the command to enter in the settings of an editor"
    )]
    Lsp {
        /// Use standard input and output, which is the default; some editors pass this option
        #[arg(long)]
        stdio: bool,
    },
    /// Start a Model Context Protocol server, which programs that write drafts use over standard
    /// input and output
    #[cfg(feature = "mcp")]
    #[command(
        after_help = "Examples:\n  copydesk mcp --root articles/  the command to enter in the \
            settings of such a program"
    )]
    Mcp {
        /// The folder whose drafts may be read; paths outside it are rejected
        #[arg(long, value_name = "FOLDER", default_value = ".")]
        root: PathBuf,
    },
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page of copydesk, or of one of its commands
    Man(Man),
}

impl Command {
    /// Returns the user's choice of colour for the output of the command.
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
    /// Files and folders to read; “-” is standard input. Without a path, copydesk reads standard
    /// input if it is a pipe or a file, and the current folder otherwise
    ///
    /// A file that you name is read, whatever its extension. In a folder, copydesk reads files with
    /// the extensions .md, .markdown, .mdx, .qmd, .Rmd, .txt and similar ones. It leaves out files
    /// that .gitignore, .copydeskignore or the settings exclude, licences, vendored files and
    /// generated files.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Treat standard input as a file with this name. If other files are named as well, standard
    /// input is read only if “-” is one of the paths
    #[arg(long, value_name = "NAME", help_heading = DRAFTS,
        value_parser = NonEmptyStringValueParser::new())]
    pub stdin_filename: Option<String>,
    /// Parse every draft as this markup, whatever its extension
    #[arg(long, value_enum, help_heading = DRAFTS)]
    pub markup: Option<MarkupName>,
    /// The language of the drafts; only English is checked
    #[arg(long, value_enum, help_heading = DRAFTS)]
    pub language: Option<LanguageName>,
    /// The maximum size of a draft, such as 512 KB; takes precedence over max-size in the settings
    /// [default: 64 MB]
    #[arg(long, value_name = "SIZE", value_parser = max_size::parse, help_heading = DRAFTS)]
    pub max_size: Option<ByteSize>,
}

impl Drafts {
    /// Returns the language of drafts according to the command line.
    pub fn expected(&self) -> Option<ExpectedLanguage> {
        self.language.map(LanguageName::expected)
    }

    /// Returns the files that the arguments request.
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
    /// Use this settings file for every draft instead of the nearest one
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = RULES)]
    pub config: Option<PathBuf>,
    /// Do not read any settings file
    #[arg(long, help_heading = RULES)]
    pub no_config: bool,
}

impl SettingsFile {
    /// Returns the configuration for `drafts`.
    pub fn config(&self, drafts: &Drafts) -> linter::config::Config {
        linter::config::Config {
            language: drafts.expected(),
            ..self.config_here()
        }
    }

    /// Returns the configuration for the current folder, without drafts.
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
    /// The format of the analysis
    #[arg(long, value_enum, default_value_t = InspectFormat::Outline)]
    pub format: InspectFormat,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Inspect {
    /// Returns the options of the run.
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
    config --schema > copydesk.schema.json\n\nEditors suggest names of settings in \
    copydesk.toml if its first line is\n  #:schema ./copydesk.schema.json"
)]
pub struct PrintConfig {
    /// A draft, which need not exist, or a folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,
    /// Print the JSON Schema of settings files. If the settings that apply to the path name the
    /// project's own rules, the schema includes these rules
    #[arg(long)]
    pub schema: bool,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk test`.
#[derive(Debug, Args)]
#[command(
    after_help = "Each example of a rule file is checked as a draft: copydesk must report \
    the words between {{ and }}, and nothing else.\n\nExamples:\n  copydesk test\n  \
    copydesk test house-rules/\n\nExit status:\n  0  every example passes\n  1  an example \
    fails\n  2  a rule file could not be read"
)]
pub struct Test {
    /// A folder of rule files, GROUP/NAME.toml [default: the folders that the settings of the
    /// current folder name]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk init`.
#[derive(Debug, Args)]
#[command(
    after_help = "In a repository with many old drafts, init can accept the present findings in \
    copydesk-baseline.toml. At a terminal, init asks before it writes a file.\n\nExamples:\n  \
    cd articles && copydesk init\n  copydesk init --yes --style wire"
)]
pub struct Init {
    /// Writes a configuration, a baseline, a pre-commit hook and a CI workflow without asking
    #[arg(long, short)]
    pub yes: bool,
    /// The style that the configuration extends: wire, local, docs or research
    #[arg(long, value_name = "NAME", value_parser = Names::Styles, hide_possible_values = true)]
    pub style: Option<String>,
    /// The repository from which hooks and workflows install copydesk
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
    /// Print an entry for copydesk.toml with the sentences that occur in five or more drafts,
    /// because a site probably repeats such sentences intentionally
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
    /// Returns the options of the run.
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
    /// The command; each command has its own page
    #[arg(value_parser = Names::Commands, hide_possible_values = true)]
    pub command: Option<String>,
}

/// The format of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// Text for reading
    Outline,
    /// One JSON object per draft, one per line
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
