//! The roles of paragraphs of a body, which follow from their styles, lists and containers.

use crate::packages::odt::body::OdtBody;
use crate::packages::package_text::ParagraphRole;
use crate::packages::role::StyleRole;
use crate::text::block::{BlockKind, Marker};

impl OdtBody<'_> {
    /// Returns the role of a paragraph; `None` if the paragraph is not read. `role` is the role of
    /// the paragraph's style. If the paragraph is a heading, `level` is the level of the heading.
    pub(super) fn paragraph_role(
        &mut self,
        role: Option<StyleRole>,
        level: Option<u8>,
    ) -> Option<ParagraphRole> {
        if role == Some(StyleRole::Contents) {
            return None;
        }
        if !self.notes.is_empty() {
            return Some(ParagraphRole::of(BlockKind::Note));
        }
        let heading = match role {
            Some(StyleRole::Kind(role @ BlockKind::Heading(_))) => Some(role),
            _ => level.map(|byte| BlockKind::Heading(byte.clamp(1, 6))),
        };
        if let Some(heading) = heading {
            self.quotation = None;
            return Some(ParagraphRole::of(heading));
        }
        let grouped = self.grouped_role(role);
        if grouped.is_some() {
            return grouped;
        }
        self.quotation = None;
        Some(match role {
            Some(StyleRole::Code) => ParagraphRole::CODE,
            Some(StyleRole::Subtitle) => ParagraphRole::SUMMARY,
            Some(StyleRole::Kind(block_kind)) => ParagraphRole::of(block_kind),
            _ => ParagraphRole::BODY,
        })
    }

    /// Returns the role of a paragraph that belongs to a group, such as a table or a list; `None`
    /// if the paragraph belongs to no group. `role` is the role of the paragraph's style.
    fn grouped_role(&mut self, role: Option<StyleRole>) -> Option<ParagraphRole> {
        let of_group = |kind, group| ParagraphRole {
            group_number: group,
            ..ParagraphRole::of(kind)
        };
        // A table of one column is read as a box around ordinary paragraphs.
        let in_table = self.tables.last().filter(|table| 1 < table.n_columns);
        if let Some(table) = in_table {
            return Some(of_group(BlockKind::TableCell, table.group));
        }
        if let Some(list) = self.lists.last() {
            let marker = self.styles.marker(&list.style, self.lists.len());
            if marker != Marker::None {
                return Some(ParagraphRole {
                    marker,
                    ..of_group(BlockKind::ListItem, list.group)
                });
            }
        }
        if role != Some(StyleRole::Kind(BlockKind::Quotation)) {
            return None;
        }
        let group = match self.quotation {
            Some(quotation) => quotation,
            None => self.package_text.new_group(),
        };
        self.quotation = Some(group);
        Some(of_group(BlockKind::Quotation, group))
    }
}
