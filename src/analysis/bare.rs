//! Bare nouns as sources, such as “critics” or “studies”. Such a noun does not say who the source
//! is.

use rustc_hash::FxHashSet;

use crate::analysis::nearby;
use crate::analysis::tuning::MAX_TOKENS_TO_NAME;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A lexicon of nouns such as “critics”, and a lexicon of the words that may precede such a noun
/// without saying who is meant, such as “some”.
#[derive(Clone, Debug)]
pub struct BareNouns {
    nouns: Lexicon,
    determiners: Lexicon,
}

impl BareNouns {
    /// Takes the lexicon of the nouns, and the lexicon of the words that may precede the nouns.
    pub fn new(nouns: Lexicon, determiners: Lexicon) -> Self {
        Self { nouns, determiners }
    }

    /// Says whether `source` is one of the nouns without a word that says who is meant. “Some
    /// critics” is such a source. “Critics at the ministry”, “the researchers” and “voting rights
    /// advocates” are not.
    pub fn includes_source(&self, draft: &Draft, source: Span) -> bool {
        let tokens = draft.tokens_in(source);
        let mut at = tokens.start;
        if is_qualified(draft, at) {
            return false;
        }
        while at < tokens.end {
            if self.nouns.match_at(draft, at..tokens.end) == Some(tokens.end - at) {
                return true;
            }
            // A year does not identify a study.
            let is_year = draft.tokens[at].kind == TokenKind::Number && tokens.start < at;
            match self.determiners.match_at(draft, at..tokens.end) {
                Some(n_tokens) => at += n_tokens,
                None if is_year => at += 1,
                None => return false,
            }
        }
        false
    }
}

/// Says whether the word before token `at` belongs to the same noun phrase as the token: “rights”
/// in “rights advocates”, “10” in “10 voters”.
fn is_qualified(draft: &Draft, at: usize) -> bool {
    nearby::before(draft, at).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => !draft.is(token, Class::FunctionWords),
        _ => false,
    })
}

/// The nouns of a [`BareNouns`] that a draft explains. In a draft with “officials of the Port
/// Authority”, a later “officials” is explained.
#[derive(Clone, Debug, Default)]
pub struct Introductions {
    /// The explained nouns, without an ending such as “s”, “y” or “ing”.
    nouns: FxHashSet<String>,
}

impl Introductions {
    /// Finds the nouns of `bare` that `draft` explains. A name near the noun explains it: “Brask
    /// officials”, “officials of the Port Authority”. So does a noun for an organization before it:
    /// “agency officials”.
    pub fn of(draft: &Draft, bare: &BareNouns) -> Self {
        let mut nouns = FxHashSet::default();
        let mut plural = String::new();
        let is_noun = |word: &str| {
            plural.clear();
            plural.extend([word, "s"]);
            bare.nouns.contains(word) || bare.nouns.contains(&plural)
        };
        // Each distinct word is looked up once.
        let are_nouns: Vec<bool> = draft.words.iter().map(is_noun).collect();
        for sentence in &draft.sentences {
            for at in sentence.tokens.clone() {
                if !are_nouns[draft.tokens[at].word.index()] {
                    continue;
                }
                let word = draft.word(&draft.tokens[at]);
                if bare.is_introduced(draft, at, &sentence.tokens) {
                    nouns.insert(stem(word).to_owned());
                }
            }
        }
        Self { nouns }
    }

    /// Says whether the draft explains whom the last noun of `source` means.
    pub fn introduces(&self, draft: &Draft, source: Span) -> bool {
        let last = draft.tokens[draft.tokens_in(source)].last();
        last.is_some_and(|token| self.nouns.contains(stem(draft.word(token))))
    }
}

impl BareNouns {
    /// Says whether the words before or after the noun at token `at` say whom the noun means.
    fn is_introduced(&self, draft: &Draft, at: usize, sentence: &std::ops::Range<usize>) -> bool {
        let plain = |idx: usize| self.determiners.match_at(draft, idx..idx + 1).is_some();
        let before = at.checked_sub(1).filter(|before| sentence.start <= *before);
        // A name before the noun says whom the noun means; an adjective such as “angry” does not.
        let named = before.is_some_and(|idx| {
            let token = &draft.tokens[idx];
            let word = token.kind == TokenKind::Word && !draft.is(token, Class::FunctionWords);
            word && !plain(idx)
                && (token.capital && sentence.start < idx
                    || draft.is(token, Class::OrganizationSource))
        });
        let follows = at + 1 < sentence.end
            && draft.is(&draft.tokens[at + 1], Class::IntroducingPrepositions);
        let mut after = at + 2..sentence.end.min(at + 1 + MAX_TOKENS_TO_NAME);
        named || follows && after.any(|idx| draft.tokens[idx].capital)
    }
}

fn stem(word: &str) -> &str {
    word.strip_suffix("ing")
        .or_else(|| word.strip_suffix("ies"))
        .or_else(|| word.strip_suffix('s'))
        .or_else(|| word.strip_suffix('y'))
        .unwrap_or(word)
}
