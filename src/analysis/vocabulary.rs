//! The vocabulary of a house: its known sources, its boilerplate, and words that are never flagged.

use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::phrases::Phrases;
use crate::text::span::{Span, offset};
use crate::text::token;
use crate::text::words::Words;

/// The number of a known source. The name and all aliases of a source share one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// The vocabulary of a house.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The names and aliases of the known sources as sequences of tokens, each with its index in
    /// `names`.
    pub(super) sources: Phrases,
    pub(super) names: Vec<VocabularyName>,
    n_sources: u32,
    /// The sentences and paragraphs of the boilerplate as sequences of words. Punctuation, emphasis
    /// and line breaks are left out.
    pub(super) boilerplate: Phrases,
    /// The words and phrases that are never flagged, as sequences of tokens.
    pub(super) ignored: Phrases,
}

/// A name or an alias of a source.
#[derive(Clone, Copy, Debug)]
pub struct VocabularyName {
    /// The source that has the name.
    pub source: SourceId,
    /// Whether the vocabulary has the name in this form. Otherwise the article of the name was left
    /// out.
    pub is_written: bool,
}

impl Vocabulary {
    /// Adds the source with the name `name` and its aliases. If the vocabulary already has this
    /// name, only the aliases are added. A name such as “The Ansel Courier” is also found without
    /// its article, as “Ansel Courier”. A name without a capital, such as “the agency”, is not
    /// found without its article.
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

    /// Adds a word or a phrase that is never flagged.
    pub fn add_ignored(&mut self, phrase: &str) {
        let words = tokens(phrase);
        self.ignored.add(words.iter().map(String::as_str), 0);
    }
}

/// Says whether `text` contains words, so that it can be found in a draft.
pub fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Says whether `word` is an article.
pub(super) fn is_article(word: &str) -> bool {
    english::dictionary().is(word, Class::Articles)
}

/// Returns the words of the tokens of `text`. The text is split into tokens like a draft.
fn tokens(text: &str) -> Vec<String> {
    let (mut words, mut tokens) = (Words::default(), Vec::new());
    let all = Span::new(0, offset(text.len()));
    token::split(text, all, &mut words, &mut tokens);
    let texts = tokens.iter().map(|token| words.text(token.word).to_owned());
    texts.collect()
}

/// Returns the words of `text` without marks. The text is read like a Markdown draft.
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
