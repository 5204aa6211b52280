//! The thresholds from which the language of a block is judged.

/// The thresholds for blocks. They were measured on 139,000 English blocks of at least eight words
/// (news, documentation, handbooks, blogs) and 12,000 blocks in 34 languages of the Latin alphabet
/// (manual pages, the texts of a browser).
pub struct LanguageThresholds {
    /// The language of a block with fewer words than this is not judged.
    pub min_words: usize,
    /// A block with at least this share of function words is English: 9 of 10 English blocks have
    /// more, 99 of 100 foreign blocks have less.
    pub min_grammar: f64,
    /// A block with fewer function words may be foreign if less than this share of its longer words
    /// is in the table of English frequencies (“known”): 99 of 100 English blocks have more, 97 of
    /// 100 foreign blocks have less.
    pub min_known: f64,
    /// A block is English if at least this share of its longer words is known, and if the block has
    /// at least `min_long_words` longer words.
    pub min_well_known: f64,
    /// The minimum number of longer words for `min_well_known`.
    pub min_long_words: usize,
    /// A block is a list, for example of ingredients or names, if at least this share of its words
    /// is followed by a comma, a semicolon or the end of a line. Its language is not judged.
    pub min_listed: f64,
    /// A phrase is foreign only if less than this share of its words are function words.
    pub min_phrase_grammar: f64,
    /// A phrase is foreign only if less than this share of its longer words is known.
    pub min_phrase_known: f64,
    /// The minimum number of different words without a capital for which the detector is asked.
    pub min_lowercase_words: usize,
    /// The maximum number of words that the detector gets; more words take time and do not change
    /// its answer.
    pub max_detector_words: usize,
    /// A block is in a language similar to English if it has at least this many different words of
    /// that language. These must also be at least the share `min_near` of all words of the block.
    pub min_near_words: usize,
    /// The lowest share of words for `min_near_words`.
    pub min_near: f64,
    /// A block is not English if at least this many of its letters, and most of its letters, are of
    /// another alphabet. Formulas have fewer such letters.
    pub min_other_letters: usize,
    /// How many words outside quotations a block must have, so that the function words among these
    /// words can show that the block is English. The quotations may be in another language.
    pub min_unquoted_words: usize,
}

/// The thresholds that are used.
pub const THRESHOLDS: LanguageThresholds = LanguageThresholds {
    min_words: 8,
    min_grammar: 0.3,
    min_known: 0.5,
    min_well_known: 0.75,
    min_long_words: 3,
    min_listed: 0.33,
    min_phrase_grammar: 0.1,
    min_phrase_known: 0.2,
    min_lowercase_words: 5,
    max_detector_words: 60,
    min_near_words: 2,
    min_near: 0.08,
    min_other_letters: 4,
    min_unquoted_words: 5,
};

/// The minimum number of letters of a longer word. Shorter words are alike in many languages, so
/// they are not looked up.
pub const MIN_LONG_WORD_LETTERS: usize = 4;

/// The minimum number of words of a foreign phrase; a shorter one is taken for English.
pub const MIN_PHRASE_WORDS: usize = 4;
