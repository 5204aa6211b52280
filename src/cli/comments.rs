//! `copydesk check --comments`: a copy of a document with its findings as comments.

use crate::engine::report::{LintedDocument, Report};
use crate::error::Error;
use crate::files::input::Inputs;
use crate::report::remarks;

/// The copy of the one document of `report`, which was read from `inputs`, with its findings as
/// comments.
///
/// # Errors
///
/// When there is no such document, or not one alone, or when it was changed since it was read.
pub fn copy(report: &Report, inputs: &Inputs) -> Result<Vec<u8>, Error> {
    let [draft] = report.drafts.as_slice() else {
        let problem = "--comments writes a copy of one document";
        return Err(Error::new(problem).with_remedy("name one"));
    };
    let in_draft = |error: Error| error.in_file(draft.path.clone());
    let Some(package) = &draft.package else {
        let problem = "--comments writes a copy of a Word document or an OpenDocument text, and this is neither";
        return Err(in_draft(
            Error::new(problem).with_remedy("leave --comments out"),
        ));
    };
    let Some(bytes) = inputs.bytes(0)? else {
        let problem = "--comments cannot copy standard input";
        return Err(in_draft(Error::new(problem).with_remedy("name the file")));
    };
    let (text, _) = package.kind.read(&bytes).map_err(in_draft)?;
    // The text of a document without findings was not kept.
    if !draft.source.is_empty() && text != draft.source {
        let problem = "it was changed since it was read";
        return Err(in_draft(Error::new(problem).with_remedy("check it again")));
    }
    let remarks = remarks::of(draft, report);
    package.kind.comment(&bytes, &remarks).map_err(in_draft)
}

/// The documents of word processors in `report` that have fixes, none of which is made.
pub fn not_fixed(report: &Report) -> Vec<Error> {
    let has_fixes = |document: &&LintedDocument| {
        document.package.is_some()
            && document
                .findings
                .iter()
                .any(|finding| !finding.fixes.is_empty())
    };
    let documents = report.drafts.iter().filter(has_fixes);
    let errors = documents.map(|document| {
        let problem = "it is not fixed: fixes are not written into documents of word processors";
        let remedy = "have them written as comments by --comments FILE";
        Error::new(problem)
            .with_remedy(remedy)
            .in_file(document.path.clone())
    });
    errors.collect()
}
