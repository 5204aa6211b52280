//! The native part of the Python package: a linter that answers in JSON, and the command. The
//! module `copydesk` turns the answers into Python objects.

mod archive;

use std::ffi::OsString;
use std::path::PathBuf;

use copydesk::{Config, Error, LintedDocument, Linter, Markup};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// A linter with its configuration.
#[pyclass(frozen, name = "NativeLinter", module = "copydesk._native")]
struct NativeLinter {
    linter: Linter,
}

#[pymethods]
impl NativeLinter {
    #[new]
    fn new(py: Python<'_>, profile: Option<&str>, config: Option<PathBuf>) -> PyResult<Self> {
        let mut options = config.map_or_else(Config::default, Config::file);
        if let Some(profile) = profile {
            options = options.profile(profile);
        }
        match py.detach(|| Linter::new(options)) {
            Ok(linter) => Ok(Self { linter }),
            Err(error) => Err(raised(py, &error)),
        }
    }

    /// Returns the findings in `text` as JSON. Other threads can run in the meantime.
    fn lint(
        &self,
        py: Python<'_>,
        text: String,
        path: &str,
        markup: Option<&str>,
    ) -> PyResult<String> {
        let linted = py.detach(|| -> Result<LintedDocument, Error> {
            let markup = markup.map(Markup::named).transpose()?;
            self.linter.lint_text(path, text, markup)
        });
        match linted {
            Ok(linted) => Ok(linted.to_json()),
            Err(error) => Err(raised(py, &error)),
        }
    }
}

/// Runs the command with these `arguments`. The first argument is the name of the program. Returns
/// the exit code.
#[pyfunction]
fn main(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| copydesk::main(arguments))
}

/// Returns the exception for `error`.
fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let class = || -> PyResult<Bound<'_, PyType>> {
        let class = py.import("copydesk._model")?.getattr("CopydeskError")?;
        Ok(class.cast_into::<PyType>()?)
    };
    let arguments = (
        error.problem().to_owned(),
        error.path().map(str::to_owned),
        error.line(),
        error.remedy().map(str::to_owned),
    );
    match class() {
        Ok(class) => PyErr::from_type(class, arguments),
        Err(error) => error,
    }
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<NativeLinter>()?;
    module.add_class::<archive::ArchiveWriter>()?;
    module.add_function(wrap_pyfunction!(archive::article_key, module)?)?;
    module.add_function(wrap_pyfunction!(archive::write_segment, module)?)?;
    module.add_function(wrap_pyfunction!(archive::draft_hashes, module)?)?;
    module.add_function(wrap_pyfunction!(archive::look_up_passages, module)?)?;
    module.add_function(wrap_pyfunction!(main, module)?)
}
