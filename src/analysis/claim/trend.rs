//! Trends and their importance, stated as if everybody saw them: “rising militancy”, “an essential
//! milestone”. Knows no sources.

use std::sync::LazyLock;

use crate::analysis::claim::tuning::{MAX_TOKENS_TO_TREND, MIN_BYTES_OF_ABSTRACT_NOUN};
use crate::analysis::claim::view::View;
use crate::embedded;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;

/// Adjectives of change: “rising”.
static RISING: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/trend-adjectives.txt")));

/// What may be said to rise, beside the grave and what its ending shows to be abstract.
static SOCIAL: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/trend-nouns.txt")));

static GRAVE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/grave-nouns.txt")));

/// Adjectives of praise: “essential”.
static WEIGHTY: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/weighty-adjectives.txt")));

/// What is praised by them: “milestone”.
static MILESTONES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/milestone-nouns.txt")));

/// Endings of nouns for what nobody can count by looking: “militancy”, “extremism”.
const ABSTRACT: &[&str] = &["ism", "ancy"];

/// Whether `word` can be where one begins.
pub fn may_begin(word: &str) -> bool {
    RISING.begins(word) || WEIGHTY.begins(word)
}

/// Adds the trends of the sentence to `found`.
pub fn find(view: &View<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let end = rising(view, at).or_else(|| milestone(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

fn rising(view: &View<'_>, at: usize) -> Option<usize> {
    let n_tokens = view.entry(&RISING, at)?;
    // “is rising” is a verb, and “the rising violence” may take up what was said.
    let start = at + n_tokens;
    let noun = |it: &usize| {
        let word = view.word(*it);
        let social = SOCIAL.contains(word) || GRAVE.contains(word);
        social
            || word.len() >= MIN_BYTES_OF_ABSTRACT_NOUN
                && ABSTRACT.iter().any(|ending| word.ends_with(ending))
    };
    let mut words = (start..start + MAX_TOKENS_TO_TREND).take_while(|it| view.is_plain(*it));
    let found = words.find(noun)?;
    // Between the two stand adjectives and nouns alone.
    let joined =
        (start..found).all(|it| !view.is(it, &["of", "the", "and", "in", "to", "a", "on"]));
    // “From Democrats” says whose it is.
    let owned = view.is(found + 1, &["from", "by", "among"]);
    (joined && !owned && !view.is_name(found) && view.tag(found).is_noun()).then_some(found + 1)
}

fn milestone(view: &View<'_>, at: usize) -> Option<usize> {
    let n_tokens = view.entry(&WEIGHTY, at)?;
    if !matches!(view.before(at, 1), "a" | "an") {
        return None;
    }
    let noun = at + n_tokens;
    Some(noun + view.entry(&MILESTONES, noun)?)
}
