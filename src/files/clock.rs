//! The current date and time.

use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::Error;

/// The environment variable in which reproducible builds give the time, in seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Returns the current date in UTC, such as `2026-03-02`.
///
/// # Errors
///
/// Returns an error if `SOURCE_DATE_EPOCH` is set but is not a number of seconds.
pub fn today() -> Result<String, Error> {
    Ok(date(set_or_now()? / SECONDS_OF_DAY))
}

/// Returns the current time in UTC, such as `2026-03-02T10:00:00Z`.
///
/// # Errors
///
/// Returns an error if `SOURCE_DATE_EPOCH` is set but is not a number of seconds.
pub fn second() -> Result<String, Error> {
    let seconds = set_or_now()?;
    let (day, seconds) = (date(seconds / SECONDS_OF_DAY), seconds % SECONDS_OF_DAY);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    Ok(format!(
        "{day}T{hours:02}:{minutes:02}:{:02}Z",
        seconds % 60
    ))
}

/// Returns the seconds since 1970: from `SOURCE_DATE_EPOCH` if that variable is set, otherwise from
/// the clock.
fn set_or_now() -> Result<u64, Error> {
    std::env::var_os(EPOCH).map_or_else(|| Ok(now()), |epoch| seconds(&epoch))
}

fn seconds(set: &OsStr) -> Result<u64, Error> {
    let seconds = set.to_str().and_then(|text| text.parse().ok());
    let set = set.display();
    seconds
        .filter(|seconds| *seconds <= LAST_SECOND)
        .ok_or_else(|| {
            let expected = "expected a number of seconds since 1970";
            Error::new(format!("{expected}, found `{set}`")).within(EPOCH)
        })
}

fn now() -> u64 {
    // A clock that shows a time before 1970 has never been set.
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |duration| duration.as_secs().min(LAST_SECOND))
}

/// The last second of the year 9999; later years have more than four digits.
const LAST_SECOND: u64 = 253_402_300_799;

const SECONDS_OF_DAY: u64 = 24 * 60 * 60;

const DAYS_OF_FOUR_CENTURIES: u64 = 400 * 365 + 97;

/// Returns the date that is `days` days after 1 January 1970, in the Gregorian calendar. This is
/// the algorithm `civil_from_days` of Howard Hinnant.
fn date(days: u64) -> String {
    // Count days from 1 March of the year 0 and let years begin in March. A leap day is then the
    // last day of its year.
    let days = days + 719_468;
    let (era, day) = (days / DAYS_OF_FOUR_CENTURIES, days % DAYS_OF_FOUR_CENTURIES);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Counted from March, every five months have 153 days together.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let is_next_year = 10 <= month;
    let month = if is_next_year { month - 9 } else { month + 3 };
    let year = 400 * era + year + u64::from(is_next_year);
    format!("{year:04}-{month:02}-{day:02}")
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
        // Successive days must have successive dates; the calendar repeats itself after four
        // centuries.
        let dates: Vec<String> = (0..DAYS_OF_FOUR_CENTURIES).map(date).collect();
        assert!(dates.is_sorted_by(|a, b| a < b));
        assert_eq!(dates.last().map(String::as_str), Some("2369-12-31"));
    }
}
