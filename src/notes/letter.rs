//! Reads the header of a letter or an email among the notes: “From: Ana Ruiz”, “Subject: The pier”.

use crate::notes::speaker::Turn;
use crate::text::span::{Place, offset};

/// Says whether `label`, the text before a colon, names a field in the header of a letter.
pub fn is_field(label: &str) -> bool {
    FIELDS.iter().any(|field| label.eq_ignore_ascii_case(field))
}

/// Returns the turn of the sender of the letter `source`. Returns `None` if `source` is not a
/// letter, or if it names a sender more than once, as a thread of emails does.
pub fn sender(source: &str) -> Option<Turn> {
    let (mut start, mut senders, mut n_fields) = (0, Vec::new(), 0);
    for line in source.split_inclusive('\n') {
        let end = start + line.len();
        if let Some((label, value)) = line.split_once(':').filter(|(label, _)| is_field(label)) {
            n_fields += 1;
            if label.eq_ignore_ascii_case(FROM) {
                let place = Place::new(offset(start), offset(end));
                senders.push((place, name(value)));
            }
        }
        start = end;
    }
    let [(place, name)] = senders.as_slice() else {
        return None;
    };
    let is_letter = 2 <= n_fields && source[..place.start as usize].lines().count() <= MAX_LINES;
    (is_letter && name.starts_with(char::is_uppercase)).then(|| Turn {
        place: *place,
        speaker: (*name).to_owned(),
    })
}

/// Returns the name that `value` begins with: “Ana Ruiz, Ansel”, “Ana Ruiz <ruiz@ansel.example>”.
fn name(value: &str) -> &str {
    let name = value.split([',', '<', '(', ';']).next();
    name.unwrap_or_default().trim().trim_matches('"')
}

/// The name of the field that gives the sender.
const FROM: &str = "from";

/// The names of the fields of a header.
const FIELDS: [&str; 9] = [
    FROM,
    "to",
    "cc",
    "bcc",
    "date",
    "sent",
    "subject",
    "re",
    "attachments",
];

/// How many lines of a letter may come before the line that names the sender.
const MAX_LINES: usize = 8;
