//! The vocabulary of a house: its known sources, its boilerplate, and words that are never flagged.

use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::phrases::Phrases;
use crate::text::span::{Span, offset};
use crate::text::token;
use crate::text::words::Words;

/// The number of a known source. The name and the aliases of a source have one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// The vocabulary of a house.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Names and aliases as sequences of tokens, each with its index in `names`.
    pub(super) sources: Phrases,
    pub(super) names: Vec<VocabularyName>,
    n_sources: u32,
    /// Sentences and paragraphs as sequences of words. Punctuation, emphasis and line breaks are
    /// left out.
    pub(super) boilerplate: Phrases,
    /// Words and phrases as sequences of tokens.
    pub(super) ignored: Phrases,
}

/// A name or an alias of a source.
#[derive(Clone, Copy, Debug)]
pub struct VocabularyName {
    /// The source that has the name.
    pub source: SourceId,
    /// Whether the house spells the name in this way. Otherwise this is a name of the vocabulary
    /// without its article.
    pub is_written: bool,
}

impl Vocabulary {
    /// Adds a source, or adds aliases to the source with that name. A name with a capital is also
    /// found without its article: “The Ansel Courier” as “Ansel Courier”, but “the agency” not as
    /// “agency”.
    pub fn add_source<'n>(&mut self, name: &'n str, aliases: impl IntoIterator<Item = &'n str>) {
        let words = tokens(name);
        let known = self.sources.number_of(words.iter().map(String::as_str));
        let source = known.map(|idx| self.names[idx as usize].source);
        let source = source.unwrap_or(SourceId(self.n_sources));
        self.n_sources = self.n_sources.max(source.0 + 1);
        for name in [name].into_iter().chain(aliases) {
            let words = tokens(name);
            self.add_name(&words, source, true);
            let rest = name.trim_start().split_once(char::is_whitespace);
            let rest = rest.map_or("", |(_, name)| name.trim_start());
            let article = words.first().is_some_and(|word| is_article(word));
            if article && rest.starts_with(char::is_uppercase) {
                self.add_name(&words[1..], source, false);
            }
        }
    }

    fn add_name(&mut self, words: &[String], source: SourceId, is_written: bool) {
        let number = offset(self.names.len());
        self.names.push(VocabularyName { source, is_written });
        let known = self.sources.add(words.iter().map(String::as_str), number);
        self.names[known as usize].is_written |= is_written;
    }

    /// Adds boilerplate: a sentence, a paragraph or several paragraphs. The text may be in
    /// Markdown, like the drafts.
    pub fn add_boilerplate(&mut self, text: &str) {
        let words = words(text);
        self.boilerplate.add(words.iter().map(String::as_str), 0);
    }

    /// Adds words that are never flagged.
    pub fn add_ignored(&mut self, phrase: &str) {
        let words = tokens(phrase);
        self.ignored.add(words.iter().map(String::as_str), 0);
    }
}

/// Whether `text` contains words, so that it can be found in a draft.
pub fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether `word` is an article.
pub(super) fn is_article(word: &str) -> bool {
    english::dictionary().is(word, Class::Articles)
}

/// The tokens of `text`, which is split like a draft.
fn tokens(text: &str) -> Vec<String> {
    let (mut words, mut tokens) = (Words::default(), Vec::new());
    let all = Span::new(0, offset(text.len()));
    token::split(text, all, &mut words, &mut tokens);
    let texts = tokens.iter().map(|token| words.text(token.word).to_owned());
    texts.collect()
}

/// The words of `text`, which is read like a Markdown draft.
fn words(text: &str) -> Vec<String> {
    // Lines in settings may be indented. Markdown would take indented lines for code.
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    let draft = Draft::parse(lines.join("\n"), Markup::Markdown);
    let words = draft.tokens.iter().filter(|token| token.is_word());
    words.map(|token| draft.word(token).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_source("The Ansel Courier", ["the paper"]);
        vocabulary.add_boilerplate("*Sign up* for our “[newsletter](https://ansel.example)”!");
        vocabulary
    }

    #[test]
    fn an_article_may_be_left_out_of_a_name_with_a_capital() {
        let sources = vocabulary().sources;
        assert_eq!(sources.number_of(["the", "ansel", "courier"]), Some(0));
        assert_eq!(sources.number_of(["ansel", "courier"]), Some(1));
        assert_eq!(sources.number_of(["the", "paper"]), Some(2));
        assert_eq!(sources.number_of(["paper"]), None);
    }

    #[test]
    fn boilerplate_has_words_alone() {
        let words = ["sign", "up", "for", "our", "newsletter"];
        assert_eq!(vocabulary().boilerplate.number_of(words), Some(0));
    }
}
