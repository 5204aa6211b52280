//! The detector of languages, a library, as it is asked here. Decides nothing of a draft.

use whatlang::{Detector, Lang};

use crate::text::language::Language;

/// The confidence from which the detector is believed. It is then wrong of 4 of 139,000 English
/// blocks, and finds 83, 94 and 97 of 100 foreign ones of 8, 15 and 30 words. If it is believed at
/// any confidence, it is wrong of 30, and finds 90, 96 and 98.
const SURE: f64 = 0.8;

/// What the detector says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detected {
    /// The language.
    pub language: Language,
    /// How sure it is that this is not English, 0 to 1.
    confidence: f64,
}

impl Detected {
    /// Whether it is believed.
    pub fn is_sure(self) -> bool {
        self.language == Language::ENGLISH || SURE <= self.confidence
    }
}

/// What the detector says of `text`: first which of all languages it is, then, if that is not
/// English, how sure it is between the two. Near languages share a confidence among them.
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

/// The language of `text`, most of which is in letters that English is not written in.
pub fn of_letters(text: &str) -> Language {
    let lang = whatlang::detect_lang(text).filter(|lang| *lang != Lang::Eng);
    lang.map_or(Language::UNDETERMINED, language)
}
