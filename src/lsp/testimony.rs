//! Describes the sources of a sentence in words.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::attribution::{Attribution, Source};
use crate::report::glyph;
use crate::report::position::Locator;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// The maximum number of characters of a draft that are quoted in one line.
const MAX_WORDS: usize = 80;

/// Returns the words that name `source`. If `source` is a pronoun with an antecedent, such as “she”
/// for “Mayor Lopez”, these are the words of the antecedent. Otherwise, they are the words of
/// `source` itself.
pub fn name(draft: &Draft, source: &Source) -> String {
    words(draft, source.antecedent.unwrap_or(source.span))
}

/// Returns the words of `draft` at `span` on one line, cut off if they are too long.
pub fn words(draft: &Draft, span: Span) -> String {
    let words = draft.text(span).split_whitespace();
    let words = glyph::shown(&words.collect::<Vec<_>>().join(" "));
    if words.chars().count() <= MAX_WORDS {
        return words;
    }
    let start: String = words.chars().take(MAX_WORDS - 1).collect();
    format!("{}…", start.trim_end())
}

/// Returns lines about `sentences`: one line for each source, each piece of evidence and each
/// claim, and one line for each sentence that names no source.
pub fn lines(
    analysis: &Analysis<'_>,
    locator: &Locator<'_>,
    sentences: Range<usize>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for sentence in &analysis.draft.sentences[sentences] {
        let n_before = lines.len();
        sources(analysis, sentence.span, &mut lines);
        evidence(analysis, sentence.span, &mut lines);
        let has_source = lines.len() != n_before;
        claims(analysis, locator, sentence.span, &mut lines);
        if !has_source {
            lines.push("no source is named in this sentence".to_owned());
        }
    }
    lines
}

/// Adds a line for each source to which words of `sentence` are attributed.
fn sources(analysis: &Analysis<'_>, sentence: Span, lines: &mut Vec<String>) {
    let draft = analysis.draft;
    let concerns = |attribution: &&Attribution| {
        let spans = attribution.content.iter().chain([&attribution.cue]);
        spans
            .copied()
            .any(|span| span.start < sentence.end && sentence.start < span.end)
    };
    for attribution in analysis.attributions().iter().filter(concerns) {
        let cue = words(draft, attribution.cue);
        lines.push(match &attribution.source {
            None => format!("“{cue}” names no source"),
            Some(source) => {
                let meant = match source.antecedent {
                    Some(span) => format!(", that is {}", words(draft, span)),
                    None => String::new(),
                };
                let named = words(draft, source.span);
                format!("source: {named}{meant} ({}), by “{cue}”", source.kind)
            }
        });
    }
}

/// Adds a line for each piece of evidence in `sentence`, such as a link or a note.
fn evidence(analysis: &Analysis<'_>, sentence: Span, lines: &mut Vec<String>) {
    let evidence = analysis.evidence().iter();
    for support in evidence.filter(|evidence| sentence.contains(evidence.span)) {
        let kind = support.kind.to_string().replace('-', " ");
        lines.push(match words(analysis.draft, support.span).as_str() {
            "" => format!("evidence: a {kind}"),
            words => format!("evidence: {words} ({kind})"),
        });
    }
}

/// Adds a line for each claim of `sentence`, with the source that supports the claim.
fn claims(analysis: &Analysis<'_>, locator: &Locator<'_>, sentence: Span, lines: &mut Vec<String>) {
    let draft = analysis.draft;
    let claims = analysis.claims().iter();
    for claim in claims.filter(|claim| sentence.contains(claim.span)) {
        let said = words(draft, claim.span);
        lines.push(match claim.backing {
            None => format!("claim “{said}”: no source"),
            Some(backing) => {
                let at = locator.position(draft.place(backing.span).start);
                let by = words(draft, backing.span);
                let (kind, line) = (backing.kind, at.line);
                format!("claim “{said}”: the source is the {kind} “{by}” in line {line}")
            }
        });
    }
}
