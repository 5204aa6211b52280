//! What the words before and after a figure say about the figure. The table
//! `rules/english/beside-figures.tsv` gives each of these words one or more roles.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::lexicon;

static ROLES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/beside-figures.tsv")));

/// The role of a word such as “since” that comes before a month or a year.
pub const DATE_LEAD: &str = "date-lead";
/// The role of a word such as “until” that comes before a time of the day.
pub const TIME_LEAD: &str = "time-lead";
/// The role of the name of a month that may also be a person's name or a verb: “june”, “may”.
pub const MONTH_VERB: &str = "month-verb";
/// The role of a word such as “fewer”, which says that a figure is the difference of two figures.
pub const DIFFERENCE: &str = "difference";
/// The role of a word such as “altogether”, which says that a figure is the sum of two figures.
pub const SUM: &str = "sum";
/// The role of a word such as “each”, which says that a figure is a product or an average.
pub const RESULT: &str = "result";
/// The role of the word “left”. In “£40 is left”, the word says that a figure is a difference.
pub const LEFT: &str = "left";
/// The role of a word such as “nearly” before a share: “nearly half”.
pub const BEFORE_SHARE: &str = "before-share";
/// The role of a word such as “more” after a share: “a third more”.
pub const BEHIND_SHARE: &str = "behind-share";
/// The role of a word before the period of a rate, such as “a” in “a day”.
pub const RATE_LEAD: &str = "rate-lead";
/// The role of a word such as “total”, which names a row that adds up the other rows of a table.
pub const WHOLE: &str = "whole";

/// Says whether the table of roles gives `word`, in lower case, this `role`.
pub fn has(word: &str, role: &str) -> bool {
    ROLES
        .get(word)
        .is_some_and(|roles| roles.split(' ').any(|own| own == role))
}
