//! The URLs of the published pages of rules.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::rules::catalog::Catalog;

/// The URL of the book: `homepage` in `Cargo.toml`. If `homepage` is missing, no rule has a URL.
const BOOK: Option<&str> = option_env!("CARGO_PKG_HOMEPAGE");

/// The rules with a page in the book: the built-in rules. A project's own rules have no page.
static BUILT_IN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let catalog = Catalog::embedded().unwrap_or_default();
    catalog.rules.iter().map(|rule| rule.id.clone()).collect()
});

/// Returns the URL of the page of `rule`, if the rule has a page.
pub fn address(rule: &str) -> Option<String> {
    address_below(BOOK?, rule)
}

/// Returns the URL of the page of `rule` in the book at the URL `book`, if the rule has a page in
/// the book.
fn address_below(book: &str, rule: &str) -> Option<String> {
    let book = book.trim_end_matches('/');
    let is_published = !book.is_empty() && BUILT_IN.contains(rule);
    is_published.then(|| format!("{book}/rules/{rule}.html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(book: &str, rule: &str, expected: Option<&str>) {
        assert_eq!(address_below(book, rule).as_deref(), expected);
    }

    #[test]
    fn rules_of_the_book_have_a_page() {
        let page = Some("https://example.org/book/rules/doubled-word.html");
        check("https://example.org/book", "doubled-word", page);
        check("https://example.org/book/", "doubled-word", page);
        check("https://example.org/book", "street-of-the-house", None);
        check("https://example.org/book", "standard", None);
        check("", "doubled-word", None);
    }
}
