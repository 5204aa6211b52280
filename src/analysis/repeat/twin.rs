//! Finds exact repeats whose words are too common for an alignment. They are short sentences that
//! occur twice in a row, items that occur twice in a list, rows that occur twice in a table, and
//! phrases such as “in a statement” that a sentence has twice.

use rustc_hash::FxHashMap;

use crate::analysis::quote::Quote;
use crate::analysis::repeat::form::Condition;
use crate::analysis::repeat::tuning::{
    MIN_CONTENT_WORDS_OF_TWIN_ITEM, MIN_WORDS_OF_TWIN_ITEM, MIN_WORDS_OF_TWIN_SENTENCE,
};
use crate::analysis::repeat::weight::is_summary;
use crate::analysis::repeat::{Contact, DistanceClass, FoundBy, Repeat, RepeatKind};
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::{Place, Span};
use crate::text::title::is_title;
use crate::text::token::TokenKind;

/// Returns the exact repeats in the draft of `syntax`, in no particular order. An exact repeat is
/// left out if its later copy overlaps the later copy of one of the repeats `found`.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote], found: &[Repeat]) -> Vec<Repeat> {
    let draft = syntax.draft;
    let mut twins = sentences(draft, quotes);
    twins.extend(items(syntax));
    twins.extend(rows(draft));
    twins.extend(occasions(draft, quotes));
    let reported = merged(found.iter().map(|repeat| repeat.second).collect());
    twins.retain(|repeat| {
        let after = reported.partition_point(|other| other.end <= repeat.second.start);
        !reported
            .get(after)
            .is_some_and(|other| other.overlaps(repeat.second))
    });
    twins
}

/// Joins the spans that overlap, and returns all spans in reading order.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// Finds sentences that occur twice in a row, word for word.
fn sentences(draft: &Draft, quotes: &[Quote]) -> Vec<Repeat> {
    let mut twins = Vec::new();
    for pair in draft.sentences.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        let is_same = one.tokens.len() == two.tokens.len()
            && MIN_WORDS_OF_TWIN_SENTENCE <= two.tokens.len()
            && draft.text(one.span) == draft.text(two.span);
        if !is_same || !draft.text(two.span).ends_with('.') {
            continue;
        }
        let blocks = [one.block, two.block].map(|idx| &draft.blocks[idx]);
        let is_text = |block: &Block| block.is_running() && !block.is_front_matter;
        let is_apart = one.block != two.block;
        let is_near = !is_apart || blocks.iter().all(|block| is_text(block));
        let is_prose = blocks.iter().all(|block| {
            !matches!(
                block.kind,
                BlockKind::Heading(_)
                    | BlockKind::Label
                    | BlockKind::TableCell
                    | BlockKind::Caption
                    | BlockKind::Alternative
            )
        });
        if !is_near
            || !is_prose
            || is_title(draft, one.block)
            || is_summary(draft, one.block)
            || n_words(draft, two.span) < MIN_WORDS_OF_TWIN_SENTENCE
            || !is_alike(draft, one.span, two.span)
            || is_quoted(quotes, one.span)
            || has_code_between(draft, one.span, two.span)
        {
            continue;
        }
        let conditions = if is_apart {
            vec![Condition::OpeningSentences]
        } else {
            Vec::new()
        };
        let spans = (words_of(draft, one.span), words_of(draft, two.span));
        twins.push(twin(draft, spans, RepeatKind::Sentence, conditions));
    }
    twins
}

/// Finds items that occur twice in one list, word for word. Instructions are left out, because a
/// procedure may need the same step twice.
fn items(syntax: &Syntax<'_>) -> Vec<Repeat> {
    let draft = syntax.draft;
    let mut twins = Vec::new();
    let mut before: FxHashMap<(u32, &str), Span> = FxHashMap::default();
    for block in draft.blocks.iter().filter(|block| is_item(block)) {
        let span = words_of(draft, block.span);
        if !is_telling(draft, span) {
            continue;
        }
        let Some(first) = before.insert((block.group, draft.text(span)), span) else {
            continue;
        };
        if is_alike(draft, first, span) && !syntax.is_imperative(block.sentences.start) {
            let conditions = vec![Condition::ListItems];
            twins.push(twin(draft, (first, span), RepeatKind::Sentence, conditions));
        }
    }
    twins
}

fn is_item(block: &Block) -> bool {
    block.kind == BlockKind::ListItem && block.group != 0 && block.sentences.len() == 1
}

/// Finds rows that occur twice in one table, word for word. A repeat has the span of the longest
/// cell of the row.
fn rows(draft: &Draft) -> Vec<Repeat> {
    let mut twins = Vec::new();
    let mut before: FxHashMap<(u32, Vec<String>), Span> = FxHashMap::default();
    let cells: Vec<&Block> = draft.blocks.iter().collect();
    let in_row = |a: &&Block, b: &&Block| {
        let is_cell = |block: &Block| block.kind == BlockKind::TableCell;
        let between = Place::new(draft.place(a.span).end, draft.place(b.span).start);
        let between = draft.source().get(between.range()).unwrap_or_default();
        let is_line = between.contains('|') && !between.contains('\n');
        is_cell(a) && is_cell(b) && a.group == b.group && is_line
    };
    for row in cells.chunk_by(in_row).filter(|row| 1 < row.len()) {
        let longest = row
            .iter()
            .max_by_key(|block| block.span.end - block.span.start);
        let Some(longest) = longest.filter(|block| is_telling(draft, block.span)) else {
            continue;
        };
        let words = row.iter().map(|block| draft.written(block.span)).collect();
        let span = words_of(draft, longest.span);
        if let Some(first) = before.insert((longest.group, words), span)
            && is_alike(draft, first, span)
        {
            twins.push(twin(draft, (first, span), RepeatKind::Sentence, Vec::new()));
        }
    }
    twins
}

/// The class of nouns such as “statement”, which name the occasion on which somebody said
/// something. A sentence without such a noun names no occasion.
const STATEMENTS: ClassSet = ClassSet::of(&[Class::StatementNouns]);

/// Finds occasions that one sentence names twice: “In a statement, the firm said in a statement
/// that …”.
fn occasions(draft: &Draft, quotes: &[Quote]) -> Vec<Repeat> {
    let mut twins = Vec::new();
    for sentence in &draft.sentences {
        let has_noun = sentence.beginning_classes.meets(&STATEMENTS);
        if !has_noun || draft.blocks[sentence.block].kind.is_heading() {
            continue;
        }
        let mut first: Option<(Span, usize)> = None;
        for at in sentence.tokens.clone() {
            let Some(n_tokens) = occasion_at(draft, at, sentence.tokens.end) else {
                continue;
            };
            let last = &draft.tokens[at + n_tokens - 1];
            let span = draft.tokens[at].span.cover(last.span);
            if is_quoted(quotes, span) {
                continue;
            }
            match first {
                Some((before, start)) if are_same(draft, start, at, n_tokens) => {
                    let spans = (before, span);
                    twins.push(twin(draft, spans, RepeatKind::Phrase, Vec::new()));
                }
                _ => first = Some((span, at)),
            }
        }
    }
    twins
}

/// Returns the number of tokens of an occasion such as “in a statement” that begins at token `at`
/// and ends before token `end`. Returns `None` if no occasion begins there.
fn occasion_at(draft: &Draft, at: usize, end: usize) -> Option<usize> {
    let word = |idx: usize| draft.word(&draft.tokens[idx]);
    let opens = at + 2 < end
        && word(at) == "in"
        && draft.is(&draft.tokens[at + 1], Class::IndefiniteArticles);
    let n_tokens = opens.then(|| draft.entry_at(at + 2..end, Class::StatementNouns))??;
    Some(2 + n_tokens)
}

fn are_same(draft: &Draft, one: usize, two: usize, n_tokens: usize) -> bool {
    (0..n_tokens).all(|offset| draft.tokens[one + offset].word == draft.tokens[two + offset].word)
}

fn twin(
    draft: &Draft,
    (first, second): (Span, Span),
    kind: RepeatKind,
    conditions: Vec<Condition>,
) -> Repeat {
    Repeat {
        first,
        second,
        score: 0.0,
        distance: crate::text::span::offset(n_words(draft, Span::new(first.end, second.start))),
        kind,
        distance_class: DistanceClass::Local,
        changed: Vec::new(),
        n_content: n_content(draft, second),
        contact: Contact::Apart,
        found_by: FoundBy::Equality,
        has_slot: false,
        is_addressed: false,
        conditions,
    }
}

/// Returns the span from the first word in `span` to the last word, without marks at the two ends.
fn words_of(draft: &Draft, span: Span) -> Span {
    let tokens = &draft.tokens[draft.tokens_in(span)];
    let mut words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        (Some(only), None) => only.span,
        (None, _) => span,
    }
}

/// Says whether the file has the same text at the spans `one` and `two`, including code and the
/// addresses of links.
fn is_alike(draft: &Draft, one: Span, two: Span) -> bool {
    let links = |span: Span| draft.links_in(span).map(|link| link.url.as_str());
    draft.written(one) == draft.written(two) && links(one).eq(links(two))
}

fn is_telling(draft: &Draft, span: Span) -> bool {
    MIN_WORDS_OF_TWIN_ITEM <= n_words(draft, span)
        && MIN_CONTENT_WORDS_OF_TWIN_ITEM <= n_content(draft, span)
}

fn is_quoted(quotes: &[Quote], span: Span) -> bool {
    let after = quotes.partition_point(|quote| quote.span.end <= span.start);
    quotes
        .get(after)
        .is_some_and(|quote| quote.span.overlaps(span))
}

fn has_code_between(draft: &Draft, one: Span, two: Span) -> bool {
    let (start, end) = (draft.place(one).end, draft.place(two).start);
    let after = draft.code_blocks.partition_point(|code| code.start < start);
    draft
        .code_blocks
        .get(after)
        .is_some_and(|code| code.start < end)
}

fn n_words(draft: &Draft, span: Span) -> usize {
    let tokens = &draft.tokens[draft.tokens_in(span)];
    tokens.iter().filter(|token| token.is_word()).count()
}

/// Returns the number of content words in `span`.
fn n_content(draft: &Draft, span: Span) -> usize {
    let tokens = &draft.tokens[draft.tokens_in(span)];
    let words = tokens.iter().filter(|token| token.is_word());
    words.filter(|token| !draft.is_function(token.word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quote;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[&str]) {
        let draft = Draft::parse(text.to_owned(), Markup::Markdown);
        let found = find(&Syntax::new(&draft), &quote::find(&draft), &[]);
        let found: Vec<&str> = found.iter().map(|found| draft.text(found.second)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn a_short_sentence_twice_in_a_row_is_a_twin() {
        check("The board met. The board met.", &["The board met"]);
        check("The board met.\n\nThe board met.", &["The board met"]);
        check("Never again. Never again.", &[]);
        check("Who knows that? Who knows that?", &[]);
        check("“The board met. The board met,” he said.", &[]);
        check("The board met. It rained. The board met.", &[]);
        check("Run `a` for it. Run `b` for it.", &[]);
        check("It prints this.\n\n    a\n\nIt prints this.", &[]);
    }

    #[test]
    fn an_item_twice_in_one_list_is_a_twin() {
        let item = "The eastern pier stays closed";
        check(&format!("- {item}.\n- It rains.\n- {item}."), &[item]);
        check(&format!("- {item}.\n\nIt rains.\n\n- {item}."), &[]);
        let step = "Open the settings page of your browser";
        check(&format!("1. {step}.\n2. Wait.\n3. {step}."), &[]);
        let link = |to: &str| format!("- [The minutes of the harbour board]({to})\n");
        check(&format!("{}{}", link("/a"), link("/b")), &[]);
    }

    #[test]
    fn a_row_twice_in_one_table_is_a_twin() {
        let cell = "Chairs the harbour board and signs its accounts";
        let table = |names: [&str; 2]| {
            let rows = names.map(|name| format!("| {name} | {cell} |\n"));
            format!("| Name | Work |\n|---|---|\n{}", rows.concat())
        };
        check(&table(["Ann Lee", "Ann Lee"]), &[cell]);
        check(&table(["Ann Lee", "Tom Hart"]), &[]);
    }

    #[test]
    fn an_occasion_twice_in_one_sentence_is_a_twin() {
        let text = "In a statement, the firm said in a statement that it was sorry.";
        check(text, &["in a statement"]);
        check(
            "In a statement, the firm said in an interview that it was sorry.",
            &[],
        );
    }
}
