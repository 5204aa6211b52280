//! The functions that fuzz targets run, and that the test suite runs on inputs of earlier crashes.
//! Each function processes the bytes of a file as the command does, and panics if an invariant does
//! not hold.

mod baseline;
mod draft;
mod fixes;
mod house;
mod output;
mod rule;
mod settings;

/// A kind of file that a user hands to copydesk.
pub(crate) struct Target {
    /// The name of the target, of the folder of its crashes, and of its dictionary.
    pub(crate) name: &'static str,
    check: fn(&[u8]),
}

/// All targets.
pub(crate) const TARGETS: &[Target] = &[
    Target {
        name: "markdown",
        check: |bytes| draft::check(bytes, "draft.md"),
    },
    Target {
        name: "plain",
        check: |bytes| draft::check(bytes, "draft.txt"),
    },
    Target {
        name: "settings",
        check: settings::check,
    },
    Target {
        name: "rule",
        check: rule::check,
    },
    Target {
        name: "baseline",
        check: baseline::check,
    },
];

/// Runs the target `name` on `bytes`.
///
/// # Panics
///
/// Panics if no target has the name `name`, or if an invariant does not hold.
pub(crate) fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    let target = target.unwrap_or_else(|| panic!("no target is called {name}"));
    (target.check)(bytes);
}
