//! What a paragraph of a body is: by its style, its list, and what it stands in.

use crate::packages::odt::body::Body;
use crate::packages::role::StyleRole;
use crate::packages::story::Role;
use crate::text::block::{BlockKind, Marker};

impl Body<'_> {
    /// What a paragraph is whose style is for `role`, and which is a heading of this `level` if it is
    /// one; none if it is not read.
    pub(super) fn role(&mut self, role: Option<StyleRole>, level: Option<u8>) -> Option<Role> {
        if role == Some(StyleRole::Contents) {
            return None;
        }
        if !self.notes.is_empty() {
            return Some(Role::of(BlockKind::Note));
        }
        let heading = match role {
            Some(StyleRole::Kind(it @ BlockKind::Heading(_))) => Some(it),
            _ => level.map(|it| BlockKind::Heading(it.clamp(1, 6))),
        };
        if let Some(heading) = heading {
            self.quotation = None;
            return Some(Role::of(heading));
        }
        let grouped = self.grouped_role(role);
        if grouped.is_some() {
            return grouped;
        }
        self.quotation = None;
        Some(match role {
            Some(StyleRole::Code) => Role::CODE,
            Some(StyleRole::Subtitle) => Role::SUMMARY,
            Some(StyleRole::Kind(it)) => Role::of(it),
            _ => Role::BODY,
        })
    }

    /// What a paragraph is whose style is for `role`, if it belongs together with others.
    fn grouped_role(&mut self, role: Option<StyleRole>) -> Option<Role> {
        let of_group = |kind, group| Role {
            group,
            ..Role::of(kind)
        };
        // A table of one column is a box.
        let in_table = self.tables.last().filter(|it| 1 < it.n_columns);
        if let Some(table) = in_table {
            return Some(of_group(BlockKind::TableCell, table.group));
        }
        if let Some(list) = self.lists.last() {
            let marker = self.styles.mark(&list.style, self.lists.len());
            if marker != Marker::None {
                return Some(Role {
                    marker,
                    ..of_group(BlockKind::ListItem, list.group)
                });
            }
        }
        if role != Some(StyleRole::Kind(BlockKind::Quotation)) {
            return None;
        }
        let group = match self.quotation {
            Some(it) => it,
            None => self.story.group(),
        };
        self.quotation = Some(group);
        Some(of_group(BlockKind::Quotation, group))
    }
}
