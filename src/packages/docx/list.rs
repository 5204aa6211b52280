//! Groups of paragraphs: the items of a list, or the paragraphs of a quotation.

use crate::packages::package_text::PackageText;

/// The groups to which the next paragraph can still belong.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// The open lists, outermost first: the numbering and the level of each list, and the number of
    /// its group.
    lists: Vec<(u32, u32, u32)>,
    /// The number of the group of the quotation to which the last paragraph belongs.
    quotation: Option<u32>,
}

impl Groups {
    /// Returns the number of the group of an item at the level `level` of the list `numbering`.
    pub fn group_of_item(
        &mut self,
        numbering: u32,
        level: u32,
        package_text: &mut PackageText,
    ) -> u32 {
        self.quotation = None;
        while self.lists.pop_if(|(_, depth, _)| level < *depth).is_some() {}
        if let Some((open, open_level, group)) = self.lists.last().copied()
            && open_level == level
        {
            if open == numbering {
                return group;
            }
            self.lists.pop();
        }
        let group = package_text.new_group();
        self.lists.push((numbering, level, group));
        group
    }

    /// Returns the number of the group of a paragraph of a quotation.
    pub fn group_of_quotation(&mut self, package_text: &mut PackageText) -> u32 {
        self.lists.clear();
        *self
            .quotation
            .get_or_insert_with(|| package_text.new_group())
    }

    /// Ends all groups, because something else follows.
    pub fn end_all(&mut self) {
        self.lists.clear();
        self.quotation = None;
    }
}
