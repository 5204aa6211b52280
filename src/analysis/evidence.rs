//! Evidence of a source other than a cue: links, notes, parentheses, source lines. Knows no rules.

use std::sync::LazyLock;

use crate::embedded;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Something that tells where a statement comes from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: EvidenceKind,
    /// The words that name the source, where there are any: the `Reuters` of `(Reuters)`.
    pub source: Option<Span>,
}

/// What evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// A parenthesis that names a source: `(Reuters)`, `(Smith 2021)`.
    Parenthesis,
    /// A link or a bare address.
    Link,
    /// The mark of a note or a citation: `[^1]`, `[@key]`.
    Note,
    /// Words that give the source: `Source: …`, `Photo: …`, `— Name`, a dateline's agency.
    SourceLine,
    /// An element: `<cite>`, `<ref>`.
    Element,
}

/// Labels of lines that name a source: `Source: …`.
static LABELS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/source-labels.txt")));

/// What opens a parenthesis that points at something else than a source.
static ASIDES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::parse(embedded::text("lexicons/asides.txt")));

/// Finds the evidence in `draft` in reading order.
#[must_use]
pub fn find(draft: &Draft) -> Vec<Evidence> {
    let mut found = Vec::new();
    let links = draft.links.iter().filter(|it| leads_away(&it.url));
    found.extend(links.map(|it| evidence(it.span, EvidenceKind::Link, None)));
    let notes = draft.notes.iter().map(|it| Span::new(it.at, it.at));
    found.extend(notes.map(|it| evidence(it, EvidenceKind::Note, None)));
    let elements = draft
        .elements
        .iter()
        .filter(|it| matches!(it.name.as_str(), "cite" | "ref"));
    found.extend(elements.map(|it| evidence(it.span, EvidenceKind::Element, Some(it.span))));
    for block in &draft.blocks {
        found.extend(parentheses(draft, block));
        found.extend(label(draft, block));
        found.extend(signatures(draft, block));
    }
    found.sort_by_key(|it| (it.span.start, it.span.end));
    found
}

fn evidence(span: Span, kind: EvidenceKind, source: Option<Span>) -> Evidence {
    Evidence { span, kind, source }
}

/// Whether a link leads to another page, and not to a heading of this one or a mailbox.
fn leads_away(url: &str) -> bool {
    !url.is_empty() && !url.starts_with('#') && !url.starts_with("mailto:")
}

/// Parentheses that end a sentence and name somebody: `(Reuters)`, `(The Times of India)`,
/// `(Smith 2021)`, `(see Diaz et al., 2019)`.
fn parentheses(draft: &Draft, block: &Block) -> Vec<Evidence> {
    let mut found = Vec::new();
    let mut open = None;
    for idx in block.tokens.clone() {
        match draft.word(&draft.tokens[idx]) {
            "(" | "[" => open = Some(idx),
            ")" | "]" => {
                let Some(start) = open.take() else { continue };
                let inner = start + 1..idx;
                let dated = inner.clone().any(|it| is_year(draft, it));
                if names_source(draft, inner.clone()) && (dated || ends_sentence(draft, block, idx))
                {
                    let span = draft.tokens[start].span.cover(draft.tokens[idx].span);
                    let name = Span::new(
                        draft.tokens[inner.start].span.start,
                        draft.tokens[inner.end - 1].span.end,
                    );
                    found.push(evidence(span, EvidenceKind::Parenthesis, Some(name)));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether only marks follow token `idx` in its sentence, a stop among them, or the block ends.
fn ends_sentence(draft: &Draft, block: &Block, idx: usize) -> bool {
    let rest = draft.tokens[idx + 1..block.tokens.end]
        .iter()
        .map(|it| draft.word(it));
    let next = rest
        .skip_while(|it| matches!(*it, "\"" | "”" | "’" | "'"))
        .next();
    next.is_none_or(|it| it.starts_with(['.', '!', '?', '…', ';']))
}

/// Whether the words of a parenthesis name a source: names with capitals, joined by small words.
fn names_source(draft: &Draft, tokens: std::ops::Range<usize>) -> bool {
    const LONGEST: usize = 12;
    const JOINING: &[&str] = &[
        "of", "the", "and", "for", "et", "al", "al.", "in", "via", "de",
    ];
    if tokens.is_empty() || tokens.len() > LONGEST {
        return false;
    }
    if ASIDES.match_at(draft, tokens.start, tokens.end).is_some() {
        return false;
    }
    let mut n_names = 0;
    let mut abbreviates = false;
    for idx in tokens.clone() {
        let token = &draft.tokens[idx];
        let word = draft.word(token);
        match token.kind {
            TokenKind::Word if token.capital => n_names += 1,
            TokenKind::Word if JOINING.contains(&word) => {}
            TokenKind::Number if is_year(draft, idx) => {}
            TokenKind::Mark if matches!(word, "," | ";" | "&" | "." | "/") => {}
            TokenKind::Address | TokenKind::Object => n_names += 1,
            _ => return false,
        }
        abbreviates |= abbreviates_before(draft, idx, tokens.start);
    }
    // “Tehrik-e-Taliban Pakistan (TTP)” introduces a short form and names no source.
    n_names > 0 && !(tokens.len() == 1 && abbreviates)
}

/// Whether token `idx`, all capitals, is made of the initials of the words before the parenthesis.
fn abbreviates_before(draft: &Draft, idx: usize, inner: usize) -> bool {
    let short = draft.text(draft.tokens[idx].span);
    let letters: Vec<char> = short.chars().filter(|it| it.is_alphanumeric()).collect();
    let upper = letters.iter().filter(|it| it.is_uppercase()).count();
    if upper < 2 || upper * 2 < letters.len() {
        return false;
    }
    let from = inner.saturating_sub(2 + 3 * letters.len());
    let before = &draft.tokens[from..inner.saturating_sub(1)];
    let parts = before
        .iter()
        .flat_map(|it| draft.text(it.span).split(['-', '‑', '–']));
    let initials: Vec<char> = parts.filter_map(|it| it.chars().next()).collect();
    let first = letters.first().copied();
    initials
        .iter()
        .rev()
        .take(2 * letters.len() + 2)
        .any(|it| Some(*it) == first)
}

fn is_year(draft: &Draft, idx: usize) -> bool {
    let word = draft.word(&draft.tokens[idx]);
    let digits = word.trim_end_matches(|it: char| it.is_ascii_lowercase());
    digits.len() == 4
        && digits
            .parse::<u16>()
            .is_ok_and(|it| (1500..2200).contains(&it))
}

/// A block that opens with a label: `Source: Office for Statistics`, `Photo: Mira Kova`.
fn label(draft: &Draft, block: &Block) -> Option<Evidence> {
    let tokens = block.tokens.clone();
    let n_label = LABELS.match_at(draft, tokens.start, tokens.end)?;
    let colon = tokens.start + n_label;
    let labelled = draft
        .tokens
        .get(colon)
        .is_some_and(|it| draft.word(it) == ":");
    if !labelled || colon + 1 >= tokens.end {
        return None;
    }
    let source = Span::new(draft.tokens[colon + 1].span.start, block.span.end);
    Some(evidence(block.span, EvidenceKind::SourceLine, Some(source)))
}

/// Dashes before a name: after a quotation, or at the end of a block quotation: `― Ilse Maren`.
fn signatures(draft: &Draft, block: &Block) -> Vec<Evidence> {
    let mut found = Vec::new();
    let quoted = block.kind == BlockKind::Quotation;
    for idx in block.tokens.clone() {
        let token = &draft.tokens[idx];
        if !matches!(draft.word(token), "—" | "–" | "―" | "--" | "-" | "~") {
            continue;
        }
        let opens = idx == block.tokens.start;
        let closes = !opens && matches!(draft.word(&draft.tokens[idx - 1]), "”" | "\"" | "»" | "’");
        let stops = !opens && quoted && ends_with_stop(draft, idx - 1);
        if !opens && !closes && !stops {
            continue;
        }
        if let Some(source) = name_at(draft, idx + 1, block.tokens.end) {
            found.push(evidence(
                token.span.cover(source),
                EvidenceKind::SourceLine,
                Some(source),
            ));
        }
    }
    found
}

fn ends_with_stop(draft: &Draft, idx: usize) -> bool {
    draft
        .word(&draft.tokens[idx])
        .starts_with(['.', '!', '?', '…'])
}

/// The words with capitals from token `at` on.
fn name_at(draft: &Draft, at: usize, end: usize) -> Option<Span> {
    let named = |it: &usize| draft.tokens[*it].capital;
    let last = (at..end.min(at + 6)).take_while(named).last()?;
    Some(draft.tokens[at].span.cover(draft.tokens[last].span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[(EvidenceKind, &str)]) {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        let found = find(&draft);
        let found: Vec<(EvidenceKind, &str)> = found
            .iter()
            .map(|it| (it.kind, draft.text(it.span)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_parenthesis_names_a_source_at_the_end_of_its_sentence() {
        use EvidenceKind::Parenthesis;
        check("The pier fell (Reuters).", &[(Parenthesis, "(Reuters)")]);
        check(
            "The pier fell (The Strait Times).",
            &[(Parenthesis, "(The Strait Times)")],
        );
        check(
            "“It fell” (Ansel Courier).",
            &[(Parenthesis, "(Ansel Courier)")],
        );
        check(
            "Two trials (Diaz 2021; Webb et al., 2023) differ.",
            &[(Parenthesis, "(Diaz 2021; Webb et al., 2023)")],
        );
    }

    #[test]
    fn other_parentheses_name_no_source() {
        check("The Northern Pier Authority (NPA) met.", &[]);
        check("It asked the Northern Pier Authority (NPA).", &[]);
        check("The pier (Ansel’s oldest) fell.", &[]);
        check("The pier fell (see below).", &[]);
        check("The pier fell (Figure 3).", &[]);
        check("The pier fell (and nobody looked).", &[]);
        check("The pier () fell ().", &[]);
    }

    #[test]
    fn links_notes_and_elements_are_evidence() {
        use EvidenceKind::{Element, Link, Note};
        check("It [fell](https://pier.example).", &[(Link, "fell")]);
        check(
            "See https://pier.example/a.",
            &[(Link, "https://pier.example/a")],
        );
        check("It [fell](#below).", &[]);
        check("It fell.[^1]\n\n[^1]: So it is told.", &[(Note, "")]);
        check("It fell [@kova, p. 3].", &[(Note, "")]);
        check(
            "It fell, <cite>The Pier</cite> holds.",
            &[(Element, "The Pier")],
        );
    }

    #[test]
    fn lines_that_give_the_source_are_evidence() {
        use EvidenceKind::SourceLine;
        check(
            "Source: Office for Statistics",
            &[(SourceLine, "Source: Office for Statistics")],
        );
        check(
            "> The pier fell.\n> — Ilse Maren",
            &[(SourceLine, "— Ilse Maren")],
        );
        check(
            "“The pier fell.” ― Ilse Maren",
            &[(SourceLine, "― Ilse Maren")],
        );
        check("The pier – Ansel’s oldest – fell.", &[]);
    }
}
