//! Speech tags: words that attribute the quotation before them to a speaker, such as `Smith asked.`

use crate::english;
use crate::english::class::Class;
use crate::text::abbreviation::{self, opens_sentences};
use crate::text::sentence::stop::{is_single_capital, leading_word};

/// Returns whether `rest` begins with a name and a verb that attribute the quotation before it:
/// `Smith asked.`
pub fn is_speech_tag(rest: &str) -> bool {
    const MAX_WORDS: usize = 7;
    let mut rest = rest;
    for idx in 0..MAX_WORDS {
        let word = leading_word(rest);
        if 0 < idx && english::dictionary().is(word, Class::SpeechTags) {
            return true;
        }
        let named = word.starts_with(char::is_uppercase) && !(idx == 0 && opens_sentences(word));
        let joined = 0 < idx && english::dictionary().is(word, Class::NameParticles);
        if !named && !joined {
            return false;
        }
        rest = &rest[word.len()..];
        if is_single_capital(word) || abbreviation::class(word).is_some() {
            rest = rest.strip_prefix('.').unwrap_or(rest);
        }
        let Some(next) = rest.strip_prefix([' ', '-']) else {
            return false;
        };
        rest = next;
    }
    false
}
