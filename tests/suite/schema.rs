//! Checks that the copy of the JSON Schema of settings in the tree is what the command prints.

use std::fs;

use copydesk::config::schema::schema;
use copydesk::rules::catalog::Catalog;
use libtest_mimic::Trial;

use crate::bless::{self, Mode};

const COPY: &str = "examples/copydesk.schema.json";

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test("schema::copy_is_as_printed", || {
        let catalog = Catalog::embedded()?;
        let printed = serde_json::to_string_pretty(&schema(&catalog))?;
        if fs::read_to_string(COPY)?.trim_end() == printed {
            return Ok(());
        }
        match bless::mode() {
            Mode::Compare => Err(bless::differs(&format!("{COPY} is not as printed")).into()),
            Mode::Write | Mode::WriteErrors => Ok(fs::write(COPY, printed + "\n")?),
        }
    })]
}
