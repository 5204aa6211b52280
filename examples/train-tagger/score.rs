//! Scores a model on the part of the treebank that it was not trained on.

use std::path::Path;

use copydesk::syntax::tag::feature::{self, TagContext, WordCache};
use copydesk::syntax::tag::model::Model;
use copydesk::syntax::tag::{self, Tag};
use copydesk::text::token::TokenKind;
use rustc_hash::FxHashSet;

use crate::treebank::{self, Sentence};

/// Prints the accuracy of `model`, with the tokens of the treebank in `folder` and with the tokens
/// of copydesk. `seen` has the words of the training part.
#[expect(clippy::print_stdout, reason = "a program for people")]
pub fn print_accuracy(
    folder: &Path,
    model: &Model,
    seen: &FxHashSet<String>,
) -> std::io::Result<()> {
    let dev = treebank::dev_part(folder)?;
    for (name, gold_tokens) in [("gold", true), ("own", false)] {
        let found = accuracy(model, &treebank::sentences(&dev, gold_tokens), seen);
        println!(
            "{name} tokens: UPOS {:.4}, with verb forms {:.4}; unseen nouns, names and verbs {:.4} of {}",
            share(found.coarse, found.tokens),
            share(found.fine, found.tokens),
            share(found.unseen_right, found.unseen),
            found.unseen,
        );
    }
    Ok(())
}

/// Returns the words of `sentences`, normalised.
pub fn words_of(sentences: &[Sentence]) -> FxHashSet<String> {
    let words = |sentence: &Sentence| {
        let draft = &sentence.draft;
        let words = draft
            .tokens
            .iter()
            .map(|token| draft.word(token).to_owned());
        words.collect::<Vec<String>>()
    };
    sentences.iter().flat_map(words).collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a share of a few thousand tokens"
)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Counts the tokens of `sentences` that `model` tags right. `seen` has the words of the training
/// part.
fn accuracy(model: &Model, sentences: &[Sentence], seen: &FxHashSet<String>) -> Accuracy {
    let mut found = Accuracy::default();
    for sentence in sentences {
        let draft = &sentence.draft;
        let mut cache = WordCache::new(draft.words.count());
        let mut context = TagContext::default();
        for (idx, gold) in sentence.gold.iter().enumerate() {
            let token = &draft.tokens[idx];
            let tag = match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    context.is_first = idx == 0;
                    let near = feature::token_window(draft, 0..draft.tokens.len(), idx);
                    model.best_tag(draft, &near, context, &mut cache)
                }
                TokenKind::Mark => tag::mark_tag(draft.text(token.span)),
                TokenKind::Address | TokenKind::Object => Tag::Other,
            };
            context.advance(tag);
            let gold = gold.unwrap_or(Tag::Other);
            let is_coarse = tag == gold || tag.is_verb() && gold.is_verb();
            let is_unseen = (gold.is_noun() || gold.is_verb()) && !seen.contains(draft.word(token));
            found.tokens += 1;
            found.fine += usize::from(tag == gold);
            found.coarse += usize::from(is_coarse);
            found.unseen += usize::from(is_unseen);
            // Whether an unknown noun is a name is a question of its own.
            let is_right = is_coarse || tag.is_noun() && gold.is_noun();
            found.unseen_right += usize::from(is_unseen && is_right);
        }
    }
    found
}

/// How many tokens a model tagged right.
#[derive(Default)]
struct Accuracy {
    tokens: usize,
    /// Tokens with the right tag.
    fine: usize,
    /// Tokens with the right part of speech. All forms of verbs are one part of speech.
    coarse: usize,
    /// Nouns, names and verbs whose words are not in the training part.
    unseen: usize,
    /// Those of `unseen` that were taken for a noun or a verb rightly.
    unseen_right: usize,
}
