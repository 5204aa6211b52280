//! Lines above a quotation that name the speaker of the quotation, such as a heading or a line in
//! bold.

use std::ops::Range;

use crate::analysis::credit::opens;
use crate::analysis::tuning::{
    MAX_AGE, MAX_BLOCKS_OF_RUN, MAX_TOKENS_OF_SIGNATURE_BELOW, MAX_WORDS_OF_FULL_NAME,
};
use crate::analysis::{Analysis, name};
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::tag::Tag;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Nouns for one person, by role or occupation.
const PERSONS: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::PersonNouns,
    Class::PersonsInSingular,
]);

/// Words before a name that do not belong to the name: “the mayor” in “the mayor Ann Lee”.
const BEFORE_NAMES: ClassSet = ClassSet::of(&[
    Class::Articles,
    Class::FormsOfAddress,
    Class::RoleNouns,
    Class::PersonNouns,
    Class::PersonsInSingular,
]);

/// The lines of a draft that may name the speakers of the quotations below the lines.
pub struct LinesAbove<'d> {
    syntax: Syntax<'d>,
    /// For each distinct word, whether the draft has the word without a capital.
    small: Vec<bool>,
}

impl<'d> LinesAbove<'d> {
    /// Prepares the search in `draft`.
    pub fn new(draft: &'d Draft) -> Self {
        let mut small = vec![false; draft.words.count()];
        for token in draft.tokens.iter().filter(|token| !token.capital) {
            small[token.word.index()] = true;
        }
        Self {
            syntax: Syntax::new(draft),
            small,
        }
    }

    /// Says whether a line above block `own` names the speaker of the quotation that opens this
    /// block. One line with more about the speaker, and other quotations of the speaker, may come
    /// between the line and the block.
    pub fn name_speaker(&self, analysis: &Analysis<'_>, own: usize) -> bool {
        let draft = analysis.draft;
        let floor = own.saturating_sub(MAX_BLOCKS_OF_RUN);
        let above = (floor..own).rev();
        let mut above = above.skip_while(|idx| opens(analysis, *idx));
        let is_line = |idx: &usize| is_line(draft, &draft.blocks[*idx]);
        let Some(line) = above.next().filter(is_line) else {
            return false;
        };
        let names = |idx: usize| self.names_somebody(&draft.blocks[idx].tokens);
        let tells_more = draft.blocks[line].kind == BlockKind::Paragraph;
        names(line) || tells_more && above.next().filter(is_line).is_some_and(names)
    }

    /// Says whether the line with the tokens `tokens` names somebody. The line must be the name of
    /// a person, or a name with words that say who the person is: “Eva Berg, 40, teacher”.
    fn names_somebody(&self, tokens: &Range<usize>) -> bool {
        let parts = self.parts(tokens);
        let Some(found) = parts.iter().find_map(|part| self.name_in(part)) else {
            return false;
        };
        let is_whole = found == *tokens;
        let others = || tokens.clone().filter(|idx| !found.contains(idx));
        let is_person = others().any(|idx| self.syntax.is(idx, PERSONS))
            || others().any(|idx| self.syntax.is(idx, Class::FormsOfAddress))
            || parts.iter().any(|part| self.is_age(part));
        let last = self.syntax.token(found.end - 1);
        let is_bare = is_whole
            && 1 < found.len()
            && name::is_like_surname(self.syntax.draft, last)
            && found.clone().all(|idx| self.syntax.tag(idx) == Tag::Name);
        is_person || is_bare
    }

    /// Splits a line into parts at commas and other marks, and returns the tokens of each part.
    fn parts(&self, tokens: &Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = tokens.start;
        for idx in tokens.clone() {
            if self.syntax.token(idx).kind == TokenKind::Mark && self.syntax.word(idx) != "." {
                parts.push(start..idx);
                start = idx + 1;
            }
        }
        parts.push(start..tokens.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Returns the tokens of the name of a person in `part`, which is a part of a line. The name
    /// consists of capitalised words that the draft never has without a capital.
    fn name_in(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let is_before = |idx: &usize| self.syntax.is(*idx, BEFORE_NAMES);
        let found = part.start + part.clone().take_while(is_before).count()..part.end;
        let is_named = |idx: usize| {
            let token = self.syntax.token(idx);
            token.capital && token.kind == TokenKind::Word && !self.small[token.word.index()]
        };
        let is_part = |idx: usize| {
            is_named(idx)
                || self.syntax.is(idx, Class::NameParticles)
                || self.syntax.word(idx) == "."
        };
        let (first, last) = (found.start, found.end.checked_sub(1)?);
        let is_name = !found.is_empty()
            && found.len() <= MAX_WORDS_OF_FULL_NAME
            && is_named(first)
            && is_named(last)
            && found.clone().all(is_part);
        is_name.then_some(found)
    }

    /// Says whether a part of a line is an age: “40”.
    fn is_age(&self, part: &Range<usize>) -> bool {
        let age = self.syntax.word(part.start).parse::<u32>();
        part.len() == 1 && age.is_ok_and(|age| (1..=MAX_AGE).contains(&age))
    }
}

/// Says whether a block is a line of a few words that is not a sentence.
fn is_line(draft: &Draft, block: &Block) -> bool {
    let is_above = matches!(
        block.kind,
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::ListItem
    );
    let last = draft.tokens[block.tokens.clone()].last();
    is_above
        && block.tokens.len() <= MAX_TOKENS_OF_SIGNATURE_BELOW
        && last.is_some_and(|token| !matches!(draft.word(token), "." | "?" | "!"))
}
