//! `copydesk init`: examines the repository, proposes files for it, and writes the files that the
//! user wants.

mod hook;
mod workflow;

use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use toml::Value;

use crate::cli::arguments::Init;
use crate::cli::baseline;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::config::style::{self, PREFIX};
use crate::config::template::template;
use crate::error::Error;
use crate::files::baseline::NAME as BASELINE;
use crate::files::config::{self, ConfigChoice};
use crate::files::input::Request;
use crate::files::surroundings::{self, HOOKS, Surroundings};
use crate::files::{output, path};
use crate::linter::config::Config;
use crate::linter::options::{BaselineOptions, Options};
use crate::linter::session::{Results, Session};
use crate::report::summary::{Summary, count};

/// The repository from which hooks and workflows install copydesk.
pub struct InstallSource {
    /// The URL of the repository.
    pub address: String,
    /// The tag of a release.
    pub revision: String,
}

impl InstallSource {
    /// Returns the repository that `arguments` name. Otherwise returns the repository of this
    /// build, or `None` if this build names no repository.
    fn of(arguments: &Init) -> Option<Self> {
        let own = option_env!("CARGO_PKG_REPOSITORY").unwrap_or_default();
        let address = arguments.source.as_deref().unwrap_or(own);
        let address = address.trim_end_matches('/').trim_end_matches(".git");
        (!address.is_empty()).then(|| Self {
            address: address.to_owned(),
            revision: concat!("v", env!("CARGO_PKG_VERSION")).to_owned(),
        })
    }
}

/// Proposes a configuration, a baseline, a hook and a workflow for the current folder. With
/// `--yes`, writes all these files. At a terminal, writes the files that the user confirms. Without
/// a terminal, writes only the configuration.
///
/// # Errors
///
/// Returns an error if a file cannot be written. Without a terminal, also returns an error if the
/// folder already has a configuration.
pub fn run(arguments: &Init, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let folder = path::current()?;
    if let Some(name) = &arguments.style {
        style::text(&format!("{PREFIX}{name}"))?;
    }
    let mut desk = Adoption {
        surroundings: Surroundings::of(&folder),
        source: InstallSource::of(arguments),
        answers: Answers::of(arguments),
        folder,
        screen,
    };
    desk.tell_surroundings();
    desk.adopt(arguments)?;
    Ok(ExitStatus::Success)
}

/// How to decide which files are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    /// All files are written.
    Yes,
    /// The user at the terminal is asked.
    Asked,
    /// There is no terminal, so only the configuration is written.
    None,
}

impl Answers {
    fn of(arguments: &Init) -> Self {
        match arguments.yes {
            true => Self::Yes,
            false if io::stdin().is_terminal() && io::stderr().is_terminal() => Self::Asked,
            false => Self::None,
        }
    }
}

/// The state of `init` for a repository.
struct Adoption<'s> {
    folder: PathBuf,
    surroundings: Surroundings,
    source: Option<InstallSource>,
    answers: Answers,
    screen: &'s mut Screen,
}

impl Adoption<'_> {
    /// Prints the recognised facts about the repository and their consequences.
    fn tell_surroundings(&mut self) {
        let Surroundings {
            site,
            translations,
            vale,
            ..
        } = &self.surroundings;
        let mut remarks = Vec::new();
        if let Some(site) = site {
            let mut parts = vec![format!("{} found", site.name)];
            if !site.include.is_empty() {
                parts.push(format!("drafts are read from {}", site.include.join(", ")));
            }
            if !site.exclude.is_empty() {
                parts.push(format!("{} left out", site.exclude.join(", ")));
            }
            remarks.push(parts.join("; "));
        }
        if !translations.is_empty() {
            remarks.push(format!(
                "translations found; {} left out",
                translations.join(", ")
            ));
        }
        if let Some(vale) = vale {
            remarks.push(format!(
                "{vale} found; Vale checks words and style, and copydesk checks sources and \
                 repeats, so you can use both"
            ));
        }
        for remark in remarks {
            self.screen.print_remark(&remark);
        }
    }

    /// Proposes each file, and writes the files that the user wants.
    fn adopt(&mut self, arguments: &Init) -> Result<(), CommandError> {
        let mut names = config::NAMES.into_iter();
        let existing = names.find(|name| self.folder.join(name).symlink_metadata().is_ok());
        if let Some(name) = existing {
            if self.answers == Answers::None {
                config::create(&self.folder, "")?;
            }
            self.screen
                .print_remark(&format!("{name} already exists and is unchanged"));
            self.accept(ConfigChoice::Nearest)?;
        } else {
            let mut settings = self.settings(arguments);
            let text = template(&settings);
            let path = self.folder.join(config::NAMES[0]);
            if self.is_wanted(&format!("write {}", config::NAMES[0]), true)? {
                if self.accept(ConfigChoice::Text { path, text })? {
                    settings.insert("baseline", Value::from(BASELINE));
                }
                let path = config::create(&self.folder, &template(&settings))?;
                self.screen.print_remark(&format!(
                    "{path} is written; every setting is explained in it"
                ));
            }
        }
        self.propose_hook()?;
        self.propose_workflow()?;
        if self.answers == Answers::None {
            self.screen.print_remark(
                "`copydesk init --yes` also writes files for a team: a baseline of old findings, \
                 and a hook",
            );
        }
        Ok(())
    }

    /// Returns the settings for the repository.
    fn settings(&self, arguments: &Init) -> BTreeMap<&'static str, Value> {
        let mut settings = BTreeMap::new();
        let site = self.surroundings.site.as_ref();
        if let Some(style) = &arguments.style {
            settings.insert("extends", Value::from(format!("{PREFIX}{style}")));
        } else if let Some(profile) = site.and_then(|site_generator| site_generator.profile.clone())
        {
            settings.insert("profile", Value::from(profile));
        }
        let include = site
            .map(|site_generator| site_generator.include.clone())
            .unwrap_or_default();
        let mut exclude = site
            .map(|site_generator| site_generator.exclude.clone())
            .unwrap_or_default();
        exclude.extend(self.surroundings.translations.iter().cloned());
        exclude.extend(self.surroundings.vale_styles.clone());
        for (name, mut globs) in [("include", include), ("exclude", exclude)] {
            globs.sort();
            // Drop a glob if another glob of the list already covers it, as `docs/` covers
            // `docs/de/`.
            let all = globs.clone();
            globs.retain(|glob| {
                !all.iter()
                    .any(|other| glob != other && glob.starts_with(other))
            });
            if !globs.is_empty() {
                settings.insert(name, Value::from(globs));
            }
        }
        settings
    }

    /// Proposes a baseline of the findings that the drafts have under the configuration `source`.
    /// Returns true if the baseline is written.
    fn accept(&mut self, source: ConfigChoice) -> Result<bool, CommandError> {
        if self.answers == Answers::None {
            return Ok(false);
        }
        let session = Session::open(Options {
            files: Request {
                paths: vec![PathBuf::from(".")],
                ..Request::default()
            },
            config: Config::from_source(source),
            baseline: BaselineOptions {
                is_written: true,
                ..BaselineOptions::default()
            },
            ..Options::default()
        })?;
        if session.inputs.is_empty() {
            self.screen.print_remark("there are no drafts yet");
            return Ok(false);
        }
        let run = session.run()?;
        let progress = Progress::new(session.inputs.len(), false);
        let (results, unread) = session.execute(&run, &|| progress.step());
        drop(progress);
        self.screen.print_unreadable(unread);
        let Results::Linted(linted) = results else {
            return Ok(false);
        };
        let summary = Summary::of(&linted.report);
        let n_old = summary.findings + summary.baseline;
        let found = format!(
            "{} in {}",
            count(n_old, "finding"),
            count(summary.drafts, "draft")
        );
        if n_old == 0 {
            self.screen.print_remark(&found);
            return Ok(false);
        }
        if !self.is_wanted(&format!("{found}: accept them in {BASELINE}"), true)? {
            return Ok(false);
        }
        self.screen.print_remark(&found);
        for concluded in run.baselines.conclude(&linted.settled) {
            let concluded = concluded?;
            let remarks = baseline::remarks(&concluded);
            self.screen.print_remark(&remarks[0]);
        }
        Ok(true)
    }

    /// Proposes a pre-commit hook.
    fn propose_hook(&mut self) -> Result<(), CommandError> {
        if !self.surroundings.has_hooks && !self.surroundings.is_repository {
            return Ok(());
        }
        let path = self.folder.join(HOOKS);
        let existing = self
            .surroundings
            .has_hooks
            .then(|| surroundings::text(&path));
        let existing = existing.transpose().map_err(|error| error.in_file(HOOKS))?;
        let Some(text) = hook::with_hook(existing.as_deref(), self.source.as_ref()) else {
            self.screen.print_remark(&format!(
                "{HOOKS} is unchanged, because the file already mentions copydesk, or does not end \
                 with a list of hooks"
            ));
            return Ok(());
        };
        let how = if existing.is_some() {
            "add to"
        } else {
            "write"
        };
        if self.is_wanted(
            &format!("{how} {HOOKS}: check drafts at each commit"),
            false,
        )? {
            self.write(&path, HOOKS, &text)?;
        }
        Ok(())
    }

    /// Proposes a workflow for the service that hosts the repository.
    fn propose_workflow(&mut self) -> Result<(), CommandError> {
        let Some(host) = self.surroundings.host else {
            return Ok(());
        };
        let Some(source) = &self.source else {
            if self.answers != Answers::None {
                self.screen.print_remark(
                    "no workflow is proposed, because the repository from which to install \
                     copydesk is unknown; give the address of the repository with --source URL",
                );
            }
            return Ok(());
        };
        let (name, text) = workflow::file(host, source);
        let Some(path) = surroundings::free(&self.folder, &name) else {
            self.screen
                .print_remark(&format!("{name} already exists and is unchanged"));
            return Ok(());
        };
        if self.is_wanted(&format!("write {name}: check drafts on each push"), false)? {
            self.write(&path, &name, &text)?;
        }
        Ok(())
    }

    fn write(&mut self, path: &Path, name: &str, text: &str) -> Result<(), Error> {
        output::create_folder_of(path).map_err(|error| output::cause(&error).in_file(name))?;
        output::write(path, |out| out.write_all(text.as_bytes()))?;
        self.screen.print_remark(&format!("{name} is written"));
        Ok(())
    }

    /// Says whether the user confirms `proposal`. If no user can be asked, returns `is_basic`.
    fn is_wanted(&mut self, proposal: &str, is_basic: bool) -> io::Result<bool> {
        match self.answers {
            Answers::Yes => Ok(true),
            Answers::None => Ok(is_basic),
            Answers::Asked => loop {
                self.screen.ask(&format!("{proposal}? [Y/n] "))?;
                let mut answer = String::new();
                if io::stdin().lock().read_line(&mut answer)? == 0 {
                    // The end of the input counts as “no”.
                    self.screen.print_remark("");
                    return Ok(false);
                }
                match answer.trim().to_lowercase().as_str() {
                    "" | "y" | "yes" => return Ok(true),
                    "n" | "no" => return Ok(false),
                    _ => {}
                }
            },
        }
    }
}
