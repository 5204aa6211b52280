//! Makes fixes in word-processor documents as tracked changes, which an editor can accept or
//! reject.

use std::sync::Arc;

use crate::engine::fix::Pass;
use crate::engine::report::LintedDocument;
use crate::error::Error;
use crate::files::clock;
use crate::files::document::{Document, of_package};
use crate::files::input::Inputs;
use crate::packages::change::{Obstacle, TextChange};
use crate::packages::kind::Package;
use crate::rules::finding::{Edit, Finding};

/// The bytes of a word-processor document before and after fixes.
#[derive(Clone)]
pub struct PackageBytes {
    /// The bytes as they were read.
    pub before: Arc<[u8]>,
    /// The bytes with the tracked changes.
    pub after: Vec<u8>,
}

/// Returns the reason why a fix with the edits `edits` cannot be made in `document`. `None` if the
/// fix can be made. In a text file, every fix can be made.
pub fn obstacle(document: &LintedDocument, edits: &[Edit]) -> Option<Obstacle> {
    let package = document.package.as_ref()?;
    package.first_obstacle(&document.source, &changes(edits))
}

/// Returns the findings of `document`. Fixes that cannot be written into the document are removed.
pub fn fixable(document: &LintedDocument) -> Vec<Finding> {
    let findings = document.findings.iter().cloned();
    let findings = findings.map(|mut finding| {
        finding
            .fixes
            .retain(|fix| obstacle(document, &fix.edits).is_none());
        finding
    });
    findings.collect()
}

/// Writes the edits of `pass` into `document` as tracked changes. Afterwards, the text of the
/// document must be `expected`. `document` is input number `input`. If earlier fixes changed the
/// document, `known` has its current bytes. Returns the edited document and its bytes.
///
/// # Errors
///
/// Returns an error if the document cannot be changed, or if its text is not `expected` afterwards.
pub fn edited(
    inputs: &Inputs,
    input: usize,
    document: (&LintedDocument, &Package),
    known: Option<&PackageBytes>,
    pass: &Pass,
    expected: &str,
) -> Result<(Document, PackageBytes), Error> {
    let (linted, package) = document;
    let bytes = match known {
        Some(known) => known.clone(),
        None => read(inputs, input, linted, package)?,
    };
    let after = package.kind.write_tracked_changes(
        &bytes.after,
        &changes(&pass.edits),
        &clock::second()?,
    )?;
    let document = of_package(linted.path.clone(), &after, package.kind)?;
    // Blank lines and spaces are not compared. A fix that deletes a whole paragraph leaves a blank
    // line in `expected`, but not in the document. A fix that deletes the first word of a paragraph
    // leaves a space in `expected` only.
    let lines = |text: &str| -> Vec<Vec<String>> {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.map(words).collect()
    };
    if lines(&document.text) != lines(expected) {
        let problem = "as tracked changes, the fixes would also change other text";
        return Err(Error::new(problem)
            .with_remedy("write the findings as comments with --comments FILE instead"));
    }
    let before = bytes.before;
    Ok((document, PackageBytes { before, after }))
}

/// Reads the bytes of input number `input`, and checks that they still have the text of `linted`.
fn read(
    inputs: &Inputs,
    input: usize,
    linted: &LintedDocument,
    package: &Package,
) -> Result<PackageBytes, Error> {
    let Some(bytes) = inputs.bytes(input)? else {
        let problem = "copydesk cannot fix a word-processor document on standard input";
        return Err(Error::new(problem).with_remedy("name the file"));
    };
    if package.kind.read(&bytes)?.0 != linted.source {
        let problem = "the file was changed after copydesk read it";
        return Err(Error::new(problem).with_remedy("check it again"));
    }
    Ok(PackageBytes {
        before: bytes.as_slice().into(),
        after: bytes,
    })
}

fn changes(edits: &[Edit]) -> Vec<TextChange> {
    let changes = edits.iter().map(|edit| TextChange {
        place: edit.place,
        text: edit.text.clone(),
    });
    changes.collect()
}
