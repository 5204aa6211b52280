//! Reads the sentences of a treebank.

use std::path::Path;

use copydesk::syntax::tag::Tag;
use copydesk::text::draft::Draft;
use copydesk::text::markup::Markup;
use copydesk::text::span::{Span, offset};
use copydesk::text::token::TokenKind;

/// A sentence as a draft of its own, with a tag for each token.
pub struct Sentence {
    /// The sentence.
    pub draft: Draft,
    /// The tag of each token. `None` for a token that is not used in training.
    pub gold: Vec<Option<Tag>>,
}

/// Returns the training part of the treebank in `folder`.
pub fn training_part(folder: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(folder.join("ewt-train.conllu"))
}

/// Returns the part of the treebank in `folder` on which the tagger is scored.
pub fn dev_part(folder: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(folder.join("ewt-dev.conllu"))
}

/// Returns the sentences of a treebank. They have the tokens of the treebank if `gold_tokens` is
/// true, and otherwise the tokens of copydesk.
pub fn sentences(conllu: &str, gold_tokens: bool) -> Vec<Sentence> {
    let blocks = conllu.split("\n\n");
    blocks.filter_map(|it| sentence(it, gold_tokens)).collect()
}

fn sentence(block: &str, gold_tokens: bool) -> Option<Sentence> {
    let text = block.lines().find_map(|it| it.strip_prefix("# text = "))?;
    let mut draft = Draft::parse(text.to_owned(), Markup::Plain);
    // A draft collapses runs of spaces, so words are looked up in its text.
    let end = draft.blocks.last()?.span.end;
    let text = draft.text(Span::new(0, end)).to_owned();
    let mut at = 0;
    let mut words = Vec::new();
    for line in block.lines().filter(|it| !it.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, ..] = columns.as_slice() else {
            continue;
        };
        if id.contains(['-', '.']) {
            continue;
        }
        let Some(found) = text.get(at..).and_then(|it| it.find(form)) else {
            continue;
        };
        let span = Span::new(offset(at + found), offset(at + found + form.len()));
        at = span.end as usize;
        words.push((span, tag_of(upos, xpos)));
    }
    if gold_tokens {
        draft.tokens = gold_tokens_of(&mut draft, &words);
    }
    // A token of copydesk that contains several tokens of the treebank has the tag of the last of
    // them. A token of copydesk that is part of a token of the treebank has the tag of that token.
    let gold = draft
        .tokens
        .iter()
        .map(|it| {
            let after = words.partition_point(|word| word.0.start < it.span.end);
            words[..after].last().map_or(Some(Tag::Other), |it| it.1)
        })
        .collect();
    Some(Sentence { draft, gold })
}

fn gold_tokens_of(
    draft: &mut Draft,
    words: &[(Span, Option<Tag>)],
) -> Vec<copydesk::text::token::Token> {
    let mut tokens = Vec::new();
    for (span, _) in words {
        let text = draft.text(*span).to_owned();
        let first = text.chars().next().unwrap_or(' ');
        let word = draft.words.intern(&text);
        tokens.push(copydesk::text::token::Token {
            span: *span,
            kind: match first {
                it if it.is_ascii_digit() => TokenKind::Number,
                it if it.is_alphanumeric()
                    || text.len() > 1 && text.contains(char::is_alphabetic) =>
                {
                    TokenKind::Word
                }
                _ => TokenKind::Mark,
            },
            word,
            capital: first.is_uppercase(),
        });
    }
    tokens
}

fn tag_of(upos: &str, xpos: &str) -> Option<Tag> {
    let tag = match (upos, xpos) {
        ("_", _) => return None,
        ("ADJ", _) => Tag::Adjective,
        ("ADP", _) => Tag::Adposition,
        ("ADV", _) => Tag::Adverb,
        ("AUX", _) => Tag::Auxiliary,
        ("CCONJ", _) => Tag::Coordinator,
        ("DET", _) => Tag::Determiner,
        ("INTJ", _) => Tag::Interjection,
        ("NOUN", _) => Tag::Noun,
        ("NUM", _) => Tag::Number,
        ("PART", _) => Tag::Particle,
        ("PRON", _) => Tag::Pronoun,
        ("PROPN", _) => Tag::Name,
        ("PUNCT", _) => Tag::Mark,
        ("SCONJ", _) => Tag::Subordinator,
        ("SYM", _) => Tag::Symbol,
        ("VERB", "VBD") => Tag::VerbPast,
        ("VERB", "VBZ") => Tag::VerbThird,
        ("VERB", "VBP") => Tag::VerbPresent,
        ("VERB", "VBG") => Tag::VerbIng,
        ("VERB", "VBN") => Tag::VerbParticiple,
        ("VERB", _) => Tag::VerbBase,
        _ => Tag::Other,
    };
    Some(tag)
}
