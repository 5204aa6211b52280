//! Names of newspapers and organizations that a draft writes both with and without “The”: “The
//! Ansel Courier” and “Ansel Courier”.

use rustc_hash::FxHashMap;

use crate::analysis::Analysis;
use crate::analysis::attribution::SourceKind;
use crate::analysis::evidence::EvidenceKind;
use crate::analysis::variant::Variant;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// The first place where a name has a capitalised “The” before it, and the first place where the
/// same name has no “the”.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    with: Option<Span>,
    without: Option<Span>,
}

/// Finds the names of sources that the draft writes with “The” in one place and without “the” in
/// another place. The form that comes first is taken for the usual form. The names are sorted by
/// the first place of the other form.
pub fn find(analysis: &Analysis<'_>) -> Vec<Variant> {
    let draft = analysis.draft;
    let attributed = analysis.attributions().iter().filter_map(|attribution| {
        let source = attribution.source.as_ref()?;
        let body = matches!(source.kind, SourceKind::Organization | SourceKind::Person);
        (body && !analysis.is_quoted(source.span)).then_some(source.span)
    });
    let parenthesised = analysis.evidence().iter().filter_map(|evidence| {
        (evidence.kind == EvidenceKind::Parenthesis).then_some(evidence.source?)
    });
    let mut sources: Vec<Span> = attributed.chain(parenthesised).collect();
    sources.sort_by_key(|span| span.start);
    let mut uses: FxHashMap<Vec<WordId>, Uses> = FxHashMap::default();
    for source in sources {
        let Some((key, article)) = name(draft, source) else {
            continue;
        };
        let entry = uses.entry(key).or_default();
        if article {
            entry.with.get_or_insert(source);
        } else {
            entry.without.get_or_insert(source);
        }
    }
    let mut found: Vec<Variant> = uses.values().filter_map(|usage| variant(*usage)).collect();
    found.sort_by_key(|variant| variant.odd.start);
    found
}

fn variant(uses: Uses) -> Option<Variant> {
    let (with, without) = (uses.with?, uses.without?);
    let (usual, odd) = if with.start < without.start {
        (with, without)
    } else {
        (without, with)
    };
    Some(Variant { odd, usual })
}

/// Returns the words of the name at `source` without “the”, and whether the draft writes “The”
/// before the name. Returns `None` in these cases:
/// - the name has fewer than two words, or a word without a capital;
/// - “The” has a capital only because it opens the sentence;
/// - “the” has no capital, and may not belong to the name.
fn name(draft: &Draft, source: Span) -> Option<(Vec<WordId>, bool)> {
    let tokens = draft.tokens_in(source);
    let words = &draft.tokens[tokens.clone()];
    let (first, rest) = words.split_first()?;
    let article = draft.word(first) == "the";
    let named = if article { rest } else { words };
    let is_name = 2 <= named.len() && named.iter().all(|token| token.capital && token.is_word());
    let sentence = draft.sentences.get(draft.sentence_at(source.start))?;
    let opens = tokens.start <= sentence.tokens.start;
    let before = tokens
        .start
        .checked_sub(1)
        .map_or("", |idx| draft.word(&draft.tokens[idx]));
    let unclear = if article {
        !first.capital || opens
    } else {
        before == "the"
    };
    // Names of persons have no article anywhere, so they are never reported.
    (is_name && !unclear).then(|| (named.iter().map(|token| token.word).collect(), article))
}
