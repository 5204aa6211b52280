//! The closed word classes that decide whether a word may occur twice in a row, and the verbs that
//! take a particle.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::text::lexicon;
use crate::text::stem::stem;

/// The class of a function word. A word that has several classes gets the class that decides
/// whether it may occur twice in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarClass {
    /// “the”, “a”.
    Article,
    /// “our”: a determiner before a noun. “Her” belongs to [`GrammarClass::Object`].
    Possessive,
    /// “this”, “those”.
    Demonstrative,
    /// “that”, which may also be a conjunction.
    That,
    /// A word that always precedes a noun: “every”, “some”, “same”.
    Quantifier,
    /// A word that precedes a noun or has none: “all”, “both”, “two”.
    Floating,
    /// A pronoun that is never an object: “we”.
    Subject,
    /// A pronoun that may be an object: “it”, “you”, “them”.
    Object,
    /// “what”, “when”, “who”.
    Question,
    /// “and”, “if”.
    Conjunction,
    /// “as”.
    As,
    /// A preposition that cannot be a particle: “of”, “with”.
    Preposition,
    /// A preposition that can also be a particle or an adverb: “in”, “up”, “before”.
    Locative,
    /// “like”.
    Like,
    /// A form of “be”.
    Be,
    /// “can”, “will”.
    Modal,
    /// A form of “have”, except “had”.
    Have,
    /// “do” and “does”.
    Do,
    /// “did”.
    Did,
    /// “there”.
    There,
    /// “now”.
    Now,
    /// “just”, “still”, “here”.
    Adverb,
}

impl GrammarClass {
    /// Every class, and its name in `closed-classes.tsv`.
    const NAMES: &[(&'static str, Self)] = &[
        ("article", Self::Article),
        ("possessive", Self::Possessive),
        ("demonstrative", Self::Demonstrative),
        ("that", Self::That),
        ("quantifier", Self::Quantifier),
        ("floating", Self::Floating),
        ("subject", Self::Subject),
        ("object", Self::Object),
        ("question", Self::Question),
        ("conjunction", Self::Conjunction),
        ("as", Self::As),
        ("preposition", Self::Preposition),
        ("locative", Self::Locative),
        ("like", Self::Like),
        ("be", Self::Be),
        ("modal", Self::Modal),
        ("have", Self::Have),
        ("do", Self::Do),
        ("did", Self::Did),
        ("there", Self::There),
        ("now", Self::Now),
        ("adverb", Self::Adverb),
    ];

    /// Whether the words of the class are prepositions, particles or “as”.
    pub const fn is_preposition(self) -> bool {
        matches!(
            self,
            Self::Preposition | Self::Locative | Self::As | Self::Like
        )
    }

    /// Whether the words of the class are auxiliary verbs.
    pub const fn is_auxiliary(self) -> bool {
        matches!(
            self,
            Self::Be | Self::Modal | Self::Have | Self::Do | Self::Did
        )
    }

    /// Whether the words of the class are personal pronouns.
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Self::Subject | Self::Object)
    }

    /// Whether words of the class open a noun phrase and cannot end one.
    pub const fn is_determiner(self) -> bool {
        matches!(
            self,
            Self::Article | Self::Possessive | Self::Demonstrative | Self::Quantifier
        )
    }
}

static CLASSES: LazyLock<FxHashMap<&'static str, GrammarClass>> = LazyLock::new(|| {
    let rows = lexicon::entries(embedded::text("english/closed-classes.tsv"));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    let mut classes = FxHashMap::default();
    for (name, words) in rows {
        let class = GrammarClass::NAMES.iter().find(|(known, _)| *known == name);
        let (_, class) = class.expect("each class of the lexicon that ships is known");
        classes.extend(words.split(' ').map(|word| (word, *class)));
    }
    classes
});

/// The class of the normalised `word`; `None` for a content word.
pub fn class(word: &str) -> Option<GrammarClass> {
    CLASSES.get(word).copied()
}

/// For each particle, the stems of the verbs that take it. A preposition that may end a passive
/// (“was paid for”) has a key with a prefix: `passive: for`.
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

/// Whether the normalised `verb` may have the particle `particle`: “logged in”. The verb may be in
/// any form.
pub fn takes_particle(verb: &str, particle: &str) -> bool {
    let verbs = PARTICLES.get(particle);
    verbs.is_some_and(|verbs| verbs.contains(&*stem(verb)))
}

/// Whether `preposition` may end a passive of the normalised `verb`: “was paid for”.
pub fn leaves_preposition(verb: &str, preposition: &str) -> bool {
    let verbs = PARTICLES.get(format!("passive: {preposition}").as_str());
    verbs.is_some_and(|verbs| verbs.contains(&*stem(verb)))
}

/// Whether a complement may follow the object of `verb`: “makes you you”, “call a spade a spade”.
/// Forms of “be” are included.
pub fn takes_complement(verb: &str) -> bool {
    class(verb) == Some(GrammarClass::Be)
        || english::dictionary().is(verb, Class::ObjectComplementVerbs)
}
