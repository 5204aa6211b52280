//! The role of each block: what it does for a reader. Markup and place tell most; where words decide,
//! this module refines it.

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
    /// A paragraph of running text, also in a box.
    Text,
    /// A heading, also one that is a line in bold.
    Heading,
    /// Words that name what stands beside them: the title of a box, a byline, a line that is a link.
    Label,
    /// An item of a list.
    ListItem,
    /// A step of a procedure.
    Step,
    /// An entry of a reference: a parameter, a method, a term, and what it means.
    ReferenceEntry,
    /// A cell of a table.
    TableCell,
    /// The words under a picture or a table.
    Caption,
    /// Words of the draft that are shown again, large.
    PullQuote,
    /// What sums up the draft or says what it will tell.
    Summary,
    /// What corrects the draft.
    Correction,
    /// A line that a site sets on many pages: about the writer, how to subscribe, a licence.
    StandingLine,
    /// Words of others in a block quotation.
    Quotation,
    /// A turn of speech in an interview.
    TranscriptTurn,
    /// A form to fill in.
    Template,
    /// Text that stands for itself: “Lorem ipsum”.
    Specimen,
    /// A footnote, an entry of a bibliography.
    Note,
}

impl BlockRole {
    /// Whether a block of this role tells what the draft has to tell. A form, a specimen or a line that
    /// the site sets on many pages does not, nor does what corrects or documents the rest.
    pub fn is_own_text(self) -> bool {
        !matches!(
            self,
            Self::Specimen | Self::Template | Self::StandingLine | Self::Correction | Self::Note
        )
    }
}

/// The role of each block of the draft, by its index. Takes time in proportion to the draft.
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

/// What the heading above a block tells.
#[derive(Default)]
struct Section {
    /// How many headings that are code have been passed.
    n_code_headings: usize,
    /// Whether the heading is code, and no paragraph has stood below it.
    names_code: bool,
    /// Whether the heading says that a summary follows.
    sums_up: bool,
    /// Whether the heading says that sources follow.
    lists_sources: bool,
}

impl Section {
    /// Notes `block`, whose role is known.
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

    /// Passes the headings before block `idx` that are code and so no blocks.
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
        if block.front {
            return BlockRole::Summary;
        }
        if line::is_specimen(draft, block) {
            BlockRole::Specimen
        } else if line::is_template(draft, block) {
            BlockRole::Template
        } else if line::is_correction(draft, block) {
            BlockRole::Correction
        } else if line::is_standing(draft, idx) {
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

/// Whether all words of `block` are one entry of `class`.
fn is_whole(draft: &Draft, block: &Block, class: Class) -> bool {
    let tokens = line::words(draft, block);
    let n_tokens = tokens.len();
    n_tokens != 0 && draft.entry_at(tokens, class) == Some(n_tokens)
}
