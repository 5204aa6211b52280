//! Doubled words: “the the”, “of the of the”. Knows no rules.

use std::sync::LazyLock;

use crate::analysis::repeat::stem::is_function;
use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::{Token, TokenKind};

static ALLOWED: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/allowed-doubles.txt")));

/// Verbs after which “that that” is no slip: “he said that that was so”.
const VERBS: &[&str] = &[
    "is", "was", "'s", "'d", "'ll", "would", "will", "can", "could", "may", "might", "should",
    "must", "has", "had", "does", "did", "means", "makes", "meant", "made",
];

/// One or two words that stand twice in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubled {
    /// The words.
    pub first: Span,
    /// The same words again.
    pub second: Span,
}

/// Finds the doubled words of `draft` in reading order. They do not overlap.
#[must_use]
pub fn find(draft: &Draft) -> Vec<Doubled> {
    let mut doubled = Vec::new();
    for sentence in &draft.sentences {
        let tokens = &draft.tokens[sentence.tokens.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let n_words = [1, 2]
                .into_iter()
                .find(|it| is_doubled(draft, tokens, at, *it));
            let Some(n_words) = n_words else {
                at += 1;
                continue;
            };
            let span = |from: usize| tokens[from].span.cover(tokens[from + n_words - 1].span);
            doubled.push(Doubled {
                first: span(at),
                second: span(at + n_words),
            });
            at += 2 * n_words;
        }
    }
    doubled
}

/// Whether the `n_words` tokens from `at` on stand there twice, by mistake.
fn is_doubled(draft: &Draft, tokens: &[Token], at: usize, n_words: usize) -> bool {
    let Some(both) = tokens.get(at..at + 2 * n_words) else {
        return false;
    };
    let (first, second) = both.split_at(n_words);
    first
        .iter()
        .zip(second)
        .all(|(one, two)| one.word == two.word)
        && both.iter().all(|it| it.kind == TokenKind::Word)
        && !is_on_purpose(draft, tokens, at, n_words)
}

fn is_on_purpose(draft: &Draft, tokens: &[Token], at: usize, n_words: usize) -> bool {
    let words = &tokens[at..at + n_words];
    let text = |it: usize| draft.word(&tokens[it]);
    let doubles = &tokens[at + n_words..at + 2 * n_words];
    // “that that road” may be meant too, but hardly ever is.
    if n_words == 1 && text(at) == "that" {
        return tokens
            .get(at + 2)
            .is_some_and(|it| VERBS.contains(&draft.word(it)));
    }
    // A pair of one word twice was found as one word, or is meant: “bye bye bye bye”.
    if n_words == 2 && words[0].word == words[1].word {
        return true;
    }
    // “Bora Bora”, “New York New York”; “The The” at the beginning of a sentence is a slip.
    let named = words.iter().chain(doubles).all(|it| it.capital);
    if named && !is_function(text(at)) {
        return true;
    }
    // “one by one by one”, “day after day after day”: the pair is the end of a longer series.
    let series = n_words == 2 && at > 0 && text(at - 1) == text(at + 1);
    // “from place to place to see”: the idiom, and then a verb or another place.
    let ranging = n_words == 2 && text(at + 1) == "to" && at > 0 && text(at - 1) == "from";
    // “more and more and more”, “talking and talking and”, but not “and the and the”.
    let joined = n_words == 2
        && (text(at) == "and" && !is_function(text(at + 1))
            || text(at + 1) == "and" && !is_function(text(at)));
    let goes_on = tokens
        .get(at + 2 * n_words)
        .is_some_and(|it| it.word == words[0].word);
    // “may May” is a verb and a name.
    let name = n_words == 1 && doubles[0].capital && !words[0].capital;
    let first = draft.token_at(words[0].span.start);
    let listed = ALLOWED.match_at(draft, first..draft.tokens.len());
    series || ranging || joined || name || n_words == 2 && goes_on || listed >= Some(n_words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[&str]) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let found = find(&draft);
        let both: Vec<&str> = found
            .iter()
            .map(|it| draft.text(it.first.cover(it.second)))
            .collect();
        assert_eq!(both, expected, "{text}");
    }

    #[test]
    fn words_and_pairs_are_found() {
        check("He opened the the gate.", &["the the"]);
        check("The the gate was open.", &["The the"]);
        check("The lid of the of the box was lost.", &["of the of the"]);
        check("The The gate was open.", &["The The"]);
        check("She said they don't don't pay.", &["don't don't"]);
        check("The pier and the and the lamp.", &["and the and the"]);
        check("Most were for and for and against.", &["for and for and"]);
        check("We walked to sea to sea.", &["to sea to sea"]);
        check("They said that that the bridge was closed.", &["that that"]);
    }

    #[test]
    fn what_is_meant_is_not() {
        for text in [
            "By then he had had enough.",
            "It was very very late.",
            "The ferry left Bora Bora at noon.",
            "No no, he wrote.",
            "They went hand in hand in the rain.",
            "It was lie after lie after lie.",
            "They call from place to place to ask.",
            "He kept digging and digging and left.",
            "He went home and slept and slept.",
            "Bye bye bye bye, they sang.",
            "He sang of New York New York.",
            "In the spring may May come soon.",
            "He believed that that was closed.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn marks_and_boundaries_part_words() {
        for text in [
            "It is over. Over the hill they went.",
            "What it is, is a mess.",
            "A tit-tit sound was heard.",
            "The lamp flashed 5 5 2.",
            "He asked for “more” more politely.",
            "The end of day\n\nday two began with rain.",
        ] {
            check(text, &[]);
        }
    }
}
