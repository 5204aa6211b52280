//! Traits of blocks from which their language is judged: counts and shares of words, and the
//! detector's answer. They do not decide about a draft.

use std::ops::Range;

use crate::english;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::language::detector::{self, Detected};
use crate::text::language::near;
use crate::text::span::{Span, offset};
use crate::text::stem::{is_function_word, stem};
use crate::text::token::{Token, TokenKind};
use crate::text::words::{WordId, Words};

/// The thresholds for blocks. They were measured on 139,000 English blocks of at least eight words
/// (news, documentation, handbooks, blogs) and 12,000 blocks in 34 languages of the Latin alphabet
/// (manual pages, the texts of a browser).
struct Bounds {
    /// The language of a block with fewer words than this is not judged.
    words: usize,
    /// A block with at least this share of function words is English: 9 of 10 English blocks have
    /// more, 99 of 100 foreign blocks have less.
    grammar: f64,
    /// A block with fewer function words may be foreign if less than this share of its longer words
    /// is known: 99 of 100 English blocks have more, 97 of 100 foreign blocks have less.
    known: f64,
    /// A block is English if at least this share of its longer words is known, and it has at least
    /// `long` of them.
    well_known: f64,
    /// The fewest longer words for `well_known`.
    long: usize,
    /// A block is a list, for example of ingredients or names, if at least this share of its words
    /// is followed by a comma, a semicolon or the end of a line. Its language is not judged.
    listed: f64,
    /// A phrase is foreign only if less than this share of its words are function words.
    phrase_grammar: f64,
    /// A phrase is foreign only if less than this share of its longer words is known.
    phrase_known: f64,
    /// The fewest different words without a capital for which the detector is asked.
    small: usize,
    /// The most words that the detector gets; more take time and do not change its answer.
    shown: usize,
    /// A block is in a language similar to English if it has at least this many different words of
    /// that language, and they are at least the share `near` of all its words.
    near_words: usize,
    /// The least share of words for `near_words`.
    near: f64,
    /// A block is not English if it has at least this many letters of another alphabet, and they
    /// are most of its letters. Formulas have fewer.
    letters: usize,
    /// The fewest words outside quotations whose function words can show that a block is English,
    /// whatever the quotations are in.
    unquoted: usize,
}

const BOUNDS: Bounds = Bounds {
    words: 8,
    grammar: 0.3,
    known: 0.5,
    well_known: 0.75,
    long: 3,
    listed: 0.33,
    phrase_grammar: 0.1,
    phrase_known: 0.2,
    small: 5,
    shown: 60,
    near_words: 2,
    near: 0.08,
    letters: 4,
    unquoted: 5,
};

/// The fewest letters of a longer word. Shorter words are alike in many languages, so they are not
/// looked up.
const LONG: usize = 4;

/// The fewest words of a foreign phrase; a shorter one is taken for English.
const LEAST_PHRASE: usize = 4;

/// The traits of a block, or of several blocks together.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// The number of letters.
    pub n_letters: usize,
    /// The language similar to English that the words belong to.
    pub near: Option<Language>,
    n_words: usize,
    /// The number of letters of an alphabet that English does not use.
    n_other_letters: usize,
    /// The share of words that are English function words.
    grammar: f64,
    /// The share of longer words without a capital that are known; computed only if there are few
    /// function words.
    known: f64,
    /// The number of longer words without a capital.
    n_long: usize,
    /// The share of words that end an item of a list.
    listed: f64,
    /// The share of words outside quotations that are English function words; 0 if there are too
    /// few words.
    unquoted_grammar: f64,
    /// The words without a capital that the detector gets. Names, titles and the nouns of German
    /// show nothing about the language around them.
    small: Vec<WordId>,
    /// The span of the first word of another alphabet.
    other: Option<Span>,
}

impl Traits {
    /// Returns whether the text is English without doubt.
    pub fn is_english(&self) -> bool {
        BOUNDS.words <= self.n_words
            && (BOUNDS.grammar <= self.grammar.max(self.unquoted_grammar)
                || BOUNDS.long <= self.n_long && BOUNDS.well_known <= self.known)
    }

    /// Returns whether the detector can judge the text: it is long enough and not a list.
    pub fn is_detectable(&self) -> bool {
        let is_new = |(idx, word): &(usize, &WordId)| !self.small[..*idx].contains(*word);
        BOUNDS.words <= self.n_words
            && self.listed < BOUNDS.listed
            && BOUNDS.small <= self.small.iter().enumerate().filter(is_new).count()
    }

    /// Returns whether the text may be foreign: the detector can judge it, and little of it is
    /// English.
    pub fn is_candidate(&self) -> bool {
        !self.is_english()
            && self.grammar < BOUNDS.grammar
            && self.known < BOUNDS.known
            && self.is_detectable()
    }

    /// Returns whether most of the text is in letters that English does not use.
    pub fn is_in_other_letters(&self) -> bool {
        BOUNDS.letters <= self.n_other_letters && self.n_letters < 2 * self.n_other_letters
    }
}

/// Properties of a word, looked up once per draft.
#[derive(Clone, Copy, Debug)]
struct Class {
    is_grammar: bool,
    near: Option<Language>,
    /// The length of the word in bytes if its normalised form is ASCII. Characters that are not
    /// ASCII take more bytes than their normalised form, so a token of the same length is ASCII,
    /// too.
    ascii_len: Option<u32>,
}

/// Reads the traits of a draft's blocks.
pub struct TraitReader<'d> {
    prose: &'d str,
    tokens: &'d [Token],
    words: &'d Words,
    /// The properties of each word, by its number.
    classes: Vec<Class>,
}

impl<'d> TraitReader<'d> {
    /// Creates a reader of the tokens of `draft`.
    pub fn new(draft: &'d Draft) -> Self {
        let words = &draft.words;
        let class = |id: WordId| {
            let word = words.text(id);
            Class {
                is_grammar: is_grammar(word, draft.is_function(id)),
                near: near::language(word, words.hash(id)),
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
    pub fn traits(&self, ranges: impl Iterator<Item = Range<usize>> + Clone) -> Traits {
        let mut traits = Traits::default();
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
        if BOUNDS.near_words <= n_near {
            traits.near = self.near(tokens.clone());
        }
        if BOUNDS.words <= traits.n_words && traits.grammar < BOUNDS.grammar {
            self.look_closer(tokens.clone().filter(is_word), &mut traits);
            traits.unquoted_grammar = self.unquoted_grammar(tokens);
        }
        traits
    }

    /// Returns the language similar to English that the words outside quotations belong to. Words
    /// with a capital do not count, since they may be names, such as that of a song.
    fn near<'t>(&self, tokens: impl Iterator<Item = &'t Token> + Clone) -> Option<Language> {
        let mut words = self.unquoted(tokens.clone());
        if words.len() < BOUNDS.unquoted {
            words = tokens
                .filter(|token| token.kind == TokenKind::Word)
                .collect();
        }
        let near = words.iter().filter(|token| !token.capital);
        let near =
            near.filter_map(|token| Some((self.classes[token.word.index()].near?, token.word)));
        let near: Vec<(Language, WordId)> = near.collect();
        let is_told = |language: &Language| {
            let mut own: Vec<WordId> = near
                .iter()
                .filter(|(known, _)| *known == *language)
                .map(|(_, word)| *word)
                .collect();
            let share = share(own.len(), words.len());
            own.sort_unstable();
            own.dedup();
            BOUNDS.near_words <= own.len() && BOUNDS.near <= share
        };
        near.iter().map(|&(language, _)| language).find(is_told)
    }

    /// Returns the share of English function words outside the quotations among `tokens`; 0 if too
    /// few words are outside.
    fn unquoted_grammar<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> f64 {
        let words = self.unquoted(tokens);
        if words.len() < BOUNDS.unquoted {
            return 0.0;
        }
        let is_grammar = |token: &&&Token| self.classes[token.word.index()].is_grammar;
        share(words.iter().filter(is_grammar).count(), words.len())
    }

    /// Returns the words outside quotations.
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

    /// Computes the traits that are used only if there are few function words.
    fn look_closer<'t>(&self, words: impl Iterator<Item = &'t Token>, traits: &mut Traits) {
        let (mut n_known, mut n_listed) = (0, 0);
        for token in words {
            let rest = &self.prose[token.span.end as usize..];
            n_listed += usize::from(rest.trim_start_matches(' ').starts_with([',', ';', '\n']));
            if token.capital {
                continue;
            }
            let word = self.words.text(token.word);
            if LONG <= word.chars().count() {
                traits.n_long += 1;
                n_known += usize::from(is_known(word));
            }
            if traits.small.len() < BOUNDS.shown {
                traits.small.push(token.word);
            }
        }
        traits.known = share(n_known, traits.n_long);
        traits.listed = share(n_listed, traits.n_words);
    }

    /// Returns whether `token` is part of a path, an address or the name of a program, such as
    /// `net/port_mapper`.
    fn is_code(&self, token: &Token) -> bool {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let is_mark = |other: Option<&u8>| matches!(other, Some(b'/' | b'\\' | b'_' | b'@' | b'='));
        let bytes = self.prose.as_bytes();
        is_mark(bytes.get(end))
            || is_mark(start.checked_sub(1).and_then(|before| bytes.get(before)))
    }

    /// Asks the detector about the words of a block without a capital.
    pub fn detect(&self, traits: &Traits) -> Option<Detected> {
        let small: Vec<&str> = traits
            .small
            .iter()
            .map(|word_id| self.words.text(*word_id))
            .collect();
        detector::detect(&small.join(" "))
    }

    /// Detects the language of a block in other letters, from the first of them on.
    pub fn of_letters(&self, traits: &Traits) -> Language {
        const MOST_LETTERS: usize = 200;
        let start = traits.other.map_or(0, |span| span.start as usize);
        let rest = &self.prose[start..];
        let end = rest
            .char_indices()
            .nth(MOST_LETTERS)
            .map_or(rest.len(), |(at, _)| at);
        detector::of_letters(&rest[..end])
    }
}

impl Traits {
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
            self.other.get_or_insert(span);
        }
    }
}

/// Returns whether the phrase `words`, which are normalised, is clearly not English.
pub fn is_foreign_phrase(words: &[&str]) -> bool {
    let n_grammar = words
        .iter()
        .filter(|word| is_grammar(word, is_function_word(word)))
        .count();
    let long = words.iter().filter(|word| LONG <= word.chars().count());
    let n_known = long.clone().filter(|text| is_known(text)).count();
    LEAST_PHRASE <= words.len()
        && share(n_grammar, words.len()) < BOUNDS.phrase_grammar
        && share(n_known, long.count()) < BOUNDS.phrase_known
        && detector::detect(&words.join(" "))
            .is_some_and(|detected| detected.language != Language::ENGLISH)
}

/// Returns the share of `part` in `whole`, 0 to 1; 0 if `whole` is 0.
pub fn share(part: usize, whole: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a draft are far below 2^52"
    )]
    let share = part as f64 / whole.max(1) as f64;
    share
}

/// Returns whether `word`, which is a function word if `is_function`, belongs to English grammar.
/// Many languages have words of a single letter, so only some of these count.
fn is_grammar(word: &str, is_function: bool) -> bool {
    is_function
        && (1 < word.len()
            || english::dictionary().is(word, english::class::Class::SingleLetterWords))
}

/// Returns the marks that close a quotation opened by `mark`; none if `mark` opens no quotation.
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
