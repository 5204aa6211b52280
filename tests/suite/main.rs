//! Every test that is data: rule examples, transcripts of the command, and the tree itself.

mod examples;
mod invariants;
mod schema;
mod shell;
mod tidy;
mod transcripts;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = examples::trials();
    trials.extend(invariants::trials());
    trials.extend(schema::trials());
    trials.extend(shell::trials());
    trials.extend(tidy::trials());
    trials.extend(transcripts::trials());
    libtest_mimic::run(&arguments, trials).exit();
}
