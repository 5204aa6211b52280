//! The pre-commit hook that `copydesk init` proposes.

use crate::cli::init::InstallSource;

/// The indentation of list entries in a new file.
const INDENTATION: &str = "  ";

/// Returns the pre-commit configuration `existing` with the hook appended. Without `existing`,
/// returns a new configuration with only the hook. `None` if `existing` already mentions copydesk,
/// or if its last key is not `repos`.
pub fn with_hook(existing: Option<&str>, source: Option<&InstallSource>) -> Option<String> {
    let Some(existing) = existing else {
        return Some(format!("repos:\n{}", entry(INDENTATION, source)));
    };
    let is_key = |line: &&str| line.starts_with(|character: char| character.is_ascii_alphabetic());
    let last_key = existing.lines().rfind(is_key)?;
    if last_key.trim_end() != "repos:" || existing.contains("copydesk") {
        return None;
    }
    let mut entries = existing
        .lines()
        .filter(|line| line.trim_start().starts_with("- repo:"));
    let indentation = entries.next().map_or(INDENTATION, |line| {
        &line[..line.len() - line.trim_start().len()]
    });
    let ending = if existing.ends_with('\n') { "" } else { "\n" };
    Some(format!("{existing}{ending}{}", entry(indentation, source)))
}

/// Returns the entry in the list of hooks, indented by `indentation`.
fn entry(indentation: &str, source: Option<&InstallSource>) -> String {
    let lines = match source {
        Some(InstallSource { address, revision }) => vec![
            format!("- repo: {address}"),
            format!("  rev: {revision}"),
            "  hooks:".to_owned(),
            "    - id: copydesk".to_owned(),
        ],
        // Without an address to install from, the hook runs the installed command.
        None => [
            "- repo: local",
            "  hooks:",
            "    - id: copydesk",
            "      name: copydesk",
            "      entry: copydesk check --force-exclude .",
            "      language: system",
            "      files: \\.(md|markdown|mdx|qmd|[Rr]md|txt)$",
            "      pass_filenames: false",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    let lines = lines.iter().map(|line| format!("{indentation}{line}\n"));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(existing: &str, expected: Option<&str>) {
        let source = InstallSource {
            address: "https://example.org/copydesk".to_owned(),
            revision: "v1.2.3".to_owned(),
        };
        let found = with_hook(Some(existing), Some(&source));
        assert_eq!(found.as_deref(), expected, "{existing:?}");
    }

    #[test]
    fn the_hook_is_the_last_of_the_list() {
        check(
            "# ours\nrepos:\n- repo: a\n  hooks: []\n",
            Some(
                "# ours\nrepos:\n- repo: a\n  hooks: []\n- repo: https://example.org/copydesk\n  \
                 rev: v1.2.3\n  hooks:\n    - id: copydesk\n",
            ),
        );
        check(
            "repos:\n    - repo: a",
            Some(
                "repos:\n    - repo: a\n    - repo: https://example.org/copydesk\n      \
                 rev: v1.2.3\n      hooks:\n        - id: copydesk\n",
            ),
        );
    }

    #[test]
    fn what_cannot_be_extended_stays_as_it_is() {
        check("repos:\n  - repo: a\nfail_fast: true\n", None);
        check("repos: [{repo: a}]\n", None);
        check("repos:\n  - repo: local\n    id: copydesk\n", None);
        check("", None);
    }
}
