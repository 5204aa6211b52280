//! Shows the sources of a draft as document symbols. Each symbol contains the statements of the
//! source.

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, Location, SymbolInformation, SymbolKind,
};
use serde_json::Value;

use crate::analysis::Analysis;
use crate::analysis::attribution::Attribution;
use crate::error::Error;
use crate::lsp::outbox::value;
use crate::lsp::query::QueryContext;
use crate::lsp::testimony;
use crate::report::position::Locator;
use crate::text::span::Place;

/// A source and its statements.
struct Witness {
    name: String,
    kind: String,
    /// The first mention of the source.
    named: Place,
    statements: Vec<Statement>,
}

/// A statement of a source.
struct Statement {
    words: String,
    cue: Place,
    place: Place,
}

/// Returns the sources of the draft as symbols.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn symbols(basis: &QueryContext) -> Result<Value, Error> {
    let snapshot = &basis.checked.snapshot;
    let witnesses = basis
        .checker
        .analyze(snapshot, witnesses)?
        .unwrap_or_default();
    let locator = basis.locator();
    if basis.client.nests_symbols {
        let symbols = witnesses
            .iter()
            .map(|witness| nested(witness, basis, &locator));
        return Ok(value(&symbols.collect::<Vec<_>>()));
    }
    let symbols = witnesses
        .iter()
        .flat_map(|witness| flat(witness, basis, &locator));
    Ok(value(&symbols.collect::<Vec<_>>()))
}

/// Returns the sources, in the order of their first mention.
fn witnesses(analysis: &Analysis<'_>) -> Vec<Witness> {
    let draft = analysis.draft;
    let mut witnesses: Vec<Witness> = Vec::new();
    for attribution in analysis.attributions() {
        let Some(source) = &attribution.source else {
            continue;
        };
        let name = testimony::name(draft, source);
        let statement = statement(analysis, attribution);
        if let Some(known) = witnesses.iter_mut().find(|witness| witness.name == name) {
            known.statements.push(statement);
            continue;
        }
        witnesses.push(Witness {
            name,
            kind: source.kind.to_string(),
            named: draft.place(source.span),
            statements: vec![statement],
        });
    }
    witnesses
}

fn statement(analysis: &Analysis<'_>, attribution: &Attribution) -> Statement {
    let draft = analysis.draft;
    let cue = draft.place(attribution.cue);
    let content = attribution.content.iter();
    let words = content.clone().map(|span| testimony::words(draft, *span));
    let words: Vec<String> = words.collect();
    let places = content.map(|span| draft.place(*span));
    Statement {
        words: match words.join(" … ") {
            empty if empty.is_empty() => testimony::words(draft, attribution.cue),
            words => words,
        },
        cue,
        place: places.fold(cue, hull),
    }
}

fn nested(witness: &Witness, basis: &QueryContext, locator: &Locator<'_>) -> DocumentSymbol {
    let range = |place| basis.client.columns.range(locator, place);
    let statements = witness.statements.iter();
    let whole = statements.clone().map(|statement| statement.place);
    let statements = statements.map(|statement| {
        symbol(
            &statement.words,
            SymbolKind::String,
            range(statement.place),
            range(statement.cue),
        )
    });
    let mut symbol = symbol(
        &witness.name,
        SymbolKind::Object,
        range(whole.fold(witness.named, hull)),
        range(witness.named),
    );
    symbol.detail = Some(witness.kind.clone());
    symbol.children = Some(statements.collect());
    symbol
}

fn symbol(
    name: &str,
    kind: SymbolKind,
    range: gen_lsp_types::Range,
    selection_range: gen_lsp_types::Range,
) -> DocumentSymbol {
    #[expect(deprecated, reason = "the field has to be given to be left out")]
    DocumentSymbol {
        name: name.to_owned(),
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: None,
    }
}

/// Returns the statements of `witness` as a flat list, for editors without nested symbols.
fn flat(witness: &Witness, basis: &QueryContext, locator: &Locator<'_>) -> Vec<SymbolInformation> {
    let statements = witness.statements.iter();
    let symbols = statements.map(|statement| {
        let location = Location {
            uri: basis.checked.snapshot.address.clone(),
            range: basis.client.columns.range(locator, statement.place),
        };
        #[expect(deprecated, reason = "the field has to be given to be left out")]
        SymbolInformation {
            deprecated: None,
            location,
            base_symbol_information: BaseSymbolInformation {
                name: statement.words.clone(),
                kind: SymbolKind::String,
                tags: None,
                container_name: Some(witness.name.clone()),
            },
        }
    });
    symbols.collect()
}

fn hull(whole: Place, part: Place) -> Place {
    Place::new(whole.start.min(part.start), whole.end.max(part.end))
}
