//! The known name that a mistyped one is nearest to. Knows no names.

/// The one of `known` that is most like `name`, if one is like it at all.
#[must_use]
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const ALIKE: f64 = 0.75;
    let scored = known
        .into_iter()
        .map(|it| (strsim::jaro_winkler(name, it), it));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}

/// What is said behind a `name` that is not known: `; is “news” meant?`, or `otherwise` where none
/// of `known` is like it.
#[must_use]
pub fn hint<'k>(name: &str, known: impl IntoIterator<Item = &'k str>, otherwise: &str) -> String {
    let near = nearest(name, known);
    near.map_or_else(|| otherwise.to_owned(), |it| format!("; is “{it}” meant?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(hint(name, ["news", "docs"], " (see there)"), expected);
    }

    #[test]
    fn a_name_is_nearest_to_one_that_is_like_it() {
        check("new", "; is “news” meant?");
        check("dcos", "; is “docs” meant?");
        check("verse", " (see there)");
        check("", " (see there)");
    }
}
