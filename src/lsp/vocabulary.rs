//! Additions to the vocabulary that would remove a finding.

use gen_lsp_types::WorkspaceEdit;

use crate::analysis::Analysis;
use crate::analysis::vocabulary::has_words;
use crate::error::Error;
use crate::lsp::query::QueryContext;
use crate::lsp::setting::{WordList, add_words};
use crate::report::glyph;
use crate::rules::finding::{Finding, Fix};
use crate::text::lines::on_one_line;
use crate::text::span::Place;

/// The maximum number of words in an ignored phrase. A longer phrase would hide too many findings.
const MAX_IGNORED_WORDS: usize = 5;

/// The maximum length of a boilerplate sentence, in bytes.
const MAX_BYTES: usize = 600;

/// A possible addition to the vocabulary.
pub struct Addition {
    /// The title of the code action.
    pub title: String,
    /// The edit of the configuration.
    pub edit: WorkspaceEdit,
}

/// Returns the possible additions for each of `findings`. A finding with a safe fix gets no
/// additions: a doubled word, for example, does not belong in a vocabulary.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn additions(findings: &[&Finding], basis: &QueryContext) -> Result<Vec<Vec<Addition>>, Error> {
    let is_settled = |finding: &Finding| finding.fixes.iter().any(Fix::is_safe);
    if findings.iter().all(|finding| is_settled(finding)) {
        return Ok(findings.iter().map(|_| Vec::new()).collect());
    }
    let snapshot = &basis.checked.snapshot;
    let known = basis.checker.analyze(snapshot, |analysis| {
        let of_findings = findings.iter().map(|finding| {
            if is_settled(finding) {
                return Vec::new();
            }
            words(analysis, finding.place)
        });
        of_findings.collect::<Vec<_>>()
    })?;
    let additions = known.into_iter().flatten();
    let additions = additions.map(|words| additions_of(words, basis));
    Ok(additions.collect())
}

fn additions_of(words: Vec<(String, WordList)>, basis: &QueryContext) -> Vec<Addition> {
    let additions = words.into_iter().filter_map(|(words, list)| {
        let quoted = glyph::shown(&words);
        let title = match list {
            WordList::Ignore => format!("add “{quoted}” to the vocabulary, never to be flagged"),
            WordList::Sources => format!("add “{quoted}” to the vocabulary, as a known source"),
            WordList::Boilerplate => {
                "add the sentence to the vocabulary, as boilerplate".to_owned()
            }
        };
        let edit = add_words(&words, list, basis)?;
        Some(Addition { title, edit })
    });
    additions.collect()
}

/// Returns the words at `place`, each with a list to which they could be added.
fn words(analysis: &Analysis<'_>, place: Place) -> Vec<(String, WordList)> {
    let draft = analysis.draft;
    let is_here = |of: Place| place.start <= of.start && of.end <= place.end;
    let text = |words: &str| on_one_line(words).into_owned();
    let mut found = Vec::new();
    // Join the words of the prose. The text of the file may contain markup between them.
    let tokens = draft.tokens.iter();
    let mut tokens = tokens.filter(|token| is_here(draft.place(token.span)));
    let first = tokens.next();
    let whole = first.map(|first| {
        let last = tokens.next_back().unwrap_or(first);
        text(draft.text(first.span.cover(last.span)))
    });
    let whole = whole.filter(|whole| whole.len() <= MAX_BYTES && has_words(whole));
    let Some(whole) = whole else {
        return found;
    };
    if whole.split(' ').count() <= MAX_IGNORED_WORDS {
        found.push((whole.clone(), WordList::Ignore));
    }
    let named = analysis.attributions().iter();
    let named = named.filter_map(|attribution| attribution.source.as_ref());
    let mut named = named.filter(|source| is_here(draft.place(source.span)));
    if let Some(source) = named.next().map(|source| text(draft.text(source.span)))
        && has_words(&source)
        && source.split(' ').count() <= MAX_IGNORED_WORDS
    {
        found.push((source, WordList::Sources));
    }
    let mut sentences = draft.sentences.iter();
    if sentences.any(|sentence| is_here(draft.place(sentence.span))) {
        found.push((whole, WordList::Boilerplate));
    }
    found
}
