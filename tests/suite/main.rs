//! Tests that are data: rule examples, transcripts of the command, and the tree itself.

mod bless;
mod book;
mod changes;
mod crashes;
mod documents;
mod english;
mod examples;
mod exceptions;
mod fixes;
mod formats;
#[cfg(unix)]
mod git;
mod invariants;
mod library;
mod literals;
#[cfg(all(unix, feature = "lsp"))]
mod lsp;
mod markups;
#[cfg(all(unix, feature = "mcp"))]
mod mcp;
mod names;
mod new_findings;
#[path = "../fuzz/pipeline/mod.rs"]
mod pipeline;
#[cfg(unix)]
mod places;
mod rewriting;
#[cfg(unix)]
mod safety;
mod schema;
#[cfg(unix)]
mod scratch;
mod shell;
#[cfg(unix)]
mod streams;
#[cfg(unix)]
mod terminal;
mod thresholds;
mod tidy;
mod transcripts;
mod truncations;

use copydesk::rules::catalog::Catalog;
use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_iter(bless::take_flags(std::env::args()));
    let trials = match Catalog::embedded() {
        Err(fault) => vec![Trial::test("rules::load", move || Err(fault.into()))],
        Ok(catalog) if bless::mode() == bless::Mode::Compare => all(catalog),
        Ok(_) => snapshots(),
    };
    libtest_mimic::run(&arguments, trials).exit();
}

/// Returns the trials that compare generated files with the tree, or write them.
fn snapshots() -> Vec<Trial> {
    let mut trials = formats::trials();
    trials.extend(book::generated());
    trials.extend(documents::snapshots());
    trials.extend(markups::snapshots());
    trials.extend(schema::trials());
    trials.extend(exceptions::trials());
    trials.extend(literals::trials());
    trials.extend(transcripts::trials());
    trials
}

fn all(catalog: Catalog) -> Vec<Trial> {
    let mut trials: Vec<Trial> = examples::trials(catalog);
    trials.extend(snapshots());
    trials.extend(book::trials());
    trials.extend(changes::trials());
    trials.extend(crashes::trials());
    trials.extend(documents::trials());
    trials.extend(markups::trials());
    trials.extend(english::trials());
    trials.extend(fixes::trials());
    #[cfg(unix)]
    trials.extend(git::trials());
    trials.extend(invariants::trials());
    trials.extend(library::trials());
    #[cfg(all(unix, feature = "lsp"))]
    trials.extend(lsp::trials());
    #[cfg(all(unix, feature = "mcp"))]
    trials.extend(mcp::trials());
    trials.extend(names::trials());
    trials.extend(new_findings::trials());
    #[cfg(unix)]
    trials.extend(places::trials());
    trials.extend(rewriting::trials());
    #[cfg(unix)]
    trials.extend(safety::trials());
    trials.extend(shell::trials());
    #[cfg(unix)]
    trials.extend(streams::trials());
    #[cfg(unix)]
    trials.extend(terminal::trials());
    trials.extend(thresholds::trials());
    trials.extend(tidy::trials());
    trials.extend(truncations::trials());
    trials
}
