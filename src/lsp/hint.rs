//! Inlay hints at the end of each paragraph, with the sources of the paragraph.

use gen_lsp_types::{InlayHint, Label};

use crate::analysis::Analysis;
use crate::engine::verdict::touch;
use crate::error::Error;
use crate::lsp::query::QueryContext;
use crate::lsp::testimony;
use crate::text::block::Block;
use crate::text::span::{Place, Span};

/// Returns the hints at `place`.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn hints(basis: &QueryContext, place: Place) -> Result<Vec<InlayHint>, Error> {
    let snapshot = &basis.checked.snapshot;
    let named = basis.checker.analyze(snapshot, |analysis| {
        let draft = analysis.draft;
        let blocks = draft.blocks.iter();
        let blocks = blocks.filter(|block| touch(draft.place(block.span), place));
        let named = blocks.filter_map(|block| {
            let names = names(analysis, block);
            let end = draft.place(block.span).end;
            (!names.is_empty()).then(|| (end, names.join(", ")))
        });
        named.collect::<Vec<(u32, String)>>()
    })?;
    let locator = basis.locator();
    let hints = named.unwrap_or_default().into_iter().map(|(end, names)| {
        let end = basis.client.columns.range(&locator, Place::new(end, end));
        InlayHint {
            position: end.start,
            label: Label::String(format!("source: {names}")),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    });
    Ok(hints.collect())
}

/// Returns the names of the sources in `block`, without duplicates.
fn names(analysis: &Analysis<'_>, block: &Block) -> Vec<String> {
    let is_here = |span: &Span| block.span.contains(*span);
    let attributions = analysis.attributions().iter();
    let attributions = attributions
        .filter(|attribution| attribution.content.iter().any(is_here) || is_here(&attribution.cue));
    let mut names: Vec<String> = Vec::new();
    for source in attributions.filter_map(|attribution| attribution.source.as_ref()) {
        let name = testimony::name(analysis.draft, source);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
