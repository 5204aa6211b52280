//! What the words before and after a figure say about it: `rules/english/beside-figures.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::lexicon;

static ROLES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/beside-figures.tsv")));

/// Stands before a month or a year.
pub const DATE_LEAD: &str = "date-lead";
/// Stands before a time of the day.
pub const TIME_LEAD: &str = "time-lead";
/// Is a month, but may also be a name or a verb: “may”, “june”.
pub const MONTH_VERB: &str = "month-verb";
/// Says that a figure is the difference of two.
pub const DIFFERENCE: &str = "difference";
/// Says that a figure is the sum of two.
pub const SUM: &str = "sum";
/// Stands before a share.
pub const BEFORE_SHARE: &str = "before-share";
/// Stands behind a share.
pub const BEHIND_SHARE: &str = "behind-share";
/// Names a row that adds the other rows up.
pub const WHOLE: &str = "whole";

/// Whether `word`, in lower case, has the `role`.
pub fn has(word: &str, role: &str) -> bool {
    ROLES
        .get(word)
        .is_some_and(|roles| roles.split(' ').any(|own| own == role))
}
