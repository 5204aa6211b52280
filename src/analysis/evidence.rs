//! Evidence of a source that is not an attribution: links, notes, parentheses, source lines.

use std::ops::Range;
use strum::{Display, IntoStaticStr};

use crate::analysis::nearby;
use crate::analysis::tuning::{
    MAX_TOKENS_OF_DATELINE, MAX_TOKENS_OF_PARENTHESIS, MAX_WORDS_OF_PUBLISHER,
    MIN_BYTES_OF_DATELINE_PLACE, MIN_WORDS_OF_UNKNOWN_PUBLISHER,
};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::english;
use crate::english::class::{Class, ClassSet};
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
    for sentence in &draft.sentences {
        parentheses(draft, vocabulary_uses, &sentence.tokens, &mut found);
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

/// Adds to `found` those parentheses of a sentence that name a source.
fn parentheses(
    draft: &Draft,
    vocabulary_uses: &VocabularyUses,
    sentence: &Range<usize>,
    found: &mut Vec<Evidence>,
) {
    let mut open: Option<usize> = None;
    for idx in sentence.clone() {
        if draft.tokens[idx].kind != TokenKind::Mark {
            continue;
        }
        match draft.word(&draft.tokens[idx]) {
            "(" | "[" => open = Some(idx),
            ")" | "]" => {
                let opened = open
                    .take()
                    .filter(|open| idx - open <= MAX_TOKENS_OF_PARENTHESIS && open + 1 < idx);
                let known = |inner| {
                    vocabulary_uses
                        .known_source(draft, cover(draft, inner))
                        .is_some()
                };
                if let Some(start) = opened
                    && (known(start + 1..idx) || names_source(draft, start, idx, sentence))
                {
                    found.push(Evidence {
                        span: cover(draft, start..idx + 1),
                        kind: EvidenceKind::Parenthesis,
                        source: Some(cover(draft, start + 1..idx)),
                    });
                }
            }
            _ => {}
        }
    }
}

/// Says whether the parenthesis from token `open` to token `close` names a source.
fn names_source(draft: &Draft, open: usize, close: usize, sentence: &Range<usize>) -> bool {
    let inner = open + 1..close;
    let first = &draft.tokens[inner.start];
    if draft
        .entry_at(inner.start..inner.end, Class::Asides)
        .is_some()
    {
        return false;
    }
    if draft.entry_at(inner.start..inner.end, Class::Publishers) == Some(inner.len()) {
        return true;
    }
    if draft.is(first, Class::SourceLabels) && draft.tokens[inner.clone()].len() > 1 {
        return true;
    }
    if is_reference(draft, &inner) {
        return true;
    }
    // Any other words with capitals name a source only at the end of a sentence. An abbreviation of
    // the name before the parenthesis names none.
    let ends = (close + 1..sentence.end).all(|idx| !draft.tokens[idx].is_word());
    ends && is_title(draft, &inner) && !abbreviates(draft, open, &inner)
}

/// Says whether the words in parentheses are a name and a year: `Smith 2021`, `Smith et al., 2021,
/// p. 4`.
fn is_reference(draft: &Draft, inner: &Range<usize>) -> bool {
    let name = &draft.tokens[inner.start];
    let year = |idx: &usize| {
        let text = draft.text(draft.tokens[*idx].span);
        let digits = text.trim_end_matches(|character: char| character.is_ascii_lowercase());
        digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20"))
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let months = |idx: usize| is_month(draft.word(&draft.tokens[idx]));
    name.kind == TokenKind::Word
        && name.capital
        && !months(inner.start)
        && inner.clone().skip(1).any(|idx| year(&idx))
}

fn is_month(word: &str) -> bool {
    const DATES: ClassSet = ClassSet::of(&[Class::Months, Class::BirthWords]);
    english::dictionary().word(word).classes.meets(&DATES)
}

/// Says whether the tokens look like the name of a publisher: a few words, all with capitals.
fn is_title(draft: &Draft, inner: &Range<usize>) -> bool {
    let words: Vec<usize> = inner
        .clone()
        .filter(|idx| draft.tokens[*idx].is_word())
        .collect();
    let title = |idx: &usize| {
        let token = &draft.tokens[*idx];
        token.capital && token.kind == TokenKind::Word
            || (draft.word(token) == "&" || draft.is(token, Class::TitleParticles))
    };
    let named = words
        .iter()
        .any(|idx| draft.is(&draft.tokens[*idx], Class::Publishers));
    words.len() <= MAX_WORDS_OF_PUBLISHER
        && words.iter().all(title)
        && (named || MIN_WORDS_OF_UNKNOWN_PUBLISHER <= words.len())
        && words.iter().any(|idx| draft.tokens[*idx].capital)
}

/// Says whether the word in parentheses abbreviates the name before it: “PW” in “the Party of Work
/// (PW)”.
fn abbreviates(draft: &Draft, open: usize, inner: &Range<usize>) -> bool {
    let text = draft.text(draft.tokens[inner.start].span);
    let capitals = inner.len() == 1
        && text
            .chars()
            .filter(|character| character.is_uppercase())
            .count()
            * 2
            > text.chars().count();
    let name_before =
        nearby::before(draft, open).is_some_and(|token| token.capital && token.is_word());
    capitals && name_before
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
    fn most_parentheses_name_none() {
        check("He led the Harbour Workers Union (HWU).", &[]);
        check("The bridge is closed (see below).", &[]);
        check("The bridge is closed (for now).", &[]);
        check("She was chosen (March 2021).", &[]);
        check("Ann Lee (Democrat) won the seat.", &[]);
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
