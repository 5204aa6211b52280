//! Finds doubled words, which are words that occur twice in a row: “the the”, “of the of the”, “to
//! open the to open the”.
//!
//! Some sentences need a word twice in a row. A clause may end with the word that begins the next
//! clause (“what it is is”). A verb may end with a particle that is also the next preposition
//! (“logged in in May”). A word may be repeated for emphasis, may be a name, or may be mentioned as
//! a word.
//!
//! Therefore three things decide whether doubled words are a slip: the class of the word
//! ([`mod@class`]), the sentence ([`site`], [`clause`]), and what is between the two words in the
//! file ([`gap`]). [`single`], [`pair`] and [`phrase`] make the decision.

mod candidate;
pub mod class;
pub mod clause;
mod content;
pub mod gap;
pub mod pair;
pub mod phrase;
pub mod single;
pub mod site;
mod tuning;

use crate::analysis::calendar;
use crate::analysis::quote::{self, Quote};
use crate::analysis::repeat::background::Background;
use crate::analysis::repeat::doubled::candidate::{has_candidate, is_twice};
use crate::analysis::repeat::doubled::class::{GrammarClass, class};
use crate::analysis::repeat::doubled::gap::{Gap, Marks};
use crate::analysis::repeat::doubled::site::{Case, Site};
use crate::analysis::repeat::doubled::tuning::{
    MAX_TOKENS_OF_RUN_IN_LABEL, MAX_WORDS_OF_DOUBLED_PHRASE, MIN_WORDS_OF_DOUBLED_PHRASE,
};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

/// A word or a phrase that occurs twice in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubled {
    /// The span of the first occurrence.
    pub first: Span,
    /// The span of the second occurrence.
    pub second: Span,
    /// How acceptable the sentence is with both occurrences of the words.
    pub acceptability: Acceptability,
    /// Whether the word is a determiner such as “the”, and only blanks are between its two
    /// occurrences. The sentence then keeps its meaning without the second occurrence. The two
    /// occurrences may differ only in a capital at the start of the sentence: “The the pier”.
    pub is_determiner: bool,
}

/// How acceptable a sentence with doubled words is, from the best to the worst value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Acceptability {
    /// The grammar allows both words: “what it is is”.
    Acceptable,
    /// The grammar allows both words, but few writers use them: “the claims that that paper made”.
    Unusual,
    /// No rule was found that allows both words, but the sentence may be right: “the web web”.
    Doubtful,
    /// The grammar does not allow both words: “the the”.
    Ungrammatical,
}

/// Finds the doubled words in the draft of `syntax` and returns them in reading order. `quotes` are
/// the quotations of the draft. A word that is missing from `table` is taken for an unknown word.
/// Doubled words overlap only in one case: a word that occurs three times in a row is returned as
/// two doubled words.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote], table: &Background) -> Vec<Doubled> {
    let draft = syntax.draft;
    let (mut doubled, mut words) = (Vec::new(), Vec::new());
    for sentence in &draft.sentences {
        if !has_candidate(draft, sentence, &mut words) {
            continue;
        }
        let tags: Vec<Tag> = sentence
            .tokens
            .clone()
            .map(|token| syntax.tag(token))
            .collect();
        let reader = Reader {
            draft,
            quotes,
            table,
            tokens: &draft.tokens[sentence.tokens.clone()],
            tags: &tags,
            block: draft.blocks[sentence.block].kind,
        };
        reader.read(&mut doubled);
    }
    doubled
}

/// Searches one sentence for doubled words.
struct Reader<'d> {
    draft: &'d Draft,
    quotes: &'d [Quote],
    table: &'d Background,
    tokens: &'d [Token],
    tags: &'d [Tag],
    block: BlockKind,
}

impl<'d> Reader<'d> {
    fn read(&self, doubled: &mut Vec<Doubled>) {
        let mut at = 0;
        while at < self.tokens.len() {
            if is_twice(self.tokens, at, 1) {
                let n_times = self.n_times(at);
                self.word(at, n_times, doubled);
                at += n_times;
            } else if is_twice(self.tokens, at, 2) {
                let site = self.site(at, at + 4);
                let found = self.pair(&site);
                at += if found.is_some() { 4 } else { 1 };
                doubled.extend(found);
            } else {
                let found = self.phrase(at);
                at += found.map_or(1, |(n_words, _)| 2 * n_words);
                doubled.extend(found.map(|(_, doubled)| doubled));
            }
        }
    }

    /// Returns how many times in a row the word of token `at` occurs, beginning with this token.
    fn n_times(&self, at: usize) -> usize {
        let word = self.tokens[at].word;
        let rest = self.tokens[at..].iter();
        rest.take_while(|token| token.word == word).count()
    }

    fn site(&self, start: usize, end: usize) -> Site<'d> {
        let span = self.tokens[start].span.cover(self.tokens[end - 1].span);
        Site {
            draft: self.draft,
            tokens: self.tokens,
            tags: self.tags,
            start,
            end,
            block: self.block,
            is_quoted: quote::holding(self.quotes, span).is_some(),
        }
    }

    /// Judges the word of token `at`, which occurs `n_times` in a row, and adds its doubled words
    /// to `doubled`.
    fn word(&self, at: usize, n_times: usize, doubled: &mut Vec<Doubled>) {
        let site = self.site(at, at + n_times);
        if is_written_apart(&site) || site.is_term() || site.touches_code() {
            return;
        }
        let word = site.word(at);
        let class = class(word);
        if english::dictionary().is(word, Class::AllowedDoubles) || class.is_none() && 2 < n_times {
            return;
        }
        let mut acceptability = single::judge(&site, self.table);
        // “Go on on on Friday” has one “on” too many. “Go on” and “on Friday” need only two.
        if 2 < n_times && class != Some(GrammarClass::That) {
            acceptability = acceptability.max(Acceptability::Doubtful);
        }
        for second in at + 1..at + n_times {
            let Some(gap) = self.gap(&site, second) else {
                continue;
            };
            let is_broken = gap == Gap::Break;
            if is_broken && class != Some(GrammarClass::Article) {
                continue;
            }
            let (one, two) = (site.text(second - 1), site.text(second));
            let is_alike = one == two
                || self.opens_sentence(second - 1) && site::case(one, two) == Case::Opening;
            let is_determiner = gap == Gap::Blank
                && is_alike
                && acceptability == Acceptability::Ungrammatical
                && class.is_some_and(GrammarClass::is_determiner);
            let most =
                if is_broken || matches!(gap, Gap::Marks(marks) if marks.opens || marks.closes) {
                    Acceptability::Doubtful
                } else {
                    Acceptability::Ungrammatical
                };
            doubled.push(Doubled {
                first: self.tokens[second - 1].span,
                second: self.tokens[second].span,
                acceptability: acceptability.min(most),
                is_determiner,
            });
        }
    }

    /// Says whether token `at` is the first word of the sentence. The first word has a capital in
    /// any case.
    fn opens_sentence(&self, at: usize) -> bool {
        !self.tokens[..at].iter().any(Token::is_word)
    }

    /// Returns what is between token `second` and the token before it. Returns `None` if the two
    /// tokens are not a doubled word:
    /// - something other than blanks and marks is between them;
    /// - one of them is mentioned as a word: “the word *in* in”;
    /// - they are different words, or a name: “may May”, “Bora Bora”.
    fn gap(&self, site: &Site<'_>, second: usize) -> Option<Gap> {
        let (one, two) = (self.tokens[second - 1].span, self.tokens[second].span);
        if is_different(site, second) {
            return None;
        }
        let gap = gap::between(self.draft, one, two);
        match gap {
            Gap::Something => None,
            Gap::Marks(marks) if self.is_spoken_of(second, marks) => None,
            _ => Some(gap),
        }
    }

    /// Says whether `marks` single out token `second` or the token before it. A word is singled out
    /// if it is mentioned as a word, is emphasised, or is a label. `marks` are between the two
    /// tokens.
    fn is_spoken_of(&self, second: usize, marks: Marks) -> bool {
        let (one, two) = (self.tokens[second - 1].span, self.tokens[second].span);
        let class = class(self.draft.word(&self.tokens[second]));
        if marks.opens && !marks.closes {
            // Emphasis begins before the second word. It may enclose this word only: “may actually
            // *actually* work”.
            return gap::edges(self.draft, two).1;
        }
        if !marks.closes {
            return false;
        }
        if !gap::edges(self.draft, one).0 {
            // Emphasis that began earlier ends after the first word. This word may be the end of a
            // label, unless it is a function word: “**Flash drives** flash”.
            return class.is_none() && marks.closes && second <= MAX_TOKENS_OF_RUN_IN_LABEL;
        }
        // Emphasis encloses the first word: “Readers take *the* the first time”, “say *and* and not
        // *plus*”.
        let before = second.checked_sub(2).map(|at| &self.tokens[at]);
        let cue = before.map_or("", |token| self.draft.word(token));
        marks.opens || names_words(cue) || self.is_time_after(second)
    }

    /// Says whether the article at token `at` begins a phrase of time: “the first time”.
    fn is_time_after(&self, at: usize) -> bool {
        let mut ahead = self.tokens[at + 1..].iter().take(2);
        ahead.any(|token| {
            let word = self.draft.word(token);
            word == "time" || calendar::is_clock(word)
        })
    }

    /// Finds the shortest phrase that begins at token `at` and occurs twice in a row. Returns the
    /// number of words of the phrase and its two occurrences. Returns `None` if there is no such
    /// phrase or the repetition is not a slip.
    fn phrase(&self, at: usize) -> Option<(usize, Doubled)> {
        let n_words = (MIN_WORDS_OF_DOUBLED_PHRASE..=MAX_WORDS_OF_DOUBLED_PHRASE)
            .find(|n_words| is_twice(self.tokens, at, *n_words))?;
        let site = self.site(at, at + 2 * n_words);
        if is_written_apart(&site) || site.is_term() || site.touches_code() {
            return None;
        }
        let mut joints = self.tokens[at..site.end].windows(2);
        let is_apart = |one: &Token, two: &Token| {
            one.span.end != two.span.start
                && gap::between(self.draft, one.span, two.span) != Gap::Blank
        };
        if joints.any(|both| is_apart(&both[0], &both[1])) {
            return None;
        }
        let acceptability = phrase::judge(&site, n_words)?;
        let doubled = Doubled {
            first: site.span(at, at + n_words),
            second: site.span(at + n_words, site.end),
            acceptability,
            is_determiner: false,
        };
        Some((n_words, doubled))
    }

    /// Returns the two occurrences of the pair of words at `site`. Returns `None` if the repetition
    /// is not a slip.
    fn pair(&self, site: &Site<'_>) -> Option<Doubled> {
        let at = site.start;
        if is_written_apart(site) || site.is_term() || site.touches_code() {
            return None;
        }
        for second in at + 1..site.end {
            let (one, two) = (self.tokens[second - 1].span, self.tokens[second].span);
            // No space is between the two tokens of a contraction such as “don't”, which are “do”
            // and “n't”.
            if one.end == two.start && second != at + 2 {
                continue;
            }
            match gap::between(self.draft, one, two) {
                Gap::Something | Gap::Break => return None,
                Gap::Marks(marks) if second == at + 2 && marks.closes => return None,
                Gap::Blank | Gap::Marks(_) => {}
            }
        }
        if is_different(site, at + 2) || is_different(site, at + 3) {
            return None;
        }
        let acceptability = pair::judge(site)?;
        Some(Doubled {
            first: site.span(at, at + 2),
            second: site.span(at + 2, at + 4),
            acceptability,
            is_determiner: false,
        })
    }
}

/// Says whether the token at the start of `site` is not an ordinary word. Such a token is a single
/// letter, like an initial or a label, or it ends with the full stop of the sentence.
fn is_written_apart(site: &Site<'_>) -> bool {
    let text = site.text(site.start);
    let n_letters = text.trim_end_matches('.').chars().count();
    let is_letter = n_letters == 1 && !matches!(text, "a" | "A" | "I");
    let is_number = site.tokens[site.start].kind == TokenKind::Number;
    let has_stop = text.ends_with('.');
    let next = site.tokens.get(site.start + 1);
    let ends_sentence = has_stop
        && (n_letters == 1 || text.trim_end_matches('.').contains('.'))
        && next.is_some_and(|token| token.capital);
    let is_initial = text == "A" && site.text(site.start + 1) == "A" && !site.is_all_capitals();
    // Several single letters in a row are from a riddle or a table, not a slip.
    let is_alone = |word: &str| word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
    let is_row = n_letters == 1 && (is_alone(site.before(1)) || is_alone(site.next()));
    let is_row = is_row && !site.is(site.end, Class::SingleLetterWords);
    is_letter && !is_number || ends_sentence || is_initial || is_row
}

/// Says whether token `second` of `site` only seems to repeat the word before it. Capitals may show
/// that the two words are different: “may May”, “OR or”. The result is also true for a name that
/// consists of one word twice: “Bora Bora”.
fn is_different(site: &Site<'_>, second: usize) -> bool {
    let distance =
        if site.end - site.start == 4 && site.word(site.start) != site.word(site.start + 1) {
            2
        } else {
            1
        };
    let first = second - distance;
    let (one, two) = (site.text(first), site.text(second));
    let class = class(site.word(second));
    match site::case(one, two) {
        Case::Same => false,
        Case::Different => true,
        // “BORA BORA” is a name, too. “THE THE” in a headline that is all in capitals is not a
        // name.
        Case::Upper => !site.is_all_capitals(),
        Case::Capitals => {
            let is_heading = site.block.is_heading();
            class.is_none() || class == Some(GrammarClass::Modal) || !(first == 0 || is_heading)
        }
        Case::Opening => {
            let opens = first == 0 || site.tag(first - 1) == Tag::Mark || distance == 2;
            match class {
                None => !opens,
                Some(GrammarClass::Modal) => true,
                Some(_) => false,
            }
        }
    }
}

/// Says whether `word` may come before a word that is mentioned and not used: “the word *in*”, “say
/// *and*”.
fn names_words(word: &str) -> bool {
    const NAMING: ClassSet = ClassSet::of(&[
        Class::WordsForWords,
        Class::NamingVerbs,
        Class::NamingPrepositions,
    ]);
    english::dictionary().word(word).classes.meets(&NAMING)
}

#[cfg(test)]
mod tests;
