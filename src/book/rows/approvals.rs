//! Rows of `approvals.csv`: whose yes a saved plan has.

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::book::context::Context;
use crate::book::schema::ApprovalColumn as Column;
use crate::model::Approval;

/// Reads the approvals.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Approval> {
    file.read(|row| approval(row, context))
}

fn approval(row: &mut RowReader<'_, '_, Column>, context: &Context<'_>) -> Option<Approval> {
    let plan = row.text(Column::Plan);
    let approved_at = row.instant(Column::ApprovedAt, context.zone);
    let by = row.member(Column::By, context.staff);
    let digest = row.text(Column::Digest);
    let note = row.free_text(Column::Note);
    Some(Approval {
        plan: plan?,
        approved_at: approved_at?,
        by: by?,
        digest: digest?,
        note,
        place: row.place(),
    })
}
