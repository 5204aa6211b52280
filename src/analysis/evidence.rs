//! Evidence of a source that is not an attribution: links, notes, parentheses, source lines.

mod parenthesis;
mod works;

use std::ops::Range;
use strum::{Display, IntoStaticStr};

use crate::analysis::evidence::works::Works;
use crate::analysis::tuning::{MAX_TOKENS_OF_DATELINE, MIN_BYTES_OF_DATELINE_PLACE};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};
use crate::text::token::TokenKind;

/// A mark or some words that show where a statement comes from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The span of the evidence.
    pub span: Span,
    /// The kind of the evidence.
    pub kind: EvidenceKind,
    /// The words that name the source: `Reuters` in `(Reuters)`. `None` if no words name the
    /// source.
    pub source: Option<Span>,
}

/// The kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceKind {
    /// A parenthesis that names a source: `(Reuters)`, `(Smith 2021)`.
    Parenthesis,
    /// A link or a bare address.
    Link,
    /// The mark of a note or a citation: `[^1]`, `[@key]`.
    Note,
    /// A line or words that give the source: `Source: …`, `Photo: …`, `— Name`, or a news agency in
    /// a dateline.
    SourceLine,
    /// An HTML element: `<cite>`, `<ref>`.
    Element,
}

/// Finds the evidence in `draft` in reading order.
pub fn find(draft: &Draft, vocabulary_uses: &VocabularyUses) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    let works = Works::of(draft);
    for sentence in &draft.sentences {
        let tokens = &sentence.tokens;
        parenthesis::find_parentheses(draft, vocabulary_uses, &works, tokens, &mut found);
    }
    for block in &draft.blocks {
        found.extend(source_line(draft, &block.tokens, block.kind));
        found.extend(dateline(draft, &block.tokens));
        signatures(draft, &block.tokens, &mut found);
    }
    found.extend(draft.links.iter().map(|link| {
        Evidence {
            span: link.span,
            kind: EvidenceKind::Link,
            source: draft.tokens[draft.tokens_in(link.span)]
                .iter()
                .any(|token| token.kind == TokenKind::Word)
                .then_some(link.span),
        }
    }));
    found.extend(draft.notes.iter().map(|note_mark| Evidence {
        span: Span::new(note_mark.at, note_mark.at),
        kind: EvidenceKind::Note,
        source: None,
    }));
    let cites = draft
        .elements
        .iter()
        .filter(|element| matches!(element.name.as_str(), "cite" | "ref"));
    found.extend(cites.map(|element| Evidence {
        span: element.span,
        kind: EvidenceKind::Element,
        source: (element.name == "cite").then_some(element.span),
    }));
    found.sort_by_key(|evidence| (evidence.span.start, evidence.span.end));
    found
}

/// Returns the source line that is the whole block or the end of the block: `Source: the ministry`,
/// `Photo: Ann Lee`, or `— Ann Lee` below a quotation.
fn source_line(draft: &Draft, block: &Range<usize>, kind: BlockKind) -> Option<Evidence> {
    let first = block.start;
    let n_tokens = block.len();
    if n_tokens < 2 {
        return None;
    }
    let label = draft
        .entry_at(first..block.end, Class::SourceLabels)
        .unwrap_or(0);
    let colon = first + label;
    if 0 < label && colon + 1 < block.end && draft.word(&draft.tokens[colon]) == ":" {
        return Some(line(draft, block.clone(), colon + 1));
    }
    let dash = |idx: usize| matches!(draft.word(&draft.tokens[idx]), "—" | "–" | "--" | "―");
    if dash(first) && n_tokens <= 16 && draft.tokens[first + 1].capital {
        return Some(line(draft, block.clone(), first + 1));
    }
    if kind != BlockKind::Quotation {
        return None;
    }
    // A source line may also end a block quotation.
    let near = block.end.saturating_sub(16).max(first + 1);
    let mark = (near..block.end - 1).rev().find(|idx| dash(*idx))?;
    let name = &draft.tokens[mark + 1];
    let after_stop = matches!(
        draft.word(&draft.tokens[mark - 1]),
        "." | "!" | "?" | "…" | "”" | "\"" | "’"
    );
    (name.capital && after_stop).then(|| line(draft, mark..block.end, mark + 1))
}

fn line(draft: &Draft, tokens: Range<usize>, source: usize) -> Evidence {
    let end = tokens.end;
    Evidence {
        span: cover(draft, tokens),
        kind: EvidenceKind::SourceLine,
        source: Some(cover(draft, source..end)),
    }
}

/// Adds to `found` the signatures that follow quotations: `“…” ― Ilse Maren “…” ― Jan Orlov`.
fn signatures(draft: &Draft, block: &Range<usize>, found: &mut Vec<Evidence>) {
    for mark in block.start + 1..block.end.saturating_sub(1) {
        let word = |idx: usize| draft.word(&draft.tokens[idx]);
        let signs = matches!(word(mark), "—" | "–" | "--" | "―");
        if signs && matches!(word(mark - 1), "”" | "\"" | "»") && draft.tokens[mark + 1].capital
        {
            let names = (mark + 1..block.end).take_while(|idx| draft.tokens[*idx].capital);
            let end = names.last().map_or(mark + 2, |name| name + 1);
            found.push(line(draft, mark..end, mark + 1));
        }
    }
}

/// Returns the words before the first dash of a block if they are a dateline that names a
/// publisher: `GENEVA (Reuters)` in `GENEVA (Reuters) — Talks resumed`.
fn dateline(draft: &Draft, block: &Range<usize>) -> Option<Evidence> {
    let max_end = block.end.min(block.start + MAX_TOKENS_OF_DATELINE);
    let dash = (block.start..max_end)
        .find(|idx| matches!(draft.word(&draft.tokens[*idx]), "—" | "–" | "--" | "-"))?;
    let head = block.start..dash;
    let open = head
        .clone()
        .find(|idx| draft.word(&draft.tokens[*idx]) == "(")?;
    let close = (open..dash).find(|idx| draft.word(&draft.tokens[*idx]) == ")")?;
    let inner = open + 1..close;
    let place = draft.text(draft.tokens[head.start].span);
    let capitals =
        place.len() >= MIN_BYTES_OF_DATELINE_PLACE && !place.chars().any(char::is_lowercase);
    let named = !inner.is_empty()
        && draft.entry_at(inner.start..inner.end, Class::Publishers) == Some(inner.len());
    (capitals && named && close + 1 == dash).then(|| Evidence {
        span: cover(draft, head),
        kind: EvidenceKind::SourceLine,
        source: Some(cover(draft, inner)),
    })
}

/// Returns the span of the tokens in `range`, which must not be empty.
fn cover(draft: &Draft, range: Range<usize>) -> Span {
    let last = range.end.max(range.start + 1) - 1;
    let start = draft
        .tokens
        .get(range.start)
        .map_or(0, |token| token.span.start);
    let end = draft
        .tokens
        .get(last)
        .map_or(offset(draft.prose().len()), |token| token.span.end);
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[(EvidenceKind, &str)]) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let found = find(&draft, &VocabularyUses::default());
        let found: Vec<(EvidenceKind, &str)> = found
            .iter()
            .map(|found| {
                (
                    found.kind,
                    found.source.map_or("", |source| draft.text(source)),
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_parenthesis_may_name_a_source() {
        use EvidenceKind::Parenthesis;
        check(
            "The bridge is closed (Reuters).",
            &[(Parenthesis, "Reuters")],
        );
        check(
            "The bridge is shut (The Lake Herald).",
            &[(Parenthesis, "The Lake Herald")],
        );
        check(
            "It fell by half (Okafor 2019).",
            &[(Parenthesis, "Okafor 2019")],
        );
        check(
            "It fell (Okafor et al., 2019, p. 4) and rose.",
            &[(Parenthesis, "Okafor et al., 2019, p. 4")],
        );
        check(
            "It fell (source: city records).",
            &[(Parenthesis, "source: city records")],
        );
    }

    #[test]
    fn a_parenthesis_may_cite_a_listed_work() {
        use EvidenceKind::Parenthesis;
        let works = "Works cited\n\nOkafor, Ben. Bridges.\n\n“Port rules.” The harbour.";
        check(
            &format!("It fell (Okafor). It rose (Port rules 4). It stood (as ever).\n\n{works}"),
            &[(Parenthesis, "Okafor"), (Parenthesis, "Port rules 4")],
        );
        check("It fell (Okafor).\n\nOkafor, Ben. Bridges.", &[]);
    }

    #[test]
    fn most_parentheses_name_none() {
        check("He led the Harbour Workers Union (HWU).", &[]);
        check("The bridge is closed (see below).", &[]);
        check("The bridge is closed (for now).", &[]);
        check("She was chosen (March 2021).", &[]);
        check("Ann Lee (Democrat) won the seat.", &[]);
        check("It was the bill of Ann Lee (R., Armstrong).", &[]);
        check("The bridge () is closed.", &[]);
    }

    #[test]
    fn lines_may_name_a_source() {
        use EvidenceKind::SourceLine;
        check(
            "Source: Ministry of Works",
            &[(SourceLine, "Ministry of Works")],
        );
        check("Photo: Ann Lee", &[(SourceLine, "Ann Lee")]);
        check("— Ann Lee, mayor", &[(SourceLine, "Ann Lee, mayor")]);
        check("The source: a leaking pipe.", &[]);
        check("— and so it went.", &[]);
    }

    #[test]
    fn a_dateline_names_its_agency() {
        let text = "GENEVA (Reuters) — Talks resumed on Monday.";
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let found = find(&draft, &VocabularyUses::default());
        assert!(
            found
                .iter()
                .any(|found| found.kind == EvidenceKind::SourceLine)
        );
        check("They met (twice) — and parted.", &[]);
    }

    #[test]
    fn addresses_are_evidence() {
        check(
            "More at https://example.org/report today.",
            &[(EvidenceKind::Link, "")],
        );
    }
}
