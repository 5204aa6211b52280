//! The head of a letter or a mail among notes: “From: Ana Ruiz”, “Subject: The pier”.

use crate::notes::speaker::Turn;
use crate::text::span::{Place, offset};

/// Whether `label`, which stands in front of a colon, names a field of the head of a letter.
pub fn is_field(label: &str) -> bool {
    FIELDS.iter().any(|field| label.eq_ignore_ascii_case(field))
}

/// The turn of whoever sent the letter `source`; none if it is no letter or says more than once who
/// sent it, as a thread of mails does.
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

/// The name that `value` begins with: “Ana Ruiz, Ansel”, “Ana Ruiz <ruiz@ansel.example>”.
fn name(value: &str) -> &str {
    let name = value.split([',', '<', '(', ';']).next();
    name.unwrap_or_default().trim().trim_matches('"')
}

/// What the field that names the sender is called.
const FROM: &str = "from";

/// What the fields of a head are called.
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

/// Below how many lines the sender is not named in the head.
const MAX_LINES: usize = 8;
