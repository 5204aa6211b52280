//! What the words before and after a figure say about it: `rules/english/beside-figures.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::lexicon;

static ROLES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/beside-figures.tsv")));

/// The role of a word before a month or a year.
pub const DATE_LEAD: &str = "date-lead";
/// The role of a word before a time of the day.
pub const TIME_LEAD: &str = "time-lead";
/// The role of the name of a month that may also be a person's name or a verb: “june”, “may”.
pub const MONTH_VERB: &str = "month-verb";
/// The role of a word that says that a figure is the difference of two figures.
pub const DIFFERENCE: &str = "difference";
/// The role of a word that says that a figure is the sum of two figures.
pub const SUM: &str = "sum";
/// The role of a word that says that a figure is a product or an average.
pub const RESULT: &str = "result";
/// The role of “left”, which says in some places that a figure is a difference: “£40 is left”.
pub const LEFT: &str = "left";
/// The role of a word before a share.
pub const BEFORE_SHARE: &str = "before-share";
/// The role of a word after a share.
pub const BEHIND_SHARE: &str = "behind-share";
/// The role of a word before the period of a rate: “a” in “a day”.
pub const RATE_LEAD: &str = "rate-lead";
/// The role of a word that names a row with the sum of the other rows.
pub const WHOLE: &str = "whole";

/// Whether `word`, in lower case, has the `role`.
pub fn has(word: &str, role: &str) -> bool {
    ROLES
        .get(word)
        .is_some_and(|roles| roles.split(' ').any(|own| own == role))
}
