//! Nouns that stand for somebody without telling who: “critics”, “studies”.

use rustc_hash::FxHashSet;

use crate::analysis::nearby;
use crate::analysis::tuning::MAX_TOKENS_TO_NAME;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Nouns, and what may stand before them without making them any clearer.
#[derive(Clone, Debug)]
pub struct BareNouns {
    nouns: Lexicon,
    determiners: Lexicon,
}

impl BareNouns {
    /// From the lexicons of nouns and of what may stand before them.
    pub fn new(nouns: Lexicon, determiners: Lexicon) -> Self {
        Self { nouns, determiners }
    }

    /// Whether `source` is one of the nouns with nothing that tells more: “some critics”, not
    /// “critics at the ministry”, “the researchers” or “voting rights advocates”.
    pub fn hold(&self, draft: &Draft, source: Span) -> bool {
        let tokens = draft.tokens_in(source);
        let mut at = tokens.start;
        if is_qualified(draft, at) {
            return false;
        }
        while at < tokens.end {
            if self.nouns.match_at(draft, at..tokens.end) == Some(tokens.end - at) {
                return true;
            }
            // A year tells no more of a study than that there was one.
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

/// Whether the word before token `at` belongs to it: “rights advocates”, “10 voters”.
fn is_qualified(draft: &Draft, at: usize) -> bool {
    nearby::before(draft, at).is_some_and(|token| match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => !draft.is(token, Class::FunctionWords),
        _ => false,
    })
}

/// The nouns of which a draft says somewhere whom they mean.
#[derive(Clone, Debug, Default)]
pub struct Introductions {
    /// The nouns without the ending of the plural.
    nouns: FxHashSet<String>,
}

impl Introductions {
    /// Looks for `bare` nouns in `draft` that have a name or a noun of their own: “port officials”,
    /// “officials of the Port Authority”.
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

    /// Whether the draft says whom the last noun of `source` means.
    pub fn know(&self, draft: &Draft, source: Span) -> bool {
        let last = draft.tokens[draft.tokens_in(source)].last();
        last.is_some_and(|token| self.nouns.contains(stem(draft.word(token))))
    }
}

impl BareNouns {
    /// Whether the noun `at` has something beside it that tells whom it means.
    fn is_introduced(&self, draft: &Draft, at: usize, sentence: &std::ops::Range<usize>) -> bool {
        let plain = |idx: usize| self.determiners.match_at(draft, idx..idx + 1).is_some();
        let before = at.checked_sub(1).filter(|before| sentence.start <= *before);
        // Only a name tells more before the noun: an adjective such as “angry” does not.
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
