//! The words of the house in all configuration files.

use crate::analysis::vocabulary::Vocabulary;
use crate::config::resolve::ConfigLayers;
use crate::text::like_words::LikeWords;

impl ConfigLayers {
    /// Returns the vocabularies of all files combined.
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        // If two files give the same name to different sources, the later file takes precedence.
        for file in self.files.iter().rev() {
            file.settings.vocabulary.add_to(&mut vocabulary);
        }
        vocabulary
    }

    /// Returns the words of all files that behave like words of the dictionary. If two files have
    /// the same word, the later file takes precedence.
    pub fn like_words(&self) -> LikeWords {
        let mut like_words = LikeWords::default();
        for file in self.files.iter().rev() {
            for (word, model) in &file.settings.vocabulary.like {
                like_words.add(word.as_str(), model.as_str());
            }
        }
        like_words
    }
}
