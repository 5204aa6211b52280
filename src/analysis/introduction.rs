//! Who is introduced where: the first place that tells more of a person than a surname.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::assertion;
use crate::analysis::attribution::SourceKind;
use crate::analysis::name::{self, Name};
use crate::analysis::nearby;
use crate::analysis::tuning::{MAX_TITLE_BLOCKS, MAX_WORDS_OF_FULL_NAME};
use crate::english;
use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// A person who is a source by surname before the draft tells who that is.
#[derive(Clone, Copy, Debug)]
pub struct Late {
    /// The surname where it is the source.
    pub source: Span,
    /// The fuller name.
    pub introduction: Span,
}

/// The sources of `analysis` that are introduced after they have spoken, in reading order, each
/// surname once.
pub fn late(analysis: &Analysis<'_>) -> Vec<Late> {
    let draft = analysis.draft;
    let names = name::find(draft);
    let introductions = introductions(draft, &names);
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
        let Some(introduction) = introductions.get(&word) else {
            continue;
        };
        if seen.contains(&word) || introduction.start <= draft.tokens[surname].span.start {
            continue;
        }
        seen.push(word);
        let full = draft.tokens_in(*introduction);
        // An introduction is a name of a person: two or three words with the surname at the end.
        let last = draft.tokens[full.clone()].last();
        if !(2..=3).contains(&full.len()) || last.is_none_or(|token| token.word != word) {
            continue;
        }
        found.push(Late {
            source: source.span,
            introduction: *introduction,
        });
    }
    found
}

/// Whether `span` stands in the first block, which titles a text without markup.
fn is_headline(draft: &Draft, span: Span) -> bool {
    let block = draft
        .sentences
        .get(draft.sentence_at(span.start))
        .map(|sentence| sentence.block);
    block.is_none_or(|idx| {
        let n_front = draft.blocks.iter().take_while(|block| block.front).count();
        idx < n_front + MAX_TITLE_BLOCKS && draft.blocks[idx].sentences.len() < 2
            || !matches!(
                draft.blocks[idx].kind,
                BlockKind::Paragraph | BlockKind::ListItem
            )
    })
}

/// The token of `source` if it is nothing but a surname, with a form of address or without.
fn surname(draft: &Draft, source: Span) -> Option<usize> {
    let tokens = draft.tokens_in(source);
    let titles = tokens
        .clone()
        .take_while(|token| name::is_title(draft.word(&draft.tokens[*token])));
    let start = tokens.start + titles.count();
    let alone = start + 1 == tokens.end && name::is_like_surname(draft, &draft.tokens[start]);
    // A word before it may be the rest of the name, or what the person does.
    let before = nearby::before(draft, start);
    let qualified = before.is_some_and(|token| token.capital && !name::is_title(draft.word(token)));
    (alone && !qualified).then_some(start)
}

/// For each surname the first place where it stands with a first name or a role.
fn introductions(draft: &Draft, names: &[Name]) -> FxHashMap<WordId, Span> {
    let mut found = FxHashMap::default();
    for name in names {
        let last = name.tokens.end - 1;
        let full = 1 < name.n_words() && name.n_words() <= MAX_WORDS_OF_FULL_NAME;
        if full || name.described {
            let span = name.span(draft);
            found.entry(draft.tokens[last].word).or_insert(span);
        }
        // “Ilse Maren Square” introduces the one in its middle, too.
        for idx in name.tokens.start + 1..last {
            let span = name.span(draft);
            found.entry(draft.tokens[idx].word).or_insert(span);
        }
    }
    found
}
