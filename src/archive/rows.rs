//! Iterates over the rows of a table of word groups.

use parquet::data_type::{Int32Type, Int64Type};

use crate::archive::damage::guarded;
use crate::archive::part::{ColumnCursor, SegmentFile};
use crate::archive::table::FingerprintRow;
use crate::error::Error;

/// Iterates over the rows of a table of word groups, in their order. The rows are read in blocks.
pub struct FingerprintRows<'s> {
    table: &'s SegmentFile,
    group: usize,
    row: usize,
    cursors: Option<(
        ColumnCursor<Int64Type>,
        ColumnCursor<Int32Type>,
        ColumnCursor<Int32Type>,
    )>,
    /// The rows of the current block, in reverse order.
    block: Vec<FingerprintRow>,
}

/// The number of rows of a block.
const ROWS_OF_BLOCK: usize = 8192;

impl<'s> FingerprintRows<'s> {
    /// Creates an iterator over the rows of `table`.
    pub fn of(table: &'s SegmentFile) -> Self {
        Self {
            table,
            group: 0,
            row: 0,
            cursors: None,
            block: Vec::new(),
        }
    }

    /// Returns the next row, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if the table is damaged.
    pub fn read_next(&mut self) -> Result<Option<FingerprintRow>, Error> {
        if self.block.is_empty() {
            let path = &self.table.path.clone();
            guarded(path, || self.read_block())?;
        }
        Ok(self.block.pop())
    }

    fn read_block(&mut self) -> Result<(), Error> {
        let table = self.table;
        while self.group < table.n_groups() {
            let n_rows = (table.n_rows(self.group) - self.row).min(ROWS_OF_BLOCK);
            if n_rows == 0 {
                (self.group, self.row, self.cursors) = (self.group + 1, 0, None);
                continue;
            }
            let group = self.group;
            if self.cursors.is_none() {
                let numbers = (table.cursor(group, 1)?, table.cursor(group, 2)?);
                self.cursors = Some((table.cursor(group, 0)?, numbers.0, numbers.1));
            }
            let Some((hashes, documents, positions)) = &mut self.cursors else {
                return Ok(());
            };
            let (mut a, mut b, mut c) = (Vec::new(), Vec::new(), Vec::new());
            hashes.read(self.row, n_rows, &mut a)?;
            documents.read(self.row, n_rows, &mut b)?;
            positions.read(self.row, n_rows, &mut c)?;
            self.row += n_rows;
            let rows = a.into_iter().zip(b).zip(c).rev();
            let rows = rows.map(|((hash, document), position)| FingerprintRow {
                hash,
                document,
                position,
            });
            self.block.extend(rows);
            return Ok(());
        }
        Ok(())
    }
}
