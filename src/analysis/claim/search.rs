//! The search for what backs a claim: where it looks, and in which order. Knows no rules.

use crate::analysis::backing::{Backing, Context};
use crate::text::draft::Draft;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// A place where a source was looked for and none was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Which place it is.
    pub reach: Reach,
    /// The words that were looked through.
    pub span: Span,
}

/// Where a source may stand, in the order of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// In the claim's sentence.
    Sentence,
    /// Before it in the paragraph.
    Paragraph,
    /// In the sentence before it, of another paragraph.
    Before,
    /// In the sentence after it.
    After,
}

/// What a search came to.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What backs the claim, if anything does.
    pub backing: Option<Backing>,
    /// Where it looked in vain, in that order.
    pub looks: Vec<Look>,
}

/// Looks for what backs the words at `claim`, which stand in sentence `idx`; around that sentence
/// only if a source there can be `carried` over.
#[must_use]
pub fn search(
    draft: &Draft,
    context: Context<'_>,
    idx: usize,
    claim: Span,
    carried: bool,
) -> Search {
    let mut search = Search::default();
    let own = context
        .attribution_of(claim)
        .or_else(|| context.evidence_in(idx));
    let own = own.or_else(|| {
        let carried = carried.then(|| context.attribution_beside(idx, claim));
        let carried = carried.flatten();
        carried.or_else(|| context.document_in(idx))
    });
    search.see(Reach::Sentence, draft.sentences[idx].span, own);
    if !carried {
        return search;
    }
    let in_sentence = |it: usize| {
        let said = context
            .attribution_in(it)
            .or_else(|| context.evidence_in(it));
        said.or_else(|| context.document_in(it))
    };
    let start = draft.blocks[draft.sentences[idx].block].sentences.start;
    if start < idx && search.backing.is_none() {
        let span = draft.sentences[start]
            .span
            .cover(draft.sentences[idx - 1].span);
        let found = (start..idx).rev().find_map(in_sentence);
        search.see(Reach::Paragraph, span, found);
    }
    let running = |it: &Sentence| draft.blocks[it.block].is_running();
    let before = idx.checked_sub(1).filter(|it| *it < start);
    for (reach, it) in [(Reach::Before, before), (Reach::After, Some(idx + 1))] {
        let sentence = it.and_then(|it| draft.sentences.get(it));
        if let (Some(it), Some(sentence)) = (it, sentence.filter(|it| running(it)))
            && search.backing.is_none()
        {
            search.see(reach, sentence.span, in_sentence(it));
        }
    }
    search
}

impl Search {
    /// Notes what looking through `span` came to.
    fn see(&mut self, reach: Reach, span: Span, found: Option<Backing>) {
        match found {
            Some(_) => self.backing = found,
            None => self.looks.push(Look { reach, span }),
        }
    }
}
