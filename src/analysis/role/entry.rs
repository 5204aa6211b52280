//! Recognises entries of reference manuals, entries of bibliographies, and steps of procedures.

use rustc_hash::FxHashMap;

use crate::analysis::role::tuning::{MAX_BYTES_OF_TERM, MAX_TOKENS_TO_VERB};
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::block::{Block, BlockKind, Marker};
use crate::text::draft::Draft;
use crate::text::prose::OBJECT;
use crate::text::token::{Token, TokenKind};

/// Says whether `block` begins with code, like an entry of a manual that explains a name.
pub fn opens_with_code(draft: &Draft, block: &Block) -> bool {
    let start = draft.place(block.span).start as usize;
    let source = &draft.source()[start..];
    draft.text(block.span).starts_with(OBJECT)
        && (source.starts_with('`') || source.starts_with("<code"))
}

/// Says whether `block` is an entry of a manual that explains a name or a term.
pub fn is_entry(syntax: &Syntax<'_>, block: &Block) -> bool {
    let draft = syntax.draft;
    match block.marker {
        Marker::Term => true,
        Marker::Bullet => {
            opens_with_code(draft, block) && !goes_on_as_sentence(syntax, block)
                || opens_with_term(draft, block)
        }
        Marker::None | Marker::Number => false,
    }
}

/// Says whether a finite verb directly follows the code with which `block` begins. Then `block` is
/// a sentence about the code.
fn goes_on_as_sentence(syntax: &Syntax<'_>, block: &Block) -> bool {
    let next = block.tokens.start + 1;
    let tag = (next < block.tokens.end).then(|| syntax.tag(next));
    let is_finite = |tag: Tag| matches!(tag, Tag::VerbThird | Tag::VerbPast | Tag::Auxiliary);
    tag.is_some_and(is_finite) && next + 2 < block.tokens.end
}

/// Says whether `block` begins with words in bold, and a colon or dash after these words.
fn opens_with_term(draft: &Draft, block: &Block) -> bool {
    let place = draft.place(block.span).range();
    let before = &draft.source()[..place.start];
    let Some(mark) = ["**", "__"]
        .into_iter()
        .find(|marker| before.ends_with(marker))
    else {
        return false;
    };
    let source = &draft.source()[place];
    let Some(len) = source.find(mark).filter(|at| *at <= MAX_BYTES_OF_TERM) else {
        return false;
    };
    let after = source[len + mark.len()..].trim_start();
    source[..len].ends_with(':') && !after.is_empty()
        || after.starts_with([':', '–', '—'])
        || after.starts_with("- ")
}

/// Says whether `block` is an entry of a bibliography. Such an entry has an address, and a date on
/// which somebody read the page or on which the text was published.
pub fn is_bibliographic(draft: &Draft, block: &Block) -> bool {
    let tokens = &draft.tokens[block.tokens.clone()];
    let has_address = tokens.iter().any(|token| token.kind == TokenKind::Address);
    if !has_address || block.tokens.len() < 4 {
        return false;
    }
    let is_accessed = draft.has_entry(block, Class::AccessPhrases);
    is_accessed || has_year_in_parentheses(draft, block) || has_dated_address(draft, block)
}

/// Says whether `block` has a year with an address directly after it: “4 Feb. 2024, example.org”.
fn has_dated_address(draft: &Draft, block: &Block) -> bool {
    let tokens = &draft.tokens[block.tokens.clone()];
    let is_year = |token: &Token| {
        let text = draft.text(token.span);
        text.len() == 4
            && text.starts_with(['1', '2'])
            && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    tokens.windows(3).any(|pair| {
        is_year(&pair[0])
            && matches!(draft.word(&pair[1]), "," | ".")
            && pair[2].kind == TokenKind::Address
    })
}

/// Says whether `block` has a year in parentheses: “(2024)”. A day may follow the year: “(2024, May
/// 3)”.
fn has_year_in_parentheses(draft: &Draft, block: &Block) -> bool {
    let text = draft.text(block.span);
    text.match_indices('(').any(|(at, _)| {
        let inner = &text[at + 1..];
        let year = inner.get(..4).unwrap_or_default();
        let is_year =
            year.bytes().all(|byte| byte.is_ascii_digit()) && year.starts_with(['1', '2']);
        is_year && year.len() == 4 && inner[4..].starts_with([',', ')'])
    })
}

/// Returns, for each block, whether the block is a step of a procedure. A step is an item of a
/// numbered list in which at least half of the items are instructions.
pub fn steps(syntax: &Syntax<'_>) -> Vec<bool> {
    let draft = syntax.draft;
    let is_item =
        |block: &Block| block.marker == Marker::Number && block.kind == BlockKind::ListItem;
    let mut lists: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
    for block in draft.blocks.iter().filter(|block| is_item(block)) {
        let (n_items, n_instructions) = lists.entry(block.group).or_default();
        *n_items += 1;
        *n_instructions += usize::from(instructs(syntax, block));
    }
    let is_step = |block: &Block| {
        let list = lists.get(&block.group).filter(|_| is_item(block));
        list.is_some_and(|(n_items, n_instructions)| *n_items <= 2 * n_instructions)
    };
    draft.blocks.iter().map(is_step).collect()
}

/// Says whether `block` begins with an imperative. A phrase with a comma may come before the
/// imperative: “Under Themes, select one.”
fn instructs(syntax: &Syntax<'_>, block: &Block) -> bool {
    let draft = syntax.draft;
    let mut opens = true;
    for idx in block.tokens.clone().take(MAX_TOKENS_TO_VERB) {
        let token = &draft.tokens[idx];
        if token.is_word() && opens && syntax.tag(idx) == Tag::VerbBase {
            return true;
        }
        let is_comma = draft.word(token) == ",";
        opens = is_comma || opens && !token.is_word();
    }
    false
}
