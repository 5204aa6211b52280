//! Decides from the words of a block whether the block is English.
//!
//! An English block that is wrongly judged to be foreign is not checked. Therefore two signs of
//! English come first: function words, and words in the table of English frequencies. The detector
//! is asked only about a block with few words of both kinds.

use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::language::traits::{BlockTraits, TraitReader, share};

/// If the English blocks of a foreign draft have less than this share of the letters, the English
/// blocks are not checked either. Only letters in blocks whose language is clear are counted.
/// Translations often have a paragraph in English, such as a licence.
const MIN_ENGLISH_SHARE: f64 = 0.05;

/// The languages of a draft and of its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageVerdict {
    /// The language of the draft.
    pub draft_language: Language,
    /// The language of each block, in the order of the blocks.
    pub block_languages: Vec<Language>,
}

/// Returns the language of `draft` and of each of its blocks. The blocks must have been split into
/// tokens.
///
/// A language that a block declares takes precedence. If the language of a block is not clear, for
/// example because the block is short, the nearest clear blocks before and after it decide. If
/// these two have the same language, the block gets that language. Otherwise it gets the language
/// of the draft.
pub fn judge(draft: &Draft) -> LanguageVerdict {
    let blocks = &draft.blocks;
    let reader = TraitReader::new(draft);
    let traits: Vec<BlockTraits> = blocks
        .iter()
        .map(|block| reader.traits(std::iter::once(block.tokens.clone())))
        .collect();
    let clear = |(block, traits): (&Block, &BlockTraits)| {
        block.declared.or_else(|| clear_language(&reader, traits))
    };
    let mut clear_languages: Vec<Option<Language>> =
        blocks.iter().zip(&traits).map(clear).collect();
    // The unclear blocks together may have enough words to identify their language.
    let has_candidate = || {
        clear_languages
            .iter()
            .zip(&traits)
            .any(|(language, traits)| language.is_none() && traits.may_be_foreign())
    };
    let pooled = if has_candidate() || clear_languages.iter().all(Option::is_none) {
        let unclear = blocks
            .iter()
            .zip(&clear_languages)
            .filter(|(_, language)| language.is_none());
        let pool = reader.traits(unclear.map(|(block, _)| block.tokens.clone()));
        self::clear_language(&reader, &pool)
    } else {
        None
    };
    // English text sometimes looks foreign, so a detection with low confidence is accepted only if
    // the draft certainly has foreign text.
    if clear_languages
        .iter()
        .chain([&pooled])
        .any(|language| is_foreign(*language))
    {
        for (clear_languages, traits) in clear_languages.iter_mut().zip(&traits) {
            if clear_languages.is_none() && traits.is_detectable() {
                let detected = reader.detect(traits).map(|detected| detected.language);
                *clear_languages = detected
                    .filter(|language| *language == Language::ENGLISH || traits.may_be_foreign());
            }
        }
    }
    verdict(&clear_languages, &traits, pooled)
}

/// Returns the language of a block if its words identify the language without doubt, and otherwise
/// `None`.
fn clear_language(reader: &TraitReader<'_>, traits: &BlockTraits) -> Option<Language> {
    if traits.is_in_other_letters() {
        return Some(reader.language_of_letters(traits));
    }
    if traits.near_language.is_some() || traits.is_english() {
        return traits.near_language.or(Some(Language::ENGLISH));
    }
    if !traits.may_be_foreign() {
        return None;
    }
    let detected = reader.detect(traits)?;
    detected.is_accepted().then_some(detected.language)
}

fn is_foreign(language: Option<Language>) -> bool {
    language.is_some_and(|language| language != Language::ENGLISH)
}

/// Returns the verdict about a draft. For each block, `clear_languages` has the language, or `None`
/// if the language is not clear. `traits` has the traits of each block. `pooled` is the language of
/// all unclear blocks together.
fn verdict(
    clear_languages: &[Option<Language>],
    traits: &[BlockTraits],
    pooled: Option<Language>,
) -> LanguageVerdict {
    let mut shares: Vec<(Language, usize)> = Vec::new();
    for (language, traits) in clear_languages.iter().zip(traits) {
        let Some(language) = *language else { continue };
        match shares.iter_mut().find(|(known, _)| *known == language) {
            Some((_, n_letters)) => *n_letters += traits.n_letters,
            None => shares.push((language, traits.n_letters)),
        }
    }
    let n_letters = |is_wanted: fn(Language) -> bool| -> usize {
        let wanted = shares.iter().filter(|&&(language, _)| is_wanted(language));
        wanted.map(|&(_, share)| share).sum()
    };
    let english = n_letters(|language| language == Language::ENGLISH);
    let foreign = n_letters(|language| language != Language::ENGLISH);
    let others = shares
        .iter()
        .filter(|(language, _)| *language != Language::ENGLISH);
    let other = others
        .max_by_key(|(_, share)| *share)
        .map(|(language, _)| *language);
    let draft = if english < foreign { other } else { None };
    let draft = draft.or_else(|| pooled.filter(|_| shares.is_empty()));
    let draft = draft.unwrap_or(Language::ENGLISH);
    let is_whole = share(english, english + foreign) < MIN_ENGLISH_SHARE;
    if draft != Language::ENGLISH && is_whole {
        return LanguageVerdict {
            draft_language: draft,
            block_languages: vec![draft; clear_languages.len()],
        };
    }
    LanguageVerdict {
        draft_language: draft,
        block_languages: fill_gaps(clear_languages, draft),
    }
}

/// Returns the language of each block. A block without a language in `clear_languages` gets the
/// language of the nearest clear blocks before and after it, if these two have the same language.
/// Otherwise the block gets the language `draft`.
fn fill_gaps(clear_languages: &[Option<Language>], draft: Language) -> Vec<Language> {
    let mut next = None;
    let mut after: Vec<Option<Language>> = clear_languages
        .iter()
        .rev()
        .map(|language| {
            next = language.or(next);
            next
        })
        .collect();
    after.reverse();
    let mut before = None;
    let blocks = clear_languages
        .iter()
        .zip(after)
        .map(|(clear_languages, after)| {
            before = clear_languages.or(before);
            let around = before.filter(|language| Some(*language) == after);
            clear_languages.or(around).unwrap_or(draft)
        });
    blocks.collect()
}

#[cfg(test)]
mod tests;
