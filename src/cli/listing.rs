//! Lists the files that a run reads or leaves out, and makes remarks about these files.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::cli::exit::ExitStatus;
use crate::cli::screen::Screen;
use crate::engine::report::Report;
use crate::error::Error;
use crate::files::candidate::Why;
use crate::files::input::{Inputs, LeftOut};
use crate::files::kinds;
use crate::linter::options::Options;
use crate::linter::session::Session;
use crate::report::glyph;
use crate::report::summary::{count, grouped};

/// The maximum number of files that a remark names.
const MAX_NAMED_PATHS: usize = 3;

/// Opens the session for `options`, and prints remarks about files that are left out.
///
/// # Errors
///
/// Returns an error if an option or a configuration file has a mistake, or if no draft remains.
pub fn open(options: Options, screen: &mut Screen) -> Result<Session, Error> {
    let session = Session::open(options)?;
    for remark in remarks(&session.inputs) {
        screen.print_remark(&remark);
    }
    if session.inputs.is_empty() {
        return Err(no_drafts_error(&session.inputs));
    }
    Ok(session)
}

/// Lists the files of `inputs` that would be read. Then lists the files that are left out, each
/// with the reason.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn list(inputs: &Inputs, screen: &mut Screen) -> io::Result<ExitStatus> {
    let mut out = screen.output();
    for idx in 0..inputs.len() {
        let path = inputs.shown(idx);
        writeln!(out, "read      {}", glyph::shown(&path))?;
    }
    for left_out in inputs.left_out() {
        let path = glyph::shown(&left_out.path);
        writeln!(out, "left out  {path}  ({})", glyph::shown(&why(left_out)))?;
    }
    let mut endings: BTreeMap<String, usize> = BTreeMap::new();
    for left_out in inputs.others() {
        *endings
            .entry(kinds::ending(&left_out.path).unwrap_or_default())
            .or_default() += 1;
    }
    if !endings.is_empty() {
        let mut endings: Vec<(String, usize)> = endings.into_iter().collect();
        endings.sort_by_key(|&(_, n_files)| std::cmp::Reverse(n_files));
        let named = endings
            .iter()
            .take(5)
            .map(|(ending, n_files)| match ending.as_str() {
                "" => format!("{} without an extension", grouped(*n_files)),
                ending => format!("{} .{}", grouped(*n_files), glyph::shown(ending)),
            });
        let named = named.collect::<Vec<_>>().join(", ");
        let n_others = inputs.others().count();
        let more = if 5 < endings.len() { ", …" } else { "" };
        writeln!(
            out,
            "left out  {} with other extensions: {named}{more}",
            count(n_others, "file")
        )?;
    }
    out.flush()?;
    drop(out);
    screen.print_remark(&format!(
        "{} would be read, {} left out",
        count(inputs.len(), "draft"),
        grouped(inputs.left_out().count())
    ));
    Ok(screen.print_unreadable(inputs.unreadable()))
}

/// Returns the remarks about `inputs` before they are read.
pub fn remarks(inputs: &Inputs) -> Vec<String> {
    let mut remarks = Vec::new();
    if inputs.is_stdin_empty {
        let here = "standard input is empty; the drafts in the current folder are read instead";
        remarks.push(here.to_owned());
    }
    if inputs.is_empty() {
        let left_out: Vec<&LeftOut> = inputs.left_out().collect();
        let named = left_out.iter().take(MAX_NAMED_PATHS);
        remarks.extend(
            named.map(|left_out| format!("{} is left out: {}", left_out.path, why(left_out))),
        );
        if MAX_NAMED_PATHS < left_out.len() {
            let more = grouped(left_out.len() - MAX_NAMED_PATHS);
            remarks.push(format!(
                "{more} more files are left out; --show-files lists all of them"
            ));
        }
    }
    remarks
}

/// Says whether a setting or an option left out files. In this case, it is not an error if no draft
/// remains.
pub fn is_exclusion_chosen(inputs: &Inputs) -> bool {
    inputs
        .left_out()
        .any(|left_out| matches!(left_out.why, Why::Said(_)))
}

/// Returns the error to report if no draft remains in `inputs`.
pub fn no_drafts_error(inputs: &Inputs) -> Error {
    const NAME_SOME: &str =
        "name a file, or a folder with .md, .markdown, .mdx, .txt or similar files";
    let foreign = inputs.left_out().find_map(|file| match file.why {
        Why::Foreign(foreign) => Some((&file.path, foreign)),
        Why::Ending | Why::Said(_) => None,
    });
    match foreign {
        Some((path, foreign)) => {
            Error::new(format!("no drafts found; {path}: {}", foreign.problem()))
        }
        None => Error::new("no drafts found").with_remedy(NAME_SOME),
    }
}

/// Returns the remarks about drafts whose encoding was guessed.
pub fn guessed_encoding_remarks(report: &Report) -> Vec<String> {
    let mut by_encoding: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for draft in &report.drafts {
        if let Some(encoding) = draft.encoding.guessed() {
            by_encoding
                .entry(encoding)
                .or_default()
                .push(draft.path.clone());
        }
    }
    let remarks = by_encoding.into_iter().map(|(encoding, paths)| {
        let named = paths
            .iter()
            .take(MAX_NAMED_PATHS)
            .cloned()
            .collect::<Vec<_>>();
        let more = match paths.len().saturating_sub(MAX_NAMED_PATHS) {
            0 => String::new(),
            n_more => format!(" and {} more", grouped(n_more)),
        };
        format!(
            "warning: {}{more}: the encoding is unknown, and {encoding} was assumed; to be sure, \
             save the text as UTF-8",
            named.join(", ")
        )
    });
    remarks.collect()
}

fn why(left_out: &LeftOut) -> String {
    match &left_out.why {
        Why::Ending => "files with this extension are not drafts".to_owned(),
        Why::Foreign(foreign) => format!("{}, which cannot be read", foreign.is),
        Why::Said(reason) => reason.clone(),
    }
}
