//! The CI workflow that `copydesk init` proposes.

use crate::cli::init::InstallSource;
use crate::files::surroundings::{GITLAB, Host, WORKFLOWS};

/// Returns the path and the text of the workflow for `host`. The workflow installs the command from
/// `source`.
pub fn file(host: Host, source: &InstallSource) -> (String, String) {
    let InstallSource { address, revision } = source;
    match host {
        Host::GitHub => {
            // GitHub names an action by its owner and name only.
            let action = address.trim_start_matches("https://github.com/");
            let text = format!(
                "name: copydesk\non:\n  pull_request:\n  push:\n    branches: [main]\n\
                 permissions: {{}}\njobs:\n  copydesk:\n    runs-on: ubuntu-latest\n    permissions:\n      \
                 contents: read\n    steps:\n      - uses: actions/checkout@v7\n        with:\n          \
                 persist-credentials: false\n      - uses: {action}@{revision}\n"
            );
            (format!("{WORKFLOWS}/copydesk.yml"), text)
        }
        Host::GitLab => {
            let text = format!(
                "copydesk:\n  image: rust:1\n  script:\n    - cargo install --locked --git {address} --tag \
                 {revision}\n    - copydesk check --report gitlab=copydesk.json .\n  artifacts:\n    \
                 when: always\n    reports:\n      codequality: copydesk.json\n"
            );
            (GITLAB.to_owned(), text)
        }
    }
}
