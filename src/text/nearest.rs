//! Unknown names, such as a misspelt rule, and the known names most similar to them.

use std::fmt;

use crate::error::Error;

/// A name that is not known.
///
/// Displays as ``unknown rule `newz`; did you mean `news`?``.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The kind of thing that was looked for by its name, such as `rule` or `profile`.
    kind: &'static str,
    /// The unknown name.
    name: String,
    /// The most similar known name; `None` if no name is similar enough.
    nearest: Option<String>,
    /// All known names, for an error that lists them; empty if the error does not list them.
    known: Vec<String>,
}

impl UnknownName {
    /// Creates the unknown name `name`. `kind` is the kind of thing that was looked for, such as
    /// `rule`. `known` has the names that exist.
    pub fn new<'k>(
        kind: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            nearest: nearest(name, known).map(str::to_owned),
            known: Vec::new(),
        }
    }

    /// Like [`UnknownName::new`], but the error lists all of `known` if no name is similar to
    /// `name`.
    pub fn listed<'k>(
        kind: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let mut unknown = Self::new(kind, name, known.iter().copied());
        unknown.known = known.into_iter().map(str::to_owned).collect();
        unknown
    }

    /// Converts the unknown name to an error. If the error neither suggests a similar name nor
    /// lists the known names, its remedy is `remedy`.
    pub fn or(self, remedy: &str) -> Error {
        let error = Error::from(self);
        match error.remedy() {
            Some(_) => error,
            None => error.with_remedy(remedy),
        }
    }

    fn remedy(&self) -> Option<String> {
        match (&self.nearest, self.known.as_slice()) {
            (Some(nearest), _) => Some(format!("did you mean `{nearest}`?")),
            (None, []) => None,
            (None, known) => Some(format!("expected one of {}", known.join(", "))),
        }
    }
}

impl From<UnknownName> for Error {
    fn from(unknown: UnknownName) -> Self {
        let error = Error::new(format!("unknown {} `{}`", unknown.kind, unknown.name));
        match unknown.remedy() {
            Some(remedy) => error.with_remedy(remedy),
            None => error,
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Error::from(self.clone()).fmt(f)
    }
}

/// Returns the name in `known` that is most similar to `name`, or `None` if no name is similar
/// enough.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const MIN_SIMILARITY: f64 = 0.75;
    let scored = known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= MIN_SIMILARITY).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(nearest(name, ["news", "docs"]), expected);
    }

    #[test]
    fn an_unknown_name_is_told_with_its_nearest() {
        let check = |error: Error, expected: &str| assert_eq!(error.to_string(), expected);
        let known = ["news", "docs"];
        let near = UnknownName::new("profile", "new", known);
        check(
            near.clone().into(),
            "unknown profile `new`; did you mean `news`?",
        );
        check(
            near.or("see there"),
            "unknown profile `new`; did you mean `news`?",
        );
        let far = UnknownName::new("profile", "verse", known);
        check(far.clone().into(), "unknown profile `verse`");
        check(far.or("see there"), "unknown profile `verse`; see there");
        let listed = UnknownName::listed("profile", "verse", known);
        check(
            listed.into(),
            "unknown profile `verse`; expected one of news, docs",
        );
    }

    #[test]
    fn a_name_is_nearest_to_one_that_is_like_it() {
        check("new", Some("news"));
        check("dcos", Some("docs"));
        check("verse", None);
        check("", None);
    }
}
