//! The roles of paragraphs of a body, which follow from their styles, lists and containers.

use crate::packages::docx::body::{UnfinishedParagraph, WordBody};
use crate::packages::package_text::ParagraphRole;
use crate::packages::role::StyleRole;
use crate::text::block::{BlockKind, Marker};

impl WordBody<'_> {
    /// Returns the role of `paragraph`; `None` if the paragraph is not read.
    pub(super) fn paragraph_role(
        &mut self,
        paragraph: &UnfinishedParagraph,
    ) -> Option<ParagraphRole> {
        let styled = &paragraph.styled;
        let properties = paragraph.properties.with_defaults_from(&styled.properties);
        if styled.role == Some(StyleRole::Contents) {
            return None;
        }
        if self.note.is_some() {
            return Some(ParagraphRole::of(BlockKind::Note));
        }
        let level = properties.outline_level.filter(|byte| *byte < 9);
        let heading = match styled.role {
            Some(StyleRole::Kind(role @ BlockKind::Heading(_))) => Some(role),
            _ => level.map(|byte| BlockKind::Heading((byte + 1).min(6))),
        };
        let is_code = styled.role == Some(StyleRole::Code);
        if heading.is_none() && !is_code {
            let list = properties.numbering.filter(|id| *id != 0);
            let level = properties.list_level.unwrap_or(0);
            let grouped = self.grouped_role(styled.role, list.map(|id| (id, level)));
            if grouped.is_some() {
                return grouped;
            }
        }
        // An empty paragraph is a gap between items and does not end a list.
        if paragraph.text.n_bytes() != 0 {
            self.groups.end_all();
        }
        Some(match (heading, styled.role) {
            (Some(heading), _) => ParagraphRole::of(heading),
            (None, Some(StyleRole::Code)) => ParagraphRole::CODE,
            (None, Some(StyleRole::Subtitle)) => ParagraphRole::SUMMARY,
            (None, Some(StyleRole::Kind(block_kind))) => ParagraphRole::of(block_kind),
            (None, _) => ParagraphRole::BODY,
        })
    }

    /// Returns the role of a paragraph that belongs to a group, such as a table or a list; `None`
    /// if the paragraph belongs to no group. `role` is the role of the paragraph's style. `list` is
    /// the numbering and the level of a paragraph in a list.
    fn grouped_role(
        &mut self,
        role: Option<StyleRole>,
        list: Option<(u32, u32)>,
    ) -> Option<ParagraphRole> {
        // A table of one column is read as a box around ordinary paragraphs.
        let in_table = self.tables.last().filter(|table| 1 < table.n_columns);
        if let Some(table) = in_table {
            return Some(ParagraphRole {
                group_number: table.group,
                ..ParagraphRole::of(BlockKind::TableCell)
            });
        }
        if let Some((numbering, level)) = list {
            let marker = self.style_sheets.numbering.marker(numbering, level);
            if marker != Marker::None {
                let group = self
                    .groups
                    .group_of_item(numbering, level, &mut self.package_text);
                return Some(ParagraphRole {
                    group_number: group,
                    marker,
                    ..ParagraphRole::of(BlockKind::ListItem)
                });
            }
        }
        if role == Some(StyleRole::Kind(BlockKind::Quotation)) {
            let group = self.groups.group_of_quotation(&mut self.package_text);
            return Some(ParagraphRole {
                group_number: group,
                ..ParagraphRole::of(BlockKind::Quotation)
            });
        }
        None
    }
}
