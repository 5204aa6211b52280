//! Detects languages with the crate `whatlang`. Another module decides about the language of a
//! draft.

use whatlang::{Detector, Lang};

use crate::text::language::Language;

/// The lowest confidence at which the detector's answer is accepted. At this value, the detector is
/// wrong about 4 of 139,000 English blocks. Of 100 foreign blocks, it finds 83 if they have 8
/// words, 94 if they have 15, and 97 if they have 30. If every answer were accepted, the detector
/// would be wrong about 30 English blocks, and the other figures would be 90, 96 and 98.
const MIN_CONFIDENCE: f64 = 0.8;

/// The answer of the detector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detected {
    /// The language that the detector found.
    pub language: Language,
    /// The confidence that the text is in this language rather than in English, from 0 to 1.
    confidence: f64,
}

impl Detected {
    /// Returns whether the answer is accepted: the language is English, or the confidence is high
    /// enough.
    pub fn is_accepted(self) -> bool {
        self.language == Language::ENGLISH || MIN_CONFIDENCE <= self.confidence
    }
}

/// Detects the language of `text` among all languages. The confidence comes from a second
/// comparison, of that language with English alone. In a comparison of all languages, similar
/// languages would share the confidence. Returns `None` if no language is detected.
pub fn detect(text: &str) -> Option<Detected> {
    let lang = whatlang::detect_lang(text)?;
    let two = Detector::with_allowlist(vec![lang, Lang::Eng]).detect(text);
    let confidence = two
        .filter(|info| info.lang() == lang)
        .map_or(0.0, |info| info.confidence());
    Some(Detected {
        language: language(lang),
        confidence,
    })
}

fn language(lang: Lang) -> Language {
    Language::of_tag(lang.code()).unwrap_or(Language::UNDETERMINED)
}

/// Returns the language of `text`, which is mostly in letters that English does not use. Returns
/// [`Language::UNDETERMINED`] if the language is not found.
pub fn language_of_letters(text: &str) -> Language {
    let lang = whatlang::detect_lang(text).filter(|lang| *lang != Lang::Eng);
    lang.map_or(Language::UNDETERMINED, language)
}
