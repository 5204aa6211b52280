//! The files that a run writes reports to. A report must not be written to a file that the run
//! reads.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::input::Inputs;
use crate::files::output;
use crate::linter::baselines::Baselines;
use crate::linter::session::Session;

/// The files that a run may write reports to.
pub struct Targets<'r> {
    inputs: &'r Inputs,
    /// The configuration files of the run, and its folders of rules.
    configuration: Vec<PathBuf>,
    /// The files written so far.
    written: Vec<PathBuf>,
}

impl<'r> Targets<'r> {
    /// Returns the targets of a run of `session` with the baselines `baselines`. No report has been
    /// written yet.
    pub fn new(session: &'r Session, baselines: &Baselines) -> Self {
        let files = session.configured_by.iter().map(PathBuf::as_path);
        let real = files.chain(baselines.files());
        let real = real.filter_map(|path| path.canonicalize().ok());
        Self {
            inputs: &session.inputs,
            configuration: real.collect(),
            written: Vec::new(),
        }
    }

    /// Writes the file at `path`, completely or not at all. Calls `write` to write the content.
    ///
    /// # Errors
    ///
    /// Returns an error if the run reads this file, if the run already wrote a report to this file,
    /// or if the system does not permit writing. The error says why the file is not written.
    pub fn write(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        let real = path.canonicalize().ok().filter(|path| path.is_file());
        if let Some(objection) = real.and_then(|path| self.fault(&path)) {
            let error = Error::new(format!("the file is not written: {objection}"));
            return Err(error.in_file(path.display().to_string()));
        }
        output::write(path, write)?;
        self.written.extend(path.canonicalize());
        Ok(())
    }

    /// Returns the reason why the file with the canonical path `real` must not be written. `None`
    /// if the file may be written.
    fn fault(&self, real: &Path) -> Option<&'static str> {
        if self.written.iter().any(|path| path == real) {
            Some("another report of this run was written to the same file; name another file")
        } else if self.configuration.iter().any(|path| real.starts_with(path)) {
            Some("the file is part of the configuration of this run; name another file")
        } else if self.inputs.reads(real) {
            Some("the file is a draft of this run; name another file, or --exclude the draft")
        } else {
            None
        }
    }
}
