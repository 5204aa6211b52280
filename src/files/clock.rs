//! Which day it is. Knows nothing else.

use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Error;

/// The variable by which builds that are to be repeated set the time, in seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Today by UTC: `2026-03-02`.
///
/// # Errors
///
/// When `SOURCE_DATE_EPOCH` is set and is no time.
pub fn today() -> Result<String, Error> {
    let seconds = std::env::var_os(EPOCH).map_or_else(|| Ok(now()), |it| seconds(&it))?;
    Ok(date(seconds / SECONDS_OF_DAY))
}

fn seconds(set: &OsStr) -> Result<u64, Error> {
    let seconds = set.to_str().and_then(|it| it.parse().ok());
    let set = set.display();
    seconds.filter(|it| *it <= LAST_SECOND).ok_or_else(|| {
        let expected = "expected a number of seconds since 1970";
        Error::new(format!("{expected}, found `{set}`")).within(EPOCH)
    })
}

fn now() -> u64 {
    // A clock before 1970 was never set.
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |it| it.as_secs().min(LAST_SECOND))
}

/// The last second of the year 9999, after which dates are written otherwise.
const LAST_SECOND: u64 = 253_402_300_799;

const SECONDS_OF_DAY: u64 = 24 * 60 * 60;

const DAYS_OF_FOUR_YEARS: u64 = 4 * 365 + 1;

const DAYS_OF_CENTURY: u64 = 25 * DAYS_OF_FOUR_YEARS - 1;

const DAYS_OF_FOUR_CENTURIES: u64 = 4 * DAYS_OF_CENTURY + 1;

/// The day that is `days` after the first of January 1970, in the Gregorian calendar.
fn date(days: u64) -> String {
    // Counted from the first of March of the year 0, so that a leap day is the last of its year.
    const FIRST: u64 = 719_468;
    const MONTHS: [u64; 12] = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29];
    let days = days + FIRST;
    let (four_centuries, days) = (days / DAYS_OF_FOUR_CENTURIES, days % DAYS_OF_FOUR_CENTURIES);
    // The last day of the four hundredth year and of each fourth is one more than the others have.
    let centuries = (days / DAYS_OF_CENTURY).min(3);
    let days = days - centuries * DAYS_OF_CENTURY;
    let (four_years, days) = (days / DAYS_OF_FOUR_YEARS, days % DAYS_OF_FOUR_YEARS);
    let years = (days / 365).min(3);
    let mut day = days - years * 365;
    let mut month = 3;
    for length in MONTHS {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    let year = 400 * four_centuries + 100 * centuries + 4 * four_years + years;
    let (year, month) = if month <= 12 {
        (year, month)
    } else {
        (year + 1, month - 12)
    };
    format!("{year:04}-{month:02}-{:02}", day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (364, "1970-12-31"),
            (789, "1972-02-29"),
            (790, "1972-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_514, "2026-03-02"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(days), expected, "{days}");
        }
        // Each day follows the one before it, through four centuries.
        let dates: Vec<String> = (0..DAYS_OF_FOUR_CENTURIES).map(date).collect();
        assert!(dates.is_sorted_by(|a, b| a < b));
        assert_eq!(dates.last().map(String::as_str), Some("2369-12-31"));
    }
}
