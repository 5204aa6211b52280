//! Introductions: where a draft first gives the full name or the role of a person.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::SourceKind;
use crate::analysis::name::{self, Name};
use crate::analysis::nearby;
use crate::analysis::situation::Situation;
use crate::analysis::tuning::{MAX_TITLE_BLOCKS, MAX_WORDS_OF_FULL_NAME};
use crate::english;
use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// A person whom the draft gives as a source by surname before the draft says who the person is.
#[derive(Clone, Copy, Debug)]
pub struct MissingIntroduction {
    /// The place where the surname is the source.
    pub source: Span,
    /// The later place where the draft gives the full name, or the surname with a role. `None` if
    /// the draft never does so.
    pub introduction: Option<Span>,
    /// Whether a form of address such as “Mr.” precedes the surname, which shows that the word is a
    /// surname.
    pub has_title: bool,
}

/// Finds the sources that speak before the draft introduces them, in reading order. Each surname is
/// reported once. In incoming copy, the result also includes sources that the draft never
/// introduces, if a form of address such as “Mr.” precedes their surname.
pub fn missing(analysis: &Analysis<'_>) -> Vec<MissingIntroduction> {
    let draft = analysis.draft;
    let names = analysis.names();
    let introductions = introductions(draft, names);
    let mut seen: Vec<WordId> = Vec::new();
    let mut found = Vec::new();
    for attribution in analysis.attributions() {
        let Some(source) = &attribution.source else {
            continue;
        };
        let person = matches!(source.kind, SourceKind::Person | SourceKind::Role);
        let spoken = attribution
            .verb
            .is_some_and(|verb| english::dictionary().is(verb.lemma, Class::SayingVerbs));
        if !person
            || !spoken
            || source.known.is_some()
            || analysis.is_quoted(source.span)
            || !assertion::is_asserted(draft, attribution)
            || is_headline(draft, source.span)
        {
            continue;
        }
        let Some(surname) = surname(draft, source.span) else {
            continue;
        };
        let word = draft.tokens[surname].word;
        let has_title = draft.tokens[surname].span != source.span;
        let Some(introduction) = introductions.get(&word) else {
            let is_never = analysis.situation == Situation::Incoming
                && has_title
                && !seen.contains(&word)
                && !is_in_longer_name(names, draft, word);
            if is_never {
                seen.push(word);
                found.push(MissingIntroduction {
                    source: source.span,
                    introduction: None,
                    has_title,
                });
            }
            continue;
        };
        if seen.contains(&word) || introduction.start <= draft.tokens[surname].span.start {
            continue;
        }
        seen.push(word);
        let full = draft.tokens_in(*introduction);
        // The later name must have two or three words and end with the surname.
        let last = draft.tokens[full.clone()].last();
        if !(2..=3).contains(&full.len()) || last.is_none_or(|token| token.word != word) {
            continue;
        }
        found.push(MissingIntroduction {
            source: source.span,
            introduction: Some(*introduction),
            has_title,
        });
    }
    found
}

/// Says whether `word` is part of one of the `names` that have at least two words. In a draft with
/// “David Maren”, the “David” of “Sir David” is such a word.
fn is_in_longer_name(names: &[Name], draft: &Draft, word: WordId) -> bool {
    let mut longer = names.iter().filter(|name| 1 < name.n_words());
    longer.any(|name| {
        let mut words = draft.tokens[name.tokens.clone()].iter();
        words.any(|token| token.word == word)
    })
}

/// Says whether `span` is in a title or another block that is not running text. A draft without
/// markup does not mark its title. Therefore the first blocks are taken for the title if they
/// consist of one sentence each.
fn is_headline(draft: &Draft, span: Span) -> bool {
    let block = draft
        .sentences
        .get(draft.sentence_at(span.start))
        .map(|sentence| sentence.block);
    block.is_none_or(|idx| {
        let n_front = draft
            .blocks
            .iter()
            .take_while(|block| block.is_front_matter)
            .count();
        idx < n_front + MAX_TITLE_BLOCKS && draft.blocks[idx].sentences.len() < 2
            || !matches!(
                draft.blocks[idx].kind,
                BlockKind::Paragraph | BlockKind::ListItem
            )
    })
}

/// Returns the token of the surname if `source` is a surname alone, or a form of address and a
/// surname: “Maren”, “Mr. Maren”.
fn surname(draft: &Draft, source: Span) -> Option<usize> {
    let tokens = draft.tokens_in(source);
    let titles = tokens
        .clone()
        .take_while(|token| name::is_title(draft.word(&draft.tokens[*token])));
    let start = tokens.start + titles.count();
    let alone = start + 1 == tokens.end && name::is_like_surname(draft, &draft.tokens[start]);
    // A capitalised word before the surname may be the first name or the role of the person.
    let before = nearby::before(draft, start);
    let qualified = before.is_some_and(|token| token.capital && !name::is_title(draft.word(token)));
    (alone && !qualified).then_some(start)
}

/// Returns, for each surname, the first place where a first name or a role accompanies the surname.
fn introductions(draft: &Draft, names: &[Name]) -> FxHashMap<WordId, Span> {
    let mut found = FxHashMap::default();
    for name in names {
        let last = name.tokens.end - 1;
        let full = 1 < name.n_words() && name.n_words() <= MAX_WORDS_OF_FULL_NAME;
        if full || name.described {
            let span = name.span(draft);
            found.entry(draft.tokens[last].word).or_insert(span);
        }
        // “Ilse Maren Square” has the surname in the middle, and introduces the surname as well.
        for idx in name.tokens.start + 1..last {
            let span = name.span(draft);
            found.entry(draft.tokens[idx].word).or_insert(span);
        }
    }
    found
}
