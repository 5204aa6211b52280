//! Finds the role of each block, which is what the block does for a reader. Most roles follow from
//! the markup of the block and its position. A few roles follow from its words.

mod display;
mod entry;
mod line;
mod tuning;

use strum::IntoStaticStr;

use crate::analysis::role::display::Copies;
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::text::block::{Block, BlockKind, Marker};
use crate::text::draft::Draft;

/// What a block does for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum BlockRole {
    /// A paragraph of running text. It may be in a box.
    Text,
    /// A heading, or a line in bold that serves as a heading.
    Heading,
    /// Words that name the text near them, such as the title of a box, a byline or a line that is a
    /// link.
    Label,
    /// An item of a list.
    ListItem,
    /// A step of a procedure.
    Step,
    /// An entry of a reference manual, such as a parameter, a method or a term, with its meaning.
    ReferenceEntry,
    /// A cell of a table.
    TableCell,
    /// The words under a picture or a table.
    Caption,
    /// A pull quote: words of the draft that the page shows a second time in large type.
    PullQuote,
    /// A summary or an outline of the draft.
    Summary,
    /// A correction of the draft.
    Correction,
    /// A line that a site shows on many pages, such as a line about the writer, a call to subscribe
    /// or a licence.
    StandingLine,
    /// A block quotation with words of somebody else.
    Quotation,
    /// What one speaker says in an interview until the next speaker begins.
    TranscriptTurn,
    /// A form to fill in.
    Template,
    /// Sample text: “Lorem ipsum”.
    Specimen,
    /// A footnote or an entry of a bibliography.
    Note,
}

impl BlockRole {
    /// Says whether a block of this role is part of what the draft itself says. Forms, sample text,
    /// standing lines, corrections and notes are not.
    pub fn is_own_text(self) -> bool {
        !matches!(
            self,
            Self::Specimen | Self::Template | Self::StandingLine | Self::Correction | Self::Note
        )
    }
}

/// Returns the roles of the blocks of the draft, in the order of the blocks. The time is
/// proportional to the length of the draft.
pub fn find(syntax: &Syntax<'_>) -> Vec<BlockRole> {
    let draft = syntax.draft;
    let turns = line::turns(draft);
    let steps = entry::steps(syntax);
    let mut copies = Copies::of(draft);
    let mut section = Section::default();
    let roles = draft.blocks.iter().enumerate().map(|(idx, block)| {
        section.pass(draft, idx);
        let role = if turns[idx] {
            BlockRole::TranscriptTurn
        } else if steps[idx] {
            BlockRole::Step
        } else {
            section.role(syntax, idx, &mut copies)
        };
        section.read(draft, block, role);
        role
    });
    roles.collect()
}

/// What the last heading before a block says about the block.
#[derive(Default)]
struct Section {
    /// The number of headings so far that consist only of code.
    n_code_headings: usize,
    /// Whether the last heading begins with code and no paragraph has come after it.
    names_code: bool,
    /// Whether the last heading announces a summary.
    sums_up: bool,
    /// Whether the last heading announces the sources of the draft.
    lists_sources: bool,
}

impl Section {
    /// Updates the section after `block`, which has the role `role`.
    fn read(&mut self, draft: &Draft, block: &Block, role: BlockRole) {
        if role == BlockRole::Heading {
            *self = Self {
                n_code_headings: self.n_code_headings,
                names_code: entry::opens_with_code(draft, block),
                sums_up: is_whole(draft, block, Class::SummaryHeadings),
                lists_sources: is_whole(draft, block, Class::SourceHeadings),
            };
        } else if role == BlockRole::Text || block.kind == BlockKind::Paragraph {
            self.names_code = false;
        }
    }

    /// Updates the section for headings before block `idx` that consist only of code. Such headings
    /// are not blocks.
    fn pass(&mut self, draft: &Draft, idx: usize) {
        let start = draft.place(draft.blocks[idx].span).start;
        let n_before = draft
            .code_headings
            .partition_point(|heading| heading.start < start);
        if self.n_code_headings < n_before {
            *self = Self {
                n_code_headings: n_before,
                names_code: true,
                ..Self::default()
            };
        }
    }

    fn role(&self, syntax: &Syntax<'_>, idx: usize, copies: &mut Copies<'_>) -> BlockRole {
        let draft = syntax.draft;
        let block = &draft.blocks[idx];
        match block.kind {
            BlockKind::Heading(_) => return BlockRole::Heading,
            BlockKind::Label => return BlockRole::Label,
            BlockKind::TableCell => return BlockRole::TableCell,
            BlockKind::Caption | BlockKind::Alternative => return BlockRole::Caption,
            BlockKind::Note => return BlockRole::Note,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation => {}
        }
        if block.is_front_matter {
            return BlockRole::Summary;
        }
        if line::is_specimen(draft, block) {
            BlockRole::Specimen
        } else if line::is_template(draft, block) {
            BlockRole::Template
        } else if line::is_correction(draft, block) {
            BlockRole::Correction
        } else if line::is_standing_line(draft, idx) {
            BlockRole::StandingLine
        } else if self.lists_sources || entry::is_bibliographic(draft, block) {
            BlockRole::Note
        } else if line::is_caption(draft, idx) {
            BlockRole::Caption
        } else if line::is_label(syntax, block) {
            BlockRole::Label
        } else if line::is_heading(draft, idx) {
            BlockRole::Heading
        } else if block.kind == BlockKind::Quotation {
            if line::opens_note(draft, block) {
                BlockRole::Text
            } else if copies.has(idx) {
                BlockRole::PullQuote
            } else {
                BlockRole::Quotation
            }
        } else if entry::is_entry(syntax, block) || self.names_code {
            BlockRole::ReferenceEntry
        } else if self.sums_up || line::opens_summary(draft, block) {
            BlockRole::Summary
        } else if block.marker == Marker::None && block.kind == BlockKind::Paragraph {
            BlockRole::Text
        } else {
            BlockRole::ListItem
        }
    }
}

/// Says whether the words of `block` are exactly one word or phrase of `class`.
pub fn is_whole(draft: &Draft, block: &Block, class: Class) -> bool {
    let tokens = line::words(draft, block);
    let n_tokens = tokens.len();
    n_tokens != 0 && draft.entry_at(tokens, class) == Some(n_tokens)
}
