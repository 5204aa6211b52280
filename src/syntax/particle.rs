//! The verbs that take a particle, such as “in” in “logged in”, and the verbs that leave a
//! preposition at the end of a passive, such as “for” in “was paid for”.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::embedded;
use crate::text::lexicon;
use crate::text::stem::stem;

/// For each particle, the stems of the verbs that take this particle: “log” for “in”. A preposition
/// that may end a passive (“was paid for”) has a key with a prefix: `passive: for`.
static PARTICLES: LazyLock<FxHashMap<&'static str, FxHashSet<String>>> = LazyLock::new(|| {
    let rows = lexicon::entries(embedded::text("english/particle-verbs.tsv"));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    rows.map(|(particle, verbs)| {
        (
            particle,
            verbs
                .split(' ')
                .map(|text| stem(text).into_owned())
                .collect(),
        )
    })
    .collect()
});

/// Says whether the normalised `verb`, in any form, takes the particle `particle`: “logged in”.
pub fn takes_particle(verb: &str, particle: &str) -> bool {
    let verbs = PARTICLES.get(particle);
    verbs.is_some_and(|verbs| verbs.contains(&*stem(verb)))
}

/// Says whether `preposition` may end a passive of the normalised `verb`: “was paid for”.
pub fn leaves_preposition(verb: &str, preposition: &str) -> bool {
    let verbs = PARTICLES.get(format!("passive: {preposition}").as_str());
    verbs.is_some_and(|verbs| verbs.contains(&*stem(verb)))
}
