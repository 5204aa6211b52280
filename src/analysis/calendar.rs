//! Words of days, months and times. Knows no phrases.

/// Whether `word`, in lower case, names a day or a month. Written large it names nobody.
pub fn is_date(word: &str) -> bool {
    DAYS.contains(&word) || is_month(word)
}

/// Whether `word`, in lower case, names a month.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether `word` names a time by itself: “friday”, “sept”, “morning”. “May” may be a verb.
pub fn is_clock(word: &str) -> bool {
    word != "may" && is_date(word) || CLOCK.contains(&word)
}

/// Whether `word` can be part of a phrase that tells a time: “late last friday”.
pub fn is_time(word: &str) -> bool {
    is_date(word) || CLOCK.contains(&word) || AROUND.contains(&word)
}

const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Months cut short, parts of a day, and spans that stand for a time.
const CLOCK: &[&str] = &[
    "jan",
    "feb",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
    "weekend",
    "month",
    "year",
    "today",
    "yesterday",
];

/// What stands around those words.
const AROUND: &[&str] = &[
    "tomorrow", "last", "this", "next", "late", "early", "earlier", "later", "the", "a", "an",
    "ago", "day", "days", "weeks", "months", "years", "recent", "past", "same", ".",
];
