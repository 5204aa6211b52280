//! The thresholds that decide about the language of a block.

/// The thresholds for blocks. They were measured on 139,000 English blocks of at least eight words
/// (news, documentation, handbooks, blogs) and 12,000 blocks in 34 languages of the Latin alphabet
/// (manual pages, the texts of a browser).
pub struct LanguageThresholds {
    /// The language of a block with fewer words than this is not judged.
    pub min_words: usize,
    /// A block with at least this share of function words is English: 9 of 10 English blocks have
    /// more, 99 of 100 foreign blocks have less.
    pub min_grammar: f64,
    /// A word is known if it is in the table of English frequencies. A block with few function
    /// words may be foreign if less than this share of its longer words is known: 99 of 100 English
    /// blocks have more, 97 of 100 foreign blocks have less.
    pub min_known: f64,
    /// A block is English if at least this share of its longer words is known, and if the block has
    /// at least `min_long_words` longer words.
    pub min_well_known: f64,
    /// A block is English because of its known words only if it has at least this many longer
    /// words: see `min_well_known`.
    pub min_long_words: usize,
    /// A block is a list, for example of ingredients or names, if at least this share of its words
    /// is followed by a comma, a semicolon or the end of a line. Its language is not judged.
    pub min_listed: f64,
    /// A phrase is foreign only if function words make up less than this share of its words.
    pub min_phrase_grammar: f64,
    /// A phrase is foreign only if less than this share of its longer words is known.
    pub min_phrase_known: f64,
    /// The detector is asked only about a block with at least this many different words without a
    /// capital.
    pub min_lowercase_words: usize,
    /// The maximum number of words that the detector gets. More words take time and do not change
    /// the answer.
    pub max_detector_words: usize,
    /// A block is in a language similar to English if it has at least this many different words of
    /// that language. These words must also make up at least the share `min_near` of all words of
    /// the block.
    pub min_near_words: usize,
    /// A block is in a language similar to English only if at least this share of its words belong
    /// to that language: see `min_near_words`.
    pub min_near: f64,
    /// A block is not English if at least this many of its letters, and most of its letters, are of
    /// another alphabet. Formulas have fewer such letters.
    pub min_other_letters: usize,
    /// In a block with at least this many words outside quotations, the function words among them
    /// can show that the block is English, even if the quotations are in another language.
    pub min_unquoted_words: usize,
}

/// The thresholds that copydesk uses.
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

/// The minimum number of letters of a longer word. Shorter words are not looked up, because they
/// are alike in many languages.
pub const MIN_LONG_WORD_LETTERS: usize = 4;

/// The minimum number of words of a foreign phrase. A shorter phrase is taken for English.
pub const MIN_PHRASE_WORDS: usize = 4;
