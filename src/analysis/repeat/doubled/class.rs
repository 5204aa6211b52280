//! The classes of function words, which decide whether a word may occur twice in a row.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::text::lexicon;

/// The class of a function word. If a word has several classes, this is the class that decides
/// whether the word may occur twice in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammarClass {
    /// Articles: “the”, “a”.
    Article,
    /// “our”: a possessive before a noun. “Her” belongs to [`GrammarClass::Object`].
    Possessive,
    /// Demonstratives: “this”, “those”.
    Demonstrative,
    /// The word “that”, which may be a demonstrative or a conjunction.
    That,
    /// A word that always comes before a noun: “every”, “some”, “same”.
    Quantifier,
    /// A word that comes before a noun or stands alone: “all”, “both”, “two”.
    Floating,
    /// A pronoun that is never an object: “we”.
    Subject,
    /// A pronoun that may be an object: “it”, “you”, “them”.
    Object,
    /// Question words: “what”, “when”, “who”.
    Question,
    /// Conjunctions: “and”, “if”.
    Conjunction,
    /// The word “as”.
    As,
    /// A preposition that cannot be a particle: “of”, “with”.
    Preposition,
    /// A preposition that can also be a particle or an adverb: “in”, “up”, “before”.
    Locative,
    /// The word “like”.
    Like,
    /// A form of “be”.
    Be,
    /// Modal verbs: “can”, “will”.
    Modal,
    /// A form of “have”, except “had”.
    Have,
    /// The words “do” and “does”.
    Do,
    /// The word “did”.
    Did,
    /// The word “there”.
    There,
    /// The word “now”.
    Now,
    /// Adverbs: “just”, “still”, “here”.
    Adverb,
}

impl GrammarClass {
    /// Each class with its name in `rules/english/closed-classes.tsv`.
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

    /// Says whether the words of the class are prepositions or particles, or “as” or “like”.
    pub const fn is_preposition(self) -> bool {
        matches!(
            self,
            Self::Preposition | Self::Locative | Self::As | Self::Like
        )
    }

    /// Says whether the words of the class are auxiliary verbs.
    pub const fn is_auxiliary(self) -> bool {
        matches!(
            self,
            Self::Be | Self::Modal | Self::Have | Self::Do | Self::Did
        )
    }

    /// Says whether the words of the class are personal pronouns.
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Self::Subject | Self::Object)
    }

    /// Says whether a word of the class begins a noun phrase and cannot end a noun phrase, like
    /// “the”.
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

/// Returns the class of the normalised `word`; `None` for a content word.
pub fn class(word: &str) -> Option<GrammarClass> {
    CLASSES.get(word).copied()
}

/// Says whether two noun phrases may follow `verb`, the second of which describes the first: “makes
/// you you”, “call a spade a spade”. The result is also true for forms of “be”.
pub fn takes_complement(verb: &str) -> bool {
    class(verb) == Some(GrammarClass::Be)
        || english::dictionary().is(verb, Class::ObjectComplementVerbs)
}
