//! Which blocks of a draft are not English, by their words.
//!
//! Two signs of English are looked for first, since a block that is wrongly taken for a foreign one
//! is lost: words of English grammar, and words of the table of English frequencies. Only a block
//! that has few of both is shown to the detector.

use crate::text::block::Block;
use crate::text::draft::Draft;
use crate::text::language::Language;
use crate::text::language::traits::{TraitReader, Traits, share};

/// A draft with less English than this share of its letters, of those whose language is clear, is
/// not English. A translation often has a paragraph in English, such as a licence.
const LEAST_ENGLISH: f64 = 0.05;

/// What was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageVerdict {
    /// The language of the draft.
    pub draft: Language,
    /// The languages of its blocks.
    pub blocks: Vec<Language>,
}

/// The language of `draft`, whose blocks have been split into tokens, and of each of its blocks. What a block declares takes precedence. A block that is too short to tell has the
/// language of the blocks around it if these agree, and otherwise that of the draft.
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
    // What is in no block clear may be in all of the unclear ones together.
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
    // English text looks foreign now and then, so the detector is believed of a block that it is not
    // sure of only where there is foreign text anyway.
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

/// The language of a block, if its words tell it without doubt.
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

/// The verdict where the blocks with these `traits` are clearly of the languages `told`, and the
/// unclear ones together of `pooled`.
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

/// `told`, with the language of the nearest clear blocks on both sides where these agree, and with
/// `draft` elsewhere.
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
