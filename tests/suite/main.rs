//! Every test that is data: rule examples, transcripts of the command, and the tree itself.

mod changes;
mod examples;
mod fixes;
mod invariants;
mod new_findings;
mod rewriting;
mod schema;
mod shell;
mod tidy;
mod transcripts;
mod truncations;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = examples::trials();
    trials.extend(changes::trials());
    trials.extend(fixes::trials());
    trials.extend(invariants::trials());
    trials.extend(new_findings::trials());
    trials.extend(rewriting::trials());
    trials.extend(schema::trials());
    trials.extend(shell::trials());
    trials.extend(tidy::trials());
    trials.extend(transcripts::trials());
    trials.extend(truncations::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
