//! Which paragraphs belong together: items of a list, paragraphs of a quotation.

use crate::packages::story::Story;

/// The groups that are open.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Lists within one another: numbering, level, number of the group.
    lists: Vec<(u32, u32, u32)>,
    /// The quotation that the last paragraph was part of.
    quotation: Option<u32>,
}

impl Groups {
    /// The group of an item of the list `numbering` at this `level`.
    pub fn of_item(&mut self, numbering: u32, level: u32, story: &mut Story) -> u32 {
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
        let group = story.group();
        self.lists.push((numbering, level, group));
        group
    }

    /// The group of a paragraph of a quotation.
    pub fn of_quotation(&mut self, story: &mut Story) -> u32 {
        self.lists.clear();
        *self.quotation.get_or_insert_with(|| story.group())
    }

    /// Ends all groups: something else stands here.
    pub fn end(&mut self) {
        self.lists.clear();
        self.quotation = None;
    }
}
