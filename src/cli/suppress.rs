//! `copydesk check --add-suppressions`.

use crate::cli::arguments::check::Check;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::error::Error;
use crate::linter::session::Session;
use crate::linter::suppressions::SuppressionRequest;
use crate::report::summary::count;

/// Character sequences that a reason must not contain, because they would end the comment or its
/// line.
const ENDS: [&str; 4] = ["--", "*/", "\n", "\r"];

/// Writes comments into the drafts of `session`. The comments suppress the findings of the drafts
/// and give `reason`.
///
/// # Errors
///
/// Returns an error if the reason is not valid in a comment, or if a baseline cannot be read.
pub fn run(
    arguments: &Check,
    reason: &str,
    session: &Session,
    screen: &mut Screen,
) -> Result<ExitStatus, CommandError> {
    let says_something = reason.contains(char::is_alphanumeric);
    if !says_something || ENDS.iter().any(|ending| reason.contains(ending)) {
        let error = Error::new("--add-suppressions: the reason cannot be written in a comment");
        let remedy = "write one line with words, without `--` and `*/`";
        return Err(error.with_remedy(remedy).into());
    }
    let run = session.run()?;
    let progress = Progress::new(session.inputs.len(), arguments.display.quiet);
    let wanted = SuppressionRequest {
        reason,
        least: arguments.display.min_severity,
    };
    let (mut suppressed, unread) = session.suppress(&run, wanted, &|| progress.step());
    drop(progress);
    let readable = screen.print_unreadable(unread);
    let errors = suppressed.write(&run);
    for error in &errors {
        screen.print_error(error);
    }
    for (path, left) in &suppressed.left {
        let findings = count(left.count, "finding");
        let remedy = if left.is_in_word_processor {
            "add the comment `copydesk allow RULE: reason` to the words in the word processor, \
             or run `copydesk check --write-baseline`"
        } else {
            "run `copydesk check --write-baseline`"
        };
        screen.print_remark(&format!(
            "{path}: {findings} not suppressed, because copydesk cannot write comments at these \
             places; {remedy}"
        ));
    }
    if !arguments.display.quiet {
        let line = format!(
            "{} suppressed in {}",
            count(suppressed.n_findings(), "finding"),
            count(suppressed.n_drafts(), "draft")
        );
        screen.print_closing_lines(&[line], false);
    }
    Ok(readable.failure_unless(errors.is_empty()))
}
