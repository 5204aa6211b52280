//! Words of days, months and times. Knows no phrases.

use crate::english;
use crate::english::class::{Class, ClassSet};

const DATES: ClassSet = ClassSet::of(&[Class::Weekdays, Class::Months]);

const CLOCK: ClassSet = ClassSet::of(&[Class::Weekdays, Class::Months, Class::ClockTimes]);

const TIMES: ClassSet = ClassSet::of(&[
    Class::Weekdays,
    Class::Months,
    Class::ClockTimes,
    Class::TimeCompanions,
]);

/// Whether `word`, in lower case, names a day or a month. Written large it names nobody.
pub fn is_date(word: &str) -> bool {
    is(word, &DATES)
}

/// Whether `word`, in lower case, names a month.
pub fn is_month(word: &str) -> bool {
    is(word, &Class::Months.into())
}

/// Whether `word` names a time by itself: “friday”, “sept”, “morning”. “May” may be a verb.
pub fn is_clock(word: &str) -> bool {
    word != "may" && is(word, &CLOCK)
}

/// Whether `word` can be part of a phrase that tells a time: “late last friday”.
pub fn is_time(word: &str) -> bool {
    word == "." || is(word, &TIMES)
}

fn is(word: &str, classes: &ClassSet) -> bool {
    english::dictionary().word(word).classes.meets(classes)
}
