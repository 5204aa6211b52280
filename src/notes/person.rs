//! Decides whether a label of a note names a person, and whether two words are spellings of one
//! name.

use crate::analysis::name;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::notes::speaker::{MAX_INITIALS, WholeNames};
use crate::text::stem::stem;
use crate::text::words::normalize;

/// The classes of words that are in names of organizations but not in names of people.
const BODIES: ClassSet = ClassSet::of(&[
    Class::CollectiveSource,
    Class::DocumentSource,
    Class::InstitutionNouns,
    Class::OrganizationSource,
]);

/// Says whether `label` is the name of a person: “Ann Gray”, but not “Background” or “Press
/// Office”. `names` has the names in the note and the names in the draft. If `label` consists of
/// initials, one of these names must have these initials.
pub fn is_named(label: &str, names: [&WholeNames; 2]) -> bool {
    let name = label.split([',', '(']).next().unwrap_or_default();
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| {
            normalize(word.trim_matches(|letter: char| !letter.is_alphanumeric())).into_owned()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let have = |word: &str| names.iter().any(|names| names.have(word));
    let is_initials = |word: &str| {
        word.len() <= MAX_INITIALS && label.chars().all(|letter| letter.is_ascii_uppercase())
    };
    match words.as_slice() {
        [] => false,
        [only] if is_initials(only) => names.iter().any(|names| names.begin_with(only)),
        [only] => have(only) || !is_common(only),
        _ if words.iter().any(|word| name::is_title(word)) => true,
        words => !words.iter().any(|word| is_body(word)),
    }
}

fn is_body(word: &str) -> bool {
    english::dictionary().word(word).classes.meets(&BODIES)
}

/// Says whether `word` is a frequent word of English, so that it is probably not a name.
fn is_common(word: &str) -> bool {
    english::frequencies().row(&stem(word)).is_some()
}

/// Says whether `one` and `two`, in lower case, may be one name. This is true if they are equal, if
/// one is a part of the other, as in “Okoth-Lind”, or if one letter differs, as in “Vestergaard”
/// and “Vestergaart”.
pub fn is_same(one: &str, two: &str) -> bool {
    let is_part = |short: &str, long: &str| {
        let mut parts = long.split('-');
        parts.any(|part| part == short && LEAST_LETTERS_OF_PART <= part.len())
    };
    one == two || is_part(one, two) || is_part(two, one) || is_near(one, two)
}

/// A part of a name with a hyphen may stand for the name if the part has at least this many
/// letters.
const LEAST_LETTERS_OF_PART: usize = 3;

/// Says whether two long words differ in one letter, which is changed, added or missing.
fn is_near(one: &str, two: &str) -> bool {
    let n_same = one
        .chars()
        .zip(two.chars())
        .take_while(|(one, two)| one == two)
        .count();
    let rest = |word: &str, skipped: usize| word.chars().skip(n_same + skipped).collect::<String>();
    LEAST_LETTERS_OF_SPELLING <= one.len().min(two.len())
        && 0 < n_same
        && (rest(one, 1) == rest(two, 1)
            || rest(one, 1) == rest(two, 0)
            || rest(one, 0) == rest(two, 1))
}

/// The minimum number of letters in a name that may have a second spelling.
const LEAST_LETTERS_OF_SPELLING: usize = 6;
