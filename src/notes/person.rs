//! Whether a label of a note names a person, and whether two spellings are of one name.

use crate::analysis::name;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::notes::speaker::{MAX_INITIALS, WholeNames};
use crate::text::stem::stem;
use crate::text::words::normalize;

/// Words in names of organizations, which no person has.
const BODIES: ClassSet = ClassSet::of(&[
    Class::CollectiveSource,
    Class::DocumentSource,
    Class::InstitutionNouns,
    Class::OrganizationSource,
]);

/// Whether `label` is the name of a person, as far as the note and the draft with these `names`
/// show. “Background” and “Press Office” are not. Initials must be those of one of the names.
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

/// Whether texts have `word` often, so that it may be no name.
fn is_common(word: &str) -> bool {
    english::frequencies().row(&stem(word)).is_some()
}

/// Whether `one` and `two`, in lower case, may be one name: they are equal, one is a part of the
/// other, as in “Okoth-Lind”, or one letter differs, as in “Vestergaard” and “Vestergaart”.
pub fn is_same(one: &str, two: &str) -> bool {
    let is_part = |short: &str, long: &str| {
        let mut parts = long.split('-');
        parts.any(|part| part == short && LEAST_LETTERS_OF_PART <= part.len())
    };
    one == two || is_part(one, two) || is_part(two, one) || is_near(one, two)
}

/// How many letters a part of a name with a hyphen has at least.
const LEAST_LETTERS_OF_PART: usize = 3;

/// Whether one letter of two long words is changed, added or missing.
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

/// How many letters a name has at least, if it may have a second spelling.
const LEAST_LETTERS_OF_SPELLING: usize = 6;
