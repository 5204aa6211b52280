//! Traits of blocks, such as the share of function words and the detector's answer. They show in
//! which language a block is. Another module decides about the language of a draft.

use std::ops::Range;

use crate::english;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::language::detector::{self, Detected};
use crate::text::language::near;
use crate::text::language::thresholds::{MIN_LONG_WORD_LETTERS, MIN_PHRASE_WORDS, THRESHOLDS};
use crate::text::span::{Span, offset};
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{Token, TokenKind};
use crate::text::words::{WordId, Words};

/// The traits of a block, or of several blocks together.
#[derive(Clone, Debug, Default)]
pub struct BlockTraits {
    /// The number of letters in the text.
    pub n_letters: usize,
    /// The language similar to English that the words belong to; `None` if they belong to no such
    /// language.
    pub near_language: Option<Language>,
    n_words: usize,
    /// The number of letters of an alphabet that English does not use.
    n_other_letters: usize,
    /// The share of words that are English function words.
    grammar: f64,
    /// The share of longer words without a capital that are in the table of English frequencies. If
    /// there are many function words, the share is not computed and is 0.
    known: f64,
    /// The number of longer words without a capital. If there are many function words, they are not
    /// counted.
    n_long: usize,
    /// The share of words that are followed by a comma, a semicolon or the end of a line.
    listed: f64,
    /// The share of words outside quotations that are English function words; 0 if there are too
    /// few words.
    unquoted_grammar: f64,
    /// The words without a capital, for the detector. Names, titles and German nouns have capitals,
    /// and show nothing about the language around them.
    lowercase_words: Vec<WordId>,
    /// The span of the first word with letters that English does not use.
    first_other_word: Option<Span>,
}

impl BlockTraits {
    /// Returns whether the text is English without doubt.
    pub fn is_english(&self) -> bool {
        THRESHOLDS.min_words <= self.n_words
            && (THRESHOLDS.min_grammar <= self.grammar.max(self.unquoted_grammar)
                || THRESHOLDS.min_long_words <= self.n_long
                    && THRESHOLDS.min_well_known <= self.known)
    }

    /// Returns whether the detector can judge the text: the text is long enough and not a list.
    pub fn is_detectable(&self) -> bool {
        let is_new = |(idx, word): &(usize, &WordId)| !self.lowercase_words[..*idx].contains(*word);
        THRESHOLDS.min_words <= self.n_words
            && self.listed < THRESHOLDS.min_listed
            && THRESHOLDS.min_lowercase_words
                <= self
                    .lowercase_words
                    .iter()
                    .enumerate()
                    .filter(is_new)
                    .count()
    }

    /// Returns whether the text may be foreign: the detector can judge the text, and little of the
    /// text is English.
    pub fn may_be_foreign(&self) -> bool {
        !self.is_english()
            && self.grammar < THRESHOLDS.min_grammar
            && self.known < THRESHOLDS.min_known
            && self.is_detectable()
    }

    /// Returns whether most of the text is in letters that English does not use.
    pub fn is_in_other_letters(&self) -> bool {
        THRESHOLDS.min_other_letters <= self.n_other_letters
            && self.n_letters < 2 * self.n_other_letters
    }
}

/// Properties of a word. They are looked up once per draft.
#[derive(Clone, Copy, Debug)]
struct WordTraits {
    is_grammar: bool,
    near: Option<Language>,
    /// The length in bytes of the normalised word if the word is ASCII; otherwise `None`. A token
    /// of this length is ASCII, too, because other characters take more bytes than their normalised
    /// form.
    ascii_len: Option<u32>,
}

/// Reads the traits of a draft's blocks.
pub struct TraitReader<'d> {
    prose: &'d str,
    tokens: &'d [Token],
    words: &'d Words,
    /// The properties of each word. The number of a word is its index.
    classes: Vec<WordTraits>,
}

impl<'d> TraitReader<'d> {
    /// Creates a reader of the tokens of `draft`.
    pub fn new(draft: &'d Draft) -> Self {
        let words = &draft.words;
        let class = |id: WordId| {
            let word = words.text(id);
            WordTraits {
                is_grammar: is_grammar(word, draft.is_function(id)),
                near: near::similar_language(word, words.hash(id)),
                ascii_len: word.is_ascii().then(|| offset(word.len())),
            }
        };
        Self {
            prose: draft.prose(),
            tokens: &draft.tokens,
            words,
            classes: words.ids().map(class).collect(),
        }
    }

    /// Returns the traits of all tokens in `ranges` together.
    pub fn traits(&self, ranges: impl Iterator<Item = Range<usize>> + Clone) -> BlockTraits {
        let mut traits = BlockTraits::default();
        let (mut n_grammar, mut n_near) = (0, 0);
        let is_word = |token: &&Token| token.kind == TokenKind::Word && !self.is_code(token);
        for range in ranges.clone() {
            for token in self.tokens[range].iter().filter(is_word) {
                let class = &self.classes[token.word.index()];
                traits.n_words += 1;
                n_grammar += usize::from(class.is_grammar);
                n_near += usize::from(class.near.is_some());
                if class.ascii_len == Some(token.span.len()) {
                    traits.n_letters += token.span.len() as usize;
                } else {
                    traits.count_letters(&self.prose[token.span.range()], token.span);
                }
            }
        }
        let tokens = ranges.flat_map(|range| &self.tokens[range]);
        traits.grammar = share(n_grammar, traits.n_words);
        if THRESHOLDS.min_near_words <= n_near {
            traits.near_language = self.near_language(tokens.clone());
        }
        if THRESHOLDS.min_words <= traits.n_words && traits.grammar < THRESHOLDS.min_grammar {
            self.add_closer_traits(tokens.clone().filter(is_word), &mut traits);
            traits.unquoted_grammar = self.unquoted_grammar(tokens);
        }
        traits
    }

    /// Returns the language similar to English that the words outside quotations belong to. Words
    /// with a capital are ignored, because they may be names, such as the name of a song.
    fn near_language<'t>(
        &self,
        tokens: impl Iterator<Item = &'t Token> + Clone,
    ) -> Option<Language> {
        let mut words = self.unquoted(tokens.clone());
        if words.len() < THRESHOLDS.min_unquoted_words {
            words = tokens
                .filter(|token| token.kind == TokenKind::Word)
                .collect();
        }
        let near = words.iter().filter(|token| !token.capital);
        let near =
            near.filter_map(|token| Some((self.classes[token.word.index()].near?, token.word)));
        let near: Vec<(Language, WordId)> = near.collect();
        let is_clear = |language: &Language| {
            let mut own: Vec<WordId> = near
                .iter()
                .filter(|(known, _)| *known == *language)
                .map(|(_, word)| *word)
                .collect();
            let share = share(own.len(), words.len());
            own.sort_unstable();
            own.dedup();
            THRESHOLDS.min_near_words <= own.len() && THRESHOLDS.min_near <= share
        };
        near.iter().map(|&(language, _)| language).find(is_clear)
    }

    /// Returns the share of English function words among the words of `tokens` that are outside
    /// quotations. Returns 0 if there are too few such words.
    fn unquoted_grammar<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> f64 {
        let words = self.unquoted(tokens);
        if words.len() < THRESHOLDS.min_unquoted_words {
            return 0.0;
        }
        let is_grammar = |token: &&&Token| self.classes[token.word.index()].is_grammar;
        share(words.iter().filter(is_grammar).count(), words.len())
    }

    /// Returns the words of `tokens` that are outside quotations.
    fn unquoted<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> Vec<&'t Token> {
        let mut words = Vec::new();
        let mut closing: Option<&[char]> = None;
        for token in tokens {
            let text = &self.prose[token.span.range()];
            match (token.kind, closing) {
                (TokenKind::Mark, Some(marks)) if text.starts_with(marks) => closing = None,
                (TokenKind::Mark, None) => closing = closing_marks(text),
                (TokenKind::Word, None) => words.push(token),
                _ => {}
            }
        }
        words
    }

    /// Computes the traits that are needed only if there are few function words.
    fn add_closer_traits<'t>(
        &self,
        words: impl Iterator<Item = &'t Token>,
        traits: &mut BlockTraits,
    ) {
        let (mut n_known, mut n_listed) = (0, 0);
        for token in words {
            let rest = &self.prose[token.span.end as usize..];
            n_listed += usize::from(rest.trim_start_matches(' ').starts_with([',', ';', '\n']));
            if token.capital {
                continue;
            }
            let word = self.words.text(token.word);
            if MIN_LONG_WORD_LETTERS <= word.chars().count() {
                traits.n_long += 1;
                n_known += usize::from(is_known(word));
            }
            if traits.lowercase_words.len() < THRESHOLDS.max_detector_words {
                traits.lowercase_words.push(token.word);
            }
        }
        traits.known = share(n_known, traits.n_long);
        traits.listed = share(n_listed, traits.n_words);
    }

    /// Returns whether `token` is part of a path, an address or the name of a program, as `port` is
    /// in `net/port_mapper`.
    fn is_code(&self, token: &Token) -> bool {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let is_mark = |other: Option<&u8>| matches!(other, Some(b'/' | b'\\' | b'_' | b'@' | b'='));
        let bytes = self.prose.as_bytes();
        is_mark(bytes.get(end))
            || is_mark(start.checked_sub(1).and_then(|before| bytes.get(before)))
    }

    /// Detects the language of a block from its words without a capital. Returns `None` if no
    /// language is detected.
    pub fn detect(&self, traits: &BlockTraits) -> Option<Detected> {
        let small: Vec<&str> = traits
            .lowercase_words
            .iter()
            .map(|word_id| self.words.text(*word_id))
            .collect();
        detector::detect(&small.join(" "))
    }

    /// Detects the language of a block in letters that English does not use. The detector gets the
    /// text that begins with the first word in such letters.
    pub fn language_of_letters(&self, traits: &BlockTraits) -> Language {
        const MAX_LETTERS: usize = 200;
        let start = traits
            .first_other_word
            .map_or(0, |span| span.start as usize);
        let rest = &self.prose[start..];
        let end = rest
            .char_indices()
            .nth(MAX_LETTERS)
            .map_or(rest.len(), |(at, _)| at);
        detector::language_of_letters(&rest[..end])
    }
}

impl BlockTraits {
    fn count_letters(&mut self, word: &str, span: Span) {
        if word.is_ascii() {
            self.n_letters += word.len();
            return;
        }
        self.n_letters += word
            .chars()
            .filter(|character| character.is_alphabetic())
            .count();
        let n_other = word
            .chars()
            .filter(|character| is_other_letter(*character))
            .count();
        self.n_other_letters += n_other;
        if 0 < n_other {
            self.first_other_word.get_or_insert(span);
        }
    }
}

/// Returns whether the phrase `words` is clearly not English. The words must be normalised.
pub fn is_foreign_phrase(words: &[&str]) -> bool {
    let n_grammar = words
        .iter()
        .filter(|word| is_grammar(word, is_function_word(word)))
        .count();
    let long = words
        .iter()
        .filter(|word| MIN_LONG_WORD_LETTERS <= word.chars().count());
    let n_known = long.clone().filter(|text| is_known(text)).count();
    MIN_PHRASE_WORDS <= words.len()
        && share(n_grammar, words.len()) < THRESHOLDS.min_phrase_grammar
        && share(n_known, long.count()) < THRESHOLDS.min_phrase_known
        && detector::detect(&words.join(" "))
            .is_some_and(|detected| detected.language != Language::ENGLISH)
}

/// Returns the share of `part` in `whole`, from 0 to 1. Returns 0 if `whole` is 0.
pub fn share(part: usize, whole: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a draft are far below 2^52"
    )]
    let share = part as f64 / whole.max(1) as f64;
    share
}

/// Returns whether `word` counts as an English function word. `is_function` says whether the
/// dictionary has `word` as a function word. Only some words of a single letter count, because many
/// languages have such words.
fn is_grammar(word: &str, is_function: bool) -> bool {
    is_function
        && (1 < word.len()
            || english::dictionary().is(word, english::class::Class::SingleLetterWords))
}

/// Returns the marks that close a quotation opened by `mark`, or `None` if `mark` opens no
/// quotation.
fn closing_marks(mark: &str) -> Option<&'static [char]> {
    Some(match mark {
        "“" => &['”'],
        "„" => &['“', '”'],
        "«" => &['»'],
        "»" => &['«'],
        "\"" => &['"'],
        _ => return None,
    })
}

fn is_known(word: &str) -> bool {
    english::frequencies().row(&stem(word)).is_some()
}

/// Returns whether `letter` belongs to an alphabet that English does not use. Mathematical and
/// full-width letters count as Latin.
fn is_other_letter(letter: char) -> bool {
    let is_latin = matches!(letter, '\0'..='\u{36f}' | '\u{1d00}'..='\u{1eff}'
        | '\u{2100}'..='\u{214f}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
        | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}'
        | '\u{1d400}'..='\u{1d7ff}' | '\u{fffc}');
    !is_latin && letter.is_alphabetic()
}
