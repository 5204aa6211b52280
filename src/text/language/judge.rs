//! The decision which blocks of a draft are not English, by their words.
//!
//! A block that is wrongly taken for foreign is lost, so two signs of English are checked first:
//! function words, and words that the table of English frequencies contains. The detector is asked
//! only about a block that has few of both.

use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::language::traits::{TraitReader, Traits, share};

/// A draft is not English if English has less than this share of the letters in blocks whose
/// language is clear. Translations often have a paragraph in English, such as a licence.
const LEAST_ENGLISH: f64 = 0.05;

/// The languages of a draft and of its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageVerdict {
    /// The language of the draft.
    pub draft: Language,
    /// The languages of its blocks.
    pub blocks: Vec<Language>,
}

/// Returns the language of `draft`, whose blocks have been split into tokens, and of each block. A
/// language that a block declares takes precedence. A block that is too short to judge gets the
/// language of the clear blocks around it if these agree, and otherwise that of the draft.
pub fn judge(draft: &Draft) -> LanguageVerdict {
    let blocks = &draft.blocks;
    let reader = TraitReader::new(draft);
    let traits: Vec<Traits> = blocks
        .iter()
        .map(|block| reader.traits(std::iter::once(block.tokens.clone())))
        .collect();
    let clear =
        |(block, traits): (&Block, &Traits)| block.declared.or_else(|| clear(&reader, traits));
    let mut told: Vec<Option<Language>> = blocks.iter().zip(&traits).map(clear).collect();
    // The unclear blocks together may have enough words to identify their language.
    let has_candidate = || {
        told.iter()
            .zip(&traits)
            .any(|(language, traits)| language.is_none() && traits.is_candidate())
    };
    let pooled = if has_candidate() || told.iter().all(Option::is_none) {
        let unclear = blocks
            .iter()
            .zip(&told)
            .filter(|(_, language)| language.is_none());
        let pool = reader.traits(unclear.map(|(block, _)| block.tokens.clone()));
        self::clear(&reader, &pool)
    } else {
        None
    };
    // English text sometimes looks foreign, so a detection with low confidence is accepted only if
    // the draft certainly has foreign text.
    if told
        .iter()
        .chain([&pooled])
        .any(|language| is_foreign(*language))
    {
        for (told, traits) in told.iter_mut().zip(&traits) {
            if told.is_none() && traits.is_detectable() {
                let detected = reader.detect(traits).map(|detected| detected.language);
                *told = detected
                    .filter(|language| *language == Language::ENGLISH || traits.is_candidate());
            }
        }
    }
    settle(&told, &traits, pooled)
}

/// Returns the language of a block if its words identify it without doubt.
fn clear(reader: &TraitReader<'_>, traits: &Traits) -> Option<Language> {
    if traits.is_in_other_letters() {
        return Some(reader.of_letters(traits));
    }
    if traits.near.is_some() || traits.is_english() {
        return traits.near.or(Some(Language::ENGLISH));
    }
    if !traits.is_candidate() {
        return None;
    }
    let detected = reader.detect(traits)?;
    detected.is_sure().then_some(detected.language)
}

fn is_foreign(language: Option<Language>) -> bool {
    language.is_some_and(|language| language != Language::ENGLISH)
}

/// Returns the verdict: `told` has the languages of the clear blocks, `traits` belong to the same
/// blocks, and `pooled` is the language of the unclear blocks together.
fn settle(
    told: &[Option<Language>],
    traits: &[Traits],
    pooled: Option<Language>,
) -> LanguageVerdict {
    let mut shares: Vec<(Language, usize)> = Vec::new();
    for (language, traits) in told.iter().zip(traits) {
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
    let is_whole = share(english, english + foreign) < LEAST_ENGLISH;
    if draft != Language::ENGLISH && is_whole {
        return LanguageVerdict {
            draft,
            blocks: vec![draft; told.len()],
        };
    }
    LanguageVerdict {
        draft,
        blocks: fill(told, draft),
    }
}

/// Fills the gaps in `told` with the language of the nearest clear blocks on both sides if these
/// agree, and otherwise with `draft`.
fn fill(told: &[Option<Language>], draft: Language) -> Vec<Language> {
    let mut next = None;
    let mut after: Vec<Option<Language>> = told
        .iter()
        .rev()
        .map(|language| {
            next = language.or(next);
            next
        })
        .collect();
    after.reverse();
    let mut before = None;
    let blocks = told.iter().zip(after).map(|(told, after)| {
        before = told.or(before);
        let around = before.filter(|language| Some(*language) == after);
        told.or(around).unwrap_or(draft)
    });
    blocks.collect()
}

#[cfg(test)]
mod tests;
