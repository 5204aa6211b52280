//! The hash table with the weights of all features.

use crate::syntax::tag::feature::{FeatureId, N_COLUMNS, NO_ROW, RowId};

/// The weights of one feature. The last column is a factor for all of them: 1, 2, 4 or 8.
pub(super) type Row = [i8; N_COLUMNS];

/// A feature and its weights side by side, so that finding them takes one memory access.
#[derive(Clone, Copy)]
struct Entry {
    id: FeatureId,
    row: Row,
}

const EMPTY: Entry = Entry {
    id: 0,
    row: [0; N_COLUMNS],
};

/// A hash table with open addressing from feature ids to weights. The highest bits of an id give
/// its first slot, so ids in ascending order fill the table from its start to its end.
pub(super) struct FeatureTable {
    /// For each slot, a byte of the id in the slot; 0 for an empty slot. Most features that are
    /// looked up are not in the model. The bytes mostly show this without a look at `slots`. They
    /// are fast to read, because they fit into the processor's cache. The last slot is empty.
    hints: Vec<u8>,
    slots: Vec<Entry>,
    /// The number of bits by which an id is shifted to the right to get its first slot.
    shift: u32,
    /// The slot after the feature that was added last.
    next: usize,
}

impl FeatureTable {
    /// Returns an empty table for about `n_features` features.
    pub(super) fn new(n_features: usize) -> Self {
        let n_slots = (n_features + n_features / 2).next_power_of_two().max(16);
        Self {
            hints: vec![0; n_slots + 1],
            slots: vec![EMPTY; n_slots],
            shift: FeatureId::BITS - n_slots.trailing_zeros(),
            next: 0,
        }
    }

    /// Adds the feature `id` and returns its weights, which are 0. The ids must be added in
    /// ascending order.
    pub(super) fn add(&mut self, id: FeatureId) -> &mut Row {
        let slot = self.next.max(self.first_slot(id));
        self.next = slot + 1;
        if self.slots.len() <= slot {
            self.slots.push(EMPTY);
            self.hints.push(0);
        }
        self.hints[slot] = hint(id);
        let entry = &mut self.slots[slot];
        entry.id = id;
        &mut entry.row
    }

    fn first_slot(&self, id: FeatureId) -> usize {
        (id >> self.shift) as usize
    }

    /// Returns the position of the weights of feature `id`; [`NO_ROW`] if there are none.
    pub(super) fn find(&self, id: FeatureId) -> RowId {
        let wanted = hint(id);
        let mut slot = self.first_slot(id);
        while let Some(found) = self.hints.get(slot)
            && *found != 0
        {
            if *found == wanted && self.slots[slot].id == id {
                return RowId::try_from(slot).unwrap_or(NO_ROW);
            }
            slot += 1;
        }
        NO_ROW
    }

    /// Returns the weights at the position `row`; `None` for [`NO_ROW`].
    pub(super) fn row(&self, row: RowId) -> Option<&Row> {
        self.slots.get(row as usize).map(|entry| &entry.row)
    }
}

/// Returns the hint of a feature, which consists of bits of `id` that do not determine its slot.
/// The result is never 0.
const fn hint(id: FeatureId) -> u8 {
    (id & 0xff) as u8 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_found_wherever_their_slots_are() {
        // The first ids share a slot and a hint, and the last ids have no free slot behind them.
        let ids = [
            1,
            3,
            0x101,
            0x8000_0000,
            0xffff_fffb,
            0xffff_fffd,
            0xffff_ffff,
        ];
        let mut table = FeatureTable::new(ids.len());
        for (weight, id) in (1..).zip(ids) {
            table.add(id)[0] = weight;
        }
        for (weight, id) in (1..).zip(ids) {
            let row = table.row(table.find(id)).expect("the feature was added");
            assert_eq!(row[0], weight, "{id:x}");
        }
        for id in [0, 2, 0x201, 0x7fff_ffff, 0x8000_0001, 0xffff_fffe] {
            assert_eq!(table.find(id), NO_ROW, "{id:x}");
        }
    }
}
