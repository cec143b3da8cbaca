//! One row of a saved plan changed or added, under the lock.

use crate::book::schema::columns_of;
use crate::book::{ChangeError, Need, PlanRow, Reading, appended_again, line_where, read};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Booking;
use crate::text::{Directory, Session};

/// Everything that duties and appointments follow from.
pub(super) fn everything(
    context: &mut Context<'_>,
    directory: &Directory,
) -> Result<Reading, CommandError> {
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    read(directory, &need).map_err(|fault| context.unreadable(fault))
}

/// A saved plan about to be written to, as it was read under the lock.
pub(super) struct Plan<'p> {
    pub(super) directory: &'p Directory,
    pub(super) session: &'p Session<'p>,
    pub(super) reading: &'p Reading,
    pub(super) file: String,
}

impl Plan<'_> {
    /// Changes the line of `row` by `change`.
    pub(super) fn change(
        &self,
        context: &mut Context<'_>,
        row: &Booking,
        change: impl FnOnce(&[u8], u32) -> Result<Vec<u8>, ChangeError>,
    ) -> Result<(), CommandError> {
        context.refuse_faulty(self.reading, &self.file)?;
        context.commit(self.session, self.directory, &self.file, |current| {
            let gone = || ChangeError::NoRow(row.id.to_string());
            let bytes = current.ok_or_else(gone)?;
            let line = line_where(bytes, &[("id", row.id.as_str())], row.place.line);
            change(bytes, line.ok_or_else(gone)?)
        })?;
        Ok(())
    }

    /// Adds `row`. The id of a row called off may come again: id and state together are the key.
    pub(super) fn add(&self, context: &mut Context<'_>, row: &PlanRow) -> Result<(), CommandError> {
        let columns = columns_of("plans", &[]);
        context.commit(self.session, self.directory, &self.file, |current| {
            row.with_cells(|cells| appended_again(current, &columns, cells))
                .map(|(bytes, _)| bytes)
        })?;
        Ok(())
    }
}
