//! `copydesk check --comments`: makes a copy of a document with its findings as comments.

use crate::engine::report::Report;
use crate::error::Error;
use crate::files::input::Inputs;
use crate::report::remarks;

/// Returns a copy of the only document of `report`, with its findings as comments. The document is
/// read from `inputs`. If `fixed` has the bytes of the fixed document, the copy is made from these.
///
/// # Errors
///
/// Returns an error if `report` does not have exactly one word-processor document, or if the
/// document was changed after the run read the document.
pub fn copy(report: &Report, inputs: &Inputs, fixed: Option<&[u8]>) -> Result<Vec<u8>, Error> {
    let [draft] = report.drafts.as_slice() else {
        let problem = "--comments needs exactly one document";
        return Err(Error::new(problem).with_remedy("name one document"));
    };
    let in_draft = |error: Error| error.in_file(draft.path.clone());
    let Some(package) = &draft.package else {
        let problem =
            "--comments needs a Word document or an OpenDocument text, but this file is neither";
        return Err(in_draft(
            Error::new(problem).with_remedy("leave --comments out"),
        ));
    };
    let bytes = match fixed {
        Some(fixed) => Some(fixed.to_vec()),
        None => inputs.bytes(0)?,
    };
    let Some(bytes) = bytes else {
        let problem = "--comments cannot copy standard input";
        return Err(in_draft(Error::new(problem).with_remedy("name the file")));
    };
    let (text, _) = package.kind.read(&bytes).map_err(in_draft)?;
    // The text of a document without findings is not kept, so it cannot be compared.
    if !draft.source.is_empty() && text != draft.source {
        let problem = "the file was changed after copydesk read it";
        return Err(in_draft(Error::new(problem).with_remedy("check it again")));
    }
    let remarks = remarks::of(draft, report);
    package
        .kind
        .write_comments(&bytes, &remarks)
        .map_err(in_draft)
}
