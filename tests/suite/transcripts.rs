//! What the command prints: `tests/ui/*.trycmd`, and the console blocks of the README and guides.

use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let transcripts = Trial::test("transcripts", || {
        let cases = trycmd::TestCases::new();
        // The width of a page and the absence of colour are those of a pipe.
        cases.env("NO_COLOR", "1").env("COLUMNS", "100");
        cases
            .case("tests/ui/*.trycmd")
            .case("tests/ui/*.toml")
            .case("README.md")
            .case("CONTRIBUTING.md");
        cases.case("examples/README.md");
        cases.run();
        Ok(())
    });
    vec![transcripts]
}
