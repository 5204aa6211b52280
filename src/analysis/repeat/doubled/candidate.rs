//! Finds out fast whether a sentence has words that occur twice in a row. Most sentences have no
//! such words.

use crate::analysis::repeat::doubled::tuning::MAX_WORDS_OF_DOUBLED_PHRASE;
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::offset;
use crate::text::token::Token;

/// Says whether `sentence` has words that occur twice in a row. `words` is a buffer; the function
/// clears it first.
pub fn has_candidate(draft: &Draft, sentence: &Sentence, words: &mut Vec<u32>) -> bool {
    // No word has the number `u32::MAX`. Such numbers after the last word make a test for the end
    // of the sentence unnecessary.
    const NO_WORDS: [u32; MAX_WORDS_OF_DOUBLED_PHRASE] = [u32::MAX; MAX_WORDS_OF_DOUBLED_PHRASE];
    let tokens = &draft.tokens[sentence.tokens.clone()];
    words.clear();
    words.extend(tokens.iter().map(|token| offset(token.word.index())));
    words.extend(NO_WORDS);
    // One word is compared with all following words at once. The compiler turns these comparisons
    // into a few instructions.
    let opens_alike = |at: usize| {
        let next = words.get(at + 1..).and_then(<[u32]>::first_chunk);
        next.is_some_and(|next: &[u32; MAX_WORDS_OF_DOUBLED_PHRASE]| {
            next.iter().filter(|word| **word == words[at]).count() != 0
        })
    };
    let is_candidate = |at: usize| {
        let mut lengths = 1..=MAX_WORDS_OF_DOUBLED_PHRASE;
        opens_alike(at) && lengths.any(|n_words| is_twice(tokens, at, n_words))
    };
    (0..tokens.len()).any(is_candidate)
}

/// Says whether the `n_words` words that begin at token `at` occur again right after their last
/// word. For a pair, the two words must differ, because “the the the the” is not a pair.
pub fn is_twice(tokens: &[Token], at: usize, n_words: usize) -> bool {
    let opens_alike = |other: &Token| other.word == tokens[at].word;
    if !tokens.get(at + n_words).is_some_and(opens_alike) {
        return false;
    }
    let Some(both) = tokens.get(at..at + 2 * n_words) else {
        return false;
    };
    let (first, second) = both.split_at(n_words);
    let is_same = |(one, two): (&Token, &Token)| one.word == two.word && one.kind == two.kind;
    first.iter().zip(second).all(is_same)
        && both.iter().all(Token::is_word)
        && !(n_words == 2 && both[0].word == both[1].word)
}
